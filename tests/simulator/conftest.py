"""A running simulator for each test, and a bare HTTP caller that reads answers as they are."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from simulator_reader import Call

from simulator import Simulator


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    simulator = Simulator()
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def call(sim: Simulator, http: aiohttp.ClientSession) -> Call:
    """Return `await call(platform, method, **fields)`: the parsed answer, the HTTP status under "status"."""

    async def caller(platform: str, method: str, **fields: Any) -> dict[str, Any]:
        url = f"{sim.api(platform)}/bot{sim.messengers[platform].token}/{method}"
        async with http.post(url, json=fields) as response:
            return {**await response.json(), "status": response.status}

    return caller
