"""Anything anybody can send at any time is answered, and the answer leads on."""

import asyncio
import re
from functools import partial
from pathlib import Path

import pytest

import handlers
from bot.commands import COMMANDS
from handlers.lost import DOING
from handlers.states import GROUPS
from models import sql
from models.gate import tx
from models.outbox import NOTICE, Outgoing, put
from models.people import Account
from services.access import SYSTEM, Role
from services.people import people
from tests.house import House
from tests.talk import Talk, joined, stranger


async def _quarantined() -> int:
    found = await sql.row("SELECT count(*) AS n FROM inbox WHERE state = 'quarantined'")
    assert found is not None
    return int(found["n"])


async def _somebody(house: House, platform: str, who: str) -> Talk:
    if who == "stranger":
        return stranger(house, platform)
    return await joined(house, platform, Role(who))


def test_every_place_says_what_one_is_in_the_middle_of() -> None:
    assert set(DOING) == {state.state for group in GROUPS for state in group.__states__}


def test_every_command_that_help_names_is_there() -> None:
    folder = Path(handlers.__file__).parent
    rooms = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    there = {name for given in re.findall(r"Command\(([^)]*)\)", rooms) for name in re.findall(r'"(\w+)"', given)}
    named = set(re.findall(r'CODE\("/(\w+)', (folder.parent / "messages/fa/help.ftl").read_text(encoding="utf-8")))
    assert named - {"start"} <= there
    assert set(COMMANDS) - {"start"} <= there


@pytest.mark.parametrize("who", ["stranger", "liaison", "admin"])
async def test_help_by_role(house: House, platform: str, who: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    talk = await _somebody(house, platform, who)
    shown = await talk.send("/help")
    expected = {"stranger": "پیوند دعوت", "liaison": "راهنمای رابط ارزیابی", "admin": "راهنمای راهبر ارزیابی"}
    assert expected[who] in shown
    assert ("خانه" in talk.labels) == (who != "stranger")


async def test_help_for_a_stranger_who_is_asked_for_the_contact(house: House, platform: str) -> None:
    issued = await house.invite(Role.ADMIN, "09121112233")
    person = stranger(house, platform, "09121112233")
    await person.start(issued.token)
    assert "خودارزیابی سالانه" in await person.send("/help")
    assert "ثبت‌نام شما انجام شد." in await person.press("ارسال شمارهٔ من")


@pytest.mark.parametrize("who", ["stranger", "liaison", "admin"])
async def test_whatever_is_sent_is_answered(house: House, platform: str, who: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    talk = await _somebody(house, platform, who)
    acts = {
        "text": lambda: talk.send("سلام، خسته نباشید"),
        "command": lambda: talk.send("/nothing"),
        "contact": lambda: talk.contact("09121112233", user_id=5),
        "edited": lambda: _edits(talk),
        "file": lambda: talk.upload("نامه.pdf", b"%PDF-1.7 ..."),
        **{kind: partial(talk.sends, kind) for kind in ("sticker", "voice", "location")},
    }
    for what, act in acts.items():
        assert await act() != "", what
        if who != "stranger":
            assert "خانه" in talk.labels, what
    assert talk.phone.spinning == []
    assert await _quarantined() == 0


async def _edits(talk: Talk) -> str:
    own = next(one for one in reversed(talk.phone.messages) if not one.from_bot and "text" in one.raw)
    mark = talk.mark()
    talk.phone.edit(own.message_id, "سلام!")
    await talk.house.settled()
    return talk.since(mark)


async def test_stray_text_at_a_measure_says_where_one_is_and_leads_back(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    shown = await liaison.send("نمی‌دانم چه کنم")
    assert "در میانهٔ سنجهٔ G01-1" in shown
    assert liaison.labels == ["ادامه", "خانه"]
    await liaison.press("ادامه")
    assert "(شمارهٔ ۱۰۰۱)" in liaison.last


async def test_old_button_gets_a_fresh_card(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    old = liaison.phone.last
    await liaison.send("/start")
    shown = await liaison.press("شروع از", on=old)
    assert "سنجهٔ G01-1" in shown
    assert liaison.phone.last.message_id > old.message_id
    assert "سنجهٔ G01-1" in liaison.last


async def test_forged_button_is_answered_with_home(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    for who in (Role.LIAISON, Role.ADMIN):
        talk = await joined(house, platform, who, f"0912000000{len(who)}")
        for data in ("nonsense", "entry", "entry:x", "entry:-1", "entry:1~9999999999", "open-ok:1:0:1", "~", "::"):
            assert await talk.forge(data) != "", data
        assert talk.phone.spinning == []
    assert await _quarantined() == 0


LIAISON_PLACES = ("entry:{}", "value:{}", "next:{}", "record:{}:1", "attach:{}", "axis:{}:{}", "left:{}", "files:{}")
STAFF_PLACES = ("admit:{}", "turn-away:{}", "import-ok:{}:0", "import-no:{}", "import-bad:{}:{}", "open-ok:{}:1:740000")


@pytest.mark.parametrize(
    ("who", "forged"), [(Role.LIAISON, LIAISON_PLACES), (Role.ADMIN, (*STAFF_PLACES, "board:{}", "invite-to:{}"))]
)
async def test_numbers_that_nothing_has_break_nothing(house: House, who: Role, forged: tuple[str, ...]) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    talk = await joined(house, "bale", who)
    for number in (0, 4242, 2**31, 2**63, 10**40):
        for place in forged:
            assert await talk.forge(place.format(number, number)[:64]) != "", (place, number)
    assert await _quarantined() == 0


async def test_button_of_another_role_leads_home(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    staff = await joined(house, platform, Role.ADMIN, "09120000009")
    for data in ("board:0", "invite", "open", "import:agencies", "define", "admit:1"):
        shown = await liaison.forge(data)
        assert "دستگاه بی‌رابط" not in shown
        assert "سنجه" in liaison.last
    for data in ("left:0", "axes"):
        await staff.forge(data)
        assert "دورهٔ ۱۴۰۳: خودارزیابی" in staff.last
    assert "دورهٔ ۱۴۰۳: خودارزیابی" in await staff.forge("define")  # of a card from before the cycle was there
    assert "در دسترس شما نیست" in await staff.forge("record:1:1")
    await staff.forge("entry:1")  # which staff may read, and only that
    assert "ثبت سنجه" not in staff.labels


async def test_button_pressed_by_a_stranger_leads_to_the_door(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    person = stranger(house, platform)
    await person.start()
    shown = await person.forge("entry:1")
    assert "کد ده‌رقمی" in shown
    assert "سنجهٔ G01-1" not in shown
    assert person.phone.spinning == []


async def test_group_hears_one_sentence_and_is_left(house: House, platform: str) -> None:
    liaison_phone = house.world.person(platform, name="مریم")
    group = house.world.group(platform, "اداره", [liaison_phone])
    await house.settled()
    liaison_phone.send_in(group, "سلام")
    await house.settled()
    texts = [one.text for one in liaison_phone.messages_in(group) if one.from_bot]
    assert len(texts) == 1
    assert "فقط در گفت‌وگوی خصوصی" in texts[0]
    assert house.world.calls[platform]["leaveChat"] == 1


async def test_person_who_blocked_the_bot_is_marked_and_comes_back(house: House, platform: str) -> None:
    await house.sample_cycle(days=4, measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    liaison.phone.block()
    house.world.move_clock(days=2)
    await house.settled()
    account = await Account.all().first()
    assert account is not None
    assert account.unreachable_at is not None
    liaison.phone.unblock()
    assert "سنجه" in await liaison.send("/start")
    account = await Account.all().first()
    assert account is not None
    assert account.unreachable_at is None


async def test_role_withdrawn_while_a_card_is_open_and_messages_wait(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    later = Outgoing("later", platform, liaison.phone.id, NOTICE, "sendMessage", {"text": "محرمانه"}, "x", person_id=1)
    later.not_before = 1 << 45
    await tx(lambda: put([later]))
    await tx(lambda: people.withdraw(SYSTEM, 1, Role.LIAISON, 1))
    row = await sql.row("SELECT state FROM outbox WHERE key = 'later'")
    assert row is not None
    assert row["state"] == "cancelled"
    mark = liaison.mark()
    liaison.phone.send("۵۰")
    liaison.phone.press("مقدار")
    liaison.phone.send("/todo")
    await _answered(house)
    shown = liaison.since(mark)
    assert "ذخیره شد" not in shown
    assert "سنجهٔ G01-1" not in shown
    assert "اکنون نقشی" in shown
    assert liaison.phone.spinning == []
    assert await _quarantined() == 0


async def _answered(house: House) -> None:
    """The cancelled message waits in the sender's memory until its time: not for it, only for the answers."""
    for _ in range(100):
        await asyncio.sleep(0.01)
        assert house.application is not None
        if house.application.lanes.idle and sum(one.depth for one in house.application.senders.values()) <= 1:
            await asyncio.sleep(0.1)
            return
