"""Reminders by sweep: from the present state, to who has something left, each one row (07e; pitfalls 10)."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from models import installation, sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from models.gate import tx
from scheduler.plan import Due, newest_due, reminders_of
from services.cycles import reminder_keys
from services.notices import Notice, post
from services.states import CycleState

CHUNK = 50
NAMED = 2
SENT, SUPERSEDED = "sent", "superseded"


@dataclass(frozen=True, slots=True)
class Left:
    """One liaison of one case with something left."""

    case_id: int
    person_id: int
    left: int
    files: int
    total: int


_WHO_HAS_SOMETHING_LEFT = """
SELECT c.id AS case_id, g.person_id,
       sum(CASE WHEN e.state IN ('EMPTY', 'DRAFT') THEN 1 ELSE 0 END) AS left_count,
       sum(CASE WHEN e.state IN ('EMPTY', 'DRAFT') AND m.evidence <> '[]' AND NOT EXISTS (
             SELECT 1 FROM evidence_file f WHERE f.entry_id = e.id AND f.state IN ('UPLOADED', 'FETCHING')
           ) THEN 1 ELSE 0 END) AS files,
       sum(CASE WHEN e.state <> 'CENTRAL_PENDING' THEN 1 ELSE 0 END) AS total
FROM agency_case c
JOIN role_grant g ON g.agency_id = c.agency_id AND g.role = 'liaison' AND g.withdrawn_at IS NULL
JOIN measure_entry e ON e.case_id = c.id
JOIN measure m ON m.id = e.measure_id
WHERE c.cycle_id = ? AND c.id > ? AND g.granted_at <= ?
GROUP BY c.id, g.person_id
HAVING sum(CASE WHEN e.state IN ('EMPTY', 'DRAFT') THEN 1 ELSE 0 END) > 0
ORDER BY c.id, g.person_id LIMIT ?
"""


async def sweep(zone: ZoneInfo) -> int:
    """Send the newest reminder that is due for each open cycle; returns how many were decided.

    Older ones that nobody got (an outage, a jump) are written down as superseded. Running it again does nothing.
    """
    now, decided = business_now(), 0
    for cycle in await Cycle.filter(state=CycleState.SELF_ASSESSMENT_OPEN, deadline_at__gt=now):
        assert cycle.deadline_at is not None
        assert cycle.deadline_set_at is not None
        newest, older = newest_due(reminders_of(cycle.deadline_at, zone), cycle.deadline_set_at, now)
        if newest is None or await installation.get(_mark(cycle)) == newest.kind:
            continue
        decided += await _send(cycle, newest, older)
    return decided


def _mark(cycle: Cycle) -> str:
    return f"reminders:{cycle.id}:{cycle.deadline_version}"


async def _send(cycle: Cycle, due: Due, older: list[Due]) -> int:
    """In chunks, each one transaction: cut off, it goes on where it was (rows are unique)."""
    decided, after = 0, 0
    while True:
        sent, last = await tx(lambda after=after: _decide(cycle, due, older, after))  # type: ignore[misc]
        decided += sent
        if last is None:
            return decided
        after = last


async def _left(cycle: Cycle, due: Due, after: int) -> list[Left]:
    found = await sql.rows(_WHO_HAS_SOMETHING_LEFT, cycle.id, after, stored_time(due.at), CHUNK + 1)
    lines = [Left(one["case_id"], one["person_id"], one["left_count"], one["files"], one["total"]) for one in found]
    if len(lines) <= CHUNK:
        return lines
    whole = [one for one in lines if one.case_id != lines[-1].case_id]  # a case's liaisons stay together
    return whole or lines


async def _decide(cycle: Cycle, due: Due, older: list[Due], after: int) -> tuple[int, int | None]:
    """Decide about the next chunk; returns how many were sent and the last case, None when there is no more.

    Everything that decides is read in here: a deadline that was moved meanwhile ends the sweep.
    """
    present = await Cycle.get(id=cycle.id)
    if (present.deadline_version, present.state) != (cycle.deadline_version, CycleState.SELF_ASSESSMENT_OPEN):
        return 0, None
    chunk = await _left(cycle, due, after)
    if not chunk:
        await installation.put(_mark(cycle), due.kind)
        return 0, None
    notices = []
    for one in chunk:
        for former in older:
            await _row(cycle, former, one, SUPERSEDED)
        if await _row(cycle, due, one, SENT):
            notices.append(await _notice(cycle, due, one))
    await post(notices)
    return len(notices), chunk[-1].case_id


async def _first_left(case_id: int) -> str:
    """The first measures that wait, by name: drafts before empty ones."""
    found = await sql.rows(
        "SELECT m.title FROM measure_entry e JOIN measure m ON m.id = e.measure_id "
        "WHERE e.case_id = ? AND e.state IN ('EMPTY', 'DRAFT') ORDER BY e.state, e.number LIMIT ?",
        case_id,
        NAMED,
    )
    return "، ".join(f"«{one['title']}»" for one in found)


async def _row(cycle: Cycle, due: Due, one: Left, state: str) -> bool:
    """Write the reminder down; False when it was decided before."""
    added = await sql.rows(
        "INSERT INTO reminder (cycle_id, case_id, person_id, kind, deadline_version, due_at, state, decided_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (cycle_id, kind, case_id, person_id, deadline_version) DO NOTHING RETURNING id",
        cycle.id,
        one.case_id,
        one.person_id,
        due.kind,
        cycle.deadline_version,
        stored_time(due.at),
        state,
        stored_time(business_now()),
    )
    return bool(added)


async def _notice(cycle: Cycle, due: Due, one: Left) -> Notice:
    args = {
        "left": one.left,
        "names": await _first_left(one.case_id),
        "files": one.files,
        "total": one.total,
        "deadline": cycle.deadline_at,
    }
    key = f"{reminder_keys(cycle)}{due.kind}:{one.case_id}:{one.person_id}"
    buttons = (("btn-continue", "home"), ("btn-left-plain", "left:0"))
    if due.days > 1:
        return Notice(key, one.person_id, "reminder-days", args, buttons, reminder=True)
    name = "reminder-day" if due.days else "reminder-hours"
    return Notice(key, one.person_id, name, args, buttons, reminder=True)
