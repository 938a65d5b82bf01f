"""The second factor in the chat: an authenticator is set up; an act that needs a code asks for it and then goes on."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.places.home import Home, SetSecondFactor
from handlers.states import Trust
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services import second_factor
from services.access import STAFF_ROLES
from services.errors import Refused
from services.second_factor import Attempt, Proof
from services.year import demo_clock

router = Router(name="second_factor")
router.message.filter(Holds(*STAFF_ROLES))
router.callback_query.filter(Holds(*STAFF_ROLES))

Act = Callable[[Turn, FSMContext, Mapping[str, Any], Proof], Awaitable[None]]
_acts: dict[str, Act] = {}


def with_code(name: str) -> Callable[[Act], Act]:
    """Declare what is done once a good code was given for the act of this name."""

    def declare(act: Act) -> Act:
        _acts[name] = act
        return act

    return declare


async def ask(turn: Turn, state: FSMContext, act: str, about: Words, data: Mapping[str, Any], back: str) -> None:
    """Say what is about to happen and ask for a code; `data` goes to the act, `back` is where «انصراف» leads."""
    assert act in _acts
    if not await second_factor.enrolled(turn.person):
        turn.card(
            words("second-factor-none"),
            keyboard(button("btn-set-second-factor", SetSecondFactor().pack()), button("btn-back", back)),
        )
        return
    await state.set_state(Trust.code)
    await state.set_data({"act": act, "data": dict(data)})
    turn.card(words("second-factor-ask", about=about), keyboard(button("btn-cancel", back)))
    await _help_in_a_demo(turn)


async def _help_in_a_demo(turn: Turn) -> None:
    """In a demo nobody has an authenticator at hand: the bot says what it would show."""
    if await demo_clock.is_demo():
        turn.say(words("second-factor-demo", code=await second_factor.shown(turn.person)))


@router.message(StateFilter(Trust.code), F.text, NoCommand())
async def take_code(message: Message, turn: Turn, state: FSMContext) -> None:
    """The code was typed. When a rule lets the act not through, no code is waited for any more."""
    asked = await state.get_data()
    attempt = await second_factor.prove(turn.person, message.text or "")
    if attempt.proof is None:
        _say_why(turn, attempt)
        return
    await state.clear()
    try:
        await _acts[asked["act"]](turn, state, asked["data"], attempt.proof)
    except Refused as refusal:
        refusal.ends = True
        raise


@router.message(Command("code"))
async def set_up_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/code: set the authenticator up."""
    await _set_up(turn, state)


@router.callback_query(SetSecondFactor.filter())
async def set_up_by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«راه‌اندازی رمز دوم»."""
    await _set_up(turn, state)


async def _set_up(turn: Turn, state: FSMContext) -> None:
    made = await second_factor.enrol(turn.person)
    await state.set_state(Trust.first_code)
    await state.set_data({})
    spaced = " ".join(made.secret[at : at + 4] for at in range(0, len(made.secret), 4))
    turn.say(words("second-factor-new", secret=spaced), keyboard(button("btn-cancel", Home().pack())))
    await _help_in_a_demo(turn)


@router.message(StateFilter(Trust.first_code), F.text, NoCommand())
async def take_first_code(message: Message, turn: Turn, state: FSMContext) -> None:
    """The first code of a new authenticator was typed."""
    attempt = await second_factor.confirm(turn.person, message.text or "")
    if attempt.proof is None:
        _say_why(turn, attempt)
        return
    await state.clear()
    turn.say(words("second-factor-set"), keyboard(button("btn-home", Home().pack())))


def _say_why(turn: Turn, attempt: Attempt) -> None:
    back = keyboard(button("btn-home", Home().pack()))
    if attempt.problem == "locked":
        turn.say(words("second-factor-locked", minutes=attempt.minutes), back)
    elif attempt.problem == "used":
        turn.say(words("second-factor-used"), back)
    else:
        turn.say(words("second-factor-wrong"), back)
