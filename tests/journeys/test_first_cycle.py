"""The whole first journey by visible text: from an empty installation to a liaison's receipt."""

import hashlib
import re
from datetime import timedelta

import pytest

from messages.jalali import local_date
from models.clock import business_now
from services.access import Role
from tests.house import House
from tests.papers import JPEG, agency_rows, catalogue_rows, pdf, sheet
from tests.talk import Talk, jalali, joined


@pytest.mark.feature("03a", "04c", "07a", "07b", "07f", "SLA-4.1")
async def test_first_cycle_from_nothing_to_a_receipt(house: House, platform: str) -> None:
    staff = await joined(house, platform, Role.ADMIN)
    assert "هنوز دوره‌ای نیست." in staff.last
    await _defines_the_year(staff)
    await _imports_agencies(staff)
    await _imports_the_catalogue(staff)
    await _opens_the_cycle(staff)
    invitation = await _invites_a_liaison(staff)

    link = re.search(r"\?start=(\S+)", invitation.partition(f"{_name(platform)}:\n")[2])
    assert link is not None
    liaison = Talk(house, house.world.person(platform, name="Sara", phone="+989121112233"))
    shown = await liaison.start(link[1])
    assert "شما به‌عنوان رابط ارزیابی دعوت شده‌اید." in shown
    assert "اداره کل راهداری و حمل‌ونقل جاده‌ای استان تهران" in shown
    shown = await liaison.press("ارسال شمارهٔ من")
    assert "ثبت‌نام شما انجام شد." in shown
    assert liaison.phone.keyboard is None
    assert "اداره کل راهداری و حمل‌ونقل جاده‌ای استان تهران · دورهٔ ۱۴۰۳" in liaison.last
    assert "░░░░░░░░░░ ۰ از ۳ سنجه" in liaison.last
    assert liaison.labels[0].startswith("شروع از «انطباق تشکیلات مصوب")

    await _fills_a_measure(house, liaison)
    assert staff.phone.spinning == liaison.phone.spinning == []


def _name(platform: str) -> str:
    return {"telegram": "تلگرام", "bale": "بله"}[platform]


async def _defines_the_year(staff: Talk) -> None:
    assert "سال دوره را با چهار رقم بفرستید" in await staff.press("تعریف دوره")
    assert "«هزار و چهارصد» سال دوره نیست." in await staff.send("هزار و چهارصد")
    shown = await staff.send("۱۴۰۳")
    assert "دورهٔ ۱۴۰۳: آماده‌سازی" in shown
    assert staff.labels[0] == "ورود دستگاه‌ها"


async def _imports_agencies(staff: Talk) -> None:
    await staff.press("ورود دستگاه‌ها")
    template = staff.phone.last.document
    assert template is not None
    assert template.name == "الگوی-دستگاه‌ها.xlsx"
    assert template.data == sheet("agencies", [])
    await staff.upload("فهرست.xlsx", sheet("agencies", agency_rows(3)))
    assert "فایل «فهرست.xlsx»: ۳ سطر، بدون ایراد" in staff.last
    await staff.press("تأیید و ورود")
    assert "۳ سطر وارد شد: ۳ تازه، ۰ تغییرکرده." in staff.seen
    assert "دستگاه‌ها: ۳" in staff.last
    assert staff.labels[0] == "ورود سنجه‌ها"


async def _imports_the_catalogue(staff: Talk) -> None:
    rows = catalogue_rows()
    wrong = [dict(row) for row in rows]
    wrong[1]["measure_weight"] = "سی درصد"
    wrong[2]["measure_code"] = wrong[0]["measure_code"]
    await staff.press("ورود سنجه‌ها")
    await staff.upload("سنجه‌ها.xlsx", sheet("catalogue", wrong))
    assert "فهرست سنجه‌ها: ۲ ایراد" in staff.last
    assert "سطر ۳، ستون «وزن سنجه (از ۱۰۰)»: «سی درصد» عدد نیست؛ نمونه: ۸۷٫۵" in staff.last
    assert "سطر ۴، ستون «کد سنجه»: «G01-1» تکراری است؛ نخستین بار در سطر ۲ آمده" in staff.last
    assert staff.labels[-1] == "انصراف"
    await staff.upload("سنجه‌ها.xlsx", sheet("catalogue", rows))
    assert "۳ سطر، بدون ایراد" in staff.last
    assert "آغاز فهرست: انطباق تشکیلات مصوب با اطلاعات سامانه ساختار" in staff.last
    await staff.press("تأیید و ورود")
    assert "سنجه‌ها: ۳" in staff.last
    assert staff.labels[0] == "گشایش دوره"


async def _opens_the_cycle(staff: Talk) -> None:
    today = local_date(business_now())
    await staff.press("گشایش دوره")
    assert "«۳۱ مهر ۱۴۰۵» نیست: مهر ۳۰ روز دارد." in await staff.send("۳۱ مهر ۱۴۰۵")
    assert "گذشته یا کمتر از یک ساعت" in await staff.send("دیروز")
    shown = await staff.send(jalali(today + timedelta(days=20)))
    assert "دوره برای ۳ دستگاه با ۳ سنجه گشوده می‌شود" in shown
    shown = await staff.press("گشایش و اعلام")
    assert "گشایش دوره آغاز شد." in shown
    assert "پروندهٔ ۳ دستگاه آماده است" in staff.seen


async def _invites_a_liaison(staff: Talk) -> str:
    await staff.send("/start")
    await staff.press("دعوت رابط")
    assert "دستگاهی با «شهرداری» پیدا نشد." in await staff.send("شهرداری")
    assert "رابط «اداره کل راهداری و حمل‌ونقل جاده‌ای استان تهران» کیست؟" in await staff.send("راهداري و حمل و نقل")
    assert "شمارهٔ همراه سارا امینی را بفرستید" in await staff.send("سارا امینی")
    assert "«۱۲۳» شمارهٔ همراه ایران نیست." in await staff.send("۱۲۳")
    shown = await staff.send("۰۹۱۲ ۱۱۱ ۲۲۳۳")
    assert "سارا امینی گرامی" in shown
    assert "شما به‌عنوان رابط ارزیابی «اداره کل راهداری و حمل‌ونقل جاده‌ای استان تهران»" in shown
    assert "دعوت سارا امینی آماده است." in shown
    return shown


async def _fills_a_measure(house: House, liaison: Talk) -> None:
    shown = await liaison.press("شروع از")
    assert "سنجهٔ G01-1 (شمارهٔ ۱۰۰۴) · ⚪️ خالی" in shown
    shown = await liaison.press("مقدار")
    assert "روش: (تعداد پست منطبق ÷ کل پست‌های مصوب) × ۱۰۰" in shown
    shown = await liaison.send("۸۷٫۵٪")
    assert "مقدار ۸۷٫۵ ذخیره شد." in shown
    assert "مقدار شما: ۸۷٫۵ ← امتیاز پیش‌بینی‌شده ۲۱ از ۲۴" in shown
    assert "🟡 پیش‌نویس" in shown

    document = pdf("پیوست ۱")
    shown = await liaison.upload("تشکیلات.pdf", document)
    assert "فایل «تشکیلات.pdf»" in shown
    assert "ذخیره شد." in shown
    await liaison.upload("صفحه.jpg", JPEG, as_photo=True)
    assert "سنجهٔ G01-1: ۲ فایل ذخیره‌شده" in liaison.last
    for data in (document, JPEG):
        digest = hashlib.sha256(data).hexdigest()
        assert (house.settings.data_dir / "evidence" / digest[:2] / digest).read_bytes() == data

    shown = await liaison.press("ثبت سنجه")
    assert "رسید ثبت سنجه" in shown
    assert "مقدار: ۸۷٫۵؛ مستندات: ۲ فایل" in shown
    assert re.search(r"کد رهگیری: [0-9A-Z]{4}(-[0-9A-Z]{4}){3}", shown)
    shown = await liaison.press("خانه")
    assert "▓▓▓░░░░░░░ ۱ از ۳ سنجه" in shown
    assert "پیش‌بینی امتیاز عمومی: ۲۱ از" in shown
