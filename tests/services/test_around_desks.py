"""The rules around the desks: assigning, conflicts, many at once, re-checks, leniency, second looks."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pytest

from messages.catalogue import text
from messages.digits import fa
from messages.words import Words
from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from scheduler import digest as daily
from services.access import SYSTEM, Actor, Grant, Role
from services.appraisal import (
    assigning,
    bulk,
    conflicts,
    desk,
    desk_boards,
    leniency,
    rechecking,
    second_look,
    undoing,
    writing,
)
from services.appraisal.assigning import Scope, Share
from services.appraisal.bulk import Kind
from services.appraisal.rechecking import Marked
from services.case.self_assessment import write_value
from services.catalogue import reference_values, rescoring, scoring
from services.errors import Refused
from services.overview import digest
from services.people import people
from tests.services.conftest import World
from tests.services.sweep.scene import on_desks, scored
from tests.talk import read

ADMIN = Actor(1, "", (Grant(Role.ADMIN),))
LATER = 60_000


class Undone(Exception):
    """What a work did is looked at and taken back."""


async def _appraisers(world: World, count: int = 3) -> list[Actor]:
    found = []
    for number in range(count):
        person = await people.join(f"ارزیاب {number}", f"98912000002{number}", "bale", 200 + number, 200 + number)
        await people.grant(None, person.id, Role.APPRAISER, None)
        found.append(Actor(person.id, person.name, (Grant(Role.APPRAISER),)))
    return found


async def _ready(world: World, scene: Any = on_desks, count: int = 3) -> list[Actor]:
    """Appraisers, and everything on the desk of the first (the scene's own person is none of them)."""

    async def make() -> list[Actor]:
        found = await _appraisers(world, count)
        await sql.run("INSERT INTO person (id, name, joined_at) VALUES (10, 'x', ?)", stored_time(business_now()))
        await scene(SYSTEM)
        first = found[0].person_id
        await sql.run(
            "UPDATE appraisal SET appraiser_id = ?, scored_by_id = iif(scored_by_id IS NULL, NULL, ?)", first, first
        )
        await sql.run("UPDATE value SET person_id = ? WHERE source = 'preliminary'", first)
        return found

    return await tx(make)


async def _number(query: str, *args: object) -> int:
    found = await sql.row(query, *args)
    assert found is not None
    return int(next(iter(dict(found).values())))


async def _desk(person: Actor) -> int:
    return await _number("SELECT count(*) FROM appraisal WHERE appraiser_id = ?", person.person_id)


async def test_the_rest_goes_evenly_and_never_where_there_is_a_conflict(world: World) -> None:
    one, two, three = await _ready(world)
    await tx(lambda: sql.run("UPDATE appraisal SET appraiser_id = NULL"))
    await tx(lambda: conflicts.put_down(ADMIN, three.person_id or 0, 1, "خویشاوندی", business_now()))
    plan = await assigning.preview(ADMIN, Share(Scope.REST))
    assert (plan.moved, plan.blocked) == (20, 0)
    assert {load.before for load in plan.loads} == {0}
    done = await tx(lambda: assigning.assign(ADMIN, Share(Scope.REST)))
    assert {load.after for load in done.loads} <= {6, 7}
    assert (
        await _number(
            "SELECT count(*) FROM appraisal p JOIN agency_case c ON c.id = p.case_id "
            "WHERE p.appraiser_id = ? AND c.agency_id = 1",
            three.person_id,
        )
        == 0
    )
    to_one = await assigning.preview(ADMIN, Share(Scope.AGENCY, 1), three.person_id or 0)
    assert (to_one.moved, to_one.blocked) == (0, 10)
    with pytest.raises(Refused, match="nothing-to-assign"):
        await tx(lambda: assigning.assign(ADMIN, Share(Scope.AGENCY, 1), three.person_id or 0))
    # Absent: the desk goes to the others, evenly.
    before = await _desk(two)
    plan = await tx(lambda: assigning.assign(ADMIN, Share(Scope.PERSON, two.person_id or 0)))
    assert plan.moved == before
    assert await _desk(two) == 0
    assert await _desk(one) + await _desk(three) == 20
    with pytest.raises(Refused, match="unknown-appraiser"):
        await assigning.preview(ADMIN, Share(Scope.REST), world.nobody.person_id or 0)
    with pytest.raises(Refused, match="unknown-share"):
        await assigning.preview(ADMIN, Share(Scope.AXIS, 999))


async def test_what_was_scored_keeps_its_scorer(world: World) -> None:
    one, two, _ = await _ready(world, scored)
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'WAITING', scored_by_id = NULL WHERE case_id = 2"))
    done = await tx(lambda: assigning.assign(ADMIN, Share(Scope.PERSON, one.person_id or 0), two.person_id or 0))
    assert done.moved == 10
    assert (
        await _number(
            "SELECT count(*) FROM appraisal WHERE scored_by_id = ? AND appraiser_id = ?", one.person_id, one.person_id
        )
        == 10
    )
    with pytest.raises(Refused, match="no-appraisers"):
        await tx(lambda: _alone(one))


async def _alone(one: Actor) -> None:
    await sql.run(
        "UPDATE role_grant SET withdrawn_at = granted_at WHERE role = 'appraiser' AND person_id <> ?", one.person_id
    )
    await assigning.preview(ADMIN, Share(Scope.PERSON, one.person_id or 0))


async def test_a_lost_role_leaves_open_entries_with_nobody(world: World) -> None:
    one, two, _ = await _ready(world)
    assert (await desk_boards.counts(ADMIN, 1)).unassigned == 0
    await tx(lambda: people.withdraw(ADMIN, one.person_id or 0, Role.APPRAISER, None))
    found = await desk_boards.counts(ADMIN, 1)
    assert (found.total, found.open, found.unassigned) == (20, 20, 20)
    assert [(line.free, line.open) for line in await desk_boards.unassigned(ADMIN, 1)] == [(10, 10), (10, 10)]
    await tx(lambda: assigning.assign(ADMIN, Share(Scope.REST), two.person_id or 0))
    assert (await desk_boards.counts(ADMIN, 1)).unassigned == 0


async def test_a_role_in_the_agency_is_a_conflict_by_itself(world: World) -> None:
    one, two, _ = await _ready(world)
    await tx(lambda: people.grant(None, one.person_id or 0, Role.LIAISON, 1))
    assert (await desk_boards.counts(ADMIN, 1)).unassigned == 10
    assert [(it.id, it.agency_id) for it in await conflicts.listed(ADMIN)] == [(0, 1)]
    with pytest.raises(Refused, match="conflict-gone"):
        await tx(lambda: conflicts.withdraw(ADMIN, 0))
    plan = await assigning.preview(ADMIN, Share(Scope.REST))
    assert plan.moved == 10
    assert two.person_id in {load.person_id for load in plan.loads}


async def test_a_declared_conflict_frees_the_desk_and_names_what_was_given(world: World) -> None:
    one, _, _ = await _ready(world, scored)
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'WAITING', scored_by_id = NULL WHERE id <= 4"))
    done = await tx(lambda: conflicts.declare(one, 1, "خویشاوندی", business_now()))
    assert (done.freed, done.given) == (4, 6)
    with pytest.raises(Refused, match="conflict-known"):
        await tx(lambda: conflicts.declare(one, 1, "خویشاوندی", business_now()))
    with pytest.raises(Refused, match="conflict-reason"):
        await tx(lambda: conflicts.declare(one, 2, " ", business_now()))
    marked = await tx(lambda: conflicts.recheck_given(ADMIN, one.person_id or 0, 1))
    assert marked == Marked(6, 0, 0)
    with pytest.raises(Refused, match="nothing-to-recheck"):
        await tx(lambda: conflicts.recheck_given(ADMIN, one.person_id or 0, 1))
    assert await _number("SELECT count(*) FROM appraisal WHERE state = 'RECHECK' AND appraiser_id IS NULL") == 6
    found = await conflicts.listed(ADMIN)
    await tx(lambda: conflicts.withdraw(ADMIN, found[0].id))
    with pytest.raises(Refused, match="conflict-gone"):
        await tx(lambda: conflicts.withdraw(ADMIN, found[0].id))


async def _recorded(amount: str = "50", reference: str | None = None) -> None:
    """Every measure of the agencies' own is recorded with an amount; a steward reported one for some."""
    now = stored_time(business_now())
    await sql.run("DELETE FROM value")
    await sql.run(
        "UPDATE measure_entry SET state = 'SELF_SCORED' WHERE state NOT IN ('CENTRAL_PENDING', 'CENTRAL_FILLED')"
    )
    for one in await sql.rows("SELECT id FROM measure_entry WHERE state = 'SELF_SCORED'"):
        view = (await desk.of_entry(one["id"])).entry
        achieved = view.achieved(Decimal(amount))
        await write_value(
            view, "self", Decimal(amount), achieved, scoring.points(view.cap, achieved), 2, business_now()
        )
    if reference is not None:
        await sql.run(
            "INSERT INTO reference_value (agency_id, measure_id, kind, amount, letter, given_at) "
            "SELECT c.agency_id, e.measure_id, 'steward', ?, '', ? FROM measure_entry e "
            "JOIN agency_case c ON c.id = e.case_id WHERE e.state = 'SELF_SCORED' AND c.agency_id = 1",
            reference,
            now,
        )


async def _written() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for query in (
        "SELECT entry_id, amount, achievement, score, person_id, acted_at, reason, superseded_at IS NULL AS stands "
        "FROM value WHERE source = 'preliminary' ORDER BY entry_id, id",
        "SELECT id, state, version, scored_by_id, scored_at, recheck_reason, skipped_at FROM appraisal ORDER BY id",
        "SELECT appraisal_id, version FROM appraisal_step ORDER BY appraisal_id",
        "SELECT case_id, state, sheet_due FROM case_result ORDER BY case_id",
    ):
        rows += [dict(one) for one in await sql.rows(query)]
    return rows


async def test_many_at_once_leave_the_same_rows_as_one_by_one(world: World) -> None:
    one, _, _ = await _ready(world)
    await tx(lambda: _recorded())
    at, seen_at = business_now(), int(business_now().timestamp() * 1000) + LATER
    found: list[list[dict[str, Any]]] = []

    async def at_once() -> None:
        done = await bulk.apply(one, Kind.PROPOSED, 0, "دلیل", at, 20, seen_at)
        assert done.done == len([row for row in await _written() if row.get("state") == "SCORED"])
        found.append(await _written())
        raise Undone

    async def one_by_one() -> None:
        act_id = await writing.begin_act(one.person_id, 1, "bulk-proposed", at)
        for row in await sql.rows("SELECT id FROM appraisal ORDER BY id"):
            it = await desk.known(row["id"])
            if it.proposed is not None:
                await writing.score(it, one.person_id, it.proposed.achievement, it.proposed.points, "دلیل", at, act_id)
        found.append(await _written())
        raise Undone

    for work in (at_once, one_by_one):
        with pytest.raises(Undone):
            await tx(work)
    assert found[0] == found[1]
    assert len([row for row in found[0] if row.get("reason") == "دلیل"]) > 10


async def test_equal_to_the_stewards_value_and_filled_from_it(world: World) -> None:
    one, _, _ = await _ready(world)
    await tx(lambda: _recorded("50", "50.0"))
    own = await _number("SELECT count(*) FROM measure_entry WHERE state = 'SELF_SCORED' AND case_id = 1")
    assert (await bulk.preview(one, Kind.EQUAL)).count == own
    assert (await bulk.preview(one, Kind.STEWARD)).count == 0
    await tx(lambda: sql.run("UPDATE reference_value SET amount = '80'"))
    assert (await bulk.preview(one, Kind.EQUAL)).count == 0
    shown = await bulk.preview(one, Kind.STEWARD)
    assert shown.count == own
    # What comes on the desk after the preview is left alone; what left it is counted.
    await tx(lambda: sql.run("UPDATE appraisal SET appraiser_id = NULL WHERE id = 1"))
    later = stored_time(business_now().replace(year=business_now().year + 1))
    await tx(lambda: sql.run("UPDATE reference_value SET given_at = ? WHERE id = 2", later))
    done = await tx(lambda: bulk.apply(one, Kind.STEWARD, 0, "r", business_now(), shown.count, shown.at + LATER))
    assert (done.done, done.left) == (own - 2, 2)
    assert (
        await _number("SELECT count(*) FROM value WHERE source = 'preliminary' AND achievement LIKE '0.8%'") == own - 2
    )
    undone = await tx(lambda: undoing.undo(one, business_now()))
    assert len(undone.numbers) == own - 2
    assert await _number("SELECT count(*) FROM value WHERE source = 'preliminary' AND superseded_at IS NULL") == 0


async def test_zero_only_where_nothing_was_recorded(world: World) -> None:
    one, _, _ = await _ready(world)
    empty = await _number("SELECT count(*) FROM measure_entry WHERE state = 'EMPTY'")
    assert (await bulk.preview(one, Kind.ZERO)).count == empty
    await tx(lambda: sql.run("UPDATE measure_entry SET state = 'NA_REQUESTED' WHERE id = 2"))
    assert (await bulk.preview(one, Kind.ZERO)).count == empty - 1
    await tx(lambda: conflicts.declare(one, 2, "خویشاوندی", business_now()))
    assert (await bulk.preview(one, Kind.ZERO)).agencies == 1
    with pytest.raises(Refused, match="nothing-in-bulk"):
        await tx(lambda: bulk.apply(one, Kind.EQUAL, 0, "r", business_now(), 1, 1))


async def test_a_recheck_opens_a_case_before_its_release_and_is_due_by_the_new_score_after_it(world: World) -> None:
    one, _, _ = await _ready(world, scored)
    await tx(lambda: sql.run("UPDATE case_result SET state = 'RELEASED' WHERE case_id = 2"))
    ids = [row["id"] for row in await sql.rows("SELECT id FROM appraisal WHERE case_id = 1 OR id > 18")]
    assert await tx(lambda: rechecking.mark(ids, "دلیل")) == Marked(12, 0, 0)
    results = [dict(row) for row in await sql.rows("SELECT state, sheet_due FROM case_result ORDER BY case_id")]
    assert results == [{"state": "UNDER_APPRAISAL", "sheet_due": 0}, {"state": "RELEASED", "sheet_due": 0}]
    assert await tx(lambda: rechecking.mark(ids, "دیگر")) == Marked(0, 12, 0)

    async def again() -> None:
        it = await desk.known(20)
        act_id = await writing.begin_act(one.person_id, 1, "score", business_now())
        await writing.score(it, one.person_id, Decimal("0.1"), Decimal(2), "r", business_now(), act_id)

    await tx(again)
    assert await _number("SELECT sheet_due FROM case_result WHERE case_id = 2") == 1
    await tx(lambda: sql.run("UPDATE case_result SET state = 'FINAL' WHERE case_id = 2"))
    assert await tx(lambda: rechecking.mark([17, 18], "دلیل")) == Marked(0, 0, 2)


@pytest.mark.feature("15d")
async def test_a_corrected_stewards_value_brings_what_was_scored_from_it_back(world: World) -> None:
    await _ready(world, scored)
    found = await sql.rows(
        "SELECT DISTINCT m.id, m.code, m.kind FROM measure m JOIN measure_entry e ON e.measure_id = m.id ORDER BY m.id"
    )
    central = next(one["code"] for one in found if one["kind"] == "central")
    own = next(one["code"] for one in found if one["kind"] == "ratio")

    async def report(amount: int) -> None:
        rows = [
            {"agency_code": "A", "measure_code": code, "amount": Decimal(amount), "letter": ""}
            for code in (central, own)
        ]
        await tx(lambda: reference_values.STEWARD_LIST.apply(SYSTEM, rows))
        while await tx(rescoring.next_case):
            pass

    async def listed() -> list[tuple[str, str]]:
        return sorted((one.code, one.reason) for one in (await rechecking.listed(ADMIN))[0])

    await report(60)
    assert await listed() == [(central, rechecking.STEWARD)]
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'SCORED', recheck_reason = ''"))
    await report(60)
    assert await listed() == []
    await report(70)
    assert await listed() == sorted([(central, rechecking.STEWARD), (own, rechecking.STEWARD)])
    assert (await desk_boards.counts(ADMIN, 1)).rechecks == 2


async def test_the_same_mistake_elsewhere_leaves_the_case_it_was_found_in(world: World) -> None:
    await _ready(world, scored)
    entry = await sql.row("SELECT id, measure_id FROM measure_entry WHERE case_id = 1 ORDER BY id LIMIT 1")
    assert entry is not None
    assert await rechecking.scored_elsewhere(ADMIN, entry["measure_id"], entry["id"]) == 1
    marked = await tx(lambda: rechecking.mark_measure(ADMIN, entry["measure_id"], "مخرج نادرست است", entry["id"]))
    assert marked == Marked(1, 0, 0)
    lines, count = await rechecking.listed(ADMIN)
    assert (count, lines[0].reason) == (1, "مخرج نادرست است")
    with pytest.raises(Refused, match="recheck-reason"):
        await tx(lambda: rechecking.mark_measure(ADMIN, entry["measure_id"], "؟"))


async def test_second_looks_are_drawn_once_listed_when_they_differ_and_settled_by_a_third(world: World) -> None:
    one, two, three = await _ready(world, scored)
    with pytest.raises(Refused, match="same-appraiser"):
        await tx(lambda: second_look.draw(ADMIN, one.person_id or 0, 10, one.person_id or 0))
    done = await tx(lambda: second_look.draw(ADMIN, one.person_id or 0, 50, two.person_id or 0))
    assert (done.drawn, done.of) == (10, 20)
    assert await _desk(two) == 10
    assert await second_look.drawable(ADMIN, one.person_id or 0) == 10

    async def look(share: str, number: int) -> int:
        row = (await sql.rows("SELECT id FROM appraisal WHERE state = 'RECHECK' ORDER BY id"))[0]
        it = await desk.known(row["id"])
        act_id = await writing.begin_act(two.person_id, 1, "score", business_now())
        await writing.score(it, two.person_id, Decimal(share), Decimal(number), "r", business_now(), act_id)
        return int(row["id"])

    await tx(lambda: look("0.45", 9))  # 0.2 of the cap away: within what may differ
    assert (await second_look.looks(ADMIN)).differing == ()
    differs = await tx(lambda: look("0.46", 9))
    looks = await second_look.looks(ADMIN)
    assert (looks.drawn, looks.looked) == (10, 2)
    assert [it.appraisal_id for it in looks.differing] == [differs]
    assert await tx(lambda: second_look.third(ADMIN, differs)) == three.name
    with pytest.raises(Refused, match="look-settled"):
        await tx(lambda: second_look.third(ADMIN, differs))
    assert (await second_look.looks(ADMIN)).differing == ()


def _given(*scores: tuple[int, int, list[float]]) -> leniency.Given:
    found: dict[int, dict[int, list[float]]] = {}
    for measure, person, shares in scores:
        found.setdefault(measure, {})[person] = shares
    return found


def test_leniency_compares_on_the_same_measures_only() -> None:
    # Both give the same for the same measure; the second has the easier measure more often.
    even = _given((1, 1, [0.9] * 5), (1, 2, [0.9] * 20), (2, 1, [0.4] * 20), (2, 2, [0.4] * 5), (3, 1, [1.0] * 50))
    line = leniency.line(even, 1, "")
    assert (line.scores, line.peers, line.difference) == (25, 25, 0)
    lenient = _given((1, 1, [0.9] * 12), (1, 2, [0.7] * 12))
    assert leniency.line(lenient, 1, "").difference == pytest.approx(0.2)
    assert leniency.line(lenient, 2, "").difference == pytest.approx(-0.2)
    few = _given((1, 1, [0.9] * 9), (1, 2, [0.7] * 12))
    assert leniency.line(few, 1, "").own is None
    assert asdict(leniency.line({}, 1, "")) | {"name": ""} == {
        **dict.fromkeys(("own", "others", "difference")),
        "person_id": 1,
        "name": "",
        "scores": 0,
        "peers": 0,
    }


@pytest.mark.feature("12g")
async def test_the_daily_digest_tells_how_the_appraisal_goes(world: World) -> None:
    one, _, _ = await _ready(world)
    began = business_now()
    await tx(lambda: _recorded())
    shown = await bulk.preview(one, Kind.PROPOSED)
    await tx(lambda: bulk.apply(one, Kind.PROPOSED, 0, "r", business_now(), shown.count, shown.at))
    await tx(lambda: people.withdraw(ADMIN, one.person_id or 0, Role.APPRAISER, None))
    found = await digest.of_day(SYSTEM, began)
    assert found is not None
    assert found.appraised is not None
    assert found.appraised.given == shown.count
    told = daily._appraisal(found)
    assert isinstance(told, Words)
    said = read(text(told.message_id, told.args, now=began))
    left = 20 - shown.count
    assert f"{fa(shown.count)} از ۲۰ سنجه امتیاز دارد؛" in said
    assert f"بی‌ارزیاب {fa(left)}" in said
