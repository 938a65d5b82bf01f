"""Indicator cards: what an indicator and its measures mean, who reports them, what proves them (03b, 03d)."""

import json
from dataclasses import dataclass
from decimal import Decimal

from models import sql
from services import access
from services.access import Actor, Permission
from services.case.entries import CURRENT, as_decimal
from services.errors import Refused

CENTRAL = "central"
# An indicator without an agency is everybody's; one with an agency is shown to nobody else.
_OWN = "(i.agency_id IS NULL OR i.agency_id = ?)"


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator in a list, with how many measures it has and how many its steward reports."""

    id: int
    code: str
    title: str
    measures: int
    central: int


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """One measure as everybody may read it. `entry_id`: the asking agency's own entry of it."""

    id: int
    code: str
    title: str
    weight: Decimal
    kind: str
    method: str
    target: Decimal
    unit: str
    direction: str
    steps: tuple[tuple[str, Decimal], ...]
    evidence: tuple[str, ...]
    central: bool
    na_allowed: bool
    indicator_id: int
    indicator_title: str
    steward: str
    entry_id: int | None


@dataclass(frozen=True, slots=True)
class IndicatorCard:
    """An indicator with its measures. `cap` is None while it is not announced; `caps_differ`: by agency (art. 2)."""

    id: int
    code: str
    title: str
    definition: str
    steward: str
    axis_title: str
    cap: Decimal | None
    caps_differ: bool
    measures: tuple[MeasureCard, ...]


async def listed(actor: Actor, agency_id: int | None = None, *, central_only: bool = False) -> list[IndicatorLine]:
    """The indicators of the present cycle in the order of the catalogue: the common ones and the agency's own."""
    access.require(actor, Permission.SEE_CATALOGUE, agency_id)
    found = await sql.rows(
        "SELECT i.id, i.code, i.title, count(m.id) AS measures, "  # noqa: S608 - constants only
        f"sum(CASE WHEN m.kind = '{CENTRAL}' THEN 1 ELSE 0 END) AS central "
        "FROM indicator i JOIN axis x ON x.id = i.axis_id JOIN measure m ON m.indicator_id = i.id "
        f"WHERE x.cycle_id = {CURRENT} AND {_OWN} GROUP BY i.id ORDER BY x.position, i.position, i.id",
        agency_id,
    )
    lines = [IndicatorLine(one["id"], one["code"], one["title"], one["measures"], one["central"]) for one in found]
    return [one for one in lines if one.central] if central_only else lines


async def card(actor: Actor, indicator_id: int, agency_id: int | None = None) -> IndicatorCard:
    """An indicator's card. Raises `Refused("no-indicator")`, also for one that is another agency's own."""
    access.require(actor, Permission.SEE_CATALOGUE, agency_id)
    found = await sql.row(
        "SELECT i.*, x.title AS axis_title, x.dimension, y.weights_by_agency, "
        "(SELECT w.max_score FROM agency_weight w WHERE w.agency_id = ? AND w.indicator_id = i.id) AS own "
        "FROM indicator i JOIN axis x ON x.id = i.axis_id JOIN cycle y ON y.id = x.cycle_id "
        "WHERE i.id = ? AND (i.agency_id IS NULL OR i.agency_id = ?)",
        agency_id,
        indicator_id,
        agency_id,
    )
    if found is None:
        raise Refused("no-indicator")
    differ = bool(found["weights_by_agency"]) and found["dimension"] == "general"
    return IndicatorCard(
        id=found["id"],
        code=found["code"],
        title=found["title"],
        definition=found["definition"],
        steward=found["steward"],
        axis_title=found["axis_title"],
        cap=as_decimal(found["own"]) if differ else Decimal(found["max_score"]),
        caps_differ=differ,
        measures=tuple(await _measures("m.indicator_id = ?", indicator_id, agency_id)),
    )


async def measure(actor: Actor, measure_id: int, agency_id: int | None = None) -> MeasureCard:
    """A measure's card. Raises `Refused("no-indicator")`, also for one that is another agency's own."""
    access.require(actor, Permission.SEE_CATALOGUE, agency_id)
    found = await _measures("m.id = ?", measure_id, agency_id)
    if not found:
        raise Refused("no-indicator")
    return found[0]


async def measure_of_entry(actor: Actor, entry_id: int, agency_id: int) -> MeasureCard:
    """The card of the measure behind an entry of the agency. Raises `Refused("unknown-entry")`."""
    access.require(actor, Permission.SEE_CATALOGUE, agency_id)
    found = await _measures("m.id = (SELECT measure_id FROM measure_entry WHERE id = ?)", entry_id, agency_id)
    if not found or found[0].entry_id != entry_id:
        raise Refused("unknown-entry")
    return found[0]


async def find(actor: Actor, code: str, agency_id: int | None = None) -> tuple[int | None, int | None]:
    """The indicator or else the measure with this code in the present cycle, by id; raises `unknown-indicator`."""
    access.require(actor, Permission.SEE_CATALOGUE, agency_id)
    found = await sql.row(
        "SELECT i.id FROM indicator i JOIN axis x ON x.id = i.axis_id "  # noqa: S608 - constants only
        f"WHERE x.cycle_id = {CURRENT} AND upper(i.code) = ? AND {_OWN} ORDER BY i.agency_id IS NULL LIMIT 1",
        code.upper(),
        agency_id,
    )
    if found is not None:
        return found["id"], None
    found = await sql.row(
        "SELECT m.id FROM measure m JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id "  # noqa: S608 - constants only
        f"WHERE x.cycle_id = {CURRENT} AND upper(m.code) = ? AND {_OWN} ORDER BY i.agency_id IS NULL LIMIT 1",
        code.upper(),
        agency_id,
    )
    if found is None:
        raise Refused("unknown-indicator", given=code[:40])
    return None, found["id"]


async def counts(actor: Actor, agency_id: int | None = None) -> tuple[int, int]:
    """How many measures the agencies enter themselves, and how many stewards report (03d)."""
    lines = await listed(actor, agency_id)
    central = sum(one.central for one in lines)
    return sum(one.measures for one in lines) - central, central


async def _measures(where: str, wanted: int, agency_id: int | None) -> list[MeasureCard]:
    found = await sql.rows(
        "SELECT m.*, i.title AS indicator_title, i.steward, "  # noqa: S608 - constants only
        "(SELECT e.id FROM measure_entry e JOIN agency_case c ON c.id = e.case_id "
        " WHERE e.measure_id = m.id AND c.agency_id = ?) AS entry_id "
        "FROM measure m JOIN indicator i ON i.id = m.indicator_id "
        f"WHERE {where} AND {_OWN} ORDER BY m.position, m.id",
        agency_id,
        wanted,
        agency_id,
    )
    return [
        MeasureCard(
            id=one["id"],
            code=one["code"],
            title=one["title"],
            weight=Decimal(one["weight"]),
            kind=one["kind"],
            method=one["method"],
            target=Decimal(one["target"]),
            unit=one["unit"],
            direction=one["direction"],
            steps=tuple((str(title), Decimal(str(percent))) for title, percent in json.loads(one["steps"])),
            evidence=tuple(json.loads(one["evidence"])),
            central=one["kind"] == CENTRAL,
            na_allowed=bool(one["na_allowed"]),
            indicator_id=one["indicator_id"],
            indicator_title=one["indicator_title"],
            steward=one["steward"],
            entry_id=one["entry_id"],
        )
        for one in found
    ]
