"""What its appraisers returned to an agency whose case is locked: seen, corrected entry by entry, sent back (12d)."""

from dataclasses import dataclass
from datetime import datetime

from models import sql
from services import access
from services.access import Actor, Permission
from services.case import entries, receipts, returned, self_assessment
from services.case.entries import CURRENT, EntryView, as_time
from services.case.receipts import ReceiptView, Waiting
from services.errors import Refused
from services.states import AFTER_THE_LOCK, AppraisalState, EntryState, in_sql


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry that waits for the agency's correction until (exclusive) a time."""

    entry_id: int
    number: int
    code: str
    title: str
    reason: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """A correction that was sent back: with its receipt, or without one where only a request for «not applicable» had
    to be completed; `again` when it had been sent before."""

    entry: EntryView
    receipt: ReceiptView | None
    again: bool = False


async def of_agency(actor: Actor, agency_id: int) -> list[Correction]:
    """What the agency has to correct in the current cycle, what ends first at the head; over is over when its
    appraiser has it back."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    found = await sql.rows(
        "SELECT e.id, e.number, m.code, m.title, p.return_reason, p.returned_until "  # noqa: S608 - constants only
        "FROM agency_case c JOIN appraisal p ON p.case_id = c.id JOIN measure_entry e ON e.id = p.entry_id "
        "JOIN measure m ON m.id = e.measure_id "
        f"WHERE c.agency_id = ? AND c.cycle_id = {CURRENT} AND c.state IN {in_sql(AFTER_THE_LOCK)} "
        f"AND p.state = '{AppraisalState.RETURNED.value}' ORDER BY p.returned_until, e.number",
        agency_id,
    )
    result = []
    for one in found:
        until = as_time(one["returned_until"])
        assert until is not None
        result.append(Correction(one["id"], one["number"], one["code"], one["title"], one["return_reason"], until))
    return result


async def send(actor: Actor, entry_id: int, acted_at: datetime, seen_version: int) -> Sent | Waiting:
    """Send a correction back to the appraiser («ارسال اصلاح»); doing it twice changes nothing.

    The entry is recorded with it and gets a receipt; while files are arriving the wish is kept with its time. An
    entry whose request for «not applicable» stands goes back as it is, with the documents that were added. Raises
    `Refused`: correction-over, deadline-passed (it was not returned), and those of `receipts.record`.
    """
    seen = await entries.view(actor, entry_id)
    access.require(actor, Permission.ENTER_VALUES, seen.agency_id)
    if seen.appraisal_state == AppraisalState.RESUBMITTED:
        return Sent(seen, None, again=True)
    entry = await self_assessment.workable(actor, entry_id, acted_at)
    if not entry.returned:
        raise Refused("wrong-state")
    if entry.state != EntryState.NA_REQUESTED:
        recorded = await receipts.record(actor, entry_id, acted_at, seen_version)
        return recorded if isinstance(recorded, Waiting) else Sent(entry, recorded)
    if entry.version != seen_version:
        raise Refused("changed-meanwhile", entry_id=entry.id, code=entry.code)
    await returned.sent_back(entry, actor.person_id, acted_at)
    return Sent(entry, None)
