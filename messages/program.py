"""The pieces of a compiled message: small functions that each write a part of it."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from messages.digits import fa
from messages.errors import WrongArguments
from messages.marks import FSI, LRI, PDI, RLI, isolate, ours
from messages.style import Style
from messages.words import Words

_BLANKS = re.compile(r"\n{3,}")
_ISOLATES = re.compile(f"[{LRI}{RLI}{FSI}{PDI}]")


class Scope:
    """What one writing of a message knows: arguments, business time, style, and how to write Words."""

    __slots__ = ("args", "compose", "now", "style")

    def __init__(self, args: Mapping[str, Any], now: datetime, style: Style, compose: Callable[[Words], str]) -> None:
        self.args, self.now, self.style, self.compose = args, now, style, compose


Part = str | Callable[[Scope], str]
Program = Callable[[Scope], str]
Line = tuple[tuple[Part, ...], bool]  # the parts, and whether it is a single placeable


def variable(name: str, wrap: Callable[[str], str], *, alone: bool = False) -> Program:
    """Writes an argument as it is; lists go line by line where it is alone on its line, else with «،»."""

    def show(scope: Scope, value: Any) -> str:
        if isinstance(value, str):
            return wrap(scope.style.guard(value)) if value else ""
        if isinstance(value, Words):
            text = scope.compose(value)
            # Our own sentences on their own lines need no marks.
            return text if alone or not text else ours(text) if wrap is isolate else wrap(text)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return wrap(fa(value))
        if isinstance(value, list | tuple):
            shown = (show(scope, item) for item in value)
            return ("\n" if alone else "، ").join(text for text in shown if text)
        raise WrongArguments(f"${name}: {type(value).__name__} cannot be shown without a function")

    def run(scope: Scope) -> str:
        value = scope.args[name]
        if type(value) is str:
            return wrap(scope.style.guard(value)) if value else ""
        return show(scope, value)

    return run


def wrapped(run: Program, wrap: Callable[[str], str]) -> Program:
    """The program's text with marks around it."""
    return lambda scope: wrap(run(scope))


def plain(run: Program) -> Program:
    """The program's text without isolates, for what is copied or is a label."""
    return lambda scope: _ISOLATES.sub("", run(scope))


def merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts with neighbouring texts made one."""
    merged: list[Part] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    return tuple(merged)


def joined(lines: list[Line]) -> Program:
    """Writes the lines; one that holds a single placeable goes away when that is empty."""
    if not any(alone for _, alone in lines):
        parts: list[Part] = []
        for at, (row, _) in enumerate(lines):
            parts.extend(("\n", *row) if at else row)
        flat = merged(parts)
        if all(isinstance(part, str) for part in flat):
            whole = "".join(part for part in flat if isinstance(part, str))
            return lambda _: whole
        return lambda scope: "".join([part if type(part) is str else part(scope) for part in flat])  # type: ignore[operator]

    def run(scope: Scope) -> str:
        kept, dropped = [], False
        for row, alone in lines:
            text = "".join([part if type(part) is str else part(scope) for part in row])  # type: ignore[operator]
            if alone and not text:
                dropped = True
            else:
                kept.append(text)
        written = "\n".join(kept)
        # Blank lines around a line that went away would otherwise pile up.
        return _BLANKS.sub("\n\n", written).strip("\n") if dropped else written

    return run
