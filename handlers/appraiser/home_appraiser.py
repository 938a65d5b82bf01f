"""The home card of an appraiser or a member of the committee: what waits, and the one right next thing."""

from aiogram import Router

from handlers.places.home import Help
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import words

router = Router(name="home_appraiser")


async def show(turn: Turn) -> None:
    """Show it."""
    turn.card(words("home-appraiser", name=turn.person.name), keyboard(button("btn-help", Help().pack())))
