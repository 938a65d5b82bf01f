"""Anything that can be typed or sent where the bot waits for something: a clear sentence, and nothing half-saved."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from aiogram.fsm.state import State

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
from messages.jalali import local_date
from models import sql
from models.clock import business_now
from models.gate import tx
from services.access import Role
from services.year import cycle_settings
from tests.handlers.after_lock_ways import WAYS as AFTER_THE_LOCK
from tests.house import House
from tests.journeys import after_lock
from tests.papers import pdf
from tests.talk import Talk, jalali, joined, stranger

REASON = "این خدمت در استان ما به دستگاه دیگری واگذار شده است."
BAD = {
    "persian digits": "۱۲۳۴۵۶۷۸۹۰۱۲",
    "arabic digits": "٨٨٨٨٨٨٨٨",
    "latin digits": "000-000",
    "persian point": "۸۷٫۵٫۳",
    "separators": "۱٬۲۳۴٬۵۶۷٬۸۹۰",
    "slash": "۱/۲/۳/۴",
    "percent": "۵۰ ٪ %",
    "negative": "-۷",
    "negative behind": "۷-",
    "huge": "۹" * 40,
    "exponent": "1e999",
    "infinity": "Infinity",
    "not a number": "NaN",
    "nothing but marks": "\u200c\u200f\u2067",
    "dots": "...",
    "emoji": "👍🏽👨‍👩‍👧",
    "markup": "<b>x</b> & {name} %s _*`",
    "right to left": "\u202e۵۰۰۰۰۰۰۰۰\u202c",
    "zero byte": "۵\x00۰",
    "long": "الف ب " * 680,
    "longest": "خ" * 4096,
    "lines": "۱\n۲\n۳",
    "date that is none": "۱۴۰۴/۱۳/۴۰",
    "formula": "=1+1",
}
# What a mistake of ours would say, and what is no sentence to a person.
NEVER = re.compile(r"پوزش|Traceback|Error|Exception|None|\{ ?\$|\?\?\?|refused-|\bnot-[a-z]")
PERSIAN = re.compile(r"[آ-ی]{2,}")
# Nothing typed is of the kind that is awaited there: none of it may be saved. Words are asked for in the others.
NO_WORDS = {
    *(Measuring.value, Measuring.replacement, Measuring.target, NotApplicable.document, OwnWorkbook.file),
    *(Staff.sheet, Staff.agency, Staff.phone, Planning.length, Planning.last_day, Extending.other_day),
    *(Circulating.file, Entering.contact, Appraising.card, Appraising.points),
}


TABLES = (
    *("value", "measure_entry", "agency_case", "evidence_file", "receipt", "na_request", "extension", "question"),
    *("circular", "duty", "cycle", "timetable_step", "day_off", "invitation", "role_grant", "person", "agency"),
    *("import_draft", "entry_request"),
)


async def _liaison(house: House, *pressed: str) -> Talk:
    liaison = await joined(house, "bale")
    await liaison.send("/fill G01-1")
    for label in pressed:
        await liaison.press(label)
    return liaison


async def _staff(house: House, command: str, *pressed: str, role: Role = Role.ADMIN) -> Talk:
    staff = await joined(house, "telegram", role, "09120000009")
    await staff.send(command)
    for label in pressed:
        await staff.press(label)
    return staff


async def _typed_sheet(house: House) -> Talk:
    liaison = await _liaison(house)
    await liaison.send("/file")
    return liaison


async def _na(house: House) -> Talk:
    liaison = await _liaison(house, "عدم مصداق")
    await liaison.send(REASON)
    return liaison


async def _verdict(house: House) -> Talk:
    await _na(house)
    return await _staff(house, "/na", "G01-1", "رد")


async def _file(house: House, data: str) -> Talk:
    liaison = await _liaison(house)
    await liaison.upload("گزارش.pdf", pdf())
    await liaison.forge(data)
    return liaison


async def _extension(house: House, *typed: str) -> Talk:
    liaison = await _liaison(house)
    await liaison.send("/extensions")
    await liaison.press("درخواست تمدید")
    for one in typed:
        await liaison.send(one)
    return liaison


async def _deputy(house: House, data: str) -> Talk:
    later = jalali(local_date(business_now()) + timedelta(days=30))
    await _extension(house, later, REASON)
    deputy = await joined(house, "telegram", Role.DEPUTY, "09120000007")
    await deputy.forge(data)
    return deputy


async def _returning(house: House) -> Talk:
    liaison = await _liaison(house)
    head = Talk(house, await house.joined("telegram", Role.AGENCY_HEAD, "09120000003", "A01", "رضا کریمی"))
    await liaison.send("۵۰")
    await liaison.upload("گزارش.pdf", pdf())
    await liaison.press("ثبت سنجه")
    await liaison.send("/submit")
    await liaison.press("ارسال برای مدیر")
    for label in ("دیدن و تأیید", "نیاز به اصلاح", "۱۰۰۱:", "ادامه"):
        await head.press(label)
    return head


async def _answering(house: House) -> Talk:
    liaison = await _liaison(house)
    await liaison.send("/ask G01-1")
    await liaison.send("آیا گزارش سه‌ماهه هم پذیرفته است؟")
    await liaison.press("ارسال پرسش")
    return await _staff(house, "/questions", "۱. ", "پاسخ")


async def _inviting(house: House, *typed: str) -> Talk:
    staff = await _staff(house, "/start")
    await staff.forge("invite-as:liaison:0")
    for one in typed:
        await staff.send(one)
    return staff


async def _planning(house: House, data: str) -> Talk:
    staff = await _staff(house, "/timetable", "ساخت تقویم")
    if data:
        await staff.send(jalali(local_date(business_now()) + timedelta(days=3)))
        await staff.press("ثبت تقویم")
        await staff.forge(data)
    return staff


async def _day_off(house: House, *typed: str) -> Talk:
    staff = await _planning(house, "day-add")
    for one in typed:
        await staff.send(one)
    return staff


async def _letter(house: House, *labels: str) -> Talk:
    staff = await _staff(house, "/circular", "بخشنامهٔ تازه")
    if labels:
        for one in ("۱۰۰۱۴۶", "1403/10/22", "ارزیابی عملکرد سال ۱۴۰۳"):
            await staff.send(one)
    for label in labels:
        await staff.press(label)
    return staff


async def _deadline(house: House) -> Talk:
    staff = await _staff(house, "/start")
    await staff.forge("open")
    return staff


async def _year(house: House) -> Talk:
    staff = await _staff(house, "/start")
    await staff.forge("define-like:0")
    return staff


async def _door(house: House, role: Role | None = None) -> Talk:
    person = stranger(house, "bale")
    await person.start((await house.invite(role, "09121112233", "A01")).token if role else None)
    return person


async def _searching(house: House) -> Talk:
    liaison = await _liaison(house)
    await liaison.send("/search")
    return liaison


# How somebody comes to where each thing is awaited.
WAYS: dict[State, Callable[[House], Awaitable[Talk]]] = {
    Entering.code: _door,
    Entering.contact: lambda h: _door(h, Role.LIAISON),
    Measuring.card: _liaison,
    Measuring.value: lambda h: _liaison(h, "مقدار"),
    Measuring.explanation: lambda h: _liaison(h, "توضیح"),
    Measuring.paper: lambda h: _file(h, "paper:1"),
    Measuring.replacement: lambda h: _file(h, "file-new:1"),
    Measuring.target: lambda h: _file(h, "file-move:1"),
    NotApplicable.reason: lambda h: _liaison(h, "عدم مصداق"),
    NotApplicable.document: _na,
    NotApplicable.verdict: _verdict,
    Extending.day: _extension,
    Extending.reason: lambda h: _extension(h, jalali(local_date(business_now()) + timedelta(days=30))),
    Extending.other_day: lambda h: _deputy(h, "ext-other:1"),
    Extending.denial: lambda h: _deputy(h, "ext-no:1"),
    OwnWorkbook.file: _typed_sheet,
    Approving.reason: _returning,
    Asking.question: lambda h: _asking(h),
    Asking.answer: _answering,
    Searching.words: _searching,
    Staff.year: _year,
    Staff.deadline: _deadline,
    Staff.sheet: lambda h: _sheet(h),
    Staff.agency: _inviting,
    Staff.name: lambda h: _inviting(h, "A01"),
    Staff.phone: lambda h: _inviting(h, "A01", "سارا امینی"),
    Planning.start: lambda h: _planning(h, ""),
    Planning.length: lambda h: _planning(h, "tt-days:2"),
    Planning.last_day: lambda h: _planning(h, "tt-end:3"),
    Planning.day_off: _day_off,
    Planning.day_title: lambda h: _day_off(h, jalali(local_date(business_now()) + timedelta(days=9))),
    Planning.setting: lambda h: _setting(h),
    Circulating.part: _letter,
    Circulating.text: lambda h: _letter(h, "ورود متن"),
    Circulating.file: lambda h: _letter(h, "ورود فایل"),
    Appraising.card: lambda h: _desk(h),
    Appraising.points: lambda h: _desk(h, "امتیاز دیگر"),
    Appraising.reason: lambda h: _desk(h, "امتیاز دیگر", "۲٫۵"),
    Returning.reason: lambda h: _desk(h, "نیاز به اصلاح"),
    Returning.verdict: lambda h: _desk_na(h),
}
# The rest of the table belongs to the long runs.
FAST = {Measuring.value, Staff.phone, Extending.day}


async def _asking(house: House) -> Talk:
    liaison = await _liaison(house)
    await liaison.send("/ask G01-1")
    return liaison


async def _desk(house: House, *steps: str) -> Talk:
    appraiser = await after_lock.appraisal(house, "bale", opened=True)
    await appraiser.start()
    for step in ("شروع بررسی", *steps):
        await (appraiser.send(step) if step == "۲٫۵" else appraiser.press(step))
    return appraiser


async def _desk_na(house: House) -> Talk:
    """At the reason for refusing that a measure does not apply."""
    appraiser = await after_lock.appraisal(house, "bale", opened=True)
    await after_lock.asks_not_applicable(1001)
    await appraiser.send("/na 1001")
    await appraiser.press("رد")
    return appraiser


async def _sheet(house: House) -> Talk:
    staff = await _staff(house, "/start")
    await staff.forge("import:agencies")
    return staff


async def _setting(house: House) -> Talk:
    staff = await _staff(house, "/start")
    await staff.forge(f"setting:{list(cycle_settings.SETTINGS).index('upstream_title')}")
    return staff


def test_every_state_has_its_way() -> None:
    assert {*WAYS, *AFTER_THE_LOCK} == {state for group in GROUPS for state in group.__all_states__}


@pytest.mark.parametrize(
    "awaited", [pytest.param(one, id=str(one.state), marks=() if one in FAST else pytest.mark.slow) for one in WAYS]
)
async def test_whatever_is_typed_or_sent_where_something_is_awaited(house: House, awaited: State) -> None:
    await house.sample_cycle(days=20, measures=3, agencies_count=2)
    talk = await WAYS[awaited](house)
    place = (talk.phone.messenger.name, talk.phone.id)
    assert await _state(place) == awaited.state
    kept = await sql.row(f"SELECT state, data {_OF}", *place)
    stands = await _stands()
    for what, typed in BAD.items():
        is_clear(await talk.send(typed), what)
        if awaited in NO_WORDS:
            assert await _stands() == stands, what
        await _there_again(place, kept)
    for kind in ("sticker", "voice", "location"):
        is_clear(await talk.sends(kind), kind)
        await _there_again(place, kept)
    is_clear(await talk.send("/nothing"), "a command that is none")
    is_clear(await talk.send("/help"), "a command")
    if awaited in NO_WORDS:
        assert await _stands() == stands
    assert await sql.rows("SELECT 1 FROM inbox WHERE state <> 'done' AND state <> 'new'") == []


_OF = "FROM conversation WHERE platform = ? AND chat_id = ?"


async def _state(place: tuple[str, int]) -> str | None:
    found = await sql.row(f"SELECT state {_OF}", *place)
    return found["state"] if found else None


async def _there_again(place: tuple[str, int], kept: Any) -> None:
    """Back to where it is awaited, had the answer led elsewhere."""
    query = "UPDATE conversation SET state = ?, data = ? WHERE platform = ? AND chat_id = ?"
    await tx(lambda: sql.run(query, kept["state"], kept["data"], *place))


def is_clear(shown: str, what: str) -> None:
    """An answer that is a sentence to a person."""
    assert PERSIAN.search(shown), what
    assert not NEVER.search(shown), (what, shown)


async def _stands() -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Everything of the appraisal itself, without messages and notes of what happened."""
    return [(name, [tuple(row) for row in await sql.rows(f"SELECT * FROM {name}")]) for name in TABLES]
