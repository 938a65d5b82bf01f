"""One XLSX workbook being written: right to left, Persian digits, text that stays text, the same bytes each time."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import Any

import xlsxwriter

from documents.normal import number_of

PERSIAN_NUMBER = "[$-3000429]0.##########"
PERSIAN_INTEGER = "[$-3000429]0"
MAX_CELL = 32_767  # letters that a cell can hold; XlsxWriter drops longer text without an error

_FONT = "Vazirmatn"
_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


class Book:
    """A workbook with the formats of the house. Sheets come in the order in which they are added."""

    def __init__(self) -> None:
        self.target = io.BytesIO()
        self.book: Any = xlsxwriter.Workbook(self.target, {"in_memory": True})
        self.book.set_properties({"created": datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)})
        self.text = self.format(text_wrap=True, num_format="@")
        self.number = self.format(num_format=PERSIAN_NUMBER, align="right")
        self.integer = self.format(num_format=PERSIAN_INTEGER, align="right")
        self.header = self.format(bold=True, bg_color="#DDE7F0", border=1, text_wrap=True)
        self.wanted = self.format(bold=True, bg_color="#FFE9B8", border=1, text_wrap=True)
        self.notice = self.format(bold=True, font_color="#9C2A00")

    def format(self, **properties: Any) -> Any:
        """A format of a cell, on top of what all cells share."""
        base = {"font_name": _FONT, "font_size": 11, "valign": "top", "reading_order": 2}
        return self.book.add_format(base | properties)

    def add_sheet(self, title: str) -> Any:
        sheet: Any = self.book.add_worksheet(title.translate(_SHEET_NAME)[:31].strip("' ") or None)
        sheet.right_to_left()
        return sheet

    def format_of(self, kind: str) -> Any:
        """The format of a column's kind."""
        return {"number": self.number, "integer": self.integer}.get(kind, self.text)

    def bytes(self) -> bytes:
        self.book.close()
        return self.target.getvalue()


def write_text(sheet: Any, row: int, place: int, text: str, form: Any) -> None:
    """The text as text, whatever it looks like. Raises ``ValueError`` for over ``MAX_CELL`` letters."""
    if len(text.encode("utf-16-le")) // 2 > MAX_CELL:
        raise ValueError(f"column {place}: longer than a cell can hold")
    sheet.write_string(row, place, text, form)


def write_amount(sheet: Any, row: int, place: int, amount: int | float | Decimal, form: Any, plain: Any) -> None:
    """The number as a number, or in the format ``plain`` as text where a spreadsheet would change it."""
    if exact(amount):
        sheet.write_number(row, place, float(amount), form)
    else:
        sheet.write_string(row, place, f"{amount:f}" if isinstance(amount, Decimal) else str(amount), plain)


def exact(value: int | float | Decimal) -> bool:
    """Whether a spreadsheet, which keeps 15 significant digits, gives this number back unchanged."""
    number = Decimal(str(value))
    return number.is_finite() and number_of(float(number)) == number
