"""Reopening cases that were locked: their deadline was moved, or more time was granted (SLA-4.2)."""

from models import audit, sql
from models.clock import business_now
from models.fields import stored_time
from services.states import CASE, CaseState, in_sql

CLOSED = (CaseState.LOCKED, CaseState.NO_SUBMISSION)


async def reopen(case_id: int) -> bool:
    """Open a locked case again; returns whether it was locked. One that is open stays as it is.

    Whether it had been sent, and approved, stays on record: work that was handed over in time and is not touched
    again counts at the next lock as it did at the former one.
    """
    found = await sql.row("SELECT state, locked_as FROM agency_case WHERE id = ?", case_id)
    if found is None or found["state"] not in CLOSED:
        return False
    after = CASE.after(found["state"], "reopen")
    await sql.run("UPDATE agency_case SET state = ?, locked_at = NULL, locked_as = NULL WHERE id = ?", after, case_id)
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
