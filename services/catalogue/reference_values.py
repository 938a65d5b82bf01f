"""Values from elsewhere: last year's, and those that a measure's steward reports for all agencies (07c, §11.6)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from models import audit, sql
from models.clock import business_now
from models.fields import exact, stored_time
from models.results import CaseResult
from services import access, ticking
from services.access import Actor, Permission
from services.appraisal import rechecking
from services.catalogue import rescoring
from services.catalogue.agency_weights import agency_ids
from services.errors import Refused
from services.final_list import frozen
from services.lists.sheet_list import Applied, Change, Comparison, NumberedRows, Row, SheetList, twice
from services.problems import RowProblem
from services.states import ResultState
from services.year import cycles

LAST_YEAR, STEWARD = "last_year", "steward"


async def _may(kind: str, actor: Actor) -> None:
    access.require(actor, Permission.IMPORT)
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("no-cycle")
    if kind == STEWARD:
        await frozen.check_none(cycle.id)
        if await CaseResult.exists(cycle_id=cycle.id, state=ResultState.RELEASING):
            raise Refused("release-going-on")  # an agency would get a sheet and, minutes later, a corrected one


async def _measures() -> dict[str, sql.Record]:
    """The measures of the current cycle by code: id, kind, whose it is."""
    found = await sql.rows(
        "SELECT m.id, m.code, m.kind, i.agency_id FROM measure m JOIN indicator i ON i.id = m.indicator_id "
        "JOIN axis x ON x.id = i.axis_id WHERE x.cycle_id = (SELECT id FROM cycle ORDER BY year DESC LIMIT 1)"
    )
    return {str(one["code"]).upper(): one for one in found}


async def _check(kind: str, rows: NumberedRows) -> list[RowProblem]:
    problems = twice(rows, "agency_code", "measure_code") + (await _of_final(rows) if kind == STEWARD else [])
    agencies, measures = await agency_ids(), await _measures()
    for number, row in rows:
        agency, measure = agencies.get(row["agency_code"].upper()), measures.get(row["measure_code"].upper())
        given = {"code": row["measure_code"]}
        if agency is None:
            problems.append(RowProblem(number, "agency_code", "unknown-agency-code", {"code": row["agency_code"]}))
        if measure is None or measure["agency_id"] not in (None, agency):
            problems.append(RowProblem(number, "measure_code", "unknown-measure-code", given))
        if Decimal(row["amount"]) < 0:
            problems.append(RowProblem(number, "amount", "amount-negative", {"given": row["amount"]}))
    return problems


async def _of_final(rows: NumberedRows) -> list[RowProblem]:
    """Rows that would change a value of an agency whose scores are final."""
    cycle = await cycles.current()
    final = await frozen.agencies(cycle.id) if cycle is not None else {}
    standing = {_key_of(one): Decimal(one["amount"]) for one in await _standing(STEWARD)} if final else {}
    return [
        RowProblem(number, "amount", "agency-in-final-list", {"agency": final[_key(row)[0]]})
        for number, row in rows
        if _key(row)[0] in final and standing.get(_key(row)) != exact(Decimal(row["amount"]))
    ]


async def _standing(kind: str) -> Sequence[sql.Record]:
    return await sql.rows(
        "SELECT r.id, a.code AS agency, m.code AS measure, r.amount, r.letter FROM reference_value r "
        "JOIN agency a ON a.id = r.agency_id JOIN measure m ON m.id = r.measure_id "
        "JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id "
        "WHERE r.kind = ? AND r.superseded_at IS NULL "
        "AND x.cycle_id = (SELECT id FROM cycle ORDER BY year DESC LIMIT 1) ORDER BY a.code, i.position, m.position",
        kind,
    )


def _key(row: Row) -> tuple[str, str]:
    return str(row["agency_code"]).upper(), str(row["measure_code"]).upper()


def _key_of(one: sql.Record) -> tuple[str, str]:
    return str(one["agency"]).upper(), str(one["measure"]).upper()


async def _compare(kind: str, rows: Sequence[Row]) -> Comparison:
    standing = {_key_of(one): one for one in await _standing(kind)}
    new, same, changes = 0, 0, []
    for row in rows:
        former = standing.get(_key(row))
        if former is None:
            new += 1
        elif Decimal(former["amount"]) == exact(Decimal(row["amount"])):
            same += 1
        else:
            shown = f"{Decimal(former['amount']).normalize():f}"
            changes.append(Change(" ".join(_key(row)), "amount", shown, str(row["amount"])))
    return Comparison(new, len(changes), same, tuple(changes))


async def _apply(kind: str, actor: Actor, rows: Sequence[Row]) -> Applied:
    await _may(kind, actor)
    cycle = await cycles.current()
    assert cycle is not None
    comparison = await _compare(kind, rows)
    agencies, measures, now = await agency_ids(), await _measures(), stored_time(business_now())
    corrected = await _corrected(kind, rows, agencies, measures)
    placed = [(agencies[_key(row)[0]], measures[_key(row)[1]]["id"], row) for row in rows]
    await sql.many(
        "UPDATE reference_value SET superseded_at = ? "
        "WHERE agency_id = ? AND measure_id = ? AND kind = ? AND superseded_at IS NULL",
        [(now, agency, measure, kind) for agency, measure, _ in placed],
    )
    await sql.many(
        "INSERT INTO reference_value (agency_id, measure_id, kind, amount, letter, person_id, given_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                agency,
                measure,
                kind,
                str(exact(Decimal(row["amount"]))),
                str(row.get("letter") or ""),
                actor.person_id,
                now,
            )
            for agency, measure, row in placed
        ],
    )
    if kind == STEWARD:
        await rescoring.mark(cycle.id, sorted({agency for agency, _, _ in placed}))
        await rechecking.steward_corrected(corrected)
        ticking.soon()
    details = {"kind": kind, "rows": len(rows)}
    await audit.record([audit.Event(actor.person_id, "reference.imported", f"cycle:{cycle.id}", details)])
    return Applied(len(rows), comparison.new, comparison.changed)


async def _corrected(
    kind: str, rows: Sequence[Row], agencies: Mapping[str, int], measures: Mapping[str, sql.Record]
) -> list[tuple[int, int]]:
    """The (agency, measure) pairs of which the rows change the ground that something may have been scored on: a
    corrected value, or the first one of a central measure."""
    standing = {_key_of(one): one for one in await _standing(kind)}
    pairs = []
    for row in rows:
        former, measure = standing.get(_key(row)), measures[_key(row)[1]]
        if former is None and measure["kind"] != "central":
            continue
        if former is None or Decimal(former["amount"]) != exact(Decimal(row["amount"])):
            pairs.append((agencies[_key(row)[0]], measure["id"]))
    return pairs


async def _take_out(kind: str, actor: Actor) -> list[dict[str, Any]]:
    access.require(actor, Permission.IMPORT)
    return [
        {"agency_code": one["agency"], "measure_code": one["measure"], "amount": Decimal(one["amount"])}
        | ({"letter": one["letter"]} if kind == STEWARD else {})
        for one in await _standing(kind)
    ]


def _list(kind: str) -> SheetList:
    return SheetList(
        partial(_may, kind),
        partial(_check, kind),
        partial(_compare, kind),
        partial(_apply, kind),
        partial(_take_out, kind),
    )


LAST_YEAR_LIST, STEWARD_LIST = _list(LAST_YEAR), _list(STEWARD)
