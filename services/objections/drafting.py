"""An objection in the making: measures by lost points, the reason, what it points at; a draft until filed (14a–c)."""

from dataclasses import dataclass
from datetime import datetime

from models import sql
from models.assessment import EvidenceFile, MeasureEntry
from models.cycle import Cycle
from models.objections import Objection
from models.results import CaseResult
from models.text import plain
from services import access
from services.access import Actor, Permission
from services.appraisal.evidence import in_time as in_time_of
from services.case import cases, evidence
from services.case.entries import as_time
from services.case.evidence import SentFile
from services.errors import Refused
from services.objections import views
from services.objections.views import SCORE, STEWARD, SUBJECTS, ObjectionView
from services.results import making, objectable, standing, window
from services.results.totals import Line
from services.states import (
    FROZEN_RESULTS,
    TOLD_RESULTS,
    EvidenceState,
    ObjectionState,
    ResultState,
)
from services.year import cycles

SHORTEST, LONGEST = 20, 1000
SETTLED = objectable.SETTLED


@dataclass(frozen=True, slots=True)
class Item:
    """A measure that lost points, the newest objection to its score, and until when (exclusive) one is in time."""

    line: Line
    ends_at: datetime
    objection: ObjectionView | None

    @property
    def is_draft(self) -> bool:
        """Whether an objection was begun and not filed."""
        return self.objection is not None and self.objection.state == ObjectionState.DRAFT


@dataclass(frozen=True, slots=True)
class Room:
    """Where an agency stands with its objections. `ends_at` is the end of the last window of what lost points;
    `sheet_version` what it was told last."""

    case_id: int
    result_state: str
    sheet_version: int
    liaison_accepts: bool
    ends_at: datetime | None
    items: tuple[Item, ...]
    new_evidence: bool

    def count(self, *states: ObjectionState) -> int:
        """How many of its objections are in one of the states."""
        return sum(1 for one in self.items if one.objection and one.objection.state in states)


@dataclass(frozen=True, slots=True)
class Registered:
    """A file that an objection can point at; `new` came with the objection itself. `resend_until`: until when one that
    never came or was refused may be sent again."""

    id: int
    name: str
    state: str
    sha256: str | None
    new: bool
    resend_until: datetime | None = None


async def room(actor: Actor, agency_id: int) -> Room:
    """The agency's measures with its objections: drafts first, then by lost points, the most first (14a).

    Raises `Refused("result-not-told")` before it was sent its sheet.
    """
    access.require(actor, Permission.OBJECT, agency_id)
    cycle = await cycles.current()
    case = await cases.of_agency(cycle.id, agency_id) if cycle else None
    result = await CaseResult.get_or_none(case_id=case.id) if case else None
    if cycle is None or case is None or result is None or result.state not in TOLD_RESULTS:
        raise Refused("result-not-told")
    ends, objections = await window.of_case(case.id), await views.of_case(case.id)
    found = [
        Item(one, ends[one.entry_id], objections.get(one.entry_id))
        for one in await making.told(case.id)
        if one.entry_id in ends and (one.lost > 0 or one.entry_id in objections)
    ]
    found.sort(key=lambda one: (not one.is_draft, -one.line.lost, one.line.number))
    last = max((one.ends_at for one in found), default=None)
    return Room(
        case.id,
        result.state,
        result.sheet_version,
        cycle.liaison_accepts,
        last,
        tuple(found),
        cycle.allow_new_evidence,
    )


async def item(actor: Actor, entry_id: int) -> Item:
    """One measure as it can be objected to. Raises `Refused`: unknown-entry, result-not-told; `Denied`."""
    entry = await _entry(actor, entry_id)
    result = await CaseResult.get_or_none(case_id=entry.case_id)
    if result is None or result.state not in TOLD_RESULTS:
        raise Refused("result-not-told")
    ends = await window.ends_at(entry_id)
    line = next((one for one in await making.told(entry.case_id) if one.entry_id == entry_id), None)
    if line is None:
        raise Refused("result-not-told")
    return Item(line, ends, (await views.of_case(entry.case_id)).get(entry_id))


async def numbered(actor: Actor, agency_id: int, number: int) -> int:
    """The agency's entry of this number in the current cycle. Raises `Refused("unknown-entry")`."""
    access.require(actor, Permission.OBJECT, agency_id)
    cycle = await cycles.current()
    found = await MeasureEntry.get_or_none(number=number, cycle_id=cycle.id if cycle else 0, case__agency_id=agency_id)
    if found is None:
        raise Refused("unknown-entry")
    return found.id


async def _entry(actor: Actor, entry_id: int) -> MeasureEntry:
    entry = await MeasureEntry.get_or_none(id=entry_id).select_related("case")
    access.require(actor, Permission.OBJECT, entry.case.agency_id if entry else None)
    if entry is None:
        raise Refused("unknown-entry")
    return entry


async def own(actor: Actor, objection_id: int) -> ObjectionView:
    """An objection of the actor's agency. Raises `Refused("unknown-objection")`, `Denied` for another's."""
    found = await views.find(objection_id)
    access.require(actor, Permission.OBJECT, found.agency_id if found else None)
    if found is None or found.state == ObjectionState.DISCARDED:
        raise Refused("unknown-objection")
    return found


async def begin(actor: Actor, entry_id: int, acted_at: datetime) -> ObjectionView:
    """The draft of an objection to an entry's score: the one that was begun, or a new one.

    A draft can be begun after the window too: whether it comes in time is judged when it is filed. Raises `Refused`:
    those of `item`, result-frozen, nothing-lost, objection-moved (one was filed already), objection-settled (this
    score was objected to and answered).
    """
    one = await item(actor, entry_id)
    entry = await _entry(actor, entry_id)
    result = await standing.of_case(entry.case_id)
    if result.state in FROZEN_RESULTS:
        raise Refused("result-frozen", agency=result.case.agency.title)
    former = one.objection
    if former is not None and former.state == ObjectionState.DRAFT:
        return former
    if former is not None and former.open:
        raise Refused("objection-moved", measure=former.measure, state=former.state)
    if former is not None and former.state in SETTLED and former.sheet_version >= await _told_in(entry):
        raise Refused("objection-settled", measure=former.measure)
    if one.line.lost <= 0:
        raise Refused("nothing-lost", code=one.line.code)
    made = await Objection.create(
        case_id=entry.case_id,
        entry_id=entry.id,
        cycle_id=entry.cycle_id,
        state=ObjectionState.DRAFT,
        sheet_version=result.sheet_version,
        person_id=actor.person_id,
        begun_at=acted_at,
        subject=SCORE,
    )
    await views.record(actor, "begun", made.id, {"entry": entry.id})
    return await views.known(made.id)


async def _told_in(entry: MeasureEntry) -> int:
    """The version of the sheet that told the entry's score last."""
    found = await sql.row(
        "SELECT max(s.version) AS version FROM result_sheet s JOIN case_result r ON r.id = s.result_id "
        "WHERE r.case_id = ? AND (s.version = 1 OR EXISTS (SELECT 1 FROM json_each(s.changed) j WHERE j.value = ?))",
        entry.case_id,
        entry.id,
    )
    return int(found["version"] or 0) if found else 0


async def draft(actor: Actor, objection_id: int, version: int) -> ObjectionView:
    """A draft as it was seen. Raises `Refused`: unknown-objection, objection-filed (it is fixed),
    objection-changed (a colleague edited it since)."""
    one = await own(actor, objection_id)
    if one.state != ObjectionState.DRAFT:
        raise Refused("objection-filed", measure=one.measure)
    views.check_version(one, version)
    return one


def words_of(text: str) -> str:
    """The reason of an objection as it is kept. Raises `Refused`: objection-too-short, objection-too-long."""
    clean = plain(text)
    if len(clean) < SHORTEST:
        raise Refused("objection-too-short", length=len(clean), least=SHORTEST, missing=SHORTEST - len(clean))
    if len(clean) > LONGEST:
        raise Refused("objection-too-long", length=len(clean), most=LONGEST, over=len(clean) - LONGEST)
    return clean


async def write(actor: Actor, objection_id: int, text: str, version: int) -> ObjectionView:
    """Write the reason, in the place of the former one (14a). Raises what `draft` and `words_of` raise."""
    one = await draft(actor, objection_id, version)
    changed = await views.change(one, text=words_of(text), person_id=actor.person_id)
    await views.record(actor, "written", one.id, {"from": one.text, "to": changed.text})
    return changed


async def choose_subject(actor: Actor, objection_id: int, subject: str, version: int) -> ObjectionView:
    """Say what it is about: the score, the weight or target (which goes to the committee), a steward's value.

    Raises `Refused("wrong-state")` for a steward's value where there is none, and what `draft` raises.
    """
    one = await draft(actor, objection_id, version)
    if subject not in SUBJECTS or (subject == STEWARD and not one.central):
        raise Refused("wrong-state")
    return await views.change(one, subject=subject, person_id=actor.person_id)


async def files(actor: Actor, objection_id: int) -> list[Registered]:
    """What a draft can point at: the registered files of its measure, and those that came with it (14a, 14c). Once it
    is filed: what it points at."""
    one = await own(actor, objection_id)
    return await registered(one) if one.state == ObjectionState.DRAFT else await pointed(one)


async def registered(one: ObjectionView) -> list[Registered]:
    """The same, for the rules themselves."""
    since = one.begun_at.replace(microsecond=0)  # messengers date messages by the second
    in_time = [each for each in await in_time_of(one.entry_id) if each.state != EvidenceState.LOST]
    found = await EvidenceFile.filter(
        entry_id=one.entry_id,
        purpose__in=evidence.APART,
        state__in=[EvidenceState.UPLOADED, EvidenceState.FETCHING],
    ).order_by("id")
    return [
        *(Registered(each.id, each.name, each.state, each.sha256, new=False) for each in in_time),
        *(
            Registered(file.id, file.name, file.state, file.sha256, file.purpose == evidence.OBJECTION)
            for file in found
            if file.purpose == evidence.NA or file.sent_at >= since
        ),
    ]


# Each file of an objection with those that were sent again in its place.
_IN_PLACE = """
WITH RECURSIVE line (root, id) AS (
    SELECT f.id, f.id FROM evidence_file f WHERE f.id IN ({marks})
    UNION SELECT line.root, f.id FROM line JOIN evidence_file f ON f.replaces_id = line.id
)
SELECT line.root, f.id, f.name, f.state, f.sha256, f.purpose, f.resend_until
FROM line JOIN evidence_file f ON f.id = line.id ORDER BY line.root, f.state = 'UPLOADED', f.id
"""


async def pointed(one: ObjectionView) -> list[Registered]:
    """What an objection points at: of a file that was sent again the one that came, of one that never came its row."""
    if not one.evidence:
        return []
    found = await sql.rows(_IN_PLACE.format(marks=sql.marks(len(one.evidence))), *one.evidence)
    newest = {file["root"]: file for file in found}
    return [
        Registered(
            file["id"],
            file["name"],
            file["state"],
            file["sha256"],
            file["purpose"] == evidence.OBJECTION,
            as_time(file["resend_until"]),
        )
        for file in newest.values()
    ]


async def point(actor: Actor, objection_id: int, file_id: int, version: int) -> ObjectionView:
    """Point at a file, or no longer. Raises `Refused("unknown-file")` for one of another measure, and what `draft`
    raises."""
    one = await draft(actor, objection_id, version)
    if file_id not in [file.id for file in await registered(one)]:
        raise Refused("unknown-file")
    chosen = [file for file in one.evidence if file != file_id]
    if len(chosen) == len(one.evidence):
        chosen.append(file_id)
    return await views.change(one, evidence=chosen, person_id=actor.person_id)


async def receive_file(
    actor: Actor, objection_id: int, sent: SentFile, acted_at: datetime, most_bytes: int
) -> EvidenceFile:
    """New evidence, only where the cycle allows it: the draft points at it (14c).

    Raises `Refused`: no-new-evidence, objection-filed, file-too-large, too-many-files.
    """
    one = await own(actor, objection_id)
    if one.state != ObjectionState.DRAFT:
        raise Refused("objection-filed", measure=one.measure)
    if not (await Cycle.get(id=one.cycle_id)).allow_new_evidence:
        raise Refused("no-new-evidence", code=one.measure)
    known = await evidence.of_message(sent)
    if known is not None:
        return known
    evidence.check_size(sent, most_bytes)
    if len(one.evidence) >= evidence.MOST_FILES:
        raise Refused("too-many-files", entry_id=one.entry_id, code=one.measure, most=evidence.MOST_FILES)
    file = await evidence.expect(actor.person_id, one.case_id, one.entry_id, sent, acted_at, evidence.OBJECTION)
    await views.change(one, evidence=[*one.evidence, file.id])
    return file


async def discard(actor: Actor, objection_id: int, version: int) -> ObjectionView:
    """Throw a draft away. Raises what `draft` raises."""
    one = await draft(actor, objection_id, version)
    gone = await views.move(one, "discard")
    await views.record(actor, "discarded", one.id, {"text": one.text})
    return gone


def accepted(result_state: str) -> bool:
    """Whether the agency accepted its result: what it objects to now only the deputy admits."""
    return result_state == ResultState.ACCEPTED
