"""Hearings by the rules: times without clashes, one agency each, moved, minutes; reminders (14d, 14e, 15b)."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta

import pytest

from models import clock, sql
from models.clock import business_now, day_of
from models.fields import stored_time
from models.gate import tx
from models.objections import Hearing, HearingSlot
from scheduler import objections as phases
from services import notices
from services.access import SYSTEM, Actor, Grant, Role
from services.errors import Refused
from services.notices import Notice
from services.objections import deciding, hearing_desk, hearings, queue, views
from tests.services.conftest import World
from tests.services.sweep import objections as scenes
from tests.services.sweep.objections import OWN
from tests.services.sweep.scene import AGENCY

FOREIGN = Actor(3, "دیگری", (Grant(Role.LIAISON, 2),))
PLACE = "سازمان مدیریت، اتاق ۳۰۴"


@pytest.fixture
async def asked(world: World) -> World:
    """The agency has asked for a hearing; a time in two days is free."""
    await tx(scenes.crew)
    await tx(lambda: scenes.asked(SYSTEM))
    return world


@pytest.fixture
async def told() -> AsyncIterator[list[Notice]]:
    """Everything that people are told."""
    found: list[Notice] = []

    async def keep(some: object) -> None:
        found.extend(some)  # type: ignore[arg-type]

    notices.connect(keep)
    yield found
    notices.connect(None)


async def _refused(code: str, work: object) -> None:
    with pytest.raises(Refused) as refusal:
        await tx(work)  # type: ignore[arg-type]
    assert refusal.value.code == code


async def _add(days: int, since: time, until: time) -> hearing_desk.Added:
    day = day_of(business_now()) + timedelta(days=days)
    return await tx(lambda: hearing_desk.add_slots(SYSTEM, day, since, until, PLACE, clock.zone(), business_now()))  # type: ignore[no-any-return]


async def test_times_do_not_clash(asked: World) -> None:
    assert (await _add(4, time(9), time(10))).slots == 3
    more = await _add(4, time(9, 10), time(10, 30))
    assert (more.slots, more.clashing) == (1, 3)
    await _refused("slots-clash", lambda: _again(time(9), time(10)))
    for since, until in ((time(10), time(9)), (time(9), time(9, 10)), (time(5), time(9)), (time(9), time(21))):
        await _refused("bad-hours", lambda since=since, until=until: _again(since, until))
    yesterday = day_of(business_now()) - timedelta(days=1)
    await _refused(
        "slot-in-past",
        lambda: hearing_desk.add_slots(SYSTEM, yesterday, time(9), time(10), PLACE, clock.zone(), business_now()),
    )


async def _again(since: time, until: time) -> None:
    day = day_of(business_now()) + timedelta(days=4)
    await hearing_desk.add_slots(SYSTEM, day, since, until, PLACE, clock.zone(), business_now())


async def test_a_time_is_for_one_agency(asked: World) -> None:
    await _refused("hearing-asked", lambda: hearings.ask(OWN, AGENCY, "باید نشان داده شود.", business_now()))
    await _refused("hearing-moved", lambda: hearings.choose(OWN, 1, 1, business_now()))  # not granted yet
    await tx(lambda: hearing_desk.offer(SYSTEM, 1))
    other = await tx(
        lambda: Hearing.create(case_id=2, state="OFFERED", person_id=3, asked_at=business_now(), reason="")
    )
    assert len(await hearings.free_slots(FOREIGN, other.id, business_now())) == 1
    await tx(lambda: hearings.choose(OWN, 1, 1, business_now()))
    await _refused("slot-taken", lambda: hearings.choose(FOREIGN, other.id, 1, business_now()))
    await tx(lambda: hearings.choose(OWN, 1, 1, business_now()))  # pressed twice
    assert (await Hearing.get(id=1)).moved == 0
    assert await hearings.free_slots(FOREIGN, other.id, business_now()) == []
    # Cancelled, it is free for others.
    await tx(lambda: hearings.cancel(OWN, 1, business_now()))
    await tx(lambda: hearings.choose(FOREIGN, other.id, 1, business_now()))
    assert (await hearings.known(other.id)).state == "SET"


async def test_moved_while_there_is_time(asked: World) -> None:
    await tx(lambda: hearing_desk.offer(SYSTEM, 1))
    await _add(4, time(9), time(11))
    for slot in (1, 2, 3, 4):
        await tx(lambda slot=slot: hearings.choose(OWN, 1, slot, business_now()))
    await _refused("hearing-moved-often", lambda: hearings.choose(OWN, 1, 5, business_now()))
    await tx(lambda: Hearing.filter(id=1).update(moved=0))
    near = business_now() + timedelta(hours=1)
    await tx(lambda: HearingSlot.filter(id=4).update(starts_at=near))
    await _refused("hearing-too-near", lambda: hearings.choose(OWN, 1, 5, business_now()))
    await _refused("hearing-too-near", lambda: hearings.cancel(OWN, 1, business_now()))


async def test_a_time_taken_back_lets_the_agency_choose_another(asked: World, told: list[Notice]) -> None:
    await tx(lambda: hearing_desk.offer(SYSTEM, 1))
    await tx(lambda: hearings.choose(OWN, 1, 1, business_now()))
    back = await tx(lambda: hearing_desk.withdraw_slot(SYSTEM, 1, business_now()))
    assert back.state == "OFFERED"
    assert "hearing-slot-gone" in {one.message for one in told}
    await _refused("slot-taken", lambda: hearings.choose(OWN, 1, 1, business_now()))
    await _refused("slot-taken", lambda: hearing_desk.withdraw_slot(SYSTEM, 1, business_now()))


async def test_who_decides_hears_that_a_hearing_is_cancelled(asked: World, told: list[Notice]) -> None:
    version = (await views.known(1)).version
    await tx(lambda: queue.assign(SYSTEM, 1, version, 10, business_now()))
    await tx(lambda: hearing_desk.offer(SYSTEM, 1))
    await tx(lambda: hearings.choose(OWN, 1, 1, business_now()))
    found = (await deciding.card(Actor(10, "ارزیاب", (Grant(Role.APPRAISER),)), 1)).hearing
    assert found is not None
    assert found.state == "SET"  # before it is held, they know of it
    await tx(lambda: hearings.cancel(OWN, 1, business_now()))
    assert [one.person_id for one in told if one.message == "hearing-cancelled-staff"] == [1, 10]


async def test_minutes_once_its_time_has_come_or_nobody_came(asked: World) -> None:
    await tx(lambda: hearing_desk.offer(SYSTEM, 1))
    await tx(lambda: hearings.choose(OWN, 1, 1, business_now()))
    await _refused("hearing-not-yet", lambda: hearing_desk.missed(SYSTEM, 1, business_now()))
    await tx(lambda: HearingSlot.filter(id=1).update(starts_at=business_now() - timedelta(minutes=30)))
    missed = await tx(lambda: hearing_desk.missed(SYSTEM, 1, business_now()))
    assert missed.state == "NO_SHOW"
    case_id = (await Hearing.get(id=1)).case_id
    held = await hearings.of_case(case_id)
    assert held is not None
    await _refused(
        "hearing-moved", lambda: hearing_desk.write_minutes(SYSTEM, 1, "رابط و", "نشان داد", "درست بود", business_now())
    )


async def test_denied_with_a_reason_it_can_be_asked_again(asked: World, told: list[Notice]) -> None:
    await _refused("reason-too-short", lambda: hearing_desk.deny(SYSTEM, 1, "نه"))
    await tx(lambda: hearing_desk.deny(SYSTEM, 1, "با مستندات روشن است"))
    assert "hearing-denied" in {one.message for one in told}
    await tx(lambda: hearings.ask(OWN, AGENCY, "باز هم باید نشان داده شود.", business_now()))


# Reminders. Times of Tehran: 3:30 ahead.


def _tehran(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 10, day, hour, minute, tzinfo=clock.zone()).astimezone(UTC)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> object:
    """Set the business clock."""

    def go(moment: datetime) -> None:
        monkeypatch.setattr(clock, "_offset", moment - clock.machine_now())

    return go


@pytest.mark.feature("14d")
async def test_reminded_of_a_hearing_the_day_before_and_two_hours_before(
    asked: World, told: list[Notice], at: object
) -> None:
    at(_tehran(10, 12))  # type: ignore[operator]
    await tx(lambda: HearingSlot.filter(id=1).update(starts_at=_tehran(13, 11)))
    await tx(lambda: hearing_desk.offer(SYSTEM, 1))
    await tx(lambda: hearings.choose(OWN, 1, 1, business_now()))
    seen = []
    for moment in (
        _tehran(11, 9),
        _tehran(12, 8),
        _tehran(12, 9, 1),
        _tehran(12, 15),
        _tehran(13, 9, 1),
        _tehran(13, 10),
    ):
        at(moment)  # type: ignore[operator]
        told.clear()
        await phases.remind_of_hearings()
        await phases.remind_of_hearings()
        seen.append(len([one for one in told if one.message == "hearing-reminder"]))
    assert seen == [0, 0, 1, 0, 1, 0]


@pytest.mark.feature("14e")
async def test_counted_down_to_those_who_neither_accepted_nor_objected(
    world: World, told: list[Notice], at: object
) -> None:
    at(_tehran(5, 12))  # type: ignore[operator]
    await tx(scenes.crew)
    await tx(lambda: scenes.told(SYSTEM))
    ends = stored_time(_tehran(15, 0))

    async def window() -> None:
        await sql.run("UPDATE case_result SET window_ends_at = ?", ends)
        await sql.run("UPDATE result_sheet SET window_ends_at = ?", ends)

    await tx(window)
    seen = []
    for moment in (
        *(_tehran(10, 12), _tehran(11, 9, 5), _tehran(11, 20), _tehran(13, 6), _tehran(13, 9, 5)),
        *(_tehran(14, 20), _tehran(14, 21, 5), _tehran(15, 1)),
    ):
        at(moment)  # type: ignore[operator]
        told.clear()
        await phases.count_down()
        await phases.count_down()
        seen.append(sorted(one.person_id or 0 for one in told))
        if moment == _tehran(11, 20):
            await tx(lambda: sql.run("UPDATE case_result SET state = 'ACCEPTED' WHERE case_id = 2"))
    assert seen == [[], [2, 3], [], [], [2], [], [2], []]


async def test_after_an_absence_only_the_newest_of_the_countdown(world: World, told: list[Notice], at: object) -> None:
    at(_tehran(5, 12))  # type: ignore[operator]
    await tx(scenes.crew)
    await tx(lambda: scenes.told(SYSTEM))
    await tx(lambda: sql.run("UPDATE case_result SET window_ends_at = ?", stored_time(_tehran(15, 0))))
    at(_tehran(13, 12))  # type: ignore[operator]
    told.clear()
    await phases.count_down()
    assert len(told) == 2
    states = await sql.rows("SELECT kind, state FROM reminder WHERE person_id = 2 ORDER BY id")
    assert [(one["kind"], one["state"]) for one in states] == [
        ("objection-3-days", "superseded"),
        ("objection-1-days", "sent"),
    ]
