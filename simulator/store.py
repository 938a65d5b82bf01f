"""Keeping the world over a restart: one JSON file, written whole and swapped in, beside the files."""

import asyncio
import json
from collections import Counter, deque
from dataclasses import asdict
from pathlib import Path

from simulator.clock import Clock
from simulator.messenger import Messenger
from simulator.shapes import Chat, Json, Person, encode

PAUSE = 1.0
# What may have been numbered after the last save of a world that was cut off: those numbers are not used again.
AFTER_A_CUT = 1000
NUMBERS = (
    "tick",
    "last_message_id",
    "last_callback",
    "last_album",
    "edits",
    "callbacks",
    "commands",
    "webhook",
)


class Store:
    """A folder with `world.json` and the uploaded files."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "world.json"
        self._changed = asyncio.Event()

    def load(self, clock: Clock, messengers: dict[str, Messenger]) -> None:
        """Fill the messengers from the folder; an empty folder changes nothing."""
        if not self.path.exists():
            return
        world = json.loads(self.path.read_text(encoding="utf-8"))
        clock.offset = world["offset"]
        for name, state in world["messengers"].items():
            if name in messengers:
                _restore(messengers[name], state)
                if not world.get("ended", True):
                    messengers[name].updates.next_id += AFTER_A_CUT

    def save(self, clock: Clock, messengers: dict[str, Messenger], *, ended: bool = False) -> None:
        """Write the whole world; a crash in between leaves the old file. `ended`: nothing comes after it."""
        world = {"ended": ended, "offset": clock.offset, "messengers": {n: _dump(m) for n, m in messengers.items()}}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        half = self.path.with_suffix(".part")
        half.write_text(encode(world), encoding="utf-8")
        half.replace(self.path)

    def watch(self, messengers: dict[str, Messenger]) -> None:
        """Take note of every change from now on."""
        for messenger in messengers.values():
            messenger.watchers.append(self._note)

    def _note(self, _: Messenger, __: Chat | None) -> None:
        self._changed.set()

    async def keep(self, clock: Clock, messengers: dict[str, Messenger]) -> None:
        """Save soon after each change, at most once a second, for as long as the simulator runs."""
        while True:
            await self._changed.wait()
            await asyncio.sleep(PAUSE)
            self._changed.clear()
            self.save(clock, messengers)


def _dump(messenger: Messenger) -> Json:
    updates = messenger.updates
    return {
        **{name: getattr(messenger, name) for name in NUMBERS},
        "people": [asdict(person) for person in messenger.people.values()],
        # Items in pairs: JSON has no numbers as keys.
        "chats": [
            {
                **{k: getattr(chat, k) for k in Chat.__slots__ if k not in {"messages", "ticks"}},
                "messages": list(chat.messages.values()),
                "ticks": list(chat.ticks.items()),
            }
            for chat in messenger.chats.values()
        ],
        "files": list(messenger.files.known.values()),
        "next_update": updates.next_id,
        "pending": list(updates.pending),
        "again": updates.again,
        "calls": dict(messenger.calls),
    }


def _restore(messenger: Messenger, state: Json) -> None:
    for name in NUMBERS:
        setattr(messenger, name, state[name])
    for item in state["people"]:
        person = Person(**item)
        messenger.people[person.id] = person
    for item in state["chats"]:
        messages = {message["message_id"]: message for message in item.pop("messages")}
        ticks = dict(item.pop("ticks"))
        chat = Chat(**item, messages=messages, ticks=ticks)
        messenger.chats[chat.id] = chat
    messenger.files.known.update({record["file_id"]: record for record in state["files"]})
    updates = messenger.updates
    updates.next_id = state["next_update"]
    updates.pending = deque((at, update) for at, update in state["pending"])
    updates.recent = {update["update_id"]: update for _, update in updates.pending}
    updates.again = state["again"]
    messenger.calls = Counter(state["calls"])
