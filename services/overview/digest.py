"""The numbers of a day for staff: what came in since the last digest, what waits, what is to be followed up."""

from dataclasses import dataclass
from datetime import UTC, datetime

from models import audit, sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from services import access
from services.access import Actor, Permission
from services.appraisal import desk_boards
from services.overview import boards, troubles
from services.overview.boards import Counts
from services.states import CycleState
from services.year import cycles


@dataclass(frozen=True, slots=True)
class CameIn:
    """What came in since a time."""

    values: int
    recorded: int
    sent: int
    approved: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a decision or an answer of staff."""

    na_requests: int
    extensions: int
    questions: int
    entry_requests: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is to be followed up."""

    files: int
    unreachable: int
    undelivered: int
    quarantined: int


@dataclass(frozen=True, slots=True)
class Appraised:
    """Where the appraisal stands, and how many scores were given since a time (12g)."""

    counts: desk_boards.Counts
    given: int


@dataclass(frozen=True, slots=True)
class Digest:
    """A day's numbers, the appraisal (None before it began), the next deadline (None when all are over) and the head
    of the audit chain."""

    year: int
    came_in: CameIn
    waiting: Waiting
    trouble: Trouble
    counts: Counts
    appraised: Appraised | None
    deadline: datetime | None
    chain_head: str


async def came_in(actor: Actor, since: datetime) -> CameIn:
    """What came in since then. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    at = stored_time(since.astimezone(UTC))
    found = await sql.row(
        "SELECT (SELECT count(*) FROM value WHERE source = 'self' AND acted_at > ? AND reason <> 'rescored') AS given, "
        "(SELECT count(*) FROM receipt WHERE acted_at > ?) AS recorded, "
        "(SELECT count(*) FROM agency_case WHERE sent_at > ?) AS sent, "
        "(SELECT count(*) FROM agency_case WHERE approved_at > ?) AS approved",
        at,
        at,
        at,
        at,
    )
    assert found is not None
    return CameIn(found["given"], found["recorded"], found["sent"], found["approved"])


async def waiting(actor: Actor) -> Waiting:
    """What waits for staff. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.row(
        "SELECT (SELECT count(*) FROM na_request r WHERE r.state = 'FILED' "
        " AND NOT EXISTS (SELECT 1 FROM appraisal d WHERE d.entry_id = r.entry_id)) AS na_requests, "
        "(SELECT count(*) FROM extension WHERE state = 'REQUESTED') AS extensions, "
        "(SELECT count(*) FROM question WHERE is_draft = 0 AND answered_at IS NULL) AS questions, "
        "(SELECT count(*) FROM entry_request WHERE decided_at IS NULL) AS entry_requests"
    )
    assert found is not None
    return Waiting(found["na_requests"], found["extensions"], found["questions"], found["entry_requests"])


async def trouble(actor: Actor, cycle_id: int) -> Trouble:
    """What is to be followed up. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    quarantined = await sql.row("SELECT count(*) AS n FROM inbox WHERE state = 'quarantined'")
    return Trouble(
        files=(await troubles.files(actor, cycle_id, size=0))[1],
        unreachable=(await troubles.unreachable(actor, size=0))[1],
        undelivered=(await troubles.undelivered(actor, size=0))[1],
        quarantined=quarantined["n"] if quarantined else 0,
    )


async def appraised(actor: Actor, cycle_id: int, since: datetime) -> Appraised | None:
    """Where the appraisal of a cycle stands, None before it began. `Denied` for who may not."""
    counts = await desk_boards.counts(actor, cycle_id)
    if not counts.total:
        return None
    given = await sql.row(
        "SELECT count(*) AS n FROM value v JOIN measure_entry e ON e.id = v.entry_id "
        "WHERE v.source = 'preliminary' AND v.acted_at > ? AND v.reason <> 'rescored' AND e.cycle_id = ?",
        stored_time(since.astimezone(UTC)),
        cycle_id,
    )
    return Appraised(counts, given["n"] if given else 0)


async def next_deadline(cycle: Cycle) -> datetime | None:
    """The next end of somebody's time in the cycle, None when all are over."""
    now = stored_time(business_now())
    found = await sql.row(
        "SELECT min(d) AS next FROM (SELECT y.deadline_at AS d FROM cycle y WHERE y.id = ? "
        "UNION ALL SELECT c.deadline_at FROM agency_case c WHERE c.cycle_id = ?) WHERE d > ?",
        cycle.id,
        cycle.id,
        now,
    )
    return datetime.fromisoformat(found["next"]) if found and found["next"] else None


async def of_day(actor: Actor, since: datetime | None) -> Digest | None:
    """The numbers since then, or since the opening; None while no cycle was opened. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    cycle = await cycles.current()
    if cycle is None or cycle.state == CycleState.DRAFT:
        return None
    since = since or cycle.opened_at or business_now()
    return Digest(
        year=cycle.year,
        came_in=await came_in(actor, since),
        waiting=await waiting(actor),
        trouble=await trouble(actor, cycle.id),
        counts=await boards.counts(actor, cycle.id),
        appraised=await appraised(actor, cycle.id, since),
        deadline=await next_deadline(cycle),
        chain_head=await audit.head(),
    )
