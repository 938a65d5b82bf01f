"""What an agency entered, in the order of the catalogue, to be typed in elsewhere or kept (07h)."""

from dataclasses import dataclass
from decimal import Decimal

from models import sql
from services import access
from services.access import Actor, Permission
from services.case import progress
from services.case.entries import CURRENT, OWN_MAX, as_decimal
from services.case.receipts import STANDING_RECEIPT
from services.catalogue import scoring
from services.errors import Refused
from services.states import CENTRAL_STATES, in_sql


@dataclass(frozen=True, slots=True)
class Line:
    """One measure as it stands: its value with points and cap, its files by name, the code of its newest receipt."""

    axis: str
    indicator: str
    code: str
    title: str
    target: Decimal | None
    unit: str
    amount: Decimal | None
    score: Decimal | None
    cap: Decimal | None
    explanation: str
    files: tuple[str, ...]
    receipt: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Record:
    """The whole of an agency."""

    agency: str
    year: int
    sample: bool
    lines: tuple[Line, ...]


async def record(actor: Actor, agency_id: int) -> Record:
    """The agency's measures as they stand now. Raises `Refused("not-open-yet")`."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    stand = await progress.of_agency(actor, agency_id)
    if stand is None:
        raise Refused("not-open-yet")
    found = await sql.rows(
        "SELECT e.id, x.title AS axis, i.title AS indicator, m.code, m.title, m.target, m.unit, m.weight, "  # noqa: S608 - constants only
        f"{OWN_MAX} AS own_max, v.amount, v.score, e.explanation, e.state, "
        f"{STANDING_RECEIPT} AS receipt "
        "FROM measure_entry e JOIN measure m ON m.id = e.measure_id JOIN indicator i ON i.id = m.indicator_id "
        "JOIN axis x ON x.id = i.axis_id JOIN agency_case c ON c.id = e.case_id JOIN cycle y ON y.id = c.cycle_id "
        "LEFT JOIN value v ON v.entry_id = e.id AND v.superseded_at IS NULL "
        f"AND v.source = CASE WHEN e.state IN {in_sql(CENTRAL_STATES)} THEN 'steward' ELSE 'self' END "
        f"WHERE c.agency_id = ? AND c.cycle_id = {CURRENT} ORDER BY x.position, i.position, m.position",
        agency_id,
    )
    files: dict[int, list[str]] = {}
    for one in await sql.rows(
        "SELECT f.entry_id, f.name FROM evidence_file f WHERE f.case_id = ? AND f.purpose = 'evidence' "
        "AND f.state IN ('UPLOADED', 'PAPER') AND f.entry_id IS NOT NULL ORDER BY f.id",
        stand.case_id,
    ):
        files.setdefault(one["entry_id"], []).append(one["name"])
    return Record(
        stand.agency_title, stand.year, stand.sample, tuple(_line(one, files.get(one["id"], [])) for one in found)
    )


def _line(one: sql.Record, files: list[str]) -> Line:
    own_max = as_decimal(one["own_max"])
    return Line(
        axis=one["axis"],
        indicator=one["indicator"],
        code=one["code"],
        title=one["title"],
        target=as_decimal(one["target"]) or None,
        unit=one["unit"],
        amount=as_decimal(one["amount"]),
        score=as_decimal(one["score"]),
        cap=scoring.cap(own_max, Decimal(one["weight"])) if own_max is not None else None,
        explanation=one["explanation"],
        files=tuple(files),
        receipt=one["receipt"],
        state=one["state"],
    )
