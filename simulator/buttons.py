"""Finding the button that a person means by its label, and reading deep links."""

from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from simulator.messenger import Messenger
from simulator.shapes import Chat, Json


class Found(NamedTuple):
    """A button and the message that it stands under; None for one of the reply keyboard."""

    button: Json
    message_id: int | None


def _match(rows: list[list[Json]], label: str) -> Json | None:
    buttons = [button for row in rows for button in row]
    exact = next((b for b in buttons if b["text"] == label), None)
    return exact or next((b for b in buttons if label in b["text"]), None)


def on_message(raw: Json, label: str) -> Found | None:
    """Return the inline button of one message with this label, or else one that contains it."""
    button = _match(raw.get("reply_markup", {}).get("inline_keyboard", []), label)
    return None if button is None else Found(button, raw["message_id"])


def newest(chat: Chat, label: str) -> Found | None:
    """Look from the newest message up, and at the reply keyboard where its message stands."""
    keyboard = chat.keyboard
    for raw in reversed(chat.messages.values()):
        if keyboard is not None and raw["message_id"] <= chat.keyboard_at:
            if (key := _match(keyboard["rows"], label)) is not None:
                return Found(key, None)
            keyboard = None
        if (found := on_message(raw, label)) is not None:
            return found
    key = None if keyboard is None else _match(keyboard["rows"], label)
    return None if key is None else Found(key, None)


def start_payload(messenger: Messenger, link: str) -> str | None:
    """Return the payload of a deep link to this messenger's bot ("" without one), or None."""
    parts = urlsplit(link if "//" in link else f"https://{link}")
    home = urlsplit(messenger.profile.link).hostname
    if parts.hostname != home or parts.path.strip("/").lower() != messenger.bot["username"].lower():
        return None
    return parse_qs(parts.query).get("start", [""])[0]
