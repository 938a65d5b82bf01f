"""One tick: everything that the clock alone brings about. Running it twice does nothing twice."""

from zoneinfo import ZoneInfo

from models.gate import tx
from scheduler import phases, reminders
from services import demo_clock


async def tick(zone: ZoneInfo) -> None:
    """Make cases, send due reminders, lock; in a demo walk the clock towards where it was asked to go."""
    while True:
        await phases.make_cases()
        await reminders.sweep(zone)
        await phases.lock_due()
        if not await tx(demo_clock.step):
            return
