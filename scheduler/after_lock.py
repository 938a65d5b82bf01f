"""What the clock brings about after the lock: cases come to the desks, sheets go out, windows close, lists freeze."""

from models.gate import tx
from scheduler import final_list, levels, objections, results
from scheduler.phases import step_by_step
from services.appraisal import begin, lapsing


async def bring_to_desks() -> None:
    """Bring locked cases to the appraisers' desks, one a transaction."""
    if await begin.any_due():
        await step_by_step(begin.next_case)


async def give_corrections_back() -> None:
    """Remind of corrections that end tomorrow; give those whose time is over back to their appraisers, one a
    transaction."""
    for case_id in await lapsing.reminders_due():
        await tx(lambda case_id=case_id: lapsing.remind(case_id))  # type: ignore[misc]
    for appraisal_id in await lapsing.due():
        await tx(lambda appraisal_id=appraisal_id: lapsing.lapse(appraisal_id))  # type: ignore[misc]


PHASES = (
    bring_to_desks,
    *objections.PHASES,  # an answer makes a new sheet due
    results.send_sheets,
    results.close_windows,
    results.remind_silent,
    final_list.freeze,
    final_list.make_packages,
    final_list.remind_of_legal_date,
    give_corrections_back,
    levels.tell_agencies,
    levels.send_campaigns,
)
