"""Every place of every conversation has a way in, answers a stray text, and is left by /cancel and by «خانه»."""

import itertools
from collections.abc import Awaitable, Callable

import pytest

from handlers.states import (
    GROUPS,
    Appraising,
    Approving,
    Asking,
    Circulating,
    Entering,
    Extending,
    Measuring,
    NotApplicable,
    OwnWorkbook,
    Planning,
    Returning,
    Searching,
    Staff,
)
from models import sql
from services.access import Role
from tests.handlers.after_lock_ways import WAYS as AFTER_THE_LOCK
from tests.house import House
from tests.journeys import after_lock
from tests.papers import pdf
from tests.talk import Talk, joined, stranger

pytestmark = pytest.mark.deep

WayIn = Callable[[House, str], Awaitable[Talk]]


async def _entering_code(house: House, platform: str) -> Talk:
    talk = stranger(house, platform)
    await talk.start()
    return talk


async def _entering_contact(house: House, platform: str) -> Talk:
    talk = stranger(house, platform)
    await talk.send("1234567890")
    return talk


async def _liaison(house: House, platform: str, *labels: str) -> Talk:
    await house.sample_cycle(measures=3, agencies_count=2)
    talk = await joined(house, platform)
    for label in labels:
        await talk.press(label)
    return talk


async def _measuring_card(house: House, platform: str) -> Talk:
    return await _liaison(house, platform, "شروع از")


async def _measuring_value(house: House, platform: str) -> Talk:
    return await _liaison(house, platform, "شروع از", "مقدار")


async def _measuring_explanation(house: House, platform: str) -> Talk:
    return await _liaison(house, platform, "شروع از", "توضیح")


async def _measuring_paper(house: House, platform: str) -> Talk:
    return await _liaison(house, platform, "شروع از", "مستندات (۰)", "فقط کاغذی")


async def _with_a_file(house: House, platform: str, label: str) -> Talk:
    talk = await _liaison(house, platform, "شروع از")
    await talk.upload("سند.pdf", pdf())
    for one in ("دیدن سنجه", "مستندات (۱)", "۱. سند.pdf", label):
        await talk.press(one)
    return talk


async def _measuring_replacement(house: House, platform: str) -> Talk:
    return await _with_a_file(house, platform, "جایگزینی")


async def _measuring_target(house: House, platform: str) -> Talk:
    return await _with_a_file(house, platform, "انتقال به سنجه")


async def _staff_year(house: House, platform: str) -> Talk:
    talk = await joined(house, platform, Role.ADMIN)
    await talk.press("تعریف دوره")
    return talk


async def _staff(house: House, platform: str, *steps: str) -> Talk:
    await house.sample_cycle(measures=3, agencies_count=2)
    talk = await joined(house, platform, Role.ADMIN)
    for step in steps:
        await talk.send(step)
    return talk


async def _staff_deadline(house: House, platform: str) -> Talk:
    return await _staff(house, platform, "/cycle")


async def _staff_sheet(house: House, platform: str) -> Talk:
    return await _staff(house, platform, "/import agencies")


async def _staff_agency(house: House, platform: str) -> Talk:
    return await _staff(house, platform, "/invite")


async def _staff_name(house: House, platform: str) -> Talk:
    return await _staff(house, platform, "/invite", "A01")


async def _staff_phone(house: House, platform: str) -> Talk:
    return await _staff(house, platform, "/invite", "A01", "سارا امینی")


async def _approving_reason(house: House, platform: str) -> Talk:
    await house.sample_cycle(measures=3, agencies_count=2)
    liaison = await joined(house, platform, number="09120000005")
    await liaison.press("شروع از")
    await liaison.send("۵۰")
    await liaison.upload("گزارش.pdf", pdf())
    await liaison.send("/submit")
    await liaison.press("ارسال برای مدیر")
    talk = Talk(house, await house.joined(platform, Role.AGENCY_HEAD, "09120000001", "A01"))
    for label in ("دیدن و تأیید", "نیاز به اصلاح", "۱۰۰۱:", "ادامه"):
        await talk.press(label)
    return talk


async def _planning(house: House, platform: str, *labels: str) -> Talk:
    """Staff at a timetable that was laid out, or without one."""
    talk = await _staff(house, platform, "/timetable")
    for label in labels:
        await talk.press(label)
    return talk


async def _planning_start(house: House, platform: str) -> Talk:
    return await _planning(house, platform, "ساخت تقویم")


async def _planned(house: House, platform: str, *labels: str) -> Talk:
    talk = await _planning_start(house, platform)
    await talk.send("فردا")
    for label in ("ثبت تقویم", *labels):
        await talk.press(label)
    return talk


async def _planning_length(house: House, platform: str) -> Talk:
    return await _planned(house, platform, "جلسهٔ توجیهی", "روزهای کاری")


async def _planning_last_day(house: House, platform: str) -> Talk:
    return await _planned(house, platform, "جلسهٔ توجیهی", "آخرین روز")


async def _planning_day_off(house: House, platform: str) -> Talk:
    return await _planning(house, platform, "روزهای تعطیل", "افزودن روز")


async def _planning_day_title(house: House, platform: str) -> Talk:
    talk = await _planning_day_off(house, platform)
    await talk.send("فردا")
    return talk


async def _planning_setting(house: House, platform: str) -> Talk:
    return await _planning(house, platform, "تنظیمات دوره", "نشانی سامانه")


async def _circular_part(house: House, platform: str) -> Talk:
    talk = await _staff(house, platform, "/circular")
    await talk.press("بخشنامهٔ تازه")
    return talk


async def _circular_text(house: House, platform: str) -> Talk:
    return await _circular(house, platform, "ورود متن")


async def _circular_file(house: House, platform: str) -> Talk:
    return await _circular(house, platform, "ورود فایل")


async def _circular(house: House, platform: str, label: str) -> Talk:
    talk = await _circular_part(house, platform)
    for part in ("۱۲۳", "۱۴۰۳/۱۰/۲۲", "ارزیابی عملکرد"):
        await talk.send(part)
    await talk.press(label)
    return talk


async def _asking_question(house: House, platform: str) -> Talk:
    talk = await _liaison(house, platform)
    await talk.send("/ask")
    return talk


async def _asking_answer(house: House, platform: str) -> Talk:
    asker = await _asking_question(house, platform)
    await asker.send("آیا این هم پذیرفته است؟")
    await asker.press("ارسال پرسش")
    talk = await joined(house, platform, Role.ADMIN, "09120000009")
    await talk.send("/questions")
    await talk.press("۱. ")
    await talk.press("پاسخ")
    return talk


async def _searching(house: House, platform: str) -> Talk:
    talk = await _liaison(house, platform)
    await talk.send("/search")
    return talk


NO_NEED = "این خدمت در استان ما به دستگاه دیگری واگذار شده است."


async def _na_reason(house: House, platform: str) -> Talk:
    return await _liaison(house, platform, "شروع از", "عدم مصداق")


async def _na_document(house: House, platform: str) -> Talk:
    talk = await _na_reason(house, platform)
    await talk.send(NO_NEED)
    return talk


async def _na_verdict(house: House, platform: str) -> Talk:
    await _na_document(house, platform)
    talk = await joined(house, platform, Role.ADMIN, "09120000005")
    await talk.send("/na")
    for label in ("G01-1", "پذیرش"):
        await talk.press(label)
    return talk


async def _extending(house: House, platform: str) -> Talk:
    talk = await _liaison(house, platform)
    await talk.send("/extensions")
    await talk.press("درخواست تمدید")
    return talk


async def _extending_reason(house: House, platform: str) -> Talk:
    talk = await _extending(house, platform)
    await talk.press("تا ")
    return talk


async def _deciding(house: House, platform: str, label: str) -> Talk:
    liaison = await _extending_reason(house, platform)
    await liaison.send(NO_NEED)
    talk = await joined(house, platform, Role.DEPUTY, "09120000005")
    await talk.send("/extensions")
    for one in ("اداره", label):
        await talk.press(one)
    return talk


async def _other_day(house: House, platform: str) -> Talk:
    return await _deciding(house, platform, "روز دیگر")


async def _denial(house: House, platform: str) -> Talk:
    return await _deciding(house, platform, "مخالفت")


async def _own_workbook(house: House, platform: str) -> Talk:
    talk = await _liaison(house, platform)
    await talk.send("/file")
    return talk


async def _judging(house: House, platform: str, *labels: str) -> Talk:
    talk = await after_lock.appraisal(house, platform)
    await talk.start()
    for label in ("شروع بررسی", *labels):
        await talk.press(label)
    return talk


async def _judging_points(house: House, platform: str) -> Talk:
    return await _judging(house, platform, "امتیاز دیگر")


async def _judging_reason(house: House, platform: str) -> Talk:
    talk = await _judging_points(house, platform)
    await talk.send("۲٫۵")
    return talk


async def _judging_return(house: House, platform: str) -> Talk:
    return await _judging(house, platform, "نیاز به اصلاح")


async def _judging_na(house: House, platform: str) -> Talk:
    talk = await after_lock.appraisal(house, platform)
    await after_lock.asks_not_applicable(1001)
    await talk.send("/na 1001")
    await talk.press("رد")
    return talk


WAYS_IN: dict[str | None, WayIn] = {
    Circulating.part.state: _circular_part,
    Circulating.text.state: _circular_text,
    Circulating.file.state: _circular_file,
    Asking.question.state: _asking_question,
    Asking.answer.state: _asking_answer,
    Searching.words.state: _searching,
    Entering.code.state: _entering_code,
    Entering.contact.state: _entering_contact,
    Measuring.card.state: _measuring_card,
    Measuring.value.state: _measuring_value,
    Measuring.explanation.state: _measuring_explanation,
    Measuring.paper.state: _measuring_paper,
    Measuring.replacement.state: _measuring_replacement,
    Measuring.target.state: _measuring_target,
    Staff.year.state: _staff_year,
    Staff.deadline.state: _staff_deadline,
    Staff.sheet.state: _staff_sheet,
    Staff.agency.state: _staff_agency,
    Staff.name.state: _staff_name,
    Staff.phone.state: _staff_phone,
    NotApplicable.reason.state: _na_reason,
    NotApplicable.document.state: _na_document,
    NotApplicable.verdict.state: _na_verdict,
    Extending.day.state: _extending,
    Extending.reason.state: _extending_reason,
    Extending.other_day.state: _other_day,
    Extending.denial.state: _denial,
    OwnWorkbook.file.state: _own_workbook,
    Planning.start.state: _planning_start,
    Planning.length.state: _planning_length,
    Planning.last_day.state: _planning_last_day,
    Planning.day_off.state: _planning_day_off,
    Planning.day_title.state: _planning_day_title,
    Planning.setting.state: _planning_setting,
    Approving.reason.state: _approving_reason,
    Appraising.card.state: _judging,
    Appraising.points.state: _judging_points,
    Appraising.reason.state: _judging_reason,
    Returning.reason.state: _judging_return,
    Returning.verdict.state: _judging_na,
}
STATES = list(WAYS_IN)  # those after the lock are walked in one province: test_after_lock_places.py


async def _state() -> str | None:
    found = await sql.row("SELECT state FROM conversation ORDER BY rowid DESC LIMIT 1")
    return None if found is None else found["state"]


def test_every_state_has_a_way_in() -> None:
    known = {state.state for group in GROUPS for state in group.__states__}
    assert {*WAYS_IN, *(one.state for one in AFTER_THE_LOCK)} == known


@pytest.mark.parametrize("name", STATES)
async def test_stray_text_in_a_state_is_answered_and_start_leads_out(house: House, name: str) -> None:
    talk = await WAYS_IN[name](house, "bale")
    assert await _state() == name
    assert await talk.send("؟!") != ""
    assert await talk.sends("sticker") != ""
    assert await _state() == name
    assert await talk.start() != ""
    assert await _state() == (Entering.code.state if name.startswith("Entering") else None)
    assert talk.phone.spinning == []


@pytest.mark.parametrize(("name", "platform"), list(zip(STATES, itertools.cycle(("telegram", "bale")), strict=False)))
async def test_cancel_leads_out_of_a_state(house: House, platform: str, name: str) -> None:
    talk = await WAYS_IN[name](house, platform)
    shown = await talk.send("/cancel")
    assert "از این کار بیرون آمدید." in shown
    assert talk.phone.keyboard is None
    if name.startswith("Entering"):
        assert await _state() == Entering.code.state
    else:
        assert await _state() is None


@pytest.mark.parametrize("name", [name for name in STATES if not name.startswith("Entering")])
async def test_home_and_back_buttons_lead_out_of_a_state(house: House, name: str) -> None:
    talk = await WAYS_IN[name](house, "telegram")
    asking = talk.phone.last
    await talk.sends("sticker")
    await talk.press("خانه")
    assert await _state() is None
    assert await talk.press("صفحهٔ قبل", on=asking) != ""
    assert talk.phone.spinning == []


async def test_known_person_leaves_the_door_of_a_second_invitation(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    liaison = await joined(house, platform)
    issued = await house.invite(Role.ADMIN, "09120000001")
    await liaison.start(issued.token)
    assert await _state() == Entering.contact.state
    assert "از این کار بیرون آمدید." in await liaison.send("/cancel")
    assert liaison.phone.keyboard is None
    assert "۰ از ۳ سنجه" in liaison.last
