"""Locking: on what ground a case counts when its time is over, what waits for it, and what opens it again."""

from datetime import datetime, timedelta

import pytest

from models import inbox
from models.assessment import AgencyCase, MeasureEntry
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from models.gate import tx
from models.inbox import Incoming
from services.access import Actor
from services.case import approval, closing, entries, locking, receipts, self_assessment, submission
from services.case.closing import Closed
from services.errors import Refused
from services.year import cycles
from tests.services.conftest import World
from tests.services.test_submission import AGENCY, _arrive, _file, _overview, _ready, _send, _value, head

__all__ = ["head"]
CASE = 1
GRACE = timedelta(days=3)


async def _deadline() -> datetime:
    at = (await Cycle.all().first().values("deadline_at"))["deadline_at"]
    assert isinstance(at, datetime)
    return at


async def _close(at: datetime) -> Closed | None:
    closed: Closed | None = await tx(lambda: closing.close(CASE, at))
    return closed


async def _setting(**values: object) -> None:
    await tx(lambda: Cycle.all().update(**values))


@pytest.mark.feature("SLA-4.2")
async def test_nothing_is_locked_before_its_time_and_nothing_twice(world: World) -> None:
    end = await _deadline()
    await _ready(world)
    assert (await closing.due(end - timedelta(seconds=1))).case_ids == ()
    assert await _close(end - timedelta(seconds=1)) is None
    assert (await closing.due(end)).case_ids == (1, 2)
    assert await _close(end) is not None
    assert await _close(end) is None
    assert (await closing.due(end)).case_ids == (2,)


@pytest.mark.feature("SLA-4.2")
async def test_sent_case_waits_for_the_head_and_counts_without(world: World, head: Actor) -> None:
    end = await _deadline()
    await _ready(world)
    await _send(world.own)
    assert (await closing.due(end)).case_ids == (2,)
    closed = await _close(end + GRACE)
    assert closed is not None
    assert (closed.ground, closed.recorded, closed.total) == ("unapproved", 2, 8)
    case = await AgencyCase.get(id=CASE)
    assert (case.state, case.locked_as) == ("LOCKED", "unapproved")
    with pytest.raises(Exception, match="grace-over"):
        await tx(lambda: approval.approve(head, CASE, end + GRACE, 1))


@pytest.mark.feature("SLA-4.2")
async def test_approved_case_is_locked_as_approved(world: World, head: Actor) -> None:
    end = await _deadline()
    await _ready(world)
    await _send(world.own)
    seen = (await _overview(head)).version
    await tx(lambda: approval.approve(head, CASE, end + timedelta(days=1), seen))
    closed = await _close(end + timedelta(days=1))
    assert closed is not None
    assert closed.ground == "approved"


@pytest.mark.feature("SLA-4.2")
@pytest.mark.parametrize(("drafts_count", "ground"), [(True, "drafts"), (False, "none")])
async def test_case_nobody_sent_counts_as_the_cycle_says(world: World, drafts_count: bool, ground: str) -> None:
    await _setting(drafts_count=drafts_count)
    await _ready(world)
    closed = await _close(await _deadline())
    assert closed is not None
    assert (closed.ground, closed.drafts) == (ground, 2 if drafts_count else 0)
    assert (await AgencyCase.get(id=CASE)).state == ("LOCKED" if drafts_count else "NO_SUBMISSION")
    assert await MeasureEntry.filter(state="SELF_SCORED").count() == (2 if drafts_count else 0)


@pytest.mark.feature("ART-4")
async def test_agency_that_did_nothing_has_submitted_nothing(world: World) -> None:
    closed = await _close(await _deadline())
    assert closed is not None
    assert closed.ground == "none"
    assert (await AgencyCase.get(id=CASE)).state == "NO_SUBMISSION"


@pytest.mark.feature("SLA-4.2")
async def test_file_sent_in_time_completes_its_measure_after_the_lock(world: World) -> None:
    await _ready(world)
    await _value(world.own, 1005)
    file_id = await _file(world.own, 1005, arrived=False)
    await _close(await _deadline())
    entry = await MeasureEntry.get(number=1005)
    assert entry.state == "DRAFT"
    await _arrive(file_id)
    await tx(lambda: receipts.complete(entry.id, world.own.person_id))
    assert (await MeasureEntry.get(number=1005)).state == "SELF_SCORED"
    assert (await AgencyCase.get(id=CASE)).state == "LOCKED"


@pytest.mark.feature("SLA-4.2")
async def test_what_was_sent_in_time_and_is_not_processed_holds_the_lock(world: World) -> None:
    end = await _deadline()
    in_time = int((end - timedelta(minutes=1)).timestamp() * 1000)
    late = int((end + timedelta(minutes=1)).timestamp() * 1000)
    for number, (lane, at) in enumerate((("bale:2", in_time), ("bale:3", late))):
        one = Incoming("bale", 1, number, lane, {}, late, at)
        await tx(lambda one=one: inbox.store([one]))  # type: ignore[misc]
    due = await closing.due(end + timedelta(minutes=2))
    assert due.case_ids == (2,)
    assert due.held
    inbox.arrivals(None, ["telegram"])  # Bale was taken out of the settings: nobody works it off
    assert (await closing.due(end + timedelta(minutes=2))).held
    assert not (await closing.due(end + timedelta(days=2))).held
    inbox.arrivals(None)
    assert (await closing.due(end + timedelta(days=2))).held
    await tx(lambda: inbox.done([1]))
    due = await closing.due(end + timedelta(minutes=2))
    assert due.case_ids == (1, 2)
    assert not due.held


@pytest.mark.feature("SLA-4.2")
async def test_extension_keeps_one_case_open(world: World) -> None:
    end = await _deadline()
    await tx(lambda: AgencyCase.filter(id=CASE).update(deadline_at=end + timedelta(days=5)))
    assert (await closing.due(end)).case_ids == (2,)
    assert await _close(end + timedelta(days=4)) is None
    assert await _close(end + timedelta(days=5)) is not None


@pytest.mark.feature("SLA-4.2")
async def test_moved_deadline_opens_locked_cases_and_untouched_work_counts_as_before(world: World, head: Actor) -> None:
    end = await _deadline()
    await _ready(world)
    await _send(world.own)
    seen = (await _overview(head)).version
    await tx(lambda: approval.approve(head, CASE, business_now(), seen))
    await _close(end)
    await tx(lambda: closing.close(2, end))
    await tx(lambda: cycles.move_deadline(world.staff, world.cycle.id, end + timedelta(days=9), 1))
    again = [(case.state, case.locked_at, case.locked_as) for case in await AgencyCase.all().order_by("id")]
    assert again == [("IN_PROGRESS", None, None), ("ACKNOWLEDGED", None, None)]  # who was silent is silent
    closed = await _close(end + timedelta(days=9))
    assert closed is not None
    assert closed.ground == "approved"
    await tx(lambda: locking.reopen(CASE))
    assert not await tx(lambda: locking.reopen(CASE))
    later = stored_time(end + timedelta(days=20))
    await tx(lambda: Cycle.all().update(deadline_at=datetime.fromisoformat(later)))
    await _value(world.own, 1004)
    closed = await _close(end + timedelta(days=20))
    assert closed is not None
    assert closed.ground == "unapproved"


@pytest.mark.feature("SLA-4.2")
async def test_sending_in_time_counts_when_it_is_processed_after_the_cycle_was_locked(world: World) -> None:
    end = await _deadline()
    await _ready(world)
    await tx(lambda: cycles.lock_due(end))
    check = await tx(lambda: submission.check(world.own, AGENCY))
    await tx(lambda: submission.send(world.own, CASE, end - timedelta(minutes=1), check.version))
    assert (await AgencyCase.get(id=CASE)).state == "SENT_TO_HEAD"


async def test_what_the_lock_recorded_gets_its_receipt_when_it_is_opened_again(world: World) -> None:
    end = await _deadline()
    await _ready(world)
    closed = await _close(end)
    assert closed is not None
    assert closed.ground == "drafts"
    await tx(lambda: cycles.move_deadline(world.staff, world.cycle.id, end + timedelta(days=9), 1))
    entry = await entries.find(world.own, AGENCY, "1001")
    assert entry is not None
    assert entry.state == "SELF_SCORED"
    assert await receipts.last_code(entry.id) is None
    first = await tx(lambda: receipts.record(world.own, entry.id, business_now(), entry.version))
    again = await tx(lambda: receipts.record(world.own, entry.id, business_now(), entry.version))
    assert isinstance(first, receipts.ReceiptView)
    assert isinstance(again, receipts.ReceiptView)
    assert (first.again, again.again, again.code) == (False, True, first.code)


async def test_a_locked_case_says_that_its_time_is_over(world: World) -> None:
    end = await _deadline()
    await _value(world.own, 1001)
    await _close(end)
    entry = await entries.find(world.own, AGENCY, "1001")
    assert entry is not None
    with pytest.raises(Refused, match="deadline-passed"):
        await tx(lambda: self_assessment.give_value(world.own, entry.id, "5", end - timedelta(minutes=1), 1))
