"""The second appraiser: objections on their desk, the card, the decision, taken back or passed on (15a–d)."""

from collections.abc import Sequence
from decimal import Decimal

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.objection_words import (
    ORDER,
    decision_words,
    hearing_words,
    outcome_words,
    points,
    state_words,
    subject_words,
)
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.objections import (
    Agenda,
    AgendaItem,
    Decide,
    DecidingCard,
    DecidingQueue,
    EscalateOwn,
    NewScore,
    ObjectionEvidence,
    SameElsewhere,
    TakeBackDecision,
)
from handlers.states import Judging
from handlers.turn import Turn
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from services.access import JUDGING_ROLES, Role
from services.errors import Refused
from services.objections import committee, deciding
from services.objections.deciding import DecidingView
from services.objections.views import ObjectionView, Outcome
from services.states import ObjectionState

router = Router(name="objection_desk")
router.message.filter(Holds(*JUDGING_ROLES))
router.callback_query.filter(Holds(*JUDGING_ROLES))
APPRAISER = Holds(Role.APPRAISER)

A_PAGE = 5
FILES = 4
OUTCOME_BUTTONS = {
    Outcome.ACCEPTED: "btn-outcome-accept",
    Outcome.PARTLY: "btn-outcome-partly",
    Outcome.REJECTED: "btn-outcome-reject",
    Outcome.LOWERED: "btn-outcome-lower",
}


@router.message(Command("objections"), APPRAISER)
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/objections: those on one's own desk."""
    await _show_queue(turn, state, 0)


@router.callback_query(DecidingQueue.filter(), APPRAISER)
async def by_button(_: CallbackQuery, callback_data: DecidingQueue, turn: Turn, state: FSMContext) -> None:
    """«اعتراض‌های من»."""
    await _show_queue(turn, state, callback_data.page)


async def _show_queue(turn: Turn, state: FSMContext, asked: int) -> None:
    await state.clear()
    found = await deciding.waiting(turn.person)
    page, pages = page_of(asked, len(found), A_PAGE)
    rows = [
        button(
            "btn-objection-of",
            DecidingCard(id=one.id).pack(),
            number=str(one.number),
            agency=shortened(one.agency, 24),
        )
        for one in found[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    waiting = [one for one in found if one.state == ObjectionState.ASSIGNED]
    turn.card(
        words(
            "deciding-queue",
            count=len(waiting),
            oldest=words("objections-oldest", at=waiting[0].filed_at) if waiting else "",
            decided=words("deciding-decided", count=len(found) - len(waiting)) if len(found) > len(waiting) else "",
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        )
        if found
        else words("deciding-none"),
        keyboard(
            *rows,
            turning(page, pages, lambda at: DecidingQueue(page=at).pack()),
            button("btn-back", Home().pack()),
        ),
    )


@router.callback_query(DecidingCard.filter(), APPRAISER)
async def open_card(_: CallbackQuery, callback_data: DecidingCard, turn: Turn, state: FSMContext) -> None:
    """One of them."""
    await state.clear()
    await _show_card(turn, callback_data.id)


async def _show_card(turn: Turn, objection_id: int) -> None:
    found = await deciding.card(turn.person, objection_id)
    one = found.objection
    acting: list[Button | Sequence[Button | None] | None] = []
    if one.state == ObjectionState.ASSIGNED:
        acting = [
            *outcome_keys(
                found, {o: Decide(id=one.id, version=one.version, outcome=ORDER.index(o)).pack() for o in ORDER}
            ),
            [
                button("btn-escalate", EscalateOwn(id=one.id, version=one.version).pack()),
                button("btn-same-elsewhere", SameElsewhere(id=one.id).pack()),
            ],
        ]
    elif one.state == ObjectionState.DECIDED:
        acting = [
            [
                button("btn-take-back", TakeBackDecision(id=one.id, version=one.version).pack()),
                button("btn-same-elsewhere", SameElsewhere(id=one.id).pack()),
            ]
        ]
    turn.card(card_words(found), keyboard(*files_row(found), *acting, button("btn-back", DecidingQueue().pack())))


def _places(one: ObjectionView) -> dict[Outcome, str]:
    return {each: Decide(id=one.id, version=one.version, outcome=ORDER.index(each)).pack() for each in ORDER}


def card_words(found: DecidingView) -> Words:
    """An objection with all that is needed to decide it."""
    one, given = found.objection, found.appraisal.given
    own = found.appraisal.proposed
    return words(
        "deciding-card",
        agency=one.agency,
        code=one.measure,
        title=one.title,
        state=state_words(one),
        subject=subject_words(one),
        before=points(found.before),
        cap=points(found.cap),
        own=words("objection-own-score", own=own.points) if own is not None and own.points is not None else "",
        by=given.person if given else "",
        reason=words("objection-given-reason", reason=given.reason) if given and given.reason else "",
        text=one.text,
        hearing=hearing_words(found.hearing),
        note=words("objection-escalated-because", reason=one.escalate_reason) if one.escalate_reason else "",
        decision=decision_words(one),
    )


def files_row(found: DecidingView) -> list[list[Button]]:
    """The files that the objection points at, one button each."""
    there = [file for file in found.files if file.sha256 is not None][:FILES]
    return [
        [
            button("btn-objection-file", ObjectionEvidence(id=found.objection.id, file=file.id).pack(), number=number)
            for number, file in enumerate(there, start=1)
        ]
    ]


def outcome_keys(found: DecidingView, places: dict[Outcome, str]) -> list[list[Button]]:
    """The outcomes that can be decided."""
    keys = [button(OUTCOME_BUTTONS[one], places[one]) for one in found.outcomes]
    return [keys[:2], keys[2:]]


@router.callback_query(ObjectionEvidence.filter())
async def open_file(_: CallbackQuery, callback_data: ObjectionEvidence, turn: Turn) -> None:
    """A file, into the chat: of one's own objection, or of one on the committee's agenda."""
    back: str
    try:
        file = await deciding.file(turn.person, callback_data.id, callback_data.file)
        back = DecidingCard(id=callback_data.id).pack()
    except Refused as refusal:
        if refusal.code != "not-allowed" or not turn.person.has(Role.COMMITTEE):
            raise
        file = await committee.file(turn.person, callback_data.id, callback_data.file)
        back = AgendaItem(id=callback_data.id).pack()
    assert file.sha256 is not None
    turn.stored(
        file.name, file.sha256, words("objection-file-here", name=file.name), keyboard(button("btn-back", back))
    )


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
    """Ask for the new score; for a rejection only for the reason."""
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
        await _ask_reason(turn, state, found.objection, outcome, None, back)
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
    """The new score was typed."""
    await _take_score(turn, state, message.text or "")


async def _found(turn: Turn, data: dict[str, int]) -> DecidingView:
    look = committee.card if data["resolution"] else deciding.card
    return await look(turn.person, data["objection"])


async def _take_score(turn: Turn, state: FSMContext, given: str) -> None:
    data = await state.get_data()
    found, outcome = await _found(turn, data), ORDER[data["outcome"]]
    assert found.before is not None
    assert found.cap is not None
    score = deciding.in_bounds(outcome, given, found.before, found.cap)
    await state.update_data(score=str(score))
    await _ask_reason(turn, state, found.objection, outcome, score, data["back"])


async def _ask_reason(
    turn: Turn, state: FSMContext, one: ObjectionView, outcome: Outcome, score: Decimal | None, back: str
) -> None:
    await state.set_state(Judging.reason)
    turn.card(
        words(
            "deciding-ask-reason",
            code=one.measure,
            outcome=outcome_words(outcome),
            score=words("deciding-new-score", score=score) if score is not None else "",
        ),
        keyboard(button("btn-back", back)),
    )


@router.message(StateFilter(Judging.reason), F.text, NoCommand())
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: it is decided, and the next is near."""
    data = await state.get_data()
    outcome, score, reason = ORDER[data["outcome"]], data.get("score"), message.text or ""
    if data["resolution"]:
        one = await committee.decide(
            turn.person,
            data["objection"],
            data["version"],
            data["resolution"],
            outcome,
            score,
            reason,
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


@router.callback_query(EscalateOwn.filter(), APPRAISER)
async def ask_escalation(_: CallbackQuery, callback_data: EscalateOwn, turn: Turn, state: FSMContext) -> None:
    """«به کمیته»: why?"""
    found = await deciding.card(turn.person, callback_data.id)
    one = found.objection
    if one.state != ObjectionState.ASSIGNED:
        raise Refused("objection-moved", measure=one.measure, state=one.state)
    await state.set_state(Judging.escalation)
    await state.set_data({"objection": one.id, "version": callback_data.version})
    turn.card(
        words("objection-ask-escalation", code=one.measure, agency=one.agency),
        keyboard(button("btn-back", DecidingCard(id=one.id).pack())),
    )


@router.message(StateFilter(Judging.escalation), F.text, NoCommand(), APPRAISER)
async def take_escalation(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: it is on the committee's agenda."""
    data = await state.get_data()
    sent = await deciding.escalate(turn.person, data["objection"], data["version"], message.text or "", turn.acted_at)
    turn.say(words("objection-escalated", code=sent.measure, agency=sent.agency))
    await _show_queue(turn, state, 0)


@router.callback_query(SameElsewhere.filter(), APPRAISER)
async def same_elsewhere(_: CallbackQuery, callback_data: SameElsewhere, turn: Turn, state: FSMContext) -> None:
    """«همین اشتباه جای دیگر؟»: where the measure was scored it is looked at again, confirmed once."""
    await state.clear()
    back = button("btn-back", DecidingCard(id=callback_data.id).pack())
    if not callback_data.sure:
        count = await deciding.elsewhere(turn.person, callback_data.id)
        sure = button("btn-same-elsewhere-sure", SameElsewhere(id=callback_data.id, sure=True).pack())
        turn.card(words("same-elsewhere", count=count), keyboard(sure if count else None, back))
        return
    marked = await deciding.mark_elsewhere(turn.person, callback_data.id)
    turn.say(words("same-elsewhere-marked", count=marked.marked), keyboard(back))
