"""One cell by the rules of its column: a value to store, or the problem to tell."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from documents.normal import cell_text, number_text
from documents.sheet_kind import NO, YES, Column
from models.text import parse_decimal, parse_phone, plain, to_latin_digits

_CODE = re.compile(r"[^\W_][\w.\-/]*")

_DAY_IN_ONE = re.compile(r"(1[34][0-9]{2})([0-9]{2})([0-9]{2})")
_ISO_DAY = re.compile(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")  # how a sheet's date cell comes out in CSV
_FIRST_REAL_YEAR = 1900  # before it spreadsheets disagree about what a date is
# Two days between which every day without its own year would be read differently.
_ANY_TODAY = (datetime.date(2001, 1, 1), datetime.date(2003, 6, 1))

_SHOWN_LENGTH = 60  # of a wrong value quoted back


class BadCell(Exception):
    """A cell breaks a rule of its column; code and arguments as in ``SHEET_PROBLEMS``."""

    def __init__(self, code: str, **args: Any) -> None:
        super().__init__(code)
        self.code = code
        self.args_by_name = args


def read_cell(value: object, column: Column, *, percent: bool = False) -> Any:
    """The stored value of a cell: ``str``, ``Decimal``, ``int``, ``bool``, or ``None`` where it is empty.

    ``percent``: the cell is formatted as a percentage, so 0.4 is what the person sees as 40%.
    Raises ``BadCell``.
    """
    shown = cell_text(value)
    if not shown:
        if column.required:
            raise BadCell("empty", title=column.title)
        return None
    if column.kind in ("number", "integer"):
        return _number(value, shown, column, percent=percent)
    if column.kind in ("choice", "boolean"):
        return _choice(value, shown, column)
    if column.kind == "phone":
        phone = parse_phone(shown)
        if phone is None:
            raise BadCell("not_a_phone", title=column.title, value=shown[:_SHOWN_LENGTH])
        return phone
    if column.kind == "day":
        return _day(value, shown, column)
    if percent and isinstance(value, float | int) and not isinstance(value, bool):
        shown = f"{number_text(value * 100)}%"
    if len(shown) > column.max_length:
        raise BadCell("too_long", title=column.title, maximum=column.max_length, length=len(shown))
    if column.kind == "code":
        code = to_latin_digits(shown).upper()
        if not _CODE.fullmatch(code):
            raise BadCell("not_a_code", title=column.title, value=shown[:_SHOWN_LENGTH])
        return code
    return shown


def _number(value: object, shown: str, column: Column, *, percent: bool) -> Decimal | int:
    try:
        if isinstance(value, bool):
            raise ValueError("not a number")
        number = parse_decimal(number_text(value) if isinstance(value, float | int) else shown)
    except ValueError:
        raise BadCell("not_a_number", title=column.title, value=shown[:_SHOWN_LENGTH]) from None
    if percent and isinstance(value, float | int):
        number = parse_decimal(f"{number * 100:f}")
    if column.kind == "integer" and number != number.to_integral_value():
        raise BadCell("not_an_integer", title=column.title, value=shown[:_SHOWN_LENGTH])
    if column.minimum is not None and number < column.minimum:
        raise BadCell("below_minimum", title=column.title, value=str(number), minimum=str(column.minimum))
    if column.maximum is not None and number > column.maximum:
        raise BadCell("above_maximum", title=column.title, value=str(number), maximum=str(column.maximum))
    return int(number) if column.kind == "integer" else number


def _day(value: object, shown: str, column: Column) -> str:
    """The day as 2025-03-25, whether it was a date cell or words; the year must be told."""
    on = value.date() if isinstance(value, datetime.datetime) else value
    try:
        if not isinstance(on, datetime.date):
            on = _written_day(to_latin_digits(shown))
        if on.year < _FIRST_REAL_YEAR:
            raise ValueError("no day of ours")
    except ValueError:
        raise BadCell("not_a_day", title=column.title, value=shown[:_SHOWN_LENGTH]) from None
    return on.isoformat()


def _written_day(text: str) -> datetime.date:
    # Here, because only a sheet with days has to pay for loading the calendar.
    from messages.jalali import parse_day

    if _ISO_DAY.fullmatch(text):
        return datetime.date.fromisoformat(text)
    text = _DAY_IN_ONE.sub(r"\1/\2/\3", text) if _DAY_IN_ONE.fullmatch(text) else text
    one, other = (parse_day(text, today=today) for today in _ANY_TODAY)
    if one != other:
        raise ValueError("a day without a year")
    return one


def _choice(value: object, shown: str, column: Column) -> str | bool:
    if column.kind == "boolean" and isinstance(value, bool):
        return value
    code = column.code_of(shown)
    if code is None:
        words = list(column.shown_choices().values())
        raise BadCell("unknown_choice", title=column.title, value=plain(shown)[:_SHOWN_LENGTH], choices=words)
    if column.kind == "boolean":
        if code not in (YES, NO):
            raise ValueError(f"column {column.name}: the words of a boolean stand for {YES!r} or {NO!r}")
        return code == YES
    return code
