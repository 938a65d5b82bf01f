"""Files find their measure: by the open card, by the caption, or by asking; none is taken twice by accident."""

import hashlib

import pytest

from models.assessment import EvidenceFile, MeasureEntry
from services.states import EntryState, EvidenceState
from tests.house import House
from tests.papers import pdf
from tests.talk import joined


async def _of(code: str) -> list[str]:
    found = await EvidenceFile.filter(entry__measure__code=code, state=EvidenceState.UPLOADED).order_by("id")
    return [one.name for one in found]


@pytest.mark.feature("07b")
@pytest.mark.parametrize("caption", ["1002", "۱۰۰۲", "١٠٠٢", "G01-2", "g01-2", " G01-2 "])
async def test_caption_names_the_measure(house: House, caption: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    liaison = await joined(house, "bale")
    await liaison.press("شروع از")
    await liaison.upload("شرح.pdf", pdf(), caption)
    assert await _of("G01-2") == ["شرح.pdf"]
    assert await _of("G01-1") == []


async def test_number_of_another_agency_is_no_caption(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=2)
    liaison = await joined(house, platform)
    await liaison.upload("شرح.pdf", pdf(), "1004")
    assert "برای کدام سنجه است؟" in liaison.last
    assert await MeasureEntry.filter(number=1004, state=EntryState.EMPTY).count() == 1


@pytest.mark.feature("07b")
async def test_file_without_a_measure_is_asked_about(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.upload("شرح.pdf", pdf())
    assert "شرح.pdf" in liaison.last
    assert "برای کدام سنجه است؟" in liaison.last
    await liaison.press("۱۰۰۲:")
    assert "سنجهٔ G01-2: ۱ فایل ذخیره‌شده" in liaison.last
    assert await _of("G01-2") == ["شرح.pdf"]
    assert "مقدار شما: ۷۰ ←" in await liaison.send("۷۰")


async def test_refused_file_cannot_be_given_a_measure_afterwards(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.upload("برنامه.pdf", b"MZ\x90\x00" + b"\0" * 200)
    asked = next(one for one in liaison.phone.inbox if "برای کدام سنجه" in one.text)
    shown = await liaison.press("۱۰۰۲:", on=asked)
    assert "سنجهٔ G01-2: ۰ فایل ذخیره‌شده" in shown
    assert "در حال بررسی" not in shown
    assert await MeasureEntry.filter(number=1002, state=EntryState.EMPTY).count() == 1


async def test_same_file_twice_is_said(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    await liaison.upload("شرح.pdf", pdf())
    await liaison.upload("شرح ۲.pdf", pdf())
    assert "پیش‌تر در همین سنجه ثبت شده است" in liaison.last
    assert await _of("G01-1") == ["شرح.pdf"]
    assert len(list((house.settings.data_dir / "evidence").glob("??/*"))) == 1


async def test_same_update_twice_is_one_file(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    update = liaison.phone.upload("شرح.pdf", pdf())
    house.world.requeue(platform, update)
    await house.settled()
    assert await EvidenceFile.all().count() == 1


@pytest.mark.feature("07b", "SLA-4.1")
async def test_album_of_ten_is_stored_whole(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    files = [(f"صفحهٔ {number}.pdf", pdf(str(number))) for number in range(10)]
    await liaison.album(files, "G01-1")
    assert "۱۰ فایل ذخیره‌شده" in liaison.last
    stored = await EvidenceFile.filter(state=EvidenceState.UPLOADED).order_by("id")
    assert {one.sha256 for one in stored} == {hashlib.sha256(data).hexdigest() for _, data in files}


@pytest.mark.feature("07b")
async def test_names_of_two_hundred_letters_keep_their_ending(house: House, platform: str) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    await liaison.upload("گزارش‌عملکرد" * 25 + ".pdf", pdf())
    file = await EvidenceFile.get()
    assert file.state == EvidenceState.UPLOADED
    assert len(file.name) <= 200
    assert file.name.endswith("….pdf")
    await liaison.press("دیدن سنجه")
    await liaison.press("مستندات (۱)")
    assert "گزارش‌عملکرد" in liaison.last
