"""The bot kills itself before and after each commit, sync, rename and call: every restart goes on where it was."""

import os
import signal
from pathlib import Path

import pytest

from tests.faults.knobs import say
from tests.faults.points import POINTS
from tests.faults.scene import Scene, scene
from tests.faults.truth import check

MOST_PASSES = int(os.environ.get("KARNAMEH_FAULT_PASSES", "60"))
SHORT = {"before commit": 3, "after commit": 3, "before send": 2, "after send": 2, "after rename": 1}


async def _killed_at(here: Scene, point: str, nth: int) -> bool:
    """One start that is to die at the n-th passing, with one of each act; returns whether it died."""
    person = here.people[nth % len(here.people)]
    person.give()
    person.look()
    person.attach()
    await here.bot.start(point, nth)
    dead = await here.settled_or_dead()
    if dead:
        assert here.bot.code == -signal.SIGKILL, here.bot.log.read_text()[-2000:]
    else:
        await here.bot.end(signal.SIGKILL)
    return dead


async def _whole(here: Scene) -> None:
    await here.bot.start()
    await here.bot.ready()
    await here.settled()
    check(here)
    await here.bot.end(signal.SIGTERM)


async def test_some_points(tmp_path: Path) -> None:
    async with scene(tmp_path, 4) as here:
        died = 0
        for point, nth in SHORT.items():
            died += await _killed_at(here, point, nth)
        assert died == len(SHORT)
        await _whole(here)


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
async def test_every_passing_of_a_point(tmp_path: Path, point: str) -> None:
    async with scene(tmp_path, 4) as here:
        kills = 0
        for nth in range(1, MOST_PASSES + 1):
            if not await _killed_at(here, point, nth):
                break
            kills += 1
            if nth % 5 == 0:
                await _whole(here)
        await _whole(here)
    assert kills
    say(f"kill point «{point}»: killed at {kills} passings, 0 lost, 0 twice")
