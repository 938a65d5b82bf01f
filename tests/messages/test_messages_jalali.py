"""Days and hours of Tehran in the Jalali calendar: messages.jalali."""

import contextlib
from datetime import UTC, date, datetime, timedelta, timezone

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from messages import jalali
from messages.digits import fa

TEHRAN_OFFSET = timezone(timedelta(hours=3, minutes=30))


def tehran(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    """An instant by the clocks of Tehran (since 1401 without summer time) and the Jalali calendar."""
    on = jdatetime.date(year, month, day).togregorian()
    return datetime(on.year, on.month, on.day, hour, minute, second, tzinfo=TEHRAN_OFFSET).astimezone(UTC)


NOW = tehran(1404, 1, 28, 9)


def test_every_day_of_55_years_round_trips_and_agrees_with_another_library() -> None:
    first = date(1995, 1, 1)
    for step in range(20_000):
        on = first + timedelta(days=step)
        year, month, number = jalali.ymd(on)
        other = JalaliDate.to_jalali(on.year, on.month, on.day)
        assert (year, month, number) == (other.year, other.month, other.day)
        assert jalali.gregorian(year, month, number) == on
        assert jalali.parse_day(jalali.day(on), today=first) == on
        assert jalali.parse_day(jalali.numeric(on), today=first) == on


def test_a_day_ends_where_the_next_begins_on_every_day_also_with_summer_time() -> None:
    on = date(1995, 1, 1)
    tick = timedelta(microseconds=1)
    for _ in range(20_000):
        end = jalali.end_of_day(on)
        assert end.tzinfo is UTC
        assert jalali.local_date(end - tick) == on
        on += timedelta(days=1)
        assert jalali.local_date(end) == on
        assert end == jalali.start_of_day(on)


def test_around_midnight_in_tehran_the_day_is_tehrans() -> None:
    assert jalali.day(datetime(2025, 3, 20, 20, 29, 59, tzinfo=UTC)) == "پنجشنبه ۳۰ اسفند ۱۴۰۳"
    assert jalali.day(datetime(2025, 3, 20, 20, 30, tzinfo=UTC)) == "جمعه ۱ فروردین ۱۴۰۴"


@given(st.datetimes(datetime(1995, 1, 1), datetime(2049, 1, 1), timezones=st.just(UTC)))
def test_an_instant_is_on_the_day_between_whose_ends_it_lies(at: datetime) -> None:
    on = jalali.local_date(at)
    assert jalali.start_of_day(on) <= at < jalali.end_of_day(on)


def test_naive_times_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        jalali.moment(datetime(2025, 3, 25, 11))


def test_day_and_moment() -> None:
    at = tehran(1404, 1, 5, 14, 30)
    assert jalali.day(at) == "سه‌شنبه ۵ فروردین ۱۴۰۴"
    assert jalali.moment(at) == "سه‌شنبه ۵ فروردین ۱۴۰۴ ساعت ۱۴:۳۰"
    assert jalali.moment(tehran(1404, 1, 5, 14)) == "سه‌شنبه ۵ فروردین ۱۴۰۴ ساعت ۱۴"
    assert jalali.moment(tehran(1404, 1, 5)) == "سه‌شنبه ۵ فروردین ۱۴۰۴ ساعت ۰:۰۰"
    assert jalali.moment(tehran(1404, 1, 5, 9, 5)) == "سه‌شنبه ۵ فروردین ۱۴۰۴ ساعت ۹:۰۵"


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (tehran(1404, 1, 28, 14, 30), "امروز ساعت ۱۴:۳۰"),
        (tehran(1404, 1, 28, 0, 0, 1), "امروز ساعت ۰:۰۰"),
        (tehran(1404, 1, 29, 0, 15), "فردا ساعت ۰:۱۵"),
        (tehran(1404, 1, 27, 23, 59), "دیروز ساعت ۲۳:۵۹"),
        (tehran(1404, 1, 30, 8), "شنبه ۳۰ فروردین ۱۴۰۴ ساعت ۸"),
    ],
)
def test_near_moments_are_named(at: datetime, shown: str) -> None:
    assert jalali.near(at, NOW) == shown


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (jalali.end_of_day(jalali.gregorian(1404, 1, 31)), "۳ روز دیگر"),
        (tehran(1404, 1, 31, 14), "۳ روز دیگر"),
        (tehran(1404, 1, 29, 21), "۱ روز دیگر"),
        (tehran(1404, 1, 29, 0), "امروز، ۱۵ ساعت دیگر"),
        (tehran(1404, 1, 28, 14, 20), "امروز، ۵ ساعت دیگر"),
        (tehran(1404, 1, 28, 9, 20), "۲۰ دقیقه دیگر"),
        (tehran(1404, 1, 28, 9, 0, 20), "۱ دقیقه دیگر"),
        (NOW, "گذشته است"),
        (tehran(1404, 1, 20), "گذشته است"),
    ],
)
def test_what_is_left(at: datetime, shown: str) -> None:
    assert jalali.left(at, NOW) == shown


def test_over_midnight_hours_are_told_not_a_day() -> None:
    assert jalali.left(tehran(1404, 1, 29, 1), tehran(1404, 1, 28, 23)) == "۲ ساعت دیگر"


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (tehran(1404, 2, 1), "تا پایان روز یکشنبه ۳۱ فروردین ۱۴۰۴"),
        (tehran(1404, 1, 31, 23, 59, 59), "تا پایان روز یکشنبه ۳۱ فروردین ۱۴۰۴"),
        (tehran(1404, 1, 31, 14), "تا یکشنبه ۳۱ فروردین ۱۴۰۴ ساعت ۱۴"),
        (tehran(1404, 1, 29), "تا پایان امروز، پنجشنبه ۲۸ فروردین ۱۴۰۴"),
        (tehran(1404, 1, 30), "تا پایان فردا، جمعه ۲۹ فروردین ۱۴۰۴"),
        (tehran(1404, 1, 28, 14), "تا امروز، پنجشنبه ۲۸ فروردین ۱۴۰۴، ساعت ۱۴"),
    ],
)
def test_deadlines(at: datetime, shown: str) -> None:
    assert jalali.deadline(at, NOW) == shown


TODAY = jalali.gregorian(1404, 1, 28)


@pytest.mark.parametrize(
    ("written", "ymd"),
    [
        ("۱۴۰۴/۱/۵", (1404, 1, 5)),
        ("1404-01-05", (1404, 1, 5)),
        ("١٤٠٤/٠١/٠٥", (1404, 1, 5)),
        (" ۱۴۰۴ / ۱ / ۵ ", (1404, 1, 5)),
        ("۵ فروردین ۱۴۰۴", (1404, 1, 5)),
        ("سه‌شنبه ۵ فروردین ۱۴۰۴", (1404, 1, 5)),
        ("سه شنبه، ۵ فروردین ۱۴۰۴", (1404, 1, 5)),
        ("چهار شنبه ۶ فروردین ۱۴۰۴", (1404, 1, 6)),
        ("یکشنبه ۳۱ فروردین", (1404, 1, 31)),
        ("۵ فروردين ۱۴۰۴", (1404, 1, 5)),
        ("۵ فروردین", (1405, 1, 5)),
        ("۲۸ فروردین", (1404, 1, 28)),
        ("۲۹ فروردین", (1404, 1, 29)),
        ("۱ امرداد", (1404, 5, 1)),
        ("۱۲ اردیبهشت ماه ۱۴۰۴", (1404, 2, 12)),
        ("۲۰ اسفند", (1404, 12, 20)),
        ("فردا", (1404, 1, 29)),
        ("امروز", (1404, 1, 28)),
        ("پس‌فردا", (1404, 1, 30)),
        ("۱۴۰۳/۱۲/۳۰", (1403, 12, 30)),
    ],
)
def test_days_as_people_write_them(written: str, ymd: tuple[int, int, int]) -> None:
    assert jalali.ymd(jalali.parse_day(written, today=TODAY)) == ymd


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "empty"),
        (" \u200c ", "empty"),
        ("به‌زودی", "form"),
        ("۵", "form"),
        ("۵/۱", "form"),
        ("۵ مارس ۱۴۰۴", "month"),
        ("2025-03-25", "year"),
        ("۱۴۰۴/۱۳/۱", "no_such_day"),
        ("۱۴۰۴/۷/۳۱", "no_such_day"),
        ("۱۴۰۴/۱۲/۳۰", "no_such_day"),
        ("۰ فروردین", "no_such_day"),
        ("۳۰ اسفند", "no_such_day"),
    ],
)
def test_what_is_no_day_says_why(written: str, code: str) -> None:
    with pytest.raises(jalali.DayError) as caught:
        jalali.parse_day(written, today=TODAY)
    assert isinstance(caught.value, ValueError)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("written", "month", "days"),
    [
        ("۳۱ آذر", "آذر", 30),
        ("۱۴۰۴/۷/۳۱", "مهر", 30),
        ("۳۲ فروردین", "فروردین", 31),
        ("۱۴۰۴/۱۲/۳۰", "اسفند ۱۴۰۴", 29),
        ("۱۴۰۴/۱۳/۱", "", 0),
        ("۰ فروردین", "", 0),
    ],
)
def test_a_day_past_the_end_of_its_month_says_how_long_that_is(written: str, month: str, days: int) -> None:
    with pytest.raises(jalali.DayError) as caught:
        jalali.parse_day(written, today=TODAY)
    assert (caught.value.month, caught.value.days) == (month, days)


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_day_error(written: str) -> None:
    with contextlib.suppress(jalali.DayError):
        assert isinstance(jalali.parse_day(written, today=TODAY), date)


@given(st.dates(date(1995, 1, 1), date(2060, 1, 1)), st.integers(1, 12), st.integers(1, 29))
def test_a_day_without_a_year_is_the_next_one(today: date, month: int, number: int) -> None:
    found = jalali.parse_day(f"{fa(number)} {jalali.MONTHS[month - 1]}", today=today)
    assert jalali.ymd(found)[1:] == (month, number)
    assert today <= found <= today + timedelta(days=366)
