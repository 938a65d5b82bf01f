"""A liaison and a head in the web chat: a step by its button, a photo, the evidence room, sending, approving."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.hand import Hand, seen

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("platform", ["bale", "telegram"])
def test_a_step_by_its_button_and_a_photo(hand: Hand, platform: str, tmp_path: Path) -> None:
    code = {"bale": "G10-2", "telegram": "G13-2"}[platform]
    step = {"bale": "برنامه مصوب و اجراشده", "telegram": "شناسایی، برنامه و اجرا"}[platform]
    hand.take(platform, "حسین رستمی")
    hand.type("/my")
    hand.read("دورهٔ ۱۴۰۳")
    hand.type(code)
    hand.read(f"سنجهٔ {code}", "خالی", "گام دستگاه خود را برگزینید")
    hand.press("مقدار")
    hand.read("گام را با دکمه برگزینید")
    hand.shot(f"20-steps-{platform}")
    hand.press(f"۱. {step}")
    hand.read("ذخیره شد", "پیش‌نویس")
    hand.photograph("صورت‌جلسه — نمونه", tmp_path / "عکس.png")
    hand.send_files([tmp_path / "عکس.png"], photo=True)
    hand.read("ذخیره شد", "۱ فایل")
    hand.press("ثبت سنجه")
    hand.read("رسید ثبت سنجه", code, "کد رهگیری")
    hand.shot(f"21-receipt-{platform}")
    hand.type(code)
    hand.press("مستندات (۱)")
    hand.read(f"مستندات سنجهٔ {code}")
    hand.press("۱. ")
    hand.read("ذخیره شده است", "فرستنده: حسین رستمی")
    hand.shot(f"22-evidence-{platform}")
    hand.press("دیدن فایل")
    hand.read(f"مستند سنجهٔ {code}")
    hand.press("مستندات سنجه")
    hand.read(f"مستندات سنجهٔ {code}")


def test_returned_corrected_sent_and_approved(hand: Hand, tmp_path: Path) -> None:
    hand.take("telegram", "لیلا مرادی")
    hand.type("/my")
    hand.read("۲ سنجه نیاز به اصلاح دارد")
    hand.press("نیاز به اصلاح")
    hand.read("نسخهٔ تازه را بفرستید", "خوانا نیست")
    hand.shot("23-returned")
    hand.type("G01-1")
    hand.read("مدیر دستگاه:")
    hand.photograph("تشکیلات ۱۴۰۳ — نمونه", tmp_path / "عکس.png")
    hand.send_files([tmp_path / "عکس.png"], photo=True)
    hand.read("ذخیره شد")
    hand.press("ثبت سنجه")
    hand.read("رسید ثبت سنجه")
    hand.type("/my")
    hand.press("ارسال")
    hand.read("ارسال خودارزیابی ۱۴۰۳")
    hand.shot("24-before-sending")
    hand.press("ارسال برای مدیر")
    hand.read("رسید ارسال خودارزیابی", "نزد مدیر دستگاه")
    hand.shot("25-sent")

    hand.take("bale", "ناصر ابراهیمی")
    hand.read("شرکت توزیع نیروی برق تهران بزرگ")
    awaits = hand.see("bot-message").filter(has_text=seen("تأیید"))
    expect(awaits.last).to_be_visible()
    hand.shot("26-awaits-approval")
    hand.press("دیدن و تأیید")
    hand.read("رابط: لیلا مرادی", "مهلت تأیید")
    hand.shot("27-approval")
    hand.press("تأیید و ثبت نهایی")
    hand.read("رسید ثبت نهایی", "کد رهگیری")
    hand.shot("28-approved")
    hand.take("telegram", "لیلا مرادی")
    expect(hand.see("bot-message").filter(has_text=seen("ناصر ابراهیمی")).last).to_be_visible()
