"""«نیاز به اصلاح»: an appraiser gives one entry back to its agency, with a reason and until when (12d)."""

from dataclasses import dataclass
from datetime import datetime

from models import audit, sql
from models.appraisal import AppraisalAct, AppraisalStep
from models.clock import business_now, day_of, end_of
from models.cycle import Cycle
from services.access import Actor
from services.appraisal import desk, undoing, verdicts, writing
from services.appraisal.desk import AppraisalView
from services.appraisal.writing import Former
from services.case import fingerprint
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.reasons import SHORTEST_DECISION, reason_of
from services.results import standing
from services.states import (
    AFTER_THE_LOCK,
    BEFORE_RELEASE,
    CENTRAL_STATES,
    ENTRY,
    AppraisalState,
    CaseState,
    EntryState,
)
from services.year import days_off

RETURN = "return"
# Beside the cycle's own number of working days these are offered; any up to the longest may be typed.
OFFERED, LONGEST = (2, 3, 5, 7, 10), 30


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms an entry would be returned: working days, their end (exclusive), and how many of its files were
    found wanting. `proof`: it is a request for «not applicable» that lacks its document."""

    view: AppraisalView
    days: int
    usual_days: int
    until: datetime
    defects: int

    @property
    def proof(self) -> bool:
        """Whether it is proof for a request that is asked for, not a correction."""
        return self.view.entry.state == EntryState.NA_REQUESTED


async def terms(actor: Actor, appraisal_id: int, days: int | None = None) -> Terms:
    """The terms on which the actor could return an entry now; the cycle's own number of days unless one is given.

    Raises `Refused`: central-no-return, nothing-submitted (the agency has sent nothing at all: more time is the
    deputy's to grant), return-na-accepted, after-release, return-days, and those of `desk.workable`.
    """
    one = await desk.workable(actor, appraisal_id)
    entry = one.entry
    if entry.state in CENTRAL_STATES:
        raise Refused("central-no-return", code=entry.code)
    if entry.case_state == CaseState.NO_SUBMISSION:
        raise Refused("nothing-submitted", agency=entry.agency_title)
    if entry.state == EntryState.NA_ACCEPTED:
        raise Refused("return-na-accepted", code=entry.code)
    if one.result_state not in BEFORE_RELEASE:
        raise Refused("after-release", agency=entry.agency_title)
    usual = (await Cycle.get(id=entry.cycle_id)).return_days
    chosen = usual if days is None else days
    if not 1 <= chosen <= LONGEST:
        raise Refused("return-days", given=chosen, most=LONGEST)
    calendar = await days_off.calendar()
    until = end_of(calendar.add(day_of(business_now()), chosen))
    return Terms(one, chosen, usual, until, await verdicts.count(entry.id))


async def give_back(
    actor: Actor, appraisal_id: int, reason: str, acted_at: datetime, seen_version: int | None, days: int | None = None
) -> Terms:
    """Return an entry to its agency, which may correct it alone until the end of the last day; its people are told.

    A score that it had does not stand any more. Raises `Refused`: changed-meanwhile (also for a second press),
    reason-too-short, reason-too-long, and those of `terms`.
    """
    found = await terms(actor, appraisal_id, days)
    one, entry = found.view, found.view.entry
    clean = reason_of(reason, SHORTEST_DECISION)
    if seen_version is not None and one.version != seen_version:
        raise Refused("changed-meanwhile", entry_id=entry.id, code=entry.code)
    digest = await fingerprint.of_case(entry.case_id)
    act_id = await writing.begin_act(actor.person_id, entry.cycle_id, RETURN, acted_at)
    await writing.move(one, "return", act_id, returned_until=found.until, return_reason=clean)
    await writing.take_score(entry.id)
    state = entry.state if found.proof else ENTRY.after(entry.state, "return")
    await sql.run(
        "UPDATE measure_entry SET state = ?, return_reason = ?, record_asked_at = NULL, version = version + 1 "
        "WHERE id = ?",
        state,
        clean,
        entry.id,
    )
    await standing.scores_changed(entry.case_id)
    details = {"reason": clean, "until": found.until, "defects": found.defects, "digest": digest, "acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, "entry.given_back", f"entry:{entry.id}", details)])
    told = {
        "code": entry.code,
        "title": entry.title,
        "reason": clean[:500],
        "until": found.until,
        "defects": found.defects,
    }
    await post(
        [
            Notice(
                f"given-back:{one.id}:{one.version + 1}:{person}",
                person,
                "entry-proof-wanted" if found.proof else "entry-given-back",
                told,
                (("btn-to-entry", f"entry:{entry.id}"), ("btn-home", "home")),
                important=True,
            )
            for person in await people.of_agency(entry.agency_id)
        ]
    )
    return found


async def take_back(actor: Actor, appraisal_id: int, acted_at: datetime) -> AppraisalView:
    """Take a return back that the agency has not begun to answer: entry and score are as before, its people are told.

    Raises `Refused`: not-returned (it came back, its time was over, or never was), correction-begun, case-open-again
    (all of it is the agency's anyway), conflict-declared; `Denied` for another's.
    """
    one = await desk.view(actor, appraisal_id)
    if one.state != AppraisalState.RETURNED:
        raise Refused("not-returned", code=one.entry.code)
    if one.entry.case_state not in AFTER_THE_LOCK:
        raise Refused("case-open-again", code=one.entry.code)
    if await desk.has_conflict(actor.person_id, one.entry.agency_id):
        raise Refused("conflict-declared", agency=one.entry.agency_title)
    steps = AppraisalStep.filter(appraisal_id=one.id, act__kind=RETURN, act__undone_at__isnull=True)
    step = await steps.order_by("-id").first()
    if step is not None:
        step.version = one.version  # it may have come to another appraiser since: the return is still the last that was
    if step is None or not await writing.put_back(step, Former(**step.former)):
        raise Refused("correction-begun", code=one.entry.code, until=one.returned_until)
    await AppraisalAct.filter(id=step.act_id).update(undone_at=business_now())
    await _not_any_more(actor, one.entry.id, step, Former(**step.former), acted_at)
    details = {"acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, "entry.return_taken_back", f"entry:{one.entry.id}", details)])
    return await desk.view(actor, appraisal_id)


@undoing.also(RETURN)
async def _not_any_more(_: Actor, entry_id: int, step: AppraisalStep, __: Former, ___: datetime) -> None:
    """The agency hears that nothing is to be corrected any more."""
    one = await desk.of_entry(entry_id)
    told = {"code": one.entry.code, "title": one.entry.title}
    await post(
        [
            Notice(f"not-any-more:{step.id}:{person}", person, "entry-return-undone", told, (("btn-home", "home"),))
            for person in await people.of_agency(one.entry.agency_id)
        ]
    )
