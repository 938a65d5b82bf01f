"""The points forecast by axis against last year, with this year's weights (07c)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from models import sql
from services import access
from services.access import Actor, Permission
from services.case import entries, progress
from services.case.entries import CURRENT, EntryView
from services.case.progress import Progress
from services.catalogue import scoring
from services.states import CENTRAL_STATES, EntryState

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class AxisOutlook:
    """One axis: points forecast of its cap, and what last year's values would give (None: not known).

    What does not apply is in none of them.
    """

    title: str
    dimension: str
    points: Decimal
    cap: Decimal
    last_year: Decimal | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecast of an agency: as a whole and by axis."""

    stand: Progress
    axes: tuple[AxisOutlook, ...]

    def last_year(self, dimension: str) -> Decimal | None:
        """What last year's values would give in a dimension; None when none is known."""
        known = [one.last_year for one in self.axes if one.dimension == dimension and one.last_year is not None]
        return sum(known, ZERO) if known else None


async def of_agency(actor: Actor, agency_id: int) -> Outlook | None:
    """The forecast of the current cycle; None before the opening."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    stand = await progress.of_agency(actor, agency_id)
    if stand is None:
        return None
    places = await sql.rows(
        "SELECT e.id, x.id AS axis, x.title, x.dimension FROM measure_entry e "  # noqa: S608 - constants only
        "JOIN measure m ON m.id = e.measure_id JOIN indicator i ON i.id = m.indicator_id "
        "JOIN axis x ON x.id = i.axis_id "
        f"JOIN agency_case c ON c.id = e.case_id WHERE c.agency_id = ? AND c.cycle_id = {CURRENT} "
        "ORDER BY x.position, x.id",
        agency_id,
    )
    axis_of = {one["id"]: one["axis"] for one in places}
    known = {one["axis"]: (one["title"], one["dimension"]) for one in places}
    by_axis: dict[int, list[EntryView]] = {axis: [] for axis in known}
    for entry in await entries.entries(actor, agency_id):
        by_axis[axis_of[entry.id]].append(entry)
    return Outlook(stand, tuple(_axis(*known[axis], found) for axis, found in by_axis.items()))


def _axis(title: str, dimension: str, found: Sequence[EntryView]) -> AxisOutlook:
    applying = [one for one in found if one.state != EntryState.NA_ACCEPTED and one.cap is not None]
    former = [(one, one.last_year) for one in applying if one.last_year is not None]
    return AxisOutlook(
        title,
        dimension,
        sum((_points(one) for one in applying), ZERO),
        sum((one.cap for one in applying if one.cap is not None), ZERO),
        sum((scoring.points(one.cap, one.achieved(amount)) or ZERO for one, amount in former), ZERO)
        if former
        else None,
    )


def _points(entry: EntryView) -> Decimal:
    if entry.state not in CENTRAL_STATES:
        return entry.score or ZERO
    if entry.steward_value is None:
        return ZERO
    return scoring.points(entry.cap, entry.achieved(entry.steward_value)) or ZERO
