"""The files of the simulated messengers: kept in memory, or in a folder when the world is stored."""

import mimetypes
import re
import struct
from pathlib import Path

from simulator.clock import real
from simulator.shapes import Json

LINK_SECONDS = 3600


class Files:
    """Uploads by `file_id`. A download link (`file_path`) works for an hour after getFile gave it."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.known: dict[str, Json] = {}
        self._data: dict[str, bytes] = {}
        self._links: dict[str, tuple[str, float]] = {}

    def add(self, kind: str, name: str, data: bytes, mime: str | None = None) -> Json:
        """Keep a file and return its record: file_id, file_unique_id, file_size, name, mime."""
        number = len(self.known) + 1
        guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
        record = {
            "file_id": f"{kind}-{number:06d}-sim",
            "file_unique_id": f"u{kind[:1]}{number:06d}",
            "file_size": len(data),
            "name": name,
            "mime": guessed if not mime or mime == "application/octet-stream" else mime,
        }
        file_id = str(record["file_id"])
        self.known[file_id] = record
        if self.folder is None:
            self._data[file_id] = data
        else:
            self.folder.mkdir(parents=True, exist_ok=True)
            half = self.folder / f"{file_id}.part"
            half.write_bytes(data)
            half.replace(self.folder / file_id)
        return record

    def read(self, file_id: str) -> bytes:
        """Return the bytes of a known file; KeyError for an unknown one."""
        if file_id not in self.known:
            raise KeyError(file_id)
        if self.folder is None:
            return self._data[file_id]
        return (self.folder / file_id).read_bytes()

    def link(self, file_id: str) -> str:
        """Return a fresh `file_path` for a file, good for an hour."""
        record = self.known[file_id]
        ending = re.sub(r"[^.\w]", "", Path(record["name"]).suffix) or ".bin"
        path = f"files/{file_id}{ending}"
        self._links[path] = (file_id, real() + LINK_SECONDS)
        return path

    def linked(self, path: str) -> str | None:
        """Return the file behind a link, or None when the link is unknown or too old."""
        file_id, until = self._links.get(path, ("", 0.0))
        return file_id if until > real() else None


def picture_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG or JPEG in pixels; 1280 by 960 for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    at = 2
    while data[:2] == b"\xff\xd8" and at + 9 < len(data) and data[at] == 0xFF:
        if data[at + 1] in (0xC0, 0xC1, 0xC2):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 1280, 960
