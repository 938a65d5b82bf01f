"""A measure by its kind: steps, specific ones, missing weight or target, last year, steward, who only reads."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from models import sql
from models.assessment import MeasureEntry, Value
from models.cycle import Measure, ReferenceValue
from models.gate import tx
from services.access import Role
from services.states import EntryState
from tests.house import House
from tests.papers import pdf
from tests.talk import Talk, joined

SEEN_AT = datetime(2026, 1, 1, tzinfo=UTC)


async def _at(house: House, platform: str, code: str = "G01-1", **changes: Any) -> Talk:
    """A liaison; the first measure is made what the test needs."""
    await house.sample_cycle(measures=3, agencies_count=1)
    if changes:
        await tx(lambda: Measure.filter(code=code).update(**changes))
    return await joined(house, platform)


async def _last_year(code: str, amount: int, kind: str = "last_year") -> None:
    measure = await Measure.get(code=code)
    given: Mapping[str, Any] = {"agency_id": 1, "measure_id": measure.id, "kind": kind, "amount": amount}
    await tx(lambda: ReferenceValue.create(**given, given_at=SEEN_AT))


@pytest.mark.feature("07a")
@pytest.mark.parametrize("typed", ["۸۷٫۵ درصد", "87.5درصد", "٪۸۷/۵"])
async def test_percent_may_be_a_word(house: House, typed: str) -> None:
    liaison = await _at(house, "bale")
    await liaison.press("شروع از")
    assert "مقدار شما: ۸۷٫۵ ←" in await liaison.send(typed)


@pytest.mark.feature("07a", "ST-10")
async def test_yes_or_no_is_answered_by_one_press_on_the_card(house: House, platform: str) -> None:
    liaison = await _at(house, platform, kind="binary", steps=[["yes", "100"], ["no", "0"]])
    await liaison.press("شروع از")
    assert liaison.labels[:2] == ["بلی", "خیر"]
    card = liaison.phone.last
    shown = await liaison.press("بلی")
    assert "مقدار شما: بلی (۱۰۰٪) ← امتیاز پیش‌بینی‌شده ۲۴ از ۲۴" in shown
    assert "اکنون مستندات را بفرستید." in shown
    assert liaison.labels[0] == "مستندات (۰)"
    # The old card, pressed once more: what is there now is shown, and nothing is overwritten.
    assert "در این میان تغییر کرده است" in await liaison.press("خیر", on=card)
    assert await Value.all().count() == 1
    await liaison.press("مقدار")
    assert "مقدار شما: خیر (۰٪) ←" in await liaison.press("خیر")


@pytest.mark.feature("07a")
async def test_ladder_of_many_steps_has_pages_and_takes_a_typed_percent(house: House) -> None:
    steps = [[f"گام {number} با عنوانی بلند که روی دکمه جا نمی‌شود", str(number * 10)] for number in range(1, 10)]
    liaison = await _at(house, "telegram", kind="ladder", steps=steps)
    await liaison.press("شروع از")
    assert "گام دستگاه خود را برگزینید" in liaison.last
    shown = await liaison.press("مقدار")
    assert "۶. گام 6 با عنوانی بلند که روی دکمه جا نمی‌شود — ۶۰٪" in shown
    assert "صفحهٔ ۱ از ۲" in shown
    assert len(shown.splitlines()) <= 9
    await liaison.press("بعدی‌ها")
    assert "مقدار شما: گام 7" in await liaison.press("۷. گام 7")
    await liaison.press("مقدار")
    assert "از گام‌های سنجهٔ G01-1 نیست" in await liaison.send("۳۵")
    assert "مقدار شما: گام 3" in await liaison.send("۳۰٪")
    entry = await MeasureEntry.filter(number=1001).first()
    assert entry is not None
    forged = await liaison.forge(f"step:{entry.id}:{entry.version}:35")
    assert "از گام‌های سنجهٔ G01-1 نیست" in forged


@pytest.mark.feature("07a")
async def test_specific_measure_says_unit_target_direction_and_formula(house: House) -> None:
    liaison = await _at(house, "bale", kind="specific", unit="روز", target=8, direction="decreasing", method="")
    await _last_year("G01-1", 12)
    await liaison.press("شروع از")
    assert "محاسبه: هدف ÷ عملکرد" in liaison.last
    assert "هدف: ۸ روز، هرچه کمتر، بهتر؛ پارسال: ۱۲ روز" in liaison.last
    await liaison.press("مقدار")
    assert "واحد: روز" in liaison.last
    assert "مقدار شما: ۱۶ روز ← امتیاز پیش‌بینی‌شده ۱۲ از ۲۴" in await liaison.send("۱۶")
    shown = await liaison.send("۰")
    assert "صفر شدن این شاخص فقط با مستند امتیاز دارد." in shown
    assert "ثبت سنجه" not in liaison.labels
    await liaison.upload("گواهی.pdf", pdf())
    assert "رسید ثبت سنجه" in await liaison.press("ثبت سنجه")


async def test_missing_target_leaves_the_points_open(house: House) -> None:
    liaison = await _at(house, "telegram", kind="specific", unit="هکتار", target=0, evidence=[])
    await liaison.press("شروع از")
    assert "هدف این شاخص اعلام نشده؛ امتیاز پس از اعلام حساب می‌شود." in liaison.last
    shown = await liaison.send("۱۲۰")
    assert "مقدار شما: ۱۲۰ هکتار" in shown
    assert "پیش‌بینی‌شده" not in shown
    assert "امتیاز پس از اعلام وزن و هدف حساب می‌شود." in await liaison.press("ثبت سنجه")


@pytest.mark.feature("07a")
async def test_weight_not_announced_shows_the_achievement_only(house: House) -> None:
    liaison = await _at(house, "bale")
    await tx(lambda: sql.run("UPDATE cycle SET weights_by_agency = 1"))
    await liaison.press("شروع از")
    assert "وزن اعلام نشده" in liaison.last
    assert "مقدار شما: ۵۰ ← تحقق ۵۰٪" in await liaison.send("۵۰")
    assert (await Value.get()).score is None
    await liaison.upload("گزارش.pdf", pdf())
    assert "امتیاز پس از اعلام وزن و هدف حساب می‌شود." in await liaison.press("ثبت سنجه")


@pytest.mark.feature("07c")
async def test_last_year_and_the_stewards_value_are_shown(house: House) -> None:
    await house.sample_cycle(measures=10, agencies_count=1)
    await _last_year("G01-1", 72)
    await _last_year("G04-1", 80, "steward")
    liaison = await joined(house, "bale")
    assert "از ۱۰۰؛ پارسال: ۷۲" in await liaison.send("/fill G01-1")
    shown = await liaison.send("/fill G04-1")
    assert "مقدار اعلام‌شده: ۸۰ ← امتیاز" in shown
    assert "کاری لازم نیست" in shown


@pytest.mark.feature("07a")
async def test_what_the_head_returned_and_what_was_corrected_is_said_on_nine_lines(house: House) -> None:
    liaison = await _at(house, "telegram")
    await tx(
        lambda: MeasureEntry.filter(number=1001).update(
            state=EntryState.RETURNED, return_reason="عدد با صورت‌جلسه نمی‌خواند", explanation="شرح کار", version=2
        )
    )
    await tx(lambda: Measure.filter(code="G01-1").update(version=2))
    shown = await liaison.send("/fill 1001")
    assert "🟠 نیاز به اصلاح" in shown
    assert "مدیر دستگاه: عدد با صورت‌جلسه نمی‌خواند" in shown
    assert "این سنجه پس از آغاز اصلاح شد" in shown
    assert "توضیح: شرح کار" in shown
    assert len(shown.splitlines()) <= 9
    shown = await liaison.send("۶۰")
    assert "پس از آغاز اصلاح شد" not in shown
    assert "پس از آغاز اصلاح شد" not in await liaison.send("/fill 1001")


async def test_guide_has_everything_in_full(house: House, platform: str) -> None:
    liaison = await _at(house, platform, method="روشی بسیار بلند. " * 20)
    await tx(lambda: sql.run("UPDATE indicator SET definition = 'تعریف شاخص', steward = 'سازمان نمونه'"))
    await liaison.press("شروع از")
    assert "…" in liaison.last
    shown = await liaison.press("راهنما")
    assert "تعریف: تعریف شاخص" in shown
    assert "راهبر شاخص: سازمان نمونه" in shown
    assert shown.count("روشی بسیار بلند.") == 20
    assert "مستندات لازم:" in shown
    await liaison.press("صفحهٔ قبل")
    assert "(شمارهٔ ۱۰۰۱)" in liaison.last


@pytest.mark.feature("07a", "SLA-4.1")
async def test_case_that_was_sent_is_only_read(house: House, platform: str) -> None:
    liaison = await _at(house, platform)
    await liaison.press("شروع از")
    await liaison.send("۵۰")
    await tx(lambda: sql.run("UPDATE agency_case SET state = 'SENT_TO_HEAD'"))
    shown = await liaison.send("/fill 1001")
    assert "🔵 ارسال‌شده" in shown
    assert "خودارزیابی فرستاده شده است" in shown
    assert "مقدار" not in liaison.labels
    assert "سنجه‌ها تغییر نمی‌کند" in await liaison.send("۷۰")
    assert "سنجه‌ها تغییر نمی‌کند" in await liaison.upload("دیر.pdf", pdf())
    assert "سنجه‌ها تغییر نمی‌کند" in await liaison.upload("دیر.pdf", pdf(), "1002")


async def test_head_and_staff_see_the_same_card_and_change_nothing(house: House, platform: str) -> None:
    liaison = await _at(house, platform)
    await liaison.press("شروع از")
    await liaison.send("۵۰")
    await liaison.upload("گزارش.pdf", pdf())
    head = Talk(house, await house.joined(platform, Role.AGENCY_HEAD, "09120000007", "A01"))
    staff = await joined(house, platform, Role.ADMIN, "09120000009")
    entry = await MeasureEntry.get(number=1001)
    for reader in (head, staff):
        shown = await reader.forge(f"entry:{entry.id}")
        assert "مقدار شما: ۵۰ ←" in shown
        assert reader.labels == ["مستندات (۱)", "راهنما", "سنجهٔ بعدی", "صفحهٔ قبل"]
        await reader.send("۷۰")
        for data in (f"value:{entry.id}", f"explain:{entry.id}", f"paper:{entry.id}", f"step:{entry.id}:9:0"):
            assert "مقدار سنجهٔ" not in await reader.forge(data)
        await reader.forge(f"next:{entry.id}")
        assert "(شمارهٔ ۱۰۰۲)" in reader.last
    assert [one.amount for one in await Value.all()] == [50]


@pytest.mark.feature("07a")
async def test_explanation_is_saved_at_once_counted_and_cleared(house: House, platform: str) -> None:
    liaison = await _at(house, platform)
    colleague = await joined(house, platform, number="09120000002")
    await liaison.press("شروع از")
    assert "اکنون ۰ از ۲٬۰۰۰ نویسه" in (await liaison.press("توضیح")).replace("۲۰۰۰", "۲٬۰۰۰")
    assert "۲٬۰۰۱".replace("٬", "") in (await liaison.send("ن" * 2001)).replace("٬", "")
    await colleague.send("/fill 1001")
    await colleague.send("۴۰")  # another thing of the same measure, meanwhile
    assert "توضیح ذخیره شد (۸ نویسه".replace("نویسه", "از") in await liaison.send("۱۲ نامه.")
    assert "توضیح: ۱۲ نامه." in liaison.last
    assert (await MeasureEntry.get(number=1001)).explanation == "۱۲ نامه."
    await liaison.press("توضیح")
    await colleague.send("/fill 1001")
    await colleague.press("توضیح")
    await colleague.send("نظر همکار")
    assert "همکار شما در این میان توضیح" in await liaison.send("نظر من")
    assert "توضیح: نظر همکار" in liaison.last
    await liaison.press("توضیح")
    assert "توضیح پاک شد." in await liaison.press("پاک کردن")
    assert (await MeasureEntry.get(number=1001)).explanation == ""
