"""The papers of the demo: pages and pictures that say that they are samples."""

import struct
import zlib
from collections.abc import AsyncIterator

from bot.evidence_store import EvidenceStore
from samples import MARK, PICTURED
from services.case.evidence import StoredBytes

MOST_BYTES = 20_000_000
PDF, PNG = "application/pdf", "image/png"


async def keep(store: EvidenceStore, title: str, mark: str) -> tuple[str, StoredBytes]:
    """Put a sample paper into the store: a page of PDF, or for what is looked at a picture.

    Returns its file name and what the store has. Papers of the same mark are the same bytes.
    """
    picture = any(word in title for word in PICTURED)
    data = _png(mark) if picture else _pdf(mark)

    async def pieces() -> AsyncIterator[bytes]:
        yield data

    got = await store.take(pieces(), MOST_BYTES)
    await store.keep(got)
    name = f"{title} ({MARK}).{'png' if picture else 'pdf'}"
    return name, StoredBytes(got.sha256, got.size, PNG if picture else PDF, None if picture else 1)


def _pdf(mark: str) -> bytes:
    """A page that says «Sample» and its mark."""
    words = f"BT /F1 24 Tf 72 720 Td (Sample {mark}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(parts) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % count
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(body))
    return body + head + table + tail


def _png(mark: str) -> bytes:
    """A small grey picture that carries its mark."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 240, 160, 8, 0, 0, 0, 0)) + chunk(b"tEXt", b"Title\0" + mark.encode())
    rows = zlib.compress((b"\0" + b"\xd8" * 240) * 160)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
