"""Returned for correction, defects of files, «not applicable» at the desk, questions to appraisers (12d, 12e, 07i)."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from models import clock, inbox, sql
from models.clock import business_now, day_of, end_of
from models.fields import stored_time
from models.gate import tx
from scheduler import after_lock
from services import notices
from services.access import SYSTEM, Actor, Denied, Grant, Role
from services.appraisal import deciding, desk, evidence, lapsing, na_verdict, returning, undoing, verdicts
from services.case import case_receipts, corrections, entries, evidence_room, not_applicable, receipts, self_assessment
from services.case import evidence as files
from services.case.evidence import SentFile
from services.case.receipts import Waiting
from services.errors import Refused
from services.letters import questions
from services.notices import Notice
from services.people import people
from services.people.registration import Caller
from services.year import days_off
from tests.services.conftest import World
from tests.services.scenes import GOT, SENT
from tests.services.sweep.scene import on_desks

ONE = Actor(10, "ارزیاب", (Grant(Role.APPRAISER),))
OTHER = Actor(11, "ارزیاب دیگر", (Grant(Role.APPRAISER),))
WHY = "صفحهٔ دوم ناخواناست."
ENTRY, EMPTY, ANOTHER = 1, 2, 3
Told = list[Notice]


@pytest.fixture
async def desks(world: World) -> AsyncIterator[World]:
    """Everything lies on the desk of `ONE`; the agency of `world.own` has recorded its first measure with a file."""

    async def make() -> None:
        now = stored_time(business_now())
        for actor in (ONE, OTHER):
            await sql.run(
                "INSERT INTO person (id, name, phone, joined_at) VALUES (?, ?, ?, ?)",
                actor.person_id,
                actor.name,
                f"9891200000{actor.person_id}",
                now,
            )
            await people.grant(None, actor.person_id or 0, Role.APPRAISER, None)
        got = await files.receive(world.own, 1, ENTRY, SENT, business_now(), 1000)
        await files.stored(got.id, GOT)
        await on_desks(ONE)
        now = stored_time(business_now())
        await sql.run("UPDATE cycle SET deadline_at = ?, locked_at = ?", now, now)
        await sql.run("UPDATE agency_case SET locked_at = ?", now)

    await tx(make)
    yield world
    clock.set_business_offset(timedelta(0))


@pytest.fixture
def told() -> Iterator[Told]:
    """What people were told."""
    said: Told = []

    async def note(found: Any) -> None:
        said.extend(found)

    notices.connect(note)
    yield said
    notices.connect(None)


async def _refused(work: Callable[[], Awaitable[Any]]) -> str:
    with pytest.raises(Refused) as refused:
        await tx(work)
    return refused.value.code


async def _returned(number: int = ENTRY, days: int | None = None) -> returning.Terms:
    version = (await desk.known(number)).version
    found: returning.Terms = await tx(lambda: returning.give_back(ONE, number, WHY, business_now(), version, days))
    return found


def _pass(until: Any) -> None:
    clock.set_business_offset(clock.business_offset() + (until - business_now()) + timedelta(seconds=1))


async def _give(world: World, amount: str, number: int = ENTRY, at: Any = None) -> Any:
    entry = await entries.view(world.own, number)
    return await tx(lambda: self_assessment.give_value(world.own, number, amount, at or business_now(), entry.version))


async def _send(world: World, number: int = ENTRY, at: Any = None) -> Any:
    entry = await entries.view(world.own, number)
    return await tx(lambda: corrections.send(world.own, number, at or business_now(), entry.version))


@pytest.mark.feature("12d")
async def test_returned_until_the_end_of_the_last_working_day_and_only_that_entry(desks: World, told: Told) -> None:
    found = await _returned()
    calendar = await days_off.calendar()
    assert found.until == end_of(calendar.add(day_of(business_now()), 5))
    one = await desk.known(ENTRY)
    assert (one.state, one.entry.state, one.return_reason) == ("RETURNED", "RETURNED", WHY)
    assert [note.message for note in told] == ["entry-given-back"]
    assert told[0].person_id == desks.own.person_id and told[0].args["until"] == found.until
    assert [one.entry_id for one in await corrections.of_agency(desks.own, 1)] == [ENTRY]
    changed = await _give(desks, "70")
    assert changed.state == "DRAFT"
    # Nothing else of the case may change.
    assert (
        await _refused(lambda: self_assessment.give_value(desks.own, EMPTY, "70", business_now(), 1))
        == "deadline-passed"
    )
    file = await sql.row("SELECT id FROM evidence_file WHERE entry_id = ?", ENTRY)
    assert file is not None
    assert await _refused(lambda: evidence_room.move(desks.own, file["id"], EMPTY, business_now())) == "deadline-passed"
    assert (
        await _refused(lambda: self_assessment.give_value(desks.foreign, ENTRY, "1", business_now(), 1))
        == "not-allowed"
    )


async def test_sent_back_it_is_on_top_with_a_receipt_and_closed_again(desks: World, told: Told) -> None:
    before = await receipts.last_code(ENTRY)
    await _returned()
    await _give(desks, "70")
    done = await _send(desks)
    assert done.receipt is not None and done.receipt.code != before
    one = await desk.known(ENTRY)
    assert (one.state, one.entry.state, one.returned_until) == ("RESUBMITTED", "SELF_SCORED", None)
    assert one.proposed is not None and one.proposed.amount == 70
    assert [note.message for note in told][-1] == "correction-came" and told[-1].person_id == ONE.person_id
    again = await tx(lambda: corrections.send(desks.own, ENTRY, business_now(), 1))
    assert again.again
    assert (
        await _refused(lambda: self_assessment.give_value(desks.own, ENTRY, "80", business_now(), 9))
        == "correction-sent"
    )
    assert await corrections.of_agency(desks.own, 1) == []


async def test_as_it_is_it_may_be_sent_back_too(desks: World) -> None:
    await _returned()
    assert (await _send(desks)).receipt is not None
    assert (await desk.known(ENTRY)).proposed is not None


async def test_a_second_too_late_is_refused_before_and_after_the_clock_took_it_back(desks: World, told: Told) -> None:
    found = await _returned()
    await _give(desks, "70", at=found.until - timedelta(seconds=1))
    assert (
        await _refused(lambda: self_assessment.give_value(desks.own, ENTRY, "80", found.until, 9)) == "correction-over"
    )
    assert await lapsing.due() == ()
    _pass(found.until)
    await after_lock.give_corrections_back()
    one = await desk.known(ENTRY)
    assert (one.state, one.entry.state, one.entry.amount) == ("WAITING", "SELF_SCORED", 70)
    assert {note.message for note in told[-2:]} == {"correction-over-notice", "correction-never-came"}
    assert (
        await _refused(lambda: self_assessment.give_value(desks.own, ENTRY, "80", business_now(), 9))
        == "correction-over"
    )
    assert await _refused(lambda: corrections.send(desks.own, ENTRY, business_now(), 9)) == "correction-over"
    many = len(told)
    await after_lock.give_corrections_back()
    assert len(told) == many


async def test_an_empty_measure_that_stays_empty_is_empty_again(desks: World) -> None:
    found = await _returned(EMPTY)
    _pass(found.until)
    await after_lock.give_corrections_back()
    one = await desk.known(EMPTY)
    assert (one.state, one.entry.state) == ("WAITING", "EMPTY")


async def test_what_was_sent_in_time_and_is_not_processed_holds_the_clock(
    desks: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = await _returned()
    at = found.until - timedelta(seconds=1)

    async def waits() -> dict[str, Any]:
        return {inbox.lane_of("bale", 2): at}

    _pass(found.until)
    monkeypatch.setattr(inbox, "oldest_by_lane", waits)
    assert list(await lapsing.due()) == []
    done = await _send(desks, at=at)
    assert done.receipt is not None
    monkeypatch.undo()
    assert list(await lapsing.due()) == []
    assert (await desk.known(ENTRY)).state == "RESUBMITTED"


async def test_files_on_their_way_when_it_is_sent_are_waited_for(desks: World) -> None:
    found = await _returned()
    sent = SentFile("bale", 2, 51, "g", "b.pdf", "application/pdf", 10)
    file = await tx(lambda: files.receive(desks.own, 1, ENTRY, sent, business_now(), 1000))
    assert isinstance(await _send(desks), Waiting)
    _pass(found.until)
    assert list(await lapsing.due()) == []
    got = files.StoredBytes("b" * 64, 10, "application/pdf", 1)
    await tx(lambda: files.stored(file.id, got))
    _, receipt = await tx(lambda: receipts.complete(ENTRY, 2))
    assert receipt is not None and receipt.acted_at < found.until
    assert (await desk.known(ENTRY)).state == "RESUBMITTED"
    assert [one.id for one in await evidence.in_time(ENTRY)] == [1, file.id]


async def test_a_file_without_a_measure_finds_the_one_that_is_open(desks: World) -> None:
    sent = SentFile("bale", 2, 52, "h", "c.pdf", "application/pdf", 10)
    assert await _refused(lambda: files.receive(desks.own, 1, None, sent, business_now(), 1000)) == "deadline-passed"
    await _returned()
    loose = await tx(lambda: files.receive(desks.own, 1, None, sent, business_now(), 1000))
    assert await _refused(lambda: files.assign(desks.own, loose.id, EMPTY, business_now())) == "deadline-passed"
    _, entry = await tx(lambda: files.assign(desks.own, loose.id, ENTRY, business_now()))
    assert entry.arriving == 1


async def test_what_cannot_be_returned(desks: World) -> None:
    await tx(lambda: sql.run("UPDATE measure_entry SET state = 'CENTRAL_PENDING' WHERE id = 3"))
    assert await _refused(lambda: returning.terms(ONE, ANOTHER)) == "central-no-return"
    assert await _refused(lambda: returning.terms(ONE, ENTRY, 31)) == "return-days"
    assert await _refused(lambda: returning.give_back(ONE, ENTRY, "نه", business_now(), 1)) == "reason-too-short"
    assert await _refused(lambda: returning.give_back(ONE, ENTRY, WHY, business_now(), 9)) == "changed-meanwhile"
    with pytest.raises(Denied):
        await tx(lambda: returning.give_back(OTHER, ENTRY, WHY, business_now(), 1))
    await _returned()
    assert await _refused(lambda: returning.give_back(ONE, ENTRY, WHY, business_now(), 2)) == "entry-returned"
    await tx(lambda: sql.run("UPDATE agency_case SET state = 'NO_SUBMISSION'"))
    assert await _refused(lambda: returning.terms(ONE, EMPTY)) == "nothing-submitted"
    await tx(lambda: sql.run("UPDATE agency_case SET state = 'LOCKED'"))
    await tx(lambda: sql.run("UPDATE case_result SET state = 'RELEASED'"))
    assert await _refused(lambda: returning.terms(ONE, EMPTY)) == "after-release"


@pytest.mark.parametrize("by_undo", [False, True])
async def test_taken_back_before_the_agency_began_score_and_entry_are_as_before(
    desks: World, told: Told, by_undo: bool
) -> None:
    await tx(lambda: deciding.accept(ONE, ENTRY, business_now(), 1, ""))
    await _returned()
    assert (await desk.known(ENTRY)).preliminary is None
    if by_undo:
        await tx(lambda: undoing.undo(ONE, business_now()))
    else:
        await tx(lambda: returning.take_back(ONE, ENTRY, business_now()))
    one = await desk.known(ENTRY)
    assert (one.state, one.entry.state, one.entry.return_reason) == ("SCORED", "SELF_SCORED", "")
    assert one.preliminary is not None and one.preliminary.points is not None
    assert told[-1].message == "entry-return-undone"
    assert await _refused(lambda: returning.take_back(ONE, ENTRY, business_now())) == "not-returned"


async def test_taken_back_by_the_one_who_has_it_now(desks: World) -> None:
    await _returned()
    query = "UPDATE appraisal SET appraiser_id = ?, version = version + 1 WHERE id = ?"
    await tx(lambda: sql.run(query, OTHER.person_id, ENTRY))
    with pytest.raises(Denied):
        await tx(lambda: returning.take_back(ONE, ENTRY, business_now()))
    await tx(lambda: returning.take_back(OTHER, ENTRY, business_now()))
    one = await desk.known(ENTRY)
    assert (one.state, one.entry.state) == ("WAITING", "SELF_SCORED")


async def test_not_taken_back_once_the_agency_has_begun(desks: World) -> None:
    await _returned()
    await _give(desks, "70")
    assert await _refused(lambda: returning.take_back(ONE, ENTRY, business_now())) == "correction-begun"
    done = await tx(lambda: undoing.undo(ONE, business_now()))
    assert done.changed and (await desk.known(ENTRY)).state == "RETURNED"


async def test_the_trail_explains_why_the_case_says_something_else_than_its_receipt(desks: World) -> None:
    receipt = await tx(lambda: case_receipts.issue(1, "exclude-and-rescale", "send", 2, business_now()))
    await _returned()
    await _give(desks, "70")
    await _send(desks)
    found = await sql.rows("SELECT act, details FROM audit_event WHERE act LIKE 'entry.%' ORDER BY id")
    acts = [one["act"] for one in found]
    assert acts[-4:] == ["entry.given_back", "entry.value_given", "entry.recorded", "entry.correction_sent"]
    assert receipt.digest in found[-4]["details"]
    assert (await case_receipts.digest(1))[0] in found[-1]["details"]
    caller = Caller("bale", 99, 99, "کسی")
    genuine = await tx(lambda: case_receipts.genuine(caller, receipt.code))
    assert genuine is not None and genuine.corrected == 1


async def test_reminded_once_on_the_day_before_the_last(desks: World, told: Told) -> None:
    found = await _returned()
    morning = found.until - timedelta(days=2) + timedelta(hours=9)
    clock.set_business_offset(morning - timedelta(minutes=5) - clock.machine_now())
    await after_lock.give_corrections_back()
    assert "correction-reminder" not in {one.message for one in told}
    clock.set_business_offset(morning + timedelta(minutes=5) - clock.machine_now())
    for _ in range(2):
        await after_lock.give_corrections_back()
    reminders = [one for one in told if one.message == "correction-reminder"]
    assert [one.person_id for one in reminders] == [desks.own.person_id]
    assert reminders[0].args["until"] == found.until


async def test_defects_are_said_by_its_appraiser_and_told_with_the_return(desks: World, told: Told) -> None:
    await tx(lambda: verdicts.judge_file(ONE, ENTRY, 1, verdicts.UNREADABLE, business_now()))
    with pytest.raises(Denied):
        await tx(lambda: verdicts.judge_file(OTHER, ENTRY, 1, verdicts.UNREADABLE, business_now()))
    assert (
        await _refused(lambda: verdicts.judge_file(ONE, EMPTY, 1, verdicts.UNREADABLE, business_now()))
        == "unknown-file"
    )
    assert await _refused(lambda: verdicts.judge_file(ONE, ENTRY, 1, "ugly", business_now())) == "wrong-state"
    assert (await evidence.in_time(ENTRY))[0].verdict == "unreadable"
    await _returned()
    assert told[-1].args["defects"] == 1


# «Not applicable».


async def _asked() -> None:
    await sql.run("UPDATE measure_entry SET state = 'NA_REQUESTED' WHERE id = ?", ENTRY)
    await sql.run(
        "INSERT INTO na_request (entry_id, state, reason, former_state, person_id, asked_at, decision_reason) "
        "VALUES (?, 'FILED', 'در استان ما نیست', 'SELF_SCORED', 2, ?, '')",
        ENTRY,
        stored_time(business_now()),
    )


@pytest.mark.feature("12e", "ST-6")
async def test_accepted_it_needs_no_score_and_undone_it_waits_again(desks: World, told: Told) -> None:
    await tx(_asked)
    case = await na_verdict.open_case(ONE, ENTRY)
    assert case.effect is not None and case.effect.before != case.effect.after
    assert await _refused(lambda: not_applicable.accept(SYSTEM, 1, WHY, business_now())) == "na-with-appraiser"
    with pytest.raises(Denied):
        await tx(lambda: na_verdict.accept(OTHER, ENTRY, WHY, business_now(), None))
    one = await tx(lambda: na_verdict.accept(ONE, ENTRY, WHY, business_now(), 1))
    assert (one.state, one.entry.state, one.given) == ("SCORED", "NA_ACCEPTED", None)
    assert told[-1].message == "na-accepted-notice"
    assert await _refused(lambda: na_verdict.accept(ONE, ENTRY, WHY, business_now(), 2)) == "na-decided"
    await tx(lambda: undoing.undo(ONE, business_now()))
    one = await desk.known(ENTRY)
    assert (one.state, one.entry.state) == ("WAITING", "NA_REQUESTED")
    assert (await na_verdict.open_case(ONE, ENTRY)).request.waiting
    assert told[-1].message == "na-undecided-notice"


async def test_refused_the_former_value_stands_and_waits_for_a_score(desks: World, told: Told) -> None:
    await tx(_asked)
    one = await tx(lambda: na_verdict.refuse(ONE, ENTRY, WHY, business_now(), 1))
    assert (one.state, one.entry.state) == ("WAITING", "SELF_SCORED")
    assert one.proposed is not None and told[-1].message == "na-refused-by-appraiser"
    await tx(lambda: undoing.undo(ONE, business_now()))
    assert (await desk.known(ENTRY)).entry.state == "NA_REQUESTED"


async def test_what_was_accepted_before_can_be_refused_and_that_undone(desks: World) -> None:
    await tx(_asked)
    await tx(lambda: na_verdict.accept(ONE, ENTRY, WHY, business_now(), None))
    one = await tx(lambda: na_verdict.refuse(ONE, ENTRY, "شامل دستگاه است.", business_now(), None))
    assert (one.state, one.entry.state) == ("WAITING", "SELF_SCORED")
    await tx(lambda: undoing.undo(ONE, business_now()))
    one = await desk.known(ENTRY)
    assert (one.state, one.entry.state, one.not_applicable) == ("SCORED", "NA_ACCEPTED", True)


async def test_proof_is_asked_for_and_comes_with_the_request_as_it_stands(desks: World, told: Told) -> None:
    await tx(_asked)
    found = await _returned()
    assert found.proof and told[-1].message == "entry-proof-wanted"
    assert (await desk.known(ENTRY)).entry.state == "NA_REQUESTED"
    sent = SentFile("bale", 2, 53, "n", "letter.pdf", "application/pdf", 10)
    file = await tx(lambda: files.receive(desks.own, 1, ENTRY, sent, business_now(), 1000, files.NA))
    await tx(lambda: files.stored(file.id, GOT))
    assert (await _send(desks)).receipt is None
    case = await na_verdict.open_case(ONE, ENTRY)
    assert case.view.state == "RESUBMITTED" and [one.name for one in case.documents] == ["letter.pdf"]
    one = await tx(lambda: na_verdict.accept(ONE, ENTRY, WHY, business_now(), case.view.version))
    assert one.not_applicable


async def test_instead_of_proof_the_request_is_withdrawn_and_the_value_sent(desks: World) -> None:
    await tx(_asked)
    await _returned()
    await tx(lambda: not_applicable.withdraw(desks.own, 1, business_now()))
    assert (await _send(desks)).receipt is not None
    assert (await desk.known(ENTRY)).proposed is not None


# Talk.


@pytest.mark.feature("07i", "ST-1")
async def test_a_question_goes_to_the_appraiser_and_its_answer_stays_with_the_entry(desks: World, told: Told) -> None:
    draft = await tx(lambda: questions.write(desks.own, 1, ENTRY, "کدام سند لازم است؟"))
    await tx(lambda: questions.send(desks.own, draft.id, business_now()))
    assert [one.person_id for one in told] == [ONE.person_id]
    assert [one.id for one in await questions.on_desk(ONE.person_id or 0)] == [draft.id]
    assert (await questions.waiting_times(SYSTEM)).with_appraisers == 1
    with pytest.raises(Denied):
        await tx(lambda: questions.answer(OTHER, draft.id, "گزارش سالانه", business_now()))
    later = business_now() + timedelta(hours=3)
    await tx(lambda: questions.answer(ONE, draft.id, "گزارش سالانه", later))
    assert [one.answer for one in await questions.of_appraisal(ONE, ENTRY)] == ["گزارش سالانه"]
    times = await questions.waiting_times(SYSTEM)
    assert times.average is not None and round(times.average / timedelta(hours=1)) == 3
    assert await questions.same_measure(desks.foreign, 2, 11) == []
    await tx(lambda: questions.publish(SYSTEM, draft.id, to_all=True))
    assert [one.id for one in await questions.same_measure(desks.foreign, 2, 11)] == [draft.id]
    general = await tx(lambda: questions.write(desks.own, 1, None, "پرسش کلی است؟"))
    await tx(lambda: questions.send(desks.own, general.id, business_now()))
    assert told[-1].person_id == desks.staff.person_id
