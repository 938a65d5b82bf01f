"""Staff bring lists in through the chat: preview, errors by place, confirmation; liaisons see the effect (02a, 03)."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.sheets import sheet_kind_of
from documents.csv_out import export_csv
from messages.jalali import local_date
from models.clock import business_now
from models.timetable import DayOff
from services.access import Role
from tests.house import House
from tests.papers import agency_rows, catalogue_rows, sheet
from tests.talk import Talk, joined

pytestmark = pytest.mark.deep  # with the others it would make the fast suite slow

CAPS = {"G01": 400, "G02": 150, "G03": 150, "G04": 150, "G05": 150}
NAMES = {
    "agencies": "فهرست دستگاه‌ها",
    "catalogue": "فهرست سنجه‌ها",
    "specific": "شاخص‌های اختصاصی",
    "weights": "سقف امتیاز دستگاه‌ها",
    "last_year": "عملکرد سال پیش",
    "steward": "مقدارهای راهبران شاخص",
    "people": "فهرست افراد",
    "days_off": "روزهای تعطیل",
    "former_results": "نتایج سال‌های پیش",
}
Rows = Sequence[Mapping[str, Any]]
LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


async def _people(house: House, platform: str) -> tuple[Talk, Talk]:
    """Staff and the liaison of the first of two agencies; the first ten measures of the sample."""
    await house.sample_cycle(measures=10, agencies_count=2)
    return await joined(house, platform, Role.ADMIN, "09120000007"), await joined(house, platform)


async def _brings(staff: Talk, kind: str, rows: Rows, *, as_csv: bool = False) -> str:
    """Staff open a list, take its template and send it back filled in; what the bot shows then."""
    await staff.send("/import")
    await staff.press(NAMES[kind])
    await staff.press("ورود از فایل")
    template = staff.phone.last.document
    assert template is not None
    assert template.data == sheet(kind, [])
    if as_csv:
        return await staff.upload("list.csv", export_csv(sheet_kind_of(kind), rows))
    return await staff.upload("فهرست.xlsx", sheet(kind, rows))


def _specific(*given: tuple[str, str, int | None, str, int]) -> list[dict[str, Any]]:
    return [
        {"agency_code": "A01", "code": code, "title": title, "unit": "نفر"}
        | {"target": None if target is None else Decimal(target), "direction": way, "weight": Decimal(weight)}
        for code, title, target, way, weight in given
    ]


def _caps(agency: str, **other: int) -> list[dict[str, Any]]:
    return [
        {"agency_code": agency, "indicator_code": code, "max_score": Decimal(most)}
        for code, most in {**CAPS, **other}.items()
    ]


@pytest.mark.feature("02a", "ST-10")
async def test_specific_indicators_from_errors_to_the_liaisons_points(house: House, platform: str) -> None:
    staff, liaison = await _people(house, platform)
    wrong = _specific(("S1", "پوشش خدمات", 200, "increasing", 600), ("S1", "زمان انتظار", 10, "decreasing", 300))
    shown = await _brings(staff, "specific", [*wrong, {**wrong[0], "agency_code": "A99", "code": "S9"}])
    assert "شاخص‌های اختصاصی: " in shown
    assert "سطر ۳، ستون «کد شاخص اختصاصی»: A01-S1 تکراری است؛ نخستین بار در سطر ۲ آمده" in shown
    assert "سطر ۴، ستون «کد دستگاه»: دستگاهی با کد A99 نیست" in shown
    assert "باید ۱۰۰۰ باشد؛ اکنون ۳۰۰ است" in shown.replace("٬", "")
    assert "تأیید و ورود" not in staff.labels

    right = _specific(
        ("S1", "پوشش خدمات", 200, "increasing", 600),
        ("S2", "زمان انتظار", 10, "decreasing", 300),
        ("S3", "رضایت مردم", None, "increasing", 100),
    )
    shown = await _brings(staff, "specific", right, as_csv=True)
    assert "فایل «list.csv»: ۳ سطر، بدون ایراد" in shown
    assert "۱ شاخص هدف ندارد" in shown
    assert "۰ از ۸ سنجه" in await liaison.send("/start")
    preview = staff.phone.last
    assert "۳ سطر وارد شد: ۳ تازه، ۰ تغییرکرده." in await staff.press("تأیید و ورود")
    assert "۳ سطر وارد شد" not in await staff.press("تأیید و ورود", on=preview)

    assert "۰ از ۱۱ سنجه" in await liaison.send("/start")
    await liaison.send("/fill A01-S1")
    assert "مقدار شما: ۱۵۰ نفر ← امتیاز پیش‌بینی‌شده ۴۵۰ از ۶۰۰" in await liaison.send("۱۵۰")
    await liaison.send("/fill A01-S3")
    assert "پیش‌بینی‌شده" not in await liaison.send("۵")

    later = [{**row, "target": Decimal(10)} if row["code"] == "S3" else row for row in right]
    assert "۰ تازه، ۱ تغییرکرده، ۲ بی‌تغییر" in await _brings(staff, "specific", later)
    assert "A01-S3، هدف: «—» ← «۱۰»" in await staff.press("دیدن تغییرها")
    await staff.press("تأیید و ورود")
    shown = await liaison.send("/fill A01-S3")
    assert "مقدار شما: ۵ نفر ← امتیاز پیش‌بینی‌شده ۵۰ از ۱۰۰" in shown
    assert staff.phone.spinning == liaison.phone.spinning == []


@pytest.mark.feature("03c", "ART-2")
async def test_caps_of_an_agency_come_late_and_open_its_points(house: House, platform: str) -> None:
    staff, liaison = await _people(house, platform)
    await staff.send("/settings")
    await staff.press("سقف")
    await staff.press("جداگانه")
    await staff.press("ثبت تغییر")
    await liaison.send("/fill G01-1")
    assert "وزن اعلام نشده" in liaison.last
    assert "مقدار شما: ۵۰ ← تحقق ۵۰٪" in await liaison.send("۵۰")

    shown = await _brings(staff, "weights", [*_caps("A01", G01=300), *_caps("A02")[:-1]])
    assert "سقف امتیاز دستگاه‌ها: ۲ ایراد" in shown
    assert "سطر ۶، ستون «سقف امتیاز»: جمع سقف شاخص‌های دستگاه A01 باید" in shown
    assert "سطر ۱۰، ستون «کد شاخص»: برای دستگاه A02، سقف ۱ شاخص نیامده است" in shown

    assert "۵ تازه، ۰ تغییرکرده، ۰ بی‌تغییر" in await _brings(staff, "weights", _caps("A01"))
    await staff.press("تأیید و ورود")
    shown = await liaison.send("/fill G01-1")
    assert "وزن اعلام نشده" not in shown
    assert "مقدار شما: ۵۰ ← امتیاز پیش‌بینی‌شده ۸۰ از ۱۶۰" in shown

    await _brings(staff, "weights", _caps("A01", G01=200, G02=350), as_csv=True)
    shown = await staff.press("دیدن تغییرها")
    assert "A01 G01، سقف امتیاز: «۴۰۰» ← «۲۰۰»" in shown
    await staff.press("انصراف")
    assert "امتیاز پیش‌بینی‌شده ۸۰ از ۱۶۰" in await liaison.send("/fill G01-1")
    await staff.send("/import")
    await staff.press(NAMES["weights"])
    assert "اکنون ۵ سطر" in staff.last
    shown = await staff.press("خروجی فایل")
    assert "سقف امتیاز دستگاه‌ها: ۵ سطر" in shown


@pytest.mark.feature("03d", "07c", "SLA-6.2")
async def test_last_years_and_the_stewards_values_reach_the_card(house: House, platform: str) -> None:
    staff, liaison = await _people(house, platform)
    await liaison.send("/fill G01-1")
    await liaison.send("۸۰")
    row = {"agency_code": "A01", "measure_code": "G01-1", "amount": Decimal(60)}
    assert "بدون ایراد" in await _brings(staff, "last_year", [row], as_csv=True)
    await staff.press("تأیید و ورود")
    assert "پارسال: ۶۰" in await liaison.send("/fill G01-1")

    shown = await _brings(staff, "steward", [{**row, "letter": "۱۲/۳"}])
    assert "امتیازها دوباره حساب می‌شود" in shown  # of a measure that is not central too: it stands beside the agency's
    assert "مقدار این سنجه را راهبر شاخص اعلام می‌کند" in await liaison.send("/fill G04-1")
    given = {"agency_code": "A01", "measure_code": "G04-1", "amount": Decimal(85), "letter": "۱۴۰۳/۱۲۳۴۵"}
    assert "امتیازها دوباره حساب می‌شود" in await _brings(staff, "steward", [given])
    await staff.press("تأیید و ورود")
    assert "مقدار اعلام‌شده: ۸۵ ← امتیاز ۳۴ از ۴۰" in await liaison.send("/fill G04-1")
    await _brings(staff, "steward", [{**given, "amount": Decimal(90)}])
    await staff.press("تأیید و ورود")
    assert "مقدار اعلام‌شده: ۹۰ ← امتیاز ۳۶ از ۴۰" in await liaison.send("/fill G04-1")


@pytest.mark.feature("03a", "04a")
async def test_lists_are_corrected_undone_and_taken_out(house: House, platform: str) -> None:
    staff = await joined(house, platform, Role.ADMIN, "09120000007")
    await staff.press("تعریف دوره")
    await staff.send("۱۴۰۳")
    for rows, count in ((agency_rows(2), "۲"), ([*agency_rows(3)], "۱")):
        assert f"{count} تازه" in await _brings(staff, "agencies", rows)
        await staff.press("تأیید و ورود")
    await staff.send("/import")
    await staff.press(NAMES["agencies"])
    assert "اکنون ۳ سطر در کارنامه هست." in staff.last
    assert "کنار گذاشته می‌شود" in await staff.press("لغو آخرین ورود")
    sure = staff.phone.last
    assert "برگردانده شد" in await staff.press("بله، برگردان")
    assert "این ورود برنمی‌گردد" in await staff.press("بله، برگردان", on=sure)

    measures = catalogue_rows()
    await _brings(staff, "catalogue", measures)
    await staff.press("تأیید و ورود")
    other = [{**row, "measure_title": "عنوان تازه"} if row is measures[0] else row for row in measures]
    assert "۰ تازه، ۱ تغییرکرده، ۲ بی‌تغییر" in await _brings(staff, "catalogue", other, as_csv=True)
    assert "عنوان سنجه: «انطباق تشکیلات مصوب" in await staff.press("دیدن تغییرها")
    assert "← «عنوان تازه»" in staff.last
    await staff.press("تأیید و ورود")
    await staff.send("/import")
    await staff.press(NAMES["catalogue"])
    await staff.press("لغو آخرین ورود")
    await staff.press("بله، برگردان")
    await staff.press(NAMES["catalogue"])
    await staff.press("خروجی فایل")
    out = next(one.document for one in reversed(staff.phone.messages) if one.document is not None)
    await staff.press("ورود از فایل")
    assert "۰ تازه، ۰ تغییرکرده، ۳ بی‌تغییر" in await staff.upload(out.name, out.data)
    await staff.press("انصراف")
    assert "سنجه‌ها: ۳" in await staff.send("/start")


@pytest.mark.feature("04a", "04c")
async def test_people_and_days_off_by_their_lists(house: House, platform: str) -> None:
    staff, _ = await _people(house, platform)
    rows = [
        {"name": "رضا احمدی", "phone": "09123330000", "role": "liaison", "agency_code": code} for code in ("A02", "A99")
    ]
    assert "سطر ۳، ستون «کد دستگاه»" in await _brings(staff, "people", rows, as_csv=True)
    assert "۱ تازه" in await _brings(staff, "people", rows[:1], as_csv=True)
    assert "برگهٔ دعوت ۱ نفر" in await staff.press("تأیید و ورود")

    day = local_date(business_now()) + timedelta(days=9)
    row = {"day": day.isoformat(), "title": "آلودگی هوا", "kind": "holiday"}
    assert "سطر ۳، ستون «تاریخ»" in await _brings(staff, "days_off", [row, {**row, "day": "2040-01-01"}])
    await _brings(staff, "days_off", [row], as_csv=True)
    await staff.press("تأیید و ورود")
    assert [(one.day, one.title, one.is_working) for one in await DayOff.all()] == [(day, "آلودگی هوا", False)]
    await _brings(staff, "days_off", [{**row, "kind": "workday", "title": "جبران"}])
    assert "«آلودگی هوا» ← «جبران»" in await staff.press("دیدن تغییرها")
    await staff.press("تأیید و ورود")
    assert (await DayOff.get(day=day)).is_working


async def test_former_results_by_their_list(house: House, platform: str) -> None:
    staff, liaison = await _people(house, platform)
    row = {"agency_code": "A01", "year": 1402, "general": Decimal(700), "specific": Decimal(600)}
    good = {**row, "total": Decimal(1300), "level": "GOOD"}
    bad = [{**good, "total": Decimal(1301)}, {**good, "year": 1403}, {**good, "agency_code": "A99"}]
    shown = await _brings(staff, "former_results", bad)
    assert "سطر ۲، ستون «امتیاز کل»: جمع امتیاز عمومی و اختصاصی ۱۳۰۰ است، نه ۱۳۰۱" in shown
    assert "سطر ۳، ستون «سال»: سال ۱۴۰۳ نمی‌شود" in shown
    assert "سطر ۴، ستون «کد دستگاه»: دستگاهی با کد A99 نیست" in shown
    assert "۱ تازه" in await _brings(staff, "former_results", [good], as_csv=True)
    await staff.press("تأیید و ورود")
    assert "۱۴۰۲: ۱۳۰۰ (ثبت پیشین) · خوب" in await liaison.send("/record")
    await _brings(staff, "former_results", [{**good, "specific": Decimal(500), "total": Decimal(1200)}])
    assert "«1300» ← «1200»" in (await staff.press("دیدن تغییرها")).translate(LATIN)
    await staff.press("تأیید و ورود")
    await staff.send("/import")
    await staff.press(NAMES["former_results"])
    await staff.press("خروجی فایل")
    out = staff.phone.last.document
    assert out is not None
    await staff.press("ورود از فایل")
    assert "۰ تازه، ۰ تغییرکرده، ۱ بی‌تغییر" in await staff.upload(out.name, out.data)
