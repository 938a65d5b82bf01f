"""An appraiser's score: accepted, another with its reason, undone; two at once; what may not be (12b, 12c, ST-5)."""

import asyncio
import random
from datetime import timedelta
from decimal import Decimal

import pytest

from models import audit, sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from services.access import Actor, Denied, Grant, Role
from services.appraisal import card, deciding, desk, evidence, history, queue, undoing
from services.appraisal.deciding import Decided
from services.errors import Refused
from tests.services.conftest import World
from tests.services.sweep.scene import on_desks

ONE, TWO = (Actor(number, f"ارزیاب {number}", (Grant(Role.APPRAISER),)) for number in (10, 11))
NOTHING = "چیزی ثبت نشده است."
WHY = "مستندات ناقص است."
ENTRY, EMPTY = 1, 2  # appraisals: recorded with the value 50; never recorded


@pytest.fixture
async def desks(world: World) -> World:
    """Everything lies on the desk of `ONE`."""
    now = stored_time(business_now())

    async def make() -> None:
        for person in (ONE, TWO):
            await sql.run(
                "INSERT INTO person (id, name, phone, joined_at) VALUES (?, ?, ?, ?)",
                person.person_id,
                person.name,
                f"9891200000{person.person_id}",
                now,
            )
        await on_desks(ONE)

    await tx(make)
    return world


async def _accept(actor: Actor, number: int = ENTRY, version: int | None = 1) -> Decided:
    return await tx(lambda: deciding.accept(actor, number, business_now(), version, NOTHING))


async def _score(actor: Actor, given: str, reason: str = WHY, version: int | None = 1, number: int = ENTRY) -> Decided:
    return await tx(lambda: deciding.score(actor, number, given, reason, business_now(), version))


async def _refused(work: object) -> Refused:
    with pytest.raises(Refused) as refused:
        await work  # type: ignore[misc]
    return refused.value


async def test_accepting_gives_what_the_agency_said_and_twice_changes_nothing(desks: World) -> None:
    cap = (await desk.known(ENTRY)).entry.cap
    assert cap is not None
    first = await _accept(ONE)
    assert first.points == cap / 2
    again = await _accept(ONE)
    assert again.again
    one = await desk.known(ENTRY)
    assert (one.state, one.version) == ("SCORED", 2)
    assert one.preliminary is not None
    assert (one.preliminary.points, one.preliminary.achievement) == (cap / 2, Decimal("0.5"))
    assert len(await sql.rows("SELECT id FROM value WHERE source = 'preliminary'")) == 1


async def test_what_was_not_recorded_is_accepted_as_zero_and_says_why(desks: World) -> None:
    done = await _accept(ONE, EMPTY)
    assert done.points == 0
    one = await desk.known(EMPTY)
    assert one.preliminary is not None and one.preliminary.reason == NOTHING


async def test_another_score_in_any_digits_needs_a_reason_and_stays_below_the_cap(desks: World) -> None:
    cap = (await desk.known(ENTRY)).entry.cap
    assert cap is not None and cap > 5
    for given, code in {
        "": "score-not-a-number",
        "بد": "score-not-a-number",
        "-1": "score-negative",
        "۹۹۹۹": "score-above-cap",
        f"{cap + Decimal('0.01')}": "score-above-cap",
    }.items():
        assert (await _refused(_score(ONE, given))).code == code, given
    assert (await _refused(_score(ONE, "۴٫۵", "کم"))).code == "reason-too-short"
    assert (await _refused(_score(ONE, "۴٫۵", ""))).code == "reason-too-short"
    assert not await sql.rows("SELECT id FROM value WHERE source = 'preliminary'")
    assert (await _score(ONE, "۴٫۵")).points == Decimal("4.5")
    assert (await _score(ONE, "٤/٢٥", version=2)).points == Decimal("4.25")
    assert (await _score(ONE, f"{cap}", version=3)).points == cap
    whole = await sql.rows("SELECT score, superseded_at FROM value WHERE source = 'preliminary' ORDER BY id")
    assert [Decimal(one["score"]) for one in whole] == [Decimal("4.5"), Decimal("4.25"), cap]
    assert [one["superseded_at"] is None for one in whole] == [False, False, True]
    # What is proposed is accepted by its number, too: no reason is wanted for it.
    assert not (await deciding.typed(ONE, ENTRY, f"{cap / 2}", 4)).needs_reason
    assert (await _score(ONE, f"{cap / 2}", "", version=4)).points == cap / 2


async def test_what_reads_like_the_cap_is_the_cap(desks: World) -> None:
    await tx(lambda: sql.run("UPDATE indicator SET max_score = '16.666667'"))
    await tx(lambda: sql.run("UPDATE measure SET weight = '100'"))
    assert (await _score(ONE, "۱۶٫۶۷")).points == Decimal("16.666667")
    assert (await _refused(_score(ONE, "۱۶٫۶۸", version=2))).code == "score-above-cap"


async def test_no_score_before_the_weight_nor_while_something_else_is_to_be_decided(desks: World) -> None:
    async def code_of(work: str, *args: object) -> set[str]:
        await tx(lambda: sql.run(work, *args))
        codes = {(await _refused(_accept(ONE))).code, (await _refused(_score(ONE, "4"))).code}
        return codes | {(await _refused(_accept(ONE, version=None))).code}

    assert await code_of("UPDATE cycle SET weights_by_agency = 1") == {"weight-unknown"}
    await tx(lambda: sql.run("UPDATE cycle SET weights_by_agency = 0"))
    assert await code_of("UPDATE measure_entry SET state = 'NA_REQUESTED'") == {"na-undecided"}
    assert await code_of("UPDATE measure_entry SET state = 'NA_ACCEPTED'") == {"na-accepted"}
    await tx(lambda: sql.run("UPDATE measure_entry SET state = 'CENTRAL_PENDING'"))
    assert (await _refused(_accept(ONE))).code == "nothing-proposed"
    assert (await _score(ONE, "4")).points == 4
    await tx(lambda: sql.run("UPDATE measure_entry SET state = 'SELF_SCORED'"))
    for state, code in (("RELEASING", "result-releasing"), ("FINAL", "result-frozen")):
        assert await code_of("UPDATE case_result SET state = ?", state) == {code}
    await tx(lambda: sql.run("UPDATE case_result SET state = 'UNDER_APPRAISAL'"))
    until = stored_time(business_now() + timedelta(days=1))
    assert await code_of("UPDATE appraisal SET state = 'RETURNED', returned_until = ?", until) == {"entry-returned"}
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'WAITING'"))
    assert await code_of("UPDATE agency_case SET state = 'IN_PROGRESS'") == {"case-open-again"}
    await tx(lambda: sql.run("UPDATE agency_case SET state = 'LOCKED'"))
    now = stored_time(business_now())
    conflict = "INSERT INTO conflict (reason, declared_at, agency_id, person_id) VALUES ('خویشاوند', ?, 1, 10)"
    assert await code_of(conflict, now) == {"conflict-declared"}
    assert (await _refused(card.card(ONE, ENTRY))).code == "conflict-declared"


async def test_scoring_after_a_release_marks_a_new_sheet_due(desks: World) -> None:
    await _accept(ONE)
    await tx(lambda: sql.run("UPDATE case_result SET state = 'RELEASED'"))
    await _score(ONE, "3", version=2)
    found = await sql.row("SELECT sheet_due, state FROM case_result WHERE case_id = 1")
    assert found is not None and (found["sheet_due"], found["state"]) == (1, "RELEASED")
    assert (await _refused(tx(lambda: undoing.undo(ONE, business_now())))).code == "undo-released"


async def test_undoing_gives_the_former_score_back_act_by_act(desks: World) -> None:
    await _accept(ONE)
    await _score(ONE, "3", version=2)
    done = await tx(lambda: undoing.undo(ONE, business_now()))
    assert (done.kind, done.changed, done.appraisal_id) == ("score", (), ENTRY)
    one = await desk.known(ENTRY)
    assert one.state == "SCORED" and one.preliminary is not None and one.preliminary.points == one.entry.cap / 2  # type: ignore[operator]
    await tx(lambda: undoing.undo(ONE, business_now()))
    one = await desk.known(ENTRY)
    assert (one.state, one.preliminary) == ("WAITING", None)
    result = await sql.row("SELECT state FROM case_result WHERE case_id = 1")
    assert result is not None and result["state"] == "UNDER_APPRAISAL"
    assert (await _refused(tx(lambda: undoing.undo(ONE, business_now())))).code == "nothing-to-undo"
    kinds = [each.kind for each in await history.of_entry(one)]
    assert kinds.count("undone") == 2 and kinds.count("preliminary") == 3 and kinds.count("self") == 1
    assert await audit.verify()


async def test_what_changed_since_is_not_undone_and_is_named(desks: World) -> None:
    await _accept(ONE)
    await tx(lambda: sql.run("UPDATE appraisal SET appraiser_id = 11"))
    await _score(TWO, "3", version=2)
    await tx(lambda: sql.run("UPDATE appraisal SET appraiser_id = 10"))
    done = await tx(lambda: undoing.undo(ONE, business_now()))
    assert (done.numbers, len(done.changed)) == ((), 1)
    one = await desk.known(ENTRY)
    assert one.preliminary is not None and one.preliminary.points == 3


async def test_a_command_does_not_touch_what_somebody_else_scored(desks: World) -> None:
    await _accept(ONE)
    await tx(lambda: sql.run("UPDATE appraisal SET appraiser_id = 11"))
    assert (await _refused(_score(TWO, "3", version=None))).code == "scored-by-other"
    assert (await _refused(_accept(TWO, version=None))).code == "scored-by-other"
    assert (await _score(TWO, "3", version=2)).points == 3  # with the card, where the score is seen


async def test_another_s_entry_is_denied_and_noted(desks: World) -> None:
    number = (await desk.known(ENTRY)).entry.number
    for work in (
        lambda: desk.find(TWO, number),
        lambda: card.by_number(TWO, number),
        lambda: deciding.accept(TWO, ENTRY, business_now(), 1, NOTHING),
        lambda: deciding.score(TWO, ENTRY, "3", WHY, business_now(), None),
        lambda: queue.skip(TWO, ENTRY),
        lambda: evidence.of_own(TWO, ENTRY),
        lambda: history.of_own(TWO, ENTRY),
    ):
        with pytest.raises(Denied):
            await tx(work)
    assert (await desk.known(ENTRY)).version == 1


async def test_only_evidence_that_arrived_in_time_is_shown(desks: World) -> None:
    locked = business_now() - timedelta(hours=1)
    await tx(lambda: sql.run("UPDATE agency_case SET locked_at = ?", stored_time(locked)))

    async def file(name: str, minutes: int, replaces: int | None = None, entry: int = 1) -> int:
        at = stored_time(locked + timedelta(minutes=minutes))
        await tx(
            lambda: sql.run(
                "INSERT INTO evidence_file (state, name, mime, size, sha256, platform, chat_id, message_id, file_id, "
                "sent_at, purpose, case_id, entry_id, person_id, replaces_id, resend_until) VALUES "
                "('UPLOADED', ?, '', 1, 'x', 'bale', 1, abs(random()), '', ?, 'evidence', 1, ?, 2, ?, ?)",
                name,
                at,
                entry,
                replaces,
                at,
            )
        )
        found = await sql.row("SELECT max(id) AS id FROM evidence_file")
        assert found is not None
        return int(found["id"])

    early, late = await file("early", -5), await file("late", 5)
    lost = await file("lost", -4)
    await tx(lambda: sql.run("UPDATE evidence_file SET state = 'REPLACED' WHERE id = ?", lost))
    again = await file("again", 20, replaces=lost)
    names = [one.name for one in (await evidence.of_own(ONE, ENTRY))[1]]
    assert names == ["early", "again"]
    assert (await _refused(evidence.open_file(ONE, ENTRY, late))).code == "unknown-file"
    assert (await _refused(evidence.open_file(ONE, EMPTY, early))).code == "unknown-file"
    opened = await evidence.open_file(ONE, ENTRY, early)
    assert opened.following is not None and opened.following.id == again
    act = stored_time(locked + timedelta(minutes=1))

    async def returned() -> None:
        await sql.run(
            "INSERT INTO appraisal_act (id, kind, acted_at, cycle_id, person_id) VALUES (1, 'return', ?, 1, 10)", act
        )
        await sql.run("INSERT INTO appraisal_step (former, version, act_id, appraisal_id) VALUES ('{}', 2, 1, 1)")

    await tx(returned)
    assert [one.name for one in (await evidence.of_own(ONE, ENTRY))[1]] == ["early", "late", "again"]


async def _race(chance: random.Random, number: int, version: int) -> tuple[int, int]:
    """Two appraisers with the same card open, while the entry changes hands; returns how many got through, and lost."""
    hand_over = "UPDATE appraisal SET appraiser_id = ? WHERE id = ?"
    works = [
        lambda: deciding.accept(ONE, number, business_now(), version, NOTHING),
        lambda: deciding.score(TWO, number, f"{chance.randrange(1, 4)}", WHY, business_now(), version),
        lambda: deciding.score(ONE, number, "1.5", WHY, business_now(), version),
        lambda: sql.run(hand_over, chance.choice((10, 11)), number),
        lambda: sql.run(hand_over, chance.choice((10, 11)), number),
    ]
    chance.shuffle(works)
    done = await asyncio.gather(*(tx(work) for work in works), return_exceptions=True)
    for one in done:
        assert isinstance(one, Decided | int | Refused), one
    wins = [one for one in done if isinstance(one, Decided) and not one.again]
    assert all(one.code in ("changed-meanwhile", "not-allowed") for one in done if isinstance(one, Refused))
    standing = await sql.rows(
        "SELECT score FROM value WHERE entry_id = ? AND source = 'preliminary' AND superseded_at IS NULL", number
    )
    after = (await desk.known(number)).version
    if wins:
        assert [Decimal(one["score"]) for one in standing] == [wins[0].points]
    return len(wins), abs(after - version - len(wins)) + (len(standing) > 1)


@pytest.mark.parametrize("races", [pytest.param(40, marks=pytest.mark.deep), pytest.param(500, marks=pytest.mark.slow)])
async def test_two_appraisers_on_one_entry_never_overwrite_each_other(desks: World, races: int) -> None:
    chance = random.Random(12)
    won = lost = 0
    for _ in range(races):
        number = chance.choice((1, 2, 3))
        through, gone = await _race(chance, number, (await desk.known(number)).version)
        assert through <= 1
        won, lost = won + through, lost + gone
    values = await sql.row("SELECT count(*) AS n FROM value WHERE source = 'preliminary'")
    assert values is not None and values["n"] == won  # each that got through is in the history
    print(f"{races} races: {won} scores, {lost} lost updates")
    assert won > races / 2 and lost == 0
