"""People and an open cycle on a bare database, for the rules alone."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from messages.jalali import end_of_day, local_date
from models.clock import business_now
from models.cycle import Cycle
from models.gate import tx
from models.people import Person
from samples import catalogue as sample_catalogue
from services.access import SYSTEM, Actor, Grant, Role
from services.case import cases
from services.catalogue import catalogue
from services.people import agencies, people
from services.year import cycles


@dataclass(frozen=True, slots=True)
class World:
    """Two agencies with a liaison each, staff, and somebody without a role; the cycle is open for ten days."""

    cycle: Cycle
    staff: Actor
    own: Actor
    foreign: Actor
    nobody: Actor


async def _person(name: str, phone: str, *grants: Grant) -> Actor:
    person = await people.join(name, phone, "bale", int(phone[-4:]), int(phone[-4:]))
    for one in grants:
        await people.grant(None, person.id, one.role, one.agency_id)
    return Actor(person.id, name, grants)


@pytest.fixture
async def world(database: Path) -> AsyncIterator[World]:
    """An open cycle and the people around it."""

    async def make() -> World:
        rows = [
            {"code": code, "title": f"دستگاه {code}", "group_code": "G", "group_title": "گروه"} for code in ("A", "B")
        ]
        await agencies.apply(SYSTEM, rows)
        cycle = await cycles.define(SYSTEM, 1403)
        await catalogue.apply(SYSTEM, cycle.id, [one.as_sheet_values() for one in sample_catalogue()][:10])
        await cycles.open_cycle(SYSTEM, cycle.id, end_of_day(local_date(business_now()) + timedelta(days=10)))
        return World(
            cycle,
            await _person("راهبر", "989120000001", Grant(Role.ADMIN)),
            await _person("رابط", "989120000002", Grant(Role.LIAISON, 1)),
            await _person("دیگری", "989120000003", Grant(Role.LIAISON, 2)),
            await _person("هیچ", "989120000004"),
        )

    made = await tx(make)
    while await tx(cases.make_missing):
        pass
    assert await Person.all().count() == 4
    yield World(await Cycle.get(id=made.cycle.id), made.staff, made.own, made.foreign, made.nobody)
