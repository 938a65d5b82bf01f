"""What an agency lost most points by: five measures, each with what was said of it (19d)."""

from services.results import totals
from services.results.totals import Line

MOST = 5


async def of_case(case_id: int) -> list[Line]:
    """The measures of a case with most points lost, the most first; what lost nothing or does not apply is left out."""
    lost = [one for one in await totals.lines(case_id) if one.lost > 0]
    return sorted(lost, key=lambda one: (-one.lost, one.number))[:MOST]
