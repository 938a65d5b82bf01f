"""Cuts a text that is too long for one message, between lines, sentences or words, never inside a tag."""

import re

from messages.profiles import units

# Tags and entities are one token each; a base letter keeps its joiners, selectors and marks.
_TOKEN = re.compile(
    r"</?(?:b|code)>|&(?:amp|lt|gt);|[^\u200c\u200d\ufe0f\u064b-\u065f\u2069]"
    r"[\u200c\u200d\ufe0f\u064b-\u065f\u2069]*|.",
    re.DOTALL,
)
_PARAGRAPH = 4  # a paragraph's end is taken where it leaves a part no shorter than this share of the room
_ENDS = (frozenset("\n"), frozenset(".؟!؛…"), frozenset("،:»)"), frozenset(" "))


def length(text: str, *, html: bool) -> int:
    """How long the platform counts a text: markup is not counted, an entity as its character."""
    if not html or ("<" not in text and "&" not in text):
        return units(text)
    return sum(_weight(token) for token in _TOKEN.findall(text))


def _is_tag(token: str) -> bool:
    return len(token) > 2 and token[0] == "<"


def _weight(token: str) -> int:
    if _is_tag(token):
        return 0
    if token[0] == "&" and token[-1] == ";":
        return 1
    return units(token)


def split(text: str, limit: int, *, html: bool) -> list[str]:
    """The text in parts no longer than the limit; tags open at a cut are closed before and opened after it.

    The break itself (a line's end or a space) belongs to neither part.
    """
    # No character has more than two units, and markup only ever lessens the count.
    if len(text) * 2 <= limit or length(text, html=html) <= limit:
        return [text]
    tokens = _TOKEN.findall(text)
    parts: list[str] = []
    opened: list[str] = []
    start = 0
    while start < len(tokens):
        end, room = start, limit
        while end < len(tokens) and (weight := _weight(tokens[end]) if html else units(tokens[end])) <= room:
            room -= weight
            end += 1
        cut = end if end == len(tokens) else _cut(tokens, start, end)
        before = "".join(opened)
        for token in tokens[start:cut] if html else ():
            if _is_tag(token):
                if token[1] == "/":
                    opened.pop()
                else:
                    opened.append(token)
        after = "".join(tag.replace("<", "</") for tag in reversed(opened))
        part = "".join(tokens[start:cut]).strip(" \n")
        if length(part, html=html):
            parts.append(before + part + after)
        start = cut
    return parts


def _cut(tokens: list[str], start: int, end: int) -> int:
    """Where to cut: the last paragraph's end, else in the second half the last line's, a sentence's, a clause's, a
    word's."""
    for at in range(end, start + (end - start) // _PARAGRAPH, -1):
        if tokens[at - 1][0] == "\n" and at < len(tokens) and tokens[at][0] == "\n":
            return at
    for ends in _ENDS:
        for at in range(end, start + (end - start) // 2, -1):
            # A cut after "." needs the space behind it: "12.5" and "a.pdf" are no sentences.
            closing = tokens[at - 1][0] in ends
            if closing and (ends <= {"\n", " "} or (at < len(tokens) and tokens[at][0] in " \n")):
                return at
            if ends <= {"\n", " "} and at < len(tokens) and tokens[at][0] in ends:
                return at
    return max(end, start + 1)
