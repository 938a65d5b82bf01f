"""Ranks in a group: by total, ties by general, then specific, then growth; still equal, the same rank (§11.8)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.results import ranking
from services.results.ranking import BY_GENERAL, BY_GROWTH, BY_SPECIFIC, BY_TOTAL, SHARED, Standing


def standing(number: int, general: str, specific: str | None, growth: str | None = None, group: str = "G1") -> Standing:
    """An agency with these points."""
    return Standing(
        agency_id=number,
        title=f"دستگاه {number}",
        group_code=group,
        group_title=f"گروه {group}",
        total=Decimal(general) + Decimal(specific or 0),
        general=Decimal(general),
        specific=None if specific is None else Decimal(specific),
        growth=None if growth is None else Decimal(growth),
    )


def test_worked_example() -> None:
    ranked = ranking.rank(
        [
            standing(1, "800", "700", "10"),
            standing(2, "700", "800", "90"),
            standing(3, "800", "700", "20"),
            standing(4, "900", "700"),
            standing(5, "800", "700", "10"),
            standing(6, "100", None),
        ]
    )
    assert [(one.rank, one.standing.agency_id, one.decided_by) for one in ranked] == [
        (1, 4, BY_TOTAL),
        (2, 3, BY_TOTAL),
        (3, 1, BY_GROWTH),
        (3, 5, SHARED),
        (5, 2, BY_GENERAL),
        (6, 6, BY_TOTAL),
    ]


def test_equal_total_and_general_go_by_specific_where_one_has_none() -> None:
    with_it, without = standing(1, "500", "0"), standing(2, "500", None)
    assert [one.decided_by for one in ranking.rank([without, with_it])] == [BY_TOTAL, BY_SPECIFIC]
    assert ranking.rank([without, with_it])[0].standing is with_it


def test_who_has_no_former_year_comes_after_who_fell() -> None:
    ranked = ranking.rank([standing(1, "5", "5"), standing(2, "5", "5", "-3")])
    assert [one.standing.agency_id for one in ranked] == [2, 1]


points = st.decimals(0, 3, places=0)
standings = st.lists(
    st.builds(
        lambda number, general, specific, growth: standing(
            number, str(general), None if specific is None else str(specific), None if growth is None else str(growth)
        ),
        st.integers(1, 10_000),
        points,
        st.none() | points,
        st.none() | st.decimals(-2, 2, places=0),
    ),
    max_size=12,
    unique_by=lambda one: one.agency_id,
)


@given(standings, st.randoms())
def test_ranks_do_not_depend_on_the_order_and_follow_the_rule(some: list[Standing], random: object) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    ranked = ranking.rank(some)
    assert ranking.rank(shuffled) == ranked
    assert sorted(one.standing.agency_id for one in ranked) == sorted(one.agency_id for one in some)
    for place, (former, one) in enumerate(zip([None, *ranked], ranked, strict=False), start=1):
        if former is None:
            assert one.rank == 1
            continue
        keys = [(x.standing.total, x.standing.general, x.standing.specific, x.standing.growth) for x in (former, one)]
        assert (one.rank == former.rank) == (keys[0] == keys[1])
        assert one.rank in (former.rank, place)
        assert one.standing.total <= former.standing.total


@given(standings)
def test_a_better_total_is_never_behind(some: list[Standing]) -> None:
    ranks = {one.standing.agency_id: one.rank for one in ranking.rank(some)}
    for one in some:
        for other in some:
            if one.total > other.total:
                assert ranks[one.agency_id] < ranks[other.agency_id]


@given(standings)
def test_most_growth_lists_those_who_grew_the_most_first(some: list[Standing]) -> None:
    grown = ranking.most_growth(some, 5)
    assert len(grown) == min(5, sum(one.growth is not None and one.growth > 0 for one in some))
    growths = [one.growth or Decimal(0) for one in grown]
    assert growths == sorted(growths, reverse=True)


def test_groups_are_ranked_apart() -> None:
    found = ranking.by_group([standing(1, "1", None, group="B"), standing(2, "2", None, group="A")])
    assert {code: [one.rank for one in some] for code, some in found.items()} == {"A": [1], "B": [1]}
    assert list(found) == ["A", "B"]


@pytest.mark.parametrize("most", [0, 1])
def test_nobody_grew(most: int) -> None:
    assert ranking.most_growth([standing(1, "1", None), standing(2, "1", None, "-1")], most) == []
