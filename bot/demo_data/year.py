"""The year of the demo before anybody works: agencies, catalogue, timetable, lists, the opening."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from messages.jalali import end_of_day, local_date
from models.clock import business_now, machine_now
from models.gate import tx
from samples import SampleAgency, story
from samples import agencies as sample_agencies
from samples import catalogue as sample_catalogue
from samples import last_year as sample_last_year
from samples import specific as sample_specific
from services.access import SYSTEM
from services.case import cases
from services.catalogue import catalogue, reference_values, rescoring, specific_indicators
from services.people import agencies
from services.year import cycles, timetable

YEAR = 1403
OPEN_DAYS = 31
CASES_AT_ONCE = 32
AMOUNTS = (88, 72, 95, 64, 81)
STEPS = (100, 60, 100, 30, 100)


async def begin_year() -> None:
    """The agencies, and a cycle that is ready to be opened."""
    rows = [
        {"code": one.code, "title": one.title, "group_code": one.group_code, "group_title": one.group_title}
        for one in sample_agencies()
    ]
    await agencies.apply(SYSTEM, rows)
    cycle = await cycles.define(SYSTEM, YEAR, sample=True)
    await catalogue.apply(SYSTEM, cycle.id, [row.as_sheet_values() for row in sample_catalogue()])
    await specific_indicators.apply(SYSTEM, [row.as_sheet_values() for row in sample_specific()])
    await reference_values.LAST_YEAR_LIST.apply(SYSTEM, [row.as_sheet_values() for row in sample_last_year()])
    await timetable.build(SYSTEM, cycle.id, local_date(business_now()))


async def open_year(shift: timedelta) -> None:
    """Open it, with a month left from the day on which its liaisons are at work, and make the agencies' cases."""
    cycle = await cycles.current()
    assert cycle is not None
    last_day = local_date(machine_now() - shift) + timedelta(days=OPEN_DAYS)
    await tx(lambda: cycles.open_cycle(SYSTEM, cycle.id, end_of_day(last_day)))
    while await tx(lambda: cases.make_missing(CASES_AT_ONCE)):
        pass


async def report_central() -> None:
    """What some measures' stewards have reported for some of the agencies."""
    said = story()["reported"]
    await _report(_rows(sample_agencies()[:: said["every"]], said["measures"], said["letter"]))


async def report_the_rest() -> None:
    """The stewards have reported everything for everybody; what stood already stands."""
    measures = [one.measure_code for one in sample_catalogue() if not one.agency_upload]
    said = story()["reported"]
    early = {one.code for one in sample_agencies()[:: said["every"]]}
    late = [one for one in sample_agencies() if one.code not in early]
    rest = [one for one in measures if one not in said["measures"]]
    rows = _rows(late, said["measures"], said["rest_letter"]) + _rows(sample_agencies(), rest, said["rest_letter"])
    await _report(rows)


async def _report(rows: list[dict[str, Any]]) -> None:
    await tx(lambda: reference_values.STEWARD_LIST.apply(SYSTEM, rows))
    while await tx(rescoring.next_case):
        pass


def _rows(chosen: Sequence[SampleAgency], measures: Sequence[str], letter: str) -> list[dict[str, Any]]:
    kinds = {one.measure_code: one.measure_kind for one in sample_catalogue()}
    return [
        {
            "agency_code": agency.code,
            "measure_code": measure,
            "amount": (STEPS if kinds[measure] == "ladder" else AMOUNTS)[(place + at) % len(AMOUNTS)],
            "letter": letter,
        }
        for place, agency in enumerate(chosen)
        for at, measure in enumerate(measures)
    ]
