"""The shell's side of the port for lists and packages: made beside everything else, kept in the store of files."""

import asyncio
from collections.abc import AsyncIterator

from bot.evidence_store import EvidenceStore
from documents.final_package import final_package
from services.final_list.keeping import Contents

PIECE = 1 << 20


class FinalFiles:
    """Makes packages in a thread of their own and keeps what is made."""

    def __init__(self, store: EvidenceStore) -> None:
        self._store = store

    async def keep(self, data: bytes) -> str:
        """Keep bytes safe on disk; the same bytes twice are one file."""
        got = await self._store.take(_pieces(data), len(data))
        await self._store.keep(got)
        return got.sha256

    async def package(self, contents: Contents) -> str:
        """Make a package and keep it."""
        made = await asyncio.to_thread(
            final_package,
            contents.head,
            contents.canonical,
            contents.agencies,
            contents.measures,
            contents.selected,
        )
        return await self.keep(made)


async def _pieces(data: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(data), PIECE):
        yield data[start : start + PIECE]
