"""SQLite as Karnameh uses it: one writing connection behind the gate, one read-only connection for the rest.

Tortoise loads this module as its engine (`client_class`). Three things differ from Tortoise's own client, each
for a loss or a cost that was reproduced: transactions start with BEGIN IMMEDIATE (a deferred BEGIN loses
read-modify-writes to "database is locked"); outside the gate the ORM only ever sees a read-only connection, so
a forgotten write fails at once; statements inside a transaction run on the event loop's own thread, since each
is shorter than the hop to another, while COMMIT (disk) and a BEGIN that has to wait for another process stay in
aiosqlite's thread.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, cast

import aiosqlite
from tortoise.backends.base.client import TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper, translate_exceptions
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError

BUSY_TIMEOUT_MS = 5000
# A statement with more rows than this goes to the database's thread after all: it would hold up the loop.
ROWS_ON_THE_LOOP = 200


class Transaction(SqliteTransactionWrapper):
    """The writing connection inside one BEGIN IMMEDIATE … COMMIT."""

    @property
    def _plain(self) -> sqlite3.Connection:
        return self._connection._conn

    async def begin(self) -> None:
        try:
            if self._plain.in_transaction:  # left open by a caller that died between BEGIN and its first statement
                await self._connection.rollback()
            if not self._begun_at_once():
                await self._begin_when_free()
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error

    def _begun_at_once(self) -> bool:
        """As a rule nobody else writes: then a BEGIN takes no time, and the hop to another thread would be its cost."""
        try:
            self._plain.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
        return True

    async def _begin_when_free(self) -> None:
        """Another process writes (a command beside the service): wait for it, away from the event loop."""
        await self._connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        try:
            await self._connection.execute("BEGIN IMMEDIATE")
        finally:
            await self._connection.execute("PRAGMA busy_timeout=0")

    async def commit(self) -> None:
        try:
            await self._connection.commit()
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error
        self._finalized = True

    @translate_exceptions
    async def execute_insert(self, query: str, values: list[Any]) -> int:
        return self._plain.execute(query, values).lastrowid or 0

    @translate_exceptions
    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        if len(values) > ROWS_ON_THE_LOOP:
            await self._connection.executemany(query, values)
        else:
            self._plain.executemany(query, values)

    @translate_exceptions
    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]:
        cursor = self._plain.execute(query, values or [])
        rows = cursor.fetchall()
        return (cursor.rowcount if cursor.rowcount >= 0 else len(rows)), rows

    @translate_exceptions
    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        return [dict(row) for row in self._plain.execute(query, values or []).fetchall()]


class Client(SqliteClient):
    """Outside a transaction: reads only, on a connection of their own."""

    def __init__(self, file_path: str, **kwargs: Any) -> None:
        super().__init__(file_path, **kwargs)
        self._writer: aiosqlite.Connection | None = None

    async def create_connection(self, with_db: bool) -> None:  # noqa: ARG002 - Tortoise's signature
        if self._writer is not None:
            return
        # The writer waits only where `Transaction` lets it: off the event loop.
        self._writer = await self._open({"synchronous": "FULL", "wal_autocheckpoint": "1000", "busy_timeout": "0"})
        self._connection = await self._open({"query_only": "ON"})

    async def _open(self, pragmas: dict[str, str]) -> aiosqlite.Connection:
        connection = await aiosqlite.connect(self.filename, isolation_level=None, check_same_thread=False)
        connection._conn.row_factory = sqlite3.Row
        everywhere = {"journal_mode": "WAL", "foreign_keys": "ON", "busy_timeout": str(BUSY_TIMEOUT_MS)}
        for pragma, value in {**everywhere, **pragmas}.items():
            await connection.execute(f"PRAGMA {pragma}={value}")
        return connection

    async def close(self) -> None:
        for connection in (self._connection, self._writer):
            if connection is not None:
                await connection.close()
        self._connection = self._writer = None

    def _in_transaction(self) -> TransactionContext:
        return Writing(self)

    def acquire_connection(self) -> Any:
        return _ReadOnly(self)


class _ReadOnly:
    """Hands out the read-only connection; it needs no lock, aiosqlite queues its statements itself."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def __aenter__(self) -> aiosqlite.Connection:
        await self._client.create_connection(with_db=True)
        assert self._client._connection is not None
        return self._client._connection

    async def __aexit__(self, *_: object) -> None:
        return None


class Writing(TransactionContext):
    """One transaction on the writing connection: the lock is released whatever fails (Tortoise's own context
    keeps it for ever when BEGIN fails), and a COMMIT that fails is rolled back."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def __aenter__(self) -> Transaction:
        await self._client._lock.acquire()
        try:
            await self._client.create_connection(with_db=True)
            self.connection = Transaction(self._client)
            self.connection._connection = cast(aiosqlite.Connection, self._client._writer)
            await self.connection.begin()
        except BaseException:
            self._client._lock.release()
            raise
        self.token = get_connections().set(self._client.connection_name, self.connection)
        return self.connection

    async def __aexit__(self, failed: type[BaseException] | None, *_: object) -> None:
        try:
            if failed is None:
                try:
                    await self.connection.commit()
                except BaseException:
                    await self.connection.rollback()
                    raise
            else:
                await self.connection.rollback()
        finally:
            get_connections().reset(self.token)
            self._client._lock.release()


client_class = Client
