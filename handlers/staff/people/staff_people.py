"""Staff: admit somebody whose phone could not be proven, or turn them away (04c)."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Holds
from handlers.places.home import Home
from handlers.places.people import Admit, TurnAway
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import words
from services.access import Role
from services.people import registration

router = Router(name="staff_people")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))


@router.callback_query(Admit.filter())
async def admit(_: CallbackQuery, callback_data: Admit, turn: Turn) -> None:
    """«تأیید ورود»."""
    request = await registration.decide(turn.person, callback_data.id, admit=True)
    turn.say(words("entry-was-admitted", name=request.invitation.name), keyboard(button("btn-home", Home().pack())))


@router.callback_query(TurnAway.filter())
async def turn_away(_: CallbackQuery, callback_data: TurnAway, turn: Turn) -> None:
    """«رد ورود»."""
    request = await registration.decide(turn.person, callback_data.id, admit=False)
    turn.say(words("entry-was-refused", name=request.given_name), keyboard(button("btn-home", Home().pack())))
