"""From the last answer to the package: freeze, the deputy's word, the council's, the file to send (16, 17)."""

import hashlib
import io
import json
import re
import zipfile
from datetime import timedelta
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from models import inbox, sql
from models.clock import business_now, day_of
from models.correspondence import Circular, Duty
from models.fields import stored_time
from models.gate import tx
from services.access import Role
from tests.house import House
from tests.journeys.after_lock import ADMIN, DEPUTY, appraisal, score_all
from tests.papers import pdf, pdf_with_password
from tests.talk import Talk, jalali

CODE = re.compile(r"\b\d{6}\b")
RETURNED = "INSERT INTO returned_item (resolution_id, case_id, reason, returned_at)"
SHA = re.compile(r"\b[0-9a-f]{64}\b")


async def _closed(house: House, platform: str) -> tuple[Talk, Talk]:
    """Everything is scored and accepted; an administrator and a deputy are there."""
    await appraisal(house, platform)
    await score_all()

    async def close() -> None:
        await sql.run("UPDATE case_result SET state = 'ACCEPTED', sheet_version = 1")
        await sql.run("UPDATE cycle SET state = 'OBJECTION_REVIEW'")

    await tx(close)
    admin = Talk(house, await house.joined(platform, Role.ADMIN, ADMIN, name="مریم کاظمی"))
    return admin, Talk(house, await house.joined(platform, Role.DEPUTY, DEPUTY, name="فرهاد جلالی"))


async def _with_code(talk: Talk, said: str) -> str:
    """Give the code that the bot of a demo shows, some time after the one before."""
    await tx(lambda: sql.run("UPDATE second_factor SET last_counter = 0"))
    return await talk.send(CODE.findall(said)[-1])


async def _authenticator(talk: Talk) -> None:
    said = await talk.send("/code")
    assert "رمز دوم شما راه افتاد" in await _with_code(talk, said)


def _file(talk: Talk) -> bytes:
    """The bytes of the newest document in the chat."""
    return next(one.document.data for one in reversed(talk.phone.inbox) if one.document is not None)


@pytest.mark.feature("16a", "16c", "17a", "17b", "17c", "SLA-3.5", "SLA-3.6", "SLA-3.7", "ART-7")
async def test_the_year_from_the_freeze_to_the_receipt(house: House, platform: str) -> None:
    admin, deputy = await _closed(house, platform)
    await _legal_date(days=10)
    shown = await admin.send("/final")
    assert "کار هر ۲ دستگاه بسته است" in shown
    assert "— ۱۰ روز دیگر" in shown
    assert "— ۱۰ روز دیگر" in await deputy.send("/my")
    assert "دیگر تغییر نمی‌کند" in await admin.press("بستن فهرست")
    said = await admin.press("بستن")
    assert "نسخهٔ ۱ فهرست (۲ دستگاه) آغاز شد" in said
    assert "منتظر تأیید نهایی شماست" in deputy.seen
    digest = SHA.findall(admin.seen)[-1]
    await admin.send("/final")
    assert "همین اثر انگشت را می‌گیرد" in await admin.press("فایل فهرست")
    assert hashlib.sha256(_file(admin)).hexdigest() == digest
    await admin.send("/final")
    await admin.press("دستگاه‌ها")
    await admin.press("دریافت جدول")
    await _check_sheet(_file(admin), digest)

    assert "هنوز آن را راه نینداخته‌اید" in await _confirming(deputy)
    await _authenticator(deputy)
    said = await _confirming(deputy)
    assert "تأیید نهایی نسخهٔ ۱ فهرست" in said
    assert "این رمز درست نیست" in await deputy.send("000000")
    assert "با ۲ دستگاه تأیید شد" in await _with_code(deputy, said)
    assert "فرهاد جلالی فهرست نهایی دورهٔ ۱۴۰۳ (نسخهٔ ۱) را تأیید کرد" in admin.seen
    assert "در انتظار شورا" in await admin.send("/my")

    await admin.press("فهرست نهایی")
    await admin.press("مصوبهٔ شورا")
    await admin.press("ثبت مصوبه")
    assert "شمارهٔ مصوبه نیست" in await admin.send("بدون شماره")
    await admin.send("۱۴۰۴/۱۲")
    assert "هنوز نیامده است" in await admin.send("فردا")
    await admin.send(jalali(business_now().date() - timedelta(days=1)))
    await admin.send("استاندار، رئیس سازمان")
    assert "ثبت نهایی" not in "".join(admin.labels)
    assert "رمز دارد" in await admin.upload("مصوبه.pdf", pdf_with_password())
    await admin.upload("مصوبه.pdf", pdf())  # the next one is taken at once
    assert "ثبت نهایی مصوبه" in admin.labels
    await admin.press("ثبت نهایی مصوبه")
    await tx(lambda: sql.run(f"{RETURNED} VALUES (1, 1, 'امتیاز', ?)", stored_time(business_now())))
    assert "با برگشت ۱ دستگاه" in await admin.press("ثبت")  # another administrator was at it meanwhile
    await tx(lambda: sql.run("DELETE FROM returned_item"))
    assert "نتایج ۲ دستگاه تصویب‌شده ثبت می‌شود" in await admin.press("ثبت")
    assert "نتایج ۲ دستگاه تصویب شد" in await admin.press("ثبت")
    assert "شورا نتایج دورهٔ ۱۴۰۳ را تصویب کرد" in deputy.seen

    await admin.press("دیدن فهرست نهایی")
    await admin.press("بستهٔ ارسال")
    assert "ساخت نسخهٔ ۱ بسته با ۲ دستگاه آغاز شد" in await admin.press("ساخت بسته")
    assert "بستهٔ دورهٔ ۱۴۰۳، نسخهٔ ۱" in admin.seen
    made = _file(admin)
    assert hashlib.sha256(made).hexdigest() in admin.seen
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        manifest = json.loads(parts.read("manifest.json"))
        assert (manifest["list_sha256"], manifest["agencies"]) == (digest, 2)
        assert hashlib.sha256(parts.read("list.csv")).hexdigest() == digest
    await admin.press("ثبت شمارهٔ نامه")
    await admin.send("۱۲۳/۴۵۶")
    assert "ارسال نسخهٔ ۱ بسته ثبت شد" in await admin.send("امروز")
    await admin.press("ثبت شمارهٔ رسید")
    assert "رسید نسخهٔ ۱ ثبت شد" in await admin.send("۹۸۷۶۵")
    assert "بسته فرستاده شده است" in await admin.send("/package")
    await admin.press("دریافت بسته")
    assert _file(admin) == made


async def _check_sheet(data: bytes, digest: str) -> None:
    """The sheet to read says what the tables say, and of which list it is."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert any(digest in str(cell) for row in rows for cell in row)
    wanted = {
        one["code"]: Decimal(one["total"])
        for one in await sql.rows(
            "SELECT a.code, r.total FROM case_result r JOIN agency_case c ON c.id = r.case_id "
            "JOIN agency a ON a.id = c.agency_id"
        )
    }
    shown = {str(row[2]): Decimal(str(row[6])) for row in rows if str(row[2]) in wanted}
    assert shown.keys() == wanted.keys()
    assert all(abs(shown[code] - total) < Decimal("0.000001") for code, total in wanted.items())


async def _legal_date(days: int) -> None:
    """The circular's duty of article 7 is due then."""
    today = day_of(business_now())

    async def make() -> None:
        one = await Circular.create(
            cycle_id=1, number="1", day=today, title="بخشنامه", state="ISSUED", registered_at=business_now()
        )
        due = {"due_on": today + timedelta(days=days), "article": "ماده ۷", "owner": "staff"}
        await Duty.create(circular_id=one.id, position=1, title="گزارش برگزیدگان", **due)

    await tx(make)


async def _confirming(deputy: Talk) -> str:
    await deputy.send("/final")
    return await deputy.press("تأیید نهایی")


@pytest.mark.feature("16c", "17a")
async def test_an_agency_comes_back_from_the_deputy_and_all_is_opened_again(house: House, platform: str) -> None:
    admin, deputy = await _closed(house, platform)
    await admin.send("/final")
    await admin.press("بستن فهرست")
    sure = admin.phone.last
    await admin.press("بستن", on=sure)
    assert "فقط با بازگشایی معاون" in await admin.forge("final-freeze:1:1")
    await deputy.send("/final")
    await deputy.press("بازگرداندن دستگاه")
    await deputy.press("A02")
    assert "نویسه دارد" in await deputy.send("؟")
    assert "برگشت و فهرست باز شد" in await deputy.send("امتیاز سنجهٔ ۱۰۰۵ با مستند آن نمی‌خواند.")
    assert "معاون" in admin.seen
    await admin.press("برگشتی‌ها")
    await admin.press("اداره")
    await admin.press("بازبینی سنجه‌ها")
    assert "نیست. شماره‌های همین دستگاه" in await admin.send("۱۰۰۱")
    assert "۱ سنجه به صف ارزیاب برگشت" in await admin.send("۱۰۰۵")
    waiting = await admin.send("/final")
    assert "کار ۱ دستگاه از ۲ هنوز باز است" in waiting
    assert "نگار ملکی" in waiting
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'SCORED'"))
    await admin.press("برگشتی‌ها")
    await admin.press("اداره")
    assert "رسیدگی به" in await admin.press("رسیدگی شد")
    await admin.send("/final")
    await admin.press("بستن فهرست")
    await admin.press("بستن")
    await _authenticator(deputy)
    await _with_code(deputy, await _confirming(deputy))
    await _number(admin)
    await tx(lambda: sql.run("UPDATE resolution SET file_name = 'مصوبه.pdf'"))  # on its way
    await deputy.press("بازگشایی فهرست")
    said = await deputy.send("خطای مقدار راهبر")
    assert "نسخهٔ ۲ باز شد" in await _with_code(deputy, said)
    assert "دلیل: خطای مقدار راهبر" in admin.seen
    assert await sql.row("SELECT 1 AS there FROM case_result WHERE state <> 'RESCORED'") is None
    got = {"outcome": "stored", "sha256": "a", "size": 9, "mime": "application/pdf", "pages": 1, "warnings": []}
    lane = f"{platform}:{admin.phone.person.id}"
    await tx(lambda: inbox.post_internal(lane, {"kind": "resolution-fetched", "subject": 1, **got}, 0))
    await house.settled()
    assert await sql.row("SELECT 1 AS there FROM resolution WHERE file_sha256 = 'a'") is not None
    assert "«مصوبه.pdf»" in admin.seen


@pytest.mark.feature("16c")
async def test_a_staff_role_is_given_and_an_authenticator_taken_back_with_a_code(house: House, platform: str) -> None:
    admin, deputy = await _closed(house, platform)
    await _authenticator(deputy)
    for said in ("/people", "دعوت یک نفر", "معاون توسعهٔ مدیریت"):
        await (admin.send if said.startswith("/") else admin.press)(said)
    await admin.send("سارا امینی")
    assert "هنوز آن را راه نینداخته‌اید" in await admin.send("09121112233")
    await _authenticator(admin)
    await admin.send("/people")
    for label in ("دعوت یک نفر", "معاون توسعهٔ مدیریت"):
        await admin.press(label)
    await admin.send("سارا امینی")
    said = await admin.send("09121112233")
    assert "دعوت سارا امینی به نقش «معاون توسعهٔ مدیریت»" in said
    assert "این رمز درست نیست" in await admin.send("000000")
    assert "دعوت سارا امینی آماده است" in await _with_code(admin, said)

    await admin.send("/people")
    await admin.press("کارکنان")
    await admin.press("فرهاد جلالی")
    assert "رمز دوم فرهاد جلالی بازنشانی شود" in await admin.press("بازنشانی رمز دوم")
    said = await admin.press("بازنشانی شود")
    assert "رمز دوم فرهاد جلالی بازنشانی شد" in await _with_code(admin, said)
    assert "رمز دوم شما بازنشانی شد" in deputy.seen
    await _authenticator(deputy)


async def test_a_closed_list_is_missed_by_nobody_and_refused_to_others(house: House, platform: str) -> None:
    admin, deputy = await _closed(house, platform)
    liaison = Talk(house, await house.joined(platform, Role.LIAISON, "09120002001", "A01"))
    assert "متوجه نشدیم" in await liaison.send("/final") or "نمی‌شناسیم" in liaison.last
    assert "در دسترس شما نیست" in await deputy.forge("final-freeze:1:1")
    assert "در دسترس شما نیست" in await deputy.forge("package-make:1")
    assert "پس از تأیید نهایی معاون" in await admin.forge("package-make:0")
    await admin.press("خانه")
    assert "پس از تأیید نهایی معاون" in await _number(admin)
    assert "دیگر در کار نیست" in await deputy.forge("final-ok:7")
    assert "پیدا نشد" in await admin.forge("package-letter:9")
    assert "رسیدگی شده است" in await admin.forge("final-item:9")
    await admin.send("/final")
    await admin.press("بستن فهرست")
    await admin.press("بستن")
    await house.restart()
    await house.settled()
    assert "منتظر تأیید معاون" in await admin.send("/final")


async def _number(admin: Talk) -> str:
    await admin.forge("council-part:number:0")
    return await admin.send("۱۲")
