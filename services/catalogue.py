"""The catalogue of a cycle: axes, indicators and measures, checked across rows and put in force (03a)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from models import audit
from models.cycle import Axis, Cycle, Indicator, Measure
from models.text import normalise
from services import access
from services.access import Actor, Permission
from services.errors import Refused
from services.problems import RowProblem
from services.states import CycleState

Row = Mapping[str, Any]
HUNDRED = Decimal(100)


def check(rows: Sequence[tuple[int, Row]]) -> list[RowProblem]:
    """What is wrong across rows: one code with two titles or caps, weights that are not a hundred together,
    indicators that do not fill their axis. Row numbers as the person sees them."""
    problems = [
        *_contradictions(rows, "axis_code", ("axis_title", "axis_max_score")),
        *_contradictions(rows, "indicator_code", ("indicator_title", "indicator_max_score", "axis_code")),
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
        if _target(row) <= 0:
            problems.append(RowProblem(number, "target", "target-not-positive", {"given": _target(row)}))
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


def _target(row: Row) -> Decimal:
    """The target of a measure; an empty cell means a hundred (the methods give percentages)."""
    given = row.get("target")
    return HUNDRED if given is None else Decimal(given)


def _contradictions(rows: Sequence[tuple[int, Row]], key: str, columns: Sequence[str]) -> list[RowProblem]:
    first: dict[str, Row] = {}
    problems = []
    for number, row in rows:
        former = first.setdefault(row[key], row)
        for column in columns:
            if normalise(str(former[column])) != normalise(str(row[column])):
                args = {"code": row[key], "one": str(former[column]), "other": str(row[column])}
                problems.append(RowProblem(number, column, "two-titles", args))
    return problems


async def apply(actor: Actor, cycle_id: int, rows: Sequence[Row]) -> int:
    """Put a checked catalogue in force for a cycle that is not open yet; returns the number of measures.

    The former catalogue of the same draft cycle is replaced. Raises `Refused("catalogue-in-use")` once the
    cycle was opened; `Denied` for who may not.
    """
    access.require(actor, Permission.IMPORT)
    cycle = await Cycle.get(id=cycle_id)
    if cycle.state != CycleState.DRAFT:
        raise Refused("catalogue-in-use")
    # Nothing refers to a draft's catalogue yet (entries are made at the opening), so it can be laid anew.
    await Measure.filter(indicator__axis__cycle_id=cycle_id).delete()
    await Indicator.filter(axis__cycle_id=cycle_id).delete()
    await Axis.filter(cycle_id=cycle_id).delete()
    axes: dict[str, Axis] = {}
    indicators: dict[str, Indicator] = {}
    for position, row in enumerate(rows, start=1):
        axis = axes.get(row["axis_code"])
        if axis is None:
            axis = axes[row["axis_code"]] = await Axis.create(
                cycle_id=cycle_id,
                code=row["axis_code"],
                title=row["axis_title"],
                max_score=row["axis_max_score"],
                position=position,
            )
        indicator = indicators.get(row["indicator_code"])
        if indicator is None:
            indicator = indicators[row["indicator_code"]] = await Indicator.create(
                axis_id=axis.id,
                code=row["indicator_code"],
                title=row["indicator_title"],
                max_score=row["indicator_max_score"],
                position=position,
            )
        await Measure.create(indicator_id=indicator.id, position=position, **_measure(row))
    await audit.record(
        [audit.Event(actor.person_id, "catalogue.imported", f"cycle:{cycle_id}", {"measures": len(rows)})]
    )
    return len(rows)


def _measure(row: Row) -> dict[str, Any]:
    wanted = [part.strip() for part in str(row.get("evidence") or "").split("؛") if part.strip()]
    return {
        "code": row["measure_code"],
        "title": row["measure_title"],
        "weight": row["measure_weight"],
        "kind": row["measure_kind"],
        "method": row["method"],
        "target": _target(row),
        "evidence": wanted,
        "agency_upload": row["agency_upload"] and row["measure_kind"] != "central",
        "na_allowed": row["na_allowed"],
    }
