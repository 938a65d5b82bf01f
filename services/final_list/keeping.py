"""The small port through which lists and packages that are made once come into the store of files; the shell fills it.

Rules say what is in them; making a file and keeping it safe takes time and is done beside everything else.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a package: the canonical text as it was frozen, and the same figures with their words.

    `head` are facts of the package (year, versions, digest of the list, provisional or not); `agencies` and
    `measures` rows by column name, `selected` the first of each group.
    """

    head: Mapping[str, Any]
    canonical: bytes
    agencies: Sequence[Mapping[str, Any]]
    measures: Sequence[Mapping[str, Any]]
    selected: Sequence[Mapping[str, Any]]


class Port(Protocol):
    """What the shell provides: both return the SHA-256 under which the file is safe in the store."""

    async def keep(self, data: bytes) -> str: ...

    async def package(self, contents: Contents) -> str: ...


_port: Port | None = None


def connect(port: Port | None) -> None:
    """Fill the port (the composition root) or empty it (tests of rules alone)."""
    global _port
    _port = port


async def keep(data: bytes) -> str:
    """Keep bytes in the store; without a port only their hash is told: rules can be tested alone."""
    return await _port.keep(data) if _port is not None else hashlib.sha256(data).hexdigest()


async def package(contents: Contents) -> str | None:
    """Make the package and keep it; None without a port."""
    return await _port.package(contents) if _port is not None else None
