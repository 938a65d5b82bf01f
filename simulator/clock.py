"""The simulator's clock: real time plus an offset that tests and the web page move forward."""

import time
from datetime import UTC, datetime, timedelta


def real() -> float:
    """Return the machine's time in seconds since 1970 (for retention and expiry, never for message dates)."""
    return time.time()  # noqa: TID251 - the simulator imports nothing of the application; this is its one clock


class Clock:
    """The time that people and messages live in."""

    __slots__ = ("offset",)

    def __init__(self, start_at: datetime | None = None) -> None:
        self.offset = 0.0 if start_at is None else start_at.timestamp() - real()

    def stamp(self) -> int:
        """Return now as whole seconds since 1970, as Bot API dates are written."""
        return int(real() + self.offset)

    def now(self) -> datetime:
        """Return now as an aware datetime in UTC."""
        return datetime.fromtimestamp(real() + self.offset, UTC)

    def move(self, *, days: float = 0, hours: float = 0, to: datetime | None = None) -> datetime:
        """Move the clock forward by an amount or to a moment and return the new now.

        Raises ValueError for a move backwards or a `to` without a time zone: messengers never date a
        message before an older one.
        """
        if to is not None and to.tzinfo is None:
            raise ValueError("the moment needs a time zone")
        now = self.now()
        target = (now if to is None else to) + timedelta(days=days, hours=hours)
        if target < now:
            raise ValueError(f"the clock moves forward only: {target.isoformat()} is before {now.isoformat()}")
        self.offset += (target - now).total_seconds()
        return self.now()
