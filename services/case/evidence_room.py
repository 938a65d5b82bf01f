"""What becomes of evidence that is there: seen, withdrawn, moved, replaced, sent again, or only on paper (07b)."""

from dataclasses import dataclass, replace
from datetime import datetime

from models import audit, sql
from models.assessment import AgencyCase, EvidenceFile
from models.clock import business_now
from models.text import normalise, plain
from services import access
from services.access import Actor, Permission
from services.case import entries, evidence, self_assessment
from services.case.entries import EntryView
from services.case.evidence import NA, OBJECTION, SUPPORTS, SentFile
from services.errors import Refused
from services.states import CHANGEABLE, EVIDENCE, EntryState, EvidenceState
from services.year import cycles

SHORTEST_PAPER, LONGEST_PAPER = 5, 200
STANDING = (EvidenceState.UPLOADED, EvidenceState.FETCHING, EvidenceState.PAPER, EvidenceState.LOST)


@dataclass(frozen=True, slots=True)
class LostFile:
    """A file whose bytes never came; it may be sent again until `until`, by whoever works for the agency."""

    id: int
    name: str
    code: str | None
    until: datetime | None


async def see(actor: Actor, file_id: int) -> EvidenceFile:
    """A file, for whoever may see its case. Raises `Refused("unknown-file")`, `Denied`."""
    file = await EvidenceFile.filter(id=file_id).select_related("case", "person").first()
    if file is None:
        raise Refused("unknown-file")
    access.require(actor, Permission.SEE_CASE, file.case.agency_id)
    return file


async def own(actor: Actor, file_id: int) -> EvidenceFile:
    """A file, for whoever fills its agency's measures. Raises `Refused("unknown-file")`, `Denied`."""
    file = await EvidenceFile.filter(id=file_id).select_related("case__cycle").first()
    if file is None:
        raise Refused("unknown-file")
    access.require(actor, Permission.ENTER_VALUES, file.case.agency_id)
    if file.purpose == OBJECTION:  # it belongs to its objection, and is sent again from there
        raise Refused("unknown-file")
    return file


async def changeable(actor: Actor, file_id: int, acted_at: datetime) -> EvidenceFile:
    """A file that counts or will, when it can be moved. Raises `Refused`: unknown-file, those of `enterable`."""
    file = await own(actor, file_id)
    if file.purpose != SUPPORTS or file.state not in evidence.THERE:
        raise Refused("unknown-file")
    if file.entry_id is None:
        await evidence.open_case(file.case.agency_id, acted_at)
    else:
        await self_assessment.enterable(actor, file.entry_id, acted_at)
    return file


async def content(actor: Actor, file_id: int) -> tuple[EvidenceFile, str]:
    """A file with the SHA-256 of its bytes, to be handed out to whoever may see its case.

    Raises `Refused`: unknown-file, file-not-here (on its way, lost, or only on paper).
    """
    file = await see(actor, file_id)
    if file.sha256 is None:
        raise Refused("file-not-here", entry_id=file.entry_id, name=file.name)
    return file, file.sha256


async def withdraw(actor: Actor, file_id: int, acted_at: datetime) -> tuple[EvidenceFile, EntryView | None]:
    """Take a file back; nothing is deleted. Twice changes nothing. Returns it with its entry as it is now.

    A recorded entry that then lacks evidence is a draft again. Raises `Refused`: unknown-file, and those of
    `self_assessment.enterable`.
    """
    file = await own(actor, file_id)
    if file.state not in STANDING:
        return file, await entries.view(actor, file.entry_id) if file.entry_id else None
    entry: EntryView | None = None
    if file.entry_id is not None and file.state != EvidenceState.LOST:
        entry = await self_assessment.enterable(actor, file.entry_id, acted_at)
    elif file.state != EvidenceState.LOST:
        await evidence.open_case(file.case.agency_id, acted_at)
    former = file.state
    file.state = EVIDENCE.after(file.state, "withdraw")
    file.withdrawn_at, file.withdrawn_by_id = business_now(), actor.person_id
    await file.save(update_fields=["state", "withdrawn_at", "withdrawn_by_id"])
    details = {"entry": file.entry_id, "from": former, "acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, "evidence.withdrawn", f"evidence:{file.id}", details)])
    if entry is not None:
        entry = await _without(entry, former)
    elif file.entry_id is not None:
        entry = await entries.view(actor, file.entry_id)
    return file, entry


async def _without(entry: EntryView, state: str) -> EntryView:
    """The entry after a file of that state has gone: what was recorded stays so while it is still complete."""
    on_its_way = state == EvidenceState.FETCHING
    less = replace(entry, files=entry.files - (not on_its_way), arriving=entry.arriving - on_its_way)
    if entry.state == EntryState.SELF_SCORED and self_assessment.is_complete(less):
        await sql.run("UPDATE measure_entry SET version = version + 1 WHERE id = ?", entry.id)
        return replace(less, version=entry.version + 1)
    return await self_assessment.touch(less, "withdraw_file")


async def move(actor: Actor, file_id: int, entry_id: int, acted_at: datetime) -> tuple[EvidenceFile, EntryView]:
    """Give a file to another measure of the case; one without a measure gets its first. Returns it and that measure.

    Raises `Refused`: unknown-file, same-file-there (that measure has these bytes), too-many-files, and those of
    `self_assessment.enterable` for either measure.
    """
    file = await own(actor, file_id)
    if file.entry_id is None:
        return await evidence.assign(actor, file_id, entry_id, acted_at)
    if file.purpose != SUPPORTS or file.state not in evidence.THERE:
        raise Refused("unknown-file")
    target = await self_assessment.enterable(actor, entry_id, acted_at)
    if target.case_id != file.case_id:
        raise access.Denied(actor, Permission.ENTER_VALUES, target.agency_id)
    if file.entry_id == entry_id:
        return file, target
    source = await self_assessment.enterable(actor, file.entry_id, acted_at)
    evidence.check_room(target)
    there = EvidenceFile.filter(entry_id=entry_id, sha256=file.sha256, state=EvidenceState.UPLOADED)
    if file.sha256 is not None and await there.exists():
        raise Refused("same-file-there", entry_id=source.id, name=file.name, code=target.code)
    await EvidenceFile.filter(id=file.id).update(entry_id=entry_id)
    await _without(source, file.state)
    await self_assessment.touch(target, "add_file")
    details = {"entry": entry_id, "from": source.id, "acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, "evidence.moved", f"evidence:{file.id}", details)])
    file.entry_id = entry_id
    return file, await entries.view(actor, entry_id)


async def note_paper(actor: Actor, entry_id: int, sent: SentFile, acted_at: datetime) -> EntryView:
    """Note a paper of which no file may be sent («فقط کاغذی»): `sent.name` is what it is and where it is kept.

    It counts as evidence. The same message twice is one paper. Raises `Refused`: bad-paper (too short or long),
    too-many-files, and those of `self_assessment.enterable`.
    """
    entry = await self_assessment.enterable(actor, entry_id, acted_at)
    if await evidence.of_message(sent) is not None:
        return entry
    name = plain(sent.name).replace("\n", " ")
    if not SHORTEST_PAPER <= len(name) <= LONGEST_PAPER:
        raise Refused("bad-paper", entry_id=entry.id, length=len(name), least=SHORTEST_PAPER, most=LONGEST_PAPER)
    evidence.check_room(entry)
    file = await EvidenceFile.create(
        case_id=entry.case_id,
        entry_id=entry.id,
        person_id=actor.person_id,
        state=EvidenceState.PAPER,
        name=name,
        size=0,
        platform=sent.platform,
        chat_id=sent.chat_id,
        message_id=sent.message_id,
        file_id="",
        sent_at=acted_at,
    )
    after = await self_assessment.touch(entry, "add_file")
    details = {"entry": entry.id, "name": name, "acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, "evidence.paper", f"evidence:{file.id}", details)])
    return replace(after, files=after.files + 1)


async def send_again(actor: Actor, file_id: int, sent: SentFile, acted_at: datetime, most_bytes: int) -> EvidenceFile:
    """A file in place of one that is there or was lost; the former one stays until the new bytes are safe.

    What was lost may be sent again for a while after the deadline and the lock too, but only that very file.
    Raises `Refused`: unknown-file, file-too-large, another-file, resend-too-late, and those of
    `self_assessment.enterable`.
    """
    former = await own(actor, file_id)
    known = await evidence.of_message(sent)
    if known is not None:
        return known
    if former.state not in (EvidenceState.UPLOADED, EvidenceState.PAPER, EvidenceState.LOST):
        raise Refused("unknown-file")
    evidence.check_size(sent, most_bytes)
    entry = await entries.view(actor, former.entry_id) if former.entry_id is not None else None
    if former.state == EvidenceState.LOST and not await _open(former, entry, acted_at):
        if former.resend_until is None or acted_at >= former.resend_until:
            raise Refused("resend-too-late", name=former.name)
        if not that_very_file(former, sent):
            raise Refused("another-file", name=former.name, given=evidence.short_name(sent.name))
    elif former.entry_id is None:
        await evidence.open_case(former.case.agency_id, acted_at)
    else:
        check = self_assessment.workable if former.purpose == NA else self_assessment.enterable
        entry = await check(actor, former.entry_id, acted_at)
    file = await evidence.expect(
        actor.person_id, former.case_id, former.entry_id, sent, acted_at, former.purpose, replaces_id=former.id
    )
    if entry is not None and former.purpose == SUPPORTS:
        await evidence.note_file(entry, acted_at)
    return file


async def _open(file: EvidenceFile, entry: EntryView | None, acted_at: datetime) -> bool:
    """Whether files could be added at that time in any case."""
    if entry is not None:
        return entry.open_at(acted_at)
    deadlines = [one for one in (file.case.cycle.deadline_at, file.case.deadline_at) if one is not None]
    return bool(deadlines) and acted_at < max(deadlines) and file.case.state in CHANGEABLE


def that_very_file(former: EvidenceFile, sent: SentFile) -> bool:
    """By name or size; pictures carry no name of their own, and are made anew by each sending."""
    if former.mime.startswith("image/") and sent.mime.startswith("image/"):
        return True
    same_name = normalise(evidence.short_name(sent.name)) == normalise(former.name)
    return same_name or (former.size > 0 and former.size == sent.size)


async def resendable(actor: Actor, file_id: int, acted_at: datetime) -> EvidenceFile:
    """A file that the actor may send anew now (its bytes were lost, or it is to be replaced).

    Raises `Refused`: unknown-file, resend-too-late, and those of `self_assessment.enterable`.
    """
    file = await own(actor, file_id)
    if file.state not in (EvidenceState.UPLOADED, EvidenceState.PAPER, EvidenceState.LOST):
        raise Refused("unknown-file")
    if file.state == EvidenceState.LOST and file.resend_until is not None and acted_at < file.resend_until:
        return file
    if file.entry_id is None:
        await evidence.open_case(file.case.agency_id, acted_at)
        return file
    try:
        await self_assessment.workable(actor, file.entry_id, acted_at)
    except Refused as refusal:
        if file.state == EvidenceState.LOST and refusal.code in ("deadline-passed", "case-sent"):
            raise Refused("resend-too-late", name=file.name) from refusal
        raise
    return file


async def lost(actor: Actor, agency_id: int) -> list[LostFile]:
    """The files of the agency's current case that never came and were not sent again, oldest first."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    cycle = await cycles.current()
    case = await AgencyCase.get_or_none(cycle_id=cycle.id, agency_id=agency_id) if cycle else None
    if case is None:
        return []
    found = (
        await EvidenceFile.filter(case_id=case.id, state=EvidenceState.LOST).exclude(purpose=OBJECTION).order_by("id")
    )
    codes = {
        one["id"]: one["code"]
        for one in await sql.rows(
            "SELECT e.id, m.code FROM measure_entry e JOIN measure m ON m.id = e.measure_id WHERE e.id IN "
            "(SELECT entry_id FROM evidence_file WHERE case_id = ? AND state = 'LOST')",
            case.id,
        )
    }
    return [LostFile(one.id, one.name, codes.get(one.entry_id), one.resend_until) for one in found]
