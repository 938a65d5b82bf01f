"""Polling: offsets, waiting, one poller, kinds, and what the queue forgets."""

import asyncio

import pytest
from simulator_reader import PLATFORMS, Call

from simulator import Simulator


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_offset_confirms(sim: Simulator, call: Call, platform: str) -> None:
    phone = sim.person(platform)
    ids = [phone.send(f"متن {i}")["update_id"] for i in range(5)]

    async def poll(**fields: int) -> list[int]:
        return [u["update_id"] for u in (await call(platform, "getUpdates", **fields))["result"]]

    assert await poll() == ids
    assert await poll(limit=2) == ids[:2]
    assert await poll(offset=ids[2]) == ids[2:]
    assert await poll(offset=-1) == ids[4:]
    assert await poll(offset=ids[4] + 1) == []


async def test_waits_for_an_update(sim: Simulator, call: Call) -> None:
    phone = sim.person("bale")
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(call("bale", "getUpdates", timeout=20))
        await asyncio.sleep(0.05)
        update = phone.send("سلام")
    assert poll.result()["result"] == [update]
    assert (await call("bale", "getUpdates", offset=1, timeout=1))["result"] == []


async def test_second_poller_ends_the_first(sim: Simulator, call: Call) -> None:
    phone = sim.person("telegram")
    async with asyncio.TaskGroup() as group:
        older = group.create_task(call("telegram", "getUpdates", timeout=20))
        await asyncio.sleep(0.05)
        newer = group.create_task(call("telegram", "getUpdates", timeout=20))
        await asyncio.sleep(0.05)
        phone.send("سلام")
    assert older.result()["error_code"] == 409
    assert "terminated by other getUpdates" in older.result()["description"]
    assert len(newer.result()["result"]) == 1


async def test_kinds_are_chosen_on_telegram_only(sim: Simulator, call: Call) -> None:
    for platform in PLATFORMS:
        await call(platform, "getUpdates", allowed_updates=["callback_query"])
        sim.person(platform).send("سلام")
    sim.move_clock(hours=1)
    kinds = [set(u) - {"update_id"} for u in (await call("telegram", "getUpdates"))["result"]]
    assert kinds == [{"simulator_clock"}]
    assert len((await call("bale", "getUpdates"))["result"]) == 1


async def test_bale_keeps_the_last_two_thousand(sim: Simulator) -> None:
    phone = sim.person("bale")
    for i in range(2010):
        sim.queue_text("bale", phone.id, str(i))
    pending = phone.messenger.updates.pending
    assert (len(pending), pending[0][1]["update_id"]) == (2000, 10)


async def test_updates_older_than_a_day_are_gone(sim: Simulator) -> None:
    phone = sim.person("bale")
    phone.send("کهنه")
    updates = phone.messenger.updates
    updates.pending[0] = (updates.pending[0][0] - 25 * 3600, updates.pending[0][1])
    phone.send("نو")
    assert [u["message"]["text"] for u in updates.batch(100)] == ["نو"]
