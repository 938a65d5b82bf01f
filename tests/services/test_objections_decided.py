"""Deciding objections by the rules: never one's own score, bounds, votes, answers once, figures (step 15)."""

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
from services import notices
from services.access import SYSTEM, Actor, Denied, Grant, Role
from services.errors import Refused
from services.notices import Notice
from services.objections import answering, committee, deciders, deciding, drafting, filing, queue, statistics, views
from services.objections.views import Outcome, Vote
from services.people import people
from services.results import corrections, making, standing
from tests.services.conftest import World
from tests.services.objecting import FIRST, MEMBER, OTHER, REASON, THIRD, assigned, decided, filed, refused, staff
from tests.services.sweep.objections import OWN, SCORER, TEXT, VOTE
from tests.services.sweep.scene import AGENCY, ENTRY


@pytest.fixture
async def staffed(world: World) -> World:
    """The crew is there, and the sheets are told."""
    await tx(staff)
    return world


# Who decides: never one's own score.


async def test_nobody_decides_on_their_own_score(staffed: World) -> None:
    one = await filed()
    assert [each.person_id for each in await queue.candidates(SYSTEM, one.id)] == [10, 12]
    await refused("own-score", lambda: queue.assign(SYSTEM, one.id, one.version, SCORER, business_now()))
    given = await tx(lambda: queue.assign(SYSTEM, one.id, one.version, 10, business_now()))
    with pytest.raises(Denied):  # it lies on another's desk
        await tx(lambda: deciding.decide(OTHER, one.id, given.version, Outcome.REJECTED, None, REASON, business_now()))
    # Put upon their desk behind the rules' back, the one who scored is still turned away; so is the committee's member.
    await tx(lambda: sql.run("UPDATE objection SET decider_id = ?", SCORER))
    await refused(
        "own-score",
        lambda: deciding.decide(OTHER, one.id, given.version, Outcome.REJECTED, None, REASON, business_now()),
    )
    await tx(lambda: sql.run("UPDATE objection SET decider_id = 10"))


@pytest.mark.parametrize("how", ["superseded", "undone", "standing"])
async def test_a_score_that_is_no_more_counts_too(staffed: World, how: str) -> None:
    one = await assigned()
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
    await refused(
        "own-score",
        lambda: deciding.decide(FIRST, one.id, one.version, Outcome.ACCEPTED, "8", REASON, business_now()),
    )
    # Given to another it can be decided.
    again = await tx(lambda: queue.assign(SYSTEM, one.id, one.version, 12, business_now()))
    await tx(lambda: deciding.decide(THIRD, one.id, again.version, Outcome.ACCEPTED, "8", REASON, business_now()))


async def test_nobody_decides_with_a_conflict_of_interest(staffed: World) -> None:
    one = await assigned()
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
    await refused(
        "decider-conflict",
        lambda: deciding.decide(FIRST, one.id, one.version, Outcome.REJECTED, None, REASON, business_now()),
    )
    assert [each.person_id for each in await deciders.candidates(one)] == [12]
    up = await tx(lambda: deciding.escalate(FIRST, one.id, one.version, "تعارض دارم", business_now()))
    within = await tx(lambda: _resolution())
    await refused(
        "decider-conflict",
        lambda: committee.decide(
            MEMBER, one.id, up.version, within.id, Outcome.REJECTED, None, REASON, VOTE, business_now()
        ),
    )


async def _resolution(number: str = "12") -> Resolution:
    today = business_now().date()
    return await committee.write_resolution(MEMBER, number, today, "همهٔ اعضا", today, business_now())


async def test_a_member_who_gave_the_score_has_no_say_at_the_committee(staffed: World) -> None:
    one = await filed()
    up = await tx(lambda: queue.escalate(SYSTEM, one.id, one.version, "برداشت دوگانه", business_now()))
    within = await tx(lambda: _resolution())
    await tx(lambda: people.grant(None, SCORER, Role.COMMITTEE, None))
    scorer = Actor(SCORER, "", (Grant(Role.COMMITTEE),))
    assert await committee.barred(MEMBER, one.id) == ["شخص 11"]
    await refused(
        "own-score",
        lambda: committee.decide(
            scorer, one.id, up.version, within.id, Outcome.REJECTED, None, REASON, VOTE, business_now()
        ),
    )
    done = await tx(
        lambda: committee.decide(
            MEMBER, one.id, up.version, within.id, Outcome.PARTLY, "9", REASON, VOTE, business_now()
        )
    )
    assert done.resolution_number == "12"
    await refused("committee-resolution-known", _resolution)
    await refused("own-score", lambda: committee.take_back(scorer, one.id, done.version, business_now()))
    back = await tx(lambda: committee.take_back(MEMBER, one.id, done.version, business_now()))
    assert back.state == "AT_COMMITTEE"


async def test_nobody_decides_what_they_objected_to_themselves(staffed: World) -> None:
    one = await filed()
    await tx(lambda: people.grant(None, 2, Role.APPRAISER, None))
    await tx(lambda: RoleGrant.filter(person_id=2, agency_id=AGENCY).update(withdrawn_at=business_now()))
    assert [each.person_id for each in await queue.candidates(SYSTEM, one.id)] == [10, 12]
    await refused("decider-conflict", lambda: queue.assign(SYSTEM, one.id, one.version, 2, business_now()))
    await tx(lambda: RoleGrant.filter(person_id__in=[10, 12]).update(withdrawn_at=business_now()))
    assert await tx(lambda: queue.assign_evenly(SYSTEM)) == (0, 1)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("همه", "bad-vote"), ("۱ ۲ ۳ ۴", "bad-vote"), ("۱۰۰", "bad-vote"), ("۲ ۲ ۱", "vote-not-carried")],
)
def test_a_vote_that_is_none_or_carries_nothing(typed: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        committee.vote_of(typed)


async def test_the_vote_is_kept_with_the_decision(staffed: World) -> None:
    assert committee.vote_of("۵ موافق") == Vote(5, 0, 0)
    one = await filed()
    up = await tx(lambda: queue.escalate(SYSTEM, one.id, one.version, "برداشت دوگانه", business_now()))
    within, vote = await tx(lambda: _resolution()), committee.vote_of("۳، ۱، ۲")
    await refused(
        "vote-not-carried",
        lambda: committee.decide(
            MEMBER, one.id, up.version, within.id, Outcome.PARTLY, "9", REASON, Vote(1, 1, 3), business_now()
        ),
    )
    done = await tx(
        lambda: committee.decide(
            MEMBER, one.id, up.version, within.id, Outcome.PARTLY, "9", REASON, vote, business_now()
        )
    )
    assert done.vote == Vote(3, 1, 2)
    back = await tx(lambda: committee.take_back(MEMBER, one.id, done.version, business_now()))
    assert back.vote is None


async def test_evenly_among_those_who_may(staffed: World) -> None:
    for entry in range(ENTRY, ENTRY + 5):
        draft = await tx(lambda entry=entry: drafting.begin(OWN, entry, business_now()))
        await tx(lambda draft=draft: drafting.write(OWN, draft.id, TEXT, 1))
        await tx(lambda draft=draft: filing.file(OWN, draft.id, 2, business_now()))
    assert await tx(lambda: queue.assign_evenly(SYSTEM)) == (5, 0)
    by = await sql.rows("SELECT decider_id, count(*) AS n FROM objection GROUP BY decider_id ORDER BY decider_id")
    assert [(one["decider_id"], one["n"]) for one in by] == [(10, 3), (12, 2)]
    await refused("no-objection-to-assign", lambda: queue.assign_evenly(SYSTEM))


async def test_who_gets_some_later_too_is_told_again(staffed: World) -> None:
    told: list[Notice] = []

    async def keep(some: object) -> None:
        told.extend(some)  # type: ignore[arg-type]

    for entry in range(ENTRY, ENTRY + 3):
        draft = await tx(lambda entry=entry: drafting.begin(OWN, entry, business_now()))
        await tx(lambda draft=draft: drafting.write(OWN, draft.id, TEXT, 1))
        await tx(lambda draft=draft: filing.file(OWN, draft.id, 2, business_now()))
    await tx(lambda: RoleGrant.filter(person_id__in=[11, 12]).update(withdrawn_at=business_now()))
    scored = "UPDATE appraisal SET scored_by_id = ? WHERE entry_id IN (?, ?)"
    await tx(lambda: sql.run(scored, 10, ENTRY, ENTRY + 2))
    notices.connect(keep)
    try:
        assert await tx(lambda: queue.assign_evenly(SYSTEM)) == (1, 2)
        await tx(lambda: sql.run(scored, SCORER, ENTRY, ENTRY + 2))
        assert await tx(lambda: queue.assign_evenly(SYSTEM)) == (2, 0)
    finally:
        notices.connect(None)
    assert len({one.key for one in told}) == 2


async def test_evenly_where_nobody_is_left(staffed: World) -> None:
    await filed()
    await tx(lambda: RoleGrant.filter(person_id__in=[10, 12]).update(withdrawn_at=business_now()))
    assert await tx(lambda: queue.assign_evenly(SYSTEM)) == (0, 1)


# The decision.


async def test_of_two_who_decide_at_once_one_wins(staffed: World) -> None:
    one = await assigned()
    await tx(lambda: deciding.decide(FIRST, one.id, one.version, Outcome.ACCEPTED, "8", REASON, business_now()))
    await refused(
        "objection-changed",
        lambda: deciding.decide(FIRST, one.id, one.version, Outcome.REJECTED, None, REASON, business_now()),
    )
    await refused("objection-changed", lambda: queue.assign(SYSTEM, one.id, one.version, 12, business_now()))
    now = await views.known(one.id)
    await refused("objection-moved", lambda: queue.assign(SYSTEM, one.id, now.version, 12, business_now()))
    assert now.score == 8


@pytest.mark.parametrize(
    ("outcome", "score", "code"),
    [
        (Outcome.ACCEPTED, "5", "score-not-higher"),
        (Outcome.PARTLY, "۴٫۹", "score-not-higher"),
        (Outcome.ACCEPTED, "۲۴٫۰۱", "score-over-cap"),
        (Outcome.ACCEPTED, "-3", "score-not-higher"),
        (Outcome.ACCEPTED, "", "score-not-a-number"),
        (Outcome.PARTLY, "زیاد", "score-not-a-number"),
        (Outcome.LOWERED, "3", "outcome-closed"),
    ],
)
async def test_bounds_of_a_new_score(staffed: World, outcome: Outcome, score: str, code: str) -> None:
    one = await assigned()
    await refused(code, lambda: deciding.decide(FIRST, one.id, one.version, outcome, score, REASON, business_now()))
    assert (await views.known(one.id)).state == "ASSIGNED"


async def test_a_score_falls_only_where_the_cycle_says_so(staffed: World) -> None:
    one = await assigned()
    await tx(lambda: Cycle.filter(id=1).update(score_may_fall=True))
    await refused(
        "score-not-lower",
        lambda: deciding.decide(FIRST, one.id, one.version, Outcome.LOWERED, "5", REASON, business_now()),
    )
    done = await tx(lambda: deciding.decide(FIRST, one.id, one.version, Outcome.LOWERED, "۳٫۵", REASON, business_now()))
    assert done.gained == Decimal("-1.5")


async def test_taken_back_before_the_answer_not_after(staffed: World) -> None:
    done = await decided()
    back = await tx(lambda: deciding.take_back(FIRST, done.id, done.version, business_now()))
    assert (back.state, back.outcome, back.score) == ("ASSIGNED", "", None)
    again = await tx(lambda: deciding.decide(FIRST, back.id, back.version, Outcome.PARTLY, "7", REASON, business_now()))
    answered = await tx(lambda: answering.answer(SYSTEM, again.id, again.version, business_now()))
    await refused("objection-moved", lambda: deciding.take_back(FIRST, done.id, answered.version, business_now()))


# The answers.


async def test_the_new_score_stands_beside_the_others_and_nothing_else_moves(staffed: World) -> None:
    done = await decided()
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
    await refused("objection-settled", lambda: drafting.begin(OWN, ENTRY, business_now()))


async def test_a_batch_answers_each_once_even_when_it_is_cut_off(staffed: World) -> None:
    done = await decided()
    seen = (await answering.preview(SYSTEM)).mark
    # Another decision among as many is another batch: what nobody saw does not go out.
    back = await tx(lambda: deciding.take_back(FIRST, done.id, done.version, business_now()))
    await tx(lambda: deciding.decide(FIRST, back.id, back.version, Outcome.PARTLY, "7", REASON, business_now()))
    await refused("answers-changed", lambda: answering.answer_all(SYSTEM, seen, business_now()))
    seen = (await answering.preview(SYSTEM)).mark
    assert await tx(lambda: answering.answer_all(SYSTEM, seen, business_now())) == 1
    await refused("nothing-to-answer", lambda: answering.answer_all(SYSTEM, seen, business_now()))

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
    done = await decided()
    await tx(lambda: sql.run("UPDATE value SET score = '6' WHERE source = 'preliminary' AND entry_id = ?", ENTRY))
    found = await answering.preview(SYSTEM)
    assert (found.count, found.held) == (0, 1)
    await refused("score-changed-since", lambda: answering.answer(SYSTEM, done.id, done.version, business_now()))
    assert await queue.held(SYSTEM, done.id)
    # Whoever decided it may be gone: staff give it to another.
    await tx(lambda: RoleGrant.filter(person_id=10).update(withdrawn_at=business_now()))
    again = await tx(lambda: queue.assign(SYSTEM, done.id, done.version, 12, business_now()))
    assert (again.state, again.outcome, again.decider_id) == ("ASSIGNED", "", 12)
    await tx(lambda: deciding.decide(THIRD, done.id, again.version, Outcome.ACCEPTED, "8", REASON, business_now()))
    assert (await answering.preview(SYSTEM)).count == 1


async def test_a_held_decision_that_no_appraiser_is_left_for_goes_to_the_committee(staffed: World) -> None:
    done = await decided()
    await refused("objection-moved", lambda: queue.escalate(SYSTEM, done.id, done.version, REASON, business_now()))
    await tx(lambda: sql.run("UPDATE value SET score = '6' WHERE source = 'preliminary' AND entry_id = ?", ENTRY))
    sent = await tx(lambda: queue.escalate(SYSTEM, done.id, done.version, REASON, business_now()))
    assert (sent.state, sent.outcome, sent.decided_at) == ("AT_COMMITTEE", "", None)


@pytest.mark.parametrize("back", ["taken back", "rejected"])
async def test_a_score_that_moved_under_a_decision_is_told_once_the_decision_is_gone(staffed: World, back: str) -> None:
    done = await decided()
    later = "UPDATE value SET score = '6' WHERE source = 'preliminary' AND entry_id = ?"

    async def moved() -> None:
        await sql.run(later, ENTRY)
        await standing.scores_changed(done.case_id)

    await tx(moved)
    while await tx(corrections.next_one):
        pass
    assert {one.entry_id: one.given for one in await making.told(done.case_id)}[ENTRY] == 5  # a decision hangs over it
    one = await tx(lambda: deciding.take_back(FIRST, done.id, done.version, business_now()))
    if back == "rejected":
        one = await tx(
            lambda: deciding.decide(FIRST, one.id, one.version, Outcome.REJECTED, None, REASON, business_now())
        )
        await tx(lambda: answering.answer(SYSTEM, one.id, one.version, business_now()))
    while await tx(corrections.next_one):
        pass
    assert {one.entry_id: one.given for one in await making.told(done.case_id)}[ENTRY] == 6


async def test_an_answer_that_was_asked_for_is_held_too(staffed: World) -> None:
    await decided()
    seen = (await answering.preview(SYSTEM)).mark
    await tx(lambda: answering.answer_all(SYSTEM, seen, business_now()))
    await tx(lambda: sql.run("UPDATE value SET score = '6' WHERE source = 'preliminary' AND entry_id = ?", ENTRY))
    assert not await answering.any_due()
    assert (await answering.preview(SYSTEM)).held == 1


async def test_answers_at_once_where_staff_say_so(staffed: World) -> None:
    await tx(lambda: answering.choose_at_once(SYSTEM, now=True))
    done = await decided()
    assert done.answer_asked_at is not None
    assert await tx(answering.next_case)
    assert (await Objection.get(id=done.id)).state == "ANSWERED"


async def test_figures_before_and_after(staffed: World) -> None:
    await decided(Outcome.PARTLY, "8")
    whole = await statistics.whole(SYSTEM)
    assert (whole.filed, whole.partly, whole.before, whole.after, whole.moved) == (1, 1, 5, 8, 3)
    assert [one.title for one in await statistics.figures(SYSTEM, "appraiser")] == ["شخص 11"]
    for by in ("outcome", "axis", "group", "nonsense"):
        assert [one.filed for one in await statistics.figures(SYSTEM, by)] == [1]
    assert [one.receipt for one in await statistics.register(SYSTEM)] == [(await views.known(1)).receipt]
