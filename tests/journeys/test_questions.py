"""Questions by visible text: drafted, sent, answered, seen at the measure, published for everybody."""

import pytest

from services.access import Role
from tests.house import House
from tests.talk import Talk, joined

TEXT = "آیا گزارش سه‌ماهه هم پذیرفته است؟"


@pytest.mark.feature("07i")
async def test_a_question_replaces_a_call(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    staff = await joined(house, platform, Role.ADMIN, "09120000009")
    liaison = await joined(house, platform)
    head = Talk(house, await house.joined(platform, Role.AGENCY_HEAD, "09120000003", "A01", "رضا کریمی"))
    other = Talk(house, await house.joined(platform, Role.LIAISON, "09120000004", "A02", "سارا امینی"))

    assert "سنجه‌ای با «۹۹» پیدا نشد." in await liaison.send("/ask 99")
    assert "موضوع: سنجهٔ G01-1" in await liaison.send("/ask G01-1")
    assert "۲ نویسه رسید" in await liaison.send("چه")
    assert f"«{TEXT}»" in await liaison.send(TEXT)
    await liaison.send("/start")
    assert f"«{TEXT}»" in await liaison.send("/ask G01-1")
    mark = staff.mark()
    draft = liaison.phone.last
    assert "پاسخ همین‌جا می‌آید." in await liaison.press("ارسال پرسش")
    assert "فرستاده شده است" in await liaison.press("ارسال پرسش", on=draft)
    assert "پرسش تازه از" in staff.since(mark)

    await staff.send("/questions")
    assert "۱ پرسش در انتظار پاسخ" in staff.last
    shown = await staff.press("۱. ")
    assert "مریم احمدی، ۰۹۱۲۰۰۰۰۰۰۱" in shown
    marks = liaison.mark(), head.mark(), other.mark()
    assert "پاسخ را در یک پیام بفرستید" in await staff.press("پاسخ")
    assert "پرسش دیگری در انتظار نیست." in await staff.send("بله، با امضای مدیر.")
    assert "بله، با امضای مدیر." in liaison.since(marks[0])
    assert "بله، با امضای مدیر." in head.since(marks[1])
    assert other.since(marks[2]) == ""

    await liaison.send("/search G01-1")
    await liaison.press("سنجهٔ G01-1")
    await liaison.press("پرسش‌ها (۱)")
    assert "بله، با امضای مدیر." in await liaison.press("۱. پاسخ دارد")

    await other.send("/ask")
    await other.press("صفحهٔ قبل")
    assert "هنوز پاسخی برای همه منتشر نشده است." in await other.press("پرسش‌های متداول")
    assert "بدون نام دستگاه" in await staff.press("انتشار برای همه")
    await other.send("/search سه ماهه")
    shown = await other.press("پاسخ: آیا")
    assert "بله، با امضای مدیر." in shown
    assert "راه و شهرسازی" not in shown
