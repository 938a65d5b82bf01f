"""Instants in UTC as days and hours of Tehran in the Jalali calendar, and back."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import jdatetime  # type: ignore[import-untyped]

from messages.digits import fa, latin

TEHRAN = ZoneInfo("Asia/Tehran")
_zone = TEHRAN
MONTHS = (
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
)  # fmt: skip
WEEKDAYS = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
_TICK = timedelta(microseconds=1)
_HOUR = 3600
_YEARS = range(1300, 1500)


class DayError(ValueError):
    """A text that is not a day; `code` says why: empty, form, month, year or no_such_day.

    `month` and `days`: of a month that is shorter than that, its name (with the year where only that makes it so short)
    and how many days it has.
    """

    def __init__(self, code: str, text: str, month: str = "", days: int = 0) -> None:
        super().__init__(f"{code}: {text!r}")
        self.code = code
        self.text = text
        self.month = month
        self.days = days


def use_zone(zone: ZoneInfo) -> None:
    """The time zone of the dates that people see and type (a setting of the installation)."""
    global _zone
    _zone = zone


def local(dt: datetime) -> datetime:
    """The instant on the clocks of Tehran; naive times are refused."""
    if dt.tzinfo is None:
        raise ValueError("a business time must know its time zone")
    return dt.astimezone(_zone)


def local_date(dt: datetime) -> date:
    """The (Gregorian) day that it is in Tehran at this instant."""
    return local(dt).date()


@lru_cache(maxsize=4096)
def ymd(on: date) -> tuple[int, int, int]:
    """Jalali year, month and day of a Gregorian date."""
    j = jdatetime.date.fromgregorian(year=on.year, month=on.month, day=on.day)
    return j.year, j.month, j.day


@lru_cache(maxsize=4096)
def _day(on: date) -> str:
    year, month, number = ymd(on)
    return f"{WEEKDAYS[on.weekday()]} {fa(number)} {MONTHS[month - 1]} {fa(str(year))}"


def _on(dt: datetime | date) -> date:
    return local_date(dt) if isinstance(dt, datetime) else dt


def day(dt: datetime | date) -> str:
    """«سه‌شنبه ۵ فروردین ۱۴۰۴»; a plain date is taken as a day of Tehran."""
    return _day(_on(dt))


def numeric(dt: datetime | date) -> str:
    """«۱۴۰۴/۰۱/۰۵», for tables and file names."""
    year, month, number = ymd(_on(dt))
    return fa(f"{year:04}/{month:02}/{number:02}")


def _clock(at: datetime) -> str:
    if at.minute == 0 and at.hour:
        return f"ساعت {fa(at.hour)}"
    return f"ساعت {fa(f'{at.hour}:{at.minute:02}')}"


def moment(dt: datetime) -> str:
    """«سه‌شنبه ۵ فروردین ۱۴۰۴ ساعت ۱۴:۳۰»; on the hour «ساعت ۱۴»."""
    at = local(dt)
    return f"{_day(at.date())} {_clock(at)}"


def near(dt: datetime, now: datetime) -> str:
    """«امروز ساعت ۱۴:۳۰», «فردا ساعت …», «دیروز ساعت …»; further away as `moment`."""
    at = local(dt)
    name = {-1: "دیروز", 0: "امروز", 1: "فردا"}.get((at.date() - local_date(now)).days)
    return f"{name or _day(at.date())} {_clock(at)}"


def left(dt: datetime, now: datetime) -> str:
    """How long it is until a deadline, which counts for the day whose end it may be."""
    seconds = (dt - now).total_seconds()
    if seconds <= 0:
        return "گذشته است"
    days = (local_date(dt - _TICK) - local_date(now)).days
    if seconds < _HOUR:
        return f"{fa(max(1, int(seconds // 60)))} دقیقه دیگر"
    if days == 0:
        return f"امروز، {fa(int(seconds // _HOUR))} ساعت دیگر"
    if seconds < 12 * _HOUR:
        # Over midnight «یک روز دیگر» would promise more time than there is.
        return f"{fa(int(seconds // _HOUR))} ساعت دیگر"
    return f"{fa(days)} روز دیگر"


def deadline(dt: datetime, now: datetime) -> str:
    """«تا پایان روز یکشنبه ۳۱ فروردین ۱۴۰۴» at the end of a day, otherwise «تا یکشنبه … ساعت ۱۴».

    On the last day and the day before it says so too: «تا پایان امروز، یکشنبه ۳۱ فروردین ۱۴۰۴».
    """
    at, before = local(dt), local(dt - _TICK)
    # An end of a day is its exclusive end, or how people write it: 23:59.
    closes = before.date() != at.date() or (at.hour, at.minute) == (23, 59)
    on = before.date()
    name = {0: "امروز", 1: "فردا"}.get((on - local_date(now)).days)
    if closes:
        return f"تا پایان {name}، {_day(on)}" if name else f"تا پایان روز {_day(on)}"
    return f"تا {name}، {_day(on)}، {_clock(at)}" if name else f"تا {_day(on)} {_clock(at)}"


def start_of_day(on: date) -> datetime:
    """The instant (UTC) at which a day begins in Tehran."""
    return datetime(on.year, on.month, on.day, tzinfo=_zone).astimezone(UTC)


def end_of_day(on: date) -> datetime:
    """The instant (UTC) at which a day is over in Tehran: the first that no longer belongs to it."""
    return start_of_day(on + timedelta(days=1))


def gregorian(year: int, month: int, number: int) -> date:
    """The Gregorian date of a Jalali one; ValueError when there is no such day."""
    converted: date = jdatetime.date(year, month, number).togregorian()
    return converted


_NUMERIC = re.compile(r"(\d{4})\s*[/\-.]\s*(\d{1,2})\s*[/\-.]\s*(\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})\s*(?:ام\s+)?([^\W\d]+)(?:\s*(?:ماه\s*)?(\d{4}))?")
_RELATIVE = {"دیروز": -1, "امروز": 0, "فردا": 1, "پسفردا": 2}
_NAMES = {name: number for number, name in enumerate(MONTHS, 1)} | {"امرداد": 5, "ابان": 8, "اذر": 9}
_SPELL = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": None, "\u200f": None, "،": " ", "−": "-"})


def parse_day(text: str, *, today: date) -> date:
    """The Gregorian date of a day as people write it, in any digits.

    «۱۴۰۴/۱/۵», «1404-01-05», «سه‌شنبه ۵ فروردین ۱۴۰۴», «۵ فروردین» (the next one, today included), «فردا».
    Raises DayError, a ValueError with a `code`.
    """
    plain = " ".join(latin(text).translate(_SPELL).split())
    if not plain:
        raise DayError("empty", text)
    if (steps := _RELATIVE.get(plain.replace(" ", ""))) is not None:
        return today + timedelta(days=steps)
    if found := _NUMERIC.fullmatch(plain):
        year, month, number = map(int, found.groups())
        return _checked(year, month, number, text)
    for weekday in WEEKDAYS:
        spelled = weekday.replace("\u200c", "")
        for form in (spelled, spelled.replace("شنبه", " شنبه").strip()):
            if plain.startswith(form + " "):
                plain = plain[len(form) + 1 :]
                break
    if not (found := _NAMED.fullmatch(plain)):
        raise DayError("form", text)
    if (named := _NAMES.get(found[2])) is None:
        raise DayError("month", text)
    if found[3]:
        return _checked(int(found[3]), named, int(found[1]), text)
    this_year = ymd(today)[0]
    if ymd(today)[1:] > (named, int(found[1])):
        this_year += 1
    return _checked(this_year, named, int(found[1]), text)


def _checked(year: int, month: int, number: int, text: str) -> date:
    if year not in _YEARS:
        raise DayError("year", text)
    try:
        return gregorian(year, month, number)
    except ValueError:
        if month not in range(1, 13) or number < 1:
            raise DayError("no_such_day", text) from None
        days = month_days(year, month)
        name = f"{MONTHS[month - 1]} {fa(str(year))}" if month == 12 else MONTHS[month - 1]
        raise DayError("no_such_day", text, name, days) from None


def month_days(year: int, month: int) -> int:
    """How many days a month of the Jalali calendar has."""
    if month < 12:
        return 31 if month < 7 else 30
    try:
        gregorian(year, month, 30)
    except ValueError:
        return 29
    return 30
