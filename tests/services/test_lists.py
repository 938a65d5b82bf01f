"""Lists that come in by sheets: caps, specific indicators, values from elsewhere; checked, compared, undone (§13)."""

import random
from decimal import Decimal
from typing import Any

import pytest

from models import sql
from models.assessment import MeasureEntry, Value
from models.clock import business_now
from models.cycle import Axis, Indicator, Measure
from models.gate import tx
from models.organisation import Agency
from services.access import SYSTEM
from services.case import entries, progress, self_assessment
from services.catalogue import agency_weights, catalogue_sheet, reference_values, rescoring, specific_indicators
from services.errors import Refused
from services.lists import imports
from services.people import agencies
from services.year import cycles
from tests.services.conftest import World

SPECIFIC = [
    {"agency_code": "A", "code": code, "title": title, "unit": "نفر", "target": target, "direction": way, "weight": w}
    for code, title, target, way, w in (
        ("S1", "پوشش خدمات", Decimal(200), "increasing", Decimal(600)),
        ("S2", "زمان انتظار", Decimal(10), "decreasing", Decimal(300)),
        ("S3", "بی‌هدف", None, "increasing", Decimal(100)),
    )
]


def numbered(rows: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Rows with the numbers of a sheet whose first line is the header."""
    return list(enumerate(rows, start=2))


async def _caps(*agency_codes: str, first: Decimal | None = None) -> list[dict[str, Any]]:
    """Caps that are a thousand together, of every general indicator."""
    codes = [one.code for one in await Indicator.filter(agency_id__isnull=True).order_by("position")]
    share = (Decimal(1000) / len(codes)).quantize(Decimal("0.01"))
    rows = []
    for agency in agency_codes:
        points = [share] * len(codes)
        if first is not None:
            points[0], points[1] = first, share * 2 - first
        points[-1] += Decimal(1000) - sum(points)
        rows += [
            {"agency_code": agency, "indicator_code": code, "max_score": most}
            for code, most in zip(codes, points, strict=True)
        ]
    return rows


async def _whole() -> None:
    """The world has the first ten measures only: make their weights and caps a whole catalogue."""

    async def work() -> None:
        await sql.run("UPDATE measure SET weight = '100' WHERE code = 'G05-1'")
        for axis in await Axis.filter(dimension="general"):
            caps = [one.max_score for one in await Indicator.filter(axis_id=axis.id)]
            await Axis.filter(id=axis.id).update(max_score=sum(caps))

    await tx(work)


async def _settle() -> None:
    while await tx(rescoring.next_case):
        pass


async def _give(world: World, code: str, text: str) -> None:
    entry = await entries.find(world.own, 1, code)
    assert entry is not None
    await tx(lambda: self_assessment.give_value(world.own, entry.id, text, business_now(), entry.version))


async def _scores(world: World) -> dict[str, Decimal | None]:
    return {one.code: one.score for one in await entries.entries(world.own, 1) if one.amount is not None}


async def test_specific_indicators_reach_open_cases_with_their_own_formula(world: World) -> None:
    assert await specific_indicators.check(numbered(SPECIFIC)) == []
    done = await tx(lambda: specific_indicators.apply(SYSTEM, SPECIFIC))
    assert (done.rows, done.new, done.changed) == (3, 3, 0)
    await _settle()
    own = {one.code: one for one in await entries.entries(world.own, 1) if one.dimension == "specific"}
    assert list(own) == ["A-S1", "A-S2", "A-S3"]
    assert not [one for one in await entries.entries(world.foreign, 2) if one.dimension == "specific"]
    for code, typed, points in (("A-S1", "150", "450"), ("A-S2", "20", "150"), ("A-S3", "5", None)):
        await _give(world, code, typed)
        assert (await _scores(world))[code] == (None if points is None else Decimal(points))
    await _give(world, "A-S1", "۵۰۰")  # more than the target is the target
    await _give(world, "A-S2", "0")
    assert [(await _scores(world))[code] for code in ("A-S1", "A-S2")] == [600, 300]
    stand = await progress.of_agency(world.own, 1)
    assert stand is not None
    assert stand.specific is not None
    assert (stand.specific.points, stand.specific.cap) == (900, 1000)


async def test_a_late_target_is_versioned_flagged_and_rescored(world: World) -> None:
    await tx(lambda: specific_indicators.apply(SYSTEM, SPECIFIC))
    await _settle()
    await _give(world, "A-S3", "5")
    later = [{**row, "target": Decimal(10)} if row["code"] == "S3" else row for row in SPECIFIC]
    found = await specific_indicators.compare(later)
    assert [(one.code, one.column, one.former, one.new) for one in found.changes] == [("A-S3", "target", "", "10")]
    await tx(lambda: specific_indicators.apply(SYSTEM, later))
    await _settle()
    assert (await _scores(world))["A-S3"] == 50
    entry = await entries.find(world.own, 1, "A-S3")
    assert entry is not None
    assert entry.corrected
    assert await Value.filter(entry_id=entry.id).count() == 2  # the former one stays, superseded


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [
        ({"agency_code": "Z"}, "agency_code", "unknown-agency-code"),
        ({"code": "S1"}, "code", "repeated-row"),
        ({"weight": Decimal(0)}, "weight", "weight-not-positive"),
        ({"weight": Decimal(301)}, "weight", "specific-not-thousand"),
    ],
)
async def test_wrong_specific_indicators_are_named(
    world: World, change: dict[str, Any], column: str, code: str
) -> None:
    assert world
    rows = numbered([SPECIFIC[0], {**SPECIFIC[1], **change}, SPECIFIC[2]])
    assert (column, code) in [(one.column, one.code) for one in await specific_indicators.check(rows)]


async def test_weights_come_late_and_former_scores_stay(world: World) -> None:
    await tx(lambda: sql.run("UPDATE cycle SET weights_by_agency = 1"))
    await _give(world, "G01-1", "50")
    entry = await entries.find(world.own, 1, "G01-1")
    assert entry is not None
    assert (entry.cap, entry.achievement, entry.score) == (None, Decimal("0.5"), None)
    stand = await progress.of_agency(world.own, 1)
    assert stand is not None
    assert stand.pending
    rows = await _caps("A")
    assert await agency_weights.check(numbered(rows)) == []
    await tx(lambda: agency_weights.apply(SYSTEM, rows))
    await _settle()
    first = (await _scores(world))["G01-1"]
    other = await _caps("A", first=Decimal(10))
    assert (await agency_weights.compare(other)).changed == 2
    await tx(lambda: agency_weights.apply(SYSTEM, other))
    await _settle()
    second = (await _scores(world))["G01-1"]
    assert first != second
    kept = await Value.filter(entry_id=entry.id).order_by("id")
    assert [one.score for one in kept] == [None, first, second]
    assert {one.person_id for one in kept} == {world.own.person_id}
    assert [one.superseded_at is None for one in kept] == [False, False, True]


async def test_wrong_weights_are_named(world: World) -> None:
    assert world
    rows = await _caps("A")
    short = [{**row, "max_score": row["max_score"] - 1} if row is rows[0] else row for row in rows]
    bad = [*short, {**rows[0], "agency_code": "Z"}, {**rows[0], "indicator_code": "G99"}, rows[1]]
    found = {(one.column, one.code) for one in await agency_weights.check(numbered(bad))}
    assert found >= {
        ("agency_code", "unknown-agency-code"),
        ("indicator_code", "unknown-indicator-code"),
        ("indicator_code", "repeated-row"),
        ("indicator_code", "weights-missing"),
    }
    assert [one.code for one in await agency_weights.check(numbered(short))] == ["weights-not-thousand"]


async def test_stewards_values_fill_central_measures_and_correct_themselves(world: World) -> None:
    central = await MeasureEntry.filter(state="CENTRAL_PENDING", case__agency_id=1).select_related("measure").first()
    assert central is not None
    code = central.measure.code
    row = {"agency_code": "A", "measure_code": code, "amount": Decimal(80), "letter": "۱۲/۳"}
    assert await reference_values.STEWARD_LIST.check(numbered([row])) == []
    compared = {**row, "measure_code": "G01-1"}  # what the agency gives itself: the steward's stands beside it
    assert await reference_values.STEWARD_LIST.check(numbered([compared])) == []
    wrong = [{**row, "measure_code": "X"}, {**row, "agency_code": "Z"}, row, {**row, "amount": Decimal(-1)}]
    codes = {one.code for one in await reference_values.STEWARD_LIST.check(numbered(wrong))}
    assert codes == {"unknown-measure-code", "unknown-agency-code", "amount-negative", "repeated-row"}
    for amount in (80, 60, 60):
        given = {**row, "amount": Decimal(amount)}
        await tx(lambda given=given: reference_values.STEWARD_LIST.apply(SYSTEM, [given]))  # type: ignore[misc]
        await _settle()
    entry = await entries.view(world.own, central.id)
    assert (entry.state, entry.steward_value) == ("CENTRAL_FILLED", 60)
    kept = await Value.filter(entry_id=central.id, source="steward").order_by("id")
    assert [one.amount for one in kept] == [80, 60]


async def test_last_years_values_are_for_comparison_only(world: World) -> None:
    rows = [{"agency_code": "A", "measure_code": "G01-1", "amount": Decimal("71.5")}]
    assert await reference_values.LAST_YEAR_LIST.check(numbered(rows)) == []
    await tx(lambda: reference_values.LAST_YEAR_LIST.apply(SYSTEM, rows))
    entry = await entries.find(world.own, 1, "G01-1")
    assert entry is not None
    assert (entry.last_year, entry.amount) == (Decimal("71.5"), None)


async def test_scores_do_not_depend_on_the_order_of_imports(world: World) -> None:
    """Values first, then caps and targets in two orders, or everything anew: the same points (§11)."""
    caps, later = await _caps("A", first=Decimal(25)), [{**SPECIFIC[2], "target": Decimal(8)}]

    async def run(order: list[str]) -> tuple[dict[str, Decimal | None], Decimal]:
        async def work() -> None:
            for act in order:
                if act == "caps":
                    await agency_weights.apply(SYSTEM, caps)
                elif act == "specific":
                    await specific_indicators.apply(SYSTEM, SPECIFIC)
                elif act == "late target":
                    await specific_indicators.apply(SYSTEM, later)
                elif act == "values":
                    await rescoring.next_case()
                    for code, typed in (("G01-1", "50"), ("G01-2", "70"), ("A-S1", "150"), ("A-S3", "2")):
                        entry = await entries.find(world.own, 1, code)
                        if entry is not None:
                            await self_assessment.give_value(world.own, entry.id, typed, business_now(), entry.version)
            while await rescoring.next_case():
                pass
            stand = await progress.of_agency(world.own, 1)
            assert stand is not None
            raise Undone(await _scores(world), stand.points)

        try:
            await tx(work)
        except Undone as undone:
            return undone.args[0], undone.args[1]
        raise AssertionError

    await tx(lambda: sql.run("UPDATE cycle SET weights_by_agency = 1"))
    orders = [["specific", "values", "caps", "late target"], ["caps", "specific", "late target", "values"]]
    orders.append(["specific", "late target", "values", "caps"])
    random.Random(7).shuffle(orders)
    results = [await run(order) for order in orders]
    assert results[0] == results[1] == results[2]
    assert results[0][0]["A-S3"] == 25
    await tx(lambda: rescoring.mark(world.cycle.id))


class Undone(Exception):
    """What was tried is not kept."""


async def test_a_catalogue_in_use_is_corrected_never_recounted(world: World) -> None:
    await _whole()
    rows = await catalogue_sheet.rows_of_current()
    await _give(world, "G01-1", "50")
    corrected = [{**rows[0], "method": "روش تازه", "target": Decimal(50)}, *rows[1:]]
    assert await catalogue_sheet.check(numbered(corrected)) == []
    found = await catalogue_sheet.compare(corrected)
    assert found.corrects
    assert {(one.column, one.new) for one in found.changes} == {("method", "روش تازه"), ("target", "50")}
    await tx(lambda: catalogue_sheet.put_in_force(SYSTEM, corrected))
    await _settle()
    entry = await entries.find(world.own, 1, "G01-1")
    assert entry is not None
    assert entry.corrected
    assert entry.score == entry.cap  # 50 of a target of 50
    heavier = [{**rows[0], "measure_weight": rows[0]["measure_weight"] + 5}, *rows[1:]]
    heavier[1] = {**heavier[1], "measure_weight": heavier[1]["measure_weight"] - 5}
    assert {one.code for one in await catalogue_sheet.check(numbered(heavier))} == {"not-correctable"}
    assert await Measure.exists(code="G01-1", version=2)


async def test_what_is_taken_out_comes_in_again_unchanged(world: World) -> None:
    await _whole()
    await tx(lambda: specific_indicators.apply(SYSTEM, SPECIFIC))
    caps = await _caps("A", "B")
    await tx(lambda: agency_weights.apply(SYSTEM, caps))
    for kind in ("agencies", "catalogue", "specific", "weights"):
        rows = await imports.take_out(world.staff, kind)
        assert rows
        assert await imports.check(kind, numbered(rows)) == []
        found = await imports.list_of(kind).compare(rows)
        assert (found.new, found.changed, found.same) == (0, 0, len(rows)), kind


async def test_an_import_of_agencies_is_undone_until_something_depends_on_it(world: World) -> None:
    row = {"code": "C", "title": "تازه", "group_code": "H", "group_title": "گروه دیگر"}
    renamed = {"code": "A", "title": "نام تازه", "group_code": "G", "group_title": "گروه"}
    await tx(lambda: cycles_closed())
    done = await tx(lambda: agencies.put_in_force(SYSTEM, [row, renamed]))
    await tx(lambda: agencies.undo(world.staff, done.undo))
    titles = {one["code"]: one["title"] for one in await imports.take_out(world.staff, "agencies")}
    assert titles == {"A": "دستگاه A", "B": "دستگاه B"}
    done = await tx(lambda: agencies.put_in_force(SYSTEM, [row]))
    other = await Agency.get(code="C")
    await tx(lambda: sql.run("UPDATE role_grant SET agency_id = ? WHERE person_id = ?", other.id, world.own.person_id))
    with pytest.raises(Refused, match="agencies-in-use"):
        await tx(lambda: agencies.undo(world.staff, done.undo))


async def test_an_agency_in_small_letters_is_no_second_one(world: World) -> None:
    row = {"code": "a", "title": "دستگاه تازه", "group_code": "g", "group_title": "گروه"}
    assert await tx(lambda: agencies.apply(SYSTEM, [row])) == (0, 1)
    assert [(one["code"], one["group_code"]) for one in await imports.take_out(world.staff, "agencies")] == [
        ("A", "G"),
        ("B", "G"),
    ]


async def cycles_closed() -> None:
    """No case is made for agencies that come now."""
    cycle = await cycles.current()
    assert cycle is not None
    await sql.run("UPDATE cycle SET state = 'SELF_ASSESSMENT_LOCKED' WHERE id = ?", cycle.id)
