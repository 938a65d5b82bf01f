"""Whom a campaign reaches: people by role and group, on which messenger, and who has none that delivers (19)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models import sql


class Audience(StrEnum):
    """Who is told."""

    AGENCIES = "agencies"
    HEADS = "heads"
    LIAISONS = "liaisons"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom a start would reach: people, their agencies, by messenger; `unreachable` have none that delivers."""

    people: int
    agencies: int
    platforms: dict[str, int]
    unreachable: int


_ROLES = {
    Audience.AGENCIES: "g.role IN ('liaison', 'agency_head')",
    Audience.HEADS: "g.role = 'agency_head'",
    Audience.LIAISONS: "g.role = 'liaison'",
    Audience.EVERYBODY: "g.role <> ''",
}


def _grants(who: str, groups: Sequence[str]) -> str:
    """The roles in force of an audience; of the agencies of some groups alone when any are named."""
    of_groups = f"AND w.code IN ({sql.marks(len(groups))}) " if groups else ""
    return (
        "FROM role_grant g LEFT JOIN agency a ON a.id = g.agency_id LEFT JOIN agency_group w ON w.id = a.group_id "
        f"WHERE g.withdrawn_at IS NULL AND {_ROLES[Audience(who)]} {of_groups}"
    )


async def reach(who: str, groups: Sequence[str]) -> Reach:
    """Whom it would reach now; each person is counted on the account that would be written to."""
    grants = _grants(who, groups)
    found = await sql.rows(
        "SELECT CASE WHEN gone THEN NULL ELSE platform END AS platform, count(*) AS n FROM ("  # noqa: S608 - constants only
        " SELECT u.platform, u.id IS NULL OR u.unreachable_at IS NOT NULL AS gone, row_number() OVER "
        " (PARTITION BY p.person_id ORDER BY u.unreachable_at IS NOT NULL, u.last_used_at DESC) AS place "
        f" FROM (SELECT DISTINCT g.person_id {grants}) p LEFT JOIN account u ON u.person_id = p.person_id) AS best "
        "WHERE place = 1 GROUP BY 1 ORDER BY 1",
        *groups,
    )
    counted = await sql.row(
        f"SELECT count(DISTINCT g.person_id) AS people, count(DISTINCT g.agency_id) AS agencies {grants}",
        *groups,
    )
    assert counted is not None
    platforms = {one["platform"]: int(one["n"]) for one in found if one["platform"] is not None}
    return Reach(counted["people"], counted["agencies"], platforms, counted["people"] - sum(platforms.values()))


async def choose(campaign_id: int, who: str, groups: Sequence[str]) -> int:
    """One row for everybody of the audience, in the present transaction; returns how many."""
    return await sql.run(
        "INSERT INTO campaign_recipient (campaign_id, person_id) "
        f"SELECT DISTINCT ?, g.person_id {_grants(who, groups)}ORDER BY g.person_id",
        campaign_id,
        *groups,
    )
