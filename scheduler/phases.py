"""Phases that open and close by the clock: cases are made after an opening, the deadline locks (SLA-4.2)."""

import asyncio
from collections.abc import Awaitable, Callable

from models import inbox
from models.clock import business_now, steady
from models.cycle import Cycle
from models.gate import tx
from services.access import SYSTEM, Role
from services.case import cases, closing, standing
from services.catalogue import rescoring
from services.letters import circular_sending
from services.notices import Notice, post
from services.overview import boards
from services.people import people
from services.year import cycles

# So long a tick waits for what people sent in time and is not processed yet; then the next tick looks again.
HELD_TRIES, HELD_PAUSE_SECONDS = 40, 0.05


# Of the time that long work takes in the background, so many times as much is left free in between: more while
# somebody waits for answers, so that they notice nothing of it.
LEFT_FREE, LEFT_TO_PEOPLE = 2.0, 15.0


async def step_by_step(step: Callable[[], Awaitable[bool]], *, awaited: bool = False) -> None:
    """One transaction after another until there is nothing more to do: a third of the time at most, and a sixteenth
    while people are at work, unless it is just this that they wait for (`awaited`)."""
    while True:
        began = steady()
        if not await tx(step):
            return
        took = steady() - began
        gives_way = inbox.anybody_there() and not awaited
        await asyncio.sleep(took * (LEFT_TO_PEOPLE if gives_way else LEFT_FREE))


async def make_cases() -> None:
    """Make the cases that are missing, some agencies a transaction."""
    await step_by_step(cases.make_missing)


async def rescore() -> None:
    """Compute scores anew where caps, targets or stewards' values came, one case a transaction."""
    if await rescoring.any_due():
        await step_by_step(rescoring.next_case)


async def send_circulars() -> None:
    """Send the circulars in force to everybody who lacks one, and due reminders, some people a transaction."""
    if await circular_sending.any_due():
        await step_by_step(circular_sending.next_chunk)


async def lock_due() -> None:
    """Lock the cycles that are due, then their cases, one a transaction; whoever is concerned is told with it.

    A case is not locked while something may still come in, or be processed, that its people sent in time.
    """
    now = business_now()
    if await cycles.any_due(now):
        await tx(_lock)
    for _ in range(HELD_TRIES):
        if not inbox.complete():
            return
        due = await closing.due(now)
        for case_id in due.case_ids:
            await tx(lambda case_id=case_id: closing.close(case_id, now))  # type: ignore[misc]
        if not due.held:
            return
        await asyncio.sleep(HELD_PAUSE_SECONDS)


async def _lock() -> None:
    for cycle in await cycles.lock_due(business_now()):
        await _tell(cycle)


async def _tell(cycle: Cycle) -> None:
    """Staff that the window is over, heads that only their word is left; liaisons hear when their case is locked."""
    key = f"locked:{cycle.id}:{cycle.deadline_version}"
    board = await boards.counts(SYSTEM, cycle.id)
    told = {"year": cycle.year, "finished": board.sent, "agencies": board.agencies}
    await post(
        [
            Notice(f"{key}:staff:{person}", person, "cycle-locked-staff", told, (("btn-board-plain", "board:0"),))
            for person in await people.holders(Role.ADMIN)
        ]
    )
    for case in await standing.to_be_locked():
        if case.cycle_id != cycle.id or not case.with_head or case.deadline != cycle.deadline_at:
            continue
        said = {"agency": case.agency_title, "until": case.grace_until}
        await post(
            [
                Notice(
                    f"{key}:head:{case.case_id}:{person}",
                    person,
                    "grace-begun",
                    said,
                    (("btn-open-approval", "approval"),),
                    important=True,
                )
                for person in await people.holders(Role.AGENCY_HEAD, case.agency_id)
            ]
        )
