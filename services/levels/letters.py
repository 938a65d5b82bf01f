"""The signed letter of levels, one for all or one an agency; until it is there a level is confidential (19)."""

from datetime import date, timedelta

from models import audit, sql
from models.clock import business_now, day_of
from models.text import plain
from services import access
from services.access import Actor, Permission
from services.errors import Refused
from services.states import LevelState
from services.year import cycles

LONGEST_NUMBER = 64
OLDEST = timedelta(days=366)


def as_number(given: str) -> str:
    """A letter's number as it is kept. Raises `Refused("bad-letter-number")` for one without a digit."""
    number = plain(given).replace("\n", " ")
    if not 1 <= len(number) <= LONGEST_NUMBER or not any(letter.isdigit() for letter in number):
        raise Refused("bad-letter-number", given=number[:40])
    return number


def check_day(day: date) -> None:
    """Raise `Refused("bad-letter-day")` for a day that is still to come, or more than a year ago."""
    today = day_of(business_now())
    if not today - OLDEST <= day <= today:
        raise Refused("bad-letter-day", day=day)


async def record(actor: Actor, number: str, day: date, agency_id: int | None = None) -> int:
    """Record the letter of one agency (in place of one recorded before), or of all confirmed levels that have none;
    returns of how many. Who was told keeps theirs.

    Raises `Refused`: bad-letter-number, bad-letter-day, level-told, level-in-review, no-level, letter-for-nobody.
    """
    access.require(actor, Permission.MANAGE_LEVELS)
    number = as_number(number)
    check_day(day)
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("no-level")
    if agency_id is None:
        count = await sql.run(
            "UPDATE level_record SET letter_number = ?, letter_day = ? "
            "WHERE cycle_id = ? AND state = ? AND letter_number = ''",
            number,
            day.isoformat(),
            cycle.id,
            LevelState.CONFIRMED.value,
        )
        if not count:
            raise Refused("letter-for-nobody")
        subject = f"cycle:{cycle.id}"
    else:
        found = await of_agency(actor, agency_id)
        await sql.run(
            "UPDATE level_record SET letter_number = ?, letter_day = ? WHERE id = ?",
            number,
            day.isoformat(),
            found["id"],
        )
        count, subject = 1, f"level:{found['id']}"
    details = {"number": number, "day": day.isoformat(), "levels": count}
    await audit.record([audit.Event(actor.person_id, "level.letter_recorded", subject, details)])
    return count


async def of_agency(actor: Actor, agency_id: int) -> sql.Record:
    """The level of an agency whose letter may be recorded. Raises `Refused`: no-level, level-told, level-in-review."""
    access.require(actor, Permission.MANAGE_LEVELS)
    cycle = await cycles.current()
    found = await sql.row(
        "SELECT l.*, a.title AS agency FROM level_record l JOIN agency_case c ON c.id = l.case_id "
        "JOIN agency a ON a.id = c.agency_id WHERE l.cycle_id = ? AND c.agency_id = ?",
        cycle.id if cycle else 0,
        agency_id,
    )
    if found is None:
        raise Refused("no-level")
    if found["state"] == LevelState.NOTIFIED:
        raise Refused("level-told", agency=found["agency"])
    if found["state"] != LevelState.CONFIRMED:
        raise Refused("level-in-review", agency=found["agency"])
    return found
