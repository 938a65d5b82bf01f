"""The whole main job by visible text: from an empty installation to the ranking on every agency's phone."""

import re
from datetime import timedelta

import pytest

from messages.jalali import local_date
from models import sql
from models.clock import business_now
from models.gate import tx
from models.text import to_latin_digits
from services.access import Role
from tests.house import House
from tests.journeys.after_lock import ADMIN, APPRAISER, DEPUTY, HEAD, LIAISON, SECOND
from tests.papers import agency_rows, catalogue_rows, pdf, sheet
from tests.talk import Talk, jalali

OTHER = {"telegram": "bale", "bale": "telegram"}
CODES = ("G01-1", "G01-2", "G01-3")


class Year:
    """The people of a small province, and the days that pass."""

    def __init__(self, house: House, platform: str) -> None:
        self.house = house
        self.platform = platform

    async def person(self, role: Role, number: str, agency: str | None, name: str, *, other: bool = False) -> Talk:
        """Somebody who entered by an invitation, on this messenger or the other one."""
        platform = OTHER[self.platform] if other else self.platform
        return Talk(self.house, await self.house.joined(platform, role, number, agency, name))

    async def pass_days(self, days: float) -> None:
        """Let the business clock walk on, as the room beside the phone does."""
        self.house.world.move_clock(days=days)
        await self.house.settled(60)


async def _with_code(talk: Talk, said: str) -> str:
    """Give the code that the bot of a demo shows; a second act follows sooner here than a code lasts."""
    await tx(lambda: sql.run("UPDATE second_factor SET last_counter = 0"))
    return await talk.send(re.findall(r"\b\d{6}\b", to_latin_digits(said))[-1])


@pytest.mark.deep
@pytest.mark.feature("12a", "13a", "14a", "15c", "16c", "17a", "18a", "19b", "SLA-3.3")
async def test_a_whole_year(house: House, platform: str) -> None:
    year = Year(house, platform)
    admin = await year.person(Role.ADMIN, ADMIN, None, "مریم کاظمی")
    deputy = await year.person(Role.DEPUTY, DEPUTY, None, "فرهاد جلالی", other=True)
    await _set_up(admin)
    liaison = await year.person(Role.LIAISON, LIAISON, "A01", "رضا احمدی")
    head = await year.person(Role.AGENCY_HEAD, HEAD, "A01", "علی نوری", other=True)
    other = await year.person(Role.LIAISON, "09120003001", "A02", "زهرا موسوی", other=True)
    appraiser = await year.person(Role.APPRAISER, APPRAISER, None, "نرگس شریفی")
    second = await year.person(Role.APPRAISER, SECOND, None, "بابک نیازی", other=True)

    await _self_assessment(liaison, head, other)
    await year.pass_days(26)
    assert "خودارزیابی" in admin.seen
    await _to_the_desks(admin)
    await _appraise(year, appraiser, liaison)
    await _release(deputy)
    filed = await _object(liaison)
    await year.pass_days(12)
    assert "مهلت اعتراض" in other.seen
    await _decide(admin, second, liaison, filed)
    await _freeze_and_confirm(admin, deputy)
    await _council_and_package(admin)
    await _levels(admin, liaison, head)
    await _broadcast(admin, [liaison, head, other])
    assert "عالی" in await liaison.send("/level")
    why = await liaison.send("/why 1001")
    assert "چرا این امتیاز؟" in why
    for talk in (admin, deputy, liaison, head, other, appraiser, second):
        assert talk.phone.spinning == []


async def _set_up(admin: Talk) -> None:
    await admin.press("تعریف دوره")
    await admin.send("۱۴۰۳")
    for kind, rows in (("agencies", agency_rows(2)), ("catalogue", catalogue_rows())):
        await admin.send(f"/import {kind}")
        await admin.upload("f.xlsx", sheet(kind, rows))
        await admin.press("تأیید و ورود")
    await admin.press("گشایش دوره")
    await admin.send(jalali(local_date(business_now()) + timedelta(days=20)))
    await admin.press("گشایش و اعلام")
    assert "پروندهٔ ۲ دستگاه آماده است" in admin.seen


async def _self_assessment(liaison: Talk, head: Talk, other: Talk) -> None:
    for talk, values in ((liaison, ("90", "100", "100")), (other, ("60", "0", "50"))):
        for code, value in zip(CODES, values, strict=True):
            await talk.send(f"/fill {code}")
            if "مقدار" in talk.labels:
                await talk.press("مقدار")
            await talk.send(value)
            await talk.upload(f"{code}.pdf", pdf(f"{code} {value}"))
            await talk.press("ثبت سنجه")
        await talk.send("/submit")
        await talk.press("ارسال")
    await head.send("/approve")
    assert "رسید" in await head.press("تأیید و ثبت نهایی")


async def _to_the_desks(admin: Talk) -> None:
    await admin.send("/appraisal")
    await admin.press("آغاز بررسی")
    await admin.press("آغاز شود")
    await admin.house.settled()
    await admin.send("/assign")
    await admin.press("یک دستگاه")
    for agency in ("۱. ", "۲. "):
        await admin.send("/assign")
        await admin.press("یک دستگاه")
        await admin.press(agency)
        await admin.press("نرگس شریفی")
        assert "۳ سنجه سپرده شد" in await admin.press("واگذاری و اعلام")


async def _appraise(year: Year, appraiser: Talk, liaison: Talk) -> None:
    assert "۶ مورد در صف" in await appraiser.send("/queue")
    assert "امتیاز ۱۰ از ۲۴" in await appraiser.send("/score 1001 ۱۰ مستند همهٔ سال را نشان نمی‌دهد")
    await appraiser.send("/accept 1002")
    await appraiser.send("/return 1003 صفحهٔ آخر سند خوانا نیست")
    assert "صفحهٔ آخر سند خوانا نیست" in liaison.last
    await liaison.press("دیدن سنجه")
    await liaison.upload("خوانا.pdf", pdf("خوانا"))
    await liaison.send("/start")
    await liaison.press("نیاز به اصلاح (۱)")
    await liaison.press("ارسال اصلاح")
    assert "1003" in to_latin_digits(await appraiser.send("/queue"))
    for number in (1003, 1004, 1005, 1006):
        await appraiser.send(f"/accept {number}")
    assert "صف شما خالی است" in await appraiser.send("/queue")


async def _release(deputy: Talk) -> None:
    async def asked() -> str:
        await deputy.send("/release")
        await deputy.press("همهٔ آماده‌ها")
        return await deputy.press("آزادسازی ۲ دستگاه")

    assert "راه" in await asked()
    said = await deputy.send("/code")
    await _with_code(deputy, said)
    assert "نتایج ۲ دستگاه آزاد شد" in await _with_code(deputy, await asked())


async def _object(liaison: Talk) -> str:
    card = await liaison.send("/result")
    assert "امتیاز کل" in card
    await liaison.send("/object")
    await liaison.press(next(one for one in liaison.labels if ": " in one))
    await liaison.press("ثبت اعتراض")
    await liaison.send("سند پیوست دوازده ماه را یک‌به‌یک نشان می‌دهد؛ لطفاً دوباره ببینید.")
    return await liaison.press("ثبت نهایی")


async def _decide(admin: Talk, second: Talk, liaison: Talk, filed: str) -> None:
    assert "کد رهگیری" in filed
    await admin.send("/objections")
    assert "۱ اعتراض میان ارزیابان تقسیم شد" in await admin.press("تقسیم میان ارزیابان")
    await second.send("/start")
    await second.press("اعتراض‌های من")
    await second.press(next(one for one in second.labels if ": " in one))
    await second.press("پذیرش کامل")
    await second.send("۲۱٫۶")
    await second.send("هر دوازده ماه در سند آمده است.")
    await admin.send("/objections")
    await admin.press("پاسخ‌ها")
    mark = liaison.mark()
    await admin.press("ارسال ۱ پاسخ")
    await admin.house.settled()
    assert "پاسخ اعتراض: سنجهٔ" in liaison.since(mark)


async def _freeze_and_confirm(admin: Talk, deputy: Talk) -> None:
    assert "کار هر ۲ دستگاه بسته است" in await admin.send("/final")
    await admin.press("بستن فهرست")
    await admin.press("بستن")
    await admin.house.settled()
    await deputy.send("/final")
    assert "با ۲ دستگاه تأیید شد" in await _with_code(deputy, await deputy.press("تأیید نهایی"))


async def _council_and_package(admin: Talk) -> None:
    await admin.send("/final")
    await admin.press("مصوبهٔ شورا")
    await admin.press("ثبت مصوبه")
    await admin.send("۱۴۰۴/۱۲")
    await admin.send("امروز")
    await admin.send("استاندار، رئیس سازمان")
    await admin.upload("مصوبه.pdf", pdf("مصوبه"))
    await admin.press("ثبت نهایی مصوبه")
    assert "نتایج ۲ دستگاه تصویب شد" in await admin.press("ثبت")
    await admin.send("/package")
    await admin.press("ساخت بسته")
    await admin.house.settled()
    assert admin.phone.inbox[-1].document is not None or "نسخهٔ ۱" in admin.seen


async def _levels(admin: Talk, liaison: Talk, head: Talk) -> None:
    rows = [
        {"agency_code": "A01", "level": "EXCELLENT", "national_score": None},
        {"agency_code": "A02", "level": "GOOD", "national_score": None},
    ]
    await admin.send("/import levels")
    await admin.upload("سطح.xlsx", sheet("levels", rows))
    await admin.press("تأیید و ورود")
    await admin.send("/levels")
    await admin.press("شمارهٔ نامه")
    await admin.send("۱۴۰۴/۲۳۴۵")
    await admin.send("امروز")
    marks = liaison.mark(), head.mark()
    await admin.press("ابلاغ به دستگاه‌ها")
    await admin.press("بله، ابلاغ شود")
    await admin.house.settled()
    for talk, mark in zip((liaison, head), marks, strict=True):
        assert "عالی" in talk.since(mark)
    assert "ثبت شد" in await head.press("دریافت کردم")


async def _broadcast(admin: Talk, people: list[Talk]) -> None:
    said = await admin.send("/code")
    await _with_code(admin, said)
    await admin.send("/levels")
    await admin.press("پیام رتبه‌بندی")
    assert "برای ۳ نفر در ۲ دستگاه" in await admin.press("پیش‌نمایش")
    said = await admin.press("ارسال")
    marks = [talk.mark() for talk in people]
    assert "ارسال به ۳ نفر آغاز شد" in await _with_code(admin, said)
    await admin.house.settled()
    for talk, mark in zip(people, marks, strict=True):
        assert talk.since(mark).count("سطح‌بندی دستگاه‌های اجرایی استان در سال") == 1
