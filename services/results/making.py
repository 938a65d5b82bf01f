"""Making a sheet: what an agency is told of its scores, kept as it stood, with the window that begins with it (13b)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from models.clock import business_now, day_of, end_of
from models.cycle import Cycle
from models.results import CaseResult, ResultSheet
from services.catalogue.scoring import NotApplicable
from services.results import totals
from services.results.totals import Line, Totals
from services.year import days_off


@dataclass(frozen=True, slots=True)
class Made:
    """A sheet that was just made."""

    version: int
    totals: Totals
    window_ends_at: datetime
    changed: tuple[int, ...]


def stored(line: Line) -> dict[str, Any]:
    """A measure as a sheet keeps it."""
    return {
        "entry": line.entry_id,
        "number": line.number,
        "code": line.code,
        "title": line.title,
        "axis_id": line.axis_id,
        "axis": line.axis,
        "dimension": line.dimension,
        "indicator": line.indicator_id,
        "cap": _text(line.cap),
        "own": _text(line.own),
        "given": _text(line.given),
        "reason": line.reason,
        "na": line.not_applicable,
    }


def read(kept: Mapping[str, Any]) -> Line:
    """The inverse of `stored`."""
    return Line(
        entry_id=kept["entry"],
        number=kept["number"],
        code=kept["code"],
        title=kept["title"],
        axis_id=kept["axis_id"],
        axis=kept["axis"],
        dimension=kept["dimension"],
        indicator_id=kept["indicator"],
        cap=_number(kept["cap"]),
        own=_number(kept["own"]),
        given=_number(kept["given"]),
        reason=kept["reason"],
        not_applicable=kept["na"],
    )


async def told(case_id: int) -> list[Line]:
    """The measures of a case as its agency was told them last; none before it was sent a sheet."""
    newest = await ResultSheet.filter(result__case_id=case_id).order_by("-version").first()
    return [read(one) for one in newest.lines] if newest else []


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


async def window_from(cycle: Cycle, at: datetime) -> datetime:
    """When a window that begins now ends: with the last of the cycle's working days for objections."""
    return end_of((await days_off.calendar()).add(day_of(at), cycle.objection_days))


async def write(
    result: CaseResult, lines: Sequence[Line], changed: Sequence[int] = (), window_ends_at: datetime | None = None
) -> Made:
    """Keep the next version of a result's sheet, and put its points into the result. Without `window_ends_at` a
    window begins with it, and nobody of the agency has seen it yet; with one it says nothing that they are to answer.
    """
    now = business_now()
    found = totals.total(lines, NotApplicable(result.cycle.na_mode))
    ends = window_ends_at or await window_from(result.cycle, now)
    version = result.sheet_version + 1
    general, specific = found.general.points, found.specific.points if found.specific else None
    await ResultSheet.create(
        result_id=result.id,
        version=version,
        lines=[stored(one) for one in lines],
        changed=list(changed),
        made_at=now,
        window_ends_at=ends,
        general=general,
        specific=specific,
        total=found.points,
    )
    await CaseResult.filter(id=result.id).update(
        sheet_version=version,
        sheet_due=False,
        window_ends_at=ends,
        general=general,
        specific=specific,
        total=found.points,
        **({} if window_ends_at else {"seen_at": None, "seen_by_id": None}),
    )
    return Made(version, found, ends, tuple(changed))
