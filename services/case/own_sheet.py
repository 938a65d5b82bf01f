"""An agency's own workbook: what stands in it, what a filled-in one would change, saved once confirmed (07g)."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any

from models import audit, jobs
from models.staging import ImportDraft
from services import access
from services.access import Actor, Permission
from services.case import entries, progress, self_assessment
from services.case.entries import EntryView
from services.case.evidence import SentFile, short_name
from services.case.own_rows import Change, compare
from services.errors import Refused
from services.problems import RowProblem
from services.states import CHANGEABLE
from services.year import cycles

KIND = PURPOSE = "own"
# Names of their own: staff's imports share the table, and must not decide about an agency's sheets.
READING, READY, SAVED, CANCELLED, UNREADABLE = (
    *("own-reading", "own-ready", "own-saved", "own-cancelled"),
    "own-unreadable",
)
# Filled-in rows as they were read: number in the sheet, and its values.
Rows = Sequence[tuple[int, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Book:
    """An agency's measures as its workbook shows them."""

    agency: str
    year: int
    sample: bool
    lines: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A filled-in workbook that waits to be confirmed: what it would change, what is wrong with the other rows."""

    draft_id: int
    name: str
    state: str
    changes: tuple[Change, ...]
    same: int
    problems: tuple[RowProblem, ...]

    @property
    def new(self) -> int:
        """Rows that give a measure its first value."""
        return sum(one.new for one in self.changes)

    @property
    def changed(self) -> int:
        """Rows that change a value or an explanation."""
        return len(self.changes) - self.new


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a confirmed workbook; `left_out` are the codes of measures that somebody changed meanwhile."""

    saved: int
    left_out: tuple[str, ...]


async def book(actor: Actor, agency_id: int) -> Book:
    """The agency's measures in the order of the catalogue. Raises `Refused("not-open-yet")`."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    stand = await progress.of_agency(actor, agency_id)
    if stand is None:
        raise Refused("not-open-yet")
    return Book(stand.agency_title, stand.year, stand.sample, tuple(await entries.entries(actor, agency_id)))


async def check_may(actor: Actor, agency_id: int, acted_at: datetime) -> None:
    """Raise `Refused` when the agency can enter nothing at that time: not-open-yet, deadline-passed, case-sent."""
    access.require(actor, Permission.ENTER_VALUES, agency_id)
    stand = await progress.of_agency(actor, agency_id)
    if stand is None:
        raise Refused("not-open-yet")
    cycles.check_open(stand.cycle_state, stand.deadline, acted_at)
    if stand.case_state not in CHANGEABLE:
        raise Refused("case-sent")


async def receive(
    actor: Actor, agency_id: int, sent: SentFile, acted_at: datetime, most_bytes: int, kind: str = KIND
) -> ImportDraft:
    """Note a workbook (or, as another `kind`, a package) that was sent and ask for its bytes.

    The same message twice gives the same row. Raises `Refused`: file-too-large, those of `check_may`.
    """
    await check_may(actor, agency_id, acted_at)
    known = await ImportDraft.get_or_none(platform=sent.platform, chat_id=sent.chat_id, message_id=sent.message_id)
    if known is not None:
        return known
    name = short_name(sent.name)
    if sent.size > most_bytes:
        raise Refused("file-too-large", name=name, size=sent.size, most=most_bytes)
    draft = await ImportDraft.create(
        kind=kind,
        state=READING,
        name=name,
        person_id=actor.person_id,
        platform=sent.platform,
        chat_id=sent.chat_id,
        message_id=sent.message_id,
        file_id=sent.file_id,
        created_at=acted_at,
    )
    await jobs.put(jobs.FetchJob(kind, draft.id, sent.platform, sent.chat_id, sent.file_id))
    return draft


async def was_read(
    actor: Actor,
    agency_id: int,
    draft_id: int,
    rows: Rows,
    problems: Sequence[RowProblem],
    yes_no: Mapping[str, str],
) -> Preview:
    """The workbook was read: compare it with what stands; nothing is saved.

    `yes_no` are the words (normalised) for the two steps of a measure that is answered by yes or no.
    """
    access.require(actor, Permission.ENTER_VALUES, agency_id)
    draft = await _own(actor, draft_id)
    if draft.state != READING:
        return _preview(draft)
    stand = {one.number: one for one in await entries.entries(actor, agency_id)}
    found, changes, same = list(problems), [], 0
    for number, values in rows:
        entry = stand.get(values["number"])
        if entry is None:
            found.append(RowProblem(number, "number", "own-unknown-number", {"value": str(values["number"])}))
            continue
        change, wrong = compare(number, values, entry, yes_no)
        if wrong is not None:
            found.append(wrong)
        elif change is not None:
            changes.append(change)
        else:
            same += 1
    if not rows and not found:
        found.append(RowProblem(None, None, "no-rows"))
    elif not any(values.get("amount") or values.get("explanation") for _, values in rows) and not found:
        found.append(RowProblem(None, None, "own-all-empty"))
    draft.state = READY
    draft.rows = {"changes": [list(astuple(one)) for one in changes], "same": same}
    draft.problems = [[one.row, one.column, one.code, dict(one.args)] for one in found]
    await draft.save(update_fields=["state", "rows", "problems"])
    return _preview(draft)


async def unreadable(actor: Actor, agency_id: int, draft_id: int, code: str, args: Mapping[str, Any]) -> ImportDraft:
    """The file is no sheet (or package) that can be read, or its bytes never came."""
    access.require(actor, Permission.ENTER_VALUES, agency_id)
    draft = await _own(actor, draft_id)
    if draft.state == READING:
        draft.state, draft.problems = UNREADABLE, [[None, None, code, dict(args)]]
        await draft.save(update_fields=["state", "problems"])
    return draft


async def _own(actor: Actor, draft_id: int) -> ImportDraft:
    """A sheet that the actor sent: nobody else sees or decides it."""
    draft = await ImportDraft.get_or_none(id=draft_id, state__startswith="own-")
    if draft is None or draft.person_id != actor.person_id:
        raise Refused("own-decided")
    return draft


def _preview(draft: ImportDraft) -> Preview:
    rows = draft.rows or {"changes": [], "same": 0}
    return Preview(
        draft.id,
        draft.name,
        draft.state,
        tuple(Change(*one) for one in rows["changes"]),
        rows["same"],
        tuple(RowProblem(*one) for one in draft.problems or []),
    )


async def preview(actor: Actor, agency_id: int, draft_id: int) -> Preview:
    """A workbook that waits to be confirmed. Raises `Refused("own-decided")`."""
    access.require(actor, Permission.ENTER_VALUES, agency_id)
    draft = await _own(actor, draft_id)
    if draft.state != READY:
        raise Refused("own-decided")
    return _preview(draft)


async def confirm(actor: Actor, agency_id: int, draft_id: int, acted_at: datetime) -> Saved:
    """Save what the workbook would change, as of the time at which it was sent, all in this transaction.

    A measure that somebody changed since the preview is left out and named, never overwritten. Raises `Refused`:
    own-decided, own-nothing, deadline-passed, case-sent.
    """
    waiting = await preview(actor, agency_id, draft_id)
    if not waiting.changes:
        raise Refused("own-nothing")
    sent_at = (await ImportDraft.get(id=draft_id)).created_at
    await check_may(actor, agency_id, sent_at)
    saved, left_out = 0, []
    for one in waiting.changes:
        try:
            await _save(actor, one, sent_at)
            saved += 1
        except Refused as refusal:
            if isinstance(refusal, access.Denied):
                raise
            left_out.append(one.code)
    await ImportDraft.filter(id=draft_id).update(state=SAVED, decided_at=acted_at)
    details = {"saved": saved, "left_out": left_out}
    await audit.record([audit.Event(actor.person_id, "own_sheet.saved", f"import:{draft_id}", details)])
    return Saved(saved, tuple(left_out))


async def _save(actor: Actor, change: Change, sent_at: datetime) -> None:
    version = change.version
    if change.amount is not None:
        given = await self_assessment.give_value(actor, change.entry_id, change.amount, sent_at, version)
        version = given.version
    if change.explanation is not None:
        await self_assessment.explain(actor, change.entry_id, change.explanation, sent_at, version)


async def cancel(actor: Actor, agency_id: int, draft_id: int, acted_at: datetime) -> None:
    """Put a workbook aside. Raises `Refused("own-decided")`."""
    access.require(actor, Permission.ENTER_VALUES, agency_id)
    draft = await _own(actor, draft_id)
    if draft.state not in (READING, READY):
        raise Refused("own-decided")
    await ImportDraft.filter(id=draft_id).update(state=CANCELLED, decided_at=acted_at)
