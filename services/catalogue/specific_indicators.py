"""Specific indicators of each agency: unit, target, direction, weight; a thousand together (02a, 02d, §11.2)."""

import json
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from models import audit, sql
from models.cycle import Axis, Cycle, Indicator, Measure
from models.fields import exact
from services import access, ticking
from services.access import Actor, Permission
from services.case.entries import SPECIFIC
from services.catalogue import corrections, rescoring
from services.catalogue.agency_weights import agency_ids
from services.catalogue.catalogue import evidence_list
from services.catalogue.scoring import DIMENSION_CAP, HUNDRED, ZERO
from services.errors import Refused
from services.lists.sheet_list import Applied, Change, Comparison, NumberedRows, Row, SheetList, twice
from services.problems import RowProblem
from services.states import AFTER_SELF_ASSESSMENT
from services.year import cycles

AXIS_CODE = "SPECIFIC"
_COMPARED = ("title", "unit", "target", "direction", "weight", "evidence")


async def may(actor: Actor) -> None:
    """Raise `Refused`: no-cycle, cycle-locked (self-assessment is over); `Denied` for who may not."""
    access.require(actor, Permission.IMPORT)
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("no-cycle")
    if cycle.state in AFTER_SELF_ASSESSMENT:
        raise Refused("cycle-locked", year=cycle.year)


def full_code(row: Row) -> str:
    """The code of a specific indicator in the whole cycle: the agency's own code and that of the row."""
    code, agency = str(row["code"]).upper(), str(row["agency_code"]).upper()
    return code if code.startswith(f"{agency}-") else f"{agency}-{code}"


async def check(rows: NumberedRows) -> list[RowProblem]:
    """Unknown agencies, a code twice, an agency whose weights are not a thousand together with those that stand.

    A missing target is no error (it may come later: the score waits for it), but is counted in the preview.
    """
    problems = twice([(number, {**row, "code": full_code(row)}) for number, row in rows], "code")
    agencies = await agency_ids()
    standing = {one["code"]: one for one in await _standing()}
    weights: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for one in standing.values():
        weights[one["agency_code"].upper()][one["code"]] = one["weight"]
    last: dict[str, int] = {}
    for number, row in rows:
        agency = row["agency_code"].upper()
        if agency not in agencies:
            problems.append(RowProblem(number, "agency_code", "unknown-agency-code", {"code": row["agency_code"]}))
        if Decimal(row["weight"]) <= 0:
            problems.append(RowProblem(number, "weight", "weight-not-positive", {"given": row["weight"]}))
        weights[agency][full_code(row)] = Decimal(row["weight"])
        last[agency] = number
    for agency, number in last.items():
        total = sum(weights[agency].values(), ZERO)
        if total != DIMENSION_CAP:
            args = {"code": agency, "total": total, "most": DIMENSION_CAP}
            problems.append(RowProblem(number, "weight", "specific-not-thousand", args))
    return problems


async def _standing() -> list[dict[str, Any]]:
    found = await sql.rows(
        "SELECT a.code AS agency_code, i.code, m.title, m.unit, m.target, m.direction, i.max_score, m.evidence "
        "FROM indicator i JOIN axis x ON x.id = i.axis_id JOIN agency a ON a.id = i.agency_id "
        "JOIN measure m ON m.indicator_id = i.id "
        "WHERE x.cycle_id = (SELECT id FROM cycle ORDER BY year DESC LIMIT 1) ORDER BY a.code, i.position"
    )
    return [
        {
            "agency_code": one["agency_code"],
            "code": one["code"],
            "title": one["title"],
            "unit": one["unit"],
            "target": Decimal(one["target"]) or None,
            "direction": one["direction"],
            "weight": Decimal(one["max_score"]),
            "evidence": "؛ ".join(json.loads(one["evidence"])) or None,
        }
        for one in found
    ]


def _as_text(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _cell(row: Row, column: str) -> Any:
    value = row.get(column)
    if column in ("target", "weight"):
        return Decimal(value) if value not in (None, "") and Decimal(value) else None
    if column == "evidence":
        return "؛ ".join(evidence_list(value)) or None
    return value


async def compare(rows: Sequence[Row]) -> Comparison:
    """What the sheet would change; of each changed cell what it was and would be."""
    standing = {one["code"]: one for one in await _standing()}
    new = same = changed = 0
    changes: list[Change] = []
    for row in rows:
        former = standing.get(full_code(row))
        if former is None:
            new += 1
            continue
        cells = [
            Change(full_code(row), column, _as_text(former[column]), _as_text(_cell(row, column)))
            for column in _COMPARED
            if _as_text(former[column]) != _as_text(_cell(row, column))
        ]
        changed, same = changed + bool(cells), same + (not cells)
        changes += cells
    return Comparison(new, changed, same, tuple(changes))


async def apply(actor: Actor, rows: Sequence[Row]) -> Applied:
    """Put specific indicators in force by their codes; nothing is removed. Cases that are open get what they lack, and
    a target or weight that changed has their scores computed anew; entries of a changed one are flagged."""
    await may(actor)
    cycle = await cycles.current()
    assert cycle is not None
    comparison = await compare(rows)
    axis = await _axis(cycle)
    agencies = await agency_ids()
    changed_codes = {change.code for change in comparison.changes}
    known = {one.code: one for one in await Indicator.filter(axis_id=axis.id)}
    position = max((one.position for one in known.values()), default=0)
    for row in rows:
        code = full_code(row)
        if code not in known:
            position += 1
            await _add(axis.id, agencies[row["agency_code"].upper()], code, row, position)
        elif code in changed_codes:
            await _change(known[code], row)
    await rescoring.mark(cycle.id, sorted({agencies[row["agency_code"].upper()] for row in rows}))
    ticking.soon()
    await corrections.tell(cycle, sorted(changed_codes))
    details = {"rows": len(rows), "new": comparison.new, "changed": comparison.changed}
    await audit.record([audit.Event(actor.person_id, "specific.imported", f"cycle:{cycle.id}", details)])
    return Applied(len(rows), comparison.new, comparison.changed)


async def _axis(cycle: Cycle) -> Axis:
    known = await Axis.get_or_none(cycle_id=cycle.id, code=AXIS_CODE)
    if known is not None:
        return known
    last = await Axis.filter(cycle_id=cycle.id).order_by("-position").first()
    return await Axis.create(
        cycle_id=cycle.id,
        code=AXIS_CODE,
        title=SPECIFIC,
        max_score=DIMENSION_CAP,
        position=(last.position if last else 0) + 1,
        dimension=SPECIFIC,
    )


def _measure(row: Row) -> dict[str, Any]:
    return {
        "title": row["title"],
        "unit": row["unit"],
        "target": exact(_cell(row, "target") or ZERO),
        "direction": row["direction"],
        "evidence": evidence_list(row.get("evidence")),
    }


async def _add(axis_id: int, agency_id: int, code: str, row: Row, position: int) -> None:
    indicator = await Indicator.create(
        axis_id=axis_id,
        agency_id=agency_id,
        code=code,
        title=row["title"],
        max_score=exact(Decimal(row["weight"])),
        position=position,
    )
    await Measure.create(
        indicator_id=indicator.id,
        code=code,
        weight=HUNDRED,
        kind=SPECIFIC,
        method="",
        agency_upload=True,
        na_allowed=True,
        position=position,
        **_measure(row),
    )


async def _change(indicator: Indicator, row: Row) -> None:
    await Indicator.filter(id=indicator.id).update(title=row["title"], max_score=exact(Decimal(row["weight"])))
    measure = await Measure.get(indicator_id=indicator.id)
    await Measure.filter(id=measure.id).update(version=measure.version + 1, **_measure(row))


async def take_out(actor: Actor) -> list[dict[str, Any]]:
    """The specific indicators that stand, as rows of their sheet."""
    access.require(actor, Permission.IMPORT)
    return await _standing()


LIST = SheetList(may, check, compare, apply, take_out)
