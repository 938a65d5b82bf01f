"""Unpacking a package into numbered files: the part of ``zip_in`` that runs in the worker process."""

from __future__ import annotations

import contextlib
import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents.archive import CHUNK, UNSAFE_NAME, Budget, open_archive
from documents.problems import FileProblem
from documents.zip_names import entry_name, shown_name

MAX_FILES = 200
MAX_FILE = 20 * 1024 * 1024
MAX_INFLATED = 200 * 1024 * 1024

# What systems leave in packages without anybody having put it there.
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_LITTER_FOLDER = "__macosx/"
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)


def unzip_into(data: bytes, folder: Path) -> dict[str, Any]:
    """``{"files": [(name, number, size)], "problems": [(name, code, args)]}``.

    Raises ``FileProblem`` where nothing of the package is of use, ``OSError`` where the folder cannot be written.
    """
    archive = open_archive(data)
    if "[Content_Types].xml" in archive.namelist():
        raise FileProblem("unsupported_type", {"found": "office"})
    entries = [(entry, entry_name(entry)) for entry in archive.infolist()]
    if any(UNSAFE_NAME.search(name) or _is_special(entry) for entry, name in entries):
        raise FileProblem("unsafe_name_inside")
    entries = [(entry, name) for entry, name in entries if not (name.endswith("/") or _is_litter(name))]
    if len(entries) > MAX_FILES:
        raise FileProblem("too_many_entries", {"maximum": MAX_FILES})
    if not entries:
        raise FileProblem("empty")
    # By declared sizes first, of what would be unpacked: cheap, and most bombs are honest.
    if sum(entry.file_size for entry, _ in entries if entry.file_size <= MAX_FILE) > MAX_INFLATED:
        raise FileProblem("inflates_too_much", {"maximum": MAX_INFLATED})
    budget = Budget(MAX_INFLATED)
    files: list[tuple[str, str, int]] = []
    problems: list[tuple[str, str, dict[str, Any]]] = []
    for entry, path in entries:
        name, number = shown_name(path), f"{len(files) + 1:04}"
        try:
            files.append((name, number, _write(archive, entry, folder / number, budget)))
        except FileProblem as problem:
            if problem.code == "inflates_too_much":
                raise
            problems.append((name, problem.code, problem.args_by_name))
    return {"files": files, "problems": problems}


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, budget: Budget) -> int:
    """Writes one entry, in pieces; nothing stays of one that fails."""
    if entry.file_size > MAX_FILE:
        raise FileProblem("too_large", {"size": entry.file_size, "maximum": MAX_FILE})
    size = 0
    try:
        with target.open("xb") as stream:
            for chunk in _chunks(archive, entry):
                budget.spend(len(chunk))
                size += len(chunk)
                if size > MAX_FILE:
                    raise FileProblem("too_large", {"size": size, "maximum": MAX_FILE})
                stream.write(chunk)
        if not size:
            raise FileProblem("empty")
    except FileProblem:
        with contextlib.suppress(OSError):
            target.unlink()
        raise
    return size


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(entry) as source:
            while chunk := source.read(CHUNK):
                yield chunk
    except _FAULTS:
        raise FileProblem("broken") from None


def _is_special(entry: zipfile.ZipInfo) -> bool:
    """A link, pipe or device, as systems that know such things mark it."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind not in (0, stat.S_IFREG, stat.S_IFDIR)


def _is_litter(name: str) -> bool:
    last = name.rpartition("/")[2].lower()
    return last in _LITTER or last.startswith("._") or name.lower().startswith(_LITTER_FOLDER)
