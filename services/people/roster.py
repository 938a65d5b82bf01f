"""Who takes part, as staff see it: by agency, the staff, and where somebody is missing (04c)."""

from dataclasses import dataclass
from datetime import datetime

from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.organisation import Agency
from services import access
from services.access import JUDGING_ROLES, STAFF_ROLES, Actor, Permission, Role
from services.case.entries import as_time
from services.errors import Refused


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a role in force; `seen_at` is the last use of any messenger, `reachable` whether one delivers."""

    grant_id: int
    person_id: int
    name: str
    phone: str
    role: Role
    agency_id: int | None
    agency_title: str | None
    seen_at: datetime | None
    platforms: tuple[str, ...]
    reachable: bool


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who was invited and has not come; `expired`: the invitation opens nothing any more."""

    invitation_id: int
    name: str
    phone: str
    role: Role
    agency_id: int | None
    agency_title: str | None
    expires_at: datetime
    expired: bool


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency: how many liaisons and heads it has, and how many invitations are open."""

    agency_id: int
    code: str
    title: str
    liaisons: int
    heads: int
    invited: int


@dataclass(frozen=True, slots=True)
class Roster:
    """A page of agencies with the counts of all: `lines` of those that match, `matching` of them.

    `without_liaison` and `without_head` count agencies, `unasked` those that have neither a liaison nor an open
    invitation of one: nobody of them is known.
    """

    lines: tuple[AgencyLine, ...]
    matching: int
    agencies: int
    without_liaison: int
    without_head: int
    unasked: int
    invited: int


@dataclass(frozen=True, slots=True)
class AgencyPeople:
    """Everybody of one agency."""

    agency_id: int
    code: str
    title: str
    members: tuple[Member, ...]
    invited: tuple[Invited, ...]


async def overview(actor: Actor, *, lacking: Role | None = None, page: int = 0, size: int = 8) -> Roster:
    """A page of agencies by code; with `lacking` those where nobody holds this role. `Denied` for who may not."""
    access.require(actor, Permission.INVITE)
    found = await sql.rows(
        "SELECT a.id, a.code, a.title, "
        "(SELECT count(DISTINCT g.person_id) FROM role_grant g WHERE g.agency_id = a.id AND g.role = 'liaison' "
        " AND g.withdrawn_at IS NULL) AS liaisons, "
        "(SELECT count(DISTINCT g.person_id) FROM role_grant g WHERE g.agency_id = a.id AND g.role = 'agency_head' "
        " AND g.withdrawn_at IS NULL) AS heads, "
        "(SELECT count(*) FROM invitation i WHERE i.agency_id = a.id AND i.used_at IS NULL "
        " AND i.withdrawn_at IS NULL AND i.expires_at > ?) AS invited, "
        "(SELECT count(*) FROM invitation i WHERE i.agency_id = a.id AND i.role = 'liaison' AND i.used_at IS NULL "
        " AND i.withdrawn_at IS NULL AND i.expires_at > ?) AS liaisons_invited "
        "FROM agency a ORDER BY a.code",
        *[stored_time(business_now())] * 2,
    )
    matching = [one for one in found if lacking is None or not one[_COUNTS[lacking]]]
    lines = tuple(
        AgencyLine(one["id"], one["code"], one["title"], one["liaisons"], one["heads"], one["invited"])
        for one in matching[page * size : (page + 1) * size]
    )
    return Roster(
        lines,
        len(matching),
        len(found),
        sum(not one["liaisons"] for one in found),
        sum(not one["heads"] for one in found),
        sum(not one["liaisons"] and not one["liaisons_invited"] for one in found),
        sum(one["invited"] for one in found),
    )


_COUNTS = {Role.LIAISON: "liaisons", Role.AGENCY_HEAD: "heads"}


async def of_agency(actor: Actor, agency_id: int) -> AgencyPeople:
    """Everybody of an agency: who holds what, who is invited. Raises `Refused("unknown-agency")`, `Denied`."""
    access.require(actor, Permission.INVITE)
    agency = await Agency.get_or_none(id=agency_id)
    if agency is None:
        raise Refused("unknown-agency", given=str(agency_id))
    return AgencyPeople(
        agency.id,
        agency.code,
        agency.title,
        await _members("g.agency_id = ?", agency_id),
        await _invited("i.agency_id = ?", agency_id),
    )


async def of_staff(actor: Actor) -> tuple[tuple[Member, ...], tuple[Invited, ...]]:
    """The process administrators and deputies, and those invited to be. `Denied` for who may not."""
    access.require(actor, Permission.INVITE)
    roles = sorted(role.value for role in STAFF_ROLES | JUDGING_ROLES)
    marks = sql.marks(len(roles))
    return await _members(f"g.role IN ({marks})", *roles), await _invited(f"i.role IN ({marks})", *roles)


async def member(actor: Actor, grant_id: int) -> Member:
    """One role in force with its holder. Raises `Refused("role-gone")` when it was withdrawn, `Denied`."""
    access.require(actor, Permission.INVITE)
    found = await _members("g.id = ?", grant_id)
    if not found:
        raise Refused("role-gone")
    return found[0]


async def invitation(actor: Actor, invitation_id: int) -> Invited:
    """One invitation that nobody used. Raises `Refused("invitation-used")`, `Denied`."""
    access.require(actor, Permission.INVITE)
    found = await _invited("i.id = ?", invitation_id)
    if not found:
        raise Refused("invitation-used")
    return found[0]


async def _members(where: str, *args: object) -> tuple[Member, ...]:
    found = await sql.rows(
        "SELECT g.id, g.person_id, g.role, g.agency_id, p.name, p.phone, t.title, "  # noqa: S608 - constants and question marks
        "max(a.last_used_at) AS seen_at, group_concat(DISTINCT a.platform) AS platforms, "
        "sum(a.unreachable_at IS NULL) AS reachable "
        "FROM role_grant g JOIN person p ON p.id = g.person_id LEFT JOIN agency t ON t.id = g.agency_id "
        f"LEFT JOIN account a ON a.person_id = p.id WHERE g.withdrawn_at IS NULL AND {where} "
        "GROUP BY g.id, p.id, t.id ORDER BY g.role DESC, g.id",
        *args,
    )
    return tuple(
        Member(
            grant_id=one["id"],
            person_id=one["person_id"],
            name=one["name"],
            phone=one["phone"] or "",
            role=Role(one["role"]),
            agency_id=one["agency_id"],
            agency_title=one["title"],
            seen_at=as_time(one["seen_at"]),
            platforms=tuple(sorted((one["platforms"] or "").split(","))) if one["platforms"] else (),
            reachable=bool(one["reachable"]),
        )
        for one in found
    )


async def _invited(where: str, *args: object) -> tuple[Invited, ...]:
    now = business_now()
    found = await sql.rows(
        "SELECT i.id, i.name, i.phone, i.role, i.agency_id, i.expires_at, t.title FROM invitation i "  # noqa: S608 - constants and question marks
        "LEFT JOIN agency t ON t.id = i.agency_id "
        f"WHERE i.used_at IS NULL AND i.withdrawn_at IS NULL AND {where} ORDER BY i.id",
        *args,
    )
    lines = []
    for one in found:
        expires_at = as_time(one["expires_at"])
        assert expires_at is not None
        lines.append(
            Invited(
                invitation_id=one["id"],
                name=one["name"],
                phone=one["phone"] or "",
                role=Role(one["role"]),
                agency_id=one["agency_id"],
                agency_title=one["title"],
                expires_at=expires_at,
                expired=expires_at <= now,
            )
        )
    return tuple(lines)
