"""Staff and the people of the agencies: invited one by one or all at once, replaced, withdrawn at once (04c)."""

import io
import re

import pytest
from python_calamine import load_workbook

from models import sql
from models.gate import tx
from services.access import SYSTEM, Role
from services.people import mass_invitations
from tests.house import House
from tests.papers import pdf, sheet
from tests.talk import Talk, joined

AGENCY = "اداره کل راه و شهرسازی استان تهران"


def _code(shown: str) -> str:
    found = re.search(r"(\d{5}) (\d{5})", shown.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")))
    assert found is not None
    return found[1] + found[2]


def _token(shown: str) -> str:
    found = re.search(r"\?start=(\S+)", shown)
    assert found is not None
    return found[1]


@pytest.mark.feature("04c")
async def test_each_role_is_invited_one_by_one(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    staff = await joined(house, platform, Role.ADMIN)
    shown = await staff.send("/people")
    assert "بی‌رابط: ۲؛ بی‌مدیر: ۲" in shown
    assert "برای ۲ دستگاه هنوز کسی به‌عنوان رابط معرفی نشده است." in shown
    await staff.press("دعوت یک نفر")
    assert staff.labels[:2] == ["رابط ارزیابی", "مدیر دستگاه"]
    assert staff.labels[2:6] == ["ارزیاب", "عضو کمیتهٔ ارزیابی", "معاون توسعهٔ مدیریت", "راهبر ارزیابی"]
    await staff.press("معاون توسعهٔ مدیریت")
    await staff.send("نیما کاظمی")
    shown = await staff.send("09121110001")
    assert "شما به‌عنوان معاون توسعهٔ مدیریت به کارنامه دعوت شده‌اید." in shown
    deputy = Talk(house, house.world.person(platform, name="Nima", phone="+989121110001"))
    await deputy.start(_token(shown))
    assert "ثبت‌نام شما انجام شد." in await deputy.press("ارسال شمارهٔ من")

    await staff.press("دعوت بعدی")
    await staff.press("مدیر دستگاه")
    await staff.send("A01")
    assert f"مدیر «{AGENCY}» کیست؟" in staff.last
    await staff.send("سیما راد")
    assert f"شما به‌عنوان مدیر دستگاه «{AGENCY}»" in await staff.send("09121110002")

    await staff.press("افراد")
    await staff.press("فهرست دستگاه‌ها")
    await staff.press("دستگاه A01")
    assert "سیما راد: مدیر دستگاه؛ دعوت شده و هنوز نیامده" in staff.last
    await staff.press("سیما راد")
    assert "اعتبار دعوت:" in staff.last
    old = staff.phone.last
    assert "دعوت سیما راد پس گرفته شد" in await staff.press("پس گرفتن دعوت")
    assert "این دعوت پیش‌تر به کار رفته است" in await staff.press("پس گرفتن دعوت", on=old)
    assert "هنوز کسی دعوت نشده است." in staff.seen
    await staff.send("/people")
    await staff.press("کارکنان ستاد")
    assert "نیما کاظمی: معاون توسعهٔ مدیریت" in staff.last
    await staff.press("مریم احمدی")
    await staff.press("پایان نقش")
    assert "این تنها راهبر ارزیابی است." in await staff.press("پایان نقش")
    assert staff.phone.spinning == []


@pytest.mark.feature("04c")
async def test_liaison_is_replaced_and_drafts_stay(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    staff = await joined(house, platform, Role.ADMIN, "09120000007")
    first = await joined(house, platform, number="09120000001")
    await first.press("شروع از")
    await first.press("مقدار")
    await first.send("۸۰")
    await first.upload("گزارش.pdf", pdf("یک"))
    spare = await house.invite(Role.LIAISON, "09120000001", "A01")

    await staff.send("/people")
    await staff.press("فهرست دستگاه‌ها")
    await staff.press("دستگاه A01")
    await staff.press("مریم احمدی")
    assert "آخرین بازدید:" in staff.last
    await staff.press("جایگزینی")
    assert f"چه کسی به‌جای مریم احمدی در «{AGENCY}» می‌آید؟" in staff.last
    await staff.send("سارا امینی")
    assert "شمارهٔ جانشین او را بفرستید" in await staff.send("09120000001")
    shown = await staff.send("09121112233")
    assert "نقش مریم احمدی (رابط ارزیابی) پایان یافت." in shown

    old = first.phone.last
    await first.press("ثبت سنجه", on=next(one for one in reversed(first.phone.messages) if one.labels))
    assert "اکنون نقشی در این دوره ندارید." in first.last
    assert old is not None
    assert "این پیوند باز نشد" in await first.start(spare.token)

    second = Talk(house, house.world.person(platform, name="Sara", phone="+989121112233"))
    await second.start(_token(shown))
    await second.press("ارسال شمارهٔ من")
    assert second.labels[0].startswith("ادامه از")
    await second.press("ادامه از")
    assert "مقدار شما: ۸۰" in second.last
    assert "این شماره رابط" in await _elsewhere(staff)


async def _elsewhere(staff: Talk) -> str:
    """Who is a liaison of one agency is not invited by another."""
    await staff.send("/invite")
    await staff.send("A02")
    await staff.send("سارا امینی")
    return await staff.send("09121112233")


@pytest.mark.feature("04c")
async def test_role_ends_at_once_and_what_was_queued_is_cancelled(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    staff = await joined(house, platform, Role.ADMIN, "09120000007")
    one = await joined(house, platform, number="09120000001")
    other = await joined(house, platform, number="09120000002")
    await staff.send("/people")
    await staff.press("فهرست دستگاه‌ها")
    await staff.press("دستگاه A01")
    person = (await sql.rows("SELECT id FROM person WHERE phone = '989120000001'"))[0]["id"]

    async def queue() -> None:
        await sql.run(
            "INSERT INTO outbox (key, platform, chat_id, person_id, priority, method, payload, message, args, "
            "not_before, created_at) VALUES ('late', ?, 1, ?, 2, 'sendMessage', '{}', 'reminder-days', '{}', 0, 0)",
            platform,
            person,
        )

    await tx(queue)
    await staff.press("1. مریم احمدی" if "1. مریم احمدی" in staff.labels else "مریم احمدی")
    shown = await staff.press("پایان نقش")
    assert "همین حالا دسترسی او بسته می‌شود" in shown
    old = staff.phone.last
    await staff.press("پایان نقش")
    assert "این نقش پیش‌تر پایان یافته است" in await staff.press("پایان نقش", on=old)
    gone, stays = (one, other) if (await _role(person)) == 0 else (other, one)
    assert "اکنون نقشی در این دوره ندارید." in await gone.press("شروع از")
    assert "سنجهٔ G01-1" in await stays.press("شروع از")
    if gone is one:
        assert (await sql.rows("SELECT state FROM outbox WHERE key = 'late'"))[0]["state"] == "cancelled"


async def _role(person: int) -> int:
    found = await sql.rows("SELECT id FROM role_grant WHERE person_id = ? AND withdrawn_at IS NULL", person)
    return len(found)


@pytest.mark.feature("04c")
async def test_one_person_on_both_messengers(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    bale = await joined(house, "bale", number="09120000001")
    issued = await house.invite(Role.LIAISON, "09120000001", "A01")
    telegram = Talk(house, house.world.person("telegram", name="Maryam", phone="+989120000001"))
    await telegram.start(issued.token)
    await telegram.press("ارسال شمارهٔ من")
    assert "۰ از ۳ سنجه" in telegram.last
    await telegram.press("شروع از")
    await telegram.press("مقدار")
    await telegram.send("۸۰")
    await bale.start()
    await bale.press("ادامه از")
    assert "مقدار شما: ۸۰" in bale.last
    assert len(await sql.rows("SELECT id FROM person")) == 1
    assert len(await sql.rows("SELECT id FROM role_grant")) == 1
    staff = await joined(house, "bale", Role.ADMIN, "09120000007")
    await staff.send("/people")
    await staff.press("فهرست دستگاه‌ها")
    await staff.press("دستگاه A01")
    await staff.press("مریم احمدی")
    assert "بله\nتلگرام" in staff.last


@pytest.mark.feature("04c")
async def test_imported_people_are_invited_by_a_sheet(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    staff = await joined(house, platform, Role.ADMIN, "09120000007")
    await staff.send("/people")
    await staff.press("دعوت همهٔ دستگاه‌ها")
    await staff.press("ورود افراد")
    rows = [{"name": "رضا احمدی", "phone": "09123330000", "role": "liaison", "agency_code": "A01"}]
    await staff.upload("افراد.xlsx", sheet("people", rows))
    await staff.press("تأیید و ورود")
    assert "برگهٔ دعوت ۱ نفر" in staff.seen
    handed = next(one.document for one in reversed(staff.phone.messages) if one.document is not None)
    lines = load_workbook(io.BytesIO(handed.data)).get_sheet_by_index(0).to_python()
    assert any("رضا احمدی" in line for line in lines)


@pytest.mark.feature("04c")
async def test_sheet_of_links_and_codes_for_all_agencies(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=3)
    staff = await joined(house, platform, Role.ADMIN, "09120000007")
    rows = [
        {"name": f"رابط {code}", "phone": f"0912333000{at}", "role": "liaison", "agency_code": code}
        for at, code in enumerate(("A01", "A02"))
    ]
    first = await tx(lambda: mass_invitations.invite_many(SYSTEM, rows))
    assert len(first) == 2
    assert await tx(lambda: mass_invitations.invite_many(SYSTEM, rows)) == []
    await staff.send("/people")
    shown = await staff.press("دعوت همهٔ دستگاه‌ها")
    assert "۳ دستگاه؛ برای ۱ دستگاه هنوز رابطی معرفی نشده است." in shown
    assert "۲ دعوت هنوز به کار نرفته است" in shown
    assert "۲ دعوت از نو ساخته می‌شود." in await staff.press("برگهٔ تازه")
    shown = await staff.press("ساخت برگهٔ تازه")
    assert "۲ دعوت تازه شد." in shown
    handed = next(one.document for one in reversed(staff.phone.messages) if one.document is not None)
    lines = load_workbook(io.BytesIO(handed.data)).get_sheet_by_index(0).to_python()
    row = next(line for line in lines if "رابط A01" in line)
    token, code = _token(" ".join(str(cell) for cell in row)), next(c for c in row if re.fullmatch(r"\d{10}", str(c)))

    liaison = Talk(house, house.world.person(platform, name="R", phone="+989123330000"))
    assert "این پیوند باز نشد" in await liaison.start(first[0].token)
    await liaison.send(str(code))
    assert "ثبت‌نام شما انجام شد." in await liaison.press("ارسال شمارهٔ من")
    for table in ("outbox", "audit_event", "invitation", "conversation"):
        stored = str([tuple(one) for one in await sql.rows(f"SELECT * FROM {table}")])
        assert token not in stored, table
        assert str(code) not in stored or table == "conversation", table
