"""Edits, deletion and callback answers, and Bale's own way with each."""

from typing import Any

import pytest
import telegram
from simulator_reader import PLATFORMS, Call

from simulator import Simulator


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_edit_changes_what_is_seen(sim: Simulator, call: Call, platform: str) -> None:
    phone = sim.person(platform)
    keys = {"inline_keyboard": [[{"text": "برو", "callback_data": "x"}]]}
    await call(platform, "sendMessage", chat_id=phone.id, text="یک", reply_markup=keys)
    at = {"chat_id": phone.id, "message_id": phone.last.message_id}
    same = await call(platform, "editMessageText", **at, text="یک", reply_markup=keys)
    assert same["description"].startswith("Bad Request: message is not modified")
    answer = await call(platform, "editMessageText", **at, text="دو", reply_markup=keys)
    assert (phone.last.text, phone.last.labels, phone.last.edited) == ("دو", ["برو"], True)
    if platform == "bale":
        assert answer["result"] == {"message_id": 0}
        with pytest.raises((KeyError, TypeError), match="date"):
            telegram.Message.de_json(answer["result"], None)
    else:
        assert telegram.Message.de_json(answer["result"], None).text == "دو"
    await call(platform, "editMessageReplyMarkup", **at)
    assert phone.last.labels == []
    again = await call(platform, "editMessageReplyMarkup", **at)
    assert again["description"].startswith("Bad Request: message is not modified")


async def test_other_stub_and_failing_edits(sim: Simulator, call: Call) -> None:
    phone = sim.person("bale")
    await call("bale", "sendMessage", chat_id=phone.id, text="یک")
    at = {"chat_id": phone.id, "message_id": phone.last.message_id}
    phone.messenger.edits = "full"
    answer = await call("bale", "editMessageText", **at, text="دو")
    parsed = telegram.Message.de_json(answer["result"], None)
    assert (parsed.message_id, parsed.text) == (0, None)
    phone.messenger.edits = "fail"
    assert not (await call("bale", "editMessageText", **at, text="سه"))["ok"]
    assert phone.last.text == "دو"


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_what_cannot_be_edited(sim: Simulator, call: Call, platform: str) -> None:
    phone = sim.person(platform)

    async def words(method: str, **fields: Any) -> str:
        answer = await call(platform, method, chat_id=phone.id, **fields)
        return answer["description"].removeprefix("Bad Request: ")

    assert await words("editMessageText", message_id=99, text="x") == "message to edit not found"
    own = phone.send("مال من")["message"]["message_id"]
    assert await words("editMessageText", message_id=own, text="x") == "message can't be edited"
    sent = phone.upload("a.pdf", b"x")["message"]["document"]["file_id"]
    await call(platform, "sendDocument", chat_id=phone.id, document=sent, caption="شرح")
    number = phone.last.message_id
    assert await words("editMessageText", message_id=number, text="x") == "there is no text in the message to edit"
    assert (await call(platform, "editMessageCaption", chat_id=phone.id, message_id=number, caption="نو"))["ok"]
    assert phone.last.text == "نو"
    await call(platform, "sendMessage", chat_id=phone.id, text="متن")
    number = phone.last.message_id
    wrong = await words("editMessageCaption", message_id=number, caption="x")
    assert wrong == "there is no caption in the message to edit"


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_delete(sim: Simulator, call: Call, platform: str) -> None:
    phone = sim.person(platform)
    await call(platform, "sendMessage", chat_id=phone.id, text="یک")
    await call(platform, "sendMessage", chat_id=phone.id, text="دو")
    at = {"chat_id": phone.id, "message_id": phone.last.message_id}
    assert (await call(platform, "deleteMessage", **at))["result"] is True
    assert [m.text for m in phone.messages] == ["یک"]
    assert (await call(platform, "deleteMessage", **at))["description"] == "Bad Request: message to delete not found"
    sim.move_clock(hours=49)
    late = await call(platform, "deleteMessage", chat_id=phone.id, message_id=phone.last.message_id)
    assert late["description"] == "Bad Request: message can't be deleted for everyone"


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_callback_answers(sim: Simulator, call: Call, platform: str) -> None:
    phone = sim.person(platform)
    keys = {"inline_keyboard": [[{"text": "برو", "callback_data": "x"}]]}
    await call(platform, "sendMessage", chat_id=phone.id, text="یک", reply_markup=keys)
    query = phone.press("برو")["callback_query"]
    assert ("chat_instance" in query) == (platform == "telegram")
    assert phone.spinning == [query["id"]]
    long = await call(platform, "answerCallbackQuery", callback_query_id=query["id"], text="م" * 201)
    assert not long["ok"]
    await call(platform, "answerCallbackQuery", callback_query_id=query["id"], text="شد")
    assert (phone.spinning, phone.toasts) == ([], ["شد"])
    unknown = await call(platform, "answerCallbackQuery", callback_query_id="1")
    assert unknown["description"].startswith("Bad Request: query is too old")
    late = phone.press("برو")["callback_query"]["id"]
    sim.move_clock(hours=1)
    assert not (await call(platform, "answerCallbackQuery", callback_query_id=late))["ok"]


async def test_chat_action(sim: Simulator, call: Call) -> None:
    phone = sim.person("bale")
    assert (await call("bale", "sendChatAction", chat_id=phone.id, action="typing"))["result"] is True
    assert phone.chat.action == "typing"
    await call("bale", "sendMessage", chat_id=phone.id, text="یک")
    assert phone.chat.action is None
