"""Invitations: secrets that only their hashes remember, used once, for a month."""

from datetime import timedelta

import pytest

from models import clock, sql
from models.clock import business_now
from models.cycle import Cycle
from models.gate import tx
from models.trust import SecondFactor
from services.access import SYSTEM, Role
from services.errors import Refused
from services.people import invitations, registration
from services.people.registration import Caller, Contact
from services.second_factor import Proof
from tests.services.conftest import World


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1234567890", "1234567890"),
        ("۱۲۳۴۵ ۶۷۸۹۰", "1234567890"),
        ("١٢٣٤٥-٦٧٨٩٠", "1234567890"),
        (" 12345 67890 ", "1234567890"),
        ("123456789", None),
        ("12345678901", None),
        ("کد ۱۲۳۴۵۶۷۸۹۰", None),
        ("", None),
        ("１２３４５６７８９０", None),
    ],
)
def test_code_as_people_type_it(typed: str, code: str | None) -> None:
    assert invitations.as_code(typed) == code


async def test_secrets_are_not_in_the_database(world: World) -> None:
    issued = await tx(lambda: invitations.invite(world.staff, Role.LIAISON, "سارا", "09121112233", "A"))
    for table in ("invitation", "audit_event"):
        stored = str([tuple(row) for row in await sql.rows(f"SELECT * FROM {table}")])
        assert issued.token not in stored
        assert issued.code not in stored


async def test_invitation_is_open_for_a_month_and_for_one_use(world: World) -> None:
    issued = await tx(lambda: invitations.invite(world.staff, Role.LIAISON, "سارا", "09121112233", "A"))
    found = await invitations.by_token(issued.token)
    assert found is not None
    assert await invitations.by_code(issued.code) is not None
    clock.set_business_offset(invitations.VALID_FOR - timedelta(minutes=1))
    assert await invitations.by_token(issued.token) is not None
    clock.set_business_offset(invitations.VALID_FOR)
    assert await invitations.by_token(issued.token) is None
    clock.set_business_offset(timedelta(0))
    await tx(lambda: invitations.use(found, 1))
    assert await invitations.by_token(issued.token) is None
    with pytest.raises(Refused, match="invitation-used"):
        await tx(lambda: invitations.use(found, 2))


@pytest.mark.parametrize(
    ("name", "phone", "agency", "why"),
    [
        ("سارا", "0912", "A", "bad-phone"),
        ("س", "09121112233", "A", "bad-name"),
        ("؟!", "09121112233", "A", "bad-name"),
        ("۰۹۱۲", "09121112233", "A", "bad-name"),
        ("س" * 101, "09121112233", "A", "bad-name"),
        ("سارا", "09121112233", "ZZ", "unknown-agency"),
        ("سارا", "09121112233", None, "agency-needed"),
    ],
)
async def test_invitation_that_cannot_be(world: World, name: str, phone: str, agency: str | None, why: str) -> None:
    with pytest.raises(Refused, match=why):
        await tx(lambda: invitations.invite(world.staff, Role.LIAISON, name, phone, agency))


async def test_agency_code_in_small_letters_is_the_same_agency(world: World) -> None:
    issued = await tx(lambda: invitations.invite(world.staff, Role.LIAISON, "سارا", "09121112233", " a "))
    assert issued.agency_title == "دستگاه A"


async def test_two_invitations_make_nobody_liaison_of_two_agencies(world: World) -> None:
    caller = Caller("bale", 77, 77, "سارا")
    contact = Contact("09121112233", 77, forwarded=False)
    one = await tx(lambda: invitations.invite(world.staff, Role.LIAISON, "سارا", contact.phone, "A"))
    other = await tx(lambda: invitations.invite(world.staff, Role.LIAISON, "سارا", contact.phone, "B"))
    await tx(lambda: registration.enter(caller, contact, code=one.code))
    with pytest.raises(Refused, match="you-elsewhere"):
        await tx(lambda: registration.enter(caller, contact, code=other.code))
    stranger = Caller("bale", 78, 78, "سارا")
    unproven = Contact(contact.phone, None, forwarded=False, owner_named=True)
    await tx(lambda: registration.enter(stranger, unproven, code=other.code))
    with pytest.raises(Refused, match="liaison-elsewhere"):
        await tx(lambda: registration.decide(world.staff, 1, admit=True))
    held = await sql.rows(
        "SELECT agency_id FROM role_grant g JOIN person p ON p.id = g.person_id WHERE p.name = 'سارا'"
    )
    assert [row["agency_id"] for row in held] == [1]


async def test_a_role_of_the_organisation_asks_for_a_code_once_there_is_one_or_the_appraisal_began(
    world: World,
) -> None:
    async def invited(role: Role, proof: Proof | None = None) -> str:
        try:
            agency = "A" if role is Role.LIAISON else None
            await tx(lambda: invitations.invite(world.staff, role, "سارا امینی", "09121112233", agency, proof))
        except Refused as refusal:
            return refusal.code
        return "made"

    async def confirmed() -> None:
        at = business_now()
        await SecondFactor.create(person_id=world.staff.person_id, made_at=at, confirmed_at=at)

    good, another = Proof(world.staff.person_id or 0), Proof(world.own.person_id or 0)
    assert await invited(Role.DEPUTY) == "made"
    await tx(lambda: Cycle.filter(id=world.cycle.id).update(state="APPRAISAL"))
    assert await invited(Role.APPRAISER) == "second-factor-needed"
    assert await invited(Role.LIAISON) == "made"
    await tx(lambda: Cycle.filter(id=world.cycle.id).update(state="SELF_ASSESSMENT_OPEN"))
    assert await invited(Role.COMMITTEE) == "made"
    await tx(confirmed)
    assert await invited(Role.ADMIN) == "second-factor-needed"
    assert await invited(Role.ADMIN, another) == "second-factor-needed"
    assert await invited(Role.ADMIN, good) == "made"
    assert await invited(Role.LIAISON) == "made"
    issued = await tx(lambda: invitations.invite(SYSTEM, Role.ADMIN, "سارا امینی", "09121112233"))
    assert issued.role is Role.ADMIN
