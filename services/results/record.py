"""«کارنامه»: an agency over the years, with growth: final lists of the cycles here, and results brought in (§11.8)."""

from dataclasses import dataclass
from decimal import Decimal

from models import sql
from services import access
from services.access import Actor, Permission
from services.case.entries import as_decimal
from services.errors import Refused
from services.states import FROZEN_RESULTS, TOLD_RESULTS, in_sql

FINAL, FORMER, PRELIMINARY = "final", "former", "preliminary"


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year of an agency. `kind`: final (a final list here), former (brought in), preliminary (may still change).

    `growth` is the difference of the total to the year before, None where that one is not known. `level` is empty
    until the agency was told it.
    """

    year: int
    kind: str
    general: Decimal | None
    specific: Decimal | None
    total: Decimal
    level: str
    growth: Decimal | None


@dataclass(frozen=True, slots=True)
class Record:
    """An agency's years, the newest first."""

    agency_id: int
    agency_title: str
    years: tuple[YearLine, ...]


async def of_agency(actor: Actor, agency_id: int) -> Record:
    """The record of an agency, for its people and for staff. Raises `Refused("unknown-agency-id")`, `Denied`."""
    access.require(actor, Permission.SEE_RESULT, agency_id)
    agency = await sql.row("SELECT title FROM agency WHERE id = ?", agency_id)
    if agency is None:
        raise Refused("unknown-agency-id")
    found = await sql.rows(
        "SELECT y.year, r.general, r.specific, r.total, r.state, "  # noqa: S608 - constants only
        f"CASE WHEN r.state IN {in_sql(FROZEN_RESULTS)} THEN '{FINAL}' ELSE '{PRELIMINARY}' END AS kind, "
        "(SELECT l.level FROM level_record l WHERE l.case_id = c.id AND l.state = 'NOTIFIED') AS level "
        "FROM case_result r JOIN agency_case c ON c.id = r.case_id JOIN cycle y ON y.id = c.cycle_id "
        f"WHERE c.agency_id = ? AND r.total IS NOT NULL AND r.state IN {in_sql(TOLD_RESULTS)} UNION ALL "
        f"SELECT f.year, f.general, f.specific, f.total, '', '{FORMER}', f.level FROM former_result f "
        "WHERE f.agency_id = ? AND NOT EXISTS (SELECT 1 FROM case_result r JOIN agency_case c ON c.id = r.case_id "
        "JOIN cycle y ON y.id = c.cycle_id WHERE c.agency_id = f.agency_id AND y.year = f.year "
        f"AND r.total IS NOT NULL AND r.state IN {in_sql(TOLD_RESULTS)}) ORDER BY 1 DESC",
        agency_id,
        agency_id,
    )
    totals = {one["year"]: Decimal(one["total"]) for one in found}
    years = tuple(
        YearLine(
            year=one["year"],
            kind=one["kind"],
            general=as_decimal(one["general"]),
            specific=as_decimal(one["specific"]),
            total=totals[one["year"]],
            level=one["level"] or "",
            growth=totals[one["year"]] - totals[one["year"] - 1] if one["year"] - 1 in totals else None,
        )
        for one in found
    )
    return Record(agency_id, agency["title"], years)
