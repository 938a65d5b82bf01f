"""A new database as a file that is copied: migrated once a process, not once a test."""

import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from models.migrate import migrate


@cache
def _bytes(*, demo: bool) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.db"
        migrate(path)
        with closing(sqlite3.connect(path)) as database:
            if demo:
                database.execute("INSERT INTO setting (key, value) VALUES ('demo', 'yes')")
                database.commit()
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return path.read_bytes()


def fresh_database(path: Path, *, demo: bool = False) -> None:
    """Put a migrated, empty database there; `demo`: with the mark that lets its clock be moved."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_bytes(demo=demo))
