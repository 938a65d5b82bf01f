"""Whether a file that somebody sent may come in, and what it is: by its content, never by what it is called.

Looking at first and last bytes happens here; whatever inflates or parses runs in the worker of ``safe``.
Old Office files (.doc, .xls, .ppt) are refused without exception: whether one holds macros can be told only
by parsing a format made of traps, while saving it anew as .docx, .xlsx or PDF is one step for its owner.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path

from documents.file_types import (
    DANGEROUS_EXTENSIONS,
    EXTENSIONS,
    MIMES,
    SCRIPT_EXTENSIONS,
    WEB_EXTENSIONS,
    extension_of,
    sniff,
)
from documents.pictures import HUGE_PIXELS, looks_whole, pixels
from documents.problems import FileProblem, RefusedFile
from documents.safe import MAX_BYTES, MEMORY_MB, SECONDS, in_worker

_HEAD = 256 * 1024
_TAIL = 64 * 1024
_ODD_NAME = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069/\\]")
_VAGUE_MIMES = frozenset({"", "application/octet-stream", "application/x-zip-compressed", "binary/octet-stream"})
_MACRO_PARTS = ("_VBA_PROJECT".encode("utf-16-le"), "Macros".encode("utf-16-le"))


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What an accepted file is: ``size`` in bytes, ``pages`` as the file says, ``FILE_WARNINGS``."""

    kind: str
    mime: str
    size: int
    pages: int | None = None
    warnings: tuple[str, ...] = ()


async def inspect_file(
    source: bytes | Path,
    filename: str | None,
    declared_mime: str | None = None,
    *,
    seconds: float = SECONDS,
    memory_mb: int = MEMORY_MB,
    max_bytes: int = MAX_BYTES,
) -> FileFacts:
    """Facts of a file in memory or on disk. Raises ``RefusedFile`` (codes in ``FILE_REFUSALS``), ``OSError``.

    A declared MIME type that differs is only a warning (messengers guess it from the name); an extension that
    differs is a refusal.
    """
    name = filename or ""
    try:
        head, tail, size = await asyncio.to_thread(_ends, source)
        if size == 0:
            raise FileProblem("empty")
        if size > max_bytes:
            raise FileProblem("too_large", {"size": size, "maximum": max_bytes})
        found = sniff(head)
        if found == "text" and sniff(tail.lstrip(b"\x80\x81\x82\x83")[:4096]) == "unknown" and size > _HEAD:
            found = "unknown"
        if found == "ole":
            data = await asyncio.to_thread(_whole, source)
            raise FileProblem(await asyncio.to_thread(_why_not_ole, data))
        _refuse_by_type(found, extension_of(name))
        kind, pages, warnings = found, None, []
        if found in ("pdf", "zip"):
            data = await asyncio.to_thread(_whole, source)
            answer = await in_worker({"work": found}, data, seconds=seconds, memory_mb=memory_mb)
            kind, pages, warnings = answer.get("kind", found), answer["pages"], list(answer["warnings"])
        if not looks_whole(kind, tail):
            warnings.append("truncated")
        if (pixels(kind, head) or 0) > HUGE_PIXELS:
            warnings.append("huge_picture")
        warnings += _judge_name(kind, name, declared_mime)
    except FileProblem as problem:
        raise RefusedFile(problem.code, problem.args_by_name) from problem.__cause__
    return FileFacts(kind, MIMES[kind], size, pages, tuple(warnings))


def _ends(source: bytes | Path) -> tuple[bytes, bytes, int]:
    if isinstance(source, bytes):
        return source[:_HEAD], source[-_TAIL:], len(source)
    with source.open("rb") as stream:
        size = source.stat().st_size
        head = stream.read(_HEAD)
        stream.seek(max(0, size - _TAIL))
        return head, stream.read(_TAIL), size


def _whole(source: bytes | Path) -> bytes:
    return source if isinstance(source, bytes) else source.read_bytes()


def _why_not_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    return "macros" if any(part in data for part in _MACRO_PARTS) else "old_office"


def _refuse_by_type(found: str, extension: str) -> None:
    if found in ("executable", "script", "web_page"):
        raise FileProblem(found)
    if found in ("text", "unknown") and extension in DANGEROUS_EXTENSIONS:
        code = "script" if extension in SCRIPT_EXTENSIONS else "executable"
        raise FileProblem("web_page" if extension in WEB_EXTENSIONS else code)
    if found not in EXTENSIONS:
        raise FileProblem("unsupported_type", {"found": found})


def _judge_name(kind: str, name: str, declared_mime: str | None) -> list[str]:
    warnings: list[str] = []
    extension = extension_of(name)
    if not extension:
        warnings.append("no_extension")
    elif extension not in EXTENSIONS[kind]:
        raise FileProblem("type_differs", {"found": kind, "extension": extension})
    if _ODD_NAME.search(name):
        warnings.append("odd_name")
    declared = (declared_mime or "").partition(";")[0].strip().lower()
    same_family = kind == "text" and declared.startswith("text/")
    if declared not in _VAGUE_MIMES and declared != MIMES[kind] and not same_family:
        warnings.append("mime_differs")
    return warnings
