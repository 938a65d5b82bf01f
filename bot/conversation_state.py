"""aiogram's FSM over conversations that were loaded for a group and are saved in its transaction."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from models.conversations import Conversation, Place


class TurnStorage(BaseStorage):
    """Holds the conversations of the present group; aiogram reads and writes them here."""

    def __init__(self, platforms: Mapping[int, str]) -> None:
        self._platforms = platforms
        self._loaded: dict[Place, Conversation] = {}

    def load(self, conversations: dict[Place, Conversation]) -> None:
        """Take the conversations of the group that is about to be processed."""
        self._loaded = conversations

    def _of(self, key: StorageKey) -> Conversation:
        place = (self._platforms[key.bot_id], key.chat_id, key.user_id)
        return self._loaded.setdefault(place, Conversation())

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        one = self._of(key)
        name = state.state if isinstance(state, State) else state
        if one.state != name:
            one.state, one.changed = name, True

    async def get_state(self, key: StorageKey) -> str | None:
        return self._of(key).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        one = self._of(key)
        if one.data != data:
            one.data, one.changed = dict(data), True

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return dict(self._of(key).data)

    async def close(self) -> None:
        """Nothing is open."""
