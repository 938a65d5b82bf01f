"""Small shared shapes: JSON objects, the error that becomes an API answer, people and chats."""

import json
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class ApiError(Exception):
    """A refusal that the bot receives as `{ok: false, error_code, description, parameters?}`."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(description: str) -> ApiError:
    """Return the common 400 with the messenger's usual prefix."""
    return ApiError(400, f"Bad Request: {description}")


@dataclass(slots=True)
class Person:
    """Somebody with a messenger account; `toasts` are the callback answers that were shown to them.

    `note` says who they are to whoever chooses them in the web chat; the bot never sees it. Who is not `listed` has
    an account like anybody, and is not offered there.
    """

    id: int
    name: str
    phone: str
    username: str | None = None
    blocked: bool = False
    started: bool = True
    toasts: list[Json] = field(default_factory=list)
    note: str = ""
    listed: bool = True

    def user(self, language: str | None = None) -> Json:
        """Return the person as an API `User`."""
        first, _, last = self.name.partition(" ")
        user: Json = {"id": self.id, "is_bot": False, "first_name": first}
        if last:
            user["last_name"] = last
        if self.username:
            user["username"] = self.username
        if language:
            user["language_code"] = language
        return user


@dataclass(slots=True)
class Chat:
    """One chat with the bot: its API object, its messages by id, and the reply keyboard under it.

    A stored message is never changed in place: an edit puts a new object there, so that payloads which
    were handed out before stay what they were. `ticks` says when each bot message was last sent or edited.
    """

    id: int
    api: Json
    members: list[int]
    messages: dict[int, Json] = field(default_factory=dict)
    ticks: dict[int, int] = field(default_factory=dict)
    keyboard: Json | None = None
    keyboard_at: int = 0
    keyboard_hidden: bool = False
    last_id: int = 0
    migrated_to: int | None = None
    action: str | None = None

    @property
    def private(self) -> bool:
        """Say whether this is the chat of one person with the bot."""
        return bool(self.api["type"] == "private")
