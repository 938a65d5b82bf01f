"""Webhook delivery: in order, repeated until accepted, with the reply run as a method."""

import asyncio

from aiohttp import web
from aiohttp.test_utils import TestServer
from simulator_reader import Call

from simulator import Simulator


async def test_delivery(sim: Simulator, call: Call) -> None:
    got: list[tuple[str | None, str]] = []
    failing = [True]

    async def hook(request: web.Request) -> web.Response:
        update = await request.json()
        if failing and failing.pop():
            return web.Response(status=500)
        text = update["message"]["text"]
        got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), text))
        reply = {"method": "sendMessage", "chat_id": update["message"]["chat"]["id"], "text": f"رسید {text}"}
        return web.json_response(reply)

    app = web.Application()
    app.router.add_post("/hook", hook)
    async with TestServer(app) as server:
        phone = sim.person("telegram")
        phone.send("یک")
        url = str(server.make_url("/hook"))
        await call("telegram", "setWebhook", url=url, secret_token="راز".encode().hex())
        await phone.wait("رسید یک", since=0)
        phone.send("دو")
        await phone.wait("رسید دو")
        sim.requeue("telegram", phone.send("باز"))
        await phone.wait(lambda _: len(got) == 4)
        assert [text for _, text in got[2:]] == ["باز", "باز"]
        del got[2:]
        assert got == [("d8b1d8a7d8b2", "یک"), ("d8b1d8a7d8b2", "دو")]
        info = (await call("telegram", "getWebhookInfo"))["result"]
        assert (info["pending_update_count"], "500" in info["last_error_message"]) == (0, True)
        await call("telegram", "deleteWebhook")
        phone.send("سه")
        await asyncio.sleep(0.05)
        assert len(got) == 2
