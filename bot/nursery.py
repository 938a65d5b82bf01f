"""The one place where tasks are started: each is named, held, its failure logged, and ended at the stop."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import structlog

from models import gate

log = structlog.get_logger()
LONGEST_PAUSE = 30.0


class Nursery:
    """Holds the tasks of one application."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def spawn(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        """Start a task; refused inside a transaction, which the task would inherit."""
        if gate.inside():
            work.close()
            raise RuntimeError(f"task {name} started inside a transaction")
        task = asyncio.create_task(work, name=name)  # noqa: TID251 - this is the supervised place
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def keep(self, work: Callable[[], Awaitable[None]], name: str) -> asyncio.Task[Any]:
        """Keep a loop running: when it fails it is logged and begins again after a growing pause."""
        return self.spawn(self._kept(work, name), name)

    async def _kept(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        pause = 0.2
        while True:
            started = asyncio.get_running_loop().time()
            try:
                await work()
            except Exception:  # a loop of the shell must not end because of one bad turn
                log.exception("loop failed", loop=name)
            else:
                return
            if asyncio.get_running_loop().time() - started > LONGEST_PAUSE:
                pause = 0.2
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("task failed", task=task.get_name(), exc_info=error)

    async def close(self) -> None:
        """Cancel what is still running and wait for it."""
        for task in self._tasks:
            task.cancel()
        while self._tasks:
            await asyncio.wait(set(self._tasks))
