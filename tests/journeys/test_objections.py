"""«اعتراض»: drafted, filed, heard, decided by somebody else, by the committee, answered (14a–e, 15a–e, ST-7, ST-12)."""

from datetime import timedelta

import pytest

from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from models.objections import Objection, Resolution
from models.results import CaseResult
from services.objections import answering
from tests.house import House
from tests.journeys import objections
from tests.journeys.after_lock import APPRAISER, SECOND, person_id
from tests.journeys.objections import REASON, file_one
from tests.papers import pdf
from tests.talk import Talk, jalali


def _label(talk: Talk, part: str) -> str:
    """The first button that says so."""
    return next(one for one in talk.labels if part in one)


@pytest.mark.feature("14a", "14b")
async def test_a_draft_is_seen_whole_edited_and_filed(house: House, platform: str) -> None:
    liaison, _ = await objections.released(house, platform)
    room = await liaison.send("/object")
    assert "از بیشترین کسر" in room
    assert "مهلت اعتراض: تا" in room
    await liaison.press(_label(liaison, ": "))
    assert "کسر)" in liaison.last
    asked = await liaison.press("ثبت اعتراض")
    assert "حداکثر ۱۰۰۰ نویسه" in asked
    assert "دست‌کم ۲۰ نویسه لازم است (۱۴ نویسهٔ دیگر)" in await liaison.send("نه نه.")
    assert "(۲۳۰ نویسه زیاد است)" in await liaison.send("الف " * 307 + "بد")
    draft = await liaison.send(REASON)
    assert f"متن، {len(REASON):d}".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) in draft
    assert REASON in draft
    await liaison.press("ویرایش متن")
    assert "روش محاسبه" in await liaison.send("روش محاسبه با شیوه‌نامه یکی نیست و باید اصلاح شود.")
    card = liaison.phone.last
    receipt = await liaison.press("ثبت نهایی")
    assert "کد رهگیری" in receipt
    filed = await Objection.get()
    assert filed.code is not None
    assert filed.code in receipt
    assert "پیش‌تر ثبت شده" in await liaison.press("ثبت نهایی", on=card)
    assert "دیگر تغییر نمی‌کند" in await liaison.press("ویرایش متن", on=card)
    assert (await CaseResult.get(case_id=filed.case_id)).state == "OBJECTED"
    assert "اعتراض به امتیاز ۱ سنجه" in await liaison.send(f"/receipt {filed.code}")
    assert "ثبت‌شده" in await liaison.send("/object")


async def _hearing_time(hours: float) -> None:
    """The hearing that was chosen begins in so many hours."""
    at = stored_time(business_now() + timedelta(hours=hours))
    await tx(lambda: sql.run("UPDATE hearing_slot SET starts_at = ? WHERE id = (SELECT slot_id FROM hearing)", at))


@pytest.mark.feature("14d", "15a", "15b", "15c", "15d", "15e", "SLA-3.4", "SLA-4.3", "ST-7", "ST-12")
async def test_heard_decided_by_another_and_by_the_committee_and_answered(house: House, platform: str) -> None:
    liaison, appraiser = await objections.released(house, platform)
    staff, second = await objections.admin(house, platform), await objections.second(house, platform)
    member = await objections.member(house, platform)
    first_receipt = await file_one(liaison)
    assert "کد رهگیری" in first_receipt
    await file_one(liaison, 1)

    # A hearing is asked for, times are offered, one is chosen.
    await liaison.press("جلسهٔ دفاع")
    await liaison.press("درخواست جلسه")
    assert "فرستاده شد" in await liaison.send("روش محاسبه را باید با نمایش سامانه توضیح دهیم.")
    await staff.press("دیدن درخواست جلسه")
    assert "زمان آزادی نیست" in await staff.press("موافقت")
    await staff.press("زمان تازه")
    await staff.send(jalali(business_now().date() + timedelta(days=3)))
    assert "دو ساعت میان" in await staff.send("صبح")
    assert "۳ زمان" in await staff.send("۹ تا ۱۰")
    assert "۳ زمان افزوده شد" in await staff.send("سازمان مدیریت، اتاق ۳۰۴")
    await staff.send("/hearings")
    await staff.press("۱. ")
    mark = liaison.mark()
    await staff.press("موافقت")
    assert "با جلسهٔ دفاع موافقت شد" in liaison.since(mark)
    await liaison.press("انتخاب زمان")
    chosen = await liaison.press(_label(liaison, "ساعت"))
    assert "اتاق ۳۰۴" in chosen
    assert "معرفی‌نامه" in chosen
    await liaison.press("تغییر زمان")
    assert "جلسهٔ دفاع تعیین شد" in await liaison.press(_label(liaison, "ساعت"))

    # Its minutes are written.
    await staff.send("/hearings")
    await staff.press("۱. ")
    assert "نوشتن صورت‌جلسه" not in staff.labels
    await _hearing_time(-0.5)
    await staff.send("/hearings")
    await staff.press("۱. ")
    await staff.press("نوشتن صورت‌جلسه")
    await staff.send("خانم احمدی، آقای رضایی")
    await staff.send("سند دوم نشان داده شد.")
    mark = liaison.mark()
    assert "صورت‌جلسهٔ" in await staff.send("سند دوم با سامانه برابر بود.")
    assert "سند دوم با سامانه برابر بود." in liaison.since(mark)

    # It is given to somebody who gave no score.
    await staff.send("/objections")
    given = await staff.press("تقسیم میان ارزیابان")
    assert "۲ اعتراض میان ارزیابان تقسیم شد" in given
    assert {one.decider_id for one in await Objection.all()} == {await person_id(SECOND)}
    assert "در صف شما نیست" in await appraiser.send("/objections")

    # The second appraiser accepts one in part.
    await second.press("اعتراض‌های من")
    await second.press(_label(second, ": "))
    assert REASON in second.last
    assert "سند دوم با سامانه برابر بود." in second.last
    await second.press("پذیرش بخشی")
    assert "بیشتر نیست" in await second.send("۰٫۵")
    assert "از سقف سنجه بیشتر است" in await second.send("۵۰۰")
    assert "عدد نیست" in await second.send("زیاد")
    await second.send("۲٫۵")
    done = await second.send("سند دوم در جلسه رؤیت شد.")
    assert "بخشی پذیرفته شد" in done
    assert "۱ ← ۲٫۵" in done

    # The other goes to the committee, which decides in a resolution.
    await second.press("اعتراض بعدی")
    await second.press("ارجاع به کمیته")
    mark = member.mark()
    await second.send("برداشت از شیوه‌نامه دوگانه است.")
    assert "دستور جلسهٔ کمیته" in member.since(mark)
    await member.send("/agenda")
    await member.press(_label(member, ": "))
    assert "برداشت از شیوه‌نامه دوگانه است." in member.last
    await member.press("تصمیم در مصوبه")
    await member.press("مصوبهٔ تازه")
    await member.send("۱۴۰۴/۱۲")
    await member.send(jalali(business_now().date()))
    assert "ثبت شد" in await member.send("مدیرکل، معاون توسعه، دو عضو")
    await member.upload("mosavabe.pdf", pdf())
    assert (await Resolution.get()).file_sha256 is not None
    await member.send("/agenda")
    await member.press(_label(member, ": "))
    await member.press("تصمیم در مصوبه")
    await member.press("مصوبهٔ ۱۴۰۴/۱۲")
    await member.press("پذیرش بخشی")
    assert "نویسه" in await member.send("۲٫۵ نه")
    assert "به ترتیب موافق" in await member.send("۲٫۵ مستند سال ۱۴۰۲ پذیرفته شد")
    assert "امتیاز تازه: ۲٫۵" in member.last
    await member.send("۴ ۱")
    assert "تصمیم ثبت شد" in member.last and "۴ موافق" in member.last
    await member.press("دیدن تصمیم")
    assert "مستند سال ۱۴۰۲ پذیرفته شد" in member.last
    await member.press("پس گرفتن تصمیم")
    await member.send("/agenda")
    await member.press(_label(member, ": "))
    await member.press("تصمیم در مصوبه")
    await member.press("مصوبهٔ ۱۴۰۴/۱۲")
    assert "به ترتیب موافق، مخالف و ممتنع" in await member.press("رد اعتراض")
    assert "تصویب نمی‌کند" in await member.send("۲ ۲")
    assert "۴ موافق، ۱ مخالف، ۰ ممتنع" in await member.send("۴ ۱")
    done = await member.send("شیوه‌نامه روشن است.")
    assert "پذیرفته نشد" in done
    assert "۴ موافق" in done
    await member.press("دیدن تصمیم")
    assert "رأی کمیته: ۴ موافق، ۱ مخالف، ۰ ممتنع" in member.last

    # Nothing is seen before it is answered; then everything, once.
    assert "در حال رسیدگی" in await liaison.send("/object")
    await staff.send("/objections")
    await staff.press("پاسخ‌ها")
    assert "۲ پاسخ به ۱ دستگاه" in staff.last
    card = staff.phone.last
    mark = liaison.mark()
    await staff.press("ارسال ۲ پاسخ")
    while await tx(answering.next_case):
        pass
    await house.settled()
    told = liaison.since(mark)
    assert told.count("پاسخ اعتراض: سنجهٔ") == 2
    assert "۱ ← ۲٫۵" in told
    assert "شیوه‌نامه روشن است." in told
    assert "پیش‌تر فرستاده شده" in await staff.press("ارسال ۲ پاسخ", on=card)
    values = await sql.rows("SELECT score, person_id FROM value WHERE source = 'after_objection'")
    assert [(float(one["score"]), one["person_id"]) for one in values] == [(2.5, await person_id(SECOND))]
    first = await sql.row("SELECT count(*) AS n FROM value WHERE source = 'preliminary' AND superseded_at IS NULL")
    assert first is not None
    assert first["n"] == 6
    assert (await CaseResult.get(case_id=(await Objection.first()).case_id)).state == "RESCORED"  # type: ignore[union-attr]
    await staff.send("/objections")
    figures = await staff.press("آمار اعتراض‌ها")
    assert "۲ اعتراض، ۱ پذیرفته" in figures
    assert "۲ ← ۳٫۵" in figures
    assert "نگار ملکی" in await staff.press("به تفکیک ارزیاب")
    await staff.press("دریافت فایل")
    await staff.send("/objections")
    await staff.press("دفتر اعتراض‌ها")
    assert staff.phone.last.document is not None
    assert await person_id(APPRAISER) not in {one.decided_by_id for one in await Objection.all()}
