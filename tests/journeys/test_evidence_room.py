"""The evidence of a measure: listed, seen, replaced, withdrawn, moved, on paper, twice, lost and sent again."""

from datetime import timedelta

import pytest

from models import sql
from models.assessment import EvidenceFile, MeasureEntry
from models.gate import tx
from services.access import Role
from services.case import evidence
from services.states import EntryState, EvidenceState
from tests.house import House
from tests.papers import JPEG, pdf
from tests.talk import Talk, joined

pytestmark = pytest.mark.deep  # with the others it would make the fast suite slow


async def _at(house: House, platform: str, days: int = 20) -> Talk:
    await house.sample_cycle(days=days, measures=3, agencies_count=1)
    liaison = await joined(house, platform)
    await liaison.press("شروع از")
    return liaison


async def _change(statement: str) -> None:
    """One statement through the gate."""
    await tx(lambda: sql.run(statement))


async def _audited(act: str) -> int:
    found = await sql.row("SELECT count(*) AS n FROM audit_event WHERE act = ?", act)
    assert found is not None
    return int(found["n"])


async def _states() -> list[tuple[str, str]]:
    return [(one.name, one.state) for one in await EvidenceFile.all().order_by("id")]


@pytest.mark.feature("07b", "SLA-6.2")
async def test_list_has_pages_sizes_and_page_counts(house: House, platform: str) -> None:
    liaison = await _at(house, platform)
    await liaison.album([(f"سند {number}.pdf", pdf(str(number))) for number in range(7)])
    await liaison.press("دیدن سنجه")
    shown = await liaison.press("مستندات (۷)")
    assert "۱. «سند 0.pdf» ·" in shown
    assert "؛ ۱ صفحه" in shown
    assert "صفحهٔ ۱ از ۲" in shown
    assert len(shown.splitlines()) <= 9
    await liaison.press("بعدی‌ها")
    assert "۷. «سند 6.pdf»" in liaison.last
    await liaison.press("۷. سند 6.pdf")
    assert "ذخیره شده است" in liaison.last
    assert "فرستنده: مریم احمدی" in liaison.last
    assert liaison.labels == ["دیدن فایل", "انتقال به سنجه", "جایگزینی", "پس گرفتن فایل", "صفحهٔ قبل"]


@pytest.mark.feature("07b", "SLA-6.2")
async def test_what_was_sent_on_bale_is_seen_on_telegram_uploaded_once(house: House) -> None:
    liaison = await _at(house, "bale")
    document = pdf("محرمانه")
    await liaison.upload("سند.pdf", document)
    file = await EvidenceFile.get()
    head = Talk(house, await house.joined("telegram", Role.AGENCY_HEAD, "09120000007", "A01"))
    deputy = Talk(house, await house.joined("telegram", Role.DEPUTY, "09120000008"))
    known = house.world.messengers["telegram"].files
    for reader in (head, deputy):
        await reader.forge(f"file-see:{file.id}")
        shown = reader.phone.last.raw["document"]
        assert shown["file_name"] == "سند.pdf"
        assert known.read(shown["file_id"]) == document
    assert len(known.known) == 1  # uploaded once, then known by its id
    # The platform has forgotten it: the bytes go again.
    await _change("UPDATE platform_copy SET file_id = 'document-999999-sim'")
    await head.forge(f"file-see:{file.id}")
    assert known.read(head.phone.last.raw["document"]["file_id"]) == document
    assert len(known.known) == 2
    # The store has lost it: the message fails, once, and nothing hangs.
    await _change("DELETE FROM platform_copy")
    for path in (house.settings.data_dir / "evidence").glob("??/*"):
        path.unlink()
    await head.forge(f"file-see:{file.id}")
    failed = await sql.rows("SELECT state FROM outbox WHERE method = 'sendDocument' ORDER BY id DESC LIMIT 1")
    assert failed[0]["state"] == "failed"


@pytest.mark.feature("07b", "SLA-6.2")
async def test_replaced_file_stays_until_the_new_one_is_safe(house: House, platform: str) -> None:
    liaison = await _at(house, platform)
    await liaison.upload("قدیم.pdf", pdf("1"))
    await liaison.press("دیدن سنجه")
    await liaison.press("مستندات (۱)")
    await liaison.press("۱. قدیم.pdf")
    assert "تا رسیدن آن، «قدیم.pdf» سر جایش می‌ماند." in await liaison.press("جایگزینی")
    assert "دوباره" not in await liaison.send("؟!")
    await liaison.upload("برنامه.pdf", b"MZ\x90\x00" + b"\0" * 200)
    assert ("قدیم.pdf", EvidenceState.UPLOADED) in await _states()
    await liaison.send("/fill 1001")
    await liaison.press("مستندات (۱)")
    await liaison.press("۱. قدیم.pdf")
    await liaison.press("جایگزینی")
    await liaison.upload("تازه.pdf", pdf("2"))
    states = dict(await _states())
    assert states["قدیم.pdf"] == EvidenceState.REPLACED
    assert states["تازه.pdf"] == EvidenceState.UPLOADED
    assert "سنجهٔ G01-1: ۱ فایل ذخیره‌شده" in liaison.seen
    assert await _audited("evidence.replaced") == 1


@pytest.mark.feature("07b", "SLA-6.2")
async def test_withdrawn_once_confirmed_and_a_recorded_measure_is_a_draft_again(house: House, platform: str) -> None:
    liaison = await _at(house, platform)
    await liaison.send("۵۰")
    await liaison.upload("سند.pdf", pdf())
    await liaison.press("ثبت سنجه")
    await liaison.send("/fill 1001")
    await liaison.press("مستندات (۱)")
    await liaison.press("۱. سند.pdf")
    assert "سنجه دوباره پیش‌نویس می‌شود" in await liaison.press("پس گرفتن فایل")
    asked = liaison.phone.last
    data = asked.rows[0][0]["callback_data"]
    assert "«سند.pdf» پس گرفته شد." in await liaison.press("پس می‌گیرم")
    assert "«سند.pdf» پس گرفته شد." in await liaison.forge(data, asked)  # pressed twice
    assert await _states() == [("سند.pdf", EvidenceState.WITHDRAWN)]
    assert (await MeasureEntry.get(number=1001)).state == EntryState.DRAFT
    assert await _audited("evidence.withdrawn") == 1


@pytest.mark.feature("07b")
async def test_file_moves_to_another_measure_by_button_and_by_number(house: House, platform: str) -> None:
    liaison = await _at(house, platform)
    await liaison.upload("سند.pdf", pdf())
    await liaison.send("/fill 1001")
    await liaison.press("مستندات (۱)")
    await liaison.press("۱. سند.pdf")
    await liaison.press("انتقال به سنجه")
    assert "پیدا نشد" in await liaison.send("۹۹۹۹")
    assert "به سنجهٔ G01-2 رفت." in await liaison.send("۱۰۰۲")
    await liaison.press("۱. سند.pdf")
    await liaison.press("انتقال به سنجه")
    assert "به سنجهٔ G01-3 رفت." in await liaison.press("۱۰۰۳:")
    assert (await EvidenceFile.get().select_related("entry")).entry.number == 1003  # type: ignore[union-attr]
    await liaison.upload("کپی.pdf", pdf(), "1001")
    assert "همین فایل در سنجهٔ G01-3 هم هست" in liaison.seen
    await liaison.send("/fill 1001")
    await liaison.press("مستندات (۱)")
    await liaison.press("۱. کپی.pdf")
    await liaison.press("انتقال به سنجه")
    assert "سنجهٔ G01-3 همین فایل را دارد" in await liaison.send("g01-3")


@pytest.mark.feature("07b", "SLA-6.2")
async def test_paper_counts_and_is_never_uploaded(house: House, platform: str) -> None:
    liaison = await _at(house, platform)
    await liaison.send("۵۰")
    await liaison.press("مستندات (۰)")
    assert "جای نگهداری" in await liaison.press("فقط کاغذی")
    assert "۲ نویسه دارد" in await liaison.send("سر")
    shown = await liaison.send("صورت‌جلسهٔ محرمانهٔ ۱۲، دبیرخانه")
    assert "سند کاغذی ثبت شد." in shown
    assert "۱. فقط کاغذی: «صورت‌جلسهٔ محرمانهٔ ۱۲، دبیرخانه»" in shown
    await liaison.press("۱. صورت")
    assert "فقط کاغذی: فایلی از آن فرستاده نمی‌شود" in liaison.last
    assert "دیدن فایل" not in liaison.labels
    file = await EvidenceFile.get()
    assert "نمی‌توان نشان داد" in await liaison.forge(f"file-see:{file.id}")
    await liaison.send("/fill 1001")
    assert "مستندات: ۱ فایل" in await liaison.press("ثبت سنجه")
    assert list((house.settings.data_dir / "evidence").glob("??/*")) == []


@pytest.mark.feature("07b")
async def test_same_bytes_in_one_measure_count_once(house: House, platform: str) -> None:
    liaison = await _at(house, platform)
    await liaison.upload("یک.pdf", pdf())
    assert "پیش‌تر در همین سنجه ثبت شده است" in await liaison.upload("دو.pdf", pdf())
    assert "سنجهٔ G01-1: ۱ فایل ذخیره‌شده" in liaison.last
    assert await _states() == [("یک.pdf", EvidenceState.UPLOADED), ("دو.pdf", EvidenceState.WITHDRAWN)]


async def test_measure_takes_so_many_files_and_says_so(
    house: House, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "MOST_FILES", 2)
    liaison = await _at(house, platform)
    await liaison.album([(f"{number}.pdf", pdf(str(number))) for number in range(3)])
    assert "تا ۲ مستند می‌گیرد" in liaison.seen
    assert await EvidenceFile.all().count() == 2


@pytest.mark.feature("07b")
@pytest.mark.parametrize(
    ("caption", "why"), [("9999", "در دستگاه شما نیست"), ("G04-1", "راهبر شاخص"), ("۱۰۰۲", "درخواست شده است")]
)
async def test_caption_that_names_no_fitting_measure_is_asked_about(house: House, caption: str, why: str) -> None:
    await house.sample_cycle(measures=10, agencies_count=1)
    await _change("UPDATE measure_entry SET state = 'NA_REQUESTED' WHERE number = 1002")
    liaison = await joined(house, "bale")
    await liaison.send("/fill 1001")
    shown = await liaison.upload("سند.pdf", pdf(), caption)
    assert why in shown
    assert "برای کدام سنجه است؟" in shown
    assert (await EvidenceFile.get()).entry_id is None
    await liaison.press("پس گرفتن فایل")
    await liaison.press("پس می‌گیرم")
    assert await _states() == [("سند.pdf", EvidenceState.WITHDRAWN)]


async def test_album_says_its_measure_once_and_a_forwarded_file_is_a_file(house: House, platform: str) -> None:
    liaison = await _at(house, platform)
    await liaison.album([("1.pdf", pdf("1")), ("2.pdf", pdf("2"))], "G01-2")
    await liaison.upload("شرح.pdf", pdf("3"), "گزارش سه‌ماههٔ نخست")
    found = await EvidenceFile.all().select_related("entry").order_by("id")
    numbers = [one.entry.number for one in found if one.entry is not None]
    assert numbers == [1002, 1002, 1001]


async def _loses(house: House, liaison: Talk, name: str, data: bytes) -> None:
    fault = house.world.faults.add(platform="*", method="getfile", kind="500")
    await liaison.upload(name, data)
    house.world.faults.remove(fault)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fetching gives up soon."""
    monkeypatch.setattr("bot.fetcher.FIRST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr("bot.fetcher.MOST_ATTEMPTS", 3)


@pytest.mark.feature("07b", "SLA-4.1")
@pytest.mark.usefixtures("impatient")
async def test_lost_file_is_sent_again_after_the_deadline_and_only_that_one(
    house: House, platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "RESEND_FOR", timedelta(days=4))
    liaison = await _at(house, platform, days=1)
    await liaison.send("۵۰")
    await _loses(house, liaison, "نامه.pdf", pdf())
    assert "«نامه.pdf» به دست ما نرسید" in liaison.seen
    lost = await EvidenceFile.get()
    assert lost.state == EvidenceState.LOST
    house.world.move_clock(days=2)
    await house.settled()
    shown = await liaison.forge("lost-files")
    assert "۱. «نامه.pdf» از سنجهٔ G01-1 · تا" in shown
    assert "همان فایل «نامه.pdf» را دوباره بفرستید." in await liaison.press("۱. نامه.pdf")
    assert "«دیگر.docx» فایل دیگری است" in await liaison.upload("دیگر.docx", pdf("دیگر" * 9))
    await liaison.upload("نامه.pdf", pdf())
    states = [one.state for one in await EvidenceFile.all().order_by("id")]
    assert states == [EvidenceState.REPLACED, EvidenceState.UPLOADED]
    assert "سنجهٔ G01-1: ۱ فایل ذخیره‌شده" in liaison.seen
    assert "این تغییر ثبت نشد" in await liaison.upload("دیر.pdf", pdf("2"), "1001")


@pytest.mark.feature("07b")
@pytest.mark.usefixtures("impatient")
async def test_window_of_a_lost_file_passes_and_is_said(house: House) -> None:
    liaison = await _at(house, "telegram", days=1)
    await _loses(house, liaison, "عکس.jpg", JPEG)
    assert "فرستادن دوباره" in liaison.labels
    card = next(one for one in reversed(liaison.phone.inbox) if "فرستادن دوباره" in one.labels)
    house.world.move_clock(days=4)
    await house.settled()
    assert "زمان فرستادن دوبارهٔ «عکس.jpg» گذشته است" in await liaison.press("فرستادن دوباره", on=card)
    assert "زمان آن گذشته است" in await liaison.forge("lost-files")
    await liaison.press("۱. عکس.jpg")
    assert "زمان فرستادن دوبارهٔ آن گذشته است" in liaison.last
    await liaison.press("کنار گذاشتن")
    await liaison.press("پس می‌گیرم")
    assert await _states() == [("عکس.jpg", EvidenceState.WITHDRAWN)]


@pytest.mark.feature("SLA-4.1")
async def test_file_sent_in_time_but_processed_late_counts(house: House, platform: str) -> None:
    liaison = await _at(house, platform, days=1)
    await house.stop()
    liaison.phone.upload("بموقع.pdf", pdf("1"))
    house.world.move_clock(days=2)
    liaison.phone.upload("دیر.pdf", pdf("2"))
    await house.start()
    await house.settled()
    assert await _states() == [("بموقع.pdf", EvidenceState.UPLOADED)]
    assert "این تغییر ثبت نشد" in liaison.seen
    assert (await EvidenceFile.get()).stored_at is not None


async def test_withdrawn_on_its_way_it_stays_withdrawn(house: House, platform: str) -> None:
    liaison = await _at(house, platform)
    house.world.faults.add(platform=platform, method="getfile", kind="429", retry_after=1, count=1)
    liaison.phone.upload("سند.pdf", pdf())
    await liaison.phone.wait("در حال بررسی")
    file = await EvidenceFile.get()
    liaison.phone.press_data(f"file-out-ok:{file.id}", liaison.phone.last)
    await house.settled()
    assert await _states() == [("سند.pdf", EvidenceState.WITHDRAWN)]
    assert "ذخیره شد" not in liaison.seen
