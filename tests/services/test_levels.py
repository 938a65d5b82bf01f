"""Levels: the national file, corrections, gaps, the letter, telling one agency at a time, acknowledging (18, 19)."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from models import sql
from models.clock import business_now
from models.gate import tx
from services import notices
from services.access import Actor, Denied, Grant, Role
from services.errors import Refused
from services.levels import distribution, gaps, improvement, letters, notifying
from services.levels.importing import LIST
from services.lists import imports
from services.notices import Notice
from services.problems import RowProblem
from services.year import cycle_settings
from tests.services.conftest import World
from tests.services.levels_scene import BOTH, approved, numbered, received, rows, signed, told
from tests.services.scenes import SENT


async def _levels() -> dict[str, tuple[str, str, int]]:
    found = await sql.rows(
        "SELECT a.code, l.level, l.state, l.version FROM level_record l JOIN agency_case c ON c.id = l.case_id "
        "JOIN agency a ON a.id = c.agency_id"
    )
    return {one["code"]: (one["level"], one["state"], one["version"]) for one in found}


async def _states() -> tuple[str, set[str]]:
    cycle = await sql.row("SELECT state FROM cycle")
    assert cycle is not None
    return cycle["state"], {one["state"] for one in await sql.rows("SELECT state FROM case_result")}


@pytest.fixture
def heard() -> Any:
    """The notices that were posted."""
    posted: list[Notice] = []

    async def port(some: Sequence[Notice]) -> None:
        posted.extend(some)

    notices.connect(port)
    yield posted
    notices.connect(None)


async def test_levels_come_after_the_council_alone(world: World) -> None:
    with pytest.raises(Refused) as no:
        await LIST.may(world.staff)
    assert no.value.code == "levels-too-early"
    await tx(lambda: approved())
    await LIST.may(world.staff)
    with pytest.raises(Denied):
        await LIST.may(world.own)


@pytest.mark.feature("18a")
async def test_every_agency_once_and_none_unknown(world: World) -> None:
    await tx(lambda: approved())
    assert await LIST.check(numbered(BOTH)) == []
    missing = await LIST.check(numbered(BOTH[:1]))
    assert [(one.row, one.code, one.args["code"]) for one in missing] == [(None, "level-missing", "B")]
    doubled = await LIST.check(numbered([*BOTH, BOTH[0]]))
    assert [(one.row, one.code) for one in doubled] == [(4, "repeated-row")]
    strange = await LIST.check(numbered([*BOTH, *rows(("Z", "GOOD", None))]))
    assert [(one.row, one.code) for one in strange] == [(4, "level-unknown-agency")]
    await tx(lambda: sql.run("UPDATE case_result SET state = 'RESCORED' WHERE id = 1"))
    assert [one.code for one in await LIST.check(numbered(BOTH))] == ["level-not-final"]


@pytest.mark.feature("18a", "18b", "ART-7n")
async def test_a_file_in_force_nothing_computed_and_gaps_found(world: World) -> None:
    await tx(lambda: received())
    assert await _levels() == {"A": ("GOOD", "CONFIRMED", 1), "B": ("WEAK", "GAP_REVIEW", 1)}
    assert await _states() == ("LEVELS_RECEIVED", {"LEVELLED"})
    found = await gaps.listed(world.staff)
    assert [(one.agency, one.ours, one.national, one.open) for one in found] == [("دستگاه B", 1000, 700, True)]
    gap = found[0]
    for text, code in (("", "bad-gap-text"), ("x" * 1001, "bad-gap-text")):
        with pytest.raises(Refused) as no:
            await tx(lambda text=text: gaps.explain(world.staff, gap.record_id, 1, text))
        assert no.value.code == code
    with pytest.raises(Refused) as no:
        await tx(lambda: gaps.settle(world.staff, gap.record_id, 1, "پابرجا"))
    assert no.value.code == "gap-unexplained"
    await tx(lambda: gaps.explain(world.staff, gap.record_id, 1, "سنجه‌ای در ارزیابی ملی دیده نشده"))
    settled = await tx(lambda: gaps.settle(world.staff, gap.record_id, 1, "امتیاز ملی پابرجا ماند"))
    assert not settled.open and (await _levels())["B"] == ("WEAK", "CONFIRMED", 1)
    with pytest.raises(Refused) as no:
        await tx(lambda: gaps.settle(world.staff, gap.record_id, 1, "باز"))
    assert no.value.code == "gap-settled"


@pytest.mark.parametrize(
    ("ours", "national", "percent", "wide"),
    [
        ("900", "1000", 10, False),
        ("899.99", "1000", 10, True),
        ("1100.01", "1000", 10, True),
        ("0", "0", 10, False),
        ("1", "0", 10, True),
        (None, "1000", 10, False),
        ("1000", None, 10, False),
        ("1001", "1000", 0, True),
    ],
)
def test_a_gap_is_wide_beyond_its_share_of_the_national_score(
    ours: str | None, national: str | None, percent: int, wide: bool
) -> None:
    assert gaps.is_wide(ours and Decimal(ours), national and Decimal(national), percent) is wide  # type: ignore[arg-type]


@pytest.mark.feature("18b")
async def test_another_threshold_judges_anew_what_has_no_letter_yet(world: World) -> None:
    await tx(lambda: approved())
    await tx(lambda: LIST.apply(world.staff, rows(("A", "GOOD", "1060"), ("B", "WEAK", "1200"))))
    assert await _levels() == {"A": ("GOOD", "CONFIRMED", 1), "B": ("WEAK", "GAP_REVIEW", 1)}

    async def to(percent: int) -> dict[str, str]:
        choice = (cycle_settings.SETTINGS["gap_percent"].choices or ()).index(percent)
        await tx(lambda: cycle_settings.choose(world.staff, world.cycle.id, "gap_percent", choice))
        return {code: state for code, (_, state, _) in (await _levels()).items()}

    assert await to(5) == {"A": "GAP_REVIEW", "B": "GAP_REVIEW"}
    assert await to(20) == {"A": "CONFIRMED", "B": "CONFIRMED"}
    assert await to(10) == {"A": "CONFIRMED", "B": "GAP_REVIEW"}
    await tx(lambda: gaps.explain(world.staff, 2, 1, "سنجه‌ای دیده نشده"))
    assert await to(20) == {"A": "CONFIRMED", "B": "GAP_REVIEW"}  # somebody is at work on it
    await tx(lambda: letters.record(world.staff, "12", business_now().date()))
    assert await to(5) == {"A": "CONFIRMED", "B": "GAP_REVIEW"}  # its letter is signed


async def test_the_same_file_again_changes_nothing_another_corrects(world: World, heard: list[Notice]) -> None:
    await tx(told)
    first = {one.person_id for one in heard}
    assert await _states() == ("LEVELS_NOTIFIED", {"NOTIFIED"})
    await tx(lambda: notifying.acknowledge(world.own, 1, 1, business_now()))
    same = rows(("A", "GOOD", "1010"), ("B", "WEAK", None))
    assert (await LIST.compare(same)).same == 2
    await tx(lambda: LIST.apply(world.staff, same))
    assert await _states() == ("LEVELS_NOTIFIED", {"NOTIFIED"})

    better = rows(("A", "EXCELLENT", "1010"), ("B", "WEAK", None))
    seen = await LIST.compare(better)
    assert (seen.changed, seen.same, seen.corrects) == (1, 1, True)
    assert [(one.code, one.column, one.former, one.new) for one in seen.changes] == [
        ("A", "level", "GOOD", "EXCELLENT")
    ]
    await tx(lambda: LIST.apply(world.staff, better))
    assert await _levels() == {"A": ("EXCELLENT", "CONFIRMED", 2), "B": ("WEAK", "NOTIFIED", 1)}
    assert await _states() == ("LEVELS_RECEIVED", {"LEVELLED", "NOTIFIED"})
    with pytest.raises(Refused) as no:
        await notifying.of_agency(world.own, 1)
    assert no.value.code == "level-in-correction"
    with pytest.raises(Refused) as no:
        await tx(lambda: notifying.begin(world.staff))
    assert no.value.code == "nobody-to-tell"  # the new level is confidential until its own letter
    heard.clear()
    await tx(lambda: letters.record(world.staff, "۱۳", business_now().date()))
    await tx(lambda: notifying.begin(world.staff))
    while await tx(notifying.next_agency):
        pass
    assert {(one.person_id, one.message) for one in heard} == {(world.own.person_id, "level-notice-corrected")}
    assert world.own.person_id in first
    assert await _states() == ("LEVELS_NOTIFIED", {"NOTIFIED"})
    own = await notifying.of_agency(world.own, 1)
    assert (own.level, own.letter_number, own.acknowledged_at) == ("EXCELLENT", "۱۳", None)
    with pytest.raises(Refused) as no:  # the button below the former level
        await tx(lambda: notifying.acknowledge(world.own, 1, 1, business_now()))
    assert no.value.code == "level-told-anew"
    await tx(lambda: notifying.acknowledge(world.own, 1, 2, business_now()))


@pytest.mark.feature("18c")
async def test_the_distribution_adds_up(world: World) -> None:
    await tx(lambda: received())
    stand = await distribution.standing(world.staff)
    assert (stand.whole.good, stand.whole.weak, stand.whole.agencies, stand.gaps, stand.unlettered) == (1, 1, 2, 1, 1)
    assert [(one.title, one.agencies) for one in await distribution.by_group(world.staff)] == [("گروه", 2)]
    assert [(one.code, one.level) for one in await distribution.listed(world.staff)] == [("A", "GOOD"), ("B", "WEAK")]


async def test_letters_and_what_they_may_be(world: World) -> None:
    await tx(lambda: received())
    today = business_now().date()
    for number, day, code in (
        ("بی‌شماره", today, "bad-letter-number"),
        ("", today, "bad-letter-number"),
        ("12", today + timedelta(days=2), "bad-letter-day"),
        ("12", today - timedelta(days=400), "bad-letter-day"),
    ):
        with pytest.raises(Refused) as no:
            await tx(lambda number=number, day=day: letters.record(world.staff, number, day))
        assert no.value.code == code
    assert await tx(lambda: letters.record(world.staff, "12", today)) == 1  # the gap's waits
    with pytest.raises(Refused) as no:
        await tx(lambda: letters.record(world.staff, "12", today, 2))
    assert no.value.code == "level-in-review"
    assert await tx(lambda: letters.record(world.staff, "14", today, 1)) == 1
    with pytest.raises(Refused) as no:
        await tx(lambda: letters.record(world.staff, "15", today))
    assert no.value.code == "letter-for-nobody"


@pytest.mark.feature("19b", "19c", "ART-8n")
async def test_each_agency_is_told_alone_and_acknowledges_once(world: World, heard: list[Notice]) -> None:
    await tx(signed)
    assert await tx(lambda: notifying.begin(world.staff)) == 2
    assert await tx(notifying.next_agency)
    assert {one.person_id for one in heard} == {world.own.person_id}
    assert heard[0].important and heard[0].args["level"] == "GOOD" and heard[0].args["number"] == "1404/12"
    assert await _states() == ("LEVELS_RECEIVED", {"LEVELLED", "NOTIFIED"})
    while await tx(notifying.next_agency):
        pass
    assert {one.person_id for one in heard} == {world.own.person_id, world.foreign.person_id}
    assert len(heard) == 2 and not await notifying.any_due()
    silent = await notifying.silent(world.staff)
    assert [(one.agency, one.phone) for one in silent] == [
        ("دستگاه A", "989120000002"),
        ("دستگاه B", "989120000003"),
    ]
    at = business_now()
    assert await tx(lambda: notifying.acknowledge(world.own, 1, 1, at)) == (1, at, False)
    agency, former, before = await tx(lambda: notifying.acknowledge(world.own, 1, 1, at + timedelta(hours=1)))
    assert (agency, former, before) == (1, at, True)
    assert [one.agency for one in await notifying.silent(world.staff)] == ["دستگاه B"]
    with pytest.raises(Denied):
        await tx(lambda: notifying.acknowledge(world.own, 2, 1, at))
    with pytest.raises(Denied):
        await notifying.of_agency(world.own, 2)
    with pytest.raises(Refused) as no:
        await tx(lambda: letters.record(world.staff, "16", business_now().date(), 1))
    assert no.value.code == "level-told"


@pytest.mark.feature("19d")
async def test_the_five_measures_that_cost_most(world: World) -> None:
    async def score() -> None:
        await sql.run(
            "INSERT INTO value (entry_id, source, amount, achievement, score, acted_at, reason) SELECT e.id, "
            "'preliminary', '1', '0.1', CASE WHEN e.id = 1 THEN '0' ELSE '5' END, '2025-01-01 00:00:00+00:00', '' "
            "FROM measure_entry e"
        )

    await tx(score)
    lost = await improvement.of_case(1)
    assert len(lost) == 5 and [one.lost for one in lost] == sorted((one.lost for one in lost), reverse=True)
    assert all(one.lost > 0 for one in lost)


async def test_a_case_without_people_is_told_to_nobody_and_the_year_goes_on(world: World, heard: list[Notice]) -> None:
    await tx(lambda: sql.run("UPDATE role_grant SET withdrawn_at = granted_at WHERE agency_id = 2"))
    await tx(told)
    assert {one.person_id for one in heard} == {world.own.person_id}
    assert await _states() == ("LEVELS_NOTIFIED", {"NOTIFIED"})
    nobody = [one for one in await notifying.silent(Actor(1, "", (Grant(Role.DEPUTY),))) if not one.role]
    assert [one.agency for one in nobody] == ["دستگاه B"]


def _named(*given: tuple[str, str | None, str]) -> list[dict[str, Any]]:
    return [{"agency_code": code, "agency_title": title, "level": level} for code, title, level in given]


@pytest.mark.feature("18a")
async def test_a_name_that_is_not_the_codes_is_an_error_of_its_row(world: World) -> None:
    await tx(lambda: approved())
    assert await LIST.check(numbered(_named(("A", "دستگاه‌A", "GOOD"), ("B", None, "WEAK")))) == []
    shifted = await LIST.check(numbered(_named(("A", "دستگاه B", "GOOD"), ("B", "دستگاه A", "WEAK"))))
    assert [(one.row, one.column, one.code) for one in shifted] == [
        (2, "agency_title", "level-other-agency"),
        (3, "agency_title", "level-other-agency"),
    ]
    assert shifted[0].args == {"code": "A", "agency": "دستگاه A", "given": "دستگاه B"}
    assert [(one["agency_code"], one["agency_title"]) for one in await imports.to_fill_in(world.staff, "levels")] == [
        ("A", "دستگاه A"),
        ("B", "دستگاه B"),
    ]


@pytest.mark.feature("18a")
async def test_faults_of_cells_and_across_rows_are_said_in_one_round(world: World) -> None:
    await tx(lambda: approved())
    draft = await tx(lambda: imports.receive(world.staff, "levels", SENT, 1000))
    good = [(3, {"agency_code": "A", "level": "GOOD"}), (4, {"agency_code": "a", "level": "WEAK"})]
    faulty = [(2, {"agency_code": "Z"}), (5, {"level": "GOOD"})]
    said = [RowProblem(2, "level", "empty", {"title": ""}), RowProblem(5, "agency_code", "empty", {"title": ""})]
    read = await tx(lambda: imports.was_read(draft.id, good, said, faulty))
    assert [(one.row, one.code) for one in imports.problems_of(read)] == [
        (2, "empty"),
        (2, "level-unknown-agency"),
        (4, "repeated-row"),
        (5, "empty"),
        (None, "level-missing"),
    ]
    assert imports.sound(read) == 1
    nothing = [RowProblem(1, "level", "missing_column", {"title": "سطح"})]
    assert await imports.all_problems("levels", [], nothing, []) == nothing


@pytest.mark.feature("18a", "18b")
async def test_an_empty_national_score_keeps_what_stands_and_the_gap_with_it(world: World) -> None:
    await tx(lambda: received())
    bare = rows(("A", "GOOD", None), ("B", "WEAK", None))
    seen = await LIST.compare(bare)
    assert (seen.same, seen.changed, seen.kept, seen.unlettered) == (2, 0, 2, 0)
    await tx(lambda: LIST.apply(world.staff, bare))
    assert await _levels() == {"A": ("GOOD", "CONFIRMED", 1), "B": ("WEAK", "GAP_REVIEW", 1)}
    await tx(lambda: letters.record(world.staff, "12", business_now().date()))
    better = rows(("A", "EXCELLENT", None), ("B", "WEAK", "701"))
    seen = await LIST.compare(better)
    assert (seen.changed, seen.kept, seen.unlettered, seen.told) == (2, 1, 1, ())
    await tx(lambda: LIST.apply(world.staff, better))
    found = await sql.rows("SELECT national_score AS score, letter_number FROM level_record ORDER BY id")
    assert [(Decimal(one["score"]), one["letter_number"]) for one in found] == [(1010, ""), (701, "")]


async def test_the_preview_names_whoever_was_told_what_changes(world: World) -> None:
    await tx(told)
    seen = await LIST.compare(rows(("A", "WEAK", "1010"), ("B", "WEAK", None)))
    assert (seen.told, seen.unlettered) == (("دستگاه A",), 0)
    assert [(one.title, one.told) for one in seen.changes] == [("دستگاه A", True)]
