"""New evidence of a filed objection that never came or could not be used: sent again for a while (14c)."""

from datetime import datetime

from models import sql
from models.assessment import EvidenceFile
from services.access import Actor
from services.case import evidence
from services.case.evidence import SentFile, StoredBytes
from services.case.evidence_room import that_very_file
from services.errors import Refused
from services.notices import Notice, post
from services.objections import drafting, views
from services.objections.views import ObjectionView
from services.states import EvidenceState, ObjectionState

# Nobody has decided yet: what comes now is still read.
UNDECIDED = (
    ObjectionState.FILED,
    ObjectionState.OUT_OF_TIME,
    ObjectionState.ASSIGNED,
    ObjectionState.AT_COMMITTEE,
)
# Nobody could read these.
SENT_ANEW = (EvidenceState.LOST, EvidenceState.REFUSED)


async def check(actor: Actor, objection_id: int, file_id: int, acted_at: datetime) -> EvidenceFile:
    """A file of a filed objection that never came, or was refused, when it may be sent again at that time.

    The rule is that of evidence after the lock: for two days, and only that very file; one that was refused has to be
    another. It ends earlier when the objection is decided. Raises `Refused`: unknown-objection, objection-moved (a
    draft takes new files, a decided one none), unknown-file, resend-too-late.
    """
    one = await drafting.own(actor, objection_id)
    if one.state not in UNDECIDED:
        raise Refused("objection-moved", measure=one.measure, state=one.state)
    found = next((file for file in await drafting.pointed(one) if file.id == file_id), None)
    if found is None or not found.new or found.state not in SENT_ANEW:
        raise Refused("unknown-file")
    if found.resend_until is None or acted_at >= found.resend_until:
        raise Refused("resend-too-late", name=found.name)
    return await EvidenceFile.get(id=file_id)


async def send_again(
    actor: Actor, objection_id: int, file_id: int, sent: SentFile, acted_at: datetime, most_bytes: int
) -> EvidenceFile:
    """That very file once more, or a right one for what was refused: the objection, which is fixed, points at it in the
    place of the former.

    Raises `Refused`: another-file, file-too-large, and those of `check`.
    """
    one = await drafting.own(actor, objection_id)
    known = await evidence.of_message(sent)
    if known is not None:
        return known
    former = await check(actor, objection_id, file_id, acted_at)
    evidence.check_size(sent, most_bytes)
    lost = await _lost(former)
    if lost is not None and not that_very_file(lost, sent):
        raise Refused("another-file", name=lost.name, given=evidence.short_name(sent.name))
    made = await evidence.expect(
        actor.person_id, former.case_id, former.entry_id, sent, acted_at, evidence.OBJECTION, replaces_id=former.id
    )
    await views.record(actor, "file_sent_again", one.id, {"file": made.id, "replaces": former.id, "name": made.name})
    return made


async def _lost(file: EvidenceFile) -> EvidenceFile | None:
    """The file that never came, in whose place this one or what went before it was sent; None where all came."""
    seen: EvidenceFile | None = file
    while seen is not None:
        if seen.state != EvidenceState.REFUSED:
            return seen
        seen = await EvidenceFile.get(id=seen.replaces_id) if seen.replaces_id else None
    return None


async def stored(file_id: int, got: StoredBytes) -> EvidenceFile:
    """The bytes of an objection's file are safe; who has it on their desk is told of one that came late."""
    file = await evidence.stored(file_id, got)
    one = await objection_of(file)
    if file.replaces_id is None or one is None or one.state != ObjectionState.ASSIGNED or one.decider_id is None:
        return file
    told = {"agency": one.agency, "measure": one.measure, "name": file.name}
    buttons = (("btn-see-objection", f"obj-desk:{one.id}"),)
    key = f"objection:{one.id}:file:{file.id}:{one.decider_id}"
    await post([Notice(key, one.decider_id, "objection-file-came", told, buttons)])
    return file


async def objection_of(file: EvidenceFile) -> ObjectionView | None:
    """The objection that a file came with, itself or in the place of another."""
    first = file
    while first.replaces_id is not None:
        first = await EvidenceFile.get(id=first.replaces_id)
    found = await sql.row(
        "SELECT o.id FROM objection o JOIN json_each(o.evidence) j ON j.value = ? "
        "WHERE o.entry_id = ? AND o.state <> 'DISCARDED' ORDER BY o.id DESC LIMIT 1",
        first.id,
        first.entry_id,
    )
    return await views.known(found["id"]) if found else None
