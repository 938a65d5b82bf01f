"""A few facts about this installation, by key: the demo mark, the business clock, the platforms' holds."""

from models import sql


async def get(key: str) -> str | None:
    """The stored value, or None."""
    found = await sql.row("SELECT value FROM setting WHERE key = ?", key)
    return None if found is None else str(found["value"])


async def put(key: str, value: str) -> None:
    """Store a value, replacing the former one."""
    await sql.run(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        key,
        value,
    )


async def forget(key: str) -> None:
    """Remove a value, if it is there."""
    await sql.run("DELETE FROM setting WHERE key = ?", key)
