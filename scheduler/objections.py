"""What the clock brings about in the time of objections: reminders of its end and of hearings, answers (14e, 15e)."""

from datetime import datetime

from models import installation, sql
from models.clock import business_now, zone
from models.fields import stored_time
from models.gate import tx
from scheduler.phases import step_by_step
from scheduler.plan import QUIET, Due, next_step, reminders_of
from scheduler.windows import SENT, SUPERSEDED
from services.case.entries import CURRENT, as_time
from services.notices import Notice, post
from services.objections import answering, hearing_desk
from services.people import people
from services.results import making, objectable
from services.results.objectable import Draft
from services.states import ResultState, in_sql
from services.year import days_off

DAYS_BEFORE, LAST_HOURS = (3, 1), (("hours", 2),)
CHUNK = 50
# Those who neither accepted nor objected: nothing else leaves a result as it was told.
_SILENT = "FROM case_result r JOIN agency_case c ON c.id = r.case_id WHERE r.state = 'RELEASED' AND r.window_ends_at "
# Those who began an objection and have not filed it.
_DRAFTING = (
    f"o.cycle_id = {CURRENT} AND r.state IN "
    f"{in_sql((ResultState.RELEASED, ResultState.OBJECTED, ResultState.RESCORED))} AND s.window_ends_at "
)


async def count_down() -> None:
    """Remind agencies with lost points that neither accepted nor objected, and those with a draft that is not filed,
    three days, a day and two hours before their window ends; at night, and on days off, as other reminders (14e).

    Older reminders that nobody got are written down as superseded; running it again does nothing.
    """
    now, calendar = business_now(), None
    for cycle_id, ends in await _windows(now):
        calendar = calendar or await days_off.calendar()
        plan = reminders_of(ends, zone(), calendar, days_before=DAYS_BEFORE, last_hours=LAST_HOURS)
        mark = f"objection-reminders:{cycle_id}:{stored_time(ends)}"
        newest, older = next_step(plan, plan[0].at, now, await installation.get(mark))
        if newest is None or QUIET.put_off(now.astimezone(zone()), ends.astimezone(zone())):
            continue
        after: int | None = 0
        while after is not None:
            after = await tx(lambda chunk=(ends, newest, older, after): _remind_of_drafts(*chunk))  # type: ignore[misc]
        after = 0
        while after is not None:
            chunk = (cycle_id, ends, newest, older, after, mark)
            after = await tx(lambda chunk=chunk: _remind(*chunk))  # type: ignore[misc]


async def _windows(now: datetime) -> list[tuple[int, datetime]]:
    """The cycles and ends of the windows before which somebody may have to be reminded, the nearest first."""
    silent = await sql.rows(f"SELECT DISTINCT c.cycle_id, r.window_ends_at {_SILENT}> ?", stored_time(now))
    found = {(one.cycle_id, one.ends_at) for one in await objectable.drafts(_DRAFTING + "> ?", stored_time(now))}
    for one in silent:
        ends = as_time(one["window_ends_at"])
        assert ends is not None
        found.add((one["cycle_id"], ends))
    return sorted(found, key=lambda one: one[1])


async def _remind_of_drafts(ends: datetime, due: Due, older: list[Due], after: int) -> int | None:
    """Remind the next agencies that began an objection, and have not filed it, that it counts for nothing as it is;
    returns the last case, None when there is no more."""
    by_case: dict[int, list[Draft]] = {}
    for one in await objectable.drafts(_DRAFTING + "= ? AND o.case_id > ?", stored_time(ends), after):
        by_case.setdefault(one.case_id, []).append(one)
    notices = []
    for case_id in (chunk := sorted(by_case)[:CHUNK]):
        drafts = by_case[case_id]
        first, version = drafts[0], max(one.told_in for one in drafts)
        told = {"count": len(drafts), "measure": first.measure, "ends": ends}
        place = f"obj:{first.id}" if len(drafts) == 1 else "objections:0"
        buttons = (("btn-continue-draft", place), ("btn-home", "home"))
        for person in await people.of_agency(first.agency_id):
            for former in older:
                await _write_down(first.cycle_id, case_id, version, person, former, SUPERSEDED)
            if await _write_down(first.cycle_id, case_id, version, person, due, SENT):
                key = f"objection-draft-reminder:{case_id}:{version}:{due.kind}:{person}"
                notices.append(Notice(key, person, "objection-draft-reminder", told, buttons, reminder=True))
    await post(notices)
    return chunk[-1] if chunk else None


async def _remind(cycle_id: int, ends: datetime, due: Due, older: list[Due], after: int, mark: str) -> int | None:
    """Remind the next silent agencies whose window ends then; returns the last case, None when there is no more.

    Who was told after a reminder was due is not reminded by it: the sheet itself said until when. Who has a draft was
    reminded of that.
    """
    found = await sql.rows(
        "SELECT r.case_id, c.agency_id, r.sheet_version, "  # noqa: S608 - constants only
        "(SELECT y.liaison_accepts FROM cycle y WHERE y.id = c.cycle_id) AS liaison_accepts, "
        "(SELECT s.made_at FROM result_sheet s WHERE s.result_id = r.id AND s.version = r.sheet_version) AS made_at "
        f"{_SILENT}= ? AND c.cycle_id = ? AND r.case_id > ? ORDER BY r.case_id LIMIT ?",
        stored_time(ends),
        cycle_id,
        after,
        CHUNK,
    )
    if not found:
        await installation.put(mark, due.kind)
        return None
    notices = []
    for one in found:
        made_at = as_time(one["made_at"])
        lost = [line for line in await making.told(one["case_id"]) if line.lost > 0]
        if made_at is None or made_at > due.at or not lost:
            continue
        if await objectable.drafts("o.case_id = ? AND s.window_ends_at = ?", one["case_id"], stored_time(ends)):
            continue
        told = {"ends": ends, "count": len(lost), "points": sum(line.lost for line in lost)}
        buttons = (("btn-object-now", "objections:0"), ("btn-home", "home"))
        accepting = await people.accepting(one["agency_id"], liaison_accepts=bool(one["liaison_accepts"]))
        for person in await people.of_agency(one["agency_id"]):
            for former in older:
                if made_at <= former.at:
                    await _write_down(cycle_id, one["case_id"], one["sheet_version"], person, former, SUPERSEDED)
            if await _write_down(cycle_id, one["case_id"], one["sheet_version"], person, due, SENT):
                key = f"objection-reminder:{one['case_id']}:{one['sheet_version']}:{due.kind}:{person}"
                own = told | {"accepts": "yes" if person in accepting else "no"}
                notices.append(Notice(key, person, "objection-reminder", own, buttons, reminder=True))
    await post(notices)
    return int(found[-1]["case_id"])


async def _write_down(cycle_id: int, case_id: int, version: int, person_id: int, due: Due, state: str) -> bool:
    added = await sql.rows(
        "INSERT INTO reminder (cycle_id, case_id, person_id, kind, deadline_version, due_at, state, decided_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (cycle_id, kind, case_id, person_id, deadline_version) DO NOTHING RETURNING id",
        cycle_id,
        case_id,
        person_id,
        f"objection-{due.kind}",
        version,
        stored_time(due.at),
        state,
        stored_time(business_now()),
    )
    return bool(added)


async def remind_of_hearings() -> None:
    """Remind agencies of their hearings, the morning before and two hours before."""
    for one in await hearing_desk.to_remind(zone()):
        await tx(lambda number=one.id: hearing_desk.remind(number, zone()))  # type: ignore[misc]


async def send_answers() -> None:
    """Send the answers to objections that were asked for, one agency a transaction."""
    if await answering.any_due():
        await step_by_step(answering.next_case, awaited=True)


PHASES = (count_down, remind_of_hearings, send_answers)
