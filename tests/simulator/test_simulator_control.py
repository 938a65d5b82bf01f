"""The control API behind the page: people, acts, uploads, the clock, faults and the stream of changes."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from simulator import Simulator
from simulator.params import Params
from simulator.sending import send_message


class Page:
    """What the page does, without a browser."""

    def __init__(self, sim: Simulator, http: aiohttp.ClientSession) -> None:
        self.sim, self.http = sim, http

    async def get(self, path: str, **query: Any) -> Any:
        async with self.http.get(f"{self.sim.url}/sim/{path}", params=query) as response:
            return await response.json()

    async def post(self, path: str, **body: Any) -> Any:
        async with self.http.post(f"{self.sim.url}/sim/{path}", json=body) as response:
            return {**await response.json(), "status": response.status}


@pytest.fixture
def page(sim: Simulator, http: aiohttp.ClientSession) -> Page:
    return Page(sim, http)


async def test_add_a_person_and_talk(sim: Simulator, page: Page) -> None:
    who = await page.post("person", platform="bale", name="مریم احمدی", phone="+98912")
    who = {k: who[k] for k in ("platform", "person", "chat")}
    assert not sim.messengers["bale"].people[who["person"]].started
    await page.post("act", **who, act="open", link="https://ble.ir/karnameh_bale_bot?start=Q")
    phone = sim.phone("bale", who["person"])
    rows = [[{"text": "برو", "callback_data": "x"}]]
    params = {"chat_id": phone.id, "text": "سلام", "reply_markup": {"inline_keyboard": rows}}
    send_message(phone.messenger, Params(params))
    keys = {"keyboard": [[{"text": "شماره", "request_contact": True}]]}
    send_message(phone.messenger, Params({**params, "reply_markup": keys}))
    await page.post("act", **who, act="press", message_id=2, data="x")
    for name in ("sticker", "voice", "location", "block", "unblock"):
        assert (await page.post("act", **who, act=name))["status"] == 200, name
    await page.post("act", **who, act="key", row=0, column=0)
    await page.post("act", **who, act="contact", phone="+98935", name="دیگری")
    await page.post("act", **who, act="contact", own=True, without_id=True)
    await page.post("act", **who, act="send", text="متن")
    number = phone.messages[-1].message_id
    await page.post("act", **who, act="edit", message_id=number, text="ویراسته")
    await page.post("act", **who, act="keyboard", hidden=True)
    view = await page.get("chat", **who)
    assert view["messages"][0]["text"] == "/start Q"
    assert view["messages"][-1]["text"] == "ویراسته"
    assert view["spinning"] == [{"message_id": 2, "data": "x"}]
    assert (view["keyboard_hidden"], view["keyboard"]["rows"][0][0]["text"]) == (True, "شماره")
    contacts = [m["contact"] for m in view["messages"] if "contact" in m]
    assert ["user_id" in c for c in contacts] == [True, False, False]
    state = await page.get("state")
    assert state["chats"][0]["last"] == {
        "text": "ویراسته",
        "kind": "text",
        "date": view["messages"][-1]["date"],
        "bot": False,
    }


async def test_what_is_refused(sim: Simulator, page: Page) -> None:
    phone, other = sim.person("bale"), sim.person("bale")
    who = {"platform": "bale", "person": phone.id}
    for act in (
        {"act": "fly"},
        {"act": "open", "link": "https://example.com"},
        {"act": "send", "text": " "},
        {"act": "key", "row": 0, "column": 0},
        {"act": "edit", "message_id": 5, "text": "x"},
        {"act": "send", "text": "x", "chat": other.id},
    ):
        assert (await page.post("act", **who, **act))["status"] == 400, act
    assert (await page.post("person", platform="icq", name="x", phone="1"))["status"] == 400
    assert (await page.post("clock", hours=-3))["error"] == "only_forward"
    assert (await page.post("faults", name="flood", on=True))["status"] == 400
    assert "error" in await page.get("chat", platform="bale", person=1)


async def test_upload_and_download(sim: Simulator, page: Page, http: aiohttp.ClientSession) -> None:
    phone = sim.person("telegram")
    form = aiohttp.FormData({"caption": "دو فایل"})
    form.add_field("file", b"<script>", filename="a.html", content_type="text/html")
    form.add_field("file", b"%PDF", filename="b.pdf")
    query = {"platform": "telegram", "person": str(phone.id)}
    async with http.post(f"{sim.url}/sim/upload", params=query, data=form) as response:
        assert response.status == 200
    first, second = phone.messages
    assert (first.text, second.text) == ("دو فایل", "")
    assert first.raw["media_group_id"] == second.raw["media_group_id"]
    query = {"platform": "telegram", "id": first.raw["document"]["file_id"]}
    async with http.get(f"{sim.url}/sim/file", params=query) as response:
        assert await response.read() == b"<script>"
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"].startswith("attachment")


async def test_clock_and_faults(sim: Simulator, page: Page) -> None:
    before = sim.now
    moved = await page.post("clock", days=7)
    assert moved["now"] - before.timestamp() == pytest.approx(7 * 86400, abs=5)
    for name in (await page.get("state"))["faults"]:
        assert (await page.post("faults", name=name, on=True, platform="bale", probability=0.5))["status"] == 200
    shown = (await page.get("state"))["faults"]
    assert all(row["on"] for row in shown.values())
    assert {fault.platform for fault in sim.faults.active} == {"bale"}
    await page.post("faults", clear=True)
    shown = (await page.get("state"))["faults"]
    assert not any(row["on"] for row in shown.values())
    assert sim.faults.active == []


async def test_stream(sim: Simulator, http: aiohttp.ClientSession) -> None:
    phone = sim.person("bale")
    async with asyncio.timeout(5), http.get(f"{sim.url}/sim/events") as response:
        assert await response.content.readline() == b"data: []\n"
        await response.content.readline()
        phone.send("یک")
        phone.send("دو")
        line = await response.content.readline()
        assert json.loads(line.removeprefix(b"data: ")) == [["bale", phone.id]]
    await asyncio.sleep(0.05)


async def test_only_files_of_the_page_are_served(sim: Simulator, http: aiohttp.ClientSession) -> None:
    async with http.get(f"{sim.url}/") as response:
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    for path in ("web/none.js", "web/..%2Fapp.py", "web/%2e%2e/app.py"):
        async with http.get(f"{sim.url}/{path}") as response:
            assert response.status in {403, 404}, path
