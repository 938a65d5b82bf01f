"""An agency's own workbook can be filled in only where it should be, and reads back; the record is complete."""

import io
import re
import zipfile
from decimal import Decimal

import pytest
from build import xlsx

from bot.sheets import sheet_kind_of
from documents.own_sheet import Head, OwnRow, RecordRow, own_record, own_workbook
from documents.sheet_in import read_sheet
from documents.sheet_kind import Column, SheetKind
from messages.sheets_of_agency import RECORD_COLUMNS
from models.text import parse_decimal

HEAD = Head("اداره کل راه و شهرسازی", 1403, sample=True)
STEPS = ("۴ جلسه و بیشتر", "۳, ۲ جلسه", "هیچ")
ROWS = [
    OwnRow(
        12,
        "G03-1",
        "خدمات الکترونیکی‌شده",
        "ratio",
        "(الف ÷ ب) × ۱۰۰",
        "درصد",
        Decimal(100),
        Decimal("78.5"),
        Decimal("-87.125"),
        "=شرح",
        "در دست تکمیل",
        2,
        Decimal("24.5"),
        Decimal(28),
        seen="v7c1e",
    ),
    OwnRow(13, "G01-3", "جلسه‌ها", "ladder", steps=STEPS),
    OwnRow(14, "G05-3", "گواهی", "بلی‌وخیر", amount="ندارد", steps=("دارای گواهی", "ندارد")),
]
OWN = sheet_kind_of("own")


def _part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(f"xl/{name}.xml").decode()


def test_it_reads_back_as_it_went_out() -> None:
    result = read_sheet(own_workbook(HEAD, ROWS), "a.xlsx", OWN)
    assert result.problems == [] and result.unknown_columns == result.ignored_sheets == []
    assert [row.values for row in result.rows] == [
        {"number": 12, "code": "G03-1", "amount": "−۸۷٫۱۲۵", "explanation": "=شرح", "seen": "v7c1e"},
        {"number": 13, "code": "G01-3", "amount": None, "explanation": None, "seen": None},
        {"number": 14, "code": "G05-3", "amount": "ندارد", "explanation": None, "seen": None},
    ]
    assert parse_decimal(result.rows[0].values["amount"]) == Decimal("-87.125")


def test_what_stood_there_comes_back_in_a_hidden_column() -> None:
    place = [column.name for column in OWN.columns].index("seen") + 1
    sheet = _part(own_workbook(HEAD, ROWS), "worksheets/sheet1")
    assert re.search(rf'<col min="{place}" max="{place}" [^>]*hidden="1"', sheet)


def test_only_two_columns_can_be_typed_into() -> None:
    data = own_workbook(HEAD, ROWS)
    sheet, styles = _part(data, "worksheets/sheet1"), _part(data, "styles")
    assert '<sheetProtection sheet="1"' in sheet and "password" not in sheet and "<f>" not in sheet
    formats = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", styles.split("<cellXfs")[1])
    open_styles = {str(place) for place, form in enumerate(formats) if 'locked="0"' in form}
    cells = re.findall(r'<c r="([A-Z]+)([0-9]+)"(?: s="([0-9]+)")?', sheet)
    open_cells = {(column, int(row)) for column, row, style in cells if style in open_styles}
    titles = [column.name for column in OWN.columns]
    letters = {chr(65 + titles.index(name)) for name in ("amount", "explanation")}
    assert open_cells == {(letter, row) for letter in letters for row in (4, 5, 6)}


def test_steps_are_offered_where_there_are_any() -> None:
    data = own_workbook(HEAD, ROWS)
    sheet = _part(data, "worksheets/sheet1")
    sources = re.findall(r'sqref="([A-Z]+[0-9]+)"><formula1>([^<]+)</formula1>', sheet)
    amount = chr(65 + [column.name for column in OWN.columns].index("amount"))
    assert [cell for cell, _ in sources] == [f"{amount}5", f"{amount}6"]
    strings = [re.sub("<[^>]+>", "", one) for one in re.findall(r"<si>.*?</si>", _part(data, "sharedStrings"))]
    written = re.findall(r'<c r="([A-Z]+[0-9]+)"[^>]*t="s"><v>([0-9]+)</v>', _part(data, "worksheets/sheet2"))
    guide = {cell: strings[int(index)] for cell, index in written}
    for (_, source), row in zip(sources, ROWS[1:], strict=True):
        first, last = (int(number) for number in re.findall(r"\$B\$([0-9]+)", source))
        assert source.startswith("'راهنما'!") and [guide[f"B{n}"] for n in range(first, last + 1)] == list(row.steps)


def test_head_and_sample_are_said_and_the_bytes_repeat() -> None:
    data = own_workbook(HEAD, ROWS)
    strings = _part(data, "sharedStrings")
    assert "اداره کل راه و شهرسازی — دورهٔ ارزیابی ۱۴۰۳" in strings and "نمونه" in strings and "نسبتی" in strings
    assert data == own_workbook(HEAD, ROWS)
    assert "نمونه" not in _part(own_workbook(Head("الف", 1403), ROWS), "sharedStrings")
    assert [one.code for one in read_sheet(own_workbook(HEAD, []), "a.xlsx", OWN).problems] == ["no_rows"]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        (["توضيحات", "مقدار عملکرد", "یادداشت من", "شماره"], ["شرح", "۸۷/۵", "x", "۱۲"]),
        (["شماره ", "عنوان سنجه", "عنوان سنجه", "مقدار*", "توضیح"], [12, "یک", "دو", "۸۷/۵", "شرح"]),
    ],
)
def test_reordered_extra_and_repeated_columns_do_not_matter(header: list[str], cells: list[object]) -> None:
    [row] = read_sheet(xlsx(("برگه", [["نامه"], header, cells])), "a.xlsx", OWN).rows
    assert row.values == {"number": 12, "code": None, "amount": "۸۷/۵", "explanation": "شرح", "seen": None}


def test_what_is_only_shown_is_not_judged() -> None:
    def broken(book: object, sheet: object) -> None:
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")  # type: ignore[attr-defined]

    data = xlsx(("s", [["شماره", "مقدار", "امتیاز", "هدف"], [12, 5, None, "صد"]]), touch=broken)
    result = read_sheet(data, "a.xlsx", OWN)
    assert result.problems == [] and [row.values["amount"] for row in result.rows] == ["5"]


@pytest.mark.parametrize(
    ("number", "code"), [("۰", "below_minimum"), ("دوازده", "not_a_number"), (12.5, "not_an_integer"), (None, "empty")]
)
def test_a_row_needs_its_number(number: object, code: str) -> None:
    data = xlsx(("s", [["شماره", "مقدار"], [number, 5]]))
    assert [one.code for one in read_sheet(data, "a.xlsx", OWN).problems] == [code]


def test_a_number_that_stands_twice_is_told() -> None:
    data = xlsx(("s", [["شماره", "مقدار"], [12, 5], ["۱۲", 6]]))
    assert [(one.row, one.code) for one in read_sheet(data, "a.xlsx", OWN).problems] == [(3, "repeated")]


def test_the_record_has_everything_for_entering_it_again() -> None:
    rows = [
        RecordRow("محور", "شاخص", "G03-1", "سنجه", Decimal("87.5"), Decimal("24.5"), Decimal(100), "درصد",
                  Decimal(28), "=شرح", ("فهرست.pdf", "نامه.jpg"), "K7-2F", "ثبت‌شده"),
        RecordRow("محور", "شاخص", "G03-2", "سنجه دو", "دارد", None),
    ]  # fmt: skip
    columns = tuple(Column(name, (title,), required=False) for name, title in RECORD_COLUMNS.items())
    kind = SheetKind("record", "x", columns)
    read = [row.values for row in read_sheet(own_record(HEAD, rows), "a.xlsx", kind).rows]
    assert read[0] == {
        "axis": "محور",
        "indicator": "شاخص",
        "code": "G03-1",
        "title": "سنجه",
        "target": "100",
        "unit": "درصد",
        "amount": "87.5",
        "score": "24.5",
        "cap": "28",
        "explanation": "=شرح",
        "files": "فهرست.pdf؛ نامه.jpg",
        "receipt": "K7-2F",
        "state": "ثبت‌شده",
    }
    assert {name: value for name, value in read[1].items() if value} == {
        "axis": "محور",
        "indicator": "شاخص",
        "code": "G03-2",
        "title": "سنجه دو",
        "amount": "دارد",
    }
