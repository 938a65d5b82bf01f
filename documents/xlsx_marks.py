"""What calamine does not tell of a worksheet: hidden rows, formulas never computed, errors, percentages."""

from __future__ import annotations

import contextlib
import re
import zipfile
from dataclasses import dataclass, field

from documents.archive import Budget, inflate
from documents.xml_scan import local, scan

_PERCENT_BUILT_IN = frozenset({"9", "10"})
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Place = tuple[int, int]  # row and column, both from 0


@dataclass(slots=True)
class Marks:
    """Places in one worksheet."""

    hidden_rows: set[int] = field(default_factory=set)
    uncomputed: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)


def sheet_parts(archive: zipfile.ZipFile, budget: Budget) -> dict[str, str]:
    """Sheet title -> name of its entry in the container."""
    targets: dict[str, str] = {}
    parts: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "Relationship":
            target = attributes.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            targets[attributes.get("Id", "")] = whole

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if local(name) == "sheet":
            relation_id = next((value for key, value in attributes.items() if local(key) == "id"), "")
            parts[attributes.get("name", "")] = targets.get(relation_id, "")

    names = set(archive.namelist())
    for part, start in (("xl/_rels/workbook.xml.rels", relation), ("xl/workbook.xml", sheet)):
        if part in names:
            scan(inflate(archive, archive.getinfo(part), budget, keep=True), start)
    return {title: part for title, part in parts.items() if part in names}


def percent_styles(archive: zipfile.ZipFile, budget: Budget) -> frozenset[str]:
    """The cell styles (as a cell's ``s`` names them) that show a number as a percentage."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    formats = set(_PERCENT_BUILT_IN)
    styles: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "numFmt" and "%" in re.sub(r'"[^"]*"|\\.', "", attributes.get("formatCode", "")):
            formats.add(attributes.get("numFmtId", ""))
        elif name == "xf" and inside and inside[-1] == "cellXfs":
            styles.append(attributes.get("numFmtId", "0"))
        if name in ("cellXfs", "cellStyleXfs"):
            inside.append(name)

    def end(name: str) -> None:
        if local(name) in ("cellXfs", "cellStyleXfs"):
            inside.pop()

    scan(inflate(archive, archive.getinfo("xl/styles.xml"), budget, keep=True), start, end)
    return frozenset(str(index) for index, number_format in enumerate(styles) if number_format in formats)


def read_marks(xml: bytes, percents: frozenset[str], last_row: int) -> Marks:
    """The marks of a worksheet up to a row; a look at the bytes saves the walk where there are none."""
    marks = Marks()
    if not (percents or b"hidden=" in xml or re.search(rb"""<(?:\w+:)?f[\s/>]|\st=["']e["']""", xml)):
        return marks
    walk = _Walk(marks, percents, last_row)
    with contextlib.suppress(_Enough):
        scan(xml, walk.start, walk.end, walk.text)
    return marks


class _Enough(Exception):
    """The rest of the sheet is not wanted."""


class _Walk:
    """State of one pass over a worksheet; rows and cells without a reference follow the one before."""

    def __init__(self, marks: Marks, percents: frozenset[str], last_row: int) -> None:
        self.marks, self.percents, self.last_row = marks, percents, last_row
        self.row, self.column = -1, -1
        self.formula = self.in_value = self.error = False
        self.value = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "row":
            given = attributes.get("r", "")
            self.row = int(given[:7]) - 1 if given.isascii() and given.isdigit() else self.row + 1
            self.column = -1
            if self.row > self.last_row:
                raise _Enough
            if attributes.get("hidden") in ("1", "true"):
                self.marks.hidden_rows.add(self.row)
        elif name == "c":
            self._cell(attributes)
        elif name == "f":
            self.formula = True
        elif name in ("v", "t"):
            self.in_value = True

    def _cell(self, attributes: dict[str, str]) -> None:
        reference = _REFERENCE.fullmatch(attributes.get("r", ""))
        self.column += 1
        if reference:
            self.row, self.column = int(reference[2]) - 1, column_index(reference[1])
        self.formula, self.value = False, ""
        self.error = attributes.get("t") == "e"
        if attributes.get("s", "") in self.percents:
            self.marks.percents.add((self.row, self.column))

    def text(self, data: str) -> None:
        if self.in_value and len(self.value) < 20:
            self.value += data

    def end(self, name: str) -> None:
        name = local(name)
        if name in ("v", "t"):
            self.in_value = False
        elif name == "c" and self.error:
            self.marks.errors[self.row, self.column] = self.value or "#N/A"
        elif name == "c" and self.formula and not self.value:
            self.marks.uncomputed.add((self.row, self.column))


def column_index(letters: str) -> int:
    """A -> 0, AA -> 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
