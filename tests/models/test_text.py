"""What people type becomes comparable, storable and numeric: models.text."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text import normalise, parse_decimal, parse_phone, plain, to_latin_digits

NUMBERS = {
    "12": "12",
    "۱۲": "12",
    "١٢": "12",
    "۱۲/۵": "12.5",
    "۱۲٫۵": "12.5",
    "12.5": "12.5",
    "۱۲،۵": "12.5",
    "12,5": "12.5",
    "1,250": "1250",
    "۱٬۲۵۰": "1250",
    "۱٬۲۵۰٫۷۵": "1250.75",
    "1 250 000": "1250000",
    "1\u00a0250": "1250",
    "۸۷٫۵٪": "87.5",
    "٪۸۷": "87",
    "87.5 %": "87.5",
    "-3": "-3",
    "−3": "-3",
    "–۳": "-3",
    "۳-": "-3",
    "-۳٪": "-3",
    "+5": "5",
    " \u200f۵ \u200e": "5",
    ".5": "0.5",
    "٫۵": "0.5",
    "007": "7",
    "-0": "0",
    "1234567": "1234567",
    "0.000001": "0.000001",
}


@pytest.mark.parametrize(("typed", "expected"), NUMBERS.items())
def test_numbers_as_people_type_them(typed: str, expected: str) -> None:
    assert str(parse_decimal(typed)) == expected


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            " ",
            "-",
            "%",
            ".",
            "/",
            "دوازده",
            "12a",
            "1e5",
            "1E+400",
            "nan",
            "NaN",
            "inf",
            "-Infinity",
            "0x10",
        ),
        *("1/2/3", "1.2.3", "1,2,3", "12,34,567.8", "0,250", "1.250,5", "12 5", "--3", "-3-", "5%%", "1_000"),
        *("۱۲.", "12/", "9" * 16, "0." + "1" * 16, "1" * 5000, "१२", "½", "²", "\n", "12\x0012"),
    ],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="number"):
        parse_decimal(typed)


@given(st.text(max_size=120))
def test_any_text_is_a_finite_number_or_a_value_error(typed: str) -> None:
    with contextlib.suppress(ValueError):
        assert parse_decimal(typed).is_finite()


@given(st.decimals(-(10**12), 10**12, places=4))
def test_every_way_of_writing_a_number_means_the_same(number: Decimal) -> None:
    persian = str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫")
    for written in (
        f"{number:f}",
        f"{number:f}".translate(persian),
        f"{number:,}",
        f"{number:f}".replace(".", "/"),
    ):
        assert parse_decimal(written) == number


def test_two_spellings_of_one_word_compare_equal() -> None:
    assert normalise(" كد  دستگاه\u200cهاي\u00a0۱۴۰۳ ") == normalise("کد دستگاههای 1403")
    assert normalise("مسئول هیأت نامۀ") == normalise("مسیول هیات نامه")
    assert normalise("ﻛﺪ") == normalise("کد")
    assert normalise("G03-1") == normalise("g03-1")
    assert normalise("سنـــجه") == normalise("سنجه")


def test_stored_text_keeps_its_spelling() -> None:
    assert plain("  مي\u200cشود \u202bكتاب\u202c \t خوب\r\n\r\nبعد ") == "می\u200cشود کتاب خوب\nبعد"
    assert plain("۱۲ a\x00b") == "۱۲ ab"
    assert plain("\u200cالف\u200c \u200cب\u200c\u200cپ\u200c") == "الف ب\u200cپ"
    assert plain("e\u0301") == "é"


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\u200c \n\u200fيك\u0654۱\x85\u2028"))))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert normalise(normalise(text)) == normalise(text)
    assert normalise(plain(text)) == normalise(plain(plain(text)))


@pytest.mark.parametrize(
    "typed",
    [
        *("09001234567", "9001234567", "+989001234567", "00989001234567", "989001234567", "۰۹۰۰۱۲۳۴۵۶۷"),
        *("0900 123 4567", "0900-123-4567", "(0900) 123.4567", "\u200e+98 900 123 4567", "+98 0900 1234567"),
    ],
)
def test_mobile_numbers(typed: str) -> None:
    assert parse_phone(typed) == "989001234567"


@pytest.mark.parametrize(
    "typed", ["", "0212345678", "0900123456", "090012345678", "+1 900 123 4567", "شماره", "९००१२३४५६७"]
)
def test_what_is_no_mobile_number(typed: str) -> None:
    assert parse_phone(typed) is None


def test_digits_only() -> None:
    assert to_latin_digits("۱٢3 كتاب\u200c") == "123 كتاب\u200c"
