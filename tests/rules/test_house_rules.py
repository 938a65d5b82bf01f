"""The house rules that a reader could forget: one clock, one nursery, one subject a file, generated docs."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from aiogram.methods import SendMessage

from bot.offline_bot import CalledTheWorld, OfflineBot

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "services", "models", "messages", "scheduler", "documents", "simulator", "samples")
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
# Who may begin a task: each supervises what it began.
TASKS = {"bot/nursery.py", "bot/fetcher.py", "models/gate.py", "simulator/app.py"}
ASKING = re.compile(r"\bdatetime\.(now|utcnow)$|\bdate\.today$|\btime\.(time|time_ns)$")
CLOCKS = {"models/clock.py", "simulator/clock.py"}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _calls(source: str, *names: str) -> list[str]:
    calls = (ast.unparse(node.func) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [call for call in calls if call.endswith(names)]


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_file_says_what_it_is_for_and_has_one_subject(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert len(source.splitlines()) <= 400


def test_tasks_begin_only_where_they_are_supervised() -> None:
    starting = {_name(path) for path in FILES if _calls(path.read_text("utf-8"), "create_task", "ensure_future")}
    assert starting <= TASKS


def test_only_the_clocks_ask_for_the_time() -> None:
    asking = {_name(path) for path in FILES if any(ASKING.search(call) for call in _calls(path.read_text("utf-8"), ""))}
    assert asking <= CLOCKS


def test_these_rules_can_fail() -> None:
    assert _calls("asyncio.create_task(x())", "create_task") == ["asyncio.create_task"]
    assert ASKING.search(_calls("datetime.datetime.now(UTC)", "")[0])
    assert not ASKING.search(_calls("datetime.time()", "")[0])


async def test_a_handler_that_calls_the_platform_is_found_out() -> None:
    bot = OfflineBot("1:OFFLINE")
    with pytest.raises(CalledTheWorld):
        await bot.send_message(1, "x")
    with pytest.raises(CalledTheWorld):
        await bot(SendMessage(chat_id=1, text="x"))


def test_generated_pages_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, "-m", "docs.generate", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("page", sorted((*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md"))), ids=_name)
def test_every_link_in_the_docs_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
