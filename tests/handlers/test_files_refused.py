"""Files that cannot be taken: the person is told which, why, and what to do; nothing is acknowledged by mistake."""

from datetime import timedelta

import pytest

from models.assessment import EvidenceFile
from models.gate import tx
from services.access import SYSTEM, Role
from services.people import people
from services.states import EvidenceState
from tests.house import House
from tests.papers import OFFICE_2003, docx, pdf, pdf_with_password
from tests.talk import Talk, joined

BAD = {
    "password": ("محرمانه.pdf", pdf_with_password(), "رمز دارد"),
    "macros": ("نامه.docm", docx({"word/vbaProject.bin": OFFICE_2003}), "ماکرو دارد"),
    "old office": ("نامه.doc", OFFICE_2003, "آفیس"),
    "another type": ("عکس.jpg", pdf(), "محتوا"),
    "program": ("نامه.pdf", b"MZ\x90\x00" + b"\0" * 200, "برنامه"),
    "cut off": ("نامه.pdf", b"%PDF-1.7\n", "باز نشد"),
}


def _message_with(house: House, liaison: Talk, document: dict[str, object]) -> dict[str, object]:
    """A document that no program of a person would let through."""
    return {
        "message": {
            "message_id": 900,
            "from": liaison.phone.person.user(),
            "chat": liaison.phone.chat.api,
            "date": int(house.world.now.timestamp()),
            "document": document,
        }
    }


async def _at_a_measure(house: House, platform: str) -> Talk:
    await house.sample_cycle(days=5, measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    return liaison


@pytest.mark.feature("07b")
@pytest.mark.parametrize("kind", BAD)
async def test_file_that_is_refused_for_what_it_is(house: House, kind: str) -> None:
    name, data, why = BAD[kind]
    liaison = await _at_a_measure(house, "bale")
    shown = await liaison.upload(name, data)
    assert f"فایل «{name}» ثبت نشد" in shown
    assert why in shown
    assert (await EvidenceFile.get()).state == EvidenceState.REFUSED
    assert list((house.settings.data_dir / "evidence").glob("??/*")) == []
    await liaison.send("/fill 1001")
    assert "مستندات (۰)" in liaison.labels


@pytest.mark.parametrize("size", [20 * 1024 * 1024 + 1, 45_000_000])
async def test_file_declared_too_large_is_refused_at_once(house: House, platform: str, size: int) -> None:
    liaison = await _at_a_measure(house, platform)
    mark = liaison.mark()
    document = {"file_id": "x", "file_unique_id": "x", "file_name": "فیلم.pdf", "file_size": size}
    house.world.push_raw(platform, _message_with(house, liaison, document))
    await house.settled()
    assert "«فیلم.pdf»" in liaison.since(mark)
    assert "بزرگ‌تر است" in liaison.since(mark)
    assert await EvidenceFile.all().count() == 0


async def test_file_of_no_bytes_is_refused(house: House, platform: str) -> None:
    liaison = await _at_a_measure(house, platform)
    record = house.world.messengers[platform].files.add("document", "خالی.pdf", b"")
    mark = liaison.mark()
    document = {"file_id": record["file_id"], "file_unique_id": "x", "file_name": "خالی.pdf"}
    house.world.push_raw(platform, _message_with(house, liaison, document))
    await house.settled()
    assert "خالی است" in liaison.since(mark)
    assert (await EvidenceFile.get()).state == EvidenceState.REFUSED


@pytest.mark.deep
@pytest.mark.parametrize("fault", [{"kind": "429", "retry_after": 1}, {"kind": "500"}, {"kind": "garbage"}])
async def test_fetch_that_fails_once_is_tried_again(house: House, platform: str, fault: dict[str, object]) -> None:
    liaison = await _at_a_measure(house, platform)
    house.world.faults.add(platform=platform, method="getfile", count=1, **fault)
    await liaison.upload("نامه.pdf", pdf())
    assert "ذخیره شد" in liaison.last
    assert (await EvidenceFile.get()).state == EvidenceState.UPLOADED


async def test_fetch_that_never_succeeds_asks_for_that_file_again(
    house: House, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.fetcher.FIRST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr("bot.fetcher.MOST_ATTEMPTS", 6)
    liaison = await _at_a_measure(house, platform)
    fault = house.world.faults.add(platform=platform, method="getfile", kind="500")
    shown = await liaison.upload("نامه.pdf", pdf())
    assert "«نامه.pdf»" in shown
    assert "دوباره بفرستید" in shown
    assert (await EvidenceFile.get()).state == EvidenceState.LOST
    house.world.faults.remove(fault)
    assert "ذخیره شد" in await liaison.upload("نامه.pdf", pdf())


async def test_record_waits_for_files_on_their_way(house: House, platform: str) -> None:
    liaison = await _at_a_measure(house, platform)
    await liaison.send("۵۰")
    await liaison.upload("نامه.pdf", pdf())
    card = liaison.phone.last
    house.world.faults.add(platform=platform, method="getfile", kind="429", retry_after=1, count=1)
    liaison.phone.upload("پیوست.pdf", pdf("2"))
    mark = liaison.mark()
    liaison.phone.press("ثبت سنجه", on=card)
    await house.settled()
    assert "رسید" not in liaison.since(mark)
    await liaison.send("/fill 1001")
    assert "رسید ثبت سنجه" in await liaison.press("ثبت سنجه")
    assert "۲ فایل" in liaison.seen


async def test_file_on_its_way_survives_that_the_role_is_withdrawn(house: House, platform: str) -> None:
    liaison = await _at_a_measure(house, platform)
    house.world.faults.add(platform=platform, method="getfile", kind="429", retry_after=1, count=1)
    liaison.phone.upload("نامه.pdf", pdf())
    await liaison.phone.wait("در حال بررسی")
    await tx(lambda: people.withdraw(SYSTEM, 1, Role.LIAISON, 1))
    mark = liaison.mark()
    await house.settled()
    assert (await EvidenceFile.get()).state == EvidenceState.UPLOADED
    assert "سنجهٔ G01-1" not in liaison.since(mark)


async def test_file_sent_in_time_may_be_given_its_measure_later(house: House, platform: str) -> None:
    await house.sample_cycle(days=3, measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.upload("نامه.pdf", pdf())
    asked = liaison.phone.last
    house.world.clock.move(days=4)
    house.world.move_clock()
    await house.settled()
    assert "سنجهٔ G01-1: ۱ فایل ذخیره‌شده" in await liaison.press("۱۰۰۱:", on=asked)
    assert "این تغییر ثبت نشد" in await liaison.upload("دیر.pdf", pdf("2"), "1001")
    file = await EvidenceFile.get(name="نامه.pdf")
    assert file.stored_at is not None
    assert file.stored_at - file.sent_at < timedelta(days=1)
