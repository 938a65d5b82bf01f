"""The council's resolution on the final list: number, day, attendance, file, what it returns; then in force (17a)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models import audit
from models.clock import business_now, day_of
from models.cycle import Cycle
from models.objections import Resolution, ReturnedItem
from models.results import CaseResult, FinalList
from models.text import plain
from services import access
from services.access import Actor, Permission, Role
from services.case.evidence import SentFile
from services.errors import Refused
from services.final_list import confirming, freezing
from services.notices import Notice, post
from services.papers import Paper
from services.people import people
from services.states import CYCLE, FINAL_LIST, RESULT, FinalListState, ResultState

PAPER = Paper("resolution", Resolution)
COUNCIL = "council"
LONGEST_NUMBER, LONGEST_ATTENDANCE, SHORTEST = 64, 1000, 3


@dataclass(frozen=True, slots=True)
class Item:
    """An agency that a resolution returns, and why."""

    id: int
    case_id: int
    agency: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A resolution with what it returns and the list it is about; `lacking` are the parts it has not got yet."""

    resolution: Resolution
    one: FinalList
    items: Sequence[Item]
    lacking: Sequence[str]


async def begun(actor: Actor) -> Resolution | None:
    """The resolution of the current cycle that is being recorded, if any. `Denied` for who may not."""
    access.require(actor, Permission.RECORD_COUNCIL)
    cycle = await Cycle.all().order_by("-year").first()
    if cycle is None:
        return None
    return await Resolution.filter(cycle_id=cycle.id, body=COUNCIL, in_force_at__isnull=True).order_by("-id").first()


async def in_force(actor: Actor) -> list[Resolution]:
    """The resolutions of the current cycle that are in force, the newest first. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    cycle = await Cycle.all().order_by("-year").first()
    if cycle is None:
        return []
    return await Resolution.filter(cycle_id=cycle.id, body=COUNCIL, in_force_at__isnull=False).order_by("-id")


async def begin(actor: Actor, number: str, acted_at: datetime, resolution_id: int | None = None) -> Draft:
    """Begin to record a resolution about the confirmed list by its number; the rest is given afterwards. The one that
    is being recorded (`resolution_id`) gets another number.

    Raises `Refused`: bad-resolution-number, resolution-known, resolution-begun (somebody is recording another one),
    final-not-confirmed.
    """
    access.require(actor, Permission.RECORD_COUNCIL)
    one = await _confirmed()
    given = _number(number)
    known = await Resolution.filter(cycle_id=one.cycle_id, body=COUNCIL, number=given).first()
    former = await begun(actor)
    if known is not None and (former is None or known.id != former.id):
        raise Refused("resolution-known", number=given)
    if former is not None and former.id != resolution_id and former.number != given:
        raise Refused("resolution-begun", number=former.number)
    if former is not None:
        await Resolution.filter(id=former.id).update(number=given)
        return await draft(actor, former.id)
    made = await Resolution.create(
        cycle_id=one.cycle_id,
        body=COUNCIL,
        number=given,
        day=day_of(business_now()),
        recorded_by_id=actor.person_id,
        recorded_at=acted_at,
    )
    await _note(actor, "begun", made.id, {"number": given})
    return await draft(actor, made.id)


async def describe(
    actor: Actor, resolution_id: int, *, day: date | None = None, attendance: str | None = None
) -> Draft:
    """Give the day of the meeting (today at the latest) or who was there.

    Raises `Refused`: resolution-in-force, resolution-day-ahead, bad-attendance, final-not-confirmed.
    """
    found = (await draft(actor, resolution_id)).resolution
    given: dict[str, Any] = {}
    if day is not None:
        if day > day_of(business_now()):
            raise Refused("resolution-day-ahead", day=day)
        given["day"] = day
    if attendance is not None:
        given["attendance"] = plain(attendance)
        if not SHORTEST <= len(given["attendance"]) <= LONGEST_ATTENDANCE:
            raise Refused("bad-attendance", length=len(given["attendance"]), most=LONGEST_ATTENDANCE)
    await Resolution.filter(id=found.id).update(**given)
    return await draft(actor, resolution_id)


async def receive_file(actor: Actor, resolution_id: int, sent: SentFile, most_bytes: int) -> Draft:
    """Note the resolution's file and ask for its bytes.

    Raises `Refused`: those of `draft`, file-too-large, paper-arriving (another one is on its way).
    """
    await PAPER.expect((await draft(actor, resolution_id)).resolution, sent, most_bytes)
    return await draft(actor, resolution_id)


async def draft(actor: Actor, resolution_id: int) -> Draft:
    """A resolution that is being recorded. Raises `Refused`: resolution-in-force, final-not-confirmed; `Denied`."""
    access.require(actor, Permission.RECORD_COUNCIL)
    found = await Resolution.get_or_none(id=resolution_id, body=COUNCIL)
    if found is None or found.in_force_at is not None:
        raise Refused("resolution-in-force")
    one = await _confirmed()
    if one.cycle_id != found.cycle_id:
        raise Refused("resolution-in-force")
    items = await ReturnedItem.filter(resolution_id=found.id).order_by("id").select_related("case__agency")
    parts = (("attendance", found.attendance), ("file", found.file_sha256))
    return Draft(
        found,
        one,
        [Item(item.id, item.case_id, item.case.agency.title, item.reason) for item in items],
        [name for name, value in parts if not value],
    )


async def return_item(actor: Actor, resolution_id: int, case_id: int, reason: str, acted_at: datetime) -> Draft:
    """Note an agency that the resolution returns, with the council's reason; in force with the resolution.

    Raises `Refused`: those of `draft`, bad-final-reason, wrong-state (an agency that is not in the list).
    """
    found = await draft(actor, resolution_id)
    said = confirming.reason_of(reason)
    listed = await CaseResult.exists(case_id=case_id, cycle_id=found.one.cycle_id, state=ResultState.FINAL_CONFIRMED)
    if not listed:
        raise Refused("wrong-state")
    if not await ReturnedItem.filter(resolution_id=resolution_id, case_id=case_id).update(reason=said):
        await ReturnedItem.create(
            resolution_id=resolution_id,
            case_id=case_id,
            reason=said,
            returned_by_id=actor.person_id,
            returned_at=acted_at,
        )
    return await draft(actor, resolution_id)


async def keep_item(actor: Actor, resolution_id: int, item_id: int) -> Draft:
    """Take an agency off what a resolution in preparation returns (nobody was told). Raises those of `draft`."""
    found = await draft(actor, resolution_id)
    await ReturnedItem.filter(id=item_id, resolution_id=found.resolution.id).delete()
    return await draft(actor, resolution_id)


async def approve(actor: Actor, resolution_id: int, acted_at: datetime) -> Draft:
    """Put the resolution in force (17a, SLA-3.6): the list is approved, or, where it returns agencies, opened again
    for those alone; the others stay confirmed and the next version goes to the council.

    Raises `Refused`: those of `draft`, resolution-lacks (attendance or file is missing, or still on its way).
    """
    found = await draft(actor, resolution_id)
    if found.lacking:
        raise Refused("resolution-lacks")
    await Resolution.filter(id=resolution_id).update(in_force_at=acted_at)
    if found.items:
        await _return(actor, found, acted_at)
    else:
        await _approve(actor, found)
    details = {name: getattr(found.resolution, name) for name in ("number", "day", "attendance")}
    details |= {"sha256": found.resolution.file_sha256, "returned": [item.case_id for item in found.items]}
    await _note(actor, "in_force", resolution_id, details)
    return found


async def _approve(actor: Actor, found: Draft) -> None:
    one = found.one
    if not await FinalList.filter(id=one.id, state=one.state).update(state=FINAL_LIST.after(one.state, "approve")):
        raise Refused("final-changed")
    state = ResultState.FINAL_CONFIRMED
    await CaseResult.filter(cycle_id=one.cycle_id, state=state).update(state=RESULT.after(state, "approve"))
    await Cycle.filter(id=one.cycle_id).update(state=CYCLE.after(one.cycle.state, "approve"))
    told = {"year": one.cycle.year, "number": found.resolution.number, "day": found.resolution.day}
    await post(
        [
            Notice(f"resolution:{found.resolution.id}:{person}", person, "council-approved-notice", told, _OPEN)
            for person in dict.fromkeys([*await people.holders(Role.DEPUTY), *await people.holders(Role.ADMIN)])
            if person != actor.person_id
        ]
    )


_OPEN = (("btn-open-final", "final"),)


async def _return(actor: Actor, found: Draft, acted_at: datetime) -> None:
    one = found.one
    changed = await FinalList.filter(id=one.id, state=one.state).update(
        state=FINAL_LIST.after(one.state, "reopen"),
        reopened_at=acted_at,
        reopened_by_id=actor.person_id,
        reopen_reason=found.items[0].reason,
    )
    if not changed:
        raise Refused("final-changed")
    await confirming.drop_unmade(one.id)
    await Cycle.filter(id=one.cycle_id).update(state=CYCLE.after(one.cycle.state, "return"))
    for item in found.items:
        await confirming.let_go(one, item.case_id, item.reason)
        await confirming.tell_returned(f"returned:{item.id}", item.agency, item.reason, by_council=True)
    told = {"number": found.resolution.number, "count": len(found.items)}
    await post(
        [
            Notice(f"resolution:{found.resolution.id}:{person}", person, "council-returned-notice", told, _OPEN)
            for person in await people.holders(Role.DEPUTY)
        ]
    )


async def _confirmed() -> FinalList:
    cycle = await Cycle.all().order_by("-year").first()
    latest = await freezing.newest(cycle.id) if cycle is not None else None
    if latest is None or latest.state != FinalListState.CONFIRMED:
        raise Refused("final-not-confirmed")
    return await freezing.known(latest.id)


def _number(typed: str) -> str:
    number = plain(typed).replace("\n", " ")
    if not any(letter.isdigit() for letter in number) or len(number) > LONGEST_NUMBER:
        raise Refused("bad-resolution-number", given=number[:40])
    return number


async def _note(actor: Actor, act: str, resolution_id: int, details: dict[str, Any]) -> None:
    await audit.record([audit.Event(actor.person_id, f"resolution.{act}", f"resolution:{resolution_id}", details)])
