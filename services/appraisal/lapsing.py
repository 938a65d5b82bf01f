"""The clock over returned entries: their people are reminded a day before the end; what is not sent back in time goes
back to its appraiser as it stands (12d)."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from models import audit, inbox, sql
from models.clock import business_now, day_of, end_of, last_day_before
from models.fields import stored_time
from services.access import Role
from services.appraisal import desk, writing
from services.case import closing, self_assessment
from services.case.entries import CURRENT, EntryView, as_time
from services.notices import Notice, post
from services.people import people
from services.states import AFTER_THE_LOCK, ENTRY, AppraisalState, EntryState, in_sql

DAY = timedelta(days=1)
MORNING, EVENING = timedelta(hours=9), timedelta(hours=22)
_RETURNED = f"p.cycle_id = {CURRENT} AND p.state = '{AppraisalState.RETURNED.value}'"
# Told of the return this very morning or later, nobody needs to be told again.
_ENDS_TOMORROW = "p.returned_until > ? AND p.returned_until <= ? AND p.since_at < ?"


async def due() -> Sequence[int]:
    """The appraisals whose correction is over and was not sent back (a reading look, outside the gate).

    One waits while something that its agency's people sent before the end is not processed, and while the files of
    a correction that was sent are arriving: they acted in time.
    """
    now = business_now()
    found = await sql.rows(
        "SELECT p.id, p.returned_until, c.agency_id FROM appraisal p JOIN agency_case c ON c.id = p.case_id "  # noqa: S608 - constants only
        f"JOIN measure_entry e ON e.id = p.entry_id WHERE {_RETURNED} AND p.returned_until <= ? "
        "AND (e.record_asked_at IS NULL OR NOT EXISTS (SELECT 1 FROM evidence_file f WHERE f.entry_id = e.id "
        "AND f.state = 'FETCHING')) ORDER BY p.id",
        stored_time(now),
    )
    if not found or not inbox.complete():
        return ()
    over = [(one["id"], one["agency_id"], datetime.fromisoformat(one["returned_until"])) for one in found]
    return await closing.without_awaited(over, now)


async def lapse(appraisal_id: int) -> None:
    """Give an entry whose correction is over back to its appraiser, and tell them and its agency.

    What is complete counts as it was entered in time; otherwise the entry stays a draft, as everybody sees it.
    """
    one = await desk.known(appraisal_id)
    until = one.returned_until
    if one.state != AppraisalState.RETURNED or until is None or business_now() < until:
        return
    await writing.move(one, "lapse")
    counts = await _settle(one.entry, until)
    await sql.run("UPDATE measure_entry SET return_reason = '' WHERE id = ?", one.entry.id)
    details = {"until": until, "counts": counts}
    await audit.record([audit.Event(None, "entry.correction_lapsed", f"entry:{one.entry.id}", details)])
    told = {"agency": one.entry.agency_title, "code": one.entry.code, "title": one.entry.title, "until": until}
    key = f"correction-over:{one.id}:{one.version}"
    notices = [
        Notice(
            f"{key}:{person}",
            person,
            "correction-over-notice",
            {"code": one.entry.code, "title": one.entry.title, "until": until},
            (("btn-to-entry", f"entry:{one.entry.id}"), ("btn-home", "home")),
        )
        for person in await people.of_agency(one.entry.agency_id)
    ]
    if one.appraiser_id in await people.holders(Role.APPRAISER):
        buttons = (("btn-see-entry", f"judge:{one.id}"), ("btn-home", "home"))
        notices.append(Notice(f"{key}:appraiser", one.appraiser_id, "correction-never-came", told, buttons))
    await post(notices)


async def _settle(entry: EntryView, until: datetime) -> bool:
    """The entry leaves the agency's hand; returns whether it counts as recorded. One of a case that was opened again
    is still in it."""
    if not entry.returned or entry.state not in (EntryState.RETURNED, EntryState.DRAFT):
        return entry.state == EntryState.SELF_SCORED
    if not entry.arriving and self_assessment.is_complete(entry):
        await self_assessment.touch(entry, "record")
        await sql.run("UPDATE measure_entry SET record_asked_at = NULL WHERE id = ?", entry.id)
        await audit.record([audit.Event(None, "entry.recorded_by_lapse", f"entry:{entry.id}", {})])
        return True
    if entry.arriving and entry.amount is not None:  # recorded when they have arrived, as of the end
        await sql.run("UPDATE measure_entry SET record_asked_at = ? WHERE id = ?", stored_time(until), entry.id)
    if entry.state == EntryState.RETURNED:
        said = entry.amount is not None or entry.files or entry.arriving or entry.explanation
        after = ENTRY.after(entry.state, "lapse" if said else "lapse_empty")
        await sql.run("UPDATE measure_entry SET state = ?, version = version + 1 WHERE id = ?", after, entry.id)
    return False


async def reminders_due() -> list[int]:
    """The cases whose people are to be reminded now of a correction that ends tomorrow (a reading look)."""
    now = business_now()
    since_midnight = now - (end_of(day_of(now)) - DAY)
    if not MORNING <= since_midnight < EVENING:
        return []
    found = await sql.rows(
        "SELECT DISTINCT p.case_id FROM appraisal p JOIN agency_case c ON c.id = p.case_id "  # noqa: S608 - constants only
        f"WHERE {_RETURNED} AND {_ENDS_TOMORROW} AND c.state IN {in_sql(AFTER_THE_LOCK)} "
        "AND EXISTS (SELECT 1 FROM role_grant g WHERE g.agency_id = c.agency_id AND g.role = 'liaison' "
        "AND g.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.case_id = p.case_id "
        "AND r.person_id = g.person_id AND r.kind = ?)) ORDER BY p.case_id",
        *_tomorrow(now),
        _kind(now),
    )
    return [one["case_id"] for one in found]


def _tomorrow(now: datetime) -> tuple[str, str, str]:
    """From the end of today to that of tomorrow, and the morning of today."""
    tonight = end_of(day_of(now))
    return stored_time(tonight), stored_time(tonight + DAY), stored_time(tonight - DAY + MORNING)


def _kind(now: datetime) -> str:
    return f"correction-{last_day_before(end_of(day_of(now))).toordinal()}"


async def remind(case_id: int) -> None:
    """Remind the liaisons of an agency, each once a day, of what it has still to correct until tomorrow."""
    now = business_now()
    found = await sql.rows(
        "SELECT e.id, m.title, p.cycle_id, p.returned_until, c.agency_id FROM appraisal p "  # noqa: S608 - constants only
        "JOIN measure_entry e ON e.id = p.entry_id JOIN measure m ON m.id = e.measure_id "
        f"JOIN agency_case c ON c.id = p.case_id WHERE p.case_id = ? AND {_RETURNED} AND {_ENDS_TOMORROW} "
        "ORDER BY e.number",
        case_id,
        *_tomorrow(now),
    )
    if not found:
        return
    told = {
        "count": len(found),
        "names": [one["title"] for one in found[:2]],
        "until": as_time(min(one["returned_until"] for one in found)),
    }
    notices = []
    for person in await people.holders(Role.LIAISON, found[0]["agency_id"]):
        added = await sql.rows(
            "INSERT INTO reminder (cycle_id, case_id, person_id, kind, deadline_version, due_at, state, decided_at) "
            "VALUES (?, ?, ?, ?, 0, ?, 'sent', ?) "
            "ON CONFLICT (cycle_id, kind, case_id, person_id, deadline_version) DO NOTHING RETURNING id",
            found[0]["cycle_id"],
            case_id,
            person,
            _kind(now),
            stored_time(now),
            stored_time(now),
        )
        if added:
            buttons = (("btn-to-entry", f"entry:{found[0]['id']}"), ("btn-home", "home"))
            key = f"{_kind(now)}:{case_id}:{person}"
            notices.append(Notice(key, person, "correction-reminder", told, buttons, reminder=True))
    await post(notices)
