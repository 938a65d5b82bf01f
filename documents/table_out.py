"""Any table as a sheet: what is in, who has not answered, what is left; and a kind of sheet filled with its rows.

A cell shows what it holds and never runs: text that looks like a formula stays text.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

from documents.book import Book, write_amount, write_text
from documents.csv_out import guarded
from documents.kinds import join_list
from documents.sheet_kind import SheetKind
from documents.sheet_out import template
from messages.jalali import numeric

CellKind = Literal["text", "number", "integer", "day"]
TableColumn = tuple[str, int, CellKind]
"""Title, width in characters, what its cells are."""


def table(
    title: str, columns: Sequence[TableColumn], rows: Iterable[Sequence[Any]], *, notes: Sequence[str] = ()
) -> bytes:
    """The rows as XLSX: right to left, ``notes`` above a bold header that stays in sight, with a filter.

    A cell is ``None``, text, a number (``int``, ``Decimal``), a ``date`` (shown in the Jalali calendar) or a list
    of texts. A number in a text column is text, text in a number column stays what it is. Raises ``ValueError``
    for text that is longer than a cell can hold and for a row that is not as long as ``columns``.
    """
    book = Book()
    sheet = book.add_sheet(title)
    for place, note in enumerate(notes):
        write_text(sheet, place, 0, note, book.notice)
    header = len(notes)
    for place, (name, width, kind) in enumerate(columns):
        write_text(sheet, header, place, name, book.header)
        sheet.set_column(place, place, width, book.format_of(kind))
    sheet.freeze_panes(header + 1, 0)
    last = header
    for last, row in enumerate(rows, header + 1):
        for place, ((_, _, kind), value) in enumerate(zip(columns, row, strict=True)):
            _write(book, sheet, last, place, kind, value)
    if columns and last > header:
        sheet.autofilter(header, 0, last, len(columns) - 1)
    sheet.repeat_rows(header)
    return book.bytes()


def table_csv(columns: Sequence[TableColumn], rows: Iterable[Sequence[Any]]) -> bytes:
    """The same rows as CSV with a mark for Excel, numbers in Latin digits, nothing that would run as a formula."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([guarded(name) for name, _, _ in columns])
    for row in rows:
        cells = zip(columns, row, strict=True)
        writer.writerow(
            [_text(value) if _is_number(kind, value) else guarded(_text(value)) for (*_, kind), value in cells]
        )
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def filled(kind: SheetKind, rows: Iterable[Mapping[str, Any]], *, notice: str | None = None) -> bytes:
    """The template of a kind with these rows in it, to be changed and sent back; ``rows`` as ``Row.values``.

    Reading it gives the same values. Raises ``ValueError`` as ``sheet_out.export``.
    """
    return template(kind, prefill=rows, notice=notice)


def _write(book: Book, sheet: Any, row: int, place: int, kind: CellKind, value: Any) -> None:
    if value is None or value == "":
        return
    if _is_number(kind, value):
        write_amount(sheet, row, place, value, book.format_of(kind), book.text)
    else:
        write_text(sheet, row, place, _text(value), book.text)


def _is_number(kind: CellKind, value: Any) -> bool:
    return kind in ("number", "integer") and isinstance(value, int | Decimal) and not isinstance(value, bool)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return numeric(value)
    if isinstance(value, list | tuple):
        return join_list([str(one) for one in value])
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
