"""The people of the agencies as a list: brought in, they are invited; taken out, it shows who has a role (04c, §13)."""

from collections.abc import Sequence
from typing import Any

from models import sql
from services import access
from services.access import AGENCY_ROLES, Actor, Permission
from services.lists.sheet_list import Applied, Comparison, Row, SheetList
from services.people import mass_invitations


async def _may(actor: Actor) -> None:
    access.require(actor, Permission.INVITE)


async def _standing() -> list[dict[str, Any]]:
    """Who holds a role over an agency, or has an open invitation to it."""
    roles = sorted(role.value for role in AGENCY_ROLES)
    found = await sql.rows(
        f"SELECT p.name, p.phone, g.role, a.code FROM role_grant g JOIN person p ON p.id = g.person_id "  # noqa: S608 - marks
        f"JOIN agency a ON a.id = g.agency_id WHERE g.withdrawn_at IS NULL AND g.role IN ({sql.marks(len(roles))}) "
        f"UNION SELECT i.name, i.phone, i.role, a.code FROM invitation i JOIN agency a ON a.id = i.agency_id "
        f"WHERE i.used_at IS NULL AND i.withdrawn_at IS NULL AND i.role IN ({sql.marks(len(roles))}) "
        "ORDER BY 4, 3, 1",
        *roles,
        *roles,
    )
    return [
        {"name": one["name"], "phone": one["phone"], "role": one["role"], "agency_code": one["code"]} for one in found
    ]


def _key(row: Row) -> tuple[str, str, str]:
    return str(row["phone"]), str(row["role"]), str(row["agency_code"]).upper()


async def _compare(rows: Sequence[Row]) -> Comparison:
    known = {_key(row) for row in await _standing()}
    same = sum(1 for row in rows if _key(row) in known)
    return Comparison(new=len(rows) - same, same=same)


async def _apply(actor: Actor, rows: Sequence[Row]) -> Applied:
    """Invite who has no role and no open invitation yet; `extra` holds what is to be handed out, once."""
    issued = await mass_invitations.invite_many(actor, rows)
    return Applied(len(rows), new=len(issued), extra=issued)


async def _take_out(actor: Actor) -> list[dict[str, Any]]:
    await _may(actor)
    return await _standing()


LIST = SheetList(_may, mass_invitations.check, _compare, _apply, _take_out)
