"""Staff and deputy in the web chat: board and agency, a request decided, a circular issued, more time granted."""

import pytest
from playwright.sync_api import expect

from tests.browser.hand import Hand, seen

pytestmark = pytest.mark.browser
TEXT = "ماده ۱- دستگاه‌های اجرایی گزارش خود را تا ۲۵ آذر می‌فرستند. (نمونه)"


@pytest.mark.parametrize("platform", ["bale", "telegram"])
def test_board_and_agency(hand: Hand, platform: str) -> None:
    hand.take(platform, "مریم کاظمی")
    hand.type("/start")
    hand.read("دستگاه از ۶۴ ارسال کرده است")
    hand.shot(f"30-staff-{platform}")
    hand.press("وضعیت دستگاه‌ها")
    hand.read("همهٔ دستگاه‌ها (۶۴)", "صفحهٔ ۱ از")
    hand.shot(f"31-board-{platform}")
    hand.press("۱. ")
    hand.read("سنجه", "مهلت", "رابط ارزیابی:")
    hand.shot(f"32-agency-{platform}")
    hand.press("پیشرفت محورها")
    hand.read("شاخص‌های اختصاصی: ۰ از ۵")
    hand.shot(f"33-axes-{platform}")
    hand.press("صفحهٔ قبل")
    hand.press("نماها")
    hand.press("پیام‌های نرسیده")
    hand.read("مسعود رحیمی")
    hand.shot(f"34-undelivered-{platform}")


def test_not_applicable_decided(hand: Hand) -> None:
    hand.take("bale", "مریم کاظمی")
    hand.type("/start")
    hand.press("عدم مصداق")
    hand.press("G12-3")
    hand.read("در انتظار تصمیم", "پیمان اکبری")
    hand.shot("35-request")
    hand.press("پذیرش")
    hand.press("دلیل ۲")
    hand.read("پذیرفته شد", "شیوه‌نامه")
    hand.shot("36-accepted")
    hand.take("telegram", "پیمان اکبری")
    expect(hand.see("bot-message").filter(has_text=seen("شیوه‌نامه")).last).to_be_visible()


def test_circular_issued_and_acknowledged(hand: Hand) -> None:
    hand.take("telegram", "مریم کاظمی")
    hand.type("/start")
    hand.press("بخشنامه‌ها")
    hand.press("بخشنامهٔ تازه")
    hand.read("شمارهٔ بخشنامه")
    hand.type("۱۴۰۳/۷۷")
    hand.read("تاریخ بخشنامه")
    hand.type("امروز")
    hand.read("عنوان بخشنامه")
    hand.type("گزارش میان‌دوره (نمونه)")
    hand.read("پیش‌نویس بخشنامهٔ")
    hand.shot("37-circular-parts")
    hand.press("ورود متن")
    hand.read("متن بخشنامهٔ")
    hand.type(TEXT)
    hand.read("متن رسید")
    hand.press("تمام شد")
    hand.press("پیش‌نمایش و ابلاغ")
    hand.read("۱۴۰۳/۷۷")
    hand.shot("38-preview")
    hand.press("ابلاغ")
    hand.take("bale", "سمیرا عباسی")
    letter = hand.see("bot-message").filter(has_text=seen("گزارش میان‌دوره"))
    expect(letter.last).to_be_visible(timeout=20_000)
    hand.press("دریافت کردم")
    expect(hand.see("bot-message").filter(has_text=seen("تأیید")).last).to_be_visible()
    hand.shot("39-acknowledged")
    hand.take("telegram", "مریم کاظمی")
    hand.type("/circular")
    hand.press("۱۴۰۳/۷۷")
    hand.press("بی‌پاسخ‌ها")
    hand.read("بی‌پاسخ‌های بخشنامهٔ")
    hand.shot("40-silent")


def test_deputy_grants_an_extension(hand: Hand) -> None:
    hand.take("bale", "فرهاد جلالی")
    hand.type("/start")
    hand.press("درخواست‌های تمدید (۱)")
    hand.press("اداره کل حفاظت محیط زیست")
    hand.read("سمیرا عباسی", "دلیل: گزارش پایش هوا")
    hand.shot("41-extension")
    hand.press("موافقت")
    hand.read("درخواستی در انتظار تصمیم نیست")
    hand.shot("42-granted")
    hand.take("bale", "سمیرا عباسی")
    expect(hand.see("bot-message").filter(has_text=seen("تمدید شد")).last).to_be_visible()
