"""The window to object: it ends with the sheet in which a measure's score was told last (steps 13 and 14, SLA-4.3)."""

from dataclasses import dataclass
from datetime import datetime

from models import audit, sql
from models.fields import stored_time
from services.case.entries import as_time
from services.errors import Refused
from services.states import ResultState, in_sql

_OBJECTABLE = (ResultState.RELEASED, ResultState.OBJECTED, ResultState.RESCORED)
# A corrected sheet restarts the window of what it changed alone.
_TOLD_LAST = (
    "SELECT {what} FROM result_sheet s JOIN case_result r ON r.id = s.result_id "
    "JOIN measure_entry e ON e.case_id = r.case_id WHERE {where} AND (s.version = 1 "
    "OR EXISTS (SELECT 1 FROM json_each(s.changed) j WHERE j.value = e.id)) {rest}"
)
_OF_ENTRY = _TOLD_LAST.format(what="s.window_ends_at", where="e.id = ?", rest="ORDER BY s.version DESC LIMIT 1")
_OF_CASE = _TOLD_LAST.format(what="e.id, s.version, s.window_ends_at", where="r.case_id = ?", rest="ORDER BY s.version")


@dataclass(frozen=True, slots=True)
class Told:
    """The sheet that told a score last, and the end (exclusive) of the time to object to it."""

    version: int
    ends_at: datetime


async def ends_at(entry_id: int) -> datetime:
    """The end (exclusive) of the time in which an objection to the entry's score is in time.

    Raises `Refused("result-not-told")` while the agency was sent no sheet.
    """
    found = await sql.row(_OF_ENTRY, entry_id)
    end = as_time(found["window_ends_at"]) if found else None
    if end is None:
        raise Refused("result-not-told")
    return end


async def of_case(case_id: int) -> dict[int, datetime]:
    """The same for every entry of a case, by the entry's id; empty while the agency was sent no sheet."""
    return {entry: one.ends_at for entry, one in (await last_told(case_id)).items()}


async def last_told(case_id: int) -> dict[int, Told]:
    """In which sheet each entry of a case was told last, by the entry's id; empty while the agency was sent none."""
    found = {}
    for one in await sql.rows(_OF_CASE, case_id):
        end = as_time(one["window_ends_at"])
        assert end is not None
        found[one["id"]] = Told(one["version"], end)
    return found


async def lengthen(from_at: datetime, until_at: datetime, ends: datetime) -> list[int]:
    """Windows that fell into an absence of ours, while somebody could still object, end later; returns the cases."""
    fell = (stored_time(from_at), stored_time(until_at))
    await sql.run(
        "UPDATE case_result SET window_ends_at = ? WHERE window_ends_at >= ? AND window_ends_at < ? "  # noqa: S608
        f"AND state IN {in_sql(_OBJECTABLE)}",
        stored_time(ends),
        *fell,
    )
    found = await sql.rows(
        "UPDATE result_sheet SET window_ends_at = ? WHERE window_ends_at >= ? AND window_ends_at < ? "  # noqa: S608
        f"AND result_id IN (SELECT id FROM case_result WHERE state IN {in_sql(_OBJECTABLE)}) "
        "RETURNING (SELECT r.case_id FROM case_result r WHERE r.id = result_id) AS case_id",
        stored_time(ends),
        *fell,
    )
    cases = sorted({one["case_id"] for one in found})
    details = {"to": ends}
    await audit.record([audit.Event(None, "result.window_moved", f"case:{one}", details) for one in cases])
    return cases


async def open_for(entry_id: int, acted_at: datetime) -> bool:
    """Whether an objection to the entry's score that a person filed then is in time.

    Raises `Refused("result-not-told")` while the agency was sent no sheet.
    """
    return acted_at < await ends_at(entry_id)
