"""Scores computed anew, agency by agency, when caps or targets changed or a steward has reported (art. 2, §11.5-6).

After the lock the scores that the organisation gave follow: a changed cap by their share of it, at once; a changed
target or steward's value by being looked at again.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from models import audit, sql
from models.assessment import AgencyCase
from models.clock import business_now
from models.fields import exact
from services.access import SYSTEM
from services.appraisal import rechecking
from services.appraisal.desk import AFTER_OBJECTION, PRELIMINARY
from services.case import cases, entries
from services.case.entries import EntryView
from services.case.self_assessment import SELF, STEWARD, write_value
from services.catalogue import scoring
from services.notices import Notice, post
from services.people import people
from services.results import standing
from services.states import CENTRAL_STATES, ENTRY, FROZEN_RESULTS, SENT, ResultState, in_sql

RESCORED = "rescored"


async def mark(cycle_id: int, agency_ids: list[int] | None = None) -> None:
    """Have the scores of the cycle's cases (of some agencies, or all) computed anew by the next ticks."""
    wanted = AgencyCase.filter(cycle_id=cycle_id)
    if agency_ids is not None:
        wanted = wanted.filter(agency_id__in=agency_ids)
    await wanted.update(rescore_due=True)


async def any_due() -> bool:
    """Whether a case waits for its scores (a reading look, outside the gate)."""
    return await _waiting() is not None


async def next_case() -> bool:
    """Compute one waiting case's scores anew; returns whether there was one. One whose sheet is about to be sent is
    left to the release, which does it before the sheet is made."""
    waiting = await _waiting()
    if waiting is None:
        return False
    await of_case(await AgencyCase.get(id=waiting["id"]))
    return True


async def _waiting() -> sql.Record | None:
    return await sql.row(
        "SELECT c.id FROM agency_case c LEFT JOIN case_result r ON r.case_id = c.id "
        "WHERE c.rescore_due = 1 AND coalesce(r.state, '') <> ? ORDER BY c.id LIMIT 1",
        ResultState.RELEASING.value,
    )


async def of_case(case: AgencyCase) -> None:
    """Compute a case's scores anew, with the measures it lacks.

    A score that comes out different is written beside the former one, which stays superseded, with its own person
    and time. Running it again changes nothing: the result depends on the present state alone.
    """
    added = await cases.add_entries(case)
    if added:
        await _tell_of_new(case, added)
    changed, followed, given = added, 0, await _given(case.id)
    for entry in await entries.entries(SYSTEM, case.agency_id, of_case=case.id):
        changed += await (_report(entry) if entry.state in CENTRAL_STATES else _rescore(entry))
        followed += await _follow(entry, given[entry.id])
    if followed:
        await standing.many_changed([case.id])
    await AgencyCase.filter(id=case.id).update(rescore_due=False)
    if changed or followed:
        details = {"changed": changed, "given": followed}
        await audit.record([audit.Event(None, "case.rescored", f"case:{case.id}", details)])


async def _tell_of_new(case: AgencyCase, added: int) -> None:
    """An agency that is at work, or has handed its work over, is told of measures that came in the meantime."""
    newest = await sql.row("SELECT max(number) AS number FROM measure_entry WHERE case_id = ?", case.id)
    assert newest is not None
    message = "measures-added-sent" if case.state in SENT else "measures-added"
    key = f"added:{case.id}:{newest['number']}"
    buttons = (("btn-home", "home"),)
    await post(
        [
            Notice(f"{key}:{person}", person, message, {"count": added}, buttons, important=True)
            for person in await people.of_agency(case.agency_id)
        ]
    )


async def _rescore(entry: EntryView) -> int:
    if entry.amount is None:
        return 0
    achieved = entry.achieved(entry.amount)
    points = scoring.points(entry.cap, achieved)
    if _same(achieved, entry.achievement) and _same(points, entry.score):
        return 0
    former = await sql.row(
        "SELECT person_id, acted_at FROM value WHERE entry_id = ? AND source = ? AND superseded_at IS NULL",
        entry.id,
        SELF,
    )
    assert former is not None
    acted_at = entries.as_time(former["acted_at"]) or business_now()
    await write_value(entry, SELF, entry.amount, achieved, points, former["person_id"], acted_at, RESCORED)
    if not _same(achieved, entry.achievement):
        await _look_again(entry, rechecking.TARGET)
    return 1


async def _report(entry: EntryView) -> int:
    """The steward's value of a central measure takes its place among the values."""
    if entry.steward_value is None:
        return 0
    achieved = entry.achieved(entry.steward_value)
    points = scoring.points(entry.cap, achieved)
    stands = await sql.row(
        "SELECT amount, achievement, score FROM value WHERE entry_id = ? AND source = ? AND superseded_at IS NULL",
        entry.id,
        STEWARD,
    )
    if stands is not None and all(
        _same(new, entries.as_decimal(stands[name]))
        for name, new in (("amount", entry.steward_value), ("achievement", achieved), ("score", points))
    ):
        return 0
    await write_value(entry, STEWARD, entry.steward_value, achieved, points, None, business_now())
    after = ENTRY.after(entry.state, "report")
    await sql.run("UPDATE measure_entry SET state = ?, version = version + 1 WHERE id = ?", after, entry.id)
    if stands is None or not _same(entry.steward_value, entries.as_decimal(stands["amount"])):
        await _look_again(entry, rechecking.STEWARD)
    elif not _same(achieved, entries.as_decimal(stands["achievement"])):
        await _look_again(entry, rechecking.TARGET)
    return 1


async def _look_again(entry: EntryView, reason: str) -> None:
    """What was scored on the ground that has just changed goes to the re-check list."""
    found = await sql.rows(
        "SELECT id FROM appraisal WHERE entry_id = ? AND state = 'SCORED' AND scored_by_id IS NOT NULL", entry.id
    )
    await rechecking.mark([one["id"] for one in found], reason)


async def _given(case_id: int) -> dict[int, list[sql.Record]]:
    """The scores of the organisation that stand and may still change, by entry."""
    found = await sql.rows(
        "SELECT v.* FROM value v JOIN measure_entry e ON e.id = v.entry_id JOIN case_result r ON r.case_id = e.case_id "  # noqa: S608 - constants only
        "WHERE e.case_id = ? AND v.source IN (?, ?) AND v.superseded_at IS NULL "
        f"AND r.state NOT IN {in_sql(FROZEN_RESULTS)}",
        case_id,
        PRELIMINARY,
        AFTER_OBJECTION,
    )
    given: dict[int, list[sql.Record]] = defaultdict(list)
    for one in found:
        given[one["entry_id"]].append(one)
    return given


async def _follow(entry: EntryView, given: Sequence[sql.Record]) -> int:
    """Scores follow a changed cap by the share that was given; person, time and share stay. Returns how many did."""
    followed = 0
    for one in given:
        share, former = entries.as_decimal(one["achievement"]), entries.as_decimal(one["score"])
        if share is None:
            continue
        points = points_of_share(entry, share)
        if _same(points, former) or _close(points, former, entry.cap):
            continue
        acted_at = entries.as_time(one["acted_at"]) or business_now()
        amount = exact(points if points is not None else scoring.ZERO)
        await write_value(entry, one["source"], amount, share, points, one["person_id"], acted_at, RESCORED)
        followed += 1
    return followed


def points_of_share(entry: EntryView, share: Decimal) -> Decimal | None:
    """Points of a share of the present cap. A share that is that of the proposed value counts with all its digits,
    so that an accepted score is always what the value itself gives."""
    amount = entry.steward_value if entry.state in CENTRAL_STATES else entry.amount
    proposed = entry.achieved(amount) if amount is not None else None
    return scoring.points(entry.cap, proposed if proposed is not None and _same(proposed, share) else share)


def _close(points: Decimal | None, former: Decimal | None, cap: Decimal | None) -> bool:
    """Whether the difference comes from keeping the share with six digits alone: the cap is the same."""
    if points is None or former is None or cap is None:
        return False
    return abs(points - former) <= (cap + 1) * exact(scoring.ONE).scaleb(-6)


def _same(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return exact(one) == exact(other)
