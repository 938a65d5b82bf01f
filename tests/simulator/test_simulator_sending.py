"""What the bot sends: how the other side reads it, and every limit with its own words."""

import json
from io import BytesIO
from typing import Any

import aiohttp
import pytest
import telegram
from simulator_reader import PLATFORMS, Call, unknown_fields

from simulator import Simulator

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0"


async def send_files(sim: Simulator, http: aiohttp.ClientSession, platform: str, method: str, **given: Any) -> Any:
    """Call with every bytes value as an uploaded part, and return the answer."""
    form = aiohttp.FormData()
    for key, value in given.items():
        if isinstance(value, bytes):
            form.add_field(key, BytesIO(value), filename=f"{key}.bin")
        else:
            form.add_field(key, value if isinstance(value, str) else json.dumps(value))
    url = f"{sim.api(platform)}/bot{sim.messengers[platform].token}/{method}"
    async with http.post(url, data=form) as response:
        return await response.json()


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_everything_sent_is_read(sim: Simulator, call: Call, http: aiohttp.ClientSession, platform: str) -> None:
    phone = sim.person(platform, name="مریم احمدی")
    own = phone.send("سلام")["message"]["message_id"]
    keys = {"inline_keyboard": [[{"text": "برو", "callback_data": "x"}, {"text": "نشانی", "url": "https://a.ir"}]]}
    to = {"chat_id": phone.id}
    answers = [
        await call(platform, "sendMessage", **to, text="<b>متن</b>", parse_mode="HTML", reply_markup=keys),
        await call(platform, "sendMessage", **to, text="پاسخ", reply_to_message_id=own),
        await call(platform, "sendMessage", **to, text="پاسخ", reply_parameters={"message_id": own}),
        await send_files(sim, http, platform, "sendDocument", **to, document=b"data", caption="شرح"),
        await send_files(sim, http, platform, "sendPhoto", **to, photo="attach://p", p=PNG),
        await call(platform, "forwardMessage", **to, from_chat_id=phone.id, message_id=own),
    ]
    known = answers[3]["result"]["document"]["file_id"]
    answers.append(await call(platform, "sendDocument", **to, document=known))
    media = [
        {"type": "photo", "media": "attach://a", "caption": "آلبوم"},
        {"type": "photo", "media": "attach://b"},
    ]
    album = await send_files(sim, http, platform, "sendMediaGroup", **to, media=media, a=PNG, b=PNG)
    for result in [answer["result"] for answer in answers] + album["result"]:
        parsed = telegram.Message.de_json(result, None)
        old = {".forward_from", ".forward_date"} if platform == "bale" else set()
        assert set(unknown_fields(parsed)) <= old
        assert parsed is not None
        assert parsed.chat.id == phone.id
    shown = answers[0]["result"]
    if platform == "telegram":
        assert (shown["text"], shown["entities"][0]["type"]) == ("متن", "bold")
    else:
        assert (shown["text"], "entities" in shown) == ("<b>متن</b>", False)
    assert answers[4]["result"]["photo"][-1]["width"] == 640
    copied = await call(platform, "copyMessage", **to, from_chat_id=phone.id, message_id=own)
    assert telegram.MessageId.de_json(copied["result"], None).message_id == phone.last.message_id


async def refusal(call: Call, platform: str, method: str, **fields: Any) -> tuple[int, str]:
    answer = await call(platform, method, **fields)
    assert not answer["ok"]
    assert answer["status"] == answer["error_code"]
    return answer["error_code"], answer["description"]


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_text_limits(sim: Simulator, call: Call, platform: str) -> None:
    to = {"chat_id": sim.person(platform).id}
    empty = (400, "Bad Request: message text is empty")
    assert await refusal(call, platform, "sendMessage", **to, text="") == empty
    assert await refusal(call, platform, "sendMessage", **to, text=" \n ") == empty
    long = (400, "Bad Request: message is too long")
    assert await refusal(call, platform, "sendMessage", **to, text="م" * 4097) == long
    assert await refusal(call, platform, "sendMessage", **to, text="😀" * 2049) == long
    assert (await call(platform, "sendMessage", **to, text="م" * 4096))["ok"]


@pytest.mark.parametrize(("platform", "most"), [("telegram", 1024), ("bale", 4096)])
async def test_caption_limits(sim: Simulator, http: aiohttp.ClientSession, platform: str, most: int) -> None:
    to = {"chat_id": sim.person(platform).id}
    fits = await send_files(sim, http, platform, "sendDocument", **to, document=b"x", caption="م" * most)
    assert fits["ok"]
    long = await send_files(sim, http, platform, "sendDocument", **to, document=b"x", caption="م" * (most + 1))
    assert long["description"] == "Bad Request: message caption is too long"
    media = [{"type": "document", "media": "attach://a", "caption": "م" * 1025}] * 2
    album = await send_files(sim, http, platform, "sendMediaGroup", **to, media=media, a=b"x")
    assert album["description"] == "Bad Request: message caption is too long"


@pytest.mark.parametrize(
    ("platform", "missing"),
    [("telegram", (400, "Bad Request: chat not found")), ("bale", (404, "no such group or user"))],
)
async def test_who_cannot_be_reached(sim: Simulator, call: Call, platform: str, missing: tuple[int, str]) -> None:
    assert await refusal(call, platform, "sendMessage", chat_id=12345, text="x") == missing
    assert await refusal(call, platform, "sendMessage", chat_id="@nobody", text="x") == missing
    phone = sim.person(platform)
    phone.block()
    blocked = (403, "Forbidden: bot was blocked by the user")
    assert await refusal(call, platform, "sendMessage", chat_id=phone.id, text="x") == blocked
    phone.unblock()
    assert (await call(platform, "sendMessage", chat_id=phone.id, text="x"))["ok"]
    stranger = sim.person(platform, started=False)
    code, words = await refusal(call, platform, "sendMessage", chat_id=stranger.id, text="x")
    assert (code, words) == (403, "Forbidden: bot can't initiate conversation with a user")


async def test_bad_files_and_albums(sim: Simulator, call: Call, http: aiohttp.ClientSession) -> None:
    to = {"chat_id": sim.person("telegram").id}
    empty = await send_files(sim, http, "telegram", "sendDocument", **to, document=b"")
    assert empty["description"] == "Bad Request: file must be non-empty"
    _, words = await refusal(call, "telegram", "sendDocument", **to, document="no-such-file")
    assert words == "Bad Request: wrong file identifier/HTTP URL specified"
    _, words = await refusal(call, "telegram", "sendDocument", **to, document="https://example.com/a.pdf")
    assert words == "Bad Request: failed to get HTTP URL content"
    for count in (1, 11):
        media = [{"type": "document", "media": "x"}] * count
        assert (await refusal(call, "telegram", "sendMediaGroup", **to, media=media))[0] == 400
    big = await send_files(sim, http, "bale", "sendDocument", **to, document=b"\0" * (50 * 2**20 + 1))
    assert (big["error_code"], big["description"]) == (413, "Request Entity Too Large")


async def test_missing_reply_target(sim: Simulator, call: Call) -> None:
    to = {"chat_id": sim.person("telegram").id, "text": "x"}
    assert (await refusal(call, "telegram", "sendMessage", **to, reply_to_message_id=9))[0] == 400
    lenient = {"message_id": 9, "allow_sending_without_reply": True}
    assert (await call("telegram", "sendMessage", **to, reply_parameters=lenient))["ok"]


async def test_reply_keyboards(sim: Simulator, call: Call) -> None:
    keys = {"keyboard": [[{"text": "شماره", "request_contact": True}, "دیگر"]], "one_time_keyboard": True}
    for platform, after in (("telegram", None), ("bale", [["شماره", "دیگر"]])):
        phone = sim.person(platform, phone="+98912")
        await call(platform, "sendMessage", chat_id=phone.id, text="x", reply_markup=keys)
        assert phone.keyboard == [["شماره", "دیگر"]]
        assert phone.press("شماره")["message"]["contact"]["phone_number"] == "+98912"
        assert phone.keyboard == after, "Bale knows no one-time keyboards"
        await call(platform, "sendMessage", chat_id=phone.id, text="x", reply_markup={"remove_keyboard": True})
        assert phone.keyboard is None
