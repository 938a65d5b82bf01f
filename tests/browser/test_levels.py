"""The end of the year in the web chat: levels told privately, the ranking previewed and broadcast."""

import pytest
from playwright.sync_api import expect

from tests.browser.hand import Hand, seen
from tests.browser.test_year import code_shown

pytestmark = pytest.mark.browser
AT = "levels"


def test_levels_are_told_and_the_ranking_is_broadcast(hand: Hand) -> None:
    hand.take("bale", "مریم کاظمی")
    hand.type("/levels")
    hand.read("عالی", "آمادهٔ ابلاغ")
    hand.shot("80-levels")
    for _ in range(_gaps(hand)):
        hand.type("/levels")
        hand.read("سطح‌بندی دورهٔ")
        hand.press("موارد اختلاف")
        hand.read("نتیجه ندارد")
        hand.press("۱. ")
        hand.read("علت تفاوت را بنویسید تا")
        hand.press("علت تفاوت")
        hand.read("نمونه: مستند")
        hand.type("ارزیاب ملی مستند دیگری داشت.")
        hand.read("نتیجه را ثبت کنید تا")
        hand.press("ثبت نتیجه")
        hand.read("پابرجا ماند (نامهٔ")
        hand.type("امتیاز ملی پابرجا ماند.")
        hand.read("سطح تأیید شده است")
    hand.type("/levels")
    hand.read("نامهٔ امضاشده ندارد")
    hand.press("شمارهٔ نامه")
    hand.read("نامه")
    hand.type("نمونه-۱۴۰۴/۱۲۴")
    hand.read("تاریخ")
    hand.type("امروز")
    hand.read("۶۴ سطح نامه دارد")
    hand.press("ابلاغ به دستگاه‌ها")
    hand.read("جداگانه و خصوصی")
    hand.press("بله، ابلاغ شود")
    hand.take("bale", "رضا احمدی")
    hand.read("سطح عملکرد", "دریافت کردم")
    hand.shot("81-level")
    hand.press("دریافت کردم")
    hand.read("ثبت شد")

    hand.take("bale", "مریم کاظمی")
    hand.type("/levels")
    hand.press("پیام رتبه‌بندی")
    hand.press("پیش‌نمایش")
    hand.read("نفر در")
    hand.shot("82-preview")
    hand.press("ارسال")
    expect(hand.see("bot-message").filter(has_text=seen("رمزساز شما اکنون")).last).to_be_visible()
    hand.type(code_shown(hand))
    expect(hand.see("bot-message").filter(has_text=seen("آغاز شد")).last).to_be_visible()
    hand.shot("83-campaign")
    hand.take("telegram", "زهرا موسوی")
    expect(hand.see("bot-message").filter(has_text=seen("سطح‌بندی دستگاه‌های اجرایی استان در سال")).last).to_be_visible()
    hand.shot("84-ranking")


def _gaps(hand: Hand) -> int:
    """How many levels wait for their gap to be explained."""
    label = hand.see("inline-button").filter(has_text=seen("موارد اختلاف")).last.inner_text()
    return int("".join(letter for letter in label if letter.isdigit()) or "0")
