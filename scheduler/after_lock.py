"""What the clock brings about after the lock: cases come to the desks, sheets go out, windows close, lists freeze."""

from scheduler.phases import step_by_step
from services.appraisal import begin


async def bring_to_desks() -> None:
    """Bring locked cases to the appraisers' desks, one a transaction."""
    if await begin.any_due():
        await step_by_step(begin.next_case)


PHASES = (bring_to_desks,)
