"""«Not applicable»: asked with a reason, decided once, reversed, told; what was entered stands (07d, ST-6, §11.4)."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from models.assessment import EvidenceFile, MeasureEntry
from models.audit import verify
from models.clock import business_now
from models.cycle import Cycle
from models.gate import tx
from models.requests import NotApplicableRequest
from services import notices
from services.access import Denied
from services.case import entries, evidence, na_requests, not_applicable, progress, self_assessment
from services.case.evidence import SentFile, StoredBytes
from services.case.na_requests import Request
from services.errors import Refused
from services.notices import Notice
from services.states import EntryState, NAState
from tests.services.conftest import World

REASON = "این خدمت در استان ما به دستگاه دیگری واگذار شده است."
LADDER, CENTRAL, PLAIN = 3, 9, 1
DECIDED = "na-decided"
SLICE = "بنا بر برش استانی"
Run = Callable[[], Awaitable[Any]]


async def _ask(world: World, entry_id: int = PLAIN, reason: str = REASON) -> Request:
    version = (await MeasureEntry.get(id=entry_id)).version
    made: Request = await tx(lambda: not_applicable.ask(world.own, entry_id, reason, business_now(), version))
    return made


async def _give(world: World, entry_id: int, amount: str) -> None:
    version = (await MeasureEntry.get(id=entry_id)).version
    await tx(lambda: self_assessment.give_value(world.own, entry_id, amount, business_now(), version))


async def _write(query: Awaitable[Any]) -> None:
    async def write() -> None:
        await query

    await tx(write)


async def _refused(work: Run) -> str:
    with pytest.raises(Refused) as caught:
        await tx(work)
    return caught.value.code


@pytest.fixture
def told() -> Any:
    """What people are told."""
    kept: list[Notice] = []

    async def keep(some: Any) -> None:
        kept.extend(some)

    notices.connect(keep)
    yield kept
    notices.connect(None)


@pytest.mark.feature("07d")
async def test_asking_keeps_the_value_and_closes_the_measure(world: World, told: list[Notice]) -> None:
    await _give(world, PLAIN, "70")
    request = await _ask(world)
    entry = await entries.view(world.own, PLAIN)
    assert (entry.state, entry.amount) == (EntryState.NA_REQUESTED, Decimal(70))
    assert (request.state, request.reason, request.waiting) == (NAState.FILED, REASON, True)
    assert [(one.person_id, one.message) for one in told] == [(world.staff.person_id, "na-asked-staff")]
    kept = entry.version
    again = lambda: self_assessment.give_value(world.own, PLAIN, "80", business_now(), kept)  # noqa: E731
    assert await _refused(again) == "na-standing"
    assert await _refused(lambda: not_applicable.ask(world.own, PLAIN, REASON, business_now(), kept)) == "na-standing"
    await verify()


@pytest.mark.parametrize(
    ("entry_id", "reason", "code"),
    [
        (LADDER, REASON, "na-not-allowed"),
        (CENTRAL, REASON, "central-measure"),
        (PLAIN, "نه", "reason-too-short"),
        (PLAIN, " \n ‌ " * 20, "reason-too-short"),
        (PLAIN, "د" * 1001, "reason-too-long"),
    ],
)
async def test_what_cannot_be_asked(world: World, entry_id: int, reason: str, code: str) -> None:
    assert await _refused(lambda: not_applicable.ask(world.own, entry_id, reason, business_now(), 1)) == code
    assert await NotApplicableRequest.all().count() == 0


async def test_asking_is_judged_by_its_time_and_by_what_was_seen(world: World) -> None:
    late = business_now() + timedelta(days=30)
    assert await _refused(lambda: not_applicable.ask(world.own, PLAIN, REASON, late, 1)) == "deadline-passed"
    await _give(world, PLAIN, "70")
    old = lambda: not_applicable.ask(world.own, PLAIN, REASON, business_now(), 1)  # noqa: E731
    assert await _refused(old) == "changed-meanwhile"


@pytest.mark.feature("07d")
async def test_accepting_frees_the_agency_and_is_told_with_its_reason(world: World, told: list[Notice]) -> None:
    request = await _ask(world)
    await tx(lambda: not_applicable.accept(world.staff, request.id, "بنا بر برش استانی", business_now()))
    assert (await entries.view(world.own, PLAIN)).state == EntryState.NA_ACCEPTED
    assert [(one.person_id, one.args["reason"]) for one in told if one.message == "na-accepted-notice"] == [
        (world.own.person_id, "بنا بر برش استانی")
    ]
    assert await na_requests.queue(world.staff) == []


@pytest.mark.feature("07d")
async def test_rejecting_and_reversing_give_the_former_value_back(world: World, told: list[Notice]) -> None:
    await _give(world, PLAIN, "70")
    first = await _ask(world)
    await tx(lambda: not_applicable.reject(world.staff, first.id, "مصداق دارد", business_now()))
    entry = await entries.view(world.own, PLAIN)
    assert (entry.state, entry.amount) == (EntryState.DRAFT, Decimal(70))
    second = await _ask(world)
    await tx(lambda: not_applicable.accept(world.staff, second.id, "نامهٔ مرجع", business_now()))
    await tx(lambda: not_applicable.reject(world.staff, second.id, "نامه باطل شد", business_now()))
    assert (await entries.view(world.own, PLAIN)).state == EntryState.DRAFT
    assert [one.message for one in told if one.person_id == world.own.person_id] == [
        "na-rejected-notice",
        "na-accepted-notice",
        "na-reversed-notice",
    ]
    assert {one.args.get("open") for one in told if one.message == "na-reversed-notice"} == {"yes"}


async def test_a_request_is_decided_once(world: World) -> None:
    request = await _ask(world)
    await tx(lambda: not_applicable.accept(world.staff, request.id, SLICE, business_now()))
    assert await _refused(lambda: not_applicable.accept(world.staff, request.id, "باز هم", business_now())) == DECIDED
    assert await _refused(lambda: not_applicable.withdraw(world.own, request.id, business_now())) == DECIDED
    await tx(lambda: not_applicable.reject(world.staff, request.id, "مصداق دارد", business_now()))
    assert await _refused(lambda: not_applicable.reject(world.staff, request.id, "باز هم", business_now())) == DECIDED


async def test_withdrawn_or_returned_meanwhile_is_no_longer_in_the_queue(world: World) -> None:
    request = await _ask(world)
    await tx(lambda: not_applicable.withdraw(world.own, request.id, business_now()))
    assert (await entries.view(world.own, PLAIN)).state == EntryState.DRAFT
    assert await _refused(lambda: not_applicable.accept(world.staff, request.id, SLICE, business_now())) == DECIDED
    returned = await _ask(world)
    await _write(MeasureEntry.filter(id=PLAIN).update(state=EntryState.RETURNED))  # as its head does
    assert await na_requests.queue(world.staff) == []
    assert await _refused(lambda: not_applicable.accept(world.staff, returned.id, SLICE, business_now())) == DECIDED
    third = await _ask(world)
    assert (await NotApplicableRequest.get(id=returned.id)).state == NAState.WITHDRAWN
    assert [one.id for one in await na_requests.queue(world.staff)] == [third.id]


@pytest.mark.parametrize(
    ("mode", "after"),
    [("exclude-and-rescale", "grows"), ("zero", "falls"), ("full", "full"), ("redistribute-in-indicator", "grows")],
)
async def test_the_effect_follows_the_cycle(world: World, mode: str, after: str) -> None:
    await _write(Cycle.filter(id=world.cycle.id).update(na_mode=mode))
    await _give(world, 1, "50")
    await _give(world, 2, "100")
    request = await _ask(world)
    found = await na_requests.effect(world.staff, request)
    assert found.cap is not None
    half = found.cap / 2
    if after == "grows":
        assert found.after > found.before - half
    elif after == "falls":
        assert found.after == found.before - half
    else:
        assert found.after == found.before + half
    await tx(lambda: not_applicable.accept(world.staff, request.id, SLICE, business_now()))
    stand = await progress.of_agency(world.own, 1)
    assert stand is not None
    assert stand.general.points == found.after


async def test_documents_belong_to_the_request_they_came_with(world: World) -> None:
    async def send(number: int) -> EvidenceFile:
        sent = SentFile("bale", 2, number, "f", f"{number}.pdf", "application/pdf", 10)
        file = await evidence.receive(world.own, 1, PLAIN, sent, business_now(), 1000, evidence.NA)
        return await evidence.stored(file.id, StoredBytes("a" * 64, 10, "application/pdf", 1))

    await tx(lambda: send(1))
    first = await _ask(world)
    await tx(lambda: send(2))
    assert [one.name for one in await na_requests.documents(world.staff, first)] == ["1.pdf", "2.pdf"]
    assert (await entries.view(world.own, PLAIN)).files == 0
    await tx(lambda: not_applicable.withdraw(world.own, first.id, business_now()))
    await tx(lambda: send(3))
    second = await _ask(world)
    assert [one.name for one in await na_requests.documents(world.staff, second)] == ["3.pdf"]
    file = await EvidenceFile.get(name="3.pdf")
    assert (await na_requests.document(world.staff, file.id)).sha256 == "a" * 64
    with pytest.raises(Denied):
        await na_requests.document(world.foreign, file.id)


@pytest.mark.feature("07d")
async def test_the_group_is_shown_and_offered_the_same(world: World, told: list[Notice]) -> None:
    request = await _ask(world)
    theirs = await MeasureEntry.get(measure_id=request.measure_id, case__agency_id=2)
    await tx(lambda: not_applicable.ask(world.foreign, theirs.id, REASON, business_now(), theirs.version))
    assert [one.agency_title for one in await na_requests.others(world.staff, request)] == ["دستگاه B"]
    await tx(lambda: not_applicable.accept(world.staff, request.id, SLICE, business_now()))
    assert await tx(lambda: not_applicable.offer(world.staff, request.id)) == 0  # it has asked already
    other = await _ask(world, 2)
    assert await _refused(lambda: not_applicable.offer(world.staff, other.id)) == "wrong-state"
    await tx(lambda: not_applicable.accept(world.staff, other.id, SLICE, business_now()))
    assert await tx(lambda: not_applicable.offer(world.staff, other.id)) == 1
    assert [one.person_id for one in told if one.message == "na-offer-notice"] == [world.foreign.person_id]


async def test_others_see_and_decide_nothing(world: World) -> None:
    request = await _ask(world)
    for actor in (world.foreign, world.nobody):
        with pytest.raises(Denied):
            await na_requests.one(actor, request.id)
    with pytest.raises(Denied):
        await tx(lambda: not_applicable.withdraw(world.foreign, request.id, business_now()))
    with pytest.raises(Denied):
        await tx(lambda: not_applicable.accept(world.own, request.id, "خودم می‌پذیرم", business_now()))
