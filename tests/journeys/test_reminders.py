"""Reminders: to who has something left, each kind once, the newest only after a jump, anew for a moved deadline."""

from datetime import timedelta

import pytest

from messages.jalali import end_of_day, local_date
from models import installation
from models.clock import business_now
from models.gate import tx
from models.reminding import Reminder
from services import cycles, demo_clock
from services.access import SYSTEM
from tests.house import House
from tests.papers import pdf
from tests.talk import Talk, joined


async def _rows() -> list[tuple[str, int, str]]:
    return [(one.kind, one.deadline_version, one.state) for one in await Reminder.all().order_by("id")]


async def _finishes(liaison: Talk, codes: tuple[str, ...]) -> None:
    for code in codes:
        await liaison.send(f"/fill {code}")
        await liaison.send("۸۰")
        await liaison.upload(f"{code}.pdf", pdf(code))
        await liaison.press("ثبت سنجه")


@pytest.mark.feature("07e")
async def test_reminder_goes_to_the_one_with_something_left_and_names_it(house: House, platform: str) -> None:
    await house.sample_cycle(days=4, measures=3, agencies_count=2)
    busy = await joined(house, platform)
    done = await joined(house, platform, number="09120000002", agency="A02")
    await _finishes(busy, ("G01-1",))
    await _finishes(done, ("G01-1", "G01-2", "G01-3"))
    before_busy, before_done = busy.mark(), done.mark()
    house.world.move_clock(days=2)
    await house.settled()
    assert "۲ سنجه از ۳ هنوز ثبت نشده است؛ از جمله:" in busy.since(before_busy)
    assert "۲ سنجه مستند ندارد." in busy.since(before_busy)
    assert done.since(before_done) == ""
    assert busy.labels == ["ادامه", "چه مانده؟"]
    assert "▓▓▓░░░░░░░ ۱ از ۳ سنجه" in await busy.press("ادامه")


@pytest.mark.feature("07e")
async def test_table_of_reminders_over_a_whole_cycle(house: House) -> None:
    await house.sample_cycle(days=40, measures=3, agencies_count=1)
    liaison = await joined(house, "bale")
    for _ in range(42):
        house.world.move_clock(days=1)
        await house.settled()
    assert await _rows() == [
        ("30-days", 1, "sent"),
        ("14-days", 1, "sent"),
        ("7-days", 1, "sent"),
        ("3-days", 1, "sent"),
        ("1-days", 1, "sent"),
        ("hours", 1, "sent"),
    ]
    told = [message.text for message in liaison.phone.inbox if "هنوز ثبت نشده است" in message.text]
    assert len(told) == 6


@pytest.mark.feature("07e")
async def test_restarts_and_ticks_repeat_no_reminder(house: House) -> None:
    await house.sample_cycle(days=4, measures=3, agencies_count=1)
    await joined(house, "bale")
    house.world.move_clock(days=2)
    await house.settled()
    for _ in range(2):
        await house.restart()
        assert house.application is not None
        house.application.ticker.soon()
        await house.settled()
    assert await _rows() == [("3-days", 1, "sent")]


@pytest.mark.feature("07e")
async def test_outage_over_several_reminders_sends_only_the_newest(house: House) -> None:
    await house.sample_cycle(days=40, measures=3, agencies_count=1)
    liaison = await joined(house, "bale")
    mark = liaison.mark()
    jump = timedelta(days=38)
    await house.stop()
    house.world.clock.move(days=38)
    await house.apart(lambda: _shift(jump))
    await house.start()
    await house.settled()
    assert await _rows() == [
        ("30-days", 1, "superseded"),
        ("14-days", 1, "superseded"),
        ("7-days", 1, "superseded"),
        ("3-days", 1, "sent"),
    ]
    assert liaison.since(mark).count("هنوز ثبت نشده است") == 1


async def _shift(by: timedelta) -> None:
    await installation.put(demo_clock.OFFSET, str(by.total_seconds()))


@pytest.mark.feature("07e")
async def test_moved_deadline_has_reminders_of_its_own(house: House) -> None:
    await house.sample_cycle(days=4, measures=3, agencies_count=1)
    await joined(house, "bale")
    house.world.move_clock(days=2)
    await house.settled()
    later = end_of_day(local_date(business_now()) + timedelta(days=5))
    await tx(lambda: cycles.move_deadline(SYSTEM, 1, later, 1))
    await house.settled()
    house.world.move_clock(days=3)
    await house.settled()
    assert await _rows() == [("3-days", 1, "sent"), ("3-days", 2, "sent")]


async def test_reminders_before_the_opening_never_existed(house: House) -> None:
    await house.sample_cycle(days=10, measures=3, agencies_count=1)
    await joined(house, "bale")
    house.world.move_clock(days=4)
    await house.settled()
    assert await _rows() == [("7-days", 1, "sent")]


async def test_liaison_who_joins_later_is_not_flooded_with_the_past(house: House) -> None:
    await house.sample_cycle(days=10, measures=3, agencies_count=1)
    house.world.move_clock(days=8)
    await house.settled()
    late = await joined(house, "bale")
    assert "هنوز ثبت نشده است" not in late.seen
