"""Files to fetch from a platform: stored with the message that named them, worked off beside the lanes."""

from collections.abc import Callable
from dataclasses import dataclass

from models import gate, sql


@dataclass(slots=True)
class FetchJob:
    """Fetch one file for a subject (`evidence` or `import` and its row)."""

    purpose: str
    subject_id: int
    platform: str
    chat_id: int
    file_id: str
    attempts: int = 0
    not_before: int = 0
    id: int = 0


_listener: Callable[[FetchJob], None] | None = None


def listen(listener: Callable[[FetchJob], None] | None) -> None:
    """Who is told of new jobs once they are committed (the fetcher)."""
    global _listener
    _listener = listener


async def put(job: FetchJob) -> None:
    """Store a job in the present transaction; asking again for the same subject starts it anew."""
    saved = await sql.rows(
        "INSERT INTO fetch_job (purpose, subject_id, platform, chat_id, file_id) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (purpose, subject_id) DO UPDATE SET state = 'new', attempts = 0, not_before = 0, "
        "platform = excluded.platform, chat_id = excluded.chat_id, file_id = excluded.file_id RETURNING id",
        job.purpose,
        job.subject_id,
        job.platform,
        job.chat_id,
        job.file_id,
    )
    job.id = saved[0]["id"]

    def tell() -> None:
        if _listener is not None:
            _listener(job)

    gate.after_commit(tell)


async def waiting() -> list[FetchJob]:
    """The jobs that are not finished, oldest first."""
    found = await sql.rows("SELECT * FROM fetch_job WHERE state = 'new' ORDER BY id")
    return [
        FetchJob(
            one["purpose"],
            one["subject_id"],
            one["platform"],
            one["chat_id"],
            one["file_id"],
            one["attempts"],
            one["not_before"],
            one["id"],
        )
        for one in found
    ]


async def try_later(job: FetchJob, error: str) -> None:
    """Count a failed attempt and say when the next may begin (`job.not_before`, machine milliseconds)."""
    await sql.run(
        "UPDATE fetch_job SET attempts = ?, not_before = ?, error = ? WHERE id = ?",
        job.attempts,
        job.not_before,
        error[:300],
        job.id,
    )


async def finish(job: FetchJob, state: str, error: str | None = None) -> None:
    """Close a job: `done` or `failed`."""
    await sql.run("UPDATE fetch_job SET state = ?, error = ? WHERE id = ?", state, error and error[:300], job.id)
