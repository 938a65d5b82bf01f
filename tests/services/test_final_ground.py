"""What a final list rests on: nothing of the agencies in it changes, and nothing of them waits when it is frozen."""

from decimal import Decimal

import pytest

from models import sql
from models.assessment import AgencyCase
from models.clock import business_now
from models.gate import tx
from models.results import FinalList
from scheduler import final_list
from services.access import SYSTEM
from services.appraisal import rechecking
from services.catalogue import agency_weights, reference_values, rescoring
from services.final_list import canonical, confirming, freezing, hindrances
from services.final_list.hindrances import Why
from services.lists import imports
from services.lists.sheet_list import Row
from services.year import cycle_settings
from tests.services.conftest import World
from tests.services.sweep.final import DEPUTY, REASON, closed, frozen
from tests.services.test_final import _appraiser, _code


@pytest.fixture(autouse=True)
async def appraiser(world: World) -> None:
    await tx(_appraiser)


async def _central() -> str:
    found = await sql.row("SELECT code FROM measure WHERE kind = 'central' ORDER BY id LIMIT 1")
    assert found is not None
    return str(found["code"])


async def _reported(code: str, amount: int, agencies: str = "AB") -> list[Row]:
    return [{"agency_code": one, "measure_code": code, "amount": Decimal(amount), "letter": ""} for one in agencies]


async def _looked_at() -> None:
    """What was to be looked at again was, and the agencies know."""
    await sql.run("UPDATE appraisal SET state = 'SCORED'")
    await sql.run("UPDATE case_result SET sheet_due = 0")


@pytest.mark.feature("16a")
async def test_scores_that_wait_to_be_computed_anew_hinder_the_freeze(world: World) -> None:
    await tx(lambda: closed(SYSTEM))
    rows = await _reported(await _central(), 60)
    await tx(lambda: reference_values.STEWARD_LIST.apply(SYSTEM, rows))
    assert await AgencyCase.exists(rescore_due=True)
    assert {one.why for one in await hindrances.of_cycle(1)} == {Why.RESCORING}
    assert await _code(lambda: freezing.freeze(SYSTEM, 1, business_now())) == "final-hindered"
    # A sheet that is being sent this moment is waited for: its scores cannot follow before.
    await tx(lambda: sql.run("UPDATE case_result SET state = 'RELEASING' WHERE case_id = 1"))
    assert await _code(lambda: imports.check_may(SYSTEM, "steward")) == "release-going-on"
    while await tx(rescoring.next_case):
        pass
    assert [one.id for one in await AgencyCase.filter(rescore_due=True)] == [1]
    await tx(lambda: sql.run("UPDATE case_result SET state = 'ACCEPTED'"))
    while await tx(rescoring.next_case):
        pass
    assert {one.why for one in await hindrances.of_cycle(1)} == {Why.RECHECK}
    assert len((await rechecking.listed(world.staff))[0]) == 2


@pytest.mark.feature("16a")
async def test_stewards_values_do_not_come_in_behind_a_list_that_stands() -> None:
    await tx(lambda: frozen(SYSTEM))
    rows = await _reported(await _central(), 60)
    assert await _code(lambda: imports.check_may(SYSTEM, "steward")) == "final-stands"
    assert await _code(lambda: reference_values.STEWARD_LIST.apply(SYSTEM, rows)) == "final-stands"
    assert await _code(lambda: imports.check_may(SYSTEM, "last_year")) == ""
    agency = {"code": "A", "title": "نام تازه", "group_code": "G", "group_title": "گروه"}
    assert await imports.check("agencies", [(2, agency)]) == []
    moved = await imports.check("agencies", [(2, agency | {"group_code": "H", "group_title": "گروه دیگر"})])
    assert [(one.column, one.code) for one in moved] == [("group_code", "agency-in-final-list")]
    await tx(lambda: confirming.reopen(DEPUTY, 1, REASON, None, business_now()))
    await tx(lambda: reference_values.STEWARD_LIST.apply(SYSTEM, rows))


@pytest.mark.feature("16a", "16c")
async def test_what_the_others_rest_on_stays_while_one_agency_is_returned() -> None:
    code = await _central()
    rows = await _reported(code, 50)
    await tx(lambda: reference_values.STEWARD_LIST.apply(SYSTEM, rows))
    while await tx(rescoring.next_case):
        pass
    await tx(lambda: frozen(SYSTEM))
    former = await FinalList.get(id=1)
    before = await freezing.text_of(former)
    await tx(lambda: confirming.return_agency(DEPUTY, 1, 1, REASON, business_now()))
    both, own = await _reported(code, 60), await _reported(code, 60, "A")
    problems = await reference_values.STEWARD_LIST.check(list(enumerate(both, start=2)))
    assert [(one.row, one.code, one.args["agency"]) for one in problems] == [(3, "agency-in-final-list", "دستگاه B")]
    assert await reference_values.STEWARD_LIST.check(list(enumerate(own, start=2))) == []
    whole = [*(await _reported(code, 60, "A")), *(await _reported(code, 50, "B"))]  # B's stands already
    assert await reference_values.STEWARD_LIST.check(list(enumerate(whole, start=2))) == []
    weights = [
        {"agency_code": agency, "indicator_code": one["code"], "max_score": Decimal(7)}
        for agency in "AB"
        for one in await sql.rows("SELECT code FROM indicator")
    ]
    found = await agency_weights.check(list(enumerate(weights, start=2)))
    assert {one.args["agency"] for one in found if one.code == "agency-in-final-list"} == {"دستگاه B"}
    assert await _code(lambda: cycle_settings.choose(SYSTEM, 1, "na_mode", 1)) == "final-stands"

    await tx(lambda: reference_values.STEWARD_LIST.apply(SYSTEM, own))
    while await tx(rescoring.next_case):
        pass
    await tx(lambda: sql.run("UPDATE returned_item SET settled_at = returned_at"))
    await tx(_looked_at)
    await tx(lambda: freezing.freeze(SYSTEM, 1, business_now()))
    await final_list.freeze()
    second = await FinalList.get(id=2)
    after = await freezing.text_of(second)
    assert second.digest == canonical.digest(after)
    of_b = [line.split(",")[2:] for line in before.decode().splitlines() if ",B," in line]
    assert of_b == [line.split(",")[2:] for line in after.decode().splitlines() if ",B," in line]
