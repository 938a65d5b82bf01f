"""Staff lay out the year: a cycle, its timetable, days off, settings; agencies read it; the next year like this one."""

from datetime import timedelta

import pytest

from messages.jalali import day as written
from messages.jalali import local_date
from models import sql
from models.assessment import AgencyCase
from models.clock import business_now
from models.cycle import Cycle
from models.gate import tx
from services.access import SYSTEM, Role
from services.people import agencies
from services.year import cycles
from tests.house import House
from tests.papers import agency_rows, catalogue_rows
from tests.talk import Talk, jalali, joined


async def _draft(house: House, year: int = 1405) -> None:
    from services.catalogue import catalogue

    async def make() -> None:
        await agencies.apply(SYSTEM, agency_rows(2))
        cycle = await cycles.define(SYSTEM, year)
        await catalogue.apply(SYSTEM, cycle.id, catalogue_rows())

    await tx(make)


@pytest.mark.feature("04a", "01a")
async def test_timetable_from_a_day_to_the_opening(house: House, platform: str) -> None:
    await _draft(house)
    staff = await joined(house, platform, Role.ADMIN)
    today = local_date(business_now())
    assert "هنوز ساخته نشده است" in await staff.send("/timetable")
    await staff.press("ساخت تقویم")
    assert "«دیشب» روز شناخته‌شده‌ای نیست." in await staff.send("دیشب")
    assert "برای تقویم این دوره دور است" in await staff.send(jalali(today + timedelta(days=900)))
    start = today + timedelta(days=3)
    shown = await staff.send(jalali(start))
    assert "تقویم دورهٔ ۱۴۰۵: ۱۲ گام" in shown
    assert "از مهلت بخشنامه" not in shown
    shown = await staff.press("ثبت تقویم")
    assert "تقویم ساخته شد: ۱۲ گام" in shown
    assert "صفحهٔ ۱ از ۲" in staff.last
    assert {"جلسهٔ توجیهی", "خودارزیابی", "روزهای تعطیل", "تنظیمات دوره"} <= set(staff.labels)
    await staff.press("بعدی‌ها")
    assert "جشنواره: تا" in staff.last

    await staff.press("قبلی‌ها")
    assert "۳۲ روز کاری" in await staff.press("خودارزیابی")
    await staff.press("روزهای کاری")
    assert "عددی از ۱ تا ۲۰۰" in await staff.send("هیچ")
    shown = await staff.send("۲۵")
    assert "تغییر ثبت شد." in shown
    assert "و ۶ گام دیگر" in shown
    await staff.press("خودارزیابی")
    await staff.press("آخرین روز")
    assert "پیش از آغاز این گام" in await staff.send(jalali(today - timedelta(days=9)))
    last = start + timedelta(days=40)
    assert f"خودارزیابی: تا {written(last)}" in await staff.send(jalali(last))

    shown = await staff.send("/cycle")
    assert f"در تقویم دوره: {written(last)}" in shown
    await staff.press("روز تقویم")
    assert written(last) in staff.last
    await staff.press("گشایش و اعلام")
    liaison = await joined(house, platform, number="09120000009")
    shown = await liaison.send("/deadlines")
    assert "مهلت خودارزیابی شما: تا پایان روز" in shown
    assert f"خودارزیابی: تا {written(last)}" in shown
    assert liaison.labels == ["بعدی‌ها", "صفحهٔ قبل"]
    await liaison.press("بعدی‌ها")
    assert "انتشار نتایج" in liaison.last

    # The step is the deadline now: the way leads there, and the step follows.
    await staff.send("/timetable")
    assert "همان مهلت خودارزیابی است" in await staff.press("خودارزیابی")
    await staff.press("تغییر مهلت")
    later = last + timedelta(days=7)
    await staff.send(jalali(later))
    await staff.press("ثبت مهلت تازه")
    await staff.send("/calendar")
    assert f"خودارزیابی: تا {written(later)}" in staff.last
    assert "مهلت خودارزیابی تغییر کرد." in liaison.seen
    assert staff.phone.spinning == liaison.phone.spinning == []


@pytest.mark.feature("04a", "ART-4")
async def test_days_off_move_the_steps_after_a_look(house: House, platform: str) -> None:
    await _draft(house)
    staff = await joined(house, platform, Role.ADMIN)
    today = local_date(business_now())
    await staff.send("/timetable")
    await staff.press("ساخت تقویم")
    start = today - timedelta(days=2)
    await staff.send(jalali(start))
    await staff.press("ثبت تقویم")
    before = await sql.rows("SELECT last_day FROM timetable_step ORDER BY position")
    await staff.press("روزهای تعطیل")
    assert "تعطیل هفتگی: پنجشنبه و جمعه" in staff.last
    await staff.press("افزودن روز")
    assert "روز شناخته‌شده‌ای نیست" in await staff.send("آلودگی هوا")
    working = today + timedelta(days=8)
    while working.weekday() in (3, 4) or working in (await _off(today)):
        working += timedelta(days=1)
    shown = await staff.send(jalali(working))
    assert "به چه مناسبت تعطیل است؟" in shown
    shown = await staff.send("آلودگی هوا")
    assert "تعطیل می‌شود: آلودگی هوا" in shown
    assert "خودارزیابی: تا" in shown
    old = staff.phone.last
    assert [one["last_day"] for one in before] == await _lasts()
    assert "ثبت شد." in await staff.press("ثبت روز")
    assert [one["last_day"] for one in before] != await _lasts()
    assert "این کار اکنون شدنی نیست" in await staff.press("ثبت روز", on=old)

    await staff.send("/timetable")
    await staff.press("روزهای تعطیل")
    await staff.press(written(working))
    assert "برداشتن" in staff.labels
    await staff.press("برداشتن")
    await staff.press("ثبت روز")
    assert [one["last_day"] for one in before] == await _lasts()

    await staff.press("تعطیل هفتگی")
    shown = await staff.press("جمعه و شنبه")
    assert "در تقویم دوره:" in shown
    await staff.press("ثبت تعطیل هفتگی")
    assert "تعطیل هفتگی: جمعه و شنبه" in staff.last
    assert staff.phone.spinning == []


async def _lasts() -> list[str]:
    return [one["last_day"] for one in await sql.rows("SELECT last_day FROM timetable_step ORDER BY position")]


async def _off(first: object) -> set[object]:
    from services.year import days_off

    return {one.day for one in await days_off.listed(first)}  # type: ignore[arg-type]


@pytest.mark.feature("01a", "ART-1n")
async def test_settings_are_changed_after_a_confirmation(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    staff = await joined(house, platform, Role.ADMIN)
    liaison = await joined(house, platform, number="09120000009")
    shown = await staff.send("/settings")
    assert "تأیید مدیر: لازم است" in shown
    assert "فرصت تأیید: ۳ روز" in shown
    await staff.press("تأیید مدیر")
    shown = await staff.press("لازم نیست")
    assert "برای همهٔ دستگاه‌های دورهٔ ۱۴۰۳ همین می‌شود." in shown
    assert "ثبت شد. تأیید مدیر: لازم نیست" in await staff.press("ثبت تغییر")
    await staff.press("عدم مصداق")
    assert "امتیاز همهٔ دستگاه‌ها از نو حساب می‌شود" in await staff.press("امتیاز کامل")
    await staff.press("ثبت تغییر")
    await staff.press("نشانی سامانه")
    assert "نشانی صفحه نیست" in await staff.send("تسما")
    assert "نشانی سامانه: https://arzyabi.aro.gov.ir" in await staff.send("https://arzyabi.aro.gov.ir")
    cycle = await Cycle.get(year=1403)
    assert (cycle.head_approves, cycle.na_mode) == (False, "full")

    for choice in ("موقت", "نهایی"):
        await staff.press("نسخهٔ شاخص‌ها")
        await staff.press(choice)
        await staff.press("ثبت تغییر")
    assert "نسخهٔ نهایی شاخص‌های دورهٔ ۱۴۰۳ اعلام شد." in liaison.seen
    assert "خانه" in await _forged(liaison) or liaison.labels
    assert liaison.phone.spinning == []


async def _forged(talk: Talk) -> str:
    """A liaison presses what only staff have: they are led home, nothing changes."""
    shown = await talk.forge("set-ok:1:4:1")
    assert (await Cycle.get(year=1403)).na_mode == "full"
    return shown


@pytest.mark.feature("ART-1", "01a")
async def test_next_year_like_this_one(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    staff = await joined(house, platform, Role.ADMIN)
    await tx(lambda: Cycle.filter(year=1403).update(state="SELF_ASSESSMENT_LOCKED", grace_days=7))
    await tx(lambda: AgencyCase.all().update(state="LOCKED"))
    assert "دورهٔ ۱۴۰۳: پایان خودارزیابی" in await staff.send("/cycle")
    await staff.press("مانند دورهٔ پیش")
    assert "آخرین دوره، دورهٔ ۱۴۰۳ است" in await staff.send("۱۴۰۲")
    shown = await staff.send("۱۴۰۴")
    assert "دورهٔ ۱۴۰۴ با ۳ سنجه مانند دورهٔ پیش ساخته شد." in shown
    assert "دورهٔ ۱۴۰۴: آماده‌سازی" in staff.last
    assert (await Cycle.get(year=1404)).grace_days == 7
