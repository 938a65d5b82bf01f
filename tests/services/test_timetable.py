"""The timetable: laid out in working days, changed step by step, moved by the calendar, ruled by the deadline (04a)."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from messages.jalali import end_of_day, gregorian
from models.clock import business_now, day_of, last_day_before
from models.cycle import Cycle
from models.gate import tx
from services.access import SYSTEM
from services.errors import Refused
from services.year import cycles, days_off, timetable
from services.year.days_off import DayChange, DayKind
from services.year.timetable import Planned
from services.year.working_days import YEAR_STEPS, DoubtKind
from tests.services.conftest import World

DAY = timedelta(days=1)


@pytest.fixture
async def draft(database: object) -> Cycle:
    """A cycle that is not open yet."""
    return await tx(lambda: cycles.define(SYSTEM, 1405))


async def _built(cycle: Cycle, after: int = 30) -> list[Planned]:
    start = day_of(business_now()) + timedelta(days=after)
    return await tx(lambda: timetable.build(SYSTEM, cycle.id, start))


def _of(steps: list[Planned], code: str) -> Planned:
    return next(one for one in steps if one.code == code)


async def test_steps_follow_each_other_on_working_days(draft: Cycle) -> None:
    steps = await _built(draft)
    calendar = await days_off.calendar()
    assert [(one.code, one.working_days) for one in steps] == list(YEAR_STEPS)
    for former, one in pairwise(steps):
        assert one.first_day == calendar.next_working(former.last_day)
        assert calendar.working_between(one.first_day - DAY, one.last_day) == one.working_days
    again = await _built(draft, 40)
    assert [one.id for one in again] == [one.id for one in steps]
    assert again[0].first_day > steps[0].first_day


async def test_another_length_and_a_fixed_last_day_move_what_follows(draft: Cycle) -> None:
    before = await _built(draft)
    own = _of(before, "self_assessment")
    moved = await tx(lambda: timetable.set_length(SYSTEM, draft.id, own.id, own.working_days + 3))
    after = await timetable.of_cycle(draft)
    assert after[0] == before[0]
    assert [one.code for one in moved] == [one.code for one in after[1:]]
    fixed = _of(after, "objection")
    wanted = fixed.last_day + timedelta(days=20)
    await tx(lambda: timetable.fix_last_day(SYSTEM, draft.id, fixed.id, wanted))
    steps = await timetable.of_cycle(draft)
    assert (_of(steps, "objection").last_day, _of(steps, "objection").fixed) == (wanted, True)
    assert _of(steps, "review").first_day > wanted
    await tx(lambda: timetable.set_length(SYSTEM, draft.id, own.id, own.working_days))
    assert _of(await timetable.of_cycle(draft), "objection").last_day == wanted
    await tx(lambda: timetable.release(SYSTEM, draft.id, fixed.id))
    assert not _of(await timetable.of_cycle(draft), "objection").fixed


async def test_a_day_off_moves_the_steps_and_back(draft: Cycle) -> None:
    before = await _built(draft)
    own = _of(before, "self_assessment")
    day = (await days_off.calendar()).next_working(own.first_day)
    change = DayChange(day, DayKind.HOLIDAY, "آلودگی هوا")
    foreseen = await timetable.would_move(draft, await days_off.calendar(change))
    assert await timetable.of_cycle(draft) == before
    moved = await tx(lambda: timetable.change_day(SYSTEM, change))
    assert moved == foreseen
    assert moved[0].code == "self_assessment"
    assert (await days_off.of_day(day)).title == "آلودگی هوا"  # type: ignore[union-attr]
    await tx(lambda: timetable.change_day(SYSTEM, DayChange(day, DayKind.PLAIN)))
    assert await timetable.of_cycle(draft) == before
    assert await days_off.of_day(day) is None


async def test_a_holiday_that_is_worked(draft: Cycle) -> None:
    day = next(one.day for one in await days_off.listed(day_of(business_now())) if one.day.weekday() not in (3, 4))
    await tx(lambda: timetable.change_day(SYSTEM, DayChange(day, DayKind.WORKDAY, "جبران")))
    assert (await days_off.calendar()).is_working(day)
    known = await days_off.of_day(day)
    assert known is not None
    assert (known.own, known.worked) == (True, True)


async def test_another_weekend(draft: Cycle) -> None:
    before = await _built(draft)
    moved = await tx(lambda: timetable.change_weekend(SYSTEM, frozenset({4})))
    assert moved[0].new < moved[0].former
    assert await days_off.weekend() == frozenset({4})
    with pytest.raises(Refused, match="wrong-state"):
        await tx(lambda: timetable.change_weekend(SYSTEM, frozenset({0})))
    await tx(lambda: timetable.change_weekend(SYSTEM, frozenset({3, 4})))
    assert await timetable.of_cycle(draft) == before


async def test_what_is_over_stays_and_what_is_under_way_keeps_its_beginning(draft: Cycle) -> None:
    before = await _built(draft, -20)
    over = [one for one in before if one.last_day < day_of(business_now())]
    assert over
    await tx(lambda: timetable.change_weekend(SYSTEM, frozenset({4})))
    after = await timetable.of_cycle(draft)
    assert after[: len(over)] == over
    assert after[len(over)].first_day == before[len(over)].first_day
    assert after[-1].last_day < before[-1].last_day


async def test_the_deadline_and_the_last_day_of_the_self_assessment_are_one(world: World) -> None:
    cycle = await Cycle.get(id=world.cycle.id)
    assert cycle.deadline_at is not None
    steps = await _built(cycle, -30)
    own = _of(steps, "self_assessment")
    assert own.last_day == last_day_before(cycle.deadline_at)
    later = own.last_day + timedelta(days=7)
    await tx(lambda: cycles.move_deadline(SYSTEM, cycle.id, end_of_day(later), 1))
    steps = await timetable.of_cycle(await Cycle.get(id=cycle.id))
    assert _of(steps, "self_assessment").last_day == later
    assert _of(steps, "transfer").first_day > later
    # An outage or the like moves the deadline itself: the timetable is read by it.
    await tx(lambda: Cycle.filter(id=cycle.id).update(deadline_at=end_of_day(later + DAY)))
    steps = await timetable.of_cycle(await Cycle.get(id=cycle.id))
    assert _of(steps, "self_assessment").last_day == later + DAY
    for act in (timetable.set_length(SYSTEM, cycle.id, own.id, 3), timetable.release(SYSTEM, cycle.id, own.id)):
        with pytest.raises(Refused, match="step-is-deadline"):
            await tx(lambda act=act: act)  # type: ignore[misc]


async def test_next_year_has_the_lengths_of_this_one(draft: Cycle) -> None:
    own = _of(await _built(draft), "appraisal")
    await tx(lambda: timetable.set_length(SYSTEM, draft.id, own.id, 33))
    await tx(lambda: Cycle.filter(id=draft.id).update(state="SELF_ASSESSMENT_LOCKED"))
    following = await tx(lambda: cycles.define(SYSTEM, 1406))
    assert _of(await _built(following), "appraisal").working_days == 33


@pytest.mark.feature("ART-4")
async def test_what_the_circular_and_nowruz_make_doubtful(database: object) -> None:
    cycle = await tx(lambda: cycles.define(SYSTEM, 1403))
    steps = [Planned(1, "self_assessment", gregorian(1403, 12, 20), gregorian(1404, 2, 3), 20, fixed=False)]
    found = {one.kind: one.day for one in await timetable.doubtful(cycle, steps, past=True)}
    assert found[DoubtKind.NOWRUZ] == gregorian(1404, 1, 1)
    assert found[DoubtKind.LATE] == gregorian(1404, 1, 31)
    assert found[DoubtKind.PAST] == gregorian(1404, 2, 3)
    kinds = {one.kind for one in await timetable.doubtful(cycle, steps, past=False)}
    assert DoubtKind.PAST not in kinds


@pytest.mark.parametrize(("days", "why"), [(0, "bad-length"), (201, "bad-length")])
async def test_length_that_cannot_be(draft: Cycle, days: int, why: str) -> None:
    one = (await _built(draft))[0]
    with pytest.raises(Refused, match=why):
        await tx(lambda: timetable.set_length(SYSTEM, draft.id, one.id, days))


async def test_days_that_cannot_be(draft: Cycle) -> None:
    one = (await _built(draft))[1]
    today = day_of(business_now())
    refused = {
        "day-before-step": lambda: timetable.fix_last_day(SYSTEM, draft.id, one.id, one.first_day - DAY),
        "day-far": lambda: timetable.build(SYSTEM, draft.id, today + timedelta(days=500)),
        "wrong-state": lambda: timetable.release(SYSTEM, draft.id, 999),
        "day-untitled": lambda: timetable.change_day(SYSTEM, DayChange(today, DayKind.HOLIDAY, " ")),
        "day-out-of-reach": lambda: timetable.change_day(SYSTEM, DayChange(date(1999, 1, 1), DayKind.HOLIDAY, "روز")),
    }
    for why, act in refused.items():
        with pytest.raises(Refused, match=why):
            await tx(act)
