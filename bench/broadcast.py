"""A broadcast against an enforced limit while replies go on: how near to the limit, and is each one there once."""

import asyncio
import contextlib
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.child import SERVE, Child
from bench.contest import polled
from bench.load import Delays, Load, typing
from bench.world import PLATFORM, chats_of, prepare, queue_broadcast, settings_env, stub
from simulator import Limits

TEXT = "اطلاعیهٔ همگانی"
TALKERS = 50
# Of the permitted rate, what the replies take meanwhile.
REPLY_SHARE = 0.05
SPARE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Broadcast:
    """`ratio`: everything delivered, replies too, of what the limit permits in the time the broadcast took."""

    limit: int
    recipients: int
    seconds: float
    ratio: float
    refused: int
    lost: int
    twice: int
    replies: Delays


class Watch:
    """Counts what arrives: the broadcast by chat, everything by time."""

    def __init__(self, recipients: int) -> None:
        self._recipients = recipients
        self.received: Counter[int] = Counter()
        self.times: list[float] = []
        self.first = self.last = 0.0
        self.begun = asyncio.Event()
        self.complete = asyncio.Event()

    def see(self, _: str, chat: int, message: dict[str, Any]) -> None:
        """The stub's hook."""
        now = time.monotonic()
        self.times.append(now)
        if message.get("text") == TEXT:
            self.received[chat] += 1
            self.first = self.first or now
            self.last = now
            self.begun.set()
            if len(self.received) == self._recipients:
                self.complete.set()


async def run(folder: Path, limit: int, recipients: int) -> Broadcast:
    """Start a bot with a full outbox; others type values meanwhile. The folder is there and empty."""
    world = await stub(TALKERS + recipients, Limits(per_second=limit))
    everybody = chats_of(world)
    talkers, audience = everybody[:TALKERS], everybody[TALKERS:]
    entries = await prepare(folder, talkers)
    child = Child(SERVE, folder / "log", settings_env(folder, world, limit))
    load = Load(world, talkers)
    try:
        await polled(world, child)
        await load.once(lambda chat, last: typing(world, f"/fill {entries[chat].number}")(chat, last))
        child.stop()
        await queue_broadcast(folder, audience, TEXT)
        await asyncio.sleep(1.1)  # the limit's window is empty again
        watch = Watch(recipients)

        def both(platform: str, chat: int, message: dict[str, Any]) -> None:
            watch.see(platform, chat, message)
            load.answered(platform, chat, message)

        world.on_bot_message = both
        refused = world.calls[PLATFORM]["429"]
        child = Child(SERVE, folder / "log", settings_env(folder, world, limit))
        await asyncio.wait_for(watch.begun.wait(), SPARE_SECONDS)
        expected = recipients / limit
        replies = await load.open(typing(world, "12.5"), max(1.0, limit * REPLY_SHARE), expected * (1 - REPLY_SHARE))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(watch.complete.wait(), SPARE_SECONDS)
        await asyncio.sleep(2.0)  # would a second copy come?
        took = watch.last - watch.first
        counted = sum(watch.first <= at <= watch.last for at in watch.times)
        return Broadcast(
            limit,
            recipients,
            took,
            counted / (limit * took),
            world.calls[PLATFORM]["429"] - refused,
            sum(not watch.received[chat] for chat in audience),
            sum(max(0, count - 1) for count in watch.received.values()),
            replies,
        )
    finally:
        child.stop()
        await world.stop()
