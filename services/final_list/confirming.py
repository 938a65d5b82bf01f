"""The deputy and the final list: confirmed with a second factor, one agency returned, all opened again (16c)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import audit, sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from models.objections import ReturnedItem
from models.results import CaseResult, FinalList, Package
from models.text import plain
from services import access, second_factor
from services.access import Actor, Permission, Role
from services.appraisal.desk import FINAL
from services.errors import Refused
from services.final_list import freezing, hindrances
from services.notices import Notice, post
from services.people import people
from services.results import ranking
from services.second_factor import Proof
from services.states import CYCLE, FINAL_LIST, RESULT, CycleState, FinalListState, ResultState

LONGEST = 1000
SHORTEST = 3
# From these a list can be opened again: once the levels came it cannot.
REOPENABLE = (ResultState.FINAL, ResultState.FINAL_CONFIRMED, ResultState.COUNCIL_APPROVED)


@dataclass(frozen=True, slots=True)
class Placed:
    """An agency of the list with its final points and its place in its group (§11.8)."""

    case_id: int
    agency_id: int
    code: str
    title: str
    group_code: str
    group: str
    general: Decimal
    specific: Decimal | None
    total: Decimal
    place: int


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group of the list: its means (of specific points over those that have any), and its first by points."""

    code: str
    title: str
    agencies: int
    general: Decimal
    specific: Decimal | None
    with_specific: int
    total: Decimal
    first: str


async def placed(actor: Actor) -> list[Placed]:
    """The agencies of the current final list by group and place (§11.8). `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    cycle = await Cycle.all().order_by("-year").first()
    if cycle is None:
        return []
    known = {
        one["agency_id"]: one
        for one in await sql.rows(
            "SELECT c.id, c.agency_id, a.code FROM agency_case c JOIN agency a ON a.id = c.agency_id "
            "WHERE c.cycle_id = ?",
            cycle.id,
        )
    }
    groups = ranking.by_group(await ranking.of_cycle(actor, cycle.id, final_only=True))
    return [
        Placed(
            case_id=known[one.standing.agency_id]["id"],
            agency_id=one.standing.agency_id,
            code=known[one.standing.agency_id]["code"],
            title=one.standing.title,
            group_code=one.standing.group_code,
            group=one.standing.group_title,
            general=one.standing.general,
            specific=one.standing.specific,
            total=one.standing.total,
            place=one.rank,
        )
        for group in groups.values()
        for one in group
    ]


def groups_of(lines: Sequence[Placed]) -> list[GroupLine]:
    """The groups of placed agencies, in their order."""
    by_group: dict[str, list[Placed]] = {}
    for one in lines:
        by_group.setdefault(one.group_code, []).append(one)
    return [
        GroupLine(
            code=code,
            title=inside[0].group,
            agencies=len(inside),
            general=_mean([one.general for one in inside]),
            specific=_mean([one.specific for one in inside if one.specific is not None])
            if any(one.specific is not None for one in inside)
            else None,
            with_specific=sum(one.specific is not None for one in inside),
            total=_mean([one.total for one in inside]),
            first=inside[0].title,
        )
        for code, inside in by_group.items()
    ]


def _mean(numbers: Sequence[Decimal]) -> Decimal:
    return sum(numbers, Decimal(0)) / len(numbers)


async def confirmable(actor: Actor, list_id: int) -> FinalList:
    """The list, if it can be confirmed now. Raises `Refused`: final-changed, also for one that is not frozen;
    final-unconfirmable (the case of an agency in it is open again, or waits for a word on more time)."""
    access.require(actor, Permission.CONFIRM_RESULTS)
    one = await freezing.known(list_id)
    if one.state != FinalListState.FROZEN:
        raise Refused("final-changed")
    hindered = await hindrances.of_cycle(one.cycle_id)
    if hindered:
        raise Refused("final-unconfirmable", count=len(hindered))
    return one


async def confirm(actor: Actor, list_id: int, proof: Proof | None, acted_at: datetime) -> FinalList:
    """Confirm the final list as it is frozen, general and specific scores together (16c, SLA-3.5).

    Raises `Refused`: second-factor-needed, and those of `confirmable`.
    """
    access.require(actor, Permission.CONFIRM_RESULTS)
    second_factor.require(actor, proof)
    one = await confirmable(actor, list_id)
    after = FINAL_LIST.after(one.state, "confirm")
    cycle_after = CYCLE.after(one.cycle.state, "confirm")
    await _move_list(one, after, confirmed_at=acted_at, confirmed_by_id=actor.person_id)
    confirmed = await CaseResult.filter(cycle_id=one.cycle_id, state=ResultState.FINAL).update(
        state=RESULT.after(ResultState.FINAL, "confirm")
    )
    await Cycle.filter(id=one.cycle_id).update(state=cycle_after)
    details = {"version": one.version, "sha256": one.digest, "agencies": confirmed}
    await audit.record([audit.Event(actor.person_id, "final.confirmed", f"final_list:{one.id}", details)])
    told = {"year": one.cycle.year, "version": one.version, "name": actor.name}
    await post(
        [
            Notice(f"final:{one.id}:confirmed:{person}", person, "final-confirmed-staff", told, _OPEN)
            for person in await _others(actor)
        ]
    )
    return await FinalList.get(id=one.id)


async def return_agency(actor: Actor, list_id: int, case_id: int, comment: str, acted_at: datetime) -> str:
    """Return one agency of a frozen list with a comment: it is looked at again, the list is frozen anew later (16c).

    The scores of the other agencies stay final. Returns the agency's title. Raises `Refused`: final-changed,
    bad-final-reason, wrong-state (also for a list that was confirmed: that is opened again as a whole).
    """
    access.require(actor, Permission.CONFIRM_RESULTS)
    said = reason_of(comment)
    one = await freezing.known(list_id)
    if one.state != FinalListState.FROZEN:
        raise Refused("wrong-state")
    await ReturnedItem.create(case_id=case_id, reason=said, returned_by_id=actor.person_id, returned_at=acted_at)
    title = await let_go(one, case_id, said)
    await _move_list(
        one,
        FINAL_LIST.after(one.state, "reopen"),
        reopened_at=acted_at,
        reopened_by_id=actor.person_id,
        reopen_reason=said,
    )
    details = {"version": one.version, "case": case_id, "reason": said}
    await audit.record([audit.Event(actor.person_id, "final.agency_returned", f"final_list:{one.id}", details)])
    await tell_returned(f"final:{one.id}:returned:{case_id}", title, said, by_council=False)
    return title


async def reopen(actor: Actor, list_id: int, reason: str, proof: Proof | None, acted_at: datetime) -> FinalList:
    """Open the whole list again: every agency's scores can change, the next freeze makes the next version (16c).

    Raises `Refused`: second-factor-needed, bad-final-reason, those of `to_reopen`.
    """
    access.require(actor, Permission.CONFIRM_RESULTS)
    second_factor.require(actor, proof)
    said = reason_of(reason)
    one = await to_reopen(actor, list_id)
    after = FINAL_LIST.after(one.state, "reopen")
    await _move_list(one, after, reopened_at=acted_at, reopened_by_id=actor.person_id, reopen_reason=said)
    for state in REOPENABLE:
        await CaseResult.filter(cycle_id=one.cycle_id, state=state).update(state=RESULT.after(state, "reopen"))
    await _supersede_final("SELECT id FROM measure_entry WHERE cycle_id = ?", one.cycle_id)
    if one.cycle.state in (CycleState.DEPUTY_CONFIRMED, CycleState.COUNCIL_APPROVED):
        await Cycle.filter(id=one.cycle_id).update(state=CYCLE.after(one.cycle.state, "reopen"))
    details = {"version": one.version, "sha256": one.digest, "reason": said}
    await audit.record([audit.Event(actor.person_id, "final.reopened", f"final_list:{one.id}", details)])
    told = {"year": one.cycle.year, "version": one.version, "name": actor.name, "reason": said}
    await post(
        [
            Notice(f"final:{one.id}:reopened:{person}", person, "final-reopened-staff", told, _OPEN)
            for person in await _others(actor)
        ]
    )
    return await FinalList.get(id=one.id)


_OPEN = (("btn-open-final", "final"),)


async def _others(actor: Actor) -> list[int]:
    """Administrators and deputies, but for who did it."""
    found = [*await people.holders(Role.ADMIN), *await people.holders(Role.DEPUTY)]
    return [one for one in dict.fromkeys(found) if one != actor.person_id]


def reason_of(typed: str) -> str:
    """A comment or reason as it is kept. Raises `Refused("bad-final-reason")`."""
    said = plain(typed)
    if not SHORTEST <= len(said) <= LONGEST:
        raise Refused("bad-final-reason", length=len(said), most=LONGEST)
    return said


async def to_reopen(actor: Actor, list_id: int) -> FinalList:
    """A list that could be opened again as a whole now. Raises `Refused`: final-changed, final-levelled (levels of the
    cycle came: what they rest on stays), wrong-state; `Denied` for who may not."""
    access.require(actor, Permission.CONFIRM_RESULTS)
    one = await freezing.known(list_id)
    FINAL_LIST.after(one.state, "reopen")
    if await has_levels(one):
        raise Refused("final-levelled", version=one.version)
    return one


async def has_levels(one: FinalList) -> bool:
    """Whether levels of the list's cycle came: from then on it is not opened again."""
    return await CaseResult.exists(cycle_id=one.cycle_id, state__in=[ResultState.LEVELLED, ResultState.NOTIFIED])


async def let_go(one: FinalList, case_id: int, comment: str) -> str:
    """Take one case out of a list that is being opened again; returns the title of its agency.

    Its final values are superseded, its result waits to be looked at again. Raises `Refused("wrong-state")` for a
    case that is not in the list.
    """
    result = await CaseResult.get_or_none(case_id=case_id, cycle_id=one.cycle_id).select_related("case__agency")
    if result is None:
        raise Refused("wrong-state")
    after = RESULT.after(result.state, "reopen")
    await CaseResult.filter(id=result.id).update(state=after, comment=comment)
    await _supersede_final("SELECT id FROM measure_entry WHERE case_id = ?", case_id)
    return str(result.case.agency.title)


async def _supersede_final(entries: str, owner: int) -> None:
    await sql.run(
        f"UPDATE value SET superseded_at = ? WHERE source = '{FINAL}' AND superseded_at IS NULL "  # noqa: S608 - constants only
        f"AND entry_id IN ({entries})",
        stored_time(business_now()),
        owner,
    )


async def _move_list(one: FinalList, after: str, **changes: object) -> None:
    if not await FinalList.filter(id=one.id, state=one.state).update(state=after, **changes):
        raise Refused("final-changed")
    if after == FinalListState.REOPENED:
        await drop_unmade(one.id)


async def drop_unmade(list_id: int) -> None:
    """A package of a list that is opened again is not made any more, had it been asked for."""
    await Package.filter(final_list_id=list_id, digest="").delete()


async def tell_returned(key: str, agency: str, reason: str, *, by_council: bool) -> None:
    """Tell the administrators that an agency came back, by whom and why."""
    name = "final-returned-council" if by_council else "final-returned-staff"
    told = {"agency": agency, "reason": reason}
    buttons = (("btn-final-returned", "final-returned:0"),)
    await post([Notice(f"{key}:{person}", person, name, told, buttons) for person in await people.holders(Role.ADMIN)])
