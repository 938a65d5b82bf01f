"""The year's cycle: defined, opened with its deadline, moved, locked (01a, 04a, SLA-4.2)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models import audit, outbox
from models.assessment import AgencyCase
from models.clock import business_now
from models.cycle import Cycle, Measure
from models.organisation import Agency
from services import access, ticking
from services.access import Actor, Permission
from services.case import locking
from services.errors import Refused
from services.states import CYCLE, CycleState
from services.year import announcements, timetable

SHORTEST_WINDOW = timedelta(hours=1)
LONGEST_WINDOW = timedelta(days=366)
NEVER_OPENED = 0
OPEN_STATES = (CycleState.OPENING, CycleState.SELF_ASSESSMENT_OPEN)


@dataclass(frozen=True, slots=True)
class Readiness:
    """What an opening would concern: counts of agencies and measures."""

    agencies: int
    measures: int


async def define(actor: Actor, year: int, *, sample: bool = False) -> Cycle:
    """Define the cycle of a Jalali year (1390 to 1450). Raises `Refused`: bad-year, year-not-later,
    cycle-not-over (people work in the newest year: a newer one must not hide one that is open or under appraisal,
    nor one in which an agency still has more time or a head may still approve)."""
    access.require(actor, Permission.MANAGE_CYCLE)
    if not 1390 <= year <= 1450:
        raise Refused("bad-year", given=year)
    latest = await current()
    if latest is not None and (not may_be_followed(latest) or await _worked_in(latest)):
        raise Refused("cycle-not-over", year=latest.year)
    if latest is not None and year <= latest.year:
        raise Refused("year-not-later", year=latest.year)
    cycle = await Cycle.create(year=year, state=CycleState.DRAFT, is_sample=sample)
    await audit.record([audit.Event(actor.person_id, "cycle.defined", f"cycle:{cycle.id}", {"year": year})])
    return cycle


def may_be_followed(cycle: Cycle) -> bool:
    """Whether the next year may be defined: its self-assessment is over and its appraisal has not begun, or its
    levels are told. Between the two a newer year would take desks, results and objections out of everybody's sight."""
    return cycle.state in (CycleState.SELF_ASSESSMENT_LOCKED, CycleState.LEVELS_NOTIFIED)


async def _worked_in(cycle: Cycle) -> bool:
    return await AgencyCase.filter(cycle_id=cycle.id).exclude(state__in=list(locking.CLOSED)).exists()


async def current() -> Cycle | None:
    """The cycle that people work in: the newest year that was defined."""
    return await Cycle.all().order_by("-year").first()


async def readiness(cycle: Cycle) -> Readiness:
    """What the opening of the cycle would concern."""
    return Readiness(await Agency.all().count(), await Measure.filter(indicator__axis__cycle_id=cycle.id).count())


async def check_deadline(cycle: Cycle, deadline: datetime) -> Readiness:
    """What opening until this deadline (exclusive, UTC) would concern.

    Raises `Refused`: deadline-past, deadline-far, nothing-to-open.
    """
    now = business_now()
    if deadline < now + SHORTEST_WINDOW:
        raise Refused("deadline-past", given=deadline)
    if deadline > now + LONGEST_WINDOW:
        raise Refused("deadline-far", given=deadline)
    ready = await readiness(cycle)
    if not ready.agencies or not ready.measures:
        raise Refused("nothing-to-open", agencies=ready.agencies, measures=ready.measures)
    return ready


async def open_cycle(actor: Actor, cycle_id: int, deadline: datetime) -> Readiness:
    """Open the self-assessment until the deadline; the agencies' cases are then made one by one.

    Raises what `check_deadline` raises, and `Refused("wrong-state")` when it is open already.
    """
    access.require(actor, Permission.MANAGE_CYCLE)
    cycle = await _known(cycle_id)
    ready = await check_deadline(cycle, deadline)
    cycle.state = CYCLE.after(cycle.state, "open")
    cycle.deadline_at, cycle.deadline_version = deadline, 1
    cycle.opened_at = cycle.deadline_set_at = business_now()
    await cycle.save(update_fields=["state", "deadline_at", "deadline_version", "deadline_set_at", "opened_at"])
    await timetable.follow_deadline(cycle)
    details = {"deadline": deadline, "agencies": ready.agencies, "measures": ready.measures}
    ticking.soon()
    await audit.record([audit.Event(actor.person_id, "cycle.opened", f"cycle:{cycle.id}", details)])
    return ready


async def move_deadline(actor: Actor, cycle_id: int, deadline: datetime, seen_version: int) -> Cycle:
    """Move the deadline, also after the lock (it opens again); reminders are computed anew, the timetable follows, the
    agencies are told.

    Raises `Refused`: deadline-past, deadline-far, wrong-state (also when the deadline that the actor saw,
    `seen_version`, has been moved since: an old button moves nothing; or a later year was defined).
    """
    access.require(actor, Permission.MANAGE_CYCLE)
    cycle, newest = await _known(cycle_id), await current()
    if cycle.deadline_version != seen_version or newest is None or newest.id != cycle.id:
        raise Refused("wrong-state")
    await check_deadline(cycle, deadline)
    former = cycle.deadline_at
    await outbox.cancel_by_key(reminder_keys(cycle))
    cycle.state = CYCLE.after(cycle.state, "move_deadline")
    cycle.deadline_at, cycle.deadline_version, cycle.locked_at = deadline, cycle.deadline_version + 1, None
    cycle.deadline_set_at = business_now()
    await cycle.save(update_fields=["state", "deadline_at", "deadline_version", "deadline_set_at", "locked_at"])
    await locking.reopen_in_time(cycle.id)
    details = {"from": former, "to": deadline}
    ticking.soon()
    await audit.record([audit.Event(actor.person_id, "cycle.deadline_moved", f"cycle:{cycle.id}", details)])
    await announcements.begin(announcements.MOVED, cycle.id)
    await timetable.follow_deadline(cycle)
    return cycle


async def _known(cycle_id: int) -> Cycle:
    cycle = await Cycle.get_or_none(id=cycle_id)
    if cycle is None:
        raise Refused("wrong-state")
    return cycle


def reminder_keys(cycle: Cycle) -> str:
    """How the keys of all reminders of the cycle's present deadline begin."""
    return f"reminder:{cycle.id}:{cycle.deadline_version}:"


async def any_due(now: datetime) -> bool:
    """Whether a cycle waits to be locked (a reading look, outside the gate)."""
    return await Cycle.exists(state=CycleState.SELF_ASSESSMENT_OPEN, deadline_at__lte=now)


async def lock_due(now: datetime) -> list[Cycle]:
    """Lock the cycles whose deadline has come; returns them."""
    due = await Cycle.filter(state=CycleState.SELF_ASSESSMENT_OPEN, deadline_at__lte=now)
    for cycle in due:
        await outbox.cancel_by_key(reminder_keys(cycle))  # a reminder that is still queued says "not yet over"
        cycle.state, cycle.locked_at = CYCLE.after(cycle.state, "lock"), now
        await cycle.save(update_fields=["state", "locked_at"])
        await audit.record([audit.Event(None, "cycle.locked", f"cycle:{cycle.id}", {"deadline": cycle.deadline_at})])
    return due


def check_open(state: str, deadline: datetime | None, acted_at: datetime) -> None:
    """Raise `Refused` unless the cycle's window was open when the person acted (not: when we got round to it)."""
    if state in (CycleState.DRAFT, CycleState.OPENING) or deadline is None:
        raise Refused("not-open-yet")
    if acted_at >= deadline:
        raise Refused("deadline-passed", deadline=deadline)
