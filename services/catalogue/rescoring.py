"""Scores computed anew, agency by agency, when caps or targets changed or a steward has reported (art. 2, §11.5-6)."""

from decimal import Decimal

from models import audit, sql
from models.assessment import AgencyCase
from models.clock import business_now
from models.fields import exact
from services.access import SYSTEM
from services.case import cases, entries
from services.case.entries import EntryView
from services.case.self_assessment import SELF, STEWARD, write_value
from services.catalogue import scoring
from services.notices import Notice, post
from services.people import people
from services.states import CENTRAL_STATES, ENTRY, SENT

RESCORED = "rescored"


async def mark(cycle_id: int, agency_ids: list[int] | None = None) -> None:
    """Have the scores of the cycle's cases (of some agencies, or all) computed anew by the next ticks."""
    wanted = AgencyCase.filter(cycle_id=cycle_id)
    if agency_ids is not None:
        wanted = wanted.filter(agency_id__in=agency_ids)
    await wanted.update(rescore_due=True)


async def any_due() -> bool:
    """Whether a case waits for its scores (a reading look, outside the gate)."""
    return await AgencyCase.exists(rescore_due=True)


async def next_case() -> bool:
    """Compute one waiting case's scores anew, with the measures it lacks; returns whether there was one.

    A score that comes out different is written beside the former one, which stays superseded, with its own person
    and time. Running it again changes nothing: the result depends on the present state alone.
    """
    case = await AgencyCase.filter(rescore_due=True).order_by("id").first()
    if case is None:
        return False
    added = await cases.add_entries(case)
    if added:
        await _tell_of_new(case, added)
    changed = added
    for entry in await entries.entries(SYSTEM, case.agency_id, of_case=case.id):
        changed += await (_report(entry) if entry.state in CENTRAL_STATES else _rescore(entry))
    await AgencyCase.filter(id=case.id).update(rescore_due=False)
    if changed:
        details = {"changed": changed}
        await audit.record([audit.Event(None, "case.rescored", f"case:{case.id}", details)])
    return True


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
    return 1


def _same(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return exact(one) == exact(other)
