"""Rate limits over a sliding second, and what each messenger's 429 carries."""

import asyncio

import pytest
from simulator_reader import Call

from simulator import Limits, Simulator


async def test_limits_in_a_second(sim: Simulator, call: Call) -> None:
    sim.set_limits(Limits(per_second=3, per_chat_second=2))
    a, b = sim.person("telegram"), sim.person("telegram")

    async def send(chat_id: int) -> bool:
        return bool((await call("telegram", "sendMessage", chat_id=chat_id, text="x"))["ok"])

    assert [await send(a.id) for _ in range(3)] == [True, True, False]
    assert [await send(b.id) for _ in range(2)] == [True, False]
    assert sim.calls["telegram"]["429"] == 2
    await asyncio.sleep(1.01)
    assert await send(a.id)
    assert len(a.inbox) == 3


@pytest.mark.parametrize("told", [False, True])
async def test_waiting_time(sim: Simulator, call: Call, told: bool) -> None:
    sim.set_limits(Limits(per_second=1, bale_retry_after=told))
    for platform, expected in (("telegram", True), ("bale", told)):
        phone = sim.person(platform)
        await call(platform, "sendMessage", chat_id=phone.id, text="x")
        refused = await call(platform, "sendMessage", chat_id=phone.id, text="x")
        assert refused["status"] == 429
        assert refused.get("parameters") == ({"retry_after": 1} if expected else None)
        assert refused["description"].startswith("Too Many Requests")


async def test_edits_count_unless_told_otherwise(sim: Simulator, call: Call) -> None:
    phone = sim.person("telegram")
    await call("telegram", "sendMessage", chat_id=phone.id, text="x")
    at = {"chat_id": phone.id, "message_id": phone.last.message_id}
    for edits in (True, False):
        sim.set_limits(Limits(per_second=1, edits=edits))
        answers = [await call("telegram", "editMessageText", **at, text=f"{edits}{i}") for i in range(2)]
        assert answers[1]["ok"] is not edits


async def test_refused_text_uses_nothing_up(sim: Simulator, call: Call) -> None:
    sim.set_limits(Limits(per_second=1))
    phone = sim.person("telegram")
    assert not (await call("telegram", "sendMessage", chat_id=phone.id, text=""))["ok"]
    assert (await call("telegram", "sendMessage", chat_id=phone.id, text="x"))["ok"]
