"""Levels from the national file to every agency's phone, and the ranking broadcast to all (18, 19)."""

import re
from typing import Any

import pytest

from models import sql
from models.gate import tx
from models.text import to_latin_digits
from services.access import Role
from simulator.seen import Message
from tests.house import House
from tests.journeys import after_lock
from tests.papers import sheet
from tests.services.levels_scene import approved
from tests.talk import Talk, read

OTHER = {"telegram": "bale", "bale": "telegram"}


def _rows(*levels: tuple[str, str, Any]) -> list[dict[str, Any]]:
    return [{"agency_code": code, "level": level, "national_score": score} for code, level, score in levels]


def code_in(text: str) -> str:
    """The code that the bot says in a demo, where nobody has an authenticator."""
    found = re.findall(r"رمزساز شما اکنون (\d{6})", to_latin_digits(text))
    return str(found[-1])


async def _person(house: House, platform: str, role: Role, number: str, agency: str | None, name: str) -> Talk:
    return Talk(house, await house.joined(platform, role, number, agency, name))


async def _province(house: House, platform: str) -> tuple[Talk, Talk, Talk, Talk]:
    """An administrator, liaison and head of A01 (the head on the other messenger), the liaison of A02; three agencies
    whose results the council has approved, one of them without people."""
    await house.sample_cycle(measures=6, agencies_count=3)
    admin = await _person(house, platform, Role.ADMIN, after_lock.ADMIN, None, "مریم کاظمی")
    own = await _person(house, platform, Role.LIAISON, after_lock.LIAISON, "A01", "رضا احمدی")
    head = await _person(house, OTHER[platform], Role.AGENCY_HEAD, after_lock.HEAD, "A01", "ناصر ابراهیمی")
    second = await _person(house, OTHER[platform], Role.LIAISON, "09120003001", "A02", "حسین رستمی")
    return admin, own, head, second


async def _bring(admin: Talk, rows: list[dict[str, Any]]) -> str:
    await admin.send("/import levels")
    return await admin.upload("سطح.xlsx", sheet("levels", rows))


async def _typed(admin: Talk, lines: str) -> str:
    await admin.send("/import levels")
    return await admin.upload("سطح.csv", f"کد دستگاه,سطح,امتیاز ملی\n{lines}\n".encode())


@pytest.mark.feature("18a", "18b", "18c", "19b", "19c", "19d", "ART-7n", "ART-8n")
async def test_levels_from_the_file_to_the_agencies(house: House, platform: str) -> None:
    admin, own, head, second = await _province(house, platform)
    assert "پس از ثبت مصوبهٔ شورا" in await admin.send("/levels")
    assert "پس از ثبت مصوبهٔ شورا" in await admin.send("/import levels")
    await tx(lambda: approved("1500", "1100", "900"))
    assert "مصوبهٔ شورا ثبت شده است" in await admin.send("/levels")

    whole = _rows(("A01", "EXCELLENT", "1510"), ("A02", "GOOD", "1300"), ("A03", "WEAK", None))
    shown = await _bring(admin, whole[:2])
    assert "(A03) در فایل نیست؛ سطح همهٔ دستگاه‌ها لازم است" in shown and "تأیید و ورود" not in admin.labels
    shown = await _typed(admin, "A01,عالي,1510\nA02,خوب,1300\nA03,ضعیفف,")
    assert "«ضعیفف» شناخته نشد؛ یکی از این‌ها را بنویسید: عالی، خوب، متوسط، ضعیف" in shown
    shown = await _bring(admin, [*whole, whole[0]])
    assert "A01 تکراری است" in shown
    shown = await _typed(admin, "A01, عالي ,۱۵۱۰\nA02,خوب,1300\nA03,ضعيف,")
    assert "۳ تازه" in shown
    await admin.press("تأیید و ورود")

    shown = await admin.send("/levels")
    assert "عالی ۱ · خوب ۱ · متوسط ۰ · ضعیف ۱" in shown and "۱ سطح به‌سبب اختلاف امتیاز" in shown
    await admin.press("به تفکیک گروه")
    await admin.press("فهرست کامل")
    assert admin.phone.last.document is not None
    await admin.send("/levels")
    assert "بیش از ۱۰٪" in await admin.press("موارد اختلاف")
    shown = await admin.press("1. " if False else "۱. ")
    assert "امتیاز ملی: ۱۳۰۰" in shown.replace("٬", "") and "علت تفاوت را بنویسید" in shown
    await admin.press("علت تفاوت")
    assert "۳ تا" in await admin.send("ن")
    assert "علت: مستند سنجه دیده نشده" in await admin.send("مستند سنجه دیده نشده")
    await admin.press("ثبت نتیجه")
    assert "نتیجه ثبت شده و سطح تأیید شده است" in await admin.send("امتیاز ملی پابرجا ماند")

    await admin.send("/levels")
    await admin.press("پیام رتبه‌بندی")
    assert "هنوز نامهٔ امضاشده ندارد و محرمانه است" in await admin.press("پیش‌نمایش")
    await admin.send("/levels")
    assert "ابلاغ به دستگاه‌ها" not in admin.labels
    assert "سطح دستگاه شما هنوز ابلاغ نشده است" in await own.send("/level")
    await admin.press("شمارهٔ نامه")
    assert "شمارهٔ نامه نیست" in await admin.send("بدون شماره")
    await admin.send("۱۴۰۴/۲۳۴۵")
    assert "تاریخ نامه، امروز یا روزی از یک سال گذشته" in await admin.send("۱۳۹۰/۱/۱")
    shown = await admin.send("امروز")
    assert "برای ۳ دستگاه ثبت شد" in shown and "۳ سطح نامه دارد" in shown

    mark = [talk.mark() for talk in (own, head, second)]
    shown = await admin.press("ابلاغ به دستگاه‌ها")
    assert "۳ دستگاه" in shown and "۳ رابط و مدیر" in shown and "۱ دستگاه رابط یا مدیری" in shown
    await admin.press("بله، ابلاغ شود")
    for talk, before in zip((own, head), mark, strict=False):
        got = talk.since(before)
        assert "A" not in got.split(":")[0] and "عالی" in got and "۱۴۰۴/۲۳۴۵" in got and "فوق‌العادهٔ کارایی" in got
    assert "خوب" in second.since(mark[2]) and "عالی" not in second.since(mark[2])
    assert "هم‌اکنون" not in await admin.press("بله، ابلاغ شود", _with(admin, "بله، ابلاغ شود"))  # pressed twice
    assert "دستگاهی آمادهٔ ابلاغ نیست" in admin.seen

    assert "بیشترین امتیاز" in await head.press("کارت بهبود")
    assert "دریافت ابلاغ سطح ثبت شد" in await head.press("دریافت شد")
    assert "پیش‌تر تأیید شده است" in await own.press("دریافت شد")
    await own.send("/home")
    await own.press("بیشتر…")
    assert "بیشترین امتیاز" in await own.press("سطح دستگاه من")
    await admin.send("/levels")
    shown = await admin.press("بی‌پاسخ‌ها")
    assert "حسین رستمی" in shown and "کسی در کارنامه ندارد" in shown and "رضا احمدی" not in shown
    found = await sql.row("SELECT state FROM cycle")
    assert found is not None and found["state"] == "LEVELS_NOTIFIED"


def _with(talk: Talk, label: str) -> Message:
    return next(one for one in reversed(talk.phone.messages) if any(label in read(own) for own in one.labels))


@pytest.mark.feature("19b")
async def test_the_ranking_is_broadcast_once_to_everybody(house: House, platform: str) -> None:
    admin, own, head, second = await _province(house, platform)
    await tx(lambda: approved("1500", "1100", "900"))
    await _bring(admin, _rows(("A01", "EXCELLENT", None), ("A02", "GOOD", None), ("A03", "WEAK", None)))
    await admin.press("تأیید و ورود")
    await admin.send("/levels")
    await admin.press("شمارهٔ نامه")
    await admin.send("۱۲")
    await admin.send("امروز")
    await admin.press("پیام رتبه‌بندی")
    draft = admin.phone.last
    await admin.forge("campaign-stop:1:1")
    assert "این پیام پیدا نشد" in await admin.forge("campaign:1", on=draft)
    await admin.send("/levels")
    await admin.press("پیام رتبه‌بندی")
    assert "رابط‌ها و مدیران" in admin.last

    await admin.press("محتوا")
    await admin.press("فقط سطح‌ها")
    await admin.press("محتوا")
    await admin.press("سطح‌ها و برترین‌ها")
    await admin.press("گروه‌ها")
    groups = [label for label in admin.labels if label.startswith("حذف")]
    if len(groups) > 1:
        await admin.press(groups[0])
        await admin.press("همهٔ گروه‌ها")
    await admin.send("/levels")
    await admin.press("پیام رتبه‌بندی")
    second.phone.block()
    shown = await admin.press("پیش‌نمایش")
    assert "پیام در تلگرام چنین دیده می‌شود" in shown and "پیام در بله چنین دیده می‌شود" in shown
    assert shown.count("سطح‌بندی دستگاه‌های اجرایی استان در سال") == 2
    assert "<b>" not in shown and "برترین‌ها: ۱. " in shown
    assert "برای ۳ نفر در ۲ دستگاه" in shown and "هنوز ابلاغ خصوصی" in shown
    stale = _with(admin, "ارسال")
    assert "رمز دوم" in await admin.press("ارسال", stale)
    await admin.press("راه‌اندازی رمز دوم")
    await admin.send(code_in(admin.seen))
    await admin.send("/levels")
    await admin.press("پیام رتبه‌بندی")
    await admin.press("پیش‌نمایش")
    button = _with(admin, "ارسال")
    await admin.press("ارسال", button)
    assert "درست نیست" in await admin.send("۰۰۰۰۰۰")
    marks = [talk.mark() for talk in (own, head)]
    assert "ارسال به ۳ نفر آغاز شد" in await admin.send(code_in(admin.seen))
    for talk, mark in zip((own, head), marks, strict=True):
        assert talk.since(mark).count("سطح‌بندی دستگاه‌های اجرایی استان در سال") == 1
    await admin.press("ارسال", button)  # a second press
    for talk, mark in zip((own, head), marks, strict=True):
        assert talk.since(mark).count("سطح‌بندی دستگاه‌های اجرایی استان در سال") == 1

    await tx(_tick)
    await house.settled()
    assert "ارسال پیام رتبه‌بندی تمام شد" in admin.seen
    shown = await admin.press("گزارش ارسال")
    assert "رسیده: ۲ از ۳ نفر" in shown and "حسین رستمی" in shown and "بات را بسته است" in shown
    await admin.press("فهرست کامل")
    assert admin.phone.last.document is not None
    second.phone.unblock()
    mark = second.mark()
    await admin.send("/levels")
    await admin.press("پیام رتبه‌بندی")
    await admin.press("پیام‌های پیشین")
    await admin.press("۱. ")
    assert "برای ۱ نفر" in await admin.press("ارسال دوباره به ناموفق‌ها")
    assert second.since(mark).count("سطح‌بندی دستگاه‌های اجرایی استان در سال") == 1
    assert own.since(marks[0]).count("سطح‌بندی دستگاه‌های اجرایی استان در سال") == 1
    await tx(_tick)
    await house.settled()
    await admin.send("/levels")
    await admin.press("پیام رتبه‌بندی")
    await admin.press("پیام‌های پیشین")
    assert "رسیده: ۳ از ۳ نفر" in await admin.press("۱. ")


async def _tick() -> None:
    from services import ticking

    ticking.soon()
