"""What people type behind /score, in any digits and order, split into numbers and reason (12c)."""

from decimal import Decimal

import pytest

from handlers.appraiser.arguments import score_before, score_of


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


def test_of_one_number_the_rest_is_the_reason() -> None:
    found = score_of("۱۲ از ۲۸ جدول سال ۱۴۰۲", most=1)
    assert (found.numbers, found.reason, found.behind) == (("۱۲",), "جدول سال ۱۴۰۲", 0)
    found = score_of("مستند ناقص است ۱۲", most=1)
    assert (found.numbers, found.reason, found.behind) == (("۱۲",), "مستند ناقص است", 1)


def test_only_whole_positive_numbers_can_be_an_entry_s() -> None:
    found = score_of("12.5 ۱۲۳۴")
    assert (found.entry_number(0), found.entry_number(1), found.entry_number(2)) == (None, 1234, None)
    assert score_of("0 -4").entry_number(0) is score_of("0 -4").entry_number(1) is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("۱۳٫۵ مستند ناقص است", ("۱۳٫۵", "مستند ناقص است")),
        ("12.5 کمبود سند", ("12.5", "کمبود سند")),
        ("امتیاز ۱۳/۵، مستند ناقص است", ("۱۳/۵", "مستند ناقص است")),
        ("۱۲ از ۱۸ مستند ناقص است", ("۱۲", "مستند ناقص است")),
        ("۱۸ همه درست است", ("۱۸", "همه درست است")),
        ("۱۳٫۵", ("۱۳٫۵", "")),
        ("سال ۱۴۰۲ نیست", None),
        ("۱۴۰۲ پایان دوره است", None),
        ("۱۹ مستند ناقص است", None),
        ("-۲ مستند ناقص است", None),
        ("۳ فایل خوانا نیست", None),
        ("۲ جلسه برگزار نشده", None),
        ("۲ از ۵ گزارش نیست", None),
        ("۱۰٪ کمبود دارد", None),
        ("۱۰ درصد کمبود دارد", None),
        ("۱۰ درصدِ خدمات نیست", None),
        ("فقط ۳ پرونده دارد", None),
        ("مستند ناقص است", None),
        ("", None),
    ],
)
def test_a_score_with_which_a_reason_begins(typed: str, found: tuple[str, str] | None) -> None:
    assert score_before(typed, Decimal(18)) == found
