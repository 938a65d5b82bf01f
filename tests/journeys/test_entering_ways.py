"""Ways in: the link, the typed code with the imported phone, a second messenger, staff's approval."""

import pytest

from models.gate import tx
from models.people import Account, Invitation, Person
from services.access import Role
from tests.house import House
from tests.talk import Talk, joined, read, stranger

pytestmark = pytest.mark.deep  # with the others it would make the fast suite slow


@pytest.mark.feature("04c")
@pytest.mark.parametrize("digits", ["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"], ids=["latin", "persian", "arabic"])
async def test_typed_code_with_the_imported_phone(house: House, platform: str, digits: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    issued = await house.invite(Role.LIAISON, "09121112233", "A01")
    person = stranger(house, platform, "+98 912 111 2233")
    assert "کد ده‌رقمی" in await person.start()
    typed = issued.code.translate(str.maketrans("0123456789", digits))
    await person.send(f"{typed[:5]} {typed[5:]}")
    assert person.phone.keyboard == [["ارسال شمارهٔ من"]]
    shown = await person.press("ارسال شمارهٔ من")
    assert "ثبت‌نام شما انجام شد." in shown
    assert person.phone.keyboard is None
    assert person.labels[0].startswith("شروع از")


@pytest.mark.feature("04c")
async def test_code_with_another_phone_is_told_like_a_wrong_code(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    issued = await house.invite(Role.LIAISON, "09121112233", "A01")
    person = stranger(house, platform, "09125556677")
    await person.start()
    await person.send(issued.code)
    right_code = await person.press("ارسال شمارهٔ من")
    await person.send("9999999999")
    wrong_code = await person.press("ارسال شمارهٔ من")
    assert right_code == wrong_code
    assert "دعوتی پیدا نشد" in wrong_code


@pytest.mark.feature("04c")
async def test_two_messengers_are_one_person(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    first = await joined(house, "telegram")
    second = await joined(house, "bale")
    assert await Person.all().count() == 1
    assert await Account.all().count() == 2
    await first.press("شروع از")
    await first.send("۵۰")
    assert "۱ سنجه پیش‌نویس" in await second.send("/start")
    await second.press("ادامه از")
    assert "مقدار شما: ۵۰" in second.last


async def test_two_messengers_both_hear_what_is_important(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    staff = await joined(house, "bale", Role.ADMIN, "09120000009")
    first = await joined(house, "telegram")
    second = await joined(house, "bale")
    await staff.send("/cycle")
    await staff.send("۲ ماه دیگر")
    await staff.send("پس‌فردا")
    await staff.press("ثبت مهلت تازه")
    assert "تغییر کرد" in first.last
    assert "تغییر کرد" in second.last


@pytest.mark.feature("04c")
async def test_number_of_another_waits_for_staff_who_admit_with_one_tap(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    staff = await joined(house, "bale", Role.ADMIN, "09120000009")
    issued = await house.invite(Role.LIAISON, "09121112233", "A01", "سارا امینی")
    person = stranger(house, platform, "09125556677", "Sara")
    await person.start(issued.token)
    assert "به راهبر ارزیابی رسید" in await person.press("ارسال شمارهٔ من")
    assert "درخواست ورود با شمارهٔ دیگر" in staff.last
    assert "سارا امینی" in staff.last
    mark = person.mark()
    assert "ورود سارا امینی تأیید شد" in await staff.press("تأیید ورود")
    assert "ورود شما تأیید شد." in person.since(mark)
    assert "░░░░░░░░░░ ۰ از ۳ سنجه" in await person.press("خانه")


@pytest.mark.feature("04c")
async def test_number_of_another_may_be_turned_away_and_the_invitation_stays_open(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    staff = await joined(house, "bale", Role.ADMIN, "09120000009")
    issued = await house.invite(Role.LIAISON, "09121112233", "A01", "سارا امینی")
    other = stranger(house, platform, "09125556677", "Sara")
    await other.start(issued.token)
    await other.press("ارسال شمارهٔ من")
    request = staff.phone.last
    assert "رد شد" in await staff.press("رد ورود")
    assert "پیش‌تر تصمیم گرفته شده" in await staff.press("تأیید ورود", on=request)
    assert "کد" in await other.send("سلام")
    owner = stranger(house, platform, "09121112233")
    await owner.start(issued.token)
    assert "ثبت‌نام شما انجام شد." in await owner.press("ارسال شمارهٔ من")


async def test_contact_of_somebody_else_is_not_taken(house: House, platform: str) -> None:
    issued = await house.invite(Role.ADMIN, "09121112233")
    person = stranger(house, platform)
    await person.start(issued.token)
    assert "شمارهٔ شخص دیگری" in await person.contact("09121112233", user_id=77)
    assert "شمارهٔ همراه خودتان" in await person.send("۰۹۱۲۱۱۱۲۲۳۳")
    assert await Person.all().count() == 0


async def test_forwarded_contact_is_not_taken(house: House, platform: str) -> None:
    issued = await house.invite(Role.ADMIN, "09121112233")
    person = stranger(house, platform)
    await person.start(issued.token)
    mark = person.mark()
    update = {
        "message": {
            "message_id": 900,
            "from": person.phone.person.user(),
            "chat": person.phone.chat.api,
            "date": int(house.world.now.timestamp()),
            "contact": {"phone_number": "09121112233", "first_name": "Sara"},
            "forward_date": int(house.world.now.timestamp()),
            "forward_from": {"id": 77, "is_bot": False, "first_name": "Sara"},
            "forward_origin": {
                "type": "hidden_user",
                "date": int(house.world.now.timestamp()),
                "sender_user_name": "Sara",
            },
        }
    }
    if platform == "bale":
        del update["message"]["forward_origin"]
    house.world.push_raw(platform, update)
    await house.settled()
    assert "بازفرستاده" in person.since(mark)
    assert await Person.all().count() == 0


async def test_contact_without_owner_counts_only_with_the_imported_number(house: House) -> None:
    issued = await house.invite(Role.ADMIN, "09121112233")
    same = stranger(house, "bale", "09121112233")
    other = stranger(house, "bale", "09125556677")
    await other.start(issued.token)
    assert "به راهبر ارزیابی رسید" in await other.contact("09125556677", user_id=None)
    await same.start(issued.token)
    assert "ثبت‌نام شما انجام شد." in await same.contact("09121112233", user_id=None)


@pytest.mark.parametrize("kind", ["unknown", "used", "old", "withdrawn"])
async def test_link_that_opens_nothing_sounds_always_the_same(house: House, platform: str, kind: str) -> None:
    issued = await house.invite(Role.ADMIN, "09121112233")
    token = issued.token
    if kind == "unknown":
        token = "A" * 32
    elif kind == "used":
        await Talk(house, house.world.person(platform, phone="09121112233")).start(token)
        owner = house.world.phone(platform, max(house.world.messengers[platform].people))
        owner.share_contact()
        await house.settled()
    elif kind == "old":
        house.world.move_clock(days=31)
        await house.settled()
    else:
        await tx(lambda: Invitation.filter(id=issued.invitation_id).update(withdrawn_at="2026-01-01 00:00:00+00:00"))
    person = stranger(house, platform)
    shown = await person.start(token)
    assert shown.startswith("این پیوند باز نشد")
    assert "کد ده‌رقمی" in shown


async def test_wrong_tries_slow_one_account_down_and_nobody_else(house: House, platform: str) -> None:
    issued = await house.invite(Role.ADMIN, "09121112233")
    guesser = stranger(house, platform)
    for _ in range(4):
        assert "این پیوند باز نشد" in await guesser.start("B" * 32)
    assert "کوتاه‌مدت بسته" in read(await guesser.start(issued.token))
    assert "کوتاه‌مدت بسته" in await guesser.send("1234567890")
    owner = stranger(house, platform, "09121112233")
    await owner.start(issued.token)
    assert "ثبت‌نام شما انجام شد." in await owner.press("ارسال شمارهٔ من")
    house.world.move_clock(hours=1)
    await house.settled()
    assert "این پیوند باز نشد" in await guesser.start("B" * 32)
