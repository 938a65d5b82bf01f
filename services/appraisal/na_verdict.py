"""«Not applicable» decided by whoever appraises the entry: accepted, refused, or proof asked for (12e, ST-6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models import audit
from models.appraisal import AppraisalStep
from services.access import SYSTEM, Actor
from services.appraisal import desk, undoing, writing
from services.appraisal.desk import AppraisalView
from services.appraisal.writing import Former
from services.case import na_requests, not_applicable
from services.case.na_requests import Document, Effect, Request
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.reasons import SHORTEST_DECISION, reason_of
from services.results import standing
from services.states import BEFORE_RELEASE, EntryState, NAState

ACCEPT, REFUSE = "na-accept", "na-refuse"


@dataclass(frozen=True, slots=True)
class Case:
    """A request for «not applicable» before its appraiser: what accepting would do to the agency's points (None once
    it is decided), its documents, and how the same was decided for others of the group."""

    view: AppraisalView
    request: Request
    effect: Effect | None
    documents: list[Document]
    others: Sequence[Request]


async def open_case(actor: Actor, appraisal_id: int) -> Case:
    """The request about one of the actor's own appraisals, with the effect on the weights (12e).

    Raises `Refused`: no-na-request, and those of `desk.view`.
    """
    one = await desk.view(actor, appraisal_id)
    if await desk.has_conflict(actor.person_id, one.entry.agency_id):
        raise Refused("conflict-declared", agency=one.entry.agency_title)
    request = await _request(one)
    return Case(
        view=one,
        request=request,
        effect=await na_requests.effect(SYSTEM, request) if request.waiting else None,
        documents=[each for each in await na_requests.documents(SYSTEM, request) if each.sha256],
        others=await na_requests.others(SYSTEM, request),
    )


async def document(actor: Actor, appraisal_id: int, document_id: int) -> Document:
    """A document of the request, to be sent to its appraiser. Raises `Refused`: unknown-file, those of `open_case`."""
    case = await open_case(actor, appraisal_id)
    found = next((each for each in case.documents if each.id == document_id), None)
    if found is None:
        raise Refused("unknown-file")
    return found


async def _request(one: AppraisalView) -> Request:
    request = await na_requests.of_entry(SYSTEM, one.entry.id)
    if request is None or request.state == NAState.WITHDRAWN:
        raise Refused("no-na-request", code=one.entry.code)
    return request


async def _decidable(actor: Actor, appraisal_id: int, seen_version: int | None) -> tuple[AppraisalView, Request]:
    one = await desk.workable(actor, appraisal_id)
    request = await _request(one)
    if seen_version is not None and one.version != seen_version:
        raise Refused("changed-meanwhile", entry_id=one.entry.id, code=one.entry.code)
    return one, request


async def accept(
    actor: Actor, appraisal_id: int, reason: str, acted_at: datetime, seen_version: int | None
) -> AppraisalView:
    """Decide that the measure does not apply: it gets no points and costs none; its agency is told with the reason.

    Raises `Refused`: na-decided, changed-meanwhile, reason-too-short, reason-too-long, no-na-request, and those of
    `desk.workable`.
    """
    one, request = await _decidable(actor, appraisal_id, seen_version)
    clean = reason_of(reason, SHORTEST_DECISION)
    if not request.waiting:
        raise Refused("na-decided", entry_id=one.entry.id, code=one.entry.code, state=request.state)
    act_id = await writing.begin_act(actor.person_id, one.entry.cycle_id, ACCEPT, acted_at)
    await writing.score(one, actor.person_id, None, None, clean, acted_at, act_id)
    await not_applicable.settle(request, actor, one.entry, "accept", "accept_na", clean, acted_at)
    await _record(actor, "accepted", request, clean, acted_at)
    told = {"code": request.code, "title": request.title, "reason": clean}
    await post(
        [
            Notice(
                f"na:{request.id}:accepted:{act_id}:{person}",
                person,
                "na-accepted-notice",
                told,
                (("btn-to-entry", f"entry:{one.entry.id}"),),
            )
            for person in await people.of_agency(one.entry.agency_id)
        ]
    )
    return await desk.view(actor, appraisal_id)


async def refuse(
    actor: Actor, appraisal_id: int, reason: str, acted_at: datetime, seen_version: int | None
) -> AppraisalView:
    """Decide that the measure does apply, also after it was accepted; the former value stands, and waits for a score.

    Raises `Refused`: na-decided, after-release (it was accepted, and the result was told), and those of `accept`.
    """
    one, request = await _decidable(actor, appraisal_id, seen_version)
    clean = reason_of(reason, SHORTEST_DECISION)
    reversing = request.state == NAState.ACCEPTED and one.entry.state == EntryState.NA_ACCEPTED
    if not request.waiting and not reversing:
        raise Refused("na-decided", entry_id=one.entry.id, code=one.entry.code, state=request.state)
    if one.result_state not in BEFORE_RELEASE:
        raise Refused("after-release", agency=one.entry.agency_title)
    act_id = await writing.begin_act(actor.person_id, one.entry.cycle_id, REFUSE, acted_at)
    await writing.move(one, "refuse_na", act_id)
    await not_applicable.settle(request, actor, one.entry, "reject", "reject_na", clean, acted_at)
    await standing.scores_changed(one.entry.case_id)
    await _record(actor, "reversed" if reversing else "rejected", request, clean, acted_at)
    told = {"code": request.code, "title": request.title, "reason": clean}
    await post(
        [
            Notice(
                f"na:{request.id}:refused:{act_id}:{person}",
                person,
                "na-refused-by-appraiser",
                told,
                (("btn-to-entry", f"entry:{one.entry.id}"),),
                important=True,
            )
            for person in await people.of_agency(one.entry.agency_id)
        ]
    )
    return await desk.view(actor, appraisal_id)


async def _record(actor: Actor, act: str, request: Request, reason: str, acted_at: datetime) -> None:
    details = {"entry": request.entry_id, "reason": reason, "acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, f"na.{act}", f"na:{request.id}", details)])


@undoing.also(ACCEPT)
@undoing.also(REFUSE)
async def _undecided(_: Actor, entry_id: int, step: AppraisalStep, __: Former, ___: datetime) -> None:
    """The agency hears that the decision does not stand."""
    one = await desk.of_entry(entry_id)
    told = {"code": one.entry.code, "title": one.entry.title}
    buttons = (("btn-to-entry", f"entry:{entry_id}"),)
    await post(
        [
            Notice(f"na-undone:{step.id}:{person}", person, "na-undecided-notice", told, buttons)
            for person in await people.of_agency(one.entry.agency_id)
        ]
    )
