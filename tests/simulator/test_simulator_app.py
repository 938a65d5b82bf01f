"""A python-telegram-bot bot holds a real conversation in the simulator; groups, the clock, raw updates."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from simulator_reader import Call
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from simulator import Simulator


async def start(update: Update, context: Any) -> None:
    keys = ReplyKeyboardMarkup([[KeyboardButton("شماره", request_contact=True)]], resize_keyboard=True)
    await update.message.reply_html(f"<b>سلام</b> {' '.join(context.args)}", reply_markup=keys)


async def contact(update: Update, context: Any) -> None:
    number = update.message.contact.phone_number
    await update.message.reply_text(number, reply_markup=ReplyKeyboardRemove())
    buttons = [[InlineKeyboardButton("آری", callback_data="yes"), InlineKeyboardButton("نه", callback_data="no")]]
    await update.message.reply_text("درست است؟", reply_markup=InlineKeyboardMarkup(buttons))


async def pressed(update: Update, context: Any) -> None:
    await update.callback_query.answer("گرفتم")
    await update.callback_query.edit_message_text(f"پاسخ: {update.callback_query.data}")


async def document(update: Update, context: Any) -> None:
    file = await update.message.document.get_file()
    data = bytes(await file.download_as_bytearray())
    await update.message.reply_document(data[::-1], filename="back.txt", caption="وارونه")


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[Any]:
    base = sim.api("telegram")
    builder = Application.builder().token(sim.messengers["telegram"].token)
    app = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot").build()
    app.add_handler(CommandHandler("start", start))
    app.add_handler(MessageHandler(filters.CONTACT, contact))
    app.add_handler(MessageHandler(filters.Document.ALL, document))
    app.add_handler(CallbackQueryHandler(pressed))
    await app.initialize()
    await app.start()
    await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
    yield app
    await app.updater.stop()
    await app.stop()
    await app.shutdown()


async def test_a_whole_conversation(sim: Simulator, bot: Any) -> None:
    phone = sim.person("telegram", name="مریم احمدی", phone="+989121234567")
    phone.open("https://t.me/karnameh_test_bot?start=INV-1")
    hello = await phone.wait("سلام")
    assert hello.text == "سلام INV-1"
    assert hello.entities == [{"type": "bold", "offset": 0, "length": 4}]
    assert phone.keyboard == [["شماره"]]
    phone.press("شماره")
    asked = await phone.wait("درست است")
    assert phone.keyboard is None
    assert asked.buttons == [["آری", "نه"]]
    phone.press("آری", on=asked)
    assert phone.spinning
    edited = await phone.wait("پاسخ: yes")
    assert (edited.message_id, edited.edited, edited.buttons) == (asked.message_id, True, [])
    assert (phone.toasts, phone.spinning) == (["گرفتم"], [])
    phone.upload("a.txt", b"hello")
    assert (await phone.wait("وارونه")).document == ("back.txt", b"olleh")


async def test_clock(sim: Simulator, call: Call, http: aiohttp.ClientSession) -> None:
    before = sim.now
    now = sim.move_clock(days=2, hours=1)
    assert (now - before).total_seconds() == pytest.approx(49 * 3600, abs=5)
    [update] = (await call("telegram", "getUpdates"))["result"]
    assert datetime.fromisoformat(update["simulator_clock"]["now"]) == now
    assert (await call("bale", "getUpdates"))["result"] == []
    phone = sim.person("bale")
    assert phone.start()["message"]["date"] == pytest.approx(now.timestamp(), abs=5)
    async with http.get(f"{sim.api('bale')}/simulator") as response:
        about = await response.json()
    assert about["simulator"] == "karnameh"
    assert about["bots"]["bale"]["id"] == 2000
    assert datetime.fromisoformat(about["now"]).tzinfo is not None


async def test_start_at_and_one_messenger() -> None:
    sim = Simulator(tokens={"bale": "7:X"}, start_at=datetime(2025, 3, 25, tzinfo=UTC))
    assert sim.now.year == 2025
    sim.move_clock(days=1)
    [(_, update)] = sim.messengers["bale"].updates.pending
    assert update["simulator_clock"]["now"].startswith("2025-03-26")


async def test_group_and_migration(sim: Simulator, call: Call) -> None:
    phone, other = sim.person("telegram", name="الف"), sim.person("telegram", name="ب")
    group = sim.group("telegram", "گروه", [phone, other])
    update = phone.send_in(group, "سلام")
    assert update["message"]["chat"] == {"id": group.id, "type": "group", "title": "گروه"}
    assert (await call("telegram", "sendMessage", chat_id=group.id, text="درود"))["ok"]
    assert (await phone.wait("درود", chat=group)).text == other.messages_in(group)[-1].text
    new = sim.migrate("telegram", group)
    refused = await call("telegram", "sendMessage", chat_id=group.id, text="درود")
    assert refused["error_code"] == 400
    assert refused["parameters"] == {"migrate_to_chat_id": new.id}
    assert (await call("telegram", "sendMessage", chat_id=new.id, text="درود"))["ok"]


async def test_raw_and_repeated_updates(sim: Simulator, call: Call) -> None:
    phone = sim.person("bale")
    first = phone.start()
    raw = sim.push_raw("bale", {"strange": {"x": 1}})
    assert raw["update_id"] == 1
    await call("bale", "getUpdates", offset=2)
    sim.requeue("bale", first)
    sim.requeue("bale", 1)
    assert (await call("bale", "getUpdates", offset=2))["result"] == [first, raw]
    assert (await call("bale", "getUpdates", offset=2))["result"] == []
    number = sim.queue_text("bale", phone.id, "تند")
    assert [u["update_id"] for u in (await call("bale", "getUpdates", offset=2))["result"]] == [number]


async def test_hook_hears_sends_and_edits(sim: Simulator, call: Call) -> None:
    heard: list[tuple[str, int, str]] = []
    sim.on_bot_message = lambda platform, chat, message: heard.append((platform, chat, message["text"]))
    phone = sim.person("bale")
    sent = await call("bale", "sendMessage", chat_id=phone.id, text="یک")
    await call("bale", "editMessageText", chat_id=phone.id, message_id=sent["result"]["message_id"], text="دو")
    assert heard == [("bale", phone.id, "یک"), ("bale", phone.id, "دو")]
    assert sim.calls["bale"] == {"sendMessage": 1, "editMessageText": 1}


def test_refuses_what_is_not_loopback() -> None:
    for host in ("0.0.0.0", "192.168.1.4", "example.com", "::"):
        with pytest.raises(ValueError, match="loopback"):
            Simulator(host=host)
    with pytest.raises(ValueError, match="unknown messenger"):
        Simulator(tokens={"whatsapp": "1:x"})


async def test_stops_while_somebody_polls(http: aiohttp.ClientSession) -> None:
    sim = Simulator()
    await sim.start()
    url = f"{sim.api('bale')}/bot2000:TESTTOKEN/getUpdates"
    async with asyncio.TaskGroup() as group:
        group.create_task(_ignore(http, url))
        await asyncio.sleep(0.1)
        async with asyncio.timeout(2):
            await sim.stop()


async def _ignore(http: aiohttp.ClientSession, url: str) -> None:
    try:
        async with http.post(url, json={"timeout": 30}) as response:
            await response.read()
    except aiohttp.ClientError:
        return
