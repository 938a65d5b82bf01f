"""A package of code-named evidence taken apart in the worker process: numbered files in a folder, or what is wrong.

What comes out is only unpacked, not yet accepted: every file still has to pass ``inspect_file``.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from documents.problems import FileProblem, RefusedFile
from documents.safe import MEMORY_MB, in_worker
from documents.unzip import MAX_FILE

SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Unpacked:
    """One file: ``name`` is its path in the package, ``path`` where it lies now."""

    name: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class Unusable:
    """One file of the package that was left out; code and arguments as in ``FILE_REFUSALS``."""

    name: str
    code: str
    args: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Package:
    """What was in a package, in its order."""

    files: tuple[Unpacked, ...]
    problems: tuple[Unusable, ...]


async def unpack(data: bytes, folder: Path, *, seconds: float = SECONDS, memory_mb: int = MEMORY_MB) -> Package:
    """Unpacks a ZIP container into ``folder`` (made if need be; empty) as ``0001``, ``0002`` …

    Names inside never become names on disk. A file that is empty, over ``MAX_FILE`` or broken is among the
    ``problems``. Raises ``RefusedFile`` where the whole package is of no use, and leaves nothing behind then:
    ``broken``, ``encrypted``, ``empty``, ``too_many_entries``, ``unsafe_name_inside``, ``inflates_too_much``, a
    workbook or document (``unsupported_type``), and what the limits of the worker bring. Raises ``OSError`` where
    the folder cannot be written. Files are not synced.
    """
    where = await asyncio.to_thread(_empty_folder, folder)
    request = {"work": "unzip", "folder": where, "file_bytes": MAX_FILE}
    try:
        answer = await in_worker(request, data, seconds=seconds, memory_mb=memory_mb)
        if code := answer.get("errno"):
            raise OSError(code, os.strerror(code), where)
        files = [Unpacked(name, folder / number, size) for name, number, size in answer["files"]]
        return Package(tuple(files), tuple(Unusable(*problem) for problem in answer["problems"]))
    except BaseException as error:
        shutil.rmtree(where, ignore_errors=True)
        if isinstance(error, FileProblem):
            raise RefusedFile(error.code, error.args_by_name) from error.__cause__
        raise


def _empty_folder(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise ValueError("a package is unpacked into an empty folder")
    return str(folder.resolve())
