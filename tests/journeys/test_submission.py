"""The whole case: sent by the liaison, approved or sent back by the head, locked at the deadline as it stood."""

import re
from datetime import timedelta

import pytest

from models.assessment import AgencyCase, CaseReceipt, EvidenceFile, MeasureEntry, Value
from models.clock import business_now
from models.cycle import Cycle
from models.gate import tx
from services.access import Role
from tests.house import House
from tests.papers import pdf
from tests.talk import Talk, joined, stranger

TRACKING = re.compile(r"کد رهگیری: ([0-9A-Z-]{19})")
LIAISON, HEAD, STAFF = "09120000001", "09120000002", "09120000009"


async def _head(house: House, platform: str) -> Talk:
    return Talk(house, await house.joined(platform, Role.AGENCY_HEAD, HEAD, "A01", name="رضا کریمی"))


async def _opened(house: House, platform: str, *, days: int = 20) -> Talk:
    await house.sample_cycle(days=days, measures=3, agencies_count=1)
    return await joined(house, platform, number=LIAISON)


async def _complete(liaison: Talk, code: str = "G01-1", mark: str = "") -> None:
    await liaison.send(f"/fill {code}")
    await liaison.send("۵۰")
    await liaison.upload("گزارش.pdf", pdf(mark))


async def _sent(liaison: Talk) -> str:
    await liaison.send("/submit")
    return await liaison.press("ارسال برای مدیر")


async def _case() -> AgencyCase:
    return await AgencyCase.get(id=1)


@pytest.mark.feature("07f")
@pytest.mark.feature("ST-10")
async def test_liaison_sends_head_approves_and_anybody_checks_the_receipt(house: House, platform: str) -> None:
    liaison = await _opened(house, platform)
    head = await _head(house, platform)
    await _complete(liaison)
    shown = await liaison.send("/submit")
    assert "۱ پیش‌نویس کامل است و با ارسال ثبت می‌شود." in shown
    assert "۲ سنجه مقدار ندارد." in shown
    assert "می‌توانید بفرستید، اما امتیاز سنجه‌های ناقص صفر می‌شود." in shown
    await liaison.press("بی‌مقدار (۲)")
    await liaison.press("۱۰۰۲:")
    assert "(شمارهٔ ۱۰۰۲)" in liaison.last
    await liaison.press("صفحهٔ قبل")
    await liaison.press("صفحهٔ قبل")
    card = liaison.phone.last
    mark = head.mark()
    receipt = await liaison.press("ارسال برای مدیر")
    assert "رسید ارسال خودارزیابی" in receipt
    assert "۱ سنجه و ۱ فایل" in receipt
    assert "در انتظار تأیید شماست" in head.since(mark)
    code = TRACKING.findall(receipt)[0]
    again = await liaison.press("ارسال برای مدیر", on=card)
    assert TRACKING.findall(again) == [code]
    assert await CaseReceipt.all().count() == 1
    assert "نزد مدیر دستگاه است" in await liaison.press("خانه")

    shown = await head.press("دیدن و تأیید")
    assert "پیش‌بینی امتیاز عمومی" in shown
    approving = head.phone.last
    await head.press("دیدن سنجه‌ها")
    await head.send("/approve")
    mark = liaison.mark()
    approved = await head.press("تأیید و ثبت نهایی")
    final = TRACKING.findall(approved)[0]
    assert final in liaison.since(mark)
    assert TRACKING.findall(await head.press("تأیید و ثبت نهایی", on=approving)) == [final]
    assert (await _case()).state == "SUBMITTED"

    somebody = stranger(house, platform)
    shown = await somebody.send(f"/receipt {final.lower()}")
    assert "این رسید معتبر است." in shown
    assert "ثبت نهایی خودارزیابی با ۱ سنجه" in shown
    assert "نمونه" in await somebody.send("/receipt")
    for _ in range(4):
        assert "رسیدی با کد" in await somebody.send("/receipt AAAA-BBBB")
    assert "دوباره تلاش کنید" in await somebody.send(f"/receipt {final}")


@pytest.mark.feature("07f")
async def test_head_sends_measures_back_and_the_liaison_corrects_them(house: House, platform: str) -> None:
    liaison = await _opened(house, platform)
    head = await _head(house, platform)
    await _complete(liaison)
    await _sent(liaison)
    await head.press("دیدن و تأیید")
    await head.press("نیاز به اصلاح")
    await head.press("۱۰۰۱:")
    await head.press("۱۰۰۲:")
    assert "۲ سنجه برگزیده شد" in head.last
    await head.press("ادامه (۲)")
    await head.press("دلیل جداگانه")
    await head.send("سند تاریخ ندارد")
    assert "۲ از ۲" in head.last
    shown = await head.send("مقدار داده نشده است")
    assert "۱۰۰۱: سند تاریخ ندارد" in shown
    assert "۱۰۰۲: مقدار داده نشده است" in shown
    confirm = head.phone.last
    mark = liaison.mark()
    assert "به رابط بازگشت" in await head.press("بازگرداندن به رابط")
    assert "مدیر دستگاه ۲ سنجه را برای اصلاح بازگرداند." in liaison.since(mark)
    assert "پیش‌تر به رابط بازگشته است" in await head.press("بازگرداندن به رابط", on=confirm)
    assert "سند تاریخ ندارد" in await liaison.press("دیدن سنجه‌ها")
    await liaison.press("۱۰۰۱:")
    await liaison.send("۷۰")
    home = await liaison.send("/my")
    assert "۱ سنجه نیاز به اصلاح دارد" in home
    await _sent(liaison)
    assert not await MeasureEntry.exists(return_reason__not="")
    assert (await _case()).state == "SENT_TO_HEAD"


@pytest.mark.feature("07f")
async def test_withdrawn_case_is_open_again_and_an_old_approval_does_nothing(house: House, platform: str) -> None:
    liaison = await _opened(house, platform)
    head = await _head(house, platform)
    await _complete(liaison)
    await _sent(liaison)
    await head.press("دیدن و تأیید")
    approving = head.phone.last
    await liaison.send("/fill G01-1")
    assert "پس بگیرید" in await liaison.send("۹۰")
    await liaison.press("ارسال…")
    mark = head.mark()
    assert "خودارزیابی پس گرفته شد" in await liaison.press("پس گرفتن")
    assert "خودارزیابی پس گرفته شد" in head.since(mark)
    assert "دیگر در جریان نیست" in await head.press("تأیید و ثبت نهایی", on=approving)
    await liaison.send("/fill G01-1")
    await liaison.send("۹۰")
    await _sent(liaison)
    assert "دیگر در جریان نیست" in await head.press("تأیید و ثبت نهایی", on=approving)
    await head.send("/approve")
    await head.press("تأیید و ثبت نهایی")
    assert (await _case()).state == "SUBMITTED"


@pytest.mark.feature("SLA-4.2")
async def test_head_approves_in_grace_but_sends_nothing_back(house: House, platform: str) -> None:
    liaison = await _opened(house, platform, days=3)
    head = await _head(house, platform)
    await _complete(liaison)
    await _sent(liaison)
    await head.press("دیدن و تأیید")
    await head.press("نیاز به اصلاح")
    await head.press("۱۰۰۱:")
    await head.press("ادامه")
    mark = head.mark()
    house.world.move_clock(days=5)
    await house.settled()
    assert "تأیید شما مانده است" in head.since(mark)
    assert "فقط تأیید ممکن است" in await head.send("سند تاریخ ندارد")
    assert "فقط تأیید ممکن است" in await head.press("دیدن و تأیید")
    assert "نیاز به اصلاح" not in head.labels
    mark = liaison.mark()
    await head.press("تأیید و ثبت نهایی")
    house.application.ticker.soon()  # type: ignore[union-attr]
    await house.settled()
    assert (await _case()).locked_as == "approved"
    assert "۱ سنجه از ۳ ثبت نهایی است" in liaison.since(mark)
    assert "با تأیید مدیر قفل شد" in await head.send("/my")


@pytest.mark.feature("SLA-4.2")
async def test_silent_head_costs_the_agency_nothing(house: House, platform: str) -> None:
    liaison = await _opened(house, platform, days=3)
    staff = await joined(house, "bale", Role.ADMIN, STAFF)
    mark = staff.mark()
    await _complete(liaison)
    assert "مدیر دستگاه هنوز وارد کارنامه نشده است" in await _sent(liaison)
    assert "مدیری ندارد" in staff.since(mark)
    mark = liaison.mark()
    house.world.move_clock(days=8)
    await house.settled()
    assert "بی‌تأیید مدیر ثبت شد" in liaison.since(mark)
    assert (await _case()).locked_as == "unapproved"


@pytest.mark.feature("SLA-4.2")
@pytest.mark.parametrize("drafts_count", [True, False])
async def test_case_nobody_sent_is_locked_as_the_cycle_says(house: House, platform: str, drafts_count: bool) -> None:
    liaison = await _opened(house, platform, days=3)
    await tx(lambda: Cycle.all().update(drafts_count=drafts_count))
    await _complete(liaison)
    mark = liaison.mark()
    house.world.move_clock(days=4)
    await house.settled()
    told = liaison.since(mark)
    case = await _case()
    if drafts_count:
        assert (case.state, case.locked_as) == ("LOCKED", "drafts")
        assert "۱ پیش‌نویس کامل از سوی سامانه ثبت شد." in told
    else:
        assert (case.state, case.locked_as) == ("NO_SUBMISSION", "none")
        assert "به حساب نمی‌آید" in told
    assert ("قفل شده" if drafts_count else "تمام شده") in await liaison.send("/submit")


@pytest.mark.feature("SLA-4.2")
async def test_what_was_sent_in_time_counts_though_the_deadline_passed_while_we_were_down(
    house: House, platform: str
) -> None:
    liaison = await _opened(house, platform, days=3)
    await _complete(liaison)
    await liaison.send("/fill G01-2")
    await house.stop()
    liaison.phone.send("۴۰")
    liaison.phone.upload("دوم.pdf", pdf("2"))
    house.world.move_clock(days=4)
    liaison.phone.send("۹۰")
    await house.start()
    await house.settled()
    assert [one.amount for one in await Value.filter(superseded_at__isnull=True).order_by("id")] == [50, 40]
    case = await _case()
    assert (case.state, case.locked_as) == ("LOCKED", "drafts")
    assert await MeasureEntry.filter(state="SELF_SCORED").count() == 2
    assert "این تغییر ثبت نشد" in liaison.seen


@pytest.mark.feature("07f")
async def test_file_that_arrives_after_the_sending_and_the_lock_completes_its_measure(
    house: House, platform: str
) -> None:
    liaison = await _opened(house, platform)
    await _complete(liaison)
    await liaison.send("/fill G01-2")
    await liaison.send("۴۰")
    house.world.faults.add(platform=platform, method="getfile", kind="429", retry_after=2, count=1)
    liaison.phone.upload("دوم.pdf", pdf("2"))
    await liaison.phone.wait("در حال بررسی")
    liaison.phone.send("/submit")
    await liaison.phone.wait("فایل در حال دریافت است؛")
    liaison.phone.press("ارسال برای مدیر")
    await liaison.phone.wait("با رسیدن به حساب می‌آید")
    assert (await MeasureEntry.get(number=1002)).state == "DRAFT"
    await tx(lambda: AgencyCase.all().update(state="LOCKED", locked_as="unapproved"))
    mark = liaison.mark()
    await house.settled()
    assert "رسید ثبت سنجه" in liaison.since(mark)
    assert (await MeasureEntry.get(number=1002)).state == "SELF_SCORED"
    assert (await _case()).state == "LOCKED"


@pytest.mark.feature("SLA-4.2")
async def test_own_extension_is_marked_and_keeps_the_case_open(house: House, platform: str) -> None:
    liaison = await _opened(house, platform, days=3)
    own = business_now() + timedelta(days=6)
    await tx(lambda: AgencyCase.all().update(deadline_at=own))
    house.world.move_clock(days=4)
    await house.settled()
    assert "مهلت ویژهٔ شما" in await liaison.send("/my")
    await _complete(liaison)
    assert (await _case()).state == "IN_PROGRESS"
    assert "رسید ارسال خودارزیابی" in await _sent(liaison)


@pytest.mark.feature("07c")
async def test_next_thing_is_always_first_on_the_card(house: House, platform: str) -> None:
    liaison = await _opened(house, platform)
    assert liaison.labels[0].startswith("شروع از")
    assert "(شمارهٔ ۱۰۰۱)" in await liaison.send("/next")
    await liaison.send("/my")
    await liaison.press("پیش‌بینی امتیاز")
    assert "عمومی: ۰ از" in liaison.last
    await liaison.press("صفحهٔ قبل")
    await liaison.press("بیشتر…")
    assert "پرسش و پاسخ" in liaison.labels
    await liaison.press("راهنما")
    for code in ("G01-1", "G01-2", "G01-3"):
        await _complete(liaison, code, code)
        await liaison.press("ثبت سنجه")
    shown = await liaison.send("/next")
    assert "اکنون پرونده را بفرستید" in shown
    assert liaison.labels[0] == "ارسال…"


async def test_one_person_may_be_liaison_and_head(house: House, platform: str) -> None:
    liaison = await _opened(house, platform)
    issued = await house.invite(Role.AGENCY_HEAD, LIAISON, "A01")
    await liaison.start(issued.token)
    await liaison.contact()
    await _complete(liaison)
    await _sent(liaison)
    await liaison.send("/my")
    assert liaison.labels[0] == "دیدن و تأیید"
    await liaison.press("دیدن و تأیید")
    await liaison.press("تأیید و ثبت نهایی")
    assert (await _case()).state == "SUBMITTED"
    assert await EvidenceFile.all().count() == 1
