"""From words to what the Bot API of a platform is sent: text, markup, keyboard, split where too long."""

from datetime import datetime
from typing import Any

from messages.catalogue import Catalogue, catalogue
from messages.errors import TooLong, WordsError
from messages.keyboards import AnyKeyboard, markup
from messages.marks import INVISIBLE
from messages.profiles import REPEATED_ROOM, Profile, profile, units
from messages.split import length, split
from messages.words import Words

Payload = dict[str, Any]
_SILENT = f"{INVISIBLE} \n"


def render(
    platform: str,
    words: Words,
    *,
    now: datetime,
    keyboard: AnyKeyboard | None = None,
    protect: bool = False,
    source: Catalogue | None = None,
) -> list[Payload]:
    """The message as one or more payloads fit for JSON, to be completed with a chat and sent in order.

    A text over the platform's limit is split, with room to say that it may be a repetition; the keyboard goes with
    the last part. `protect` asks that it cannot be forwarded, where the platform has that. Raises WordsError for
    whatever cannot be sent.
    """
    on = profile(platform)
    written = _written(on, words, now, source)
    parts = split(written, on.text_limit - REPEATED_ROOM, html=on.style.html)
    payloads = [_payload(on, "text", part, protect) for part in parts]
    if keyboard is not None:
        payloads[-1]["reply_markup"] = markup(keyboard, on, now, source=source)
    return payloads


def render_caption(
    platform: str,
    words: Words,
    *,
    now: datetime,
    keyboard: AnyKeyboard | None = None,
    protect: bool = False,
    source: Catalogue | None = None,
) -> Payload:
    """The message as the caption of a file; TooLong when it does not fit, for a caption cannot be split."""
    on = profile(platform)
    written = _written(on, words, now, source)
    if (size := length(written, html=on.style.html)) > on.caption_limit:
        raise TooLong(f"{words.message_id}: a caption of {size} on {platform}")
    payload = _payload(on, "caption", written, protect)
    if keyboard is not None:
        payload["reply_markup"] = markup(keyboard, on, now, source=source)
    return payload


def render_answer(platform: str, words: Words, *, now: datetime, source: Catalogue | None = None) -> str:
    """The message as the plain short answer to a pressed button; TooLong when it does not fit."""
    on = profile(platform)
    shown = (source or catalogue()).text(words.message_id, words.args, now=now)
    if units(shown) > on.callback_answer_limit:
        raise TooLong(f"{words.message_id}: an answer of {units(shown)}")
    return shown


def _written(on: Profile, words: Words, now: datetime, source: Catalogue | None) -> str:
    written = (source or catalogue()).text(words.message_id, words.args, now=now, style=on.style)
    if not written.strip(_SILENT):
        raise WordsError(f"{words.message_id} says nothing")
    return written


def _payload(on: Profile, field: str, text: str, protect: bool) -> Payload:
    payload: Payload = {field: text}
    if on.supports_html:
        payload["parse_mode"] = "HTML"
    if protect and on.protect_content:
        payload["protect_content"] = True
    return payload
