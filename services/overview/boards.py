"""What staff see of the year: agencies by where they stand, groups, axes; a page reads only what it shows (04b)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models import sql
from models.clock import business_now
from models.fields import stored_time
from services import access
from services.access import Actor, Permission
from services.case.entries import CASE_DEADLINE, as_time
from services.case.progress import DONE, TOTAL
from services.states import CENTRAL_STATES, CHANGEABLE, DONE_STATES, SENT, CaseState, in_sql

SILENT_STATES = (CaseState.INVITED, CaseState.ACKNOWLEDGED)
ALL = 100_000


class CaseView(StrEnum):
    """Which agencies: all, silent (nothing begun), late (time over, nothing sent), waiting for their head."""

    ALL = "all"
    SILENT = "silent"
    LATE = "late"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of an agency who can be called; `joined` or only invited."""

    name: str
    phone: str
    joined: bool


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One agency: where its case stands, how many of its measures are recorded, whom to call."""

    case_id: int
    agency_id: int
    code: str
    title: str
    state: str
    done: int
    total: int
    deadline: datetime | None
    sent_at: datetime | None
    joined: bool
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of agencies and how many there are in all."""

    lines: tuple[CaseLine, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many agencies stand where. `sent` are those with the head or beyond, `finished` beyond the head."""

    agencies: int
    silent: int
    with_head: int
    finished: int
    late: int

    @property
    def sent(self) -> int:
        """Those that handed their work over."""
        return self.with_head + self.finished


@dataclass(frozen=True, slots=True)
class BarLine:
    """A group or an axis with its progress."""

    title: str
    done: int
    total: int


_LATE = (
    f"(c.state = 'NO_SUBMISSION' OR (c.state IN {in_sql(CHANGEABLE)} AND y.deadline_at <= ? "
    "AND (c.deadline_at IS NULL OR c.deadline_at <= ?)))"
)
_WHERE = {
    CaseView.ALL: "1 = 1",
    CaseView.SILENT: f"c.state IN {in_sql(SILENT_STATES)}",
    CaseView.LATE: _LATE,
    CaseView.HEAD: "c.state = 'SENT_TO_HEAD'",
}
_ORDER = {
    CaseView.ALL: f"CASE WHEN c.state IN {in_sql(SENT)} THEN 2 WHEN c.state = 'IN_PROGRESS' THEN 1 ELSE 0 END, a.code",
    CaseView.SILENT: "c.state DESC, a.code",
    CaseView.LATE: "a.code",
    CaseView.HEAD: "c.sent_at, a.code",
}


async def counts(actor: Actor, cycle_id: int) -> Counts:
    """How many agencies stand where (without a look at their measures). `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    now = stored_time(business_now())
    found = await sql.rows(
        f"SELECT c.state, count(*) AS n, sum(CASE WHEN {_LATE} THEN 1 ELSE 0 END) AS late "  # noqa: S608 - constants only
        "FROM agency_case c JOIN cycle y ON y.id = c.cycle_id WHERE c.cycle_id = ? GROUP BY c.state",
        now,
        now,
        cycle_id,
    )
    by_state = {one["state"]: one["n"] for one in found}
    finished = sum(by_state.get(state, 0) for state in SENT if state != CaseState.SENT_TO_HEAD)
    return Counts(
        agencies=sum(by_state.values()),
        silent=sum(by_state.get(state, 0) for state in SILENT_STATES),
        with_head=by_state.get(CaseState.SENT_TO_HEAD, 0),
        finished=finished,
        late=sum(one["late"] for one in found),
    )


async def cases(actor: Actor, cycle_id: int, view: CaseView, *, page: int = 0, size: int = ALL) -> CasePage:
    """A page of the agencies of a view; only those of the page are counted out. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    now = stored_time(business_now())
    args = [cycle_id, *([now, now] if view is CaseView.LATE else [])]
    source = "FROM agency_case c JOIN agency a ON a.id = c.agency_id JOIN cycle y ON y.id = c.cycle_id "
    where = f"WHERE c.cycle_id = ? AND {_WHERE[view]} "
    counted = await sql.row(f"SELECT count(*) AS n {source}{where}", *args)
    found = await sql.rows(
        f"SELECT c.id, c.agency_id, a.code, a.title, c.state, {CASE_DEADLINE} AS deadline_at, c.sent_at "
        f"{source}{where}ORDER BY {_ORDER[view]} LIMIT ? OFFSET ?",
        *args,
        size,
        page * size,
    )
    done = await _done([one["id"] for one in found])
    found_contacts = await contacts([one["agency_id"] for one in found])
    lines = []
    for one in found:
        recorded, total = done.get(one["id"], (0, 0))
        contact = found_contacts.get(one["agency_id"])
        lines.append(
            CaseLine(
                case_id=one["id"],
                agency_id=one["agency_id"],
                code=one["code"],
                title=one["title"],
                state=one["state"],
                done=recorded,
                total=total,
                deadline=as_time(one["deadline_at"]),
                sent_at=as_time(one["sent_at"]),
                joined=contact is not None and contact.joined,
                contact=contact,
            )
        )
    return CasePage(tuple(lines), counted["n"] if counted else 0)


# SQLite takes 32,766 values in one statement; half of that leaves room.
_MOST_IN_ONE = 16_000


async def _done(case_ids: list[int]) -> dict[int, tuple[int, int]]:
    """Recorded measures and all measures to enter, by case."""
    result: dict[int, tuple[int, int]] = {}
    for at in range(0, len(case_ids), _MOST_IN_ONE):
        some = case_ids[at : at + _MOST_IN_ONE]
        for one in await sql.rows(
            f"SELECT e.case_id, {DONE}, {TOTAL} FROM measure_entry e "  # noqa: S608 - constants and question marks
            f"WHERE e.case_id IN ({sql.marks(len(some))}) GROUP BY e.case_id",
            *some,
        ):
            result[one["case_id"]] = (one["done"], one["total"])
    return result


async def contacts(agency_ids: list[int]) -> dict[int, Contact]:
    """Whom to call, by agency: a liaison who joined, else the head, else somebody who was invited."""
    result: dict[int, Contact] = {}
    for at in range(0, len(agency_ids), _MOST_IN_ONE):
        some = agency_ids[at : at + _MOST_IN_ONE]
        marks = sql.marks(len(some))
        for one in await sql.rows(
            "SELECT g.agency_id, p.name, p.phone, 1 AS joined, CASE g.role WHEN 'liaison' THEN 0 ELSE 1 END AS place, "  # noqa: S608 - question marks
            "g.id AS latest FROM role_grant g JOIN person p ON p.id = g.person_id "
            f"WHERE g.agency_id IN ({marks}) AND g.withdrawn_at IS NULL AND p.phone IS NOT NULL "
            "UNION ALL SELECT i.agency_id, i.name, i.phone, 0, 2, i.id FROM invitation i "
            f"WHERE i.agency_id IN ({marks}) AND i.used_at IS NULL AND i.withdrawn_at IS NULL AND i.phone IS NOT NULL "
            "ORDER BY place DESC, latest",
            *some,
            *some,
        ):
            result[one["agency_id"]] = Contact(one["name"], one["phone"], bool(one["joined"]))
    return result


async def groups(actor: Actor, cycle_id: int) -> list[BarLine]:
    """How many agencies of each group handed their work over. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.rows(
        f"SELECT g.title, count(*) AS total, sum(CASE WHEN c.state IN {in_sql(SENT)} THEN 1 ELSE 0 END) AS done "  # noqa: S608 - constants only
        "FROM agency_case c JOIN agency a ON a.id = c.agency_id JOIN agency_group g ON g.id = a.group_id "
        "WHERE c.cycle_id = ? GROUP BY g.id ORDER BY g.code",
        cycle_id,
    )
    return [BarLine(one["title"], one["done"], one["total"]) for one in found]


async def axes(actor: Actor, cycle_id: int) -> list[BarLine]:
    """How many measures of each axis are recorded, over all agencies. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.rows(
        "SELECT x.title, sum(CASE WHEN e.state IN "  # noqa: S608 - constants only
        f"{in_sql(DONE_STATES)} THEN e.n ELSE 0 END) AS done, "
        f"sum(CASE WHEN e.state NOT IN {in_sql(CENTRAL_STATES)} THEN e.n ELSE 0 END) AS total FROM ("
        "SELECT measure_id, state, count(*) AS n FROM measure_entry WHERE cycle_id = ? GROUP BY measure_id, state) e "
        "JOIN measure m ON m.id = e.measure_id JOIN indicator i ON i.id = m.indicator_id "
        "JOIN axis x ON x.id = i.axis_id GROUP BY x.id ORDER BY x.position",
        cycle_id,
    )
    return [BarLine(one["title"], one["done"], one["total"]) for one in found]
