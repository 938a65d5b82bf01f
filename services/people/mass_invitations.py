"""Invitations of many people at once: an imported list, and the unused ones made anew (04c)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from models import audit, sql
from models.clock import business_now
from models.fields import stored_time
from models.organisation import Agency
from models.people import Invitation
from models.text import parse_phone
from services import access
from services.access import AGENCY_ROLES, Actor, Permission, Role
from services.errors import Refused
from services.people.invitations import Issued, as_name, issue
from services.problems import RowProblem

Row = Mapping[str, Any]
AT_ONCE = 200


async def check(rows: Sequence[tuple[int, Row]]) -> list[RowProblem]:
    """What is wrong across the rows of people (name, phone, role, agency_code) and with what they refer to.

    An agency that is not there, a name or phone that is none, somebody over two agencies (in the list, or by a role
    they hold), one phone with two names. Row numbers as the person sees them.
    """
    known = {agency.code: agency.title for agency in await Agency.all()}
    held = await _agencies_held()
    problems: list[RowProblem] = []
    first: dict[tuple[str, str], str] = {}
    names: dict[str, str] = {}
    for number, row in rows:
        code, phone, name = _code(row), parse_phone(str(row["phone"])), as_name(str(row["name"]))
        if code not in known:
            problems.append(RowProblem(number, "agency_code", "unknown-agency-code", {"code": code}))
            continue
        if phone is None or name is None:
            column = "phone" if phone is None else "name"
            problems.append(RowProblem(number, column, "person-unclear", {"given": str(row[column])[:60]}))
            continue
        elsewhere = held.get((phone, row["role"]), set()) - {code}
        other = first.setdefault((phone, row["role"]), code)
        if elsewhere or other != code:
            of = known[other if other != code else min(elsewhere)]
            problems.append(RowProblem(number, "agency_code", "person-elsewhere", {"agency": of}))
        elif names.setdefault(phone, name) != name:
            problems.append(RowProblem(number, "name", "person-twice", {"one": names[phone], "other": name}))
    return problems


async def invite_many(actor: Actor, rows: Sequence[Row]) -> list[Issued]:
    """Invite the people of rows that `check` found sound: name, phone, role, agency_code.

    Who holds the role over the agency already, or has an open invitation to it, is left out. Raises `Refused`:
    bad-phone, bad-name, unknown-agency, liaison-elsewhere (what `check` would have told); `Denied` for who may not.
    """
    access.require(actor, Permission.INVITE)
    agencies = {agency.code: agency for agency in await Agency.all()}
    held, asked = await _agencies_held(), await _asked()
    issued: list[Issued] = []
    for row in rows:
        role, code = Role(row["role"]), _code(row)
        phone, name = parse_phone(str(row["phone"])), as_name(str(row["name"]))
        if phone is None:
            raise Refused("bad-phone", given=str(row["phone"])[:40])
        if name is None:
            raise Refused("bad-name", given=str(row["name"])[:60])
        if role not in AGENCY_ROLES or code not in agencies:
            raise Refused("unknown-agency", given=code)
        of_role = held[(phone, role.value)]
        if code in of_role or (phone, role.value, code) in asked:
            continue
        if of_role:
            raise Refused("liaison-elsewhere", agency=agencies[min(of_role)].title)
        issued.append(await issue(actor.person_id, role, name, phone, agencies[code]))
        asked.add((phone, role.value, code))
    await _record(actor, "invitations.made", issued)
    return issued


async def waiting(actor: Actor) -> tuple[int, int]:
    """How many invitations nobody has used (expired ones too), and the newest of them: where `reissue` ends."""
    access.require(actor, Permission.INVITE)
    found = await sql.row(
        "SELECT count(*) AS n, max(id) AS newest FROM invitation WHERE used_at IS NULL AND withdrawn_at IS NULL "
        "AND agency_id IS NOT NULL AND phone IS NOT NULL"
    )
    assert found is not None
    return found["n"], found["newest"] or 0


async def reissue(actor: Actor, upto: int, most: int = AT_ONCE) -> tuple[list[Issued], int]:
    """Make the next unused invitations anew, up to the one with the id `upto`: the former links and codes end.

    Returns what is to be handed out and how many are left. Who has come in the meantime is left out: their spare
    invitation is only closed. `Denied` for who may not.
    """
    access.require(actor, Permission.INVITE)
    unused = Invitation.filter(
        id__lte=upto, used_at__isnull=True, withdrawn_at__isnull=True, agency_id__isnull=False, phone__isnull=False
    )
    former = await unused.order_by("agency__code", "id").limit(most).select_related("agency")
    held = await _agencies_held()
    await Invitation.filter(id__in=[one.id for one in former]).update(withdrawn_at=business_now())
    issued: list[Issued] = []
    for one in former:
        assert one.agency is not None
        assert one.phone is not None
        if one.agency.code not in held[(one.phone, one.role)]:
            issued.append(await issue(actor.person_id, Role(one.role), one.name, one.phone, one.agency))
    await _record(actor, "invitations.renewed", issued)
    return issued, await unused.count()


async def _agencies_held() -> dict[tuple[str, str], set[str]]:
    """By phone and role: the codes of the agencies over which it is held."""
    found = await sql.rows(
        "SELECT p.phone, g.role, t.code FROM role_grant g JOIN person p ON p.id = g.person_id "
        "JOIN agency t ON t.id = g.agency_id WHERE g.withdrawn_at IS NULL"
    )
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in found:
        held[(one["phone"], one["role"])].add(one["code"])
    return held


async def _asked() -> set[tuple[str, str, str]]:
    found = await sql.rows(
        "SELECT i.phone, i.role, t.code FROM invitation i JOIN agency t ON t.id = i.agency_id "
        "WHERE i.used_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > ?",
        stored_time(business_now()),
    )
    return {(one["phone"], one["role"], one["code"]) for one in found}


def _code(row: Row) -> str:
    return str(row["agency_code"]).upper()


async def _record(actor: Actor, act: str, issued: Sequence[Issued]) -> None:
    if issued:
        details = {"count": len(issued), "first": issued[0].invitation_id, "last": issued[-1].invitation_id}
        await audit.record([audit.Event(actor.person_id, act, "invitation:*", details)])
