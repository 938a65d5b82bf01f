"""The health pages tell what is: alive, ready or why not, and the figures."""

import asyncio
import socket

import aiohttp
import pytest

from services.access import Role
from tests.house import House


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
async def house(tmp_path):
    one = House(tmp_path, health_port=free_port())
    await one.open()
    yield one
    await one.close()


async def page(house: House, path: str) -> tuple[int, str]:
    assert house.application is not None
    url = f"http://127.0.0.1:{house.application.health_port}{path}"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def test_a_working_house_is_alive_and_ready(house: House) -> None:
    await house.settled()
    assert await page(house, "/healthz") == (200, "ok\n")
    assert await page(house, "/readyz") == (200, "ready\n")


async def test_a_refused_token_is_named_by_readiness(house: House) -> None:
    house.world.faults.add(kind="403", platform="bale", method="getUpdates")
    house.world.person("bale", name="ناشناس", phone="+989120000000").send("سلام")  # ends the long poll
    async with asyncio.timeout(5):
        while (told := await page(house, "/readyz"))[0] == 200:
            await asyncio.sleep(0.01)
    status, text = told
    assert status == 503
    assert text.startswith("polling bale: ")


async def test_metrics_count_what_came_and_went(house: House) -> None:
    await house.joined("telegram", Role.ADMIN, "+989121234567")
    _, text = await page(house, "/metrics")
    figures = dict(line.rsplit(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))
    assert float(figures['karnameh_received_total{platform="telegram"}']) >= 2
    assert float(figures['karnameh_sends_total{platform="telegram",result="sent"}']) >= 2
    assert float(figures["karnameh_inbox_depth"]) == 0
    assert float(figures['karnameh_outbox_depth{platform="telegram"}']) == 0
    assert float(figures["karnameh_lane_wait_seconds_count"]) >= 2
