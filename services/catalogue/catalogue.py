"""The catalogue of a cycle: axes, indicators and measures, laid from checked rows (03a)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from models import audit, sql
from models.cycle import Axis, Cycle, Indicator, Measure
from services import access
from services.access import Actor, Permission
from services.catalogue.steps import steps_of
from services.errors import Refused
from services.lists.sheet_list import Row
from services.states import CycleState

HUNDRED = Decimal(100)


async def apply(actor: Actor, cycle_id: int, rows: Sequence[Row]) -> int:
    """Lay the general catalogue of a cycle that is not open yet; returns the number of measures.

    The former catalogue of the same draft cycle is replaced; specific indicators stay. Raises
    `Refused("catalogue-in-use")` once the cycle was opened, or when caps or values refer to it; `Denied`.
    """
    access.require(actor, Permission.IMPORT)
    cycle = await Cycle.get(id=cycle_id)
    if cycle.state != CycleState.DRAFT:
        raise Refused("catalogue-in-use")
    await _clear(cycle_id)
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
                definition=row.get("definition") or "",
                steward=row.get("steward") or "",
            )
        await Measure.create(indicator_id=indicator.id, position=position, **measure_of(row))
    await audit.record(
        [audit.Event(actor.person_id, "catalogue.imported", f"cycle:{cycle_id}", {"measures": len(rows)})]
    )
    return len(rows)


async def _clear(cycle_id: int) -> None:
    """Take a draft's catalogue away to lay it anew; not when something refers to it already."""
    used = await sql.row(
        "SELECT 1 FROM indicator i JOIN axis x ON x.id = i.axis_id WHERE x.cycle_id = ? AND i.agency_id IS NULL AND ("
        "EXISTS (SELECT 1 FROM agency_weight w WHERE w.indicator_id = i.id) OR EXISTS (SELECT 1 FROM measure m "
        "JOIN reference_value r ON r.measure_id = m.id WHERE m.indicator_id = i.id))",
        cycle_id,
    )
    if used is not None:
        raise Refused("catalogue-in-use")
    await Measure.filter(indicator__axis__cycle_id=cycle_id, indicator__agency_id__isnull=True).delete()
    await Indicator.filter(axis__cycle_id=cycle_id, agency_id__isnull=True).delete()
    await Axis.filter(cycle_id=cycle_id, dimension="general").delete()


def measure_of(row: Row) -> dict[str, Any]:
    """The columns of a measure from its row."""
    return {
        "code": row["measure_code"],
        "title": row["measure_title"],
        "weight": row["measure_weight"],
        "kind": row["measure_kind"],
        "method": row["method"],
        "target": target_of(row),
        "evidence": evidence_list(row.get("evidence")),
        "agency_upload": bool(row["agency_upload"]) and row["measure_kind"] != "central",
        "na_allowed": bool(row["na_allowed"]),
        "unit": row.get("unit") or "",
        "steps": [
            [title, str(percent)]
            for title, percent in steps_of(row["measure_kind"], str(row.get("steps") or ""), row["method"])
        ],
    }


def target_of(row: Row) -> Decimal:
    """The target of a measure; an empty cell means a hundred (the methods give percentages)."""
    given = row.get("target")
    return HUNDRED if given is None else Decimal(given)


def evidence_list(cell: Any) -> list[str]:
    """The single papers of an evidence cell."""
    return [part.strip() for part in str(cell or "").split("؛") if part.strip()]


def steps_text(steps: Sequence[tuple[str, Decimal]]) -> str:
    """Steps as their cell in the sheet."""
    return "؛ ".join(f"{title} = {percent.normalize():f}" for title, percent in steps)
