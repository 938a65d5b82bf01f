"""«Not applicable»: an agency asks that a measure does not count for it, staff decide with a reason (07d, ST-6)."""

from datetime import datetime
from typing import Any

from models import audit, sql
from models.clock import business_now
from models.requests import NotApplicableRequest
from services import access
from services.access import Actor, Permission, Role
from services.case import entries, self_assessment
from services.case.entries import EntryView
from services.case.na_requests import Request, known, one
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.reasons import SHORTEST_DECISION, reason_of
from services.states import ENTRY, NOT_APPLICABLE, EntryState, NAState


async def askable(actor: Actor, entry_id: int, acted_at: datetime) -> EntryView:
    """The entry, when the agency may ask at that time that it does not apply.

    Raises `Refused`: na-not-allowed (the catalogue knows no agency to which it does not apply), na-standing (asked
    or accepted already), and those of `self_assessment.workable`.
    """
    entry = await self_assessment.enterable(actor, entry_id, acted_at)
    if not entry.na_allowed:
        raise Refused("na-not-allowed", entry_id=entry.id, code=entry.code)
    return entry


async def ask(actor: Actor, entry_id: int, reason: str, acted_at: datetime, seen_version: int) -> Request:
    """Ask that a measure does not apply to the agency; what was entered stays as it is (07d). Staff are told.

    Raises `Refused`: changed-meanwhile, those of `reason_of` and of `askable`.
    """
    entry = await askable(actor, entry_id, acted_at)
    if entry.version != seen_version:
        raise Refused("changed-meanwhile", entry_id=entry.id, code=entry.code)
    clean = reason_of(reason)
    # One that its head had returned meanwhile was never decided: the new one takes its place.
    await NotApplicableRequest.filter(entry_id=entry.id, state=NAState.FILED).update(
        state=NAState.WITHDRAWN, decided_at=acted_at
    )
    made = await NotApplicableRequest.create(
        entry_id=entry.id,
        state=NAState.FILED,
        reason=clean,
        former_state=entry.state,
        person_id=actor.person_id,
        asked_at=acted_at,
    )
    await self_assessment.touch(entry, "ask_na")
    await _record(actor, "asked", made.id, {"entry": entry.id, "reason": clean, "acted_at": acted_at})
    request = await known(made.id)
    if entry.returned:  # its appraiser hears of it when the correction is sent back
        return request
    told = {"agency": request.agency_title, "code": request.code, "title": request.title, "reason": clean[:300]}
    await post(
        [
            Notice(f"na:{made.id}:asked:{person}", person, "na-asked-staff", told, (("btn-na-see", f"na:{made.id}"),))
            for person in await people.holders(Role.ADMIN)
        ]
    )
    return request


async def withdraw(actor: Actor, request_id: int, acted_at: datetime) -> Request:
    """Take a request back while nobody has decided it; the former value stands, as a draft.

    Raises `Refused`: na-decided, and those of `self_assessment.workable`.
    """
    request = await one(actor, request_id)
    access.require(actor, Permission.ENTER_VALUES, request.agency_id)
    entry = await self_assessment.workable(actor, request.entry_id, acted_at)
    await settle(request, actor, entry, "withdraw", "withdraw_na", "", acted_at)
    await _record(actor, "withdrawn", request.id, {"entry": entry.id, "acted_at": acted_at})
    return await known(request_id)


async def accept(actor: Actor, request_id: int, reason: str, acted_at: datetime) -> Request:
    """Decide that the measure does not apply to the agency, which is told with the reason (12e, ST-6).

    Raises `Refused`: na-decided (decided, withdrawn, or returned meanwhile), na-with-appraiser (its appraisal has
    begun: whoever appraises it decides), those of `reason_of`.
    """
    access.require(actor, Permission.DECIDE_NA)
    request, clean = await known(request_id), reason_of(reason, SHORTEST_DECISION)
    await _check_desk(request)
    if not request.waiting:
        raise _decided(request)
    await settle(request, actor, await entries.view(actor, request.entry_id), "accept", "accept_na", clean, acted_at)
    await _record(actor, "accepted", request.id, {"entry": request.entry_id, "reason": clean})
    told = {"code": request.code, "title": request.title, "reason": clean}
    buttons = (("btn-to-entry", f"entry:{request.entry_id}"),)
    await post(
        [
            Notice(f"na:{request.id}:accepted:{person}", person, "na-accepted-notice", told, buttons)
            for person in await people.of_agency(request.agency_id)
        ]
    )
    return await known(request_id)


async def reject(actor: Actor, request_id: int, reason: str, acted_at: datetime) -> Request:
    """Decide that the measure does apply, also after it had been accepted; the former value stands, as a draft.

    The agency is told with the reason, and whether it can still enter the measure. Raises `Refused`: na-decided,
    na-with-appraiser, those of `reason_of`.
    """
    access.require(actor, Permission.DECIDE_NA)
    request, clean = await known(request_id), reason_of(reason, SHORTEST_DECISION)
    await _check_desk(request)
    reversing = request.state == NAState.ACCEPTED and request.entry_state == EntryState.NA_ACCEPTED
    if not request.waiting and not reversing:
        raise _decided(request)
    entry = await entries.view(actor, request.entry_id)
    await settle(request, actor, entry, "reject", "reject_na", clean, acted_at)
    await _record(actor, "reversed" if reversing else "rejected", request.id, {"entry": entry.id, "reason": clean})
    can_enter = entry.open_at(business_now())
    told = {"code": request.code, "title": request.title, "reason": clean, "open": "yes" if can_enter else "no"}
    key = f"na:{request.id}:{'reversed' if reversing else 'rejected'}"
    buttons = (("btn-to-entry", f"entry:{entry.id}"),) if can_enter else (("btn-ask-extension", "extensions"),)
    name = "na-reversed-notice" if reversing else "na-rejected-notice"
    await post(
        [
            Notice(f"{key}:{person}", person, name, told, buttons, important=True)
            for person in await people.of_agency(request.agency_id)
        ]
    )
    return await known(request_id)


async def _check_desk(request: Request) -> None:
    found = await sql.row("SELECT 1 AS is_so FROM appraisal WHERE entry_id = ?", request.entry_id)
    if found is not None:
        raise Refused("na-with-appraiser", code=request.code)


async def settle(
    request: Request, actor: Actor, entry: EntryView, act: str, entry_act: str, reason: str, acted_at: datetime
) -> None:
    """Move a request and its entry by an act; who may was checked before. Raises `Refused("na-decided")`."""
    former = await NotApplicableRequest.get(id=request.id)
    if (
        entry_act != "accept_na"
        and former.former_state == EntryState.SELF_SCORED
        and self_assessment.is_complete(entry)
    ):
        entry_act = "restore_na"  # what had been recorded before stands again, also in a case that was handed over
    try:
        state = NOT_APPLICABLE.after(request.state, act)
        after = ENTRY.after(entry.state, entry_act)
    except Refused as refusal:
        raise _decided(request) from refusal
    await NotApplicableRequest.filter(id=request.id).update(
        state=state, decided_at=acted_at, decided_by_id=actor.person_id, decision_reason=reason
    )
    await sql.run("UPDATE measure_entry SET state = ?, version = version + 1 WHERE id = ?", after, entry.id)


def _decided(request: Request) -> Refused:
    return Refused("na-decided", entry_id=request.entry_id, code=request.code, state=request.state)


async def _record(actor: Actor, act: str, request_id: int, details: dict[str, Any]) -> None:
    await audit.record([audit.Event(actor.person_id, f"na.{act}", f"na:{request_id}", details)])


async def offer(actor: Actor, request_id: int) -> int:
    """Tell the liaisons of the other agencies of the group that they may ask the same; returns how many agencies.

    Only where the measure still waits for the agency and is not asked about. Nobody is told twice. Raises
    `Refused("wrong-state")` for a request that was not accepted.
    """
    access.require(actor, Permission.DECIDE_NA)
    request = await known(request_id)
    if request.state != NAState.ACCEPTED:
        raise Refused("wrong-state")
    found = await sql.rows(
        "SELECT e.id, c.agency_id FROM measure_entry e JOIN agency_case c ON c.id = e.case_id "
        "JOIN agency a ON a.id = c.agency_id WHERE e.measure_id = ? AND a.group_id = ? AND c.agency_id <> ? "
        "AND e.state IN ('EMPTY', 'DRAFT', 'SELF_SCORED', 'RETURNED') "
        "AND c.state IN ('INVITED', 'ACKNOWLEDGED', 'IN_PROGRESS')",
        request.measure_id,
        request.group_id,
        request.agency_id,
    )
    notices = [
        Notice(
            f"na:offer:{one['id']}:{person}",
            person,
            "na-offer-notice",
            {"code": request.code, "title": request.title},
            (("btn-na-ask", f"na-ask:{one['id']}"),),
        )
        for one in found
        for person in await people.holders(Role.LIAISON, one["agency_id"])
    ]
    await post(notices)
    await _record(actor, "offered", request.id, {"agencies": len(found)})
    return len(found)
