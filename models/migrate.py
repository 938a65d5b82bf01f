"""Migrations of SQLite: reviewed SQL files, run one transaction each, guarded against the ways they lose data.

A table remake under foreign keys deleted all child rows in a trial, and lost unique constraints and indexes.
So: a backup first, foreign keys off outside the transaction, and before COMMIT the foreign keys are checked,
the rows counted and the columns, indexes and references compared. A file says what it means to change:
`-- drops table NAME`, `-- changes rows of NAME`, `-- drops column TABLE.NAME`, `-- drops index TABLE(COLUMNS)`,
`-- drops reference TABLE.COLUMN to TABLE RESTRICT`.
"""

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "migrations"


class MigrationRefused(RuntimeError):
    """A migration would have lost something; the database is as it was."""


@dataclass(frozen=True)
class Migration:
    """One reviewed file: `0001_name.sqlite.sql`."""

    number: int
    name: str
    sql: str

    @property
    def digest(self) -> str:
        """SHA-256 of the text: an applied migration must never change afterwards."""
        return hashlib.sha256(self.sql.encode()).hexdigest()

    def allows(self, sentence: str) -> bool:
        """Whether the file declares this change in a comment of its own."""
        return re.search(rf"^--\s*{re.escape(sentence)}\s*$", self.sql, re.MULTILINE) is not None


def migrations(folder: Path = FOLDER) -> list[Migration]:
    """All migrations of the folder in order; the numbers are 1, 2, 3 … without a gap."""
    found = []
    for path in sorted(folder.glob("*.sqlite.sql")):
        number, name = path.name.removesuffix(".sqlite.sql").split("_", 1)
        found.append(Migration(int(number), name, path.read_text(encoding="utf-8")))
    if [one.number for one in found] != list(range(1, len(found) + 1)):
        raise MigrationRefused("the numbers of the migration files have a gap or stand twice")
    return found


def migrate(path: Path, folder: Path = FOLDER) -> list[Migration]:
    """Bring the database at `path` up to date (making it if need be); returns what was applied.

    Nobody else may have the database open. Raises `MigrationRefused` and leaves the database as it was when a
    migration would lose rows, indexes or references, or when an applied file was changed afterwards.
    """
    os.umask(0o077)
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        pending = _pending(database, migrations(folder))
        for migration in pending:
            if migration.number > 1:
                backup(database, path.with_name(f"{path.name}.before-{migration.number:04}"))
            _apply(database, migration)
        return pending


def holds_rows(path: Path, table: str) -> bool:
    """Whether the database at `path` exists and has rows in the table."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        known = table in _tables(database)
        return known and database.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone() is not None  # noqa: S608


def is_current(path: Path, folder: Path = FOLDER) -> bool:
    """Whether every migration of the folder is applied to the database at `path`."""
    if not path.exists():
        return False
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        return not _pending(database, migrations(folder))


def backup(database: sqlite3.Connection, to: Path) -> None:
    """A consistent copy of the open database, readable by its owner only; an older copy is replaced."""
    partial = to.with_name(to.name + ".partial")
    partial.unlink(missing_ok=True)
    database.execute("VACUUM INTO ?", (str(partial),))
    partial.chmod(0o600)
    partial.replace(to)


def _pending(database: sqlite3.Connection, known: list[Migration]) -> list[Migration]:
    database.execute(
        "CREATE TABLE IF NOT EXISTS schema_migration "
        "(number INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL)"
    )
    applied = dict(database.execute("SELECT number, digest FROM schema_migration").fetchall())
    for migration in known:
        if applied.get(migration.number, migration.digest) != migration.digest:
            raise MigrationRefused(f"migration {migration.number:04} was changed after it had been applied")
    if applied and max(applied) > len(known):
        raise MigrationRefused("the database is newer than this program")
    return [one for one in known if one.number not in applied]


def _apply(database: sqlite3.Connection, migration: Migration) -> None:
    database.execute("PRAGMA foreign_keys=OFF")  # no effect inside a transaction, hence out here
    database.execute("BEGIN IMMEDIATE")
    try:
        rows, shape = _row_counts(database), _shape(database)
        for statement in statements(migration.sql):
            database.execute(statement)
            if not database.in_transaction:
                raise MigrationRefused(f"migration {migration.number:04} ends the transaction it runs in")
        _check_references(database, migration)
        _check_rows(database, migration, rows)
        _check_shape(database, migration, shape)
        database.execute(
            "INSERT INTO schema_migration (number, name, digest) VALUES (?, ?, ?)",
            (migration.number, migration.name, migration.digest),
        )
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
    finally:
        database.execute("PRAGMA foreign_keys=ON")


def statements(sql: str) -> Iterator[str]:
    """The single statements of a file (a semicolon inside quotes or a trigger does not end one)."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        if not pending and line.lstrip().startswith("--"):
            continue
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if pending.strip():
        raise MigrationRefused("the last statement of the file is not finished")


def _tables(database: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return [name for (name,) in database.execute(query)]


def _row_counts(database: sqlite3.Connection) -> dict[str, int]:
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in _tables(database)}  # noqa: S608 - names from sqlite_master


def _shape(database: sqlite3.Connection) -> set[tuple[str, str]]:
    """(table, thing) of every column, index and reference: what must survive a remake, whatever its name."""
    found = set()
    for table in _tables(database):
        for row in database.execute(f'PRAGMA table_info("{table}")'):
            found.add((table, f"column {table}.{row[1]}"))
        for row in database.execute(f'PRAGMA foreign_key_list("{table}")'):
            found.add((table, f"reference {table}.{row[3]} to {row[2]} {row[6]}"))
        for _, name, unique, *_ in database.execute(f'PRAGMA index_list("{table}")').fetchall():
            columns = ", ".join(str(row[2]) for row in database.execute(f'PRAGMA index_info("{name}")'))
            found.add((table, f"{'unique ' if unique else ''}index {table}({columns})"))
    return found


def _check_references(database: sqlite3.Connection, migration: Migration) -> None:
    broken = database.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise MigrationRefused(f"migration {migration.number:04} leaves {len(broken)} broken references")


def _check_rows(database: sqlite3.Connection, migration: Migration, before: dict[str, int]) -> None:
    after = _row_counts(database)
    for table, count in before.items():
        if table not in after:
            if not migration.allows(f"drops table {table}"):
                raise MigrationRefused(f"migration {migration.number:04} drops table {table}")
        elif after[table] != count and not migration.allows(f"changes rows of {table}"):
            raise MigrationRefused(f"migration {migration.number:04}: {table} had {count} rows, now {after[table]}")


def _check_shape(database: sqlite3.Connection, migration: Migration, before: set[tuple[str, str]]) -> None:
    remaining = set(_tables(database))
    for table, thing in sorted(before - _shape(database)):
        if table in remaining and not migration.allows(f"drops {thing.removeprefix('unique ')}"):
            raise MigrationRefused(f"migration {migration.number:04} loses the {thing}")
