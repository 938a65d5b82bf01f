"""A package of files named after their measures: each becomes evidence of its own, the others ask for one (07g)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models import audit, sql
from models.assessment import EvidenceFile
from models.clock import business_now
from models.staging import ImportDraft
from services import access
from services.access import Actor, Permission
from services.case import entries, progress, self_assessment
from services.case.entries import CURRENT
from services.case.evidence import SUPPORTS, StoredBytes, short_name
from services.case.own_sheet import READING, SAVED
from services.errors import Refused
from services.states import EvidenceState

KIND = PURPOSE = "own-package"
# Files of one package share the message that it came with; each has a number of its own below zero.
_PER_PACKAGE = 1000


@dataclass(frozen=True, slots=True)
class Inner:
    """One file of a package whose bytes are in the store; `code` is of the measure (or entry) its name says."""

    name: str
    code: str | None
    got: StoredBytes


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a package: files that have their measure, that were there already, that have none, and those
    whose measure takes no file now (name, code of the measure)."""

    name: str
    stored: int
    measures: int
    again: int
    loose: int
    closed: tuple[tuple[str, str], ...]


async def codes(draft_id: int) -> list[str]:
    """By what a file of this package can name its measure: codes and numbers of the sender's entries."""
    found = await sql.rows(
        "SELECT m.code, e.number FROM import_draft d "  # noqa: S608 - constants only
        "JOIN role_grant g ON g.person_id = d.person_id AND g.role = 'liaison' AND g.withdrawn_at IS NULL "
        f"JOIN agency_case c ON c.agency_id = g.agency_id AND c.cycle_id = {CURRENT} "
        "JOIN measure_entry e ON e.case_id = c.id JOIN measure m ON m.id = e.measure_id WHERE d.id = ?",
        draft_id,
    )
    return [one["code"] for one in found] + [str(one["number"]) for one in found]


async def take(actor: Actor, agency_id: int, draft_id: int, files: Sequence[Inner]) -> Taken:
    """Put the files of an unpacked package to their measures, judged by when it was sent; doing it twice adds nothing.

    Raises `Refused`: own-decided (taken before), not-open-yet.
    """
    access.require(actor, Permission.ENTER_VALUES, agency_id)
    draft = await ImportDraft.get_or_none(id=draft_id, kind=KIND)
    if draft is None or draft.person_id != actor.person_id or draft.state != READING:
        raise Refused("own-decided")
    stand = await progress.of_agency(actor, agency_id)
    if stand is None:
        raise Refused("not-open-yet")
    known: dict[str, int] = {}
    for entry in await entries.entries(actor, agency_id):
        known |= {entry.code.upper(): entry.id, str(entry.number): entry.id}
    there = {(one.entry_id, one.sha256) for one in await _present(stand.case_id)}
    measures: set[int] = set()
    again, loose, stored, closed = 0, 0, 0, []
    for place, one in enumerate(files):
        entry_id = known.get(one.code.upper()) if one.code else None
        if (entry_id, one.got.sha256) in there:
            again += 1
            continue
        if entry_id is not None and not await _open(actor, entry_id, draft.created_at):
            closed.append((short_name(one.name), one.code or ""))
            continue
        await _add(actor, draft, stand.case_id, entry_id, one, place)
        there.add((entry_id, one.got.sha256))
        if entry_id is None:
            loose += 1
        else:
            stored += 1
            measures.add(entry_id)
    await ImportDraft.filter(id=draft.id).update(state=SAVED, decided_at=business_now())
    details = {"stored": stored, "again": again, "loose": loose, "closed": [name for name, _ in closed]}
    await audit.record([audit.Event(actor.person_id, "package.taken", f"import:{draft.id}", details)])
    return Taken(draft.name, stored, len(measures), again, loose, tuple(closed))


async def _present(case_id: int) -> list[EvidenceFile]:
    return await EvidenceFile.filter(case_id=case_id, state=EvidenceState.UPLOADED, purpose=SUPPORTS)


async def _open(actor: Actor, entry_id: int, sent_at: datetime) -> bool:
    try:
        entry = await self_assessment.enterable(actor, entry_id, sent_at)
    except access.Denied:
        raise
    except Refused:
        return False
    await self_assessment.touch(entry, "add_file")
    return True


async def _add(actor: Actor, draft: ImportDraft, case_id: int, entry_id: int | None, one: Inner, place: int) -> None:
    file = await EvidenceFile.create(
        case_id=case_id,
        entry_id=entry_id,
        person_id=actor.person_id,
        state=EvidenceState.UPLOADED,
        name=short_name(one.name.rpartition("/")[2]),
        mime=one.got.mime[:128],
        size=one.got.size,
        sha256=one.got.sha256,
        pages=one.got.pages,
        problem=one.got.warnings[0] if one.got.warnings else None,
        platform=draft.platform,
        chat_id=draft.chat_id,
        message_id=-(draft.id * _PER_PACKAGE + place),
        file_id="",
        sent_at=draft.created_at,
        stored_at=business_now(),
    )
    details = {"entry": entry_id, "sha256": one.got.sha256, "package": draft.id, "name": file.name}
    await audit.record([audit.Event(actor.person_id, "evidence.unpacked", f"evidence:{file.id}", details)])
