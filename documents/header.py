"""Finding the row of titles in a sheet that somebody decorated, and which column is which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.normal import cell_text, header_keys
from documents.problems import Problem
from documents.sheet_kind import SheetKind

SEARCHED_ROWS = 15  # letterheads and merged titles above the header are seldom longer


@dataclass(slots=True)
class Header:
    """Where the header is (``index`` counts from 0) and what stands where."""

    index: int
    places: dict[str, int] = field(default_factory=dict)  # column's code name -> index in a row
    unknown: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find_header(rows: Sequence[Sequence[object]], kind: SheetKind) -> Header | None:
    """The best header among the first rows: most known titles, the upper one of equals.

    Columns that are not taken are known but have no place. ``None`` if there is no header. Its problems
    are ``missing_column`` and ``duplicate_column``; with either, the rows mean nothing.
    """
    titles = [(header_keys(title), column.name) for column in kind.columns for title in column.titles]
    # A title without its bracketed remark is known too, unless it is the whole title of another column.
    known = {keys[-1]: name for keys, name in titles}
    known |= {keys[0]: name for keys, name in titles}
    best: tuple[int, int] | None = None
    for index, row in enumerate(rows[:SEARCHED_ROWS]):
        hits = len({name for cell in row if (name := _column_of(cell, known))})
        if hits and (best is None or hits > best[1]):
            best = (index, hits)
    return None if best is None else _read_header(rows[best[0]], best[0], known, kind)


def _column_of(cell: object, known: dict[str, str]) -> str | None:
    if not isinstance(cell, str) or len(cell) > 200:
        return None
    return next((known[key] for key in header_keys(cell) if key and key in known), None)


def _read_header(row: Sequence[object], index: int, known: dict[str, str], kind: SheetKind) -> Header:
    header = Header(index)
    titles = {column.name: column.title for column in kind.columns if column.taken}
    for place, cell in enumerate(row):
        name = _column_of(cell, known)
        if name is None:
            if shown := cell_text(cell):
                header.unknown.append(shown[:60])
        elif name not in titles:
            continue
        elif name in header.places:
            args = {
                "title": titles[name],
                "first": column_letter(header.places[name]),
                "second": column_letter(place),
            }
            header.problems.append(Problem(index + 1, name, "duplicate_column", args))
        else:
            header.places[name] = place
    for column in kind.columns:
        if column.taken and column.required and column.name not in header.places:
            header.problems.append(Problem(index + 1, column.name, "missing_column", {"title": column.title}))
    return header


def column_letter(place: int) -> str:
    """0 -> A, 26 -> AA: the letter a person sees above a column."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
