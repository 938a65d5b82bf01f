"""Who may be given work: those who hold the role of an appraiser now, their load, where they have no say."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from models import sql
from services.access import Role
from services.case.entries import CURRENT
from services.states import IN_QUEUE, AppraisalState

ACTIVE = f"SELECT person_id FROM role_grant WHERE role = '{Role.APPRAISER}' AND withdrawn_at IS NULL"  # noqa: S608 - constants only
# Persons and the agencies over which they have no say: declared, or by a role there.
PAIRS = (
    "SELECT person_id, agency_id FROM conflict WHERE withdrawn_at IS NULL "
    "UNION SELECT person_id, agency_id FROM role_grant WHERE agency_id IS NOT NULL AND withdrawn_at IS NULL"
)
OPEN = f"p.state <> '{AppraisalState.SCORED}'"
# «بی‌ارزیاب»: assigned to nobody, to somebody without the role, or to somebody who has no say over the agency.
NOBODY = f"(p.appraiser_id IS NULL OR p.appraiser_id NOT IN ({ACTIVE}) OR (p.appraiser_id, c.agency_id) IN ({PAIRS}))"


@dataclass(frozen=True, slots=True)
class Appraiser:
    """Somebody with work or the role: entries that wait for them, that the agency corrects, that they scored.

    `active`: they hold the role now.
    """

    person_id: int
    name: str
    waiting: int
    returned: int
    scored: int
    oldest: str | None
    active: bool

    @property
    def open(self) -> int:
        """What is still to be scored."""
        return self.waiting + self.returned


async def everybody() -> list[Appraiser]:
    """Those who hold the role, and those who hold it no more but have entries on their desk; the role first."""
    # «+» keeps the statement to the index by appraiser, which holds all it needs.
    counted = await sql.rows(
        "SELECT p.appraiser_id, p.state, count(*) AS n, min(p.since_at) AS oldest FROM appraisal p "  # noqa: S608 - constants only
        f"WHERE p.appraiser_id IS NOT NULL AND +p.cycle_id = {CURRENT} GROUP BY p.appraiser_id, p.state"
    )
    desks: dict[int, dict[str, sql.Record]] = defaultdict(dict)
    for one in counted:
        desks[one["appraiser_id"]][one["state"]] = one
    active = {one["person_id"] for one in await sql.rows(ACTIVE)}
    known = sorted(active | set(desks))
    names = await sql.rows(f"SELECT id, name FROM person WHERE id IN ({sql.marks(len(known))})", *known)  # noqa: S608 - question marks
    found = [_appraiser(one["id"], one["name"], desks[one["id"]], one["id"] in active) for one in names]
    return sorted(
        (one for one in found if one.active or one.open), key=lambda one: (not one.active, one.name, one.person_id)
    )


def _appraiser(person_id: int, name: str, desk: Mapping[str, sql.Record], active: bool) -> Appraiser:
    waiting = [desk[state] for state in IN_QUEUE if state in desk]
    return Appraiser(
        person_id=person_id,
        name=name,
        waiting=sum(one["n"] for one in waiting),
        returned=desk[AppraisalState.RETURNED]["n"] if AppraisalState.RETURNED in desk else 0,
        scored=desk[AppraisalState.SCORED]["n"] if AppraisalState.SCORED in desk else 0,
        oldest=min((one["oldest"] for one in waiting), default=None),
        active=active,
    )


async def without_say() -> set[tuple[int, int]]:
    """The (person, agency) pairs of conflicts and roles in force."""
    return {(one["person_id"], one["agency_id"]) for one in await sql.rows(PAIRS)}
