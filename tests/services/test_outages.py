"""Outages: what fell into them is made good, also after the lock, and nothing is opened that was closed."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import pytest

from models import installation
from models.assessment import AgencyCase
from models.clock import business_now, machine_ms
from models.cycle import Cycle
from models.gate import tx
from models.timetable import Outage
from services import notices as port_of_notices
from services.notices import Notice
from services.states import CycleState
from services.year import outages
from tests.services.conftest import World

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def told() -> Iterator[list[Notice]]:
    """What the services have people told."""
    got: list[Notice] = []

    async def port(notices: Sequence[Notice]) -> None:
        got.extend(notices)

    port_of_notices.connect(port)
    yield got
    port_of_notices.connect(None)


async def _away(so_long: timedelta) -> Outage:
    async def work() -> Outage | None:
        await installation.put(outages.BEAT, str(machine_ms() - int(so_long.total_seconds() * 1000)))
        return await outages.awake()

    made: Outage | None = await tx(work)
    assert made is not None
    return made


async def _own_deadline(agency_id: int) -> datetime | None:
    found: datetime | None = (await AgencyCase.get(agency_id=agency_id)).deadline_at
    return found


@pytest.mark.feature("SLA-5")
async def test_own_deadline_in_an_outage_is_moved_after_the_lock_of_the_year(world: World, told: list[Notice]) -> None:
    now = business_now()
    await tx(lambda: Cycle.filter(id=1).update(state=CycleState.SELF_ASSESSMENT_LOCKED, deadline_at=now - 9 * DAY))
    await tx(lambda: AgencyCase.filter(agency_id=1).update(deadline_at=now - HOUR))
    await _away(2 * HOUR)
    moved = await _own_deadline(1)
    assert moved is not None
    assert moved >= now + 2 * HOUR
    cycle = await Cycle.get(id=1)
    assert (cycle.state, cycle.deadline_version, cycle.deadline_at) == ("SELF_ASSESSMENT_LOCKED", 1, now - 9 * DAY)
    assert [one.person_id for one in told if one.message == "outage-moved"] == [world.own.person_id]


@pytest.mark.feature("SLA-5")
async def test_year_that_is_locked_stays_so_when_nobody_had_longer(world: World, told: list[Notice]) -> None:
    before = business_now() - HOUR
    await tx(lambda: Cycle.filter(id=1).update(state=CycleState.SELF_ASSESSMENT_LOCKED, deadline_at=before))
    await _away(2 * HOUR)
    assert (await Cycle.get(id=1)).deadline_at == before
    assert told == []


@pytest.mark.feature("SLA-5")
@pytest.mark.parametrize(("away", "most"), [(HOUR, "asked"), (1.8 * DAY, "outage"), (4 * DAY, "now")])
async def test_longer_grace_opens_no_entering(world: World, away: timedelta, most: str) -> None:
    now = business_now()
    ended = now - max(away, 3 * DAY) - HOUR / 2
    await tx(lambda: Cycle.filter(id=1).update(state=CycleState.SELF_ASSESSMENT_LOCKED, deadline_at=ended))
    await tx(lambda: AgencyCase.filter(agency_id=1).update(state="SENT_TO_HEAD"))
    outage = await _away(away)
    until = await _own_deadline(1)
    assert until is not None
    if most == "asked":
        assert now + HOUR <= until + 3 * DAY <= now + HOUR + 2 * outages.STEP
    else:
        assert until == (outage.from_at if most == "outage" else outage.until_at)
