"""The page in a browser: a person is added, talks with a bot, and sees what the bot does."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from simulator import Simulator
from simulator.editing import answer_callback, edit_text
from simulator.params import Params
from simulator.sending import send_message

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.deep,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here"),
]


@pytest.fixture
async def page(sim: Simulator) -> AsyncIterator[Any]:
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser: Browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 390, "height": 844})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.set_default_timeout(5000)
        await page.goto(sim.url)
        await page.wait_for_selector("html[data-ready]")
        yield page
        await browser.close()
        assert errors == []


def labels(sim: Simulator) -> Iterator[str]:
    """Yield what the bot hears, oldest first."""
    for _, update in sim.messengers["bale"].updates.pending:
        message = update.get("message") or update.get("edited_message") or {}
        yield message.get("text") or next((k for k in ("contact", "document") if k in message), "callback")


async def test_a_person_talks(sim: Simulator, page: Any, tmp_path: Path) -> None:
    see = page.get_by_test_id
    await see("add-person").click()
    await see("platform-bale").click()
    await see("person-name").fill("مریم احمدی")
    await see("person-phone").fill("۰۹۱۲۱۲۳۴۵۶۷")
    await see("dialog-yes").click()
    await expect(see("messenger")).to_have_text("بله")
    await see("start").click()
    await expect(see("own-message")).to_contain_text("/start")
    bale = sim.messengers["bale"]
    phone = sim.phone("bale", next(iter(bale.people)))
    assert phone.person.phone == "09121234567"

    rows = [[{"text": "ادامه", "callback_data": "go"}]]
    text = "سلام *پررنگ* است.\nG03-1 latin\n<img src=x onerror=alert(1)>\nhttps://ble.ir/karnameh_bale_bot?start=Z9"
    sent = {"chat_id": phone.id, "text": text, "reply_markup": {"inline_keyboard": rows}}
    number = send_message(bale, Params(sent))["message_id"]
    message = see("bot-message").first
    await expect(message.locator("b")).to_have_text("پررنگ")
    await expect(message.locator("img")).to_have_count(0)
    directions = [await line.get_attribute("dir") for line in await message.locator(".line").all()]
    assert directions == ["rtl", "ltr", "ltr", "ltr"]

    button = see("inline-button")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    answer_callback(bale, Params({"callback_query_id": phone.spinning[0], "text": "انجام شد"}))
    await expect(see("toast")).to_have_text("انجام شد")
    await expect(button).not_to_have_attribute("aria-busy", "true")
    edit_text(bale, Params({"chat_id": phone.id, "message_id": number, "text": text + "\nویراسته"}))
    await expect(message).to_contain_text("ویراسته")
    await expect(button).to_have_count(0)
    await see("deep-link").click()
    await expect(see("own-message").last).to_contain_text("/start Z9")

    keys = {"keyboard": [[{"text": "ارسال شمارهٔ من", "request_contact": True}]]}
    send_message(bale, Params({"chat_id": phone.id, "text": "شماره؟", "reply_markup": keys}))
    await see("key").click()
    await expect(see("contact")).to_contain_text("مریم احمدی")
    send_message(bale, Params({"chat_id": phone.id, "text": "ممنون", "reply_markup": {"remove_keyboard": True}}))
    await expect(see("keyboard")).to_be_hidden()

    (tmp_path / "گزارش.pdf").write_bytes(b"%PDF-1")
    await see("pick-files").set_input_files([tmp_path / "گزارش.pdf"])
    await see("caption").fill("۱۲۳۴")
    await see("dialog-yes").click()
    await expect(see("document")).to_contain_text("گزارش.pdf")
    await see("input").fill("متن من")
    await see("input").press("Enter")
    await expect(see("own-message").last).to_contain_text("متن من")
    await see("own-message").last.get_by_test_id("message-menu").click()
    await see("menu-edit").click()
    await see("input").fill("متن بهتر")
    await see("send").click()
    await expect(see("own-message").last).to_contain_text("متن بهتر")
    assert list(labels(sim)) == [
        "/start",
        "callback",
        "/start Z9",
        "contact",
        "document",
        "متن من",
        "متن بهتر",
    ]
    await see("chat-menu").click()
    await see("menu-block").click()
    await expect(see("unblock")).to_be_visible()
    assert phone.person.blocked


async def test_clock_and_faults(sim: Simulator, page: Any) -> None:
    phone = sim.person("telegram", name="رضا کریمی")
    await page.set_viewport_size({"width": 1280, "height": 900})
    await page.goto(f"{sim.url}/?person={phone.id}")
    see = page.get_by_test_id
    await expect(see("messenger")).to_have_text("تلگرام")
    before, day = sim.now, await see("clock-day").text_content()
    await see("clock-week-on").click()
    await expect(see("clock-day")).not_to_have_text(day)
    await expect(see("clock-error")).to_be_hidden()
    await see("to-year").select_option(index=1)
    await see("to-month").select_option("1")
    await see("to-day").select_option("31")
    await see("clock-go").click()
    await expect(see("clock-day")).to_contain_text("۳۱ فروردین")
    assert (sim.now - before).days > 7
    await see("fault-lost").click()
    await expect(see("fault-lost")).to_be_checked()
    await page.wait_for_function("document.querySelector('[data-testid=fault-lost]').checked")
    while not sim.faults.active:
        await page.wait_for_timeout(20)
    assert {fault.kind for fault in sim.faults.active} == {"drop_after"}
