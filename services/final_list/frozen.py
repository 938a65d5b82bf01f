"""Whether a final list stands, and who is in it: then nothing may change what its figures rest on."""

from models import sql
from models.results import CaseResult, FinalList
from services.errors import Refused
from services.states import FROZEN_RESULTS, FinalListState, in_sql


async def check_none(cycle_id: int) -> None:
    """Raise `Refused("final-stands")` while a final list of the cycle is being frozen or stands."""
    latest = await FinalList.filter(cycle_id=cycle_id).order_by("-version").first()
    if latest is not None and latest.state != FinalListState.REOPENED:
        raise Refused("final-stands", version=latest.version)


async def check_nobody(cycle_id: int) -> None:
    """The same for what all agencies rest on: also while the list is open for one alone, and the others stay final."""
    await check_none(cycle_id)
    latest = await FinalList.filter(cycle_id=cycle_id).order_by("-version").first()
    if latest is not None and await CaseResult.exists(cycle_id=cycle_id, state__in=list(FROZEN_RESULTS)):
        raise Refused("final-stands", version=latest.version)


async def agencies(cycle_id: int) -> dict[str, str]:
    """The agencies whose scores are final, by code (upper case): what they rest on stays, whoever else is returned."""
    found = await sql.rows(
        "SELECT a.code, a.title FROM case_result r JOIN agency_case c ON c.id = r.case_id "  # noqa: S608 - constants only
        f"JOIN agency a ON a.id = c.agency_id WHERE r.cycle_id = ? AND r.state IN {in_sql(FROZEN_RESULTS)}",
        cycle_id,
    )
    return {str(one["code"]).upper(): one["title"] for one in found}
