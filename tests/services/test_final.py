"""The final list: what hinders it, its freeze cut off anywhere, the deputy's and the council's ways with it."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

import pytest

from messages.jalali import TEHRAN
from models import articles, sql
from models.clock import business_now, day_of, machine_now, set_business_offset
from models.correspondence import Circular, Duty
from models.cycle import Cycle
from models.fields import stored_time
from models.gate import tx
from models.objections import Hearing, Objection, Resolution, ReturnedItem
from models.results import CaseResult, FinalList, Package
from scheduler import final_list
from services import notices
from services.access import SYSTEM, Actor, Grant, Role
from services.appraisal import desk
from services.catalogue import agency_weights
from services.errors import Refused
from services.final_list import canonical, confirming, council, countdown, freezing, hindrances, package, returned_items
from services.final_list.countdown import Source
from services.final_list.hindrances import Why
from services.results import standing
from services.second_factor import Proof
from services.states import CycleState, FinalListState, ResultState
from services.year import cycle_settings, timetable
from services.year.working_days import circular_limits
from tests.services.conftest import World
from tests.services.sweep.final import DEPUTY, REASON, closed, confirmed, frozen
from tests.services.sweep.scene import APPRAISER
from tests.talk import jalali

PERSON = Actor(3, "معاون", (Grant(Role.DEPUTY),))


async def _appraiser() -> None:
    await sql.run(
        "INSERT INTO person (id, name, phone, joined_at) VALUES (?, 'ارزیاب', '989120000010', ?)",
        APPRAISER,
        stored_time(business_now()),
    )


@pytest.fixture(autouse=True)
async def appraiser(world: World) -> None:
    await tx(_appraiser)


async def _code(work: object) -> str:
    try:
        await tx(work)  # type: ignore[arg-type]
    except Refused as refusal:
        return refusal.code
    return ""


async def _states() -> set[str]:
    return {one.state for one in await CaseResult.all()}


async def _object(state: str) -> None:
    at = business_now()
    ids = {"case_id": 1, "entry_id": 1, "cycle_id": 1, "person_id": 2, "decider_id": APPRAISER}
    await Objection.create(state=state, sheet_version=1, begun_at=at, **ids)


async def _ask_for_hearing() -> None:
    await Hearing.create(case_id=1, state="REQUESTED", person_id=2, asked_at=business_now())


MADE = {
    Why.LATE: lambda: _object("OUT_OF_TIME"),
    Why.OBJECTION: lambda: _object("ASSIGNED"),
    Why.HEARING: _ask_for_hearing,
}


@pytest.mark.feature("16a")
async def test_whatever_is_open_hinders_and_is_named_with_whom_to_call() -> None:
    await tx(lambda: closed(SYSTEM))
    assert await hindrances.of_cycle(1) == []
    now = stored_time(business_now())
    opened = {
        Why.CASE_OPEN: "UPDATE agency_case SET state = 'IN_PROGRESS' WHERE id = 1",
        Why.NOT_RELEASED: "UPDATE case_result SET state = 'PRELIM_SCORED' WHERE case_id = 1",
        Why.RELEASING: "UPDATE case_result SET state = 'RELEASING' WHERE case_id = 1",
        Why.WINDOW: "UPDATE case_result SET state = 'RELEASED' WHERE case_id = 1",
        Why.RECHECK: "UPDATE appraisal SET state = 'RECHECK' WHERE id = 1",
        Why.SHEET: "UPDATE case_result SET sheet_due = 1 WHERE case_id = 1",
        Why.LACKING: "UPDATE value SET score = NULL WHERE source = 'preliminary' AND entry_id = 1",
        Why.RETURNED: "INSERT INTO returned_item (case_id, reason, returned_at) VALUES (1, 'x', '" + now + "')",
    }
    for why, statement in (opened | dict.fromkeys(MADE, "")).items():

        async def try_it(statement: str = statement, why: Why = why) -> None:
            if statement:
                await sql.run(statement)
            else:
                await MADE[why]()
            (one,) = await hindrances.of_cycle(1)
            assert (one.why, one.case_id) == (why, 1)
            if why in (Why.RECHECK, Why.OBJECTION):
                assert one.phone == "989120000010"
            if why in (Why.WINDOW, Why.CASE_OPEN, Why.HEARING):
                assert one.phone == "989120000002"
            with pytest.raises(Refused) as refused:
                await freezing.freeze(SYSTEM, 1, business_now())
            assert refused.value.code == "final-hindered"
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await tx(try_it)


@pytest.mark.feature("16a")
async def test_a_freeze_that_is_cut_off_goes_on_and_nothing_is_written_twice() -> None:
    await tx(lambda: closed(SYSTEM))
    made = await tx(lambda: freezing.freeze(SYSTEM, 1, business_now()))
    assert await _code(lambda: freezing.freeze(SYSTEM, 1, business_now())) == "final-stands"
    assert await tx(freezing.next_case)
    assert await _states() == {ResultState.FINAL, ResultState.ACCEPTED}

    async def killed() -> None:
        assert await freezing.next_case()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await tx(killed)
    assert await freezing.ready() is None
    await final_list.freeze()
    await final_list.freeze()
    assert await _states() == {ResultState.FINAL}
    one = await FinalList.get(id=made.id)
    assert (one.state, one.agencies) == (FinalListState.FROZEN, 2)
    assert one.digest == canonical.digest(await freezing.text_of(one))
    twice = await sql.rows(
        "SELECT entry_id FROM value WHERE source = 'final' AND superseded_at IS NULL "
        "GROUP BY entry_id HAVING count(*) > 1"
    )
    assert not twice
    before = await sql.row("SELECT count(*) AS n FROM value WHERE source = 'preliminary' AND superseded_at IS NULL")
    after = await sql.row("SELECT count(*) AS n FROM value WHERE source = 'final'")
    assert before is not None
    assert after is not None
    assert before["n"] == after["n"]
    with pytest.raises(Refused):
        await tx(lambda: standing.scores_changed(1))


async def test_a_case_that_is_opened_meanwhile_is_waited_for() -> None:
    await tx(lambda: closed(SYSTEM))
    await tx(lambda: freezing.freeze(SYSTEM, 1, business_now()))
    await tx(lambda: sql.run("UPDATE case_result SET sheet_due = 1 WHERE case_id = 1"))
    await final_list.freeze()
    assert await _states() == {ResultState.FINAL, ResultState.ACCEPTED}
    await tx(lambda: sql.run("UPDATE case_result SET sheet_due = 0"))
    await final_list.freeze()
    assert (await FinalList.all())[0].state == FinalListState.FROZEN


@pytest.mark.feature("16c")
async def test_the_deputy_confirms_with_a_code_once_and_opens_again_with_a_reason() -> None:
    await tx(lambda: frozen(SYSTEM))
    now = business_now()
    assert await _code(lambda: confirming.confirm(PERSON, 1, None, now)) == "second-factor-needed"
    assert await _code(lambda: confirming.confirm(PERSON, 1, Proof(4), now)) == "second-factor-needed"
    await tx(lambda: confirming.confirm(PERSON, 1, Proof(3), now))
    assert await _states() == {ResultState.FINAL_CONFIRMED}
    assert (await Cycle.get(id=1)).state == CycleState.DEPUTY_CONFIRMED
    assert await _code(lambda: confirming.confirm(PERSON, 1, Proof(3), now)) == "final-changed"
    assert await _code(lambda: confirming.return_agency(PERSON, 1, 1, REASON, now)) == "wrong-state"
    assert await _code(lambda: confirming.reopen(PERSON, 1, "؟", Proof(3), now)) == "bad-final-reason"
    await tx(lambda: confirming.reopen(PERSON, 1, REASON, Proof(3), now))
    assert await _states() == {ResultState.RESCORED}
    assert (await Cycle.get(id=1)).state == CycleState.OBJECTION_REVIEW
    assert not await sql.rows("SELECT 1 FROM value WHERE source = 'final' AND superseded_at IS NULL")
    await tx(lambda: standing.scores_changed(1))
    await tx(lambda: sql.run("UPDATE case_result SET sheet_due = 0"))
    first = await FinalList.get(id=1)
    await tx(lambda: freezing.freeze(SYSTEM, 1, now))
    await final_list.freeze()
    second = await FinalList.get(id=2)
    assert (first.state, second.version, second.state) == (FinalListState.REOPENED, 2, FinalListState.FROZEN)
    assert first.digest != second.digest
    assert await _code(lambda: confirming.confirm(PERSON, 1, Proof(3), now)) == "final-changed"


@pytest.mark.feature("16c")
async def test_one_returned_agency_is_rechecked_settled_and_frozen_with_the_others() -> None:
    await tx(lambda: frozen(SYSTEM))
    former = await FinalList.get(id=1)
    await tx(lambda: confirming.return_agency(DEPUTY, 1, 1, REASON, business_now()))
    assert await _states() == {ResultState.FINAL, ResultState.RESCORED}
    assert (await CaseResult.get(case_id=1)).comment == REASON
    assert [one.why for one in await hindrances.of_cycle(1)] == [Why.RETURNED]
    assert await _code(lambda: returned_items.recheck(SYSTEM, 1, "بی‌شماره")) == "final-no-numbers"
    assert await _code(lambda: returned_items.recheck(SYSTEM, 1, "۱۰۰۱ ۱۰۱۱")) == "final-foreign-measure"
    assert (await desk.known(1)).state == "SCORED"
    assert await tx(lambda: returned_items.recheck(SYSTEM, 1, "سنجهٔ ۱۰۰۱")) == 1
    assert (await desk.known(1)).recheck_reason == REASON
    assert await _code(lambda: returned_items.settle(SYSTEM, 1, business_now())) == "final-rechecks-open"
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'SCORED'"))
    await tx(
        lambda: sql.run("UPDATE value SET score = '7', amount = '7' WHERE entry_id = 1 AND source = 'preliminary'")
    )
    await tx(lambda: returned_items.settle(SYSTEM, 1, business_now()))
    assert await _code(lambda: returned_items.settle(SYSTEM, 1, business_now())) == "final-settled"
    await tx(lambda: freezing.freeze(SYSTEM, 1, business_now()))
    await final_list.freeze()
    second = await FinalList.get(id=2)
    assert (second.agencies, second.state) == (2, FinalListState.FROZEN)
    assert second.digest != former.digest


@pytest.mark.feature("17a", "SLA-3.6")
async def test_the_council_approves_or_returns_some() -> None:
    await tx(lambda: frozen(SYSTEM))
    now = business_now()
    assert await _code(lambda: council.begin(SYSTEM, "۱۲", now)) == "final-not-confirmed"
    await tx(lambda: confirming.confirm(DEPUTY, 1, None, now))
    assert await _code(lambda: council.begin(SYSTEM, "بی‌شماره", now)) == "bad-resolution-number"
    await tx(lambda: council.begin(SYSTEM, "۱۱", now))
    assert await _code(lambda: council.begin(SYSTEM, "۱۲", now)) == "resolution-begun"  # another administrator
    assert (await tx(lambda: council.begin(SYSTEM, "۱۱", now))).resolution.id == 1
    await tx(lambda: council.begin(SYSTEM, "۱۲", now, 1))
    tomorrow = day_of(now) + timedelta(days=1)
    assert await _code(lambda: council.describe(SYSTEM, 1, day=tomorrow)) == "resolution-day-ahead"
    assert await _code(lambda: council.approve(SYSTEM, 1, now)) == "resolution-lacks"
    await tx(lambda: council.describe(SYSTEM, 1, attendance="استاندار، رئیس سازمان"))
    await tx(lambda: sql.run("UPDATE resolution SET file_name = 'a.pdf', file_sha256 = 'a'"))
    await tx(lambda: council.return_item(SYSTEM, 1, 2, REASON, now))
    assert [one.why for one in await hindrances.of_cycle(1)] == []
    found = await tx(lambda: council.approve(SYSTEM, 1, now))
    assert [one.case_id for one in found.items] == [2]
    event = await sql.row("SELECT details FROM audit_event WHERE act = 'resolution.in_force'")
    assert event is not None
    noted = json.loads(event["details"])
    assert (noted["number"], noted["returned"], noted["sha256"]) == ("۱۲", [2], "a")
    assert await _code(lambda: council.approve(SYSTEM, 1, now)) == "resolution-in-force"
    assert {one.case_id: one.state for one in await CaseResult.all()} == {
        1: ResultState.FINAL_CONFIRMED,
        2: ResultState.RESCORED,
    }
    assert (await Cycle.get(id=1)).state == CycleState.OBJECTION_REVIEW
    item = await ReturnedItem.get(case_id=2)
    await tx(lambda: returned_items.settle(SYSTEM, item.id, now))
    await tx(lambda: freezing.freeze(SYSTEM, 1, now))
    await final_list.freeze()
    await tx(lambda: confirming.confirm(DEPUTY, 2, None, now))
    assert await _code(lambda: council.begin(SYSTEM, "۱۲", now)) == "resolution-known"
    await tx(lambda: council.begin(SYSTEM, "۱۳", now))
    await tx(lambda: council.describe(SYSTEM, 2, attendance="استاندار"))
    await tx(lambda: sql.run("UPDATE resolution SET file_name = 'b.pdf', file_sha256 = 'b'"))
    await tx(lambda: council.approve(SYSTEM, 2, now))
    assert await _states() == {ResultState.COUNCIL_APPROVED}
    assert (await Cycle.get(id=1)).state == CycleState.COUNCIL_APPROVED


@pytest.mark.feature("17b", "SLA-3.7")
async def test_the_package_goes_out_once_a_version() -> None:
    await tx(lambda: frozen(SYSTEM))
    now, today = business_now(), day_of(business_now())
    assert await _code(lambda: package.begin(SYSTEM, now)) == "final-not-confirmed"
    await tx(lambda: confirming.confirm(DEPUTY, 1, None, now))
    made = await tx(lambda: package.begin(SYSTEM, now))
    assert made.provisional
    assert await _code(lambda: package.begin(SYSTEM, now)) == "package-being-made"
    assert await _code(lambda: package.record_letter(SYSTEM, 1, "۱۲", today, now)) == "package-being-made"
    waiting = await package.waiting()
    assert waiting is not None
    assert await package.contents(waiting) is not None
    await tx(lambda: package.was_made(1, "d" * 64))
    assert await package.waiting() is None
    tomorrow = today + timedelta(days=1)
    assert await _code(lambda: package.record_letter(SYSTEM, 1, "بی", today, now)) == "bad-package-letter"
    assert await _code(lambda: package.record_letter(SYSTEM, 1, "۱۲", tomorrow, now)) == "package-day-ahead"
    assert await _code(lambda: package.record_receipt(SYSTEM, 1, "۹")) == "package-not-sent"
    await tx(lambda: package.record_letter(SYSTEM, 1, "۱۲/۳", today, now))
    await tx(lambda: package.record_receipt(SYSTEM, 1, "۹۸۷"))
    # The council approves: what was made before stays provisional.
    resolution = {"cycle_id": 1, "body": council.COUNCIL, "number": "۱۲", "day": today, "recorded_at": now}
    await tx(lambda: Resolution.create(**resolution, in_force_at=now + timedelta(hours=1)))
    await tx(lambda: FinalList.filter(id=1).update(state=FinalListState.APPROVED))
    assert (await package.known(SYSTEM, 1)).provisional
    again = await tx(lambda: package.begin(SYSTEM, now + timedelta(hours=2)))
    assert not again.provisional and [one.provisional for one in await package.listed(SYSTEM)] == [False, True]
    assert (again.package.version, await Package.all().count()) == (2, 2)
    assert await _code(lambda: package.record_letter(SYSTEM, 1, "۱۳", today, now)) == "package-outdated"


@pytest.mark.feature("16c")
async def test_once_levels_came_the_list_is_not_opened_again() -> None:
    await tx(lambda: confirmed(SYSTEM))
    assert (await confirming.to_reopen(DEPUTY, 1)).id == 1
    await tx(lambda: sql.run("UPDATE case_result SET state = 'LEVELLED' WHERE id = 1"))
    assert await _code(lambda: confirming.to_reopen(DEPUTY, 1)) == "final-levelled"
    assert await _code(lambda: confirming.reopen(DEPUTY, 1, REASON, None, business_now())) == "final-levelled"


async def test_a_package_that_was_asked_for_is_not_made_once_its_list_is_opened_again() -> None:
    await tx(lambda: confirmed(SYSTEM))
    await tx(lambda: package.begin(SYSTEM, business_now()))
    await tx(lambda: confirming.reopen(DEPUTY, 1, REASON, None, business_now()))
    assert await package.waiting() is None
    await tx(lambda: package.was_made(1, "d" * 64))
    assert await Package.all().count() == 0


async def test_a_package_is_not_made_of_tables_that_changed_after_the_freeze() -> None:
    await tx(lambda: confirmed(SYSTEM))
    await tx(lambda: package.begin(SYSTEM, business_now()))
    await tx(lambda: sql.run("UPDATE value SET score = '1' WHERE source = 'final' AND entry_id = 1"))
    await final_list.make_packages()
    assert await Package.all().count() == 0


async def test_nothing_that_final_figures_rest_on_changes_while_a_list_stands() -> None:
    await tx(lambda: frozen(SYSTEM))
    assert await _code(lambda: agency_weights.may(SYSTEM)) == "final-stands"
    assert await _code(lambda: cycle_settings.choose(SYSTEM, 1, "na_mode", 1)) == "final-stands"
    assert await _code(lambda: cycle_settings.choose(SYSTEM, 1, "gap_percent", 0)) != "final-stands"
    await tx(lambda: confirming.reopen(DEPUTY, 1, REASON, None, business_now()))
    assert await _code(lambda: agency_weights.may(SYSTEM)) == ""


@pytest.mark.feature("17c", "ART-7")
async def test_the_legal_date_is_the_duty_of_article_7_else_the_timetable_else_the_usual_day() -> None:
    assert await countdown.of(SYSTEM) is None
    await tx(lambda: closed(SYSTEM))
    assert await countdown.of(SYSTEM) is None  # the usual day was over before the self-assessment began
    await tx(lambda: Cycle.filter(id=1).update(year=1440))
    found = await countdown.of(SYSTEM)
    assert found is not None
    assert (found.source, jalali(found.day)) == (Source.USUAL, "۱۴۴۱/۴/۲۰")
    today = day_of(business_now())
    await tx(lambda: timetable.build(SYSTEM, 1, today))
    found = await countdown.of(SYSTEM)
    assert found is not None
    assert (found.source, found.day == found.council) == (Source.TIMETABLE, True)
    in_ten = today + timedelta(days=10)

    async def circular() -> None:
        one = await Circular.create(
            cycle_id=1, number="1", day=today, title="بخشنامه", state="ISSUED", registered_at=business_now()
        )
        await Duty.create(
            circular_id=one.id, position=1, article=articles.asked_for("7"), title="x", owner="staff", due_on=in_ten
        )
        await Duty.create(
            circular_id=one.id, position=2, article=articles.asked_for("4"), title="x", owner="staff", due_on=today
        )

    await tx(circular)
    found = await countdown.of(SYSTEM)
    assert found is not None
    assert (found.source, found.days, found.sent, found.council_late) == (Source.DUTY, 10, False, True)


@pytest.mark.feature("17c")
async def test_the_legal_date_is_told_once_a_kind_until_something_was_sent() -> None:
    told: list[tuple[str, int | None]] = []

    async def port(found: Sequence[notices.Notice]) -> None:
        told.extend((one.message, one.args.get("days")) for one in found)

    await tx(lambda: confirmed(SYSTEM))
    await tx(lambda: sql.run("UPDATE cycle SET deadline_at = '2025-04-20 20:30:00+00:00'"))
    notices.connect(port)
    try:
        day = circular_limits(1403)["council"]
        for before, hour in (
            (15, 9),
            (14, 6),
            (14, 9),
            (14, 12),
            (7, 10),
            (3, 23),
            (2, 8),
            (1, 10),
            (-1, 10),
            (-2, 10),
        ):
            noon = datetime.combine(day - timedelta(days=before), time(hour), TEHRAN)
            set_business_offset(noon.astimezone(UTC) - machine_now())
            await final_list.remind_of_legal_date()
            await final_list.remind_of_legal_date()
        assert told == [
            ("legal-date-near", 15),  # a fortnight before is a Friday: told on the last working day before it
            ("legal-date-near", 7),
            ("legal-date-near", 2),
            ("legal-date-near", 1),
            ("legal-date-over", None),
        ]
        await tx(lambda: package.begin(SYSTEM, business_now()))
        await tx(lambda: sql.run("UPDATE package SET digest = 'a', sent_at = ?", stored_time(business_now())))
        set_business_offset(datetime.combine(day - timedelta(days=7), time(10), TEHRAN).astimezone(UTC) - machine_now())
        await final_list.remind_of_legal_date()
        assert len(told) == 5
    finally:
        notices.connect(None)
