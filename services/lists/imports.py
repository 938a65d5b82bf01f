"""Imports: a sheet is noted, read elsewhere, checked, compared, and in force only once confirmed (§13)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from models import audit, jobs
from models.clock import business_now
from models.staging import ImportDraft
from services import access
from services.access import Actor, Permission
from services.case.evidence import SentFile, short_name
from services.catalogue import agency_weights, catalogue_sheet, reference_values, specific_indicators
from services.errors import Refused
from services.levels import importing as levels
from services.lists.sheet_list import Applied, Comparison, NumberedRows, SheetList
from services.people import agencies, people_list
from services.problems import RowProblem
from services.results import former_results
from services.year import day_list

PURPOSE = "import"
AGENCIES, CATALOGUE = "agencies", "catalogue"
LISTS: dict[str, SheetList] = {
    AGENCIES: agencies.LIST,
    CATALOGUE: catalogue_sheet.LIST,
    "specific": specific_indicators.LIST,
    "weights": agency_weights.LIST,
    "last_year": reference_values.LAST_YEAR_LIST,
    "steward": reference_values.STEWARD_LIST,
    "people": people_list.LIST,
    "days_off": day_list.LIST,
    "former_results": former_results.LIST,
    levels.KIND: levels.LIST,
}
KINDS = tuple(LISTS)
READING, READY, CONFIRMED, CANCELLED, UNREADABLE, UNDONE = (
    *("reading", "ready", "confirmed", "cancelled", "unreadable"),
    "undone",
)


def list_of(kind: str) -> SheetList:
    """The list of a kind. Raises `Refused("unknown-kind")`."""
    if kind not in LISTS:
        raise Refused("unknown-kind", given=kind)
    return LISTS[kind]


async def check_may(actor: Actor, kind: str) -> None:
    """Raise `Refused`/`Denied` when this sheet could not be imported now: unknown-kind, and those of its list."""
    await list_of(kind).may(actor)


async def receive(actor: Actor, kind: str, sent: SentFile, most_bytes: int) -> ImportDraft:
    """Note a sheet that was sent and ask for its bytes. Raises `Refused`: file-too-large, those of `check_may`."""
    await check_may(actor, kind)
    name = short_name(sent.name)
    if sent.size > most_bytes:
        raise Refused("file-too-large", name=name, size=sent.size, most=most_bytes)
    known = await ImportDraft.get_or_none(platform=sent.platform, chat_id=sent.chat_id, message_id=sent.message_id)
    if known is not None:
        return known
    draft = await ImportDraft.create(
        kind=kind,
        state=READING,
        name=name,
        person_id=actor.person_id,
        platform=sent.platform,
        chat_id=sent.chat_id,
        message_id=sent.message_id,
        file_id=sent.file_id,
        created_at=business_now(),
    )
    await jobs.put(jobs.FetchJob(PURPOSE, draft.id, sent.platform, sent.chat_id, sent.file_id))
    return draft


async def was_read(
    draft_id: int, rows: NumberedRows, problems: Sequence[RowProblem], faulty: NumberedRows = ()
) -> ImportDraft:
    """The sheet was read: keep its rows with the reader's problems and those across rows; nothing is in force.

    `faulty`: the rows that have a problem, with those of their cells that have none.
    """
    draft = await ImportDraft.get(id=draft_id)
    if draft.state != READING:
        return draft
    found = await all_problems(draft.kind, rows, problems, faulty)
    draft.state = READY
    draft.rows = [[number, _plain(row)] for number, row in rows]
    draft.problems = [[one.row, one.column, one.code, _plain(one.args)] for one in found]
    await draft.save(update_fields=["state", "rows", "problems"])
    return draft


async def all_problems(
    kind: str, rows: NumberedRows, problems: Sequence[RowProblem], faulty: NumberedRows
) -> list[RowProblem]:
    """What the reader found wrong and what is wrong across rows, row by row, what concerns the whole sheet last.

    Beside the reader's problems only a list that says so is looked at across rows; a sheet of which nothing could be
    read (its header is wrong) is not.
    """
    found = list(problems)
    if not found:
        found += await check(kind, rows)
    elif list_of(kind).beside_faults and (rows or faulty):
        found += await check(kind, sorted([*rows, *faulty], key=lambda one: one[0]))
    return sorted(found, key=lambda one: (one.row is None, one.row or 0))


def sound(draft: ImportDraft) -> int:
    """How many rows of a draft have no problem."""
    wrong = {one.row for one in problems_of(draft)}
    return sum(number not in wrong for number, _ in draft.rows)


async def check(kind: str, rows: Sequence[tuple[int, Mapping[str, Any]]]) -> list[RowProblem]:
    """What is wrong across the rows of a sheet of this kind, and with what they refer to."""
    if not rows:
        return [RowProblem(None, None, "no-rows")]
    return await list_of(kind).check(rows)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: str(value) if isinstance(value, Decimal) else value for key, value in values.items()}


async def unreadable(draft_id: int, code: str, args: Mapping[str, Any]) -> ImportDraft:
    """The file is no sheet that can be read, or its bytes never came."""
    draft = await ImportDraft.get(id=draft_id)
    if draft.state == READING:
        draft.state, draft.problems = UNREADABLE, [[None, None, code, dict(args)]]
        await draft.save(update_fields=["state", "problems"])
    return draft


def problems_of(draft: ImportDraft) -> list[RowProblem]:
    """The problems of a draft that was read."""
    return [RowProblem(*one) for one in draft.problems or []]


async def compared(actor: Actor, draft: ImportDraft) -> Comparison:
    """What a read sheet would do to what stands."""
    access.require(actor, Permission.IMPORT)
    return await list_of(draft.kind).compare([row for _, row in draft.rows])


async def ready(actor: Actor, draft_id: int) -> ImportDraft:
    """A sheet that was read and is not decided yet. Raises `Refused("import-decided")`."""
    access.require(actor, Permission.IMPORT)
    draft = await ImportDraft.get_or_none(id=draft_id)
    if draft is None or draft.state != READY:
        raise Refused("import-decided")
    return draft


async def confirm(actor: Actor, draft_id: int, acted_at: datetime) -> Applied:
    """Put a sheet without problems in force.

    What it refers to may have changed since it was read, so it is checked again. Raises `Refused`: import-decided
    (confirmed or cancelled already), import-has-problems, and those of its list.
    """
    draft = await ready(actor, draft_id)
    numbered = [(number, row) for number, row in draft.rows]
    problems = draft.problems or await check(draft.kind, numbered)
    if problems:
        raise Refused("import-has-problems", count=len(problems))
    applied = await list_of(draft.kind).apply(actor, [row for _, row in numbered])
    await ImportDraft.filter(id=draft.id).update(state=CONFIRMED, decided_at=acted_at, undo=applied.undo)
    details = {"rows": applied.rows, "new": applied.new, "changed": applied.changed}
    await audit.record([audit.Event(actor.person_id, "import.confirmed", f"import:{draft.id}", details)])
    return applied


async def cancel(actor: Actor, draft_id: int, acted_at: datetime) -> None:
    """Put a sheet aside. Raises `Refused("import-decided")`."""
    access.require(actor, Permission.IMPORT)
    changed = await ImportDraft.filter(id=draft_id, state__in=[READING, READY]).update(
        state=CANCELLED, decided_at=acted_at
    )
    if not changed:
        raise Refused("import-decided")


async def last(actor: Actor, kind: str) -> ImportDraft | None:
    """The newest import of a list that is in force."""
    access.require(actor, Permission.IMPORT)
    return await ImportDraft.filter(kind=kind, state=CONFIRMED).order_by("-id").first()


async def undoable(actor: Actor, draft_id: int) -> ImportDraft:
    """An import that could be taken back: raises `Refused("import-not-undoable")` when it is not in force, was undone,
    or a newer one of its kind came."""
    access.require(actor, Permission.IMPORT)
    draft = await ImportDraft.get_or_none(id=draft_id)
    if draft is None or draft.state != CONFIRMED or draft.undo is None:
        raise Refused("import-not-undoable")
    if await ImportDraft.exists(kind=draft.kind, state=CONFIRMED, id__gt=draft.id):
        raise Refused("import-not-undoable")
    return draft


async def undo(actor: Actor, draft_id: int, acted_at: datetime) -> ImportDraft:
    """Take the newest import of its kind back (agencies, catalogue), as long as nothing depends on it.

    Raises those of `undoable` and of its list.
    """
    draft = await undoable(actor, draft_id)
    undo_list = list_of(draft.kind).undo
    assert undo_list is not None
    await undo_list(actor, draft.undo)
    await ImportDraft.filter(id=draft.id).update(state=UNDONE, undone_at=acted_at)
    await audit.record([audit.Event(actor.person_id, "import.undone", f"import:{draft.id}", {"kind": draft.kind})])
    return draft


async def to_fill_in(actor: Actor, kind: str) -> list[dict[str, Any]]:
    """The rows with which the template of a list begins; most begin empty."""
    access.require(actor, Permission.IMPORT)
    begin = list_of(kind).to_fill_in
    return await begin(actor) if begin else []


async def take_out(actor: Actor, kind: str) -> list[dict[str, Any]]:
    """What stands of a list, as rows of its sheet, to be looked at or changed and sent back."""
    access.require(actor, Permission.IMPORT)
    take = list_of(kind).take_out
    return await take(actor) if take else []
