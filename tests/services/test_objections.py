"""Objections by the rules: windows, versions, who may decide, bounds of a new score, answers once (steps 14 and 15)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from models import sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from models.gate import tx
from models.objections import Objection, Resolution
from models.people import RoleGrant
from models.results import CaseResult
from services.access import SYSTEM, Actor, Denied, Grant, Role
from services.case.evidence import SentFile
from services.errors import Refused
from services.objections import answering, committee, deciders, deciding, drafting, filing, queue, statistics, views
from services.objections.views import Outcome
from services.people import people
from tests.services.conftest import World
from tests.services.sweep import objections as scenes
from tests.services.sweep.objections import OWN, SCORER, TEXT
from tests.services.sweep.scene import AGENCY, ENTRY

DEPUTY = Actor(1, "معاون", (Grant(Role.DEPUTY),))
FIRST, OTHER, THIRD = (Actor(number, f"ارزیاب {number}", (Grant(Role.APPRAISER),)) for number in (10, 11, 12))
MEMBER = Actor(13, "عضو", (Grant(Role.COMMITTEE),))
REASON = "سند دوم درست است"


@pytest.fixture
async def staffed(world: World) -> World:
    """Appraisers 10, 11 (who scored everything), 12, and a member of the committee, 13."""

    async def work() -> None:
        await scenes.crew()
        await scenes.told(SYSTEM)

    await tx(work)
    return world


async def _draft() -> views.ObjectionView:
    begun = await tx(lambda: drafting.begin(OWN, ENTRY, business_now()))
    return await tx(lambda: drafting.write(OWN, begun.id, TEXT, begun.version))


async def _filed() -> views.ObjectionView:
    draft = await _draft()
    return (await tx(lambda: filing.file(OWN, draft.id, draft.version, business_now())))[0]


async def _assigned(to: Actor = FIRST) -> views.ObjectionView:
    one = await _filed()
    assert to.person_id is not None
    return await tx(lambda: queue.assign(SYSTEM, one.id, one.version, to.person_id, business_now()))


async def _decided(outcome: Outcome = Outcome.ACCEPTED, score: str | None = "8") -> views.ObjectionView:
    one = await _assigned()
    return await tx(lambda: deciding.decide(FIRST, one.id, one.version, outcome, score, REASON, business_now()))


async def _refused(code: str, work: object) -> Refused:
    with pytest.raises(Refused) as refusal:
        await tx(work)  # type: ignore[arg-type]
    assert refusal.value.code == code
    return refusal.value


async def _window(ends: object) -> None:
    await tx(lambda: sql.run("UPDATE result_sheet SET window_ends_at = ?", stored_time(ends)))  # type: ignore[arg-type]


# The draft.


async def test_of_two_phones_the_second_sees_what_changed(staffed: World) -> None:
    draft = await _draft()
    text = "متن دوم، از تلفن دیگر همان دستگاه"
    head = Actor(3, "مدیر", (Grant(Role.AGENCY_HEAD, AGENCY),))
    changed = await tx(lambda: drafting.write(head, draft.id, text, draft.version))
    for act in (
        lambda: drafting.write(OWN, draft.id, TEXT, draft.version),
        lambda: drafting.discard(OWN, draft.id, draft.version),
        lambda: filing.file(OWN, draft.id, draft.version, business_now()),
        lambda: drafting.choose_subject(OWN, draft.id, views.WEIGHT, draft.version),
    ):
        await _refused("objection-changed", act)
    assert (await views.known(draft.id)).text == text
    assert (await tx(lambda: drafting.write(OWN, draft.id, TEXT, changed.version))).text == TEXT


async def test_a_draft_is_its_agencys_own(staffed: World) -> None:
    draft = await _draft()
    for look in (lambda: queue.one(SYSTEM, draft.id), lambda: filing.late_one(DEPUTY, draft.id)):
        with pytest.raises(Refused, match="unknown-objection"):
            await look()
    one = await tx(lambda: filing.file(OWN, draft.id, draft.version, business_now()))
    assert (await queue.one(SYSTEM, one[0].id)).text == TEXT
    with pytest.raises(Refused, match="unknown-objection"):
        await filing.late_one(DEPUTY, draft.id)  # in time: nothing for the deputy


async def test_filed_it_is_fixed_and_has_one_receipt(staffed: World) -> None:
    draft = await _draft()
    one, again = await tx(lambda: filing.file(OWN, draft.id, draft.version, business_now()))
    assert not again
    twice, again = await tx(lambda: filing.file(OWN, draft.id, draft.version, business_now()))
    assert again
    assert twice.receipt == one.receipt
    assert len(one.receipt) == 19
    await _refused("objection-filed", lambda: drafting.write(OWN, one.id, TEXT, one.version))
    await _refused("objection-filed", lambda: drafting.discard(OWN, one.id, one.version))
    await _refused("objection-moved", lambda: drafting.begin(OWN, ENTRY, business_now()))
    assert (await CaseResult.get(case_id=one.case_id)).state == "OBJECTED"


@pytest.mark.parametrize(("length", "code"), [(19, "objection-too-short"), (1001, "objection-too-long")])
async def test_the_length_is_hard(staffed: World, length: int, code: str) -> None:
    begun = await tx(lambda: drafting.begin(OWN, ENTRY, business_now()))
    refusal = await _refused(code, lambda: drafting.write(OWN, begun.id, "ا" * length, begun.version))
    assert refusal.arguments["length"] == length
    await _refused("objection-no-text", lambda: filing.file(OWN, begun.id, begun.version, business_now()))
    for right in (20, 1000):
        version = (await views.known(begun.id)).version
        await tx(lambda right=right, version=version: drafting.write(OWN, begun.id, "ا" * right, version))


async def test_without_loss_there_is_nothing_to_object_to(staffed: World) -> None:
    await tx(lambda: sql.run("UPDATE value SET score = '24' WHERE source = 'preliminary' AND entry_id = ?", ENTRY))
    cap = (await drafting.item(OWN, ENTRY)).line.cap
    await tx(
        lambda: sql.run("UPDATE value SET score = ? WHERE source = 'preliminary' AND entry_id = ?", str(cap), ENTRY)
    )
    await _refused("nothing-lost", lambda: drafting.begin(OWN, ENTRY, business_now()))
    assert ENTRY not in [one.line.entry_id for one in (await drafting.room(OWN, AGENCY)).items]


async def test_measures_come_by_lost_points(staffed: World) -> None:
    lost = [one.line.lost for one in (await drafting.room(OWN, AGENCY)).items]
    assert len(lost) > 3
    assert lost == sorted(lost, reverse=True)


async def test_new_evidence_only_where_the_cycle_allows_it(staffed: World) -> None:
    draft, sent = await _draft(), SentFile("bale", 2, 90, "f", "new.pdf", "application/pdf", 10)
    await tx(lambda: Cycle.filter(id=1).update(allow_new_evidence=False))
    await _refused("no-new-evidence", lambda: drafting.receive_file(OWN, draft.id, sent, business_now(), 1000))
    await tx(lambda: Cycle.filter(id=1).update(allow_new_evidence=True))
    file = await tx(lambda: drafting.receive_file(OWN, draft.id, sent, business_now(), 1000))
    assert (await views.known(draft.id)).evidence == (file.id,)
    version = (await views.known(draft.id)).version
    assert (await tx(lambda: drafting.point(OWN, draft.id, file.id, version))).evidence == ()
    await _refused("unknown-file", lambda: drafting.point(OWN, draft.id, 999, version + 1))


# The window.


async def test_judged_by_when_the_person_acted(staffed: World) -> None:
    draft, ends = await _draft(), business_now() - timedelta(minutes=1)
    await _window(ends)
    refusal = await _refused("objection-window-over", lambda: filing.file(OWN, draft.id, draft.version, ends))
    assert refusal.arguments["ends"] == ends
    before = ends - timedelta(seconds=1)
    one, _ = await tx(lambda: filing.file(OWN, draft.id, draft.version, before))
    assert one.state == "FILED"


async def test_too_late_only_the_deputy_admits_it(staffed: World) -> None:
    draft = await _draft()
    await _window(business_now() - timedelta(minutes=1))
    await tx(lambda: CaseResult.filter(case_id=draft.case_id).update(state="WINDOW_LAPSED"))
    await _refused("reason-too-short", lambda: filing.file_late(OWN, draft.id, draft.version, "دیر", business_now()))
    late, _ = await tx(lambda: filing.file_late(OWN, draft.id, draft.version, "رابط در مأموریت بود", business_now()))
    assert late.state == "OUT_OF_TIME"
    assert (await CaseResult.get(case_id=draft.case_id)).state == "WINDOW_LAPSED"
    with pytest.raises(Denied):
        await tx(lambda: filing.admit(SYSTEM, late.id, "موجه است", business_now()))
    admitted = await tx(lambda: filing.admit(DEPUTY, late.id, "موجه است", business_now()))
    assert admitted.state == "FILED"
    assert (await CaseResult.get(case_id=draft.case_id)).state == "OBJECTED"
    await _refused("objection-moved", lambda: filing.refuse(DEPUTY, late.id, "موجه نیست", business_now()))


async def test_refused_late_is_an_answer_and_closes_the_case(staffed: World) -> None:
    draft = await _draft()
    await tx(lambda: CaseResult.filter(case_id=draft.case_id).update(state="ACCEPTED"))
    refusal = await _refused("objection-window-over", lambda: filing.file(OWN, draft.id, draft.version, business_now()))
    assert refusal.arguments["accepted"] == "yes"
    late, _ = await tx(lambda: filing.file_late(OWN, draft.id, draft.version, "نظر ما عوض شد", business_now()))
    refused = await tx(lambda: filing.refuse(DEPUTY, late.id, "نتایج پذیرفته شده بود", business_now()))
    assert refused.answered_at is not None
    assert (await CaseResult.get(case_id=draft.case_id)).state == "ACCEPTED"
    assert (await statistics.whole(SYSTEM)).rejected == 1


async def test_nothing_is_filed_against_a_frozen_result(staffed: World) -> None:
    draft = await _draft()
    await tx(lambda: CaseResult.filter(case_id=draft.case_id).update(state="FINAL"))
    await _refused("result-frozen", lambda: filing.file(OWN, draft.id, draft.version, business_now()))
    await _refused("result-frozen", lambda: drafting.begin(OWN, ENTRY + 1, business_now()))


async def test_about_a_weight_it_goes_to_the_committee_about_a_value_to_its_steward(staffed: World) -> None:
    draft = await _draft()
    await _refused(
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


# Who decides: never one's own score.


async def test_nobody_decides_on_their_own_score(staffed: World) -> None:
    one = await _filed()
    assert [each.person_id for each in await queue.candidates(SYSTEM, one.id)] == [10, 12]
    await _refused("own-score", lambda: queue.assign(SYSTEM, one.id, one.version, SCORER, business_now()))
    given = await tx(lambda: queue.assign(SYSTEM, one.id, one.version, 10, business_now()))
    with pytest.raises(Denied):  # it lies on another's desk
        await tx(lambda: deciding.decide(OTHER, one.id, given.version, Outcome.REJECTED, None, REASON, business_now()))
    # Put upon their desk behind the rules' back, the one who scored is still turned away; so is the committee's member.
    await tx(lambda: sql.run("UPDATE objection SET decider_id = ?", SCORER))
    await _refused(
        "own-score",
        lambda: deciding.decide(OTHER, one.id, given.version, Outcome.REJECTED, None, REASON, business_now()),
    )
    await tx(lambda: sql.run("UPDATE objection SET decider_id = 10"))


@pytest.mark.parametrize("how", ["superseded", "undone", "standing"])
async def test_a_score_that_is_no_more_counts_too(staffed: World, how: str) -> None:
    one = await _assigned()
    now = stored_time(business_now())

    async def trace() -> None:
        if how == "superseded":
            await sql.run(
                "INSERT INTO value (entry_id, source, amount, score, person_id, acted_at, reason, superseded_at) "
                "VALUES (?, 'preliminary', '1', '1', 10, ?, '', ?)",
                ENTRY,
                now,
                now,
            )
        elif how == "standing":
            await sql.run("UPDATE appraisal SET scored_by_id = 10 WHERE entry_id = ?", ENTRY)
        else:
            await sql.run(
                "INSERT INTO appraisal_act (cycle_id, person_id, kind, acted_at, undone_at) VALUES (1, 10, 'x', ?, ?)",
                now,
                now,
            )
            await sql.run(
                "INSERT INTO appraisal_step (act_id, appraisal_id, former, version) "
                "SELECT max(a.id), p.id, '{}', 2 FROM appraisal_act a, appraisal p WHERE p.entry_id = ?",
                ENTRY,
            )

    await tx(trace)
    await _refused(
        "own-score",
        lambda: deciding.decide(FIRST, one.id, one.version, Outcome.ACCEPTED, "8", REASON, business_now()),
    )
    # Given to another it can be decided.
    again = await tx(lambda: queue.assign(SYSTEM, one.id, one.version, 12, business_now()))
    await tx(lambda: deciding.decide(THIRD, one.id, again.version, Outcome.ACCEPTED, "8", REASON, business_now()))


async def test_nobody_decides_with_a_conflict_of_interest(staffed: World) -> None:
    one = await _assigned()
    now = stored_time(business_now())
    await tx(
        lambda: sql.run(
            "INSERT INTO conflict (person_id, agency_id, reason, declared_at) VALUES (10, ?, 'x', ?), (13, ?, 'x', ?)",
            AGENCY,
            now,
            AGENCY,
            now,
        )
    )
    await _refused(
        "decider-conflict",
        lambda: deciding.decide(FIRST, one.id, one.version, Outcome.REJECTED, None, REASON, business_now()),
    )
    assert [each.person_id for each in await deciders.candidates(one)] == [12]
    up = await tx(lambda: deciding.escalate(FIRST, one.id, one.version, "تعارض دارم", business_now()))
    within = await tx(lambda: _resolution())
    await _refused(
        "decider-conflict",
        lambda: committee.decide(MEMBER, one.id, up.version, within.id, Outcome.REJECTED, None, REASON, business_now()),
    )


async def _resolution(number: str = "12") -> Resolution:
    today = business_now().date()
    return await committee.write_resolution(MEMBER, number, today, "همهٔ اعضا", today, business_now())


async def test_a_member_who_gave_the_score_has_no_say_at_the_committee(staffed: World) -> None:
    one = await _filed()
    up = await tx(lambda: queue.escalate(SYSTEM, one.id, one.version, "برداشت دوگانه", business_now()))
    within = await tx(lambda: _resolution())
    await tx(lambda: people.grant(None, SCORER, Role.COMMITTEE, None))
    scorer = Actor(SCORER, "", (Grant(Role.COMMITTEE),))
    await _refused(
        "own-score",
        lambda: committee.decide(scorer, one.id, up.version, within.id, Outcome.REJECTED, None, REASON, business_now()),
    )
    done = await tx(
        lambda: committee.decide(MEMBER, one.id, up.version, within.id, Outcome.PARTLY, "9", REASON, business_now())
    )
    assert done.resolution_number == "12"
    await _refused("committee-resolution-known", _resolution)
    back = await tx(lambda: committee.take_back(MEMBER, one.id, done.version, business_now()))
    assert back.state == "AT_COMMITTEE"


async def test_evenly_among_those_who_may(staffed: World) -> None:
    for entry in range(ENTRY, ENTRY + 5):
        draft = await tx(lambda entry=entry: drafting.begin(OWN, entry, business_now()))
        await tx(lambda draft=draft: drafting.write(OWN, draft.id, TEXT, 1))
        await tx(lambda draft=draft: filing.file(OWN, draft.id, 2, business_now()))
    assert await tx(lambda: queue.assign_evenly(SYSTEM)) == (5, 0)
    by = await sql.rows("SELECT decider_id, count(*) AS n FROM objection GROUP BY decider_id ORDER BY decider_id")
    assert [(one["decider_id"], one["n"]) for one in by] == [(10, 3), (12, 2)]
    await _refused("no-objection-to-assign", lambda: queue.assign_evenly(SYSTEM))
    await tx(lambda: sql.run("UPDATE objection SET state = 'FILED', decider_id = NULL"))
    await tx(lambda: RoleGrant.filter(person_id__in=[10, 12]).update(withdrawn_at=business_now()))
    assert await tx(lambda: queue.assign_evenly(SYSTEM)) == (0, 5)


# The decision.


async def test_of_two_who_decide_at_once_one_wins(staffed: World) -> None:
    one = await _assigned()
    await tx(lambda: deciding.decide(FIRST, one.id, one.version, Outcome.ACCEPTED, "8", REASON, business_now()))
    await _refused(
        "objection-changed",
        lambda: deciding.decide(FIRST, one.id, one.version, Outcome.REJECTED, None, REASON, business_now()),
    )
    await _refused("objection-changed", lambda: queue.assign(SYSTEM, one.id, one.version, 12, business_now()))
    now = await views.known(one.id)
    await _refused("objection-moved", lambda: queue.assign(SYSTEM, one.id, now.version, 12, business_now()))
    assert now.score == 8


@pytest.mark.parametrize(
    ("outcome", "score", "code"),
    [
        (Outcome.ACCEPTED, "5", "score-not-higher"),
        (Outcome.PARTLY, "۴٫۹", "score-not-higher"),
        (Outcome.ACCEPTED, "۲۴٫۰۱", "score-over-cap"),
        (Outcome.ACCEPTED, "-3", "score-not-higher"),
        (Outcome.ACCEPTED, "", "not-a-number"),
        (Outcome.PARTLY, "زیاد", "not-a-number"),
        (Outcome.LOWERED, "3", "outcome-closed"),
    ],
)
async def test_bounds_of_a_new_score(staffed: World, outcome: Outcome, score: str, code: str) -> None:
    one = await _assigned()
    await _refused(code, lambda: deciding.decide(FIRST, one.id, one.version, outcome, score, REASON, business_now()))
    assert (await views.known(one.id)).state == "ASSIGNED"


async def test_a_score_falls_only_where_the_cycle_says_so(staffed: World) -> None:
    one = await _assigned()
    await tx(lambda: Cycle.filter(id=1).update(score_may_fall=True))
    await _refused(
        "score-not-lower",
        lambda: deciding.decide(FIRST, one.id, one.version, Outcome.LOWERED, "5", REASON, business_now()),
    )
    done = await tx(lambda: deciding.decide(FIRST, one.id, one.version, Outcome.LOWERED, "۳٫۵", REASON, business_now()))
    assert done.gained == Decimal("-1.5")


async def test_taken_back_before_the_answer_not_after(staffed: World) -> None:
    done = await _decided()
    back = await tx(lambda: deciding.take_back(FIRST, done.id, done.version, business_now()))
    assert (back.state, back.outcome, back.score) == ("ASSIGNED", "", None)
    again = await tx(lambda: deciding.decide(FIRST, back.id, back.version, Outcome.PARTLY, "7", REASON, business_now()))
    answered = await tx(lambda: answering.answer(SYSTEM, again.id, again.version, business_now()))
    await _refused("objection-moved", lambda: deciding.take_back(FIRST, done.id, answered.version, business_now()))


# The answers.


async def test_the_new_score_stands_beside_the_others_and_nothing_else_moves(staffed: World) -> None:
    done = await _decided()
    before = await sql.rows("SELECT id, score, superseded_at FROM value ORDER BY id")
    state = await sql.row("SELECT state, version FROM appraisal WHERE entry_id = ?", ENTRY)
    await tx(lambda: answering.answer(SYSTEM, done.id, done.version, business_now()))
    after = await sql.rows("SELECT id, score, superseded_at FROM value ORDER BY id")
    assert [dict(one) for one in after[:-1]] == [dict(one) for one in before]
    new = await sql.row("SELECT * FROM value WHERE source = 'after_objection'")
    assert new is not None
    assert (Decimal(new["score"]), new["person_id"], new["reason"]) == (8, 10, REASON)
    assert await sql.row("SELECT state, version FROM appraisal WHERE entry_id = ?", ENTRY) == state
    result = await CaseResult.get(case_id=done.case_id)
    assert (result.state, result.sheet_due, result.sheet_version) == ("RESCORED", True, 1)
    await _refused("objection-settled", lambda: drafting.begin(OWN, ENTRY, business_now()))


async def test_a_corrected_sheet_opens_it_again(staffed: World) -> None:
    done = await _decided(Outcome.REJECTED, None)
    await tx(lambda: answering.answer(SYSTEM, done.id, done.version, business_now()))
    result = await CaseResult.get(case_id=done.case_id)
    ends = stored_time(business_now() + timedelta(days=2))

    async def sheet() -> None:
        await sql.run(
            "INSERT INTO result_sheet (result_id, version, general, total, lines, changed, reason, made_at, "
            "window_ends_at) VALUES (?, 2, '0', '0', '[]', ?, '', ?, ?)",
            result.id,
            f"[{ENTRY}]",
            stored_time(business_now()),
            ends,
        )
        await sql.run("UPDATE case_result SET sheet_version = 2")

    await tx(sheet)
    await _refused("objection-settled", lambda: _begin_after_settled(ENTRY + 1))
    fresh = await tx(lambda: drafting.begin(OWN, ENTRY, business_now()))
    assert fresh.sheet_version == 2
    await tx(lambda: drafting.write(OWN, fresh.id, TEXT, 1))
    await tx(lambda: filing.file(OWN, fresh.id, 2, business_now()))
    assert (await CaseResult.get(id=result.id)).state == "OBJECTED"


async def _begin_after_settled(entry_id: int) -> None:
    await sql.run("UPDATE objection SET entry_id = ?", entry_id)
    await drafting.begin(OWN, entry_id, business_now())


async def test_a_batch_answers_each_once_even_when_it_is_cut_off(staffed: World) -> None:
    done = await _decided()
    await _refused("answers-changed", lambda: answering.answer_all(SYSTEM, 2, business_now()))
    assert await tx(lambda: answering.answer_all(SYSTEM, 1, business_now())) == 1
    await _refused("nothing-to-answer", lambda: answering.answer_all(SYSTEM, 1, business_now()))

    async def cut_off() -> None:
        await answering.next_case()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await tx(cut_off)
    assert (await views.known(done.id)).state == "DECIDED"
    assert await answering.any_due()
    assert await tx(answering.next_case)
    assert not await tx(answering.next_case)
    counted = await sql.row("SELECT count(*) AS n FROM value WHERE source = 'after_objection'")
    assert counted is not None
    assert counted["n"] == 1


async def test_a_decision_on_a_score_that_moved_is_held(staffed: World) -> None:
    done = await _decided()
    await tx(lambda: sql.run("UPDATE value SET score = '6' WHERE source = 'preliminary' AND entry_id = ?", ENTRY))
    found = await answering.preview(SYSTEM)
    assert (found.count, found.held) == (0, 1)
    await _refused("score-changed-since", lambda: answering.answer(SYSTEM, done.id, done.version, business_now()))


async def test_answers_at_once_where_staff_say_so(staffed: World) -> None:
    await tx(lambda: answering.choose_at_once(SYSTEM, now=True))
    done = await _decided()
    assert done.answer_asked_at is not None
    assert await tx(answering.next_case)
    assert (await Objection.get(id=done.id)).state == "ANSWERED"


async def test_figures_before_and_after(staffed: World) -> None:
    await _decided(Outcome.PARTLY, "8")
    whole = await statistics.whole(SYSTEM)
    assert (whole.filed, whole.partly, whole.before, whole.after, whole.moved) == (1, 1, 5, 8, 3)
    assert [one.title for one in await statistics.figures(SYSTEM, "appraiser")] == ["شخص 11"]
    for by in ("outcome", "axis", "group", "nonsense"):
        assert [one.filed for one in await statistics.figures(SYSTEM, by)] == [1]
    assert [one.receipt for one in await statistics.register(SYSTEM)] == [(await views.known(1)).receipt]
