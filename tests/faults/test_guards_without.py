"""Each protection taken away once: the loss or the double that it prevents does happen then."""

import asyncio
import contextlib
import io
import logging
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tortoise.exceptions import OperationalError

from bot import processing
from bot.delivery import Delivery
from bot.evidence_store import EvidenceStore
from bot.lanes import Lanes
from bot.logs import set_up_logs
from bot.receiver import Receiver
from models import gate, inbox, outbox, sql
from models.gate import after_commit, tx
from models.inbox import Incoming
from models.sqlite import Client, Transaction
from tests.faults.inside import Inside
from tests.faults.people import Liaison


async def _amounts(person: Liaison) -> list[float]:
    found = await sql.rows("SELECT amount FROM value WHERE entry_id = ? ORDER BY id", person.entry_id)
    return [float(one["amount"]) for one in found]


def _copies(person: Liaison, text: str) -> int:
    return sum(text in one.text for one in person.phone.messages if one.from_bot)


async def _crash(inside: Inside) -> None:
    """End as kill -9 does, as near as one process can: nothing is waited for, nothing is settled."""
    application = inside.house.application
    assert application is not None
    await application.nursery.close()
    for sender in application.senders.values():
        sender._in_flight, sender._outcomes = 0, []
    await application.stop()
    inside.house.application = None


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
    await _crash(inside)
    monkeypatch.undo()
    await inside.house.start()
    await inside.settled()
    assert await _amounts(person) == [], "the value is lost"


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
    assert len(await _amounts(person)) == 1, "the update with the lower id is lost"


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


async def test_without_begin_immediate(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deferred BEGIN: whoever read before another process wrote fails, however often it is tried."""

    async def deferred(self: Transaction) -> None:
        await self._connection.execute("BEGIN")

    async def read_modify_write() -> None:
        await sql.rows("SELECT count(*) AS n FROM setting")
        with closing(sqlite3.connect(database, timeout=0.05, isolation_level=None)) as other:
            with contextlib.suppress(sqlite3.OperationalError):
                other.execute("INSERT INTO setting (key, value) VALUES (hex(randomblob(8)), 'other')")
        await sql.run("INSERT INTO setting (key, value) VALUES ('mine', 'x')")

    monkeypatch.setattr(Transaction, "begin", deferred)
    with pytest.raises(OperationalError, match="locked"):
        await tx(read_modify_write)
    monkeypatch.undo()
    await tx(read_modify_write)


async def test_without_shield(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A caller that is cancelled during COMMIT: the row is there, and nobody was told of it."""
    told: list[str] = []
    committing = asyncio.Event()
    commit = Transaction.commit

    async def announced(self: Transaction) -> None:
        committing.set()
        await commit(self)

    async def writing() -> None:
        await sql.run("INSERT INTO setting (key, value) VALUES ('torn', 'x')")
        after_commit(lambda: told.append("torn"))

    async def unshielded(task: asyncio.Task[Any]) -> Any:
        return await task

    async def cancelled_while_committing() -> list[sql.Record]:
        committing.clear()
        task = asyncio.get_running_loop().create_task(tx(writing))
        await committing.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await gate.drain()
        return list(await sql.rows("SELECT key FROM setting WHERE key = 'torn'"))

    monkeypatch.setattr(Transaction, "commit", announced)
    monkeypatch.setattr(gate.asyncio, "shield", unshielded)
    rows = await cancelled_while_committing()
    assert len(rows) == 1 and not told, "committed, and its listeners never heard of it"
    monkeypatch.undo()
    monkeypatch.setattr(Transaction, "commit", announced)
    await tx(lambda: sql.run("DELETE FROM setting"))
    assert len(await cancelled_while_committing()) == 1
    assert told == ["torn"]


async def test_without_refusing_tasks_inside(database: Path) -> None:
    """A task that is started inside writes into somebody else's transaction, and vanishes with it."""
    tasks = []

    async def stray() -> None:
        await sql.run("INSERT INTO setting (key, value) VALUES ('stray', 'x')")

    async def outer() -> None:
        tasks.append(asyncio.get_running_loop().create_task(stray()))
        await asyncio.gather(*tasks)
        raise ValueError

    with pytest.raises(ValueError):
        await tx(outer)
    assert tasks[0].exception() is None, "the task believes that it wrote"
    assert not await sql.rows("SELECT key FROM setting"), "and its row is gone"


async def test_without_the_read_only_connection(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A forgotten write outside the gate goes through, outside of any transaction."""
    opening = Client._open

    async def writable(self: Client, pragmas: dict[str, str]) -> Any:
        return await opening(self, {**pragmas, "query_only": "OFF"})

    monkeypatch.setattr(Client, "_open", writable)
    client = sql.get_connections().get("default")
    await client.close()
    with contextlib.suppress(ValueError):
        await sql.run("INSERT INTO setting (key, value) VALUES ('forgotten', 'x')")
    with closing(sqlite3.connect(database)) as own:
        assert own.execute("SELECT count(*) FROM setting").fetchone()[0] == 1


async def test_without_after_commit(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages handed over before the commit: somebody is told of a value that was never stored."""
    commit, failing = Transaction.commit, True

    async def full(self: Transaction) -> None:
        nonlocal failing
        if failing and await self.execute_query_dict("SELECT 1 FROM value"):
            await asyncio.sleep(0.3)
            failing = False
            raise OperationalError("database or disk is full")
        await commit(self)

    async def marks(self: Any, batch: list[Any], outcomes: list[Any]) -> set[int]:
        return {one.id for one in batch}

    monkeypatch.setattr("models.gate.after_commit", lambda act: act())
    monkeypatch.setattr("bot.sender.tx", lambda fn: fn())  # the sender's own marks would wait for the gate
    monkeypatch.setattr("bot.sender.Sender._marks", marks)
    monkeypatch.setattr(Transaction, "commit", full)
    inside.people[0].give()
    await asyncio.sleep(0.6)
    assert inside.false, "told before it was committed"


async def _crash_while_sending(inside: Inside, times: int) -> int:
    """Crash between the messenger's receipt and our mark, several times; returns how often a text is seen."""
    person = inside.people[0]
    attempt = Delivery.attempt

    async def lost(self: Delivery, one: outbox.Outgoing) -> Any:
        result = await attempt(self, one)
        if "crash-probe" in one.key:
            await asyncio.sleep(3600)
        return result

    payload = {"text": "پیام یگانه"}
    one = outbox.Outgoing(
        "crash-probe", person.platform, person.phone.person.id, outbox.NOTICE, "sendMessage", payload, "x"
    )
    Delivery.attempt = lost  # type: ignore[method-assign]
    try:
        await tx(lambda: outbox.put([one]))
        for _ in range(times):
            await asyncio.sleep(0.15)
            await _crash(inside)
            await inside.house.start()
        await asyncio.sleep(0.15)
    finally:
        Delivery.attempt = attempt  # type: ignore[method-assign]
    await _crash(inside)
    await inside.house.start()
    await inside.settled()
    return _copies(person, "پیام یگانه")


async def test_without_the_sending_mark(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    async def unmarked(ids: Any) -> set[int]:
        return set(ids)

    monkeypatch.setattr(outbox, "sending", unmarked)
    assert await _crash_while_sending(inside, 3) > 2


async def test_with_the_sending_mark(inside: Inside) -> None:
    assert await _crash_while_sending(inside, 3) <= 2


async def test_without_a_limit_to_repeating(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer lost: without the limit a person gets the same message again and again."""
    monkeypatch.setattr("bot.delivery.MOST_UNKNOWN_TRIES", 10**9)
    person = inside.people[0]
    inside.house.world.faults.add(method="sendMessage", kind="drop_after", platform=person.platform, count=6)
    payload = {"text": "پیام یگانه"}
    one = outbox.Outgoing("probe", person.platform, person.phone.person.id, outbox.NOTICE, "sendMessage", payload, "x")
    await tx(lambda: outbox.put([one]))
    await inside.settled()
    assert _copies(person, "پیام یگانه") == 7


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
    assert await _amounts(person) == [float(one) for one in reversed(given)]


async def test_with_lanes(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    person = inside.people[0]
    given = [person.give()["message"]["text"] for _ in range(2)]
    _fails_once(monkeypatch, given[0])
    await inside.settled()
    assert await _amounts(person) == [float(one) for one in given]


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
    assert await _amounts(person) == []


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
    assert await _amounts(person) == []


def test_without_redaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """The token stands in every address: a library that logs one, or a traceback, would give it away."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    address = "http://127.0.0.1/bot1000:TESTTOKEN/getMe"
    for guarded in (True, False):
        set_up_logs("INFO", "console", ["1000:TESTTOKEN"])
        if not guarded:
            logging.basicConfig(handlers=[logging.StreamHandler(written)], force=True)
        try:
            raise OSError(address)
        except OSError:
            logging.getLogger("some.library").exception("cannot reach %s", address)
        assert ("TESTTOKEN" in written.getvalue()) is not guarded


async def test_without_the_file_before_its_row(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """The row first, the file some time later: a crash between leaves a receipt for nothing."""

    async def later(self: EvidenceStore, got: Any) -> Path:
        return self.path_of(got.sha256)

    monkeypatch.setattr(EvidenceStore, "keep", later)
    inside.people[0].attach()
    await inside.settled()
    assert inside.false, "told that the file is stored"


async def test_without_comparing_sizes(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error page instead of the bytes, with status 200: without the comparison it would be looked at as the file."""
    call = inside.house.application.messengers["telegram"].call  # type: ignore[union-attr]

    async def without_size(method: str, payload: Any, seconds: float = 30) -> Any:
        told = await call(method, payload, seconds)
        return {key: value for key, value in told.items() if key != "file_size"} if method == "getFile" else told

    monkeypatch.setattr(inside.house.application.messengers["telegram"], "call", without_size)  # type: ignore[union-attr]
    person = inside.people[0]
    assert person.platform == "telegram"
    inside.house.world.faults.add(method="download", kind="garbage", status=200, count=1)
    person.attach()
    await inside.settled()
    found = await sql.rows("SELECT state FROM evidence_file WHERE entry_id = ?", person.entry_id)
    assert [one["state"] for one in found] != ["UPLOADED"], "a good file was refused for an error page"
