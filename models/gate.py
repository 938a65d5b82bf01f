"""The one gate through which everything is written: `tx(fn)`.

Every line here answers a loss that was reproduced: a cancelled caller must not tear a transaction in two
(shield); a task must not inherit a transaction that is not its own (fresh context); two writers must queue
before they read (BEGIN IMMEDIATE, in `models.sqlite`); a busy database is tried again, a bounded number of
times. `fn` may therefore run more than once: it must touch nothing but the database.
"""

import asyncio
import contextvars
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError

T = TypeVar("T")
log = logging.getLogger(__name__)

TRIES = 5
FIRST_PAUSE_SECONDS = 0.02

_inside: contextvars.ContextVar[bool] = contextvars.ContextVar("inside_tx", default=False)
_after_commit: contextvars.ContextVar[list[Callable[[], None]]] = contextvars.ContextVar("after_commit")
_running: set[asyncio.Task[Any]] = set()


class NestedTransaction(RuntimeError):
    """A transaction was started inside another: the inner one would commit what the outer may roll back."""


def inside() -> bool:
    """Whether the caller runs inside a transaction."""
    return _inside.get()


def after_commit(act: Callable[[], None]) -> None:
    """Run `act` once the present transaction is safely on disk (never if it is rolled back)."""
    _after_commit.get().append(act)


async def tx(fn: Callable[[], Awaitable[T]]) -> T:
    """Run `fn` in one transaction and return its result once it is committed.

    A cancelled caller gets its CancelledError, but the transaction runs on to its end. Raises what `fn`
    raises (rolled back), `OperationalError` when the database stays busy after five tries.
    """
    if inside():
        raise NestedTransaction
    task = asyncio.get_running_loop().create_task(_guarded(fn), context=contextvars.copy_context())
    _running.add(task)
    task.add_done_callback(_running.discard)
    return await asyncio.shield(task)


async def drain() -> None:
    """Wait for the transactions that are under way: the last step before closing the database."""
    while _running:
        await asyncio.wait(set(_running))


async def _guarded(fn: Callable[[], Awaitable[T]]) -> T:
    pause = FIRST_PAUSE_SECONDS
    for last in [False] * (TRIES - 1) + [True]:
        acts: list[Callable[[], None]] = []
        _after_commit.set(acts)
        _inside.set(True)
        try:
            async with get_connections().get("default")._in_transaction():
                result = await fn()
        except OperationalError as error:
            if last or not _worth_another_try(error):
                raise
            await asyncio.sleep(pause)
            pause *= 2
        else:
            for act in acts:
                _run_safely(act)
            return result
        finally:
            _inside.set(False)
    raise AssertionError("unreachable")


def _run_safely(act: Callable[[], None]) -> None:
    """What follows a commit must not make it look like a failure: the caller would do everything again."""
    try:
        act()
    except Exception:
        log.exception("what should follow a commit failed")


def _worth_another_try(error: OperationalError) -> bool:
    text = str(error).lower()
    return any(word in text for word in ("locked", "busy", "deadlock", "serialize"))


@asynccontextmanager
async def savepoint() -> AsyncIterator[None]:
    """Inside a transaction: what happens in the block is undone alone when the block raises."""
    connection = get_connections().get("default")
    acts = _after_commit.get()
    before = len(acts)
    await connection.execute_query("SAVEPOINT one_update", [])
    try:
        yield
    except BaseException:
        del acts[before:]  # what was to follow belongs to rows that are undone
        await connection.execute_query("ROLLBACK TO one_update", [])
        raise
    finally:
        await connection.execute_query("RELEASE one_update", [])
