"""A cycle whose results the council has approved, made in the tables: agencies, scores, people; what levels need."""

from collections.abc import Sequence
from typing import Any

from models import sql
from models.clock import business_now
from models.fields import stored_time
from services.access import SYSTEM
from services.levels import letters, notifying
from services.levels.importing import LIST
from services.second_factor import Proof


async def approved(*totals: str) -> None:
    """Every case of the world has an approved result, with these points in the order of agencies (else 1000)."""
    await sql.run("UPDATE cycle SET state = 'COUNCIL_APPROVED'")
    await sql.run("UPDATE agency_case SET state = 'LOCKED', locked_as = 'approved'")
    given = list(totals)
    for one in await sql.rows(
        "SELECT c.id, c.cycle_id FROM agency_case c JOIN agency a ON a.id = c.agency_id ORDER BY a.code"
    ):
        total = given.pop(0) if given else "1000"
        await sql.run(
            "INSERT INTO case_result (case_id, cycle_id, state, general, total, sheet_version, sheet_due, comment) "
            "VALUES (?, ?, 'COUNCIL_APPROVED', ?, ?, 1, 0, '')",
            one["id"],
            one["cycle_id"],
            total,
            total,
        )


def rows(*levels: tuple[str, str, str | None]) -> list[dict[str, Any]]:
    """Rows of the national file: code, level, national score."""
    return [{"agency_code": code, "level": level, "national_score": score} for code, level, score in levels]


def numbered(given: Sequence[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Rows with the numbers of a sheet whose first line is the header."""
    return list(enumerate(given, start=2))


BOTH = rows(("A", "GOOD", "1010"), ("B", "WEAK", "700"))


async def received(given: Sequence[dict[str, Any]] = BOTH) -> None:
    """The national file is in force; the second agency's score is too far from ours."""
    await approved()
    await LIST.apply(SYSTEM, given)


async def signed() -> None:
    """Both levels are confirmed and have a signed letter."""
    await received(rows(("A", "GOOD", "1010"), ("B", "WEAK", None)))
    await letters.record(SYSTEM, "1404/12", business_now().date())


async def told() -> None:
    """The agencies were told."""
    await signed()
    await notifying.begin(SYSTEM)
    while await notifying.next_agency():
        pass


def proof(person_id: int | None) -> Proof:
    """That a good code was given."""
    assert person_id is not None
    return Proof(person_id)


async def stored_at() -> str:
    """Now, as the tables keep it."""
    return stored_time(business_now())
