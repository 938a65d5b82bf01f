"""Every place of every conversation has a way in, answers a stray text, and is left by /cancel and by «خانه»."""

from collections.abc import Awaitable, Callable

import pytest

from handlers.states import GROUPS, Entering, Measuring, Staff
from models import sql
from services.access import Role
from tests.house import House
from tests.talk import Talk, joined, stranger

WayIn = Callable[[House, str], Awaitable[Talk]]


async def _entering_code(house: House, platform: str) -> Talk:
    talk = stranger(house, platform)
    await talk.start()
    return talk


async def _entering_contact(house: House, platform: str) -> Talk:
    talk = stranger(house, platform)
    await talk.send("1234567890")
    return talk


async def _liaison(house: House, platform: str, *labels: str) -> Talk:
    await house.sample_cycle(measures=3, agencies_count=2)
    talk = await joined(house, platform)
    for label in labels:
        await talk.press(label)
    return talk


async def _measuring_card(house: House, platform: str) -> Talk:
    return await _liaison(house, platform, "شروع از")


async def _measuring_value(house: House, platform: str) -> Talk:
    return await _liaison(house, platform, "شروع از", "مقدار")


async def _staff_year(house: House, platform: str) -> Talk:
    talk = await joined(house, platform, Role.ADMIN)
    await talk.press("تعریف دوره")
    return talk


async def _staff(house: House, platform: str, *steps: str) -> Talk:
    await house.sample_cycle(measures=3, agencies_count=2)
    talk = await joined(house, platform, Role.ADMIN)
    for step in steps:
        await talk.send(step)
    return talk


async def _staff_deadline(house: House, platform: str) -> Talk:
    return await _staff(house, platform, "/cycle")


async def _staff_sheet(house: House, platform: str) -> Talk:
    return await _staff(house, platform, "/import agencies")


async def _staff_agency(house: House, platform: str) -> Talk:
    return await _staff(house, platform, "/invite")


async def _staff_name(house: House, platform: str) -> Talk:
    return await _staff(house, platform, "/invite", "A01")


async def _staff_phone(house: House, platform: str) -> Talk:
    return await _staff(house, platform, "/invite", "A01", "سارا امینی")


WAYS_IN: dict[str | None, WayIn] = {
    Entering.code.state: _entering_code,
    Entering.contact.state: _entering_contact,
    Measuring.card.state: _measuring_card,
    Measuring.value.state: _measuring_value,
    Staff.year.state: _staff_year,
    Staff.deadline.state: _staff_deadline,
    Staff.sheet.state: _staff_sheet,
    Staff.agency.state: _staff_agency,
    Staff.name.state: _staff_name,
    Staff.phone.state: _staff_phone,
}
STATES = [state.state for group in GROUPS for state in group.__states__]


async def _state() -> str | None:
    found = await sql.row("SELECT state FROM conversation ORDER BY rowid DESC LIMIT 1")
    return None if found is None else found["state"]


def test_every_state_has_a_way_in() -> None:
    assert set(WAYS_IN) == set(STATES)


@pytest.mark.parametrize("name", STATES)
async def test_stray_text_in_a_state_is_answered_and_start_leads_out(house: House, name: str) -> None:
    talk = await WAYS_IN[name](house, "bale")
    assert await _state() == name
    assert await talk.send("؟!") != ""
    assert await talk.sends("sticker") != ""
    assert await _state() == name
    assert await talk.start() != ""
    assert await _state() == (Entering.code.state if name.startswith("Entering") else None)
    assert talk.phone.spinning == []


@pytest.mark.parametrize("name", STATES)
async def test_cancel_leads_out_of_a_state(house: House, platform: str, name: str) -> None:
    talk = await WAYS_IN[name](house, platform)
    shown = await talk.send("/cancel")
    assert "از این کار بیرون آمدید." in shown
    assert talk.phone.keyboard is None
    if name.startswith("Entering"):
        assert await _state() == Entering.code.state
    else:
        assert await _state() is None


@pytest.mark.parametrize("name", [name for name in STATES if not name.startswith("Entering")])
async def test_home_and_back_buttons_lead_out_of_a_state(house: House, name: str) -> None:
    talk = await WAYS_IN[name](house, "telegram")
    asking = talk.phone.last
    await talk.sends("sticker")
    await talk.press("خانه")
    assert await _state() is None
    assert await talk.press("صفحهٔ قبل", on=asking) != ""
    assert talk.phone.spinning == []


async def test_known_person_leaves_the_door_of_a_second_invitation(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    liaison = await joined(house, platform)
    issued = await house.invite(Role.ADMIN, "09120000001")
    await liaison.start(issued.token)
    assert await _state() == Entering.contact.state
    assert "از این کار بیرون آمدید." in await liaison.send("/cancel")
    assert liaison.phone.keyboard is None
    assert "۰ از ۳ سنجه" in liaison.last
