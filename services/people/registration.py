"""Entering: from an invitation and one's own contact to a person with a role (04c; architecture §5)."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from models import audit
from models.clock import business_now
from models.people import EntryRequest, Invitation, Person, WrongTries
from models.text import parse_phone, plain
from services import access, ticking
from services.access import Actor, Permission, Role
from services.case import cases
from services.errors import Refused
from services.notices import Notice, post
from services.people import invitations, people

FREE_TRIES = 3
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Caller:
    """A messenger account that wants in."""

    platform: str
    user_id: int
    chat_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact as it was shared; `user_id` is None where it is not said whose it is.

    `owner_named`: this platform names the owner of an own contact, so one without is somebody's hand-made card.
    """

    phone: str
    user_id: int | None
    forwarded: bool
    owner_named: bool = False

    @property
    def proven(self) -> bool:
        """Whether the phone is known to be the sender's own."""
        return self.user_id is not None or not self.owner_named


class Outcome(StrEnum):
    """How an attempt to enter ended."""

    JOINED = "joined"
    WAITING_FOR_STAFF = "waiting_for_staff"


@dataclass(frozen=True, slots=True)
class Entered:
    """The result of entering; role and agency title when joined."""

    outcome: Outcome
    role: Role | None = None
    agency_title: str | None = None
    person_id: int | None = None


async def check_pace(caller: Caller) -> None:
    """Raise `Refused("try-later")` while this account has to wait after wrong tries. Nobody else waits."""
    tries = await WrongTries.get_or_none(platform=caller.platform, user_id=caller.user_id)
    if tries is not None and tries.not_before > business_now():
        raise Refused("try-later", until=tries.not_before)


async def wrong_try(caller: Caller) -> None:
    """Count a wrong link, code or phone; from the fourth on the account waits, twice as long each time."""
    now = business_now()
    tries = await WrongTries.get_or_none(platform=caller.platform, user_id=caller.user_id)
    count = (tries.count if tries else 0) + 1
    pause = min(FIRST_PAUSE * 2 ** min(max(0, count - FREE_TRIES - 1), 10), LONGEST_PAUSE)
    not_before = now if count <= FREE_TRIES else now + pause
    if tries is None:
        await WrongTries.create(platform=caller.platform, user_id=caller.user_id, count=count, not_before=not_before)
    else:
        await WrongTries.filter(id=tries.id).update(count=count, not_before=not_before)
    subject = f"account:{caller.platform}:{caller.user_id}"
    await audit.record([audit.Event(None, "entry.wrong_try", subject, {"count": count})])


async def by_link(caller: Caller, token: str) -> Invitation | None:
    """The invitation a link opens, or None after counting a wrong try."""
    await check_pace(caller)
    invitation = await invitations.by_token(token)
    if invitation is None:
        await wrong_try(caller)
    return invitation


async def enter(
    caller: Caller, contact: Contact, *, invitation_id: int | None = None, code: str | None = None
) -> Entered | None:
    """Enter with an own contact: through a link's invitation, or with a typed code and the imported phone.

    Returns None after counting a wrong try (wrong code, or a code with another phone: not told apart). Raises
    `Refused`: someone-elses-contact, forwarded-contact, bad-phone, try-later, you-elsewhere (they came to another
    agency after they were invited).
    """
    await check_pace(caller)
    if contact.user_id is not None and contact.user_id != caller.user_id:
        raise Refused("someone-elses-contact")
    if contact.forwarded:
        raise Refused("forwarded-contact")
    phone = parse_phone(contact.phone)
    if phone is None:
        raise Refused("bad-phone", given=contact.phone)
    if invitation_id is not None:
        invitation = await invitations.by_id(invitation_id)
        if invitation is None:
            await wrong_try(caller)
            return None
        if invitation.phone not in (None, phone):
            return await _ask_staff(caller, invitation, contact, "other-phone")
    else:
        invitation = await invitations.by_code(code or "")
        if invitation is None or invitation.phone != phone:
            await wrong_try(caller)
            return None
    if not contact.proven:
        return await _ask_staff(caller, invitation, contact, "no-owner")
    other = await invitations.held_elsewhere(Role(invitation.role), phone, invitation.agency)
    if other is not None:
        raise Refused("you-elsewhere", agency=other)
    return await _join(caller, invitation, phone)


async def _join(caller: Caller, invitation: Invitation, phone: str) -> Entered:
    role = Role(invitation.role)
    person = await people.join(invitation.name, phone, caller.platform, caller.user_id, caller.chat_id)
    await invitations.use(invitation, person.id)
    await people.grant(invitation.created_by_id, person.id, role, invitation.agency_id)
    await WrongTries.filter(platform=caller.platform, user_id=caller.user_id).update(count=0, not_before=business_now())
    details = {"invitation": invitation.id, "platform": caller.platform, "role": role}
    await audit.record([audit.Event(person.id, "entry.joined", f"person:{person.id}", details)])
    if invitation.agency is not None:
        await cases.joined(invitation.agency.id)
        ticking.soon()  # the circulars in force are theirs too
    title = invitation.agency.title if invitation.agency else None
    return Entered(Outcome.JOINED, role, title, person.id)


async def _ask_staff(caller: Caller, invitation: Invitation, contact: Contact, reason: str) -> Entered:
    waiting = await EntryRequest.get_or_none(
        invitation_id=invitation.id,
        platform=caller.platform,
        user_id=caller.user_id,
        decided_at__isnull=True,
    )
    if waiting is None:
        waiting = await EntryRequest.create(
            invitation_id=invitation.id,
            platform=caller.platform,
            user_id=caller.user_id,
            chat_id=caller.chat_id,
            given_phone=contact.phone,
            given_name=plain(caller.name)[:100],
            reason=reason,
            asked_at=business_now(),
        )
        await post(
            [
                Notice(
                    key=f"entry-request:{waiting.id}:{person}",
                    person_id=person,
                    message="entry-request",
                    args={
                        "name": invitation.name,
                        "given_name": waiting.given_name,
                        "phone": invitation.phone or "",
                        "given_phone": contact.phone,
                        "agency": invitation.agency.title if invitation.agency else "",
                    },
                    buttons=(
                        ("btn-admit", f"admit:{waiting.id}"),
                        ("btn-refuse-entry", f"turn-away:{waiting.id}"),
                    ),
                )
                for person in await people.holders(Role.ADMIN)
            ]
        )
    return Entered(Outcome.WAITING_FOR_STAFF)


async def decide(actor: Actor, request_id: int, *, admit: bool) -> EntryRequest:
    """Admit or turn away somebody whose phone could not be proven; they are told either way.

    Raises `Refused`: already-decided, invitation-used, liaison-elsewhere; `Denied` for who may not.
    """
    access.require(actor, Permission.ADMIT)
    request = await EntryRequest.filter(id=request_id).select_related("invitation__agency").first()
    if request is None:
        raise Refused("already-decided")
    decided = await EntryRequest.filter(id=request_id, decided_at__isnull=True).update(
        decided_at=business_now(), decided_by_id=actor.person_id, accepted=admit
    )
    if not decided:
        raise Refused("already-decided")
    invitation = request.invitation
    if admit:
        if invitation.used_at is not None or invitation.withdrawn_at is not None:
            raise Refused("invitation-used")
        # Staff vouch that this is the person they invited: the invited phone is who they are, whatever was sent.
        phone = invitation.phone or parse_phone(request.given_phone) or request.given_phone
        await invitations.check_only_agency(Role(invitation.role), phone, invitation.agency)
        caller = Caller(request.platform, request.user_id, request.chat_id, request.given_name)
        entered = await _join(caller, invitation, phone)
        assert entered.person_id is not None
        person: Person = await Person.get(id=entered.person_id)
        await post(
            [
                Notice(
                    key=f"admitted:{request.id}",
                    person_id=person.id,
                    message="entry-admitted",
                    args={"agency": entered.agency_title or "", "role": invitation.role},
                    buttons=(("btn-home", "home"),),
                )
            ]
        )
    else:
        told = Notice(f"turned-away:{request.id}", None, "entry-turned-away", chat=(request.platform, request.chat_id))
        await post([told])
    await audit.record(
        [audit.Event(actor.person_id, "entry.decided", f"entry_request:{request.id}", {"admitted": admit})]
    )
    return request
