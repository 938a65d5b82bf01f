"""Staff's views: who stands where, whom to call, what did not arrive, one agency, any view as a sheet."""

import io

import pytest
from python_calamine import CalamineWorkbook

from models import sql
from models.assessment import AgencyCase, EvidenceFile
from models.clock import business_now
from models.gate import tx
from models.people import Account, Person
from services.access import Role
from services.notices import Notice, post
from tests.house import House
from tests.papers import pdf
from tests.talk import Talk, joined


async def _staff(house: House, platform: str = "bale", role: Role = Role.ADMIN) -> Talk:
    return Talk(house, await house.joined(platform, role, "09120000009", name="زهرا راهبر"))


@pytest.mark.feature("04b")
async def test_views_show_who_stands_where_and_whom_to_call(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=8)
    liaison = await joined(house, platform)
    await house.invite(Role.LIAISON, "09120000002", "A02", name="سارا دعوت‌شده")
    await liaison.send("/fill G01-1")
    await liaison.send("۸۰")
    await liaison.upload("a.pdf", pdf("a"))
    await liaison.press("ثبت سنجه")
    await tx(
        lambda: AgencyCase.filter(agency__code__in=["A03", "A04"]).update(state="SENT_TO_HEAD", sent_at=business_now())
    )
    staff = await _staff(house, platform)
    menu = await staff.press("نماها")
    assert "۲ دستگاه از ۸ ارسال کرده است." in menu
    assert "بی‌پاسخ: ۵؛ پس از مهلت: ۰؛ منتظر مدیر: ۲" in menu
    board = await staff.press("همهٔ دستگاه‌ها")
    assert "همهٔ دستگاه‌ها (۸)" in board
    assert "صفحهٔ ۱ از ۲" in board
    assert "در حال تکمیل، ۱ از ۳" in board
    assert "منتظر مدیر، ۰ از ۳" in await staff.press("بعدی‌ها")
    silent = await staff.send("/silent")
    assert "سارا دعوت‌شده، ۰۹۱۲" in silent
    assert "هنوز کسی دعوت نشده" in silent
    assert "ارسال امروز" in await staff.send("/views") + await staff.press("منتظر مدیر")
    await staff.press("صفحهٔ قبل")
    assert "زیربنایی و توسعه زیرساخت: ۲ از ۸" in await staff.press("به تفکیک گروه")
    await staff.press("صفحهٔ قبل")
    assert "۱ از ۲۴" in await staff.press("به تفکیک محور")
    await staff.press("صفحهٔ قبل")
    assert "هیچ موردی نیست." in await staff.press("پس از مهلت")


@pytest.mark.feature("04b")
async def test_one_agency_and_any_view_as_a_sheet(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    liaison = await joined(house, "bale")
    await liaison.send("/fill G01-1")
    await liaison.send("۸۰")
    staff = await _staff(house)
    await staff.send("/board")
    page = await staff.press("۲. ")
    assert "رابط ارزیابی: مریم احمدی" in page
    assert "آخرین ثبت: امروز" in page
    assert "۰ از ۳" in await staff.press("پیشرفت محورها")
    await staff.press("صفحهٔ قبل")
    await staff.press("صفحهٔ قبل")
    assert "«همهٔ دستگاه‌ها»: ۲ سطر" in await staff.press("دریافت فایل")
    document = staff.phone.last.document
    assert document is not None
    rows = CalamineWorkbook.from_filelike(io.BytesIO(document.data)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["کد", "A02", "A01"]
    assert "مریم احمدی" in rows[2]
    await staff.send("/board")
    assert "این دستگاه پیدا نشد" in await staff.forge("agency:99")


@pytest.mark.feature("04b")
async def test_what_failed_is_followed_up_and_sent_again_once(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    liaison = await joined(house, "bale")
    await liaison.send("/fill G01-1")
    await liaison.upload("گم.pdf", pdf("x"))
    staff = await _staff(house)
    person = await Person.get(phone="989120000001")

    async def trouble() -> None:
        await EvidenceFile.all().update(state="LOST")
        await Account.filter(person_id=person.id).update(
            unreachable_at=business_now(), unreachable_reason="Forbidden: bot was blocked by the user"
        )
        await post([Notice("test:1", person.id, "outage-grace", _times())])

    def _times() -> dict[str, object]:
        return {"since": business_now(), "until": business_now(), "grace": business_now()}

    await tx(trouble)
    await house.settled()
    await tx(lambda: sql.run("UPDATE outbox SET state = 'blocked' WHERE key LIKE 'test:1%'"))
    menu = await staff.press("نماها")
    assert "فایل ناموفق: ۱؛ دور از دسترس: ۱؛ پیام نرسیده: ۱" in menu
    assert "«گم.pdf» از راه نرسید" in await staff.press("فایل‌های ناموفق")
    await staff.press("صفحهٔ قبل")
    assert "ربات را بسته است" in await staff.press("دور از دسترس")
    await staff.press("صفحهٔ قبل")
    assert "زمان تأیید شما تمدید شد." in await staff.press("پیام‌های نرسیده")
    card, mark = staff.phone.last, liaison.mark()
    assert "۱ پیام دوباره در صف ارسال است." in await staff.press("ارسال دوبارهٔ ۱")
    assert "پیامی برای ارسال دوباره نیست" in await staff.press("ارسال دوبارهٔ ۱", on=card)
    assert liaison.since(mark).count("زمان تأیید شما تمدید شد.") == 1


@pytest.mark.feature("04b")
async def test_the_deputys_home_has_the_board_and_the_requests_for_time(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    deputy = await _staff(house, role=Role.DEPUTY)
    home = await deputy.send("/start")
    assert "۰ دستگاه از ۲ ارسال کرده است." in home
    assert "۲ دستگاه بی‌پاسخ؛ از جمله" in home
    assert any("درخواست‌های تمدید" in label for label in deputy.labels)
    assert "تغییر مهلت" not in deputy.labels
    assert "همهٔ دستگاه‌ها (۲)" in await deputy.press("وضعیت دستگاه‌ها")


async def test_a_liaison_sees_no_view(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    liaison = await joined(house, "bale")
    for forged in ("views", "view:all:0", "agency:2", "view-sheet:all", "again:0", "agency-axes:2"):
        said = await liaison.forge(forged)
        assert "دستگاه‌ها (" not in said
        assert "نماها" not in said
