"""What a ZIP container is (office file or package) and whether anything in it must not come in.

Inflates everything once, so it runs in the worker process.
"""

from __future__ import annotations

import re
import zipfile
from typing import Any

from documents.archive import MAX_DEPTH, Budget, check_sizes, inflate, open_archive
from documents.file_types import DANGEROUS_EXTENSIONS, extension_of, sniff
from documents.problems import FileProblem

MAX_INFLATED = 100_000_000
MAX_SHEET_INFLATED = 50_000_000  # as ``tables_in``: a workbook that could not be read need not be taken

_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_FOREIGN = {"xl/workbook.bin": "xlsb", "mimetype": "opendocument"}
_PROGRAMS = ("androidmanifest.xml", "meta-inf/manifest.mf")
_TEMPLATE_OR_OBJECT = re.compile(
    rb"""Type=["'][^"']*/(?:attachedTemplate|oleObject|frame|subDocument|externalLinkPath)["']"""
)
_EXTERNAL = re.compile(rb"""TargetMode=["']External["']""")
_PAGES = re.compile(rb"<(?:\w+:)?Pages>(\d{1,5})</")


def look_into_package(data: bytes) -> dict[str, Any]:
    """``{"kind": "docx" | "xlsx" | "pptx" | "zip", "pages": int | None, "warnings": [...]}``.

    ``pages`` is what a Word file says of itself. Raises ``FileProblem``.
    """
    return _look(data, Budget(MAX_INFLATED), 1)


def _look(data: bytes, budget: Budget, depth: int) -> dict[str, Any]:
    if depth > MAX_DEPTH:
        raise FileProblem("nested_too_deep")
    archive = open_archive(data)
    names = {name.lower(): name for name in archive.namelist()}
    kind = _kind(names)
    if kind == "xlsx" and depth == 1:
        budget = Budget(MAX_SHEET_INFLATED)
    check_sizes(archive, budget)
    warnings: set[str] = set()
    pages: int | None = None
    for entry in archive.infolist():
        name = entry.filename.lower()
        _refuse_by_name(name, kind)
        keep = _worth_reading(name, entry, archive)
        content = inflate(archive, entry, budget, keep=keep)
        if name.endswith(".rels") and _EXTERNAL.search(content) and _TEMPLATE_OR_OBJECT.search(content):
            warnings.add("external_content")
        elif name == "[content_types].xml" and b"macroEnabled" in content:
            raise FileProblem("macros")
        elif name == "docprops/app.xml" and kind == "docx" and (said := _PAGES.search(content)):
            pages = int(said[1])
        elif "/embeddings/" in name:
            warnings.add("embedded_objects")
        if keep and content.startswith(b"PK\x03\x04"):
            warnings.update(_look(content, budget, depth + 1)["warnings"])
        elif keep and sniff(content[:4096]) == "executable":
            raise FileProblem("executable_inside", {"name": entry.filename[-80:]})
    return {"kind": kind, "pages": pages, "warnings": sorted(warnings)}


def _kind(names: dict[str, str]) -> str:
    if any(program in names for program in _PROGRAMS):
        raise FileProblem("executable")
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise FileProblem("macros")
    for part, found in _FOREIGN.items():
        if part in names:
            raise FileProblem("unsupported_type", {"found": found})
    if "[content_types].xml" in names:
        return next((kind for part, kind in _OFFICE.items() if part in names), "zip")
    return "zip"


def _refuse_by_name(name: str, kind: str) -> None:
    if kind == "zip" and extension_of(name) in DANGEROUS_EXTENSIONS:
        raise FileProblem("executable_inside", {"name": name[-80:]})
    if "/activex/" in name:
        raise FileProblem("macros")


def _worth_reading(name: str, entry: zipfile.ZipInfo, archive: zipfile.ZipFile) -> bool:
    """Small parts that say something, and whatever is a container or a program by its first bytes."""
    if name.endswith(".rels") or name in ("[content_types].xml", "docprops/app.xml"):
        return entry.file_size < 2_000_000
    try:
        with archive.open(entry) as stream:
            head = stream.read(8)
    except Exception:  # noqa: BLE001 - ``inflate`` meets the same fault next and names it
        return False
    return head.startswith(b"PK\x03\x04") or sniff(head) == "executable"
