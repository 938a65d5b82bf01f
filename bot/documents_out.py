"""Sending documents: made ones, sheets that are made as they are sent, files of the store by what a platform has."""

import asyncio
import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.own_books import own_book
from bot.platforms.client import Messenger
from bot.platforms.replies import BadCall
from bot.sheets import sheet_kind_of
from documents.table_out import filled, table
from models import copies
from models.gate import tx
from models.packing import unpack, unpack_cell

DOCUMENT = "sendDocument"
PathOf = Callable[[str], Path]


class DocumentsOut:
    """Sends documents to one messenger."""

    def __init__(self, messenger: Messenger, path_of: PathOf) -> None:
        self._messenger = messenger
        self._path_of = path_of

    async def send(self, payload: dict[str, Any], document: dict[str, Any]) -> Any:
        """Send a document: its bytes are in the message, made of its rows, or of the store (by its hash)."""
        if "sha256" not in document:
            data = await asyncio.to_thread(_made, document)
            return await self._messenger.upload(DOCUMENT, payload, document["name"], data)
        return await self._stored(payload, document["name"], document["sha256"])

    async def _stored(self, payload: dict[str, Any], name: str, sha256: str) -> Any:
        platform = self._messenger.platform
        known = await copies.known_as(platform, sha256)
        if known is not None:
            try:
                return await self._messenger.call(DOCUMENT, {**payload, "document": known})
            except BadCall:  # the platform has forgotten it: the bytes go again
                pass
        try:
            data = await asyncio.to_thread(self._path_of(sha256).read_bytes)
        except OSError as error:
            raise BadCall(f"the store has no readable {sha256[:12]}: {type(error).__name__}") from error
        sent = await self._messenger.upload(DOCUMENT, payload, name, data)
        file_id = _file_id(sent)
        if file_id is not None:
            await tx(lambda: copies.remember(platform, sha256, file_id))
        return sent


def _made(document: dict[str, Any]) -> bytes:
    if "base64" in document:
        return base64.b64decode(document["base64"])
    if "own" in document:
        return own_book(document)
    if "filled" in document:
        return filled(sheet_kind_of(document["filled"]), [unpack(row) for row in document["rows"]])
    rows = [[unpack_cell(cell) for cell in row] for row in document["rows"]]
    columns = [(title, width, kind) for title, width, kind in document["columns"]]
    return table(document["title"], columns, rows, notes=document["notes"])


def _file_id(sent: Any) -> str | None:
    document = sent.get("document") if isinstance(sent, dict) else None
    found = document.get("file_id") if isinstance(document, dict) else None
    return found if isinstance(found, str) else None
