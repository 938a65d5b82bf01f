"""The first day that a text names: «… تا ۱۴۰۴/۰۱/۳۱ …», «… تا ۳۱ فروردین ۱۴۰۴ …»."""

import re
from datetime import date

from messages.digits import latin
from messages.jalali import MONTHS, parse_day

_DAY = re.compile(
    r"\d{4}\s*[/\-.]\s*\d{1,2}\s*[/\-.]\s*\d{1,2}|\d{1,2}\s+(?:" + "|".join(MONTHS) + r")(?:\s+ماه)?(?:\s+\d{4})?"
)


def first_day(text: str, *, today: date) -> date | None:
    """The first day of the Jalali calendar in the text that exists; one without a year is the next."""
    for found in _DAY.finditer(latin(text)):
        try:
            return parse_day(found[0], today=today)
        except ValueError:
            continue
    return None
