"""Objections by the rules: the draft, its window, what is filed and when again (step 14)."""

from datetime import timedelta

import pytest

from models import sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from models.gate import tx
from models.results import CaseResult
from services.access import SYSTEM, Actor, Denied, Grant, Role
from services.case.evidence import SentFile
from services.errors import Refused
from services.objections import answering, deciding, drafting, filing, queue, statistics, views
from services.objections.views import Outcome
from tests.services.conftest import World
from tests.services.objecting import (
    DEPUTY,
    FIRST,
    REASON,
    decided,
    drafted,
    refused,
    staff,
)
from tests.services.sweep.objections import OWN, TEXT
from tests.services.sweep.scene import AGENCY, ENTRY


@pytest.fixture
async def staffed(world: World) -> World:
    """The crew is there, and the sheets are told."""
    await tx(staff)
    return world


async def _window(ends: object) -> None:
    await tx(lambda: sql.run("UPDATE result_sheet SET window_ends_at = ?", stored_time(ends)))  # type: ignore[arg-type]


# The draft.


async def test_of_two_phones_the_second_sees_what_changed(staffed: World) -> None:
    draft = await drafted()
    text = "متن دوم، از تلفن دیگر همان دستگاه"
    head = Actor(3, "مدیر", (Grant(Role.AGENCY_HEAD, AGENCY),))
    changed = await tx(lambda: drafting.write(head, draft.id, text, draft.version))
    for act in (
        lambda: drafting.write(OWN, draft.id, TEXT, draft.version),
        lambda: drafting.discard(OWN, draft.id, draft.version),
        lambda: filing.file(OWN, draft.id, draft.version, business_now()),
        lambda: drafting.choose_subject(OWN, draft.id, views.WEIGHT, draft.version),
    ):
        await refused("objection-changed", act)
    assert (await views.known(draft.id)).text == text
    assert (await tx(lambda: drafting.write(OWN, draft.id, TEXT, changed.version))).text == TEXT


async def test_a_draft_is_its_agencys_own(staffed: World) -> None:
    draft = await drafted()
    for look in (lambda: queue.one(SYSTEM, draft.id), lambda: filing.late_one(DEPUTY, draft.id)):
        with pytest.raises(Refused, match="unknown-objection"):
            await look()
    one = await tx(lambda: filing.file(OWN, draft.id, draft.version, business_now()))
    assert (await queue.one(SYSTEM, one[0].id)).text == TEXT
    with pytest.raises(Refused, match="unknown-objection"):
        await filing.late_one(DEPUTY, draft.id)  # in time: nothing for the deputy


async def test_filed_it_is_fixed_and_has_one_receipt(staffed: World) -> None:
    draft = await drafted()
    one, again = await tx(lambda: filing.file(OWN, draft.id, draft.version, business_now()))
    assert not again
    twice, again = await tx(lambda: filing.file(OWN, draft.id, draft.version, business_now()))
    assert again
    assert twice.receipt == one.receipt
    assert len(one.receipt) == 19
    await refused("objection-filed", lambda: drafting.write(OWN, one.id, TEXT, one.version))
    await refused("objection-filed", lambda: drafting.discard(OWN, one.id, one.version))
    await refused("objection-moved", lambda: drafting.begin(OWN, ENTRY, business_now()))
    assert (await CaseResult.get(case_id=one.case_id)).state == "OBJECTED"


@pytest.mark.parametrize(("length", "code"), [(19, "objection-too-short"), (1001, "objection-too-long")])
async def test_the_length_is_hard(staffed: World, length: int, code: str) -> None:
    begun = await tx(lambda: drafting.begin(OWN, ENTRY, business_now()))
    refusal = await refused(code, lambda: drafting.write(OWN, begun.id, "ا" * length, begun.version))
    assert refusal.arguments["length"] == length
    await refused("objection-no-text", lambda: filing.file(OWN, begun.id, begun.version, business_now()))
    for right in (20, 1000):
        version = (await views.known(begun.id)).version
        await tx(lambda right=right, version=version: drafting.write(OWN, begun.id, "ا" * right, version))


async def test_without_loss_there_is_nothing_to_object_to(staffed: World) -> None:
    cap = (await drafting.item(OWN, ENTRY)).line.cap
    await tx(
        lambda: sql.run(
            "UPDATE result_sheet SET lines = (SELECT json_group_array(json_set(j.value, '$.given', "
            "CASE WHEN j.value ->> 'entry' = ? THEN ? ELSE j.value ->> 'given' END)) FROM json_each(lines) j)",
            ENTRY,
            str(cap),
        )
    )
    await refused("nothing-lost", lambda: drafting.begin(OWN, ENTRY, business_now()))
    assert ENTRY not in [one.line.entry_id for one in (await drafting.room(OWN, AGENCY)).items]


async def test_measures_come_by_lost_points(staffed: World) -> None:
    lost = [one.line.lost for one in (await drafting.room(OWN, AGENCY)).items]
    assert len(lost) > 3
    assert lost == sorted(lost, reverse=True)


async def test_new_evidence_only_where_the_cycle_allows_it(staffed: World) -> None:
    draft, sent = await drafted(), SentFile("bale", 2, 90, "f", "new.pdf", "application/pdf", 10)
    await tx(lambda: Cycle.filter(id=1).update(allow_new_evidence=False))
    await refused("no-new-evidence", lambda: drafting.receive_file(OWN, draft.id, sent, business_now(), 1000))
    await tx(lambda: Cycle.filter(id=1).update(allow_new_evidence=True))
    file = await tx(lambda: drafting.receive_file(OWN, draft.id, sent, business_now(), 1000))
    assert (await views.known(draft.id)).evidence == (file.id,)
    version = (await views.known(draft.id)).version
    assert (await tx(lambda: drafting.point(OWN, draft.id, file.id, version))).evidence == ()
    await refused("unknown-file", lambda: drafting.point(OWN, draft.id, 999, version + 1))


# The window.


async def test_judged_by_when_the_person_acted(staffed: World) -> None:
    draft, ends = await drafted(), business_now() - timedelta(minutes=1)
    await _window(ends)
    refusal = await refused("objection-window-over", lambda: filing.file(OWN, draft.id, draft.version, ends))
    assert refusal.arguments["ends"] == ends
    before = ends - timedelta(seconds=1)
    one, _ = await tx(lambda: filing.file(OWN, draft.id, draft.version, before))
    assert one.state == "FILED"


async def test_too_late_only_the_deputy_admits_it(staffed: World) -> None:
    draft = await drafted()
    await _window(business_now() - timedelta(minutes=1))
    await tx(lambda: CaseResult.filter(case_id=draft.case_id).update(state="WINDOW_LAPSED"))
    await refused("reason-too-short", lambda: filing.file_late(OWN, draft.id, draft.version, "دیر", business_now()))
    late, _ = await tx(lambda: filing.file_late(OWN, draft.id, draft.version, "رابط در مأموریت بود", business_now()))
    assert late.state == "OUT_OF_TIME"
    assert (await CaseResult.get(case_id=draft.case_id)).state == "WINDOW_LAPSED"
    with pytest.raises(Denied):
        await tx(lambda: filing.admit(SYSTEM, late.id, "موجه است", business_now()))
    admitted = await tx(lambda: filing.admit(DEPUTY, late.id, "موجه است", business_now()))
    assert admitted.state == "FILED"
    assert (await CaseResult.get(case_id=draft.case_id)).state == "OBJECTED"
    await refused("objection-moved", lambda: filing.refuse(DEPUTY, late.id, "موجه نیست", business_now()))


async def test_refused_late_is_an_answer_and_closes_the_case(staffed: World) -> None:
    draft = await drafted()
    await tx(lambda: CaseResult.filter(case_id=draft.case_id).update(state="ACCEPTED"))
    refusal = await refused("objection-window-over", lambda: filing.file(OWN, draft.id, draft.version, business_now()))
    assert refusal.arguments["accepted"] == "yes"
    late, _ = await tx(lambda: filing.file_late(OWN, draft.id, draft.version, "نظر ما عوض شد", business_now()))
    answered = await tx(lambda: filing.refuse(DEPUTY, late.id, "نتایج پذیرفته شده بود", business_now()))
    assert answered.answered_at is not None
    assert (await CaseResult.get(case_id=draft.case_id)).state == "ACCEPTED"
    assert (await statistics.whole(SYSTEM)).rejected == 1


async def test_nothing_is_filed_against_a_frozen_result(staffed: World) -> None:
    draft = await drafted()
    await tx(lambda: CaseResult.filter(case_id=draft.case_id).update(state="FINAL"))
    await refused("result-frozen", lambda: filing.file(OWN, draft.id, draft.version, business_now()))
    await refused("result-frozen", lambda: drafting.begin(OWN, ENTRY + 1, business_now()))


async def test_about_a_weight_it_goes_to_the_committee_about_a_value_to_its_steward(staffed: World) -> None:
    draft = await drafted()
    await refused(
        "wrong-state", lambda: drafting.choose_subject(OWN, draft.id, views.STEWARD, draft.version)
    )  # no steward gives it
    about = await tx(lambda: drafting.choose_subject(OWN, draft.id, views.WEIGHT, draft.version))
    one, _ = await tx(lambda: filing.file(OWN, about.id, about.version, business_now()))
    assert one.state == "AT_COMMITTEE"
    await tx(lambda: sql.run("UPDATE measure_entry SET state = 'CENTRAL_FILLED' WHERE id = ?", ENTRY + 1))
    second = await tx(lambda: drafting.begin(OWN, ENTRY + 1, business_now()))
    await tx(lambda: drafting.write(OWN, second.id, TEXT, 1))
    await tx(lambda: drafting.choose_subject(OWN, second.id, views.STEWARD, 2))
    filed, _ = await tx(lambda: filing.file(OWN, second.id, 3, business_now()))
    noted = await tx(lambda: queue.forward(SYSTEM, filed.id, "نامهٔ ۱۲۳ به اداره‌کل", business_now()))
    assert noted.steward_note == "نامهٔ ۱۲۳ به اداره‌کل"


async def test_a_corrected_sheet_opens_it_again(staffed: World) -> None:
    done = await decided(Outcome.REJECTED, None)
    await tx(lambda: answering.answer(SYSTEM, done.id, done.version, business_now()))
    result = await CaseResult.get(case_id=done.case_id)
    ends = stored_time(business_now() + timedelta(days=2))

    async def sheet() -> None:
        await sql.run(
            "INSERT INTO result_sheet (result_id, version, general, total, lines, changed, reason, made_at, "
            "window_ends_at) SELECT result_id, 2, '0', '0', lines, ?, '', ?, ? FROM result_sheet WHERE result_id = ?",
            f"[{ENTRY}]",
            stored_time(business_now()),
            ends,
            result.id,
        )
        await sql.run("UPDATE case_result SET sheet_version = 2")

    await tx(sheet)
    await refused("objection-settled", lambda: _begin_after_settled(ENTRY + 1))
    fresh = await tx(lambda: drafting.begin(OWN, ENTRY, business_now()))
    assert fresh.sheet_version == 2
    await tx(lambda: drafting.write(OWN, fresh.id, TEXT, 1))
    await tx(lambda: filing.file(OWN, fresh.id, 2, business_now()))
    assert (await CaseResult.get(id=result.id)).state == "OBJECTED"


async def test_it_is_about_the_sheet_that_was_told_when_it_was_filed(staffed: World) -> None:
    draft = await drafted()

    async def corrected() -> None:
        await sql.run(
            "INSERT INTO result_sheet (result_id, version, general, total, lines, changed, reason, made_at, "
            "window_ends_at) SELECT result_id, 2, general, total, lines, ?, '', made_at, window_ends_at "
            "FROM result_sheet WHERE result_id = (SELECT id FROM case_result WHERE case_id = ?)",
            f"[{ENTRY}]",
            draft.case_id,
        )
        await sql.run("UPDATE case_result SET sheet_version = 2 WHERE case_id = ?", draft.case_id)

    await tx(corrected)
    filed, _ = await tx(lambda: filing.file(OWN, draft.id, draft.version, business_now()))
    given = await tx(lambda: queue.assign(SYSTEM, filed.id, filed.version, 10, business_now()))
    done = await tx(
        lambda: deciding.decide(FIRST, given.id, given.version, Outcome.REJECTED, None, REASON, business_now())
    )
    await tx(lambda: answering.answer(SYSTEM, done.id, done.version, business_now()))
    await refused("objection-settled", lambda: drafting.begin(OWN, ENTRY, business_now()))


async def _begin_after_settled(entry_id: int) -> None:
    await sql.run("UPDATE objection SET entry_id = ?", entry_id)
    await drafting.begin(OWN, entry_id, business_now())
