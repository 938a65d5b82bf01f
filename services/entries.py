"""Measure entries as people see them: one card, lists by axis, an agency's progress (07a, 07c)."""

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import sql
from services import access, scoring
from services.access import Actor, Permission
from services.errors import Refused
from services.states import CycleState


@dataclass(frozen=True, slots=True)
class EntryView:
    """One measure of one agency as its card shows it. Points are exact; `score` is the forecast."""

    id: int
    number: int
    version: int
    state: str
    code: str
    title: str
    kind: str
    method: str
    weight: Decimal
    target: Decimal
    cap: Decimal
    evidence_wanted: tuple[str, ...]
    agency_id: int
    case_id: int
    case_state: str
    cycle_state: str
    deadline: datetime | None
    amount: Decimal | None
    score: Decimal | None
    files: int
    arriving: int
    record_asked_at: datetime | None = None

    def open_at(self, acted_at: datetime) -> bool:
        """Whether the window for changes was open at that time."""
        started = self.cycle_state not in (CycleState.DRAFT, CycleState.OPENING)
        return started and self.deadline is not None and acted_at < self.deadline


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an agency stands: its measures to enter, recorded ones, begun ones, points forecast of the cap."""

    agency_title: str
    year: int
    sample: bool
    state: str
    deadline: datetime | None
    done: int
    begun: int
    total: int
    forecast: Decimal
    loose: int
    next_entry_id: int | None
    next_title: str | None


_VIEW = """
SELECT e.id, e.number, e.version, e.state, e.record_asked_at,
       m.code, m.title, m.kind, m.method, m.weight, m.target, m.evidence,
       i.max_score, c.id AS case_id, c.state AS case_state, c.agency_id, y.state AS cycle_state, y.deadline_at,
       v.amount, v.score,
       (SELECT count(*) FROM evidence_file f WHERE f.entry_id = e.id AND f.state = 'UPLOADED') AS files,
       (SELECT count(*) FROM evidence_file f WHERE f.entry_id = e.id AND f.state = 'FETCHING') AS arriving
FROM measure_entry e
JOIN measure m ON m.id = e.measure_id
JOIN indicator i ON i.id = m.indicator_id
JOIN agency_case c ON c.id = e.case_id
JOIN cycle y ON y.id = e.cycle_id
LEFT JOIN value v ON v.entry_id = e.id AND v.source = 'self' AND v.superseded_at IS NULL
"""
# What `cycles.current` finds, inside a statement.
_CURRENT = "(SELECT id FROM cycle ORDER BY year DESC LIMIT 1)"


def _time(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


def _view(one: sql.Record) -> EntryView:
    weight = Decimal(one["weight"])
    return EntryView(
        id=one["id"],
        number=one["number"],
        version=one["version"],
        state=one["state"],
        code=one["code"],
        title=one["title"],
        kind=one["kind"],
        method=one["method"],
        weight=weight,
        target=Decimal(one["target"]),
        cap=scoring.cap(Decimal(one["max_score"]), weight),
        evidence_wanted=tuple(json.loads(one["evidence"])),
        agency_id=one["agency_id"],
        case_id=one["case_id"],
        case_state=one["case_state"],
        cycle_state=one["cycle_state"],
        deadline=_time(one["deadline_at"]),
        amount=Decimal(one["amount"]) if one["amount"] is not None else None,
        score=Decimal(one["score"]) if one["score"] is not None else None,
        files=one["files"],
        arriving=one["arriving"],
        record_asked_at=_time(one["record_asked_at"]),
    )


async def view(actor: Actor, entry_id: int) -> EntryView:
    """One measure entry. Raises `Refused("unknown-entry")`, `Denied` for another agency's."""
    found = await sql.row(_VIEW + "WHERE e.id = ?", entry_id)
    if found is None:
        raise Refused("unknown-entry")
    access.require(actor, Permission.SEE_CASE, found["agency_id"])
    return _view(found)


async def find(actor: Actor, agency_id: int, text: str) -> EntryView | None:
    """The agency's entry whose number or measure code was typed, or None."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else -1
    found = await sql.row(
        f"{_VIEW} WHERE c.agency_id = ? AND e.cycle_id = {_CURRENT} AND (e.number = ? OR upper(m.code) = ?)",
        agency_id,
        number,
        text.upper(),
    )
    return _view(found) if found else None


async def entries(
    actor: Actor, agency_id: int, axis_id: int | None = None, *, left_only: bool = False
) -> list[EntryView]:
    """The agency's entries in the order of the catalogue: of one axis, or only those that still wait for it."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    where, args = f"WHERE c.agency_id = ? AND e.cycle_id = {_CURRENT} ", [agency_id]
    if axis_id is not None:
        where, args = where + "AND i.axis_id = ? ", [*args, axis_id]
    if left_only:
        where += "AND e.state IN ('EMPTY', 'DRAFT') "
    return [_view(one) for one in await sql.rows(_VIEW + where + "ORDER BY e.number", *args)]


@dataclass(frozen=True, slots=True)
class AxisLine:
    """One axis with the agency's progress in it."""

    id: int
    title: str
    done: int
    total: int


async def axes(actor: Actor, agency_id: int) -> list[AxisLine]:
    """The axes of the current cycle with the agency's progress (central measures are not counted)."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    found = await sql.rows(
        "SELECT x.id, x.title, "  # noqa: S608 - a constant
        "sum(CASE WHEN e.state = 'SELF_SCORED' THEN 1 ELSE 0 END) AS done, "
        "sum(CASE WHEN e.state <> 'CENTRAL_PENDING' THEN 1 ELSE 0 END) AS total "
        "FROM agency_case c JOIN measure_entry e ON e.case_id = c.id JOIN measure m ON m.id = e.measure_id "
        "JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id "
        f"WHERE c.agency_id = ? AND c.cycle_id = {_CURRENT} GROUP BY x.id ORDER BY x.position",
        agency_id,
    )
    return [AxisLine(one["id"], one["title"], one["done"], one["total"]) for one in found]


async def progress(actor: Actor, agency_id: int) -> Progress | None:
    """Where the agency stands in the current cycle, and the one right next measure; None before the opening.

    Next is the draft touched last, else the first empty one in the order of the catalogue.
    """
    access.require(actor, Permission.SEE_CASE, agency_id)
    case = await sql.row(
        "SELECT c.id, a.title, y.year, y.is_sample, y.state, y.deadline_at, "  # noqa: S608 - a constant
        "sum(CASE WHEN e.state = 'SELF_SCORED' THEN 1 ELSE 0 END) AS done, "
        "sum(CASE WHEN e.state = 'DRAFT' THEN 1 ELSE 0 END) AS begun, "
        "sum(CASE WHEN e.state <> 'CENTRAL_PENDING' THEN 1 ELSE 0 END) AS total, "
        "(SELECT count(*) FROM evidence_file f WHERE f.case_id = c.id AND f.entry_id IS NULL "
        " AND f.state IN ('FETCHING', 'UPLOADED')) AS loose "
        "FROM agency_case c JOIN agency a ON a.id = c.agency_id JOIN cycle y ON y.id = c.cycle_id "
        "LEFT JOIN measure_entry e ON e.case_id = c.id "
        f"WHERE c.agency_id = ? AND c.cycle_id = {_CURRENT} GROUP BY c.id, a.id, y.id",
        agency_id,
    )
    if case is None:
        return None
    scores = await sql.rows(
        "SELECT v.score FROM value v JOIN measure_entry e ON e.id = v.entry_id "
        "WHERE e.case_id = ? AND v.source = 'self' AND v.superseded_at IS NULL",
        case["id"],
    )
    ahead = await sql.row(
        "SELECT e.id, m.title FROM measure_entry e JOIN measure m ON m.id = e.measure_id "
        "WHERE e.case_id = ? AND e.state IN ('DRAFT', 'EMPTY') "
        "ORDER BY e.state = 'EMPTY', CASE WHEN e.state = 'DRAFT' THEN -e.version ELSE 0 END, e.number LIMIT 1",
        case["id"],
    )
    return Progress(
        agency_title=case["title"],
        year=case["year"],
        sample=bool(case["is_sample"]),
        state=case["state"],
        deadline=_time(case["deadline_at"]),
        done=case["done"],
        begun=case["begun"],
        total=case["total"],
        loose=case["loose"],
        forecast=sum((Decimal(one["score"]) for one in scores), Decimal(0)),
        next_entry_id=ahead["id"] if ahead else None,
        next_title=ahead["title"] if ahead else None,
    )


async def next_after(actor: Actor, entry: EntryView) -> EntryView | None:
    """The next entry of the same agency that still waits, after this one and then from the start."""
    access.require(actor, Permission.SEE_CASE, entry.agency_id)
    found = await sql.row(
        _VIEW + "WHERE e.case_id = ? AND e.id <> ? AND e.state IN ('EMPTY', 'DRAFT') "
        "ORDER BY e.number < ?, e.number LIMIT 1",
        entry.case_id,
        entry.id,
        entry.number,
    )
    return _view(found) if found else None
