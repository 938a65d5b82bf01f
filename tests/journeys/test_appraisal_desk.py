"""The appraiser's desk: home, queue, card, evidence, a score by button, number and command, undone (12a, 12b, 12c)."""

from datetime import timedelta
from decimal import Decimal

import pytest

from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from services.access import SYSTEM, Role
from services.people import people
from tests.house import House
from tests.journeys import after_lock
from tests.papers import pdf
from tests.talk import joined


async def _standing(number: int) -> tuple[str, Decimal | None, str]:
    found = await sql.row(
        "SELECT p.state, v.score, v.reason FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id "
        "LEFT JOIN value v ON v.entry_id = e.id AND v.source = 'preliminary' AND v.superseded_at IS NULL "
        "WHERE e.number = ?",
        number,
    )
    assert found is not None
    return found["state"], Decimal(found["score"]) if found["score"] else None, found["reason"] or ""


async def _given() -> int:
    found = await sql.row("SELECT count(*) AS n FROM value WHERE source = 'preliminary'")
    assert found is not None
    return int(found["n"])


@pytest.mark.feature("12a", "12c")
async def test_an_appraiser_works_through_the_queue(house: House, platform: str) -> None:
    talk = await after_lock.appraisal(house, platform)
    now = business_now()
    await tx(lambda: sql.run("UPDATE appraisal SET since_at = ?", stored_time(now - timedelta(days=4))))
    assert "۸ مورد در صف · قدیمی‌ترین ۴ روز" in await talk.start()
    assert talk.labels[0] == "شروع بررسی"
    shown = await talk.press("شروع بررسی")
    for line in ("سنجهٔ G01-1 (شمارهٔ ۱۰۰۱)", "در صف، ۴ روز", "روش:", "سقف: ۲۴", "خودارزیابی: ۵۰ ← امتیاز ۱۲"):
        assert line in shown
    assert talk.labels[:3] == ["تأیید ۱۲", "امتیاز دیگر", "نیاز به اصلاح"]
    shown = await talk.press("تأیید ۱۲")  # given, and the next card at once
    assert "امتیاز ۱۲ از ۲۴ ثبت شد" in shown and "سنجهٔ G01-2" in shown
    assert await _standing(1001) == ("SCORED", Decimal(12), "")

    assert "عددی از ۰ تا ۱۸" in await talk.press("امتیاز دیگر")
    assert "از سقف سنجهٔ G01-2 بیشتر است" in await talk.send("۱۸٫۵")
    assert "منفی" in await talk.send("-3")
    shown = await talk.send("۲٫۵")
    assert "دلیل امتیاز ۲٫۵ از ۱۸" in shown and "امتیاز پیشنهادی: ۹" in shown
    assert "کوتاه" in await talk.send("کم") or "نویسه" in talk.last
    assert "سنجهٔ G01-3" in await talk.press("مستندات ناقص")
    assert await _standing(1002) == ("SCORED", Decimal("2.5"), "مستندات کامل نیست.")
    # A number at the open card, with its reason at once.
    assert "امتیاز ۱۰٫۵ از ۱۸ ثبت شد" in await talk.send("10/5 یک صورت‌جلسه امضا ندارد")
    assert await _standing(1003) == ("SCORED", Decimal("10.5"), "یک صورت‌جلسه امضا ندارد")
    shown = await talk.press("لغو آخرین کار")
    assert "سنجهٔ G01-3 به حال پیش برگشت" in shown
    assert (await _standing(1003))[0] == "WAITING"

    shown = await talk.press("بعدی")  # to the end of the queue
    assert "سنجهٔ G02-1" in shown
    shown = await talk.send("/queue")
    assert "۶ مورد در صف" in shown and "صفحهٔ ۱ از ۲" in shown
    assert "به آخر صف رفته" in await talk.press("بعدی‌ها")
    for label in ("محدود کردن", "یک دستگاه", "راهداری"):
        shown = await talk.press(label)
    assert "۴ مورد در صف" in shown and "فقط: اداره کل راهداری" in shown
    await talk.press("شروع بررسی")
    for _ in range(4):
        shown = await talk.press("تأیید")
    assert "مورد دیگری در صف نیست" in shown and "صف محدود شده است" in shown
    assert "۲ مورد در صف" in await talk.press("همهٔ صف")
    assert "فقط: G02-1" in await talk.send("/queue g02-1")
    assert "پیدا نشد" in await talk.send("/queue هیچ")
    shown = await talk.send("/load")
    assert "۶ از ۸ سنجه امتیاز دارد" in shown and "امتیاز داده‌اید: امروز ۶" in shown
    await talk.press("شروع بررسی")
    for _ in range(2):
        shown = await talk.press("تأیید")
    assert "مورد دیگری در صف نیست" in shown
    assert "صف شما خالی است" in await talk.send("/queue")
    found = await sql.rows("SELECT DISTINCT state FROM case_result")
    assert [one["state"] for one in found] == ["PRELIM_SCORED"]


@pytest.mark.feature("12b", "ST-5")
async def test_evidence_in_the_chat_and_what_is_known_of_an_entry(house: House, platform: str) -> None:
    await house.sample_cycle(days=5, measures=2, agencies_count=1)
    liaison = await joined(house, platform)
    for text in ("/fill G01-1", "۷۰"):
        await liaison.send(text)
    files = [("گزارش.pdf", pdf("one")), ("فهرست.pdf", pdf("two"))]
    for name, data in files:
        await liaison.upload(name, data)
    await liaison.send("/fill G01-1")
    await liaison.press("توضیح")
    await liaison.send("دو اداره در شهریور ادغام شدند.")
    await liaison.press("ثبت سنجه")
    talk = await after_lock.appraisal(house, platform, opened=True)
    late = stored_time(business_now() + timedelta(minutes=1))
    copied = (
        "INSERT INTO evidence_file (state, name, mime, size, sha256, platform, chat_id, message_id, file_id, sent_at, "
        "purpose, case_id, entry_id, person_id) SELECT state, 'دیر.pdf', mime, size, sha256, platform, chat_id, "
        "message_id + 1000, file_id, ?, purpose, case_id, entry_id, person_id FROM evidence_file LIMIT 1"
    )
    await tx(lambda: sql.run(copied, late))
    await tx(
        lambda: sql.run(
            "INSERT INTO reference_value (kind, amount, letter, agency_id, measure_id, given_at) VALUES "
            "('last_year', '65', '', 1, 1, ?), ('steward', '60', '', 1, 1, ?)",
            late,
            late,
        )
    )
    await talk.start()
    shown = await talk.press("شروع بررسی")
    for line in (
        "پارسال: ۶۵",
        "خودارزیابی: ۷۰ ← امتیاز ۱۶٫۸",
        "راهبر شاخص: ۶۰ ← امتیاز ۱۴٫۴",
        "توضیح: دو اداره",
        "مستندات: ۲ مورد",
    ):
        assert line in shown
    assert "دیر.pdf" not in await talk.press("مستندات (۲)")  # what came late does not count and is not shown
    await talk.press("۱. گزارش.pdf")
    assert "مستند ۱ از ۲" in talk.last
    opened = talk.phone.last.document
    assert opened is not None and opened.data == files[0][1]
    await talk.press("فایل بعدی")
    assert "مستند ۲ از ۲" in talk.last and "فایل بعدی" not in talk.labels
    assert "سنجهٔ G01-1" in await talk.press("کارت سنجه")
    shown = await talk.press("توضیح و سابقه")
    assert "دو اداره در شهریور ادغام شدند." in shown and "خودارزیابی، مریم احمدی؛ مقدار ۷۰؛ امتیاز ۱۶٫۸" in shown
    assert "پیدا نشد" in await talk.forge("judge-file:1:3")


@pytest.mark.feature("12c")
async def test_commands_take_what_people_type(house: House, platform: str) -> None:
    talk = await after_lock.appraisal(house, platform)
    for typed, number, score, reason in (
        ("/score 1001 12.5 مستند ناقص است", 1001, "12.5", "مستند ناقص است"),
        ("/score ۱۰۰۲ ۱۲٫۵، مستند ناقص است", 1002, "12.5", "مستند ناقص است"),
        ("/score 7/25 ١٠٠٣ صورت‌جلسه نیست", 1003, "7.25", "صورت‌جلسه نیست"),
        ("/score سنجهٔ ۱۰۰۴ امتیاز ۳ از ۳۰ آمار رسمی نیست", 1004, "3", "آمار رسمی نیست"),
        ("/score 1005 فقط ۲ جلسه بوده 4", 1005, "4", "فقط ۲ جلسه بوده"),
    ):
        assert "ثبت شد" in await talk.send(typed), typed
        assert await _standing(number) == ("SCORED", Decimal(score), reason), typed
    assert "امتیاز ۹ از ۱۸ ثبت شد" in await talk.send("/score 1006 9")  # what is proposed needs no reason
    assert "امتیاز ۱۸ از ۱۸ ثبت شد" in await talk.send("/accept ۱۰۰۷")
    given = await _given()
    assert "همین امتیاز ۱۸ پیش‌تر ثبت شده بود" in await talk.send("/accept 1007")
    for typed, answer in (
        ("/score", "نمونه: /score 1234"),
        ("/score امتیاز خوب", "نمونه: /score 1234"),
        ("/score 9999 4.5 چون", "سنجه‌ای با شمارهٔ ۹۹۹۹"),
        ("/score 1008 -1 چون چنین است", "منفی"),
        ("/score 1008 99 چون چنین است", "از سقف"),
        ("/score 1008 4 نه", "نویسه"),
        ("/accept", "نمونه: /accept 1234"),
        ("/accept G01-1", "نمونه: /accept 1234"),
        ("/accept 9999", "سنجه‌ای با شمارهٔ ۹۹۹۹"),
    ):
        shown = await talk.send(typed)
        assert answer in shown, (typed, shown)
        assert talk.labels, typed
    assert await _given() == given
    assert "دلیل امتیاز ۴ از ۳۰" in await talk.send("/score 1008 4")
    assert "ثبت شد" in await talk.send("آمار رسمی ۴ است")
    assert "به حال پیش برگشت" in await talk.send("/undo")
    assert (await _standing(1008))[0] == "WAITING"
    assert "عددی از ۰ تا ۱۸" in await talk.send("/score 1007")
    assert "ثبت شد" in await talk.send("۴ آمار رسمی نیست")
    assert (await _standing(1007))[1] == 4

    # At an open card a reason may end with a number; one that is an entry's own is asked about, not guessed.
    for typed in ("۵ جدول سال ۱۴۰۲", "/score ۵ جدول سال ۱۴۰۲"):
        await talk.send("/queue")
        await talk.press("۱۰۰۸")
        assert "امتیاز ۵ از ۳۰ ثبت شد" in await talk.send(typed), typed
        assert await _standing(1008) == ("SCORED", 5, "جدول سال ۱۴۰۲"), typed
        await talk.send("/undo")
    assert "چیزی ثبت نشد" in await talk.send("/score 5 پیوست 1002")
    assert (await _standing(1002))[1] == Decimal("12.5") and (await _standing(1008))[0] == "WAITING"

    # Another's entry: denied politely, nothing changes, and it is noted.
    await after_lock.at_desk(house, platform, after_lock.SECOND, name="بهزاد نوری")
    second = await after_lock.person_id(after_lock.SECOND)
    await tx(lambda: sql.run("UPDATE appraisal SET appraiser_id = ? WHERE id = 8", second))
    for typed in ("/score 1008 4 آمار رسمی نیست", "/accept 1008", "/score 1008"):
        assert "در دسترس شما نیست" in await talk.send(typed)
    assert (await _standing(1008))[0] == "WAITING"
    assert len(await sql.rows("SELECT id FROM audit_event WHERE act = 'access.denied'")) == 3


async def test_pressed_twice_on_old_cards_and_by_people_who_may_no_more(house: House, platform: str) -> None:
    talk = await after_lock.appraisal(house, platform)
    await talk.start()
    await talk.press("شروع بررسی")
    card = talk.phone.last
    await talk.press("تأیید ۱۲")
    given = await _given()
    version = (await sql.row("SELECT version FROM appraisal WHERE id = 1") or {})["version"]
    shown = await talk.forge("judge-yes:1:1", on=card)  # the same press again: nothing twice, the next card
    assert "پیش‌تر ثبت شده بود" in shown
    # Meanwhile another score was given: the old card does not overwrite it, and shows it.
    await talk.send("/score 1001 3 آمار رسمی نیست")
    shown = await talk.forge(f"judge-yes:1:{version}", on=card)
    assert "در این میان تغییر کرده است" in shown and "امتیاز کنونی: ۳" in shown
    assert "در این میان تغییر کرده است" in await talk.forge("judge-score:1:1", on=card)
    assert "از گفت‌وگوی پیشین است" in await talk.forge("judge-why:1:3:0", on=card)
    assert "از گفت‌وگوی پیشین است" in await talk.forge("judge-why:1:3:99", on=card)
    assert await _given() == given + 1
    # Released, then frozen: a new score is a matter of a new sheet, then of nothing any more.
    await tx(lambda: sql.run("UPDATE case_result SET state = 'RELEASED'"))
    assert "لغو نمی‌شود" in await talk.send("/undo")
    await tx(lambda: sql.run("UPDATE case_result SET state = 'FINAL'"))
    assert "امتیاز آن تغییر نمی‌کند" in await talk.send("/score 1001 4 آمار رسمی نیست")
    await talk.forge("judge:1", on=card)
    assert "امتیاز آن تغییر نمی‌کند" in talk.last and not any("تأیید" in one for one in talk.labels)
    await tx(lambda: sql.run("UPDATE case_result SET state = 'UNDER_APPRAISAL'"))
    # The card is open, and the entry goes to somebody else; then the role itself.
    await talk.send("/queue")
    await talk.press("۱۰۰۲")
    card = talk.phone.last
    await tx(lambda: sql.run("UPDATE appraisal SET appraiser_id = NULL WHERE id = 2"))
    assert "در دسترس شما نیست" in await talk.press("تأیید ۹", on=card)
    await talk.send("/queue")
    await talk.press("۱۰۰۳")
    card = talk.phone.last
    person = await after_lock.person_id(after_lock.APPRAISER)
    await tx(lambda: people.withdraw(SYSTEM, person, Role.APPRAISER, None))
    shown = await talk.press("تأیید ۱۸", on=card)
    assert "نقشی" in shown
    for typed in ("/score 1003 4 آمار رسمی نیست", "/accept 1003", "/queue", "/undo", "4"):
        assert await talk.send(typed) != ""
    assert (await _standing(1003))[0] == "WAITING" and await _given() == given + 1
    assert talk.phone.spinning == []


@pytest.mark.deep
@pytest.mark.feature("12c")
async def test_a_score_corrected_with_its_reason_and_commands_without_a_number(house: House, platform: str) -> None:
    talk = await after_lock.appraisal(house, platform)
    # At the reason step a score before the reason is the new score; a number that counts something is no score.
    await talk.send("/score 1007 12.5")
    assert "امتیاز ۱۳٫۵ از ۱۸ با این دلیل ثبت شد: مستند ناقص است" in await talk.send("۱۳٫۵ مستند ناقص است")
    assert await _standing(1007) == ("SCORED", Decimal("13.5"), "مستند ناقص است")
    assert "لغو آخرین کار" in talk.labels
    await talk.send("/undo")
    await talk.press("امتیاز دیگر")
    await talk.send("۱۵")
    assert "دلیل امتیاز ۱۲٫۵ از ۱۸" in await talk.send("12.5")
    assert "ثبت شد" in await talk.send("۳ فایل خوانا نیست، سال ۱۴۰۲")
    assert await _standing(1007) == ("SCORED", Decimal("12.5"), "۳ فایل خوانا نیست، سال ۱۴۰۲")
    # What is kept has two decimals, and that is said.
    assert "(«۱۲٫۳۴۵» تا دو رقم اعشار گرد شد)" in await talk.send("/score 1007 12.345 مستند ناقص است")
    assert (await _standing(1007))[1] == Decimal("12.35")

    # A command without a number is about the card that is what is open: not one with something below it.
    given = await _given()
    for between in ("/load", "/score 9999 4 چون چنین است", "/help", "/scores", "/score 1005 99 آمار رسمی نیست"):
        await talk.send("/queue")
        await talk.press("۱۰۰۵")
        await talk.send(between)
        for typed in ("/accept", "/return مستند ناقص است", "/na", "/keep"):
            shown = await talk.send(typed)
            assert "نمونه" in shown and "1234" in shown, (between, typed, shown)
    assert await _given() == given and (await _standing(1005))[0] == "WAITING"
    await talk.send("/queue")
    await talk.press("۱۰۰۵")
    assert "نمونه: /accept 1234" in await talk.send("/accept G01-1")
    assert "۱۸ مستند ناقص است" in await talk.press("امتیاز دیگر")
    assert "عددی تا ۲۴ بفرستید؛ نمونه: ۱۸" in await talk.send("خوب")
    assert "«−۵» منفی است. عددی از ۰ تا ۲۴" in await talk.send("-5")
    await talk.send("/queue")
    await talk.press("۱۰۰۵")
    assert "ثبت شد" in await talk.send("/accept")
    assert await _given() == given + 1
    assert "«۹۹۹۹۹۹» در دورهٔ کنونی پیدا نشد" in await talk.send("/why 999999")
