"""Header titles and raw cells made comparable, whatever keyboard, export or merge they went through."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from models.text import MAX_NUMBER_DIGITS, normalise, plain

_NO_LETTER = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def header_key(text: str) -> str:
    """Equal for two spellings of one title: spaces, half-spaces, punctuation and stars do not count."""
    return _NO_LETTER.sub("", normalise(text))


def header_keys(text: str) -> tuple[str, ...]:
    """The ways a header cell may be meant: whole, or without a bracketed remark («وزن (از ۱۰۰)»)."""
    whole, bare = header_key(text), header_key(_BRACKETED.sub(" ", text))
    return (whole,) if whole == bare or not bare else (whole, bare)


def cell_text(value: object) -> str:
    """What the person sees in a cell, as text for storing; a whole number has no «.0»."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | int):
        return number_text(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "minutes") if value.time() != datetime.time() else value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return plain(str(value))


def number_text(value: float | int) -> str:
    """A number with the 15 significant digits that a spreadsheet keeps, never with an exponent."""
    return f"{number_of(value):f}"


def number_of(value: float | int) -> Decimal:
    """A spreadsheet's number, free of binary dust: 15 significant digits and at most 15 after the point."""
    number = Decimal(f"{value:.15g}" if isinstance(value, float) else value)
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MAX_NUMBER_DIGITS:
        number = number.quantize(Decimal(1).scaleb(-MAX_NUMBER_DIGITS)).normalize()
    elif isinstance(exponent, int) and exponent > 0:
        number = Decimal(f"{number:f}")
    return number
