"""Opening and closing the database: Tortoise's set-up, and the lock that keeps a second process out."""

import fcntl
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tortoise import Tortoise

from models import gate

TABLES = (
    "models.organisation",
    "models.people",
    "models.cycle",
    "models.timetable",
    "models.assessment",
    "models.requests",
    "models.correspondence",
    "models.appraisal",
    "models.results",
    "models.objections",
    "models.campaigns",
    "models.trust",
    "models.staging",
    "models.reminding",
)


class DatabaseInUse(RuntimeError):
    """Another process owns the data folder."""


class UnknownDatabase(ValueError):
    """The database address names no database that Karnameh can use."""


def sqlite_path(url: str) -> Path:
    """The file of a `sqlite:///path` address (three slashes: relative, four: absolute).

    Raises `UnknownDatabase` for any other address.
    """
    parts = urlsplit(url)
    if parts.scheme != "sqlite" or parts.netloc or len(parts.path) < 2:
        raise UnknownDatabase(url.split("@")[-1])
    return Path(parts.path[1:])


def tortoise_config(url: str) -> dict[str, Any]:
    """Tortoise's configuration for the address."""
    return {
        "connections": {"default": {"engine": "models.sqlite", "credentials": {"file_path": str(sqlite_path(url))}}},
        "apps": {"karnameh": {"models": list(TABLES), "default_connection": "default"}},
        "use_tz": True,
        "timezone": "UTC",
    }


async def open_database(url: str) -> None:
    """Connect the ORM; the tables must already be there (`models.migrate`)."""
    os.umask(0o077)
    sqlite_path(url).parent.mkdir(parents=True, exist_ok=True)
    await Tortoise.init(config=tortoise_config(url), _enable_global_fallback=True)


async def close_database() -> None:
    """Let the transactions that are under way finish, then disconnect."""
    await gate.drain()
    if Tortoise._inited:
        await Tortoise.close_connections()


class DataFolderLock:
    """Held by the one process that owns the data folder (an advisory lock that dies with the process)."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._file: int | None = None

    def take(self) -> None:
        """Take the lock; raises `DatabaseInUse` when another process holds it."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._file)
            self._file = None
            raise DatabaseInUse(str(self._path.parent)) from error

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
