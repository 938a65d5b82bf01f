"""A whole province fills in at once on both messengers, five agencies badly: what was acknowledged is there (07)."""

import asyncio
import hashlib
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from models import sql
from models.gate import tx
from models.text import to_latin_digits
from services.access import SYSTEM, Role
from services.case import entries
from services.case.entries import EntryView
from services.catalogue import specific_indicators
from services.overview import boards
from services.overview.boards import Counts
from tests.faults.knobs import say, size
from tests.house import House
from tests.journeys.crowds import Watch, entered
from tests.journeys.test_own_sheet import _filled, _received
from tests.papers import OFFICE_2003, pdf, pdf_with_password
from tests.talk import Talk

pytestmark = pytest.mark.deep

# A step is said by its title and its percent, an actual amount with its unit.
SAVED = re.compile(r"مقدار (?:.* \()?(\d+(?:\.\d+)?)(?:٪\)| \S+)? ذخیره شد")
REASON = "این خدمت در استان ما به دستگاه دیگری واگذار شده است."
DAYS = 20
Acts = Callable[["Agency"], Any]


@dataclass
class Agency:
    """One agency's liaison at the phone, and what the bot acknowledged: values by entry, files by hash."""

    code: str
    id: int
    talk: Talk
    second: Talk | None = None
    values: dict[int, Decimal] = field(default_factory=dict)
    files: dict[int, set[str]] = field(default_factory=dict)
    asked_na: int | None = None
    sent: bool = False
    approved: bool = False

    async def owed(self) -> list[EntryView]:
        """The measures that it has to fill in."""
        return [one for one in await entries.entries(SYSTEM, self.id) if one.state == "EMPTY"]

    async def value(self, entry: EntryView, typed: str) -> None:
        """Give a value: by its step's button where there are steps, else typed."""
        await self.talk.send(f"/fill {entry.code}")
        if entry.steps:
            place = int(typed) % len(entry.steps)
            amount = entry.steps[place][1]
            now = await entries.view(SYSTEM, entry.id)
            shown = await self.talk.forge(f"step:{entry.id}:{now.version}:{amount.normalize():f}")
        else:
            amount, shown = Decimal(typed), await self.talk.send(typed)
        said = SAVED.findall(to_latin_digits(shown).replace("٫", "."))
        assert [Decimal(one) for one in said] == [amount], shown
        self.values[entry.id] = amount

    async def attach(self, entry: EntryView, count: int = 1) -> None:
        """Send evidence, several files as an album."""
        made = [(f"سند {entry.code}-{at}.pdf", pdf(f"{self.code}-{entry.code}-{at}")) for at in range(count)]
        if count == 1:
            shown = await self.talk.upload(*made[0])
        else:
            shown = await self.talk.album(made)
        assert "ذخیره شد" in shown, shown
        self.files.setdefault(entry.id, set()).update(hashlib.sha256(data).hexdigest() for _, data in made)

    async def hands_over(self) -> None:
        """Send the case to the head."""
        await self.talk.send("/submit")
        assert "رسید ارسال خودارزیابی" in await self.talk.press("ارسال برای مدیر")
        self.sent = True


async def _well(one: Agency) -> None:
    """All of it, in the ways that people have: typed or by the workbook, one file or an album, a question."""
    number = int(one.code[1:])
    owed = await one.owed()
    if number % 10 == 3:
        out = owed.pop()
        await one.talk.send(f"/fill {out.code}")
        await one.talk.press("عدم مصداق")
        assert "در انتظار تصمیم" in await one.talk.send(REASON)
        one.asked_na = out.id
    if number % 8 == 0:
        await _by_workbook(one, owed)
    for at, entry in enumerate(owed):
        if entry.id not in one.values:
            await one.value(entry, str(40 + (number + at) % 50))
        else:
            await one.talk.send(f"/fill {entry.code}")
        if entry.evidence_wanted:
            await one.attach(entry, 3 if (number + at) % 3 == 0 else 1)
    if number % 7 == 0:
        await one.talk.send(f"/ask {owed[0].code}")
        await one.talk.send("آیا گزارش سه‌ماهه هم پذیرفته است؟")
        assert "پاسخ همین‌جا می‌آید" in await one.talk.press("ارسال پرسش")
    await one.hands_over()


async def _by_workbook(one: Agency, owed: list[EntryView]) -> None:
    await one.talk.send("/file")
    await one.talk.press("دریافت کاربرگ")
    plain = [entry for entry in owed if not entry.steps]
    amounts = {entry.code: 30 + at for at, entry in enumerate(plain)}
    await one.talk.upload("پرشده.xlsx", _filled(_received(one.talk), amounts))
    assert f"مقدار {len(plain)} سنجه ذخیره شد" in to_latin_digits(await one.talk.press("ثبت مقدارها"))
    one.values |= {entry.id: Decimal(amounts[entry.code]) for entry in plain}


async def _wrong_files(one: Agency) -> None:
    first = (await one.owed())[0]
    await one.value(first, "50")
    for name, data in (("a.exe", b"MZ" + b"\0" * 300), ("b.pdf", pdf_with_password()), ("c.doc", OFFICE_2003)):
        assert "ثبت نشد" in await one.talk.upload(name, data)


async def _wrong_numbers(one: Agency) -> None:
    for entry in [each for each in await one.owed() if not each.steps][:2]:
        await one.talk.send(f"/fill {entry.code}")
        for typed in ("صد", "-5", "۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹", "۱۲٫۳٫۴"):
            assert "ذخیره شد" not in await one.talk.send(typed)


async def _late(one: Agency) -> None:
    """Nothing in time; what it tries afterwards is in `_after_the_lock`."""
    await one.talk.send("/todo")


async def _half(one: Agency) -> None:
    owed = await one.owed()
    await one.value(owed[0], "50")
    await one.attach(owed[0])
    await one.talk.press("ثبت سنجه")
    await one.value(owed[1], "60")


async def _two_at_once(one: Agency) -> None:
    """Two people at the same measure, and old cards pressed again."""
    assert one.second is not None
    entry = next(each for each in await one.owed() if not each.steps)
    await asyncio.gather(one.talk.send(f"/fill {entry.code}"), one.second.send(f"/fill {entry.code}"))
    marks = one.talk.mark(), one.second.mark()
    await asyncio.gather(one.talk.send("۵۰"), one.second.send("۷۰"))
    said = to_latin_digits(one.talk.since(marks[0])), to_latin_digits(one.second.since(marks[1]))
    saved = [SAVED.findall(each) for each in said]
    assert sum(map(len, saved)) == 1, said  # the slower one is told that it has changed
    one.values[entry.id] = Decimal(next(each[0] for each in saved if each))
    await one.talk.send(f"/fill {entry.code}")
    await one.attach(entry)
    card = next(each for each in reversed(one.talk.phone.messages) if "ثبت سنجه" in each.labels)
    for _ in range(3):
        await one.talk.press("ثبت سنجه", on=card)


BADLY: tuple[Acts, ...] = (_wrong_files, _wrong_numbers, _late, _half, _two_at_once)


async def _specific(codes: list[str]) -> None:
    rows = [
        {
            "agency_code": code,
            "code": "S1",
            "title": "پوشش خدمات",
            "unit": "نفر",
            "target": Decimal(200),
            "direction": "increasing",
            "weight": Decimal(1000),
        }
        for code in codes
    ]
    await specific_indicators.apply(SYSTEM, rows)


async def _province(house: House, count: int) -> list[Agency]:
    await house.sample_cycle(days=DAYS, measures=6, agencies_count=count)
    found = await sql.rows("SELECT id, code FROM agency ORDER BY id")
    await tx(lambda: _specific([one["code"] for one in found]))
    await house.settled()
    people = await entered(house, [(Role.LIAISON, one["code"]) for one in found])
    one_more = (await entered(house, [(Role.LIAISON, found[-1]["code"])], first=3_000_000))[0]
    all_of_them = [Agency(one["code"], one["id"], talk) for one, talk in zip(found, people, strict=True)]
    all_of_them[-1].second = one_more
    return all_of_them


async def _approve(house: House, some: list[Agency]) -> None:
    heads = await entered(house, [(Role.AGENCY_HEAD, one.code) for one in some], first=4_000_000)
    for one, head in zip(some, heads, strict=True):
        await head.press("دیدن و تأیید")
        await head.press("تأیید و ثبت نهایی")
        one.approved = True


async def _patiently(settled: Callable[[float], Awaitable[None]], _: float = 0) -> None:
    """What many did at once takes its time."""
    await settled(300)


@pytest.mark.feature("07a", "07b", "07d", "07f", "07g")
@size("agencies", 8, 64)
async def test_a_province_fills_in(house: House, agencies: int, monkeypatch: pytest.MonkeyPatch) -> None:
    began = time.perf_counter()
    monkeypatch.setattr(house, "settled", partial(_patiently, house.settled))
    province = await _province(house, agencies)
    well, badly = province[: -len(BADLY)], province[-len(BADLY) :]
    async with Watch() as watch:
        await asyncio.gather(*(_well(one) for one in well), *(act(one) for act, one in zip(BADLY, badly, strict=True)))
        await _approve(house, well[:8])
    staff = (await entered(house, [(Role.ADMIN, None)], first=6_000_000))[0]
    await _board_agrees(staff, province, badly)

    for _ in range(DAYS - 5):
        house.world.move_clock(days=1)
        await house.settled(60)
    for _ in range(10):
        house.world.move_clock(days=1)
        await house.settled(60)
    reminded = await _reminded()
    assert reminded
    assert reminded <= {one.id for one in badly}
    for one in badly:
        entry = (await entries.entries(SYSTEM, one.id))[0]
        await one.talk.send(f"/fill {entry.code}")
        assert "ذخیره شد" not in await one.talk.send("۵۰")

    files = await _everything_is_there(house, province)
    states = await _states(province)
    updates = await sql.rows("SELECT count(*) AS n FROM inbox")
    messages = await sql.rows("SELECT count(*) AS n FROM outbox")
    assert await sql.rows("SELECT 1 FROM inbox WHERE state <> 'done'") == []
    say(
        f"{agencies} agencies, {updates[0]['n']} updates, {messages[0]['n']} messages, "
        f"{sum(len(one.values) for one in province)} values and {files} files acknowledged and there; cases {states}; "
        f"{len(reminded)} unfinished agencies reminded; filling in: {watch}; {time.perf_counter() - began:.0f} s in all"
    )


async def _board_agrees(staff: Talk, province: list[Agency], badly: list[Agency]) -> None:
    cycle = (await sql.rows("SELECT id FROM cycle"))[0]["id"]
    counts: Counts = await boards.counts(SYSTEM, cycle)
    assert counts.agencies == len(province)
    assert counts.sent == sum(one.sent for one in province)
    assert counts.finished == sum(one.approved for one in province)
    assert counts.silent == sum(not one.values for one in badly)
    shown = to_latin_digits(await staff.send("/views"))
    assert f"{counts.sent} دستگاه از {counts.agencies} ارسال کرده است" in shown


async def _reminded() -> set[int]:
    """The agencies whose liaisons got a reminder to fill in."""
    found = await sql.rows(
        "SELECT DISTINCT g.agency_id FROM outbox o JOIN role_grant g ON g.person_id = o.person_id "
        "WHERE o.key LIKE 'reminder:%' AND o.state = 'sent' AND g.role = 'liaison'"
    )
    return {one["agency_id"] for one in found}


async def _everything_is_there(house: House, province: list[Agency]) -> int:
    assert house.application is not None
    count = 0
    for one in province:
        for entry_id, amount in one.values.items():
            kept = await sql.rows("SELECT amount FROM value WHERE entry_id = ? AND superseded_at IS NULL", entry_id)
            assert [Decimal(each["amount"]) for each in kept] == [amount], (one.code, entry_id)
        for entry_id, hashes in one.files.items():
            stored = await sql.rows(
                "SELECT sha256 FROM evidence_file WHERE entry_id = ? AND state = 'UPLOADED'", entry_id
            )
            assert {each["sha256"] for each in stored} == hashes, (one.code, entry_id)
            for sha256 in hashes:
                data = house.application.store.path_of(sha256).read_bytes()
                assert hashlib.sha256(data).hexdigest() == sha256
                count += 1
    return count


async def _states(province: list[Agency]) -> dict[str, int]:
    found = await sql.rows("SELECT agency_id, state, locked_as FROM agency_case")
    by_agency = {one["agency_id"]: f"{one['state']}/{one['locked_as']}" for one in found}
    for one in province:
        # A value whose evidence was refused is no draft that counts.
        whole = set(one.values) & set(one.files)
        wanted = "approved" if one.approved else "unapproved" if one.sent else "drafts" if whole else "none"
        assert by_agency[one.id].endswith(f"/{wanted}"), (one.code, by_agency[one.id], wanted)
    return dict(Counter(by_agency.values()))
