"""A stream over untrusted XML that refuses document types, hence every entity trick."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from documents.problems import FileProblem


def local(name: str) -> str:
    """An element's name without its prefix."""
    return name.rpartition(":")[2]


def scan(
    xml: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Calls back for each element (names with prefix). Raises ``FileProblem("broken")``."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError):
        raise FileProblem("broken") from None


def _refuse(*_: object) -> None:
    raise FileProblem("broken")
