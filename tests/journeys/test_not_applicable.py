"""«عدم مصداق» from the measure's card to staff's decision and back, with its document, on both messengers (07d)."""

import pytest

from models.assessment import EvidenceFile, MeasureEntry
from models.requests import NotApplicableRequest
from services.access import Role
from tests.house import House
from tests.papers import pdf, pdf_with_password
from tests.talk import Talk, joined

REASON = "این خدمت در استان ما به دستگاه دیگری واگذار شده است."


async def _people(house: House, platform: str) -> tuple[Talk, Talk]:
    await house.sample_cycle(measures=3, agencies_count=2)
    staff = await joined(house, platform, Role.ADMIN, "09120000009")
    return await joined(house, platform), staff


@pytest.mark.feature("07d")
async def test_asked_with_a_document_and_accepted(house: House, platform: str) -> None:
    liaison, staff = await _people(house, platform)
    await liaison.send("/fill G01-1")
    await liaison.send("۷۰")
    assert "چرا این سنجه دربارهٔ دستگاه شما مصداق ندارد؟" in await liaison.press("عدم مصداق")
    assert "دست‌کم ۱۰ نویسه" in await liaison.send("نداریم")
    assert "در انتظار تصمیم" in await liaison.send(REASON)
    shown = await liaison.upload("برش.pdf", pdf("na"))
    assert "سند درخواست عدم مصداق شد" in shown
    assert "رمز دارد" in await liaison.upload("قفل.pdf", pdf_with_password())
    assert {one.purpose for one in await EvidenceFile.all()} == {"na"}
    assert "درخواست تازهٔ عدم مصداق" in staff.seen

    shown = await staff.press("دیدن درخواست")
    assert REASON in shown
    assert "سند: «برش.pdf»" in shown
    assert "با پذیرش، پیش‌بینی" in shown
    await staff.press("سند ۱")
    assert "سند «برش.pdf»" in staff.last
    await staff.send("/na")
    await staff.press("G01-1")
    card = staff.phone.last
    assert "بنا بر برش استانی" in await staff.press("پذیرش")
    mark = liaison.mark()
    assert "پذیرفته شد" in await staff.press("دلیل ۱")
    assert "پذیرفته شد" in liaison.since(mark)
    assert "بنا بر برش استانی" in liaison.since(mark)
    await staff.press("رد", on=card)  # an old card: the decision stands until the reason is given
    assert (await NotApplicableRequest.get()).state == "ACCEPTED"
    shown = await liaison.send("/fill G01-1")
    assert "عدم مصداق" in shown
    await liaison.send("/na")
    assert "پذیرفته شد" in liaison.last


@pytest.mark.feature("07d")
async def test_rejected_in_words_and_filled_in_after_all(house: House, platform: str) -> None:
    liaison, staff = await _people(house, platform)
    await liaison.send("/fill G01-2")
    await liaison.send("۴۰")
    await liaison.press("عدم مصداق")
    await liaison.send(REASON)
    await staff.press("دیدن درخواست")
    await staff.press("رد")
    mark = liaison.mark()
    assert "رد شد و به دستگاه گفته شد" in await staff.send("این وظیفه در شرح وظایف دستگاه است.")
    told = liaison.since(mark)
    assert "پذیرفته نشد" in told
    assert "این وظیفه در شرح وظایف دستگاه است." in told
    entry = await MeasureEntry.get(number=1002)
    assert entry.state == "DRAFT"
    assert "۴۰" in await liaison.send("/fill G01-2")
    assert "درخواست پیشین پذیرفته نشد" in await liaison.press("عدم مصداق")


async def test_two_of_staff_decide_and_the_agency_takes_it_back(house: House) -> None:
    liaison, staff = await _people(house, "bale")
    second = await joined(house, "telegram", Role.ADMIN, "09120000008")
    await liaison.send("/fill G01-1")
    await liaison.press("عدم مصداق")
    await liaison.send(REASON)
    await staff.press("دیدن درخواست")
    await second.send("/na")
    await second.press("G01-1")
    await staff.press("پذیرش")
    await second.press("رد")
    await liaison.send("/na")
    await liaison.press("۱۰۰۱")
    assert "پس گرفته شد" in await liaison.press("پس گرفتن")
    assert "دیگر در صف نیست" in await staff.press("دلیل ۱")
    assert "دیگر در صف نیست" in await second.send("دلیلی که دیر رسید")
    assert "درخواستی در صف نیست" in await second.send("/na")


async def test_a_measure_that_everybody_has_is_not_asked_about(house: House) -> None:
    liaison, _ = await _people(house, "bale")
    await liaison.send("/fill G01-3")
    entry = await MeasureEntry.get(number=1003)
    assert "پیش‌بینی نشده است" in await liaison.forge(f"na-ask:{entry.id}")
    foreign = await MeasureEntry.get(number=1004)
    assert "در دسترس شما نیست" in await liaison.forge(f"na-ask:{foreign.id}")
