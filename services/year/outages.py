"""Times in which we were away: noticed by the heartbeat, made good by moving what fell into them (SLA-5)."""

from datetime import datetime, timedelta
from typing import Any

from models import audit, installation, outbox, sql
from models.clock import business_now, machine_ms
from models.cycle import Cycle
from models.fields import stored_time
from models.timetable import Outage
from services.access import Role
from services.case.entries import CASE_DEADLINE, CURRENT
from services.notices import Notice, post
from services.people import people
from services.results import window
from services.states import AFTER_SELF_ASSESSMENT, CHANGEABLE, CaseState, in_sql
from services.year import announcements, cycles

BEAT = "heartbeat"
SHORTEST = timedelta(minutes=10)
# Platforms keep what people send for a day: after so long some of it may never arrive.
KEPT = timedelta(hours=20)
STEP = timedelta(minutes=30)
DAY = timedelta(days=1)
_AT_WORK = (*CHANGEABLE, CaseState.SENT_TO_HEAD)
_PEOPLE = (
    "SELECT DISTINCT g.person_id FROM role_grant g JOIN agency_case c ON c.agency_id = g.agency_id "
    "WHERE g.role IN ('liaison', 'agency_head') AND g.withdrawn_at IS NULL AND "
)


def deadline_set_key(case_id: int | str) -> str:
    """The setting that holds when an outage gave a case its present deadline."""
    return f"deadline-set:{case_id}"


async def beat() -> None:
    """Note that we are at work (the machine's clock: moving the business clock is no absence)."""
    await installation.put(BEAT, str(machine_ms()))


async def awake() -> Outage | None:
    """At the start: if we were away for more than ten minutes, write it down and make it good.

    A deadline that passed meanwhile, of a cycle or of one agency, is moved to as long after now as we were away, and
    everybody whom it concerns is told. To be done before anything that people sent meanwhile is judged.
    """
    former, now = await installation.get(BEAT), business_now()
    await beat()
    away = timedelta(milliseconds=machine_ms() - int(former)) if former else timedelta(0)
    if away <= SHORTEST:
        return None
    outage = await Outage.create(from_at=now - away, until_at=now)
    await audit.record([audit.Event(None, "outage", f"outage:{outage.id}", {"from": now - away, "until": now})])
    deadline = _rounded(now + away)
    for cycle in await Cycle.filter(state__in=[*cycles.OPEN_STATES, *AFTER_SELF_ASSESSMENT]):
        if cycle.deadline_at is None:
            continue
        own = await _move_own(outage, cycle, deadline)
        moved = cycle.state in cycles.OPEN_STATES and await _move_cycle(outage, cycle, deadline)
        if moved or own:
            await _tell_moved(outage, cycle, deadline, own, everybody=moved)
    for cycle in await Cycle.filter(deadline_at__isnull=False, head_approves=True):
        await _lengthen_grace(outage, cycle, deadline)
    await _lengthen_windows(outage, deadline)
    if away > KEPT:
        await _tell_long(outage)
    return outage


def _rounded(at: datetime) -> datetime:
    """Up to the next half hour: a deadline that can be said and kept."""
    over = timedelta(seconds=at.timestamp() % STEP.total_seconds())
    return at + (STEP - over) if over else at


def _fell_into(outage: Outage, at: datetime | None) -> bool:
    return at is not None and outage.from_at <= at < outage.until_at


async def _move_cycle(outage: Outage, cycle: Cycle, deadline: datetime) -> bool:
    former = cycle.deadline_at
    if not _fell_into(outage, former):
        return False
    await outbox.cancel_by_key(cycles.reminder_keys(cycle))
    await announcements.take_back(announcements.MOVED, cycle.id)
    cycle.deadline_at, cycle.deadline_version = deadline, cycle.deadline_version + 1
    cycle.deadline_set_at = outage.until_at
    await cycle.save(update_fields=["deadline_at", "deadline_version", "deadline_set_at"])
    details = {"from": former, "to": deadline, "outage": outage.id}
    await audit.record([audit.Event(None, "cycle.deadline_moved", f"cycle:{cycle.id}", details)])
    return True


async def _move_own(outage: Outage, cycle: Cycle, deadline: datetime) -> list[int]:
    """Move the own deadlines of agencies that fell into the outage; returns their cases."""
    assert cycle.deadline_at is not None
    found = await sql.rows(
        "UPDATE agency_case SET deadline_at = ?, deadline_version = deadline_version + 1 "
        "WHERE cycle_id = ? AND deadline_at > ? AND deadline_at >= ? AND deadline_at < ? RETURNING id",
        stored_time(deadline),
        cycle.id,
        stored_time(cycle.deadline_at),
        stored_time(outage.from_at),
        stored_time(outage.until_at),
    )
    cases = [int(one["id"]) for one in found]
    for case_id in cases:
        await installation.put(deadline_set_key(case_id), stored_time(outage.until_at))
    details = {"to": deadline, "outage": outage.id}
    await audit.record([audit.Event(None, "case.deadline_moved", f"case:{one}", details) for one in cases])
    return cases


async def _lengthen_grace(outage: Outage, cycle: Cycle, until: datetime) -> None:
    """Where only the head's time to approve fell into the outage, it lasts until then, at most all its days anew.

    Nobody can enter anything: the deadline from which it counts stays before the outage; or, where that would leave the
    head less than a day, before now.
    """
    grace = timedelta(days=cycle.grace_days)
    counts_from = min(until - grace, outage.from_at)
    if counts_from + grace < outage.until_at + DAY:
        counts_from = min(until - grace, outage.until_at)
    until = counts_from + grace
    found = await sql.rows(
        "UPDATE agency_case SET deadline_at = ?, deadline_version = deadline_version + 1 WHERE id IN ("  # noqa: S608 - constants only
        "SELECT c.id FROM agency_case c JOIN cycle y ON y.id = c.cycle_id WHERE y.id = ? AND c.state = 'SENT_TO_HEAD' "
        f"AND {CASE_DEADLINE} >= ? AND {CASE_DEADLINE} < ? AND {CASE_DEADLINE} < ?) RETURNING id, agency_id",
        stored_time(counts_from),
        cycle.id,
        stored_time(outage.from_at - grace),
        stored_time(outage.until_at - grace),
        stored_time(outage.from_at),
    )
    details = {"grace_until": until, "outage": outage.id}
    await audit.record([audit.Event(None, "case.grace_moved", f"case:{one['id']}", details) for one in found])
    await post(
        [
            Notice(
                f"outage-grace:{outage.id}:{one['id']}:{person}",
                person,
                "outage-grace",
                {"since": outage.from_at, "until": outage.until_at, "grace": until},
                (("btn-home", "home"),),
                important=True,
            )
            for one in found
            for person in await people.holders(Role.AGENCY_HEAD, one["agency_id"])
        ]
    )


async def _lengthen_windows(outage: Outage, until: datetime) -> None:
    """Where the time to object to a result fell into the outage, it lasts until then (step 14)."""
    cases = await window.lengthen(outage.from_at, outage.until_at, until)
    if not cases:
        return
    found = await sql.rows(
        f"{_PEOPLE}c.id IN ({sql.marks(len(cases))})",
        *cases,
    )
    await post(
        [
            Notice(
                f"outage-window:{outage.id}:{one['person_id']}",
                one["person_id"],
                "outage-window",
                {"since": outage.from_at, "until": outage.until_at, "ends": until},
                (("btn-open-result", "result"),),
                important=True,
            )
            for one in found
        ]
    )


async def _tell_moved(outage: Outage, cycle: Cycle, deadline: datetime, own: list[int], *, everybody: bool) -> None:
    """Tell the people of the agencies whose deadline it was, and staff."""
    args: list[Any] = [cycle.id]
    if everybody:
        where, args = "c.cycle_id = ? AND (c.deadline_at IS NULL OR c.deadline_at <= ?)", [*args, stored_time(deadline)]
    else:
        where, args = f"c.cycle_id = ? AND c.id IN ({sql.marks(len(own))})", [*args, *own]
    key = f"outage:{outage.id}:{cycle.id}"
    agencies = [
        Notice(
            f"{key}:{one['person_id']}",
            one["person_id"],
            "outage-moved",
            {"since": outage.from_at, "until": outage.until_at, "deadline": deadline},
            (("btn-home", "home"),),
            important=True,
        )
        for one in await sql.rows(_PEOPLE + where, *args)
    ]
    staff = [
        Notice(
            f"{key}:staff:{person}",
            person,
            "outage-moved-staff",
            {"since": outage.from_at, "until": outage.until_at, "deadline": deadline, "people": len(agencies)},
            (("btn-home", "home"),),
        )
        for person in await staff_people()
    ]
    await post([*agencies, *staff])


async def _tell_long(outage: Outage) -> None:
    """After a day's absence: ask those with work in progress to look at what they entered last."""
    found = await sql.rows(f"{_PEOPLE}c.cycle_id = {CURRENT} AND c.state IN {in_sql(_AT_WORK)}")
    agencies = [
        Notice(
            f"outage-long:{outage.id}:{one['person_id']}",
            one["person_id"],
            "outage-long",
            {"since": outage.from_at, "until": outage.until_at},
            (("btn-last-entries", "last-entries"), ("btn-home", "home")),
            important=True,
        )
        for one in found
    ]
    staff = [
        Notice(
            f"outage-long:{outage.id}:staff:{person}",
            person,
            "outage-long-staff",
            {"since": outage.from_at, "until": outage.until_at, "people": len(agencies)},
            (("btn-home", "home"),),
        )
        for person in await staff_people()
    ]
    await post([*agencies, *staff])


async def staff_people() -> list[int]:
    """Everybody who holds a role of staff, once."""
    return list(dict.fromkeys([*await people.holders(Role.ADMIN), *await people.holders(Role.DEPUTY)]))
