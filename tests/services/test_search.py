"""Search: forgiving of how Persian is typed, titles first, one's own entries, quick over many agencies."""

import time

import pytest

from models import sql
from models.clock import business_now
from models.gate import tx
from services.access import SYSTEM
from services.catalogue import indicators, search
from services.errors import Refused
from tests.services.conftest import World
from tests.services.test_circulars import _issued


@pytest.mark.feature("04e")
@pytest.mark.parametrize("typed", ["انطباق تشکیلات", "تشکيلات انطباق", "انطباقِ  تشكیلات", "انطباق\u200cتشکیلات"])
async def test_spelling_does_not_matter(world: World, typed: str) -> None:
    found = await search.search(world.own, typed, 1)
    assert found.hits[0].kind == search.MEASURE
    assert found.hits[0].code == "G01-1"
    assert found.hits[0].entry_id is not None


async def test_a_code_or_a_number_finds_the_very_one(world: World) -> None:
    found = await search.search(world.own, "g01-۱", 1)
    own = found.hits[0]
    assert own.code == "G01-1"
    number = (await sql.rows("SELECT number FROM measure_entry WHERE id = ?", own.entry_id))[0]["number"]
    assert (await search.search(world.own, str(number), 1)).hits[0] == own
    assert (await search.search(world.staff, "G01-1")).hits[0].entry_id is None


async def test_all_words_must_occur_and_titles_come_first(world: World) -> None:
    found = await search.search(world.own, "سامانه", 1)
    assert len(found.hits) > 1
    titles = ["سامانه" in one.title for one in found.hits]
    assert titles == sorted(titles, reverse=True)
    assert not (await search.search(world.own, "سامانه زرافه", 1)).hits


async def test_nothing_found_suggests_what_looks_alike(world: World) -> None:
    found = await search.search(world.own, "تشکیلاتیت", 1)
    assert found.hits == ()
    assert "تشکیلات" in found.near
    with pytest.raises(Refused, match="search-too-short"):
        await search.search(world.own, "ا", 1)


@pytest.mark.feature("01e")
async def test_articles_of_circulars_in_force_are_found(world: World) -> None:
    assert not [one for one in (await search.search(world.own, "وزارتخانه ها", 1)).hits if one.kind == search.ARTICLE]
    circular = await _issued(world)
    hit = next(one for one in (await search.search(world.own, "وزارتخانه ها", 1)).hits if one.kind == search.ARTICLE)
    assert (hit.id, hit.code) == (circular.id, "ماده ۵")


@pytest.mark.feature("03b", "03d")
async def test_indicator_cards_and_who_reports_what(world: World) -> None:
    lines = await indicators.listed(world.own, 1)
    card = await indicators.card(world.own, lines[0].id, 1)
    assert card.measures[0].method
    assert card.measures[0].entry_id is not None
    assert card.cap == card.cap.quantize(card.cap)
    own, central = await indicators.counts(world.staff)
    assert own + central == 10
    await tx(lambda: sql.run("UPDATE measure SET kind = 'central' WHERE code = 'G01-1'"))
    assert await indicators.counts(world.staff) == (own - 1, central + 1)
    assert (await indicators.listed(world.own, 1, central_only=True))[0].code == "G01"
    assert await indicators.find(world.own, "g01", 1) == (lines[0].id, None)
    with pytest.raises(Refused, match="unknown-indicator"):
        await indicators.find(world.own, "Z99", 1)


@pytest.mark.feature("03b")
async def test_caps_of_the_own_agency(world: World) -> None:
    indicator = (await indicators.listed(world.own, 1))[0]
    await tx(lambda: sql.run("UPDATE cycle SET weights_by_agency = 1"))
    assert (await indicators.card(world.own, indicator.id, 1)).cap is None
    await tx(
        lambda: sql.run(
            "INSERT INTO agency_weight (agency_id, indicator_id, max_score) VALUES (1, ?, '33.500000')", indicator.id
        )
    )
    assert str((await indicators.card(world.own, indicator.id, 1)).cap) == "33.500000"
    assert (await indicators.card(world.foreign, indicator.id, 2)).cap is None


async def test_an_indicator_of_another_agency_is_not_there(world: World) -> None:
    indicator = (await indicators.listed(world.own, 1))[0]
    await tx(lambda: sql.run("UPDATE indicator SET agency_id = 2 WHERE id = ?", indicator.id))
    with pytest.raises(Refused, match="no-indicator"):
        await indicators.card(world.own, indicator.id, 1)
    assert not [one for one in (await search.search(world.own, "انطباق تشکیلات", 1)).hits if one.code == "G01-1"]


async def test_many_agencies_do_not_slow_it_down(world: World) -> None:
    async def many() -> None:
        await sql.many(
            "INSERT INTO agency (code, title, group_id) VALUES (?, ?, 1)", [(f"X{at}", f"د {at}") for at in range(2000)]
        )
        await sql.run(
            "INSERT INTO agency_case (cycle_id, agency_id, state, deadline_version, return_reason, rescore_due) "
            "SELECT 1, id, 'INVITED', 0, '', 0 FROM agency WHERE code LIKE 'X%'"
        )
        await sql.run(
            "INSERT INTO measure_entry (case_id, measure_id, cycle_id, number, state, version, explanation, "
            "return_reason, measure_version) SELECT c.id, m.id, 1, 100000 + c.id * 20 + m.id, 'EMPTY', 1, '', '', 1 "
            "FROM agency_case c JOIN agency a ON a.id = c.agency_id CROSS JOIN measure m WHERE a.code LIKE 'X%'"
        )

    await tx(many)
    await search.search(SYSTEM, "سامانه")
    began = time.perf_counter()
    await search.search(world.own, "سامانه", 1)
    assert time.perf_counter() - began < 0.25
    assert business_now()
