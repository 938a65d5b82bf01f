"""Where an agency stands: its axes, what is done, begun and left, points forecast, the next measure (07c)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import sql
from models.clock import business_now
from models.fields import stored_time
from services import access
from services.access import Actor, Permission
from services.case.entries import CASE_DEADLINE, CURRENT, OWN_MAX, as_decimal, as_time
from services.catalogue import scoring
from services.catalogue.scoring import NotApplicable, Part, Total
from services.states import CENTRAL_STATES, CHANGEABLE, DONE_STATES, LEFT_STATES, AppraisalState, in_sql

GENERAL, SPECIFIC = DIMENSIONS = ("general", "specific")


@dataclass(frozen=True, slots=True)
class AxisLine:
    """One axis with the agency's progress in it."""

    id: int
    title: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an agency stands in the current cycle: counts of its measures to enter, points forecast by dimension.

    `loose` files belong to no measure yet, `lost` ones are to be sent again, as far as they still can be. `extended`:
    the deadline is its own.
    """

    case_id: int
    agency_id: int
    agency_title: str
    year: int
    sample: bool
    cycle_state: str
    case_state: str
    locked_as: str | None
    deadline: datetime | None
    extended: bool
    done: int
    begun: int
    returned: int
    na_waiting: int
    total: int
    general: Total
    specific: Total | None
    loose: int
    lost: int
    next_entry_id: int | None
    next_title: str | None

    @property
    def left(self) -> int:
        """Measures that still wait for the agency."""
        return self.total - self.done

    @property
    def points(self) -> Decimal:
        """Points forecast of both dimensions together."""
        return self.general.points + (self.specific.points if self.specific else 0)

    @property
    def pending(self) -> bool:
        """Whether weights are still to be announced, so that a forecast would mislead."""
        return self.general.cap == 0


def counted(name: str, states: str) -> str:
    """A sum over entries `e` in some states, as a column of a statement."""
    return f"sum(CASE WHEN e.state {states} THEN 1 ELSE 0 END) AS {name}"


DONE = counted("done", f"IN {in_sql(DONE_STATES)}")
TOTAL = counted("total", f"NOT IN {in_sql(CENTRAL_STATES)}")
_BEGUN, _RETURNED = counted("begun", "= 'DRAFT'"), counted("returned", "= 'RETURNED'")
_NA_WAITING = counted("na_waiting", "= 'NA_REQUESTED'")


# A file that did not arrive is asked for as long as it can be sent: for some days, while its case is open, or its
# measure back for correction.
_SENT_ANEW = (
    f"f.resend_until > ? OR (c.state IN {in_sql(CHANGEABLE)} AND {CASE_DEADLINE} > ?) "  # noqa: S608 - constants only
    f"OR EXISTS (SELECT 1 FROM appraisal p WHERE p.entry_id = f.entry_id AND p.state = '{AppraisalState.RETURNED}' "
    "AND p.returned_until > ?)"
)


async def axes(actor: Actor, agency_id: int) -> list[AxisLine]:
    """The axes of the current cycle with the agency's progress (central measures are not counted)."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    found = await sql.rows(
        f"SELECT x.id, x.title, {DONE}, {TOTAL} "  # noqa: S608 - constants only
        "FROM agency_case c JOIN measure_entry e ON e.case_id = c.id JOIN measure m ON m.id = e.measure_id "
        "JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id "
        f"WHERE c.agency_id = ? AND c.cycle_id = {CURRENT} GROUP BY x.id ORDER BY x.position",
        agency_id,
    )
    return [AxisLine(one["id"], one["title"], one["done"], one["total"]) for one in found]


async def of_agency(actor: Actor, agency_id: int) -> Progress | None:
    """Where the agency stands, and the one right next measure; None before the opening.

    Next is what was returned, else the draft touched last, else the first empty one in the order of the catalogue.
    """
    access.require(actor, Permission.SEE_CASE, agency_id)
    now = stored_time(business_now())
    case = await sql.row(
        f"SELECT c.id, c.agency_id, c.state AS case_state, a.title, y.year, y.is_sample, y.state, y.na_mode, "  # noqa: S608 - constants only
        f"{CASE_DEADLINE} AS deadline_at, c.deadline_at > y.deadline_at AS extended, {DONE}, {TOTAL}, "
        f"{_BEGUN}, {_RETURNED}, {_NA_WAITING}, c.locked_as, "
        "(SELECT count(*) FROM evidence_file f WHERE f.case_id = c.id AND f.entry_id IS NULL "
        " AND f.state IN ('FETCHING', 'UPLOADED')) AS loose, "
        "(SELECT count(*) FROM evidence_file f WHERE f.case_id = c.id AND f.state = 'LOST' "
        f" AND f.purpose <> 'objection' AND ({_SENT_ANEW})) AS lost "
        "FROM agency_case c JOIN agency a ON a.id = c.agency_id JOIN cycle y ON y.id = c.cycle_id "
        "LEFT JOIN measure_entry e ON e.case_id = c.id "
        f"WHERE c.agency_id = ? AND c.cycle_id = {CURRENT} GROUP BY c.id, a.id, y.id",
        now,
        now,
        now,
        agency_id,
    )
    if case is None:
        return None
    ahead = await sql.row(
        "SELECT e.id, m.title FROM measure_entry e JOIN measure m ON m.id = e.measure_id "  # noqa: S608 - constants only
        f"WHERE e.case_id = ? AND e.state IN {in_sql(LEFT_STATES)} "
        "ORDER BY CASE e.state WHEN 'RETURNED' THEN 0 WHEN 'DRAFT' THEN 1 ELSE 2 END, "
        "CASE WHEN e.state = 'DRAFT' THEN -e.version ELSE 0 END, e.number LIMIT 1",
        case["id"],
    )
    general, specific = await forecast(case["id"], NotApplicable(case["na_mode"]))
    return Progress(
        case_id=case["id"],
        agency_id=case["agency_id"],
        agency_title=case["title"],
        year=case["year"],
        sample=bool(case["is_sample"]),
        cycle_state=case["state"],
        case_state=case["case_state"],
        deadline=as_time(case["deadline_at"]),
        extended=bool(case["extended"]),
        done=case["done"] or 0,
        begun=case["begun"] or 0,
        returned=case["returned"] or 0,
        na_waiting=case["na_waiting"] or 0,
        locked_as=case["locked_as"],
        total=case["total"] or 0,
        loose=case["loose"],
        lost=case["lost"],
        general=general,
        specific=specific,
        next_entry_id=ahead["id"] if ahead else None,
        next_title=ahead["title"] if ahead else None,
    )


async def forecast(case_id: int, mode: NotApplicable, supposed: int | None = None) -> tuple[Total, Total | None]:
    """Points forecast of a case in both dimensions (§11), measures that do not apply counted as the cycle says.

    `supposed` is an entry taken as if it did not apply. The second is None for an agency without specific
    indicators. Before the weights are announced a cap is zero.
    """
    found = await sql.rows(
        f"SELECT x.dimension, i.id, e.id AS entry_id, e.state, m.weight, {OWN_MAX} AS own_max, v.score "  # noqa: S608 - constants only
        "FROM measure_entry e JOIN measure m ON m.id = e.measure_id JOIN indicator i ON i.id = m.indicator_id "
        "JOIN axis x ON x.id = i.axis_id JOIN agency_case c ON c.id = e.case_id JOIN cycle y ON y.id = c.cycle_id "
        "LEFT JOIN value v ON v.entry_id = e.id AND v.superseded_at IS NULL "
        f"AND v.source = CASE WHEN e.state IN {in_sql(CENTRAL_STATES)} THEN 'steward' ELSE 'self' END "
        "WHERE e.case_id = ?",
        case_id,
    )
    parts: dict[str, list[Part]] = {name: [] for name in DIMENSIONS}
    for one in found:
        own_max = as_decimal(one["own_max"])
        part = Part(
            cap=scoring.cap(own_max, Decimal(one["weight"])) if own_max is not None else None,
            points=as_decimal(one["score"]),
            not_applicable=one["state"] == "NA_ACCEPTED" or one["entry_id"] == supposed,
            indicator=str(one["id"]),
        )
        parts[one["dimension"]].append(part)
    general, specific = (
        scoring.total(some, sum((part.cap for part in some if part.cap is not None), Decimal(0)), mode)
        for some in parts.values()
    )
    return general, specific if parts[SPECIFIC] else None
