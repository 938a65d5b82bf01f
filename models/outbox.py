"""The outbox: finished messages, stored in the transaction that decided them, and what became of each.

States: new → sending → sent | failed | blocked | unknown | cancelled | merged (a later edit of the same card
took its place). `unknown` is a send whose outcome nobody knows (timeout, 5xx, a crash while sending): it is
repeated once at most.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from models import gate, sql
from models.clock import machine_ms

REPLY, NOTICE, REMINDER, BROADCAST = range(4)
MOST_UNKNOWN_TRIES = 2
# The messages that let somebody in, or carry a secret: emptied whatever becomes of them.
SECRETS = ("invitation", "invitation-sheet", "second-factor-new", "second-factor-demo")
# No file stays once it was sent or is not to go (its words are proof); one that failed may be sent again.
_FILE = "sendDocument"
_KEPT = ("new", "failed", "blocked", "unknown")
_IS_SECRET = f"message IN ({', '.join(repr(one) for one in SECRETS)})"
_EMPTIED = (
    f"payload = CASE WHEN {_IS_SECRET} THEN '{{}}' ELSE payload END, "
    f"args = CASE WHEN {_IS_SECRET} THEN '{{}}' ELSE args END"
)
# So many messages are stored by one statement.
_AT_ONCE = 50
_ROW = f"({sql.marks(12)})"
_CANCELLED = (
    f"state = 'cancelled', payload = CASE WHEN {_IS_SECRET} OR method = '{_FILE}' THEN '{{}}' ELSE payload END, "
    f"args = CASE WHEN {_IS_SECRET} THEN '{{}}' ELSE args END"
)


@dataclass(slots=True)
class Outgoing:
    """One finished call. `key` is its business key (unique for ever), `args` the dumped arguments of its words."""

    key: str
    platform: str
    chat_id: int
    priority: int
    method: str
    payload: dict[str, Any]
    message: str
    args: str = "{}"
    person_id: int | None = None
    card_id: int | None = None
    not_before: int = 0
    id: int = 0
    attempts: int = 0
    unknowns: int = 0
    created_at: int = field(default_factory=machine_ms)


@dataclass(slots=True)
class Outcome:
    """What became of one attempt: the new state, the platform's message id, the reason."""

    outgoing: Outgoing
    state: str
    message_id: int | None = None
    error: str | None = None


_listener: Callable[[Sequence[Outgoing]], None] | None = None


def listen(listener: Callable[[Sequence[Outgoing]], None] | None) -> None:
    """Who is told of new messages once they are committed (the sender)."""
    global _listener
    _listener = listener


async def put(messages: Iterable[Outgoing]) -> int:
    """Store messages in the present transaction; one whose key is known already is left out. Returns how many."""
    fresh: list[Outgoing] = []
    waiting = list(messages)
    for at in range(0, len(waiting), _AT_ONCE):
        some = waiting[at : at + _AT_ONCE]
        added = await sql.rows(
            "INSERT INTO outbox (key, platform, chat_id, person_id, priority, method, payload, card_id, message, "  # noqa: S608
            f"args, not_before, created_at) VALUES {', '.join([_ROW] * len(some))} "
            "ON CONFLICT (key) DO NOTHING RETURNING id, key",
            *(value for one in some for value in _values(one)),
        )
        ids = {one["key"]: one["id"] for one in added}
        for one in some:
            if one.key in ids:
                one.id = ids.pop(one.key)
                fresh.append(one)

    _tell_after_commit(fresh)
    return len(fresh)


def _values(one: Outgoing) -> tuple[Any, ...]:
    return (
        one.key,
        one.platform,
        one.chat_id,
        one.person_id,
        one.priority,
        one.method,
        json.dumps(one.payload, ensure_ascii=False),
        one.card_id,
        one.message,
        one.args,
        one.not_before,
        one.created_at,
    )


def _tell_after_commit(messages: Sequence[Outgoing]) -> None:
    def tell() -> None:
        if _listener is not None:
            _listener(messages)

    gate.after_commit(tell)


async def recover() -> int:
    """After a restart: what was cut off while sending counts as unknown, to be repeated once at most.

    Returns how many will be repeated. Runs inside the gate.
    """
    await sql.run(
        "UPDATE outbox SET state = 'unknown', unknowns = unknowns + 1, error = 'cut off while sending', "  # noqa: S608
        f"{_EMPTIED} WHERE state = 'sending' AND unknowns + 1 >= ?",
        MOST_UNKNOWN_TRIES,
    )
    return await sql.run("UPDATE outbox SET state = 'new', unknowns = unknowns + 1 WHERE state = 'sending'")


async def waiting() -> list[Outgoing]:
    """Everything not yet settled, in order: what a restart begins with.

    Call `recover` first.
    """
    return [_outgoing(one) for one in await sql.rows("SELECT * FROM outbox WHERE state = 'new' ORDER BY id")]


def _outgoing(one: sql.Record) -> Outgoing:
    return Outgoing(
        key=one["key"],
        platform=one["platform"],
        chat_id=one["chat_id"],
        priority=one["priority"],
        method=one["method"],
        payload=json.loads(one["payload"]),
        message=one["message"],
        args=one["args"],
        person_id=one["person_id"],
        card_id=one["card_id"],
        not_before=one["not_before"],
        id=one["id"],
        attempts=one["attempts"],
        unknowns=one["unknowns"],
        created_at=one["created_at"],
    )


async def again(ids: Sequence[int]) -> int:
    """Have messages tried again that failed, in the present transaction; returns how many.

    One that waits, is under way or arrived is left alone, so that asking twice sends once. One of unknown fate keeps
    a try, and says that it may be a repetition.
    """
    found = await sql.rows(
        "UPDATE outbox SET state = 'new', error = NULL, not_before = 0, "  # noqa: S608 - only question marks
        "unknowns = CASE WHEN state = 'unknown' THEN 1 ELSE 0 END "
        f"WHERE state IN ('failed', 'blocked', 'unknown') AND payload <> '{{}}' AND id IN ({sql.marks(len(ids))}) "
        "RETURNING *",
        *ids,
    )
    _tell_after_commit([_outgoing(one) for one in sorted(found, key=lambda one: one["id"])])
    return len(found)


async def sending(ids: Sequence[int]) -> set[int]:
    """Mark messages as being tried, before the platform is called; returns those not cancelled meanwhile."""
    if not ids:
        return set()
    marks = sql.marks(len(ids))
    found = await sql.rows(
        f"UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE state = 'new' AND id IN ({marks}) "  # noqa: S608
        "RETURNING id",
        *ids,
    )
    return {one["id"] for one in found}


async def settle(outcomes: Iterable[Outcome]) -> None:
    """Write what became of attempts; a live card learns the id of its message."""
    now = machine_ms()
    known = list(outcomes)
    await sql.many(
        "UPDATE outbox SET state = ?, message_id = ?, error = ?, not_before = ?, unknowns = ?, sent_at = ? "
        "WHERE id = ?",
        [
            (
                one.state,
                one.message_id,
                one.error,
                one.outgoing.not_before,
                one.outgoing.unknowns,
                now if one.state == "sent" else None,
                one.outgoing.id,
            )
            for one in known
        ],
    )
    await sql.many(
        "UPDATE card SET message_id = ? WHERE id = ?",
        [(one.message_id, one.outgoing.card_id) for one in known if one.outgoing.card_id and one.message_id],
    )
    await _forget(known)


async def _forget(outcomes: list[Outcome]) -> None:
    """Empty what must not stay: files that went, links and codes of invitations whatever became of them."""
    secret = [one.outgoing for one in outcomes if one.outgoing.message in SECRETS and one.state != "new"]
    went = [one.outgoing for one in outcomes if one.outgoing.method == _FILE and one.state not in _KEPT]
    await sql.many("UPDATE outbox SET payload = '{}', args = '{}' WHERE id = ?", [(one.id,) for one in secret])
    await sql.many("UPDATE outbox SET payload = '{}' WHERE id = ?", [(one.id,) for one in went])


async def cancel_by_key(prefix: str) -> int:
    """Cancel what waits under keys that begin so (reminders of a deadline that has passed); returns how many."""
    return await sql.run(
        f"UPDATE outbox SET {_CANCELLED} WHERE state = 'new' AND key >= ? AND key < ?",  # noqa: S608
        prefix,
        f"{prefix}\U0010ffff",
    )


async def take_back_by_key(prefix: str) -> int:
    """Cancel what waits under keys that begin so, and what did not arrive: it is not true any more, so that nobody is
    to send it again. Returns how many."""
    return await sql.run(
        f"UPDATE outbox SET {_CANCELLED} WHERE state IN ('new', 'failed', 'blocked', 'unknown') "  # noqa: S608
        "AND key >= ? AND key < ?",
        prefix,
        f"{prefix}\U0010ffff",
    )


async def cancel_for_person(person_id: int) -> int:
    """Cancel what waits for a person (their role was withdrawn); returns how many."""
    return await sql.run(f"UPDATE outbox SET {_CANCELLED} WHERE person_id = ? AND state = 'new'", person_id)  # noqa: S608


async def cancel_for_people(prefix: str, person_ids: Sequence[int]) -> int:
    """Cancel what waits for some people under keys that begin so (reminders of a deadline that was their own)."""
    query = (
        f"UPDATE outbox SET {_CANCELLED} WHERE state = 'new' AND key LIKE ? "  # noqa: S608 - only marks
        f"AND person_id IN ({sql.marks(len(person_ids))})"
    )
    return await sql.run(query, f"{prefix}%", *person_ids) if person_ids else 0
