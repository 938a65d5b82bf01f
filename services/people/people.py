"""Persons, their accounts and their roles: who is acting, and whom to tell."""

from dataclasses import dataclass
from datetime import timedelta

from models import audit, outbox, sql
from models.clock import business_now
from models.fields import stored_time
from models.people import Account, Invitation, Person, RoleGrant
from models.text import parse_phone
from services import access
from services.access import Actor, Grant, Permission, Role
from services.errors import Refused

Place = tuple[str, int]


# An account used within this time, and no other since, needs no new note of it: one write less in most updates.
LATELY = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Known:
    """An account that somebody joined with; `noted` says whether its use now is on record already: notices go there."""

    actor: Actor
    noted: bool


async def behind(places: list[Place]) -> dict[Place, Known]:
    """Who stands behind some accounts (platform, user id): person and roles in force, in one statement.

    An account nobody joined with is left out.
    """
    if not places:
        return {}
    marks = ", ".join(["(?, ?)"] * len(places))
    found = await sql.rows(
        "SELECT a.platform, a.user_id, a.last_used_at, a.unreachable_at, p.id AS person_id, p.name, "  # noqa: S608 - only question marks
        "EXISTS (SELECT 1 FROM account b WHERE b.person_id = p.id AND b.last_used_at > a.last_used_at) AS elsewhere, "
        "g.role, g.agency_id FROM account a JOIN person p ON p.id = a.person_id "
        "LEFT JOIN role_grant g ON g.person_id = p.id AND g.withdrawn_at IS NULL "
        f"WHERE (a.platform, a.user_id) IN (VALUES {marks}) ORDER BY g.id",
        *(part for place in places for part in place),
    )
    lately = stored_time(business_now() - LATELY)
    result: dict[Place, Known] = {}
    for one in found:
        place = (one["platform"], one["user_id"])
        former = result.get(place)
        grants = former.actor.grants if former else ()
        if one["role"] is not None:
            grants += (Grant(Role(one["role"]), one["agency_id"]),)
        noted = one["unreachable_at"] is None and one["last_used_at"] > lately and not one["elsewhere"]
        result[place] = Known(Actor(one["person_id"], one["name"], grants), noted)
    return result


async def user_in(platform: str, chat_id: int) -> int:
    """The user of a private chat (on most platforms the same number)."""
    found = await sql.row("SELECT user_id FROM account WHERE platform = ? AND chat_id = ?", platform, chat_id)
    return int(found["user_id"]) if found else chat_id


async def holders(role: Role, agency_id: int | None = None) -> list[int]:
    """The persons who hold a role (over an agency), by id."""
    query = RoleGrant.filter(role=role.value, withdrawn_at__isnull=True)
    if agency_id is not None:
        query = query.filter(agency_id=agency_id)
    found = await query.order_by("person_id").distinct().values("person_id")
    return [one["person_id"] for one in found]


async def of_agency(agency_id: int) -> list[int]:
    """The people of an agency, its liaisons before its heads, each once."""
    found = [*await holders(Role.LIAISON, agency_id), *await holders(Role.AGENCY_HEAD, agency_id)]
    return list(dict.fromkeys(found))


async def accepting(agency_id: int, *, liaison_accepts: bool) -> set[int]:
    """Those of an agency who accept its results: its heads, and where the cycle lets them its liaisons."""
    found = await holders(Role.AGENCY_HEAD, agency_id)
    return {*found, *(await holders(Role.LIAISON, agency_id) if liaison_accepts else ())}


async def join(name: str, phone: str, platform: str, user_id: int, chat_id: int) -> Person:
    """The person with this phone (made if new), with this account as theirs and last used.

    An account that belonged to another person moves: who holds the phone holds the account.
    """
    now = business_now()
    person = await Person.get_or_none(phone=phone)
    if person is None:
        person = await Person.create(name=name, phone=phone, joined_at=now)
    account = await Account.get_or_none(platform=platform, user_id=user_id)
    if account is None:
        await Account.create(person_id=person.id, platform=platform, user_id=user_id, chat_id=chat_id, last_used_at=now)
    else:
        await Account.filter(id=account.id).update(
            person_id=person.id,
            chat_id=chat_id,
            last_used_at=now,
            unreachable_at=None,
            unreachable_reason=None,
        )
    return person


async def grant(granted_by: int | None, person_id: int, role: Role, agency_id: int | None) -> None:
    """Give a role that an invitation carries; giving it again changes nothing.

    Who may invite was checked when the invitation was made: `granted_by` is that person, None the system.
    """
    held = await RoleGrant.exists(person_id=person_id, role=role.value, agency_id=agency_id, withdrawn_at__isnull=True)
    if held:
        return
    await RoleGrant.create(
        person_id=person_id,
        role=role.value,
        agency_id=agency_id,
        granted_at=business_now(),
        granted_by_id=granted_by,
    )
    await audit.record(
        [audit.Event(granted_by, "role.granted", f"person:{person_id}", {"role": role, "agency": agency_id})]
    )


async def withdraw(actor: Actor, person_id: int, role: Role, agency_id: int | None) -> int:
    """Take a role back at once; returns how many grants were taken.

    Their open invitations to it are closed too. Whoever holds no role any more gets nothing of what was still queued
    for them. `Denied` for who may not.
    """
    access.require(actor, Permission.INVITE)
    taken = await RoleGrant.filter(
        person_id=person_id, role=role.value, agency_id=agency_id, withdrawn_at__isnull=True
    ).update(withdrawn_at=business_now())
    if taken:
        person = await Person.get(id=person_id)
        await Invitation.filter(
            phone=person.phone, role=role.value, agency_id=agency_id, used_at__isnull=True, withdrawn_at__isnull=True
        ).update(withdrawn_at=business_now())
        remains = await RoleGrant.exists(person_id=person_id, withdrawn_at__isnull=True)
        cancelled = 0 if remains else await outbox.cancel_for_person(person_id)
        details = {"role": role, "agency": agency_id, "cancelled_messages": cancelled}
        await audit.record([audit.Event(actor.person_id, "role.withdrawn", f"person:{person_id}", details)])
    return taken


async def withdraw_grant(actor: Actor, grant_id: int) -> RoleGrant:
    """Take back one role in force, as it was seen; returns it. What its holder entered and sent stays.

    Raises `Refused`: role-gone (withdrawn already), last-admin; `Denied` for who may not.
    """
    access.require(actor, Permission.INVITE)
    held = await RoleGrant.get_or_none(id=grant_id, withdrawn_at__isnull=True).select_related("person", "agency")
    if held is None:
        raise Refused("role-gone")
    if held.role == Role.ADMIN and len(await holders(Role.ADMIN)) == 1:
        raise Refused("last-admin")
    await withdraw(actor, held.person_id, Role(held.role), held.agency_id)
    return held


async def withdraw_by_phone(actor: Actor, phone: str, role: Role) -> int:
    """Take a role back from whoever has this phone, and close their open invitations to it; returns how many
    of both. Raises `Refused("bad-phone")`, `Denied` for who may not.
    """
    access.require(actor, Permission.INVITE)
    number = parse_phone(phone)
    if number is None:
        raise Refused("bad-phone", given=phone)
    open_ones = Invitation.filter(phone=number, role=role.value, used_at__isnull=True, withdrawn_at__isnull=True)
    taken = await open_ones.update(withdrawn_at=business_now())
    for held in await RoleGrant.filter(person__phone=number, role=role.value, withdrawn_at__isnull=True):
        taken += await withdraw(actor, held.person_id, role, held.agency_id)
    return taken


async def unreachable(platform: str, chat_id: int, reason: str) -> None:
    """Note that the platform refuses to deliver to an account."""
    await Account.filter(platform=platform, chat_id=chat_id).update(
        unreachable_reason=reason[:64], unreachable_at=business_now()
    )


async def seen(platform: str, user_id: int) -> None:
    """The person used this account just now: notices go here, and it is reachable again."""
    await sql.run(
        "UPDATE account SET last_used_at = ?, unreachable_at = NULL, unreachable_reason = NULL "
        "WHERE platform = ? AND user_id = ?",
        stored_time(business_now()),
        platform,
        user_id,
    )
