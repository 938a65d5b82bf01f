"""The two clocks, both named: the only place that asks the machine for the time.

The *business clock* (deadlines, reminders, what a person sees) is UTC inside and Asia/Tehran at the edge;
it runs ahead of the machine by an offset that is zero unless the database carries the demo mark.
The *machine clock* (leases, back-off, pacing, ages) never moves with it.
"""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_offset = timedelta(0)
_zone = ZoneInfo("Asia/Tehran")


def business_now() -> datetime:
    """The instant by which deadlines and reminders are judged: aware, UTC."""
    return datetime.now(UTC) + _offset  # noqa: TID251 - this file is the one clock


def machine_now() -> datetime:
    """The machine's own time: aware, UTC. For ages, leases and back-off."""
    return datetime.now(UTC)  # noqa: TID251 - this file is the one clock


def machine_ms() -> int:
    """The machine's own time in milliseconds since 1970, as the plumbing tables store it."""
    return time.time_ns() // 1_000_000


def steady() -> float:
    """Seconds on a clock that never jumps: for measuring durations and pacing inside one process."""
    return time.monotonic()


def business_offset() -> timedelta:
    """How far the business clock is ahead of the machine (zero outside a demo)."""
    return _offset


def set_business_offset(offset: timedelta) -> None:
    """Move the business clock. Only `services.demo_clock` calls this, after checking the demo mark."""
    global _offset
    _offset = offset


def use_zone(zone: ZoneInfo) -> None:
    """Whose days they are that the rules count (a setting of the installation)."""
    global _zone
    _zone = zone


def zone() -> ZoneInfo:
    """The installation's zone."""
    return _zone


def day_of(at: datetime) -> date:
    """The day that it is in the installation's zone at this instant."""
    return at.astimezone(_zone).date()


def end_of(day: date) -> datetime:
    """The end (exclusive) of a day in the installation's zone, in UTC."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), _zone).astimezone(UTC)


def last_day_before(deadline: datetime) -> date:
    """The last day that a deadline (exclusive) leaves."""
    return day_of(deadline - timedelta(microseconds=1))
