"""Results of years that were not appraised here, brought in by a sheet, so that growth has something to grow from."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from models import audit, sql
from models.fields import exact
from services import access
from services.access import Actor, Permission
from services.case.entries import as_decimal
from services.catalogue.agency_weights import agency_ids
from services.catalogue.scoring import DIMENSION_CAP
from services.lists.sheet_list import Applied, Change, Comparison, NumberedRows, Row, SheetList, twice
from services.problems import RowProblem
from services.year import cycles

FIRST_YEAR = 1380
MOST = 2 * DIMENSION_CAP
_POINTS = ("general", "specific", "total")


async def _may(actor: Actor) -> None:
    access.require(actor, Permission.IMPORT)


async def _check(rows: NumberedRows) -> list[RowProblem]:
    """Unknown agencies, an agency twice in a year, years to come, points above the cap or that do not add up."""
    problems = twice(rows, "agency_code", "year")
    agencies = await agency_ids()
    cycle = await cycles.current()
    last = cycle.year - 1 if cycle else 1500
    for number, row in rows:
        if row["agency_code"].upper() not in agencies:
            problems.append(RowProblem(number, "agency_code", "unknown-agency-code", {"code": row["agency_code"]}))
        if not FIRST_YEAR <= int(row["year"]) <= last:
            problems.append(RowProblem(number, "year", "year-not-former", {"given": int(row["year"]), "last": last}))
        general, specific, total = (_number(row.get(name)) for name in _POINTS)
        if general is not None and specific is not None and total is not None and general + specific != total:
            given = {"sum": general + specific, "total": total}
            problems.append(RowProblem(number, "total", "total-not-sum", given))
    return problems


def _number(cell: Any) -> Decimal | None:
    return None if cell in (None, "") else Decimal(cell)


def _key(row: Row) -> tuple[str, int]:
    return str(row["agency_code"]).upper(), int(row["year"])


async def _standing() -> dict[tuple[str, int], sql.Record]:
    found = await sql.rows(
        "SELECT a.code, f.year, f.general, f.specific, f.total, f.level FROM former_result f "
        "JOIN agency a ON a.id = f.agency_id ORDER BY a.code, f.year"
    )
    return {(str(one["code"]).upper(), one["year"]): one for one in found}


async def _compare(rows: Sequence[Row]) -> Comparison:
    standing, new, same, changes, changed = await _standing(), 0, 0, [], 0
    for row in rows:
        former = standing.get(_key(row))
        if former is None:
            new += 1
            continue
        cells = [
            Change(" ".join(map(str, _key(row))), name, _shown(former[name]), _shown(row.get(name)))
            for name in (*_POINTS, "level")
            if _shown(former[name]) != _shown(row.get(name))
        ]
        changes += cells
        changed += bool(cells)
        same += not cells
    return Comparison(new, changed, same, tuple(changes))


def _shown(cell: Any) -> str:
    """A cell as it is compared: numbers without the zeros that storing adds."""
    try:
        return f"{Decimal(cell).normalize():f}" if cell not in (None, "") else ""
    except ArithmeticError:
        return str(cell)


async def _apply(actor: Actor, rows: Sequence[Row]) -> Applied:
    await _may(actor)
    comparison, agencies = await _compare(rows), await agency_ids()
    await sql.many(
        "INSERT INTO former_result (agency_id, year, general, specific, total, level) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (agency_id, year) DO UPDATE SET general = excluded.general, specific = excluded.specific, "
        "total = excluded.total, level = excluded.level",
        [
            (agencies[_key(row)[0]], _key(row)[1], *(_kept(row.get(name)) for name in _POINTS), row.get("level") or "")
            for row in rows
        ],
    )
    await audit.record([audit.Event(actor.person_id, "former_results.imported", "former_result", {"rows": len(rows)})])
    return Applied(len(rows), comparison.new, comparison.changed)


def _kept(cell: Any) -> str | None:
    number = _number(cell)
    return None if number is None else str(exact(number))


async def _take_out(actor: Actor) -> list[dict[str, Any]]:
    access.require(actor, Permission.IMPORT)
    return [
        {
            "agency_code": one["code"],
            "year": one["year"],
            **{name: as_decimal(one[name]) for name in _POINTS},
            "level": one["level"] or None,
        }
        for one in (await _standing()).values()
    ]


LIST = SheetList(_may, _check, _compare, _apply, _take_out)
