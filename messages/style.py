"""How finished words are written down: with which markup, and how a foreign text is made harmless in it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from messages.marks import JOINER


@dataclass(frozen=True)
class Style:
    """`html` keeps the catalogue's <b> and <code>; `guard` is applied to every text given as an argument."""

    html: bool
    guard: Callable[[str], str]


def as_is(text: str) -> str:
    """The text unchanged."""
    return text


def escape_html(text: str) -> str:
    """The text with the three characters escaped that mean something in Telegram's HTML."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


_TAGS = re.compile(r"</?(?:b|code)>")


def unmarked(html: str) -> str:
    """What a text with our markup reads like where no markup is shown."""
    return _TAGS.sub("", html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


_MARKERS = re.compile(r"[*_`\]]")
# Bale reads a marker only where it meets a space or an edge outside: "a_b" is safe, "_a" and "b_" are not.
# Isolates and punctuation count as edges, since it is not known what Bale takes them for.
_OPENING = re.compile(r"(?<![^\W_])(?=[*_])")
_CLOSING = re.compile(r"(?<=[*_])(?![^\W_]|[*_])")


def defuse_markdown(text: str) -> str:
    """The text with word joiners where Bale would read Markdown in it; it looks the same."""
    if not _MARKERS.search(text):
        return text
    text = _OPENING.sub(JOINER, text)
    text = _CLOSING.sub(JOINER, text)
    # A link is "[…](…)", and "```" opens a block; parted they are only characters.
    return text.replace("](", f"]{JOINER}(").replace("``", f"`{JOINER}`").replace("``", f"`{JOINER}`")


PLAIN = Style(html=False, guard=as_is)
HTML = Style(html=True, guard=escape_html)
BALE = Style(html=False, guard=defuse_markdown)
