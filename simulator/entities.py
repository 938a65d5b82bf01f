"""Formatted text: Telegram's HTML becomes plain text with entities, with Telegram's own complaints."""

import re
from html import unescape
from typing import Any

from simulator.shapes import ApiError, Json, bad

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
}
_PIECE = re.compile(r"<(/?)([^\s<>/]*)([^<>]*)>|<|&(?:#x?[0-9a-fA-F]+|lt|gt|amp|quot);")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_AUTO = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w+)?)(?![\w/])"
    r"|(?P<url>https?://[^\s<>«»]+[^\s<>«».,!?؟،؛:)])"
)


def units(text: str) -> int:
    """Return the length in UTF-16 units, as Telegram counts."""
    return len(text) if text.isascii() else len(text) + sum(ch > "\uffff" for ch in text)


def _broken(reason: str) -> ApiError:
    return bad(f"can't parse entities: {reason}")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return plain text and entities; raises ApiError 400 «can't parse entities» for bad HTML."""
    out: list[str] = []
    length = 0
    found: list[Json] = []
    stack: list[tuple[str, int, Json]] = []
    at = 0
    for match in _PIECE.finditer(source):
        plain = source[at : match.start()]
        out.append(plain)
        length += units(plain)
        at = match.end()
        piece = match.group()
        offset = len(source[: match.start()].encode())
        if piece.startswith("&"):
            char = unescape(piece)
            out.append(char)
            length += units(char)
        elif match.group(2) is None or not match.group(2):
            raise _broken(f'Unsupported start tag "" at byte offset {offset}')
        elif match.group(1):
            tag = match.group(2).lower()
            if not stack:
                raise _broken(f"Unexpected end tag at byte offset {offset}")
            opened, start, entity = stack.pop()
            if opened != tag:
                raise _broken(f'Unmatched end tag at byte offset {offset}, expected "</{opened}>", found "</{tag}>"')
            if length > start:
                found.append({"offset": start, "length": length - start, **entity})
        else:
            tag = match.group(2).lower()
            stack.append((tag, length, _entity(tag, match.group(3), offset)))
    if stack:
        raise _broken(f'Can\'t find end tag corresponding to start tag "{stack[-1][0]}"')
    out.append(source[at:])
    return "".join(out), [{"type": e.pop("type"), **e} for e in sorted(found, key=_order)]


def _order(entity: Json) -> tuple[int, int]:
    return entity["offset"], -entity["length"]


def _entity(tag: str, rest: str, offset: int) -> Json:
    kind = TAGS.get(tag)
    attributes = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(rest)}
    if kind is None or (tag == "span" and attributes.get("class") != "tg-spoiler"):
        raise _broken(f'Unsupported start tag "{tag}" at byte offset {offset}')
    entity: Json = {"type": kind}
    if tag == "a":
        entity["url"] = unescape(attributes.get("href", ""))
    elif tag == "tg-emoji":
        entity["custom_emoji_id"] = attributes.get("emoji-id", "")
    elif tag == "blockquote" and "expandable" in rest:
        entity["type"] = "expandable_blockquote"
    return entity


def automatic(text: str) -> list[Json]:
    """Return the entities that a messenger finds by itself: commands and web addresses."""
    if "/" not in text:
        return []
    return [
        {"type": m.lastgroup, "offset": units(text[: m.start()]), "length": units(m.group())}
        for m in _AUTO.finditer(text)
    ]


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Cut white space off both ends, as messengers do, and move the entities with the text."""
    short = text.strip()
    if short == text:
        return text, entities
    cut = units(text[: len(text) - len(text.lstrip())])
    end = units(short)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - cut)
        stop = min(end, entity["offset"] + entity["length"] - cut)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return short, kept


def formatted(text: str, parse_mode: str | None, given: Any, *, html: bool) -> tuple[str, list[Json]]:
    """Return what is shown and its entities; a messenger without HTML shows the text as it came."""
    if not html:
        return text.strip(), []
    if parse_mode and not given:
        if parse_mode.lower() != "html":
            raise bad("unsupported parse_mode")
        plain, entities = trim(*parse_html(text))
    else:
        plain, entities = trim(text, given if isinstance(given, list) else [])
    # A link that is the text of a link is not found twice.
    extra = automatic(plain)
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in NO_AUTO]
    entities += [e for e in extra if not any(a <= e["offset"] < b for a, b in taken)] if extra else []
    return plain, sorted(entities, key=_order) if extra else entities


NO_AUTO = {"code", "pre", "text_link", "url", "bot_command"}
