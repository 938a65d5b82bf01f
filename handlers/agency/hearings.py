"""«جلسهٔ دفاع» for an agency: asked for, a time chosen, moved, cancelled; its minutes afterwards (14d)."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.objections import agency_of
from handlers.filters import Holds, NoCommand
from handlers.objection_words import hearing_state
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.objections import (
    AskHearing,
    CancelHearing,
    ChooseSlot,
    Hearings,
    HearingSlots,
    Objections,
)
from handlers.states import Hearing
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from services.access import AGENCY_ROLES
from services.errors import Refused
from services.objections import hearings
from services.objections.hearings import HearingView
from services.states import HearingState

router = Router(name="hearings")
router.message.filter(Holds(*AGENCY_ROLES))
router.callback_query.filter(Holds(*AGENCY_ROLES))

A_PAGE = 5


@router.message(Command("hearing"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/hearing: the agency's hearing."""
    await _show(turn, state)


@router.callback_query(Hearings.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«جلسهٔ دفاع»."""
    await _show(turn, state)


async def _show(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    one = await hearings.of_agency(turn.person, agency_of(turn))
    if one is None:
        turn.card(
            words("hearing-none"),
            keyboard(button("btn-ask-hearing", AskHearing().pack()), button("btn-back", Objections().pack())),
        )
        return
    turn.card(words("hearing-own", state=hearing_state(one), detail=_detail(one)), _keys(turn, one))


def _detail(one: HearingView) -> Words:
    if one.state == HearingState.SET:
        return words("hearing-set", starts=one.starts_at, minutes=one.minutes, place=one.place, codes=list(one.codes))
    if one.state == HearingState.HEARD:
        return words("hearing-minutes", attendance=one.attendance, said=one.minutes_text, conclusion=one.conclusion)
    if one.state == HearingState.DENIED:
        return words("hearing-denied-because", reason=one.minutes_text)
    if one.state == HearingState.NO_SHOW:
        return words("hearing-was-missed")
    return words("hearing-reason", reason=one.reason)


def _keys(turn: Turn, one: HearingView) -> Keyboard:
    choosing = moving = cancelling = None
    if one.state == HearingState.OFFERED:
        choosing = button("btn-choose-slot", HearingSlots(id=one.id).pack())
    if one.state == HearingState.SET and one.changeable_at(turn.acted_at) and one.moved < hearings.MOST_MOVES:
        moving = button("btn-move-hearing", HearingSlots(id=one.id).pack())
    if one.changeable_at(turn.acted_at):
        cancelling = button("btn-cancel-hearing", CancelHearing(id=one.id).pack())
    again = None if one.open else button("btn-ask-hearing", AskHearing().pack())
    return keyboard(choosing, [moving, cancelling], again, button("btn-back", Objections().pack()))


@router.callback_query(AskHearing.filter())
async def ask_reason(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«درخواست جلسه»: why is it needed?"""
    await hearings.check_ask(turn.person, agency_of(turn))
    await state.set_state(Hearing.reason)
    await state.set_data({})
    turn.card(words("hearing-ask-reason"), keyboard(button("btn-back", Hearings().pack())))


@router.message(StateFilter(Hearing.reason), F.text, NoCommand())
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: staff are asked."""
    await hearings.ask(turn.person, agency_of(turn), message.text or "", turn.acted_at)
    turn.say(words("hearing-asked"))
    await _show(turn, state)


@router.callback_query(HearingSlots.filter())
async def show_slots(_: CallbackQuery, callback_data: HearingSlots, turn: Turn, state: FSMContext) -> None:
    """«انتخاب زمان»: the times that are free."""
    await state.clear()
    await _show_slots(turn, callback_data.id, callback_data.page)


async def _show_slots(turn: Turn, hearing_id: int, asked: int) -> None:
    found = await hearings.free_slots(turn.person, hearing_id, turn.acted_at)
    page, pages = page_of(asked, len(found), A_PAGE)
    rows = [
        button("btn-slot", ChooseSlot(id=hearing_id, slot=one.id).pack(), starts=one.starts_at)
        for one in found[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    turn.card(
        words("hearing-slots", count=len(found), page=page + 1, pages=pages) if found else words("hearing-no-slots"),
        keyboard(
            *rows,
            turning(page, pages, lambda at: HearingSlots(id=hearing_id, page=at).pack()),
            button("btn-back", Hearings().pack()),
        ),
    )


@router.callback_query(ChooseSlot.filter())
async def choose(_: CallbackQuery, callback_data: ChooseSlot, turn: Turn, state: FSMContext) -> None:
    """One of the times; taken a moment ago by another agency, the others are shown."""
    try:
        one = await hearings.choose(turn.person, callback_data.id, callback_data.slot, turn.acted_at)
    except Refused as refusal:
        if refusal.code not in ("slot-taken", "slot-too-near"):
            raise
        turn.say(words("hearing-slot-gone-now"))
        await _show_slots(turn, callback_data.id, 0)
        return
    turn.say(words("hearing-chosen", starts=one.starts_at, place=one.place))
    await _show(turn, state)


@router.callback_query(CancelHearing.filter())
async def cancel(_: CallbackQuery, callback_data: CancelHearing, turn: Turn, state: FSMContext) -> None:
    """«لغو جلسه», confirmed once."""
    if not callback_data.sure:
        turn.card(
            words("hearing-cancel-sure"),
            keyboard(
                button("btn-cancel-hearing-sure", CancelHearing(id=callback_data.id, sure=True).pack()),
                button("btn-back", Hearings().pack()),
            ),
        )
        return
    await hearings.cancel(turn.person, callback_data.id, turn.acted_at)
    await state.clear()
    turn.say(
        words("hearing-cancelled"),
        keyboard([button("btn-to-objections", Objections().pack()), button("btn-home", Home().pack())]),
    )
