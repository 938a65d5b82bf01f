"""The window to object is over: results that nobody answered stand as they were told (step 14, SLA-4.3)."""

from datetime import datetime

from models import audit, inbox, installation, sql
from models.fields import stored_time
from services.case import closing
from services.case.entries import CURRENT
from services.notices import Notice, post
from services.people import people
from services.results import objectable, standing
from services.states import ResultState, in_sql


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


# Of a draft whose time is over its agency hears once, unless a corrected sheet gives it another. One that was begun
# afterwards is for the deputy.
_UNTOLD = (
    "s.window_ends_at <= ? AND o.begun_at < s.window_ends_at AND NOT EXISTS "
    "(SELECT 1 FROM setting w WHERE w.key = 'draft-lapsed:' || o.id || ':' || s.version)"
)
_OVER = (
    f"o.cycle_id = {CURRENT} AND r.sheet_due = 0 AND r.answered_at IS NULL AND (r.state IN "
    f"{in_sql((ResultState.OBJECTED, ResultState.RESCORED))} OR (r.state = 'RELEASED' AND r.window_ends_at > ?)) AND "
)


async def drafts_due(now: datetime) -> tuple[int, ...]:
    """The cases that have something else open, and a draft whose time is over; as `due` (a reading look)."""
    if not inbox.complete():
        return ()
    found = await objectable.drafts(_OVER + _UNTOLD, stored_time(now), stored_time(now))
    over = {one.case_id: (one.case_id, one.agency_id, one.ends_at) for one in found}
    return await closing.without_awaited(list(over.values()), now) if over else ()


async def tell_of_drafts(case_id: int, now: datetime) -> bool:
    """Tell a case's people, once, that their drafts were not filed in time, and what they can still do (14e); returns
    whether there was any."""
    drafts = await objectable.drafts(f"o.case_id = ? AND {_UNTOLD}", case_id, stored_time(now))
    if not drafts:
        return False
    for one in drafts:
        await installation.put(f"draft-lapsed:{one.id}:{one.told_in}", stored_time(now))
    first, agency = drafts[0], (await standing.of_case(case_id)).case.agency
    told = {"agency": agency.title, "count": len(drafts), "measure": first.measure}
    place = f"obj:{first.id}" if len(drafts) == 1 else "objections:0"
    await post(
        [
            Notice(
                f"draft-lapsed:{first.id}:{first.told_in}:{person}",
                person,
                "objection-draft-lapsed",
                told,
                (("btn-see-draft", place), ("btn-home", "home")),
                important=True,
            )
            for person in await people.of_agency(agency.id)
        ]
    )
    return True


async def lapse(case_id: int, now: datetime) -> bool:
    """Close the window of a case and tell its people, of their drafts first of all; False when it is not due (any
    more)."""
    result = await standing.of_case(case_id)
    ends = result.window_ends_at
    if result.state != "RELEASED" or result.sheet_due or ends is None or ends > now:
        return False
    await standing.move(result, "lapse")
    await audit.record([audit.Event(None, "result.lapsed", f"case:{case_id}", {"ended": ends})])
    if await tell_of_drafts(case_id, now):
        return True
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
