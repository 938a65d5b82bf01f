"""The window to object is over: results that nobody answered stand as they were told (step 14, SLA-4.3)."""

from datetime import datetime

from models import audit, inbox, sql
from models.fields import stored_time
from services.case import closing
from services.notices import Notice, post
from services.people import people
from services.results import standing


async def due(now: datetime) -> tuple[int, ...]:
    """The cases whose window is over and whose people sent nothing before its end that is not processed yet (a
    reading look, outside the gate)."""
    if not inbox.complete():
        return ()
    found = await sql.rows(
        "SELECT r.case_id, c.agency_id, r.window_ends_at FROM case_result r JOIN agency_case c ON c.id = r.case_id "
        "WHERE r.state = 'RELEASED' AND r.sheet_due = 0 AND r.window_ends_at <= ? ORDER BY r.id",
        stored_time(now),
    )
    if not found:
        return ()
    over = [(one["case_id"], one["agency_id"], datetime.fromisoformat(one["window_ends_at"])) for one in found]
    return await closing.without_awaited(over, now)


async def lapse(case_id: int, now: datetime) -> bool:
    """Close the window of a case and tell its people; False when it is not due (any more)."""
    result = await standing.of_case(case_id)
    ends = result.window_ends_at
    if result.state != "RELEASED" or result.sheet_due or ends is None or ends > now:
        return False
    await standing.move(result, "lapse")
    await audit.record([audit.Event(None, "result.lapsed", f"case:{case_id}", {"ended": ends})])
    agency = result.case.agency
    await post(
        [
            Notice(
                f"result-lapsed:{case_id}:{result.sheet_version}:{person}",
                person,
                "result-lapsed",
                {"agency": agency.title, "year": result.cycle.year},
                (("btn-open-result", "result"),),
            )
            for person in await people.of_agency(agency.id)
        ]
    )
    return True
