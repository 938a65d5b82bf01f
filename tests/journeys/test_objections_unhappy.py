"""Objections when something comes between: two phones, too late, a role lost, one's own score, new evidence."""

from datetime import timedelta

import pytest

from models import sql
from models.assessment import EvidenceFile
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from models.gate import tx
from models.objections import Objection
from models.people import RoleGrant
from models.results import CaseResult
from tests.house import House
from tests.journeys import objections
from tests.journeys.after_lock import APPRAISER, SECOND, person_id
from tests.journeys.objections import REASON, file_one
from tests.papers import pdf

pytestmark = pytest.mark.deep  # with the others it would make the fast suite slow

LATE = "رابط دستگاه در روزهای مهلت در مأموریت بود."


@pytest.mark.feature("14b")
async def test_edited_from_two_phones_the_second_sees_what_changed(house: House, platform: str) -> None:
    first, _ = await objections.released(house, platform)
    second = await objections.liaison(house, platform, "09120002009")
    await first.send("/object 1001")
    await first.press("ثبت اعتراض")
    await second.send("/object 1001")
    await second.press("دیدن اعتراض")
    await second.press("نوشتن متن")
    await first.send(REASON)
    card = first.phone.last
    other = "این متن از تلفن دیگر است و باید دیده شود."
    told = await second.send(other)
    assert "متن شما ذخیره نشد" in told
    assert REASON in told
    assert other in await second.send(other)  # seen now: the same text may be sent again
    assert "در این میان تغییر کرده" in await first.press("ثبت نهایی", on=card)
    assert "اعتراض‌ها" in first.labels
    await first.press("اعتراض‌ها")
    await first.press("۱۰۰۱")
    assert other in first.last
    assert "کد رهگیری" in await first.press("ثبت نهایی")
    assert await Objection.all().count() == 1


@pytest.mark.feature("14e", "SLA-4.3")
async def test_a_window_that_closed_a_second_ago_and_the_deputy(house: House, platform: str) -> None:
    liaison, _ = await objections.released(house, platform)
    deputy = await objections.deputy(house, platform)
    await liaison.send("/object 1001")
    await liaison.press("ثبت اعتراض")
    await liaison.send(REASON)
    over = stored_time(business_now() - timedelta(seconds=1))

    async def close() -> None:
        await sql.run("UPDATE result_sheet SET window_ends_at = ?", over)
        await sql.run("UPDATE case_result SET window_ends_at = ?, state = 'WINDOW_LAPSED'", over)

    await tx(close)
    refused = await liaison.press("ثبت نهایی")
    assert "به پایان رسیده است" in refused
    assert "پیش‌نویس شما مانده است" in refused
    await liaison.press("درخواست پذیرش")
    mark = deputy.mark()
    assert "معاون توسعهٔ مدیریت تصمیم می‌گیرد" in await liaison.send(LATE)
    assert LATE in deputy.since(mark)
    await deputy.send("/late")
    await deputy.press("۱۰۰۱")
    assert REASON in deputy.last
    card = deputy.phone.last
    await deputy.press("پذیرش")
    mark = liaison.mark()
    assert "پذیرفته شد و رسیدگی می‌شود" in await deputy.send("مأموریت مستند است")
    assert "اعتراض دیرهنگام پذیرفته شد" in liaison.since(mark)
    assert (await CaseResult.get(id=1)).state == "OBJECTED"
    assert "در انتظار رسیدگی‌کننده است" in await deputy.press("رد", on=card)
    staff = await objections.admin(house, platform)
    assert "دیگر کار نمی‌کند" in await staff.forge("late-judge:1:0")


@pytest.mark.feature("15a")
async def test_never_on_ones_own_score_and_a_role_that_is_lost(house: House, platform: str) -> None:
    liaison, appraiser = await objections.released(house, platform)
    await file_one(liaison)
    staff, second = await objections.admin(house, platform), await objections.second(house, platform)
    one = await Objection.get()
    scorer = await person_id(APPRAISER)
    # Not in the list; pressed nevertheless, it is refused.
    await staff.send("/objections")
    await staff.press("بی‌رسیدگی‌کننده")
    await staff.press("۱۰۰۱")
    await staff.press("تعیین رسیدگی‌کننده")
    assert not any("نگار ملکی" in label for label in staff.labels)
    assert "همین ارزیاب امتیاز داده است" in await staff.forge(f"obj-give:{one.id}:{one.version}:{scorer}")
    await staff.send("/objections")
    await staff.press("بی‌رسیدگی‌کننده")
    await staff.press("۱۰۰۱")
    await staff.press("تعیین رسیدگی‌کننده")
    card = staff.phone.last
    assert "سپرده شد" in await staff.press("سارا نوری")
    assert "تغییر کرده" in await staff.press("سارا نوری", on=card)  # pressed twice
    version = (await Objection.get()).version
    assert "در دسترس شما نیست" in await appraiser.forge(f"obj-rule:{one.id}:{version}:2")
    # The card is open, and the role is gone.
    await second.press("دیدن اعتراض")
    await second.press("رد اعتراض")
    lost = await person_id(SECOND)
    await tx(lambda: RoleGrant.filter(person_id=lost).update(withdrawn_at=business_now()))
    await second.send("شیوه‌نامه روشن است.")
    assert (await Objection.get()).state == "ASSIGNED"
    assert "کد ده‌رقمی" in second.last or "نقشی ندارید" in second.last or "خانه" in " ".join(second.labels)


@pytest.mark.feature("14c")
async def test_new_evidence_only_where_the_cycle_allows_it(house: House, platform: str) -> None:
    liaison, _ = await objections.released(house, platform)
    await liaison.send("/object 1001")
    await liaison.press("ثبت اعتراض")
    await liaison.send(REASON)
    assert "مستند تازه افزوده نمی‌شود" in await liaison.upload("new.pdf", pdf("a"))
    assert await EvidenceFile.all().count() == 0
    await tx(lambda: Cycle.filter(id=1).update(allow_new_evidence=True))
    await liaison.send("/object 1001")
    await liaison.press("دیدن اعتراض")
    assert "پیوست اعتراض است" in await liaison.upload("new.pdf", pdf("b"))
    await liaison.send("/object 1001")
    await liaison.press("دیدن اعتراض")
    assert "new.pdf" in liaison.last
    await liaison.press("مستندات (۱)")
    await liaison.press("انتخاب‌شده")
    assert "۰ انتخاب شده" in liaison.last
    await liaison.press("new.pdf")
    await liaison.press("صفحهٔ قبل")
    await liaison.press("ثبت نهایی")
    file = await EvidenceFile.get()
    assert (await Objection.get()).evidence == [file.id]
    staff, second = await objections.admin(house, platform), await objections.second(house, platform)
    await staff.send("/objections")
    await staff.press("تقسیم میان ارزیابان")
    await second.send("/objections")
    await second.press("۱۰۰۱")
    await second.press("مستند ۱")
    sent = second.phone.last.document
    assert sent is not None
    await second.send("/objections")
    await second.press("۱۰۰۱")
    assert "۱ دستگاه دیگر" in await second.press("همین اشتباه جای دیگر؟")
    assert "فهرست بازبینی" in await second.press("بازبینی شود")


async def test_a_weight_goes_to_the_committee_and_a_draft_can_be_dropped(house: House, platform: str) -> None:
    liaison, _ = await objections.released(house, platform)
    member = await objections.member(house, platform)
    await liaison.send("/object 1001")
    await liaison.press("ثبت اعتراض")
    assert "در میانهٔ نوشتن اعتراض" in await liaison.sends("sticker")
    await liaison.send(REASON)
    await liaison.press("موضوع: وزن یا هدف")
    assert "رسیدگی در کمیته" in liaison.last
    mark = member.mark()
    await liaison.press("ثبت نهایی")
    assert "دستور جلسهٔ کمیته" in member.since(mark)
    await liaison.send("/object 1002")
    await liaison.press("ثبت اعتراض")
    await liaison.send(REASON)
    assert "حذف شد" in await liaison.press("حذف پیش‌نویس")
    assert "نزد کمیته" in await liaison.send("/objections")
    await liaison.send("/hearing")
    assert "درخواست جلسه" in liaison.labels
