"""All measures at once: the workbook out and back in, a package of files, the record (07g, 07h)."""

import io
import re
import zipfile
from collections.abc import Mapping

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from models.assessment import EvidenceFile, Value
from tests.house import House
from tests.papers import OFFICE_2003, docx, pdf
from tests.talk import Talk, joined

TITLES = ("شماره", "کد سنجه", "مقدار", "توضیح", "نشان سطر")


def _received(talk: Talk) -> bytes:
    """The file that the bot sent last."""
    return [one.document for one in talk.phone.inbox if one.document is not None][-1].data


def _filled(data: bytes, amounts: Mapping[str, object], *, titles: tuple[str, ...] = TITLES) -> bytes:
    """The workbook as a person sends it back, with amounts by code of the measure."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    head = next(at for at, row in enumerate(rows) if "شماره" in row)
    places = [rows[head].index(title) for title in TITLES]
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, titles)
    for at, row in enumerate(rows[head + 1 :], start=1):
        cells = [row[place] for place in places]
        cells[2] = amounts.get(str(cells[1]), cells[2])
        for place, cell in enumerate(cells):
            if isinstance(cell, str) and cell.startswith("=1"):
                sheet.write_formula(at, place, cell, None, "")
            else:
                sheet.write(at, place, cell)
    book.close()
    return target.getvalue()


def _zip(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def _with_macro(data: bytes) -> bytes:
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return target.getvalue()


async def _workbook(house: House, platform: str) -> tuple[Talk, bytes]:
    await house.sample_cycle(measures=12, agencies_count=2)
    liaison = await joined(house, platform)
    await liaison.send("/file")
    await liaison.press("دریافت کاربرگ")
    return liaison, _received(liaison)


@pytest.mark.feature("07g")
async def test_filled_in_previewed_and_saved(house: House, platform: str) -> None:
    liaison, data = await _workbook(house, platform)
    amounts = {"G01-1": "۸۷٫۵", "G01-2": 0.5, "G01-3": "۴ جلسه و بیشتر", "G02-1": "زیاد", "G04-1": 5}
    shown = await liaison.upload("پرشده.xlsx", _filled(data, amounts))
    assert "۳ مقدار تازه؛ ۰ تغییر" in shown
    assert "سنجهٔ G01-1: ۸۷٫۵" in shown
    assert "۲ ایراد" in shown
    assert await Value.all().count() == 0
    assert "«زیاد» عدد نیست" in shown
    preview = liaison.phone.last
    assert "مقدار ۳ سنجه ذخیره شد" in await liaison.press("ثبت مقدارها")
    assert sorted(one.amount for one in await Value.all()) == [pytest.approx(0.5), 87.5, 100]
    assert "دیگر باز نیست" in await liaison.press("ثبت مقدارها", on=preview)


@pytest.mark.feature("07g")
async def test_known_by_its_name_anywhere_and_stale_rows_are_left_alone(house: House) -> None:
    liaison, data = await _workbook(house, "bale")
    second = await joined(house, "telegram", number="09120000002")
    await second.send("/fill G01-1")
    await second.send("۶۰")
    await liaison.send("/fill G02-1")
    shown = await liaison.upload("سنجه‌های-دستگاه (1).xlsx", _filled(data, {"G01-1": "۷۰", "G01-2": "۵"}))
    assert "۱ مقدار تازه" in shown
    assert "پس از گرفتن کاربرگ تغییر کرده و اکنون ۶۰ است" in shown
    assert "کنار گذاشته شد" in await liaison.press("انصراف")
    assert await Value.all().count() == 1


@pytest.mark.feature("07g")
async def test_sheets_that_are_of_no_use_are_answered(house: House) -> None:
    liaison, data = await _workbook(house, "bale")
    renamed = _filled(data, {"G01-1": 5}, titles=("الف", "ب", "ج", "د", "ه"))
    assert "سطر عنوان‌ها پیدا نشد" in await liaison.upload("a.xlsx", renamed)
    shown = await liaison.upload("b.xlsx", _filled(data, {"G01-1": "=1+1"}))
    assert "فرمول است و حاصل ندارد" in shown
    assert "«مقدار» و «توضیح» خالی است" in await liaison.upload("c.xlsx", _filled(data, {}))
    assert "«مقدار» و «توضیح» خالی است" in await liaison.upload(
        "c2.xlsx", _filled(data, {"G01-1": 5}, titles=("شماره", "کد سنجه", "عدد ما", "شرح ما", "نشان سطر"))
    )
    for name, content, why in (
        ("d.xls", OFFICE_2003, "خوانده نشد"),
        ("e.xlsx", docx(), "خوانده نشد"),
        ("f.xlsx", b"\x00" * 2000, "خوانده نشد"),
        ("g.xlsm", _with_macro(_filled(data, {"G01-1": 5})), "ماکرو دارد"),
        ("h.csv", "شماره,مقدار\n".encode(), "سطری نیست"),
        ("i.pdf", pdf(), "برای کدام سنجه است"),
    ):
        assert why in await liaison.upload(name, content), name
    assert await Value.all().count() == 0


@pytest.mark.feature("07g")
async def test_a_package_of_code_named_files(house: House, platform: str) -> None:
    await house.sample_cycle(measures=12, agencies_count=2)
    liaison = await joined(house, platform)
    await liaison.send("/file")
    package = _zip(
        {
            "G01-1 گزارش.pdf": pdf("1"),
            "۱۰۰۲_نامه.pdf": pdf("2"),
            "G02-1/فهرست.pdf": pdf("3"),
            "بی‌نام.pdf": pdf("4"),
            "G04-1.pdf": pdf("5"),
            "G01-2.exe": b"MZ" + b"\0" * 500,
        }
    )
    shown = await liaison.upload("بسته.zip", package)
    assert "۳ فایل برای ۳ سنجه ثبت شد" in shown
    assert "۱ فایل نام سنجه ندارد" in shown
    assert "۲ فایل ثبت نشد" in shown
    assert "سنجهٔ G04-1 اکنون مستند نمی‌گیرد" in shown
    assert "برای کدام سنجه است" in await liaison.press("فایل‌های بی‌سنجه")
    stored = await EvidenceFile.filter(state="UPLOADED").order_by("id")
    assert house.application is not None
    assert all(house.application.store.path_of(one.sha256 or "").exists() for one in stored)
    assert not list((house.folder / "evidence" / "incoming").iterdir())
    await liaison.send("/file")
    assert "۴ فایل پیش‌تر ثبت شده بود" in await liaison.upload("بسته.zip", package)
    assert await EvidenceFile.all().count() == 4


@pytest.mark.feature("07h")
async def test_the_record_is_taken_along(house: House) -> None:
    liaison, _ = await _workbook(house, "bale")
    await liaison.send("/fill G01-1")
    await liaison.send("۸۷٫۵")
    await liaison.send("/file")
    await liaison.press("نسخهٔ ثبت‌شده")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(_received(liaison))).get_sheet_by_index(0).to_python()
    head = next(at for at, row in enumerate(rows) if "کد سنجه" in row)
    assert len(rows) - head - 1 == 12
    first = dict(zip(rows[head], rows[head + 1], strict=False))
    assert (first["کد سنجه"], first["مقدار"]) == ("G01-1", 87.5)
    assert re.search("پیش‌نویس", str(first["وضعیت"]))
