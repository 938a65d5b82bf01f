"""Keyboards: what a button says and does, and how each platform is told, checked against the limits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from messages.catalogue import Catalogue, catalogue
from messages.errors import BadKeyboard
from messages.marks import strip
from messages.profiles import Profile, units
from messages.words import Words

MAX_ROWS = 8
MAX_IN_ROW = 8
MAX_DATA = 64
MAX_COPY = 256
MAX_PLACEHOLDER = 64


@dataclass(frozen=True)
class Button:
    """A button under a message, with exactly one of callback data, address, or text to copy.

    A label that is a str is the id of a message without arguments.
    """

    label: Words | str
    data: str | None = None
    url: str | None = None
    copy: str | None = None


def button(message_id: str, data: str, /, **args: Any) -> Button:
    """A button that calls back with `data`; its label is the message with these arguments."""
    return Button(Words(message_id, args), data=data)


Keyboard = tuple[tuple[Button, ...], ...]


def keyboard(*rows: Button | Iterable[Button | None] | None) -> Keyboard:
    """Rows under a message; a button by itself is a row; None, alone or in a row, and empty rows are left out."""
    made = (
        (row,) if isinstance(row, Button) else tuple(one for one in row if one is not None)
        for row in rows
        if row is not None
    )
    return tuple(row for row in made if row)


@dataclass(frozen=True)
class ReplyButton:
    """A button in the place of the person's own keys: sends its label, or the person's contact."""

    label: Words | str
    request_contact: bool = False


@dataclass(frozen=True)
class ReplyKeyboard:
    """Keys in the place of the person's own; the last two fields only where the platform has them."""

    rows: tuple[tuple[ReplyButton, ...], ...]
    one_time: bool = False
    placeholder: Words | str | None = None


@dataclass(frozen=True)
class RemoveKeyboard:
    """Takes a reply keyboard away."""


AnyKeyboard = Keyboard | ReplyKeyboard | RemoveKeyboard


def label(words: Words | str, now: datetime, *, source: Catalogue | None = None) -> str:
    """The text on a button; a str is the id of a message without arguments."""
    if isinstance(words, str):
        words = Words(words)
    return (source or catalogue()).text(words.message_id, words.args, now=now)


def markup(keys: AnyKeyboard, profile: Profile, now: datetime, *, source: Catalogue | None = None) -> dict[str, Any]:
    """The keyboard as the Bot API's `reply_markup`; BadKeyboard when it breaks a limit."""
    if isinstance(keys, RemoveKeyboard):
        return {"remove_keyboard": True}
    if isinstance(keys, ReplyKeyboard):
        return _reply(keys, profile, now, source)
    rows = [[_inline(one, label(one.label, now, source=source)) for one in row] for row in keys]
    _check(rows)
    return {"inline_keyboard": rows}


def _inline(one: Button, shown: str) -> dict[str, Any]:
    if sum(target is not None for target in (one.data, one.url, one.copy)) != 1:
        raise BadKeyboard(f"«{shown}» must do exactly one thing")
    if one.data is not None:
        if not 1 <= len(one.data.encode()) <= MAX_DATA:
            raise BadKeyboard(f"«{shown}»: callback data of {len(one.data.encode())} bytes")
        return {"text": shown, "callback_data": one.data}
    if one.url is not None:
        if not one.url.startswith(("https://", "http://")):
            raise BadKeyboard(f"«{shown}»: not a web address")
        return {"text": shown, "url": one.url}
    assert one.copy is not None
    if not 1 <= units(one.copy) <= MAX_COPY:
        raise BadKeyboard(f"«{shown}»: text to copy of {units(one.copy)} characters")
    return {"text": shown, "copy_text": {"text": one.copy}}


def _reply(keys: ReplyKeyboard, profile: Profile, now: datetime, source: Catalogue | None) -> dict[str, Any]:
    rows: list[list[dict[str, Any]]] = []
    for row in keys.rows:
        rows.append([])
        for one in row:
            # These labels come back as what the person said: no invisible marks in them.
            made: dict[str, Any] = {"text": strip(label(one.label, now, source=source))}
            if one.request_contact:
                made["request_contact"] = True
            rows[-1].append(made)
    _check(rows)
    told: dict[str, Any] = {"keyboard": rows}
    if profile.keyboard_options:
        told["resize_keyboard"] = True
        if keys.one_time:
            told["one_time_keyboard"] = True
        if keys.placeholder is not None:
            hint = strip(label(keys.placeholder, now, source=source))
            if not 1 <= units(hint) <= MAX_PLACEHOLDER:
                raise BadKeyboard(f"placeholder of {units(hint)} characters")
            told["input_field_placeholder"] = hint
    return told


def _check(rows: list[list[dict[str, Any]]]) -> None:
    if not rows or not all(rows):
        raise BadKeyboard("a keyboard has no empty rows")
    if len(rows) > MAX_ROWS:
        raise BadKeyboard(f"{len(rows)} rows")
    seen: set[str] = set()
    for row in rows:
        if len(row) > MAX_IN_ROW:
            raise BadKeyboard(f"{len(row)} buttons in a row")
        for made in row:
            shown = strip(made["text"]).strip()
            if not shown or "\n" in shown:
                raise BadKeyboard(f"«{shown}» is no label")
            if shown in seen:
                raise BadKeyboard(f"two buttons say «{shown}»")
            seen.add(shown)
