"""Reading files from strangers in a fresh process with limits, without ever holding up the event loop."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import signal
import sys
import weakref
from asyncio.subprocess import DEVNULL, PIPE, Process, create_subprocess_exec
from functools import cache
from pathlib import Path
from typing import Any

from documents.problems import FileProblem, UnreadableFile
from documents.sheet_in import MAX_ROWS, SheetResult
from documents.sheet_kind import SheetKind
from documents.wire import dumps, loads, sheet_from_plain

MAX_BYTES = 20 * 1024 * 1024  # the most that a bot can fetch from a messenger
SECONDS = 10.0
MEMORY_MB = 300
AT_ONCE = 2  # workers side by side: their memory adds up, and the small machine has two cores
_MAX_ANSWER = 64 * 1024 * 1024

_START = "import sys; sys.path[:] = sys.argv[1:] + sys.path; from documents.child import main; main()"
_slots: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = weakref.WeakKeyDictionary()


async def read_sheet_safely(
    data: bytes,
    filename: str,
    kind: SheetKind,
    *,
    seconds: float = SECONDS,
    memory_mb: int = MEMORY_MB,
    max_rows: int = MAX_ROWS,
) -> SheetResult:
    """``read_sheet`` in a worker process. Raises ``UnreadableFile``. Waiting for a turn does not count."""
    request = {"work": "sheet", "filename": filename[:200], "kind": kind.as_plain(), "max_rows": max_rows}
    try:
        answer = await in_worker(request, data, seconds=seconds, memory_mb=memory_mb)
        return await asyncio.to_thread(sheet_from_plain, answer)
    except FileProblem as problem:
        raise UnreadableFile(problem.code, problem.args_by_name) from problem.__cause__
    except (TypeError, KeyError) as error:
        raise UnreadableFile("broken") from error


async def in_worker(
    request: dict[str, Any], data: bytes, *, seconds: float = SECONDS, memory_mb: int = MEMORY_MB
) -> Any:
    """The worker's answer to one request. The process has ended when this returns, also when cancelled.

    ``seconds`` limits both its processor time and the time on the wall, ``memory_mb`` its address space.
    Raises ``FileProblem``.
    """
    if not data:
        raise FileProblem("empty")
    if len(data) > MAX_BYTES:
        raise FileProblem("too_large", {"size": len(data), "maximum": MAX_BYTES})
    head = dumps(request | {"seconds": seconds, "memory_mb": memory_mb}) + b"\n"
    async with _slot():
        process = await create_subprocess_exec(
            *(sys.executable, "-I", "-S", "-c", _START, *_import_folders()),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            cwd="/",
            env={},
        )
        try:
            async with asyncio.timeout(seconds):
                _, raw = await asyncio.gather(_feed(process, head, data), _drain(process))
                await process.wait()
        except TimeoutError:
            raise FileProblem("took_too_long", {"seconds": int(seconds)}) from None
        finally:
            await _end(process)
    return await _judge(raw, process.returncode, seconds, memory_mb)


def _slot() -> asyncio.Semaphore:
    return _slots.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))


@cache
def _import_folders() -> tuple[str, ...]:
    """Where the worker finds this package, the spreadsheet reader and the calendar, however each was installed."""
    folders = [str(Path(__file__).resolve().parent.parent)]
    for name in ("python_calamine", "jdatetime", "jalali_core", "tzdata"):
        found = importlib.util.find_spec(name)
        if found is None or found.origin is None:
            raise RuntimeError(f"{name} is not installed")
        folders.append(str(Path(found.origin).resolve().parent.parent))
    return tuple(dict.fromkeys(folders))


async def _feed(process: Process, head: bytes, data: bytes) -> None:
    if process.stdin is None:
        return
    # A worker that refuses at once closes the pipe while it is still being fed: its answer counts.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(head)
        view = memoryview(data)
        for start in range(0, len(data), 1 << 18):
            process.stdin.write(view[start : start + (1 << 18)])
            await process.stdin.drain()
    process.stdin.close()


async def _drain(process: Process) -> bytes:
    parts: list[bytes] = []
    size = 0
    while process.stdout is not None and (part := await process.stdout.read(1 << 18)):
        size += len(part)
        if size > _MAX_ANSWER:
            raise FileProblem("broken")
        parts.append(part)
    return b"".join(parts)


async def _end(process: Process) -> None:
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await asyncio.shield(process.wait())


async def _judge(raw: bytes, code: int | None, seconds: float, memory_mb: int) -> Any:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise FileProblem("took_too_long", {"seconds": int(seconds)})
    if code == -signal.SIGABRT:  # how the compiled reader ends when an allocation is denied
        raise FileProblem("needs_too_much_memory", {"memory_mb": memory_mb})
    try:
        answer = await asyncio.to_thread(loads, raw)
        if "ok" in answer:
            return answer["ok"]
        refused, args = str(answer["refused"]), dict(answer["args"])
    except (ValueError, TypeError, KeyError) as error:
        raise FileProblem("broken") from error
    raise FileProblem(refused, args) from (RuntimeError(answer["cause"]) if "cause" in answer else None)
