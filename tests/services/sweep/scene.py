"""What has to be there before a use case after the lock can succeed: locked cases, desks, scores."""

from collections.abc import Awaitable, Callable

from models import sql
from models.clock import business_now
from models.fields import stored_time
from services.access import SYSTEM, Actor
from services.appraisal import begin

Scene = Callable[[Actor], Awaitable[None]]
AGENCY = 1
APPRAISER = 10  # the person to whom the scenes assign everything
ENTRY = 1  # the first entry of the agency, recorded with the value 50


async def locked(_: Actor) -> None:
    """The self-assessment is over and both cases are locked; the first entry of the agency is recorded."""
    await sql.run("UPDATE cycle SET state = 'SELF_ASSESSMENT_LOCKED'")
    await sql.run("UPDATE agency_case SET state = 'LOCKED', locked_as = 'approved'")
    await sql.run("UPDATE measure_entry SET state = 'SELF_SCORED' WHERE id = ?", ENTRY)
    await sql.run(
        "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
        "VALUES (?, 'self', '50', '0.5', '10', 2, ?, '')",
        ENTRY,
        stored_time(business_now()),
    )


async def on_desks(actor: Actor) -> None:
    """The appraisal has begun, and everything is assigned to `APPRAISER`."""
    await locked(actor)
    await begin.begin(SYSTEM, 1)
    while await begin.next_case():
        pass
    await sql.run("UPDATE appraisal SET appraiser_id = ?", APPRAISER)


async def scored(actor: Actor) -> None:
    """Everything has a preliminary score, given by `APPRAISER`."""
    await on_desks(actor)
    now = stored_time(business_now())
    await sql.run(
        "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
        "SELECT id, 'preliminary', '5', '0.25', '5', ?, ?, '' FROM measure_entry",
        APPRAISER,
        now,
    )
    await sql.run("UPDATE appraisal SET state = 'SCORED', scored_by_id = ?, scored_at = ?", APPRAISER, now)
    await sql.run("UPDATE case_result SET state = 'PRELIM_SCORED'")
