"""A re-check ends without another score: somebody has looked again, and what was decided stands (12f, 15d)."""

from datetime import datetime

from models import audit
from services.access import Actor
from services.appraisal import deciding, desk, writing
from services.appraisal.desk import AppraisalView
from services.errors import Refused
from services.results import standing
from services.states import BEFORE_RELEASE, AppraisalState, EntryState

KEEP = "keep"


async def keep(actor: Actor, appraisal_id: int, acted_at: datetime, seen_version: int | None) -> AppraisalView:
    """«امتیاز می‌ماند»: the score of one's own entry, or that it does not apply, stands; it is off the re-check list.

    Who looked answers for the score from now on; its value keeps the person who gave it, and no new sheet is due.
    Raises `Refused`: changed-meanwhile, no-recheck (it is not on the list), na-undecided, nothing-proposed (nothing
    is decided that could stand), objection-open, result-releasing, result-frozen, and those of `desk.workable`.
    """
    one = await desk.workable(actor, appraisal_id)
    entry = one.entry
    if seen_version is not None and one.version != seen_version:
        raise Refused("changed-meanwhile", entry_id=entry.id, code=entry.code)
    if one.state != AppraisalState.RECHECK:
        raise Refused("no-recheck", code=entry.code)
    deciding.check_not_frozen(one)
    if entry.state == EntryState.NA_REQUESTED:
        raise Refused("na-undecided", entry_id=entry.id, code=entry.code)
    if one.given is None and not one.not_applicable:
        raise Refused("nothing-proposed", entry_id=entry.id, code=entry.code)
    await deciding.check_no_objection(one)
    act_id = await writing.begin_act(actor.person_id, entry.cycle_id, KEEP, acted_at)
    await writing.move(one, "keep", act_id, scored_by_id=actor.person_id, scored_at=acted_at, recheck_reason="")
    if one.result_state in BEFORE_RELEASE:
        await standing.scores_changed(entry.case_id)
    details = {
        "points": one.given.points if one.given else None,
        "why": one.recheck_reason,
        "version": one.version + 1,
        "acted_at": acted_at,
    }
    await audit.record([audit.Event(actor.person_id, "appraisal.kept", f"entry:{entry.id}", details)])
    return await desk.view(actor, appraisal_id)
