"""One tick: everything that the clock alone brings about. Running it twice does nothing twice."""

from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

from models.gate import tx
from scheduler import after_lock, digest, phases, reminders
from services.year import demo_clock, outages


async def tick(zone: ZoneInfo) -> None:
    """Make cases, send what is due, lock, note that we are at work; in a demo walk the clock on.

    One phase that fails does not keep the others from their work: the first failure is raised at the end.
    """
    while True:
        phases_now = (
            phases.make_cases,
            phases.rescore,
            phases.send_circulars,
            lambda: reminders.sweep(zone),
            phases.lock_due,
            *after_lock.PHASES,
            lambda: digest.send_due(zone),
            lambda: tx(outages.beat),
        )
        failures = [failure for phase in phases_now if (failure := await _failure_of(phase))]
        if failures:
            raise failures[0]
        if not await tx(demo_clock.step):
            return


async def _failure_of(phase: Callable[[], Awaitable[object]]) -> Exception | None:
    try:
        await phase()
    except Exception as error:  # noqa: BLE001 - raised again when the other phases have had their turn
        return error
    return None
