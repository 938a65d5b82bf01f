"""Live cards: one message that is edited as its subject changes, one row a chat and topic."""

from collections.abc import Iterable
from dataclasses import dataclass

from models import sql

MAIN = "main"


@dataclass(slots=True)
class Card:
    """`version` is what a press on its buttons must carry; `message_id` is known once it was sent."""

    platform: str
    chat_id: int
    topic: str
    version: int = 0
    message_id: int | None = None
    id: int = 0


async def of_chats(chats: Iterable[tuple[str, int]]) -> dict[tuple[str, int, str], Card]:
    """The cards of some chats (platform, chat) by platform, chat and topic."""
    pairs = list(chats)
    if not pairs:
        return {}
    places = ", ".join(["(?, ?)"] * len(pairs))
    found = await sql.rows(
        f"SELECT * FROM card WHERE (platform, chat_id) IN (VALUES {places})",  # noqa: S608 - only question marks
        *(part for pair in pairs for part in pair),
    )
    return {
        (one["platform"], one["chat_id"], one["topic"]): Card(
            one["platform"], one["chat_id"], one["topic"], one["version"], one["message_id"], one["id"]
        )
        for one in found
    }


async def save(card: Card) -> None:
    """Store the card's version and message; fills in its id."""
    saved = await sql.rows(
        "INSERT INTO card (platform, chat_id, topic, version, message_id) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (platform, chat_id, topic) DO UPDATE SET version = excluded.version, "
        "message_id = coalesce(excluded.message_id, card.message_id) RETURNING id",
        card.platform,
        card.chat_id,
        card.topic,
        card.version,
        card.message_id,
    )
    card.id = saved[0]["id"]


async def message_of(card_id: int) -> int | None:
    """The message that shows a card, if one was sent."""
    found = await sql.row("SELECT message_id FROM card WHERE id = ?", card_id)
    return None if found is None else found["message_id"]
