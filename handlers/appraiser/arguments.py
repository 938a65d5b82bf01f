"""What people type behind a command or at a card: numbers in any digits, in any order, and the rest is the reason."""

import re
from dataclasses import dataclass
from decimal import Decimal

from models.text import normalise, parse_decimal, plain, to_latin_digits

# Written around numbers by people who write whole sentences.
FILLERS = frozenset({"شماره", "شمارهٔ", "سنجه", "سنجهٔ", "امتیاز", "با", "به"})
OF = "از"
_AROUND = "#،,؛;:.()«»"
# What is counted: «۳ فایل خوانا نیست» is a reason that begins with a number, no score.
_COUNTED = re.compile(
    "(?:درصد|فایل|مورد|روز|ماه|سال|هفته|ساعت|بار|نفر|جلسه|پرونده|صفحه|برگ|بند|گام|پله|تا|عدد|سند|مدرک|نامه|امضا|خدمت|"
    "دوره|بخش|ردیف|سطر|عکس|تصویر|گزارش|شاخص|سنجه|واحد|اداره|شهرستان|دستگاه)(?:ها|های|هایی|ی)?"
)
# «۱۲۳۴» at the beginning, and «۷ روز»; both in Latin digits by then.
_ENTRY = re.compile(r"(?:شماره|شمارهٔ|سنجه|سنجهٔ)?\s*#?(\d{1,9})(?:[\s،,:]+|$)")
_DAYS = re.compile(r"(\d{1,4})\s*روز(?:\s*کاری|ه)?(?:[\s،,:]+|$)")
# How people say what they decide about «not applicable».
YES, NO, PROOF = "accept", "refuse", "proof"
_VERDICTS = {
    **dict.fromkeys(("پذیرش", "پذیرفته", "قبول", "تأیید", "تایید", "بله", "بلی", "accept", "yes", "ok"), YES),
    **dict.fromkeys(("رد", "نه", "خیر", "reject", "refuse", "no"), NO),
    **dict.fromkeys(("مدرک", "سند", "مستند", "برگشت", "proof"), PROOF),
}


def typed(text: str | None) -> str:
    """What stands behind a command, with Latin digits and single spaces."""
    return to_latin_digits(plain(text or "")).strip()


def entry_first(given: str) -> tuple[int, str] | None:
    """The number of an entry at the beginning and what stands behind it; None where there is none."""
    found = _ENTRY.match(given)
    if found is None or _DAYS.match(given):
        return None
    return int(found[1]), given[found.end() :].strip()


def days_first(given: str) -> tuple[int | None, str]:
    """A number of days at the beginning, if there is one, and what stands behind it."""
    found = _DAYS.match(given)
    return (int(found[1]), given[found.end() :].strip()) if found else (None, given)


def verdict_first(given: str) -> tuple[str | None, str]:
    """A decision at the beginning (`YES`, `NO`, `PROOF`), if there is one, and the reason behind it."""
    first, _, reason = given.partition(" ")
    return _VERDICTS.get(first.strip(_AROUND).lower()), reason.strip()


@dataclass(frozen=True, slots=True)
class Score:
    """Up to two numbers as they were typed, and the text beside them; so many of them stood `behind` the text."""

    numbers: tuple[str, ...]
    reason: str
    behind: int = 0

    def entry_number(self, place: int) -> int | None:
        """The number at this place, where it can be the number of an entry."""
        if place >= len(self.numbers):
            return None
        value = parse_decimal(self.numbers[place])
        return int(value) if value == value.to_integral_value() and 0 < value < 10**9 else None


def score_of(text: str, most: int = 2) -> Score:
    """The numbers at the beginning or the end, `most` of them, a cap («از ۲۸») left out, and the reason between."""
    words = plain(text).split()
    numbers: list[str] = []
    while words and len(numbers) < most:
        if _number(words[0]) is not None:
            numbers.append(words.pop(0).strip(_AROUND))
            if len(words) > 1 and words[0] == OF and _number(words[1]) is not None:
                words = words[2:]
        elif words[0].strip(_AROUND) in FILLERS and _has_number_ahead(words):
            words.pop(0)
        else:
            break
    behind: list[str] = []
    while words and len(numbers) + len(behind) < most and _number(words[-1]) is not None:
        if len(words) > 2 and words[-2] == OF and _number(words[-3]) is not None:
            words = words[:-2]
        behind.insert(0, words.pop().strip(_AROUND))
        if words and words[-1].strip(_AROUND) in FILLERS:
            words.pop()
    return Score((*numbers, *behind), " ".join(words).strip(" ،,:؛-–"), len(behind))


def score_before(text: str, cap: Decimal) -> tuple[str, str] | None:
    """A score up to the cap with which a reason begins («۱۳٫۵ مستند ناقص است»), and that reason; None where the number
    counts something («۳ فایل …», «۲ از ۵ …», «۸۰٪»), is a year or an entry's own, or there is none."""
    words = plain(text).split()
    while words and words[0].strip(_AROUND) in FILLERS:
        words.pop(0)
    points = _number(words[0]) if words else None
    if points is None or not 0 <= points <= cap + Decimal("0.005") or "%" in words[0] or "٪" in words[0]:
        return None
    given = words.pop(0).strip(_AROUND)
    if len(words) > 1 and words[0] == OF:
        of = _number(words[1])
        if of is None or abs(of - cap) > Decimal("0.005"):
            return None
        words = words[2:]
    if words and _COUNTED.fullmatch(normalise(words[0].strip(_AROUND))):
        return None
    return given, " ".join(words).strip(" ،,:؛-–—")


def _has_number_ahead(words: list[str]) -> bool:
    """Whether only fillers stand between here and a number."""
    return any(
        _number(one) is not None and all(each.strip(_AROUND) in FILLERS for each in words[:at])
        for at, one in enumerate(words)
    )


def _number(word: str) -> Decimal | None:
    try:
        return parse_decimal(word.strip(_AROUND))
    except ValueError:
        return None
