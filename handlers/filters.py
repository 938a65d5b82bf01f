"""Filters on who is talking, by the roles in force at this moment, and on what is no command."""

from aiogram.filters import Filter
from aiogram.types import Message, TelegramObject

from handlers.turn import Turn
from services.access import Role


class Stranger(Filter):
    """Nobody who joined."""

    async def __call__(self, _: TelegramObject, turn: Turn) -> bool:
        return turn.actor is None


class Holds(Filter):
    """Somebody who holds one of the roles."""

    def __init__(self, *roles: Role) -> None:
        self._roles = roles

    async def __call__(self, _: TelegramObject, turn: Turn) -> bool:
        return turn.actor is not None and any(turn.actor.has(one) for one in self._roles)


class NoCommand(Filter):
    """Anything but a command: those lead out of every conversation."""

    async def __call__(self, message: Message) -> bool:
        return not (message.text or "").startswith("/")
