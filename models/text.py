"""Text as people type it, made comparable, storable or numeric: the one place that knows Persian keyboards.

Standard library only, so that the lean worker of ``documents/`` can import it too.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
_DIGITS = str.maketrans(_PERSIAN_DIGITS + _ARABIC_DIGITS, "0123456789" * 2)

# Letters that Arabic keyboards and old code pages produce where Persian has its own.
_LETTERS = str.maketrans("يىك", "ییک")

# Marks that turn the direction of a line or are not there to the eye (ZWNJ U+200C is a letter's shape: kept).
_BIDI = dict.fromkeys([0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
# For comparing, also: ZWNJ, ZWJ, soft hyphen, the stretch (tatweel) and the vowel marks.
_COMPARING = {
    **_BIDI,
    **dict.fromkeys([0x00AD, 0x0640, 0x0670, 0x200C, 0x200D, *range(0x064B, 0x0656)]),
    **str.maketrans("ةۀەآأإٱؤئ", "هههااااوی"),
}

# Control characters, lone surrogates, non-characters: databases, XML or JSON choke on one or another.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_MINUS = re.compile(r"[−‐‑‒–—﹣－]")
_AROUND_NUMBER = re.compile(r"([-+%٪\s]*)(.*?)([-+%٪\s]*)")
_PERCENT_WORD = re.compile(r"(?<=[0-9])\s*درصد\s*$")
_MARKS = frozenset({"", "-", "+", "%", "-%", "%-", "+%", "%+"})
_GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:[٬,،'’\s][0-9]{3})+)(?:[.٫/]([0-9]+))?")
_SIMPLE = re.compile(r"([0-9]*)(?:[.٫/]([0-9]+))?")
_COMMA_AS_POINT = re.compile(r"([0-9]+)[,،]([0-9]{1,2}|[0-9]{4,})")
_MOBILE = re.compile(r"(?:\+?98|0098|0)?(9[0-9]{9})")

MAX_NUMBER_DIGITS = 15  # on either side of the point; what a spreadsheet keeps exactly


def to_latin_digits(text: str) -> str:
    """The same text with Persian and Arabic digits written 0-9; everything else is untouched."""
    return text.translate(_DIGITS)


def plain(text: str) -> str:
    """Text for storing: NFC, ي→ی, ك→ک, no direction marks or control characters, spaces folded.

    ZWNJ stays (it is part of the spelling) but not at the ends or beside a space; line breaks stay, one at
    a time; digits stay as typed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("\u2028", "\n")
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text))
    text = unicodedata.normalize("NFC", text.translate(_BIDI).translate(_LETTERS))
    text = _LINES.sub("\n", _BLANKS.sub(" ", text))
    text = re.sub(r"\u200c{2,}", "\u200c", text)
    text = _LINES.sub("\n", re.sub(r"\u200c*([ \n])[\u200c ]*", r"\1", text))
    return text.strip(" \n\u200c")


def normalise(text: str) -> str:
    """Text for comparing only, never for showing: two spellings that a reader takes for one become equal.

    Beyond ``plain``: presentation forms opened (NFKC), ZWNJ, stretch and vowel marks dropped, آ, ة and
    the forms of hamza levelled, digits Latin, case folded, every run of white space one space.
    """
    text = unicodedata.normalize("NFKC", text)
    text = _CONTROL.sub(" ", text).translate(_LETTERS).translate(_COMPARING).translate(_DIGITS)
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def parse_decimal(text: str) -> Decimal:
    """The number that a person typed, exactly.

    Digits may be Persian, Arabic or Latin. «٫», «.» and «/» are decimal marks (Persian typing writes «۱۲/۵»);
    «٬», «,», «،», an apostrophe or a space separate thousands. A comma that cannot be one of thousands is the
    decimal mark («۱۲،۵»). One % or ٪ at either end, or «درصد» behind, is dropped: ``12.5%`` is 12.5. A minus may
    be any dash, in front or (as right-to-left typing leaves it) behind.

    Raises ``ValueError`` for anything else: empty text, words, NaN, infinity, exponents, two decimal marks,
    a lone mark, more than ``MAX_NUMBER_DIGITS`` digits on a side.
    """
    if len(text) > 100:
        raise ValueError("not a number")
    typed = _MINUS.sub("-", to_latin_digits(text.replace("％", "%")).translate(_BIDI))
    typed = _PERCENT_WORD.sub("%", typed)
    around = _AROUND_NUMBER.fullmatch(typed)
    marks = "".join((around[1] + around[3]).split()).replace("٪", "%") if around else "?"
    body = around[2] if around else ""
    match = _GROUPED.fullmatch(body) or _COMMA_AS_POINT.fullmatch(body) or _SIMPLE.fullmatch(body)
    if match is None or not body or marks not in _MARKS:
        raise ValueError("not a number")
    whole = re.sub(r"[^0-9]", "", match[1]).lstrip("0") or "0"
    fraction = match[2] or ""
    if len(whole) > MAX_NUMBER_DIGITS or len(fraction) > MAX_NUMBER_DIGITS:
        raise ValueError("number too long")
    number = Decimal(f"{whole}.{fraction}" if fraction else whole)
    return -number if "-" in marks and number else number


def parse_phone(text: str) -> str | None:
    """An Iranian mobile number as ``989xxxxxxxxx`` (12 digits), or ``None`` where the text is no such number.

    Accepts 09…, 9…, +98…, 98…, 0098… with any digits, spaces, dashes, dots and brackets between.
    """
    cleaned = re.sub(r"[\s().\-_]", "", _MINUS.sub("-", to_latin_digits(text).translate(_BIDI)))
    cleaned = re.sub(r"^(?:\+?98|0098)0(?=9\d{9}$)", "0", cleaned)
    match = _MOBILE.fullmatch(cleaned) if cleaned.isascii() else None
    return f"98{match[1]}" if match else None
