"""The deadline: spelled as people do, moved, reached; what was sent in time counts whenever it is processed."""

from datetime import timedelta

import pytest

from messages.jalali import day as jalali_day
from messages.jalali import end_of_day, local_date
from models.assessment import Value
from models.clock import business_now
from models.cycle import Cycle
from services.access import Role
from services.states import CycleState
from tests.house import House
from tests.papers import agency_rows, catalogue_rows, sheet
from tests.talk import Talk, jalali, joined


async def _ready_to_open(house: House, platform: str) -> Talk:
    staff = await joined(house, platform, Role.ADMIN, "09120000009")
    await staff.press("تعریف دوره")
    await staff.send("1403")
    for kind, rows in (("agencies", agency_rows(2)), ("catalogue", catalogue_rows())):
        await staff.send(f"/import {kind}")
        await staff.upload("f.xlsx", sheet(kind, rows))
        await staff.press("تأیید و ورود")
    return staff


@pytest.mark.deep
@pytest.mark.feature("04a")
@pytest.mark.parametrize("spelling", ["numeric", "latin", "named", "weekday", "tomorrow"])
async def test_deadline_spelled_as_people_do(house: House, spelling: str) -> None:
    staff = await _ready_to_open(house, "bale")
    on = local_date(business_now()) + timedelta(days=1 if spelling == "tomorrow" else 40)
    named = jalali_day(on)
    typed = {
        "numeric": jalali(on),
        "latin": jalali(on).translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹/", "0123456789-")),
        "named": named.split(" ", 1)[1].replace("ی", "ي"),
        "weekday": named,
        "tomorrow": "فردا",
    }[spelling]
    await staff.press("گشایش دوره")
    assert named in await staff.send(typed)
    await staff.press("گشایش و اعلام")
    cycle = await Cycle.get(year=1403)
    assert cycle.deadline_at == end_of_day(on)


async def test_opening_confirmed_twice_opens_once_and_moves_nothing(house: House, platform: str) -> None:
    staff = await _ready_to_open(house, platform)
    await staff.press("گشایش دوره")
    await staff.send("پس‌فردا")
    card = staff.phone.last
    await staff.press("گشایش و اعلام", on=card)
    data = card.rows[0][0]["callback_data"]
    assert "این کار اکنون شدنی نیست" in await staff.forge(data, card)
    assert (await Cycle.get(year=1403)).deadline_version == 1


async def test_old_button_does_not_move_the_deadline_back(house: House, platform: str) -> None:
    staff = await _ready_to_open(house, platform)
    await staff.press("گشایش دوره")
    await staff.send("فردا")
    await staff.press("گشایش و اعلام")
    await staff.send("/cycle")
    await staff.send("پس‌فردا")
    card = staff.phone.last
    data = card.rows[0][0]["callback_data"]
    await staff.press("ثبت مهلت تازه")
    await staff.send("/cycle")
    later = local_date(business_now()) + timedelta(days=9)
    await staff.send(jalali(later))
    await staff.press("ثبت مهلت تازه")
    assert "این کار اکنون شدنی نیست" in await staff.forge(data, card)
    assert (await Cycle.get(year=1403)).deadline_at == end_of_day(later)


@pytest.mark.feature("SLA-4.2")
async def test_deadline_locks_and_says_so(house: House, platform: str) -> None:
    await house.sample_cycle(days=3, measures=3, agencies_count=2)
    staff = await joined(house, "bale", Role.ADMIN, "09120000009")
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    await liaison.send("۵۰")
    mark = liaison.mark()
    house.world.move_clock(days=4)
    await house.settled()
    assert "مهلت خودارزیابی تمام شد." in liaison.since(mark)
    assert "هیچ سنجه‌ای از ۳ سنجه به حساب نمی‌آید" in liaison.since(mark)
    assert "پایان یافت" in staff.last
    shown = await liaison.send("۶۰")
    assert "تمام شده و این تغییر ثبت نشد." in shown
    assert "راهبر ارزیابی" in shown
    assert await Value.all().count() == 1
    assert "تمام شد" in await liaison.press("خانه")


@pytest.mark.feature("SLA-4.2")
async def test_value_sent_in_time_but_processed_late_counts(house: House, platform: str) -> None:
    await house.sample_cycle(days=3, measures=3, agencies_count=2)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    await house.stop()
    liaison.phone.send("۵۰")
    house.world.move_clock(days=4)
    late = liaison.phone.send("۶۰")
    assert late
    await house.start()
    await house.settled()
    assert (await Cycle.get(year=1403)).state == CycleState.SELF_ASSESSMENT_LOCKED
    assert [one.amount for one in await Value.all()] == [50]
    assert "این تغییر ثبت نشد" in liaison.seen


@pytest.mark.feature("SLA-4.2")
async def test_deadline_moved_after_the_lock_opens_again_and_is_told(house: House, platform: str) -> None:
    await house.sample_cycle(days=3, measures=3, agencies_count=2)
    staff = await joined(house, "bale", Role.ADMIN, "09120000009")
    liaison = await joined(house, platform)
    house.world.move_clock(days=4)
    await house.settled()
    mark = liaison.mark()
    await staff.send("/start")
    await staff.press("تغییر مهلت")
    await staff.send("فردا")
    shown = await staff.press("ثبت مهلت تازه")
    assert "مهلت تازه ثبت شد" in shown
    assert "تغییر کرد" in liaison.since(mark)
    await liaison.send("/fill G01-1")
    assert "مقدار شما: ۵۰ ←" in await liaison.send("۵۰")
