"""The n-th call to the database, the disk or a messenger fails, in this process, from outside the product."""

import errno
import os
import pathlib
import sqlite3
import tempfile
from collections.abc import Callable
from typing import Any

import aiosqlite
import pytest

from simulator.faults import Fault, Faults


class Trouble:
    """Counts calls; the one at which `left` reaches zero fails."""

    def __init__(self) -> None:
        self.left = 0
        self.fired = 0
        self.error: Callable[[], Exception] = RuntimeError

    def at(self, nth: int, error: Callable[[], Exception]) -> None:
        """The n-th call from now on fails with this error."""
        self.left, self.error = nth, error

    @property
    def armed(self) -> bool:
        """It has not struck yet."""
        return self.left > 0

    def strikes(self) -> bool:
        """Count one call; whether it is to fail."""
        if self.left:
            self.left -= 1
            if not self.left:
                self.fired += 1
                return True
        return False

    def step(self) -> None:
        """Count one call, and fail if it is its turn."""
        if self.strikes():
            raise self.error()


def in_the_database(monkeypatch: pytest.MonkeyPatch, trouble: Trouble) -> None:
    """Every statement and commit of connections that are opened from now on counts (a rollback never fails)."""

    class Connection(sqlite3.Connection):
        def execute(self, statement: str, *args: Any) -> sqlite3.Cursor:
            if not statement.startswith("ROLLBACK"):
                trouble.step()
            return super().execute(statement, *args)

        def executemany(self, *args: Any) -> sqlite3.Cursor:
            trouble.step()
            return super().executemany(*args)

        def commit(self) -> None:
            trouble.step()
            super().commit()

    def connect(*args: Any, **kwargs: Any) -> Any:
        return plain(*args, factory=Connection, **kwargs)

    plain = aiosqlite.connect
    monkeypatch.setattr("models.sqlite.aiosqlite.connect", connect)


def on_the_disk(monkeypatch: pytest.MonkeyPatch, trouble: Trouble) -> None:
    """Syncing, renaming, and making temporary files count."""

    def counted(act: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            trouble.step()
            return act(*args, **kwargs)

        return wrapped

    monkeypatch.setattr(os, "fsync", counted(os.fsync))
    monkeypatch.setattr(pathlib.Path, "replace", counted(pathlib.Path.replace))
    monkeypatch.setattr(tempfile, "mkstemp", counted(tempfile.mkstemp))


def at_the_messengers(faults: Faults, trouble: Trouble, fault: dict[str, Any]) -> None:
    """Every call but polling counts; the one that fails gets this fault of the simulator."""
    plain = faults.pick

    def pick(platform: str, method: str) -> Fault | None:
        if method != "getupdates" and trouble.strikes():
            return Fault(platform, method, **fault)
        return plain(platform, method)

    faults.pick = pick  # type: ignore[method-assign]
    faults.active = [Fault("*", "nothing", "500")]  # so that calls are looked at


def disk_full() -> Exception:
    """No room left."""
    return OSError(errno.ENOSPC, "No space left on device")


def broken_disk() -> Exception:
    """The disk answers with an error."""
    return OSError(errno.EIO, "Input/output error")


def locked() -> Exception:
    """Somebody else writes."""
    return sqlite3.OperationalError("database is locked")


def database_full() -> Exception:
    """No room left for the database."""
    return sqlite3.OperationalError("database or disk is full")


def database_broken() -> Exception:
    """The database's disk answers with an error."""
    return sqlite3.OperationalError("disk I/O error")
