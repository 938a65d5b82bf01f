"""A platform that asks to be left alone is left alone, also by the next process."""

import asyncio
import time

import pytest

from tests.house import House


@pytest.mark.deep
async def test_a_hold_of_the_whole_bot_survives_a_restart(house: House) -> None:
    people = [house.world.person("telegram", name=f"نفر {n}", phone=f"+98912000000{n}") for n in range(3)]
    *two, third = people
    told = house.world.faults.add(kind="429", platform="telegram", method="sendMessage", count=2, retry_after=4)
    for one in two:
        one.send("سلام")
    while told.hits < 2:
        await asyncio.sleep(0.01)
    asked = time.monotonic()
    await asyncio.sleep(0.3)  # the hold is stored with the outcome of the attempt
    await house.restart()
    third.send("سلام")  # nobody told this chat to wait, but the whole bot
    await third.wait(lambda _: True, timeout=10)
    assert 3 <= time.monotonic() - asked < 9
    await house.settled()
    assert [len(one.inbox) for one in people] == [1, 1, 1]
