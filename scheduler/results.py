"""Preliminary results by the clock: released sheets go out, corrected ones too, windows close, the silent are told."""

from models.clock import business_now
from models.gate import tx
from scheduler.phases import step_by_step
from services.results import board, corrections, lapsing, release


async def send_sheets() -> None:
    """Send what the deputy released, then what was corrected since, one agency a transaction."""
    if await release.any_due():
        await step_by_step(release.next_one, awaited=True)
    if await corrections.any_due():
        await step_by_step(corrections.next_one)


async def close_windows() -> None:
    """Close the windows that are over, and say what was not filed in them, one agency a transaction."""
    now = business_now()
    for case_id in await lapsing.due(now):
        await tx(lambda case_id=case_id: lapsing.lapse(case_id, now))  # type: ignore[misc]
    for case_id in await lapsing.drafts_due(now):
        await tx(lambda case_id=case_id: lapsing.tell_of_drafts(case_id, now))  # type: ignore[misc]


async def remind_silent() -> None:
    """Remind agencies that have not opened their results, some a transaction."""
    if await board.any_to_remind():
        await step_by_step(board.next_reminders)
