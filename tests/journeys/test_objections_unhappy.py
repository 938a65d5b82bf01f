"""Objections when something comes between: two phones, too late, a role lost, one's own score, new evidence."""

import asyncio
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
from services.access import Role
from tests.house import House
from tests.journeys import objections
from tests.journeys.after_lock import APPRAISER, SECOND, person_id
from tests.journeys.objections import REASON, file_one
from tests.papers import pdf, pdf_with_password
from tests.talk import Talk

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
    await staff.press("بدون رسیدگی‌کننده")
    await staff.press("۱۰۰۱")
    await staff.press("تعیین رسیدگی‌کننده")
    assert not any("نگار ملکی" in label for label in staff.labels)
    assert "همین ارزیاب امتیاز داده است" in await staff.forge(f"obj-give:{one.id}:{one.version}:{scorer}")
    await staff.send("/objections")
    await staff.press("بدون رسیدگی‌کننده")
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
    assert "۰ مستند انتخاب شده" in liaison.last
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

    # Of many files each can be opened.
    async def more() -> None:
        for number in range(2, 8):
            copy = file.clone()
            copy.name, copy.message_id = f"{number}.pdf", file.message_id + 1000 * number
            await copy.save()
        await sql.run("UPDATE objection SET evidence = (SELECT json_group_array(id) FROM evidence_file)")

    await tx(more)
    await second.send("/objections")
    await second.press("۱۰۰۱")
    assert "مستند ۵" not in second.labels
    await second.press("همهٔ مستندات (۷)")
    await second.press("بعدی")
    await second.press("۷. 7.pdf")
    assert second.phone.last.document is not None
    await second.press("صفحهٔ قبل")
    assert REASON in second.last
    await second.send("/objections")
    await second.press("۱۰۰۱")
    assert "۱ دستگاه دیگر" in await second.press("اشتباه مشابه")
    assert "فهرست بازبینی" in await second.press("بازبینی شود")


@pytest.mark.feature("14c")
async def test_a_file_that_never_came_after_filing_is_sent_again(
    house: House, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.fetcher.FIRST_PAUSE_SECONDS", 0.8)
    monkeypatch.setattr("bot.fetcher.MOST_ATTEMPTS", 2)
    liaison, _ = await objections.released(house, platform)
    await tx(lambda: Cycle.filter(id=1).update(allow_new_evidence=True))
    await liaison.send("/object 1001")
    await liaison.press("ثبت اعتراض")
    await liaison.send(REASON)
    fault = house.world.faults.add(platform="*", method="getfile", kind="500")
    liaison.phone.upload("new.pdf", pdf("a"))
    while not (one := await Objection.get()).evidence:
        await asyncio.sleep(0.01)
    liaison.phone.press_data(f"obj-go:{one.id}:{one.version}", liaison.phone.last)  # its bytes are still being fetched
    await house.settled()
    house.world.faults.remove(fault)
    assert "همان فایل را دوباره بفرستید" in liaison.last
    await liaison.press("اعتراض‌ها")
    await liaison.press("۱۰۰۱")
    assert "۱ مستند به دست نیامده است" in liaison.last
    assert "فایل دیگری است" in await _sends_again(liaison, "other.docx", pdf("other" * 30))
    assert "پیوست اعتراض است" in await liaison.upload("new.pdf", pdf("a"))
    staff, second = await objections.admin(house, platform), await objections.second(house, platform)
    await staff.send("/objections")
    await staff.press("تقسیم میان ارزیابان")
    await second.send("/objections")
    await second.press("۱۰۰۱")
    await second.press("مستند ۱")
    assert second.phone.last.document is not None


async def _sends_again(liaison: Talk, name: str, data: bytes) -> str:
    assert "چیز دیگری از اعتراض تغییر نمی‌کند" in await liaison.press("فرستادن دوباره")
    return await liaison.upload(name, data)


async def test_a_file_that_could_not_be_opened_after_filing_is_replaced(house: House, platform: str) -> None:
    liaison, _ = await objections.released(house, platform)
    await tx(lambda: Cycle.filter(id=1).update(allow_new_evidence=True))
    await liaison.send("/object 1001")
    await liaison.press("ثبت اعتراض")
    await liaison.send(REASON)
    fault = house.world.faults.add(platform="*", method="getfile", kind="500")
    liaison.phone.upload("new.pdf", pdf_with_password())
    while not (one := await Objection.get()).evidence:
        await asyncio.sleep(0.01)
    liaison.phone.press_data(f"obj-go:{one.id}:{one.version}", liaison.phone.last)
    while (await Objection.get()).state == "DRAFT":
        await asyncio.sleep(0.01)
    house.world.faults.remove(fault)
    await house.settled()
    assert "فایل درست را جای آن بفرستید" in liaison.last
    await liaison.send("/object 1001")
    await liaison.press("دیدن اعتراض")
    assert "۱ مستند باز نشد" in liaison.last
    assert "به جای «new.pdf»" in await liaison.press("جایگزینی")
    assert "پیوست اعتراض است" in await liaison.upload("opened.pdf", pdf("b"))
    await liaison.send("/object 1001")
    await liaison.press("دیدن اعتراض")
    assert "opened.pdf" in liaison.last
    assert "باز نشد" not in liaison.last


@pytest.mark.feature("14a")
async def test_an_unfiled_draft_is_found_at_once_and_the_window_stays(house: House, platform: str) -> None:
    liaison, _ = await objections.released(house, platform)
    head = Talk(house, await house.joined(platform, Role.AGENCY_HEAD, "09120002020", "A01", name="مدیر"))
    await liaison.send("/object 1002")
    await liaison.press("ثبت اعتراض")
    await liaison.send(REASON)
    for talk in (liaison, head):
        for card in ("/home", "/result"):
            said = await talk.send(card)
            assert "۱ پیش‌نویس اعتراض هنوز ثبت نشده است" in said
            assert REASON in await talk.press("ادامهٔ پیش‌نویس")
    assert "کد رهگیری" in await _files(liaison, "1001")
    for card in ("/home", "/result"):
        said = await liaison.send(card)
        assert "۱ اعتراض" in said
        assert "مهلت اعتراض به سنجه‌های دیگر" in said
        assert "ادامهٔ پیش‌نویس" in liaison.labels
    await liaison.press("ثبت اعتراض")
    assert "نخست پیش‌نویس‌ها" in liaison.last
    assert liaison.labels[0].startswith("۱۰۰۲")
    # A file that is sent here belongs to no objection yet.
    for talk in (liaison, head):
        await talk.send("/objections")
        assert "مستند تازه افزوده نمی‌شود" in await talk.upload("new.pdf", pdf("a"))
        assert "خودارزیابی" not in talk.last
        assert "ادامهٔ پیش‌نویس" in talk.labels
    await tx(lambda: Cycle.filter(id=1).update(allow_new_evidence=True))
    assert "فایل را همان‌جا بفرستید" in await liaison.upload("new.pdf", pdf("a"))
    assert await EvidenceFile.all().count() == 0
    await liaison.send("/result")
    await liaison.press("اعتراض‌ها")
    assert [label[:4] for label in liaison.labels[:2]] == ["۱۰۰۲", "۱۰۰۱"]
    assert not any(label.startswith("۱۰۰۳") for label in liaison.labels)
    await liaison.press("همهٔ سنجه‌ها")
    assert any(label.startswith("۱۰۰۳") for label in liaison.labels)


async def _files(liaison: Talk, number: str) -> str:
    await liaison.send(f"/object {number}")
    await liaison.press("ثبت اعتراض")
    await liaison.send(REASON)
    return await liaison.press("ثبت نهایی")


@pytest.mark.feature("14e")
async def test_without_objection_the_head_hears_it_and_accepts(house: House, platform: str) -> None:
    liaison, _ = await objections.released(house, platform)
    head = Talk(house, await house.joined(platform, Role.AGENCY_HEAD, "09120002020", "A01", name="مدیر"))
    mark = head.mark()
    await liaison.send("/object")
    assert "به مدیر دستگاه گفته شد" in await liaison.press("بدون اعتراض")
    assert "نتایج را دیده و اعتراضی ندارد" in head.since(mark)
    mark = head.mark()
    await liaison.send("/object")
    await liaison.press("بدون اعتراض")  # said twice, told once
    assert head.since(mark) == ""
    await head.send("/object")
    await head.press("بدون اعتراض")
    await head.press("می‌پذیرم")
    assert (await CaseResult.get(id=1)).state == "ACCEPTED"
    await liaison.send("/object")
    assert "بدون اعتراض" not in liaison.labels


async def test_a_weight_goes_to_the_committee_and_a_draft_can_be_dropped(
    house: House, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    liaison, _ = await objections.released(house, platform)
    member = await objections.member(house, platform)
    await liaison.send("/object 1001")
    await liaison.press("ثبت اعتراض")
    assert "در میانهٔ نوشتن اعتراض" in await liaison.sends("sticker")
    await liaison.send(REASON)
    await liaison.press("موضوع: وزن یا هدف")
    assert "رسیدگی در کمیته" in liaison.last
    mark = member.mark()
    assert "رسیدگی به وزن و هدف با کمیته است" in await liaison.press("ثبت نهایی")
    assert "دستور جلسهٔ کمیته" in member.since(mark)
    # A scan of the resolution that never came is sent again.
    monkeypatch.setattr("bot.fetcher.FIRST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr("bot.fetcher.MOST_ATTEMPTS", 2)
    await member.forge(f"resolution-new:{(await Objection.get()).id}")
    for said in ("۱۴۰۴/۱۲", "امروز", "مدیرکل و دو عضو"):
        await member.send(said)
    fault = house.world.faults.add(platform="*", method="getfile", kind="500")
    assert "به دست ما نرسید" in await member.upload("scan.pdf", pdf("m"))
    house.world.faults.remove(fault)
    await member.press("تصویر مصوبه")
    assert "ذخیره شد" in await member.upload("scan.pdf", pdf("m"))
    await liaison.send("/object 1002")
    await liaison.press("ثبت اعتراض")
    await liaison.send(REASON)
    assert "حذف شد" in await liaison.press("حذف پیش‌نویس")
    assert "نزد کمیته" in await liaison.send("/objections")
    await liaison.send("/hearing")
    assert "درخواست جلسه" in liaison.labels
