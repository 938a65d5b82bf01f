"""Entering safely: what the messenger proves, what staff vouch for, and how guessing is slowed down."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.clock import business_now
from models.gate import tx
from models.people import Account, EntryRequest, Person, WrongTries
from services.access import SYSTEM, Role
from services.errors import Refused
from services.people import invitations, people, registration
from services.people.registration import Caller, Contact, Outcome

CALLER = Caller("telegram", 77, 77, "ناشناس")


async def invite(phone: str, role: Role = Role.ADMIN) -> invitations.Issued:
    return await tx(lambda: invitations.invite(SYSTEM, role, "مریم احمدی", phone))


async def test_guessing_is_slowed_down_however_long_it_goes_on(database: Path) -> None:
    for _ in range(60):
        await tx(lambda: registration.wrong_try(CALLER))
    tries = await WrongTries.get(user_id=77)
    assert tries.count == 60
    assert timedelta(minutes=59) < tries.not_before - business_now() <= timedelta(hours=1)
    with pytest.raises(Refused, match="try-later"):
        await registration.check_pace(CALLER)


async def test_a_card_without_an_owner_proves_nothing_where_owners_are_named(database: Path) -> None:
    issued = await invite("09121234567")
    card = Contact("09121234567", None, forwarded=False, owner_named=True)
    entered = await tx(lambda: registration.enter(CALLER, card, invitation_id=issued.invitation_id))
    assert entered is not None
    assert entered.outcome is Outcome.WAITING_FOR_STAFF
    assert await Account.all().count() == 0


async def test_who_is_admitted_is_the_invited_person_and_nobody_else(database: Path) -> None:
    boss = await invite("09120000000")
    own = Contact("09120000000", 1, forwarded=False)
    await tx(lambda: registration.enter(Caller("bale", 1, 1, "راهبر"), own, invitation_id=boss.invitation_id))
    issued = await invite("09121234567")
    other = Contact("09120000000", CALLER.user_id, forwarded=False)  # the boss's number
    await tx(lambda: registration.enter(CALLER, other, invitation_id=issued.invitation_id))
    request = await EntryRequest.get()
    await tx(lambda: registration.decide(SYSTEM, request.id, admit=True))
    account = await Account.get(user_id=CALLER.user_id).select_related("person")
    assert account.person.phone == "989121234567"
    assert await Person.all().count() == 2


async def test_a_withdrawn_role_and_its_open_invitations_are_closed_together(database: Path) -> None:
    first = await invite("09121234567")
    own = Contact("09121234567", 77, forwarded=False)
    await tx(lambda: registration.enter(CALLER, own, invitation_id=first.invitation_id))
    second = await invite("09121234567")
    assert await tx(lambda: people.withdraw_by_phone(SYSTEM, "0912 123 4567", Role.ADMIN)) == 2
    assert await invitations.by_id(second.invitation_id) is None
    assert (await people.behind([("telegram", 77)]))["telegram", 77].actor.grants == ()


async def test_notices_follow_a_person_from_one_messenger_to_the_other_and_back(database: Path) -> None:
    for platform in ("bale", "telegram"):
        await tx(lambda platform=platform: people.join("مریم", "989121234567", platform, 77, 77))  # type: ignore[misc]
    places = [("bale", 77), ("telegram", 77)]
    noted = {place[0]: one.noted for place, one in (await people.behind(places)).items()}
    assert noted == {"bale": False, "telegram": True}
    await tx(lambda: people.seen("bale", 77))
    noted = {place[0]: one.noted for place, one in (await people.behind(places)).items()}
    assert noted == {"bale": True, "telegram": False}
