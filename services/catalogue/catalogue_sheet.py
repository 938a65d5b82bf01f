"""The catalogue as a sheet: checked across rows, compared with the one that stands, put in force or corrected (03a)."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from models import sql
from models.text import normalise
from services import access
from services.access import Actor, Permission
from services.catalogue import catalogue, corrections
from services.catalogue.catalogue import HUNDRED, evidence_list, target_of
from services.catalogue.steps import BadSteps, join_steps, parse_steps, steps_of
from services.errors import Refused
from services.lists.sheet_list import Applied, Change, Comparison, NumberedRows, Row, SheetList
from services.problems import RowProblem
from services.states import AFTER_SELF_ASSESSMENT, CycleState
from services.year import cycles

NUMBERS = ("axis_max_score", "indicator_max_score", "measure_weight", "target")
COLUMNS = (
    *("axis_code", "axis_title", "axis_max_score", "indicator_code", "indicator_title", "indicator_max_score"),
    *("measure_code", "measure_title", "measure_weight", "measure_kind", "method", "target", "evidence"),
    *("agency_upload", "na_allowed", "steps", "unit", "definition", "steward"),
)
# What a catalogue may still change once people work with it: words, targets, steps, never what is counted.
CORRECTABLE = ("measure_title", "method", "target", "evidence", "na_allowed", "steps", "unit", "definition", "steward")


async def may(actor: Actor) -> None:
    """Raise `Refused`: no-draft-cycle, cycle-locked; `Denied` for who may not."""
    access.require(actor, Permission.IMPORT)
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("no-draft-cycle")
    if cycle.state in AFTER_SELF_ASSESSMENT:
        raise Refused("cycle-locked", year=cycle.year)


async def check(rows: NumberedRows) -> list[RowProblem]:
    """What is wrong across rows, and for a cycle that was opened also what may not be changed any more."""
    problems = check_rows(rows)
    cycle = await cycles.current()
    if problems or cycle is None or cycle.state == CycleState.DRAFT:
        return problems
    return await _beyond_correction(rows)


def check_rows(rows: NumberedRows) -> list[RowProblem]:
    """What is wrong across rows: one code with two titles or caps, weights that are not a hundred together,
    indicators that do not fill their axis, steps that are none. Row numbers as the person sees them."""
    problems = [
        *_contradictions(rows, "axis_code", ("axis_title", "axis_max_score")),
        *_contradictions(
            rows, "indicator_code", ("indicator_title", "indicator_max_score", "axis_code", "definition", "steward")
        ),
    ]
    if problems:
        return problems
    weights: dict[str, Decimal] = defaultdict(Decimal)
    last_row: dict[str, int] = {}
    indicator_max: dict[str, Decimal] = {}
    axis_of: dict[str, str] = {}
    axis_max: dict[str, Decimal] = {}
    for number, row in rows:
        weights[row["indicator_code"]] += Decimal(row["measure_weight"])
        last_row[row["indicator_code"]] = last_row[row["axis_code"]] = number
        indicator_max[row["indicator_code"]] = Decimal(row["indicator_max_score"])
        axis_of[row["indicator_code"]] = row["axis_code"]
        axis_max[row["axis_code"]] = Decimal(row["axis_max_score"])
        problems += _cell_problems(number, row)
    for code, total in weights.items():
        if total != HUNDRED:
            args = {"code": code, "total": total}
            problems.append(RowProblem(last_row[code], "measure_weight", "weights-not-hundred", args))
    for code, most in axis_max.items():
        total = sum((indicator_max[one] for one, axis in axis_of.items() if axis == code), Decimal(0))
        if total != most:
            args = {"code": code, "total": total, "most": most}
            problems.append(RowProblem(last_row[code], "indicator_max_score", "axis-not-filled", args))
    return problems


def _cell_problems(number: int, row: Row) -> list[RowProblem]:
    problems = []
    if target_of(row) <= 0:
        problems.append(RowProblem(number, "target", "target-not-positive", {"given": target_of(row)}))
    if row.get("steps"):
        try:
            parse_steps(str(row["steps"]))
        except BadSteps as bad:
            problems.append(RowProblem(number, "steps", "bad-step", {"step": bad.step, "why": bad.code}))
    return problems


def _contradictions(rows: NumberedRows, key: str, columns: Sequence[str]) -> list[RowProblem]:
    first: dict[str, Row] = {}
    problems = []
    for number, row in rows:
        former = first.setdefault(row[key], row)
        for column in columns:
            one, other = str(former.get(column) or ""), str(row.get(column) or "")
            if normalise(one) != normalise(other):
                args = {"code": row[key], "one": one, "other": other}
                problems.append(RowProblem(number, column, "two-titles", args))
    return problems


async def _beyond_correction(rows: NumberedRows) -> list[RowProblem]:
    """People work with the catalogue: measures stay the same, and so do their kinds, weights and caps."""
    standing = {one["measure_code"].upper(): one for one in await rows_of_current()}
    problems = []
    for number, row in rows:
        former = standing.pop(row["measure_code"].upper(), None)
        if former is None:
            problems.append(RowProblem(number, "measure_code", "measure-new", {"code": row["measure_code"]}))
            continue
        for column in COLUMNS:
            if column not in CORRECTABLE and shown(former, column) != shown(row, column):
                args = {"former": shown(former, column)}
                problems.append(RowProblem(number, column, "not-correctable", args))
    problems += [RowProblem(None, "measure_code", "measure-missing", {"code": code}) for code in standing]
    return problems


def shown(row: Row, column: str) -> str:
    """A cell as one text, however it was written, so that two can be compared."""
    value = row.get(column)
    if column in NUMBERS:
        return f"{(target_of(row) if column == 'target' else Decimal(value or 0)).normalize():f}"
    if column == "evidence":
        return "؛ ".join(evidence_list(value))
    if column == "steps":
        return join_steps(steps_of(row["measure_kind"], str(value or ""), row["method"]))
    if column in ("agency_upload", "na_allowed"):
        return "yes" if value else "no"
    return normalise(str(value or ""))


async def rows_of_current() -> list[dict[str, Any]]:
    """The general measures of the current cycle as rows of their sheet, in the order of the catalogue."""
    found = await sql.rows(
        "SELECT x.code AS axis_code, x.title AS axis_title, x.max_score AS axis_max_score, i.code AS indicator_code, "
        "i.title AS indicator_title, i.max_score AS indicator_max_score, m.code AS measure_code, "
        "m.title AS measure_title, m.weight AS measure_weight, m.kind AS measure_kind, m.method, m.target, m.evidence, "
        "m.agency_upload, m.na_allowed, m.steps, m.unit, i.definition, i.steward "
        "FROM measure m JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id "
        "WHERE i.agency_id IS NULL AND x.cycle_id = (SELECT id FROM cycle ORDER BY year DESC LIMIT 1) "
        "ORDER BY x.position, i.position, m.position"
    )
    return [_as_row(one) for one in found]


def _as_row(one: sql.Record) -> dict[str, Any]:
    steps = [(title, Decimal(percent)) for title, percent in json.loads(one["steps"])]
    return {
        **{column: one[column] or None for column in COLUMNS},
        **{column: Decimal(one[column]).normalize() + 0 for column in NUMBERS},
        "evidence": "؛ ".join(json.loads(one["evidence"])) or None,
        "steps": join_steps(steps) or None,
        "agency_upload": bool(one["agency_upload"]),
        "na_allowed": bool(one["na_allowed"]),
    }


async def compare(rows: Sequence[Row]) -> Comparison:
    """What the sheet would change («چه چیزی عوض شد»): new and changed measures, cell by cell (03a, 01c)."""
    standing = {one["measure_code"].upper(): one for one in await rows_of_current()}
    new = same = changed = 0
    changes: list[Change] = []
    for row in rows:
        former = standing.get(row["measure_code"].upper())
        if former is None:
            new += 1
            continue
        cells = [
            Change(row["measure_code"], column, shown(former, column), shown(row, column))
            for column in COLUMNS
            if shown(former, column) != shown(row, column)
        ]
        changed, same = changed + bool(cells), same + (not cells)
        changes += cells
    cycle = await cycles.current()
    corrects = cycle is not None and cycle.state != CycleState.DRAFT
    return Comparison(new, changed, same, tuple(changes), corrects)


async def put_in_force(actor: Actor, rows: Sequence[Row]) -> Applied:
    """Put a checked catalogue in force: laid anew in a draft cycle, corrected in an open one."""
    await may(actor)
    cycle = await cycles.current()
    assert cycle is not None
    comparison = await compare(rows)
    if cycle.state == CycleState.DRAFT:
        former = await rows_of_current()
        await catalogue.apply(actor, cycle.id, rows)
        undo = {"cycle": cycle.id, "rows": [_plain(row) for row in former]}
        return Applied(len(rows), comparison.new, comparison.changed, undo)
    await corrections.apply(actor, cycle, rows, comparison)
    return Applied(len(rows), 0, comparison.changed)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: str(value) if isinstance(value, Decimal) else value for key, value in row.items()}


async def undo(actor: Actor, kept: Any) -> None:
    """Lay the catalogue again that stood before the import. Raises `Refused("catalogue-in-use")` once it is used."""
    access.require(actor, Permission.IMPORT)
    await catalogue.apply(actor, kept["cycle"], kept["rows"])


async def take_out(actor: Actor) -> list[dict[str, Any]]:
    """The catalogue that stands, as rows of its sheet."""
    access.require(actor, Permission.IMPORT)
    return await rows_of_current()


LIST = SheetList(may, check, compare, put_in_force, take_out, undo)
