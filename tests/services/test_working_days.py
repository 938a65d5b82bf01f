"""Working days and the timetable: counting there and back, steps that follow each other, what is doubtful."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.year import working_days
from services.year.working_days import YEAR_STEPS, Calendar, Doubt, DoubtKind, Step, plan_steps

PLAIN = Calendar()
DEADLINE = date(2025, 4, 20)  # 31 Farvardin 1404, a Sunday
REPORT = date(2025, 7, 11)  # 20 Tir 1404
DAY = timedelta(days=1)

near = st.dates(date(2025, 1, 1), date(2025, 6, 30))
calendars = st.builds(
    Calendar,
    st.frozensets(st.integers(0, 6), max_size=6),
    st.dictionaries(near, st.just("off"), max_size=40),
    st.frozensets(near, max_size=10),
)


def test_week_of_the_offices_in_iran() -> None:
    saturday = date(2025, 4, 19)
    assert [PLAIN.is_working(saturday + DAY * n) for n in range(7)] == [True] * 5 + [False] * 2


def test_declared_day_of_work_beats_weekend_and_holiday() -> None:
    friday, monday = date(2025, 4, 25), date(2025, 4, 21)
    calendar = Calendar(days_off={monday: "off"}, workdays=frozenset({friday}))
    assert calendar.is_working(friday)
    assert not calendar.is_working(monday)
    assert Calendar(days_off={monday: "off"}, workdays=frozenset({monday})).is_working(monday)


def test_counting_over_a_weekend_and_a_holiday() -> None:
    wednesday, monday = date(2025, 4, 23), date(2025, 4, 28)
    calendar = Calendar(days_off={date(2025, 4, 27): "off"})
    assert calendar.add(wednesday, 2) == monday
    assert calendar.add(monday, -2) == wednesday
    assert calendar.working_between(wednesday, monday) == 2
    assert calendar.add(date(2025, 4, 24), 0) == date(2025, 4, 24)


@given(calendars, near, near)
def test_counting_and_adding_agree(calendar: Calendar, one: date, other: date) -> None:
    n = calendar.working_between(one, other)
    assert calendar.add(one, n) == other or not calendar.is_working(other) or one == other


@given(calendars, near, st.integers(1, 40), st.integers(1, 40))
def test_adding_in_two_goes_is_adding_at_once(calendar: Calendar, day: date, one: int, other: int) -> None:
    assert calendar.add(calendar.add(day, one), other) == calendar.add(day, one + other)
    assert calendar.add(calendar.add(day, -one), -other) == calendar.add(day, -one - other)


@given(calendars, near)
def test_neighbours_are_the_nearest_working_days(calendar: Calendar, day: date) -> None:
    after, before = calendar.next_working(day), calendar.previous_working(day)
    assert before < day < after
    worked = [day_ for n in range(1, (after - before).days) if calendar.is_working(day_ := before + DAY * n)]
    assert worked == ([day] if calendar.is_working(day) else [])


def test_week_without_a_working_day_is_refused() -> None:
    with pytest.raises(ValueError, match="worked"):
        Calendar(weekend=frozenset(range(7)))


def test_national_holidays_cover_a_jalali_year() -> None:
    found = working_days.national_holidays([2025, 2026])
    assert date(2025, 3, 21) in found  # Nowruz
    assert date(2025, 4, 2) in found  # 13 Farvardin
    assert date(2026, 2, 11) in found  # 22 Bahman
    assert date(2024, 12, 31) not in found
    assert "نوروز" in found[date(2025, 3, 21)]


@given(calendars, near, st.lists(st.integers(1, 15), min_size=1, max_size=6))
def test_steps_follow_each_other_on_working_days(calendar: Calendar, start: date, lengths: list[int]) -> None:
    planned = plan_steps(calendar, start, [(f"s{n}", length) for n, length in enumerate(lengths)])
    assert planned[0].first_day == (start if calendar.is_working(start) else calendar.next_working(start))
    for step, length in zip(planned, lengths, strict=True):
        assert calendar.is_working(step.first_day)
        assert calendar.is_working(step.last_day)
        assert calendar.working_between(step.first_day - DAY, step.last_day) == length
    for former, one in pairwise(planned):
        assert one.first_day == calendar.next_working(former.last_day)


def test_fixed_last_day_shifts_what_follows() -> None:
    steps = [("a", 2), ("b", 2), ("c", 1)]
    planned = plan_steps(PLAIN, date(2025, 4, 19), steps, {"b": date(2025, 4, 30)})
    assert planned == [
        Step("a", date(2025, 4, 19), date(2025, 4, 20)),
        Step("b", date(2025, 4, 21), date(2025, 4, 30)),
        Step("c", date(2025, 5, 3), date(2025, 5, 3)),
    ]


def test_fixed_last_day_before_the_step_can_begin_is_doubtful() -> None:
    planned = plan_steps(PLAIN, date(2025, 4, 19), [("a", 5), ("b", 2)], {"b": date(2025, 4, 22)})
    assert planned[1] == Step("b", date(2025, 4, 22), date(2025, 4, 22))
    found = working_days.doubts(PLAIN, planned, date(2025, 4, 1))
    assert found == [Doubt("b", DoubtKind.OVERLAP, date(2025, 4, 22))]


def test_step_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        plan_steps(PLAIN, DEADLINE, [("a", 0)])


def test_usual_plan_fits_between_the_two_deadlines_of_the_circular() -> None:
    planned = {one.code: one for one in plan_steps(PLAIN, date(2025, 3, 5), fixed={"self_assessment": DEADLINE})}
    assert list(planned) == [code for code, _ in YEAR_STEPS]
    assert (planned["transfer"].last_day - DEADLINE).days == 7
    assert (planned["preliminary"].last_day - DEADLINE).days in (45, 46, 47)
    assert REPORT - timedelta(days=3) <= planned["council"].last_day <= REPORT
    assert planned["festival"].last_day == date(2025, 8, 27)  # 5 Shahrivar: the Government's Week
    assert working_days.circular_limits(1403) == {"self_assessment": DEADLINE, "council": REPORT}


def test_plan_over_nowruz_and_beyond_the_circulars_day_is_doubtful() -> None:
    steps = [("self_assessment", 32), ("transfer", 5)]
    planned = plan_steps(PLAIN, date(2025, 3, 10), steps, {"self_assessment": date(2025, 4, 25)})
    found = working_days.doubts(PLAIN, planned, date(2025, 4, 26), working_days.circular_limits(1403))
    assert found == [
        Doubt("self_assessment", DoubtKind.PAST, date(2025, 4, 25)),
        Doubt("self_assessment", DoubtKind.DAY_OFF, date(2025, 4, 25)),
        Doubt("self_assessment", DoubtKind.NOWRUZ, date(2025, 3, 21)),
        Doubt("self_assessment", DoubtKind.LATE, DEADLINE),
    ]


def test_plan_of_ordinary_days_has_no_doubts() -> None:
    planned = plan_steps(PLAIN, date(2025, 4, 5), [("transfer", 5), ("appraisal", 27)])
    assert working_days.doubts(PLAIN, planned, date(2025, 4, 5), working_days.circular_limits(1403)) == []
