"""Numbers as a person reads them: Persian digits, rounding for the eye, progress bars, sizes."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
ARABIC = "٠١٢٣٤٥٦٧٨٩"
MINUS = "\u2212"
_TO_PERSIAN = str.maketrans("0123456789" + ARABIC, PERSIAN * 2)
_TO_LATIN = str.maketrans(PERSIAN + ARABIC, "0123456789" * 2)
_NUMBER = str.maketrans("0123456789.,-", PERSIAN + "٫٬" + MINUS)
_HUNDREDTH = Decimal("0.01")
_GROUPED_FROM = 10_000
_WIDE = Context(prec=100)  # showing must not fail on a number that storing took
_BLOCKS = 10
_SMALL = tuple(str(n).translate(_TO_PERSIAN) for n in range(1000))  # nearly every number that is shown
_KILO = 1024


def fa(value: int | Decimal | str) -> str:
    """The value in Persian digits.

    Numbers have at most two decimals (half up; this is the only place that rounds), no trailing zeros,
    «٫» before the decimals and, from 10,000 on, «٬» between thousands. Of a text only the digits change.
    """
    if type(value) is int and 0 <= value < 1000:
        return _SMALL[value]
    if isinstance(value, str):
        return value.translate(_TO_PERSIAN)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"not a number to show: {value}")
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -2:
            value = value.quantize(_HUNDREDTH, rounding=ROUND_HALF_UP, context=_WIDE)
        if value == value.to_integral_value():
            return fa(int(value))
        shown = f"{value:,f}" if value.copy_abs() >= _GROUPED_FROM else f"{value:f}"
        return shown.rstrip("0").translate(_NUMBER)
    return (f"{value:,}" if abs(value) >= _GROUPED_FROM else str(int(value))).translate(_NUMBER)


_FIGURE = re.compile(r"-?[0-9 ]*[0-9](\.[0-9]+)?")
_OF_LETTER = re.compile(r"[0-9]+(?:/[0-9]+)+")


def figure(text: str) -> str:
    """A number that is kept as text (of an entry, a letter, a typed code, out of a sheet) in Persian digits, ungrouped.

    Any other text stays as it is.
    """
    if _OF_LETTER.fullmatch(text):
        return fa(text)
    found = _FIGURE.fullmatch(text)
    if found is None:
        return text
    return (text.rstrip("0").rstrip(".") if found[1] else text).translate(_NUMBER)


def latin(text: str) -> str:
    """The text with its Persian and Arabic digits as ASCII ones."""
    return text.translate(_TO_LATIN)


def bar(done: int | Decimal, total: int | Decimal) -> str:
    """Progress in ten blocks; what is begun never looks empty, what is not complete never looks full."""
    if total <= 0 or done <= 0:
        full = 0
    elif done >= total:
        full = _BLOCKS
    else:
        full = min(_BLOCKS - 1, max(1, int(done * _BLOCKS // total)))
    return "▓" * full + "░" * (_BLOCKS - full)


def size(count: int) -> str:
    """A number of bytes in the largest unit that keeps it above one, with at most one decimal."""
    if count < 0:
        raise ValueError("a size is not negative")
    if count < _KILO:
        return f"{fa(count)} بایت"
    amount, unit = Decimal(count) / _KILO, "کیلوبایت"
    for larger in ("مگابایت", "گیگابایت"):
        # 1023.96 kilobytes would be shown as 1,024: by then it is a megabyte.
        if amount < Decimal("1023.95"):
            break
        amount, unit = amount / _KILO, larger
    return f"{fa(amount.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP))} {unit}"


def phone(number: str) -> str:
    """A telephone number in its home form («۰۹۱۲…») in Persian digits, whatever form it was stored in."""
    digits = "".join(ch for ch in latin(number) if ch in "0123456789")
    if digits.startswith("00"):
        digits = digits[2:]
    if digits.startswith("98") and len(digits) == 12:
        digits = "0" + digits[2:]
    elif digits.startswith("9") and len(digits) == 10:
        digits = "0" + digits
    return fa(digits or number)
