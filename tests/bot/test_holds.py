"""A platform that asks to be left alone is left alone, also by the next process."""

import asyncio
import time

from tests.house import House


async def test_a_hold_of_the_whole_bot_survives_a_restart(house: House) -> None:
    people = [house.world.person("telegram", name=f"نفر {n}", phone=f"+98912000000{n}") for n in range(2)]
    for one in people:
        one.start()
        await house.settled()
    told = house.world.faults.add(kind="429", platform="telegram", method="sendMessage", count=2, retry_after=3)
    for one in people:
        one.send("سلام")
    while told.hits < 2:
        await asyncio.sleep(0.01)
    asked = time.monotonic()
    await asyncio.sleep(0.3)  # the hold is stored with the outcome of the attempt
    await house.restart()
    await house.settled()
    assert 2.5 <= time.monotonic() - asked < 8
    assert [len(one.inbox) for one in people] == [2, 2]
