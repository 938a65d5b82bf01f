"""What people type behind /score, in any digits and order, split into numbers and reason (12c)."""

import pytest

from handlers.appraiser.arguments import score_of


@pytest.mark.parametrize(
    ("typed", "numbers", "reason"),
    [
        ("1234 12.5 دلیل دارد", ("1234", "12.5"), "دلیل دارد"),
        ("۱۲۳۴  ۱۲٫۵ دلیل دارد", ("۱۲۳۴", "۱۲٫۵"), "دلیل دارد"),
        ("١٢٣٤ ١٢/٥\nدلیل دارد", ("١٢٣٤", "١٢/٥"), "دلیل دارد"),
        ("12.5 1234 - دلیل دارد", ("12.5", "1234"), "دلیل دارد"),
        ("#1234: 12.5، دلیل دارد", ("1234", "12.5"), "دلیل دارد"),
        ("سنجهٔ ۱۲۳۴ امتیاز ۱۲ از ۲۸ دلیل دارد", ("۱۲۳۴", "۱۲"), "دلیل دارد"),
        ("1234 دلیل دارد 12.5", ("1234", "12.5"), "دلیل دارد"),
        ("دلیل دارد 1234 12", ("1234", "12"), "دلیل دارد"),
        ("1234 دلیل دارد 12 از 28", ("1234", "12"), "دلیل دارد"),
        ("1234 12 فقط ۳ پرونده دارد", ("1234", "12"), "فقط ۳ پرونده دارد"),
        ("1234 12 28", ("1234", "12"), "28"),
        ("-5", ("-5",), ""),
        ("1234", ("1234",), ""),
        ("امتیاز خوب", (), "امتیاز خوب"),
        ("", (), ""),
    ],
)
def test_numbers_and_reason(typed: str, numbers: tuple[str, ...], reason: str) -> None:
    found = score_of(typed)
    assert (found.numbers, found.reason) == (numbers, reason)


def test_only_whole_positive_numbers_can_be_an_entry_s() -> None:
    found = score_of("12.5 ۱۲۳۴")
    assert (found.entry_number(0), found.entry_number(1), found.entry_number(2)) == (None, 1234, None)
    assert score_of("0 -4").entry_number(0) is score_of("0 -4").entry_number(1) is None
