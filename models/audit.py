"""The audit trail: every act a row with a keyed MAC; seals chain the rows in batches.

The key lies outside the database, and the head of the chain (the last seal) is published outside it too: so an
edited, deleted, inserted, repeated or reordered row is found out, and with the head also a shortened or rewritten
table. The numbers of the rows have no gaps, and each MAC covers its number. What is cut off the end before the
next seal (a second at most) goes unnoticed: that is the price of not locking one global head in every transaction.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from models import sql
from models.clock import business_now, machine_ms

GENESIS = "0" * 64
SHORTEST_HEAD = 16
_key = b""


class AuditBroken(RuntimeError):
    """The trail does not match its seals, or its head."""


@dataclass(frozen=True, slots=True)
class Event:
    """One act: who (a person's id, None for the system), what, on what, with which details."""

    actor_id: int | None
    act: str
    subject: str
    details: Mapping[str, Any]


def use_key(key: bytes) -> None:
    """The HMAC key of this installation (32 bytes, from the data folder or the environment)."""
    global _key
    _key = key


def _mac(number: int, at: int, actor: int | None, act: str, subject: str, details: str) -> str:
    content = json.dumps([number, at, actor, act, subject, details], ensure_ascii=False)
    return hmac.new(_key, content.encode(), hashlib.sha256).hexdigest()


def _next_seal(previous: str, sealed_at: int, macs: Iterable[tuple[int, str]]) -> str:
    chain = hmac.new(_key, f"{previous}@{sealed_at};".encode(), hashlib.sha256)
    for number, mac in macs:
        chain.update(f"{number}:{mac};".encode())
    return chain.hexdigest()


async def record(events: Iterable[Event]) -> None:
    """Write acts in the present transaction."""
    at = int(business_now().timestamp() * 1000)
    # The counter, not max(id): it still knows the number of an act that was taken off the end.
    last = await sql.row("SELECT seq FROM sqlite_sequence WHERE name = 'audit_event'")
    lines = []
    for number, one in enumerate(events, last["seq"] + 1 if last else 1):
        details = json.dumps(one.details, ensure_ascii=False, default=str, sort_keys=True)
        mac = _mac(number, at, one.actor_id, one.act, one.subject, details)
        lines.append((number, at, one.actor_id, one.act, one.subject, details, mac))
    await sql.many(
        "INSERT INTO audit_event (id, at_business, actor_id, act, subject, details, mac) VALUES (?, ?, ?, ?, ?, ?, ?)",
        lines,
    )


async def seal(most: int = 5000) -> str | None:
    """Seal the acts that are not sealed yet, in the present transaction; returns the new head, None if none."""
    last = await sql.row("SELECT last_event, seal FROM audit_seal ORDER BY id DESC LIMIT 1")
    previous, after = (last["seal"], last["last_event"]) if last else (GENESIS, 0)
    fresh = await sql.rows("SELECT id, mac FROM audit_event WHERE id > ? ORDER BY id LIMIT ?", after, most)
    if not fresh:
        return None
    now = machine_ms()
    head = _next_seal(previous, now, ((one["id"], one["mac"]) for one in fresh))
    await sql.run(
        "INSERT INTO audit_seal (last_event, events, sealed_at, seal) VALUES (?, ?, ?, ?)",
        fresh[-1]["id"],
        len(fresh),
        now,
        head,
    )
    return head


async def head() -> str:
    """The head of the chain: the last seal."""
    last = await sql.row("SELECT seal FROM audit_seal ORDER BY id DESC LIMIT 1")
    return str(last["seal"]) if last else GENESIS


async def unsealed() -> int:
    """How many acts wait for their seal."""
    found = await sql.row(
        "SELECT count(*) AS n FROM audit_event WHERE id > (SELECT coalesce(max(last_event), 0) FROM audit_seal)"
    )
    return int(found["n"]) if found else 0


async def verify(published_head: str | None = None) -> tuple[int, str]:
    """Check the whole trail; returns how many acts are sealed and the head.

    Raises `AuditBroken` naming the first thing that is wrong; with `published_head` (a head that was written
    down outside the database, or the beginning of one, as the digest shows it) also when the chain no longer passes
    through it.
    """
    seals = await sql.rows("SELECT * FROM audit_seal ORDER BY id")
    previous, after, counted = GENESIS, 0, 0
    heads = {GENESIS}
    for sealed in seals:
        batch = await sql.rows(
            "SELECT * FROM audit_event WHERE id > ? AND id <= ? ORDER BY id", after, sealed["last_event"]
        )
        if len(batch) != sealed["events"] or after + len(batch) != sealed["last_event"]:
            raise AuditBroken(f"seal {sealed['id']} covers {sealed['events']} acts, found {len(batch)}")
        _check(batch, after)
        previous = _next_seal(previous, sealed["sealed_at"], ((one["id"], one["mac"]) for one in batch))
        if not hmac.compare_digest(previous, sealed["seal"]):
            raise AuditBroken(f"seal {sealed['id']} does not follow from what it covers")
        heads.add(previous)
        after, counted = sealed["last_event"], counted + len(batch)
    _check(await sql.rows("SELECT * FROM audit_event WHERE id > ? ORDER BY id", after), after)
    if published_head is not None and not _passes(heads, published_head):
        raise AuditBroken("the chain does not contain the head that was published: it was shortened or rewritten")
    return counted, previous


def _passes(heads: Iterable[str], published: str) -> bool:
    return len(published) >= SHORTEST_HEAD and any(head.startswith(published) for head in heads)


def _check(batch: Iterable[sql.Record], after: int) -> None:
    """Raise `AuditBroken` unless the acts follow `after` without a gap and each has its own MAC."""
    for number, one in enumerate(batch, after + 1):
        if one["id"] != number:
            raise AuditBroken(f"act {number} is missing")
        if not hmac.compare_digest(one["mac"], _mac_of(one)):
            raise AuditBroken(f"act {number} was changed")


def _mac_of(one: sql.Record) -> str:
    return _mac(one["id"], one["at_business"], one["actor_id"], one["act"], one["subject"], one["details"])
