"""Evidence: a file from the moment it is sent to the moment its bytes are safe (07b, SLA-4.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models import audit, jobs
from models.assessment import AgencyCase, EvidenceFile
from models.clock import business_now
from models.text import plain
from services import access, cases, cycles, entries, self_assessment
from services.access import Actor, Permission
from services.entries import EntryView
from services.errors import Refused
from services.states import EVIDENCE, EvidenceState

PURPOSE = "evidence"
LONGEST_NAME = 200


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
    actor: Actor, agency_id: int, entry_id: int | None, sent: SentFile, acted_at: datetime, most_bytes: int
) -> EvidenceFile:
    """Note a file that was sent and ask for its bytes; `entry_id` None while its measure is not known yet.

    The same message twice gives the same row. Raises `Refused`: file-too-large (the platform hands out no more
    than `most_bytes`), empty-file, and those of `self_assessment.enterable`.
    """
    access.require(actor, Permission.ENTER_VALUES, agency_id)
    known = await EvidenceFile.get_or_none(platform=sent.platform, chat_id=sent.chat_id, message_id=sent.message_id)
    if known is not None:
        return known
    name = short_name(sent.name)
    if sent.size > most_bytes:
        raise Refused("file-too-large", name=name, size=sent.size, most=most_bytes)
    entry: EntryView | None = None
    if entry_id is not None:
        entry = await self_assessment.enterable(actor, entry_id, acted_at)
        case_id = entry.case_id
    else:
        cycle = await cycles.current()
        case = await cases.of_agency(cycle.id, agency_id) if cycle else None
        if case is None or cycle is None:
            raise Refused("not-open-yet")
        cycles.check_open(cycle.state, cycle.deadline_at, acted_at)
        case_id = case.id
    file = await EvidenceFile.create(
        case_id=case_id,
        entry_id=entry_id,
        person_id=actor.person_id,
        state=EvidenceState.FETCHING,
        name=name,
        mime=sent.mime[:128],
        size=sent.size,
        platform=sent.platform,
        chat_id=sent.chat_id,
        message_id=sent.message_id,
        file_id=sent.file_id,
        sent_at=acted_at,
    )
    await jobs.put(jobs.FetchJob(PURPOSE, file.id, sent.platform, sent.chat_id, sent.file_id))
    if entry is not None:
        await self_assessment.touch(entry, "add_file")
    details = {"entry": entry_id, "name": name, "size": sent.size}
    await audit.record([audit.Event(actor.person_id, "evidence.received", f"evidence:{file.id}", details)])
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
    """Say which measure a file belongs to. Raises `Refused`: unknown-file, and those of `enterable`.

    A file that was refused or lost meanwhile belongs nowhere: it is unknown, like one that never was.
    """
    file = await EvidenceFile.filter(id=file_id).select_related("case").first()
    if file is None:
        raise Refused("unknown-file")
    access.require(actor, Permission.ENTER_VALUES, file.case.agency_id)
    if file.state not in (EvidenceState.FETCHING, EvidenceState.UPLOADED):
        raise Refused("unknown-file")
    # The file was sent in time or not: choosing its measure later does not make it late.
    entry = await self_assessment.enterable(actor, entry_id, min(acted_at, file.sent_at))
    if entry.case_id != file.case_id:
        raise access.Denied(actor, Permission.ENTER_VALUES, entry.agency_id)
    if file.entry_id != entry_id:
        await EvidenceFile.filter(id=file.id).update(entry_id=entry_id)
        await self_assessment.touch(entry, "add_file")
        details = {"entry": entry_id, "from": file.entry_id}
        await audit.record([audit.Event(actor.person_id, "evidence.assigned", f"evidence:{file.id}", details)])
    return await EvidenceFile.get(id=file.id), await entries.view(actor, entry_id)


async def unassigned(actor: Actor, agency_id: int) -> list[EvidenceFile]:
    """The agency's files that are stored or on their way and belong to no measure yet."""
    access.require(actor, Permission.ENTER_VALUES, agency_id)
    return await EvidenceFile.filter(
        case__agency_id=agency_id,
        entry_id__isnull=True,
        state__in=[EvidenceState.FETCHING, EvidenceState.UPLOADED],
    ).order_by("id")


async def stored(file_id: int, got: StoredBytes) -> EvidenceFile:
    """The bytes are safe in the store: the file counts from now on (it was judged by when it was sent)."""
    file = await EvidenceFile.get(id=file_id)
    if file.state == EvidenceState.UPLOADED:
        return file
    file.state = EVIDENCE.after(file.state, "store")
    file.sha256, file.size, file.mime, file.pages = got.sha256, got.size, got.mime, got.pages
    file.stored_at = business_now()
    file.problem = got.warnings[0] if got.warnings else None
    await file.save(update_fields=["state", "sha256", "size", "mime", "pages", "stored_at", "problem"])
    details = {"sha256": got.sha256, "size": got.size, "warnings": list(got.warnings)}
    await audit.record([audit.Event(None, "evidence.stored", f"evidence:{file.id}", details)])
    return file


async def not_stored(file_id: int, act: str, problem: str) -> EvidenceFile:
    """The bytes could not be used (`refuse`: what they are; `lose`: they never came). The row stays."""
    file = await EvidenceFile.get(id=file_id)
    if file.state != EvidenceState.FETCHING:
        return file
    file.state, file.problem = EVIDENCE.after(file.state, act), problem[:64]
    await file.save(update_fields=["state", "problem"])
    await audit.record([audit.Event(None, f"evidence.{act}d", f"evidence:{file.id}", {"problem": problem})])
    return file


async def visible(actor: Actor, file: EvidenceFile) -> bool:
    """Whether the actor may (still) see the case that the file belongs to."""
    case = await AgencyCase.get(id=file.case_id)
    return access.allows(actor, Permission.SEE_CASE, case.agency_id)


async def twin(file: EvidenceFile) -> EvidenceFile | None:
    """Another file of the same case with the very same bytes, if there is one."""
    return await (
        EvidenceFile.filter(
            case_id=file.case_id, sha256=file.sha256, state=EvidenceState.UPLOADED, entry_id__isnull=False
        )
        .exclude(id=file.id)
        .order_by("id")
        .first()
    )


async def of_entry(actor: Actor, entry_id: int) -> list[EvidenceFile]:
    """The files of an entry that are stored or on their way, oldest first."""
    entry = await entries.view(actor, entry_id)
    return await EvidenceFile.filter(
        entry_id=entry.id, state__in=[EvidenceState.UPLOADED, EvidenceState.FETCHING]
    ).order_by("id")
