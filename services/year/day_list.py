"""Days off as a list: a year's holidays brought in at once, the timetable following them (04a, §13)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from models.timetable import DayOff
from services import access
from services.access import Actor, Permission
from services.errors import Refused
from services.lists.sheet_list import Applied, Change, Comparison, NumberedRows, Row, SheetList, twice
from services.problems import RowProblem
from services.year import days_off, timetable
from services.year.days_off import DayChange, DayKind


async def _may(actor: Actor) -> None:
    access.require(actor, Permission.MANAGE_CYCLE)


def _change(row: Row) -> DayChange:
    kind = DayKind.WORKDAY if row.get("kind") == "workday" else DayKind.HOLIDAY
    return DayChange(date.fromisoformat(row["day"]), kind, row["title"])


async def _check(rows: NumberedRows) -> list[RowProblem]:
    problems = twice(rows, "day")
    for number, row in rows:
        try:
            days_off.check(_change(row))
        except Refused as refused:
            untitled = refused.code == "day-untitled"
            problems.append(
                RowProblem(number, "title", "day-untitled")
                if untitled
                else RowProblem(number, "day", "day-out-of-reach")
            )
    return problems


async def _compare(rows: Sequence[Row]) -> Comparison:
    standing = {one.day: one for one in await DayOff.all()}
    new, same, changes = 0, 0, []
    for row in rows:
        change = _change(row)
        former = standing.get(change.day)
        if former is None:
            new += 1
        elif (former.title, former.is_working) == (change.title, change.kind is DayKind.WORKDAY):
            same += 1
        else:
            changes.append(Change(row["day"], "title", former.title, change.title))
    return Comparison(new, len(changes), same, tuple(changes))


async def _apply(actor: Actor, rows: Sequence[Row]) -> Applied:
    await _may(actor)
    found = await _compare(rows)
    for row in rows[:-1]:
        await days_off.put(actor, _change(row))
    await timetable.change_day(actor, _change(rows[-1]))  # the steps follow once, all days known
    return Applied(len(rows), found.new, found.changed)


async def _take_out(actor: Actor) -> list[dict[str, Any]]:
    await _may(actor)
    return [
        {"day": one.day.isoformat(), "title": one.title, "kind": "workday" if one.is_working else "holiday"}
        for one in await DayOff.all().order_by("day")
    ]


LIST = SheetList(_may, _check, _compare, _apply, _take_out)
