"""What an appraiser's act did to the entry itself is undone: it was returned, or «not applicable» was decided."""

from dataclasses import dataclass

from models import sql
from services.errors import Refused
from services.states import ENTRY, NOT_APPLICABLE, AppraisalState, EntryState, NAState

_DECIDED = {
    (EntryState.NA_REQUESTED, NAState.FILED): ("undo_na", "undo"),
    (EntryState.NA_ACCEPTED, NAState.ACCEPTED): ("undo_refusal", "undo_refusal"),
}


@dataclass(frozen=True, slots=True)
class EntryBefore:
    """An entry as it was before an act: its state, why it was returned, what had become of its newest request for
    «not applicable» and why."""

    state: str
    return_reason: str
    request_state: str
    request_reason: str


async def undo(appraisal_id: int, before: EntryBefore) -> bool:
    """Put the entry of an appraisal back to what it was; False when its agency has gone on with it since.

    An act that left the entry alone (a score) leaves nothing to be done.
    """
    now = await sql.row(
        "SELECT p.state AS appraisal, e.id, e.state, (SELECT n.id FROM na_request n WHERE n.entry_id = e.id "
        "ORDER BY n.id DESC LIMIT 1) AS request_id FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id "
        "WHERE p.id = ?",
        appraisal_id,
    )
    assert now is not None
    if now["appraisal"] == AppraisalState.RETURNED:
        untouched = now["state"] == EntryState.RETURNED or now["state"] == before.state == EntryState.NA_REQUESTED
        if untouched:
            await _put(now["id"], before.state, before.return_reason)
        return bool(untouched)
    if now["state"] == before.state:
        return True
    acts = _DECIDED.get((EntryState(before.state), NAState(before.request_state))) if before.request_state else None
    if acts is None:
        return True
    request = await sql.row("SELECT state FROM na_request WHERE id = ?", now["request_id"])
    assert request is not None
    try:
        state, request_state = ENTRY.after(now["state"], acts[0]), NOT_APPLICABLE.after(request["state"], acts[1])
    except Refused:
        return False
    await _put(now["id"], state, before.return_reason)
    await sql.run(
        "UPDATE na_request SET state = ?, decision_reason = ?, "
        "decided_at = CASE WHEN ? = 'FILED' THEN NULL ELSE decided_at END, "
        "decided_by_id = CASE WHEN ? = 'FILED' THEN NULL ELSE decided_by_id END WHERE id = ?",
        request_state,
        before.request_reason,
        request_state,
        request_state,
        now["request_id"],
    )
    return True


async def _put(entry_id: int, state: str, reason: str) -> None:
    await sql.run(
        "UPDATE measure_entry SET state = ?, return_reason = ?, version = version + 1 WHERE id = ?",
        state,
        reason,
        entry_id,
    )
