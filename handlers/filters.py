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
    """Somebody who holds the role."""

    def __init__(self, role: Role) -> None:
        self._role = role

    async def __call__(self, _: TelegramObject, turn: Turn) -> bool:
        return turn.actor is not None and turn.actor.has(self._role)


class NoCommand(Filter):
    """Anything but a command: those lead out of every conversation."""

    async def __call__(self, message: Message) -> bool:
        return not (message.text or "").startswith("/")
