"""The phone: finding buttons as a person does, waiting without sleeping, saying what was there instead."""

import asyncio
from typing import Any

import pytest

from simulator import NotSeen, Simulator
from simulator.editing import edit_text
from simulator.params import Params
from simulator.sending import send_message


def says(sim: Simulator, chat_id: int, text: str, keys: list[list[str]] | None = None, **more: Any) -> int:
    """Let the bot write, with inline buttons whose data is their label."""
    rows = [[{"text": label, "callback_data": label} for label in row] for row in keys or []]
    markup = {"reply_markup": {"inline_keyboard": rows}} if keys else {}
    params = Params({"chat_id": chat_id, "text": text, **markup, **more})
    return int(send_message(sim.messengers["bale"], params)["message_id"])


async def test_newest_button_wins(sim: Simulator) -> None:
    phone = sim.person("bale")
    first = says(sim, phone.id, "یک", [["تأیید", "نه"]])
    second = says(sim, phone.id, "دو", [["تأیید ۲۴٫۵", "تأیید"]])
    query = phone.press("تأیید")["callback_query"]
    assert (query["message"]["message_id"], query["data"]) == (second, "تأیید")
    assert phone.press("۲۴")["callback_query"]["data"] == "تأیید ۲۴٫۵"
    assert phone.press("نه")["callback_query"]["message"]["message_id"] == first
    assert phone.press("تأیید", on=phone.inbox[0])["callback_query"]["message"]["message_id"] == first
    with pytest.raises(NotSeen, match=r"\[تأیید ۲۴٫۵\] \[تأیید\]"):
        phone.press("ارسال")
    with pytest.raises(LookupError):
        phone.press("ارسال", on=phone.last)
    assert phone.press_data("forged", first)["callback_query"]["data"] == "forged"


async def test_reply_keyboard_stands_at_its_message(sim: Simulator) -> None:
    phone = sim.person("bale")
    says(sim, phone.id, "کهنه", [["الف"]])
    says(sim, phone.id, "کلید", reply_markup={"keyboard": [["الف", "ب"]]})
    assert phone.press("الف")["message"]["text"] == "الف"
    says(sim, phone.id, "نو", [["الف"]])
    assert "callback_query" in phone.press("الف")
    assert phone.press("ب")["message"]["text"] == "ب"


async def test_links_and_copied_text(sim: Simulator) -> None:
    phone = sim.person("bale")
    rows = [
        [{"text": "دعوت", "url": "https://ble.ir/karnameh_bale_bot?start=Q1"}],
        [{"text": "راهنما", "url": "https://example.com"}],
        [{"text": "کد", "copy_text": {"text": "A-1"}}],
    ]
    says(sim, phone.id, "پیوند", reply_markup={"inline_keyboard": rows})
    assert phone.press("دعوت")["message"]["text"] == "/start Q1"
    assert phone.press("راهنما") == {}
    assert phone.opened[-1] == "https://example.com"
    phone.press("کد")
    assert phone.clipboard == "A-1"
    assert phone.open("ble.ir/karnameh_bale_bot")["message"]["text"] == "/start"
    with pytest.raises(ValueError, match="not a link"):
        phone.open("https://t.me/karnameh_bale_bot?start=Q1")


async def test_wait_sees_only_what_is_new(sim: Simulator) -> None:
    phone = sim.person("bale")
    old = says(sim, phone.id, "ثبت شد")
    phone.send("دوباره")
    with pytest.raises(NotSeen, match="person #2: دوباره"):
        await phone.wait("ثبت شد", timeout=0.05)
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(phone.wait("ویراسته"))
        await asyncio.sleep(0)
        says(sim, phone.id, "چیز دیگر")
        await asyncio.sleep(0)
        edit_text(sim.messengers["bale"], Params({"chat_id": phone.id, "message_id": old, "text": "ویراسته"}))
    assert waiting.result().message_id == old
    assert (await phone.wait(lambda m: "دیگر" in m.text)).text == "چیز دیگر"
    assert (await phone.wait(since=0)).text == "چیز دیگر"
    with pytest.raises(NotSeen):
        await phone.wait_toast(timeout=0.01)


async def test_what_is_seen(sim: Simulator) -> None:
    phone = sim.person("bale", name="مریم")
    with pytest.raises(NotSeen):
        _ = phone.last
    phone.upload("a.png", b"picture", as_photo=True)
    phone.voice()
    assert phone.messages[0].photo == b"picture"
    assert "<photo>" in phone.screen()
    assert phone.inbox == []
