"""Filters on who is talking, by the roles in force at this moment."""

from aiogram.filters import Filter
from aiogram.types import TelegramObject

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
