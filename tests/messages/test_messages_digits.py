"""Numbers as a person reads them: messages.digits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.digits import bar, fa, figure, latin, phone, size


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "۰"),
        (999, "۹۹۹"),
        (1403, "۱۴۰۳"),
        (9999, "۹۹۹۹"),
        (10_000, "۱۰٬۰۰۰"),
        (-12_345_678, "−۱۲٬۳۴۵٬۶۷۸"),
        (Decimal("12.50"), "۱۲٫۵"),
        (Decimal("12.00"), "۱۲"),
        (Decimal("0.005"), "۰٫۰۱"),
        (Decimal("0.015"), "۰٫۰۲"),
        (Decimal("-0.005"), "−۰٫۰۱"),
        (Decimal("0.004"), "۰"),
        (Decimal("-0.004"), "۰"),
        (Decimal("9999.999"), "۱۰٬۰۰۰"),
        (Decimal("99999.5"), "۹۹٬۹۹۹٫۵"),
        (Decimal("1E+5"), "۱۰۰٬۰۰۰"),
        (Decimal("12345678901234567890123456789012.345"), "۱۲٬۳۴۵٬۶۷۸٬۹۰۱٬۲۳۴٬۵۶۷٬۸۹۰٬۱۲۳٬۴۵۶٬۷۸۹٬۰۱۲٫۳۵"),
        ("G03-1", "G۰۳-۱"),
        ("٤٥", "۴۵"),
    ],
)
def test_values_are_shown_as_people_read_them(value: int | Decimal | str, shown: str) -> None:
    assert fa(value) == shown


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("12345", "۱۲۳۴۵"),
        ("12345 67890", "۱۲۳۴۵ ۶۷۸۹۰"),
        ("95.50", "۹۵٫۵"),
        ("100.00", "۱۰۰"),
        ("100", "۱۰۰"),
        ("-3", "−۳"),
        ("G03-1", "G03-1"),
        ("1404/12", "۱۴۰۴/۱۲"),
        ("۱۲", "۱۲"),
        ("", ""),
    ],
)
def test_numbers_kept_as_text_are_shown_ungrouped(kept: str, shown: str) -> None:
    assert figure(kept) == shown


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="NaN"):
        fa(Decimal("NaN"))


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=6))
def test_shown_numbers_are_within_half_a_hundredth(number: Decimal) -> None:
    read = Decimal(latin(fa(number)).replace("٬", "").replace("٫", ".").replace("−", "-"))
    assert abs(read - number) <= Decimal("0.005")


@given(st.integers(-5, 300), st.integers(-5, 300))
def test_a_bar_is_honest_at_both_ends(done: int, total: int) -> None:
    shown = bar(done, total)
    assert len(shown) == 10
    assert set(shown) <= {"▓", "░"}
    assert shown == "▓" * shown.count("▓") + "░" * shown.count("░")
    if total > 0:
        assert (shown == "▓" * 10) == (done >= total)
        assert (shown == "░" * 10) == (done <= 0)
    else:
        assert shown == "░" * 10


def test_bar_of_the_home_card() -> None:
    assert bar(31, 50) == "▓▓▓▓▓▓░░░░"


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "۰ بایت"),
        (1023, "۱۰۲۳ بایت"),
        (1024, "۱ کیلوبایت"),
        (1_258_291, "۱٫۲ مگابایت"),
        (1024 * 1024 - 1, "۱ مگابایت"),
        (20 * 1024 * 1024, "۲۰ مگابایت"),
        (3 * 1024**3, "۳ گیگابایت"),
        (5000 * 1024**3, "۵۰۰۰ گیگابایت"),
    ],
)
def test_sizes(count: int, shown: str) -> None:
    assert size(count) == shown


@pytest.mark.parametrize("stored", ["+989123456789", "00989123456789", "989123456789", "09123456789", "9123456789"])
def test_every_form_of_a_number_is_shown_in_its_home_form(stored: str) -> None:
    assert phone(stored) == "۰۹۱۲۳۴۵۶۷۸۹"


def test_a_landline_keeps_its_digits() -> None:
    assert phone("021-8888 1234") == "۰۲۱۸۸۸۸۱۲۳۴"
