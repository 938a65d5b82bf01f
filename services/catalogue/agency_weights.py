"""Caps that fit each agency (art. 2): announced late, put in force by a sheet, scores then computed anew (03c)."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from models import audit, sql
from models.fields import exact
from models.organisation import Agency
from services import access, ticking
from services.access import Actor, Permission
from services.catalogue import rescoring
from services.catalogue.scoring import DIMENSION_CAP
from services.errors import Refused
from services.final_list import frozen
from services.lists.sheet_list import Applied, Change, Comparison, NumberedRows, Row, SheetList, twice
from services.problems import RowProblem
from services.year import cycles


async def may(actor: Actor) -> None:
    """Raise `Refused`: no-cycle (nothing to weigh), final-stands (scores by these caps are final); `Denied`."""
    access.require(actor, Permission.IMPORT)
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("no-cycle")
    await frozen.check_none(cycle.id)


async def _indicators() -> dict[str, int]:
    """The general indicators of the current cycle: code (upper case) → id."""
    cycle = await cycles.current()
    found = await sql.rows(
        "SELECT i.id, i.code FROM indicator i JOIN axis x ON x.id = i.axis_id "
        "WHERE x.cycle_id = ? AND i.agency_id IS NULL",
        cycle.id if cycle else 0,
    )
    return {str(one["code"]).upper(): one["id"] for one in found}


async def agency_ids() -> dict[str, int]:
    """All agencies: code (upper case) → id."""
    return {agency.code.upper(): agency.id for agency in await Agency.all()}


async def check(rows: NumberedRows) -> list[RowProblem]:
    """Unknown agencies and indicators, a pair twice, an agency whose caps are not a thousand together."""
    problems = twice(rows, "agency_code", "indicator_code")
    agencies, indicators = await agency_ids(), await _indicators()
    totals: dict[str, Decimal] = defaultdict(Decimal)
    last: dict[str, int] = {}
    named: dict[str, set[str]] = defaultdict(set)
    for number, row in rows:
        agency, indicator = row["agency_code"].upper(), row["indicator_code"].upper()
        if agency not in agencies:
            problems.append(RowProblem(number, "agency_code", "unknown-agency-code", {"code": row["agency_code"]}))
        if indicator not in indicators:
            given = {"code": row["indicator_code"]}
            problems.append(RowProblem(number, "indicator_code", "unknown-indicator-code", given))
        totals[agency] += Decimal(row["max_score"])
        named[agency].add(indicator)
        last[agency] = number
    problems += await _of_final(rows)
    for agency, total in totals.items():
        missing = len(set(indicators) - named[agency])
        if missing:
            args = {"code": agency, "count": missing}
            problems.append(RowProblem(last[agency], "indicator_code", "weights-missing", args))
        elif total != DIMENSION_CAP:
            args = {"code": agency, "total": total, "most": DIMENSION_CAP}
            problems.append(RowProblem(last[agency], "max_score", "weights-not-thousand", args))
    return problems


async def _of_final(rows: NumberedRows) -> list[RowProblem]:
    """Rows that would change a cap of an agency whose scores are final."""
    cycle = await cycles.current()
    final = await frozen.agencies(cycle.id) if cycle is not None else {}
    standing = await _standing() if final else {}
    problems = []
    for number, row in rows:
        agency, indicator = row["agency_code"].upper(), row["indicator_code"].upper()
        if agency in final and standing.get((agency, indicator)) != Decimal(row["max_score"]):
            problems.append(RowProblem(number, "max_score", "agency-in-final-list", {"agency": final[agency]}))
    return problems


async def _standing() -> dict[tuple[str, str], Decimal]:
    found = await sql.rows(
        "SELECT a.code AS agency, i.code AS indicator, w.max_score FROM agency_weight w "
        "JOIN agency a ON a.id = w.agency_id JOIN indicator i ON i.id = w.indicator_id JOIN axis x ON x.id = i.axis_id "
        "WHERE x.cycle_id = (SELECT id FROM cycle ORDER BY year DESC LIMIT 1) ORDER BY a.code, x.position, i.position"
    )
    return {(one["agency"].upper(), one["indicator"].upper()): Decimal(one["max_score"]) for one in found}


async def compare(rows: Sequence[Row]) -> Comparison:
    """What the sheet would change of the caps that stand."""
    standing, new, same, changes = await _standing(), 0, 0, []
    for row in rows:
        former = standing.get((row["agency_code"].upper(), row["indicator_code"].upper()))
        if former is None:
            new += 1
        elif former == Decimal(row["max_score"]):
            same += 1
        else:
            code = f"{row['agency_code']} {row['indicator_code']}"
            changes.append(Change(code, "max_score", f"{former.normalize():f}", str(row["max_score"])))
    return Comparison(new, len(changes), same, tuple(changes))


async def apply(actor: Actor, rows: Sequence[Row]) -> Applied:
    """Put the caps in force and have the agencies' scores computed anew; former scores stay superseded (§11.5)."""
    await may(actor)
    cycle = await cycles.current()
    assert cycle is not None
    comparison = await compare(rows)
    agencies, indicators = await agency_ids(), await _indicators()
    await sql.many(
        "INSERT INTO agency_weight (agency_id, indicator_id, max_score) VALUES (?, ?, ?) "
        "ON CONFLICT (agency_id, indicator_id) DO UPDATE SET max_score = excluded.max_score",
        [
            (
                agencies[row["agency_code"].upper()],
                indicators[row["indicator_code"].upper()],
                str(exact(Decimal(row["max_score"]))),
            )
            for row in rows
        ],
    )
    named = sorted({agencies[row["agency_code"].upper()] for row in rows})
    await rescoring.mark(cycle.id, named)
    ticking.soon()
    details = {"rows": len(rows), "agencies": len(named)}
    await audit.record([audit.Event(actor.person_id, "weights.imported", f"cycle:{cycle.id}", details)])
    return Applied(len(rows), comparison.new, comparison.changed)


async def take_out(actor: Actor) -> list[dict[str, Any]]:
    """The caps that stand, as rows of their sheet."""
    access.require(actor, Permission.IMPORT)
    return [
        {"agency_code": agency, "indicator_code": indicator, "max_score": most}
        for (agency, indicator), most in (await _standing()).items()
    ]


LIST = SheetList(may, check, compare, apply, take_out)
