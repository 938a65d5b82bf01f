"""The clock moved by the web control: the reminder comes, the deadline passes, nothing more can be entered."""

import pytest
from playwright.sync_api import expect

from tests.browser.hand import Hand, seen

pytestmark = pytest.mark.browser


def test_reminder_and_lock(hand: Hand) -> None:
    people = (("bale", "رضا احمدی"), ("telegram", "زهرا موسوی"))
    hand.move_clock("clock-day-on")
    hand.move_clock("clock-day-on")
    for platform, name in people:
        hand.take(platform, name)
        reminder = hand.see("bot-message").filter(has_text=seen("هنوز ثبت نشده است"))
        expect(reminder.last).to_contain_text(seen("مهلت خودارزیابی"), timeout=30_000)
        hand.shot(f"13-reminder-{platform}")
    hand.press("ادامه")
    hand.read("دورهٔ ۱۴۰۳")
    hand.press("شروع از")
    hand.read("مقدار را بفرستید")
    hand.see("back").click()
    for _ in range(5):
        hand.move_clock("clock-week-on")
    for platform, name in people:
        hand.take(platform, name)
        locked = hand.see("bot-message").filter(has_text=seen("مهلت خودارزیابی تمام شد"))
        expect(locked.last).to_be_visible(timeout=30_000)
        hand.shot(f"14-locked-{platform}")
    hand.type("۹۰")
    hand.read("تمام شده و این تغییر ثبت نشد")
    hand.shot("15-too-late")
