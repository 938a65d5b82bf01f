"""Boards and acts on many entries in a province of 2,000 agencies × 70 entries: what a reply waits for (12g, 12h)."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from statistics import median

import pytest

from models import audit, sql
from models.clock import business_now
from models.database import close_database, open_database
from models.gate import tx
from services.access import SYSTEM, Actor, Grant, Role
from services.appraisal import assigning, bulk, desk_boards, leniency, rechecking, undoing
from services.appraisal.assigning import Scope, Share
from services.appraisal.bulk import Kind
from services.appraisal.desk_boards import By
from tests.fresh import fresh_database
from tests.services.big_appraisal import FIRST_APPRAISER, fill

LIMIT, LAG_LIMIT = 300, 200  # milliseconds
ROUNDS = 5


@pytest.fixture
async def province(tmp_path: Path) -> AsyncIterator[None]:
    """A large province in the middle of its appraisal."""
    path = tmp_path / "karnameh.db"
    fresh_database(path)
    fill(path)
    audit.use_key(b"k" * 32)
    await open_database(f"sqlite:///{path}")
    yield
    await close_database()


async def _lag(work: Awaitable[object]) -> tuple[float, float]:
    """How long the work took and how long it held the loop at worst, in milliseconds."""
    worst, over = 0.0, False

    async def watch() -> None:
        nonlocal worst
        while not over:
            began = time.perf_counter()
            await asyncio.sleep(0)
            worst = max(worst, (time.perf_counter() - began) * 1000)

    watching = asyncio.get_running_loop().create_task(watch())
    began = time.perf_counter()
    await work
    took = (time.perf_counter() - began) * 1000
    over = True
    await watching
    return took, worst


@pytest.mark.slow
async def test_boards_and_many_entries_at_once_in_a_large_province(province: None) -> None:
    appraiser = Actor(FIRST_APPRAISER, "", (Grant(Role.APPRAISER),))
    boards: dict[str, Callable[[], Awaitable[object]]] = {
        "counts": lambda: desk_boards.counts(SYSTEM, 1),
        **{f"by {by}": lambda by=by: desk_boards.progress(SYSTEM, 1, by) for by in By},  # type: ignore[misc]
        "ages": lambda: desk_boards.ages(SYSTEM, 1),
        "oldest": lambda: desk_boards.oldest(SYSTEM, 1, size=8),
        "with nobody": lambda: desk_boards.unassigned(SYSTEM, 1),
        "leniency": lambda: leniency.of_appraisers(SYSTEM, 1),
        "outliers": lambda: leniency.outliers(SYSTEM, 1, FIRST_APPRAISER),
        "loads": lambda: assigning.loads(SYSTEM),
        "re-check list": lambda: rechecking.listed(SYSTEM, size=8),
        "bulk preview": lambda: bulk.preview(appraiser, Kind.PROPOSED),
        "rest preview": lambda: assigning.preview(SYSTEM, Share(Scope.REST)),
    }
    found = {}
    for name, work in boards.items():
        took = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            await work()
            took.append((time.perf_counter() - began) * 1000)
        found[name] = median(took)
        print(f"{name}: {found[name]:.0f} ms")
    shown = await bulk.preview(appraiser, Kind.PROPOSED)
    acts: dict[str, Callable[[], Awaitable[object]]] = {
        f"bulk of {shown.count}": lambda: bulk.apply(
            appraiser, Kind.PROPOSED, 0, "r", business_now(), shown.count, shown.at
        ),
        "the bulk undone": lambda: undoing.undo(appraiser, business_now()),
        "the rest assigned evenly": lambda: assigning.assign(SYSTEM, Share(Scope.REST)),
        "a desk shared out": lambda: assigning.assign(SYSTEM, Share(Scope.PERSON, FIRST_APPRAISER + 1)),
        "a measure looked at again": lambda: rechecking.mark_measure(SYSTEM, 1, "reason"),
    }
    held = {}
    for name, act in acts.items():
        whole, lag = await _lag(tx(act))
        print(f"{name}: {whole:.0f} ms, loop held {lag:.0f} ms")
        held[name] = lag
    assert {name: took for name, took in found.items() if took > LIMIT} == {}
    assert {name: lag for name, lag in held.items() if lag > LAG_LIMIT} == {}
    scored = await sql.row("SELECT count(*) AS n FROM appraisal_step")
    assert scored is not None
    assert scored["n"] == shown.count > 500
