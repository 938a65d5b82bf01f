"""What must hold after any fault: nothing lost, nothing twice, rows and files agree, everybody was answered."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from models.text import to_latin_digits
from tests.faults.people import Liaison
from tests.faults.scene import Scene
from tests.talk import read


@dataclass
class Figures:
    """What was counted while checking."""

    updates: int = 0
    values: int = 0
    files: int = 0
    extra: int = 0
    unknown: int = 0


def check(scene: Scene) -> Figures:
    """Assert everything, after the bot has settled; returns the counts."""
    figures = Figures()
    for person in scene.people:
        _updates_are_done_once(scene, person, figures)
        _values_are_those_given(scene, person, figures)
        _files_are_those_sent(scene, person, figures)
        _extra_messages(scene, person, figures)
        _last_reply_is_there(scene, person)
    _acts_are_in_the_trail(scene, figures)
    _rows_and_files_agree(scene)
    assert scene.read("PRAGMA integrity_check")[0][0] == "ok"
    assert not scene.read("PRAGMA foreign_key_check")
    return figures


def _updates_are_done_once(scene: Scene, person: Liaison, figures: Figures) -> None:
    lane = f"{person.platform}:{person.phone.person.id}"
    stored = scene.read("SELECT update_id, state, error FROM inbox WHERE lane = ? AND platform <> 'internal'", lane)
    states = {one["update_id"]: one["state"] for one in stored}
    assert len(states) == len(stored), "an update stands twice in the inbox"
    missing = [one for one in person.updates if one not in states]
    assert not missing, f"{len(missing)} updates of {lane} were lost"
    odd = [(one["update_id"], one["state"], one["error"]) for one in stored if one["state"] != "done"]
    assert not odd, odd
    figures.updates += len(person.updates)


def _values_are_those_given(scene: Scene, person: Liaison, figures: Figures) -> None:
    stored = scene.read("SELECT amount, superseded_at FROM value WHERE entry_id = ? ORDER BY id", person.entry_id)
    amounts = [Decimal(one["amount"]) for one in stored]
    given = [Decimal(one) for one in person.amounts]
    assert amounts == given, f"values of {person.number} lost {set(given) - set(amounts)}: {amounts} for {given}"
    assert [one["superseded_at"] is None for one in stored] == [False] * (len(stored) - 1) + [True] * bool(stored)
    figures.values += len(amounts)


def _files_are_those_sent(scene: Scene, person: Liaison, figures: Figures) -> None:
    stored = scene.read("SELECT sha256, state, problem FROM evidence_file WHERE entry_id = ?", person.entry_id)
    assert sorted(str(one["sha256"]) for one in stored) == sorted(person.files), [tuple(one) for one in stored]
    assert all(one["state"] == "UPLOADED" for one in stored)
    figures.files += len(stored)


def _acts_are_in_the_trail(scene: Scene, figures: Figures) -> None:
    wanted = {"entry.value_given": figures.values, "evidence.received": figures.files, "evidence.stored": figures.files}
    for act, count in wanted.items():
        assert scene.read("SELECT count(*) FROM audit_event WHERE act = ?", act)[0][0] == count, act


def _rows_and_files_agree(scene: Scene) -> None:
    store = scene.house.settings.data_dir / "evidence"
    named = {one["sha256"] for one in scene.read("SELECT sha256 FROM evidence_file WHERE state = 'UPLOADED'")}
    there = {path.name: path for path in store.glob("??/*")}
    assert named == set(there), "rows and files of the evidence store differ"
    assert all(_hash(path) == name for name, path in there.items())
    assert not list((store / "incoming").iterdir())


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _extra_messages(scene: Scene, person: Liaison, figures: Figures) -> None:
    """Messages that are seen and that no row knows by its id: their receipt was cut off, and they were repeated."""
    chat = person.phone.person.id
    rows = scene.read("SELECT message_id, state FROM outbox WHERE platform = ? AND chat_id = ?", person.platform, chat)
    known = {one["message_id"] for one in rows}
    seen = {one.message_id for one in person.phone.messages if one.from_bot}
    unknown = sum(one["state"] == "unknown" for one in rows)
    assert not [one for one in rows if one["state"] not in ("sent", "merged", "unknown")]
    figures.unknown += unknown
    figures.extra += len(seen - known)
    if not unknown:
        assert {one for one in known if one is not None} <= seen, "a message counts as sent and is not there"


def _last_reply_is_there(scene: Scene, person: Liaison) -> None:
    bot = person.phone.messenger.bot["id"]
    for update in person.updates:
        key = f"{person.platform}:{bot}:{update}:0"
        assert scene.read("SELECT 1 FROM outbox WHERE key = ?", key), f"update {update} got no answer"
    if person.amounts and not _unknown(scene, person):
        told = to_latin_digits("\n".join(read(one.text) for one in person.phone.messages if one.from_bot)).replace(
            "٫", "."
        )
        amount = person.amounts[-1].rstrip("0")
        assert f"مقدار {amount} ذخیره شد" in told, f"{person.amounts[-1]} was not confirmed"


def _unknown(scene: Scene, person: Liaison) -> bool:
    chat = person.phone.person.id
    return bool(
        scene.read(
            "SELECT 1 FROM outbox WHERE platform = ? AND chat_id = ? AND state = 'unknown'", person.platform, chat
        )
    )
