"""The deputy: objections that came too late, each admitted or refused with a reason (SLA-4.3)."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.objection_words import points, state_words
from handlers.places.home import Home
from handlers.places.objections import JudgeLate, LateOne, LateOnes, ObjectionFigures
from handlers.states import Judging
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import words
from services.access import Role
from services.errors import Refused
from services.objections import filing
from services.states import ObjectionState

router = Router(name="deputy_late")
router.message.filter(Holds(Role.DEPUTY))
router.callback_query.filter(Holds(Role.DEPUTY))

SHOWN = 6


@router.message(Command("late", "objections"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/late: those that wait."""
    await _show_waiting(turn, state)


@router.callback_query(LateOnes.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«اعتراض‌های دیرهنگام»."""
    await _show_waiting(turn, state)


async def _show_waiting(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    found = await filing.late_ones(turn.person)
    rows = [
        button(
            "btn-objection-of",
            LateOne(id=one.id).pack(),
            number=str(one.number),
            agency=shortened(one.agency, 24),
        )
        for one in found[:SHOWN]
    ]
    turn.card(
        words("late-waiting", count=len(found), oldest=found[0].filed_at) if found else words("late-none"),
        keyboard(
            *rows,
            button("btn-objection-figures", ObjectionFigures().pack()),
            button("btn-back", Home().pack()),
        ),
    )


@router.callback_query(LateOne.filter())
async def open_one(_: CallbackQuery, callback_data: LateOne, turn: Turn, state: FSMContext) -> None:
    """One of them."""
    await state.clear()
    one = await filing.late_one(turn.person, callback_data.id)
    deciding = one.state == ObjectionState.OUT_OF_TIME
    turn.card(
        words(
            "late-one",
            agency=one.agency,
            code=one.measure,
            title=one.title,
            score=points(one.former_score),
            by=one.person,
            at=one.filed_at,
            why=one.late_reason,
            text=one.text,
            state="" if deciding else words("objection-there", state=state_words(one)),
        ),
        keyboard(
            [
                button("btn-admit-late", JudgeLate(id=one.id, admit=True).pack()),
                button("btn-refuse-late", JudgeLate(id=one.id, admit=False).pack()),
            ]
            if deciding
            else None,
            button("btn-back", LateOnes().pack()),
        ),
    )


@router.callback_query(JudgeLate.filter())
async def ask_reason(_: CallbackQuery, callback_data: JudgeLate, turn: Turn, state: FSMContext) -> None:
    """«پذیرش» or «رد»: why?"""
    one = await filing.late_one(turn.person, callback_data.id)
    if one.state != ObjectionState.OUT_OF_TIME:
        raise Refused("objection-moved", measure=one.measure, state=one.state)
    await state.set_state(Judging.late)
    await state.set_data({"objection": one.id, "admit": callback_data.admit})
    turn.card(
        words("late-ask-reason", verdict="admit" if callback_data.admit else "refuse", agency=one.agency),
        keyboard(button("btn-back", LateOne(id=one.id).pack())),
    )


@router.message(StateFilter(Judging.late), F.text, NoCommand())
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: the agency is told."""
    data = await state.get_data()
    act = filing.admit if data["admit"] else filing.refuse
    one = await act(turn.person, data["objection"], message.text or "", turn.acted_at)
    turn.say(words("late-admitted" if data["admit"] else "late-refused", agency=one.agency, code=one.measure))
    await _show_waiting(turn, state)
