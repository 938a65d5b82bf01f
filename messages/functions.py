"""The functions that catalogues may call, each a view on one kind of argument."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from messages import digits, jalali
from messages.errors import WrongArguments
from messages.marks import JOINER, ltr


@dataclass(frozen=True)
class Function:
    """`call(now, *arguments)`; `takes` names what each argument is; `marks`: it isolates its own result."""

    call: Callable[..., str]
    takes: tuple[str, ...]
    marks: bool = False


def _number(value: Any) -> int | Decimal:
    if type(value) is int:
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value
    raise WrongArguments(f"expected a whole number or a Decimal, got {type(value).__name__}")


def _whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise WrongArguments(f"expected a whole number, got {type(value).__name__}")


def _at(value: Any) -> datetime:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value
    raise WrongArguments(f"expected a time with its zone, got {value!r}")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise WrongArguments(f"expected a text, got {type(value).__name__}")


def _num(_now: datetime, n: Any) -> str:
    return digits.fa(_number(n))


def _percent(_now: datetime, x: Any) -> str:
    return digits.fa(_number(x)) + "٪"


def _day(_now: datetime, at: Any) -> str:
    if isinstance(at, date) and not isinstance(at, datetime):
        return jalali.day(at)
    return jalali.day(_at(at))


def _moment(_now: datetime, at: Any) -> str:
    return jalali.moment(_at(at))


def _near(now: datetime, at: Any) -> str:
    return jalali.near(_at(at), now)


def _deadline(now: datetime, at: Any) -> str:
    return jalali.deadline(_at(at), now)


def _left(now: datetime, at: Any) -> str:
    return jalali.left(_at(at), now)


def _bar(_now: datetime, done: Any, total: Any) -> str:
    return digits.bar(_number(done), _number(total))


def _bytes(_now: datetime, size: Any) -> str:
    return digits.size(_whole(size))


def _phone(_now: datetime, p: Any) -> str:
    return ltr(digits.phone(_text(p)))


_OF_MEASURE = re.compile(r"([A-Za-z]+[0-9]+)-(?=[0-9])")


def _code(_now: datetime, text: Any) -> str:
    """A measure's code is one word: no line ends behind its hyphen."""
    return ltr(_OF_MEASURE.sub(rf"\1-{JOINER}", _text(text)))


def _link(_now: datetime, url: Any) -> str:
    """An address stands alone on its line: a mark beside it could become part of what is tapped."""
    if not _text(url).startswith("https://"):
        raise WrongArguments("expected a web address")
    return str(url)


def _figure(_now: datetime, given: Any) -> str:
    return digits.figure(given) if isinstance(given, str) else digits.fa(_number(given))


# Texts reach a function guarded already (see compiler), so none of these may add markup of its own.
FUNCTIONS: dict[str, Function] = {
    "NUM": Function(_num, ("number",)),
    "SCORE": Function(_num, ("number",)),
    "PERCENT": Function(_percent, ("number",)),
    "DAY": Function(_day, ("day",)),
    "MOMENT": Function(_moment, ("time",)),
    "NEAR": Function(_near, ("time",)),
    "DEADLINE": Function(_deadline, ("time",)),
    "LEFT": Function(_left, ("time",)),
    # Blocks have no direction of their own: isolated they would fill from the left.
    "BAR": Function(_bar, ("number", "number"), marks=True),
    "BYTES": Function(_bytes, ("whole",)),
    "PHONE": Function(_phone, ("text",), marks=True),
    "CODE": Function(_code, ("text",), marks=True),
    "LINK": Function(_link, ("link",), marks=True),
    "FIGURE": Function(_figure, ("figure",)),
}
