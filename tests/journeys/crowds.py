"""Many people at once: entered together, and what the process needs while they act."""

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from models.gate import tx
from services.access import SYSTEM, Role
from services.people import invitations
from simulator import Phone
from tests.house import House
from tests.talk import Talk

PLATFORMS = ("bale", "telegram")
SAMPLE_SECONDS = 0.01
STALL_SECONDS = 0.2


async def entered(house: House, wanted: list[tuple[Role, str | None]], first: int = 1) -> list[Talk]:
    """People with these roles (over the agency of the code), every other one on Telegram, all in by their links."""
    phones: list[Phone] = []
    for at, (role, agency) in enumerate(wanted):
        number = f"0912{first + at:07}"

        async def invite(role: Role = role, number: str = number, agency: str | None = agency) -> str:
            issued = await invitations.invite(SYSTEM, role, "مریم احمدی", number, agency)
            return issued.token

        token = await tx(invite)
        phone = house.world.person(PLATFORMS[at % 2], name="مریم احمدی", phone=number)
        phone.start(token)
        phones.append(phone)
    await house.settled(120)
    for phone in phones:
        phone.share_contact()
    await house.settled(120)
    return [Talk(house, phone) for phone in phones]


def resident_mb() -> float:
    """The memory that this process holds now."""
    line = next(one for one in Path("/proc/self/status").read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


@dataclass
class Watch:
    """What the process needed while something ran: seconds, how late the loop came back, memory above the start."""

    seconds: float = 0.0
    lags: list[float] = field(default_factory=list)
    stalls: int = 0
    before_mb: float = 0.0
    most_mb: float = 0.0

    async def __aenter__(self) -> "Watch":
        self.before_mb = resident_mb()
        self.most_mb, self._began = self.before_mb, time.perf_counter()
        self._task = asyncio.get_running_loop().create_task(self._sample())
        return self

    async def __aexit__(self, kind: type[BaseException] | None, _: object, __: TracebackType | None) -> None:
        self.seconds = time.perf_counter() - self._began
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _sample(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(SAMPLE_SECONDS)
            self.lags.append(time.perf_counter() - before - SAMPLE_SECONDS)
            if self.lags[-1] > STALL_SECONDS:
                self.stalls += 1
            self.most_mb = max(self.most_mb, resident_mb())

    @property
    def worst_ms(self) -> int:
        """The latest that the loop ever came back."""
        return round(max(self.lags, default=0.0) * 1000)

    @property
    def p99_ms(self) -> int:
        """What 99 of 100 returns stayed below."""
        ordered = sorted(self.lags)
        return round(ordered[int(len(ordered) * 0.99)] * 1000) if ordered else 0

    def __str__(self) -> str:
        return (
            f"{self.seconds:.1f} s, memory {self.before_mb:.0f} → {self.most_mb:.0f} MB, "
            f"loop late by {self.p99_ms} ms (p99), {self.worst_ms} ms at most, {self.stalls} times more than "
            f"{STALL_SECONDS * 1000:.0f} ms of {len(self.lags)}"
        )
