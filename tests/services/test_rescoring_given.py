"""Given scores follow a changed cap by the share that was given: the same as if they were given anew (§11.5)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import sql
from models.fields import exact
from models.gate import tx
from services.access import SYSTEM
from services.appraisal import desk
from services.case import entries
from services.case.entries import EntryView
from services.catalogue import agency_weights, rescoring, scoring
from tests.services.conftest import World
from tests.services.sweep.scene import scored

CAPS = st.decimals(min_value="0.5", max_value=1000, places=2)


def _entry(cap: Decimal, amount: Decimal, target: Decimal) -> EntryView:
    blank = dict.fromkeys(EntryView.__dataclass_fields__)
    entry = EntryView(**blank)  # type: ignore[arg-type]
    return replace(
        entry, state="SELF_SCORED", kind="ratio", cap=cap, amount=amount, target=target, direction="increasing"
    )


@given(CAPS, CAPS, st.decimals(0, 150, places=2), st.decimals(min_value="0.01", max_value=150, places=2))
def test_an_accepted_score_is_what_the_value_gives_at_any_cap(
    former: Decimal, cap: Decimal, amount: Decimal, target: Decimal
) -> None:
    accepted = exact(_entry(former, amount, target).achieved(amount) or Decimal(0))
    entry = _entry(cap, amount, target)
    points = rescoring.points_of_share(entry, accepted)
    assert points is not None
    assert exact(points) == exact(scoring.points(cap, entry.achieved(amount)) or Decimal(0))
    assert 0 <= points <= cap


@given(CAPS, CAPS, st.integers(0, 10_000))
def test_another_score_keeps_its_share_and_moves_only_with_the_cap(former: Decimal, cap: Decimal, part: int) -> None:
    points = exact((former * part / 10_000).quantize(Decimal("0.01")))
    points = min(points, exact(former))
    share = exact(scoring.achievement(points, former))
    stays = rescoring.points_of_share(_entry(former, Decimal(999), Decimal(1)), share)
    if share != 1:  # one is what the proposed value gives here, exactly
        assert rescoring._close(stays, points, former)
    moved = rescoring.points_of_share(_entry(cap, Decimal(999), Decimal(1)), share)
    assert moved is not None
    assert 0 <= moved <= cap
    assert abs(moved / cap - share) <= Decimal("0.000001")


@pytest.mark.parametrize(("state", "follows"), [("PRELIM_SCORED", True), ("RELEASED", True), ("FINAL", False)])
async def test_new_caps_move_the_given_scores_of_what_is_not_final(world: World, state: str, follows: bool) -> None:
    async def scene() -> None:
        await sql.run("INSERT INTO person (id, name, joined_at) VALUES (10, 'x', '2025-01-01 00:00:00+00:00')")
        await scored(SYSTEM)
        await sql.run("UPDATE cycle SET weights_by_agency = 1")
        await sql.run("UPDATE case_result SET state = ?", state)
        await sql.run(
            "UPDATE value SET score = '5', achievement = '0.25', reason = 'مستند ناقص' WHERE source = 'preliminary'"
        )
        rows = [
            {"agency_code": "A", "indicator_code": one["code"], "max_score": Decimal(one["max_score"]) * 2}
            for one in await sql.rows("SELECT code, max_score FROM indicator")
        ]
        await agency_weights.apply(SYSTEM, rows)

    await tx(scene)
    while await tx(rescoring.next_case):
        pass
    first = await entries.view(SYSTEM, 1)
    kept = await sql.rows("SELECT * FROM value WHERE entry_id = 1 AND source = 'preliminary' ORDER BY id")
    assert len(kept) == (2 if follows else 1)
    assert kept[0]["score"] == "5"
    if follows:
        assert first.cap is not None
        assert Decimal(kept[1]["score"]) == exact(first.cap / 4)
        assert (kept[1]["reason"], kept[1]["person_id"]) == (rescoring.RESCORED, 10)
        assert kept[1]["acted_at"] == kept[0]["acted_at"]
        assert (await desk.values_of(1))["preliminary"].reason == "مستند ناقص"
        due = await sql.row("SELECT sheet_due FROM case_result WHERE case_id = 1")
        assert due is not None
        assert bool(due["sheet_due"]) is (state == "RELEASED")
    before = await sql.row("SELECT count(*) AS n FROM value")
    await tx(lambda: rescoring.mark(1, [1]))
    while await tx(rescoring.next_case):
        pass
    assert await sql.row("SELECT count(*) AS n FROM value") == before
