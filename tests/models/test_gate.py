"""The gate: what it refuses, what it undoes, what it tells after the commit, and random cancels."""

import asyncio
import contextlib
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tortoise.exceptions import OperationalError

from bot.nursery import Nursery
from models import gate, sql
from models.gate import NestedTransaction, after_commit, savepoint, tx
from models.sqlite import Transaction
from tests.faults.knobs import say, size


async def _put(key: str, value: str = "x") -> None:
    await sql.run("INSERT INTO setting (key, value) VALUES (?, ?)", key, value)


def _keys(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as own:
        return {key for (key,) in own.execute("SELECT key FROM setting")}


async def test_a_transaction_inside_another_is_refused(database: Path) -> None:
    async def outer() -> None:
        await _put("outer")
        await tx(lambda: _put("inner"))

    with pytest.raises(NestedTransaction):
        await tx(outer)
    assert _keys(database) == set()


async def test_a_task_started_inside_is_refused(database: Path) -> None:
    nursery = Nursery()

    async def spawning() -> None:
        nursery.spawn(_put("stray"), "stray")

    with pytest.raises(RuntimeError, match="inside a transaction"):
        await tx(spawning)
    await nursery.close()


async def test_a_write_outside_is_refused(database: Path) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        await _put("outside")
    assert _keys(database) == set()


async def test_outside_sees_only_what_is_committed(database: Path) -> None:
    seen: list[int] = []

    async def writing() -> None:
        await _put("mine")
        seen.append(len(await sql.rows("SELECT key FROM setting")))
        seen.append(len(_keys(database)))

    await tx(writing)
    assert seen == [1, 0]
    assert len(await sql.rows("SELECT key FROM setting")) == 1


async def test_acts_come_after_the_commit_and_never_after_a_rollback(database: Path) -> None:
    told: list[set[str]] = []

    async def writing(fails: bool) -> None:
        await _put(f"fails-{fails}")
        after_commit(lambda: told.append(_keys(database)))
        if fails:
            raise ValueError

    await tx(lambda: writing(False))
    with pytest.raises(ValueError):
        await tx(lambda: writing(True))
    assert told == [{"fails-False"}]


async def test_a_savepoint_undoes_its_block_alone(database: Path) -> None:
    async def writing() -> None:
        await _put("before")
        with contextlib.suppress(ValueError):
            async with savepoint():
                await _put("within")
                raise ValueError
        async with savepoint():
            await _put("after")

    await tx(writing)
    assert _keys(database) == {"before", "after"}


async def test_begin_that_fails_does_not_keep_the_lock(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = Transaction.begin

    async def refused(_: Transaction) -> None:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr(Transaction, "begin", refused)
    for _ in range(3):
        with pytest.raises(OperationalError):
            await tx(lambda: _put("never"))
    monkeypatch.setattr(Transaction, "begin", begin)
    async with asyncio.timeout(2):
        await tx(lambda: _put("afterwards"))
    assert _keys(database) == {"afterwards"}


async def test_commit_that_fails_is_rolled_back(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit, told = Transaction.commit, []

    async def refused(_: Transaction) -> None:
        raise OperationalError("database or disk is full")

    async def writing(key: str) -> None:
        await _put(key)
        after_commit(lambda: told.append(key))

    monkeypatch.setattr(Transaction, "commit", refused)
    with pytest.raises(OperationalError):
        await tx(lambda: writing("never"))
    monkeypatch.setattr(Transaction, "commit", commit)
    await tx(lambda: writing("afterwards"))
    assert _keys(database) == {"afterwards"}
    assert told == ["afterwards"]


async def test_a_busy_database_is_tried_again(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = 0

    async def writing() -> None:
        nonlocal tries
        tries += 1
        await _put(f"try-{tries}")
        if tries < gate.TRIES:
            raise OperationalError("database is locked")

    await tx(writing)
    assert _keys(database) == {f"try-{gate.TRIES}"}
    tries = -100
    with pytest.raises(OperationalError):
        await tx(writing)
    assert tries == -100 + gate.TRIES


@pytest.mark.deep
@size("cancels", 500, 5000)
async def test_random_cancels_leak_no_lock_and_tear_nothing(database: Path, cancels: int) -> None:
    """Each transaction writes two rows with pauses between: all or nothing, whatever is cancelled when."""
    dice = random.Random(cancels)
    acknowledged: set[int] = set()

    async def writing(number: int) -> None:
        await _put(f"a{number}")
        await asyncio.sleep(0)
        await _put(f"b{number}")

    async def caller(number: int) -> None:
        await tx(lambda: writing(number))
        acknowledged.add(number)

    loop, cancelled, number = asyncio.get_running_loop(), 0, 0
    while cancelled < cancels:
        tasks = [loop.create_task(caller(number + at)) for at in range(20)]
        number += 20
        for task in tasks:
            if dice.random() < 0.6:
                loop.call_later(dice.uniform(0, 0.05), task.cancel)
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        cancelled += sum(isinstance(one, asyncio.CancelledError) for one in ended)
        assert not [one for one in ended if isinstance(one, Exception)]
    async with asyncio.timeout(5):
        await gate.drain()
        await tx(lambda: _put("the lock is free"))
    keys = _keys(database)
    assert {f"{letter}{one}" for one in acknowledged for letter in "ab"} <= keys
    assert {key[1:] for key in keys if key[0] == "a"} == {key[1:] for key in keys if key[0] == "b"}
    say(f"gate: {cancelled} of {number} transactions cancelled, {len(acknowledged)} acknowledged: 0 missing, 0 locks")
