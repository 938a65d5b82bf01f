"""Hearings for an agency: asked for with a reason, a time chosen, moved, cancelled; what was said is kept (14d)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models import audit, sql
from models.clock import business_now
from models.fields import stored_time
from models.objections import Hearing
from services import access
from services.access import Actor, Permission, Role
from services.case import cases
from services.case.entries import CURRENT, as_time
from services.errors import Refused
from services.notices import Notice, post
from services.objections import views
from services.people import people
from services.reasons import reason_of
from services.states import HEARING, OPEN_OBJECTIONS, HearingState
from services.year import cycles

# Moved or cancelled at the latest so long before it begins; a time that begins sooner cannot be chosen.
LEAD = timedelta(hours=2)
MOST_MOVES = 3
OPEN = (HearingState.REQUESTED, HearingState.OFFERED, HearingState.SET)


@dataclass(frozen=True, slots=True)
class HearingView:
    """A hearing with its agency, its time and place once chosen, and its minutes once held."""

    id: int
    state: str
    case_id: int
    cycle_id: int
    agency_id: int
    agency: str
    reason: str
    person: str
    asked_at: datetime
    moved: int
    slot_id: int | None
    starts_at: datetime | None
    minutes: int
    place: str
    codes: tuple[str, ...]
    attendance: str
    minutes_text: str
    conclusion: str

    @property
    def open(self) -> bool:
        """Whether it is still to be held."""
        return self.state in OPEN

    def changeable_at(self, at: datetime) -> bool:
        """Whether its agency may move or cancel it then."""
        return self.open and (self.starts_at is None or at + LEAD <= self.starts_at)


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that can be chosen, or (before staff) who chose it."""

    id: int
    starts_at: datetime
    minutes: int
    place: str
    hearing_id: int | None
    agency: str


_VIEW = """
SELECT h.*, c.agency_id, c.cycle_id, a.title AS agency, p.name AS person, s.starts_at, s.minutes, s.place,
       (SELECT group_concat(m.code) FROM objection o JOIN measure_entry e ON e.id = o.entry_id
        JOIN measure m ON m.id = e.measure_id
        WHERE o.case_id = h.case_id AND o.state NOT IN ('DRAFT', 'DISCARDED', 'REFUSED_LATE')) AS codes
FROM hearing h JOIN agency_case c ON c.id = h.case_id JOIN agency a ON a.id = c.agency_id
JOIN person p ON p.id = h.person_id LEFT JOIN hearing_slot s ON s.id = h.slot_id
"""


async def select(where: str, *args: Any) -> list[HearingView]:
    """Hearings by a condition (a constant) on `h`, `c`, `s`."""
    found = []
    for one in await sql.rows(f"{_VIEW}WHERE {where}", *args):
        asked_at = as_time(one["asked_at"])
        assert asked_at is not None
        found.append(
            HearingView(
                id=one["id"],
                state=one["state"],
                case_id=one["case_id"],
                cycle_id=one["cycle_id"],
                agency_id=one["agency_id"],
                agency=one["agency"],
                reason=one["reason"],
                person=one["person"],
                asked_at=asked_at,
                moved=one["moved"],
                slot_id=one["slot_id"],
                starts_at=as_time(one["starts_at"]),
                minutes=one["minutes"] or 0,
                place=one["place"] or "",
                codes=tuple((one["codes"] or "").split(",")) if one["codes"] else (),
                attendance=one["attendance"],
                minutes_text=one["minutes_text"],
                conclusion=one["conclusion"],
            )
        )
    return found


async def known(hearing_id: int) -> HearingView:
    """One hearing, for the rules themselves. Raises `Refused("unknown-hearing")`."""
    found = await select("h.id = ?", hearing_id)
    if not found:
        raise Refused("unknown-hearing")
    return found[0]


async def of_case(case_id: int) -> HearingView | None:
    """The hearing of a case that its decider has to know of: held, missed, or still to come."""
    found = await select("h.case_id = ? AND h.state NOT IN ('CANCELLED', 'DENIED') ORDER BY h.id DESC LIMIT 1", case_id)
    return found[0] if found else None


async def move(one: HearingView, act: str, **changes: Any) -> HearingView:
    """Move a hearing by an arrow. Raises `Refused("hearing-moved")` when it is elsewhere by now."""
    try:
        after = HEARING.after(one.state, act)
    except Refused as refusal:
        raise Refused("hearing-moved", state=one.state) from refusal
    if not await Hearing.filter(id=one.id, state=one.state).update(state=after, **changes):
        raise Refused("hearing-moved", state=(await known(one.id)).state)
    return await known(one.id)


async def record(by: Actor, act: str, hearing_id: int, details: dict[str, Any]) -> None:
    """Write an act into the audit trail."""
    await audit.record([audit.Event(by.person_id, f"hearing.{act}", f"hearing:{hearing_id}", details)])


async def of_agency(actor: Actor, agency_id: int) -> HearingView | None:
    """The agency's newest hearing of this cycle."""
    access.require(actor, Permission.OBJECT, agency_id)
    found = await select(
        f"c.agency_id = ? AND c.cycle_id = {CURRENT} AND h.state <> 'CANCELLED' ORDER BY h.id DESC LIMIT 1", agency_id
    )
    return found[0] if found else None


async def _own(actor: Actor, hearing_id: int) -> HearingView:
    found = await select("h.id = ?", hearing_id)
    access.require(actor, Permission.OBJECT, found[0].agency_id if found else None)
    return found[0] if found else await known(hearing_id)


async def check_ask(actor: Actor, agency_id: int) -> int:
    """The case of an agency that may ask for a hearing: it has an objection that waits. Raises `Refused`:
    hearing-without-objection, hearing-asked (one waits or is to be held)."""
    access.require(actor, Permission.OBJECT, agency_id)
    cycle = await cycles.current()
    case = await cases.of_agency(cycle.id, agency_id) if cycle else None
    found = (await views.of_case(case.id)).values() if case else ()
    if case is None or not any(one.state in OPEN_OBJECTIONS for one in found):
        raise Refused("hearing-without-objection")
    waiting = await select("h.case_id = ? AND h.state IN ('REQUESTED', 'OFFERED', 'SET')", case.id)
    if waiting:
        raise Refused("hearing-asked")
    return case.id


async def ask(actor: Actor, agency_id: int, reason: str, acted_at: datetime) -> HearingView:
    """Ask for a hearing, with the reason; staff are told. Raises what `check_ask` and `reason_of` raise."""
    case_id, clean = await check_ask(actor, agency_id), reason_of(reason)
    made = await Hearing.create(
        case_id=case_id,
        state=HearingState.REQUESTED,
        reason=clean,
        person_id=actor.person_id,
        asked_at=acted_at,
    )
    await record(actor, "asked", made.id, {"case": case_id, "reason": clean})
    one = await known(made.id)
    told = {"agency": one.agency, "codes": list(one.codes), "reason": clean[:300]}
    await post(
        [
            Notice(
                f"hearing:{made.id}:asked:{person}",
                person,
                "hearing-asked-staff",
                told,
                (("btn-see-hearing", f"hear:{made.id}"),),
            )
            for person in await people.holders(Role.ADMIN)
        ]
    )
    return one


FREE = (
    "s.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM hearing t WHERE t.slot_id = s.id "
    "AND t.state IN ('SET', 'HEARD', 'NO_SHOW'))"
)


async def free_slots(actor: Actor, hearing_id: int, acted_at: datetime) -> list[Slot]:
    """The times from which an agency can choose, the soonest first. Raises `Refused`: unknown-hearing, hearing-moved
    (staff have not said yes, or it is over)."""
    one = await _own(actor, hearing_id)
    if one.state not in (HearingState.OFFERED, HearingState.SET):
        raise Refused("hearing-moved", state=one.state)
    found = await sql.rows(
        f"SELECT s.* FROM hearing_slot s WHERE s.cycle_id = ? AND s.starts_at >= ? AND {FREE} "  # noqa: S608 - constants only
        "ORDER BY s.starts_at, s.id",
        one.cycle_id,
        stored_time(acted_at + LEAD),
    )
    return [slot_of(each) for each in found]


def slot_of(one: sql.Record) -> Slot:
    """A row of `hearing_slot`; its agency where the statement brings one."""
    starts_at = as_time(one["starts_at"])
    assert starts_at is not None
    names = one.keys()
    return Slot(
        one["id"],
        starts_at,
        one["minutes"],
        one["place"],
        one["hearing_id"] if "hearing_id" in names else None,
        (one["agency"] or "") if "agency" in names else "",
    )


async def choose(actor: Actor, hearing_id: int, slot_id: int, acted_at: datetime) -> HearingView:
    """Take a time, or move to another one: at the latest two hours before the one that is left.

    Pressed twice, the second changes nothing. Raises `Refused`: unknown-hearing, hearing-moved, slot-taken (another
    agency was faster, or staff took it back), slot-too-near, hearing-too-near, hearing-moved-often.
    """
    one = await _own(actor, hearing_id)
    if one.slot_id == slot_id and one.state == HearingState.SET:
        return one
    if one.state not in (HearingState.OFFERED, HearingState.SET):
        raise Refused("hearing-moved", state=one.state)
    moving = one.state == HearingState.SET
    if moving and not one.changeable_at(acted_at):
        raise Refused("hearing-too-near", starts=one.starts_at)
    if moving and one.moved >= MOST_MOVES:
        raise Refused("hearing-moved-often", most=MOST_MOVES)
    slot = await sql.row(
        f"SELECT s.*, {FREE} AS free FROM hearing_slot s WHERE s.id = ? AND s.cycle_id = ?",  # noqa: S608 - constants only
        slot_id,
        one.cycle_id,
    )
    if slot is None or not slot["free"]:
        raise Refused("slot-taken")
    if slot_of(slot).starts_at < acted_at + LEAD:
        raise Refused("slot-too-near", starts=slot_of(slot).starts_at)
    # A hearing that was cancelled left the time to others.
    await sql.run("UPDATE hearing SET slot_id = NULL WHERE slot_id = ? AND state IN ('CANCELLED', 'OFFERED')", slot_id)
    taken = await move(
        one,
        "move" if moving else "choose",
        slot_id=slot_id,
        moved=one.moved + moving,
        reminded_at=business_now(),
    )
    await record(actor, "moved" if moving else "chosen", one.id, {"slot": slot_id, "from": one.slot_id})
    told = {"agency": taken.agency, "starts": taken.starts_at, "place": taken.place, "moved": "yes" if moving else "no"}
    key = f"hearing:{one.id}:set:{slot_id}:{taken.moved}"
    concerned = [*await people.holders(Role.ADMIN), *await _deciders(one.case_id)]
    await post(
        [
            Notice(f"{key}:{person}", person, "hearing-set-staff", told, (("btn-home", "home"),))
            for person in dict.fromkeys(concerned)
        ]
    )
    return taken


async def _deciders(case_id: int) -> list[int]:
    """Who has still to decide an objection of the case: they may come too."""
    found = await sql.rows(
        "SELECT DISTINCT decider_id FROM objection WHERE case_id = ? AND state = 'ASSIGNED' "
        "AND decider_id IS NOT NULL ORDER BY decider_id",
        case_id,
    )
    return [one["decider_id"] for one in found]


async def cancel(actor: Actor, hearing_id: int, acted_at: datetime) -> HearingView:
    """No hearing is needed any more: the objections are decided on file. Raises `Refused`: unknown-hearing,
    hearing-moved, hearing-too-near."""
    one = await _own(actor, hearing_id)
    if one.open and not one.changeable_at(acted_at):
        raise Refused("hearing-too-near", starts=one.starts_at)
    gone = await move(one, "cancel", slot_id=None)
    await record(actor, "cancelled", one.id, {"slot": one.slot_id})
    told = {"agency": gone.agency}
    knew = await _deciders(one.case_id) if one.state == HearingState.SET else []
    await post(
        [
            Notice(f"hearing:{one.id}:cancelled:{person}", person, "hearing-cancelled-staff", told)
            for person in dict.fromkeys([*await people.holders(Role.ADMIN), *knew])
        ]
    )
    return gone
