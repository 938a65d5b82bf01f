"""The encoding and the delimiter of a CSV text, found by trying rather than by asking."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re

from documents.header import SEARCHED_ROWS, find_header
from documents.problems import FileProblem
from documents.sheet_kind import SheetKind

DELIMITERS = (",", ";", "\t", "|", "؛", "،")
_WEB_PAGE = re.compile(r"\s*<(?:!doctype|html|head|body|table|meta|\?xml|script|svg)\b", re.IGNORECASE)
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """The text: UTF-8 with or without a mark, UTF-16 with one, else cp1256 (as Persian Excel writes).

    Raises ``FileProblem("not_a_sheet")`` for what is no text.
    """
    encodings = ["utf-16"] if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ["utf-8-sig", "cp1256"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _NOT_IN_TEXT.search(text):
            break
        if _WEB_PAGE.match(text):
            raise FileProblem("web_page")  # what many portals save under the name .xls
        return text
    raise FileProblem("not_a_sheet")


def delimiters_by_fit(text: str, kind: SheetKind) -> list[str]:
    """All known delimiters, the one that makes the best header first, then the one that is most frequent."""
    head = "\n".join(itertools.islice(_lines(text), SEARCHED_ROWS * 2))
    return sorted(DELIMITERS, key=lambda mark: (-_hits(head, mark, kind), -head.count(mark)))


def _lines(text: str) -> list[str]:
    return text[:50_000].splitlines()


def _hits(head: str, mark: str, kind: SheetKind) -> int:
    try:
        rows = list(csv.reader(io.StringIO(head, newline=""), delimiter=mark))
    except csv.Error:
        return 0
    header = find_header(rows, kind)
    return len(header.places) if header else 0
