"""What an agency can still object to, and its drafts that are not filed: for its cards and reminders (14a, 14e)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models import sql
from services.case.entries import as_time
from services.results import window
from services.results.totals import Line
from services.states import ObjectionState

# Answered: to the same score nothing more can be said.
SETTLED = (ObjectionState.ANSWERED, ObjectionState.REFUSED_LATE)


@dataclass(frozen=True, slots=True)
class Draft:
    """An objection that was begun and not filed. `told_in` is the version of the sheet that told its score last,
    `ends_at` the end (exclusive) of the time for it."""

    id: int
    cycle_id: int
    case_id: int
    agency_id: int
    measure: str
    told_in: int
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Still:
    """`until`: the end (exclusive) of the last window of what lost points and has no objection that was filed; None
    where there is nothing of the kind."""

    drafts: tuple[Draft, ...]
    until: datetime | None

    def is_open(self, at: datetime) -> bool:
        """Whether something can be objected to in time."""
        return self.until is not None and at < self.until


_DRAFTS = """
SELECT o.id, o.cycle_id, o.case_id, c.agency_id, m.code AS measure, s.version, s.window_ends_at
FROM objection o JOIN agency_case c ON c.id = o.case_id JOIN case_result r ON r.case_id = o.case_id
JOIN measure_entry e ON e.id = o.entry_id JOIN measure m ON m.id = e.measure_id
JOIN result_sheet s ON s.result_id = r.id AND s.version = (
    SELECT max(t.version) FROM result_sheet t WHERE t.result_id = r.id
    AND (t.version = 1 OR EXISTS (SELECT 1 FROM json_each(t.changed) j WHERE j.value = o.entry_id)))
WHERE o.state = 'DRAFT' AND {where} ORDER BY o.id
"""


async def drafts(where: str, *args: Any) -> list[Draft]:
    """Drafts by a condition (a constant) on `o`, `c`, `r` and `s`, the sheet that told the score last."""
    found = []
    for one in await sql.rows(_DRAFTS.format(where=where), *args):
        ends = as_time(one["window_ends_at"])
        assert ends is not None
        place = (one["id"], one["cycle_id"], one["case_id"], one["agency_id"], one["measure"])
        found.append(Draft(*place, one["version"], ends))
    return found


async def of_case(case_id: int, lines: Sequence[Line]) -> Still:
    """What of the measures that were told a case can still object to."""
    begun = tuple(await drafts("o.case_id = ?", case_id))
    if not lines:
        return Still(begun, None)
    told = await window.last_told(case_id)
    newest = {
        one["entry_id"]: one
        for one in await sql.rows(
            "SELECT entry_id, state, sheet_version FROM objection WHERE case_id = ? AND state <> 'DISCARDED' "
            "ORDER BY id",
            case_id,
        )
    }
    ends = [
        told[one.entry_id].ends_at
        for one in lines
        if one.lost > 0 and one.entry_id in told and _is_open(newest.get(one.entry_id), told[one.entry_id].version)
    ]
    return Still(begun, max(ends, default=None))


def _is_open(objection: sql.Record | None, told_in: int) -> bool:
    """Whether the newest objection to a score leaves room for one: none, a draft, or one about a former score."""
    if objection is None or objection["state"] == ObjectionState.DRAFT:
        return True
    return objection["state"] in SETTLED and bool(objection["sheet_version"] < told_in)
