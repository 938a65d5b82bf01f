"""Agencies' cases: made one by one after a cycle opens, and brought on their way."""

from models import audit, sql
from models.assessment import AgencyCase, MeasureEntry
from models.cycle import Cycle
from models.organisation import Agency
from services.access import Role
from services.notices import Notice, post
from services.people import people
from services.states import CASE, CYCLE, LEFT_STATES, CaseState, CycleState, EntryState
from services.year import announcements, cycles

# Few, so that a reply never waits long for the transaction of many cases.
AT_ONCE = 1


async def make_missing(most: int = AT_ONCE) -> bool:
    """Make up to `most` missing cases of the cycles that are open; returns whether more may be missing.

    Each call is one transaction, so an opening that was cut off goes on where it stopped; agencies imported
    later get their case the same way. When none is missing, an OPENING cycle becomes open; then what was announced
    to the agencies is told, some people a call.
    """
    for cycle in await Cycle.filter(state__in=list(cycles.OPEN_STATES)).order_by("id"):
        found = await sql.rows(
            "SELECT a.id FROM agency a WHERE NOT EXISTS "
            "(SELECT 1 FROM agency_case c WHERE c.cycle_id = ? AND c.agency_id = a.id) ORDER BY a.code LIMIT ?",
            cycle.id,
            most,
        )
        missing = await Agency.filter(id__in=[one["id"] for one in found]).order_by("code") if found else []
        if missing:
            await _make(cycle, missing)
            return True
        if cycle.state == CycleState.OPENING:
            await _opened(cycle)
            return True
    return await announcements.next_chunk()


async def _make(cycle: Cycle, agencies: list[Agency]) -> None:
    joined = {
        agency.id: CaseState.ACKNOWLEDGED if await people.holders(Role.LIAISON, agency.id) else CaseState.INVITED
        for agency in agencies
    }
    for agency in agencies:
        case = await AgencyCase.create(cycle_id=cycle.id, agency_id=agency.id, state=joined[agency.id])
        await add_entries(case)


async def add_entries(case: AgencyCase) -> int:
    """Give a case the entries it lacks: the general measures and the specific ones of its agency, in the order of the
    catalogue. Returns how many were added. What its steward has reported already is filled in."""
    missing = await sql.rows(
        "SELECT m.id, m.agency_upload, m.version, r.amount FROM measure m JOIN indicator i ON i.id = m.indicator_id "
        "JOIN axis x ON x.id = i.axis_id "
        "LEFT JOIN reference_value r ON r.measure_id = m.id AND r.agency_id = ? AND r.kind = 'steward' "
        " AND r.superseded_at IS NULL "
        "WHERE x.cycle_id = ? AND (i.agency_id IS NULL OR i.agency_id = ?) "
        "AND NOT EXISTS (SELECT 1 FROM measure_entry e WHERE e.case_id = ? AND e.measure_id = m.id) "
        "ORDER BY x.position, i.position, m.position",
        case.agency_id,
        case.cycle_id,
        case.agency_id,
        case.id,
    )
    if not missing:
        return 0
    cycle = await Cycle.get(id=case.cycle_id)
    first = cycle.last_entry_number + 1
    await sql.many(
        "INSERT INTO measure_entry (case_id, measure_id, cycle_id, number, state, version, measure_version) "
        "VALUES (?, ?, ?, ?, ?, 1, ?)",
        [
            (
                case.id,
                one["id"],
                cycle.id,
                number,
                EntryState.EMPTY.value if one["agency_upload"] else EntryState.CENTRAL_PENDING.value,
                one["version"],
            )
            for number, one in enumerate(missing, start=first)
        ],
    )
    await Cycle.filter(id=cycle.id).update(last_entry_number=first + len(missing) - 1)
    if any(one["amount"] is not None for one in missing):
        await AgencyCase.filter(id=case.id).update(rescore_due=True)
    return len(missing)


async def _opened(cycle: Cycle) -> None:
    cycle.state = CYCLE.after(cycle.state, "cases_made")
    await cycle.save(update_fields=["state"])
    count = await AgencyCase.filter(cycle_id=cycle.id).count()
    told = {"year": cycle.year, "agencies": count, "deadline": cycle.deadline_at, "sample": cycle.is_sample}
    await audit.record([audit.Event(None, "cycle.cases_made", f"cycle:{cycle.id}", {"agencies": count})])
    await post(
        [
            Notice(f"opened:{cycle.id}:staff:{person}", person, "cycle-opened-staff", told, (("btn-home", "home"),))
            for person in await people.holders(Role.ADMIN)
        ]
    )
    await announcements.begin(announcements.OPENED, cycle.id)


async def joined(agency_id: int) -> None:
    """A liaison of the agency has entered: its cases are acknowledged."""
    for case in await AgencyCase.filter(agency_id=agency_id):
        await AgencyCase.filter(id=case.id).update(state=CASE.after(case.state, "join"))


async def of_agency(cycle_id: int, agency_id: int) -> AgencyCase | None:
    """The agency's case in the cycle, if it was made."""
    return await AgencyCase.get_or_none(cycle_id=cycle_id, agency_id=agency_id).select_related("agency", "cycle")


async def begun(case_id: int, state: str) -> None:
    """Something was entered into a case that was in this state: it is in progress."""
    after = CASE.after(state, "enter")
    if after != state:
        await AgencyCase.filter(id=case_id).update(state=after)


async def left(case_id: int) -> int:
    """How many measures of the case still wait for the agency."""
    return await MeasureEntry.filter(case_id=case_id, state__in=list(LEFT_STATES)).count()
