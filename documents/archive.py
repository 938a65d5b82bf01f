"""Looking into a ZIP container without trusting a word of it. Inflates: for the worker process only."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from documents.problems import FileProblem

MAX_ENTRIES = 2_000
MAX_DEPTH = 3  # a package of letters holds a .docx, which may hold an embedded .xlsx; nobody needs more
CHUNK = 1 << 16

_CENTRAL_RECORD = b"PK\x01\x02"
UNSAFE_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|[\x00-\x1f\u202a-\u202e\u2066-\u2069]")


class Budget:
    """How many bytes may still come out of compression, over all levels of one file."""

    def __init__(self, maximum: int) -> None:
        self.maximum = maximum
        self.left = maximum

    def spend(self, count: int) -> None:
        """Raises ``FileProblem("inflates_too_much")`` once the maximum is passed."""
        self.left -= count
        if self.left < 0:
            raise FileProblem("inflates_too_much", {"maximum": self.maximum})


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The container, with its directory read and its entries' number, names and flags checked.

    Raises ``FileProblem``: ``broken``, ``too_many_entries``, ``encrypted``, ``unsafe_name_inside``.
    """
    # Counted in the bytes first, since zipfile makes an object of each entry before anybody can ask how many.
    if data.count(_CENTRAL_RECORD) > MAX_ENTRIES * 2:
        raise FileProblem("too_many_entries", {"maximum": MAX_ENTRIES})
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, UnicodeDecodeError):
        raise FileProblem("broken") from None
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise FileProblem("too_many_entries", {"maximum": MAX_ENTRIES})
    if not entries:
        raise FileProblem("empty")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FileProblem("encrypted")
    if any(UNSAFE_NAME.search(entry.orig_filename) for entry in entries):
        raise FileProblem("unsafe_name_inside")
    return archive


def check_sizes(archive: zipfile.ZipFile, budget: Budget) -> None:
    """Refuses on declared sizes before anything is inflated: cheap, and most bombs are honest."""
    declared = sum(entry.file_size for entry in archive.infolist())
    if declared > budget.left:
        raise FileProblem("inflates_too_much", {"maximum": budget.maximum})


def inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget, *, keep: bool) -> bytes:
    """The entry's content if ``keep``; else only proof that it inflates, within the budget and rightly.

    Raises ``FileProblem``: ``inflates_too_much``, ``broken``.
    """
    kept: list[bytes] = []
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(CHUNK):
                budget.spend(len(chunk))
                if keep:
                    kept.append(chunk)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, RuntimeError):
        raise FileProblem("broken") from None
    return b"".join(kept)
