"""Agencies' cases: made one by one after a cycle opens, and what staff see of them."""

from dataclasses import dataclass

from tortoise.expressions import Subquery

from models import audit, sql
from models.assessment import AgencyCase, MeasureEntry
from models.cycle import Cycle, Measure
from models.organisation import Agency
from services import access, cycles, people
from services.access import Actor, Permission, Role
from services.notices import Notice, post
from services.states import CASE, CYCLE, CaseState, CycleState, EntryState

LEFT_STATES = (EntryState.EMPTY, EntryState.DRAFT)


async def make_missing(most: int = 20) -> bool:
    """Make up to `most` missing cases of the cycles that are open; returns whether more may be missing.

    Each call is one transaction, so an opening that was cut off goes on where it stopped; agencies imported
    later get their case the same way. When none is missing, an OPENING cycle becomes open.
    """
    for cycle in await Cycle.filter(state__in=list(cycles.OPEN_STATES)).order_by("id"):
        made = Subquery(AgencyCase.filter(cycle_id=cycle.id).values("agency_id"))
        missing = await Agency.filter(id__not_in=made).order_by("code").limit(most)
        if missing:
            await _make(cycle, missing)
            return True
        if cycle.state == CycleState.OPENING:
            await _opened(cycle)
            return True
    return False


async def _make(cycle: Cycle, agencies: list[Agency]) -> None:
    measures = await Measure.filter(indicator__axis__cycle_id=cycle.id).order_by(
        "indicator__axis__position", "indicator__position", "position"
    )
    number = cycle.last_entry_number
    joined = {
        agency.id: CaseState.ACKNOWLEDGED if await people.holders(Role.LIAISON, agency.id) else CaseState.INVITED
        for agency in agencies
    }
    for agency in agencies:
        case = await AgencyCase.create(cycle_id=cycle.id, agency_id=agency.id, state=joined[agency.id])
        entries = []
        for measure in measures:
            number += 1
            state = EntryState.EMPTY if measure.agency_upload else EntryState.CENTRAL_PENDING
            entries.append((case.id, measure.id, cycle.id, number, state.value, 1))
        await sql.many(
            "INSERT INTO measure_entry (case_id, measure_id, cycle_id, number, state, version) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            entries,
        )
    await Cycle.filter(id=cycle.id).update(last_entry_number=number)


async def _opened(cycle: Cycle) -> None:
    cycle.state = CYCLE.after(cycle.state, "cases_made")
    await cycle.save(update_fields=["state"])
    count = await AgencyCase.filter(cycle_id=cycle.id).count()
    told = {"year": cycle.year, "agencies": count, "deadline": cycle.deadline_at, "sample": cycle.is_sample}
    await audit.record([audit.Event(None, "cycle.cases_made", f"cycle:{cycle.id}", {"agencies": count})])
    await post(
        [
            Notice(f"opened:{cycle.id}:{person}", person, "cycle-opened-staff", told, (("btn-home", "home"),))
            for person in await people.holders(Role.ADMIN)
        ]
    )
    await post(
        [
            Notice(
                f"opened:{cycle.id}:{person}",
                person,
                "cycle-opened-liaison",
                {"year": cycle.year, "deadline": cycle.deadline_at, "sample": cycle.is_sample},
                (("btn-begin", "home"),),
                important=True,
            )
            for person in await people.holders(Role.LIAISON)
        ]
    )


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


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One agency on the staff's board: how many measures are its to enter, how many it recorded."""

    agency_code: str
    agency_title: str
    state: str
    done: int
    total: int
    liaisons: int


@dataclass(frozen=True, slots=True)
class Board:
    """A page of the board with the counts of the whole."""

    lines: tuple[BoardLine, ...]
    agencies: int
    silent: int
    finished: int


async def board(actor: Actor, cycle_id: int, *, page: int = 0, size: int = 8) -> Board:
    """A page of agencies, the silent ones first, then by how much is left. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.rows(
        "SELECT a.code, a.title, c.state, "
        "sum(CASE WHEN e.state = 'SELF_SCORED' THEN 1 ELSE 0 END) AS done, "
        "sum(CASE WHEN e.state <> 'CENTRAL_PENDING' THEN 1 ELSE 0 END) AS total, "
        "(SELECT count(*) FROM role_grant g WHERE g.agency_id = a.id AND g.role = 'liaison' "
        " AND g.withdrawn_at IS NULL) AS liaisons "
        "FROM agency_case c JOIN agency a ON a.id = c.agency_id JOIN measure_entry e ON e.case_id = c.id "
        "WHERE c.cycle_id = ? GROUP BY c.id, a.id",
        cycle_id,
    )
    lines = [
        BoardLine(one["code"], one["title"], one["state"], one["done"], one["total"], one["liaisons"]) for one in found
    ]
    lines.sort(key=lambda one: (one.liaisons > 0, one.done / max(one.total, 1), one.agency_code))
    return Board(
        tuple(lines[page * size : (page + 1) * size]),
        len(lines),
        sum(1 for one in lines if not one.liaisons),
        sum(1 for one in lines if one.total and one.done == one.total),
    )


async def left(case_id: int) -> int:
    """How many measures of the case still wait for the agency."""
    return await MeasureEntry.filter(case_id=case_id, state__in=list(LEFT_STATES)).count()
