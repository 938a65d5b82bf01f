"""Filling measures: numbers as people type them, restarts, two liaisons at once, a receipt that stays the same."""

import re

import pytest

from models.assessment import MeasureEntry, Receipt, Value
from tests.house import House
from tests.papers import pdf
from tests.talk import joined

TRACKING = re.compile(r"کد رهگیری: ([0-9A-Z-]{19})")


@pytest.mark.feature("07a")
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("87.5", "۸۷٫۵"),
        ("۸۷٫۵", "۸۷٫۵"),
        ("۸۷/۵", "۸۷٫۵"),
        ("٨٧٫٥", "۸۷٫۵"),
        ("۸۷٫۵ ٪", "۸۷٫۵"),
        ("0", "۰"),
        ("۱۰۰", "۱۰۰"),
    ],
)
async def test_value_in_any_digits_is_saved_and_forecast(house: House, typed: str, shown: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, "bale")
    await liaison.press("شروع از")
    assert f"مقدار شما: {shown} ←" in await liaison.send(typed)


@pytest.mark.parametrize("typed", ["صد", "۱۲۰ از ۲۰۰", "-۵", "۹۹۹۹۹۹۹۹۹", "=1+1", "۱۲٫۳٫۴"])
async def test_value_that_cannot_be_is_refused_with_an_example(house: House, typed: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, "telegram")
    await liaison.press("شروع از")
    await liaison.press("مقدار")
    shown = await liaison.send(typed)
    assert f"«{typed}»" in shown
    assert "نمونه: ۸۷٫۵" in shown
    assert await Value.all().count() == 0
    assert "مقدار شما: ۴۰ ←" in await liaison.send("۴۰")


async def test_value_over_the_target_gives_the_cap(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, "bale")
    await liaison.press("شروع از")
    shown = await liaison.send("۱۲۰")
    assert "سقف امتیاز" in shown
    assert "امتیاز پیش‌بینی‌شده ۲۴ از ۲۴" in shown


async def test_step_measure_takes_its_steps_only(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, "bale")
    await liaison.send("/fill G01-3")
    await liaison.press("مقدار")
    assert "از گام‌های سنجهٔ G01-3 نیست" in await liaison.send("۱۲۰")


@pytest.mark.feature("07a")
async def test_restart_in_the_middle_goes_on_at_the_same_place(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    await liaison.press("مقدار")
    await house.restart()
    assert "مقدار شما: ۶۰ ←" in await liaison.send("۶۰")
    await house.restart()
    await liaison.upload("گزارش.pdf", pdf())
    await house.restart()
    assert "رسید ثبت سنجه" in await liaison.press("ثبت سنجه")


async def test_what_was_sent_while_the_application_was_down_is_answered_in_order(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    await house.stop()
    mark = liaison.mark()
    liaison.phone.send("۱۰")
    liaison.phone.send("۲۰")
    liaison.phone.send("۳۰")
    await house.start()
    await house.settled()
    assert "مقدار شما: ۳۰ ←" in liaison.since(mark)
    assert [one.amount for one in await Value.all().order_by("id")] == [10, 20, 30]
    assert await Value.filter(superseded_at__isnull=True).count() == 1


async def test_record_without_value_or_evidence_is_not_offered_and_refused(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    assert "ثبت سنجه" not in liaison.labels
    entry = await MeasureEntry.all().order_by("number").first()
    assert entry is not None
    assert "هنوز مقدار ندارد" in await liaison.forge(f"record:{entry.id}:{entry.version}")
    await liaison.send("۵۰")
    assert "ثبت سنجه" not in liaison.labels
    assert "هنوز مستند ندارد" in await liaison.forge(f"record:{entry.id}:{entry.version + 1}")
    assert await Receipt.all().count() == 0


@pytest.mark.feature("07f")
async def test_record_pressed_twice_gives_the_same_receipt(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    await liaison.send("۵۰")
    await liaison.upload("گزارش.pdf", pdf())
    card = liaison.phone.last
    mark = liaison.mark()
    liaison.phone.press("ثبت سنجه", on=card)
    liaison.phone.press("ثبت سنجه", on=card)
    await house.settled()
    codes = TRACKING.findall(liaison.since(mark))
    assert len(codes) == 2
    assert len(set(codes)) == 1
    assert await Receipt.all().count() == 1


@pytest.mark.feature("07f")
async def test_changed_after_recording_has_to_be_recorded_again(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, "bale")
    await liaison.press("شروع از")
    await liaison.send("۵۰")
    await liaison.upload("گزارش.pdf", pdf())
    first = TRACKING.findall(await liaison.press("ثبت سنجه"))
    await liaison.send("/fill G01-1")
    assert "پیش‌نویس" in await liaison.send("۶۰")
    second = TRACKING.findall(await liaison.press("ثبت سنجه"))
    assert first != second
    assert await Receipt.all().count() == 2


async def test_second_liaison_sees_what_changed_meanwhile(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    first = await joined(house, platform)
    second = await joined(house, platform, number="09120000002")
    await first.send("/fill G01-1")
    await second.send("/fill G01-1")
    await first.send("۵۰")
    shown = await second.send("۷۰")
    assert "در این میان تغییر کرده است" in shown
    assert "مقدار شما: ۵۰ ←" in shown
    assert "مقدار شما: ۷۰ ←" in await second.send("۷۰")


async def test_file_of_the_second_liaison_hides_no_change(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    first = await joined(house, platform)
    second = await joined(house, platform, number="09120000002")
    await first.send("/fill G01-1")
    await second.send("/fill G01-1")
    await first.send("۵۰")
    await second.upload("گزارش.pdf", pdf())
    assert "در این میان تغییر کرده است" in await second.send("۷۰")


async def test_central_measure_asks_nothing_of_the_agency(house: House) -> None:
    await house.sample_cycle(measures=10, agencies_count=1)
    liaison = await joined(house, "bale")
    shown = await liaison.send("/fill G04-1")
    assert "کاری لازم نیست" in shown
    assert liaison.labels == ["راهنما", "سنجهٔ بعدی", "صفحهٔ قبل"]
    assert "کاری لازم نیست" in await liaison.send("۵۰")


@pytest.mark.feature("07c")
async def test_lists_lead_to_every_measure_and_back(house: House, platform: str) -> None:
    await house.sample_cycle(agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("چه مانده؟")
    assert "سنجه هنوز ثبت نشده است." in liaison.last
    assert "صفحهٔ ۱ از" in liaison.last
    await liaison.press("بعدی‌ها")
    assert "صفحهٔ ۲ از" in liaison.last
    await liaison.press("قبلی‌ها")
    assert "صفحهٔ ۱ از" in liaison.last
    await liaison.press("۱۰۰۲:")
    assert "(شمارهٔ ۱۰۰۲)" in liaison.last
    await liaison.press("سنجهٔ بعدی")
    assert "(شمارهٔ ۱۰۰۳)" in liaison.last
    await liaison.press("صفحهٔ قبل")
    assert "صفحهٔ ۱ از" in liaison.last
    await liaison.press("صفحهٔ قبل")
    await liaison.press("محورها")
    assert len(liaison.labels) == 9
    await liaison.press("۰ از")
    await liaison.press("صفحهٔ قبل")
    await liaison.press("صفحهٔ قبل")
    assert "░░░░░░░░░░ ۰ از" in liaison.last
