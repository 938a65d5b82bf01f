"""Scoring of a measure: exact, capped, and never less for having achieved more."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from services import scoring

amounts = st.decimals(0, 1_000_000, places=3)
targets = st.decimals("0.001", 1_000_000, places=3)
points = st.decimals(0, 1000, places=2)
weights = st.decimals(0, 100, places=2)


@given(amounts, targets, points, weights)
def test_score_stays_between_nothing_and_the_cap(
    amount: Decimal, target: Decimal, most: Decimal, weight: Decimal
) -> None:
    assert 0 <= scoring.score(amount, target, most, weight) <= scoring.cap(most, weight)


@given(amounts, amounts, targets, points, weights)
def test_score_is_monotonic(one: Decimal, other: Decimal, target: Decimal, most: Decimal, weight: Decimal) -> None:
    less, more = sorted((one, other))
    assert scoring.score(less, target, most, weight) <= scoring.score(more, target, most, weight)


@given(targets, points, weights, amounts)
def test_score_of_the_target_and_beyond_is_the_cap(
    target: Decimal, most: Decimal, weight: Decimal, over: Decimal
) -> None:
    assert scoring.score(target + over, target, most, weight) == scoring.cap(most, weight)


@given(st.lists(st.integers(1, 100), min_size=1, max_size=6), points)
def test_caps_of_weights_that_make_a_hundred_make_the_indicator(parts: list[int], most: Decimal) -> None:
    whole = [Decimal(part) for part in parts]
    weights_used = [*whole[:-1], Decimal(100) - sum(whole[:-1], Decimal(0))]
    assert sum((scoring.cap(most, weight) for weight in weights_used), Decimal(0)) == most


def test_score_by_hand() -> None:
    assert scoring.score(Decimal("87.5"), Decimal(100), Decimal(60), Decimal(40)) == Decimal(21)


def test_score_below_zero_counts_as_nothing() -> None:
    assert scoring.score(Decimal(-5), Decimal(100), Decimal(60), Decimal(40)) == 0
