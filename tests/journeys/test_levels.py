"""Levels from the national file to every agency's phone, and the ranking broadcast to all (18, 19)."""

import io
import re
from decimal import Decimal
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from models import sql
from models.clock import business_now
from models.gate import tx
from models.results import FinalList
from models.text import to_latin_digits
from services.access import Role
from simulator.seen import Message
from tests.house import House
from tests.journeys import after_lock
from tests.papers import pdf, sheet
from tests.services.levels_scene import approved
from tests.talk import Talk, read

OTHER = {"telegram": "bale", "bale": "telegram"}


def _rows(*levels: tuple[str, str, Any]) -> list[dict[str, Any]]:
    return [{"agency_code": code, "level": level, "national_score": score} for code, level, score in levels]


def _rows_of(talk: Talk) -> list[list[Any]]:
    """The rows of the sheet that was just sent, without its header."""
    document = talk.phone.last.document
    assert document is not None
    return CalamineWorkbook.from_filelike(io.BytesIO(document.data)).get_sheet_by_index(0).to_python()[1:]


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
    assert "عالی ۱؛ خوب ۱؛ متوسط ۰؛ ضعیف ۱" in shown and "۱ سطح به سبب اختلاف امتیاز" in shown
    await admin.press("به تفکیک گروه")
    await admin.press("فهرست کامل")
    assert [(one[0], one[3]) for one in _rows_of(admin)] == [("A01", "عالی"), ("A02", "خوب"), ("A03", "ضعیف")]
    await admin.send("/levels")
    assert "بیش از ۱۰٪" in await admin.press("موارد اختلاف")
    shown = await admin.press("۱. ")
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
    assert "دریافت ابلاغ سطح ثبت شد" in await head.press("دریافت کردم")
    shown = await second.send("/home")
    assert "سطح عملکرد دستگاه: خوب" in shown and "هنوز ثبت نشده" in shown and "پیش‌بینی" not in shown
    assert second.labels[0] == "سطح دستگاه من"
    assert "پیش‌تر تأیید شده است" in await own.press("دریافت کردم")
    assert "سطح عملکرد دستگاه: عالی" in await own.send("/home") and "کاری لازم نیست" in own.last
    assert "بیشترین امتیاز" in await own.press("سطح دستگاه من")
    await admin.send("/levels")
    shown = await admin.press("بی‌پاسخ‌ها")
    assert "حسین رستمی" in shown and "کسی در کارنامه ندارد" in shown and "رضا احمدی" not in shown
    found = await sql.row("SELECT state FROM cycle")
    assert found is not None and found["state"] == "LEVELS_NOTIFIED"
    await admin.press("صفحهٔ قبل")
    await admin.press("موارد اختلاف")
    await admin.press("فهرست کامل")
    (gap,) = _rows_of(admin)
    stands = await sql.row("SELECT r.total, l.* FROM level_record l JOIN case_result r USING (case_id) WHERE l.id = 2")
    assert stands is not None
    assert [Decimal(str(one)) for one in gap[2:4]] == [Decimal(stands["total"]), Decimal(stands["national_score"])]
    assert (Decimal(str(gap[4])), gap[5:]) == (Decimal("15.38"), [stands["gap_reason"], stands["gap_outcome"]])


@pytest.mark.deep
@pytest.mark.feature("18a", "19b")
async def test_levels_that_were_told_are_replaced_knowingly_alone(house: House, platform: str) -> None:
    admin, own, *_ = await _province(house, platform)
    deputy = await _person(house, platform, Role.DEPUTY, after_lock.DEPUTY, None, "فرهاد جلالی")
    await tx(lambda: approved("1500", "1100", "900"))
    await admin.send("/import levels")
    asked = CalamineWorkbook.from_filelike(io.BytesIO(_sent(admin))).get_sheet_by_index(0).to_python()
    titles = {row[0]: row[1] for row in asked[1:]}
    assert list(titles) == ["A01", "A02", "A03"] and all(titles.values())
    assert "جدول نیست" in await admin.upload("سطح.xlsx", pdf())

    whole = _rows(("A01", "GOOD", "1510"), ("A02", "WEAK", "1300"), ("A03", "WEAK", None))
    shifted = [row | {"agency_title": titles[at]} for row, at in zip(whole, ("A02", "A03", "A01"), strict=True)]
    shown = await _bring(admin, shifted)
    assert "۳ ایراد" in shown and "۰ سطر سالم" in shown and f"نه «{titles['A02']}»" in shown
    shown = await _typed(admin, "A01,خب,\nA99,خوب,\nA03,ضعیف,\nA03,ضعیف,")
    assert "«خب» شناخته نشد" in shown and "A99" in shown and "A03 تکراری است" in shown and "(A02) در فایل" in shown
    assert "۴ ایراد" in shown and "۱ سطر سالم" in shown

    await _bring(admin, [row | {"agency_title": titles[str(row["agency_code"])]} for row in whole])
    assert titles["A01"] in admin.seen
    await admin.press("تأیید و ورود")
    await tx(lambda: sql.run("UPDATE level_record SET state = 'CONFIRMED', letter_number = '12', letter_day = ?", DAY))
    await admin.send("/levels")
    await admin.press("ابلاغ به دستگاه‌ها")
    await admin.press("بله، ابلاغ شود")
    await admin.send("/levels")
    await admin.press("فهرست کامل")
    back = _sent(admin)
    await admin.send("/import levels")
    shown = await admin.upload("سطح.xlsx", back)
    assert "۰ تازه، ۰ تغییرکرده، ۳ بی‌تغییر" in shown and "امتیاز ملی ۲ دستگاه در فایل نیست" in shown

    shown = await _typed(admin, "A01,عالی,\nA02,ضعیف,1300\nA03,ضعیف,")
    assert f"۱ دستگاهِ ابلاغ‌شده تغییر می‌کند: {titles['A01']}" in shown
    assert f"{titles['A01']} (A01)، سطح: «خوب» ← «عالی»، ابلاغ‌شده" in await admin.press("دیدن تغییرها")
    assert "جایگزینی سطح‌های ابلاغ‌شده" in await admin.press("تأیید و ورود")
    assert await _level(1) == ("GOOD", "NOTIFIED")
    await admin.press("بله، جایگزین شود")
    assert await _level(1) == ("EXCELLENT", "CONFIRMED")
    assert "در دست اصلاح" in await own.send("/level")
    await admin.send("/levels")
    await admin.press("شمارهٔ نامه")
    await admin.send("۱۳")
    await admin.send("امروز")
    before = own.mark()
    await admin.press("ابلاغ به دستگاه‌ها")
    await admin.press("بله، ابلاغ شود")
    assert "اصلاحیه: سطح عملکرد" in own.since(before)

    at = {"frozen_at": business_now(), "confirmed_at": business_now()}
    await tx(lambda: FinalList.create(cycle_id=1, version=1, state="APPROVED", digest="d", agencies=3, **at))
    await deputy.send("/final")
    assert not any("بازگشایی" in label for label in deputy.labels) and "فایل فهرست" in deputy.labels
    assert "دیگر باز نمی‌شود" in await deputy.forge("final-reopen:1")


DAY = "2025-05-05"


def _sent(talk: Talk) -> bytes:
    """The bytes of the document that was just sent."""
    document = talk.phone.last.document
    assert document is not None
    return document.data


async def _level(record_id: int) -> tuple[str, str]:
    one = await sql.row("SELECT level, state FROM level_record WHERE id = ?", record_id)
    assert one is not None
    return one["level"], one["state"]


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
    assert "برای ۳ نفر در ۲ دستگاه" in shown and "هنوز به خود آن ابلاغ نشده" in shown
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
    sent = await sql.rows("SELECT p.name, o.state FROM outbox o JOIN person p ON p.id = o.person_id WHERE priority = 3")
    wanted = {one["name"]: "رسیده" if one["state"] == "sent" else "ربات را بسته است" for one in sent}
    assert {one[1]: one[4] for one in _rows_of(admin)} == wanted and len(wanted) == 3
    second.phone.unblock()
    mark = second.mark()
    await admin.send("/levels")
    await admin.press("پیام رتبه‌بندی")
    await admin.press("پیام‌های پیشین")
    await admin.press("۱. ")
    assert "به ۱ نفر" in await admin.press("ارسال به ناموفق‌ها")
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
