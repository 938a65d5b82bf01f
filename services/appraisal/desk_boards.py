"""What staff see of the appraisal: progress by group, axis, kind and appraiser, what is old, what lies with nobody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models import sql
from models.clock import business_now
from models.fields import stored_time
from services import access
from services.access import Actor, Permission
from services.appraisal import appraisers
from services.appraisal.appraisers import ACTIVE, NOBODY, OPEN
from services.case.entries import as_time
from services.states import AFTER_THE_LOCK, IN_QUEUE, AppraisalState, in_sql

ALL = 100_000
# Days in the queue from which an entry counts as older than the former limit.
AGES = (0, 3, 7, 14)


class By(StrEnum):
    """What progress is counted by: agency group, axis, general or specific (SLA-3.3), appraiser."""

    GROUP = "groups"
    AXIS = "axes"
    DIMENSION = "kinds"
    APPRAISER = "appraisers"


@dataclass(frozen=True, slots=True)
class Counts:
    """Where the entries of a cycle stand; `unassigned` of those that are open lie with nobody."""

    total: int
    scored: int
    waiting: int
    returned: int
    resubmitted: int
    rechecks: int
    unassigned: int
    oldest: datetime | None

    @property
    def open(self) -> int:
        """What is not scored."""
        return self.total - self.scored


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """A group, an axis, a kind or an appraiser: entries, scored, in the queue, with the agency, the oldest in the
    queue. `active` False: an appraiser without the role."""

    title: str
    total: int
    scored: int
    waiting: int
    returned: int
    oldest: datetime | None
    active: bool = True


@dataclass(frozen=True, slots=True)
class OldLine:
    """An entry that waits in a queue; `appraiser` empty: nobody's."""

    number: int
    code: str
    agency: str
    appraiser: str
    state: str
    since_at: datetime


@dataclass(frozen=True, slots=True)
class FreeLine:
    """An agency with open entries that lie with nobody, of so many open ones."""

    agency_id: int
    code: str
    title: str
    free: int
    open: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """What the appraisal would begin with: cases that are locked, those that are not yet, entries, appraisers."""

    locked: int
    unlocked: int
    entries: int
    appraisers: int


_QUEUE = f"p.state IN {in_sql(IN_QUEUE)}"
_TOTALS = (
    f"sum(z.n) AS total, sum(CASE WHEN z.state = '{AppraisalState.SCORED}' THEN z.n ELSE 0 END) AS scored, "
    f"sum(CASE WHEN z.state IN {in_sql(IN_QUEUE)} THEN z.n ELSE 0 END) AS waiting, "
    f"sum(CASE WHEN z.state = '{AppraisalState.RETURNED}' THEN z.n ELSE 0 END) AS returned, "
    f"min(CASE WHEN z.state IN {in_sql(IN_QUEUE)} THEN z.oldest END) AS oldest"
)
# Counted by case or by measure first: the names are looked up for thousands of rows less.
_BY_CASE = (
    "(SELECT p.case_id, p.state, count(*) AS n, min(p.since_at) AS oldest FROM appraisal p WHERE p.cycle_id = ? "
    "GROUP BY p.case_id, p.state) z"
)
_BY_MEASURE = (
    "(SELECT e.measure_id, p.state, count(*) AS n, min(p.since_at) AS oldest FROM appraisal p "
    "JOIN measure_entry e ON e.id = p.entry_id WHERE p.cycle_id = ? GROUP BY e.measure_id, p.state) z "
    "JOIN measure m ON m.id = z.measure_id JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id"
)
_LINES = {
    By.GROUP: f"SELECT g.title, {_TOTALS} FROM {_BY_CASE} JOIN agency_case c ON c.id = z.case_id "  # noqa: S608 - constants only
    "JOIN agency a ON a.id = c.agency_id JOIN agency_group g ON g.id = a.group_id GROUP BY g.id ORDER BY g.code",
    By.AXIS: f"SELECT x.title, {_TOTALS} FROM {_BY_MEASURE} GROUP BY x.id ORDER BY x.position",  # noqa: S608 - constants only
    By.DIMENSION: f"SELECT x.dimension AS title, {_TOTALS} FROM {_BY_MEASURE} "  # noqa: S608 - constants only
    "GROUP BY x.dimension ORDER BY x.dimension",
}


async def readiness(actor: Actor, cycle_id: int) -> Readiness:
    """What the appraisal of a cycle would begin with. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.row(
        f"SELECT sum(c.state IN {in_sql(AFTER_THE_LOCK)}) AS locked, count(*) AS cases, "  # noqa: S608 - constants only
        "(SELECT count(*) FROM measure_entry e WHERE e.cycle_id = ?) AS entries, "
        f"(SELECT count(DISTINCT person_id) FROM ({ACTIVE})) AS appraisers FROM agency_case c WHERE c.cycle_id = ?",
        cycle_id,
        cycle_id,
    )
    assert found is not None
    locked = found["locked"] or 0
    return Readiness(locked, found["cases"] - locked, found["entries"], found["appraisers"])


async def counts(actor: Actor, cycle_id: int) -> Counts:
    """Where the entries stand. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.rows("SELECT state, count(*) AS n FROM appraisal WHERE cycle_id = ? GROUP BY state", cycle_id)
    by_state = {one["state"]: one["n"] for one in found}
    free = await sql.row(
        "SELECT count(*) AS n FROM appraisal p JOIN agency_case c ON c.id = p.case_id "  # noqa: S608 - constants only
        f"WHERE p.cycle_id = ? AND {OPEN} AND {NOBODY}",
        cycle_id,
    )
    oldest = await sql.row(
        f"SELECT min(p.since_at) AS at FROM appraisal p WHERE p.cycle_id = ? AND {_QUEUE}",  # noqa: S608 - constants only
        cycle_id,
    )
    return Counts(
        total=sum(by_state.values()),
        scored=by_state.get(AppraisalState.SCORED, 0),
        waiting=sum(by_state.get(state, 0) for state in IN_QUEUE),
        returned=by_state.get(AppraisalState.RETURNED, 0),
        resubmitted=by_state.get(AppraisalState.RESUBMITTED, 0),
        rechecks=by_state.get(AppraisalState.RECHECK, 0),
        unassigned=free["n"] if free else 0,
        oldest=as_time(oldest["at"]) if oldest else None,
    )


async def progress(actor: Actor, cycle_id: int, by: By) -> list[ProgressLine]:
    """Progress by group, axis, kind or appraiser. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    if by is By.APPRAISER:
        return [
            ProgressLine(
                one.name, one.open + one.scored, one.scored, one.waiting, one.returned, as_time(one.oldest), one.active
            )
            for one in await appraisers.everybody()
        ]
    return [
        ProgressLine(one["title"], one["total"], one["scored"], one["waiting"], one["returned"], as_time(one["oldest"]))
        for one in await sql.rows(_LINES[by], cycle_id)
    ]


async def ages(actor: Actor, cycle_id: int) -> list[int]:
    """How many entries have been in the queue for at least so many days of `AGES` (and fewer than the next)."""
    access.require(actor, Permission.SEE_BOARD)
    now = business_now()
    limits = [stored_time(now - timedelta(days=days)) for days in AGES[1:]]
    steps = ", ".join(f"sum(p.since_at <= ?) AS d{place}" for place in range(1, len(AGES)))
    found = await sql.row(
        f"SELECT count(*) AS d0, {steps} FROM appraisal p WHERE p.cycle_id = ? AND {_QUEUE}",  # noqa: S608 - constants and marks
        *limits,
        cycle_id,
    )
    assert found is not None
    at_least = [found[f"d{place}"] or 0 for place in range(len(AGES))]
    return [more - older for more, older in zip(at_least, [*at_least[1:], 0], strict=True)]


async def oldest(actor: Actor, cycle_id: int, *, page: int = 0, size: int = ALL) -> list[OldLine]:
    """A page of what waits in queues, the oldest first. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.rows(
        "SELECT e.number, m.code, a.title AS agency, coalesce(h.name, '') AS appraiser, p.state, p.since_at "  # noqa: S608 - constants only
        "FROM (SELECT * FROM appraisal p WHERE p.cycle_id = ? "
        f"AND {_QUEUE} ORDER BY p.since_at, p.id LIMIT ? OFFSET ?) p "
        "JOIN measure_entry e ON e.id = p.entry_id JOIN measure m ON m.id = e.measure_id "
        "JOIN agency_case c ON c.id = p.case_id JOIN agency a ON a.id = c.agency_id "
        "LEFT JOIN person h ON h.id = p.appraiser_id ORDER BY p.since_at, p.id",
        cycle_id,
        size,
        page * size,
    )
    return [
        OldLine(
            one["number"],
            one["code"],
            one["agency"],
            one["appraiser"],
            one["state"],
            as_time(one["since_at"]) or business_now(),
        )
        for one in found
    ]


async def unassigned(actor: Actor, cycle_id: int) -> list[FreeLine]:
    """«بی‌ارزیاب»: the agencies of which open entries lie with nobody, the most first. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.rows(
        "SELECT z.agency_id, a.code, a.title, z.free, z.open FROM ("  # noqa: S608 - constants only
        f"SELECT c.agency_id, count(*) AS open, sum({NOBODY}) AS free FROM appraisal p "
        f"JOIN agency_case c ON c.id = p.case_id WHERE p.cycle_id = ? AND {OPEN} GROUP BY c.agency_id) z "
        "JOIN agency a ON a.id = z.agency_id WHERE z.free > 0 ORDER BY z.free DESC, a.code",
        cycle_id,
    )
    return [FreeLine(one["agency_id"], one["code"], one["title"], one["free"], one["open"]) for one in found]
