"""Who may decide an objection: nobody who scored the measure or objected, nobody with a conflict (§1, 15a)."""

from collections.abc import Collection
from dataclasses import dataclass

from models import sql
from services.access import Role
from services.errors import Refused
from services.objections.views import ObjectionView
from services.people import people

# Everybody who had a hand in an entry's score, now or before: values that were superseded or undone count too.
_SCORERS = """
SELECT v.entry_id, v.person_id FROM value v
WHERE v.source IN ('preliminary', 'after_objection') AND v.person_id IS NOT NULL AND v.entry_id {which}
UNION SELECT p.entry_id, p.scored_by_id FROM appraisal p WHERE p.scored_by_id IS NOT NULL AND p.entry_id {which}
UNION SELECT p.entry_id, t.person_id FROM appraisal p JOIN appraisal_step s ON s.appraisal_id = p.id
JOIN appraisal_act t ON t.id = s.act_id WHERE p.entry_id {which}
"""
_OF_ENTRY = _SCORERS.format(which="= ?1")
_OBJECTED = """
UNION SELECT o.entry_id, o.person_id FROM objection o WHERE o.cycle_id = ?1 AND o.state = 'FILED'
UNION SELECT o.entry_id, o.filed_by_id FROM objection o WHERE o.cycle_id = ?1 AND o.state = 'FILED'
AND o.filed_by_id IS NOT NULL
"""
_OF_WAITING = _SCORERS.format(
    which="IN (SELECT o.entry_id FROM objection o WHERE o.cycle_id = ?1 AND o.state = 'FILED')"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An appraiser who may decide an objection, and how many they have to decide now."""

    person_id: int
    name: str
    load: int


async def scorers(entry_id: int) -> set[int]:
    """Everybody who had a hand in the entry's score."""
    return {one["person_id"] for one in await sql.rows(_OF_ENTRY, entry_id)}


async def check(person_id: int | None, one: ObjectionView) -> None:
    """Whether a person may decide an objection, judged at this moment: when it is given to them and when they decide.

    Raises `Refused`: own-score, decider-conflict.
    """
    if person_id in await scorers(one.entry_id):
        raise Refused("own-score", measure=one.measure, agency=one.agency)
    if person_id in await conflicted(one):
        raise Refused("decider-conflict", agency=one.agency)


async def appraisers() -> list[Candidate]:
    """All appraisers with their load of objections, the least first."""
    found = await sql.rows(
        "SELECT p.id, p.name, (SELECT count(*) FROM objection o WHERE o.decider_id = p.id AND o.state = 'ASSIGNED') "
        "AS load FROM person p WHERE EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = p.id AND g.role = ? "
        "AND g.withdrawn_at IS NULL) ORDER BY load, p.name, p.id",
        Role.APPRAISER.value,
    )
    return [Candidate(one["id"], one["name"], one["load"]) for one in found]


async def candidates(one: ObjectionView) -> list[Candidate]:
    """The appraisers who may decide an objection, the least loaded first."""
    barred = await barred_from_one(one)
    return [each for each in await appraisers() if each.person_id not in barred]


async def barred_from_one(one: ObjectionView) -> set[int]:
    """Everybody who has no say in an objection: at the second desk, and in the committee's vote."""
    return await scorers(one.entry_id) | await conflicted(one)


async def conflicted(one: ObjectionView) -> set[int]:
    """Everybody who has no say over its agency, and who wrote or filed it, whatever role they hold by now."""
    found = await sql.rows(
        "SELECT person_id FROM conflict WHERE agency_id = ?1 AND withdrawn_at IS NULL "
        "UNION SELECT person_id FROM role_grant WHERE agency_id = ?1 AND withdrawn_at IS NULL "
        "UNION SELECT person_id FROM objection WHERE id = ?2 "
        "UNION SELECT filed_by_id FROM objection WHERE id = ?2 AND filed_by_id IS NOT NULL",
        one.agency_id,
        one.id,
    )
    return {each["person_id"] for each in found}


async def is_appraiser(person_id: int) -> bool:
    """Whether somebody appraises at this moment."""
    return person_id in await people.holders(Role.APPRAISER)


async def barred_from(cycle_id: int) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """For all that wait for a decider: who had a hand in each entry's score or objection, who has no say over each
    agency."""
    hands: dict[int, set[int]] = {}
    found = await sql.rows(f"{_OF_WAITING} {_OBJECTED}", cycle_id)
    for one in found:
        hands.setdefault(one["entry_id"], set()).add(one["person_id"])
    says: dict[int, set[int]] = {}
    found = await sql.rows(
        "SELECT person_id, agency_id FROM conflict WHERE withdrawn_at IS NULL "
        "UNION SELECT person_id, agency_id FROM role_grant WHERE withdrawn_at IS NULL AND agency_id IS NOT NULL"
    )
    for one in found:
        says.setdefault(one["agency_id"], set()).add(one["person_id"])
    return hands, says


def least_loaded(found: Collection[Candidate], loads: dict[int, int]) -> Candidate | None:
    """The one with the fewest objections, as counted in `loads`; None of nobody."""
    return min(found, key=lambda one: (loads[one.person_id], one.person_id), default=None)
