"""More time: asked before and after the deadline, bounded, given by the deputy alone, marked where it shows (07e)."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from messages.jalali import end_of_day, local_date
from models import outbox, sql
from models.assessment import AgencyCase
from models.clock import business_now, set_business_offset
from models.cycle import Cycle
from models.gate import tx
from models.outbox import Outgoing
from scheduler import final_list, phases
from services import notices
from services.access import SYSTEM, Actor, Denied, Grant, Role
from services.case import extensions, progress, self_assessment
from services.case.extensions import ExtensionView
from services.errors import Refused
from services.final_list import confirming, freezing, hindrances
from services.final_list.hindrances import Why
from services.notices import Notice
from services.people import people
from services.results import release
from services.states import CaseState, ExtensionState
from tests.services.conftest import World
from tests.services.sweep.final import DEPUTY, frozen
from tests.services.sweep.scene import scored
from tests.services.test_final import _appraiser

REASON = "آمار مصوب هنوز از وزارتخانه نرسیده است."
Run = Callable[[], Awaitable[Any]]


def _day(more: int) -> Any:
    """So many days after the deadline of the cycle, which is ten days ahead."""
    return end_of_day(local_date(business_now()) + timedelta(days=10 + more))


async def _refused(work: Run) -> str:
    with pytest.raises(Refused) as caught:
        await tx(work)
    return caught.value.code


async def _person(name: str, number: int, role: Role, agency_id: int | None = None) -> Actor:
    async def join() -> Actor:
        person = await people.join(name, f"98912000{number:04}", "bale", number, number)
        await people.grant(None, person.id, role, agency_id)
        return Actor(person.id, name, (Grant(role, agency_id),))

    made: Actor = await tx(join)
    return made


@pytest.fixture
async def deputy(world: World) -> Actor:
    """The one who may grant time."""
    return await _person("معاون", 50, Role.DEPUTY)


@pytest.fixture
def told() -> Iterator[list[Notice]]:
    """What people are told."""
    kept: list[Notice] = []

    async def keep(some: Any) -> None:
        kept.extend(some)

    notices.connect(keep)
    yield kept
    notices.connect(None)


async def _ask(world: World, more: int = 5) -> ExtensionView:
    until = _day(more)
    made: ExtensionView = await tx(lambda: extensions.ask(world.own, 1, until, REASON, business_now()))
    return made


@pytest.mark.feature("07e", "SLA-4.2")
async def test_granted_as_asked_is_marked_and_told(world: World, deputy: Actor, told: list[Notice]) -> None:
    request = await _ask(world)
    assert [one.person_id for one in told] == [deputy.person_id]
    await tx(lambda: extensions.grant(deputy, request.id, business_now()))
    stand = await progress.of_agency(world.own, 1)
    assert stand is not None
    assert (stand.extended, stand.deadline) == (True, request.asked_until)
    foreign = await progress.of_agency(world.foreign, 2)
    assert foreign is not None
    assert not foreign.extended
    case = await AgencyCase.get(agency_id=1)
    assert case.deadline_version == 1
    assert told[-1].person_id == world.own.person_id
    assert told[-1].args == {"deadline": request.asked_until}


@pytest.mark.feature("07e", "SLA-4.2")
async def test_after_the_lock_the_case_is_opened_again(world: World, deputy: Actor) -> None:
    await tx(lambda: self_assessment.give_value(world.own, 1, "70", business_now(), 1))
    until = _day(30)
    set_business_offset(timedelta(days=25))
    await phases.lock_due()
    entry_version = 2
    late = lambda: self_assessment.give_value(world.own, 1, "80", business_now(), entry_version)  # noqa: E731
    assert await _refused(late) in ("deadline-passed", "case-sent")
    request = await tx(lambda: extensions.ask(world.own, 1, until, REASON, business_now()))
    await tx(lambda: extensions.grant(deputy, request.id, business_now()))
    assert (await AgencyCase.get(agency_id=1)).state == CaseState.IN_PROGRESS
    assert (await tx(late)).amount == 80
    foreign = lambda: self_assessment.give_value(world.foreign, 11, "80", business_now(), 1)  # noqa: E731
    assert await _refused(foreign) in ("deadline-passed", "case-sent")


@pytest.mark.parametrize(
    ("more", "code"),
    [(-30, "extension-past"), (0, "extension-no-gain"), (-3, "extension-no-gain"), (61, "extension-far")],
)
async def test_days_that_cannot_be(world: World, deputy: Actor, more: int, code: str) -> None:
    assert await _refused(lambda: extensions.ask(world.own, 1, _day(more), REASON, business_now())) == code
    request = await _ask(world)
    assert await _refused(lambda: extensions.grant(deputy, request.id, business_now(), _day(more))) == code
    assert await extensions.one(world.own, request.id) == request


async def test_the_day_asked_for_may_have_come_when_it_is_decided(world: World, deputy: Actor) -> None:
    request = await _ask(world)
    later = _day(20)
    set_business_offset(timedelta(days=16))
    assert await _refused(lambda: extensions.grant(deputy, request.id, business_now())) == "extension-past"
    granted = await tx(lambda: extensions.grant(deputy, request.id, business_now(), later))
    assert (granted.state, granted.granted_until) == (ExtensionState.GRANTED, later)


async def test_one_open_request_at_a_time_and_each_is_decided_once(world: World, deputy: Actor) -> None:
    head = await _person("مدیر", 51, Role.AGENCY_HEAD, 1)
    request = await _ask(world)
    assert await _refused(lambda: extensions.ask(head, 1, _day(7), REASON, business_now())) == "extension-open"
    await tx(lambda: extensions.withdraw(head, request.id, business_now()))
    for act in (
        lambda: extensions.grant(deputy, request.id, business_now()),
        lambda: extensions.deny(deputy, request.id, "دیر است", business_now()),
        lambda: extensions.withdraw(world.own, request.id, business_now()),
    ):
        assert await _refused(act) == "extension-decided"
    second = await tx(lambda: extensions.ask(head, 1, _day(7), REASON, business_now()))
    await tx(lambda: extensions.deny(deputy, second.id, "زمان‌بندی اجازه نمی‌دهد", business_now()))
    stand = await extensions.standing(world.own, 1)
    assert [one.state for one in stand.requests] == [ExtensionState.DENIED, ExtensionState.WITHDRAWN]
    assert not stand.extended


async def test_only_the_deputy_decides_and_staff_look(world: World, deputy: Actor) -> None:
    request = await _ask(world)
    assert [one.id for one in await extensions.waiting(world.staff)] == [request.id]
    for actor in (world.staff, world.own, world.foreign, world.nobody):
        with pytest.raises(Denied):
            await tx(lambda actor=actor: extensions.grant(actor, request.id, business_now()))  # type: ignore[misc]
        with pytest.raises(Denied):
            await tx(lambda actor=actor: extensions.deny(actor, request.id, "نه نمی‌شود", business_now()))  # type: ignore[misc]
    with pytest.raises(Denied):
        await extensions.one(world.foreign, request.id)


@pytest.mark.feature("07e", "13a", "16a")
async def test_once_the_results_are_told_no_more_time_is_asked_or_given(world: World, deputy: Actor) -> None:
    """Between lock and release it is; afterwards it can only be denied, unless the list was opened again."""
    first = await _ask(world)
    await tx(_appraiser)
    await tx(lambda: scored(SYSTEM))
    view = await extensions.one(deputy, first.id)
    assert (view.locked, view.appraised, view.past) == (True, True, "")
    shown = await release.check(world.staff, 1)
    assert (shown.sum("ready"), shown.asking) == (2, 1)
    assert (await release.obstacles(world.staff, 1)).asking == ("دستگاه A",)
    await tx(lambda: sql.run("UPDATE case_result SET state = 'ACCEPTED', sheet_version = 1"))
    await tx(lambda: sql.run("UPDATE cycle SET state = 'OBJECTION_REVIEW'"))
    assert await _refused(lambda: extensions.grant(deputy, first.id, business_now())) == "extension-case-told"
    assert await _refused(lambda: extensions.ask(world.foreign, 2, _day(7), REASON, business_now())) == "extension-told"
    assert [one.why for one in await hindrances.of_cycle(1)] == [Why.EXTENSION]
    assert await _refused(lambda: freezing.freeze(SYSTEM, 1, business_now())) == "final-hindered"
    await tx(lambda: extensions.deny(deputy, first.id, "نتایج اعلام شده است", business_now()))
    assert await hindrances.of_cycle(1) == []
    await tx(lambda: freezing.freeze(SYSTEM, 1, business_now()))
    assert await _refused(lambda: extensions.ask(world.own, 1, _day(7), REASON, business_now())) == "extension-told"
    await final_list.freeze()
    assert await _refused(lambda: extensions.ask(world.own, 1, _day(7), REASON, business_now())) == "extension-final"
    await tx(lambda: confirming.reopen(DEPUTY, 1, REASON, None, business_now()))
    second = await tx(lambda: extensions.ask(world.own, 1, _day(7), REASON, business_now()))
    await tx(lambda: extensions.grant(deputy, second.id, business_now()))
    assert [one.why for one in await hindrances.of_cycle(1)] == [Why.CASE_OPEN]


@pytest.mark.feature("16c")
async def test_a_list_with_an_open_case_is_not_confirmed(world: World) -> None:
    """Whatever opened it: what it says now would not be what is confirmed."""
    request = await _ask(world)
    await tx(lambda: sql.run("UPDATE extension SET state = 'GRANTED'"))
    await tx(_appraiser)
    await tx(lambda: frozen(SYSTEM))
    await tx(lambda: sql.run("UPDATE agency_case SET state = 'IN_PROGRESS' WHERE id = 1"))
    assert [(one.case_id, one.why) for one in await hindrances.of_cycle(1)] == [(1, Why.CASE_OPEN)]
    now = business_now()
    assert await _refused(lambda: confirming.confirm(DEPUTY, 1, None, now)) == "final-unconfirmable"
    await tx(lambda: sql.run("UPDATE agency_case SET state = 'LOCKED' WHERE id = 1"))
    await tx(lambda: sql.run("UPDATE extension SET state = 'REQUESTED' WHERE id = ?", request.id))
    assert await _refused(lambda: confirming.confirm(DEPUTY, 1, None, now)) == "final-unconfirmable"
    assert await _refused(lambda: extensions.grant(DEPUTY, request.id, now)) == "extension-case-final"
    await tx(lambda: extensions.deny(DEPUTY, request.id, "نتایج نهایی است", now))
    await tx(lambda: confirming.confirm(DEPUTY, 1, None, now))


async def test_queued_reminders_of_the_former_deadline_are_cancelled(world: World, deputy: Actor) -> None:
    def queued(name: str, actor: Actor) -> Outgoing:
        return Outgoing(f"{name}:{actor.person_id}", "bale", 1, 2, "sendMessage", {}, "x", person_id=actor.person_id)

    some = [
        queued("reminder:1:1:7-days", world.own),
        queued("reminder:1:1:7-days", world.foreign),
        queued("n", world.own),
    ]
    await tx(lambda: outbox.put(some))
    request = await _ask(world)
    await tx(lambda: extensions.grant(deputy, request.id, business_now()))
    found = await sql.rows("SELECT person_id, state FROM outbox ORDER BY id")
    assert [one["state"] for one in found] == ["cancelled", "new", "new"]


async def test_before_the_opening_there_is_nothing_to_extend(world: World) -> None:
    async def close() -> None:
        await Cycle.filter(id=world.cycle.id).update(state="OPENING")

    await tx(close)
    assert await _refused(lambda: extensions.ask(world.own, 1, _day(5), REASON, business_now())) == "not-open-yet"
