"""What is stuck or was given up in the plumbing, counted for the doctor."""

from dataclasses import dataclass

from models import sql


@dataclass(frozen=True, slots=True)
class Stuck:
    """Counts: updates and messages that wait too long, updates set aside, messages and files given up."""

    updates: int
    quarantined: int
    messages: int
    undelivered: int
    files: int


async def look(before_ms: int) -> Stuck:
    """Count; what was received or made before `before_ms` (machine milliseconds) and still waits is stuck."""
    return Stuck(
        updates=await _count("SELECT count(*) AS n FROM inbox WHERE state = 'new' AND received_at < ?", before_ms),
        quarantined=await _count("SELECT count(*) AS n FROM inbox WHERE state = 'quarantined'"),
        messages=await _count(
            "SELECT count(*) AS n FROM outbox WHERE state IN ('new', 'sending') AND created_at < ?", before_ms
        ),
        undelivered=await _count("SELECT count(*) AS n FROM outbox WHERE state IN ('failed', 'unknown')"),
        files=await _count("SELECT count(*) AS n FROM fetch_job WHERE state = 'failed'"),
    )


async def _count(query: str, *args: object) -> int:
    found = await sql.row(query, *args)
    return int(found["n"]) if found else 0
