"""«تمدید»: asked in the chat, granted as asked, for another day, or denied by the deputy (07e, SLA-4.2)."""

from datetime import timedelta

import pytest

from messages.jalali import end_of_day, local_date
from models.assessment import AgencyCase
from models.clock import business_now
from models.requests import Extension
from services.access import Role
from tests.house import House
from tests.talk import Talk, jalali, joined

REASON = "آمار مصوب هنوز از وزارتخانه نرسیده است."


async def _people(house: House, platform: str) -> tuple[Talk, Talk]:
    await house.sample_cycle(days=10, measures=3, agencies_count=1)
    deputy = await joined(house, platform, Role.DEPUTY, "09120000007")
    return await joined(house, platform), deputy


async def _ask(liaison: Talk, typed: str) -> None:
    await liaison.send("/extensions")
    await liaison.press("درخواست تمدید")
    await liaison.send(typed)
    assert "فرستاده شد" in await liaison.send(REASON)


def _day(more: int) -> str:
    return jalali(local_date(business_now()) + timedelta(days=more))


@pytest.mark.feature("07e", "SLA-4.2")
async def test_asked_and_granted_as_asked(house: House, platform: str) -> None:
    liaison, deputy = await _people(house, platform)
    await liaison.send("/extensions")
    await liaison.press("درخواست تمدید")
    assert "روز شناخته‌شده‌ای نیست" in await liaison.send("هر وقت")
    assert "از مهلت کنونی دیرتر نیست" in await liaison.send(_day(5))
    assert "بیش از ۶۰ روز" in await liaison.send(_day(90))
    assert "دلیل را بنویسید" in await liaison.send(_day(15))
    assert "دست‌کم ۱۰ نویسه" in await liaison.send("لطفاً")
    assert "فرستاده شد" in await liaison.send(REASON)
    assert "در انتظار تصمیم" in liaison.last
    assert "در انتظار تصمیم است" in await liaison.forge("ext-ask")
    shown = await deputy.press("دیدن درخواست")
    assert REASON in shown
    assert "۰ از ۳ سنجه" in shown
    card = deputy.phone.last
    mark = liaison.mark()
    assert "تمدید شد" in await deputy.press("موافقت")
    assert "مهلت شما تمدید شد" in liaison.since(mark)
    assert "پیش‌تر موافقت شده" in await deputy.press("موافقت", on=card)
    until = end_of_day(local_date(business_now()) + timedelta(days=15))
    assert (await AgencyCase.get()).deadline_at == until
    assert "ویژهٔ دستگاه شماست" in await liaison.send("/extensions")


@pytest.mark.feature("07e")
async def test_another_day_and_a_denial(house: House) -> None:
    liaison, deputy = await _people(house, "bale")
    staff = await joined(house, "telegram", Role.ADMIN, "09120000006")
    await _ask(liaison, _day(30))
    await staff.send("/extensions")
    await staff.press("اداره")
    assert "تصمیم با معاون" in staff.last
    assert "موافقت" not in staff.labels
    request = await Extension.get()
    assert "در دسترس شما نیست" in await staff.forge(f"ext-ok:{request.id}:740000")
    await deputy.press("دیدن درخواست")
    await deputy.press("روز دیگر")
    assert "می‌شود" in await deputy.send(_day(20))
    await deputy.press("موافقت")
    await _ask(liaison, _day(40))
    await deputy.press("دیدن درخواست")
    await deputy.press("مخالفت")
    mark = liaison.mark()
    await deputy.send("زمان‌بندی ارسال اجازه نمی‌دهد.")
    told = liaison.since(mark)
    assert "موافقت نشد" in told
    assert "زمان‌بندی ارسال اجازه نمی‌دهد." in told
    assert "درخواستی در انتظار تصمیم نیست" in await deputy.send("/extensions")


async def test_taken_back_before_it_is_decided(house: House) -> None:
    liaison, deputy = await _people(house, "bale")
    await _ask(liaison, _day(15))
    await deputy.press("دیدن درخواست")
    assert "پس گرفته شد" in await liaison.press("پس گرفتن درخواست")
    assert "دستگاه این درخواست را پس گرفته است" in await deputy.press("موافقت")
