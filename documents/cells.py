"""One cell by the rules of its column: a value to store, or the problem to tell."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from documents.normal import cell_text, number_text
from documents.sheet_kind import NO, YES, Column
from models.text import parse_decimal, parse_phone, plain, to_latin_digits

_CODE = re.compile(r"[^\W_][\w.\-/]*")

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
    if len(shown) > column.max_length:
        raise BadCell("too_long", title=column.title, maximum=column.max_length, length=len(shown))
    if column.kind == "code":
        code = to_latin_digits(shown)
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
