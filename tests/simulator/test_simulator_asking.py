"""getMe, getChat, commands and webhook questions, full on Telegram and short on Bale."""

from typing import Any

import pytest
import telegram
from simulator_reader import Call, unknown_fields

from simulator import Simulator


async def test_telegram_answers_are_read(sim: Simulator, call: Call) -> None:
    phone = sim.person("telegram", name="مریم احمدی", username="maryam")
    group = sim.group("telegram", "گروه", [phone])
    questions: list[tuple[type[Any], str, dict[str, Any]]] = [
        (telegram.User, "getMe", {}),
        (telegram.ChatFullInfo, "getChat", {"chat_id": phone.id}),
        (telegram.ChatFullInfo, "getChat", {"chat_id": group.id}),
        (telegram.ChatMember, "getChatMember", {"chat_id": group.id, "user_id": phone.id}),
        (telegram.WebhookInfo, "getWebhookInfo", {}),
    ]
    for shape, method, fields in questions:
        answer = await call("telegram", method, **fields)
        assert unknown_fields(shape.de_json(answer["result"], None)) == [], method


async def test_bale_answers_are_short(sim: Simulator, call: Call) -> None:
    phone = sim.person("bale", name="مریم")
    assert telegram.User.de_json((await call("bale", "getMe"))["result"], None).id == 2000
    chat = (await call("bale", "getChat", chat_id=phone.id))["result"]
    assert telegram.Chat.de_json(chat, None).first_name == "مریم"
    with pytest.raises(TypeError):
        telegram.ChatFullInfo.de_json(chat, None)
    assert (await call("bale", "getWebhookInfo"))["result"] == {"url": ""}
    assert (await call("bale", "getChat", chat_id=1))["error_code"] == 404
    assert (await call("bale", "setMyCommands", commands=[]))["error_code"] == 404


async def test_commands(sim: Simulator, call: Call) -> None:
    commands = [{"command": "queue", "description": "صف"}]
    assert (await call("telegram", "setMyCommands", commands=commands))["result"] is True
    assert (await call("telegram", "getMyCommands"))["result"] == commands
    await call("telegram", "deleteMyCommands")
    assert (await call("telegram", "getMyCommands"))["result"] == []


async def test_webhooks_stay_on_this_machine(sim: Simulator, call: Call) -> None:
    refused = await call("telegram", "setWebhook", url="https://example.com/hook")
    assert refused["error_code"] == 400
    await call("telegram", "setWebhook", url="http://127.0.0.1:9/hook")
    assert (await call("telegram", "getUpdates"))["error_code"] == 409
    await call("telegram", "deleteWebhook")
    assert (await call("telegram", "getUpdates"))["ok"]
