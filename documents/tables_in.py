"""From bytes to rows of raw cells: an XLSX workbook's visible sheets, or the one table of a CSV text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from documents.archive import Budget, check_sizes, inflate, open_archive
from documents.delimited import decode, delimiters_by_fit
from documents.file_types import sniff
from documents.problems import FileProblem, UnreadableFile
from documents.sheet_kind import SheetKind
from documents.xlsx_marks import Marks, percent_styles, read_marks, sheet_parts

MAX_INFLATED = 50_000_000  # 5,000 full rows of the widest sheet are about 10 MB of XML
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SNIFFED = 4096
_MAY_BE_DELIMITED = ("text", "unknown", "web_page")  # the reader itself says of what is none why

# How a spreadsheet writes a failed formula into CSV (in XLSX the cell itself says that it is an error).
_ERROR_VALUES = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!"})


@dataclass(slots=True)
class Table:
    """One sheet: ``rows`` are (index from 0, cells), rows without any value left out."""

    title: str
    rows: list[tuple[int, list[object]]] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)


def read_tables(data: bytes, kind: SheetKind, *, keep: int) -> tuple[list[Table], list[str]]:
    """The visible tables in the workbook's order, and the titles of hidden sheets (not read).

    At most ``keep`` filled rows of a table are read. Raises ``UnreadableFile``.
    """
    if not data.strip():
        raise UnreadableFile("empty")
    try:
        if data.startswith(OLE):
            # The name of the stream that holds an encrypted workbook, as the container's directory spells it.
            encrypted = "EncryptedPackage".encode("utf-16-le") in data
            raise UnreadableFile("encrypted" if encrypted else "old_office")
        if data.startswith(b"PK"):
            return _workbook(data, keep)
        if looks_like(data) not in _MAY_BE_DELIMITED:
            raise FileProblem("not_a_sheet")
        return [_delimited(data, kind, keep)], []
    except FileProblem as problem:
        raise UnreadableFile(problem.code, problem.args_by_name) from None


def looks_like(data: bytes) -> str:
    """What the first bytes of a file say it is, as ``file_types.sniff``."""
    return sniff(data[:_SNIFFED])


def _workbook(data: bytes, keep: int) -> tuple[list[Table], list[str]]:
    # Here, because only the worker has to pay for loading it.
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    archive = open_archive(data)
    names = {name.lower() for name in archive.namelist()}
    if "xl/workbook.xml" not in names:
        raise FileProblem("not_a_sheet")
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise FileProblem("macros")
    check_sizes(archive, Budget(MAX_INFLATED))
    budget = Budget(MAX_INFLATED)
    for entry in archive.infolist():
        inflate(archive, entry, budget, keep=False)
    # Measured: what follows reads the same entries again, so it gets the same room again.
    budget = Budget(2 * MAX_INFLATED)
    percents, parts = percent_styles(archive, budget), sheet_parts(archive, budget)
    tables: list[Table] = []
    hidden: list[str] = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for index, about in enumerate(book.sheets_metadata):
                if about.visible is not SheetVisibleEnum.Visible:
                    hidden.append(about.name)
                    continue
                table = Table(about.name, list(islice(_filled_rows(book.get_sheet_by_index(index)), keep)))
                if part := parts.get(about.name):
                    xml = inflate(archive, archive.getinfo(part), budget, keep=True)
                    table.marks = read_marks(xml, percents, table.rows[-1][0] if table.rows else 0)
                tables.append(table)
    except (CalamineError, OSError, ValueError, KeyError):
        raise FileProblem("broken") from None
    return tables, hidden


def _filled_rows(sheet: object) -> Iterator[tuple[int, list[object]]]:
    start = sheet.start  # type: ignore[attr-defined]
    if start is None:
        return
    left: list[object] = [""] * start[1]  # iter_rows begins at the first filled column, but at the first row
    for index, row in enumerate(sheet.iter_rows()):  # type: ignore[attr-defined]
        if any(cell != "" and not (isinstance(cell, str) and cell.isspace()) for cell in row):
            yield index, left + row


def _delimited(data: bytes, kind: SheetKind, keep: int) -> Table:
    text = decode(data)
    first_line, _, rest = text.partition("\n")
    if first_line.strip().lower() in ("sep=;", "sep=,", "sep=\t", "sep=|"):
        text = rest  # a note to Excel, which does not count it as a row either
    table = Table("")
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiters_by_fit(text, kind)[0])
        for index, row in enumerate(reader):
            if len(table.rows) >= keep:
                break
            if any(cell and not cell.isspace() for cell in row):
                table.rows.append((index, [unguarded(cell) for cell in row]))
                errors = {(index, place): cell for place, cell in enumerate(row) if cell in _ERROR_VALUES}
                table.marks.errors.update(errors)
    except csv.Error:
        raise FileProblem("broken") from None
    return table


def unguarded(cell: str) -> str:
    """Takes off the apostrophe that an export puts before text which a spreadsheet would run as a formula."""
    bare = cell.lstrip("'")
    return cell[1:] if bare != cell and bare[:1] in ("=", "+", "-", "@", "\t", "\r") and bare else cell
