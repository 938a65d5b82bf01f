"""Scoring: exact, capped, never less for having achieved more, and the documentation's own example."""

import random
from decimal import ROUND_DOWN, Decimal, localcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.catalogue import scoring
from services.catalogue.scoring import Direction, NotApplicable, Part, Total

RESCALE, REDISTRIBUTE = NotApplicable.EXCLUDE_AND_RESCALE, NotApplicable.REDISTRIBUTE_IN_INDICATOR
THOUSAND = Decimal(1000)
PAGE = Path(__file__).parents[2] / "docs" / "scoring.md"

amounts = st.decimals(0, 1_000_000, places=3)
targets = st.decimals("0.001", 1_000_000, places=3)
points = st.decimals(0, 1000, places=2)
weights = st.decimals(0, 100, places=2)
directions = st.sampled_from(("increasing", "decreasing"))
modes = st.sampled_from(list(NotApplicable))
# From a billionth of a billionth to far beyond what a sheet can hold.
anything = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent), st.integers(-(10**30), 10**30), st.integers(-400, 400)
)
positive = anything.filter(lambda number: number > 0)


@st.composite
def dimensions(draw: st.DrawFn) -> list[Part]:
    """Measures whose caps make the thousand, in some indicators; some do not apply, some have no points yet."""
    shares = draw(st.lists(st.integers(1, 100), min_size=1, max_size=8))
    caps = [(THOUSAND * share / sum(shares)).quantize(Decimal("0.01"), ROUND_DOWN) for share in shares[:-1]]
    caps.append(THOUSAND - sum(caps, Decimal(0)))
    return [
        Part(
            cap=cap,
            points=draw(st.none() | st.decimals(0, 1, places=3).map(lambda share, cap=cap: cap * share)),
            not_applicable=draw(st.booleans()),
            indicator=draw(st.sampled_from("ABC")),
        )
        for cap in caps
    ]


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


@given(amounts, targets, points, weights)
def test_score_does_not_depend_on_the_callers_context(
    amount: Decimal, target: Decimal, most: Decimal, weight: Decimal
) -> None:
    usual = scoring.score(amount, target, most, weight)
    with localcontext() as context:
        context.prec = 5
        assert scoring.score(amount, target, most, weight) == usual


def test_score_by_hand() -> None:
    assert scoring.score(Decimal("87.5"), Decimal(100), Decimal(60), Decimal(40)) == Decimal(21)


def test_score_below_zero_counts_as_nothing() -> None:
    assert scoring.score(Decimal(-5), Decimal(100), Decimal(60), Decimal(40)) == 0


@given(anything, positive, directions)
def test_specific_achievement_lies_between_nothing_and_all(
    actual: Decimal, target: Decimal, direction: Direction
) -> None:
    reached = scoring.specific_achievement(actual, target, direction)
    assert reached is not None
    assert 0 <= reached <= 1


@given(anything, anything, positive)
def test_specific_achievement_follows_its_direction(one: Decimal, other: Decimal, target: Decimal) -> None:
    less, more = sorted((one, other))
    rising = [scoring.specific_achievement(actual, target, "increasing") for actual in (less, more)]
    falling = [scoring.specific_achievement(actual, target, "decreasing") for actual in (less, more)]
    assert rising == sorted(rising)  # type: ignore[type-var]
    assert falling == sorted(falling, reverse=True)  # type: ignore[type-var]


@given(positive, directions)
def test_specific_target_reached_is_all(target: Decimal, direction: Direction) -> None:
    assert scoring.specific_achievement(target, target, direction) == 1


@pytest.mark.parametrize("target", [None, Decimal(0), Decimal("-1")])
@pytest.mark.parametrize("direction", ["increasing", "decreasing"])
def test_specific_measure_without_a_target_cannot_be_computed(target: Decimal | None, direction: Direction) -> None:
    reached = scoring.specific_achievement(Decimal(3), target, direction)
    assert reached is None
    assert scoring.points(Decimal(100), reached) is None


def test_decreasing_measure_at_zero_is_full_but_needs_evidence() -> None:
    assert scoring.specific_achievement(Decimal(0), Decimal(5), "decreasing") == 1
    assert scoring.needs_evidence(Decimal(0), "decreasing")
    assert not scoring.needs_evidence(Decimal("0.01"), "decreasing")
    assert not scoring.needs_evidence(Decimal(0), "increasing")


def test_no_points_before_the_weight_is_announced() -> None:
    assert scoring.points(None, Decimal(1)) is None


@given(positive, st.decimals(0, 1, places=6))
def test_points_stay_between_nothing_and_the_cap(cap: Decimal, reached: Decimal) -> None:
    made = scoring.points(cap, reached)
    assert made is not None
    assert 0 <= made <= cap


@given(dimensions(), modes)
def test_total_stays_between_nothing_and_the_cap(parts: list[Part], mode: NotApplicable) -> None:
    assert 0 <= scoring.total(parts, THOUSAND, mode).points <= THOUSAND


@given(dimensions(), modes, st.randoms(use_true_random=False))
def test_total_does_not_depend_on_the_order(parts: list[Part], mode: NotApplicable, dice: random.Random) -> None:
    usual = scoring.total(parts, THOUSAND, mode)
    dice.shuffle(parts)
    with localcontext() as context:
        context.prec = 5
        assert scoring.total(parts, THOUSAND, mode) == usual


@given(st.lists(st.builds(Part, positive, positive, st.booleans(), st.sampled_from("AB")), max_size=6), modes)
def test_total_of_any_numbers_stays_within_bounds_and_order(parts: list[Part], mode: NotApplicable) -> None:
    made = scoring.total(parts, THOUSAND, mode)
    assert 0 <= made.points <= THOUSAND
    assert scoring.total(parts[::-1], THOUSAND, mode) == made


@given(dimensions(), st.sampled_from((RESCALE, REDISTRIBUTE, NotApplicable.FULL)))
def test_full_marks_on_what_applies_are_the_whole_cap(parts: list[Part], mode: NotApplicable) -> None:
    full = [Part(one.cap, one.cap, one.not_applicable, one.indicator) for one in parts]
    made = scoring.total(full, THOUSAND, mode)
    nothing = all(one.not_applicable for one in parts) and mode is not NotApplicable.FULL
    assert made.points == (0 if nothing else THOUSAND)


@given(dimensions())
def test_redistribution_keeps_the_cap_of_each_indicator_that_applies(parts: list[Part]) -> None:
    for indicator in {one.indicator for one in parts}:
        inside = [one for one in parts if one.indicator == indicator]
        most = sum((one.cap or Decimal(0) for one in inside), Decimal(0))
        full = [Part(one.cap, one.cap, one.not_applicable, indicator) for one in inside]
        made = scoring.total(full, most, REDISTRIBUTE)
        assert made.points == (0 if made.nothing_applies else most)


@given(dimensions(), modes, st.data())
def test_more_points_for_a_part_never_lower_the_total(
    parts: list[Part], mode: NotApplicable, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(parts) - 1))
    one = parts[place]
    better = [*parts[:place], Part(one.cap, one.cap, one.not_applicable, one.indicator), *parts[place + 1 :]]
    assert scoring.total(better, THOUSAND, mode).points >= scoring.total(parts, THOUSAND, mode).points


@given(dimensions())
def test_modes_are_one_where_everything_applies(parts: list[Part]) -> None:
    whole = [Part(one.cap, one.points, False, one.indicator) for one in parts]
    assert len({scoring.total(whole, THOUSAND, mode).points for mode in NotApplicable}) == 1


@pytest.mark.parametrize("mode", [RESCALE, REDISTRIBUTE, NotApplicable.ZERO])
def test_nothing_applies(mode: NotApplicable) -> None:
    made = scoring.total([Part(THOUSAND, None, True, "A")], THOUSAND, mode)
    assert made == Total(Decimal(0), THOUSAND, 0, 0, THOUSAND, True)


def test_total_of_nothing_is_nothing() -> None:
    assert scoring.total([]) == Total(Decimal(0), THOUSAND, 0, 0, Decimal(0), False)


def test_what_has_no_weight_or_no_value_is_pending() -> None:
    parts = [
        Part(Decimal(600), Decimal(300), False, "A"),
        Part(None, None, False, "A"),
        Part(Decimal(200), None, False, "B"),
        Part(None, None, True, "B"),
    ]
    made = scoring.total(parts)
    assert (made.points, made.counted, made.pending) == (Decimal(300), 1, 3)


def test_indicator_that_does_not_apply_at_all_is_excluded_from_the_whole() -> None:
    parts = [Part(Decimal(600), Decimal(300), False, "A"), Part(Decimal(400), None, True, "B")]
    assert scoring.total(parts, THOUSAND, REDISTRIBUTE).points == Decimal(500)


def _table(first: str) -> list[dict[str, str]]:
    """The rows of the page's table whose first columns are as given, by column."""
    lines = PAGE.read_text("utf-8").splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith(first))
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[start:]]
    end = next(place for place, row in enumerate(cells) if len(row) == 1)
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:end]]


def test_example_of_the_documentation() -> None:
    general = []
    for row in _table("| measure | kind"):
        cap = scoring.cap(Decimal(row["max_score"]), Decimal(row["weight"]))
        assert cap == Decimal(row["cap"])
        made = None
        if row["amount"] != "–":
            reached = scoring.achievement(Decimal(row["amount"]), Decimal(row["target"]))
            made = scoring.points(cap, reached)
            assert (reached, made) == (Decimal(row["achievement"]), Decimal(row["points"]))
        general.append(Part(cap, made, made is None, row["measure"][:2]))
    assert {row["kind"] for row in _table("| measure | kind")} == {"ratio", "ladder", "binary", "central"}
    by_mode = {row["mode"]: Decimal(row["general"]) for row in _table("| mode | by hand")}
    assert by_mode == {mode.value: scoring.total(general, mode=mode).points for mode in NotApplicable}

    specific = []
    for row in _table("| measure | direction"):
        direction: Direction = "increasing" if row["direction"] == "increasing" else "decreasing"
        actual, weight = Decimal(row["actual"]), Decimal(row["weight"])
        share = scoring.specific_achievement(actual, Decimal(row["target"]), direction)
        made = scoring.points(weight, share)
        assert (share, made) == (Decimal(row["achievement"]), Decimal(row["points"]))
        assert scoring.needs_evidence(actual, direction) == (row["only with evidence"] == "yes")
        specific.append(Part(weight, made, False, row["measure"]))

    whole = scoring.overall(scoring.total(general), scoring.total(specific))
    assert f"**{whole.points}** of {whole.cap}" in PAGE.read_text("utf-8")
    assert (whole.counted, whole.pending, whole.excluded_cap) == (7, 0, 160)
