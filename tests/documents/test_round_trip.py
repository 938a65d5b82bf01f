"""What is exported reads back the same, and a template reads as an empty sheet."""

import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from words import AGENCIES, CATALOGUE

from documents.csv_out import export_csv
from documents.sheet_in import read_sheet
from documents.sheet_kind import Column, SheetKind
from documents.sheet_out import export, template
from models.text import plain
from samples import agencies, catalogue

KIND = SheetKind(
    "every",
    "همه",
    (
        Column("text", ("متن",), required=False, max_length=300),
        Column("code", ("کد",), "code"),
        Column("number", ("عدد",), "number", required=False),
        Column("integer", ("شمار",), "integer", required=False),
        Column("boolean", ("آری",), "boolean", choices={"بله": "yes", "خیر": "no"}),
        Column("choice", ("گزینه",), "choice", required=False, choices={"یک": "one", "دو،سه": "two", "۱": "one"}),
        Column("phone", ("تلفن",), "phone", required=False),
    ),
)
WRITTEN = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("=+-@'\"\t\n;,؛\u200c ۱2یكA_x0041")), max_size=40
).map(plain)
ROW = st.fixed_dictionaries(
    {
        "text": st.one_of(st.none(), WRITTEN, st.sampled_from(["=1+1", "'=x", "-5", "۱۲", "#N/A!", "_x0041_", "TRUE"])),
        "code": st.from_regex(r"[A-Z0-9][A-Z0-9.\-_]{0,10}", fullmatch=True),
        "number": st.one_of(
            st.none(),
            st.decimals(-(10**14), 10**14, places=3),
            st.decimals(0, 1, places=14),
            st.decimals(0, 100, places=2),
        ),
        "integer": st.one_of(st.none(), st.integers(-(10**15) + 1, 10**15 - 1)),
        "boolean": st.booleans(),
        "choice": st.sampled_from([None, "one", "two"]),
        "phone": st.sampled_from([None, "989000000011"]),
    }
)


def _comparable(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: None if value == "" else value for name, value in row.items()} for row in rows]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROW, min_size=1, max_size=6), st.sampled_from([None, "نمونه"]))
def test_xlsx_reads_back_the_same(rows, notice) -> None:
    result = read_sheet(export(KIND, rows, notice=notice), "a.xlsx", KIND)
    assert not result.problems
    assert [row.values for row in result.rows] == _comparable(rows)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ROW, min_size=1, max_size=6))
def test_csv_reads_back_the_same(rows) -> None:
    result = read_sheet(export_csv(KIND, rows), "a.csv", KIND)
    assert not result.problems
    assert [row.values for row in result.rows] == _comparable(rows)


def test_sample_catalogue_and_agencies_go_out_and_in() -> None:
    rows = [row.as_sheet_values() for row in catalogue()]
    for data in (
        export(CATALOGUE, rows),
        template(CATALOGUE, prefill=rows, notice="نمونه"),
        export_csv(CATALOGUE, rows),
    ):
        result = read_sheet(data, "a.xlsx", CATALOGUE)
        assert result.good and [row.values for row in result.rows] == rows and result.ignored_sheets == []
    names = ("code", "title", "group_code", "group_title")
    listed = [{name: getattr(row, name) for name in names} for row in agencies()]
    assert [row.values for row in read_sheet(export(AGENCIES, listed), "a.xlsx", AGENCIES).rows] == listed


def _part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def test_a_template_is_right_to_left_frozen_and_has_lists() -> None:
    data = template(CATALOGUE, notice="نمونه")
    sheet = _part(data, "xl/worksheets/sheet1.xml")
    assert 'rightToLeft="1"' in sheet and 'state="frozen"' in sheet and "نسبتی,پلکانی" in sheet
    assert 'rightToLeft="1"' in _part(data, "xl/worksheets/sheet2.xml")
    assert [problem.code for problem in read_sheet(data, "a.xlsx", CATALOGUE).problems] == ["no_rows"]


def test_numbers_are_numbers_text_is_text_and_bytes_repeat() -> None:
    rows = [{"code": "001", "text": "=HYPERLINK(1)", "number": Decimal("12.5"), "boolean": True}]
    data = export(KIND, rows)
    sheet = _part(data, "xl/worksheets/sheet1.xml")
    assert "<v>12.5</v>" in sheet and "<f>" not in sheet
    assert "[$-3000429]0." in _part(data, "xl/styles.xml")
    assert data == export(KIND, rows)
    assert '"\'=HYPERLINK(1)"' in export_csv(KIND, rows).decode()


def test_a_small_number_is_not_read_with_binary_dust() -> None:
    rows = [{"code": "A", "boolean": True, "number": Decimal("0.00009708695750")}]
    [row] = read_sheet(export(KIND, rows), "a.xlsx", KIND).rows
    assert row.values["number"] == rows[0]["number"]


def test_what_does_not_fit_is_an_error_not_a_loss() -> None:
    with pytest.raises(ValueError, match="longer"):
        export(KIND, [{"text": "x" * 32_768}])
    with pytest.raises(ValueError, match="no word"):
        export(KIND, [{"choice": "three"}])


def test_a_kind_survives_the_way_to_the_worker() -> None:
    for kind in (KIND, AGENCIES, CATALOGUE):
        assert SheetKind.from_plain(kind.as_plain()) == kind
