"""The queue of updates of one bot: ids, confirmation by offset, long polling with a single poller."""

import asyncio
from collections import deque
from collections.abc import Collection
from itertools import islice

from simulator.clock import real
from simulator.faults import Faults
from simulator.shapes import ApiError, Json

ALWAYS = "simulator_clock"
RECENT = 5000
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    """What waits for the bot. An update stays until a later poll's offset confirms it."""

    def __init__(self, first_id: int, keep: int | None, keep_hours: int, faults: Faults) -> None:
        self.next_id = first_id
        self.pending: deque[tuple[float, Json]] = deque()
        self.again: list[Json] = []
        self.recent: dict[int, Json] = {}
        self.allowed: Collection[str] | None = None
        self.arrived = asyncio.Event()
        self._keep = keep
        self._keep_seconds = keep_hours * 3600
        self._faults = faults
        self._poller: asyncio.Future[bool] | None = None

    def put(self, kind: str, payload: Json) -> Json:
        """Number an update, queue it (unless the bot asked not to get its kind) and return it."""
        update = {"update_id": self.next_id, kind: payload}
        self.next_id += 1
        if self.allowed is None or kind in self.allowed or kind == ALWAYS:
            self._queue(update)
        return update

    def put_raw(self, update: Json) -> Json:
        """Queue any object as an update; a missing `update_id` is given, an old one is delivered once."""
        number = update.get("update_id")
        if number is None:
            update = {"update_id": self.next_id, **update}
        elif number < self.next_id:
            self.again.append(update)
            self._wake()
            return update
        self.next_id = update["update_id"] + 1
        self._queue(update)
        return update

    def _queue(self, update: Json) -> None:
        self.pending.append((real(), update))
        if self._keep is not None and len(self.pending) > self._keep:
            self.pending.popleft()
        self.recent[update["update_id"]] = update
        if len(self.recent) > RECENT:
            del self.recent[next(iter(self.recent))]
        self._wake()

    def _wake(self) -> None:
        self.arrived.set()
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(True)

    def close(self) -> None:
        """End a waiting poll with an empty answer (the server stops)."""
        self._wake()

    def confirm(self, offset: int) -> None:
        """Forget what lies below the offset; a negative one keeps that many from the end."""
        pending = self.pending
        if offset < 0:
            while len(pending) > -offset:
                pending.popleft()
            return
        while pending and pending[0][1]["update_id"] < offset:
            pending.popleft()

    def batch(self, limit: int) -> list[Json]:
        """Return up to `limit` waiting updates, with the duplicates and disorder that faults ask for."""
        oldest = real() - self._keep_seconds
        while self.pending and self.pending[0][0] < oldest:
            self.pending.popleft()
        found = [update for _, update in islice(self.pending, limit)]
        if self.again:
            found, self.again = found + self.again, []
        return self._faults.disturb(found) if self._faults.disturbing else found

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """Answer one getUpdates. A newer poll ends this one with 409, as only one poller may wait."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(ApiError(409, CONFLICT))
        if offset:
            self.confirm(offset)
        found = self.batch(limit)
        if found or timeout <= 0:
            return found
        waiter: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._poller = waiter
        try:
            async with asyncio.timeout(timeout):
                await waiter
        except TimeoutError:
            return []
        finally:
            if self._poller is waiter:
                self._poller = None
        return self.batch(limit)
