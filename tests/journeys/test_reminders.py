"""Reminders: to who has something left, each kind once, the newest only after a jump, anew for a moved deadline."""

import re
from datetime import datetime, timedelta

import pytest

from messages.jalali import end_of_day, local_date
from models import clock, installation
from models.assessment import AgencyCase, MeasureEntry
from models.clock import business_now, machine_ms
from models.cycle import Cycle
from models.gate import tx
from models.reminding import Reminder
from models.timetable import Outage
from services.access import SYSTEM, Role
from services.year import cycles, demo_clock, outages
from tests.house import House
from tests.papers import pdf
from tests.talk import Talk, joined

pytestmark = pytest.mark.deep  # with the others it would make the fast suite slow

# A Saturday morning after which no holiday comes for weeks: that reminders leave days off is tested with the plan.
SATURDAY = datetime.fromisoformat("2032-07-10T10:00:00+03:30")


async def _stand_at(house: House, at: datetime) -> None:
    """Stop, set both business clocks, start."""
    by = at - business_now()
    await house.stop()
    house.world.clock.move(hours=by.total_seconds() / 3600)
    await house.apart(lambda: installation.put(demo_clock.OFFSET, str((clock.business_offset() + by).total_seconds())))
    await house.start()
    await house.settled()


async def _rows() -> list[tuple[str, int, str]]:
    return [(one.kind, one.deadline_version, one.state) for one in await Reminder.all().order_by("id")]


async def _finishes(liaison: Talk, codes: tuple[str, ...]) -> None:
    for code in codes:
        await liaison.send(f"/fill {code}")
        await liaison.send("۸۰")
        await liaison.upload(f"{code}.pdf", pdf(code))
        await liaison.press("ثبت سنجه")


async def _stands(case_id: int, state: str, entries: str) -> None:
    await AgencyCase.filter(id=case_id).update(state=state)
    await MeasureEntry.filter(case_id=case_id).update(state=entries)


async def _goes_on(house: House, *days: float) -> None:
    for one in days:
        house.world.move_clock(days=one)
        await house.settled()


@pytest.mark.feature("07e", "SLA-4.2")
async def test_reminder_goes_to_the_one_with_something_left_and_names_it(house: House, platform: str) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=4, measures=3, agencies_count=2)
    busy = await joined(house, platform)
    ready = await joined(house, platform, number="09120000002", agency="A02")
    await _finishes(busy, ("G01-1",))
    await tx(lambda: _stands(2, "IN_PROGRESS", "SELF_SCORED"))
    before_busy, before_ready = busy.mark(), ready.mark()
    await _goes_on(house, 2)
    assert "۲ سنجه از ۳ هنوز ثبت نشده است؛ از جمله:" in busy.since(before_busy)
    assert "۲ سنجه مستند ندارد." in busy.since(before_busy)
    assert busy.labels == ["ادامه", "چه مانده؟", "درخواست تمدید"]
    assert "همه چیز آماده است؛ ارسال کنید." in ready.since(before_ready)
    assert "هنوز ثبت نشده" not in ready.since(before_ready)
    assert "▓▓▓░░░░░░░ ۱ از ۳ سنجه" in await busy.press("ادامه")


@pytest.mark.feature("07e")
async def test_each_state_of_a_case_has_its_own_reminder_and_the_finished_none(house: House) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=4, measures=3, agencies_count=3)
    people = {}
    for place, agency in enumerate(("A01", "A02", "A03"), start=1):
        people[agency] = await joined(house, "bale", number=f"0912000000{place}", agency=agency)
    head = Talk(house, await house.joined("bale", Role.AGENCY_HEAD, "09120000011", "A02"))

    async def stand() -> None:
        await AgencyCase.filter(agency__code="A01").update(state="IN_PROGRESS")
        await AgencyCase.filter(agency__code="A02").update(state="SENT_TO_HEAD", sent_at=business_now())
        await AgencyCase.filter(agency__code="A03").update(state="SUBMITTED", sent_at=business_now())
        case = await AgencyCase.get(agency__code="A01")
        await case.entries.filter(number=1001).update(state="RETURNED")

    await tx(stand)
    marks = {agency: one.mark() for agency, one in people.items()} | {"head": head.mark()}
    await _goes_on(house, 2)
    assert "۱ سنجه نیاز به اصلاح دارد" in people["A01"].since(marks["A01"])
    assert "۲ سنجهٔ دیگر هم هنوز ثبت نشده است." in people["A01"].since(marks["A01"])
    assert people["A02"].since(marks["A02"]) == people["A03"].since(marks["A03"]) == ""
    told = head.since(marks["head"])
    assert "منتظر تأیید شماست" in told and "آمادهٔ بررسی" not in told
    until = re.search(r"مهلت تأیید: (.+) —", told)
    assert until is not None and until[1] in await head.send("/approve")  # the reminder and the card agree
    mark = head.mark()
    await _goes_on(house, 1, 1, 1, 1, 1, 1)
    kinds = [one.kind for one in await Reminder.filter(case__agency__code="A02")]
    assert kinds == ["head-3-days", "head-1-days", "head-hours", "grace-head-1-days", "grace-head-hours"]
    assert "فقط تأیید شما مانده" in head.since(mark)
    assert await Reminder.filter(case__agency__code="A03").count() == 0


@pytest.mark.feature("07e")
async def test_reminders_of_a_deadline_come_one_after_the_other(house: House) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=9, measures=3, agencies_count=1)
    liaison = await joined(house, "bale")
    await _finishes(liaison, ("G01-1",))
    await _goes_on(house, 11)
    assert await _rows() == [
        ("7-days", 1, "sent"),
        ("3-days", 1, "sent"),
        ("1-days", 1, "sent"),
        ("hours", 1, "sent"),
    ]
    told = [message.text for message in liaison.phone.inbox if "هنوز ثبت نشده است" in message.text]
    assert len(told) == 4


@pytest.mark.feature("07e")
async def test_restarts_ticks_and_a_clock_moved_back_repeat_no_reminder(house: House) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=4, measures=3, agencies_count=1)
    await joined(house, "bale")
    await _goes_on(house, 2)
    for _ in range(2):
        await house.restart()
        assert house.application is not None
        house.application.ticker.soon()
        await house.settled()
    there = business_now()
    for at in (there - timedelta(hours=36), there):
        await tx(lambda at=at: demo_clock.ask_for(at))
        await house.settled()
    assert await _rows() == [("3-days", 1, "sent")]


@pytest.mark.feature("07e")
async def test_outage_over_several_reminders_sends_only_the_newest(house: House) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=40, measures=3, agencies_count=1)
    liaison = await joined(house, "bale")
    mark = liaison.mark()
    await _stand_at(house, business_now() + timedelta(days=38))
    assert [one for one in await _rows() if one[0] != "silent"] == [
        ("30-days", 1, "superseded"),
        ("14-days", 1, "superseded"),
        ("7-days", 1, "superseded"),
        ("3-days", 1, "sent"),
    ]
    assert liaison.since(mark).count("هنوز ثبت نشده است") == 1
    assert await Outage.all().count() == 0  # the clock was moved; nobody was away


@pytest.mark.feature("07e")
async def test_moved_deadline_has_reminders_of_its_own(house: House) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=4, measures=3, agencies_count=1)
    await joined(house, "bale")
    await _goes_on(house, 2)
    later = end_of_day(local_date(business_now()) + timedelta(days=7))
    await tx(lambda: cycles.move_deadline(SYSTEM, 1, later, 1))
    await _goes_on(house, 5)
    assert await _rows() == [("3-days", 1, "sent"), ("3-days", 2, "sent")]


@pytest.mark.feature("07e")
async def test_an_agency_with_more_time_is_reminded_by_its_own_deadline(house: House) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=4, measures=3, agencies_count=2)
    await joined(house, "bale")
    longer = await joined(house, "telegram", number="09120000002", agency="A02")
    until = end_of_day(local_date(business_now()) + timedelta(days=11))

    async def grant() -> None:
        await AgencyCase.filter(agency__code="A02").update(deadline_at=until, deadline_version=1)
        await installation.put(outages.deadline_set_key(2), business_now().isoformat(" "))

    await tx(grant)
    mark = longer.mark()
    await _goes_on(house, 2)
    assert longer.since(mark) == ""
    await _goes_on(house, 3, 3)
    assert "مهلت خودارزیابی: ۳ روز دیگر" in longer.since(mark)
    found = {one.kind: one.deadline_version for one in await Reminder.filter(case__agency__code="A02")}
    assert found == {"7-days": 1000, "3-days": 1000}
    assert {one.deadline_version for one in await Reminder.filter(case__agency__code="A01")} == {1}


async def test_reminders_before_the_opening_never_existed(house: House) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=10, measures=3, agencies_count=1)
    await joined(house, "bale")
    await _goes_on(house, 4)
    assert await _rows() == [("7-days", 1, "sent")]


async def test_liaison_who_joins_later_is_not_flooded_with_the_past(house: House) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=10, measures=3, agencies_count=1)
    await _goes_on(house, 8)
    late = await joined(house, "bale")
    assert "هنوز ثبت نشده است" not in late.seen


@pytest.mark.feature("07e", "04b")
async def test_silent_agencies_are_told_of_to_their_head_and_to_staff_once(house: House) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=20, measures=3, agencies_count=3)
    staff = await joined(house, "bale", Role.ADMIN, "09120000009")
    head = Talk(house, await house.joined("bale", Role.AGENCY_HEAD, "09120000011", "A02"))
    mark = head.mark()
    await _goes_on(house, 7)
    assert head.since(mark).count("هنوز آغاز نشده است") == 1
    mark, staffs = head.mark(), staff.mark()
    await _goes_on(house, 6, 4, 2)
    assert "هنوز آغاز نشده" not in head.since(mark)
    told = staff.since(staffs)
    assert told.count("۳ دستگاه بی‌پاسخ است.") == 1
    assert "هنوز کسی دعوت نشده" in told
    assert await Reminder.filter(kind="silent").count() == 1
    assert await Reminder.filter(kind="silent-staff").count() == 3


@pytest.mark.feature("SLA-5")
async def test_an_outage_over_the_deadline_gives_everybody_the_time_back(house: House) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=2, measures=3, agencies_count=1)
    liaison = await joined(house, "bale")
    staff = await joined(house, "bale", Role.ADMIN, "09120000009")
    await _finishes(liaison, ("G01-1",))
    former = (await Cycle.get(id=1)).deadline_at
    assert former is not None
    marks = liaison.mark(), staff.mark()
    await house.stop()
    back = former + timedelta(hours=9)
    by = back - business_now()
    house.world.clock.move(hours=by.total_seconds() / 3600)

    async def away() -> None:
        await installation.put(demo_clock.OFFSET, str((clock.business_offset() + by).total_seconds()))
        await installation.put(outages.BEAT, str(machine_ms() - int(timedelta(hours=22).total_seconds() * 1000)))

    await house.apart(away)
    await house.start()
    await house.settled()
    cycle = await Cycle.get(id=1)
    assert cycle.deadline_at is not None
    assert back + timedelta(hours=22) <= cycle.deadline_at <= back + timedelta(hours=23)
    assert (cycle.deadline_version, cycle.state) == (2, "SELF_ASSESSMENT_OPEN")
    assert "مهلت تمدید شد" in liaison.since(marks[0])
    assert "به همان اندازه تمدید شد و به ۱ نفر خبر داده شد." in staff.since(marks[1])
    assert "پیام‌رسان‌ها پیام‌ها را تا ۲۴ ساعت نگه می‌دارند" in liaison.since(marks[0])
    assert ": ۸۰ —" in await liaison.press("آخرین ثبت‌ها")
    await house.restart()
    await house.settled()
    assert await Outage.all().count() == 1
    assert (await Cycle.get(id=1)).deadline_version == 2


@pytest.mark.feature("SLA-5")
async def test_digest_comes_once_a_working_day_with_the_head_of_the_chain(house: House) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=20, measures=3, agencies_count=2)
    liaison = await joined(house, "bale")
    staff = await joined(house, "bale", Role.ADMIN, "09120000009")
    await _goes_on(house, 0.02)
    await _finishes(liaison, ("G01-1",))
    mark = staff.mark()
    await _goes_on(house, 1)
    told = staff.since(mark)
    assert told.count("زنجیرهٔ رخدادها:") == 1
    assert "از خلاصهٔ پیش: ۱ مقدار، ۱ ثبت سنجه" in told
    mark = staff.mark()
    await _goes_on(house, 0.2, 1, 1, 1, 1, 1)  # Sunday to Friday: the weekend has none
    assert staff.since(mark).count("زنجیرهٔ رخدادها:") == 3


@pytest.mark.slow
@pytest.mark.feature("07e", "SLA-4.2", "SLA-5")
async def test_a_whole_cycle_with_an_outage_more_time_and_a_clock_moved_back(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    await _stand_at(house, SATURDAY)
    await house.sample_cycle(days=32, measures=3, agencies_count=4)
    for place in range(1, 5):
        await joined(house, "bale", number=f"0912000000{place}", agency=f"A0{place}")
    for code, state in (("A01", "IN_PROGRESS"), ("A02", "IN_PROGRESS"), ("A03", "SUBMITTED"), ("A04", "IN_PROGRESS")):
        await tx(lambda code=code, state=state: AgencyCase.filter(agency__code=code).update(state=state))
    await tx(lambda: _stands(2, "IN_PROGRESS", "SELF_SCORED"))
    await _goes_on(house, 5)  # 30 days
    await _stand_at(house, business_now() + timedelta(days=20))  # 14 and 7 days went by unseen
    there = business_now()
    for at in (there - timedelta(days=3), there):
        await tx(lambda at=at: demo_clock.ask_for(at))
        await house.settled()
    longer = end_of_day(local_date(business_now()) + timedelta(days=14))

    async def grant() -> None:
        await AgencyCase.filter(agency__code="A04").update(deadline_at=longer, deadline_version=1)
        await installation.put(outages.deadline_set_key(4), business_now().isoformat(" "))

    await tx(grant)
    await _goes_on(house, 9, 7)
    found: dict[str, list[str]] = {code: [] for code in ("A01", "A02", "A03", "A04")}
    for one in await Reminder.all().order_by("id").select_related("case__agency"):
        late = "" if one.state == "sent" else " (superseded)"
        found[one.case.agency.code].append(one.kind + late)
    with capsys.disabled():
        for code, kinds in found.items():
            print(f"\n| {code} | {', '.join(kinds) or 'none'} |", end="")
    assert found == {
        "A01": ["30-days", "14-days (superseded)", "7-days", "3-days", "1-days", "hours"],
        "A02": [f"ready-{one}" for one in found["A01"]],
        "A03": [],
        "A04": ["30-days", "14-days (superseded)", "7-days", "7-days", "3-days", "1-days", "hours"],
    }
