"""Scoring of general measures (process §11.1): pure functions over exact decimals, rounded nowhere."""

from decimal import Decimal

HUNDRED = Decimal(100)
ZERO = Decimal(0)
ONE = Decimal(1)


def cap(indicator_max: Decimal, weight: Decimal) -> Decimal:
    """The most points a measure can give: its weight of the hundred of its indicator's points."""
    return indicator_max * weight / HUNDRED


def achievement(amount: Decimal, target: Decimal) -> Decimal:
    """The achieved share of the target, between 0 and 1 (more than the target counts as the target).

    `target` is above zero: the catalogue refuses others.
    """
    return min(ONE, max(ZERO, amount / target))


def score(amount: Decimal, target: Decimal, indicator_max: Decimal, weight: Decimal) -> Decimal:
    """Points of a measure: its cap times the achieved share; never above the cap, never below zero."""
    return cap(indicator_max, weight) * achievement(amount, target)
