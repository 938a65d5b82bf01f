"""The second appraiser: objections on their desk, a card with its files, passed on, the same elsewhere (15a–d)."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.appraiser.objection_decision import outcome_keys
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.objection_words import (
    ORDER,
    decision_words,
    hearing_words,
    never_came,
    points,
    state_words,
    subject_words,
)
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.objections import (
    AgendaItem,
    Decide,
    DecidingCard,
    DecidingQueue,
    EscalateOwn,
    MoreEvidence,
    ObjectionEvidence,
    SameElsewhere,
    TakeBackDecision,
)
from handlers.states import Judging
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from services.access import JUDGING_ROLES, Role
from services.errors import Refused
from services.objections import committee, deciding
from services.objections.deciding import DecidingView
from services.objections.drafting import Registered
from services.states import ObjectionState

router = Router(name="objection_desk")
router.message.filter(Holds(*JUDGING_ROLES))
router.callback_query.filter(Holds(*JUDGING_ROLES))
APPRAISER = Holds(Role.APPRAISER)

A_PAGE = 5
FILES = 4


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


def card_words(found: DecidingView) -> Words:
    """An objection with all that is needed to decide it."""
    one, given = found.objection, found.appraisal.given
    own = found.appraisal.proposed
    return words(
        "deciding-card",
        agency=one.agency,
        code=one.measure,
        number=str(one.number),
        title=one.title,
        state=state_words(one),
        subject=subject_words(one),
        before=points(found.before),
        cap=points(found.cap),
        own=words("objection-own-score", own=own.points) if own is not None and own.points is not None else "",
        by=given.person if given else "",
        reason=words("objection-given-reason", reason=given.reason) if given and given.reason else "",
        text=one.text,
        besides=[each for each in (*never_came(found.files), hearing_words(found.hearing)) if each],
        note=words("objection-escalated-because", reason=one.escalate_reason) if one.escalate_reason else "",
        decision=decision_words(one),
    )


def files_row(found: DecidingView) -> list[list[Button]]:
    """The files that the objection points at, one button each; where there are more, one to all of them."""
    there = _there(found.files)
    row = [
        button("btn-objection-file", ObjectionEvidence(id=found.objection.id, file=file.id).pack(), number=number)
        for number, file in enumerate(there[:FILES], start=1)
    ]
    more = MoreEvidence(id=found.objection.id).pack()
    return [row, [button("btn-objection-files", more, count=len(there))] if len(there) > FILES else []]


def _there(files: Sequence[Registered]) -> list[Registered]:
    return [file for file in files if file.sha256 is not None]


@router.callback_query(MoreEvidence.filter())
async def list_files(_: CallbackQuery, callback_data: MoreEvidence, turn: Turn) -> None:
    """All files that an objection points at, by name."""
    found, back = await _found(turn, callback_data.id)
    there = _there(found.files)
    page, pages = page_of(callback_data.page, len(there), A_PAGE)
    turn.card(
        words(
            "deciding-files",
            code=found.objection.measure,
            count=len(there),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *(
                button(
                    "btn-file-plain",
                    ObjectionEvidence(id=found.objection.id, file=file.id).pack(),
                    place=place,
                    name=shortened(file.name, 30),
                )
                for place, file in list(enumerate(there, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
            ),
            turning(page, pages, lambda at: MoreEvidence(id=callback_data.id, page=at).pack()),
            button("btn-back", back),
        ),
    )


async def _found(turn: Turn, objection_id: int) -> tuple[DecidingView, str]:
    """One of one's own, or one on the committee's agenda, with the way back to its card."""
    try:
        return await deciding.card(turn.person, objection_id), DecidingCard(id=objection_id).pack()
    except Refused as refusal:
        if refusal.code != "not-allowed" or not turn.person.has(Role.COMMITTEE):
            raise
        return await committee.card(turn.person, objection_id), AgendaItem(id=objection_id).pack()


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
    """«اشتباه مشابه»: where the measure was scored it is looked at again, confirmed once."""
    await state.clear()
    back = button("btn-back", DecidingCard(id=callback_data.id).pack())
    if not callback_data.sure:
        count = await deciding.elsewhere(turn.person, callback_data.id)
        sure = button("btn-same-elsewhere-sure", SameElsewhere(id=callback_data.id, sure=True).pack())
        turn.card(words("same-elsewhere", count=count), keyboard(sure if count else None, back))
        return
    marked = await deciding.mark_elsewhere(turn.person, callback_data.id)
    turn.say(words("same-elsewhere-marked", count=marked.marked), keyboard(back))
