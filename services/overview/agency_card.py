"""One agency as staff see it: its people, where its case stands, when something was last heard of it (04b)."""

from dataclasses import dataclass
from datetime import datetime

from models import sql
from services import access
from services.access import Actor, Permission
from services.case.entries import CURRENT, as_time
from services.errors import Refused


@dataclass(frozen=True, slots=True)
class PersonOfAgency:
    """Somebody of an agency: joined (with the last use of a messenger) or only invited; reachable or not."""

    name: str
    phone: str
    role: str
    joined: bool
    reachable: bool
    last_seen: datetime | None


@dataclass(frozen=True, slots=True)
class AgencyCard:
    """What staff want to know before they call."""

    agency_id: int
    code: str
    title: str
    group_title: str
    people: tuple[PersonOfAgency, ...]
    last_entered: datetime | None
    questions: int
    extensions: int
    na_requests: int


async def of_agency(actor: Actor, agency_id: int) -> AgencyCard:
    """The agency in the current cycle. Raises `Refused("unknown-agency-id")`, `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.row(
        "SELECT a.id, a.code, a.title, g.title AS group_title, c.id AS case_id "  # noqa: S608 - constants only
        "FROM agency a JOIN agency_group g ON g.id = a.group_id "
        f"LEFT JOIN agency_case c ON c.agency_id = a.id AND c.cycle_id = {CURRENT} WHERE a.id = ?",
        agency_id,
    )
    if found is None:
        raise Refused("unknown-agency-id")
    waiting = await sql.row(
        "SELECT (SELECT max(v.acted_at) FROM measure_entry e JOIN value v ON v.entry_id = e.id AND v.source = 'self' "
        "WHERE e.case_id = ?) "
        "AS last_entered, "
        "(SELECT count(*) FROM question q WHERE q.case_id = ? AND q.is_draft = 0 AND q.answered_at IS NULL) "
        "AS questions, "
        "(SELECT count(*) FROM extension x WHERE x.case_id = ? AND x.state = 'REQUESTED') AS extensions, "
        "(SELECT count(*) FROM measure_entry e WHERE e.case_id = ? AND e.state = 'NA_REQUESTED') AS na_requests",
        *[found["case_id"]] * 4,
    )
    assert waiting is not None
    return AgencyCard(
        agency_id=found["id"],
        code=found["code"],
        title=found["title"],
        group_title=found["group_title"],
        people=tuple(await _people(agency_id)),
        last_entered=as_time(waiting["last_entered"]),
        questions=waiting["questions"],
        extensions=waiting["extensions"],
        na_requests=waiting["na_requests"],
    )


async def _people(agency_id: int) -> list[PersonOfAgency]:
    found = await sql.rows(
        "SELECT p.name, p.phone, g.role, 1 AS joined, max(u.last_used_at) AS last_seen, "
        "sum(CASE WHEN u.unreachable_at IS NULL THEN 1 ELSE 0 END) AS reachable "
        "FROM role_grant g JOIN person p ON p.id = g.person_id LEFT JOIN account u ON u.person_id = p.id "
        "WHERE g.agency_id = ? AND g.withdrawn_at IS NULL GROUP BY g.id, p.id "
        "UNION ALL SELECT i.name, i.phone, i.role, 0, NULL, 0 FROM invitation i "
        "WHERE i.agency_id = ? AND i.used_at IS NULL AND i.withdrawn_at IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id "
        " WHERE g.agency_id = i.agency_id AND g.role = i.role AND g.withdrawn_at IS NULL AND p.phone = i.phone) "
        "ORDER BY joined DESC",
        agency_id,
        agency_id,
    )
    return [
        PersonOfAgency(
            name=one["name"],
            phone=one["phone"] or "",
            role=one["role"],
            joined=bool(one["joined"]),
            reachable=bool(one["reachable"]),
            last_seen=as_time(one["last_seen"]),
        )
        for one in found
    ]
