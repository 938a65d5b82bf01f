"""Agencies that the deputy or the council returned: what is looked at again, and when it is settled (16, 17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models import audit, sql
from models.objections import ReturnedItem
from models.text import to_latin_digits
from services import access
from services.access import Actor, Permission
from services.appraisal import rechecking
from services.case.entries import as_time
from services.errors import Refused
from services.final_list.hindrances import OPEN_RETURNS

MOST_AT_ONCE = 30


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned agency that is not settled: why, by the council's resolution or (empty) by the deputy, and how many
    of its measures are being looked at again."""

    id: int
    case_id: int
    agency_id: int
    agency: str
    reason: str
    resolution: str
    returned_at: datetime
    open_measures: int


_ITEMS = (
    "SELECT i.id, i.case_id, c.agency_id, a.title, i.reason, i.returned_at, coalesce(m.number, '') AS resolution, "  # noqa: S608 - constants only
    "(SELECT count(*) FROM appraisal p WHERE p.case_id = i.case_id AND p.state <> 'SCORED') AS open_measures "
    "FROM returned_item i JOIN agency_case c ON c.id = i.case_id JOIN agency a ON a.id = c.agency_id "
    f"LEFT JOIN resolution m ON m.id = i.resolution_id WHERE {OPEN_RETURNS} "
)


async def listed(actor: Actor) -> list[Returned]:
    """The returned agencies that are not settled, the oldest first. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    return [_item(one) for one in await sql.rows(_ITEMS + "ORDER BY i.id")]


async def one(actor: Actor, item_id: int) -> Returned:
    """One of them. Raises `Refused("final-settled")` when it was settled, `Denied`."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.row(_ITEMS + "AND i.id = ?", item_id)
    if found is None:
        raise Refused("final-settled")
    return _item(found)


def _item(one: sql.Record) -> Returned:
    returned_at = as_time(one["returned_at"])
    assert returned_at is not None
    return Returned(
        id=one["id"],
        case_id=one["case_id"],
        agency_id=one["agency_id"],
        agency=one["title"],
        reason=one["reason"],
        resolution=one["resolution"],
        returned_at=returned_at,
        open_measures=one["open_measures"],
    )


async def recheck(actor: Actor, item_id: int, typed: str) -> int:
    """Put measures of a returned agency back on their appraisers' desks, by the numbers that were typed.

    Returns how many wait there now. Raises `Refused`: final-settled, final-no-numbers, final-foreign-measure.
    """
    access.require(actor, Permission.FREEZE_RESULTS)
    item, numbers = await one(actor, item_id), _numbers(typed)
    found = await sql.rows(
        "SELECT p.id, e.number FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id "  # noqa: S608 - marks
        f"WHERE e.case_id = ? AND e.number IN ({sql.marks(len(numbers))})",
        item.case_id,
        *numbers,
    )
    known = {row["number"]: row["id"] for row in found}
    for number in numbers:
        if number not in known:
            raise Refused("final-foreign-measure", number=number, agency=item.agency)
    marked = await rechecking.mark(known.values(), item.reason, by=actor.person_id)
    return marked.marked + marked.open


def _numbers(typed: str) -> Sequence[int]:
    parts = "".join(one if one.isdigit() else " " for one in to_latin_digits(typed)).split()
    found = list(dict.fromkeys(int(part) for part in parts if len(part) <= 9))
    if not 1 <= len(found) <= MOST_AT_ONCE:
        raise Refused("final-no-numbers", most=MOST_AT_ONCE)
    return found


async def settle(actor: Actor, item_id: int, acted_at: datetime) -> Returned:
    """Say that a returned agency was dealt with: it hinders the next freeze no more.

    Raises `Refused`: final-settled, final-rechecks-open (measures of it are still being looked at).
    """
    access.require(actor, Permission.FREEZE_RESULTS)
    item = await one(actor, item_id)
    if item.open_measures:
        raise Refused("final-rechecks-open", count=item.open_measures, agency=item.agency)
    await ReturnedItem.filter(id=item.id, settled_at__isnull=True).update(settled_at=acted_at)
    await audit.record([audit.Event(actor.person_id, "returned.settled", f"case:{item.case_id}", {"item": item.id})])
    return item
