"""A sheet as people really send it, read by the rules of its kind into rows and problems.

Pure and synchronous; for files from strangers call ``documents.safe.read_sheet_safely``, which runs this in a
process of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from documents.cells import BadCell, read_cell
from documents.header import SEARCHED_ROWS, Header, find_header
from documents.normal import header_key
from documents.problems import Problem, UnreadableFile
from documents.sheet_kind import Column, SheetKind
from documents.tables_in import Table, looks_like, read_tables
from models.text import normalise

MAX_ROWS = 5_000
MAX_PROBLEMS = 500  # told one by one; beyond that only counted


@dataclass(frozen=True, slots=True)
class Row:
    """A row without problems. ``number`` is the one seen in Excel; ``values`` has the name of every column taken.

    Types: text, code, choice and phone ``str``, day ``str`` as 2025-03-25 (Gregorian), number ``Decimal``,
    integer ``int``, boolean ``bool``; ``None`` for an empty or absent optional cell.
    """

    number: int
    values: dict[str, Any]


@dataclass(slots=True)
class SheetResult:
    """What was read. ``faulty`` are the rows with a problem, with those of their cells that have none.

    ``total`` counts the filled rows under the header, good or bad (where there are too many: at least so many).
    """

    rows: list[Row] = field(default_factory=list)
    faulty: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    total: int = 0
    more_problems: int = 0
    filename: str = ""
    sheet: str = ""
    ignored_sheets: list[str] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)
    hidden_rows: int = 0

    @property
    def good(self) -> bool:
        """Nothing is wrong and there is something to take over."""
        return bool(self.rows) and not self.problems

    def add(self, problem: Problem) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem)
        else:
            self.more_problems += 1


def read_sheet(data: bytes, filename: str, kind: SheetKind, *, max_rows: int = MAX_ROWS) -> SheetResult:
    """Reads XLSX or CSV, told apart by content (``filename`` is only carried along, extensions lie).

    A sheet that is readable but wrong gives problems; rows with a problem are not among ``rows``. With a
    problem of the header (``header_not_found``, ``missing_column``, ``duplicate_column``) or too many rows
    there are no rows at all. Raises ``UnreadableFile``.
    """
    # Room for a letterhead above the header, and one row more than allowed to know that there are too many.
    tables, hidden_sheets = read_tables(data, kind, keep=max_rows + SEARCHED_ROWS + 1)
    result = SheetResult(filename=filename)
    guide = header_key(kind.guide_title)
    candidates = [table for table in tables if header_key(table.title) != guide] or tables
    table, header = _choose(candidates, kind)
    used = table.title if table else ""
    result.sheet = used
    result.ignored_sheets = [t.title for t in candidates if t.title != used and t.rows] + hidden_sheets
    if table is None or header is None:
        if looks_like(data) == "unknown":
            raise UnreadableFile("not_a_sheet")
        titles = [column.title for column in kind.columns if column.taken and column.required]
        result.add(Problem(None, None, "header_not_found", {"sheet": used, "titles": titles}))
        return result
    result.unknown_columns = header.unknown
    header_row = table.rows[header.index][0]
    if header.problems:
        for problem in header.problems:
            result.add(Problem(header_row + 1, problem.column, problem.code, problem.args))
        return result
    _read_rows(table, header, kind, result, max_rows)
    return result


def _choose(tables: list[Table], kind: SheetKind) -> tuple[Table | None, Header | None]:
    """The first table with a faultless header, else the one with the most known titles, else the first."""
    best: tuple[Table, Header] | None = None
    for table in tables:
        header = find_header([cells for _, cells in table.rows[:SEARCHED_ROWS]], kind)
        if header is None:
            continue
        if not header.problems:
            return table, header
        if best is None or len(header.places) > len(best[1].places):
            best = (table, header)
    if best is not None:
        return best
    return (tables[0] if tables else None), None


def _read_rows(table: Table, header: Header, kind: SheetKind, result: SheetResult, max_rows: int) -> None:
    places = [(column, header.places.get(column.name)) for column in kind.columns if column.taken]
    body = list(_body(table, header))
    result.total = len(body)
    result.hidden_rows = sum(index in table.marks.hidden_rows for index, _ in body)
    if len(body) > max_rows:
        result.add(Problem(None, None, "too_many_rows", {"maximum": max_rows}))
        return
    if not body:
        result.add(Problem(None, None, "no_rows"))
    seen: dict[tuple[str, str], int] = {}
    for index, cells in body:
        values: dict[str, Any] = {}
        for column, place in places:
            try:
                value = _value(cells, index, place, column, table)
                _check_unique(value, column, index + 1, seen)
                values[column.name] = value
            except BadCell as bad:
                result.add(Problem(index + 1, column.name, bad.code, bad.args_by_name))
        (result.rows if len(values) == len(places) else result.faulty).append(Row(index + 1, values))


def _body(table: Table, header: Header) -> Iterator[tuple[int, list[object]]]:
    """The rows under the header that have something in a known column."""
    wanted = sorted(header.places.values())
    for index, cells in table.rows[header.index + 1 :]:
        if any(str(cells[place]).strip() for place in wanted if place < len(cells)):
            yield index, cells


def _value(cells: list[object], index: int, place: int | None, column: Column, table: Table) -> Any:
    if place is None:
        return None
    marks = table.marks
    if (index, place) in marks.uncomputed:
        raise BadCell("formula_without_value", title=column.title)
    if error := marks.errors.get((index, place)):
        raise BadCell("error_value", title=column.title, value=error)
    cell = cells[place] if place < len(cells) else None
    return read_cell(cell, column, percent=(index, place) in marks.percents)


def _check_unique(value: Any, column: Column, number: int, seen: dict[tuple[str, str], int]) -> None:
    if not column.unique or value is None:
        return
    first = seen.setdefault((column.name, normalise(str(value))), number)
    if first != number:
        raise BadCell("repeated", title=column.title, value=str(value), first_row=first)
