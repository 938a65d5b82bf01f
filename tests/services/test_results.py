"""Preliminary results: release, sheet and window, corrections, acceptance, lapse, records, and why a score is so."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from models import sql
from models.clock import business_now, day_of, end_of
from models.fields import exact, stored_time
from models.gate import tx
from models.results import CaseResult, ResultSheet
from services import access, notices
from services.access import SYSTEM, Actor, Denied, Grant, Role
from services.errors import Refused
from services.notices import Notice
from services.people import people
from services.results import (
    accepting,
    board,
    corrections,
    former_results,
    lapsing,
    making,
    record,
    release,
    sheets,
    standing,
    totals,
    why,
    window,
)
from services.results.board import ResultView
from services.second_factor import Proof
from services.states import ResultState
from services.year import days_off
from tests.services.conftest import World
from tests.services.sweep.scene import APPRAISER, scored

HEAD, DEPUTY = 12, 11


def actor(number: int, role: Role, agency: int | None = None) -> Actor:
    """Somebody as the rules see them."""
    return Actor(number, "", (Grant(role, agency),))


@pytest.fixture
async def told(world: World) -> AsyncIterator[list[Notice]]:
    """Everything has a score of five; what is told from now on."""
    posted: list[Notice] = []

    async def port(notices: Sequence[Notice]) -> None:
        posted.extend(notices)

    async def make() -> None:
        for number, role, agency in (
            (DEPUTY, Role.DEPUTY, None),
            (HEAD, Role.AGENCY_HEAD, 1),
            (APPRAISER, Role.APPRAISER, None),
        ):
            await sql.run(
                "INSERT INTO person (id, name, phone, joined_at) VALUES (?, ?, ?, ?)",
                number,
                f"نفر {number}",
                f"98912000{number:04}",
                stored_time(business_now()),
            )
            await people.grant(None, number, role, agency)
        await scored(world.staff)

    await tx(make)
    notices.connect(port)
    yield posted
    notices.connect(None)


async def releasing(group: str | None = None, expected: int = 2) -> None:
    """The deputy releases, and the sheets go out."""
    deputy = actor(DEPUTY, Role.DEPUTY)
    await tx(lambda: release.release(deputy, 1, group, expected, Proof(DEPUTY), business_now()))
    while await tx(release.next_one):
        pass


async def refusal(call: Callable[[], Awaitable[Any]]) -> str:
    """The code of the rule that said no."""
    with pytest.raises(Refused) as refused:
        await tx(call)
    return refused.value.code


async def give(entry_id: int, points: str, source: str = "preliminary", reason: str = "بازبینی") -> None:
    """Somebody gives an entry another score."""

    async def work() -> None:
        now = stored_time(business_now())
        await sql.run(
            "UPDATE value SET superseded_at = ? WHERE entry_id = ? AND source = ? AND superseded_at IS NULL",
            now,
            entry_id,
            source,
        )
        await sql.run(
            "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
            "VALUES (?, ?, ?, '0.1', ?, ?, ?, ?)",
            entry_id,
            source,
            str(exact(Decimal(points))),
            str(exact(Decimal(points))),
            APPRAISER,
            now,
            reason,
        )
        await standing.scores_changed(1)

    await tx(work)


async def corrected() -> None:
    """What is due of corrected sheets is made."""
    while await corrections.any_due():
        await tx(corrections.next_one)


@pytest.mark.feature("13a")
async def test_release_needs_the_deputy_the_code_and_what_was_shown(told: list[Notice]) -> None:
    deputy, admin = actor(DEPUTY, Role.DEPUTY), actor(1, Role.ADMIN)
    now = business_now()
    assert await refusal(lambda: release.release(deputy, 1, None, 2, None, now)) == "second-factor-needed"
    assert await refusal(lambda: release.release(deputy, 1, None, 2, Proof(1), now)) == "second-factor-needed"
    with pytest.raises(Denied):
        await tx(lambda: release.release(admin, 1, None, 2, Proof(1), now))
    assert await refusal(lambda: release.release(deputy, 1, None, 3, Proof(DEPUTY), now)) == "release-changed"
    assert await refusal(lambda: release.release(deputy, 1, "no", 2, Proof(DEPUTY), now)) == "nothing-to-release"
    await releasing("G")
    assert await refusal(lambda: release.release(deputy, 1, None, 2, Proof(DEPUTY), now)) == "nothing-to-release"
    announced = [one.args for one in told if one.message == "result-announced"]
    assert sorted(str(one["accepts"]) for one in announced) == ["no", "no", "yes"]  # two liaisons and a head
    assert await sql.row("SELECT state FROM cycle WHERE state = 'PRELIM_ANNOUNCED'")


@pytest.mark.feature("13a")
async def test_release_check_names_what_stands_in_the_way(told: list[Notice]) -> None:
    async def spoil() -> None:
        await sql.run("UPDATE appraisal SET state = 'WAITING', appraiser_id = NULL WHERE entry_id = 1")
        await sql.run("UPDATE appraisal SET state = 'RETURNED' WHERE entry_id = 2")
        await sql.run("UPDATE case_result SET state = 'UNDER_APPRAISAL' WHERE case_id = 1")

    await tx(spoil)
    found = await release.check(SYSTEM, 1)
    assert [(one.agencies, one.ready, one.waiting, one.unlocked) for one in found.groups] == [(2, 1, 1, 0)]
    assert found.unscored == 2
    doubts = await release.obstacles(SYSTEM, 1, "G")
    assert [(one.unscored, one.unassigned, one.returned) for one in doubts.agencies] == [(2, 1, 1)]
    assert doubts.unreasoned == 10  # of the other agency: five points, nothing declared, no reason
    await tx(lambda: sql.run("UPDATE agency_case SET state = 'IN_PROGRESS' WHERE id = 2"))
    assert (await release.check(SYSTEM, 1)).groups[0].unlocked == 1
    assert (await release.obstacles(SYSTEM, 1)).reopened == ("دستگاه B",)
    deputy = actor(DEPUTY, Role.DEPUTY)
    call = lambda: release.release(deputy, 1, None, 1, Proof(DEPUTY), business_now())  # noqa: E731
    assert await refusal(call) == "nothing-to-release"


@pytest.mark.feature("13b")
async def test_the_sheet_keeps_what_was_told_and_its_window_is_of_working_days(told: list[Notice]) -> None:
    await releasing()
    sheet = await sheets.of_agency(actor(2, Role.LIAISON, 1), 1)
    assert sheet is not None and sheet.window_ends_at is not None
    live = await totals.lines(1)
    assert list(sheet.lines) == live
    assert sum((one.given for one in sheet.axes), Decimal(0)) == sheet.totals.points == Decimal(50)
    last = (await days_off.calendar()).add(day_of(business_now()), 7)
    assert sheet.window_ends_at == end_of(last)
    assert set((await window.of_case(1)).values()) == {sheet.window_ends_at}
    assert [making.read(making.stored(one)) for one in live] == live
    # It is what was told, whatever is changed afterwards.
    await give(1, "7")
    again = await sheets.of_agency(actor(2, Role.LIAISON, 1), 1)
    assert again is not None and again.lines == sheet.lines


@pytest.mark.feature("13b")
async def test_a_corrected_sheet_restarts_the_window_of_what_changed_alone(told: list[Notice]) -> None:
    await releasing()
    head = actor(HEAD, Role.AGENCY_HEAD, 1)
    await tx(lambda: accepting.accept(head, 1, 1, business_now()))
    former = await window.ends_at(1)
    await tx(lambda: sql.run("UPDATE result_sheet SET window_ends_at = ?", stored_time(former - timedelta(days=5))))
    told.clear()
    await give(1, "7")
    await corrected()
    result = await CaseResult.get(case_id=1)
    assert (result.state, result.sheet_version, result.answered_at, result.seen_at) == ("RELEASED", 2, None, None)
    ends = await window.of_case(1)
    assert ends.pop(1) == former
    assert set(ends.values()) == {former - timedelta(days=5)}
    assert {one.message for one in told} == {"result-corrected-one"}
    assert {one.person_id for one in told} == {2, HEAD}
    assert told[0].args["former"] == 5 and told[0].args["given"] == 7 and told[0].args["accepted"] == 1
    # An objection to what did not change is late, to what changed in time.
    between = former - timedelta(days=1)
    assert await window.open_for(1, between)
    assert not await window.open_for(2, between)
    # Nothing is told twice; what is put back before the next tick is no correction.
    told.clear()
    await give(1, "8")
    await give(1, "7")
    await corrected()
    assert not told
    assert (await CaseResult.get(case_id=1)).sheet_version == 2
    assert await ResultSheet.all().count() == 3


async def test_answers_to_objections_renew_the_sheet_without_a_window_and_decisions_wait(told: list[Notice]) -> None:
    await releasing()
    ends = await window.ends_at(1)
    now = stored_time(business_now())

    async def decide(state: str) -> None:
        await sql.run(
            "INSERT INTO objection (case_id, entry_id, cycle_id, state, version, sheet_version, subject, text, "
            "evidence, person_id, begun_at, late_reason, admit_reason, escalate_reason, steward_note, outcome, score, "
            "decision_reason) VALUES (1, 1, 1, ?, 1, 1, 'score', 'x', '[]', 2, ?, '', '', '', '', 'accepted', "
            "'9.000000', '')",
            state,
            now,
        )
        await sql.run("UPDATE case_result SET state = 'OBJECTED' WHERE case_id = 1")

    await tx(lambda: decide("DECIDED"))
    told.clear()
    await give(1, "9", "after_objection")
    await corrected()
    assert (await CaseResult.get(case_id=1)).sheet_version == 1
    await tx(lambda: sql.run("UPDATE objection SET state = 'ANSWERED'"))
    await tx(lambda: sql.run("UPDATE case_result SET state = 'RESCORED', sheet_due = 1 WHERE case_id = 1"))
    await corrected()
    result = await CaseResult.get(case_id=1)
    assert (result.sheet_version, result.state, result.total) == (2, "RESCORED", Decimal(54))
    assert await window.ends_at(1) == ends
    assert not told


@pytest.mark.feature("13c")
async def test_acceptance_is_the_heads_once_in_time_without_open_objections(told: list[Notice]) -> None:
    head, liaison = actor(HEAD, Role.AGENCY_HEAD, 1), actor(2, Role.LIAISON, 1)
    now = business_now()
    assert await refusal(lambda: accepting.accept(head, 1, 1, now)) == "result-not-told"
    await releasing()
    assert await refusal(lambda: accepting.accept(liaison, 1, 1, now)) == "only-head-accepts"
    assert await refusal(lambda: accepting.accept(head, 1, 2, now)) == "sheet-changed"
    ends = await window.ends_at(1)
    assert await refusal(lambda: accepting.accept(head, 1, 1, ends)) == "result-window-over"
    await tx(lambda: sql.run("UPDATE case_result SET state = 'OBJECTED' WHERE case_id = 1"))
    assert await refusal(lambda: accepting.accept(head, 1, 1, now)) == "objections-open"
    await tx(lambda: sql.run("UPDATE case_result SET state = 'RELEASED' WHERE case_id = 1"))
    await tx(lambda: sql.run("UPDATE cycle SET liaison_accepts = 1"))
    await tx(lambda: accepting.accept(liaison, 1, 1, ends - timedelta(seconds=1)))
    assert await refusal(lambda: accepting.accept(head, 1, 1, now)) == "result-accepted"
    with pytest.raises(Denied):
        await accepting.accept(head, 2, 1, now)


@pytest.mark.feature("SLA-4.3")
async def test_the_window_closes_once_and_not_before_what_was_sent_in_time_is_judged(told: list[Notice]) -> None:
    await releasing()
    ends = await window.ends_at(1)
    assert await lapsing.due(ends - timedelta(seconds=1)) == ()

    async def sent(at: Any) -> None:
        await sql.run(
            "INSERT INTO inbox (platform, bot_id, update_id, lane, body, received_at, acted_at_business, state, "
            "attempts) VALUES ('bale', 1, 1, 'bale:2', '{}', 0, ?, 'new', 0)",
            int(at.timestamp() * 1000),
        )

    await tx(lambda: sent(ends - timedelta(seconds=5)))
    assert await lapsing.due(ends) == (2,)
    await tx(lambda: sql.run("UPDATE inbox SET state = 'done'"))
    assert await lapsing.due(ends) == (1, 2)
    told.clear()
    assert await tx(lambda: lapsing.lapse(1, ends))
    assert not await tx(lambda: lapsing.lapse(1, ends))
    assert {one.message for one in told} == {"result-lapsed"}
    assert (await CaseResult.get(case_id=1)).state == ResultState.WINDOW_LAPSED


async def test_a_window_that_fell_into_an_absence_ends_later(told: list[Notice]) -> None:
    await releasing()
    ends = await window.ends_at(1)
    later = ends + timedelta(hours=8)
    await tx(lambda: window.lengthen(ends - timedelta(hours=1), ends + timedelta(hours=1), later))
    assert await window.ends_at(1) == later
    assert await lapsing.due(ends) == ()
    assert await tx(lambda: window.lengthen(ends - timedelta(hours=1), ends + timedelta(hours=1), later)) == []


@pytest.mark.feature("13c")
async def test_who_opened_it_is_noted_once_and_the_silent_are_reminded_once_a_day(told: list[Notice]) -> None:
    await releasing()
    admin, now = actor(1, Role.ADMIN), business_now()
    await tx(lambda: sheets.opened(actor(1, Role.ADMIN), 1, now))
    assert (await board.counts(admin, 1)).silent == 2
    await tx(lambda: sheets.opened(actor(2, Role.LIAISON, 1), 1, now))
    await tx(lambda: sheets.opened(actor(HEAD, Role.AGENCY_HEAD, 1), 1, now + timedelta(hours=1)))
    result = await CaseResult.get(case_id=1)
    assert (result.seen_by_id, result.seen_at) == (2, now)
    found = await board.counts(admin, 1)
    assert (found.agencies, found.told, found.silent, found.read) == (2, 2, 1, 1)
    silent = (await board.page(admin, 1, ResultView.SILENT)).lines
    assert [(one.agency_id, one.contact.phone if one.contact else "") for one in silent] == [(2, "989120000003")]
    told.clear()
    assert await tx(lambda: board.remind(admin, 1, now)) == 1
    while await tx(board.next_reminders):
        pass
    assert [(one.message, one.person_id, one.args["accepts"]) for one in told] == [("result-reminder", 3, "no")]
    assert await refusal(lambda: board.remind(admin, 1, now)) == "results-reminded-lately"
    await tx(lambda: sheets.opened(actor(3, Role.LIAISON, 2), 2, now))
    assert await refusal(lambda: board.remind(admin, 1, now + timedelta(days=2))) == "nobody-silent"


async def test_why_shows_an_agency_its_own_and_what_it_was_told_by_roles(told: list[Notice]) -> None:
    liaison, appraiser = actor(2, Role.LIAISON, 1), actor(APPRAISER, Role.APPRAISER)
    before = await why.of_entry(liaison, 1)
    assert before.score is None and not before.full
    assert [one.source for one in before.history] == ["self"]
    await give(1, "6", reason="نخست")
    await give(1, "7", reason="سپس")
    await releasing()
    after = await why.of_entry(liaison, 1)
    assert after.score is not None and after.score.points == 7
    assert [(one.source, one.points) for one in after.history] == [("self", Decimal(10)), ("told", Decimal(7))]
    assert {one.person for one in after.history if one.source != "self"} == {""}
    whole = await why.of_entry(appraiser, 1)
    assert [(one.points, one.superseded_at is not None) for one in whole.history if one.source == "preliminary"] == [
        (Decimal(5), True),
        (Decimal(6), True),
        (Decimal(7), False),
    ]
    assert whole.full and whole.history[-1].person == f"نفر {APPRAISER}"
    for stranger in (actor(17, Role.APPRAISER), actor(3, Role.LIAISON, 2), Actor(4, "", ())):
        with pytest.raises(Denied):
            await why.of_entry(stranger, 1)
    with pytest.raises(Denied):
        await why.of_entry(liaison, 99_999)
    with pytest.raises(Refused, match="unknown-entry"):
        await why.of_number(actor(1, Role.ADMIN), 99_999)


async def test_why_gives_the_numbers_of_the_rule(told: list[Notice]) -> None:
    found = await why.of_number(actor(1, Role.ADMIN), 1001)
    entry = found.entry
    assert entry.cap == (found.indicator_max or 0) * entry.weight / 100
    assert found.declared is not None and found.declared.amount == 50
    assert entry.achieved(found.declared.amount) == Decimal(50) / entry.target
    assert not found.as_declared


async def test_the_record_joins_years_and_growth(told: list[Notice]) -> None:
    rows = [
        {"agency_code": "A", "year": 1401, "general": "30", "specific": None, "total": "30", "level": "WEAK"},
        {"agency_code": "A", "year": 1402, "general": "41", "specific": "1", "total": "42", "level": "GOOD"},
    ]
    assert await former_results.LIST.check(list(enumerate(rows, start=2))) == []
    applied = await tx(lambda: former_results.LIST.apply(SYSTEM, rows))
    assert (applied.rows, applied.new) == (2, 2)
    assert (await former_results.LIST.compare(rows)).same == 2
    assert former_results.LIST.take_out is not None
    assert [one["total"] for one in await former_results.LIST.take_out(SYSTEM)] == [30, 42]
    liaison = actor(2, Role.LIAISON, 1)
    assert [one.year for one in (await record.of_agency(liaison, 1)).years] == [1402, 1401]
    await releasing()
    years = (await record.of_agency(liaison, 1)).years
    assert [(one.year, one.kind, one.total, one.growth, one.level) for one in years] == [
        (1403, "preliminary", Decimal(50), Decimal(8), ""),
        (1402, "former", Decimal(42), Decimal(12), "GOOD"),
        (1401, "former", Decimal(30), None, "WEAK"),
    ]
    with pytest.raises(Denied):
        await record.of_agency(liaison, 2)


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ({"agency_code": "Z"}, "agency_code", "unknown-agency-code"),
        ({"year": 1403}, "year", "year-not-former"),
        ({"year": 1300}, "year", "year-not-former"),
        ({"total": "43"}, "total", "total-not-sum"),
    ],
)
async def test_bad_former_results(told: list[Notice], row: dict[str, Any], column: str, code: str) -> None:
    good = {"agency_code": "A", "year": 1402, "general": "41", "specific": "1", "total": "42", "level": None}
    found = await former_results.LIST.check([(2, good | row)])
    assert [(one.row, one.column, one.code) for one in found] == [(2, column, code)]


async def test_the_same_agency_twice_in_a_year(told: list[Notice]) -> None:
    row = {"agency_code": "A", "year": 1402, "general": None, "specific": None, "total": "42", "level": None}
    assert [one.code for one in await former_results.LIST.check([(2, row), (3, row)])] == ["repeated-row"]


def test_agencies_may_not_see_ranks() -> None:
    for role in access.AGENCY_ROLES:
        assert role not in access.TABLE[access.Permission.SEE_BOARD]
