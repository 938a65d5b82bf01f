"""Every kind of sheet that exists, in its real words: out and in again, messy as people leave it, hostile."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from build import with_entry, xlsx

from bot.sheets import sheet_kind_of
from documents.csv_out import export_csv
from documents.kinds import DAY_KINDS, DIRECTIONS, INVITED_ROLES, ISSUED_LEVELS, kind_names
from documents.problems import SHEET_PROBLEMS, UnreadableFile
from documents.safe import read_sheet_safely
from documents.sheet_in import read_sheet
from documents.sheet_kind import SheetKind
from documents.sheet_out import export, shown
from documents.table_out import filled
from messages.sheets import sheet_words
from samples import agencies, catalogue, last_year, specific

OF_AGENCY = ("code", "title", "group_code", "group_title")
ROWS: dict[str, list[dict[str, Any]]] = {
    "agencies": [{name: getattr(row, name) for name in OF_AGENCY} for row in agencies()],
    "catalogue": [row.as_sheet_values() for row in catalogue()],
    "weights": [
        {"agency_code": "A01", "indicator_code": "G03", "max_score": Decimal("70.5")},
        {"agency_code": "A02", "indicator_code": "G03", "max_score": Decimal(0)},
    ],
    "specific": [row.as_sheet_values() for row in specific()],
    "last_year": [
        *(row.as_sheet_values() for row in last_year()[:50]),
        {"agency_code": "A01", "measure_code": "G03-1", "amount": Decimal("-12.25")},
    ],
    "steward": [
        {"agency_code": "A01", "measure_code": "G04-1", "amount": Decimal(85), "letter": "۱۴۰۳/۱۲۳۴۵"},
        {"agency_code": "A02", "measure_code": "G04-1", "amount": Decimal("0.5"), "letter": None},
    ],
    "people": [
        {"name": "رضا احمدی", "phone": "989000000011", "role": "liaison", "agency_code": "A01"},
        {"name": "نرگس شریفی", "phone": "989000000012", "role": "agency_head", "agency_code": "A01"},
    ],
    "days_off": [
        {"day": "2025-03-25", "title": "آلودگی هوا", "kind": "holiday"},
        {"day": "2026-03-20", "title": "روز جبرانی", "kind": "workday"},
        {"day": "2024-03-19", "title": "سی‌ام اسفند نیست", "kind": None},
    ],
    "former_results": [
        {
            "agency_code": "A01",
            "year": 1402,
            "general": Decimal("712.4"),
            "specific": Decimal(650),
            "total": Decimal("1362.4"),
            "level": "GOOD",
        },
        {"agency_code": "A02", "year": 1401, "general": None, "specific": None, "total": Decimal(0), "level": None},
    ],
    "levels": [
        {
            "agency_code": "A01",
            "agency_title": "راه و شهرسازی",
            "level": "EXCELLENT",
            "national_score": Decimal("1362.4"),
        },
        {"agency_code": "A02", "agency_title": None, "level": "WEAK", "national_score": None},
    ],
    "own": [
        {"number": 1, "code": "G03-1", "amount": "۸۷٫۵", "explanation": "=۱+۱", "seen": "v7c1e"},
        {"number": 2, "code": "G03-2", "amount": None, "explanation": None, "seen": None},
        {"number": 30, "code": None, "amount": "۴ جلسه و بیشتر", "explanation": "-", "seen": None},
    ],
}


def test_there_are_rows_for_every_kind() -> None:
    assert set(ROWS) == set(kind_names())


@pytest.fixture(params=kind_names())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def kind(name: str) -> SheetKind:
    return sheet_kind_of(name)


def _cells(kind: SheetKind, values: dict[str, Any]) -> list[str]:
    """A row as a person types it: words, Persian number marks left out."""
    return ["" if values.get(c.name) is None else _typed(shown(c, values[c.name])) for c in kind.columns]


def _typed(text: str) -> str:
    return f"{Decimal(text):f}" if text.replace(".", "", 1).isdecimal() and text.isascii() else text


def _header(kind: SheetKind) -> list[str]:
    return [column.title for column in kind.columns]


@pytest.mark.parametrize("notice", [None, "نمونه"])
def test_what_goes_out_comes_in_the_same(name: str, kind: SheetKind, notice: str | None) -> None:
    rows = ROWS[name]
    for data in (filled(kind, rows, notice=notice), export(kind, rows, notice=notice), export_csv(kind, rows)):
        result = read_sheet(data, "a.xlsx", kind)
        assert result.problems == [] and [row.values for row in result.rows] == rows
        assert result.ignored_sheets == result.unknown_columns == []


def test_a_sheet_as_people_leave_it(name: str, kind: SheetKind) -> None:
    """A letterhead, another keyboard's letters, stray spaces, a remark column, a hidden row, an empty tail, notes."""
    rows = ROWS[name][:2]

    def decorate(book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, len(kind.columns), "سازمان مدیریت و برنامه‌ریزی استان")
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.write_blank(400, 0, None, book.add_format({"border": 1}))

    def muddled(cells: list[str]) -> list[str]:
        return [f" {cell.replace('ی', 'ي').replace('ک', 'ك')}\u00a0" if cell else "  " for cell in cells]

    sheet = [
        ["سازمان"],
        [],
        [*muddled(_header(kind)), "ملاحظات"],
        [*muddled(_cells(kind, rows[0])), "دیده شد"],
        [*muddled(_cells(kind, rows[1])), ""],
        [" "] * len(kind.columns),
    ]
    data = xlsx((kind.title, sheet), ("یادداشت‌ها", [["چیزی"]]), touch=decorate)
    result = read_sheet(data, "a.xlsx", kind)
    assert result.problems == []
    assert [row.values for row in result.rows] == rows
    assert (result.unknown_columns, result.hidden_rows, result.total) == (["ملاحظات"], 1, 2)
    assert result.ignored_sheets == ["یادداشت‌ها"]


def test_columns_in_any_order_under_any_of_their_titles(name: str, kind: SheetKind) -> None:
    rows = ROWS[name][:2]
    turned = [list(reversed(_cells(kind, row))) for row in rows]
    for column in kind.columns:
        for title in column.titles:
            header = [title if one == column.title else one for one in reversed(_header(kind))]
            result = read_sheet(xlsx(("s", [header, *turned])), "a.xlsx", kind)
            assert [row.values for row in result.rows] == rows, title


def test_the_first_sheet_that_fits_is_read(name: str, kind: SheetKind) -> None:
    rows = ROWS[name][:1]
    data = xlsx(("یادداشت", [["چیزی دیگر"]]), ("دوم", [_header(kind), _cells(kind, rows[0])]))
    result = read_sheet(data, "a.xlsx", kind)
    assert [row.values for row in result.rows] == rows and result.sheet == "دوم"


def test_formulas_without_a_value_are_told(name: str, kind: SheetKind) -> None:
    place = next(place for place, column in enumerate(kind.columns) if column.taken)

    def formula(book: Any, sheet: Any) -> None:
        sheet.write_formula(1, place, '="A"&"01"', None, "")

    data = xlsx(("s", [_header(kind), _cells(kind, ROWS[name][0])]), touch=formula)
    [problem] = read_sheet(data, "a.xlsx", kind).problems
    assert (problem.code, problem.column, problem.row) == ("formula_without_value", kind.columns[place].name, 2)


def test_every_required_cell_is_missed_and_every_column(name: str, kind: SheetKind) -> None:
    required = [column.name for column in kind.columns if column.required and column.taken]
    filler = [column.name for column in kind.columns if column.taken and not column.required]
    if filler:
        row = {filler[0]: ROWS[name][0][filler[0]] or ROWS[name][1][filler[0]]}
        problems = read_sheet(xlsx(("s", [_header(kind), _cells(kind, row)])), "a.xlsx", kind).problems
        assert [(one.column, one.code) for one in problems] == [(column, "empty") for column in required]
    for column in required:
        header = [one.title for one in kind.columns if one.name != column]
        problems = read_sheet(xlsx(("s", [header, ["x"] * len(header)])), "a.xlsx", kind).problems
        assert [(one.column, one.code) for one in problems] == [(column, "missing_column")]


@pytest.mark.deep
async def test_sixty_megabytes_in_a_small_file_are_refused(name: str, kind: SheetKind) -> None:
    bomb = with_entry(filled(kind, ROWS[name][:1]), "xl/worksheets/sheet1.xml", b" " * 60_000_000)
    with pytest.raises(UnreadableFile) as caught:
        await read_sheet_safely(bomb, "a.xlsx", kind)
    assert caught.value.code == "inflates_too_much"


async def test_the_worker_reads_every_kind(name: str, kind: SheetKind) -> None:
    result = await read_sheet_safely(filled(kind, ROWS[name]), "a.xlsx", kind)
    assert result.good and [row.values for row in result.rows] == ROWS[name]


def test_a_kind_survives_the_way_to_the_worker(kind: SheetKind) -> None:
    assert SheetKind.from_plain(kind.as_plain()) == kind


def test_choices_stand_for_all_codes() -> None:
    assert set(sheet_words("specific").choices["direction"].values()) == set(DIRECTIONS)
    assert set(sheet_words("people").choices["role"].values()) == set(INVITED_ROLES)
    assert set(sheet_words("days_off").choices["kind"].values()) == set(DAY_KINDS)
    assert set(sheet_words("former_results").choices["level"].values()) == set(ISSUED_LEVELS)
    assert set(sheet_words("levels").choices["level"].values()) == set(ISSUED_LEVELS)


DAYS = sheet_kind_of("days_off")


def _day(cell: Any, touch: Any = None) -> Any:
    return read_sheet(xlsx(("s", [["تاریخ", "مناسبت"], [cell, "تعطیل"]]), touch=touch), "a.xlsx", DAYS)


@pytest.mark.parametrize(
    "cell",
    [
        "۱۴۰۴/۱/۵",
        "۱۴۰۴-۰۱-۰۵",
        "1404/01/05",
        "١٤٠٤.١.٥",
        "14040105",
        14040105,
        "۵ فروردین ۱۴۰۴",
        "سه‌شنبه ۵ فروردین ۱۴۰۴",
        " ۵ فروردين ماه ۱۴۰۴ ",
        "2025-03-25",
        date(2025, 3, 25),
    ],
)
def test_days_as_people_write_them(cell: Any) -> None:
    def dated(book: Any, sheet: Any) -> None:
        if isinstance(cell, date):
            sheet.write_datetime(1, 0, cell, book.add_format({"num_format": "yyyy/mm/dd"}))

    result = _day(None if isinstance(cell, date) else cell, dated)
    assert [row.values["day"] for row in result.rows] == ["2025-03-25"]


@pytest.mark.parametrize(
    "cell",
    [
        "۵ فروردین",
        "فردا",
        "امروز",
        "۱۴۰۴/۱۳/۱",
        "1403/12/31",
        "۱۲۰۴/۱/۱",
        "25/3/2025",
        "بهار",
        45741,
        5.5,
        True,
        "2025-02-30",
    ],
)
def test_what_is_no_day_is_told(cell: Any) -> None:
    [problem] = _day(cell).problems
    assert problem.code == "not_a_day" and set(problem.args) == set(SHEET_PROBLEMS["not_a_day"])


def test_a_percentage_in_a_column_kept_as_typed_means_what_is_seen() -> None:
    def percent(book: Any, sheet: Any) -> None:
        sheet.write_number(1, 1, 0.875, book.add_format({"num_format": "0.0%"}))

    data = xlsx(("s", [["شماره", "مقدار"], [7, None], [8, 12.5], [9, 4]]), touch=percent)
    amounts = [row.values["amount"] for row in read_sheet(data, "a.xlsx", sheet_kind_of("own")).rows]
    assert amounts == ["87.5%", "12.5", "4"]
