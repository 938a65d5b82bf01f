"""Deciding an objection, at the second desk and in the committee: new score, vote, reason, taken back (15c, 15d)."""

from decimal import Decimal
from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.appraiser.arguments import score_of
from handlers.filters import Holds, NoCommand
from handlers.objection_words import ORDER, outcome_words, points, vote_words
from handlers.places.home import Home
from handlers.places.objections import (
    Agenda,
    AgendaItem,
    Decide,
    DecidingCard,
    DecidingQueue,
    NewScore,
    TakeBackDecision,
)
from handlers.states import Judging
from handlers.turn import Turn
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import words
from services.access import JUDGING_ROLES, Role
from services.errors import Refused
from services.objections import committee, deciding
from services.objections.deciding import DecidingView
from services.objections.views import ObjectionView, Outcome, Vote
from services.states import ObjectionState

router = Router(name="objection_decision")
router.message.filter(Holds(*JUDGING_ROLES))
router.callback_query.filter(Holds(*JUDGING_ROLES))
APPRAISER = Holds(Role.APPRAISER)

OUTCOME_BUTTONS = {
    Outcome.ACCEPTED: "btn-outcome-accept",
    Outcome.PARTLY: "btn-outcome-partly",
    Outcome.REJECTED: "btn-outcome-reject",
    Outcome.LOWERED: "btn-outcome-lower",
}


def outcome_keys(found: DecidingView, places: dict[Outcome, str]) -> list[list[Button]]:
    """The outcomes that can be decided."""
    keys = [button(OUTCOME_BUTTONS[one], places[one]) for one in found.outcomes]
    return [keys[:2], keys[2:]]


@router.callback_query(Decide.filter(), APPRAISER)
async def decide(_: CallbackQuery, callback_data: Decide, turn: Turn, state: FSMContext) -> None:
    """One of the outcomes: then the new score, and the reason."""
    found = await deciding.card(turn.person, callback_data.id)
    await ask_decision(
        turn, state, found, callback_data.outcome, callback_data.version, DecidingCard(id=found.objection.id).pack()
    )


async def ask_decision(
    turn: Turn,
    state: FSMContext,
    found: DecidingView,
    place: int,
    version: int,
    back: str,
    resolution: int = 0,
) -> None:
    """Ask for the new score, of the committee for its vote, and for the reason; for a rejection for no score."""
    outcome = ORDER[min(place, len(ORDER) - 1)]
    if found.before is None or found.cap is None:
        raise Refused("objection-no-score", measure=found.objection.measure)
    data = {
        "objection": found.objection.id,
        "version": version,
        "outcome": ORDER.index(outcome),
        "resolution": resolution,
        "back": back,
    }
    await state.set_data(data)
    if outcome is Outcome.REJECTED:
        await _ask_the_rest(turn, state, found.objection, None)
        return
    await state.set_state(Judging.score)
    turn.card(
        words(
            "deciding-ask-lower" if outcome is Outcome.LOWERED else "deciding-ask-score",
            code=found.objection.measure,
            before=found.before,
            cap=found.cap,
        ),
        _score_keys(found, outcome, back),
    )


def near_scores(found: DecidingView) -> list[Decimal]:
    """The new scores that are near: what the agency gave itself, and all of the cap."""
    own = found.appraisal.proposed
    wanted = [own.points if own else None, found.cap]
    return [one for one in dict.fromkeys(wanted) if one is not None and one > points(found.before)]


def _score_keys(found: DecidingView, outcome: Outcome, back: str) -> Keyboard:
    near = [] if outcome is Outcome.LOWERED else near_scores(found)
    return keyboard(
        [button("btn-new-score", NewScore(which=which).pack(), score=one) for which, one in enumerate(near)],
        button("btn-back", back),
    )


@router.callback_query(NewScore.filter(), StateFilter(Judging.score))
async def take_near_score(_: CallbackQuery, callback_data: NewScore, turn: Turn, state: FSMContext) -> None:
    """One of the scores that are near."""
    data = await state.get_data()
    near = near_scores(await _found(turn, data))
    if callback_data.which >= len(near):
        raise Refused("wrong-state")
    await _take_score(turn, state, str(near[callback_data.which]))


@router.message(StateFilter(Judging.score), F.text, NoCommand())
async def take_score(message: Message, turn: Turn, state: FSMContext) -> None:
    """The new score was typed, or the score and the reason at once."""
    data, text = await state.get_data(), message.text or ""
    found, outcome, given = await _found(turn, data), ORDER[data["outcome"]], score_of(text, most=1)
    assert found.before is not None
    assert found.cap is not None
    score = deciding.typed_score(outcome, given.numbers[0] if given.numbers else text, found.before, found.cap)
    if given.numbers and given.reason:
        await state.update_data(reason=deciding.check_reason(given.reason))
    await _take_score(turn, state, str(score))


async def _found(turn: Turn, data: dict[str, Any]) -> DecidingView:
    look = committee.card if data["resolution"] else deciding.card
    return await look(turn.person, data["objection"])


async def _take_score(turn: Turn, state: FSMContext, given: str) -> None:
    data = await state.get_data()
    found, outcome = await _found(turn, data), ORDER[data["outcome"]]
    assert found.before is not None
    assert found.cap is not None
    score = deciding.in_bounds(outcome, given, found.before, found.cap)
    await state.update_data(score=str(score))
    await _ask_the_rest(turn, state, found.objection, score)


async def _ask_the_rest(turn: Turn, state: FSMContext, one: ObjectionView, score: Decimal | None) -> None:
    data = await state.get_data()
    if not data["resolution"] and "reason" in data:
        await _decided(turn, state, data["reason"])
        return
    if not data["resolution"]:
        await _ask_reason(turn, state, one, data)
        return
    barred = await committee.barred(turn.person, one.id)
    await state.set_state(Judging.vote)
    turn.card(
        words(
            "deciding-ask-vote",
            code=one.measure,
            outcome=outcome_words(ORDER[data["outcome"]]),
            score=words("deciding-new-score", score=score) if score is not None else "",
            barred=words("deciding-no-vote", names=barred) if barred else "",
        ),
        keyboard(button("btn-back", data["back"])),
    )


@router.message(StateFilter(Judging.vote), F.text, NoCommand())
async def take_vote(message: Message, turn: Turn, state: FSMContext) -> None:
    """The committee's vote was typed: then the reason."""
    vote, data = committee.vote_of(message.text or ""), await state.get_data()
    data |= {"vote": [vote.in_favour, vote.against, vote.abstained]}
    await state.set_data(data)
    if "reason" in data:
        await _decided(turn, state, data["reason"])
        return
    await _ask_reason(turn, state, (await _found(turn, data)).objection, data)


async def _ask_reason(turn: Turn, state: FSMContext, one: ObjectionView, data: dict[str, Any]) -> None:
    await state.set_state(Judging.reason)
    score = data.get("score")
    turn.card(
        words(
            "deciding-ask-reason",
            code=one.measure,
            outcome=outcome_words(ORDER[data["outcome"]]),
            score=words("deciding-new-score", score=Decimal(score)) if score is not None else "",
            vote=vote_words(Vote(*data["vote"])) if "vote" in data else "",
        ),
        keyboard(button("btn-back", data["back"])),
    )


@router.message(StateFilter(Judging.reason), F.text, NoCommand())
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: it is decided, and the next is near."""
    await _decided(turn, state, message.text or "")


async def _decided(turn: Turn, state: FSMContext, reason: str) -> None:
    data = await state.get_data()
    outcome, score = ORDER[data["outcome"]], data.get("score")
    if data["resolution"]:
        one = await committee.decide(
            turn.person,
            data["objection"],
            data["version"],
            data["resolution"],
            outcome,
            score,
            reason,
            Vote(*data["vote"]),
            turn.acted_at,
        )
        next_key = button("btn-agenda", Agenda().pack())
    else:
        one = await deciding.decide(
            turn.person, data["objection"], data["version"], outcome, score, reason, turn.acted_at
        )
        following = next(
            (each for each in await deciding.waiting(turn.person) if each.state == ObjectionState.ASSIGNED), None
        )
        next_key = (
            button("btn-next-objection", DecidingCard(id=following.id).pack())
            if following
            else button("btn-objection-queue", DecidingQueue().pack())
        )
    await state.clear()
    turn.say(
        words(
            "deciding-done",
            code=one.measure,
            agency=one.agency,
            outcome=outcome_words(one.outcome),
            before=points(one.former_score),
            after=points(one.score),
            vote=vote_words(one.vote) if one.vote else "",
            then=words("deciding-answered-soon" if one.answer_asked_at else "deciding-until-answered"),
        ),
        keyboard(next_key, [button("btn-see-decision", data["back"]), button("btn-home", Home().pack())]),
    )


@router.callback_query(TakeBackDecision.filter())
async def take_back(_: CallbackQuery, callback_data: TakeBackDecision, turn: Turn, state: FSMContext) -> None:
    """«پس گرفتن تصمیم»: before it is answered."""
    await state.clear()
    try:
        one = await deciding.take_back(turn.person, callback_data.id, callback_data.version, turn.acted_at)
        back = DecidingCard(id=one.id).pack()
    except Refused as refusal:
        if refusal.code not in ("not-allowed", "objection-moved") or not turn.person.has(Role.COMMITTEE):
            raise
        one = await committee.take_back(turn.person, callback_data.id, callback_data.version, turn.acted_at)
        back = AgendaItem(id=one.id).pack()
    turn.say(words("deciding-taken-back", code=one.measure), keyboard(button("btn-see-objection", back)))
