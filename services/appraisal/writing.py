"""Putting a score beside the others and moving an appraisal: what every act of appraisal is made of (§11.5)."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from models import sql
from models.appraisal import Appraisal, AppraisalAct, AppraisalStep
from models.clock import business_now
from models.fields import exact, stored_time
from services.appraisal import desk, entry_acts
from services.appraisal.desk import AppraisalView
from services.appraisal.entry_acts import EntryBefore
from services.case.self_assessment import write_value
from services.catalogue import scoring
from services.errors import Refused
from services.results import standing
from services.states import APPRAISAL


@dataclass(frozen=True, slots=True)
class Former:
    """An appraisal as it was before an act, the value of the act's source that stood then, and its entry: its state,
    why it was returned, and what had become of its request for «not applicable»."""

    state: str
    since_at: str
    scored_by: int | None
    scored_at: str | None
    returned_until: str | None
    return_reason: str
    recheck_reason: str
    value_id: int | None
    entry_state: str = ""
    entry_reason: str = ""
    request_state: str = ""
    request_reason: str = ""


async def begin_act(person_id: int | None, cycle_id: int, kind: str, acted_at: datetime) -> int:
    """Note an act that can be undone as one; its steps follow. Returns its id."""
    act = await AppraisalAct.create(cycle_id=cycle_id, person_id=person_id, kind=kind, acted_at=acted_at)
    return act.id


async def score(
    one: AppraisalView,
    person_id: int | None,
    achieved: Decimal | None,
    points: Decimal | None,
    reason: str,
    acted_at: datetime,
    act_id: int,
) -> None:
    """Give an entry its preliminary score; the former one is superseded. None for both: it does not apply.

    Raises `Refused("changed-meanwhile")` when somebody else moved the appraisal since it was read.
    """
    former = await _former(one)
    if achieved is not None or points is not None:
        await give(one, desk.PRELIMINARY, achieved, points, person_id, acted_at, reason)
    else:
        await take_score(one.entry.id)
    await move(
        one,
        "score",
        act_id,
        former,
        scored_by_id=person_id,
        scored_at=acted_at,
        returned_until=None,
        recheck_reason="",
    )
    await standing.scores_changed(one.entry.case_id)


async def give(
    one: AppraisalView,
    source: str,
    achieved: Decimal | None,
    points: Decimal | None,
    person_id: int | None,
    acted_at: datetime,
    reason: str,
) -> None:
    """Put a value of the organisation beside the others; its amount is the points, or zero while they are unknown."""
    amount = points if points is not None else scoring.ZERO
    await write_value(one.entry, source, exact(amount), achieved, points, person_id, acted_at, reason)


async def take_score(entry_id: int) -> None:
    """The preliminary score of an entry, if it has one, does not stand any more."""
    await sql.run(
        "UPDATE value SET superseded_at = ? WHERE entry_id = ? AND source = ? AND superseded_at IS NULL",
        stored_time(business_now()),
        entry_id,
        desk.PRELIMINARY,
    )


async def _former(one: AppraisalView) -> Former:
    row = await sql.row("SELECT * FROM appraisal WHERE id = ?", one.id)
    value = await sql.row(
        "SELECT id FROM value WHERE entry_id = ? AND source = ? AND superseded_at IS NULL",
        one.entry.id,
        desk.PRELIMINARY,
    )
    request = await sql.row(
        "SELECT state, decision_reason FROM na_request WHERE entry_id = ? ORDER BY id DESC LIMIT 1", one.entry.id
    )
    assert row is not None
    return Former(
        state=row["state"],
        since_at=row["since_at"],
        scored_by=row["scored_by_id"],
        scored_at=row["scored_at"],
        returned_until=row["returned_until"],
        return_reason=row["return_reason"],
        recheck_reason=row["recheck_reason"],
        value_id=value["id"] if value else None,
        entry_state=one.entry.state,
        entry_reason=one.entry.return_reason,
        request_state=request["state"] if request else "",
        request_reason=request["decision_reason"] if request else "",
    )


async def move(
    one: AppraisalView, act: str, act_id: int | None = None, former: Former | None = None, **changes: Any
) -> None:
    """Move an appraisal by an arrow, note the step for undoing, count its version.

    Raises `Refused("changed-meanwhile")` when it is not as it was read any more: of two who act at once one wins and
    the other is shown what happened.
    """
    after = APPRAISAL.after(one.state, act)
    if act_id is not None:
        former = former or await _former(one)
    since = {} if after == one.state else {"since_at": business_now()}
    changed = await Appraisal.filter(id=one.id, version=one.version).update(
        state=after, version=one.version + 1, skipped_at=None, **since, **changes
    )
    if not changed:
        raise Refused("changed-meanwhile", entry_id=one.entry.id, code=one.entry.code)
    if former is not None and act_id is not None:
        await AppraisalStep.create(act_id=act_id, appraisal_id=one.id, former=asdict(former), version=one.version + 1)


async def put_back(step: AppraisalStep, former: Former) -> bool:
    """Undo one step: the appraisal, its score and what became of its entry are as before; False when something
    happened to it since."""
    stands_still = await sql.row(
        "SELECT id FROM appraisal WHERE id = ? AND version = ?", step.appraisal_id, step.version
    )
    before = EntryBefore(former.entry_state, former.entry_reason, former.request_state, former.request_reason)
    if stands_still is None or not await entry_acts.undo(step.appraisal_id, before):
        return False
    changed = await sql.run(
        "UPDATE appraisal SET state = ?, since_at = ?, scored_by_id = ?, scored_at = ?, returned_until = ?, "
        "return_reason = ?, recheck_reason = ?, version = version + 1 WHERE id = ? AND version = ?",
        former.state,
        former.since_at,
        former.scored_by,
        former.scored_at,
        former.returned_until,
        former.return_reason,
        former.recheck_reason,
        step.appraisal_id,
        step.version,
    )
    if not changed:
        return False
    row = await sql.row("SELECT entry_id, case_id FROM appraisal WHERE id = ?", step.appraisal_id)
    assert row is not None
    stands = await sql.row(
        "SELECT id FROM value WHERE entry_id = ? AND source = ? AND superseded_at IS NULL",
        row["entry_id"],
        desk.PRELIMINARY,
    )
    if (stands["id"] if stands else None) != former.value_id:
        await take_score(row["entry_id"])
        if former.value_id is not None:
            await sql.run(AGAIN, former.value_id)
    await standing.scores_changed(row["case_id"])
    return True


# A value that was superseded by mistake stands again, as a row of its own: nothing that was written changes.
AGAIN = (
    "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
    "SELECT entry_id, source, amount, achievement, score, person_id, acted_at, reason FROM value WHERE id = ?"
)
# An entry is as the step before left it, but for its version: that step can be undone next.
CHAIN = "UPDATE appraisal_step SET version = ? WHERE appraisal_id = ? AND version = ?"
