"""One attempt to deliver one stored message, and what its outcome means."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from tortoise.exceptions import OperationalError

from bot.documents_out import DOCUMENT, Copy, DocumentsOut, PathOf
from bot.platforms.client import Messenger
from bot.platforms.replies import (
    BadCall,
    BadToken,
    Blocked,
    CallFailed,
    Conflict,
    Migrated,
    NotSent,
    RetryAfter,
    Uncertain,
)
from messages.profiles import profile
from messages.split import length
from models import cards
from models.outbox import MOST_UNKNOWN_TRIES, Outcome, Outgoing

log = structlog.get_logger()
SEND, EDIT = "sendMessage", "editMessageText"
# Where a message that is repeated says so.
SAYS = {SEND: "text", DOCUMENT: "caption"}
REPEAT_AFTER_SECONDS = 3.0
MOST_EDITS = 10


@dataclass(slots=True)
class Attempt:
    """What became of an attempt: the state to store, and for the sender how long to wait and for whom.

    `copy` is what the platform has taken of the store; it is written with the state.
    """

    outcome: Outcome
    result: str
    wait: float | None = None
    told_to_wait: bool = False
    seconds: float | None = None
    hold_until: int | None = None
    blocked: str | None = None
    copy: Copy | None = None


class Delivery:
    """Delivers to one messenger; remembers which message shows which card."""

    def __init__(self, messenger: Messenger, repeated_note: Callable[[Outgoing], str], path_of: PathOf) -> None:
        self._messenger = messenger
        self._documents = DocumentsOut(messenger, path_of)
        self._repeated_note = repeated_note
        self._card_messages: dict[int, int] = {}

    async def attempt(self, one: Outgoing) -> Attempt:
        """Try once. Never raises: every failure has a meaning."""
        try:
            message_id, copy = await self._call(one)
        except CallFailed as failure:
            return self._meaning(one, failure)
        except Exception as error:  # a lane must never stay busy for ever
            log.exception("a message could not be delivered", message=one.id)
            return self._meaning(one, Uncertain(type(error).__name__))
        if one.card_id is not None and message_id:
            self._card_messages[one.card_id] = message_id
        return Attempt(Outcome(one, "sent", message_id), "sent", copy=copy)

    async def _call(self, one: Outgoing) -> tuple[int | None, Copy | None]:
        payload: dict[str, Any] = {"chat_id": one.chat_id, **one.payload}
        if one.unknowns and one.method in SAYS:
            self._say_again(one, payload)
        if one.method == EDIT:
            return await self._edit(one, payload), None
        if one.method == DOCUMENT:
            sent, copy = await self._documents.send(payload, payload.pop("document"))
            return _message_id(sent), copy
        return _message_id(await self._messenger.call(one.method, payload)), None

    def _say_again(self, one: Outgoing, payload: dict[str, Any]) -> None:
        """Say that it may be a repetition; what is full already cannot."""
        part = SAYS[one.method]
        said = f"{payload.get(part, '')}\n{self._repeated_note(one)}".lstrip()
        on = profile(one.platform)
        if length(said, html=on.supports_html) <= (on.text_limit if part == "text" else on.caption_limit):
            payload[part] = said

    async def _edit(self, one: Outgoing, payload: dict[str, Any]) -> int | None:
        """Edit the card's message; where there is none, or editing fails, send it afresh."""
        message_id = await self._shown_at(one)
        if message_id is None:
            return _message_id(await self._messenger.call(SEND, payload))
        try:
            await self._messenger.call(EDIT, {**payload, "message_id": message_id})
        except BadCall as failure:
            if "not modified" in str(failure).lower():
                return message_id
            return _message_id(await self._messenger.call(SEND, payload))
        return message_id

    async def _shown_at(self, one: Outgoing) -> int | None:
        if one.card_id is None:
            return None
        known = self._card_messages.get(one.card_id)
        if known is not None:
            return known
        try:
            return await cards.message_of(one.card_id)
        except OperationalError as error:
            raise NotSent(f"database: {error}") from error

    def _meaning(self, one: Outgoing, failure: CallFailed) -> Attempt:
        error = str(failure)[:280]
        match failure:
            case RetryAfter():
                return Attempt(Outcome(one, "new", None, error), "429", told_to_wait=True, seconds=failure.seconds)
            case Blocked():
                return Attempt(Outcome(one, "blocked", None, error), "blocked", blocked=error)
            case Migrated():
                one.chat_id = failure.chat_id
                return Attempt(Outcome(one, "new", None, error), "migrated", wait=0.0)
            case NotSent() | BadToken() | Conflict():
                return Attempt(Outcome(one, "new", None, error), "not_sent", wait=_growing(one.attempts))
            case Uncertain():
                if one.method == EDIT and one.attempts < MOST_EDITS:  # an edit may be repeated: it shows the same
                    return Attempt(Outcome(one, "new", None, error), "uncertain", wait=_growing(one.attempts))
                one.unknowns += 1
                if one.unknowns >= MOST_UNKNOWN_TRIES:
                    return Attempt(Outcome(one, "unknown", None, error), "unknown")
                return Attempt(Outcome(one, "new", None, error), "uncertain", wait=REPEAT_AFTER_SECONDS)
            case _:
                return Attempt(Outcome(one, "failed", None, error), "failed")


def _growing(attempts: int) -> float:
    """Seconds to wait before trying again: 1, 2, 4 … 30."""
    return min(2.0 ** min(attempts, 5), 30.0)


def _message_id(result: Any) -> int | None:
    """The id of a sent message; Bale's stubs carry 0, which is none."""
    if isinstance(result, dict) and isinstance(result.get("message_id"), int):
        return result["message_id"] or None
    return None
