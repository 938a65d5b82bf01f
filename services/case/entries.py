"""Measure entries as people see them: one measure of one agency, found, listed, one after another (07a)."""

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import sql
from services import access
from services.access import Actor, Permission
from services.catalogue import scoring
from services.catalogue.scoring import Direction
from services.errors import Refused
from services.states import AFTER_THE_LOCK, CHANGEABLE, LEFT_STATES, SENT, AppraisalState, CycleState, in_sql

SPECIFIC = "specific"
STEPPED = ("ladder", "binary")


@dataclass(frozen=True, slots=True)
class EntryView:
    """One measure of one agency as its card shows it. Points are exact; `score` is the forecast.

    `cap` is None while the weight is not announced (art. 2); a `target` of zero is one that is missing. `steps` are
    (title, percent) pairs of ladder and binary measures. `files` are those that are safe, papers included.
    `returned_until` is the end (exclusive) of its correction, also when that is over.
    """

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
    unit: str
    direction: Direction
    steps: tuple[tuple[str, Decimal], ...]
    cap: Decimal | None
    dimension: str
    indicator_title: str
    evidence_wanted: tuple[str, ...]
    na_allowed: bool
    agency_id: int
    case_id: int
    case_state: str
    cycle_id: int
    cycle_state: str
    deadline: datetime | None
    amount: Decimal | None
    achievement: Decimal | None
    score: Decimal | None
    explanation: str
    return_reason: str
    last_year: Decimal | None
    steward_value: Decimal | None
    files: int
    arriving: int
    corrected: bool = False
    agency_title: str = ""
    record_asked_at: datetime | None = None
    appraisal_state: str | None = None
    returned_until: datetime | None = None

    def open_at(self, acted_at: datetime) -> bool:
        """Whether the agency could change its work at that time; what its appraiser returned also after the lock."""
        if self.returned:
            return self.returned_until is not None and acted_at < self.returned_until
        started = self.cycle_state not in (CycleState.DRAFT, CycleState.OPENING)
        return started and self.case_state in CHANGEABLE and self.deadline is not None and acted_at < self.deadline

    @property
    def sent(self) -> bool:
        """Whether the agency has handed the case over that this entry belongs to."""
        return self.case_state in SENT and not self.returned

    @property
    def returned(self) -> bool:
        """Whether its appraiser gave this entry alone back to the agency, whose case is locked (12d)."""
        return self.appraisal_state == AppraisalState.RETURNED and self.case_state in AFTER_THE_LOCK

    def achieved(self, amount: Decimal) -> Decimal | None:
        """The share of the target, 0 to 1; None when there is no target to compare with (§11)."""
        if self.kind == SPECIFIC:
            return scoring.specific_achievement(amount, self.target or None, self.direction)
        return scoring.achievement(amount, self.target)


# The deadline of a case is the cycle's, or the agency's own extension when that is later.
CASE_DEADLINE = "CASE WHEN c.deadline_at > y.deadline_at THEN c.deadline_at ELSE y.deadline_at END"
# The most points of an entry's indicator for its agency: NULL while art. 2 has it still to be announced.
OWN_MAX = (
    "CASE WHEN y.weights_by_agency AND x.dimension = 'general' "
    "THEN (SELECT w.max_score FROM agency_weight w WHERE w.agency_id = c.agency_id AND w.indicator_id = i.id) "
    "ELSE i.max_score END"
)
_REFERENCE = (
    "(SELECT r.amount FROM reference_value r WHERE r.measure_id = m.id AND r.agency_id = c.agency_id "
    "AND r.kind = '{kind}' AND r.superseded_at IS NULL)"
)
_FILES = (
    "(SELECT count(*) FROM evidence_file f WHERE f.entry_id = e.id AND f.purpose = 'evidence' AND f.state {states})"
)
_VIEW = f"""
SELECT e.id, e.number, e.version, e.state, e.record_asked_at, e.explanation, e.return_reason, e.measure_version,
       m.code, m.title, m.kind, m.method, m.weight, m.target, m.evidence, m.unit, m.direction, m.steps, m.na_allowed,
       m.version AS issued_version, i.title AS indicator_title, x.dimension, {OWN_MAX} AS own_max,
       c.id AS case_id, c.state AS case_state, c.agency_id, a.title AS agency_title,
       y.id AS cycle_id, y.state AS cycle_state,
       p.state AS appraisal_state, p.returned_until, {CASE_DEADLINE} AS deadline_at, v.amount, v.achievement, v.score,
       {_REFERENCE.format(kind="last_year")} AS last_year, {_REFERENCE.format(kind="steward")} AS steward_value,
       {_FILES.format(states="IN ('UPLOADED', 'PAPER')")} AS files,
       {_FILES.format(states="= 'FETCHING'")} AS arriving
FROM measure_entry e
JOIN measure m ON m.id = e.measure_id
JOIN indicator i ON i.id = m.indicator_id
JOIN axis x ON x.id = i.axis_id
JOIN agency_case c ON c.id = e.case_id
JOIN agency a ON a.id = c.agency_id
JOIN cycle y ON y.id = e.cycle_id
LEFT JOIN value v ON v.entry_id = e.id AND v.source = 'self' AND v.superseded_at IS NULL
LEFT JOIN appraisal p ON p.entry_id = e.id
"""  # noqa: S608 - constants only
# What `cycles.current` finds, inside a statement.
CURRENT = "(SELECT id FROM cycle ORDER BY year DESC LIMIT 1)"
_LEFT = f"AND e.state IN {in_sql(LEFT_STATES)} "


def as_time(stored: str | None) -> datetime | None:
    """A time as it comes out of a plain statement."""
    return datetime.fromisoformat(stored) if stored else None


def as_decimal(stored: str | None) -> Decimal | None:
    """An exact number as it comes out of a plain statement."""
    return Decimal(stored) if stored is not None else None


def _view(one: sql.Record) -> EntryView:
    weight, own_max = Decimal(one["weight"]), as_decimal(one["own_max"])
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
        unit=one["unit"],
        direction="decreasing" if one["direction"] == "decreasing" else "increasing",
        steps=tuple((title, Decimal(percent)) for title, percent in json.loads(one["steps"])),
        cap=scoring.cap(own_max, weight) if own_max is not None else None,
        dimension=one["dimension"],
        indicator_title=one["indicator_title"],
        evidence_wanted=tuple(json.loads(one["evidence"])),
        na_allowed=bool(one["na_allowed"]),
        agency_id=one["agency_id"],
        case_id=one["case_id"],
        case_state=one["case_state"],
        cycle_id=one["cycle_id"],
        cycle_state=one["cycle_state"],
        deadline=as_time(one["deadline_at"]),
        amount=as_decimal(one["amount"]),
        achievement=as_decimal(one["achievement"]),
        score=as_decimal(one["score"]),
        explanation=one["explanation"],
        return_reason=one["return_reason"],
        last_year=as_decimal(one["last_year"]),
        steward_value=as_decimal(one["steward_value"]),
        files=one["files"],
        arriving=one["arriving"],
        corrected=one["measure_version"] < one["issued_version"],
        agency_title=one["agency_title"],
        record_asked_at=as_time(one["record_asked_at"]),
        appraisal_state=one["appraisal_state"],
        returned_until=as_time(one["returned_until"]),
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
        f"{_VIEW} WHERE c.agency_id = ? AND e.cycle_id = {CURRENT} AND (e.number = ? OR upper(m.code) = ?)",
        agency_id,
        number,
        text.upper(),
    )
    return _view(found) if found else None


async def entries(
    actor: Actor,
    agency_id: int,
    axis_id: int | None = None,
    *,
    left_only: bool = False,
    of_case: int | None = None,
) -> list[EntryView]:
    """The agency's entries in the order of the catalogue: of one axis, or only those that still wait for it.

    Of the current cycle, unless a case is named.
    """
    access.require(actor, Permission.SEE_CASE, agency_id)
    where, args = f"WHERE c.agency_id = ? AND e.cycle_id = {CURRENT} ", [agency_id]
    if of_case is not None:
        where, args = "WHERE c.agency_id = ? AND c.id = ? ", [agency_id, of_case]
    if axis_id is not None:
        where, args = where + "AND i.axis_id = ? ", [*args, axis_id]
    if left_only:
        where += _LEFT
    return [_view(one) for one in await sql.rows(_VIEW + where + "ORDER BY e.number", *args)]


async def next_after(actor: Actor, entry: EntryView, *, waiting: bool = True) -> EntryView | None:
    """The next entry of the same agency that still waits (or any), after this one and then from the start."""
    access.require(actor, Permission.SEE_CASE, entry.agency_id)
    found = await sql.row(
        f"{_VIEW} WHERE e.case_id = ? AND e.id <> ? {_LEFT if waiting else ''}ORDER BY e.number < ?, e.number LIMIT 1",
        entry.case_id,
        entry.id,
        entry.number,
    )
    return _view(found) if found else None
