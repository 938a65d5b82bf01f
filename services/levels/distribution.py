"""How levels are distributed, as a whole and by group, and how far they are on their way (18c)."""

from dataclasses import dataclass

from models import sql
from models.cycle import Cycle
from services import access
from services.access import Actor, Permission
from services.errors import Refused
from services.states import CycleState, LevelState
from services.year import cycles

# The council has approved, so that the national body can have issued levels.
RECEIVING = (CycleState.COUNCIL_APPROVED, CycleState.LEVELS_RECEIVED, CycleState.LEVELS_NOTIFIED)
LEVELS = ("EXCELLENT", "GOOD", "MEDIUM", "WEAK")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many agencies have each level."""

    title: str
    excellent: int
    good: int
    medium: int
    weak: int

    @property
    def agencies(self) -> int:
        """All of them."""
        return self.excellent + self.good + self.medium + self.weak


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the levels of a cycle stand: `lettered` have a signed letter and wait to be told."""

    cycle: Cycle
    agencies: int
    whole: Counts
    gaps: int
    unlettered: int
    lettered: int
    told: int
    acknowledged: int

    @property
    def receiving(self) -> bool:
        """Whether the council has approved, so that the national file may come in."""
        return self.cycle.state in RECEIVING


@dataclass(frozen=True, slots=True)
class LevelLine:
    """The level of one agency, as staff see it."""

    agency_id: int
    code: str
    agency: str
    group: str
    level: str
    state: str
    lettered: bool


_BY_LEVEL = ", ".join(f"sum(l.level = '{level}') AS {level.lower()}" for level in LEVELS)


def _counts(title: str, one: sql.Record) -> Counts:
    return Counts(title, *(int(one[level.lower()] or 0) for level in LEVELS))


async def present() -> Cycle:
    """The cycle whose levels they are. Raises `Refused("no-cycle")`."""
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("no-cycle")
    return cycle


async def standing(actor: Actor) -> Standing:
    """Where the levels of the present cycle stand. Raises `Refused("no-cycle")`, `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    cycle = await present()
    one = await sql.row(
        f"SELECT {_BY_LEVEL}, sum(l.state = ?) AS gaps, "  # noqa: S608 - constants only
        "sum(l.state = ? AND l.letter_number = '') AS unlettered, "
        "sum(l.state = ? AND l.letter_number <> '') AS lettered, sum(l.state = ?) AS told, "
        "sum(l.acknowledged_at IS NOT NULL) AS acknowledged, "
        "(SELECT count(*) FROM case_result r WHERE r.cycle_id = ?) AS agencies "
        "FROM level_record l WHERE l.cycle_id = ?",
        LevelState.GAP_REVIEW.value,
        LevelState.CONFIRMED.value,
        LevelState.CONFIRMED.value,
        LevelState.NOTIFIED.value,
        cycle.id,
        cycle.id,
    )
    assert one is not None
    parts = ("gaps", "unlettered", "lettered", "told", "acknowledged")
    return Standing(cycle, int(one["agencies"]), _counts("", one), *(int(one[part] or 0) for part in parts))


async def by_group(actor: Actor) -> list[Counts]:
    """The same by group, in the order of their codes. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    cycle = await present()
    found = await sql.rows(
        f"SELECT g.title, {_BY_LEVEL} FROM level_record l JOIN agency_case c ON c.id = l.case_id "  # noqa: S608
        "JOIN agency a ON a.id = c.agency_id JOIN agency_group g ON g.id = a.group_id WHERE l.cycle_id = ? "
        "GROUP BY g.id ORDER BY g.code",
        cycle.id,
    )
    return [_counts(one["title"], one) for one in found]


async def listed(actor: Actor) -> list[LevelLine]:
    """The level of every agency, by group and code. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    cycle = await present()
    found = await sql.rows(
        "SELECT c.agency_id, a.code, a.title, g.title AS group_title, l.level, l.state, l.letter_number "
        "FROM level_record l JOIN agency_case c ON c.id = l.case_id JOIN agency a ON a.id = c.agency_id "
        "JOIN agency_group g ON g.id = a.group_id WHERE l.cycle_id = ? ORDER BY g.code, a.code",
        cycle.id,
    )
    return [
        LevelLine(
            one["agency_id"],
            one["code"],
            one["title"],
            one["group_title"],
            one["level"],
            one["state"],
            bool(one["letter_number"]),
        )
        for one in found
    ]
