"""The migrated database is the one the ORM believes in; every reference is indexed and RESTRICT."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tortoise.connection import get_connections
from tortoise.utils import get_schema_sql

Shape = tuple[list[tuple[str, str, bool]], set[tuple[str, ...]], set[tuple[str, str, str, str]], set[tuple[str, ...]]]


def _tables(database: sqlite3.Connection) -> list[str]:
    found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [name for (name,) in found]


def _columns_of(database: sqlite3.Connection, index: str) -> tuple[str, ...]:
    return tuple(str(row[2]) for row in database.execute(f'PRAGMA index_info("{index}")'))


def _indexes(database: sqlite3.Connection, table: str) -> Iterator[tuple[str, bool, tuple[str, ...]]]:
    for _, name, unique, *_ in database.execute(f'PRAGMA index_list("{table}")').fetchall():
        yield name, bool(unique), _columns_of(database, name)


def _shape(database: sqlite3.Connection, table: str) -> Shape:
    """Columns (name, type, not null), uniques, references, other indexes: order and names of indexes aside."""
    columns = [
        (name, re.sub(r"\s", "", kind.upper()), bool(required))
        for _, name, kind, required, *_ in database.execute(f'PRAGMA table_info("{table}")')
    ]
    references = {
        (str(row[3]), str(row[2]), str(row[4]), str(row[6]))
        for row in database.execute(f'PRAGMA foreign_key_list("{table}")')
    }
    indexes = list(_indexes(database, table))
    uniques = {columns for _, unique, columns in indexes if unique}
    others = {columns for _, unique, columns in indexes if not unique}
    return sorted(columns), uniques, references, others


async def test_migrated_schema_is_that_of_the_models(database: Path) -> None:
    wanted_sql = get_schema_sql(get_connections().get("default"), safe=False)
    with closing(sqlite3.connect(":memory:")) as wanted, closing(sqlite3.connect(database)) as migrated:
        wanted.executescript(wanted_sql)
        tables = _tables(wanted)
        assert len(tables) > 15
        for table in tables:
            assert _shape(migrated, table) == _shape(wanted, table), table


async def test_every_reference_is_indexed_and_restricts(database: Path) -> None:
    with closing(sqlite3.connect(database)) as migrated:
        references = 0
        for table in _tables(migrated):
            first_columns = {columns[0] for _, _, columns in _indexes(migrated, table)}
            for row in migrated.execute(f'PRAGMA foreign_key_list("{table}")'):
                references += 1
                assert row[6] == "RESTRICT", f"{table}.{row[3]} would delete"
                assert row[3] in first_columns, f"{table}.{row[3]} has no index"
    assert references > 30


async def test_the_database_is_durable_by_its_settings(database: Path) -> None:
    client = get_connections().get("default")
    writer, reader = client._writer, client._connection
    if writer is None:
        await client.create_connection(with_db=True)
        writer, reader = client._writer, client._connection
    for connection, wanted in ((writer, {"query_only": 0, "synchronous": 2}), (reader, {"query_only": 1})):
        for pragma, value in {**wanted, "journal_mode": "wal", "foreign_keys": 1}.items():
            cursor = await connection.execute(f"PRAGMA {pragma}")
            assert (await cursor.fetchone())[0] == value, pragma
