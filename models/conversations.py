"""Where each person is in which conversation: loaded for a group of updates, saved in their transaction."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from models import sql

Place = tuple[str, int, int]


class Conversation:
    """A conversation's state and data; `changed` says whether it has to be saved."""

    __slots__ = ("changed", "data", "state")

    def __init__(self, state: str | None = None, data: Mapping[str, Any] | None = None) -> None:
        self.state = state
        self.data = dict(data or {})
        self.changed = False


async def of_places(places: Iterable[Place]) -> dict[Place, Conversation]:
    """The conversations at (platform, chat, user); those that have none are left out."""
    asked = list(places)
    if not asked:
        return {}
    marks = ", ".join(["(?, ?, ?)"] * len(asked))
    found = await sql.rows(
        f"SELECT * FROM conversation WHERE (platform, chat_id, user_id) IN (VALUES {marks})",  # noqa: S608 - only question marks
        *(part for place in asked for part in place),
    )
    return {
        (one["platform"], one["chat_id"], one["user_id"]): Conversation(one["state"], json.loads(one["data"]))
        for one in found
    }


async def save(conversations: Mapping[Place, Conversation]) -> None:
    """Store those that changed."""
    await sql.many(
        "INSERT INTO conversation (platform, chat_id, user_id, state, data) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (platform, chat_id, user_id) DO UPDATE SET state = excluded.state, data = excluded.data",
        [
            (*place, one.state, json.dumps(one.data, ensure_ascii=False))
            for place, one in conversations.items()
            if one.changed
        ],
    )
