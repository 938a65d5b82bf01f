"""What a person sees: one message with its text, buttons and file, and the words for «not there»."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from simulator.messenger import Messenger
from simulator.shapes import Chat, Json


class NotSeen(AssertionError, LookupError):
    """The person looked for something that is not on the screen; the text lists what is."""


class Attachment(NamedTuple):
    """A file in a message."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it stands in the chat now; `raw` is the API object."""

    messenger: Messenger
    raw: Json
    tick: int = 0

    @property
    def message_id(self) -> int:
        """The id inside the chat."""
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """The text, or the caption of a file, or ""."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return bool(self.raw["from"]["id"] == self.messenger.bot["id"])

    @property
    def edited(self) -> bool:
        """Whether it was edited."""
        return "edit_date" in self.raw

    @property
    def rows(self) -> list[list[Json]]:
        """The inline buttons as API objects, row by row."""
        rows: list[list[Json]] = self.raw.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of the inline buttons, row by row."""
        return [[button["text"] for button in row] for row in self.rows]

    @property
    def labels(self) -> list[str]:
        """The labels of the inline buttons in one list."""
        return [button["text"] for row in self.rows for button in row]

    @property
    def document(self) -> Attachment | None:
        """The file of the message with its bytes, or None."""
        field: Any = self.raw.get("document")
        if field is None:
            return None
        return Attachment(field["file_name"], self.messenger.files.read(field["file_id"]))

    @property
    def photo(self) -> bytes | None:
        """The bytes of the picture, or None."""
        sizes: Any = self.raw.get("photo")
        return self.messenger.files.read(sizes[-1]["file_id"]) if sizes else None

    @property
    def entities(self) -> list[Json]:
        """The formatting of the text or caption."""
        found: list[Json] = self.raw.get("entities") or self.raw.get("caption_entities") or []
        return found

    def __str__(self) -> str:
        kinds = ("document", "photo", "contact", "sticker", "voice", "location")
        thing = next((f"<{kind}> " for kind in kinds if kind in self.raw), "")
        keys = "".join(f"\n    [{'] ['.join(row)}]" for row in self.buttons)
        return f"{'bot' if self.from_bot else 'person'} #{self.message_id}: {thing}{self.text}{keys}"


def messages(messenger: Messenger, chat: Chat) -> list[Message]:
    """Return the visible messages of a chat, oldest first."""
    return [Message(messenger, raw, chat.ticks.get(number, 0)) for number, raw in chat.messages.items()]


def screen(messenger: Messenger, chat: Chat, last: int = 6) -> str:
    """Return the end of the chat and its keyboard as text, for the message of a failing test."""
    lines = [str(message) for message in messages(messenger, chat)[-last:]] or ["(an empty chat)"]
    if chat.keyboard:
        rows = [[button["text"] for button in row] for row in chat.keyboard["rows"]]
        lines += [f"keyboard: [{'] ['.join(row)}]" for row in rows]
    return "\n".join(lines)
