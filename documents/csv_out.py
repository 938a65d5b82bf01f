"""Rows as CSV for other programs: UTF-8 with a mark for Excel's sake, no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from documents.sheet_kind import SheetKind
from documents.sheet_out import shown

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def export_csv(kind: SheetKind, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The rows as CSV with comma, every cell quoted, numbers in Latin digits.

    Text that a spreadsheet would run (it begins with ``= + - @``, tab) gets an apostrophe in front;
    ``sheet_in`` takes it off again, so reading back gives the same values.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.title for column in kind.columns])
    for values in rows:
        cells: list[str] = []
        for column in kind.columns:
            value = values.get(column.name)
            if value is None:
                cells.append("")
            elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
                cells.append(f"{value:f}" if isinstance(value, Decimal) else str(value))
            else:
                cells.append(guarded(shown(column, value)))
        writer.writerow(cells)
    return b"\xef\xbb\xbf" + target.getvalue().encode()


def guarded(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.lstrip("'")[:1] in _RUNS and text.lstrip("'") else text
