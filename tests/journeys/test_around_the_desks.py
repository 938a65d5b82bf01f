"""Around the desks: begun, assigned, boards, conflicts, many at once, re-checks, second looks, on both messengers."""

import io

import pytest
from python_calamine import CalamineWorkbook

from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from services.access import Role
from services.appraisal import begin
from tests.house import House
from tests.journeys.after_lock import (
    ADMIN,
    APPRAISER,
    LIAISON,
    SECOND,
    assign_all,
    at_desk,
    begun,
    locked_cycle,
    person_id,
    score_all,
)
from tests.talk import Talk


async def _staff(house: House, platform: str, role: Role = Role.ADMIN, number: str = ADMIN) -> Talk:
    return Talk(house, await house.joined(platform, role, number, name="زهرا راهبر"))


async def _count(query: str, *args: object) -> int:
    found = await sql.row(f"SELECT count(*) AS n FROM appraisal p WHERE {query}", *args)
    assert found is not None
    return int(found["n"])


@pytest.mark.feature("12g")
@pytest.mark.feature("SLA-3.3")
async def test_the_appraisal_begins_is_assigned_and_watched(house: House, platform: str) -> None:
    await locked_cycle(house, agencies=3, measures=4)
    staff = await _staff(house, platform)
    room = await staff.press("بررسی و امتیازدهی")
    assert "پروندهٔ ۳ دستگاه قفل شده" in room
    assert "هنوز ارزیابی نیست" in room
    assert "بررسی هنوز آغاز نشده است" in await staff.send("/assign")
    await staff.send("/appraisal")
    assert "۳ پروندهٔ قفل‌شده (۱۲ سنجهٔ دوره)" in await staff.press("آغاز بررسی")
    card = staff.phone.last
    assert "بررسی آغاز شد. ۳ پرونده" in await staff.press("آغاز شود")
    assert "این کار اکنون شدنی نیست" in await staff.press("آغاز شود", on=card)
    while await tx(begin.next_case):
        pass
    await staff.send("/assign")
    assert "از «افراد» ارزیاب دعوت کنید" in await staff.press("پخش بی‌ارزیاب‌ها")
    first = await at_desk(house, platform, APPRAISER, name="نگار ملکی")
    second = await at_desk(house, platform, SECOND, name="امید کریمی")
    await staff.send("/assign")
    assert "۱۲ سنجه بی‌ارزیاب است" in staff.last
    preview = await staff.press("یک دستگاه")
    assert "۴ سنجه، بی‌ارزیاب ۴" in preview
    await staff.press("۱. ")
    assert "فقط عمومی" in staff.labels
    preview = await staff.press("نگار ملکی")
    assert "نگار ملکی: ۰ ← ۴" in preview
    mark = first.mark()
    assert "۴ سنجه سپرده شد" in await staff.press("واگذاری و اعلام")
    assert "۴ سنجه برای بررسی به شما سپرده شد." in first.since(mark)
    await staff.press("واگذاری")
    preview = await staff.press("پخش بی‌ارزیاب‌ها (۸)")
    assert "امید کریمی: ۰ ← ۶" in preview
    assert "نگار ملکی: ۴ ← ۶" in preview
    assert "۸ سنجه سپرده شد" in await staff.press("واگذاری و اعلام")
    room = await staff.send("/appraisal")
    assert "۰ از ۱۲ سنجه امتیاز دارد" in room
    assert "بی‌ارزیاب: " not in room
    assert "سنجهٔ" in await staff.press("قدیمی‌های صف")
    for door, said in (
        ("گروه‌ها", "پیشرفت به تفکیک گروه"),
        ("محورها", "۰ از ۱۲"),
        ("عمومی و اختصاصی", "شاخص‌های عمومی: ۰ از ۱۲"),
        ("پیشرفت ارزیابان", "نگار ملکی: ۰ از"),
        ("مقایسهٔ ارزیابان", "نشانهٔ خطا نیست"),
        ("بی‌ارزیاب‌ها", "هیچ موردی نیست."),
    ):
        await staff.send("/appraisal")
        assert said in await staff.press(door)
    await staff.send("/appraisal")
    await staff.press("پیشرفت ارزیابان")
    await staff.press("دریافت فایل")
    document = staff.phone.last.document
    assert document is not None
    rows = CalamineWorkbook.from_filelike(io.BytesIO(document.data)).get_sheet_by_index(0).to_python()
    assert {row[0] for row in rows[1:]} == {"نگار ملکی", "امید کریمی"}
    assert sum(int(str(row[1]).split(".")[0]) for row in rows[1:]) == 12
    # One of them is away: the desk goes to the others; a lost role leaves the rest visible.
    await staff.send("/load")
    await staff.press("امید کریمی")
    assert "نگار ملکی: " in await staff.press("پخش میان دیگران")
    mark = second.mark()
    await staff.press("واگذاری و اعلام")
    assert "از میز شما به ارزیاب دیگری سپرده شد" in second.since(mark)
    assert await _count("p.appraiser_id = ?", await person_id(APPRAISER)) == 12
    await tx(
        lambda: sql.run(
            "UPDATE role_grant SET withdrawn_at = ? WHERE role = 'appraiser' AND person_id = "
            "(SELECT id FROM person WHERE phone = ?)",
            stored_time(business_now()),
            f"98{APPRAISER[1:]}",
        )
    )
    assert "بی‌ارزیاب: ۱۲ سنجه" in await staff.send("/appraisal")
    assert "نگار ملکی (بی‌نقش)" in await staff.send("/load")
    deputy = await _staff(house, platform, Role.DEPUTY, "09120001009")
    room = await deputy.send("/appraisal")
    assert "واگذاری" not in deputy.labels
    assert "۰ از ۱۲" in await deputy.press("محورها")


@pytest.mark.feature("12h")
async def test_many_at_once_with_a_count_first_and_taken_back_as_one(house: House, platform: str) -> None:
    await begun(house, agencies=3, measures=3)
    appraiser = await at_desk(house, platform)
    await assign_all(await person_id(APPRAISER))
    now = stored_time(business_now())
    codes = await sql.rows("SELECT id, code FROM measure ORDER BY id")

    async def reported() -> None:
        for agency, amount in ((1, "50"), (2, "50"), (3, "70")):
            await sql.run(
                "INSERT INTO reference_value (agency_id, measure_id, kind, amount, letter, given_at) "
                "VALUES (?, ?, 'steward', ?, '', ?)",
                agency,
                codes[0]["id"],
                amount,
                now,
            )
        await sql.run("UPDATE measure_entry SET state = 'EMPTY' WHERE case_id = 3 AND measure_id = ?", codes[2]["id"])

    await tx(reported)
    await appraiser.send("/start")
    room = await appraiser.press("کار گروهی")
    assert "۲ مورد: خودارزیابی برابر با مقدار راهبر شاخص" in room
    assert "۱ مورد: مقدار راهبر شاخص چیز دیگری است" in room
    assert "۱ مورد: بی‌مقدار" in room
    preview = await appraiser.press("تأیید برابرها (۲)")
    assert "۲ سنجه در ۲ دستگاه" in preview
    # One of them is scored by hand meanwhile: it is left alone, and the other done.
    number = await sql.row("SELECT number FROM measure_entry WHERE case_id = 1 ORDER BY number LIMIT 1")
    assert number is not None
    card = appraiser.phone.last
    await appraiser.send(f"/accept {number['number']}")
    done = await appraiser.press("ثبت ۲ امتیاز", on=card)
    assert "۱ امتیاز ثبت شد." in done
    assert "۱ مورد در این میان تغییر کرده بود" in done
    assert await _count("p.state = 'SCORED'") == 2
    assert "موردی نمانده است" in await appraiser.press("ثبت ۲ امتیاز", on=card)
    await appraiser.send("/bulk")
    assert "۷۰" not in await appraiser.press("از مقدار راهبر (۱)")
    await appraiser.press("ثبت ۱ امتیاز")
    score = await sql.row(
        "SELECT v.achievement, v.reason FROM value v WHERE v.source = 'preliminary' ORDER BY v.id DESC"
    )
    assert score is not None
    assert score["achievement"].startswith("0.7")
    assert "راهبر شاخص" in score["reason"]
    await appraiser.send("/bulk")
    await appraiser.press(codes[1]["code"])
    assert "با مقدار ثبت‌شده: ۳" in appraiser.last
    await appraiser.press("تأیید همه (۳)")
    await appraiser.press("ثبت ۳ امتیاز")
    assert await _count("p.state = 'SCORED'") == 6
    await appraiser.press("لغو آخرین کار")
    assert await _count("p.state = 'SCORED'") == 3
    await appraiser.send("/bulk")
    await appraiser.press("صفر برای بی‌مقدارها (۱)")
    await appraiser.press("ثبت ۱ امتیاز")
    zero = await sql.row("SELECT v.score FROM value v WHERE v.source = 'preliminary' ORDER BY v.id DESC")
    assert zero is not None
    assert float(zero["score"]) == 0


async def test_a_conflict_of_interest_blocks_at_once(house: House, platform: str) -> None:
    await begun(house, agencies=2, measures=2)
    staff = await _staff(house, platform)
    appraiser = await at_desk(house, platform)
    await assign_all(await person_id(APPRAISER))
    await score_all()
    await tx(lambda: sql.run("UPDATE appraisal SET state = 'WAITING' WHERE id = 1"))
    room = await appraiser.send("/conflict")
    assert "تعارضی ثبت نکرده‌اید." in room
    await appraiser.send("هیچ‌جا")
    assert "پیدا نشد" in appraiser.last
    await appraiser.send("/conflict")
    await appraiser.press("(A01)")
    assert "همین حالا از میز شما برداشته می‌شود" in appraiser.last
    assert "۲ نویسه دارد" in await appraiser.send("نه")
    mark = staff.mark()
    said = await appraiser.press(
        "خویشاوندی", on=next(m for m in reversed(appraiser.phone.messages) if "خویشاوندی" in m.labels)
    )
    assert "۱ سنجه از میز شما برداشته شد" in said
    assert "۱ امتیاز پیشین شما" in said
    assert "تعارض منافع اعلام کرد" in staff.since(mark)
    assert await _count("p.id = 1 AND p.appraiser_id IS NULL") == 1
    entry = await sql.row("SELECT number FROM measure_entry WHERE case_id = 1 ORDER BY number LIMIT 1")
    assert entry is not None
    before = await sql.row("SELECT count(*) AS n FROM value")
    await appraiser.send(f"/score {entry['number']} 1 دلیل")
    assert await sql.row("SELECT count(*) AS n FROM value") == before
    # Staff see what was given, have it looked at again; only they take the conflict back.
    await staff.send("/conflicts")
    await staff.press("۱. ")
    assert "۱ امتیازِ پیشین او" in staff.last
    assert "۱ سنجه به فهرست بازبینی رفت" in await staff.press("بازبینی امتیازها")
    assert "بی‌ارزیاب · امتیازدهنده تعارض منافع داشته است." in await staff.press("فهرست بازبینی")
    await staff.send("/conflicts")
    await staff.press("۱. ")
    await staff.press("لغو تعارض")
    assert "لغو شد" in await staff.press("لغو شود")
    await staff.press("ثبت تعارض")
    await staff.press("۱. ")
    await staff.send("A02")
    await staff.press("همکاری")
    assert "سنجه‌ای از این دستگاه روی میز او نبود" in staff.last
    assert "تعارض منافع ثبت کرد" in appraiser.last


@pytest.mark.feature("12f")
async def test_second_looks_and_the_same_mistake_elsewhere(house: House, platform: str) -> None:
    await begun(house, agencies=3, measures=4)
    staff = await _staff(house, platform)
    await at_desk(house, platform, APPRAISER)
    second = await at_desk(house, platform, SECOND, name="امید کریمی")
    await assign_all(await person_id(APPRAISER))
    await score_all()
    await staff.send("/appraisal")
    await staff.press("نگاه دوم")
    await staff.press("قرعهٔ تازه")
    assert "از ۱۲ امتیاز او" in await staff.press("۱. ")
    mark = second.mark()
    assert "۴ سنجه از ۱۲ به قرعه درآمد" in await staff.press("۳۰٪")
    assert "۴ سنجه برای بازبینی روی میز شماست." in second.since(mark)
    numbers = await sql.rows(
        "SELECT e.number FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id WHERE p.state = 'RECHECK'"
    )
    assert "نگاه دوم خواسته شده است" in await second.send("/queue") + await second.press("شروع بررسی")
    assert "امتیاز می‌ماند" in second.labels
    card = second.phone.last
    kept = await second.press("امتیاز می‌ماند")
    assert "بازبینی شد و امتیاز " in kept and " می‌ماند." in kept
    assert "در این میان تغییر کرده است" in await second.press("امتیاز می‌ماند", on=card)
    assert "نمونه: /keep 1234" in await second.send("/keep امتیاز")
    assert "به حال پیش برگشت" in await second.send("/undo")
    await second.send(f"/score {numbers[0]['number']} 0 مستند خوانا نیست")
    await staff.send("/appraisal")
    looks = await staff.press("نگاه دوم")
    assert "قرعه: ۴ سنجه؛ دوباره امتیاز گرفته: ۱؛ اختلاف: ۱" in looks
    assert "امید کریمی ۰٪" in looks
    assert "ارزیاب دیگری نیست" in await staff.press("ارزیاب سوم")
    await staff.send("/appraisal")
    await staff.press("نگاه دوم")
    assert "امتیاز دوم پذیرفته شد." in await staff.press("پذیرش دومی")
    assert "اختلاف: ۰" in staff.last
    # The same mistake elsewhere: a measure of all agencies goes to the list, with the reason.
    code = (
        await sql.rows(
            "SELECT m.code FROM measure m JOIN measure_entry e ON e.measure_id = m.id "
            "JOIN appraisal p ON p.entry_id = e.id WHERE p.state = 'SCORED'"
        )
    )[0]["code"]
    await staff.send("/appraisal")
    await staff.press("فهرست بازبینی")
    assert "سنجه‌ای با «XYZ»" in await staff.send("XYZ")
    assert "بازبینی سنجهٔ" in await staff.send(code.lower())
    assert "به فهرست بازبینی رفت" in await staff.send("مخرج کسر نادرست خوانده شده است.")
    assert "مخرج کسر نادرست" in await staff.press("فهرست بازبینی")
    liaison = Talk(house, await house.joined(platform, Role.LIAISON, LIAISON, "A01"))
    for forged in ("appraisal", "assign", "assign-to:rest:0::0:0:1", "loads:0", "rechecks:0", "bulk:0", "looks:0"):
        said = await liaison.forge(forged)
        assert "سنجه سپرده شد" not in said
        assert "بازبینی" not in said
