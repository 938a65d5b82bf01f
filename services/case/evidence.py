"""Evidence: a file from the moment it is sent to the moment its bytes are safe (07b, SLA-4.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models import audit, jobs, sql
from models.assessment import AgencyCase, EvidenceFile
from models.clock import business_now
from models.fields import stored_time
from models.text import plain
from services import access
from services.access import Actor, Permission
from services.case import cases, entries, self_assessment
from services.case.entries import EntryView
from services.errors import Refused
from services.states import AFTER_THE_LOCK, EVIDENCE, AppraisalState, EntryState, EvidenceState
from services.year import cycles

PURPOSE = "evidence"
SUPPORTS, NA, OBJECTION = "evidence", "na", "objection"
# What a file is for besides supporting its measure: it is fetched and told of apart.
APART = (NA, OBJECTION)
THERE = (EvidenceState.UPLOADED, EvidenceState.FETCHING, EvidenceState.PAPER)
SHOWN = (*THERE, EvidenceState.LOST)
TAKES_FILES = (EntryState.EMPTY, EntryState.DRAFT, EntryState.SELF_SCORED, EntryState.RETURNED)
# How long bytes that never came may be sent again, after the lock too.
RESEND_FOR = timedelta(days=2)
LONGEST_NAME = 200
# Files of one measure, papers included; more than that belong together in one archive.
MOST_FILES = 30
DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as a person sent it; `size` is the platform's word for it (bytes, 0 when it says nothing)."""

    platform: str
    chat_id: int
    message_id: int
    file_id: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class StoredBytes:
    """What became of the bytes: their SHA-256, size, kind and, where a library can tell, the pages."""

    sha256: str
    size: int
    mime: str
    pages: int | None
    warnings: Sequence[str] = ()


async def receive(
    actor: Actor,
    agency_id: int,
    entry_id: int | None,
    sent: SentFile,
    acted_at: datetime,
    most_bytes: int,
    purpose: str = SUPPORTS,
) -> EvidenceFile:
    """Note a file that was sent and ask for its bytes; `entry_id` None while its measure is not known yet.

    The same message twice gives the same row. Raises `Refused`: file-too-large (the platform hands out no more
    than `most_bytes`), too-many-files, and those of `self_assessment.enterable`.
    """
    access.require(actor, Permission.ENTER_VALUES, agency_id)
    known = await of_message(sent)
    if known is not None:
        return known
    check_size(sent, most_bytes)
    entry: EntryView | None = None
    if entry_id is not None:
        check = self_assessment.workable if purpose == NA else self_assessment.enterable
        entry = await check(actor, entry_id, acted_at)
        case_id = entry.case_id
        if purpose == SUPPORTS:
            check_room(entry)
    else:
        case_id = await open_case(agency_id, acted_at)
    file = await expect(actor.person_id, case_id, entry_id, sent, acted_at, purpose)
    if entry is not None and purpose == SUPPORTS:
        await self_assessment.touch(entry, "add_file")
    return file


async def of_message(sent: SentFile) -> EvidenceFile | None:
    """The row of this very message, if it was taken before."""
    return await EvidenceFile.get_or_none(platform=sent.platform, chat_id=sent.chat_id, message_id=sent.message_id)


def check_size(sent: SentFile, most_bytes: int) -> None:
    """Raise `Refused("file-too-large")` for what the platform will not hand out."""
    if sent.size > most_bytes:
        raise Refused("file-too-large", name=short_name(sent.name), size=sent.size, most=most_bytes)


def check_room(entry: EntryView) -> None:
    """Raise `Refused("too-many-files")` when the measure has as many files as it may have."""
    if entry.files + entry.arriving >= MOST_FILES:
        raise Refused("too-many-files", entry_id=entry.id, code=entry.code, most=MOST_FILES)


async def open_case(agency_id: int, acted_at: datetime) -> int:
    """The agency's case of the current cycle, when files could be added to it at that time.

    Raises `Refused`: not-open-yet, deadline-passed, case-sent.
    """
    cycle = await cycles.current()
    case = await cases.of_agency(cycle.id, agency_id) if cycle else None
    if case is None or cycle is None:
        raise Refused("not-open-yet")
    if case.state in AFTER_THE_LOCK and await _corrects_something(case.id, acted_at):
        return case.id
    deadlines = [one for one in (cycle.deadline_at, case.deadline_at) if one is not None]
    cycles.check_open(cycle.state, max(deadlines, default=None), acted_at)
    self_assessment.check_in_hand(case.state, max(deadlines, default=None))
    return case.id


async def _corrects_something(case_id: int, acted_at: datetime) -> bool:
    """Whether a measure of the locked case was returned to its agency, and the time for it was not over then."""
    found = await sql.row(
        "SELECT 1 AS is_so FROM appraisal WHERE case_id = ? AND state = ? AND returned_until > ? LIMIT 1",
        case_id,
        AppraisalState.RETURNED.value,
        stored_time(acted_at),
    )
    return found is not None


async def expect(
    person_id: int | None,
    case_id: int,
    entry_id: int | None,
    sent: SentFile,
    acted_at: datetime,
    purpose: str,
    replaces_id: int | None = None,
) -> EvidenceFile:
    """Store that a file is on its way, and have its bytes fetched. Who may was checked before."""
    file = await EvidenceFile.create(
        case_id=case_id,
        entry_id=entry_id,
        person_id=person_id,
        state=EvidenceState.FETCHING,
        name=short_name(sent.name),
        mime=sent.mime[:128],
        size=sent.size,
        platform=sent.platform,
        chat_id=sent.chat_id,
        message_id=sent.message_id,
        file_id=sent.file_id,
        sent_at=acted_at,
        purpose=purpose,
        replaces_id=replaces_id,
    )
    apart = purpose if purpose in APART else PURPOSE
    await jobs.put(jobs.FetchJob(apart, file.id, sent.platform, sent.chat_id, sent.file_id))
    details = {"entry": entry_id, "name": file.name, "size": sent.size, "replaces": replaces_id}
    await audit.record([audit.Event(person_id, "evidence.received", f"evidence:{file.id}", details)])
    return file


def short_name(name: str) -> str:
    """A file name for storing and showing: cleaned, at most 200 characters with its ending kept."""
    clean = plain(name).replace("/", "_").replace("\\", "_").replace("\n", " ") or "file"
    if len(clean) <= LONGEST_NAME:
        return clean
    stem, dot, ending = clean.rpartition(".")
    if not dot or len(ending) > 10:
        return clean[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 2]}….{ending}"


async def assign(actor: Actor, file_id: int, entry_id: int, acted_at: datetime) -> tuple[EvidenceFile, EntryView]:
    """Say which measure a file without one belongs to. Raises `Refused`: unknown-file, and those of `enterable`.

    A file that was refused or lost meanwhile belongs nowhere: it is unknown, like one that never was. One whose
    bytes the measure has already is withdrawn (`DUPLICATE`).
    """
    file = await EvidenceFile.filter(id=file_id).select_related("case").first()
    if file is None:
        raise Refused("unknown-file")
    access.require(actor, Permission.ENTER_VALUES, file.case.agency_id)
    if file.state not in (EvidenceState.FETCHING, EvidenceState.UPLOADED):
        raise Refused("unknown-file")
    if file.entry_id == entry_id:  # pressed twice
        return file, await entries.view(actor, entry_id)
    if file.entry_id is not None:
        raise Refused("unknown-file")
    # The file was sent in time or not: choosing its measure later does not make it late.
    in_time = min(acted_at, file.sent_at)
    entry = await assignable(actor, entry_id, in_time)
    if entry.case_id != file.case_id:
        raise access.Denied(actor, Permission.ENTER_VALUES, entry.agency_id)
    check_room(entry)
    file.entry_id = entry_id
    if file.sha256 is not None and await _same_bytes(file):
        await _withdraw_copy(file)
        return file, entry
    await EvidenceFile.filter(id=file.id).update(entry_id=entry_id)
    await note_file(entry, in_time)
    details = {"entry": entry_id, "from": None}
    await audit.record([audit.Event(actor.person_id, "evidence.assigned", f"evidence:{file.id}", details)])
    return file, await entries.view(actor, entry_id)


async def assignable(actor: Actor, entry_id: int, acted_at: datetime) -> EntryView:
    """The entry, when a file sent at that time may be given to it: after the lock too.

    Raises `Refused`: those of `self_assessment.enterable`.
    """
    entry = await entries.view(actor, entry_id)
    if entry.case_state in AFTER_THE_LOCK and entry.state in TAKES_FILES and not entry.returned:
        access.require(actor, Permission.ENTER_VALUES, entry.agency_id)
        cycles.check_open(entry.cycle_state, entry.deadline, acted_at)
        return entry
    return await self_assessment.enterable(actor, entry_id, acted_at)


async def note_file(entry: EntryView, acted_at: datetime) -> None:
    """The entry has another file: a draft again while it can be changed, else only seen to have changed."""
    if entry.open_at(acted_at):
        await self_assessment.touch(entry, "add_file")
    else:
        await sql.run("UPDATE measure_entry SET version = version + 1 WHERE id = ?", entry.id)


async def unassigned(actor: Actor, agency_id: int) -> list[EvidenceFile]:
    """The agency's files that are stored or on their way and belong to no measure yet."""
    access.require(actor, Permission.ENTER_VALUES, agency_id)
    return await EvidenceFile.filter(
        case__agency_id=agency_id,
        entry_id__isnull=True,
        state__in=[EvidenceState.FETCHING, EvidenceState.UPLOADED],
    ).order_by("id")


async def stored(file_id: int, got: StoredBytes) -> EvidenceFile:
    """The bytes are safe in the store: the file counts from now on (it was judged by when it was sent).

    What it replaces gives way only now. Bytes that its measure has already count once: this copy is withdrawn
    (`DUPLICATE`). A file that was withdrawn on its way stays so.
    """
    file = await EvidenceFile.get(id=file_id).select_related("case")
    if file.state != EvidenceState.FETCHING:
        return file
    file.state = EVIDENCE.after(file.state, "store")
    file.sha256, file.size, file.mime, file.pages = got.sha256, got.size, got.mime, got.pages
    file.stored_at = business_now()
    file.problem = got.warnings[0] if got.warnings else None
    await file.save(update_fields=["state", "sha256", "size", "mime", "pages", "stored_at", "problem"])
    details = {"sha256": got.sha256, "size": got.size, "warnings": list(got.warnings)}
    await audit.record([audit.Event(None, "evidence.stored", f"evidence:{file.id}", details)])
    about = await _about(file) if file.purpose == SUPPORTS or file.replaces_id is not None else []
    replaced = await _replaced_by(file)
    copy = any(one["sha256"] == file.sha256 and one["id"] not in replaced for one in about)
    for one in about:
        # A copy that is withdrawn leaves what stands; the bytes that were lost are here all the same.
        lost = one["state"] == EvidenceState.LOST
        if lost or (one["id"] in replaced and not copy):
            await _give_way(one["id"], one["state"], file)
    if copy and file.purpose == SUPPORTS:
        await _withdraw_copy(file)
    return file


async def _replaced_by(file: EvidenceFile) -> set[int]:
    """What the file takes the place of: the one it was sent for, and when that one never came, the one before it."""
    found: set[int] = set()
    former_id = file.replaces_id
    while former_id is not None and former_id not in found:
        found.add(former_id)
        former = await EvidenceFile.get(id=former_id)
        former_id = former.replaces_id if former.state in (EvidenceState.LOST, EvidenceState.REPLACED) else None
    return found


async def _about(file: EvidenceFile) -> Sequence[sql.Record]:
    """What the file may replace (the one it was sent for, lost ones of its name), and copies in its measure."""
    return await sql.rows(
        "SELECT id, state, sha256 FROM evidence_file WHERE id <> ? AND state IN ('UPLOADED', 'PAPER', 'LOST') "
        "AND (id = ? OR id = (SELECT f.replaces_id FROM evidence_file f WHERE f.id = ?) "
        "OR (entry_id = ? AND purpose = 'evidence' "
        "AND (sha256 = ? OR (name = ? AND state = 'LOST')))) ORDER BY id",
        file.id,
        file.replaces_id or 0,
        file.replaces_id or 0,
        file.entry_id or 0,
        file.sha256,
        file.name,
    )


async def _same_bytes(file: EvidenceFile) -> bool:
    """Whether the file's measure has the very same bytes already."""
    there = EvidenceFile.filter(entry_id=file.entry_id, sha256=file.sha256, purpose=SUPPORTS)
    return await there.filter(state=EvidenceState.UPLOADED).exclude(id=file.id).exists()


async def _withdraw_copy(file: EvidenceFile) -> None:
    file.state, file.problem = EVIDENCE.after(file.state, "withdraw"), DUPLICATE
    file.withdrawn_at = business_now()
    await file.save(update_fields=["state", "problem", "withdrawn_at"])
    details = {"entry": file.entry_id}
    await audit.record([audit.Event(None, "evidence.duplicate", f"evidence:{file.id}", details)])


async def _give_way(former_id: int, state: str, file: EvidenceFile) -> None:
    after = EVIDENCE.after(state, "replace")
    await EvidenceFile.filter(id=former_id).update(state=after)
    details = {"by": file.id}
    await audit.record([audit.Event(file.person_id, "evidence.replaced", f"evidence:{former_id}", details)])


async def not_stored(file_id: int, act: str, problem: str) -> EvidenceFile:
    """The bytes could not be used (`refuse`: what they are; `lose`: they never came). The row stays.

    A lost file may be sent again for a while, and one of an objection also replaced that was refused; of one that was
    sent again and lost again the newest row is asked for.
    """
    file = await EvidenceFile.get(id=file_id)
    if file.state != EvidenceState.FETCHING:
        return file
    file.state, file.problem = EVIDENCE.after(file.state, act), problem[:64]
    if file.state == EvidenceState.LOST or file.purpose == OBJECTION:
        file.resend_until = business_now() + RESEND_FOR
        if file.state == EvidenceState.REFUSED and file.replaces_id is not None:  # no new time by sending wrong ones
            file.resend_until = (await EvidenceFile.get(id=file.replaces_id)).resend_until
    if file.state == EvidenceState.LOST and file.replaces_id is not None:
        lost = EvidenceFile.filter(id=file.replaces_id, state=EvidenceState.LOST)
        await lost.update(state=EVIDENCE.after(EvidenceState.LOST, "replace"))
    await file.save(update_fields=["state", "problem", "resend_until"])
    await audit.record([audit.Event(None, f"evidence.{act}d", f"evidence:{file.id}", {"problem": problem})])
    return file


async def visible(actor: Actor, file: EvidenceFile) -> bool:
    """Whether the actor may (still) see the case that the file belongs to."""
    case = file.case if isinstance(file.case, AgencyCase) else await AgencyCase.get(id=file.case_id)
    return access.allows(actor, Permission.SEE_CASE, case.agency_id)


async def twin(file: EvidenceFile) -> str | None:
    """The code of another measure of the case that has the very same bytes, if there is one."""
    found = await sql.row(
        "SELECT m.code FROM evidence_file f JOIN measure_entry e ON e.id = f.entry_id "
        "JOIN measure m ON m.id = e.measure_id "
        "WHERE f.case_id = ? AND f.sha256 = ? AND f.purpose = 'evidence' AND f.state = 'UPLOADED' "
        "AND f.entry_id <> ? ORDER BY f.id LIMIT 1",
        file.case_id,
        file.sha256,
        file.entry_id or 0,
    )
    return str(found["code"]) if found else None


async def of_entry(actor: Actor, entry_id: int) -> list[EvidenceFile]:
    """The files of an entry that are stored, on their way, or to be sent again, oldest first."""
    entry = await entries.view(actor, entry_id)
    return await EvidenceFile.filter(entry_id=entry.id, purpose=SUPPORTS, state__in=SHOWN).order_by("id")
