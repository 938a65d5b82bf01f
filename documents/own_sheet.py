"""An agency's own measures as a workbook: to fill in and send back (07g), and as a record to take along (07h)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from documents.book import Book, write_amount, write_text
from documents.kinds import KindWords, sheet_kind
from documents.sheet_out import write_guide
from documents.table_out import CellKind, TableColumn, table
from messages.digits import fa, figure
from messages.sheets import choice_word, sheet_words
from messages.sheets_of_agency import RECORD_COLUMNS, RECORD_TITLE, SAMPLE, STEPS_TITLE, own_head

FILLED_IN = ("amount", "explanation")
HIDDEN = "seen"

_LOCKED = {"bg_color": "#EEEEEE", "border": 1, "border_color": "#CCCCCC", "font_color": "#444444"}
_OPEN = {"bg_color": "#FFF7DC", "border": 1, "border_color": "#E0B040", "locked": False}
_ALLOWED = ("format_columns", "format_rows", "sort", "autofilter", "select_locked_cells", "select_unlocked_cells")
_RECORD_WIDTHS: dict[str, tuple[int, CellKind]] = {
    "axis": (26, "text"),
    "indicator": (32, "text"),
    "code": (11, "text"),
    "title": (45, "text"),
    "target": (11, "number"),
    "unit": (12, "text"),
    "amount": (16, "number"),
    "score": (13, "number"),
    "cap": (11, "number"),
    "explanation": (50, "text"),
    "files": (40, "text"),
    "receipt": (16, "text"),
    "state": (16, "text"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """Whose sheet it is: the agency's title, the year of the cycle, whether its figures are samples."""

    agency: str
    year: int
    sample: bool = False


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One measure of the agency. ``number`` is the entry's; ``kind`` the code of its kind or words for it;

    ``amount`` a number, the title of a step, or ``None``; ``steps`` the titles to choose from, if any. ``seen``
    says what stood there when the sheet was made: it comes back in a hidden column.
    """

    number: int
    code: str
    title: str
    kind: str
    method: str = ""
    unit: str | None = None
    target: Decimal | None = None
    last_year: Decimal | None = None
    amount: Decimal | str | None = None
    explanation: str | None = None
    state: str = ""
    files: int = 0
    score: Decimal | None = None
    cap: Decimal | None = None
    steps: tuple[str, ...] = ()
    seen: str = ""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One measure as it was recorded, for typing it in elsewhere. ``files``: their names, ``receipt``: its code."""

    axis: str
    indicator: str
    code: str
    title: str
    amount: Decimal | str | None
    score: Decimal | None
    target: Decimal | None = None
    unit: str | None = None
    cap: Decimal | None = None
    explanation: str | None = None
    files: tuple[str, ...] = ()
    receipt: str | None = None
    state: str = ""


def own_workbook(head: Head, rows: Iterable[OwnRow]) -> bytes:
    """The sheet of kind ``own``, in which only ``FILLED_IN`` can be typed into; what is in already stands there.

    Other cells are locked without a password. Steps are offered as lists that advise only: the service decides
    what an amount means. Raises ``ValueError`` for text that is longer than a cell can hold.
    """
    return _OwnBook(head, list(rows)).bytes()


def own_record(head: Head, rows: Iterable[RecordRow]) -> bytes:
    """What the agency recorded, in the order given (the catalogue's), with codes of receipts: a sheet to read (07h)."""
    columns: list[TableColumn] = [(RECORD_COLUMNS[name], *_RECORD_WIDTHS[name]) for name in RECORD_COLUMNS]
    cells = [[getattr(row, name) for name in RECORD_COLUMNS] for row in rows]
    return table(RECORD_TITLE, columns, cells, notes=_notes(head))


def _notes(head: Head) -> list[str]:
    return [own_head(head.agency, fa(str(head.year))), *([SAMPLE] if head.sample else [])]


class _OwnBook(Book):
    def __init__(self, head: Head, rows: Sequence[OwnRow]) -> None:
        super().__init__()
        words = sheet_words("own")
        self.kind = sheet_kind(
            "own", KindWords(words.title, words.guide_title, words.titles, words.choices, words.examples, words.hints)
        )
        self.locked = self.format(text_wrap=True, num_format="@", **_LOCKED)
        self.locked_number = self.format(num_format=self.number.num_format, align="right", **_LOCKED)
        self.open = self.format(text_wrap=True, num_format="@", **_OPEN)
        self.sheet = self.add_sheet(self.kind.title)
        notes = _notes(head)
        for place, note in enumerate(notes):
            write_text(self.sheet, place, 0, note, self.notice)
        self.header_row = len(notes)
        for place, column in enumerate(self.kind.columns):
            form = self.wanted if column.name in FILLED_IN else self.header
            write_text(self.sheet, self.header_row, place, column.title, form)
            self.sheet.set_column(place, place, column.width, None, {"hidden": column.name == HIDDEN})
        self.sheet.freeze_panes(self.header_row + 1, 3)
        for index, row in enumerate(rows, self.header_row + 1):
            self._write_row(index, row)
        last = self.header_row + max(1, len(rows))
        self.sheet.autofilter(self.header_row, 0, last, len(self.kind.columns) - 1)
        place = self._place("amount")
        self.sheet.ignore_errors({"number_stored_as_text": f"{_letter(place)}1:{_letter(place)}{last + 1}"})
        self.sheet.protect("", dict.fromkeys(_ALLOWED, True))
        self._write_guide(rows)

    def _place(self, name: str) -> int:
        return [column.name for column in self.kind.columns].index(name)

    def _write_row(self, index: int, row: OwnRow) -> None:
        for place, column in enumerate(self.kind.columns):
            value = getattr(row, column.name)
            if column.name == "kind":
                value = _kind_words(row.kind)
            if column.name in FILLED_IN:
                self._write_open(index, place, value)
            elif value is None or value == "":
                self.sheet.write_blank(index, place, None, self.locked)
            elif isinstance(value, int | Decimal):
                write_amount(self.sheet, index, place, value, self.locked_number, self.locked)
            else:
                write_text(self.sheet, index, place, str(value), self.locked)

    def _write_open(self, index: int, place: int, value: Any) -> None:
        # Amounts are text: in a cell for numbers a spreadsheet makes a date of «12/5».
        text = figure(f"{value:f}") if isinstance(value, Decimal) else value
        if text:
            write_text(self.sheet, index, place, text, self.open)
        else:
            self.sheet.write_blank(index, place, None, self.open)

    def _write_guide(self, rows: Sequence[OwnRow]) -> None:
        guide = self.add_sheet(self.kind.guide_title)
        below = write_guide(self, guide, self.kind) + 1
        amount = self._place("amount")
        for index, row in enumerate(rows, self.header_row + 1):
            if not row.steps:
                continue
            write_text(guide, below, 0, f"{STEPS_TITLE} {row.code}", self.header)
            for step in row.steps:
                write_text(guide, below, 1, step, self.text)
                below += 1
            tab = self.kind.guide_title.replace("'", "''")
            source = f"='{tab}'!$B${below - len(row.steps) + 1}:$B${below}"
            rule = {"validate": "list", "source": source, "error_type": "information"}
            self.sheet.data_validation(index, amount, index, amount, rule)


def _kind_words(kind: str) -> str:
    try:
        return choice_word("catalogue", "measure_kind", kind)
    except KeyError:
        return kind


def _letter(place: int) -> str:
    return chr(ord("A") + place)
