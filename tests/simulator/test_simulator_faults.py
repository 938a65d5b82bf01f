"""Each fault: what the caller gets, and whether the message came through."""

import asyncio

import aiohttp
import pytest
from simulator_reader import Call

from simulator import Simulator


async def outcome(call: Call, chat_id: int) -> int | str:
    """Send a message; the HTTP status, or "lost" when the connection broke."""
    try:
        return int((await call("bale", "sendMessage", chat_id=chat_id, text="x"))["status"])
    except aiohttp.ContentTypeError as error:
        return int(error.status)
    except (aiohttp.ClientError, ConnectionError):
        return "lost"


@pytest.mark.parametrize(
    ("kind", "result", "seen"),
    [
        ("429", 429, 0),
        ("403", 403, 0),
        ("500", 500, 0),
        ("garbage", 502, 0),
        ("drop_before", "lost", 0),
        ("drop_after", "lost", 1),
        ("timeout_before", "lost", 0),
        ("timeout_after", "lost", 1),
    ],
)
async def test_kinds(sim: Simulator, call: Call, kind: str, result: int | str, seen: int) -> None:
    phone = sim.person("bale")
    fault = sim.faults.add(platform="bale", method="sendMessage", kind=kind, count=1, hang_seconds=0.05)
    assert await outcome(call, phone.id) == result
    assert (len(phone.inbox), fault.hits) == (seen, 1)
    assert await outcome(call, phone.id) == 200, "it strikes once"
    assert sim.calls["bale"]["errors"] == 1


async def test_retry_after_and_plain_text(sim: Simulator, call: Call, http: aiohttp.ClientSession) -> None:
    sim.faults.add(kind="429", retry_after=7, count=1)
    assert (await call("bale", "getMe"))["parameters"] == {"retry_after": 7}
    sim.faults.add(kind="429", count=1)
    assert "parameters" not in await call("telegram", "getMe")
    sim.faults.add(kind="429", plain=True, count=1)
    async with http.get(f"{sim.api('bale')}/bot2000:TESTTOKEN/getMe") as response:
        assert (response.status, await response.text()) == (429, "Too Many Requests")


async def test_patterns(sim: Simulator, call: Call) -> None:
    sim.faults.add(platform="tele*", method="send*", kind="500")
    phone = sim.person("telegram")
    assert (await call("telegram", "sendMessage", chat_id=phone.id, text="x"))["status"] == 500
    assert (await call("telegram", "getMe"))["ok"]
    assert (await call("bale", "sendMessage", chat_id=sim.person("bale").id, text="x"))["ok"]
    sim.faults.clear()
    assert (await call("telegram", "sendMessage", chat_id=phone.id, text="x"))["ok"]
    with pytest.raises(ValueError, match="unknown kind"):
        sim.faults.add(kind="flood")


async def test_chance_can_be_repeated(sim: Simulator) -> None:
    def run() -> list[bool]:
        sim.faults.seed(5)
        return [sim.faults.pick("bale", "getme") is not None for _ in range(40)]

    sim.faults.add(kind="500", probability=0.5)
    assert run() == run()
    assert 5 < sum(run()) < 35


async def test_hanging_calls_go_when_cleared(sim: Simulator, call: Call) -> None:
    phone = sim.person("bale")
    sim.faults.add(kind="hang", method="sendMessage")
    async with asyncio.TaskGroup() as group:
        sent = group.create_task(outcome(call, phone.id))
        await asyncio.sleep(0.05)
        assert not sent.done()
        sim.faults.clear()
    assert sent.result() == "lost"


async def test_lost_poll_loses_no_update(sim: Simulator, call: Call) -> None:
    update = sim.person("bale").send("x")
    sim.faults.add(method="getUpdates", kind="drop_after", count=1)
    with pytest.raises(aiohttp.ClientError):
        await call("bale", "getUpdates")
    assert (await call("bale", "getUpdates"))["result"] == [update]


async def test_duplicates_and_disorder(sim: Simulator, call: Call) -> None:
    phone = sim.person("bale")
    ids = [phone.send(str(i))["update_id"] for i in range(30)]
    sim.faults.duplicates = 0.5
    got = [u["update_id"] for u in (await call("bale", "getUpdates"))["result"]]
    assert set(got) == set(ids)
    assert len(got) > len(ids)
    sim.faults.duplicates = 0
    sim.faults.shuffle = True
    got = [u["update_id"] for u in (await call("bale", "getUpdates"))["result"]]
    assert got != ids
    assert sorted(got) == ids
