"""The cycle: defined once a year, opened when there is something to open, moved by who saw the present deadline."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.assessment import AgencyCase
from models.clock import business_now
from models.cycle import Cycle
from models.gate import tx
from services.access import SYSTEM
from services.errors import Refused
from services.states import AFTER_SELF_ASSESSMENT, CycleState
from services.year import cycles
from tests.services.conftest import World


@pytest.mark.parametrize("year", [0, 1389, 1451, 2025])
async def test_year_that_is_none_is_refused(database: Path, year: int) -> None:
    with pytest.raises(Refused, match="bad-year"):
        await tx(lambda: cycles.define(SYSTEM, year))


async def test_year_is_defined_once(database: Path) -> None:
    await tx(lambda: cycles.define(SYSTEM, 1404))
    with pytest.raises(Refused, match="cycle-not-over"):
        await tx(lambda: cycles.define(SYSTEM, 1404))


async def test_next_year_waits_for_the_end_of_this_one(database: Path) -> None:
    cycle = await tx(lambda: cycles.define(SYSTEM, 1404))
    with pytest.raises(Refused, match="cycle-not-over"):
        await tx(lambda: cycles.define(SYSTEM, 1405))
    for state in AFTER_SELF_ASSESSMENT[1:-1]:  # appraised, told, decided: a newer year would hide all of it
        await tx(lambda state=state: Cycle.filter(id=cycle.id).update(state=state))  # type: ignore[misc]
        with pytest.raises(Refused, match="cycle-not-over"):
            await tx(lambda: cycles.define(SYSTEM, 1405))
    await tx(lambda: Cycle.filter(id=cycle.id).update(state=CycleState.SELF_ASSESSMENT_LOCKED))
    with pytest.raises(Refused, match="year-not-later"):
        await tx(lambda: cycles.define(SYSTEM, 1403))
    await tx(lambda: cycles.define(SYSTEM, 1405))


async def test_next_year_waits_for_who_still_has_time(world: World) -> None:
    await tx(lambda: Cycle.filter(id=world.cycle.id).update(state=CycleState.SELF_ASSESSMENT_LOCKED))
    await tx(lambda: AgencyCase.filter(agency_id=1).update(state="NO_SUBMISSION"))
    with pytest.raises(Refused, match="cycle-not-over"):
        await tx(lambda: cycles.define(SYSTEM, 1404))
    await tx(lambda: AgencyCase.filter(agency_id=2).update(state="LOCKED"))
    await tx(lambda: cycles.define(SYSTEM, 1404))
    with pytest.raises(Refused, match="wrong-state"):
        await tx(lambda: cycles.move_deadline(SYSTEM, world.cycle.id, business_now() + timedelta(days=20), 1))


async def test_empty_cycle_is_not_opened(database: Path) -> None:
    cycle = await tx(lambda: cycles.define(SYSTEM, 1404))
    with pytest.raises(Refused, match="nothing-to-open"):
        await tx(lambda: cycles.open_cycle(SYSTEM, cycle.id, business_now() + timedelta(days=9)))


@pytest.mark.parametrize(("after", "why"), [(-1, "deadline-past"), (0.01, "deadline-past"), (400, "deadline-far")])
async def test_deadline_that_cannot_be(world: World, after: float, why: str) -> None:
    deadline = business_now() + timedelta(days=after)
    with pytest.raises(Refused, match=why):
        await tx(lambda: cycles.move_deadline(SYSTEM, world.cycle.id, deadline, 1))


async def test_open_cycle_is_not_opened_again(world: World) -> None:
    with pytest.raises(Refused, match="wrong-state"):
        await tx(lambda: cycles.open_cycle(SYSTEM, world.cycle.id, business_now() + timedelta(days=9)))


async def test_deadline_moves_only_for_who_saw_the_present_one(world: World) -> None:
    deadline = business_now() + timedelta(days=20)
    moved = await tx(lambda: cycles.move_deadline(SYSTEM, world.cycle.id, deadline, 1))
    assert moved.deadline_version == 2
    with pytest.raises(Refused, match="wrong-state"):
        await tx(lambda: cycles.move_deadline(SYSTEM, world.cycle.id, deadline, 1))


async def test_lock_at_the_very_instant_and_once(world: World) -> None:
    deadline = world.cycle.deadline_at
    assert deadline is not None
    assert await tx(lambda: cycles.lock_due(deadline - timedelta(microseconds=1))) == []
    assert len(await tx(lambda: cycles.lock_due(deadline))) == 1
    assert await tx(lambda: cycles.lock_due(deadline)) == []
    assert (await Cycle.get(id=world.cycle.id)).state == CycleState.SELF_ASSESSMENT_LOCKED


async def test_window_judges_by_when_the_person_acted(world: World) -> None:
    deadline = world.cycle.deadline_at
    assert deadline is not None
    locked = (await tx(lambda: cycles.lock_due(deadline)))[0]
    cycles.check_open(locked.state, deadline, deadline - timedelta(microseconds=1))
    with pytest.raises(Refused, match="deadline-passed"):
        cycles.check_open(locked.state, deadline, deadline)


async def test_cycle_that_is_not_there_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="wrong-state"):
        await tx(lambda: cycles.open_cycle(SYSTEM, 77, business_now() + timedelta(days=9)))
