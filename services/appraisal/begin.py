"""The appraisal begins: every locked case gets its result, and its entries come to the appraisers' desks (step 12)."""

from models import audit, sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from services import access, ticking
from services.access import Actor, Permission
from services.errors import Refused
from services.results import standing
from services.states import AFTER_THE_LOCK, CYCLE, AppraisalState, CycleState, EntryState, ResultState, in_sql

# While the cycle is in one of these, cases that are locked later come to the desks too.
APPRAISED = (CycleState.APPRAISAL, CycleState.PRELIM_ANNOUNCED, CycleState.OBJECTION_REVIEW)


async def begin(actor: Actor, cycle_id: int) -> int:
    """Begin the appraisal of a cycle whose self-assessment is over; returns how many cases are locked so far.

    Cases come to the desks one by one by the ticks that follow; one that is locked later, later. Raises
    `Refused("wrong-state")` before the lock and when it was begun before.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    cycle = await Cycle.get_or_none(id=cycle_id)
    if cycle is None:
        raise Refused("wrong-state")
    await Cycle.filter(id=cycle.id).update(state=CYCLE.after(cycle.state, "begin_appraisal"))
    await audit.record([audit.Event(actor.person_id, "appraisal.begun", f"cycle:{cycle.id}", {})])
    ticking.soon()
    locked = await sql.row(
        f"SELECT count(*) AS n FROM agency_case WHERE cycle_id = ? AND state IN {in_sql(AFTER_THE_LOCK)}",  # noqa: S608
        cycle.id,
    )
    return int(locked["n"]) if locked else 0


_MISSING = f"""
FROM agency_case c JOIN cycle y ON y.id = c.cycle_id
WHERE y.state IN {in_sql(APPRAISED)} AND c.state IN {in_sql(AFTER_THE_LOCK)} AND (
  NOT EXISTS (SELECT 1 FROM case_result r WHERE r.case_id = c.id)
  OR EXISTS (SELECT 1 FROM measure_entry e WHERE e.case_id = c.id
             AND NOT EXISTS (SELECT 1 FROM appraisal p WHERE p.entry_id = e.id)))
"""  # noqa: S608 - constants only


async def any_due() -> bool:
    """Whether a case still has to come to the desks (a reading look, outside the gate)."""
    return await sql.row(f"SELECT c.id {_MISSING} LIMIT 1") is not None


async def next_case() -> bool:
    """Bring the next locked case to the desks; returns whether there was one. Cut off, the next call goes on.

    What was accepted as not applicable needs no score.
    """
    found = await sql.row(f"SELECT c.id, c.cycle_id {_MISSING} ORDER BY c.id LIMIT 1")
    if found is None:
        return False
    now = stored_time(business_now())
    await sql.run(
        "INSERT INTO case_result (case_id, cycle_id, state, sheet_version, sheet_due, comment) "
        "VALUES (?, ?, ?, 0, 0, '') ON CONFLICT (case_id) DO NOTHING",
        found["id"],
        found["cycle_id"],
        ResultState.UNDER_APPRAISAL.value,
    )
    await sql.run(
        "INSERT INTO appraisal (entry_id, case_id, cycle_id, state, version, since_at, return_reason, recheck_reason) "
        "SELECT e.id, e.case_id, e.cycle_id, CASE WHEN e.state = ? THEN ? ELSE ? END, 1, ?, '', '' "
        "FROM measure_entry e WHERE e.case_id = ? "
        "AND NOT EXISTS (SELECT 1 FROM appraisal p WHERE p.entry_id = e.id) ORDER BY e.number",
        EntryState.NA_ACCEPTED.value,
        AppraisalState.SCORED.value,
        AppraisalState.WAITING.value,
        now,
        found["id"],
    )
    await standing.scores_changed(found["id"])
    return True
