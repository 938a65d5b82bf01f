"""Where the year is after the lock: its step by what has happened, not by the date, and how far that step is."""

from dataclasses import dataclass

from models import sql
from models.cycle import Cycle
from services import access
from services.access import Actor, Permission
from services.final_list import freezing
from services.final_list.hindrances import FREEZABLE
from services.states import FROZEN_RESULTS, CycleState, FinalListState, ResultState, in_sql

# The step of the timetable that a state of the cycle is in.
STEPS = {
    CycleState.SELF_ASSESSMENT_LOCKED: "transfer",
    CycleState.APPRAISAL: "appraisal",
    CycleState.PRELIM_ANNOUNCED: "objection",
    CycleState.OBJECTION_REVIEW: "review",
    CycleState.DEPUTY_CONFIRMED: "council",
    CycleState.COUNCIL_APPROVED: "levels",
    CycleState.LEVELS_RECEIVED: "levels",
    CycleState.LEVELS_NOTIFIED: "festival",
}
WITH_DEPUTY = "deputy"
_FROM_COUNCIL = (ResultState.COUNCIL_APPROVED, ResultState.LEVELLED, ResultState.NOTIFIED)
# Which results have come through a step; through objections and their review those that nothing is open of.
_THROUGH = {
    "appraisal": tuple(one for one in ResultState if one is not ResultState.UNDER_APPRAISAL),
    WITH_DEPUTY: (ResultState.FINAL_CONFIRMED, *_FROM_COUNCIL),
    "council": _FROM_COUNCIL,
    "levels": (ResultState.LEVELLED, ResultState.NOTIFIED),
    "festival": (ResultState.NOTIFIED,),
}


@dataclass(frozen=True, slots=True)
class Present:
    """The present step by its code, how many agencies have come through it, of how many."""

    step: str
    done: int
    agencies: int


async def present(actor: Actor, cycle: Cycle) -> Present | None:
    """The present step of a cycle whose self-assessment is over, None before. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    state = CycleState(cycle.state)
    if state not in STEPS:
        return None
    step = STEPS[state]
    latest = await freezing.newest(cycle.id) if state in freezing.FREEZABLE_CYCLES else None
    if latest is not None and latest.state in (FinalListState.FREEZING, FinalListState.FROZEN):
        step = WITH_DEPUTY
    through = _THROUGH.get(step, (*FREEZABLE, *FROZEN_RESULTS))
    counted = await sql.row(
        "SELECT (SELECT count(*) FROM agency_case WHERE cycle_id = ?1) AS agencies, "  # noqa: S608 - constants only
        f"(SELECT count(*) FROM case_result WHERE cycle_id = ?1 AND state IN {in_sql(through)}) AS done",
        cycle.id,
    )
    assert counted is not None
    return Present(step, counted["done"], counted["agencies"])
