"""Plain SQL for the plumbing tables: fewer and cheaper statements than ORM objects (see docs/performance.md)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tortoise.connection import get_connections

Record = Mapping[str, Any]


async def rows(query: str, *args: Any) -> Sequence[Record]:
    """All rows of a query: inside a transaction its own view, outside the last committed state."""
    return (await get_connections().get("default").execute_query(query, list(args)))[1]


async def row(query: str, *args: Any) -> Record | None:
    """The first row of a query, or None."""
    found = await rows(query, *args)
    return found[0] if found else None


async def run(query: str, *args: Any) -> int:
    """One writing statement (inside the gate only); returns the number of rows it touched."""
    return (await get_connections().get("default").execute_query(query, list(args)))[0]


async def many(query: str, values: Iterable[Sequence[Any]]) -> None:
    """One writing statement for many rows (inside the gate only); nothing for no rows."""
    batch = [list(one) for one in values]
    if batch:
        await get_connections().get("default").execute_many(query, batch)


def marks(count: int) -> str:
    """`?, ?, ?` for an IN list."""
    return ", ".join(["?"] * count)
