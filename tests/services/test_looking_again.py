"""Looked at again: the score stands or not, by whom; what may be undone, and what a conflict of interest ends."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from models import audit, clock, sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from services import notices
from services.access import SYSTEM, Actor, Grant, Role
from services.appraisal import (
    assigning,
    bulk,
    conflicts,
    deciding,
    desk,
    history,
    na_verdict,
    rechecked,
    rechecking,
    returning,
    second_look,
    undoing,
    writing,
)
from services.appraisal.assigning import Scope, Share
from services.appraisal.bulk import Kind
from services.case import closing, corrections, entries, locking, receipts, self_assessment
from services.errors import Refused
from services.letters import questions
from services.notices import Notice
from services.people import people
from tests.services.conftest import World
from tests.services.sweep.scene import on_desks, scored

ADMIN = Actor(1, "", (Grant(Role.ADMIN),))
WHY = "صفحهٔ دوم ناخواناست."
NOTHING = "چیزی ثبت نشده است."
ENTRY, EMPTY = 1, 2  # appraisals: recorded with the value 50; never recorded
Told = list[Notice]


async def _desks(scene: Any = on_desks, count: int = 2) -> list[Actor]:
    """Appraisers, and everything on the desk of the first."""

    async def make() -> list[Actor]:
        found = []
        for number in range(count):
            person = await people.join(f"ارزیاب {number}", f"98912000002{number}", "bale", 200 + number, 200 + number)
            await people.grant(None, person.id, Role.APPRAISER, None)
            found.append(Actor(person.id, person.name, (Grant(Role.APPRAISER),)))
        await sql.run("INSERT INTO person (id, name, joined_at) VALUES (10, 'x', ?)", stored_time(business_now()))
        await scene(SYSTEM)
        first = found[0].person_id
        await sql.run(
            "UPDATE appraisal SET appraiser_id = ?, scored_by_id = iif(scored_by_id IS NULL, NULL, ?)", first, first
        )
        await sql.run("UPDATE value SET person_id = ? WHERE source = 'preliminary'", first)
        return found

    return await tx(make)


@pytest.fixture
def told() -> Any:
    """What people were told."""
    said: Told = []

    async def note(found: Any) -> None:
        said.extend(found)

    notices.connect(note)
    yield said
    notices.connect(None)


@pytest.fixture(autouse=True)
def _clock() -> Any:
    yield
    clock.set_business_offset(timedelta(0))


async def _number(query: str, *args: object) -> int:
    found = await sql.row(query, *args)
    assert found is not None
    return int(next(iter(dict(found).values())))


async def _refused(work: Callable[[], Awaitable[Any]]) -> str:
    with pytest.raises(Refused) as refused:
        await tx(work)
    return refused.value.code


async def _accepted(one: Actor, number: int = ENTRY) -> None:
    await tx(lambda: deciding.accept(one, number, business_now(), None, NOTHING))


async def _keep(one: Actor, number: int = ENTRY, version: int | None = None) -> Any:
    return await tx(lambda: rechecked.keep(one, number, business_now(), version))


async def test_looked_at_again_the_score_stands_and_that_is_recorded(world: World) -> None:
    one, two = await _desks()
    await _accepted(one)
    assert await _refused(lambda: rechecked.keep(one, ENTRY, business_now(), None)) == "no-recheck"
    await tx(lambda: rechecking.mark([ENTRY], "مخرج نادرست است", to=two.person_id))
    seen = (await desk.known(ENTRY)).version
    assert await _refused(lambda: rechecked.keep(one, ENTRY, business_now(), seen)) == "not-allowed"
    assert await _refused(lambda: rechecked.keep(two, ENTRY, business_now(), seen - 1)) == "changed-meanwhile"
    before = await _number("SELECT count(*) FROM value")
    kept = await _keep(two, version=seen)
    assert (kept.state, kept.recheck_reason) == ("SCORED", "")
    assert kept.given is not None and kept.given.person_id == one.person_id
    assert await _number("SELECT count(*) FROM value") == before
    assert await _number("SELECT scored_by_id FROM appraisal WHERE id = ?", ENTRY) == two.person_id
    assert "keep" in [event.kind for event in await history.of_entry(kept)]
    assert (await sql.rows("SELECT id FROM audit_event WHERE act = 'appraisal.kept'")) and await audit.verify()
    await tx(lambda: undoing.undo(two, business_now()))
    assert (await desk.known(ENTRY)).state == "RECHECK"


async def test_kept_after_a_release_no_sheet_is_due_and_what_was_decided_on_an_objection_stands(world: World) -> None:
    one, *_ = await _desks(scored)
    await tx(lambda: sql.run("UPDATE case_result SET state = 'RELEASED'"))
    await tx(
        lambda: sql.run(
            "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
            "VALUES (1, 'after_objection', '7', '0.35', '7', 10, ?, '')",
            stored_time(business_now()),
        )
    )
    await tx(lambda: rechecking.mark([ENTRY], "دلیل"))
    kept = await _keep(one)
    assert kept.given is not None and kept.given.points == 7
    assert await _number("SELECT sheet_due FROM case_result WHERE case_id = 1") == 0
    await tx(lambda: rechecking.mark([ENTRY], "دلیل"))
    await tx(lambda: sql.run("UPDATE case_result SET state = 'FINAL'"))
    assert await _refused(lambda: rechecked.keep(one, ENTRY, business_now(), None)) == "result-frozen"


async def test_what_does_not_apply_can_be_looked_at_again_too(world: World) -> None:
    """After a release it can be neither scored, refused nor returned: without this the year would never end."""
    one, *_ = await _desks()

    async def asked() -> None:
        await sql.run("UPDATE measure_entry SET state = 'NA_REQUESTED' WHERE id = ?", ENTRY)
        await sql.run(
            "INSERT INTO na_request (entry_id, state, reason, former_state, person_id, asked_at, decision_reason) "
            "VALUES (?, 'FILED', 'در استان ما مصداق ندارد', 'SELF_SCORED', 2, ?, '')",
            ENTRY,
            stored_time(business_now()),
        )

    await tx(asked)
    await tx(lambda: na_verdict.accept(one, ENTRY, WHY, business_now(), None))
    await tx(lambda: sql.run("UPDATE case_result SET state = 'RELEASED'"))
    measure = await _number("SELECT measure_id FROM measure_entry WHERE id = ?", ENTRY)
    await tx(lambda: rechecking.mark_measure(ADMIN, measure, "همین اشتباه"))
    assert await _refused(lambda: na_verdict.refuse(one, ENTRY, WHY, business_now(), None)) == "after-release"
    kept = await _keep(one)
    assert kept.state == "SCORED" and kept.not_applicable


async def test_second_looks_never_go_back_to_who_gave_the_score(world: World) -> None:
    one, two = await _desks(scored)
    await tx(lambda: second_look.draw(ADMIN, one.person_id or 0, 50, two.person_id or 0))
    plan = await assigning.preview(ADMIN, Share(Scope.PERSON, two.person_id or 0))
    assert (plan.moved, plan.blocked) == (0, 10)
    plan = await assigning.preview(ADMIN, Share(Scope.AGENCY, 1), one.person_id or 0)
    assert plan.moved == 0


async def test_a_third_look_after_the_freeze_is_refused_and_the_difference_stays_on_the_list(world: World) -> None:
    one, two, _ = await _desks(scored, 3)
    await tx(lambda: second_look.draw(ADMIN, one.person_id or 0, 5, two.person_id or 0))
    number = await _number("SELECT id FROM appraisal WHERE state = 'RECHECK'")

    async def looked() -> None:
        act_id = await writing.begin_act(two.person_id, 1, "score", business_now())
        it = await desk.known(number)
        await writing.score(it, two.person_id, Decimal("0.9"), Decimal(9), "r", business_now(), act_id)

    await tx(looked)
    await tx(lambda: sql.run("UPDATE case_result SET state = 'FINAL'"))
    assert await _refused(lambda: second_look.third(ADMIN, number)) == "result-frozen"
    assert [it.appraisal_id for it in (await second_look.looks(ADMIN)).differing] == [number]


async def test_undoing_leaves_alone_what_was_done_as_staff(world: World) -> None:
    one, two = await _desks(scored)
    both = Actor(one.person_id, "", (Grant(Role.ADMIN), Grant(Role.APPRAISER)))
    await tx(lambda: second_look.draw(both, one.person_id or 0, 50, two.person_id or 0))
    assert await _refused(lambda: undoing.undo(both, business_now())) == "nothing-to-undo"
    assert (await second_look.looks(ADMIN)).drawn == 10


async def test_with_a_conflict_nothing_is_undone_taken_back_or_answered(world: World, told: Told) -> None:
    one, _ = await _desks()
    await _accepted(one)
    await _accepted(one, EMPTY)
    asked = await tx(lambda: questions.write(world.own, 1, ENTRY, "آیا این فایل کافی است؟"))
    await tx(lambda: conflicts.declare(one, 1, "خویشاوندی", business_now()))
    done = await tx(lambda: undoing.undo(one, business_now()))
    assert (done.numbers, len(done.changed)) == ((), 1)
    assert (await desk.known(EMPTY)).state == "SCORED"
    told.clear()
    await tx(lambda: questions.send(world.own, asked.id, business_now()))
    assert [it.person_id for it in told if it.key.startswith("question:")] == [1]
    assert await _refused(lambda: questions.answer(one, asked.id, "بله کافی است", business_now())) == "not-allowed"
    assert await questions.on_desk(one.person_id or 0) == []
    assert (await questions.waiting_times(ADMIN)).with_appraisers == 0


async def test_many_that_were_decided_at_once_go_back_as_one_by_one(world: World) -> None:
    one, two = await _desks()
    await tx(lambda: sql.run("UPDATE measure_entry SET state = 'EMPTY' WHERE state NOT LIKE 'CENTRAL%' AND id > 1"))
    await tx(lambda: deciding.score(one, EMPTY, "1", WHY, business_now(), None))
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'RESUBMITTED' WHERE id = ?", EMPTY))
    shown = await bulk.preview(one, Kind.ZERO)
    done = await tx(lambda: bulk.apply(one, Kind.ZERO, 0, "r", business_now(), shown.count, shown.at + 60_000))
    others = [row["id"] for row in await sql.rows("SELECT id FROM appraisal WHERE state = 'SCORED' AND id > 2")][:2]
    await tx(lambda: deciding.score(one, others[0], "2", WHY, business_now(), None))  # touched since
    await tx(lambda: undoing.undo(one, business_now()))
    await tx(lambda: sql.run("UPDATE appraisal SET appraiser_id = ? WHERE id = ?", two.person_id, others[1]))
    back = await tx(lambda: undoing.undo(one, business_now()))
    assert len(back.numbers) == done.done - 1 and len(back.changed) == 1
    it = await desk.known(EMPTY)
    assert it.state == "RESUBMITTED" and it.preliminary is not None and it.preliminary.points == 1
    assert await _number("SELECT count(*) FROM appraisal WHERE state = 'SCORED'") == 1
    assert await _number("SELECT count(*) FROM value WHERE source = 'preliminary' AND superseded_at IS NULL") == 2
    assert await _number("SELECT count(*) FROM case_result WHERE state = 'PRELIM_SCORED'") == 0
    assert await audit.verify()


@pytest.mark.feature("12d")
async def test_the_history_tells_of_a_return_that_was_answered(world: World) -> None:
    one, *_ = await _desks()
    await tx(lambda: sql.run("UPDATE measure SET evidence = '[]'"))
    await tx(lambda: returning.give_back(one, ENTRY, WHY, business_now(), None))
    entry = await entries.view(world.own, ENTRY)
    await tx(lambda: self_assessment.give_value(world.own, ENTRY, "70", business_now(), entry.version))
    entry = await entries.view(world.own, ENTRY)
    await tx(lambda: corrections.send(world.own, ENTRY, business_now(), entry.version))
    await _accepted(one)
    told = {event.kind: event for event in await history.of_entry(await desk.known(ENTRY))}
    assert told["returned"].reason == WHY
    assert "resubmitted" in told


async def test_a_return_is_not_taken_back_out_of_a_case_that_is_open_again(world: World) -> None:
    one, *_ = await _desks()
    await tx(lambda: returning.give_back(one, ENTRY, WHY, business_now(), None))
    await tx(lambda: locking.reopen(1))
    assert await _refused(lambda: returning.take_back(one, ENTRY, business_now())) == "case-open-again"
    assert (await entries.view(SYSTEM, ENTRY)).state == "RETURNED"


async def test_what_was_changed_in_a_case_that_was_opened_again_is_looked_at_again(world: World) -> None:
    one, *_ = await _desks()
    await tx(lambda: sql.run("UPDATE measure SET evidence = '[]'"))
    now = business_now()
    await tx(lambda: sql.run("UPDATE cycle SET deadline_at = ?, locked_at = ?", stored_time(now), stored_time(now)))
    for number in (ENTRY, EMPTY):
        await _accepted(one, number)
    await tx(lambda: locking.reopen(1))
    until = stored_time(now + timedelta(hours=1))
    await tx(lambda: sql.run("UPDATE agency_case SET deadline_at = ? WHERE id = 1", until))
    entry = await entries.view(world.own, ENTRY)
    await tx(lambda: self_assessment.give_value(world.own, ENTRY, "90", business_now(), entry.version))
    entry = await entries.view(world.own, ENTRY)
    await tx(lambda: receipts.record(world.own, ENTRY, business_now(), entry.version))
    clock.set_business_offset(timedelta(days=30))
    await tx(lambda: closing.close(1, business_now()))
    again = await desk.known(ENTRY)
    assert (again.state, again.recheck_reason) == ("RECHECK", rechecking.REOPENED)
    assert (await desk.known(EMPTY)).state == "SCORED"
