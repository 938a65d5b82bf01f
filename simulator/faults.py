"""Switches that make the simulated messengers fail: refusals, lost answers, silence, duplicates."""

import asyncio
import random
from dataclasses import dataclass
from fnmatch import fnmatchcase

from simulator.shapes import Json

KINDS = (
    "429",
    "403",
    "500",
    "timeout_before",
    "timeout_after",
    "drop_before",
    "drop_after",
    "garbage",
    "hang",
)


@dataclass(slots=True, eq=False)
class Fault:
    """One switch. `before` kinds spoil the call before it took effect, `after` kinds lose its answer."""

    platform: str
    method: str
    kind: str
    probability: float = 1.0
    count: int | None = None
    retry_after: int | None = None
    hang_seconds: float = 30.0
    plain: bool = False
    status: int = 502
    hits: int = 0

    @property
    def after(self) -> bool:
        """Say whether the call takes effect before it is spoilt."""
        return self.kind.endswith("_after")


class Faults:
    """All switches of a simulator.

    `duplicates` is the probability that an update is delivered twice in one batch, `shuffle` mixes the
    order of a batch. `random` is seeded, so that a run can be repeated.
    """

    def __init__(self, seed: int = 1) -> None:
        self.active: list[Fault] = []
        self.duplicates = 0.0
        self.shuffle = False
        self.random = random.Random(seed)  # noqa: S311 - chance for tests, not for secrets
        self._release = asyncio.Event()

    @property
    def disturbing(self) -> bool:
        """Say whether batches of updates are to be changed at all."""
        return self.shuffle or self.duplicates > 0

    def add(
        self,
        *,
        kind: str,
        platform: str = "*",
        method: str = "*",
        probability: float = 1.0,
        count: int | None = None,
        retry_after: int | None = None,
        hang_seconds: float = 30.0,
        plain: bool = False,
        status: int = 502,
    ) -> Fault:
        """Switch a fault on and return it; `count` is how often it strikes before it ends by itself.

        `platform` and `method` are patterns with `*`. `retry_after` None leaves the waiting time out of a
        429; `plain` makes the 429 a plain text instead of JSON; `status` is that of a garbage answer.
        Raises ValueError for an unknown kind.
        """
        if kind not in KINDS:
            raise ValueError(f"unknown kind {kind!r}; there are {', '.join(KINDS)}")
        fault = Fault(platform, method.lower(), kind, probability, count, retry_after, hang_seconds, plain, status)
        self.active.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Switch one fault off; one that has ended already is no error."""
        if fault in self.active:
            self.active.remove(fault)

    def seed(self, value: int) -> None:
        """Start the dice again from a known point."""
        self.random.seed(value)

    def clear(self) -> None:
        """Switch everything off and let go of the calls that hang."""
        self.active.clear()
        self.duplicates = 0.0
        self.shuffle = False
        self.release()

    def release(self) -> None:
        """Let go of the calls that hang."""
        self._release.set()
        self._release = asyncio.Event()

    def pick(self, platform: str, method: str) -> Fault | None:
        """Return the first switch that strikes this call, counting the hit."""
        for fault in self.active:
            if not fnmatchcase(method, fault.method) or not fnmatchcase(platform, fault.platform):
                continue
            if fault.probability < 1 and self.random.random() >= fault.probability:
                continue
            fault.hits += 1
            if fault.count is not None:
                fault.count -= 1
                if fault.count <= 0:
                    self.active.remove(fault)
            return fault
        return None

    async def hold(self, seconds: float | None) -> None:
        """Wait so long, or until the faults are cleared; None waits for that only."""
        try:
            async with asyncio.timeout(seconds):
                await self._release.wait()
        except TimeoutError:
            return

    def disturb(self, batch: list[Json]) -> list[Json]:
        """Return the batch with duplicates and, if asked, in another order."""
        result = batch + [update for update in batch if self.random.random() < self.duplicates]
        if self.shuffle:
            self.random.shuffle(result)
        return result
