"""Protections of what comes in taken away once: what they prevent does happen then."""

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest

from bot import processing
from bot.lanes import Lanes
from bot.receiver import Receiver
from models import inbox, sql
from models.inbox import Incoming
from tests.faults.inside import Inside, amounts_of, crash


async def test_without_inbox_before_confirming(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    async def confirm_first(self: Receiver, batch: list[Any]) -> None:
        self._offset = max(one["update_id"] for one in batch) + 1
        await self._messenger.updates(self._offset, 0)
        await asyncio.sleep(3600)  # the crash comes before the work

    monkeypatch.setattr(Receiver, "take", confirm_first)
    await inside.house.restart()
    person = inside.people[0]
    person.give()
    await asyncio.sleep(0.2)
    await crash(inside)
    monkeypatch.undo()
    await inside.house.start()
    await inside.settled()
    assert await amounts_of(person) == [], "the value is lost"


async def test_without_membership(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """«Newer than the last» instead of membership: an id that comes later but is lower is dropped."""
    store, last = inbox.store, {"telegram": 0, "bale": 0, "internal": 0}

    async def newer_only(batch: Iterable[Incoming]) -> list[Incoming]:
        fresh = [one for one in batch if one.update_id > last[one.platform]]
        for one in fresh:
            last[one.platform] = max(last[one.platform], one.update_id)
        return await store(fresh)

    monkeypatch.setattr(inbox, "store", newer_only)
    assert inside.house.application is not None
    receiver = inside.house.application.receivers["telegram"]
    person = inside.people[0]
    first, second = person.give(), person.give()
    person.phone.messenger.updates.pending.clear()
    await receiver.take([second])
    await receiver.take([first])
    await inside.settled()
    assert len(await amounts_of(person)) == 1, "the update with the lower id is lost"


async def test_without_any_recognition(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the unique id an update that the platform repeats takes effect twice."""
    store, copies = inbox.store, iter(range(10**9, 2 * 10**9))

    async def renumbered(batch: Iterable[Incoming]) -> list[Incoming]:
        batch = list(batch)
        for one in batch:
            one.update_id = next(copies)
        return await store(batch)

    monkeypatch.setattr(inbox, "store", renumbered)
    person = inside.people[0]
    inside.house.world.requeue(person.platform, person.give())
    await inside.settled()
    stored = await sql.rows("SELECT count(*) AS n FROM inbox WHERE update_id >= 1000000000 AND platform <> 'internal'")
    assert stored[0]["n"] == 2, "one text was worked off twice"


def _fails_once(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    handle, failed = processing.Processing._handle, False

    async def failing(self: Any, one: Any, turn: Any) -> None:
        nonlocal failed
        message = one.update.message if one.update is not None else None
        if not failed and message is not None and message.text == text:
            failed = True
            raise ValueError("a slip")
        await handle(self, one, turn)

    monkeypatch.setattr(processing.Processing, "_handle", failing)


async def test_without_lanes(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every update a lane of its own: the second text overtakes the first, and the older value stands."""
    offer = Lanes.offer

    def alone(self: Lanes, update: Incoming) -> None:
        update.lane = f"{update.lane}:{update.id}"
        offer(self, update)

    person = inside.people[0]
    monkeypatch.setattr(Lanes, "offer", alone)
    monkeypatch.setattr(inbox, "_listener", inside.house.application.lanes.offer)  # type: ignore[union-attr]
    given = [person.give()["message"]["text"] for _ in range(2)]
    _fails_once(monkeypatch, given[0])
    await inside.settled()
    assert await amounts_of(person) == [float(one) for one in reversed(given)]


async def test_with_lanes(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    person = inside.people[0]
    given = [person.give()["message"]["text"] for _ in range(2)]
    _fails_once(monkeypatch, given[0])
    await inside.settled()
    assert await amounts_of(person) == [float(one) for one in given]


async def test_without_parsing_one_by_one(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch parsed as a whole: one odd update, and nothing of the group is ever done."""
    group = processing.Processing.group

    async def as_a_whole(self: Any, updates: list[Incoming]) -> Any:
        for one in updates:
            self._parse(one)
        return await group(self, updates)

    monkeypatch.setattr(processing.Processing, "group", as_a_whole)
    monkeypatch.setattr(inside.house.application.lanes, "_process", inside.house.application.processing.group)  # type: ignore[union-attr]
    person = inside.people[0]
    inside.house.world.push_raw(person.platform, {"something_new": {}})
    person.give()
    await asyncio.sleep(0.5)
    assert await amounts_of(person) == []


async def test_without_quarantine(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """An update that always fails is tried for ever, and its person is never answered again."""
    monkeypatch.setattr(processing, "MOST_ATTEMPTS", 10**9)
    monkeypatch.setattr(processing, "PAUSES", [0.02] * 10_000)
    person = inside.people[0]
    handle = processing.Processing._handle

    async def failing(self: Any, one: Any, turn: Any) -> None:
        if one.update is not None and one.update.message is not None and one.update.message.text == "poison":
            raise ValueError("always")
        await handle(self, one, turn)

    monkeypatch.setattr(processing.Processing, "_handle", failing)
    person.phone.send("poison")
    person.give()
    await asyncio.sleep(0.6)
    assert await amounts_of(person) == []
