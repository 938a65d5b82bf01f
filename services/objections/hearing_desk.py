"""Hearings before staff: times offered, requests granted or denied, minutes, who did not come, reminders (14d, 15b)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models import audit, sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from models.objections import Hearing, HearingSlot
from models.text import plain
from services import access
from services.access import Actor, Permission
from services.case.entries import CURRENT
from services.errors import Refused
from services.notices import Notice, post
from services.objections import hearings
from services.objections.hearings import HearingView, Slot
from services.people import people
from services.reasons import SHORTEST_DECISION, reason_of

LENGTH = 20  # minutes (§3)
LONGEST_PLACE, LONGEST_MINUTES, SHORTEST_PART = 300, 1500, 5
MOST_SLOTS = 40
FIRST_HOUR, LAST_HOUR = time(7), time(20)
DAY_BEFORE_AT, HOURS_BEFORE = time(9), timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Added:
    """Times that were added, and how many were there already at the same hours."""

    slots: int
    clashing: int


async def listed(actor: Actor) -> list[HearingView]:
    """All hearings of the current cycle: requests first, then those to be held by time, then the rest."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    return await hearings.select(
        f"c.cycle_id = {CURRENT} AND h.state <> 'CANCELLED' ORDER BY CASE h.state WHEN 'REQUESTED' THEN 0 "
        "WHEN 'SET' THEN 1 WHEN 'OFFERED' THEN 2 ELSE 3 END, s.starts_at, h.asked_at, h.id"
    )


async def one(actor: Actor, hearing_id: int) -> HearingView:
    """One of them. Raises `Refused("unknown-hearing")`."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    return await hearings.known(hearing_id)


async def slots(actor: Actor) -> list[Slot]:
    """The times still to come, with the agency that chose each."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    found = await sql.rows(
        "SELECT s.*, h.id AS hearing_id, a.title AS agency FROM hearing_slot s "  # noqa: S608 - constants only
        "LEFT JOIN hearing h ON h.slot_id = s.id AND h.state IN ('SET', 'HEARD', 'NO_SHOW') "
        "LEFT JOIN agency_case c ON c.id = h.case_id LEFT JOIN agency a ON a.id = c.agency_id "
        f"WHERE s.cycle_id = {CURRENT} AND s.withdrawn_at IS NULL AND s.starts_at >= ? ORDER BY s.starts_at, s.id",
        stored_time(business_now() - timedelta(hours=1)),
    )
    return [hearings.slot_of(each) for each in found]


async def add_slots(
    actor: Actor, day: date, since: time, until: time, place: str, zone: ZoneInfo, acted_at: datetime
) -> Added:
    """Offer times of twenty minutes on a day, one after another; where one is already, none is added.

    Raises `Refused`: slot-in-past, bad-hours (not in the day, or too many), bad-place, slots-clash (all of them).
    """
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    cycle = await Cycle.all().order_by("-year").first()
    if cycle is None:
        raise Refused("wrong-state")
    clean = plain(place).replace("\n", " ")
    if not SHORTEST_PART <= len(clean) <= LONGEST_PLACE:
        raise Refused("bad-place", length=len(clean), most=LONGEST_PLACE)
    starts = starting_times(day, since, until, zone)
    if starts[0] <= acted_at:
        raise Refused("slot-in-past", starts=starts[0])
    length = timedelta(minutes=LENGTH)
    there = await HearingSlot.filter(
        cycle_id=cycle.id,
        withdrawn_at__isnull=True,
        starts_at__gt=starts[0] - length,
        starts_at__lt=starts[-1] + length,
    )
    free = [at for at in starts if not any(at - length < known.starts_at < at + length for known in there)]
    if not free:
        raise Refused("slots-clash", day=day)
    for at in free:
        await HearingSlot.create(cycle_id=cycle.id, starts_at=at, minutes=LENGTH, place=clean)
    details = {"day": day, "from": since, "until": until, "place": clean, "slots": len(free)}
    await audit.record([audit.Event(actor.person_id, "hearing.slots_added", f"cycle:{cycle.id}", details)])
    return Added(len(free), len(starts) - len(free))


def starting_times(day: date, since: time, until: time, zone: ZoneInfo) -> list[datetime]:
    """When hearings of a day begin, one after another. Raises `Refused("bad-hours")`."""
    first, last = datetime.combine(day, since, zone), datetime.combine(day, until, zone)
    length = timedelta(minutes=LENGTH)
    count = (last - first) // length
    if since < FIRST_HOUR or until > LAST_HOUR or not 1 <= count <= MOST_SLOTS:
        raise Refused("bad-hours", length=LENGTH)
    return [(first + length * number).astimezone(business_now().tzinfo) for number in range(count)]


async def withdraw_slot(actor: Actor, slot_id: int, acted_at: datetime) -> HearingView | None:
    """Take a time back; the agency that chose it is told and chooses another. Raises `Refused("slot-taken")` for one
    that is gone already."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    slot = await HearingSlot.get_or_none(id=slot_id, withdrawn_at__isnull=True)
    if slot is None:
        raise Refused("slot-taken")
    await HearingSlot.filter(id=slot.id).update(withdrawn_at=acted_at)
    await audit.record([audit.Event(actor.person_id, "hearing.slot_withdrawn", f"slot:{slot.id}", {})])
    found = await hearings.select("h.slot_id = ? AND h.state = 'SET'", slot.id)
    if not found:
        return None
    back = await hearings.move(found[0], "release_slot", slot_id=None)
    buttons = (("btn-choose-slot", f"hear-slots:{back.id}:0"), ("btn-home", "home"))
    await post(
        [
            Notice(
                f"hearing:{back.id}:slot-gone:{slot.id}:{person}",
                person,
                "hearing-slot-gone",
                {"starts": slot.starts_at},
                buttons,
                important=True,
            )
            for person in await people.of_agency(back.agency_id)
        ]
    )
    return back


async def offer(actor: Actor, hearing_id: int) -> HearingView:
    """Say yes: the agency is told and chooses a time. Raises `Refused`: unknown-hearing, hearing-moved, no-slots."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    found = await hearings.known(hearing_id)
    if found.state == "REQUESTED" and not [each for each in await slots(actor) if each.hearing_id is None]:
        raise Refused("no-slots")
    offered = await hearings.move(found, "offer")
    await hearings.record(actor, "offered", found.id, {})
    buttons = (("btn-choose-slot", f"hear-slots:{found.id}:0"), ("btn-home", "home"))
    await post(
        [
            Notice(f"hearing:{found.id}:offered:{person}", person, "hearing-offered", {}, buttons, important=True)
            for person in await people.of_agency(found.agency_id)
        ]
    )
    return offered


async def deny(actor: Actor, hearing_id: int, reason: str) -> HearingView:
    """Say no, with the reason, which the agency is told: it is decided on file. Raises `Refused`: unknown-hearing,
    hearing-moved, those of `reason_of`."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    found, clean = await hearings.known(hearing_id), reason_of(reason, SHORTEST_DECISION)
    denied = await hearings.move(found, "deny", minutes_text=clean)
    await hearings.record(actor, "denied", found.id, {"reason": clean})
    await post(
        [
            Notice(
                f"hearing:{found.id}:denied:{person}",
                person,
                "hearing-denied",
                {"reason": clean},
                (("btn-home", "home"),),
                important=True,
            )
            for person in await people.of_agency(found.agency_id)
        ]
    )
    return denied


async def due(actor: Actor, hearing_id: int, acted_at: datetime) -> HearingView:
    """A hearing whose time has come, for its minutes. Raises `Refused`: unknown-hearing, hearing-moved,
    hearing-not-yet."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    found = await hearings.known(hearing_id)
    if found.state != "SET":
        raise Refused("hearing-moved", state=found.state)
    if found.starts_at is None or acted_at < found.starts_at:
        raise Refused("hearing-not-yet", starts=found.starts_at)
    return found


def part_of(text: str) -> str:
    """A part of the minutes as it is kept. Raises `Refused("bad-minutes")`."""
    clean = plain(text)
    if not SHORTEST_PART <= len(clean) <= LONGEST_MINUTES:
        raise Refused("bad-minutes", length=len(clean), least=SHORTEST_PART, most=LONGEST_MINUTES)
    return clean


async def write_minutes(
    actor: Actor, hearing_id: int, attendance: str, said: str, conclusion: str, acted_at: datetime
) -> HearingView:
    """Write the minutes: who was there, what was said, what came out (15b); the agency gets them.

    Raises what `due` raises, bad-minutes.
    """
    found = await due(actor, hearing_id, acted_at)
    held = await hearings.move(
        found,
        "hear",
        attendance=part_of(attendance),
        minutes_text=part_of(said),
        conclusion=part_of(conclusion),
        recorded_by_id=actor.person_id,
        recorded_at=acted_at,
    )
    await hearings.record(actor, "held", found.id, {"attendance": held.attendance, "conclusion": held.conclusion})
    told = {"attendance": held.attendance, "said": held.minutes_text, "conclusion": held.conclusion}
    await post(
        [
            Notice(
                f"hearing:{found.id}:minutes:{person}", person, "hearing-minutes-sent", told, (("btn-home", "home"),)
            )
            for person in await people.of_agency(found.agency_id)
        ]
    )
    return held


async def missed(actor: Actor, hearing_id: int, acted_at: datetime) -> HearingView:
    """Nobody came: the objections are decided on file, and the agency is told so. Raises what `due` raises."""
    found = await due(actor, hearing_id, acted_at)
    gone = await hearings.move(found, "miss", recorded_by_id=actor.person_id, recorded_at=acted_at)
    await hearings.record(actor, "missed", found.id, {})
    told = {"starts": found.starts_at}
    await post(
        [
            Notice(f"hearing:{found.id}:missed:{person}", person, "hearing-missed", told, (("btn-home", "home"),))
            for person in await people.of_agency(found.agency_id)
        ]
    )
    return gone


def reminder_times(starts_at: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When people are reminded of a hearing: on the morning before, and two hours before."""
    day_before = starts_at.astimezone(zone).date() - timedelta(days=1)
    return datetime.combine(day_before, DAY_BEFORE_AT, zone), starts_at - HOURS_BEFORE


async def to_remind(zone: ZoneInfo) -> list[HearingView]:
    """The hearings of which a reminder is due (a reading look, outside the gate)."""
    now = business_now()
    soon = await hearings.select(
        "h.state = 'SET' AND s.starts_at > ? AND s.starts_at <= ? ORDER BY s.starts_at, h.id",
        stored_time(now),
        stored_time(now + timedelta(days=2)),
    )
    last = {each.id: each.reminded_at for each in await Hearing.filter(id__in=[one.id for one in soon])}
    return [
        one
        for one in soon
        if one.starts_at is not None and newest_due(one.starts_at, last[one.id], now, zone) is not None
    ]


def newest_due(starts_at: datetime, last: datetime | None, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The newest of the reminder times that have come since the last one went out (or the time was chosen)."""
    passed = [at for at in reminder_times(starts_at, zone) if at <= now and (last is None or last < at)]
    return passed[-1] if passed else None


async def remind(hearing_id: int, zone: ZoneInfo) -> None:
    """Remind an agency of its hearing, once for each time: when, where, what to bring."""
    found, now = await hearings.known(hearing_id), business_now()
    row = await Hearing.get(id=hearing_id)
    if found.state != "SET" or found.starts_at is None or found.starts_at <= now:
        return
    at = newest_due(found.starts_at, row.reminded_at, now, zone)
    if at is None:
        return
    await Hearing.filter(id=found.id).update(reminded_at=now)
    told = {"starts": found.starts_at, "place": found.place, "minutes": found.minutes, "codes": list(found.codes)}
    await post(
        [
            Notice(
                f"hearing:{found.id}:reminder:{int(at.timestamp())}:{person}",
                person,
                "hearing-reminder",
                told,
                (("btn-my-hearing", "hearings:0"), ("btn-home", "home")),
                reminder=True,
            )
            for person in await people.of_agency(found.agency_id)
        ]
    )
