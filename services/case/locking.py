"""Reopening cases that were locked: their deadline was moved, or more time was granted (SLA-4.2)."""

from models import audit, sql
from models.clock import business_now
from models.fields import stored_time
from services.case import fingerprint
from services.states import CASE, CENTRAL_STATES, CaseState, EntryState, in_sql

CLOSED = (CaseState.LOCKED, CaseState.NO_SUBMISSION)


async def reopen(case_id: int) -> bool:
    """Open a locked case again; returns whether it was locked. One that is open stays as it is.

    On what ground it had been locked, and what it said then, stays on record: work that is not touched again counts
    at the next lock as it did at the former one. An agency that had entered nothing is as silent as before.
    """
    found = await sql.row(
        "SELECT c.state, c.locked_as, c.agency_id, "  # noqa: S608 - constants only
        "EXISTS (SELECT 1 FROM measure_entry e WHERE e.case_id = c.id "
        f"AND e.state NOT IN {in_sql((*CENTRAL_STATES, EntryState.EMPTY))}) AS begun, "
        "EXISTS (SELECT 1 FROM role_grant g WHERE g.agency_id = c.agency_id AND g.role = 'liaison' "
        "AND g.withdrawn_at IS NULL) AS joined FROM agency_case c WHERE c.id = ?",
        case_id,
    )
    if found is None or found["state"] not in CLOSED:
        return False
    act = "reopen"
    if found["state"] == CaseState.NO_SUBMISSION and not found["begun"]:
        act = "reopen_silent" if found["joined"] else "reopen_unseen"
    await sql.run(
        "UPDATE agency_case SET state = ?, locked_at = NULL, locked_as = NULL, former_ground = ?, former_digest = ? "
        "WHERE id = ?",
        CASE.after(found["state"], act),
        found["locked_as"],
        await fingerprint.of_case(case_id),
        case_id,
    )
    details = {"was": found["locked_as"]}
    await audit.record([audit.Event(None, "case.reopened", f"case:{case_id}", details)])
    return True


async def reopen_in_time(cycle_id: int) -> int:
    """Open the locked cases of a cycle again whose deadline, the cycle's or their own, is ahead; returns how many."""
    now = stored_time(business_now())
    found = await sql.rows(
        "SELECT c.id FROM agency_case c JOIN cycle y ON y.id = c.cycle_id "  # noqa: S608 - constants only
        f"WHERE c.cycle_id = ? AND c.state IN {in_sql(CLOSED)} AND (y.deadline_at > ? OR c.deadline_at > ?)",
        cycle_id,
        now,
        now,
    )
    for one in found:
        await reopen(one["id"])
    return len(found)
