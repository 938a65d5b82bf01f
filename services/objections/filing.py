"""Filing an objection: in time it is fixed and gets a receipt, too late only the deputy admits it (14b, SLA-4.3)."""

from datetime import datetime

from services import access
from services.access import Actor, Permission, Role
from services.case import receipts
from services.case.entries import CURRENT
from services.errors import Refused
from services.notices import Notice, post
from services.objections import drafting, views
from services.objections.views import STEWARD, WEIGHT, ObjectionView
from services.people import people
from services.reasons import SHORTEST_DECISION, reason_of
from services.results import standing, window
from services.states import FROZEN_RESULTS, ObjectionState


async def file(actor: Actor, objection_id: int, version: int, acted_at: datetime) -> tuple[ObjectionView, bool]:
    """File a draft as it was seen; returns it with its receipt, and whether it had been filed before.

    Judged by when the person acted. One about a weight or target goes to the committee at once, of one about a
    steward's value staff are told, who forward it. Raises `Refused`: unknown-objection, objection-changed,
    objection-no-text, objection-window-over (closed, or the results were accepted), result-frozen.
    """
    one = await drafting.own(actor, objection_id)
    if one.state != ObjectionState.DRAFT:
        return one, True
    _check_ready(one, version)
    ends = await window.ends_at(one.entry_id)
    if acted_at >= ends or drafting.accepted(one.result_state):
        raise Refused(
            "objection-window-over",
            measure=one.measure,
            ends=ends,
            accepted="yes" if drafting.accepted(one.result_state) else "no",
        )
    filed = await _fix(actor, one, "file", acted_at)
    await standing.move(await standing.of_case(one.case_id), "object")
    await views.record(actor, "filed", one.id, _details(filed, acted_at))
    return await _on_its_way(filed, acted_at), False


async def file_late(
    actor: Actor, objection_id: int, version: int, reason: str, acted_at: datetime
) -> tuple[ObjectionView, bool]:
    """File a draft after its window, with the reason why only now; the deputy is told and decides whether it counts.

    Raises `Refused`: unknown-objection, objection-changed, objection-no-text, result-frozen, those of `reason_of`.
    """
    one = await drafting.own(actor, objection_id)
    if one.state != ObjectionState.DRAFT:
        return one, True
    _check_ready(one, version)
    clean = reason_of(reason)
    if acted_at < await window.ends_at(one.entry_id) and not drafting.accepted(one.result_state):
        return await file(actor, objection_id, version, acted_at)  # a corrected sheet has opened the window again
    late = await _fix(actor, one, "file_late", acted_at, late_reason=clean)
    await views.record(actor, "filed_late", one.id, _details(late, acted_at) | {"reason": clean})
    told = {"agency": late.agency, "measure": late.measure, "title": late.title, "reason": clean[:300]}
    await post(
        [
            Notice(
                f"objection:{late.id}:late:{person}",
                person,
                "objection-late-deputy",
                told,
                (("btn-see-objection", f"late-one:{late.id}"),),
                important=True,
            )
            for person in await people.holders(Role.DEPUTY)
        ]
    )
    return late, False


def _check_ready(one: ObjectionView, version: int) -> None:
    views.check_version(one, version)
    if not one.text:
        raise Refused("objection-no-text", measure=one.measure)
    if one.result_state in FROZEN_RESULTS:
        raise Refused("result-frozen", agency=one.agency)


async def _fix(actor: Actor, one: ObjectionView, act: str, acted_at: datetime, late_reason: str = "") -> ObjectionView:
    """From here on nothing of it changes; the score it is about, and the sheet that told it, are written beside it.

    A file that never came, or could not be used, is nothing to point at.
    """
    line = (await drafting.item(actor, one.entry_id)).line
    there = {file.id for file in await drafting.registered(one)}
    return await views.move(
        one,
        act,
        filed_at=acted_at,
        filed_by_id=actor.person_id,
        code=receipts.tracking_code(),
        former_score=line.given,
        sheet_version=(await standing.of_case(one.case_id)).sheet_version,
        evidence=[file for file in one.evidence if file in there],
        late_reason=late_reason,
    )


def _details(one: ObjectionView, acted_at: datetime) -> dict[str, object]:
    return {
        "entry": one.entry_id,
        "receipt": one.receipt,
        "text": one.text,
        "subject": one.subject,
        "evidence": list(one.evidence),
        "acted_at": acted_at,
    }


async def _on_its_way(one: ObjectionView, acted_at: datetime) -> ObjectionView:
    """Where a filed objection goes by what it is about."""
    told = {"agency": one.agency, "measure": one.measure, "title": one.title}
    if one.subject == WEIGHT:
        one = await views.move(one, "escalate", escalated_at=acted_at, escalate_reason="")
        await views.record(access.SYSTEM, "escalated", one.id, {"subject": one.subject})
        await tell_committee(one)
    elif one.subject == STEWARD:
        await post(
            [
                Notice(
                    f"objection:{one.id}:steward:{person}",
                    person,
                    "objection-about-steward",
                    told | {"steward": one.steward},
                    (("btn-see-objection", f"obj-staff:{one.id}"),),
                )
                for person in await people.holders(Role.ADMIN)
            ]
        )
    return one


async def tell_committee(one: ObjectionView) -> None:
    """Tell the committee's members what was put on their agenda."""
    told = {"agency": one.agency, "measure": one.measure, "title": one.title, "reason": one.escalate_reason[:300]}
    await post(
        [
            Notice(
                f"objection:{one.id}:committee:{one.version}:{person}",
                person,
                "objection-at-committee",
                told,
                (("btn-see-objection", f"agenda-one:{one.id}"),),
            )
            for person in await people.holders(Role.COMMITTEE)
        ]
    )


async def late_ones(actor: Actor) -> list[ObjectionView]:
    """The objections that came too late and wait for the deputy, the oldest first."""
    access.require(actor, Permission.ADMIT_LATE)
    return await views.select(f"o.state = 'OUT_OF_TIME' AND o.cycle_id = {CURRENT} ORDER BY o.filed_at, o.id")


async def late_one(actor: Actor, objection_id: int) -> ObjectionView:
    """One of them, also when it was decided. Raises `Refused("unknown-objection")`, for one that was in time too."""
    access.require(actor, Permission.ADMIT_LATE)
    one = await views.known(objection_id)
    if one.filed_at is None or not one.late_reason:
        raise Refused("unknown-objection")
    return one


async def admit(actor: Actor, objection_id: int, reason: str, acted_at: datetime) -> ObjectionView:
    """Let a late objection count, with the reason; its agency is told (SLA-4.3: the deputy alone).

    Raises `Refused`: objection-moved, result-frozen, those of `reason_of`.
    """
    access.require(actor, Permission.ADMIT_LATE)
    one, clean = await views.known(objection_id), reason_of(reason, SHORTEST_DECISION)
    if one.result_state in FROZEN_RESULTS:
        raise Refused("result-frozen", agency=one.agency)
    admitted = await views.move(one, "admit", admitted_at=acted_at, admitted_by_id=actor.person_id, admit_reason=clean)
    await standing.move(await standing.of_case(one.case_id), "admit")
    await views.record(actor, "admitted", one.id, {"reason": clean})
    told = {"measure": one.measure, "title": one.title, "reason": clean}
    buttons = (("btn-see-objection", f"obj:{one.id}"), ("btn-home", "home"))
    await post(
        [
            Notice(f"objection:{one.id}:admitted:{person}", person, "objection-admitted", told, buttons, important=True)
            for person in await people.of_agency(one.agency_id)
        ]
    )
    return await _on_its_way(admitted, acted_at)


async def refuse(actor: Actor, objection_id: int, reason: str, acted_at: datetime) -> ObjectionView:
    """Do not let a late objection count; its agency is told the reason: that is its written answer (ST-7).

    Raises `Refused`: objection-moved, those of `reason_of`.
    """
    access.require(actor, Permission.ADMIT_LATE)
    one, clean = await views.known(objection_id), reason_of(reason, SHORTEST_DECISION)
    refused = await views.move(
        one,
        "refuse_late",
        admitted_at=acted_at,
        admitted_by_id=actor.person_id,
        admit_reason=clean,
        answered_at=acted_at,
    )
    await views.record(actor, "refused_late", one.id, {"reason": clean})
    told = {"measure": one.measure, "title": one.title, "reason": clean}
    buttons = (("btn-see-objection", f"obj:{one.id}"), ("btn-home", "home"))
    key = f"objection:{one.id}:refused"
    await post(
        [
            Notice(f"{key}:{person}", person, "objection-refused-late", told, buttons, important=True)
            for person in await people.of_agency(one.agency_id)
        ]
    )
    await views.close_case(one.case_id)
    return refused
