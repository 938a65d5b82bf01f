"""Sheets as people really send them are read: headers, spellings, numbers, encodings."""

from decimal import Decimal

import pytest
from build import with_entry, xlsx
from words import AGENCIES, CATALOGUE

from documents.problems import FILE_REFUSALS, SHEET_PROBLEMS, UnreadableFile
from documents.sheet_in import read_sheet

pytestmark = pytest.mark.deep

HEADER = ["کد دستگاه", "نام دستگاه", "کد گروه", "نام گروه"]
ROW = ["A01", "اداره کل راه", "G1", "زیربنایی"]
VALUES = {"code": "A01", "title": "اداره کل راه", "group_code": "G1", "group_title": "زیربنایی"}

MEASURE = {
    "کد محور": "AX1",
    "عنوان محور": "محور",
    "سقف امتیاز محور": 100,
    "کد شاخص": "G01",
    "عنوان شاخص": "شاخص",
    "سقف امتیاز شاخص": 60,
    "کد سنجه": "G01-1",
    "عنوان سنجه": "سنجه",
    "وزن (از ۱۰۰)": 40,
    "نوع سنجه": "نسبتی",
    "روش سنجش": "روش",
    "بارگذاری دستگاه": "بله",
    "امکان عدم مصداق": "خیر",
}


def read(*rows, touch=None, kind=AGENCIES):
    return read_sheet(xlsx(("sheet", rows), touch=touch), "a.xlsx", kind)


def measure(touch=None, **changed):
    cells = MEASURE | {name.replace("_", " "): value for name, value in changed.items()}
    return read(list(cells), list(cells.values()), touch=touch, kind=CATALOGUE)


def codes(result):
    for problem in result.problems:
        assert set(problem.args) == set(SHEET_PROBLEMS[problem.code]), problem
    return [(problem.row, problem.column, problem.code) for problem in result.problems]


def test_a_clean_sheet() -> None:
    result = read(HEADER, ROW)
    assert result.good and [(row.number, row.values) for row in result.rows] == [(2, VALUES)]


@pytest.mark.parametrize(
    "header",
    [
        ["كد  دستگاه", "نام\u200cدستگاه", "كد گروه ", "نام گروه*"],
        ["کد\u00a0دستگاه", "عنوان دستگاه:", "کدگروه", "گروه"],
        ["\u202bکد دستگاه\u202c", "نام\nدستگاه", "کد گروه (الزامی)", "ﻧﺎﻡ ﮔﺮﻭﻩ"],
    ],
)
def test_header_spellings(header) -> None:
    assert read(header, ROW).rows[0].values == VALUES


def test_titles_above_empty_rows_and_columns_and_tail() -> None:
    rows = [
        ["سازمان مدیریت"],
        [],
        ["فهرست دستگاه‌ها ۱۴۰۳"],
        ["", *HEADER],
        ["", *ROW],
        [],
        ["", *ROW],
        [" ", "\u00a0"],
    ]
    rows[6] = ["", "A02", "اداره کل دو", "G1", "زیربنایی"]
    result = read(*rows, touch=lambda book, sheet: sheet.merge_range("A1:E1", "سازمان مدیریت"))
    assert [row.number for row in result.rows] == [5, 7] and not result.problems and result.total == 2


def test_other_order_and_unknown_columns() -> None:
    result = read(["ملاحظات", *reversed(HEADER), "تلفن"], ["x", *reversed(ROW), 5])
    assert result.rows[0].values == VALUES and result.unknown_columns == ["ملاحظات", "تلفن"]


def test_header_problems_stop_the_reading() -> None:
    assert codes(read([], HEADER[:2], ROW[:2])) == [
        (2, "group_code", "missing_column"),
        (2, "group_title", "missing_column"),
    ]
    assert codes(read([*HEADER, "کد"], ROW)) == [(1, "code", "duplicate_column")]
    assert codes(read(["الف", "ب"], [1, 2])) == [(None, None, "header_not_found")]
    assert codes(read([])) == [(None, None, "header_not_found")]
    assert codes(read(HEADER)) == [(None, None, "no_rows")]


def test_hidden_rows_are_read_and_counted_other_sheets_named() -> None:
    def hide(book, sheet):
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(30, None, None, {"hidden": True})

    other = ["A02", "دو", "G1", "زیربنایی"]
    data = xlsx(("یادداشت", [["چیزی"]]), ("دستگاه", [HEADER, ROW, other]), ("پنهان", [[1]]), ("راهنما", [HEADER]))
    result = read_sheet(data, "a.xlsx", AGENCIES)
    assert (result.sheet, result.ignored_sheets, len(result.rows)) == ("دستگاه", ["یادداشت", "پنهان"], 2)
    assert read(HEADER, ROW, other, touch=hide).hidden_rows == 1


def test_formulas_without_a_value_and_error_cells() -> None:
    def formulas(book, sheet):
        sheet.write_formula(1, 1, '="اداره"&" کل"', None, "")
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(3, 1, '="x"', None, "نتیجه")

    result = read(HEADER, ROW, ["A2", "", "G", "گ"], ["A3", "", "G", "گ"], touch=formulas)
    assert codes(result) == [(2, "title", "formula_without_value"), (3, "title", "error_value")]
    assert [row.values["title"] for row in result.rows] == ["نتیجه"]


def test_cell_problems() -> None:
    rows = [["A 1", "x" * 201, None, "گ"], ["B1", "یک", "G", "گ"], ["b1", "یك", "G", "گ"]]
    assert codes(read(HEADER, *rows)) == [
        (2, "code", "not_a_code"),
        (2, "title", "too_long"),
        (2, "group_code", "empty"),
        (4, "code", "repeated"),
        (4, "title", "repeated"),
    ]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (40, "40"),
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (1 / 30, "0.033333333333333"),
        (9.70869575e-05, "0.0000970869575"),
        ("۴۰", "40"),
        ("۱۲/۵", "12.5"),
        ("٤٠٫٥ ٪", "40.5"),
        (" 40 ", "40"),
    ],
)
def test_numbers(typed, number) -> None:
    [row] = measure(**{"وزن (از ۱۰۰)": typed}).rows
    assert f"{row.values['measure_weight']:f}" == number and row.values["target"] is None


def test_a_percentage_means_what_is_seen() -> None:
    def percent(book, sheet):
        sheet.write_number(1, 8, 0.4, book.add_format({"num_format": "0%"}))
        sheet.write_number(1, 5, 0.125, book.add_format({"num_format": "0.00 %;[Red]-0%"}))
        sheet.write_number(1, 2, 7, book.add_format({"num_format": '0" %"'}))

    [row] = measure(touch=percent).rows
    assert [row.values[name] for name in ("measure_weight", "indicator_max_score", "axis_max_score")] == [
        Decimal(40),
        Decimal("12.5"),
        Decimal(7),
    ]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("وزن (از ۱۰۰)", "۱۲۰", "above_maximum"),
        ("وزن (از ۱۰۰)", -1, "below_minimum"),
        ("وزن (از ۱۰۰)", "چهل", "not_a_number"),
        ("وزن (از ۱۰۰)", True, "not_a_number"),
        ("نوع سنجه", "دیگر", "unknown_choice"),
        ("بارگذاری دستگاه", "شاید", "unknown_choice"),
    ],
)
def test_rules_of_values(column, value, code) -> None:
    assert [found for _, _, found in codes(measure(**{column: value}))] == [code]


def test_choices_in_other_spellings() -> None:
    [row] = measure(**{"نوع سنجه": "دو\u200cحالته", "بارگذاری دستگاه": "بلي", "امکان عدم مصداق": True}).rows
    assert [row.values[name] for name in ("measure_kind", "agency_upload", "na_allowed")] == [
        "binary",
        True,
        True,
    ]


def test_too_many_rows() -> None:
    rows = [[f"A{number}", f"نام {number}", "G", "گ"] for number in range(30)]
    result = read_sheet(xlsx(("s", [HEADER, *rows])), "a.xlsx", AGENCIES, max_rows=20)
    assert codes(result) == [(None, None, "too_many_rows")] and not result.rows and result.total > 20


def test_problems_are_counted_beyond_a_limit() -> None:
    result = read(HEADER, *[[f"A{number}", None, None, "گ"] for number in range(400)])
    assert (len(result.problems), result.more_problems) == (500, 300)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv(mark, encoding, end) -> None:
    text = end.join(mark.join(f'"{c}"' if mark in c else c for c in row).replace("ی", "ي") for row in (HEADER, ROW, []))
    result = read_sheet(text.encode(encoding), "a.csv", AGENCIES)
    assert [(row.number, row.values) for row in result.rows] == [(2, VALUES)]


def test_csv_with_a_separator_line_and_a_title_with_commas() -> None:
    text = "sep=;\nفهرست، ۱۴۰۳, نسخهٔ ۲, نهایی\n" + ";".join(HEADER) + "\n" + ";".join(ROW)
    assert read_sheet(text.encode(), "a.csv", AGENCIES).rows[0].values == VALUES


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04 broken", "broken"),
        (b"%PDF-1.7\n\x00\x01\x02", "not_a_sheet"),
        (b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>", "not_a_sheet"),
        (b"MZ this program", "not_a_sheet"),
        (b"\xff\xd8\xff\xe0 JFIF", "not_a_sheet"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "web_page"),
        (with_entry(xlsx(("s", [HEADER])), "xl/vbaProject.bin", b"x"), "macros"),
    ],
)
def test_what_is_no_sheet(data, code) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_sheet(data, "a.xlsx", AGENCIES)
    assert caught.value.code == code and set(caught.value.args_by_name) == set(FILE_REFUSALS[code])
