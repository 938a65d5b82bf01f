"""Protections of the gate taken away once: what they prevent does happen then."""

import asyncio
import contextlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tortoise.exceptions import OperationalError

from models import gate, sql
from models.gate import after_commit, tx
from models.sqlite import Client, Transaction
from tests.faults.inside import Inside


async def test_without_begin_immediate(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deferred BEGIN: whoever read before another process wrote fails, however often it is tried."""

    async def deferred(self: Transaction) -> None:
        await self._connection.execute("BEGIN")

    async def read_modify_write() -> None:
        await sql.rows("SELECT count(*) AS n FROM setting")
        other = sqlite3.connect(database, timeout=0.05, isolation_level=None)
        with closing(other), contextlib.suppress(sqlite3.OperationalError):
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
