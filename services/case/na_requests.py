"""Requests for «not applicable» as people see them: one, its documents, what it would do, the queue (07d, ST-6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import sql
from models.cycle import Cycle
from services import access
from services.access import Actor, Permission
from services.case import entries, progress
from services.case.entries import CURRENT, as_decimal, as_time
from services.case.evidence import NA, THERE
from services.catalogue.scoring import NotApplicable
from services.errors import Refused
from services.states import EntryState, NAState, in_sql


@dataclass(frozen=True, slots=True)
class Document:
    """A document that came with a request; `sha256` None while its bytes are on their way."""

    id: int
    name: str
    size: int
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Request:
    """A request for «not applicable» with the measure and agency that it is about."""

    id: int
    state: str
    reason: str
    asked_at: datetime
    asked_by: str
    decided_at: datetime | None
    decision_reason: str
    entry_id: int
    entry_state: str
    number: int
    code: str
    title: str
    measure_id: int
    case_id: int
    agency_id: int
    agency_title: str
    group_id: int
    cycle_id: int
    amount: Decimal | None

    @property
    def waiting(self) -> bool:
        """Whether staff have still to decide it."""
        return self.state == NAState.FILED and self.entry_state == EntryState.NA_REQUESTED


@dataclass(frozen=True, slots=True)
class Effect:
    """What accepting would do: the forecast of the measure's dimension now and then, and the cap that falls away."""

    mode: str
    cap: Decimal | None
    before: Decimal
    after: Decimal


_REQUEST = """
SELECT r.id, r.state, r.reason, r.asked_at, p.name AS asked_by, r.decided_at, r.decision_reason,
       e.id AS entry_id, e.state AS entry_state, e.number, m.code, m.title, m.id AS measure_id,
       c.id AS case_id, c.agency_id, a.title AS agency_title, a.group_id, e.cycle_id, v.amount
FROM na_request r
JOIN person p ON p.id = r.person_id
JOIN measure_entry e ON e.id = r.entry_id
JOIN measure m ON m.id = e.measure_id
JOIN agency_case c ON c.id = e.case_id
JOIN agency a ON a.id = c.agency_id
LEFT JOIN value v ON v.entry_id = e.id AND v.source = 'self' AND v.superseded_at IS NULL
"""
_NEWEST = "AND r.id = (SELECT max(n.id) FROM na_request n WHERE n.entry_id = e.id)"
# What is on an appraiser's desk already waits there.
_WAITING = (
    "r.state = 'FILED' AND e.state = 'NA_REQUESTED' AND NOT EXISTS (SELECT 1 FROM appraisal d WHERE d.entry_id = e.id)"
)


def _request(one: sql.Record) -> Request:
    values = dict(one)
    asked_at = as_time(values["asked_at"])
    assert asked_at is not None
    return Request(
        **(
            values
            | {"asked_at": asked_at, "decided_at": as_time(values["decided_at"])}
            | {"amount": as_decimal(values["amount"])}
        )
    )


async def known(request_id: int) -> Request:
    """One request, for the rules themselves. Raises `Refused("wrong-state")` for none."""
    found = await sql.row(f"{_REQUEST}WHERE r.id = ?", request_id)
    if found is None:
        raise Refused("wrong-state")
    return _request(found)


async def one(actor: Actor, request_id: int) -> Request:
    """One request. Raises `Refused("wrong-state")` for none, `Denied` for another agency's."""
    found = await sql.row(f"{_REQUEST}WHERE r.id = ?", request_id)
    access.require(actor, Permission.SEE_CASE, found["agency_id"] if found else None)
    return _request(found) if found else await known(request_id)


async def of_entry(actor: Actor, entry_id: int) -> Request | None:
    """The newest request about an entry, or None."""
    entry = await entries.view(actor, entry_id)
    found = await sql.row(f"{_REQUEST}WHERE r.entry_id = ? ORDER BY r.id DESC LIMIT 1", entry.id)
    return _request(found) if found else None


async def of_agency(actor: Actor, agency_id: int) -> list[Request]:
    """The newest request about each of the agency's measures in the current cycle."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    found = await sql.rows(
        f"{_REQUEST}WHERE c.agency_id = ? AND e.cycle_id = {CURRENT} {_NEWEST} ORDER BY e.number",
        agency_id,
    )
    return [_request(one) for one in found]


async def queue(actor: Actor) -> list[Request]:
    """The requests of the current cycle that wait for staff, the oldest first."""
    access.require(actor, Permission.DECIDE_NA)
    found = await sql.rows(f"{_REQUEST}WHERE {_WAITING} AND e.cycle_id = {CURRENT} ORDER BY r.asked_at, r.id")
    return [_request(one) for one in found]


async def documents(actor: Actor, request: Request) -> list[Document]:
    """The documents that came with a request, those of an earlier one about the same measure left out."""
    access.require(actor, Permission.SEE_CASE, request.agency_id)
    found = await sql.rows(
        "SELECT f.id, f.name, f.size, f.sha256 FROM evidence_file f "  # noqa: S608 - constants only
        f"WHERE f.entry_id = ? AND f.purpose = '{NA}' AND f.state IN {in_sql(THERE)} AND f.sent_at >= coalesce("
        " (SELECT max(r.decided_at) FROM na_request r WHERE r.entry_id = f.entry_id AND r.id < ?), '') "
        "ORDER BY f.id",
        request.entry_id,
        request.id,
    )
    return [Document(one["id"], one["name"], one["size"], one["sha256"]) for one in found]


async def document(actor: Actor, document_id: int) -> Document:
    """One document of a request. Raises `Refused("unknown-file")` also while its bytes are on their way."""
    found = await sql.row(
        "SELECT f.id, f.name, f.size, f.sha256, c.agency_id FROM evidence_file f "
        "JOIN agency_case c ON c.id = f.case_id WHERE f.id = ? AND f.purpose = ?",
        document_id,
        NA,
    )
    access.require(actor, Permission.SEE_CASE, found["agency_id"] if found else None)
    if found is None or found["sha256"] is None:
        raise Refused("unknown-file")
    return Document(found["id"], found["name"], found["size"], found["sha256"])


async def others(actor: Actor, request: Request) -> Sequence[Request]:
    """Requests of the other agencies of the same group about the same measure, in this cycle (ST-6)."""
    access.require(actor, Permission.DECIDE_NA)
    found = await sql.rows(
        f"{_REQUEST}WHERE e.measure_id = ? AND a.group_id = ? AND c.agency_id <> ? AND e.cycle_id = ? "
        f"AND r.state <> 'WITHDRAWN' {_NEWEST} ORDER BY a.code",
        request.measure_id,
        request.group_id,
        request.agency_id,
        request.cycle_id,
    )
    return [_request(one) for one in found]


async def effect(actor: Actor, request: Request) -> Effect:
    """How the agency's forecast changes when the measure does not apply, by the cycle's way of counting (§11.4)."""
    access.require(actor, Permission.DECIDE_NA)
    entry = await entries.view(actor, request.entry_id)
    mode = NotApplicable((await Cycle.get(id=entry.cycle_id)).na_mode)
    now = await progress.forecast(entry.case_id, mode)
    then = await progress.forecast(entry.case_id, mode, supposed=entry.id)
    place = progress.DIMENSIONS.index(entry.dimension)
    before, after = now[place], then[place]
    return Effect(mode.value, entry.cap, before.points if before else Decimal(0), after.points if after else Decimal(0))
