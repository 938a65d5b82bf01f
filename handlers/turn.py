"""One turn of a conversation: who sent something, and the answers that go into the outbox with it.

A handler answers only through its turn. Nothing is sent here: the shell stores what `messages` holds, in the
update's own transaction.
"""

import base64
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar, cast

from messages.keyboards import AnyKeyboard, Button, Keyboard
from messages.profiles import profile
from messages.render import render, render_caption
from messages.style import unmarked
from messages.words import Words, dump_args
from models import outbox
from models.cards import MAIN, Card
from models.conversations import Conversation
from models.outbox import Outgoing
from models.packing import pack, pack_cell
from services.access import Actor

VERSION_MARK = "~"
# In a conversation's data: the version of the main card that is open, gone once something stands below it.
FRONT = "front"
T = TypeVar("T")


class Reading(Exception):
    """A handler needs something that takes long to read: it is read outside, then the handler runs again."""

    def __init__(self, read: Callable[[], Awaitable[Any]]) -> None:
        super().__init__("something has to be read first")
        self.read = read


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be sent as a sheet: columns are (title, width in characters, text|number|integer|day)."""

    title: str
    columns: Sequence[tuple[str, int, str]]
    rows: Sequence[Sequence[Any]]
    notes: Sequence[str] = ()


@dataclass(slots=True)
class Turn:
    """What a handler knows and what it answers.

    `actor` is None for a stranger; `acted_at` is when the person acted (deadlines are judged by it), `now` the
    business clock; `pressed` is the message whose button was pressed, unless its card has been renewed since.
    `bots` are the names of our bots by platform, `template` makes the empty sheet of a kind (name, bytes);
    `was_read` is what the handler's readings found so far.
    """

    key: str
    platform: str
    chat_id: int
    user_id: int
    user_name: str
    actor: Actor | None
    acted_at: datetime
    now: datetime
    conversation: Conversation
    cards: dict[str, Card]
    bots: Mapping[str, str]
    download_limit: int
    contacts_name_owner: bool
    template: Callable[[str], tuple[str, bytes]]
    pressed: int | None = None
    was_read: Sequence[Any] | None = None
    asked_to_read: int = 0
    messages: list[Outgoing] = field(default_factory=list)
    changed_cards: list[tuple[Card, Outgoing]] = field(default_factory=list)
    came_with: tuple[str | None, dict[str, Any]] = field(init=False)
    forgotten: bool = False

    def __post_init__(self) -> None:
        self.came_with = (self.conversation.state, dict(self.conversation.data))

    @property
    def person(self) -> Actor:
        """The actor, where the router let only known people through."""
        assert self.actor is not None
        return self.actor

    async def reading(self, read: Callable[[], Awaitable[T]]) -> T:
        """What `read` finds, without holding up anybody: for what looks through the whole province.

        The handler is left and run again from its start once it is there; so ask before anything else is done. What
        `read` raises is raised here. Where nobody waits (`was_read` None) it is read at once.
        """
        if self.was_read is None:
            return await read()
        if self.asked_to_read == len(self.was_read):
            raise Reading(read)
        found = self.was_read[self.asked_to_read]
        self.asked_to_read += 1
        if isinstance(found, Exception):
            raise found
        return cast(T, found)

    def say(self, words: Words, keyboard: AnyKeyboard | None = None, *, protect: bool = False) -> None:
        """A message of its own, below everything so far. `protect`: not to be forwarded, where that exists."""
        self._cover()
        for payload in render(self.platform, words, now=self.now, keyboard=keyboard, protect=protect):
            self._put("sendMessage", payload, words)

    @property
    def next_front(self) -> int:
        """The version that the main card will have once it is shown again: what `FRONT` is set to for a card."""
        return (self.cards[MAIN].version if MAIN in self.cards else 0) + 1

    @property
    def in_front(self) -> bool:
        """Whether the card that the conversation is about is what is open in the chat: nothing was shown or said
        since."""
        return MAIN in self.cards and self.conversation.data.get(FRONT) == self.cards[MAIN].version

    def say_as_on(self, platform: str, words: Words, keyboard: AnyKeyboard | None = None) -> None:
        """A message as people on a messenger see it, in as many parts, as far as this messenger can show it."""
        for payload in render(platform, words, now=self.now, keyboard=keyboard):
            if payload.get("parse_mode") and not profile(self.platform).supports_html:
                payload["text"] = unmarked(payload["text"])
                del payload["parse_mode"]
            self._put("sendMessage", payload, words)

    def card(
        self,
        words: Words,
        keyboard: Keyboard,
        topic: str = MAIN,
        *,
        renew: bool | None = None,
        protect: bool = False,
    ) -> None:
        """Show a live card: in place where its own button was pressed, else as a fresh message.

        After something was said in this turn the card comes below it, so that the next thing is the last one seen.
        `renew` True or False decides instead. The buttons of the main card carry its new version. `protect`: not to
        be forwarded; only a fresh message can begin that, so what is private comes with `renew`.
        """
        card = self.cards.get(topic)
        if card is None:
            card = self.cards[topic] = Card(self.platform, self.chat_id, topic)
        fresh = renew if renew is not None else self.pressed is None or bool(self.messages)
        card.version += 1
        if topic == MAIN:
            keyboard = tuple(tuple(_versioned(one, card.version) for one in row) for row in keyboard)
        *earlier, last = render(self.platform, words, now=self.now, keyboard=keyboard, protect=protect)
        for payload in earlier:
            self._put("sendMessage", payload, words)
        if not fresh and self.pressed is not None and topic == MAIN:
            card.message_id = self.pressed
        method = "sendMessage" if fresh or earlier else "editMessageText"
        if method == "editMessageText":
            last.pop("protect_content", None)
        self.changed_cards.append((card, self._put(method, last, words)))

    def document(self, name: str, data: bytes, words: Words, keyboard: Keyboard | None = None) -> None:
        """Send a small file (a template): its bytes are stored with the message."""
        payload = render_caption(self.platform, words, now=self.now, keyboard=keyboard)
        payload["document"] = {"name": name, "base64": base64.b64encode(data).decode()}
        self._put("sendDocument", payload, words)

    def stored(self, name: str, sha256: str, words: Words, keyboard: Keyboard | None = None) -> None:
        """Send a file of the store (evidence, a circular) by its hash: the sender finds the bytes."""
        payload = render_caption(self.platform, words, now=self.now, keyboard=keyboard)
        payload["document"] = {"name": name, "sha256": sha256}
        self._put("sendDocument", payload, words)

    def filled(
        self, kind: str, rows: Sequence[Mapping[str, Any]], name: str, words: Words, keyboard: Keyboard | None = None
    ) -> None:
        """Send a kind of sheet with these rows in it: made when it is sent, beside the conversation."""
        payload = render_caption(self.platform, words, now=self.now, keyboard=keyboard)
        payload["document"] = {"name": name, "filled": kind, "rows": [pack(row) for row in rows]}
        self._put("sendDocument", payload, words)

    def table(
        self, table: Table, name: str, words: Words, keyboard: Keyboard | None = None, *, protect: bool = False
    ) -> None:
        """Send any table as a sheet: made when it is sent, beside the conversation."""
        payload = render_caption(self.platform, words, now=self.now, keyboard=keyboard, protect=protect)
        payload["document"] = {
            "name": name,
            "title": table.title,
            "columns": [list(column) for column in table.columns],
            "rows": [[pack_cell(cell) for cell in row] for row in table.rows],
            "notes": list(table.notes),
        }
        self._put("sendDocument", payload, words)

    def own_sheet(
        self,
        which: str,
        head: Mapping[str, Any],
        rows: Sequence[Mapping[str, Any]],
        name: str,
        words: Words,
        keyboard: Keyboard | None = None,
    ) -> None:
        """Send an agency's own `workbook`, or its `record`: made when it is sent, beside the conversation."""
        payload = render_caption(self.platform, words, now=self.now, keyboard=keyboard)
        payload["document"] = {"name": name, "own": which, "head": dict(head), "rows": [pack(row) for row in rows]}
        self._put("sendDocument", payload, words)

    def guide(self, who: str, name: str, words: Words, keyboard: Keyboard | None = None) -> None:
        """Send the guide of liaison, head, appraiser or staff: one page, made when it is sent."""
        payload = render_caption(self.platform, words, now=self.now, keyboard=keyboard)
        payload["document"] = {"name": name, "guide": who}
        self._put("sendDocument", payload, words)

    def leave(self, words: Words) -> None:
        """Say one sentence and leave the chat (groups)."""
        self.say(words)
        self._put("leaveChat", {}, words)

    def forget_answers(self) -> None:
        """Drop what was answered so far: the rule said no, and its writing was undone."""
        self.messages.clear()
        for card, _ in self.changed_cards:
            card.version -= 1
        self.changed_cards.clear()
        self.conversation.changed = False
        self.forgotten = True

    def _cover(self) -> None:
        """Something stands below the card from now on; where the rule said no, the place is the one before it."""
        if self.forgotten and not self.conversation.changed and FRONT in self.came_with[1]:
            self.conversation.state, self.conversation.data = self.came_with[0], dict(self.came_with[1])
        if self.conversation.data.pop(FRONT, None) is not None:
            self.conversation.changed = True

    def _put(self, method: str, payload: dict[str, Any], words: Words) -> Outgoing:
        made = Outgoing(
            key=f"{self.key}:{len(self.messages)}",
            platform=self.platform,
            chat_id=self.chat_id,
            person_id=self.actor.person_id if self.actor else None,
            priority=outbox.REPLY,
            method=method,
            payload=payload,
            message=words.message_id,
            args=dump_args(words.args),
        )
        self.messages.append(made)
        return made


def _versioned(button: Button, version: int) -> Button:
    if button.data is None:
        return button
    return Button(button.label, data=f"{button.data}{VERSION_MARK}{version}")
