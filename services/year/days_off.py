"""Which days the offices work: the nation's holidays, what staff corrected, and the weekend (04a)."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from models import audit, installation
from models.clock import business_now, day_of
from models.text import plain
from models.timetable import DayOff
from services import access
from services.access import Actor, Permission
from services.errors import Refused
from services.year.working_days import FRIDAY, THURSDAY, Calendar, national_holidays

WEEKEND_KEY = "calendar.weekend"
SATURDAY = 5
WEEKENDS: tuple[frozenset[int], ...] = (
    frozenset({THURSDAY, FRIDAY}),
    frozenset({FRIDAY}),
    frozenset({FRIDAY, SATURDAY}),
)
YEARS_BEFORE, YEARS_AFTER = 1, 2
LONGEST_TITLE = 100


class DayKind(StrEnum):
    """What staff say about a day: off, worked nevertheless, or nothing any more (as the calendar has it)."""

    HOLIDAY = "holiday"
    WORKDAY = "workday"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class DayChange:
    """What is to be said about a day."""

    day: date
    kind: DayKind
    title: str = ""


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day that is off (or, `worked`, would be): `own` says that staff said so, not the nation's calendar."""

    day: date
    title: str
    own: bool
    worked: bool


@lru_cache
def _national(first_year: int, last_year: int) -> dict[date, str]:
    return national_holidays(range(first_year, last_year + 1))


def warm() -> None:
    """Compute the nation's holidays of these years once (most of a second): before the first transaction wants them."""
    _nation()


def _nation() -> dict[date, str]:
    this_year = day_of(business_now()).year
    return _national(this_year - YEARS_BEFORE, this_year + YEARS_AFTER)


async def weekend() -> frozenset[int]:
    """The days of the week that are off (Monday is 0)."""
    stored = await installation.get(WEEKEND_KEY)
    return frozenset(json.loads(stored)) if stored else WEEKENDS[0]


async def calendar(change: DayChange | None = None, other_weekend: frozenset[int] | None = None) -> Calendar:
    """The working days as they stand, or as they would be after a change or with another weekend."""
    off = dict(_nation())
    worked: set[date] = set()
    for one in await DayOff.all():
        if change is None or one.day != change.day:
            _say(off, worked, one.day, DayKind.WORKDAY if one.is_working else DayKind.HOLIDAY, one.title)
    if change is not None:
        _say(off, worked, change.day, change.kind, change.title)
    return Calendar(other_weekend or await weekend(), off, frozenset(worked))


def _say(off: dict[date, str], worked: set[date], day: date, kind: DayKind, title: str) -> None:
    if kind is DayKind.HOLIDAY:
        off[day] = title
    elif kind is DayKind.WORKDAY:
        worked.add(day)


async def listed(first: date, days: int = 366) -> list[ListedDay]:
    """The days off, and those worked nevertheless, of `days` days from the first, in order; the weekend is left out."""
    last = first + timedelta(days=days)
    found = {day: ListedDay(day, title, False, False) for day, title in _nation().items() if first <= day < last}
    for one in await DayOff.filter(day__gte=first, day__lt=last):
        found[one.day] = ListedDay(one.day, one.title, True, one.is_working)
    return [found[day] for day in sorted(found)]


async def of_day(day: date) -> ListedDay | None:
    """What is known of a day beyond the weekend, or None."""
    return next(iter(await listed(day, 1)), None)


async def put(actor: Actor, change: DayChange) -> None:
    """Say something else about a day (use `timetable.change_day`, which also moves the steps).

    Raises `Refused`: day-untitled, day-out-of-reach; `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_CYCLE)
    check(change)
    title = plain(change.title)
    if change.kind is DayKind.PLAIN:
        await DayOff.filter(day=change.day).delete()
    else:
        worked = change.kind is DayKind.WORKDAY
        if not await DayOff.filter(day=change.day).update(title=title, is_working=worked):
            await DayOff.create(day=change.day, title=title, is_working=worked)
    details = {"kind": change.kind, "title": title}
    await audit.record([audit.Event(actor.person_id, "day.changed", f"day:{change.day}", details)])


def check(change: DayChange) -> None:
    """Raise `Refused` for a day off without a title (day-untitled) or far from these years (day-out-of-reach)."""
    if change.kind is DayKind.HOLIDAY and not 2 <= len(plain(change.title)) <= LONGEST_TITLE:
        raise Refused("day-untitled", day=change.day)
    this_year = day_of(business_now()).year
    if not this_year - YEARS_BEFORE <= change.day.year <= this_year + YEARS_AFTER:
        raise Refused("day-out-of-reach", day=change.day)


async def choose_weekend(actor: Actor, days: frozenset[int]) -> None:
    """Say which days of the week are off (use `timetable.change_weekend`). Raises `Refused("wrong-state")` for
    others than `WEEKENDS`; `Denied` for who may not."""
    access.require(actor, Permission.MANAGE_CYCLE)
    if days not in WEEKENDS:
        raise Refused("wrong-state")
    await installation.put(WEEKEND_KEY, json.dumps(sorted(days)))
    details = {"days": sorted(days)}
    await audit.record([audit.Event(actor.person_id, "weekend.changed", "calendar", details)])
