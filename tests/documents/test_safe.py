"""The worker process: same answer as in-process, limits that hold, nothing left behind."""

import asyncio
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from build import with_entry, xlsx
from words import AGENCIES, CATALOGUE

from documents import safe
from documents.problems import UnreadableFile
from documents.safe import in_worker, read_sheet_safely
from documents.sheet_in import read_sheet
from documents.sheet_out import export
from samples import catalogue

ROWS = [row.as_sheet_values() for row in catalogue()]


@cache
def _slow() -> bytes:
    """A sheet that takes long and much; not made where it is not wanted, since making it takes long too."""
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 1_000_000))
    sheet = b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
    return with_entry(xlsx(("s", [["کد"]])), "xl/worksheets/sheet1.xml", sheet)


def _children() -> set[str]:
    """The worker processes of this one that still run."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == str(os.getpid()):
            found.add(stat.parent.name)
    return found


async def test_the_same_answer_as_in_process(monkeypatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    broken = [ROWS[0] | {"measure_weight": 900}, ROWS[0] | {"axis_code": None}]
    for rows in (ROWS, broken):
        data = export(CATALOGUE, rows)
        assert await read_sheet_safely(data, "a.xlsx", CATALOGUE) == read_sheet(data, "a.xlsx", CATALOGUE)


@pytest.mark.deep
@pytest.mark.parametrize(
    ("limits", "code"), [({"seconds": 0.3}, "took_too_long"), ({"memory_mb": 60}, "needs_too_much_memory")]
)
async def test_limits(limits, code) -> None:
    before = _children()
    with pytest.raises(UnreadableFile) as caught:
        await read_sheet_safely(_slow(), "a.xlsx", AGENCIES, **limits)
    assert caught.value.code == code and _children() == before


async def test_a_cancelled_reading_leaves_no_process() -> None:
    before = _children()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await read_sheet_safely(_slow(), "a.xlsx", AGENCIES)
    assert _children() == before


async def test_many_at_once_wait_for_their_turn() -> None:
    data = export(CATALOGUE, ROWS)
    most = 0

    async def watch() -> None:
        nonlocal most
        while True:
            most = max(most, len(_children() - before))
            await asyncio.sleep(0.005)

    before = _children()
    watcher = asyncio.get_running_loop().create_task(watch())
    results = await asyncio.gather(*(read_sheet_safely(data, "a.xlsx", CATALOGUE) for _ in range(12)))
    watcher.cancel()
    assert all(len(result.rows) == 50 for result in results)
    assert 1 <= most <= safe.AT_ONCE


async def test_an_unknown_request_is_an_answer_too() -> None:
    with pytest.raises(safe.FileProblem) as caught:
        await in_worker({"work": "nonsense"}, b"x")
    assert caught.value.code == "broken" and "unknown work" in str(caught.value.__cause__)


def test_the_worker_loads_nothing_of_the_application() -> None:
    code = (
        "import sys; sys.path[:] = sys.argv[1:] + sys.path\n"
        "import documents.child, documents.sheet_in, documents.pdf, documents.packages\n"
        "print(*sys.modules)"
    )
    command = [sys.executable, "-I", "-S", "-c", code, *safe._import_folders()]
    loaded = set(subprocess.run(command, capture_output=True, text=True, check=True, cwd="/").stdout.split())
    assert not loaded & {"aiogram", "tortoise", "pydantic", "asyncio", "xlsxwriter", "bot", "services"}
    assert {name for name in loaded if name.startswith("models")} <= {"models", "models.text"}
