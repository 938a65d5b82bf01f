"""Where a case stands on its way from the liaison to the lock: its state, its deadline and the rules of its cycle."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models import sql
from models.fields import stored_time
from services.case.entries import CASE_DEADLINE, CURRENT, as_time
from services.errors import Refused
from services.states import AFTER_SELF_ASSESSMENT, CaseState, CycleState, in_sql


@dataclass(frozen=True, slots=True)
class Standing:
    """A case with its effective `deadline` (an extension counts) and the settings of its cycle."""

    case_id: int
    agency_id: int
    agency_title: str
    cycle_id: int
    year: int
    cycle_state: str
    state: str
    deadline: datetime | None
    deadline_key: str
    head_approves: bool
    grace_days: int
    drafts_count: bool
    na_mode: str
    sent_at: datetime | None
    sent_by: str
    return_reason: str
    locked_as: str | None

    @property
    def started(self) -> bool:
        """Whether the cycle's window has been opened."""
        return self.deadline is not None and self.cycle_state not in (CycleState.DRAFT, CycleState.OPENING)

    @property
    def with_head(self) -> bool:
        """Whether it waits for the agency's head."""
        return self.state == CaseState.SENT_TO_HEAD

    @property
    def grace_until(self) -> datetime:
        """Until when the head may approve what was sent in time."""
        assert self.deadline is not None
        return self.deadline + timedelta(days=self.grace_days)

    @property
    def closes_at(self) -> datetime:
        """When the case is to be locked."""
        assert self.deadline is not None
        return self.grace_until if self.with_head else self.deadline


_STANDING = f"""
SELECT c.id, c.agency_id, a.title, c.cycle_id, y.year, y.state AS cycle_state, c.state, {CASE_DEADLINE} AS deadline_at,
       y.deadline_version AS cycle_version, c.deadline_version, y.head_approves, y.grace_days, y.drafts_count,
       y.na_mode, c.sent_at, coalesce(p.name, '') AS sent_by, c.return_reason, c.locked_as
FROM agency_case c JOIN agency a ON a.id = c.agency_id JOIN cycle y ON y.id = c.cycle_id
LEFT JOIN person p ON p.id = c.sent_by_id
"""  # noqa: S608 - constants only


def _standing(one: sql.Record) -> Standing:
    return Standing(
        case_id=one["id"],
        agency_id=one["agency_id"],
        agency_title=one["title"],
        cycle_id=one["cycle_id"],
        year=one["year"],
        cycle_state=one["cycle_state"],
        state=one["state"],
        deadline=as_time(one["deadline_at"]),
        deadline_key=f"{one['cycle_version']}.{one['deadline_version']}",
        head_approves=bool(one["head_approves"]),
        grace_days=one["grace_days"],
        drafts_count=bool(one["drafts_count"]),
        na_mode=one["na_mode"],
        sent_at=as_time(one["sent_at"]),
        sent_by=one["sent_by"],
        return_reason=one["return_reason"],
        locked_as=one["locked_as"],
    )


async def of_case(case_id: int) -> Standing:
    """Where a case stands. Raises `Refused("wrong-state")` when there is no such case."""
    found = await sql.row(_STANDING + "WHERE c.id = ?", case_id)
    if found is None:
        raise Refused("wrong-state")
    return _standing(found)


async def current(agency_id: int) -> Standing:
    """Where the agency's case of the current cycle stands. Raises `Refused("not-open-yet")` before there is one."""
    found = await sql.row(f"{_STANDING} WHERE c.agency_id = ? AND c.cycle_id = {CURRENT}", agency_id)
    standing = _standing(found) if found else None
    if standing is None or not standing.started:
        raise Refused("not-open-yet")
    return standing


async def to_be_locked(over_at: datetime | None = None) -> list[Standing]:
    """All cases of opened cycles that are not locked; only those whose deadline was over at a time, if one is given."""
    states = f"('{CaseState.LOCKED.value}', '{CaseState.NO_SUBMISSION.value}')"
    cycles = in_sql((CycleState.SELF_ASSESSMENT_OPEN, *AFTER_SELF_ASSESSMENT))
    query = f"{_STANDING} WHERE y.state IN {cycles} AND c.state NOT IN {states} "
    if over_at is None:
        return [_standing(one) for one in await sql.rows(query + "ORDER BY c.id")]
    found = await sql.rows(f"{query} AND {CASE_DEADLINE} <= ? ORDER BY c.id", stored_time(over_at))
    return [_standing(one) for one in found]
