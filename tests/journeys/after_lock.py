"""A province after the lock, for journeys: cases locked with values, the appraisal begun, people at their desks."""

from datetime import timedelta
from decimal import Decimal

from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from services.access import SYSTEM, Actor, Grant, Role
from services.appraisal import begin
from services.case import entries
from services.case.self_assessment import SELF, write_value
from services.catalogue import scoring
from tests.house import House
from tests.talk import Talk

ADMIN, DEPUTY, APPRAISER, SECOND, MEMBER = (f"0912000100{number}" for number in range(1, 6))
LIAISON, HEAD = "09120002001", "09120002002"


async def locked_cycle(
    house: House, *, agencies: int = 2, measures: int = 4, value: str = "50", opened: bool = False
) -> None:
    """A cycle whose self-assessment is over: every measure of every agency recorded with the same value.

    `opened`: the cycle is there and open already, and what was recorded in it stays as it is.
    """
    if not opened:
        await house.sample_cycle(days=5, measures=measures, agencies_count=agencies)

    async def fill() -> None:
        for one in await sql.rows("SELECT id FROM measure_entry WHERE state = 'EMPTY' ORDER BY id"):
            entry = await entries.view(SYSTEM, one["id"])
            amount = entry.steps[0][1] if entry.steps else Decimal(value)
            achieved = entry.achieved(amount)
            at = business_now()
            await write_value(entry, SELF, amount, achieved, scoring.points(entry.cap, achieved), None, at)
        await sql.run("UPDATE measure_entry SET state = 'SELF_SCORED' WHERE state = 'EMPTY'")
        now = stored_time(business_now())
        await sql.run(
            "UPDATE cycle SET state = 'SELF_ASSESSMENT_LOCKED', locked_at = ?, deadline_at = ?",
            now,
            stored_time(business_now() - timedelta(minutes=1)),
        )
        await sql.run(
            "UPDATE agency_case SET state = 'LOCKED', locked_as = 'approved', locked_at = ?, sent_at = ?", now, now
        )

    await tx(fill)


async def begun(house: House, *, agencies: int = 2, measures: int = 4, opened: bool = False) -> None:
    """`locked_cycle`, and its cases have come to the desks, assigned to nobody."""
    await locked_cycle(house, agencies=agencies, measures=measures, opened=opened)
    await tx(lambda: begin.begin(SYSTEM, 1))
    while await tx(begin.next_case):
        pass
    await house.settled()


async def assign_all(person_id: int) -> None:
    """Everything lies on the desk of one person."""
    now = stored_time(business_now())
    await tx(lambda: sql.run("UPDATE appraisal SET appraiser_id = ?, assigned_at = ?", person_id, now))


async def person_id(number: str) -> int:
    """The person with this phone (as typed, 09…)."""
    found = await sql.row("SELECT id FROM person WHERE phone = ?", f"98{number[1:]}")
    assert found is not None
    return int(found["id"])


async def at_desk(house: House, platform: str, number: str = APPRAISER, *, name: str = "نگار ملکی") -> Talk:
    """An appraiser who joined."""
    return Talk(house, await house.joined(platform, Role.APPRAISER, number, name=name))


async def appraisal(house: House, platform: str, *, agencies: int = 2, measures: int = 4, opened: bool = False) -> Talk:
    """`begun`, and an appraiser with everything on their desk."""
    await begun(house, agencies=agencies, measures=measures, opened=opened)
    appraiser = await at_desk(house, platform)
    await assign_all(await person_id(APPRAISER))
    return appraiser


async def score_all(points: str | None = None) -> None:
    """Everything is scored by the appraiser (person of `APPRAISER`): as proposed, or with the same points."""
    by = await person_id(APPRAISER)
    share = "v.score" if points is None else f"'{Decimal(points)}'"
    now = stored_time(business_now())

    async def work() -> None:
        await sql.run(
            "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
            f"SELECT v.entry_id, 'preliminary', {share}, v.achievement, {share}, ?, ?, '' "
            "FROM value v WHERE v.source = 'self' AND v.superseded_at IS NULL",
            by,
            now,
        )
        await sql.run("UPDATE appraisal SET state = 'SCORED', scored_by_id = ?, scored_at = ?", by, now)
        await sql.run("UPDATE case_result SET state = 'PRELIM_SCORED'")

    await tx(work)


def actor(number: int, *roles: Role, agency: int | None = None) -> Actor:
    """Somebody as the rules see them."""
    return Actor(number, "", tuple(Grant(role, agency) for role in roles))


async def asks_not_applicable(number: int) -> None:
    """The agency asked that the entry of this number does not apply, before the lock, and nobody decided it."""

    async def work() -> None:
        await sql.run("UPDATE measure_entry SET state = 'NA_REQUESTED' WHERE number = ?", number)
        await sql.run(
            "INSERT INTO na_request (entry_id, state, reason, former_state, person_id, asked_at, decision_reason) "
            "SELECT id, 'FILED', 'در استان ما مصداق ندارد', 'SELF_SCORED', (SELECT min(id) FROM person), ?, '' "
            "FROM measure_entry WHERE number = ?",
            stored_time(business_now()),
            number,
        )

    await tx(work)
