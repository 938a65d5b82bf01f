"""Steps of ladder and binary measures are read as people write them, and nothing is guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text import normalise, plain
from samples import catalogue
from services.catalogue.steps import YES_OR_NO, BadSteps, join_steps, parse_steps, steps_of


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("۴ جلسه و بیشتر = ۱۰۰؛ ۳ جلسه = ۷۵", [("۴ جلسه و بیشتر", 100), ("۳ جلسه", 75)]),
        ("کامل و به‌موقع = ۱۰۰؛ با تأخیر = ۶۰؛ ناقص=۳۰؛", [("کامل و به‌موقع", 100), ("با تأخیر", 60), ("ناقص", 30)]),
        ("a=12.5; b = ۱۲/۵٪\nc = ٠", [("a", "12.5"), ("b", "12.5"), ("c", 0)]),
        ("شناسايي = 30", [("شناسایی", 30)]),
        ("x = y = 5", [("x = y", 5)]),
        ("۴ نوبت و بیشتر = ۱۰۰؛ هر نوبت = ۲۵", [("۴ نوبت و بیشتر", 100), ("هر نوبت", 25)]),
        ("ب = ۰؛ الف = ۱۰۰", [("ب", 0), ("الف", 100)]),
    ],
)
def test_what_people_write(text: str, steps: list[tuple[str, str]]) -> None:
    assert parse_steps(text) == [(title, Decimal(percent)) for title, percent in steps]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "none"),
        (" ؛ \n", "none"),
        ("(الف ÷ ب) × ۱۰۰", "form"),
        ("الف = ۱۰۰؛ ب", "form"),
        ("= ۱۰۰", "title"),
        ("الف = ۱۰۰؛ = ۵۰", "title"),
        ("x" * 201 + " = 1", "title"),
        ("الف =", "percent"),
        ("الف = ۱۰۱", "percent"),
        ("الف = -۱", "percent"),
        ("الف = صد", "percent"),
        ("كامل = ۱۰۰؛ کامل = ۵۰", "repeated"),
        ("۳ جلسه = ۷۵؛ 3 جلسه = ۵۰", "repeated"),
    ],
)
def test_a_bad_step_is_named(text: str, code: str) -> None:
    with pytest.raises(BadSteps) as caught:
        parse_steps(text)
    assert caught.value.code == code


def test_where_steps_come_from() -> None:
    method = "کامل = ۱۰۰؛ ناقص = ۵۰"
    named = [("کامل", Decimal(100)), ("ناقص", Decimal(50))]
    assert steps_of("ladder", "دارد = ۱۰۰", method) == [("دارد", Decimal(100))]
    assert steps_of("ladder", None, method) == steps_of("binary", " ", method) == named
    assert steps_of("binary", None, "گزارش بازرس") == steps_of("binary", "", "دارد = ۱۰۰") == list(YES_OR_NO)
    assert steps_of("ladder", None, "گزارش بازرس") == steps_of("ladder", None, "هر نوبت = ۲۵") == []
    assert steps_of("ratio", "الف = ۱", method) == steps_of("central", None, method) == []
    with pytest.raises(BadSteps):
        steps_of("ladder", "الف = ۱۲۰", method)


def test_every_sample_ladder_and_binary_has_steps() -> None:
    for row in catalogue():
        steps = steps_of(row.measure_kind, row.steps, row.method)
        assert (len(steps) > 1) == (row.measure_kind in ("ladder", "binary")), row.measure_code


TITLES = (
    st.text(min_size=1, max_size=20).map(plain).filter(lambda title: normalise(title) and not set("؛;\n=") & set(title))
)
PERCENTS = st.decimals(0, 100, places=3)


@given(st.lists(st.tuples(TITLES, PERCENTS), min_size=1, max_size=6, unique_by=lambda step: normalise(step[0])))
def test_joined_steps_read_back(steps: list[tuple[str, Decimal]]) -> None:
    assert parse_steps(join_steps(steps)) == steps
