"""The audit trail under attack by somebody who may write the database and does not have the key."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from models import audit
from models.audit import AuditBroken, Event
from models.gate import tx
from tests.faults.knobs import say, size

Attack = Callable[[sqlite3.Connection, random.Random], None]
EVENTS, BATCH = 60, 7
DAY = date(2025, 7, 11)
ACTS = (
    ("entry.value_given", "entry:1"),
    ("result.frozen", "case:1"),
    ("final.confirmed", "final_list:1"),
    ("second_factor.wrong", "person:1"),
    ("level.corrected", "case:2"),
    ("campaign.started", "campaign:1"),
)


def _some_event(database: sqlite3.Connection, dice: random.Random) -> int:
    return int(dice.choice([one for (one,) in database.execute("SELECT id FROM audit_event")]))


def _forged(dice: random.Random) -> str:
    """What somebody without the key can offer as a MAC."""
    return dice.randbytes(32).hex()


def _edit(database: sqlite3.Connection, dice: random.Random) -> None:
    column = dice.choice(["at_business", "act", "subject", "details", "mac"])
    value = dice.randrange(10**9) if column == "at_business" else f'{{"changed": {dice.random()}}}'
    database.execute(f"UPDATE audit_event SET {column} = ? WHERE id = ?", (value, _some_event(database, dice)))


def _edit_with_a_mac_of_its_own(database: sqlite3.Connection, dice: random.Random) -> None:
    changed = (f'{{"changed": {dice.random()}}}', _forged(dice), _some_event(database, dice))
    database.execute("UPDATE audit_event SET details = ?, mac = ? WHERE id = ?", changed)


def _change_the_actor(database: sqlite3.Connection, dice: random.Random) -> None:
    database.execute("UPDATE audit_event SET actor_id = ? WHERE id = ?", (7_777, _some_event(database, dice)))


def _delete(database: sqlite3.Connection, dice: random.Random) -> None:
    database.execute("DELETE FROM audit_event WHERE id = ?", (_some_event(database, dice),))


def _swap(database: sqlite3.Connection, dice: random.Random) -> None:
    one, other = dice.sample([one for (one,) in database.execute("SELECT id FROM audit_event")], 2)
    for number, to in ((one, -1), (other, one), (-1, other)):
        database.execute("UPDATE audit_event SET id = ? WHERE id = ?", (to, number))


def _insert(database: sqlite3.Connection, dice: random.Random) -> None:
    new = (dice.randrange(10**12), "score.changed", "entry:1", "{}", _forged(dice))
    database.execute("INSERT INTO audit_event (at_business, act, subject, details, mac) VALUES (?, ?, ?, ?, ?)", new)


def _repeat(database: sqlite3.Connection, dice: random.Random) -> None:
    """An act of the past put at the end once more, with its own true MAC."""
    columns = "at_business, actor_id, act, subject, details, mac"
    number = _some_event(database, dice)
    database.execute(f"INSERT INTO audit_event ({columns}) SELECT {columns} FROM audit_event WHERE id = ?", (number,))


def _cut(database: sqlite3.Connection, dice: random.Random) -> None:
    """The end of the trail taken off, seals and counters too."""
    (seal, last) = dice.choice(database.execute("SELECT id, last_event FROM audit_seal").fetchall()[:-1])
    database.execute("DELETE FROM audit_event WHERE id > ?", (last,))
    database.execute("DELETE FROM audit_seal WHERE id > ?", (seal,))
    database.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'audit_event'", (last,))


def _cut_the_beginning(database: sqlite3.Connection, dice: random.Random) -> None:
    (seal, last) = dice.choice(database.execute("SELECT id, last_event FROM audit_seal").fetchall()[:-1])
    database.execute("DELETE FROM audit_event WHERE id <= ?", (last,))
    database.execute("DELETE FROM audit_seal WHERE id <= ?", (seal,))


def _edit_a_seal(database: sqlite3.Connection, dice: random.Random) -> None:
    column = dice.choice(["last_event", "events", "sealed_at"])
    seals = [one for (one,) in database.execute("SELECT id FROM audit_seal")]
    database.execute(
        f"UPDATE audit_seal SET {column} = {column} + ? WHERE id = ?", (dice.choice([-1, 1]), dice.choice(seals))
    )


def _forge_a_seal(database: sqlite3.Connection, dice: random.Random) -> None:
    seals = [one for (one,) in database.execute("SELECT id FROM audit_seal")]
    database.execute("UPDATE audit_seal SET seal = ? WHERE id = ?", (_forged(dice), dice.choice(seals)))


def _drop_a_seal(database: sqlite3.Connection, dice: random.Random) -> None:
    """A seal in the middle taken away; its acts stay, as if the next one covered them."""
    seals = [tuple(one) for one in database.execute("SELECT id, events FROM audit_seal ORDER BY id")]
    at = dice.randrange(len(seals) - 1)
    database.execute("DELETE FROM audit_seal WHERE id = ?", (seals[at][0],))
    database.execute("UPDATE audit_seal SET events = events + ? WHERE id = ?", (seals[at][1], seals[at + 1][0]))


def _rewrite(database: sqlite3.Connection, dice: random.Random) -> None:
    """The whole trail written anew by the present code, with a key of the attacker's own."""
    _write_anew(database, dice.randbytes(32))


def _rewrite_with_the_stolen_key(database: sqlite3.Connection, _: random.Random) -> None:
    """The same by somebody who has the key as well: the head that was published shows it."""
    _write_anew(database, audit._key)


def _write_anew(database: sqlite3.Connection, key: bytes) -> None:
    true_key, audit._key = audit._key, key
    try:
        previous, after = audit.GENESIS, 0
        database.execute("UPDATE audit_event SET details = '{}'")
        for one in database.execute("SELECT * FROM audit_event ORDER BY id").fetchall():
            database.execute("UPDATE audit_event SET mac = ? WHERE id = ?", (audit._mac_of(one), one["id"]))
        for sealed in database.execute("SELECT * FROM audit_seal ORDER BY id").fetchall():
            batch = database.execute(
                "SELECT id, mac FROM audit_event WHERE id > ? AND id <= ? ORDER BY id", (after, sealed["last_event"])
            ).fetchall()
            previous = audit._next_seal(previous, sealed["sealed_at"], ((one["id"], one["mac"]) for one in batch))
            database.execute("UPDATE audit_seal SET seal = ? WHERE id = ?", (previous, sealed["id"]))
            after = sealed["last_event"]
    finally:
        audit._key = true_key


def _empty(database: sqlite3.Connection, _: random.Random) -> None:
    database.execute("DELETE FROM audit_event")
    database.execute("DELETE FROM audit_seal")


ATTACKS: tuple[Attack, ...] = (
    _edit,
    _edit_with_a_mac_of_its_own,
    _change_the_actor,
    _delete,
    _swap,
    _insert,
    _repeat,
    _cut,
    _cut_the_beginning,
    _edit_a_seal,
    _forge_a_seal,
    _drop_a_seal,
    _rewrite,
    _rewrite_with_the_stolen_key,
    _empty,
)


async def _trail() -> str:
    """A sealed trail; returns its head."""
    head = None
    for start in range(0, EVENTS, BATCH):
        told = [{"number": start + at, "reason": "دلیل", "day": DAY} for at in range(BATCH)]
        events = [Event(None, *ACTS[at % len(ACTS)], told[at]) for at in range(BATCH)]
        await tx(lambda events=events: audit.record(events))  # type: ignore[misc]
        head = await tx(audit.seal)
    assert head is not None
    return head


@size("attacks", 200, 1000)
async def test_every_attack_is_found_given_the_published_head(database: Path, attacks: int) -> None:
    head = await _trail()
    assert (await audit.verify(head))[1] == head
    dice, unnoticed = random.Random(attacks), []
    with closing(sqlite3.connect(database, isolation_level=None)) as evil, closing(sqlite3.connect(":memory:")) as kept:
        evil.row_factory = sqlite3.Row
        evil.execute("PRAGMA foreign_keys=OFF")
        evil.backup(kept)
        for number in range(attacks):
            attack = ATTACKS[number % len(ATTACKS)]
            evil.execute("BEGIN IMMEDIATE")
            attack(evil, dice)
            evil.execute("COMMIT")
            try:
                await audit.verify(head)
            except AuditBroken:
                pass
            else:
                unnoticed.append(attack.__name__)
            kept.backup(evil)
        assert (await audit.verify(head))[1] == head
    assert not unnoticed, unnoticed
    say(f"audit: {attacks} attacks of {len(ATTACKS)} kinds, {len(unnoticed)} unnoticed")


async def test_an_act_that_is_not_sealed_yet_cannot_be_taken_from_the_middle(database: Path) -> None:
    head = await _trail()
    await tx(lambda: audit.record([Event(None, "late", f"entry:{at}", {}) for at in range(3)]))
    with closing(sqlite3.connect(database)) as evil:
        evil.execute("DELETE FROM audit_event WHERE subject = 'entry:1' AND act = 'late'")
        evil.commit()
    with pytest.raises(AuditBroken):
        await audit.verify(head)


async def test_what_is_cut_before_its_seal_goes_unnoticed(database: Path) -> None:
    """The honest limit: the newest acts of the unsealed second, taken off together with their counter."""
    head = await _trail()
    await tx(lambda: audit.record([Event(None, "late", "entry:1", {})]))
    with closing(sqlite3.connect(database)) as evil:
        evil.execute("DELETE FROM audit_event WHERE act = 'late'")
        evil.execute("UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM audit_event) WHERE name = 'audit_event'")
        evil.commit()
    await audit.verify(head)
