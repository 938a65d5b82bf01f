"""Growth: what one person's update, the boards and a tick cost in a province of 64 agencies, and of 2,000."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from bench.world import apart, open_cycle
from models.clock import business_now
from models.gate import tx
from models.organisation import Agency
from scheduler.tick import tick
from services.access import SYSTEM, Actor, Grant, Role
from services.case import cases, entries, progress, self_assessment
from services.overview import boards
from services.people import people

SIZES = (64, 500, 2000)
ROUNDS = 25
TEHRAN = ZoneInfo("Asia/Tehran")
Work = Callable[[], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Growth:
    """Medians in milliseconds of each kind of work, by the number of agencies."""

    sizes: Sequence[int]
    milliseconds: dict[str, list[float]]


async def run(folder: Path, sizes: Sequence[int] = SIZES, rounds: int = ROUNDS) -> Growth:
    """Measure every size on a database of its own."""
    found: dict[str, list[float]] = {}
    for size in sizes:
        place = folder / str(size)
        place.mkdir()
        measured = await apart(place, lambda size=size: _of(size, rounds))  # type: ignore[misc]
        for name, value in measured.items():
            found.setdefault(name, []).append(value)
    return Growth(sizes, found)


async def _of(size: int, rounds: int) -> dict[str, float]:
    await tx(open_cycle(size))
    while await tx(lambda: cases.make_missing(50)):
        pass
    agency = await Agency.get(code="A0007")
    person = await tx(lambda: people.join("رابط", "989120000007", "telegram", 7, 7))
    await tx(lambda: people.grant(None, person.id, Role.LIAISON, agency.id))
    liaison = Actor(person.id, "رابط", (Grant(Role.LIAISON, agency.id),))
    first = (await entries.entries(liaison, agency.id))[0]
    cycle_id = first.cycle_id

    async def value() -> None:
        async def work() -> None:
            entry = await entries.view(liaison, first.id)
            await self_assessment.give_value(liaison, entry.id, "12.5", business_now(), entry.version)

        await tx(work)

    await tick(TEHRAN)  # the first one has something to do
    works: dict[str, Work] = {
        "a value given": value,
        "an agency's home card": lambda: progress.of_agency(liaison, agency.id),
        "the staff's counts": lambda: boards.counts(SYSTEM, cycle_id),
        "an agency's axes": lambda: progress.axes(liaison, agency.id),
        "a page of the staff's board": lambda: boards.cases(SYSTEM, cycle_id, boards.CaseView.ALL, size=8),
        "a tick with nothing due": lambda: tick(TEHRAN),
    }
    return {name: await _median(work, rounds) for name, work in works.items()}


async def _median(work: Work, rounds: int) -> float:
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        await work()
        took.append((time.perf_counter() - began) * 1000)
    return median(took)
