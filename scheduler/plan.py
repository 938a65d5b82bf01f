"""When the reminders of a deadline are due: pure functions over times (07e)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS_BEFORE = (30, 14, 7, 3, 1)
HOURS_BEFORE = 3
MORNING = time(9)


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder of a kind and the instant (UTC) from which it is due."""

    kind: str
    at: datetime
    days: int


def reminders_of(deadline: datetime, zone: ZoneInfo) -> list[Due]:
    """All reminders of a deadline (exclusive, UTC), oldest first: on the mornings before, and in the last hours.

    A deadline at the end of a day belongs to that day: one day before it is the morning of the day before.
    """
    last_day = (deadline - timedelta(microseconds=1)).astimezone(zone).date()
    due = [
        Due(f"{days}-days", datetime.combine(last_day - timedelta(days=days), MORNING, zone), days)
        for days in DAYS_BEFORE
    ]
    due.append(Due("hours", deadline - timedelta(hours=HOURS_BEFORE), 0))
    return [Due(one.kind, one.at.astimezone(deadline.tzinfo), one.days) for one in due]


def newest_due(due: list[Due], set_at: datetime, now: datetime) -> tuple[Due | None, list[Due]]:
    """The newest reminder that is due now, and the older ones that it supersedes.

    Those that were due before the deadline was set (or moved) never existed: people were told of it just then.
    """
    passed = [one for one in due if set_at <= one.at <= now]
    return (passed[-1], passed[:-1]) if passed else (None, [])
