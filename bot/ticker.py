"""The clockwork: APScheduler as a ticker only; what a tick does is computed from the present state."""

import asyncio
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler.tick import tick


class Ticker:
    """Ticks at an interval, and at once when asked; two ticks never overlap."""

    def __init__(self, zone: ZoneInfo, seconds: float) -> None:
        self._zone = zone
        self._seconds = seconds
        self._wanted = asyncio.Event()
        self._busy = False

    def soon(self) -> None:
        """Ask for a tick now."""
        self._wanted.set()

    @property
    def idle(self) -> bool:
        """No tick is asked for or running."""
        return not self._busy and not self._wanted.is_set()

    async def run(self) -> None:
        """Tick until cancelled. APScheduler only asks: a late or missed ask costs nothing."""
        clockwork = AsyncIOScheduler(timezone="UTC")
        clockwork.add_job(
            self._ask,
            "interval",
            seconds=self._seconds,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        clockwork.start()
        self.soon()
        try:
            while True:
                await self._wanted.wait()
                self._busy = True
                self._wanted.clear()
                try:
                    await tick(self._zone)
                finally:
                    self._busy = False
        finally:
            clockwork.shutdown(wait=False)

    async def _ask(self) -> None:
        self.soon()
