"""The sender of one messenger: takes stored messages lane by lane, by priority, at the permitted pace."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot import metrics
from bot.delivery import EDIT, Attempt, Delivery
from bot.nursery import Nursery
from bot.pacing import Pace
from models import copies, installation, outbox
from models.clock import machine_ms, steady
from models.gate import tx
from models.outbox import REPLY, Outcome, Outgoing

log = structlog.get_logger()
BATCH = 64
MOST_IN_FLIGHT = 128
# After a start few calls are made at once, then more each second: bots that crash tend to crash again, and
# whatever is under way then is of unknown fate.
FIRST_IN_FLIGHT, MORE_EACH_SECOND = 1, 3
LONGEST_SLEEP = 5.0

Unreachable = Callable[[str, int, str], Awaitable[None]]


def hold_key(platform: str) -> str:
    """Under which a platform's wish to be left alone is stored (machine milliseconds until when)."""
    return f"hold:{platform}"


class Lane:
    """The messages that wait for one chat, the most urgent first; one is under way at a time."""

    __slots__ = ("busy", "chat_id", "heap")

    def __init__(self, chat_id: int) -> None:
        self.chat_id = chat_id
        self.heap: list[tuple[int, int, Outgoing]] = []
        self.busy = False


class Sender:
    """Sends what the outbox holds for one platform.

    Marks `sending` before a call and the outcome after it, each committed at once; both kinds of marks that
    fall together share a transaction.
    """

    def __init__(
        self,
        platform: str,
        delivery: Delivery,
        pace: Pace,
        chat_interval: float,
        nursery: Nursery,
        unreachable: Unreachable,
    ) -> None:
        self._platform = platform
        self._delivery = delivery
        self._pace = pace
        self._chat_interval = chat_interval
        self._nursery = nursery
        self._unreachable = unreachable
        self._lanes: dict[int, Lane] = {}
        self._ready: list[tuple[int, int, int]] = []  # (priority, id, chat) of lanes that are not busy
        self._outcomes: list[Attempt] = []
        self._began = steady()
        self._in_flight = 0
        self._marking = False
        self._wake = asyncio.Event()
        self.depth = 0
        self._stopping = False
        self._drained = asyncio.Event()

    async def restore_hold(self) -> None:
        """Take up a stored wish of the platform to be left alone: a restart does not forget it."""
        stored = await installation.get(hold_key(self._platform))
        if stored is not None:
            self._pace.hold_all((int(stored) - machine_ms()) / 1000)

    def offer(self, messages: Sequence[Outgoing]) -> None:
        """Committed messages wait for their turn."""
        for one in messages:
            lane = self._lanes.get(one.chat_id)
            if lane is None:
                lane = self._lanes[one.chat_id] = Lane(one.chat_id)
            self._merge(lane, one)
            heapq.heappush(lane.heap, (one.priority, one.id, one))
            self.depth += 1
            if not lane.busy:
                self._announce(lane)
        self._wake.set()

    def _merge(self, lane: Lane, newer: Outgoing) -> None:
        """An edit of a card that has not gone out yet gives way to the newer one."""
        if newer.method != EDIT or newer.card_id is None:
            return
        for place, (_, _, older) in enumerate(lane.heap):
            if older.card_id == newer.card_id and older.method == EDIT:
                lane.heap.pop(place)
                heapq.heapify(lane.heap)
                self.depth -= 1
                self._outcomes.append(Attempt(Outcome(older, "merged"), "merged"))
                return

    def _announce(self, lane: Lane) -> None:
        if lane.heap:
            priority, number, _ = lane.heap[0]
            heapq.heappush(self._ready, (priority, number, lane.chat_id))

    @property
    def idle(self) -> bool:
        """Nothing waits, nothing is under way, every outcome is stored."""
        return not (self.depth or self._marking or self._in_flight or self._outcomes)

    async def drain(self) -> None:
        """Begin nothing new, and wait until what is under way has ended and its outcome is stored."""
        self._stopping = True
        self._wake.set()
        if self._marking or self._in_flight or self._outcomes:
            await self._drained.wait()

    @property
    def oldest(self) -> int | None:
        """When the oldest waiting message was made (machine milliseconds)."""
        return min((lane.heap[0][2].created_at for lane in self._lanes.values() if lane.heap), default=None)

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            batch, wait = self._choose()
            outcomes, self._outcomes = self._outcomes, []
            if batch or outcomes:
                self._marking = True
                try:
                    await self._mark_and_start(batch, outcomes)
                finally:
                    self._marking = False
                continue
            self._wake.clear()
            if self._outcomes:
                continue
            if self._stopping and not self._in_flight:
                self._drained.set()
            try:
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def _mark_and_start(self, batch: list[Outgoing], outcomes: list[Attempt]) -> None:
        try:
            allowed = await tx(lambda: self._marks(batch, outcomes))
        except Exception:
            self._outcomes[:0] = outcomes
            for one in batch:
                self._pace.give_back(one.id)
                self._give_back(one)
            await asyncio.sleep(0.2)
            raise
        for attempt in outcomes:
            self._released(attempt)
        for one in batch:
            if one.id in allowed:
                one.attempts += 1
                self._in_flight += 1
                self._nursery.spawn(self._deliver(one), "send")
            else:  # cancelled meanwhile
                self._pace.give_back(one.id)
                self._free(one)

    async def _marks(self, batch: list[Outgoing], outcomes: list[Attempt]) -> set[int]:
        await outbox.settle([attempt.outcome for attempt in outcomes])
        for attempt in outcomes:
            if attempt.hold_until is not None:
                await installation.put(hold_key(self._platform), str(attempt.hold_until))
            if attempt.blocked is not None:
                await self._unreachable(self._platform, attempt.outcome.outgoing.chat_id, attempt.blocked)
            if attempt.copy is not None:
                await copies.remember(self._platform, attempt.copy.sha256, attempt.copy.file_id)
        return await outbox.sending([one.id for one in batch])

    def _choose(self) -> tuple[list[Outgoing], float]:
        """The messages that may be tried now, and how long to sleep if there are none."""
        batch: list[Outgoing] = []
        waiting: list[tuple[int, int, int]] = []
        soonest, now_ms = LONGEST_SLEEP, machine_ms()
        most = min(MOST_IN_FLIGHT, FIRST_IN_FLIGHT + int((steady() - self._began) * MORE_EACH_SECOND))
        while self._ready and len(batch) < BATCH and self._in_flight + len(batch) < most and not self._stopping:
            head = heapq.heappop(self._ready)
            lane = self._lanes.get(head[2])
            if lane is None or lane.busy or not lane.heap or lane.heap[0][:2] != head[:2]:
                continue  # announced before something else changed the lane
            one = lane.heap[0][2]
            paced = one.priority != REPLY
            if (everybody := self._pace.overall(paced=paced)) > 0:
                waiting.append(head)  # those behind it are no more urgent: they wait as well
                soonest = min(soonest, everybody)
                break
            if (own := max((one.not_before - now_ms) / 1000, self._pace.chat(one.chat_id, paced=paced))) > 0:
                waiting.append(head)
                soonest = min(soonest, own)
                continue
            heapq.heappop(lane.heap)
            lane.busy = True
            self.depth -= 1
            self._pace.begin(one.id)
            if paced and self._chat_interval:
                self._pace.space_notices(one.chat_id, self._chat_interval)
            batch.append(one)
        for head in waiting:
            heapq.heappush(self._ready, head)
        return batch, max(0.001, soonest)

    async def _deliver(self, one: Outgoing) -> None:
        chat_id = one.chat_id
        attempt = await self._delivery.attempt(one)
        began = self._pace.end(one.id)
        if one.chat_id != chat_id:  # the group has a new id: its former lane is free
            self._lanes[chat_id].busy = False
            self._announce(self._lanes[chat_id])
        metrics.SENDS.labels(self._platform, attempt.result).inc()
        if attempt.told_to_wait:
            seconds, everybody = self._pace.told_to_wait(one.chat_id, attempt.seconds)
            log.warning("told to wait", platform=self._platform, seconds=seconds, everybody=everybody)
            one.not_before = machine_ms() + int(seconds * 1000)
            attempt.hold_until = one.not_before if everybody else None
        elif attempt.wait is not None:
            one.not_before = machine_ms() + int(attempt.wait * 1000)
        if attempt.result in ("uncertain", "unknown"):
            self._pace.went_uncertain(began)
        elif attempt.result == "sent":
            self._pace.went_well(began)
        self._in_flight -= 1
        self._outcomes.append(attempt)
        self._wake.set()

    def _released(self, attempt: Attempt) -> None:
        """The outcome is stored: the lane goes on, with this message again where it has to be repeated."""
        if attempt.result == "merged":
            return
        if attempt.outcome.state == "new":
            self._give_back(attempt.outcome.outgoing)
        else:
            self._free(attempt.outcome.outgoing)

    def _give_back(self, one: Outgoing) -> None:
        lane = self._lane_of(one)
        heapq.heappush(lane.heap, (one.priority, one.id, one))
        self.depth += 1
        self._announce(lane)

    def _free(self, one: Outgoing) -> None:
        lane = self._lane_of(one)
        if lane.heap:
            self._announce(lane)
        else:
            del self._lanes[lane.chat_id]

    def _lane_of(self, one: Outgoing) -> Lane:
        lane = self._lanes.setdefault(one.chat_id, Lane(one.chat_id))
        lane.busy = False
        return lane
