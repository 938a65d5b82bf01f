"""Sending documents: made ones, sheets that are made as they are sent, files of the store by what a platform has."""

import asyncio
import base64
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from tortoise.exceptions import OperationalError

from bot.guides import guide
from bot.own_books import own_book
from bot.platforms.client import Messenger
from bot.platforms.replies import BadCall, NotSent
from bot.sheets import sheet_kind_of
from documents.table_out import filled, table
from models import copies
from models.packing import unpack, unpack_cell

log = structlog.get_logger()
DOCUMENT = "sendDocument"
PathOf = Callable[[str], Path]


@dataclass(frozen=True, slots=True)
class Copy:
    """Under which id the platform has taken bytes of the store."""

    sha256: str
    file_id: str


class DocumentsOut:
    """Sends documents to one messenger."""

    def __init__(self, messenger: Messenger, path_of: PathOf) -> None:
        self._messenger = messenger
        self._path_of = path_of

    async def send(self, payload: dict[str, Any], document: dict[str, Any]) -> tuple[Any, Copy | None]:
        """Send a document: its bytes are in the message, made of its rows, or of the store (by its hash).

        Returns what the platform says, and what it has newly taken, to be written with the outcome. What fails before
        the call is no `Uncertain`: nothing went out.
        """
        if "sha256" not in document:
            return await self._messenger.upload(DOCUMENT, payload, document["name"], await _bytes_of(document)), None
        return await self._stored(payload, document["name"], document["sha256"])

    async def _stored(self, payload: dict[str, Any], name: str, sha256: str) -> tuple[Any, Copy | None]:
        try:
            known = await copies.known_as(self._messenger.platform, sha256)
        except OperationalError as error:
            raise NotSent(f"database: {error}") from error
        if known is not None:
            try:
                return await self._messenger.call(DOCUMENT, {**payload, "document": known}), None
            except BadCall:  # the platform has forgotten it: the bytes go again
                pass
        try:
            data = await asyncio.to_thread(self._path_of(sha256).read_bytes)
        except OSError as error:
            raise BadCall(f"the store has no readable {sha256[:12]}: {type(error).__name__}") from error
        sent = await self._messenger.upload(DOCUMENT, payload, name, data)
        file_id = _file_id(sent)
        return sent, None if file_id is None else Copy(sha256, file_id)


async def _bytes_of(document: dict[str, Any]) -> bytes:
    try:
        return await asyncio.to_thread(_made, document)
    except Exception as error:
        log.exception("a document could not be made", name=document.get("name"))
        raise BadCall(f"could not be made: {type(error).__name__}") from error


def _made(document: dict[str, Any]) -> bytes:
    if "base64" in document:
        return base64.b64decode(document["base64"])
    if "guide" in document:
        return guide(document["guide"])
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
