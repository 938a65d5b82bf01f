"""Imports: a sheet is noted, read elsewhere, checked, previewed, and in force only once confirmed (§13)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from models import audit, jobs
from models.clock import business_now
from models.staging import ImportDraft
from services import access, agencies, catalogue, cycles
from services.access import Actor, Permission
from services.errors import Refused
from services.evidence import SentFile, short_name
from services.problems import RowProblem
from services.states import CycleState

PURPOSE = "import"
AGENCIES, CATALOGUE = KINDS = ("agencies", "catalogue")
READING, READY, CONFIRMED, CANCELLED, UNREADABLE = "reading", "ready", "confirmed", "cancelled", "unreadable"


async def check_may(actor: Actor, kind: str) -> None:
    """Raise `Refused`/`Denied` when this sheet could not be imported now: unknown-kind, no-draft-cycle."""
    access.require(actor, Permission.IMPORT)
    if kind not in KINDS:
        raise Refused("unknown-kind", given=kind)
    if kind == CATALOGUE:
        await _draft_cycle_id()


async def _draft_cycle_id() -> int:
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("no-draft-cycle")
    if cycle.state != CycleState.DRAFT:
        raise Refused("catalogue-in-use")
    return cycle.id


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
    draft_id: int, rows: Sequence[tuple[int, Mapping[str, Any]]], problems: Sequence[RowProblem]
) -> ImportDraft:
    """The sheet was read: keep its rows with the reader's problems and those across rows; nothing is in force."""
    draft = await ImportDraft.get(id=draft_id)
    if draft.state != READING:
        return draft
    found = list(problems)
    if not found:
        found += check(draft.kind, rows)
    draft.state = READY
    draft.rows = [[number, _plain(row)] for number, row in rows]
    draft.problems = [[one.row, one.column, one.code, _plain(one.args)] for one in found]
    await draft.save(update_fields=["state", "rows", "problems"])
    return draft


def check(kind: str, rows: Sequence[tuple[int, Mapping[str, Any]]]) -> list[RowProblem]:
    """What is wrong across the rows of a sheet of this kind."""
    if not rows:
        return [RowProblem(None, None, "no-rows")]
    return agencies.check(rows) if kind == AGENCIES else catalogue.check(rows)


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


async def confirm(actor: Actor, draft_id: int, acted_at: datetime) -> dict[str, int]:
    """Put a sheet without problems in force; returns counts (new, changed, rows).

    Raises `Refused`: import-decided (confirmed or cancelled already), import-has-problems.
    """
    access.require(actor, Permission.IMPORT)
    draft = await ImportDraft.get_or_none(id=draft_id)
    if draft is None or draft.state != READY:
        raise Refused("import-decided")
    if draft.problems:
        raise Refused("import-has-problems", count=len(draft.problems))
    rows = [row for _, row in draft.rows]
    if draft.kind == AGENCIES:
        new, changed = await agencies.apply(actor, rows)
        counts = {"rows": len(rows), "new": new, "changed": changed}
    else:
        measures = await catalogue.apply(actor, await _draft_cycle_id(), rows)
        counts = {"rows": measures, "new": measures, "changed": 0}
    await ImportDraft.filter(id=draft.id).update(state=CONFIRMED, decided_at=acted_at)
    await audit.record([audit.Event(actor.person_id, "import.confirmed", f"import:{draft.id}", counts)])
    return counts


async def cancel(actor: Actor, draft_id: int, acted_at: datetime) -> None:
    """Put a sheet aside. Raises `Refused("import-decided")`."""
    access.require(actor, Permission.IMPORT)
    changed = await ImportDraft.filter(id=draft_id, state__in=[READING, READY]).update(
        state=CANCELLED, decided_at=acted_at
    )
    if not changed:
        raise Refused("import-decided")
