"""An appraiser's queue: its order, skipping, narrowing, what is not in it, how long it takes in a large province."""

import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from models import sql
from models.clock import business_now
from models.database import close_database, open_database
from models.fields import stored_time
from models.gate import tx
from services.access import Actor, Grant, Role
from services.appraisal import card, history, queue
from services.appraisal.queue import AGENCY, AXIS, DIMENSION, MEASURE, WHOLE, Narrow
from tests.fresh import fresh_database
from tests.services.big_appraisal import FIRST_APPRAISER, fill
from tests.services.conftest import World
from tests.services.sweep.scene import on_desks

ONE = Actor(10, "ارزیاب", (Grant(Role.APPRAISER),))
# A share of the work takes no longer; all of it on one desk, which nobody has, twice as long at most.
MOST_MS = 300


@pytest.fixture
async def desk(world: World) -> World:
    """Ten entries of each of two agencies lie on the desk of `ONE`, those of the second since a day longer."""

    async def make() -> None:
        await sql.run(
            "INSERT INTO person (id, name, phone, joined_at) VALUES (10, 'ارزیاب', '989120000010', ?)",
            stored_time(business_now()),
        )
        await on_desks(ONE)
        for case, days in ((1, 4), (2, 5)):
            at = stored_time(business_now() - timedelta(days=days))
            await sql.run("UPDATE appraisal SET since_at = ? WHERE case_id = ?", at, case)

    await tx(make)
    return world


async def _order(narrow: Narrow = WHOLE) -> list[int]:
    return [one.id for one in (await queue.page(ONE, narrow, 0, 50))[1]]


async def test_what_came_back_goes_first_then_the_oldest_and_what_was_skipped_last(desk: World) -> None:
    top, items = await queue.page(ONE, WHOLE, 0, 6)
    assert (top.count, top.returned, top.recheck) == (20, 0, 0)
    assert top.oldest is not None and (business_now() - top.oldest).days == 5
    assert [one.id for one in items] == [11, 12, 13, 14, 15, 16]
    assert [one.id for one in (await queue.page(ONE, WHOLE, 99, 6))[1]] == [9, 10]  # the last page
    now = stored_time(business_now())
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'RESUBMITTED', since_at = ? WHERE id = 7", now))
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'RECHECK', since_at = ? WHERE id = 3", now))
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'SCORED' WHERE id = 11"))
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'RETURNED' WHERE id = 12"))
    assert (await _order())[:4] == [3, 7, 13, 14]
    for number, ahead in ((3, 7), (7, 13), (13, 14)):
        assert await queue.next_up(ONE) == number
        assert await tx(lambda number=number: queue.skip(ONE, number)) == ahead  # type: ignore[misc]
    assert (await _order())[-3:] == [3, 7, 13]
    assert (await queue.head(ONE)).skipped == 3
    assert await tx(lambda: queue.skip(ONE, 11)) == 14  # what is scored is not in the queue
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'SCORED' WHERE id NOT IN (3, 7)"))
    assert await tx(lambda: queue.skip(ONE, 3)) == 7
    assert await tx(lambda: queue.skip(ONE, 7)) == 3


async def test_narrowed_to_an_agency_a_measure_an_axis_a_dimension(desk: World) -> None:
    assert await _order(Narrow(AGENCY, 1)) == list(range(1, 11))
    assert await _order(Narrow(MEASURE, 2)) == [12, 2]
    for one in await queue.choices(ONE, AXIS):
        assert len(await _order(Narrow(AXIS, one.id))) == one.count < 20
    assert len(await _order(Narrow(DIMENSION, 0))) == 20
    assert await _order(Narrow(DIMENSION, 1)) == [] == await _order(Narrow(AGENCY, 99))
    assert {one.title: one.count for one in await queue.choices(ONE, AGENCY)} == {"دستگاه A": 10, "دستگاه B": 10}
    assert [one.count for one in await queue.choices(ONE, MEASURE)] == [2] * 10
    assert [one.count for one in await queue.choices(ONE, DIMENSION)] == [20]
    code = (await queue.choices(ONE, MEASURE))[0].code
    for typed, found in ((code.lower(), MEASURE), ("b", AGENCY), ("دستگاه  B", AGENCY), ("نیست", None), ("", None)):
        narrow = await queue.find(ONE, typed)
        assert (narrow.by if narrow else None) == found, typed
    assert queue.narrowed("x", 1) == queue.narrowed(DIMENSION, 9) == WHOLE


async def test_a_conflict_and_a_case_that_is_open_again_take_entries_out(desk: World) -> None:
    load = await queue.load(ONE)
    assert (load.assigned, load.head.count, load.fresh, load.older, load.oldest_ones) == (20, 20, 0, 20, 0)
    now = stored_time(business_now())
    declared = "INSERT INTO conflict (reason, declared_at, agency_id, person_id) VALUES ('خویشاوند', ?, 2, 10)"
    await tx(lambda: sql.run(declared, now))
    assert await _order() == list(range(1, 11))
    await tx(lambda: sql.run("UPDATE agency_case SET state = 'IN_PROGRESS' WHERE id = 1"))
    assert await _order() == []
    load = await queue.load(ONE)
    assert (load.assigned, load.head.count, load.barred, load.older) == (20, 0, 20, 0)
    await tx(lambda: sql.run("UPDATE conflict SET withdrawn_at = ?", now))
    assert await _order() == list(range(11, 21))
    work_there = "INSERT INTO role_grant (role, granted_at, person_id, agency_id) VALUES ('liaison', ?, 10, 2)"
    await tx(lambda: sql.run(work_there, now))
    assert await _order() == []


@pytest.mark.slow
async def test_the_desk_is_quick_in_a_large_province(tmp_path: Path) -> None:
    path = tmp_path / "large.db"
    fresh_database(path)
    fill(path)
    one = Actor(FIRST_APPRAISER, "", (Grant(Role.APPRAISER),))
    await open_database(f"sqlite:///{path}")
    first = await queue.next_up(one)
    assert first is not None
    works: dict[str, Callable[[], Awaitable[Any]]] = {
        "home, load": lambda: queue.load(one),
        "a page": lambda: queue.page(one, WHOLE, 0, 5),
        "a late page": lambda: queue.page(one, WHOLE, 200, 5),
        "the next": lambda: queue.next_up(one),
        "of an agency": lambda: queue.page(one, Narrow(AGENCY, 5), 0, 5),
        "of a measure": lambda: queue.page(one, Narrow(MEASURE, 5), 0, 5),
        "of an axis": lambda: queue.page(one, Narrow(AXIS, 5), 0, 5),
        "of a dimension": lambda: queue.page(one, Narrow(DIMENSION, 0), 0, 5),
        "choices": lambda: queue.choices(one, MEASURE),
        "a card": lambda: card.card(one, first),
        "its history": lambda: history.of_own(one, first),
    }
    slow = {}
    try:
        for everything in (False, True):
            if everything:  # the worst case: one person has it all
                await tx(lambda: sql.run("UPDATE appraisal SET appraiser_id = ?", FIRST_APPRAISER))
            for name, work in works.items():
                times = []
                for _ in range(3):
                    begun = time.perf_counter()
                    await work()
                    times.append((time.perf_counter() - begun) * 1000)
                print(f"{'all of it' if everything else 'a share'}: {name}: {min(times):.0f} ms")
                if min(times) > MOST_MS * (2 if everything else 1):
                    slow[name, everything] = min(times)
    finally:
        await close_database()
    assert slow == {}
