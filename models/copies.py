"""Under which id a platform knows bytes of our store: what was uploaded once is not uploaded again."""

from models import sql


async def known_as(platform: str, sha256: str) -> str | None:
    """The platform's id of these bytes, if it has them."""
    found = await sql.row("SELECT file_id FROM platform_copy WHERE platform = ? AND sha256 = ?", platform, sha256)
    return str(found["file_id"]) if found else None


async def remember(platform: str, sha256: str, file_id: str) -> None:
    """The platform has taken these bytes under this id; a former id gives way."""
    await sql.run(
        "INSERT INTO platform_copy (platform, sha256, file_id) VALUES (?, ?, ?) "
        "ON CONFLICT (platform, sha256) DO UPDATE SET file_id = excluded.file_id",
        platform,
        sha256,
        file_id,
    )
