"""Invitations: a link token and a typed code for one person and one role (04c; architecture §5, pitfalls 14)."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tortoise.expressions import Q

from models import audit
from models.clock import business_now
from models.organisation import Agency
from models.people import Invitation, RoleGrant
from models.text import parse_phone, plain, to_latin_digits
from services import access, second_factor
from services.access import AGENCY_ROLES, Actor, Permission, Role
from services.errors import Refused
from services.people import people
from services.second_factor import Proof

VALID_FOR = timedelta(days=30)
CODE_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Issued:
    """What is handed to the invited person, once: neither can be read from the database again."""

    invitation_id: int
    token: str
    code: str
    name: str
    phone: str
    role: Role
    agency_title: str | None
    expires_at: datetime


def hashed(secret: str) -> str:
    """How a token or code is stored. Tokens carry 192 bits; a code alone opens nothing (it needs the phone)."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def needs_proof(actor: Actor, role: Role) -> bool:
    """Whether inviting to this role asks the actor for the second factor: for roles of the organisation, by the rule of
    `second_factor.guards_roles`. `Denied` for who may not invite."""
    access.require(actor, Permission.INVITE)
    return role not in AGENCY_ROLES and await second_factor.guards_roles(actor)


async def invite(
    actor: Actor, role: Role, name: str, phone: str, agency_code: str | None = None, proof: Proof | None = None
) -> Issued:
    """Invite a person to a role; for a role over one agency `agency_code` names it.

    Raises `Refused`: bad-phone, bad-name, unknown-agency, agency-needed, liaison-elsewhere, second-factor-needed;
    `Denied` for who may not.
    """
    access.require(actor, Permission.INVITE)
    if await needs_proof(actor, role):
        second_factor.require(actor, proof)
    number = parse_phone(phone)
    if number is None:
        raise Refused("bad-phone", given=phone)
    known_as = as_name(name)
    if known_as is None:
        raise Refused("bad-name", given=name[:60])
    agency = await _agency_for(role, agency_code)
    await check_only_agency(role, number, agency)
    issued = await issue(actor.person_id, role, known_as, number, agency)
    details = {"role": role, "agency": agency.code if agency else None}
    await audit.record([audit.Event(actor.person_id, "invitation.made", f"invitation:{issued.invitation_id}", details)])
    return issued


async def issue(by: int | None, role: Role, name: str, phone: str, agency: Agency | None) -> Issued:
    """Make the invitation of somebody whose name, phone and agency were checked; who asks for it was checked too."""
    token, code = secrets.token_hex(24), _new_code()
    now = business_now()
    invitation = await Invitation.create(
        role=role.value,
        agency_id=agency.id if agency else None,
        name=name,
        phone=phone,
        token_hash=hashed(token),
        code_hash=hashed(code),
        created_at=now,
        created_by_id=by,
        expires_at=now + VALID_FOR,
    )
    title = agency.title if agency else None
    return Issued(invitation.id, token, code, name, phone, role, title, invitation.expires_at)


async def replace(actor: Actor, grant_id: int, name: str, phone: str, proof: Proof | None = None) -> Issued:
    """Withdraw somebody's role over an agency and invite another to it in one go; drafts and files are the agency's.

    Raises what `people.withdraw_grant` and `invite` raise, and `Refused("same-person")`; then nothing is changed.
    """
    access.require(actor, Permission.INVITE)
    held = await people.withdraw_grant(actor, grant_id)
    if held.person.phone is not None and held.person.phone == parse_phone(phone):
        raise Refused("same-person", name=held.person.name)
    return await invite(actor, Role(held.role), name, phone, held.agency.code if held.agency else None, proof)


async def withdraw(actor: Actor, invitation_id: int) -> Invitation:
    """Close an invitation that nobody used; its link and code open nothing any more.

    Raises `Refused("invitation-used")`; `Denied` for who may not.
    """
    access.require(actor, Permission.INVITE)
    invitation = await Invitation.get_or_none(id=invitation_id, used_at__isnull=True, withdrawn_at__isnull=True)
    if invitation is None:
        raise Refused("invitation-used")
    await Invitation.filter(id=invitation_id).update(withdrawn_at=business_now())
    await audit.record([audit.Event(actor.person_id, "invitation.withdrawn", f"invitation:{invitation_id}", {})])
    return invitation


async def _agency_for(role: Role, code: str | None) -> Agency | None:
    if role not in AGENCY_ROLES:
        return None
    if not code:
        raise Refused("agency-needed")
    agency = await Agency.get_or_none(code__iexact=plain(to_latin_digits(code)).upper())
    if agency is None:
        raise Refused("unknown-agency", given=code)
    return agency


async def check_only_agency(role: Role, phone: str, agency: Agency | None) -> None:
    """A liaison works for one agency: every card of theirs is of that one. Raises `Refused("liaison-elsewhere")`."""
    other = await held_elsewhere(role, phone, agency)
    if other is not None:
        raise Refused("liaison-elsewhere", agency=other)


async def held_elsewhere(role: Role, phone: str, agency: Agency | None) -> str | None:
    """The title of another agency over which whoever has this phone holds the role."""
    held = await RoleGrant.filter(role=role.value, person__phone=phone, withdrawn_at__isnull=True).select_related(
        "agency"
    )
    others = [one.agency.title for one in held if one.agency is not None and agency and one.agency_id != agency.id]
    return others[0] if others else None


def _new_code() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))


def as_name(text: str) -> str | None:
    """A person's name as it was typed (2 to 100 characters, two letters at least), or None for anything else."""
    name = plain(text)
    return name if 2 <= len(name) <= 100 and sum(letter.isalpha() for letter in name) >= 2 else None


def as_code(text: str) -> str | None:
    """The ten digits a person typed (any digits, spaces and dashes between), or None for anything else."""
    digits = to_latin_digits(text).replace(" ", "").replace("-", "").replace("\u200c", "")
    return digits if digits.isascii() and digits.isdigit() and len(digits) == CODE_DIGITS else None


async def by_token(token: str) -> Invitation | None:
    """The open invitation of a link, or None (unknown, used, old and withdrawn look the same)."""
    return await _open(token_hash=hashed(token))


async def by_code(code: str) -> Invitation | None:
    """The open invitation of a typed code, or None; it must still be matched with the phone."""
    return await _open(code_hash=hashed(code))


async def by_id(invitation_id: int) -> Invitation | None:
    """An open invitation by its row, or None."""
    return await _open(id=invitation_id)


async def _open(**where: Any) -> Invitation | None:
    still = Invitation.filter(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=business_now())
    return await still.filter(Q(**where)).select_related("agency").first()


async def use(invitation: Invitation, person_id: int) -> None:
    """Close an invitation for good; raises `Refused("invitation-used")` when somebody was faster."""
    closed = await Invitation.filter(id=invitation.id, used_at__isnull=True).update(
        used_at=business_now(), used_by_id=person_id
    )
    if not closed:
        raise Refused("invitation-used")
