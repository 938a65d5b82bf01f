"""The first journey in the web chat, on both messengers: invited, entered, a measure with its files, recorded."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.hand import Hand, seen
from tests.papers import pdf

pytestmark = pytest.mark.browser
NEWCOMERS = {
    "bale": ("الهام قاسمی", "A03", "۰۹۰۰۰۰۰۰۰۱۴", "شرکت آب و فاضلاب استان تهران"),
    "telegram": ("بهرام صادقی", "A04", "09000000015", "شرکت آب منطقه‌ای تهران"),
}


@pytest.mark.parametrize("platform", ["bale", "telegram"])
def test_from_invitation_to_receipt(hand: Hand, platform: str, tmp_path: Path) -> None:
    name, agency, phone, title = NEWCOMERS[platform]
    left = "۳۵"
    expect(hand.see("world-note")).to_contain_text("نمونه")
    if platform == "bale":
        hand.shot("01-people")

    hand.take(platform, "مریم کاظمی")
    hand.press("دعوت رابط")
    hand.read("برای کدام دستگاه؟")
    hand.type(agency)
    hand.read("کیست؟")
    hand.type(name)
    hand.read("شمارهٔ همراه")
    hand.type(phone)
    invitation = hand.see("bot-message").filter(has_text=seen("دعوت شده‌اید")).last
    expect(hand.last).to_contain_text(seen("آماده است"))
    hand.shot(f"02-invitation-{platform}")
    if platform == "bale":
        invitation.get_by_test_id("deep-link").filter(has_text=seen("ble.ir")).click()
        hand.shot("03-who-opens")
        hand.see("open-as").filter(has_text=name).click()
    else:
        code = invitation.locator("code").last.inner_text()
        hand.take(platform, name)
        hand.see("start").click()
        hand.read("خوش آمدید")
        hand.type(code)
    hand.read("ارسال شمارهٔ من")
    hand.shot(f"04-share-number-{platform}")
    hand.share_own_number()
    expect(hand.see("bot-message").filter(has_text=seen("ثبت‌نام شما انجام شد"))).to_be_visible()
    # Whoever joins later gets the circular in force too.
    circular = hand.see("bot-message").filter(has_text=seen("بخشنامهٔ تازه"))
    expect(circular.last).to_be_visible()
    hand.press("دریافت کردم")
    hand.type("/my")
    hand.read(title, f"۰ از {left}")
    hand.shot(f"05-home-{platform}")

    hand.press("شروع از")
    hand.read("سنجهٔ", "مقدار را بفرستید")
    hand.shot(f"06-measure-{platform}")
    hand.type("۸۷٫۵")
    hand.read("مقدار ۸۷٫۵ ذخیره شد")
    (tmp_path / "گزارش سامانه ساختار.pdf").write_bytes(pdf(platform))
    hand.photograph("نامهٔ ابلاغ — نمونه", tmp_path / "عکس.png")
    hand.send_files([tmp_path / "گزارش سامانه ساختار.pdf"])
    hand.read("«گزارش سامانه ساختار.pdf»", "ذخیره شد", "۱ فایل")
    hand.send_files([tmp_path / "عکس.png"], photo=True)
    hand.read("ذخیره شد", "۲ فایل")
    hand.shot(f"07-files-{platform}")
    hand.press("ثبت سنجه")
    hand.read("رسید ثبت سنجه", "۸۷٫۵", "مستندات: ۲ فایل", "کد رهگیری")
    hand.shot(f"08-receipt-{platform}")
    hand.press("خانه")
    hand.read(f"۱ از {left}")


@pytest.mark.parametrize(("platform", "name"), [("bale", "رضا احمدی"), ("telegram", "زهرا موسوی")])
def test_help_lists_and_an_old_button(hand: Hand, platform: str, name: str) -> None:
    hand.take(platform, name)
    hand.read("دورهٔ ۱۴۰۳")
    home = hand.see("bot-message").nth(hand.see("bot-message").count() - 1)
    hand.type("/help")
    hand.read("راهنمای رابط ارزیابی")
    hand.shot(f"09-help-{platform}")
    hand.type("/todo")
    hand.read("چه مانده؟", "صفحهٔ ۱ از")
    hand.shot(f"10-left-{platform}")
    hand.type("/my")
    hand.read("دورهٔ ۱۴۰۳")
    # A button of a card that has been renewed since: still an answer, at the end of the chat.
    count = hand.see("bot-message").count()
    home.get_by_test_id("inline-button").filter(has_text=seen("محورها")).click()
    expect(hand.see("bot-message")).to_have_count(count + 1)
    hand.read("محورها")
    hand.shot(f"11-axes-{platform}")
    expect(hand.page.locator("[aria-busy=true]")).to_have_count(0)


def test_refreshed_in_the_middle(hand: Hand) -> None:
    hand.take("telegram", "زهرا موسوی")
    hand.type("/my")
    hand.read("دورهٔ ۱۴۰۳")
    hand.press("شروع از")
    hand.read("مقدار را بفرستید")
    hand.page.reload()
    expect(hand.see("chat-sub")).to_contain_text("زهرا موسوی")
    hand.type("صد و بیست")
    hand.read("متوجه نشدیم", "در میانهٔ سنجهٔ")
    hand.shot("12-lost")
