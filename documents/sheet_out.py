"""Sheets going out: a template to fill in and an export of rows, both readable back by ``sheet_in``.

Text is always written as text, so that «=…» stays what somebody typed; numbers are real numbers that merely
look Persian. Identical input gives identical bytes.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import xlsxwriter

from documents.normal import number_of
from documents.sheet_kind import NO, YES, Column, SheetKind

PERSIAN_NUMBER = "[$-3000429]0.##########"
PERSIAN_INTEGER = "[$-3000429]0"
MAX_CELL = 32_767  # letters that a cell can hold; XlsxWriter drops longer text without an error
PREPARED_ROWS = 1_000  # rows of a template that get lists and checks

_FONT = "Vazirmatn"
_LIST_LENGTH = 255  # of a validation list written inside the sheet
_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def template(kind: SheetKind, *, prefill: Iterable[Mapping[str, Any]] = (), notice: str | None = None) -> bytes:
    """An empty XLSX to fill in (or filled with ``prefill``), with lists for choices and a guide tab.

    ``notice`` is written above the header (for example that it is a sample).
    """
    rows = list(prefill)
    book = _Book(kind, notice)
    book.write_rows(rows)
    book.prepare_input(max(PREPARED_ROWS, len(rows)))
    book.write_guide()
    return book.bytes()


def export(kind: SheetKind, rows: Iterable[Mapping[str, Any]], *, notice: str | None = None) -> bytes:
    """The rows as XLSX. Reading it back with the same kind gives the same values.

    ``values`` are as ``Row.values``; names that the kind does not know are left out. Raises ``ValueError``
    for text over ``MAX_CELL`` letters and for a choice code without a word.
    """
    book = _Book(kind, notice)
    book.write_rows(rows)
    return book.bytes()


class _Book:
    """One workbook being written."""

    def __init__(self, kind: SheetKind, notice: str | None) -> None:
        self.kind = kind
        self.target = io.BytesIO()
        self.book: Any = xlsxwriter.Workbook(self.target, {"in_memory": True})
        self.book.set_properties({"created": datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)})
        base = {"font_name": _FONT, "font_size": 11, "valign": "top", "reading_order": 2}
        self.text = self._format(base | {"text_wrap": True, "num_format": "@"})
        self.number = self._format(base | {"num_format": PERSIAN_NUMBER, "align": "right"})
        self.integer = self._format(base | {"num_format": PERSIAN_INTEGER, "align": "right"})
        self.header = self._format(base | {"bold": True, "bg_color": "#DDE7F0", "border": 1, "text_wrap": True})
        self.wanted = self._format(base | {"bold": True, "bg_color": "#FFE9B8", "border": 1, "text_wrap": True})
        self.notice = self._format(base | {"bold": True, "font_color": "#9C2A00"})
        self.sheet = self._add_sheet(kind.title)
        self.first_row = self._write_header(notice)

    def _format(self, properties: dict[str, Any]) -> Any:
        return self.book.add_format(properties)

    def _add_sheet(self, title: str) -> Any:
        sheet: Any = self.book.add_worksheet(title.translate(_SHEET_NAME)[:31].strip("' ") or None)
        sheet.right_to_left()
        return sheet

    def _write_header(self, notice: str | None) -> int:
        row = 0
        if notice:
            self.sheet.write_string(0, 0, notice, self.notice)
            row = 1
        for place, column in enumerate(self.kind.columns):
            self.sheet.write_string(row, place, column.title, self.wanted if column.required else self.header)
            self.sheet.set_column(place, place, column.width, self._format_of(column))
        self.sheet.freeze_panes(row + 1, 0)
        return row + 1

    def _format_of(self, column: Column) -> Any:
        return {"number": self.number, "integer": self.integer}.get(column.kind, self.text)

    def write_rows(self, rows: Iterable[Mapping[str, Any]]) -> None:
        last = self.first_row - 1
        for last, values in enumerate(rows, self.first_row):
            for place, column in enumerate(self.kind.columns):
                self._write_cell(last, place, column, values.get(column.name))
        if last >= self.first_row:
            self.sheet.autofilter(self.first_row - 1, 0, last, len(self.kind.columns) - 1)

    def _write_cell(self, row: int, place: int, column: Column, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            if _exact(value):
                self.sheet.write_number(row, place, float(value), self._format_of(column))
                return
            value = f"{value:f}"
        text = shown(column, value)
        if len(text.encode("utf-16-le")) // 2 > MAX_CELL:
            raise ValueError(f"{column.name}: longer than a cell can hold")
        self.sheet.write_string(row, place, text, self.text)

    def prepare_input(self, rows: int) -> None:
        """Lists and limits where values are typed: they advise in the sheet, ``sheet_in`` decides."""
        for place, column in enumerate(self.kind.columns):
            rule = _validation(column)
            if rule:
                self.sheet.data_validation(self.first_row, place, self.first_row + rows - 1, place, rule)

    def write_guide(self) -> None:
        guide = self._add_sheet(self.kind.guide_title)
        guide.set_column(0, 1, 32, self.text)
        guide.set_column(2, 2, 60, self.text)
        row = 0
        for hint in self.kind.hints:
            guide.write_string(row, 0, hint, self.notice)
            row += 1
        first = row + 1 if row else 0
        for row, column in enumerate(self.kind.columns, first):
            guide.write_string(row, 0, column.title, self.wanted if column.required else self.header)
            guide.write_string(row, 1, column.example, self.text)
            guide.write_string(row, 2, "، ".join(column.shown_choices().values()), self.text)

    def bytes(self) -> bytes:
        self.book.close()
        return self.target.getvalue()


def shown(column: Column, value: Any) -> str:
    """A value as the words of its column. Raises ``ValueError`` for a code that has none."""
    if column.kind not in ("choice", "boolean"):
        return str(value)
    code = (YES if value else NO) if isinstance(value, bool) else str(value)
    words = column.shown_choices()
    if code not in words:
        raise ValueError(f"{column.name}: no word for {code!r}")
    return words[code]


def _exact(value: int | float | Decimal) -> bool:
    """Whether a spreadsheet, which keeps 15 significant digits, gives this number back unchanged."""
    number = Decimal(str(value))
    return number.is_finite() and number_of(float(number)) == number


def _validation(column: Column) -> dict[str, Any] | None:
    words = list(column.shown_choices().values())
    if words:
        fits = len(",".join(words)) <= _LIST_LENGTH and not any("," in word for word in words)
        return {"validate": "list", "source": words, "error_type": "warning"} if fits else None
    if column.kind in ("number", "integer") and column.minimum is not None and column.maximum is not None:
        limits = {"minimum": float(column.minimum), "maximum": float(column.maximum)}
        # A warning only: typed Persian digits are text to a spreadsheet, and are welcome all the same.
        return {"validate": "decimal", "criteria": "between", "error_type": "information", **limits}
    return None
