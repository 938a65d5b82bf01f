"""The package to the national body: the list as it was frozen, the same figures as XLSX and JSON, and a manifest (17b).

The same contents always give the same bytes.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from documents.book import Book, write_amount, write_text
from messages.digits import fa
from messages.sheets_of_final import (
    AGENCIES_TITLE,
    AGENCY_COLUMNS,
    APPLIES,
    APPLIES_NOT,
    MEASURE_COLUMNS,
    MEASURES_TITLE,
    PROVISIONAL,
    SELECTED_TITLE,
    list_head,
)

LIST, SHEET, DATA, MANIFEST = "list.csv", "results.xlsx", "results.json", "manifest.json"
_WIDTHS = {"title": 44, "agency": 44, "group": 24, "axis": 28, "indicator": 32}
_NUMBERS = {"general", "specific", "total", "cap", "own", "preliminary", "after_objection", "final", "place"}
Rows = Sequence[Mapping[str, Any]]


def final_package(head: Mapping[str, Any], canonical: bytes, agencies: Rows, measures: Rows, selected: Rows) -> bytes:
    """The zip: `list.csv` (its SHA-256 is the digest of the list), `results.xlsx`, `results.json`, `manifest.json`.

    The manifest has the facts of `head` and of each part its size, count of rows and SHA-256.
    """
    parts = {
        LIST: (canonical, canonical.count(b"\n") - 1),
        SHEET: (_book(head, agencies, measures, selected), len(agencies) + len(measures) + len(selected)),
        DATA: (_json({**head, "results": [_plain(one) for one in _nested(agencies, measures)]}), len(agencies)),
    }
    described = [
        {"name": name, "rows": rows, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, (data, rows) in parts.items()
    ]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, (data, _) in parts.items():
            _put(package, name, data)
        _put(package, MANIFEST, _json({**head, "files": described}))
    return target.getvalue()


def _put(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o600 << 16
    package.writestr(member, data)


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _nested(agencies: Rows, measures: Rows) -> list[dict[str, Any]]:
    of_agency: dict[str, list[Any]] = {}
    for one in measures:
        kept = {name: value for name, value in one.items() if name not in ("agency_code", "agency")}
        of_agency.setdefault(one["agency_code"], []).append(_plain(kept))
    return [{**one, "measures": of_agency.get(one["code"], [])} for one in agencies]


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Exact numbers as text: no reader rounds them."""
    return {name: f"{value:f}" if isinstance(value, Decimal) else value for name, value in row.items()}


def _book(head: Mapping[str, Any], agencies: Rows, measures: Rows, selected: Rows) -> bytes:
    book = Book()
    notes = [list_head(fa(str(head["year"])), fa(head["list_version"]))]
    notes += [PROVISIONAL] if head["provisional"] else []
    _sheet(book, AGENCIES_TITLE, AGENCY_COLUMNS, agencies, notes)
    _sheet(book, SELECTED_TITLE, AGENCY_COLUMNS, selected, notes)
    _sheet(book, MEASURES_TITLE, MEASURE_COLUMNS, measures, notes)
    return book.bytes()


def _sheet(book: Book, title: str, columns: Mapping[str, str], rows: Rows, notes: Sequence[str]) -> None:
    sheet = book.add_sheet(title)
    for place, note in enumerate(notes):
        write_text(sheet, place, 0, note, book.notice)
    header = len(notes)
    for place, (name, said) in enumerate(columns.items()):
        write_text(sheet, header, place, said, book.header)
        sheet.set_column(place, place, _WIDTHS.get(name, 14), book.number if name in _NUMBERS else book.text)
    sheet.freeze_panes(header + 1, 0)
    for line, row in enumerate(rows, header + 1):
        for place, name in enumerate(columns):
            value = row[name]
            if isinstance(value, bool):
                write_text(sheet, line, place, APPLIES if value else APPLIES_NOT, book.text)
            elif isinstance(value, int | Decimal):
                write_amount(sheet, line, place, value, book.number, book.text)
            elif value:
                write_text(sheet, line, place, str(value), book.text)
    if rows:
        sheet.autofilter(header, 0, header + len(rows), len(columns) - 1)
