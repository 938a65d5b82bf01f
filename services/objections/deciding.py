"""A second appraiser decides an objection: queue, card, a new score, taking back, to the committee (15)."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from models import sql
from models.cycle import Cycle
from models.text import parse_decimal
from services import access, ticking
from services.access import Actor, Permission
from services.appraisal import desk, rechecking
from services.appraisal.desk import AppraisalView
from services.appraisal.rechecking import Marked
from services.case.entries import CURRENT
from services.errors import Refused
from services.objections import answering, deciders, drafting, hearings, queue, views
from services.objections.drafting import Registered
from services.objections.hearings import HearingView
from services.objections.views import ObjectionView, Outcome, Vote
from services.reasons import SHORTEST_DECISION, reason_of
from services.states import FROZEN_RESULTS, ObjectionState

_SHOWN = Decimal("0.01")
WAITING = (ObjectionState.ASSIGNED, ObjectionState.AT_COMMITTEE)


@dataclass(frozen=True, slots=True)
class DecidingView:
    """An objection before who decides it: the appraisal with all its values, the files pointed at, the hearing.

    `before` are the points that stand; a new score lies above them up to `cap`, below them only where `may_fall`.
    """

    objection: ObjectionView
    appraisal: AppraisalView
    files: tuple[Registered, ...]
    hearing: HearingView | None
    may_fall: bool

    @property
    def before(self) -> Decimal | None:
        """The points that stand."""
        return self.appraisal.given.points if self.appraisal.given else None

    @property
    def cap(self) -> Decimal | None:
        """The most that the measure can give its agency."""
        return self.appraisal.entry.cap

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What can be decided."""
        usual = (Outcome.ACCEPTED, Outcome.PARTLY, Outcome.REJECTED)
        return (*usual, Outcome.LOWERED) if self.may_fall else usual


async def waiting(actor: Actor) -> list[ObjectionView]:
    """The objections on the actor's own desk, the oldest first; those decided and not answered come last (15a)."""
    access.require(actor, Permission.DECIDE_OBJECTION, assigned_to=actor.person_id)
    return await views.select(
        f"o.decider_id = ? AND o.state IN ('ASSIGNED', 'DECIDED') AND o.resolution_id IS NULL "
        f"AND o.cycle_id = {CURRENT} ORDER BY o.state, o.filed_at, o.id",
        actor.person_id,
    )


async def _own(actor: Actor, objection_id: int) -> ObjectionView:
    found = await views.find(objection_id)
    assigned_to = found.decider_id if found else actor.person_id
    access.require(actor, Permission.DECIDE_OBJECTION, assigned_to=assigned_to)
    if found is None:
        raise Refused("unknown-objection")
    return found


async def card(actor: Actor, objection_id: int) -> DecidingView:
    """One of the actor's own objections with all that is needed to decide it (15b, 15c).

    Raises `Refused("unknown-objection")`, `Denied` for one that is not (or no longer) theirs.
    """
    return await whole(await _own(actor, objection_id))


async def whole(one: ObjectionView) -> DecidingView:
    """The same for whoever was found to be allowed to see it."""
    cycle = await Cycle.get(id=one.cycle_id)
    return DecidingView(
        one,
        await desk.of_entry(one.entry_id),
        tuple(await drafting.pointed(one)),
        await hearings.of_case(one.case_id),
        cycle.score_may_fall,
    )


async def file(actor: Actor, objection_id: int, file_id: int) -> Registered:
    """A file that one of the actor's objections points at. Raises `Refused`: unknown-objection, unknown-file,
    file-not-here."""
    return await content(await _own(actor, objection_id), file_id)


async def content(one: ObjectionView, file_id: int) -> Registered:
    """A file that an objection points at, with its bytes. Raises `Refused`: unknown-file, file-not-here."""
    found = next((file for file in await drafting.pointed(one) if file.id == file_id), None)
    if found is None:
        raise Refused("unknown-file")
    if found.sha256 is None:
        raise Refused("file-not-here", entry_id=one.entry_id, name=found.name)
    return found


async def decide(
    actor: Actor,
    objection_id: int,
    version: int,
    outcome: Outcome,
    new_score: str | Decimal | None,
    reason: str,
    acted_at: datetime,
) -> ObjectionView:
    """Decide an objection: accepted and partly with a higher score, rejected with none (15c).

    The score takes its place beside the others with the answer, not before: until then it can be taken back and
    nobody outside sees it. Raises `Refused`: unknown-objection, objection-changed, objection-moved, and what `judged`
    raises; `Denied` for one that is not the actor's.
    """
    one = await _own(actor, objection_id)
    views.check_version(one, version)
    if one.state != ObjectionState.ASSIGNED:
        raise Refused("objection-moved", measure=one.measure, state=one.state)
    score, before, clean = await judged(actor, await whole(one), outcome, new_score, reason)
    return await settle(actor, one, outcome, before, score, clean, acted_at)


async def judged(
    by: Actor, found: DecidingView, outcome: Outcome, new_score: str | Decimal | None, reason: str
) -> tuple[Decimal, Decimal, str]:
    """The new points, those before, and the reason, when this person may decide so at this moment.

    Raises `Refused`: own-score, decider-conflict, result-frozen, objection-no-score (nothing was given),
    outcome-closed, score-not-a-number, score-not-higher, score-over-cap, score-not-lower, those of `reason_of`.
    """
    await deciders.check(by.person_id, found.objection)
    if found.objection.result_state in FROZEN_RESULTS:
        raise Refused("result-frozen", agency=found.objection.agency)
    before, cap = found.before, found.cap
    if before is None or cap is None:
        raise Refused("objection-no-score", measure=found.objection.measure)
    if outcome not in found.outcomes:
        raise Refused("outcome-closed")
    score = before if outcome is Outcome.REJECTED else in_bounds(outcome, new_score, before, cap)
    return score, before, reason_of(reason, SHORTEST_DECISION)


def typed_score(outcome: Outcome, typed: str, before: Decimal, cap: Decimal) -> Decimal:
    """Points as a person typed them, to two decimals; what reads like the cap, or the points before, is exactly that.

    Raises those of `in_bounds`.
    """
    with suppress(ValueError):
        score = parse_decimal(typed).quantize(_SHOWN, rounding=ROUND_HALF_UP)
        alike = (one for one in (cap, before) if score == one.quantize(_SHOWN, rounding=ROUND_HALF_UP))
        return in_bounds(outcome, next(alike, score), before, cap)
    return in_bounds(outcome, typed, before, cap)


def check_reason(reason: str) -> str:
    """A reason that was typed with the score, before anything else is asked. Raises those of `reason_of`."""
    return reason_of(reason, SHORTEST_DECISION)


def in_bounds(outcome: Outcome, new_score: str | Decimal | None, before: Decimal, cap: Decimal) -> Decimal:
    """The new points as typed in any digits. Raises `Refused`: score-not-a-number, score-not-higher, score-over-cap,
    score-not-lower."""
    try:
        score = new_score if isinstance(new_score, Decimal) else parse_decimal(new_score or "")
    except ValueError as error:
        most = before if outcome is Outcome.LOWERED else cap
        near = before / 2 if outcome is Outcome.LOWERED else (before + cap) / 2
        example = near.quantize(_SHOWN, rounding=ROUND_DOWN)
        raise Refused("score-not-a-number", given=str(new_score or "")[:60], most=most, example=example) from error
    if outcome is Outcome.LOWERED:
        if not 0 <= score < before:
            raise Refused("score-not-lower", given=score, before=before)
        return score
    if score > cap:
        raise Refused("score-over-cap", given=score, cap=cap)
    if score <= before:
        raise Refused("score-not-higher", given=score, before=before, cap=cap)
    return score


async def settle(
    by: Actor,
    one: ObjectionView,
    outcome: Outcome,
    before: Decimal,
    score: Decimal,
    reason: str,
    acted_at: datetime,
    resolution_id: int | None = None,
    vote: Vote | None = None,
) -> ObjectionView:
    """Write a decision down; where answers go out at once, its answer follows in the background."""
    asked_at = acted_at if await answering.at_once(one.cycle_id) else None
    decided = await views.move(
        one,
        "decide",
        outcome=outcome.value,
        former_score=before,
        score=score,
        decision_reason=reason,
        decided_by_id=by.person_id,
        decided_at=acted_at,
        resolution_id=resolution_id,
        votes_for=vote.in_favour if vote else None,
        votes_against=vote.against if vote else None,
        votes_abstained=vote.abstained if vote else None,
        answer_asked_at=asked_at,
    )
    details = {
        "outcome": outcome.value,
        "before": before,
        "after": score,
        "reason": reason,
        "resolution": resolution_id,
        "vote": [vote.in_favour, vote.against, vote.abstained] if vote else None,
    }
    await views.record(by, "decided", one.id, details)
    if asked_at is not None:
        ticking.soon()
    return decided


async def take_back(actor: Actor, objection_id: int, version: int, acted_at: datetime) -> ObjectionView:
    """Take an own decision back while it is not answered. Raises `Refused`: unknown-objection, objection-changed,
    objection-moved; `Denied`."""
    one = await _own(actor, objection_id)
    views.check_version(one, version)
    if one.resolution_id is not None:
        raise Refused("objection-moved", measure=one.measure, state=one.state)
    back = await views.move(one, "take_back", **views.UNDECIDED)
    await views.look_at_sheet(one.case_id)
    await views.record(actor, "taken_back", one.id, {"outcome": one.outcome, "after": one.score, "acted_at": acted_at})
    return back


async def escalate(actor: Actor, objection_id: int, version: int, reason: str, acted_at: datetime) -> ObjectionView:
    """Put one of the actor's own objections before the committee (15d). Raises what `queue.escalate` raises."""
    one = await _own(actor, objection_id)
    views.check_version(one, version)
    return await queue.put_before_committee(actor, one, reason, acted_at)


async def elsewhere(actor: Actor, objection_id: int) -> int:
    """In how many other agencies the measure of an own objection is scored: where the same mistake may be."""
    one = await _own(actor, objection_id)
    return len(await rechecking.of_measure(await _measure_of(one), one.entry_id))


async def mark_elsewhere(actor: Actor, objection_id: int) -> Marked:
    """«همین اشتباه جای دیگر»: have the measure looked at again wherever it was scored, with history (15d).

    Raises `Refused`: unknown-objection, nothing-to-recheck.
    """
    one = await _own(actor, objection_id)
    concerned = await rechecking.of_measure(await _measure_of(one), one.entry_id)
    if not concerned:
        raise Refused("nothing-to-recheck")
    reason = rechecking.read_reason((one.decision_reason or one.text)[: rechecking.LONGEST_REASON])
    marked = await rechecking.mark(concerned, reason, by=actor.person_id)
    await views.record(actor, "same_elsewhere", one.id, {"measure": one.measure, "marked": marked.marked})
    return marked


async def _measure_of(one: ObjectionView) -> int:
    found = await sql.row("SELECT measure_id FROM measure_entry WHERE id = ?", one.entry_id)
    assert found is not None
    return int(found["measure_id"])


async def to_decide(person_id: int | None) -> int:
    """How many objections wait on somebody's desk, for their home card."""
    found = await sql.row(
        f"SELECT count(*) AS n FROM objection WHERE decider_id = ? AND state = 'ASSIGNED' AND cycle_id = {CURRENT}",  # noqa: S608 - constants only
        person_id,
    )
    return int(found["n"]) if found else 0
