"""The size of a picture from its header, without decoding it."""

from __future__ import annotations

import struct

HUGE_PIXELS = 120_000_000  # three times a 600 dpi scan of A4; a viewer may need half a gigabyte for more

_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def pixels(kind: str, head: bytes) -> int | None:
    """Width times height, or ``None`` where the first bytes do not tell."""
    try:
        if kind == "png":
            return _product(struct.unpack(">II", head[16:24]))
        if kind == "gif":
            return _product(struct.unpack("<HH", head[6:10]))
        if kind == "jpeg":
            return _jpeg(head)
    except (struct.error, IndexError):
        return None
    return None


def looks_whole(kind: str, tail: bytes) -> bool:
    """Whether the file ends as its type ends; pictures cut off by a bad line do not."""
    if kind == "jpeg":
        return b"\xff\xd9" in tail
    return kind != "png" or b"IEND" in tail


def _product(sides: tuple[int, ...]) -> int:
    return sides[0] * sides[1]


def _jpeg(head: bytes) -> int | None:
    position = 2
    while position + 9 < len(head) and head[position] == 0xFF:
        marker = head[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", head[position + 5 : position + 9])
            return int(height) * int(width)
        position += 2 + max(2, struct.unpack(">H", head[position + 2 : position + 4])[0])
    return None
