"""Hostile files: each has its outcome, within memory and time, and the event loop goes on meanwhile."""

import asyncio
import os
import time
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from hostile import HOSTILE, HOSTILE_SHEETS, Sample
from words import AGENCIES

from documents.inspect import inspect_file
from documents.problems import FILE_REFUSALS, FILE_WARNINGS, RefusedFile, UnreadableFile
from documents.safe import read_sheet_safely

pytestmark = pytest.mark.deep

MEMORY_KB = 300 * 1024
SECONDS = 10.0
LAG_SECONDS = 0.2

# Costly to make or to refuse; one of each sort stays in the fast suite.
HEAVY = {
    *(
        "a million rows",
        "only commas",
        "only line ends",
        "one endless line",
        "60 MB that lie",
        "bomb in a bomb",
    ),
    *("overlapping bomb", "far too many entries", "pdf of brackets", "pdf of hashes", "pdf bomb"),
}


def _marked(samples):
    slow = {name: [pytest.mark.slow] for name in HEAVY}
    return [pytest.param(sample, id=sample.name, marks=slow.get(sample.name, [])) for sample in samples]


def _workers_peak_kb() -> int:
    """The most memory a worker that runs now has held. (The rusage of children would count what this process
    held when it forked.)"""
    peak = 0
    for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
        with suppress(OSError):
            if b"documents.child" in Path(f"/proc/{pid}/cmdline").read_bytes():
                lines = Path(f"/proc/{pid}/status").read_text().splitlines()
                peak = max(peak, *(int(line.split()[1]) for line in lines if line.startswith("VmHWM")))
    return peak


@asynccontextmanager
async def within_limits():
    """Fails if the work inside takes too long, a child too much memory, or the loop falls behind."""
    worst, peak = 0.0, 0

    async def watch() -> None:
        nonlocal worst, peak
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.01)
            worst = max(worst, time.perf_counter() - before - 0.01)
            peak = max(peak, _workers_peak_kb())

    watcher = asyncio.get_running_loop().create_task(watch())
    began = time.perf_counter()
    try:
        yield
    finally:
        watcher.cancel()
    assert time.perf_counter() - began < SECONDS + 1
    assert worst < LAG_SECONDS
    assert peak < MEMORY_KB


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) + len(HOSTILE_SHEETS) - len(HEAVY) >= 60
    assert {sample.name for sample in HOSTILE + HOSTILE_SHEETS} >= HEAVY
    assert len({sample.name for sample in HOSTILE}) == len(HOSTILE)


@pytest.mark.parametrize("sample", _marked(HOSTILE))
async def test_inspected(sample: Sample) -> None:
    data = sample.make()
    async with within_limits():
        try:
            facts = await inspect_file(data, sample.filename)
            outcome = {"ok", *(f"warn:{code}" for code in facts.warnings)}
            assert set(facts.warnings) <= FILE_WARNINGS
        except RefusedFile as refused:
            outcome = {refused.code}
            assert set(refused.args_by_name) == set(FILE_REFUSALS[refused.code])
    assert sample.expected in outcome


@pytest.mark.parametrize("sample", _marked(HOSTILE_SHEETS))
async def test_read_as_sheet(sample: Sample) -> None:
    data = sample.make()
    async with within_limits():
        try:
            result = await read_sheet_safely(data, sample.filename, AGENCIES)
            outcome = "ok"
            assert not result.rows
        except UnreadableFile as refused:
            outcome = refused.code
            assert set(refused.args_by_name) == set(FILE_REFUSALS[refused.code])
    assert sample.expected in (outcome, "any")
