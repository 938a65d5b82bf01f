"""The year's timetable: each step's days, laid out in working days and moved as the calendar or a step changes (04a).

The last day of the self-assessment is the cycle's deadline: before the opening the timetable proposes it, afterwards
the deadline rules and the steps follow.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models import audit
from models.clock import business_now, day_of, last_day_before
from models.cycle import Cycle
from models.timetable import TimetableStep
from services import access
from services.access import Actor, Permission
from services.errors import Refused
from services.states import CycleState
from services.year import days_off
from services.year.days_off import DayChange
from services.year.working_days import (
    DAY,
    YEAR_STEPS,
    Calendar,
    Doubt,
    DoubtKind,
    Step,
    circular_limits,
    doubts,
    plan_steps,
)

SELF_ASSESSMENT = "self_assessment"
LONGEST_STEP = 200
FARTHEST_DAYS = 800


@dataclass(frozen=True, slots=True)
class Planned:
    """A step as it stands; `id` is 0 before it is stored, `fixed`: its last day was said."""

    id: int
    code: str
    first_day: date
    last_day: date
    working_days: int
    fixed: bool


@dataclass(frozen=True, slots=True)
class Move:
    """A step whose last day becomes another."""

    code: str
    former: date
    new: date


async def of_cycle(cycle: Cycle) -> list[Planned]:
    """The steps of the cycle in order, as its deadline has them; empty before they were laid out."""
    rows = await TimetableStep.filter(cycle_id=cycle.id).order_by("position")
    steps = [Planned(one.id, one.code, one.first_day, one.last_day, one.working_days, one.is_fixed) for one in rows]
    deadline = _deadline_day(cycle)
    own = next((one for one in steps if one.code == SELF_ASSESSMENT), None)
    if own is None or deadline is None or (own.fixed and own.last_day == deadline):
        return steps
    return _changed(await days_off.calendar(), steps, replace(own, last_day=deadline, fixed=True))


async def step(cycle: Cycle, step_id: int) -> Planned:
    """One step of the cycle; raises `Refused("wrong-state")` when it is none."""
    for one in await of_cycle(cycle):
        if one.id == step_id:
            return one
    raise Refused("wrong-state")


async def proposed_deadline(cycle: Cycle) -> date | None:
    """The last day of the self-assessment as the timetable has it, or None without one."""
    return next((one.last_day for one in await of_cycle(cycle) if one.code == SELF_ASSESSMENT), None)


async def draft(cycle: Cycle, open_day: date) -> list[Planned]:
    """How the steps would lie from this day, with the lengths of the last timetable there was (else the usual ones).

    Raises `Refused("day-far")` for a day that is more than a year away.
    """
    if abs((open_day - day_of(business_now())).days) > FARTHEST_DAYS / 2:
        raise Refused("day-far", day=open_day)
    calendar = await days_off.calendar()
    deadline = _deadline_day(cycle)
    fixed = {SELF_ASSESSMENT: deadline} if deadline is not None else {}
    lengths = await _lengths(cycle)
    known = {one.code: one.id for one in await TimetableStep.filter(cycle_id=cycle.id)}
    return [
        _planned(calendar, one, known.get(one.code, 0), length, one.code in fixed)
        for one, (_, length) in zip(plan_steps(calendar, open_day, lengths, fixed), lengths, strict=True)
    ]


async def _lengths(cycle: Cycle) -> Sequence[tuple[str, int]]:
    """The lengths of the latest timetable up to this cycle's: a year is laid out like the one before it."""
    latest = (
        await TimetableStep.filter(cycle__year__lte=cycle.year)
        .order_by("-cycle__year")
        .values("cycle_id", "cycle__year")
    )
    if not latest:
        return YEAR_STEPS
    rows = await TimetableStep.filter(cycle_id=latest[0]["cycle_id"]).order_by("position")
    return [(one.code, max(1, one.working_days)) for one in rows]


async def build(actor: Actor, cycle_id: int, open_day: date) -> list[Planned]:
    """Lay the timetable out from a day, anew if there is one. Raises `Refused`: day-far, wrong-state; `Denied`."""
    access.require(actor, Permission.MANAGE_CYCLE)
    cycle = await _known(cycle_id)
    steps = await draft(cycle, open_day)
    await _store(cycle, steps)
    details = {"from": open_day, "to": steps[-1].last_day}
    await audit.record([audit.Event(actor.person_id, "timetable.built", f"cycle:{cycle.id}", details)])
    return await of_cycle(cycle)


async def set_length(actor: Actor, cycle_id: int, step_id: int, days: int) -> list[Move]:
    """Give a step another length in working days; what follows moves. Returns what moved.

    Raises `Refused`: bad-length, step-is-deadline (the self-assessment of a cycle that was opened), wrong-state.
    """
    access.require(actor, Permission.MANAGE_CYCLE)
    if not 1 <= days <= LONGEST_STEP:
        raise Refused("bad-length", most=LONGEST_STEP)
    cycle, one = await _changeable(cycle_id, step_id)
    return await _change(actor, cycle, replace(one, working_days=days, fixed=False))


async def fix_last_day(actor: Actor, cycle_id: int, step_id: int, day: date) -> list[Move]:
    """Say a step's last day, which then stays; what follows moves. Returns what moved.

    Raises `Refused`: day-before-step, day-far, step-is-deadline, wrong-state.
    """
    access.require(actor, Permission.MANAGE_CYCLE)
    cycle, one = await _changeable(cycle_id, step_id)
    if day < one.first_day:
        raise Refused("day-before-step", day=day, first=one.first_day)
    if (day - one.first_day).days > FARTHEST_DAYS:
        raise Refused("day-far", day=day)
    return await _change(actor, cycle, replace(one, last_day=day, fixed=True))


async def release(actor: Actor, cycle_id: int, step_id: int) -> list[Move]:
    """Let a step's last day follow its length again. Raises `Refused`: step-is-deadline, wrong-state."""
    access.require(actor, Permission.MANAGE_CYCLE)
    cycle, one = await _changeable(cycle_id, step_id)
    return await _change(actor, cycle, replace(one, fixed=False))


async def would_move(cycle: Cycle, changed: Calendar) -> list[Move]:
    """What would move with another calendar."""
    before = await of_cycle(cycle)
    return _moves(before, _replanned(changed, before))


async def change_day(actor: Actor, change: DayChange) -> list[Move]:
    """Say something else about a day; the current cycle's steps move with it. Raises what `days_off.put` raises."""
    access.require(actor, Permission.MANAGE_CYCLE)
    await days_off.put(actor, change)
    return await _follow_calendar()


async def change_weekend(actor: Actor, days: frozenset[int]) -> list[Move]:
    """Choose the weekend; the current cycle's steps move with it. Raises what `days_off.choose_weekend` raises."""
    access.require(actor, Permission.MANAGE_CYCLE)
    await days_off.choose_weekend(actor, days)
    return await _follow_calendar()


async def follow_deadline(cycle: Cycle) -> None:
    """The cycle's deadline was set or moved: store the steps as they follow it."""
    steps = await of_cycle(cycle)
    if steps:
        await _store(cycle, steps)


async def doubtful(cycle: Cycle, steps: Sequence[Planned], *, past: bool) -> list[Doubt]:
    """What a person should look at: Nowruz in a step, the circular's last days overstepped, steps that overlap or end
    on a day off (ART-4); with `past` also those that are over (when it is laid out, not as the year goes on)."""
    plain_steps = [Step(one.code, one.first_day, one.last_day) for one in steps]
    found = doubts(await days_off.calendar(), plain_steps, day_of(business_now()), circular_limits(cycle.year))
    return [one for one in found if past or one.kind is not DoubtKind.PAST]


async def _known(cycle_id: int) -> Cycle:
    cycle = await Cycle.get_or_none(id=cycle_id)
    if cycle is None:
        raise Refused("wrong-state")
    return cycle


async def _changeable(cycle_id: int, step_id: int) -> tuple[Cycle, Planned]:
    cycle = await _known(cycle_id)
    one = await step(cycle, step_id)
    if one.code == SELF_ASSESSMENT and _deadline_day(cycle) is not None:
        raise Refused("step-is-deadline")
    return cycle, one


async def _change(actor: Actor, cycle: Cycle, one: Planned) -> list[Move]:
    before = await of_cycle(cycle)
    after = _changed(await days_off.calendar(), before, one)
    await _store(cycle, after)
    moved = _moves(before, after)
    details = {"step": one.code, "moved": len(moved), "to": next(s.last_day for s in after if s.id == one.id)}
    await audit.record([audit.Event(actor.person_id, "timetable.changed", f"cycle:{cycle.id}", details)])
    return moved


async def _follow_calendar() -> list[Move]:
    cycle = await Cycle.all().order_by("-year").first()
    if cycle is None:
        return []
    before = await of_cycle(cycle)
    after = _replanned(await days_off.calendar(), before)
    await _store(cycle, after)
    return _moves(before, after)


async def _store(cycle: Cycle, steps: Sequence[Planned]) -> None:
    for position, one in enumerate(steps, start=1):
        told: dict[str, Any] = {
            "position": position,
            "working_days": one.working_days,
            "first_day": one.first_day,
            "last_day": one.last_day,
            "is_fixed": one.fixed,
        }
        if not await TimetableStep.filter(cycle_id=cycle.id, code=one.code).update(**told):
            await TimetableStep.create(cycle_id=cycle.id, code=one.code, **told)


def _deadline_day(cycle: Cycle) -> date | None:
    if cycle.state == CycleState.DRAFT or cycle.deadline_at is None:
        return None
    return last_day_before(cycle.deadline_at)


def _changed(calendar: Calendar, steps: Sequence[Planned], one: Planned) -> list[Planned]:
    """The steps with one of them changed: those before it stay, it and what follows is laid out anew."""
    at = next(place for place, former in enumerate(steps) if former.code == one.code)
    return [*steps[:at], *_laid_out(calendar, [one, *steps[at + 1 :]], one.first_day)]


def _replanned(calendar: Calendar, steps: Sequence[Planned]) -> list[Planned]:
    """The steps by another calendar: what is over stays, and what has begun keeps its first day."""
    today = day_of(business_now())
    over = next((place for place, one in enumerate(steps) if one.last_day >= today), len(steps))
    rest = steps[over:]
    if not rest:
        return list(steps)
    begun = over == 0 or rest[0].first_day <= today
    begin = rest[0].first_day if begun else steps[over - 1].last_day + DAY
    laid = _laid_out(calendar, rest, begin)
    if rest[0].first_day <= today:
        laid[0] = replace(laid[0], first_day=rest[0].first_day)
    return [*steps[:over], *laid]


def _laid_out(calendar: Calendar, steps: Sequence[Planned], begin: date) -> list[Planned]:
    fixed = {one.code: one.last_day for one in steps if one.fixed}
    planned = plan_steps(calendar, begin, [(one.code, max(1, one.working_days)) for one in steps], fixed)
    return [
        _planned(calendar, new, former.id, former.working_days, former.fixed)
        for former, new in zip(steps, planned, strict=True)
    ]


def _planned(calendar: Calendar, one: Step, step_id: int, length: int, fixed: bool) -> Planned:
    """A fixed step is as long as its days come to; that is the length from which it goes on when it is let go."""
    if fixed:
        length = max(1, calendar.working_between(one.first_day - DAY, one.last_day))
    return Planned(step_id, one.code, one.first_day, one.last_day, length, fixed)


def _moves(before: Sequence[Planned], after: Sequence[Planned]) -> list[Move]:
    return [
        Move(one.code, one.last_day, other.last_day)
        for one, other in zip(before, after, strict=True)
        if one.last_day != other.last_day
    ]
