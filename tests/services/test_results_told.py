"""What an agency sees is what it was told: nothing of a later score, reason or window slips past a sheet (step 13)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from models import sql
from models.appraisal import Conflict
from models.assessment import EvidenceFile
from models.clock import business_now
from models.fields import exact, stored_time
from models.gate import tx
from models.results import CaseResult
from services.access import SYSTEM, Actor, Grant, Role
from services.appraisal import deciding, rechecking
from services.catalogue import rescoring
from services.errors import Refused
from services.final_list import hindrances
from services.final_list.hindrances import Why
from services.objections import answering, drafting, filing, queue
from services.objections import deciding as objection_deciding
from services.objections.views import Outcome
from services.people import people
from services.results import accepting, board, corrections, release, sheets, standing, totals, why, window
from services.second_factor import Proof
from tests.services.conftest import World
from tests.services.sweep.objections import TEXT
from tests.services.sweep.scene import AGENCY, APPRAISER, ENTRY, scored

HEAD, DEPUTY, OTHER = 12, 11, 13
LIAISON = Actor(2, "", (Grant(Role.LIAISON, AGENCY),))
JUDGE = Actor(APPRAISER, "", (Grant(Role.APPRAISER),))


@pytest.fixture(autouse=True)
async def released(world: World) -> None:
    """Everything has five points, and the deputy released it; the sheets are still to go out."""

    async def make() -> None:
        for number, role, agency in (
            (HEAD, Role.AGENCY_HEAD, AGENCY),
            (DEPUTY, Role.DEPUTY, None),
            (APPRAISER, Role.APPRAISER, None),
            (OTHER, Role.APPRAISER, None),
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
    deputy = Actor(DEPUTY, "", (Grant(Role.DEPUTY),))
    await tx(lambda: release.release(deputy, 1, None, 2, Proof(DEPUTY), business_now()))


async def sent() -> None:
    """The sheets of the release go out."""
    while await tx(release.next_one):
        pass


async def give(points: str, reason: str) -> None:
    """The first measure, looked at again, gets another score."""

    async def work() -> None:
        found = await sql.row("SELECT id FROM appraisal WHERE entry_id = ?", ENTRY)
        assert found is not None
        await rechecking.mark([found["id"]], "بازبینی")
        await deciding.score(JUDGE, found["id"], points, reason, business_now(), None)

    await tx(work)


async def half_the_caps() -> None:
    """Other caps come in."""
    await sql.run("UPDATE indicator SET max_score = max_score / 2")
    await rescoring.mark(1)


async def corrected() -> None:
    """What is due of corrected sheets is made."""
    while await corrections.any_due():
        await tx(corrections.next_one)


async def test_objections_are_about_what_was_told() -> None:
    await sent()
    await give("7", "سند تازه دیده شد")
    assert (await CaseResult.get(case_id=1)).sheet_due
    room = await drafting.room(LIAISON, AGENCY)
    shown = {one.line.entry_id: one.line for one in room.items}
    assert (shown[ENTRY].given, shown[ENTRY].reason) == (Decimal(5), "")
    assert (await drafting.item(LIAISON, ENTRY)).line.given == 5


async def test_the_same_score_for_another_reason() -> None:
    await sent()
    await tx(lambda: sheets.opened(LIAISON, AGENCY, business_now()))
    await give("5", "با مقدار راهبر هم همین است")
    await corrected()
    found = await why.of_entry(LIAISON, ENTRY)
    assert [one.source for one in found.history if one.points == 5] == [why.TOLD, why.TOLD]
    assert (await CaseResult.get(case_id=1)).seen_at is not None


async def test_a_window_still_open_after_the_answers_holds_up_the_freeze() -> None:
    await sent()
    now = business_now()

    async def object_and_answer() -> None:
        begun = await drafting.begin(LIAISON, ENTRY, now)
        written = await drafting.write(LIAISON, begun.id, TEXT, begun.version)
        filed, _ = await filing.file(LIAISON, written.id, written.version, now)
        given = await queue.assign(SYSTEM, filed.id, filed.version, OTHER, now)
        done = await objection_deciding.decide(
            Actor(OTHER, "", (Grant(Role.APPRAISER),)),
            given.id,
            given.version,
            Outcome.REJECTED,
            None,
            "سند کافی نیست",
            now,
        )
        await answering.answer(SYSTEM, done.id, done.version, now)

    await tx(object_and_answer)
    await corrected()
    assert (await CaseResult.get(case_id=1)).state == "RESCORED"
    ends = await window.ends_at(ENTRY + 1)
    assert now < ends
    assert {one.why for one in await hindrances.of_cycle(1, 1)} == {Why.WINDOW}
    head = Actor(HEAD, "", (Grant(Role.AGENCY_HEAD, AGENCY),))
    assert (await board.counts(SYSTEM, 1)).objected == 1
    with pytest.raises(Refused, match="result-answered"):
        await accepting.accept(head, AGENCY, 1, now)
    # It fell into an absence of ours: what was answered costs nobody the time for the rest.
    later = ends + timedelta(hours=8)
    assert 1 in await tx(lambda: window.lengthen(ends - timedelta(hours=1), ends + timedelta(hours=1), later))
    assert await window.ends_at(ENTRY + 1) == later
    await tx(lambda: sql.run("UPDATE case_result SET window_ends_at = ?", stored_time(now)))
    assert await hindrances.of_cycle(1, 1) == []


async def test_what_comes_in_while_the_sheets_go_out_is_in_them_and_lost_to_nobody() -> None:
    before = (await totals.lines(1))[0]
    await tx(half_the_caps)
    marked = await tx(lambda: rechecking.mark([ENTRY], rechecking.STEWARD))
    assert (marked.marked, marked.closed) == (1, 0)
    assert not await tx(rescoring.next_case)
    await sent()
    sheet = await sheets.of_agency(LIAISON, AGENCY)
    assert sheet is not None and before.cap is not None
    first = sheet.lines[0]
    assert (sheet.version, first.cap, first.given) == (1, before.cap / 2, exact(before.cap / 2 * Decimal("0.25")))
    assert not await rescoring.any_due()
    with pytest.raises(Refused, match="result-releasing"):
        standing.check_changeable("RELEASING", "")


async def test_who_has_a_role_in_the_agency_sees_its_scores_as_the_agency_does() -> None:
    both = Actor(2, "", (Grant(Role.COMMITTEE), Grant(Role.LIAISON, AGENCY)))
    found = await why.of_entry(both, ENTRY)
    assert found.score is None and not found.full
    now = business_now()
    await tx(lambda: Conflict.create(person_id=APPRAISER, agency_id=AGENCY, reason="خویشاوندی", declared_at=now))
    with pytest.raises(Refused, match="conflict-declared"):
        await why.of_entry(JUDGE, ENTRY)


async def test_who_never_objected_is_not_said_to_have_been_answered() -> None:
    await sent()
    # So a list that was opened again leaves all of them.
    await tx(lambda: sql.run("UPDATE case_result SET state = 'RESCORED', answered_at = ?", stored_time(business_now())))
    told, sheet = await sheets.glance(LIAISON, AGENCY), await sheets.of_agency(LIAISON, AGENCY)
    assert told is not None and sheet is not None
    assert (told.answers, sheet.answers) == (0, 0)
    assert (await board.counts(SYSTEM, 1)).objected == 0


async def test_why_names_only_the_evidence_that_came_in_time() -> None:
    lock = business_now()

    async def files() -> None:
        await sql.run("UPDATE agency_case SET locked_at = ?", stored_time(lock))
        found = (("به‌موقع.pdf", lock - timedelta(days=1)), ("دیر.pdf", lock + timedelta(days=1)))
        for number, (name, sent_at) in enumerate(found):
            await EvidenceFile.create(
                case_id=1,
                entry_id=ENTRY,
                person_id=2,
                state="UPLOADED",
                name=name,
                size=10,
                platform="bale",
                chat_id=2,
                message_id=number,
                file_id=name,
                sent_at=sent_at,
            )

    await tx(files)
    assert (await why.of_entry(LIAISON, ENTRY)).files == ("به‌موقع.pdf",)


async def test_what_only_followed_new_caps_keeps_its_reason_and_says_so() -> None:
    await sent()
    await give("7", "سند تازه دیده شد")

    await tx(half_the_caps)
    while await tx(rescoring.next_case):
        pass
    own, found = await why.of_entry(LIAISON, ENTRY), await why.of_entry(JUDGE, ENTRY)
    assert own.score is not None and own.entry.cap is not None
    assert (own.score.points, own.cap) == (Decimal(5), own.entry.cap * 2)  # as it was told, until it is told anew
    assert found.score is not None and found.cap == own.entry.cap
    assert found.score.points is not None and round(found.score.points, 2) == Decimal("3.5")
    assert (found.score.reason, found.score.recomputed) == ("سند تازه دیده شد", True)
    assert rescoring.RESCORED not in {one.reason for one in found.history}
