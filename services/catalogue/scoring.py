"""Scoring (process §11): pure functions over exact decimals, rounded nowhere but where a person looks.

Quotients carry fifty digits whatever context the caller has; sums are exact fractions that are divided once, so that
a total depends neither on the order of its parts nor on who computes it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from enum import StrEnum
from fractions import Fraction
from typing import Literal

HUNDRED = Decimal(100)
ZERO = Decimal(0)
ONE = Decimal(1)
DIMENSION_CAP = Decimal(1000)
DIGITS = 50

Direction = Literal["increasing", "decreasing"]


def _context() -> Context:
    return Context(
        prec=DIGITS,
        rounding=ROUND_HALF_EVEN,
        Emin=MIN_EMIN,
        Emax=MAX_EMAX,
        traps=[DivisionByZero, InvalidOperation, Overflow],
    )


class NotApplicable(StrEnum):
    """What becomes of the points of a measure that does not apply to an agency (§11.4)."""

    EXCLUDE_AND_RESCALE = "exclude-and-rescale"
    REDISTRIBUTE_IN_INDICATOR = "redistribute-in-indicator"
    FULL = "full"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Part:
    """One measure in a total: its cap (None until its weight is announced) and points (None until it has any)."""

    cap: Decimal | None
    points: Decimal | None
    not_applicable: bool
    indicator: str


@dataclass(frozen=True, slots=True)
class Total:
    """Points of `cap`, so far: while something is `pending` (weight or value missing) they are provisional.

    `excluded_cap` is the cap of what does not apply; `nothing_applies` says that nothing was left to appraise.
    """

    points: Decimal
    cap: Decimal
    counted: int
    pending: int
    excluded_cap: Decimal
    nothing_applies: bool


def cap(indicator_max: Decimal, weight: Decimal) -> Decimal:
    """The most points a measure can give: its weight of the hundred of its indicator's points."""
    context = _context()
    return context.divide(context.multiply(indicator_max, weight), HUNDRED)


def achievement(amount: Decimal, target: Decimal) -> Decimal:
    """The achieved share of the target, between 0 and 1 (more than the target counts as the target).

    For all kinds of general measures: the method of a ladder or yes/no measure has made a percentage of the step
    reached, a steward has given the amount of a central one. `target` is above zero: the catalogue refuses others.
    """
    return min(ONE, max(ZERO, _context().divide(amount, target)))


def specific_achievement(actual: Decimal, target: Decimal | None, direction: Direction) -> Decimal | None:
    """The achieved share of a specific measure, between 0 and 1; None where it cannot be computed (§11.2).

    Increasing: actual ÷ target; decreasing: target ÷ actual. Without a target above zero nothing can be computed.
    A decreasing measure that fell to zero is fully achieved, but see `needs_evidence`.
    """
    if target is None or target <= 0:
        return None
    if direction == "increasing":
        return achievement(actual, target)
    return ONE if actual <= target else _context().divide(target, actual)


def needs_evidence(actual: Decimal, direction: Direction) -> bool:
    """Whether the achievement counts only with evidence: a decreasing measure said to have fallen to zero (§11.2)."""
    return direction == "decreasing" and actual <= 0


def points(cap: Decimal | None, achievement: Decimal | None) -> Decimal | None:
    """Points of a measure: its cap times the achieved share; None while its weight or achievement is not known."""
    if cap is None or achievement is None:
        return None
    return min(cap, _context().multiply(cap, achievement))


def score(amount: Decimal, target: Decimal, indicator_max: Decimal, weight: Decimal) -> Decimal:
    """Points of a general measure; never above its cap, never below zero."""
    most = cap(indicator_max, weight)
    return min(most, _context().multiply(most, achievement(amount, target)))


def total(
    parts: Sequence[Part], cap: Decimal = DIMENSION_CAP, mode: NotApplicable = NotApplicable.EXCLUDE_AND_RESCALE
) -> Total:
    """Points of a dimension of `cap` points; never above the cap, never below zero.

    EXCLUDE_AND_RESCALE: sum × cap ÷ (cap − caps that do not apply), so that full marks on the rest are full marks.
    REDISTRIBUTE_IN_INDICATOR: the same inside each indicator; one that does not apply at all is excluded from the
    whole. FULL and ZERO give what does not apply its cap, or nothing.
    """
    applying = [one for one in parts if not one.not_applicable]
    scored = [one for one in applying if one.cap is not None and one.points is not None]
    apart = [one for one in parts if one.not_applicable]
    excluded = _sum(one.cap for one in apart)
    earned, out = _sum(one.points for one in scored), Fraction(0)
    if mode is NotApplicable.EXCLUDE_AND_RESCALE:
        out = excluded
    elif mode is NotApplicable.REDISTRIBUTE_IN_INDICATOR:
        earned, out = _redistributed(parts, scored)
    elif mode is NotApplicable.FULL:
        earned += excluded
    whole = Fraction(cap)
    made = earned * whole / (whole - out) if out < whole else Fraction(0)
    return Total(
        points=_decimal(max(Fraction(0), min(whole, made))),
        cap=cap,
        counted=len(scored),
        pending=len(applying) - len(scored) + sum(one.cap is None for one in apart),
        excluded_cap=_decimal(excluded),
        nothing_applies=bool(parts) and not applying,
    )


def overall(general: Total, specific: Total) -> Total:
    """Both dimensions together, of two thousand (§11.3)."""
    return Total(
        points=_decimal(_sum((general.points, specific.points))),
        cap=_decimal(_sum((general.cap, specific.cap))),
        counted=general.counted + specific.counted,
        pending=general.pending + specific.pending,
        excluded_cap=_decimal(_sum((general.excluded_cap, specific.excluded_cap))),
        nothing_applies=general.nothing_applies or specific.nothing_applies,
    )


def _redistributed(parts: Sequence[Part], scored: Sequence[Part]) -> tuple[Fraction, Fraction]:
    """What was earned when each indicator keeps its cap, and the cap of the indicators that do not apply at all."""
    earned, out = Fraction(0), Fraction(0)
    for indicator in {one.indicator for one in parts}:
        inside = [one for one in parts if one.indicator == indicator]
        whole = _sum(one.cap for one in inside)
        rest = _sum(one.cap for one in inside if not one.not_applicable)
        if rest > 0:
            earned += _sum(one.points for one in scored if one.indicator == indicator) * whole / rest
        else:
            out += whole
    return earned, out


def _sum(numbers: Iterable[Decimal | None]) -> Fraction:
    return sum((Fraction(one) for one in numbers if one is not None), Fraction(0))


def _decimal(number: Fraction) -> Decimal:
    return _context().divide(Decimal(number.numerator), Decimal(number.denominator))
