"""The HTTP side: tokens, body kinds, method names, what a refusal looks like, who may call."""

import aiohttp
import pytest
from simulator_reader import PLATFORMS, Call

from simulator import Simulator


@pytest.mark.parametrize(("platform", "code"), [("telegram", 401), ("bale", 403)])
async def test_wrong_token(sim: Simulator, http: aiohttp.ClientSession, platform: str, code: int) -> None:
    async with http.post(f"{sim.api(platform)}/bot9:WRONG/getMe") as response:
        body = await response.json()
    assert (response.status, body["ok"], body["error_code"]) == (code, False, code)
    async with http.get(f"{sim.api(platform)}/file/bot9:WRONG/files/x") as response:
        assert response.status == code


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_json_form_query_and_multipart(sim: Simulator, http: aiohttp.ClientSession, platform: str) -> None:
    phone = sim.person(platform)
    url = f"{sim.api(platform)}/bot{sim.messengers[platform].token}"
    fields = {"chat_id": str(phone.id), "text": "متن"}
    async with http.post(f"{url}/sendMessage", data=fields) as response:
        assert (await response.json())["ok"]
    async with http.get(f"{url}/SENDMESSAGE", params=fields) as response:
        assert (await response.json())["ok"]
    async with http.post(f"{url}/sendmessage", json=fields) as response:
        assert (await response.json())["ok"]
    form = aiohttp.FormData(fields, quote_fields=False)
    form.add_field("document", b"data", filename="نام.pdf")
    async with http.post(f"{url}/sendDocument", data=form) as response:
        assert (await response.json())["result"]["document"]["file_name"] == "نام.pdf"
    assert [m.text for m in phone.inbox] == ["متن", "متن", "متن", ""]


async def test_unknown_method_and_broken_bodies(sim: Simulator, call: Call, http: aiohttp.ClientSession) -> None:
    assert (await call("telegram", "sendPoem"))["status"] == 404
    url = f"{sim.api('telegram')}/bot1000:TESTTOKEN/sendMessage"
    async with http.post(url, data="{", headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400
    wrong = await call("telegram", "sendMessage", chat_id=1, text="x", reply_markup="{")
    assert wrong["description"] == "Bad Request: can't parse reply markup JSON object"
    assert sim.calls["telegram"]["errors"] == 3


async def test_foreign_names_and_sites_are_refused(sim: Simulator, http: aiohttp.ClientSession) -> None:
    async with http.get(sim.url, headers={"Host": "evil.example"}) as response:
        assert response.status == 403
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
        async with http.post(f"{sim.url}/sim/clock", json={"days": 1}, headers={"Origin": origin}) as response:
            assert response.status == 403
    async with http.post(f"{sim.url}/sim/clock", json={"days": 1}, headers={"Origin": sim.url}) as response:
        assert response.status == 200
    async with http.post(f"{sim.url}/sim/clock", data="{}") as response:
        assert response.status == 415
    async with http.get(f"http://localhost:{sim.port}/") as response:
        assert response.status == 200
