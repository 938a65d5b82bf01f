"""Any table goes out as a sheet that shows what it holds and runs nothing."""

import csv
import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.sheet_in import read_sheet
from documents.sheet_kind import Column, SheetKind
from documents.table_out import table, table_csv
from models.text import plain

COLUMNS = [("عنوان", 30, "text"), ("عدد", 12, "number"), ("شمار", 12, "integer"), ("روز", 14, "day")]
KIND = SheetKind(
    "t",
    "جدول",
    (
        Column("a", ("عنوان",), required=False),
        Column("b", ("عدد",), "number", required=False),
        Column("c", ("شمار",), "integer", required=False),
        Column("d", ("روز",), "day", required=False),
    ),
)
RISKY = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)", "\t=1", "{=1}", "'=1", "http://x", "0012", "TRUE"]


def _part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def test_right_to_left_frozen_bold_and_noted() -> None:
    rows = [["راه", Decimal("12.5"), 3, date(2025, 3, 25)], [None, None, None, None]]
    data = table("دستگاه‌ها/۱۴۰۳", COLUMNS, rows, notes=["نمونه", "۱۴۰۳"])
    sheet = _part(data, "xl/worksheets/sheet1.xml")
    assert 'rightToLeft="1"' in sheet and 'topLeftCell="A4"' in sheet and "<v>12.5</v>" in sheet
    assert '<autoFilter ref="A3:D5"/>' in sheet and "<b/>" in _part(data, "xl/styles.xml")
    assert data == table("دستگاه‌ها/۱۴۰۳", COLUMNS, rows, notes=["نمونه", "۱۴۰۳"])
    [row] = read_sheet(data, "a.xlsx", KIND).rows
    assert row.values == {"a": "راه", "b": Decimal("12.5"), "c": 3, "d": "2025-03-25"}
    assert "۱۴۰۴/۰۱/۰۵" in _part(data, "xl/sharedStrings.xml")


@pytest.mark.parametrize("text", RISKY)
def test_nothing_runs(text: str) -> None:
    row = [text, text, text, text]
    data = table(text, [(text, 10, kind) for _, _, kind in COLUMNS], [row], notes=[text])
    sheet = _part(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet and "hyperlink" not in sheet and "<v>1</v></c></row>" not in sheet
    for line in csv.reader(io.StringIO(table_csv(COLUMNS, [row]).decode("utf-8-sig"))):
        assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line)


def test_negative_numbers_stay_numbers_and_lists_are_one_cell() -> None:
    data = table_csv(COLUMNS, [[["یک", "دو"], Decimal("-0.50"), -3, None]]).decode("utf-8-sig")
    assert data.splitlines()[1] == '"یک؛ دو","-0.50","-3",""'


def test_an_empty_table_and_one_that_does_not_fit() -> None:
    assert [one.code for one in read_sheet(table("خالی", COLUMNS, []), "a.xlsx", KIND).problems] == ["no_rows"]
    for rows in ([["کوتاه"]], [["x" * 32_768, None, None, None]]):
        with pytest.raises(ValueError):
            table("t", COLUMNS, rows)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.text(max_size=30).map(plain),
            st.decimals(-(10**9), 10**9, places=4),
            st.integers(-(10**12), 10**12),
            st.dates(date(1950, 1, 1), date(2080, 1, 1)),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_both_forms_read_back_the_same(rows: list[tuple[str, Decimal, int, date]]) -> None:
    for data in (table("t", COLUMNS, rows), table_csv(COLUMNS, rows)):
        read = [tuple(row.values.values()) for row in read_sheet(data, "a", KIND).rows]
        assert read == [(text or None, number, count, day.isoformat()) for text, number, count, day in rows]
