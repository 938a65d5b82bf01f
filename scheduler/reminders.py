"""Reminders by sweep: from the present state, to who has something left, each one row (07e; pitfalls 10)."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from models import installation, sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from scheduler import silent
from scheduler.plan import QUIET, Due, next_step, reminders_of
from scheduler.windows import REMINDED, SENT, SUPERSEDED, Window, swept, windows, write_down
from services.access import Role
from services.case.progress import DONE, TOTAL, counted
from services.notices import Notice, post
from services.states import LEFT_STATES, CaseState, in_sql
from services.year import days_off

CHUNK = 50
NAMED = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """One agency's case at the time of a reminder: what is left of its measures."""

    case_id: int
    agency_id: int
    state: str
    left: int
    returned: int
    files: int
    total: int
    done: int
    handed_over: bool

    @property
    def subject(self) -> str:
        """What there is to remind of: time (measures left), returned, ready (to be sent), head; nothing: «»."""
        if self.state == CaseState.SENT_TO_HEAD:
            return "head"
        if self.returned:
            return "returned"
        if self.left:
            return "time"
        waiting = self.total and self.state == CaseState.IN_PROGRESS and not self.handed_over
        return "ready" if waiting else ""

    @property
    def role(self) -> str:
        """Who is reminded."""
        return Role.AGENCY_HEAD if self.subject == "head" else Role.LIAISON


_STANDINGS = f"""
SELECT c.id, c.agency_id, c.state, c.sent_at IS NOT NULL AS handed_over,
       {counted("left_count", f"IN {in_sql(LEFT_STATES)}")}, {counted("returned", "= 'RETURNED'")},
       sum(CASE WHEN e.state IN {in_sql(LEFT_STATES)} AND m.evidence <> '[]' AND NOT EXISTS (
             SELECT 1 FROM evidence_file f WHERE f.entry_id = e.id AND f.purpose = 'evidence'
             AND f.state IN ('UPLOADED', 'FETCHING', 'PAPER')
           ) THEN 1 ELSE 0 END) AS files,
       {DONE}, {TOTAL}
FROM agency_case c JOIN cycle y ON y.id = c.cycle_id
LEFT JOIN measure_entry e ON e.case_id = c.id
LEFT JOIN measure m ON m.id = e.measure_id
WHERE c.cycle_id = ? AND c.id > ? AND c.state IN {{states}} AND {{whose}}
GROUP BY c.id ORDER BY c.id LIMIT ?
"""  # noqa: S608 - constants only


async def sweep(zone: ZoneInfo) -> int:
    """Send the newest reminder that is due for each deadline that runs; returns how many were sent.

    Older ones that nobody got (an outage, a jump) are written down as superseded. At night nothing is sent that the
    next morning is early enough for. Running it again does nothing.
    """
    now, sent = business_now(), 0
    calendar, plans = None, dict[object, list[Due]]()
    async for window in windows(now):
        calendar = calendar or await days_off.calendar()
        if window.ends not in plans:
            plans[window.ends] = reminders_of(window.ends, zone, calendar)
        newest, older = next_step(plans[window.ends], window.set_at, now, await swept(window))
        if newest is None or QUIET.put_off(now.astimezone(zone), window.ends.astimezone(zone)):
            continue
        sent += await _send(window, newest, older)
    return sent


async def _send(window: Window, due: Due, older: list[Due]) -> int:
    """In chunks, each one transaction: cut off, it goes on where it was (rows are unique)."""
    sent, after = 0, 0
    while True:
        more, last = await tx(lambda after=after: _decide(window, due, older, after))  # type: ignore[misc]
        sent += more
        if last is None:
            return sent
        after = last


async def _standings(window: Window, after: int) -> list[Standing]:
    states = (CaseState.SENT_TO_HEAD,) if window.grace else REMINDED
    whose = "(c.deadline_at IS NULL OR c.deadline_at <= y.deadline_at)" if window.case_id is None else "c.id = ?"
    args = [window.cycle_id, after, *([] if window.case_id is None else [window.case_id]), CHUNK]
    found = await sql.rows(_STANDINGS.format(states=in_sql(states), whose=whose), *args)
    return [
        Standing(
            one["id"],
            one["agency_id"],
            one["state"],
            one["left_count"] or 0,
            one["returned"] or 0,
            one["files"] or 0,
            one["total"] or 0,
            one["done"] or 0,
            bool(one["handed_over"]),
        )
        for one in found
    ]


async def _people(chunk: list[Standing], due: Due) -> dict[tuple[int, str], list[int]]:
    """Liaisons and heads by agency and role, of those who were there when the reminder became due."""
    agencies = [one.agency_id for one in chunk]
    found = await sql.rows(
        "SELECT DISTINCT agency_id, role, person_id FROM role_grant "  # noqa: S608 - only question marks
        f"WHERE agency_id IN ({sql.marks(len(agencies))}) AND withdrawn_at IS NULL AND granted_at <= ? "
        "AND role IN ('liaison', 'agency_head') ORDER BY person_id",
        *agencies,
        stored_time(due.at),
    )
    people: dict[tuple[int, str], list[int]] = {}
    for one in found:
        people.setdefault((one["agency_id"], one["role"]), []).append(one["person_id"])
    return people


async def _decide(window: Window, due: Due, older: list[Due], after: int) -> tuple[int, int | None]:
    """Decide about the next chunk; returns how many were sent and the last case, None when there is no more.

    Everything that decides is read in here: a deadline that was moved meanwhile ends the sweep.
    """
    if not await window.still_is():
        return 0, None
    chunk = await _standings(window, after)
    if not chunk:
        await silent.tell_staff(window, due)
        await installation.put(window.mark, due.kind)
        return 0, None
    people = await _people(chunk, due)
    notices = []
    for one in chunk:
        for person in people.get((one.agency_id, one.role), []) if one.subject else []:
            for former in older:
                await write_down(window, _kind(window, one, former), former.at, one.case_id, person, SUPERSEDED)
            if await write_down(window, _kind(window, one, due), due.at, one.case_id, person, SENT):
                notices.append(await _notice(window, due, one, person))
        if silent.concerns(window, due, one.state):
            heads = people.get((one.agency_id, Role.AGENCY_HEAD), [])
            told = [head for head in heads if await write_down(window, silent.TO_HEAD, due.at, one.case_id, head, SENT)]
            notices += [silent.to_head(window, one.case_id, head) for head in told]
    await post(notices)
    return len(notices), chunk[-1].case_id


def _kind(window: Window, one: Standing, due: Due) -> str:
    """The kind of a row: the time, and before it what it is about unless that is measures left."""
    parts = ["grace" if window.grace else "", "" if one.subject == "time" else one.subject, due.kind]
    return "-".join(part for part in parts if part)


async def _first_left(case_id: int) -> list[str]:
    """The first measures that wait, by name: returned ones, drafts, empty ones."""
    found = await sql.rows(
        "SELECT m.title FROM measure_entry e JOIN measure m ON m.id = e.measure_id "  # noqa: S608 - constants only
        f"WHERE e.case_id = ? AND e.state IN {in_sql(LEFT_STATES)} "
        "ORDER BY CASE e.state WHEN 'RETURNED' THEN 0 WHEN 'DRAFT' THEN 1 ELSE 2 END, e.number LIMIT ?",
        case_id,
        NAMED,
    )
    return [one["title"] for one in found]


async def _notice(window: Window, due: Due, one: Standing, person_id: int) -> Notice:
    key = f"{window.keys}{_kind(window, one, due)}:{one.case_id}:{person_id}"
    if one.subject == "head":
        ends = {
            "done": one.done,
            "total": one.total,
            "until": window.approvable,
            "deadline": window.deadline,
            "grace": window.grace,
        }
        approving = (("btn-to-approval", "approval"), ("btn-home", "home"))
        return Notice(key, person_id, "reminder-head", ends, approving, reminder=True)
    if one.subject == "ready":
        told = {"total": one.total, "deadline": window.ends}
        sending = (("btn-to-sending", "submit"), ("btn-home", "home"))
        return Notice(key, person_id, "reminder-ready", told, sending, reminder=True)
    buttons = (("btn-continue", "home"), ("btn-left-plain", "left:0"), ("btn-more-time", "extensions"))
    names = await _first_left(one.case_id)
    if one.subject == "returned":
        told = {"returned": one.returned, "names": names, "others": one.left - one.returned, "deadline": window.ends}
        return Notice(key, person_id, "reminder-returned", told, buttons, reminder=True)
    args = {"left": one.left, "names": names, "files": one.files, "total": one.total, "deadline": window.ends}
    if due.days > 1:
        return Notice(key, person_id, "reminder-days", args, buttons, reminder=True)
    name = "reminder-day" if due.days else "reminder-hours"
    return Notice(key, person_id, name, args, buttons, reminder=True)
