"""The inbox: everything that comes in, stored before it is confirmed, and marked in the transaction that uses it."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from models import gate, sql
from models.clock import machine_ms, steady

INTERNAL = "internal"
LARGEST_ID = 1 << 63  # ids from here on fit no column


@dataclass(slots=True)
class Incoming:
    """One update as it came: `lane` is platform:chat, times are milliseconds since 1970."""

    platform: str
    bot_id: int
    update_id: int
    lane: str
    body: dict[str, Any]
    received_at: int
    acted_at_business: int
    id: int = 0
    attempts: int = 0


_listener: Callable[[Incoming], None] | None = None
_complete: Callable[[], bool] | None = None
_served: frozenset[str] | None = None
_last_came = -1e9


def listen(listener: Callable[[Incoming], None] | None) -> None:
    """Who is told of every stored update once it is committed (the lanes)."""
    global _listener
    _listener = listener


async def store(batch: Iterable[Incoming]) -> list[Incoming]:
    """Store a batch; returns those that were not known yet (duplicates are recognised by membership)."""
    global _last_came
    fresh = []
    for one in batch:
        _last_came = steady()
        added = await sql.rows(
            "INSERT INTO inbox (platform, bot_id, update_id, lane, body, received_at, acted_at_business) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (platform, bot_id, update_id) DO NOTHING RETURNING id",
            one.platform,
            one.bot_id,
            one.update_id,
            one.lane,
            _storable(one),
            one.received_at,
            one.acted_at_business,
        )
        if added:
            one.id = added[0]["id"]
            fresh.append(one)
    _tell_after_commit(fresh)
    return fresh


def _storable(one: Incoming) -> str:
    """The body as JSON; half of a character pair, which no database takes, becomes a question mark."""
    text = json.dumps(one.body, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode(errors="replace").decode()
        one.body = json.loads(text)
    return text


async def post_internal(lane: str, body: dict[str, Any], acted_at_business: int) -> None:
    """Put an event of our own (a file fetched, a document made) into a lane, in the present transaction."""
    last = await sql.row("SELECT max(update_id) AS last FROM inbox WHERE platform = ? AND bot_id = 0", INTERNAL)
    number = (last["last"] if last and last["last"] is not None else 0) + 1
    await store([Incoming(INTERNAL, 0, number, lane, body, machine_ms(), acted_at_business)])


def _tell_after_commit(fresh: list[Incoming]) -> None:
    def tell() -> None:
        if _listener is not None:
            for one in fresh:
                _listener(one)

    gate.after_commit(tell)


async def waiting() -> list[Incoming]:
    """Everything stored and not yet done, oldest first: what a restart begins with."""
    found = await sql.rows("SELECT * FROM inbox WHERE state = 'new' ORDER BY id")
    return [
        Incoming(
            platform=one["platform"],
            bot_id=one["bot_id"],
            update_id=one["update_id"],
            lane=one["lane"],
            body=json.loads(one["body"]),
            received_at=one["received_at"],
            acted_at_business=one["acted_at_business"],
            id=one["id"],
            attempts=one["attempts"],
        )
        for one in found
    ]


def lane_of(platform: str, chat_id: int) -> str:
    """The lane of a chat."""
    return f"{platform}:{chat_id}"


async def oldest_by_lane() -> dict[str, datetime]:
    """When the oldest update that is not processed yet was acted, by lane (a reading look)."""
    found = await sql.rows("SELECT lane, min(acted_at_business) AS oldest FROM inbox WHERE state = 'new' GROUP BY lane")
    return {one["lane"]: datetime.fromtimestamp(one["oldest"] / 1000, UTC) for one in found}


def arrivals(complete: Callable[[], bool] | None, platforms: Iterable[str] | None = None) -> None:
    """Who can tell whether everything that people sent so far has come in (the receivers of some platforms), or
    nobody."""
    global _complete, _served
    _complete, _served = complete, None if platforms is None else frozenset(platforms)


def served(lane: str) -> bool:
    """Whether what waits in a lane is being worked off: its messenger is set up."""
    return _served is None or lane.partition(":")[0] in _served


def complete() -> bool:
    """Whether everything that people sent so far has come in, as far as anybody can tell."""
    return _complete is None or _complete()


def anybody_there(seconds: float = 1.0) -> bool:
    """Whether something came in within the last seconds: people are waiting for answers."""
    return steady() - _last_came < seconds


async def done(ids: Iterable[int]) -> None:
    """Mark updates as done, in the transaction that did them."""
    now = machine_ms()
    await sql.many("UPDATE inbox SET state = 'done', done_at = ? WHERE id = ?", [(now, one) for one in ids])


async def failed(update: Incoming, error: str) -> None:
    """Count a failed attempt."""
    await sql.run("UPDATE inbox SET attempts = attempts + 1, error = ? WHERE id = ?", error[:300], update.id)


async def quarantine(update: Incoming, error: str) -> None:
    """Set an update aside: it will not be tried again, staff see it."""
    await sql.run(
        "UPDATE inbox SET state = 'quarantined', error = ?, done_at = ? WHERE id = ?",
        error[:300],
        machine_ms(),
        update.id,
    )


async def empty_bodies(before_ms: int, limit: int = 500) -> int:
    """Empty the bodies (they hold phones and codes) of updates done before an instant; ids stay."""
    return await sql.run(
        "UPDATE inbox SET body = NULL WHERE id IN (SELECT id FROM inbox "
        "WHERE body IS NOT NULL AND done_at < ? AND state <> 'new' LIMIT ?)",
        before_ms,
        limit,
    )
