"""Phases that open and close by the clock: cases are made after an opening, the deadline locks (SLA-4.2)."""

from models import sql
from models.clock import business_now
from models.cycle import Cycle
from models.gate import tx
from services import cases, cycles, people
from services.access import SYSTEM, Role
from services.notices import Notice, post


async def make_cases() -> None:
    """Make the cases that are missing, some agencies a transaction."""
    while await tx(cases.make_missing):
        pass


async def lock_due() -> None:
    """Lock what is due, and tell the liaisons and staff in the same transaction."""
    now = business_now()
    if await cycles.any_due(now):
        await tx(_lock)


async def _lock() -> None:
    for cycle in await cycles.lock_due(business_now()):
        await _tell(cycle)


async def _tell(cycle: Cycle) -> None:
    found = await sql.rows(
        "SELECT g.person_id, sum(CASE WHEN e.state = 'SELF_SCORED' THEN 1 ELSE 0 END) AS done, "
        "sum(CASE WHEN e.state <> 'CENTRAL_PENDING' THEN 1 ELSE 0 END) AS total "
        "FROM agency_case c JOIN measure_entry e ON e.case_id = c.id "
        "JOIN role_grant g ON g.agency_id = c.agency_id AND g.role = 'liaison' AND g.withdrawn_at IS NULL "
        "WHERE c.cycle_id = ? GROUP BY c.id, g.person_id",
        cycle.id,
    )
    key = f"locked:{cycle.id}:{cycle.deadline_version}"
    await post(
        [
            Notice(
                f"{key}:{one['person_id']}",
                one["person_id"],
                "deadline-locked",
                {"done": one["done"], "total": one["total"], "deadline": cycle.deadline_at},
                (("btn-home", "home"),),
            )
            for one in found
        ]
    )
    board = await cases.board(SYSTEM, cycle.id, size=0)
    told = {"year": cycle.year, "finished": board.finished, "agencies": board.agencies}
    await post(
        [
            Notice(f"{key}:{person}", person, "cycle-locked-staff", told, (("btn-board-plain", "board:0"),))
            for person in await people.holders(Role.ADMIN)
        ]
    )
