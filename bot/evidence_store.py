"""The store of evidence: files by their SHA-256, safe on disk before any row speaks of them."""

import asyncio
import hashlib
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Incoming:
    """Bytes that were fetched into a temporary file, synced, and hashed."""

    path: Path
    sha256: str
    size: int


class TooLarge(ValueError):
    """More bytes came than the platform had said or the limit permits."""


class EvidenceStore:
    """A folder of files named by their hashes; nothing in it is ever changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._incoming = folder / "incoming"

    def prepare(self) -> None:
        """Make the folders; leftovers of a crash in `incoming` are removed (their jobs run again)."""
        self._incoming.mkdir(parents=True, exist_ok=True, mode=0o700)
        for leftover in self._incoming.iterdir():
            if leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink()

    async def take(self, pieces: AsyncIterator[bytes], most: int) -> Incoming:
        """Write pieces to a temporary file, sync it, and return its hash. Raises `TooLarge`, `OSError`."""
        handle, name = tempfile.mkstemp(dir=self._incoming)
        path, digest, size = Path(name), hashlib.sha256(), 0
        try:
            with os.fdopen(handle, "wb") as file:
                async for piece in pieces:
                    size += len(piece)
                    if size > most:
                        raise TooLarge(size)
                    digest.update(piece)
                    file.write(piece)
                file.flush()
                await asyncio.to_thread(os.fsync, file.fileno())
        except BaseException:
            self.drop(Incoming(path, "", size))
            raise
        return Incoming(path, digest.hexdigest(), size)

    @asynccontextmanager
    async def workshop(self) -> AsyncIterator[Path]:
        """An empty folder beside the store, for taking a package apart; it goes away with all that is left in it."""
        folder = Path(tempfile.mkdtemp(dir=self._incoming))
        try:
            yield folder
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    async def adopt(self, path: Path) -> Incoming:
        """Sync a file of the workshop and hash it, so that it can be kept. Raises `OSError`."""
        return await asyncio.to_thread(self._adopt, path)

    def _adopt(self, path: Path) -> Incoming:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
            os.fsync(file.fileno())
        return Incoming(path, digest.hexdigest(), path.stat().st_size)

    async def keep(self, got: Incoming) -> Path:
        """Move a fetched file to its place and sync the folder; the same bytes twice are one file."""
        return await asyncio.to_thread(self._keep, got)

    def _keep(self, got: Incoming) -> Path:
        place = self.path_of(got.sha256)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        got.path.replace(place)
        for folder in (place.parent, self._folder):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        return place

    def drop(self, got: Incoming) -> None:
        """Remove a fetched file that was refused."""
        got.path.unlink(missing_ok=True)

    def path_of(self, sha256: str) -> Path:
        """Where the bytes with this hash are."""
        return self._folder / sha256[:2] / sha256
