"""The steps of a measure that is answered by choosing: what people wrote as «title = percent», read exactly (03a)."""

from __future__ import annotations

import re
from decimal import Decimal

from models.text import normalise, parse_decimal, plain

Steps = list[tuple[str, Decimal]]

HUNDRED = Decimal(100)
# Titles of the two steps of a measure that is only answered by yes or no; whoever shows them finds the words.
YES, NO = "yes", "no"
YES_OR_NO: tuple[tuple[str, Decimal], ...] = ((YES, HUNDRED), (NO, Decimal(0)))

_BETWEEN = re.compile("[؛;\n]")
_MAX_TITLE = 200


class BadSteps(ValueError):
    """A text that is no list of steps; `step` is the part that is wrong, `code` says why:
    none, form, title, percent or repeated."""

    def __init__(self, code: str, step: str) -> None:
        super().__init__(f"{code}: {step!r}")
        self.code = code
        self.step = step


def parse_steps(text: str) -> Steps:
    """The steps in the order in which they stand, separated by «؛», «;» or line breaks; nothing is added or sorted.

    A percent is from 0 to 100, in any digits; titles differ. Raises `BadSteps`, a `ValueError`.
    """
    steps: Steps = []
    seen: set[str] = set()
    for part in filter(None, map(plain, _BETWEEN.split(text))):
        title, equals, percent = (side.strip() for side in part.rpartition("="))
        if not equals:
            raise BadSteps("form", part)
        if not title or len(title) > _MAX_TITLE:
            raise BadSteps("title", part)
        try:
            value = parse_decimal(percent)
        except ValueError:
            raise BadSteps("percent", part) from None
        if not 0 <= value <= HUNDRED:
            raise BadSteps("percent", part)
        if normalise(title) in seen:
            raise BadSteps("repeated", part)
        seen.add(normalise(title))
        steps.append((title, value))
    if not steps:
        raise BadSteps("none", text)
    return steps


def steps_of(kind: str, text: str | None, method: str) -> Steps:
    """The steps of a ladder or binary measure; none for the other kinds.

    What the sheet says in so many words counts and has to be right: raises `BadSteps`. Where it says nothing, the
    method counts if the whole of it is two steps or more; else a binary measure has `YES_OR_NO`, a ladder none.
    """
    if kind not in ("ladder", "binary"):
        return []
    if text and text.strip():
        return parse_steps(text)
    try:
        steps = parse_steps(method)
    except BadSteps:
        steps = []
    if len(steps) > 1:
        return steps
    return list(YES_OR_NO) if kind == "binary" else []


def join_steps(steps: Steps) -> str:
    """The cell for some steps; the inverse of `parse_steps`."""
    return "؛ ".join(f"{title} = {percent.normalize():f}" for title, percent in steps)
