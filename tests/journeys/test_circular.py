"""A circular by visible text: written, issued with its file, read, acknowledged, amended, the silent reminded."""

import io

import pytest
from python_calamine import CalamineWorkbook

from models import sql
from models.gate import tx
from services.access import SYSTEM, Role
from services.states import CycleState
from services.year import cycles
from tests.house import House
from tests.papers import pdf, pdf_with_password
from tests.talk import Talk, joined

ARTICLES = (
    "ماده ۱- شاخص‌های نهایی پیوست است.\n"
    "تبصره: نسخهٔ نهایی در تارنما گذاشته می‌شود.\n"
    "ماده ۴- دستگاه‌های اجرایی تا ۱۴۰۶/۰۱/۳۱ خودارزیابی را ثبت کنند."
)
REST = "ماده ۷- سازمان مدیریت و برنامه‌ریزی گزارش را تا ۱۴۰۶/۰۴/۲۰ می‌فرستد. مهلت قطعی است."


async def _writes(staff: Talk) -> None:
    await staff.send("/circular")
    assert "هنوز بخشنامه‌ای ثبت نشده است." in staff.last
    assert "شمارهٔ بخشنامه را بفرستید" in await staff.press("بخشنامهٔ تازه")
    assert "«صد» شمارهٔ بخشنامه نیست." in await staff.send("صد")
    assert "تاریخ بخشنامه را بفرستید" in await staff.send("۱۰۰۱۴۶")
    assert "عنوان بخشنامه را بفرستید" in await staff.send("1403/10/22")
    assert "پیش‌نویس بخشنامهٔ ۱۰۰۱۴۶" in await staff.send("ارزیابی عملکرد سال ۱۴۰۳")
    await staff.press("ورود متن")
    assert "متن رسید: ۳ ماده و تبصره" in await staff.send(ARTICLES)
    assert "متن رسید: ۴ ماده و تبصره" in await staff.send(REST)
    await staff.press("تمام شد")
    await staff.press("ورود فایل")
    shown = await staff.upload("رمزدار.pdf", pdf_with_password())
    assert "فایل «رمزدار.pdf» ثبت نشد: رمز دارد" in shown
    assert "فایل: ندارد" in staff.last
    assert "فایل «بخشنامه.pdf»" in await staff.upload("بخشنامه.pdf", pdf("بخشنامه"))


async def _splits_duties(staff: Talk) -> None:
    await staff.press("وظایف (۰)")
    shown = await staff.press("جدا کردن از متن")
    assert "۴ وظیفه از متن جدا شد" in shown
    assert "— دستگاه‌های اجرایی، تا" in shown
    assert "۳۱ فروردین ۱۴۰۶" in shown
    assert "۴ وظیفه ثبت شد" in await staff.press("ثبت این وظایف")
    await staff.press("۲. ماده ۱ تبصره")
    await staff.press("حذف وظیفه")
    assert "۳ وظیفه؛ ۰ انجام شده است." in staff.last
    await staff.press("وظیفهٔ تازه")
    assert "عنوان وظیفه را" in await staff.send("ماده ۸")
    assert "مسئول این وظیفه کیست؟" in await staff.send("انتشار نتایج")
    assert "آخرین روز این وظیفه" in await staff.press("معاون توسعه")
    assert "بدون مهلت" in await staff.press("بدون مهلت")
    await staff.press("صفحهٔ قبل")
    await staff.press("صفحهٔ قبل")


@pytest.mark.feature("01a", "01b", "01d", "01e", "04b", "ART-1", "ART-4", "ART-7", "ART-8")
async def test_circular_from_its_text_to_the_last_acknowledgement(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=3)
    staff = await joined(house, platform, Role.ADMIN, "09120000009")
    liaison = await joined(house, platform)
    head = Talk(house, await house.joined(platform, Role.AGENCY_HEAD, "09120000003", "A01", "رضا کریمی"))
    await _writes(staff)
    await _splits_duties(staff)

    shown = await staff.press("پیش‌نمایش و ابلاغ")
    assert "بخشنامهٔ تازه: ارزیابی عملکرد سال ۱۴۰۳" in shown
    assert "برای ۲ نفر در ۱ دستگاه؛ ۰ نفر دور از دسترس؛ ۲ دستگاه هنوز کسی ندارد." in shown
    assert "این دکمه در پیام گیرندگان کار می‌کند" in await staff.press("دریافت کردم")
    marks = liaison.mark(), head.mark()
    await staff.send("/circular")
    await staff.press("پیش‌نویس ۱۰۰۱۴۶")
    await staff.press("پیش‌نمایش و ابلاغ")
    assert "بخشنامهٔ ۱۰۰۱۴۶ ابلاغ شد" in await staff.press("ابلاغ")
    for talk, mark in zip((liaison, head), marks, strict=True):
        assert "بخشنامهٔ تازه: ارزیابی عملکرد سال ۱۴۰۳" in talk.since(mark)
        assert "وظیفه برای دستگاه شما دارد." in talk.since(mark)
        document = talk.phone.last.document
        assert document is not None
        assert document.data == pdf("بخشنامه")

    assert "دریافت بخشنامهٔ ۱۰۰۱۴۶ ثبت شد" in await liaison.press("دریافت کردم")
    assert "پیش‌تر تأیید کرده‌اید" in await liaison.press("دریافت کردم")
    assert "مهلت قطعی است." in await liaison.send("/circular ماده ۷")
    assert "ماده ۷" in " ".join(await _found(liaison, "/circular مهلت"))
    assert "«زرافه» پیدا نشد" in await liaison.send("/circular زرافه")
    await liaison.send("/circular")
    shown = await liaison.press("۱۰۰۱۴۶: ارزیابی")
    assert "دریافت آن را" in shown
    assert "ماده ۴" in shown
    assert "معاون توسعه" not in await liaison.press("وظایف")

    later = Talk(house, await house.joined(platform, Role.LIAISON, "09120000004", "A02", "سارا امینی"))
    assert "بخشنامهٔ تازه: ارزیابی عملکرد سال ۱۴۰۳" in later.seen
    await _asks_the_silent(house, staff, head, liaison)


async def _found(talk: Talk, typed: str) -> list[str]:
    await talk.send(typed)
    return talk.labels


async def _asks_the_silent(house: House, staff: Talk, head: Talk, liaison: Talk) -> None:
    await staff.send("/circular")
    shown = await staff.press("۱۰۰۱۴۶: ارزیابی")
    assert "گیرنده: ۳ نفر · تأیید دریافت: ۱ نفر · بی‌پاسخ: ۲ نفر" in shown
    assert "۱ دستگاه هنوز کسی ندارد." in shown
    shown = await staff.press("بی‌پاسخ‌ها (۲)")
    assert "رضا کریمی، ۰۹۱۲۰۰۰۰۰۰۳" in shown
    assert "(رسیده)" in shown
    mark, other = head.mark(), liaison.mark()
    assert "یادآوری برای ۲ نفر فرستاده می‌شود." in await staff.press("یادآوری به بی‌پاسخ‌ها")
    assert "را هنوز تأیید نکرده‌اید." in head.since(mark)
    assert liaison.since(other) == ""
    assert "روزی بیش از یک بار فرستاده نمی‌شود" in await staff.press("یادآوری به بی‌پاسخ‌ها")
    await staff.send("/circular")
    await staff.press("۱۰۰۱۴۶: ارزیابی")
    await staff.press("فهرست کامل")
    document = staff.phone.last.document
    assert document is not None
    rows = CalamineWorkbook.from_filelike(io.BytesIO(document.data)).get_sheet_by_index(0).to_python()
    assert [row[5] for row in rows[1:]] == ["رسیده", "تأییدشده", "رسیده"]


@pytest.mark.feature("01c")
async def test_amended_circular_says_what_changed_and_asks_anew(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    staff = await joined(house, "bale", Role.ADMIN, "09120000009")
    liaison = await joined(house, "bale")
    await _registered(staff, "۵۰", "مهلت تا ۱۴۰۶/۰۱/۳۱ است.")
    await liaison.press("دریافت کردم")
    await staff.send("/circular")
    await staff.press("۵۰: ارزیابی")
    assert "از دورهٔ پیش بخشنامه‌ای نیست" in await staff.press("مقایسه با پارسال")
    await staff.send("/circular")
    await staff.press("۵۰: ارزیابی")
    shown = await staff.press("ویرایش تازه")
    assert "ویرایش ۲" in shown
    await staff.press("ورود متن")
    await staff.send("ماده ۱- مهلت تا ۱۴۰۶/۰۲/۱۵ است.")
    await staff.press("تمام شد")
    mark = liaison.mark()
    await staff.press("پیش‌نمایش و ابلاغ")
    await staff.press("ابلاغ")
    assert "تغییر در ۱ ماده: ماده ۱" in liaison.since(mark)
    assert "ثبت شد" in await liaison.press("دریافت کردم")
    await liaison.press("متن و وظایف")
    shown = await liaison.press("چه عوض شد؟")
    assert "پیش‌تر: «مهلت تا ۱۴۰۶/۰۱/۳۱ است.»؛ اکنون: «مهلت تا ۱۴۰۶/۰۲/۱۵ است.»" in shown
    await liaison.send("/circular")
    assert "این ویرایش پیشین است" in await liaison.press("پیشین ۵۰")

    async def next_year() -> None:
        await sql.run("UPDATE cycle SET state = ?", CycleState.SELF_ASSESSMENT_LOCKED)
        await sql.run("UPDATE agency_case SET state = 'LOCKED'")
        await cycles.define(SYSTEM, 1404)

    await tx(next_year)
    await _registered(staff, "۶۰", "مهلت تا ۱۴۰۷/۰۱/۳۱ است.")
    await staff.send("/circular")
    await staff.press("۶۰: ارزیابی")
    shown = await staff.press("مقایسه با پارسال")
    assert "نسبت به بخشنامهٔ ۵۰ دورهٔ ۱۴۰۳" in shown
    assert "اکنون: «مهلت تا ۱۴۰۷/۰۱/۳۱ است.»" in shown


async def _registered(staff: Talk, number: str, said: str) -> None:
    await staff.send("/circular")
    await staff.press("بخشنامهٔ تازه")
    for part in (number, "۱۴۰۳/۱۰/۲۲", "ارزیابی عملکرد"):
        await staff.send(part)
    await staff.press("ورود متن")
    await staff.send(f"ماده ۱- {said}")
    await staff.press("تمام شد")
    await staff.press("پیش‌نمایش و ابلاغ")
    await staff.press("ابلاغ")


@pytest.mark.feature("04b")
async def test_who_cannot_be_reached_is_on_the_phone_list(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    staff = await joined(house, "bale", Role.ADMIN, "09120000009")
    liaison = await joined(house, "telegram")
    liaison.phone.block()
    await _registered(staff, "۵۰", "همه بخوانند.")
    await staff.send("/circular")
    shown = await staff.press("۵۰: ارزیابی")
    assert "به ۱ نفر نرسید." in shown
    assert "تلگرام (ربات را بسته است)" in await staff.press("بی‌پاسخ‌ها (۱)")
