"""A whole case: pre-check, sending, taking back, approval, sending back, receipts that anyone can check."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from models import sql
from models.assessment import AgencyCase, CaseReceipt, EvidenceFile, MeasureEntry, Receipt
from models.clock import business_now
from models.cycle import Cycle
from models.gate import tx
from models.people import WrongTries
from services.access import Actor, Grant, Role
from services.case import approval, case_receipts, evidence, outlook, receipts, self_assessment, submission
from services.case.approval import Overview
from services.case.evidence import SentFile, StoredBytes
from services.case.submission import PreCheck, Sent
from services.errors import Refused
from services.people import people
from services.people.registration import Caller
from tests.services.conftest import World

AGENCY = 1
CALLER = Caller("bale", 77, 77, "کسی")


@pytest.fixture
async def head(world: World) -> Actor:
    """The head of the agency."""
    person = await tx(lambda: people.join("مدیر", "989120000008", "bale", 8, 8))
    await tx(lambda: people.grant(None, person.id, Role.AGENCY_HEAD, AGENCY))
    return Actor(person.id, "مدیر", (Grant(Role.AGENCY_HEAD, AGENCY),))


async def _value(actor: Actor, number: int, amount: str = "50") -> MeasureEntry:
    entry = await MeasureEntry.get(number=number)
    await tx(lambda: self_assessment.give_value(actor, entry.id, amount, business_now(), entry.version))
    return await MeasureEntry.get(number=number)


async def _file(actor: Actor, number: int, *, arrived: bool = True) -> int:
    entry = await MeasureEntry.get(number=number)
    last = await EvidenceFile.all().count()
    sent = SentFile("bale", 2, 100 + last, "f", "a.pdf", "application/pdf", 10)
    file = await tx(lambda: evidence.receive(actor, AGENCY, entry.id, sent, business_now(), 1000))
    if arrived:
        await _arrive(file.id)
    return int(file.id)


async def _arrive(file_id: int) -> None:
    got = StoredBytes(f"{file_id:064}", 10, "application/pdf", 1)
    await tx(lambda: evidence.stored(file_id, got))


async def _ready(world: World) -> None:
    """Two measures of the agency are complete, a third has a value only."""
    for number in (1001, 1002):
        await _value(world.own, number)
        await _file(world.own, number)
    await _value(world.own, 1003)


async def _check(actor: Actor) -> PreCheck:
    found: PreCheck = await tx(lambda: submission.check(actor, AGENCY))
    return found


async def _send(actor: Actor, at: Any = None) -> Sent:
    check = await _check(actor)
    return await tx(lambda: submission.send(actor, check.standing.case_id, at or business_now(), check.version))


async def _overview(head: Actor) -> Overview:
    found: Overview = await tx(lambda: approval.overview(head, AGENCY))
    return found


async def _refused(call: Callable[[], Awaitable[Any]]) -> str:
    with pytest.raises(Refused) as caught:
        await tx(call)
    return caught.value.code


async def _state() -> str:
    return (await AgencyCase.get(agency_id=AGENCY)).state


@pytest.mark.feature("07f")
async def test_pre_check_names_every_gap(world: World) -> None:
    await _ready(world)
    await _value(world.own, 1005)
    await _file(world.own, 1005, arrived=False)
    check = await _check(world.own)
    assert [one.number for one in check.drafts] == [1001, 1002]
    assert [one.number for one in check.waiting] == [1005]
    assert 1003 in [one.number for one in check.no_evidence]
    assert 1004 in [one.number for one in check.no_value]
    assert check.arriving == 1
    assert check.recorded == 0
    assert check.sendable


@pytest.mark.feature("07f")
async def test_sending_records_drafts_and_gives_one_receipt_however_often(world: World, head: Actor) -> None:
    await _ready(world)
    sent = await _send(world.own)
    assert await _state() == "SENT_TO_HEAD"
    assert (sent.receipt.measures, sent.receipt.files, sent.heads) == (2, 2, 1)
    assert await Receipt.all().count() == 2
    again = await tx(lambda: submission.send(world.own, 1, business_now(), 0))
    assert again.receipt.again
    assert again.receipt.code == sent.receipt.code
    assert await CaseReceipt.all().count() == 1
    with pytest.raises(Refused, match="case-sent"):
        await _value(world.own, 1004)


async def test_sending_asks_for_something_and_for_the_newest_look(world: World) -> None:
    assert await _refused(lambda: submission.send(world.own, 1, business_now(), 0)) == "nothing-to-send"
    await _ready(world)
    former = (await _check(world.own)).version
    await _value(world.own, 1004)
    assert await _refused(lambda: submission.send(world.own, 1, business_now(), former)) == "case-changed"
    late = business_now() + timedelta(days=20)
    assert await _refused(lambda: submission.send(world.own, 1, late, former)) == "deadline-passed"


async def test_without_approval_in_the_cycle_sending_is_final(world: World) -> None:
    await tx(lambda: Cycle.filter(id=world.cycle.id).update(head_approves=False))
    await _ready(world)
    await _send(world.own)
    assert await _state() == "SUBMITTED"


@pytest.mark.feature("07f")
async def test_file_on_its_way_completes_its_measure_after_the_sending(world: World) -> None:
    await _ready(world)
    await _value(world.own, 1005)
    file_id = await _file(world.own, 1005, arrived=False)
    sent = await _send(world.own)
    assert sent.arriving == 1
    await _arrive(file_id)
    entry = await MeasureEntry.get(number=1005)
    _, receipt = await tx(lambda: receipts.complete(entry.id, world.own.person_id))
    assert receipt is not None
    assert receipt.acted_at == sent.receipt.acted_at
    assert (await MeasureEntry.get(number=1005)).state == "SELF_SCORED"
    assert await _state() == "SENT_TO_HEAD"


@pytest.mark.feature("07f")
async def test_taking_back_by_either_side_and_sending_anew(world: World, head: Actor) -> None:
    await _ready(world)
    await _send(world.own)
    await tx(lambda: submission.withdraw(head, 1, business_now()))
    assert await _state() == "IN_PROGRESS"
    await tx(lambda: submission.withdraw(world.own, 1, business_now()))
    await _value(world.own, 1004)
    await _send(world.own)
    late = business_now() + timedelta(days=20)
    assert await _refused(lambda: submission.withdraw(world.own, 1, late)) == "deadline-passed"


@pytest.mark.feature("07f")
async def test_head_approves_once_also_in_grace_but_not_after_it(world: World, head: Actor) -> None:
    await _ready(world)
    await _send(world.own)
    seen = (await _overview(head)).version
    deadline = (await Cycle.get(id=world.cycle.id)).deadline_at
    assert deadline is not None
    after = deadline + timedelta(days=3)
    assert await _refused(lambda: approval.approve(head, 1, after, seen)) == "grace-over"
    assert await _refused(lambda: approval.approve(head, 1, business_now(), seen + 1)) == "case-resent"
    _, receipt = await tx(lambda: approval.approve(head, 1, deadline + timedelta(days=2), seen))
    assert await _state() == "SUBMITTED"
    _, again = await tx(lambda: approval.approve(head, 1, business_now(), seen))
    assert again.again
    assert again.code == receipt.code


@pytest.mark.feature("07f")
async def test_head_sends_chosen_measures_back_each_with_its_reason(world: World, head: Actor) -> None:
    await _ready(world)
    await _send(world.own)
    seen = (await _overview(head)).version
    chosen = [one.id for one in await MeasureEntry.filter(number__in=[1001, 1003]).order_by("id")]
    now = business_now()
    assert await _refused(lambda: approval.send_back(head, 1, [], now, seen)) == "nothing-chosen"
    assert await _refused(lambda: approval.send_back(head, 1, chosen, now, seen)) == "return-reason-needed"
    assert await _refused(lambda: approval.give_reason(head, 1, chosen, "؟!", now)) == "return-reason-needed"
    assert await _refused(lambda: approval.give_reason(head, 1, chosen, "ا" * 1001, now)) == "return-reason-too-long"
    await tx(lambda: approval.give_reason(head, 1, chosen, "سند ناخواناست", now))
    late = now + timedelta(days=11)
    assert await _refused(lambda: approval.send_back(head, 1, chosen, late, seen)) == "return-too-late"
    _, count = await tx(lambda: approval.send_back(head, 1, chosen, now, seen))
    assert count == 2
    assert (await tx(lambda: approval.send_back(head, 1, chosen, now, seen)))[1] == 0
    assert await _state() == "IN_PROGRESS"
    returned = await MeasureEntry.filter(state="RETURNED").order_by("number")
    assert [(one.number, one.return_reason) for one in returned] == [(1001, "سند ناخواناست"), (1003, "سند ناخواناست")]
    assert await _refused(lambda: approval.approve(head, 1, now, seen)) == "case-resent"
    assert [one.number for one in (await _check(world.own)).returned] == [1001, 1003]
    await _value(world.own, 1001, "60")
    await _send(world.own)
    assert not await MeasureEntry.exists(return_reason__not="")
    assert (await MeasureEntry.get(number=1001)).state == "SELF_SCORED"


@pytest.mark.feature("07f")
async def test_anybody_can_check_a_receipt_and_guessing_is_slowed_down(world: World) -> None:
    await _ready(world)
    sent = await _send(world.own)
    typed = sent.receipt.code.lower().replace("-", " ")
    found = await tx(lambda: case_receipts.genuine(CALLER, typed))
    assert found is not None
    assert (found.agency_title, found.measures, found.files, found.act) == ("دستگاه A", 2, 2, "send")
    one = await Receipt.all().first()
    assert one is not None
    of_measure = await tx(lambda: case_receipts.genuine(CALLER, one.code))
    assert of_measure is not None
    assert of_measure.act == "record"
    for _ in range(4):
        assert await tx(lambda: case_receipts.genuine(CALLER, "AAAA-BBBB-CCCC-DDDD")) is None
    assert await WrongTries.exists(user_id=77)
    assert await _refused(lambda: case_receipts.genuine(CALLER, sent.receipt.code)) == "try-later"


@pytest.mark.feature("07c")
async def test_forecast_by_axis_against_last_year(world: World) -> None:
    entry = await _value(world.own, 1001)

    async def known() -> None:
        await sql.run(
            "INSERT INTO reference_value (agency_id, measure_id, kind, amount, letter, given_at) "
            "VALUES (?, ?, 'last_year', '100', '', '2024-01-01 00:00:00+00:00')",
            AGENCY,
            entry.measure_id,
        )

    await tx(known)
    found = await outlook.of_agency(world.own, AGENCY)
    assert found is not None
    first = found.axes[0]
    assert first.last_year is not None
    assert first.points * 2 == first.last_year
    assert found.last_year("general") == first.last_year
    assert found.last_year("specific") is None
