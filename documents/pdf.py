"""What a PDF holds besides pages, found by looking at its bytes: no rendering, no PDF library.

Inflates object streams, so it runs in the worker process.
"""

from __future__ import annotations

import re
import zlib
from typing import Any

from documents.problems import FileProblem

_MAX_INFLATED = 50_000_000
_MAX_STREAMS = 20_000

_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_OBJECT_STREAM = re.compile(rb"/Type\s*/ObjStm\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PAGES_COUNT = re.compile(
    rb"/Type\s*/Pages\b[^<>]{0,2000}/Count\s+(\d{1,6})|/Count\s+(\d{1,6})[^<>]{0,2000}/Type\s*/Pages\b"
)
_ESCAPED_NAME = re.compile(rb"/[A-Za-z0-9]{0,30}(?:#[0-9A-Fa-f]{2}[A-Za-z0-9]{0,30}){1,30}")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_SIGNS = (
    ("pdf_javascript", re.compile(rb"/(?:JavaScript|JS)(?![A-Za-z])")),
    ("pdf_launch", re.compile(rb"/Launch(?![A-Za-z])")),
    ("pdf_embedded_files", re.compile(rb"/EmbeddedFiles?(?![A-Za-z])")),
    ("pdf_form_xfa", re.compile(rb"/XFA(?![A-Za-z])")),
)


def look_into_pdf(data: bytes) -> dict[str, Any]:
    """``{"pages": int | None, "warnings": [...]}``. The number of pages is what the file says, not proof.

    Raises ``FileProblem``: ``encrypted``, ``broken`` (nothing of a PDF behind the signature),
    ``inflates_too_much``.
    """
    if b"endobj" not in data:
        raise FileProblem("broken")
    body = _with_names_unescaped(data)
    if _ENCRYPTED.search(body):
        raise FileProblem("encrypted")
    body += b"\n" + _with_names_unescaped(_object_streams(data))
    warnings = [code for code, sign in _SIGNS if sign.search(body)]
    if b"%%EOF" not in data[-2048:]:
        warnings.append("truncated")
    return {"pages": _pages(body), "warnings": warnings}


def _pages(body: bytes) -> int | None:
    """Page objects, or the count of the page tree where that is less (older revisions stay in the file)."""
    objects = sum(1 for _ in _PAGE.finditer(body))
    counts = [int(first or second) for first, second in _PAGES_COUNT.findall(body)]
    told = max(counts, default=0)
    return min(objects, told) if objects and told else objects or told or None


def _with_names_unescaped(data: bytes) -> bytes:
    """``/J#61vaScript`` is the name ``/JavaScript``: the usual way to hide it from such a look."""
    return _ESCAPED_NAME.sub(lambda name: _ESCAPE.sub(lambda m: bytes([int(m[1], 16)]), name[0]), data)


def _object_streams(data: bytes) -> bytes:
    """The content of all object streams that are deflated, as all in use are."""
    found: list[bytes] = []
    left = _MAX_INFLATED
    for number, mark in enumerate(_OBJECT_STREAM.finditer(data)):
        if number > _MAX_STREAMS:
            raise FileProblem("inflates_too_much", {"maximum": _MAX_INFLATED})
        start = _STREAM.search(data, mark.end(), mark.end() + 4096)
        if start is None:
            continue
        try:
            inflated = zlib.decompressobj().decompress(data[start.end() : start.end() + 4_000_000], left + 1)
        except zlib.error:
            continue
        left -= len(inflated)
        if left < 0:
            raise FileProblem("inflates_too_much", {"maximum": _MAX_INFLATED})
        found.append(inflated)
    return b"\n".join(found)
