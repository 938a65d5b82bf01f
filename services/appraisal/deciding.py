"""An appraiser decides an entry: what is proposed is given, or another score with its reason (12c).

Two who decide the same entry never overwrite each other: what was seen carries a version, and only the present one
counts. A command says none; it does not touch what somebody else has scored.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from models import audit, sql
from models.clock import business_now
from models.fields import exact, stored_time
from models.text import parse_decimal
from services.access import Actor
from services.appraisal import desk, writing
from services.appraisal.desk import AFTER_OBJECTION, AppraisalView
from services.catalogue import scoring
from services.errors import Refused
from services.reasons import SHORTEST_DECISION, reason_of
from services.results import standing
from services.states import (
    CENTRAL_STATES,
    OPEN_OBJECTIONS,
    AppraisalState,
    EntryState,
    in_sql,
)

ACCEPT, SCORE = "accept", "score"
_SHOWN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: points of the cap; `again`: it had been decided so before, nothing changed; `typed`: the
    number that was typed, where it had more decimals than are kept."""

    appraisal_id: int
    number: int
    code: str
    agency: str
    points: Decimal
    cap: Decimal
    again: bool = False
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What accepting an entry gives; `unrecorded`: the agency recorded nothing, so it is zero and says why."""

    points: Decimal
    achievement: Decimal
    unrecorded: bool = False


def proposal(one: AppraisalView) -> Proposal | None:
    """What accepting would give; None where nothing can be proposed.

    That is: its weight is not announced, its request for «not applicable» waits or was accepted, the steward of a
    central measure has said nothing, or there is no target to compare with.
    """
    entry = one.entry
    if entry.cap is None or entry.state in (EntryState.NA_REQUESTED, EntryState.NA_ACCEPTED):
        return None
    said = one.proposed
    if said is None:
        return None if entry.state in CENTRAL_STATES else Proposal(scoring.ZERO, scoring.ZERO, unrecorded=True)
    points = scoring.points(entry.cap, said.achievement)
    if points is None or said.achievement is None:
        return None
    return Proposal(exact(points), said.achievement)


async def accept(
    actor: Actor, appraisal_id: int, acted_at: datetime, seen_version: int | None, unrecorded: str
) -> Decided:
    """Give what is proposed (12c). `unrecorded` is the reason that stands where the agency recorded nothing.

    The same again changes nothing. Raises `Refused`: nothing-proposed, changed-meanwhile, scored-by-other (a command
    on what somebody else scored), and those of `decidable`.
    """
    one = await decidable(actor, appraisal_id)
    offered = proposal(one)
    if offered is None:
        raise Refused("nothing-proposed", entry_id=one.entry.id, code=one.entry.code)
    reason = unrecorded if offered.unrecorded else ""
    return await _decide(actor, one, ACCEPT, offered.points, offered.achievement, reason, acted_at, seen_version)


async def score(
    actor: Actor, appraisal_id: int, given: str, reason: str, acted_at: datetime, seen_version: int | None
) -> Decided:
    """Give another score (12c): points as typed, from zero to the cap, with a reason unless they are those proposed.

    Raises `Refused`: reason-too-short, reason-too-long, changed-meanwhile, scored-by-other, and those of `read_points`
    and `decidable`.
    """
    one = await decidable(actor, appraisal_id)
    points = read_points(given, one)
    offered = proposal(one)
    if offered is not None and points == offered.points and not reason and not offered.unrecorded:
        done = await _decide(actor, one, ACCEPT, points, offered.achievement, "", acted_at, seen_version)
        return replace(done, typed=rounded_from(given))
    clean = reason_of(reason, SHORTEST_DECISION)
    done = await _decide(actor, one, SCORE, points, share_of(points, one), clean, acted_at, seen_version)
    return replace(done, typed=rounded_from(given))


@dataclass(frozen=True, slots=True)
class Typed:
    """Points that were typed for an entry; `needs_reason` unless they are those that are proposed."""

    view: AppraisalView
    points: Decimal
    needs_reason: bool


async def typed(actor: Actor, appraisal_id: int, given: str, seen_version: int | None) -> Typed:
    """Points that were typed, checked before a reason is asked for; nothing is saved.

    Raises `Refused`: changed-meanwhile, and those of `read_points` and `decidable`.
    """
    one = await decidable(actor, appraisal_id)
    if seen_version is not None and one.version != seen_version:
        raise Refused("changed-meanwhile", entry_id=one.entry.id, code=one.entry.code)
    points = read_points(given, one)
    offered = proposal(one)
    return Typed(one, points, offered is None or offered.unrecorded or points != offered.points)


def read_points(given: str, one: AppraisalView) -> Decimal:
    """Points as a person typed them, in any digits, to two decimals; what reads like the cap or the proposal is
    exactly that.

    Raises `Refused`: score-not-a-number, score-negative, score-above-cap, weight-unknown.
    """
    cap = one.entry.cap
    if cap is None:
        raise Refused("weight-unknown", entry_id=one.entry.id, code=one.entry.code)
    try:
        points = parse_decimal(given)
    except ValueError as error:
        raise Refused("score-not-a-number", given=given[:60], most=cap, example=example(cap)) from error
    if points < 0:
        raise Refused("score-negative", given=str(points), most=cap, example=example(cap))
    points = points.quantize(_SHOWN, rounding=ROUND_HALF_UP)
    offered = proposal(one)
    for exactly in (exact(cap), offered.points if offered else None):
        if exactly is not None and points == exactly.quantize(_SHOWN, rounding=ROUND_HALF_UP):
            return exactly
    if points > cap:
        raise Refused(
            "score-above-cap",
            entry_id=one.entry.id,
            code=one.entry.code,
            given=str(points),
            most=cap,
            example=example(cap),
        )
    return exact(points)


def example(cap: Decimal) -> Decimal:
    """A score that can be given, to show how one is typed."""
    return (cap * 3 / 4).quantize(Decimal("0.1"), rounding=ROUND_DOWN)


def rounded_from(given: str) -> str:
    """The number that was typed, in Latin digits, where it has more decimals than are kept; else empty."""
    typed = parse_decimal(given)
    return "" if typed == typed.quantize(_SHOWN, rounding=ROUND_HALF_UP) else f"{typed:f}"


def share_of(points: Decimal, one: AppraisalView) -> Decimal:
    """The share of the cap that points are, 0 to 1."""
    return scoring.achievement(points, one.entry.cap) if one.entry.cap else scoring.ZERO


async def decidable(actor: Actor, appraisal_id: int) -> AppraisalView:
    """One of the actor's own appraisals, when they may give it a score now.

    Raises `Refused`: weight-unknown (there is no cap yet), na-undecided, na-accepted (decide about that first),
    objection-open, decided-on-objection (only a re-check changes that), result-frozen, and those of `desk.workable`.
    """
    one = await desk.workable(actor, appraisal_id)
    entry = one.entry
    check_not_frozen(one)
    if entry.state == EntryState.NA_REQUESTED:
        raise Refused("na-undecided", entry_id=entry.id, code=entry.code)
    if one.not_applicable:
        raise Refused("na-accepted", entry_id=entry.id, code=entry.code)
    if entry.cap is None:
        raise Refused("weight-unknown", entry_id=entry.id, code=entry.code)
    await check_no_objection(one)
    if AFTER_OBJECTION in one.values and one.state != AppraisalState.RECHECK:
        raise Refused("decided-on-objection", entry_id=entry.id, code=entry.code)
    return one


def check_not_frozen(one: AppraisalView) -> None:
    """Raise `Refused`: result-releasing, result-frozen."""
    standing.check_changeable(one.result_state, one.entry.agency_title)


async def check_no_objection(one: AppraisalView) -> None:
    """Raise `Refused("objection-open")` while an objection to the entry is not answered."""
    objected = await sql.row(
        f"SELECT id FROM objection WHERE entry_id = ? AND state IN {in_sql(OPEN_OBJECTIONS)} LIMIT 1",  # noqa: S608
        one.entry.id,
    )
    if objected is not None:
        raise Refused("objection-open", entry_id=one.entry.id, code=one.entry.code)


async def _decide(
    actor: Actor,
    one: AppraisalView,
    kind: str,
    points: Decimal,
    achieved: Decimal,
    reason: str,
    acted_at: datetime,
    seen_version: int | None,
) -> Decided:
    entry, former = one.entry, one.preliminary
    assert entry.cap is not None
    done = Decided(one.id, entry.number, entry.code, entry.agency_title, points, entry.cap)
    if one.state == AppraisalState.SCORED and former is not None:
        same = former.person_id == actor.person_id and former.points == points and former.reason == reason
        if same:
            return Decided(one.id, entry.number, entry.code, entry.agency_title, points, entry.cap, again=True)
        if seen_version is None and former.person_id != actor.person_id:
            raise Refused("scored-by-other", entry_id=entry.id, code=entry.code, name=former.person)
    if seen_version is not None and one.version != seen_version:
        raise Refused("changed-meanwhile", entry_id=entry.id, code=entry.code)
    act_id = await writing.begin_act(actor.person_id, entry.cycle_id, kind, acted_at)
    await _supersede_objection(one)
    await writing.score(one, actor.person_id, achieved, points, reason, acted_at, act_id)
    details = {
        "points": points,
        "former": former.points if former else None,
        "reason": reason,
        "version": one.version + 1,
        "acted_at": acted_at,
    }
    name = "appraisal.accepted" if kind == ACCEPT else "appraisal.scored"
    await audit.record([audit.Event(actor.person_id, name, f"entry:{entry.id}", details)])
    return done


async def _supersede_objection(one: AppraisalView) -> None:
    """A re-check is above what was decided on an objection: its score is the one that stands."""
    if AFTER_OBJECTION in one.values:
        await sql.run(
            "UPDATE value SET superseded_at = ? WHERE entry_id = ? AND source = ? AND superseded_at IS NULL",
            stored_time(business_now()),
            one.entry.id,
            AFTER_OBJECTION,
        )
