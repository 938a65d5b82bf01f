"""The worker process: takes its limits first, then reads one file, answers once and ends.

Started by ``documents.safe`` and imports only what reading needs (no application, no messenger library).
"""

from __future__ import annotations

import errno
import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

from documents.problems import FileProblem
from documents.wire import dumps, sheet_to_plain

_OPEN_FILES = 16
_NICENESS = 10  # whoever waits for an answer in the chat goes before whoever waits for a sheet


def main() -> None:
    """Serves the request on standard input and leaves without cleaning up, which may take longer."""
    os.nice(_NICENESS)
    request = json.loads(sys.stdin.buffer.readline())
    _limit(request["seconds"], request["memory_mb"], request.get("file_bytes", 0))
    try:
        answer = {"ok": _serve(request, sys.stdin.buffer.read())}
    except FileProblem as problem:
        answer = {"refused": problem.code, "args": problem.args_by_name}
    except (MemoryError, RecursionError):
        answer = {"refused": "needs_too_much_memory", "args": {"memory_mb": request["memory_mb"]}}
    except Exception as error:  # noqa: BLE001 - whatever a hostile file sets off, the parent must hear of it
        answer = {"refused": "broken", "args": {}, "cause": f"{type(error).__name__}: {error}"[:300]}
    sys.stdout.buffer.write(dumps(answer))
    sys.stdout.buffer.flush()
    os._exit(0)


def _limit(seconds: float, memory_mb: int, file_bytes: int) -> None:
    whole_seconds = max(1, int(seconds + 0.999))
    memory = memory_mb * 1024 * 1024
    for name, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, whole_seconds),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(name)
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(name, (allowed, allowed))


def _serve(request: dict[str, Any], data: bytes) -> Any:
    # Imported by need: a picture of a table must not load the spreadsheet reader, nor a sheet the PDF scan.
    if request["work"] == "sheet":
        from documents.sheet_in import read_sheet
        from documents.sheet_kind import SheetKind

        kind = SheetKind.from_plain(request["kind"])
        return sheet_to_plain(read_sheet(data, request["filename"], kind, max_rows=request["max_rows"]))
    if request["work"] == "pdf":
        from documents.pdf import look_into_pdf

        return look_into_pdf(data)
    if request["work"] == "zip":
        from documents.packages import look_into_package

        return look_into_package(data)
    if request["work"] == "unzip":
        from documents.unzip import unzip_into

        try:
            return unzip_into(data, Path(request["folder"]))
        except OSError as error:
            return {"errno": error.errno or errno.EIO}
    raise ValueError("unknown work")
