"""Sheets going out: a template to fill in and an export of rows, both readable back by ``sheet_in``.

Text is always written as text, so that «=…» stays what somebody typed; numbers are real numbers that merely
look Persian. Identical input gives identical bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from documents.book import Book, write_amount, write_text
from documents.kinds import join_list
from documents.sheet_kind import NO, YES, Column, SheetKind
from messages.jalali import numeric

PREPARED_ROWS = 1_000  # rows of a template that get lists and checks

_LIST_LENGTH = 255  # of a validation list written inside the sheet


def template(kind: SheetKind, *, prefill: Iterable[Mapping[str, Any]] = (), notice: str | None = None) -> bytes:
    """An empty XLSX to fill in (or filled with ``prefill``), with lists for choices and a guide tab.

    ``notice`` is written above the header (for example that it is a sample).
    """
    rows = list(prefill)
    book = _Book(kind, notice)
    book.write_rows(rows)
    book.prepare_input(max(PREPARED_ROWS, len(rows)))
    write_guide(book, book.add_sheet(kind.guide_title), kind)
    return book.bytes()


def export(kind: SheetKind, rows: Iterable[Mapping[str, Any]], *, notice: str | None = None) -> bytes:
    """The rows as XLSX. Reading it back with the same kind gives the same values.

    ``values`` are as ``Row.values``; names that the kind does not know are left out. Raises ``ValueError``
    for text over ``MAX_CELL`` letters and for a choice code without a word.
    """
    book = _Book(kind, notice)
    book.write_rows(rows)
    return book.bytes()


class _Book(Book):
    """The workbook of one kind of sheet."""

    def __init__(self, kind: SheetKind, notice: str | None) -> None:
        super().__init__()
        self.kind = kind
        self.sheet = self.add_sheet(kind.title)
        self.first_row = self._write_header(notice)

    def _write_header(self, notice: str | None) -> int:
        row = 0
        if notice:
            self.sheet.write_string(0, 0, notice, self.notice)
            row = 1
        for place, column in enumerate(self.kind.columns):
            self.sheet.write_string(row, place, column.title, self.wanted if column.required else self.header)
            self.sheet.set_column(place, place, column.width, self.format_of(column.kind))
        self.sheet.freeze_panes(row + 1, 0)
        return row + 1

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
            write_amount(self.sheet, row, place, value, self.format_of(column.kind), self.text)
        else:
            write_text(self.sheet, row, place, shown(column, value), self.text)

    def prepare_input(self, rows: int) -> None:
        """Lists and limits where values are typed: they advise in the sheet, ``sheet_in`` decides."""
        for place, column in enumerate(self.kind.columns):
            rule = _validation(column)
            if rule:
                self.sheet.data_validation(self.first_row, place, self.first_row + rows - 1, place, rule)


def write_guide(book: Book, guide: Any, kind: SheetKind) -> int:
    """The hints of a kind and, line by line, its columns with examples and choices; the first row left free."""
    guide.set_column(0, 1, 32, book.text)
    guide.set_column(2, 2, 60, book.text)
    row = 0
    for hint in kind.hints:
        guide.write_string(row, 0, hint, book.notice)
        row += 1
    first = row + 1 if row else 0
    for row, column in enumerate(kind.columns, first):
        guide.write_string(row, 0, column.title, book.wanted if column.required else book.header)
        guide.write_string(row, 1, column.example, book.text)
        guide.write_string(row, 2, "، ".join(column.shown_choices().values()), book.text)
    return row + 1


def shown(column: Column, value: Any) -> str:
    """A value as the words of its column, a list as one cell. Raises ``ValueError`` for a code that has no word."""
    if column.kind == "day":
        return numeric(value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value)))
    if isinstance(value, list | tuple):
        return join_list(list(value))
    if column.kind not in ("choice", "boolean"):
        return str(value)
    code = (YES if value else NO) if isinstance(value, bool) else str(value)
    words = column.shown_choices()
    if code not in words:
        raise ValueError(f"{column.name}: no word for {code!r}")
    return words[code]


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
