"""The objections before staff: what waits, who decides it, evenly or one by one; forwarded to a steward (15a, 15d)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from models import audit, sql
from models.cycle import Cycle
from models.text import plain
from services import access
from services.access import Actor, Permission
from services.case.entries import CURRENT
from services.errors import Refused
from services.notices import Notice, post
from services.objections import answering, deciders, filing, views
from services.objections.deciders import Candidate
from services.objections.views import ObjectionView
from services.people import people
from services.reasons import SHORTEST_DECISION, reason_of
from services.states import CYCLE, CycleState, ObjectionState

# The views of the board, each a condition.
WHICH = {
    "new": "o.state = 'FILED'",
    "assigned": "o.state = 'ASSIGNED'",
    "committee": "o.state = 'AT_COMMITTEE'",
    "decided": "o.state = 'DECIDED'",
    "late": "o.state = 'OUT_OF_TIME'",
    "answered": "o.state IN ('ANSWERED', 'REFUSED_LATE')",
    "open": "o.state IN ('FILED', 'ASSIGNED', 'AT_COMMITTEE', 'DECIDED', 'OUT_OF_TIME')",
    "all": "o.state NOT IN ('DRAFT', 'DISCARDED')",
}
LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class Board:
    """How many objections of the current cycle are where, and a page of one view."""

    counts: dict[str, int]
    found: tuple[ObjectionView, ...]
    total: int


async def board(actor: Actor, which: str, page: int = 0, size: int = 6) -> Board:
    """One view of the objections, the oldest first (15a). An unknown view is that of all open ones."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    where = WHICH.get(which, WHICH["open"])
    counted = await sql.row(
        "SELECT "  # noqa: S608 - constants only
        + ", ".join(f"coalesce(sum(CASE WHEN {one} THEN 1 ELSE 0 END), 0) AS n_{name}" for name, one in WHICH.items())
        + f" FROM objection o WHERE o.cycle_id = {CURRENT}"
    )
    assert counted is not None
    counts = {name: int(counted[f"n_{name}"]) for name in WHICH}
    total = counts[which if which in WHICH else "open"]
    page = min(page, max(0, (total - 1) // size))
    found = await views.select(
        f"{where} AND o.cycle_id = {CURRENT} ORDER BY o.filed_at, o.id LIMIT ? OFFSET ?", size, page * size
    )
    return Board(counts, tuple(found), total)


async def one(actor: Actor, objection_id: int) -> ObjectionView:
    """One objection before staff. Raises `Refused("unknown-objection")`, for a draft too: that is its agency's own."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    found = await views.known(objection_id)
    if found.filed_at is None:
        raise Refused("unknown-objection")
    return found


async def candidates(actor: Actor, objection_id: int) -> list[Candidate]:
    """Who may decide it, the least loaded first: nobody who had a hand in the score, nobody with a conflict (15a)."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    return await deciders.candidates(await views.known(objection_id))


async def assign(actor: Actor, objection_id: int, version: int, person_id: int, acted_at: datetime) -> ObjectionView:
    """Give an objection to a second appraiser, also in the place of another (15a). They are told.

    One that an appraiser decided on a score that changed since is decided anew, by them or by another. Raises
    `Refused`: unknown-objection, objection-changed, objection-moved, not-an-appraiser, own-score, decider-conflict.
    """
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    found = await views.known(objection_id)
    views.check_version(found, version)
    if found.state == ObjectionState.DECIDED and not await _to_be_decided_anew(found):
        raise Refused("objection-moved", measure=found.measure, state=found.state)
    if not await deciders.is_appraiser(person_id):
        raise Refused("not-an-appraiser")
    await deciders.check(person_id, found)
    given = await views.move(found, "assign", **views.UNDECIDED, decider_id=person_id)
    await views.record(actor, "assigned", found.id, {"to": person_id, "from": found.decider_id, "acted_at": acted_at})
    if found.state == ObjectionState.DECIDED:
        await views.look_at_sheet(found.case_id)
    await _review_began(found.cycle_id)
    key = f"objection:{given.id}:assigned:{given.version}"
    told = {"agency": given.agency, "measure": given.measure, "title": given.title}
    buttons = (("btn-see-objection", f"obj-desk:{given.id}"),)
    await post([Notice(f"{key}:{person_id}", person_id, "objection-assigned", told, buttons)])
    return given


async def _to_be_decided_anew(one: ObjectionView) -> bool:
    return one.resolution_id is None and await answering.is_held(one.id)


async def held(actor: Actor, objection_id: int) -> bool:
    """Whether a decision cannot be answered, because the score changed since: an appraiser's can be assigned anew, the
    committee's is taken back by the committee."""
    return await answering.is_held((await one(actor, objection_id)).id)


async def assign_evenly(actor: Actor) -> tuple[int, int]:
    """Give every objection without a decider to the least loaded appraiser who may decide it (15a).

    Returns how many were given and for how many nobody is left who may: those are for the committee, or for another
    appraiser still to be appointed. Raises `Refused("no-objection-to-assign")`.
    """
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    waiting = await views.select(f"o.state = 'FILED' AND o.cycle_id = {CURRENT} ORDER BY o.filed_at, o.id")
    if not waiting:
        raise Refused("no-objection-to-assign")
    everybody = await deciders.appraisers()
    loads = {each.person_id: each.load for each in everybody}
    hands, says = await deciders.barred_from(waiting[0].cycle_id)
    chosen_for: list[tuple[int, int]] = []
    for found in waiting:
        barred = hands.get(found.entry_id, set()) | says.get(found.agency_id, set())
        chosen = deciders.least_loaded([each for each in everybody if each.person_id not in barred], loads)
        if chosen is None:
            continue
        loads[chosen.person_id] += 1
        chosen_for.append((chosen.person_id, found.id))
    await sql.many(
        "UPDATE objection SET state = 'ASSIGNED', version = version + 1, decider_id = ? "
        "WHERE id = ? AND state = 'FILED'",
        chosen_for,
    )
    await audit.record(
        [
            audit.Event(actor.person_id, "objection.assigned", f"objection:{number}", {"to": person, "evenly": True})
            for person, number in chosen_for
        ]
    )
    given = Counter(person for person, _ in chosen_for)
    if given:
        await _review_began(waiting[0].cycle_id)
    first = dict(reversed(chosen_for))  # nobody is given the same one evenly again
    await post(
        [
            Notice(
                f"objections:assigned:{first[person]}:{person}",
                person,
                "objections-assigned",
                {"count": count},
                (("btn-objection-queue", "obj-queue:0"),),
            )
            for person, count in given.items()
        ]
    )
    return given.total(), len(waiting) - given.total()


async def _review_began(cycle_id: int) -> None:
    """The first objection that is given to somebody begins the review of the cycle (step 15)."""
    cycle = await Cycle.get(id=cycle_id)
    if cycle.state == CycleState.PRELIM_ANNOUNCED:
        await Cycle.filter(id=cycle_id, state=cycle.state).update(state=CYCLE.after(cycle.state, "review"))


async def escalate(actor: Actor, objection_id: int, version: int, reason: str, acted_at: datetime) -> ObjectionView:
    """Put an objection on the committee's agenda, with the reason (15d); its members are told. Also one whose decision
    cannot be answered because the score changed since, where no appraiser is left who may decide it.

    Raises `Refused`: unknown-objection, objection-changed, objection-moved, those of `reason_of`.
    """
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    found = await views.known(objection_id)
    views.check_version(found, version)
    return await put_before_committee(actor, found, reason, acted_at)


async def put_before_committee(by: Actor, found: ObjectionView, reason: str, acted_at: datetime) -> ObjectionView:
    """The same for whoever was found to be allowed to: staff, or its decider."""
    clean = reason_of(reason, SHORTEST_DECISION)
    if found.state == ObjectionState.DECIDED and not await _to_be_decided_anew(found):
        raise Refused("objection-moved", measure=found.measure, state=found.state)
    sent = await views.move(found, "escalate", **views.UNDECIDED, escalated_at=acted_at, escalate_reason=clean)
    await views.record(by, "escalated", found.id, {"reason": clean, "from": found.decider_id})
    if found.state == ObjectionState.DECIDED:
        await views.look_at_sheet(found.case_id)
    await filing.tell_committee(sent)
    return sent


async def forward(actor: Actor, objection_id: int, note: str, acted_at: datetime) -> ObjectionView:
    """Note to whom, by which letter, an objection to a steward's value was forwarded; its decider and agency are told.

    What the steward corrects comes in with their values, and is rescored from there. Raises `Refused`:
    unknown-objection, objection-moved (answered already), wrong-state (no steward's value), bad-note.
    """
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    found, clean = await views.known(objection_id), plain(note)
    if not found.open:
        raise Refused("objection-moved", measure=found.measure, state=found.state)
    if not found.central:
        raise Refused("wrong-state")
    if not 3 <= len(clean) <= LONGEST_NOTE:
        raise Refused("bad-note", length=len(clean), most=LONGEST_NOTE)
    changed = await views.change(found, steward_note=clean)
    await views.record(actor, "forwarded", found.id, {"note": clean, "acted_at": acted_at})
    told = {"measure": found.measure, "title": found.title, "note": clean}
    concerned = [*await people.of_agency(found.agency_id), *([found.decider_id] if found.decider_id else [])]
    await post(
        [
            Notice(
                f"objection:{found.id}:forwarded:{changed.version}:{person}",
                person,
                "objection-forwarded",
                told,
                (("btn-home", "home"),),
            )
            for person in dict.fromkeys(concerned)
        ]
    )
    return changed


async def waiting(actor: Actor) -> dict[str, int]:
    """How many objections wait for staff: without a decider, decided and not answered, too late."""
    counts = (await board(actor, "open", size=1)).counts
    return {name: counts[name] for name in ("new", "decided", "late")}
