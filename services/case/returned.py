"""An entry that its appraiser gave back to the agency alone, on its way back to them (12d)."""

from datetime import datetime

from models import audit, sql
from models.clock import business_now
from models.fields import stored_time
from services.access import Role
from services.case import fingerprint
from services.case.entries import EntryView
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.states import APPRAISAL


async def sent_back(entry: EntryView, person_id: int | None, acted_at: datetime) -> None:
    """The agency has corrected the entry: it lies on top of its appraiser's desk, who is told. Nothing happens to an
    entry that was not returned. Who may was checked before.

    The case says something else now than its receipt does; the audit trail keeps what it says after each correction.
    Raises `Refused("changed-meanwhile")` when the return was taken back just then.
    """
    if not entry.returned:
        return
    found = await sql.row("SELECT id, state, version, appraiser_id FROM appraisal WHERE entry_id = ?", entry.id)
    assert found is not None
    changed = await sql.run(
        "UPDATE appraisal SET state = ?, since_at = ?, returned_until = NULL, skipped_at = NULL, version = version + 1 "
        "WHERE id = ? AND version = ?",
        APPRAISAL.after(found["state"], "resubmit"),
        stored_time(business_now()),
        found["id"],
        found["version"],
    )
    if not changed:
        raise Refused("changed-meanwhile", entry_id=entry.id, code=entry.code)
    await sql.run("UPDATE measure_entry SET return_reason = '' WHERE id = ?", entry.id)
    details = {"acted_at": acted_at, "digest": await fingerprint.of_case(entry.case_id)}
    await audit.record([audit.Event(person_id, "entry.correction_sent", f"entry:{entry.id}", details)])
    if found["appraiser_id"] not in await people.holders(Role.APPRAISER):
        return  # with nobody, or with somebody who appraises no more: staff see it waits for another
    told = {"agency": entry.agency_title, "code": entry.code, "title": entry.title}
    await post(
        [
            Notice(
                f"correction:{found['id']}:{found['version']}",
                found["appraiser_id"],
                "correction-came",
                told,
                (("btn-see-entry", f"judge:{found['id']}"), ("btn-home", "home")),
            )
        ]
    )
