"""Lanes: one update of a chat at a time and in order; waiting updates of different lanes share a transaction."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable

import structlog

from bot import metrics
from models.clock import machine_ms, steady
from models.inbox import Incoming

log = structlog.get_logger()

GROUP_SIZE = 32
LONGEST_PAUSE = 5.0

# What a group's processing says of one update: done (None), or to be tried again after some seconds.
Verdict = float | None
Process = Callable[[list[Incoming]], Awaitable[dict[int, Verdict]]]


class Lanes:
    """Waiting updates by lane, in the order in which their lanes became ready."""

    def __init__(self, process: Process, group_size: int = GROUP_SIZE) -> None:
        self._process = process
        self._size = group_size
        self._queues: OrderedDict[str, deque[Incoming]] = OrderedDict()
        self._held: dict[str, float] = {}
        self._wake = asyncio.Event()
        self._busy = False
        self.depth = 0

    def offer(self, update: Incoming) -> None:
        """A stored update waits for its turn."""
        self._queues.setdefault(update.lane, deque()).append(update)
        self.depth += 1
        self._wake.set()

    @property
    def idle(self) -> bool:
        """Nothing waits and nothing is being processed."""
        return not self.depth and not self._busy

    @property
    def oldest(self) -> int | None:
        """When the oldest waiting update was received (machine milliseconds)."""
        return min((queue[0].received_at for queue in self._queues.values()), default=None)

    async def run(self) -> None:
        """Process groups until cancelled. A database that refuses makes everything wait, nothing is lost."""
        pause = 0.1
        while True:
            group = self._take()
            if not group:
                await self._sleep()
                continue
            self._busy = True
            try:
                verdicts = await self._process(group)
                pause = 0.1
            except Exception:  # the database refused the whole group: it stays, and is tried again
                log.exception("a group of updates could not be processed", updates=len(group))
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            finally:
                self._busy = False
            self._settle(group, verdicts)

    def _take(self) -> list[Incoming]:
        now, group = steady(), []
        for lane, queue in self._queues.items():
            if self._held.get(lane, 0) <= now:
                group.append(queue[0])
                if len(group) == self._size:
                    break
        waited = machine_ms()
        for update in group:
            metrics.LANE_WAIT.observe(max(0, waited - update.received_at) / 1000)
        if group:
            metrics.GROUP.observe(len(group))
        return group

    def _settle(self, group: list[Incoming], verdicts: dict[int, Verdict]) -> None:
        for update in group:
            again = verdicts.get(update.id)
            if again is not None:
                self._held[update.lane] = steady() + again
                continue
            self._held.pop(update.lane, None)
            queue = self._queues[update.lane]
            queue.popleft()
            self.depth -= 1
            if queue:
                self._queues.move_to_end(update.lane)  # the other lanes come first
            else:
                del self._queues[update.lane]

    async def _sleep(self) -> None:
        self._wake.clear()
        soonest = min((at for lane, at in self._held.items() if lane in self._queues), default=None)
        timeout = None if soonest is None else max(0.01, soonest - steady())
        try:
            async with asyncio.timeout(timeout):
                await self._wake.wait()
        except TimeoutError:
            return
