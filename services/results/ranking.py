"""Ranks inside a group: by total; ties by general, then specific, then growth; still equal, the same rank (§11.8).

Pure rules, and the list of a cycle for staff: agencies are shown no ranking of others (13d).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from models import sql
from models.cycle import Cycle
from services import access
from services.access import Actor, Permission
from services.case.entries import as_decimal
from services.errors import Refused
from services.states import FROZEN_RESULTS, TOLD_RESULTS, in_sql

BY_TOTAL, BY_GENERAL, BY_SPECIFIC, BY_GROWTH, SHARED = (
    *("total", "general", "specific", "growth"),
    "shared",
)
_CRITERIA = (BY_TOTAL, BY_GENERAL, BY_SPECIFIC, BY_GROWTH)


@dataclass(frozen=True, slots=True)
class Standing:
    """An agency's points; `specific` None without specific indicators, `growth` None without a former year."""

    agency_id: int
    title: str
    group_code: str
    group_title: str
    total: Decimal
    general: Decimal
    specific: Decimal | None
    growth: Decimal | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A standing with its rank. `decided_by` says what put it behind the one before it: total, general, specific or
    growth; shared: nothing did, they have the same rank."""

    rank: int
    standing: Standing
    decided_by: str


def _key(one: Standing) -> tuple[Decimal | None, ...]:
    return one.total, one.general, one.specific, one.growth


def _order(one: Standing) -> tuple[tuple[bool, Decimal], ...]:
    """What is higher comes first; what is not known, last."""
    return tuple((part is None, -(part or Decimal(0))) for part in _key(one))


def rank(standings: Iterable[Standing]) -> list[Ranked]:
    """The ranks of one group's agencies, the best first; after a shared rank as many are left out (1, 1, 3)."""
    ordered = sorted(standings, key=lambda one: (_order(one), one.title, one.agency_id))
    ranked: list[Ranked] = []
    for place, one in enumerate(ordered, start=1):
        former = ranked[-1] if ranked else None
        if former is None:
            ranked.append(Ranked(1, one, BY_TOTAL))
            continue
        decided = next(
            (
                name
                for name, own, other in zip(_CRITERIA, _key(one), _key(former.standing), strict=True)
                if own != other
            ),
            SHARED,
        )
        ranked.append(Ranked(former.rank if decided == SHARED else place, one, decided))
    return ranked


def by_group(standings: Iterable[Standing]) -> dict[str, list[Ranked]]:
    """The ranks of each group, by its code in order."""
    groups: dict[str, list[Standing]] = {}
    for one in standings:
        groups.setdefault(one.group_code, []).append(one)
    return {code: rank(groups[code]) for code in sorted(groups)}


def most_growth(standings: Iterable[Standing], most: int = 10) -> list[Standing]:
    """Who grew most since the year before, whatever their group; who did not grow is not listed."""
    grown = [one for one in standings if one.growth is not None and one.growth > 0]
    return sorted(grown, key=lambda one: (-(one.growth or 0), _order(one), one.title, one.agency_id))[:most]


async def of_cycle(actor: Actor, cycle_id: int, *, final_only: bool = False) -> list[Standing]:
    """The standings of a cycle: of agencies that were told theirs, or only of those in a final list.

    Growth is the total's difference to the year before. Raises `Refused("no-cycle")`; `Denied` for who may not.
    """
    access.require(actor, Permission.SEE_BOARD)
    cycle = await Cycle.get_or_none(id=cycle_id)
    if cycle is None:
        raise Refused("no-cycle")
    states = in_sql(FROZEN_RESULTS if final_only else TOLD_RESULTS)
    found = await sql.rows(
        "SELECT a.id, a.title, g.code, g.title AS group_title, r.total, r.general, r.specific FROM case_result r "  # noqa: S608
        "JOIN agency_case c ON c.id = r.case_id JOIN agency a ON a.id = c.agency_id "
        f"JOIN agency_group g ON g.id = a.group_id WHERE r.cycle_id = ? AND r.state IN {states} "
        "AND r.total IS NOT NULL ORDER BY a.code",
        cycle_id,
    )
    before = await totals_of_year(cycle.year - 1)
    return [
        Standing(
            agency_id=one["id"],
            title=one["title"],
            group_code=one["code"],
            group_title=one["group_title"],
            total=Decimal(one["total"]),
            general=Decimal(one["general"]),
            specific=as_decimal(one["specific"]),
            growth=Decimal(one["total"]) - before[one["id"]] if one["id"] in before else None,
        )
        for one in found
    ]


async def totals_of_year(year: int) -> dict[int, Decimal]:
    """The total of each agency in a year: in its final list here, else as it was brought in."""
    found = await sql.rows(
        "SELECT f.agency_id, f.total FROM former_result f WHERE f.year = ? UNION ALL "  # noqa: S608 - constants only
        "SELECT c.agency_id, r.total FROM case_result r JOIN agency_case c ON c.id = r.case_id "
        f"JOIN cycle y ON y.id = r.cycle_id WHERE y.year = ? AND r.state IN {in_sql(FROZEN_RESULTS)} "
        "AND r.total IS NOT NULL",
        year,
        year,
    )
    return {one["agency_id"]: Decimal(one["total"]) for one in found}
