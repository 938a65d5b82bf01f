"""When the reminders of a deadline are due: pure functions over times (07e)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.year.working_days import Calendar

DAYS_BEFORE = (30, 14, 7, 3, 1)
URGENT_DAYS = 1
LAST_HOURS = (("hours", 3), ("last-hour", 1))
MORNING = time(9)
HOUR = timedelta(hours=1)
EARLIEST_EVENING, LATEST_MORNING = time(18), time(12)


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours of the night in which nobody is reminded: from an evening up to (not with) a morning."""

    since: time = time(22)
    until: time = time(7)

    def __post_init__(self) -> None:
        if self.since < EARLIEST_EVENING or self.until > LATEST_MORNING:
            raise ValueError("quiet hours begin at 18:00 or later and end at 12:00 or earlier")

    def covers(self, at: datetime) -> bool:
        """Whether a local time is inside."""
        return not self.until <= at.time() < self.since

    def put_off(self, at: datetime, ends: datetime) -> bool:
        """Whether what is due at a local time waits: it is night, and the next morning still comes before the end."""
        morning = at.date() + timedelta(days=at.time() >= self.until)
        return self.covers(at) and datetime.combine(morning, self.until, at.tzinfo) < ends

    def evening_before(self, at: datetime) -> datetime:
        """An hour before the quiet hours began in which a local time is."""
        evening = at.date() - timedelta(days=at.time() < self.until)
        return datetime.combine(evening, self.since, at.tzinfo) - HOUR


QUIET = Quiet()


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder of a kind and the instant (UTC) from which it is due."""

    kind: str
    at: datetime
    days: int


def reminders_of(
    deadline: datetime,
    zone: ZoneInfo,
    calendar: Calendar | None = None,
    quiet: Quiet | None = QUIET,
    days_before: tuple[int, ...] = DAYS_BEFORE,
    last_hours: tuple[tuple[str, int], ...] = LAST_HOURS,
) -> list[Due]:
    """All reminders of a deadline (exclusive, UTC), oldest first: on the mornings before, and in the last hours.

    A deadline at the end of a day belongs to that day: one day before it is the morning of the day before.
    Nothing is due in the quiet hours. With a calendar nothing is due on a day off either, except what is urgent: the
    reminder of one day before stays on its day, and those of the last hours go by the clock.
    """
    due = [*_mornings(deadline, zone, calendar, quiet, days_before), *_hours(deadline, zone, quiet, last_hours)]
    return [Due(one.kind, one.at.astimezone(deadline.tzinfo), one.days) for one in due]


def _mornings(
    deadline: datetime, zone: ZoneInfo, calendar: Calendar | None, quiet: Quiet | None, days_before: tuple[int, ...]
) -> list[Due]:
    """A morning that is off moves back to the last working one; of two on the same day the nearer kind stays."""
    last_day = (deadline - timedelta(microseconds=1)).astimezone(zone).date()
    hour = max(MORNING, quiet.until) if quiet else MORNING
    by_day: dict[date, Due] = {}
    for days in days_before:
        day = last_day - timedelta(days=days)
        if calendar and days > URGENT_DAYS and not calendar.is_working(day):
            day = calendar.previous_working(day)
        by_day[day] = Due(f"{days}-days", datetime.combine(day, hour, zone), days)
    return list(by_day.values())


def _hours(
    deadline: datetime, zone: ZoneInfo, quiet: Quiet | None, last_hours: tuple[tuple[str, int], ...]
) -> list[Due]:
    """One that falls into the quiet hours moves to the evening before them, unless another is there already.

    So a deadline at midnight has one at nine in the evening: the last hour may not be reminded of, and two within an
    hour would say the same.
    """
    due: list[Due] = []
    for kind, hours in last_hours:
        at = (deadline - HOUR * hours).astimezone(zone)
        if quiet and quiet.covers(at):
            at = quiet.evening_before(at)
        moment = at.astimezone(UTC)
        if due and moment - due[-1].at < HOUR:
            continue
        due.append(Due(kind, moment, 0))
    return due


def newest_due(due: list[Due], set_at: datetime, now: datetime) -> tuple[Due | None, list[Due]]:
    """The newest reminder that is due now, and the older ones that it supersedes.

    Those that were due before the deadline was set (or moved) never existed: people were told of it just then.
    """
    passed = [one for one in due if set_at <= one.at <= now]
    return (passed[-1], passed[:-1]) if passed else (None, [])


def next_step(due: list[Due], set_at: datetime, now: datetime, done: str | None) -> tuple[Due | None, list[Due]]:
    """What `newest_due` finds that comes after the kind that was `done` last.

    A clock that was moved back leads to nothing that was done before.
    """
    newest, older = newest_due(due, set_at, now)
    kinds = [one.kind for one in due]
    reached = kinds.index(done) if done in kinds else -1
    if newest is None or kinds.index(newest.kind) <= reached:
        return None, []
    return newest, [one for one in older if kinds.index(one.kind) > reached]
