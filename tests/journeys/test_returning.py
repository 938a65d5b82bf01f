"""Returned for correction in a locked case, too late; «not applicable» with proof; talk (12d, 12e, 07i, ST-1)."""

from datetime import timedelta

import pytest

from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from services.access import Role
from tests.house import House
from tests.journeys.after_lock import HEAD, LIAISON, appraisal
from tests.papers import pdf
from tests.talk import Talk, joined

WHY = "صفحهٔ دوم ناخواناست."
NA_REASON = "این خدمت در استان ما به دستگاه دیگری واگذار شده است."


async def _people(house: House, platform: str) -> tuple[Talk, Talk]:
    judge = await appraisal(house, platform, agencies=2, measures=3)
    return judge, Talk(house, await house.joined(platform, Role.LIAISON, LIAISON, "A01", "مریم احمدی"))


async def _state(number: int) -> tuple[str, str]:
    found = await sql.row(
        "SELECT p.state, e.state AS entry FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id "
        "WHERE e.number = ?",
        number,
    )
    assert found is not None
    return found["state"], found["entry"]


@pytest.mark.feature("12d", "ST-5")
async def test_returned_corrected_sent_back_and_accepted(house: House, platform: str) -> None:
    judge, liaison = await _people(house, platform)
    head = Talk(house, await house.joined(platform, Role.AGENCY_HEAD, HEAD, "A01", "رضا کریمی"))
    assert "نمونه:" in await judge.send("/return")
    assert "«۹۹» در کار شما نیست" in await judge.send("/return ۹۹ ناخوانا")
    assert "۴۰ روز نمی‌شود" in await judge.send("/return 1001 ۴۰ روز ناخواناست")

    await judge.send("/queue")
    await judge.press("۱۰۰۱:")
    old = judge.phone.last
    assert "۵ روز کاری" in await judge.press("نیاز به اصلاح")
    assert "۷ روز کاری" in await judge.press("۷ روز")
    assert "دست‌کم ۵ نویسه" in await judge.send("بد")
    marks = liaison.mark(), head.mark()
    assert "برای اصلاح فرستاده شد" in await judge.send(WHY)
    assert "نزد دستگاه است" in await judge.press("نیاز به اصلاح", on=old)
    for talk, mark in ((liaison, marks[0]), (head, marks[1])):
        assert f"دلیل ارزیاب: {WHY}" in talk.since(mark)

    await liaison.send("/start")
    assert "۱ سنجه برای اصلاح برگشته · تا پایان روز" in liaison.last
    assert f"ارزیاب: {WHY}" in await liaison.press("نیاز به اصلاح (۱)")
    card = liaison.phone.last
    assert "مقدار ۷۰ ذخیره شد." in await liaison.send("70")
    assert "ارسال اصلاح" not in liaison.labels
    # Nothing else of the case is open, by no way in.
    await liaison.send("/fill 1002")
    assert "مهلت خودارزیابی" in await liaison.send("70")
    assert await _state(1002) == ("WAITING", "SELF_SCORED")
    await liaison.send("/start")
    shown = await liaison.upload("گزارش.pdf", pdf("one"))
    assert "کدام سنجه" in shown and "۱۰۰۲" not in "".join(liaison.labels)
    await liaison.press("۱۰۰۱")
    assert "«ارسال اصلاح» را بزنید" in liaison.seen
    mark = judge.mark()
    assert "اصلاح نزد ارزیاب رفت" in await liaison.press("ارسال اصلاح")
    assert "اصلاح رسید" in judge.since(mark)
    assert "پیش‌تر فرستاده شده" in await liaison.press("ارسال اصلاح")
    await liaison.press("مقدار", on=card)
    assert "نزد ارزیاب است" in liaison.last
    assert await _state(1001) == ("RESUBMITTED", "SELF_SCORED")

    await judge.send("/queue")
    assert "۱۰۰۱" in judge.labels[1]
    shown = await judge.press("۱۰۰۱:")
    assert "خودارزیابی: ۷۰" in shown and "مستندات: ۱ مورد" in shown
    await judge.press("تأیید")
    assert await _state(1001) == ("SCORED", "SELF_SCORED")


@pytest.mark.feature("12d")
async def test_defects_taken_back_and_too_late(house: House, platform: str) -> None:
    judge, liaison = await _people(house, platform)
    await judge.send("/return 1001 لطفاً مستند بفرستید")
    await liaison.send("/fill 1001")
    await liaison.upload("گزارش.pdf", pdf("one"))
    await liaison.press("ارسال اصلاح")

    await judge.send("/queue")
    await judge.press("۱۰۰۱:")
    await judge.press("نیاز به اصلاح")
    await judge.press("نقص فایل‌ها")
    assert "اکنون: بی‌نقص" in await judge.press("۱.")
    assert "· 🟠 از دورهٔ دیگر" in await judge.press("دورهٔ دیگر")
    await judge.press("نیاز به اصلاح")
    mark = liaison.mark()
    assert "نقص فایل‌ها: ۱ مورد" in judge.last
    await judge.press("دلیل ۱")
    assert "۱ فایل نقص دارد" in liaison.since(mark)
    mark = liaison.mark()
    assert "پس گرفته شد" in await _open_returned(judge)
    assert "دیگر اصلاح نمی‌خواهد" in liaison.since(mark)
    assert await _state(1001) == ("RESUBMITTED", "SELF_SCORED")

    await judge.send("/return 1001 ۲ روز فایل درست را بفرستید")
    await liaison.send("/fill 1001")
    assert "از دورهٔ دیگر" in await liaison.press("مستندات (۱)")
    await liaison.send("/fill 1001")
    await liaison.send("60")
    assert "آغاز کرده است" in await _open_returned(judge)
    marks = judge.mark(), liaison.mark()
    soon = stored_time(business_now() + timedelta(hours=2))
    await tx(lambda: sql.run("UPDATE appraisal SET returned_until = ? WHERE state = 'RETURNED'", soon))
    house.world.move_clock(days=0.2)
    await house.settled()
    assert "مهلت اصلاح گذشت" in judge.since(marks[0])
    assert "همان‌گونه که تا آن زمان وارد شده بود" in liaison.since(marks[1])
    assert await _state(1001) == ("WAITING", "SELF_SCORED")
    assert "این تغییر ثبت نشد" in await liaison.send("80")
    await liaison.press("نیاز به اصلاح")
    assert "سنجه‌ای برای اصلاح نزد شما نیست" in liaison.last


async def _open_returned(judge: Talk) -> str:
    """The card of 1001 by its number, and its return taken back."""
    found = await sql.row(
        "SELECT p.id FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id WHERE e.number = 1001"
    )
    assert found is not None
    await judge.forge(f"judge:{found['id']}")
    return await judge.press("پس گرفتن برگشت")


@pytest.mark.feature("12e", "ST-6")
async def test_not_applicable_with_proof(house: House, platform: str) -> None:
    judge, liaison = await _people(house, platform)
    await judge.send("/return 1001 مستند ندارد، کامل کنید")
    await liaison.send("/fill 1001")
    await liaison.press("عدم مصداق")
    await liaison.send(NA_REASON)
    mark = judge.mark()
    assert "نزد ارزیاب رفت" in await liaison.press("ارسال اصلاح")
    assert "اصلاح رسید" in judge.since(mark)

    assert "نمونه:" in await judge.send("/na")
    shown = await judge.send("/na 1001")
    assert NA_REASON in shown and "با پذیرش، پیش‌بینی" in shown and "هنوز سندی نیست" in shown
    old = judge.phone.last
    mark = liaison.mark()
    await judge.press("درخواست مدرک")
    assert "مدرک خواسته شد" in await judge.press("دلیل ۱")
    assert "مدرک عدم مصداق لازم است" in liaison.since(mark)
    await judge.press("پذیرش", on=old)
    assert "نزد دستگاه است" in judge.last

    await liaison.send("/fill 1001")
    await liaison.press("عدم مصداق")
    assert "سند درخواست عدم مصداق شد" in await liaison.upload("نامه.pdf", pdf("na"))
    await liaison.press("درخواست عدم مصداق")
    assert "نزد ارزیاب رفت" in await liaison.press("ارسال اصلاح")
    assert "نامه.pdf" in await judge.send("/na 1001")
    await judge.press("سند ۱")
    assert "سند «نامه.pdf»" in judge.last
    mark = liaison.mark()
    assert "پذیرفته شد" in await judge.send("/na 1001 پذیرش بنا بر برش استانی")
    assert "پذیرفته شد" in liaison.since(mark)
    assert await _state(1001) == ("SCORED", "NA_ACCEPTED")
    assert "بازبینی می‌شود" in await _undone(judge, liaison)
    assert await _state(1001) == ("RESUBMITTED", "NA_REQUESTED")
    await judge.send("/na 1001 رد")
    assert "رد شد" in await judge.press("دلیل ۱")
    assert await _state(1001) == ("WAITING", "DRAFT")


async def _undone(judge: Talk, liaison: Talk) -> str:
    mark = liaison.mark()
    await judge.send("/undo")
    return liaison.since(mark)


@pytest.mark.feature("07i", "ST-1")
async def test_a_question_goes_to_the_appraiser_of_the_measure(house: House, platform: str) -> None:
    judge, liaison = await _people(house, platform)
    staff = await joined(house, platform, Role.ADMIN, "09120000009")
    other = Talk(house, await house.joined(platform, Role.LIAISON, "09120000004", "A02", "سارا امینی"))
    await liaison.send("/ask 1001")
    await liaison.send("کدام سند لازم است؟")
    marks = judge.mark(), staff.mark()
    assert "برای ارزیاب این سنجه فرستاده شد" in await liaison.press("ارسال پرسش")
    assert "کدام سند لازم است؟" in judge.since(marks[0])
    assert staff.since(marks[1]) == ""
    await staff.send("/questions")
    assert "نزد ارزیابان: ۱" in staff.last
    assert "۱ پرسش در انتظار پاسخ شما" in await judge.send("/questions")
    await judge.press("۱. ")
    await judge.press("پاسخ")
    mark = liaison.mark()
    assert "کنار سنجه می‌ماند" in await judge.send("گزارش سالانه با امضای مدیر.")
    assert "گزارش سالانه با امضای مدیر." in liaison.since(mark)
    await judge.press("دیدن سنجه")
    assert "گزارش سالانه" in await judge.press("پرسش‌ها (۱)")

    await staff.send("/questions")
    await staff.press("پاسخ‌داده‌ها")
    await staff.press("۱. ")
    await staff.press("انتشار برای همه")
    assert "دربارهٔ همین سنجه یک پاسخ هست" in await other.send("/ask G01-1")
    assert "گزارش سالانه با امضای مدیر." in await other.press("۱. پاسخ دارد")
