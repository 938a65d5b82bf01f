"""The times that run out for somebody now: a cycle's deadline, one agency's own, and the grace of the heads (07e)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from models import installation, sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from services.case.entries import as_time
from services.states import AFTER_SELF_ASSESSMENT, CHANGEABLE, CaseState, CycleState, in_sql
from services.year.outages import deadline_set_key

SENT, SUPERSEDED = "sent", "superseded"
STATES = (CycleState.SELF_ASSESSMENT_OPEN, *AFTER_SELF_ASSESSMENT)
REMINDED = (*CHANGEABLE, CaseState.SENT_TO_HEAD)
# Versions of an agency's own deadline are counted apart from those of the cycle's.
OWN_VERSION = 1000


@dataclass(frozen=True, slots=True)
class Window:
    """A time that ends: for all cases without a deadline of their own, or for the one of `case_id`.

    `version` is that of the deadline, whoever set it; until `approvable` heads may approve. In the grace after a
    deadline only heads have something to do.
    """

    cycle_id: int
    case_id: int | None
    deadline: datetime
    ends: datetime
    approvable: datetime
    set_at: datetime
    version: int
    grace: bool

    @property
    def keys(self) -> str:
        """How the keys of its reminders begin: they are cancelled together when the deadline is moved."""
        return f"{'grace' if self.grace else 'reminder'}:{self.cycle_id}:{self.version}:"

    @property
    def mark(self) -> str:
        """The setting that holds the kind of reminder that was swept last."""
        parts = ["reminders", self.cycle_id, self.version, self.case_id or "all", "grace" if self.grace else "time"]
        return ":".join(str(part) for part in parts)

    async def still_is(self) -> bool:
        """Whether it is still one of those that are open (inside a transaction: nobody moved its deadline)."""
        async for one in windows(business_now(), self.cycle_id, self.case_id):
            if one == self:
                return True
        return False


async def windows(now: datetime, cycle_id: int | None = None, case_id: int | None = None) -> AsyncIterator[Window]:
    """Those that have not ended, of all cycles or one; of all agencies or one with a deadline of its own.

    Few statements whatever the number of agencies: those that share the cycle's deadline are one window.
    """
    cycles = Cycle.filter(state__in=list(STATES), deadline_at__isnull=False).order_by("-year")
    for cycle in await (cycles.filter(id=cycle_id) if cycle_id else cycles):
        assert cycle.deadline_at is not None
        assert cycle.deadline_set_at is not None
        whole = _window(cycle, None, cycle.deadline_at, cycle.deadline_set_at, cycle.deadline_version, now)
        if case_id is None and whole and (whole.grace or cycle.state == CycleState.SELF_ASSESSMENT_OPEN):
            yield whole
        for one in await _own_deadlines(cycle, now, case_id):
            ends = as_time(one["deadline_at"])
            assert ends is not None
            set_at = as_time(max(one["granted_at"] or "", one["moved_at"] or "")) or cycle.deadline_set_at
            own = _window(cycle, one["id"], ends, set_at, OWN_VERSION * one["deadline_version"], now)
            if own is not None:
                yield own


async def _own_deadlines(cycle: Cycle, now: datetime, case_id: int | None) -> list[sql.Record]:
    assert cycle.deadline_at is not None
    oldest = now - timedelta(days=cycle.grace_days)
    found = await sql.rows(
        "SELECT c.id, c.deadline_at, c.deadline_version, "  # noqa: S608 - constants only
        "(SELECT max(x.decided_at) FROM extension x WHERE x.case_id = c.id AND x.state = 'GRANTED') AS granted_at, "
        "s.value AS moved_at "
        f"FROM agency_case c LEFT JOIN setting s ON s.key = '{deadline_set_key('')}' || c.id "
        f"WHERE c.cycle_id = ? AND c.deadline_at > ? AND c.deadline_at > ? AND c.state IN {in_sql(REMINDED)} "
        "AND (? IS NULL OR c.id = ?)",
        cycle.id,
        stored_time(cycle.deadline_at),
        stored_time(oldest),
        case_id,
        case_id,
    )
    return list(found)


def _window(
    cycle: Cycle, case_id: int | None, deadline: datetime, set_at: datetime, version: int, now: datetime
) -> Window | None:
    grace = deadline + timedelta(days=cycle.grace_days)
    if now < deadline:
        return Window(cycle.id, case_id, deadline, deadline, grace, set_at, version, False)
    if cycle.head_approves and now < grace:
        return Window(cycle.id, case_id, deadline, grace, grace, deadline, version, True)
    return None


async def swept(window: Window) -> str | None:
    """The kind of reminder that was swept last."""
    return await installation.get(window.mark)


async def write_down(window: Window, kind: str, due_at: datetime, case_id: int, person_id: int, state: str) -> bool:
    """Write a reminder down; False when it was decided before."""
    added = await sql.rows(
        "INSERT INTO reminder (cycle_id, case_id, person_id, kind, deadline_version, due_at, state, decided_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (cycle_id, kind, case_id, person_id, deadline_version) DO NOTHING RETURNING id",
        window.cycle_id,
        case_id,
        person_id,
        kind,
        window.version,
        stored_time(due_at),
        state,
        stored_time(business_now()),
    )
    return bool(added)
