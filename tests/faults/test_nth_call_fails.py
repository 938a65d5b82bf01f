"""The n-th call of a journey fails, n = 1 … end: nobody is told what is not so, and everything recovers by itself."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import trouble
from tests.faults.inside import Inside
from tests.faults.knobs import say, size
from tests.faults.trouble import Trouble

MOST = 400
HTTP = (
    {"kind": "500"},
    {"kind": "429", "retry_after": 0},
    {"kind": "garbage", "status": 200},
    {"kind": "drop_after"},
    {"kind": "timeout_before", "hang_seconds": 0.02},
)
Arm = Callable[[int], None]


async def _journey(inside: Inside, number: int) -> None:
    person = inside.people[number % len(inside.people)]
    person.give()
    person.attach()
    await inside.settled()
    person.look()
    person.give()
    await inside.settled()


async def _every(inside: Inside, counted: Trouble, arm: Arm, step: int) -> int:
    """Journeys with the fault at n = 1, 1 + step, … until a journey has fewer calls; returns how many struck."""
    for number, nth in enumerate(range(1, MOST, step)):
        arm(nth)
        await _journey(inside, number)
        if counted.armed:
            counted.left = 0
            break
    inside.whole()
    return counted.fired


@pytest.mark.parametrize(
    ("error", "database_step"),
    [
        pytest.param(trouble.database_full, 19, id="full-short"),
        pytest.param(trouble.database_full, 1, id="full-long", marks=pytest.mark.slow),
        pytest.param(trouble.locked, 1, id="locked-long", marks=pytest.mark.slow),
        pytest.param(trouble.database_broken, 1, id="broken-long", marks=pytest.mark.slow),
    ],
)
async def test_database(
    inside: Inside, monkeypatch: pytest.MonkeyPatch, database_step: int, error: Callable[[], Exception]
) -> None:
    counted = Trouble()
    trouble.in_the_database(monkeypatch, counted)
    await inside.house.restart()
    fired = await _every(inside, counted, lambda nth: counted.at(nth, error), database_step)
    assert fired >= 3
    say(f"n-th database call «{error()}»: {fired} places, {inside.told} promises, 0 false, 0 lost, 0 twice")


@pytest.mark.parametrize(
    "error", [trouble.disk_full, pytest.param(trouble.broken_disk, id="broken_disk", marks=pytest.mark.slow)]
)
async def test_disk(inside: Inside, monkeypatch: pytest.MonkeyPatch, error: Callable[[], Exception]) -> None:
    counted = Trouble()
    trouble.on_the_disk(monkeypatch, counted)
    fired = await _every(inside, counted, lambda nth: counted.at(nth, error), 1)
    assert fired >= 4
    say(f"n-th file call «{error()}»: {fired} places, {inside.told} promises, 0 false, 0 lost, 0 twice")


@size("http_step", 5, 1)
async def test_messengers(inside: Inside, tmp_path: Path, http_step: int) -> None:
    counted, fault, kinds = Trouble(), dict[str, object](), itertools.cycle(HTTP)
    trouble.at_the_messengers(inside.house.world.faults, counted, fault)
    fired = 0
    for _ in HTTP:
        kind = next(kinds)
        fault.clear()
        fault.update(kind)
        await _every(inside, counted, lambda nth: counted.at(nth, RuntimeError), http_step)
        fired = counted.fired
    assert fired >= len(HTTP)
    say(
        f"n-th call to a messenger, {len(HTTP)} kinds: {fired} places, {inside.told} promises, 0 false, 0 lost, 0 twice"
    )
