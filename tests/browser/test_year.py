"""After the lock in the web chat: an appraiser's desk, results with reasons, an objection, the deputy's release."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hand import Hand, seen

pytestmark = pytest.mark.browser
AT = "results"


def code_shown(hand: Hand) -> str:
    """The code that the bot of a demo shows."""
    shown = hand.see("bot-message").filter(has_text=seen("رمزساز شما اکنون")).last.inner_text()
    return re.findall(r"\d{6}", shown)[-1]


def test_appraiser_accepts_scores_and_takes_it_back(hand: Hand) -> None:
    hand.take("bale", "نرگس شریفی")
    hand.type("/start")
    hand.read("مورد در صف")
    hand.shot("60-appraiser")
    hand.press("ادامهٔ بررسی")
    hand.read("خودارزیابی", "مستندات", "سقف")
    hand.shot("61-desk")
    hand.press("تأیید")
    hand.read("سنجهٔ")
    expect(hand.see("bot-message").filter(has_text=seen("ثبت شد")).last).to_be_visible()
    hand.type("/undo")
    expect(hand.see("bot-message").filter(has_text=seen("لغو شد")).last).to_be_visible()
    hand.press("امتیاز دیگر")
    hand.type("۵")
    hand.shot("62-reason")
    hand.type("مستندات فقط نیمهٔ نخست سال است.")
    expect(hand.see("bot-message").filter(has_text=seen("امتیاز ۵ از")).last).to_be_visible()
    hand.type("/queue")
    hand.read("مورد در صف")
    hand.shot("63-queue")


def test_results_are_read_and_objected_to(hand: Hand) -> None:
    hand.take("telegram", "زهرا موسوی")
    hand.type("/start")
    hand.press("نتایج اولیه")
    hand.read("امتیاز کل", "مهلت پذیرش یا اعتراض")
    hand.shot("64-result")
    hand.press("امتیاز سنجه‌ها")
    hand.read("دلیل:")
    hand.shot("65-lines")
    hand.type("/object")
    hand.read("از بیشترین کسر")
    hand.shot("66-objections")
    hand.see("inline-button").filter(has_text=seen(": ")).first.click()
    hand.press("ثبت اعتراض")
    hand.read("۱۰۰۰ نویسه")
    hand.type("گزارش سالانه در بایگانی اداره‌کل هست و رونوشت آن پیوست شده است.")
    hand.read("گزارش سالانه")
    hand.shot("67-draft")
    hand.press("ثبت نهایی")
    expect(hand.see("bot-message").filter(has_text=seen("کد رهگیری")).last).to_be_visible()
    hand.shot("68-filed")


def test_objection_is_decided_by_another_and_by_the_committee(hand: Hand) -> None:
    hand.take("bale", "سهیلا امینی")
    hand.type("/start")
    hand.press("اعتراض‌های من")
    hand.see("inline-button").filter(has_text=seen("شرکت توزیع")).last.click()
    hand.read("متن اعتراض")
    hand.shot("69-deciding")
    hand.press("رد اعتراض")
    hand.type("صورت‌جلسه به سال پیش برمی‌گردد.")
    expect(hand.see("bot-message").filter(has_text=seen("پذیرفته نشد")).last).to_be_visible()
    hand.take("telegram", "هادی زمانی")
    hand.type("/start")
    hand.press("دستور جلسه")
    hand.shot("70-agenda")


def test_deputy_releases_a_group_with_the_code(hand: Hand) -> None:
    hand.take("telegram", "فرهاد جلالی")
    hand.type("/release")
    hand.read("آمادهٔ اعلام")
    hand.shot("71-release")
    hand.press("همهٔ آماده‌ها")
    hand.press("آزادسازی ۱۱ دستگاه")
    expect(hand.see("bot-message").filter(has_text=seen("رمزساز شما اکنون")).last).to_be_visible()
    hand.type(code_shown(hand))
    expect(hand.see("bot-message").filter(has_text=seen("۱۱ دستگاه")).last).to_be_visible()
    expect(hand.see("bot-message").filter(has_text=seen("نتایج ۱۱ دستگاه آزاد شد")).last).to_be_visible()
    hand.shot("72-released")
    hand.take("bale", "مریم کاظمی")
    ended = hand.see("bot-message").filter(has_text=seen("ارسال نتایج اولیهٔ ۱۴۰۳ پایان یافت")).last
    expect(ended).to_be_visible(timeout=60_000)


def test_staff_see_where_everything_stands(hand: Hand) -> None:
    hand.take("bale", "مریم کاظمی")
    hand.type("/start")
    hand.read("از ۱۲")
    hand.shot("73-staff")
    hand.press("بررسی و امتیازدهی")
    hand.read("سنجه امتیاز دارد")
    hand.shot("74-boards")
    hand.press("مقایسهٔ ارزیابان")
    hand.shot("75-leniency")
    hand.type("/why 1001")
    hand.read("چرا این امتیاز؟", "قاعده")
    hand.shot("76-why")
    hand.type("/final")
    hand.read("هنوز باز است")
    hand.shot("77-final")
