"""kill -9 and SIGTERM at random instants under load: nothing lost, nothing twice, ready again in seconds."""

import asyncio
import random
import signal
from pathlib import Path

from tests.faults.knobs import say, size
from tests.faults.people import Load
from tests.faults.scene import scene
from tests.faults.truth import check

READY_SECONDS = 10.0
PEOPLE = 12


@size("kills", 5, 60)
async def test_kills_lose_nothing(tmp_path: Path, kills: int) -> None:
    dice, slowest = random.Random(kills), 0.0
    async with scene(tmp_path, PEOPLE) as here:
        here.house.world.faults.duplicates = 0.1
        async with Load(here.people, rate=10, seed=7):
            for number in range(kills):
                await here.bot.start()
                if number % 4:
                    slowest = max(slowest, await here.bot.ready())
                # Every fourth dies while it is still starting.
                await asyncio.sleep(dice.uniform(0, 2.5 if number % 4 else 0.4))
                assert await here.bot.end(signal.SIGKILL) == -signal.SIGKILL
        await here.bot.start()
        slowest = max(slowest, await here.bot.ready())
        await here.settled()
        figures = check(here)
    say(
        f"kill -9: {kills} kills, {figures.updates} updates, {figures.values} values, {figures.files} files: "
        f"0 lost, 0 twice; {figures.extra} extra visible messages, {figures.unknown} unknown; "
        f"ready again at the latest after {slowest:.1f} s"
    )
    assert figures.extra <= kills
    assert slowest < READY_SECONDS


@size("terms", 2, 20)
async def test_sigterms_lose_and_repeat_nothing(tmp_path: Path, terms: int) -> None:
    dice = random.Random(terms)
    async with scene(tmp_path, PEOPLE) as here:
        async with Load(here.people, rate=10, seed=8):
            for _ in range(terms):
                await here.bot.start()
                await here.bot.ready()
                await asyncio.sleep(dice.uniform(0, 0.9))
                assert await here.bot.end(signal.SIGTERM) == 0, here.bot.log.read_text()[-3000:]
        await here.bot.start()
        await here.bot.ready()
        await here.settled()
        figures = check(here)
        repeated = here.read("SELECT count(*) FROM outbox WHERE unknowns > 0")[0][0]
    say(
        f"SIGTERM: {terms} stops, {figures.updates} updates: 0 lost, 0 twice, "
        f"{figures.extra} extra visible messages, {repeated} marked as repeated"
    )
    assert figures.extra == repeated == figures.unknown == 0
