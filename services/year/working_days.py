"""Working days and the year's timetable (04a, ART-4): pure functions over dates.

Which days are off is the caller's knowledge: the weekend is a setting, the holidays come from a library (the lunar
ones are estimates) and are corrected by staff, who can also declare a day off or a day of work.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

import holidays
import jdatetime  # type: ignore[import-untyped]

THURSDAY, FRIDAY = 3, 4
WEEKEND = frozenset({THURSDAY, FRIDAY})
WEEK = 7
DAY = timedelta(days=1)
LAST_OF_NOWRUZ = 13

# The year's steps with their usual working days. From the briefing to the council they are the default plan's
# calendar days (§3: D0−45, D0+7, D0+8…45, D0+46; 7 and 10 working days; D1−10, D1−7, D1) at five working days a week,
# so that 82 days lie between the two deadlines of the circular; of what follows no length is known (illustrative).
YEAR_STEPS: tuple[tuple[str, int], ...] = (
    ("briefing", 1),
    ("self_assessment", 32),
    ("transfer", 5),
    ("appraisal", 27),
    ("preliminary", 1),
    ("objection", 7),
    ("review", 10),
    ("deputy", 2),
    ("council", 6),
    ("levels", 20),
    ("festival", 15),
    ("book", 20),
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: not the weekend (Monday is 0), not a day off; a declared workday beats both."""

    weekend: frozenset[int] = WEEKEND
    days_off: Mapping[date, str] = field(default_factory=dict)
    workdays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if len(self.weekend & set(range(WEEK))) == WEEK:
            raise ValueError("a week needs a day that is worked")

    def is_working(self, day: date) -> bool:
        """Whether the offices work on the day."""
        return day in self.workdays or (day.weekday() not in self.weekend and day not in self.days_off)

    def add(self, day: date, n: int) -> date:
        """The n-th working day after `day`, before it when n is negative; `day` itself, worked or not, for zero."""
        step = DAY if n > 0 else -DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def next_working(self, day: date) -> date:
        """The first working day after `day`."""
        return self.add(day, 1)

    def previous_working(self, day: date) -> date:
        """The last working day before `day`."""
        return self.add(day, -1)

    def working_between(self, a: date, b: date) -> int:
        """How many working days it takes from `a` to `b`: `add(a, working_between(a, b)) == b` for a working `b`.

        Working days after `a` up to and with `b`; backwards negative: those before `a` down to and with `b`.
        """
        if b < a:
            return -sum(self.is_working(b + DAY * n) for n in range((a - b).days))
        return sum(self.is_working(b - DAY * n) for n in range((b - a).days))


def national_holidays(years_gregorian: Iterable[int]) -> dict[date, str]:
    """The public holidays of Iran in these years with their titles in Persian; those of the lunar year are estimates.

    A Jalali year lies in two Gregorian ones.
    """
    return dict(holidays.country_holidays("IR", years=list(years_gregorian), language="fa_IR"))


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the timetable from the beginning of its first day to the end of its last."""

    code: str
    first_day: date
    last_day: date


def plan_steps(
    calendar: Calendar,
    open_day: date,
    steps: Sequence[tuple[str, int]] = YEAR_STEPS,
    fixed: Mapping[str, date] | None = None,
) -> list[Step]:
    """The timetable from `open_day`: each step starts on the next working day after the former one ends.

    `fixed` gives a step's last day by its code; what follows shifts with it. One that is fixed before its step could
    begin makes a step of that one day (`doubts` tells). Working days are at least one.
    """
    if any(days < 1 for _, days in steps):
        raise ValueError("a step takes at least one working day")
    planned: list[Step] = []
    before = open_day - DAY
    for code, days in steps:
        first = calendar.next_working(before)
        last = (fixed or {}).get(code) or calendar.add(first, days - 1)
        planned.append(Step(code, min(first, last), last))
        before = last
    return planned


def circular_limits(year: int) -> dict[str, date]:
    """The last days of the circular for the cycle of a Jalali year: 31 Farvardin and 20 Tir after it (ART-4, ART-7)."""
    return {"self_assessment": _gregorian(year + 1, 1, 31), "council": _gregorian(year + 1, 4, 20)}


class DoubtKind(StrEnum):
    """What a person should look at before a timetable is issued."""

    PAST = "past"
    NOWRUZ = "nowruz"
    DAY_OFF = "day-off"
    OVERLAP = "overlap"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning about a step and the day that it is about."""

    code: str
    kind: DoubtKind
    day: date


def doubts(
    calendar: Calendar, steps: Sequence[Step], today: date, limits: Mapping[str, date] | None = None
) -> list[Doubt]:
    """What is doubtful in a timetable, step by step (04a, ART-4).

    PAST: the last day is over; OVERLAP: it ends before the former step has; DAY_OFF: it ends on a day off;
    NOWRUZ: 1 to 13 Farvardin fall into it (the day is the first of them); LATE: it ends after the day that `limits`
    gives it (the day is the limit; see `circular_limits`).
    """
    found: list[Doubt] = []
    for former, one in zip([None, *steps], steps, strict=False):
        limit = (limits or {}).get(one.code)
        nowruz = _nowruz(one)
        if one.last_day < today:
            found.append(Doubt(one.code, DoubtKind.PAST, one.last_day))
        if former is not None and one.first_day <= former.last_day:
            found.append(Doubt(one.code, DoubtKind.OVERLAP, one.last_day))
        if not calendar.is_working(one.last_day):
            found.append(Doubt(one.code, DoubtKind.DAY_OFF, one.last_day))
        if nowruz is not None:
            found.append(Doubt(one.code, DoubtKind.NOWRUZ, nowruz))
        if limit is not None and one.last_day > limit:
            found.append(Doubt(one.code, DoubtKind.LATE, limit))
    return found


def _nowruz(step: Step) -> date | None:
    """The first day of the step that lies between 1 and 13 Farvardin."""
    length = (step.last_day - step.first_day).days + 1
    for day in (step.first_day + DAY * n for n in range(length)):
        jalali = jdatetime.date.fromgregorian(date=day)
        if jalali.month == 1 and jalali.day <= LAST_OF_NOWRUZ:
            return day
    return None


def _gregorian(year: int, month: int, day: int) -> date:
    converted: date = jdatetime.date(year, month, day).togregorian()
    return converted
