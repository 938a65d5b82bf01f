"""Load on a bot through its stub: a closed loop (each chat acts again when answered) and an open one (by the clock)."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from statistics import quantiles
from typing import Any

from bench.world import PLATFORM
from simulator import Simulator

# What somebody does next in a chat, seeing the bot's last message there.
Act = Callable[[int, dict[str, Any] | None], None]
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Delays:
    """From an update offered to its answer received, in milliseconds."""

    p50: float
    p99: float
    count: int

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Delays":
        """Of some measurements (at least two)."""
        cuts = quantiles(seconds, n=100, method="inclusive")
        return cls(cuts[49] * 1000, cuts[98] * 1000, len(seconds))


class UnexpectedAnswer(RuntimeError):
    """The bot's last message leaves nothing to press: what was measured would be something else."""


class Load:
    """The people of one stub: one update of a chat is under way at a time."""

    def __init__(self, world: Simulator, chats: Sequence[int]) -> None:
        self.world = world
        self.chats = chats
        self._last: dict[int, dict[str, Any]] = {}
        self._offered: dict[int, float] = {}
        self._delays: list[float] = []
        self._again: Act | None = None
        self._unexpected: UnexpectedAnswer | None = None
        self._all_answered = asyncio.Event()
        world.on_bot_message = self.answered

    def answered(self, _: str, chat: int, message: dict[str, Any]) -> None:
        """The bot wrote or edited something (the stub's hook)."""
        self._last[chat] = message
        offered = self._offered.pop(chat, None)
        if offered is None:
            return
        self._delays.append(time.monotonic() - offered)
        if self._again is not None:
            self._offer(chat, self._again)
        elif not self._offered:
            self._all_answered.set()

    def _offer(self, chat: int, act: Act) -> None:
        self._offered[chat] = time.monotonic()
        try:
            act(chat, self._last.get(chat))
        except UnexpectedAnswer as unexpected:
            self._unexpected = unexpected
            self._again = None

    async def once(self, act: Act) -> None:
        """Everybody acts once; wait for all the answers."""
        for chat in self.chats:
            self._offer(chat, act)
        await self.quiet()

    async def closed(self, act: Act, seconds: float) -> int:
        """Everybody acts again and again for some seconds; returns the number of answers within them."""
        self._delays, self._again = [], act
        for chat in self.chats:
            self._offer(chat, act)
        await asyncio.sleep(seconds)
        self._again = None
        if self._unexpected is not None:
            raise self._unexpected
        return len(self._delays)

    async def open(self, act: Act, rate: float, seconds: float) -> Delays:
        """Somebody acts at every tick of the clock, whether the others are answered or not."""
        await self.quiet()
        self._delays = []
        began, turns = time.monotonic(), cycle(self.chats)
        for number in range(round(rate * seconds)):
            await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
            chat = next(turns)
            while chat in self._offered:  # not answered since its last turn: the delay is on record there
                chat = next(turns)
                await asyncio.sleep(0)
            self._offer(chat, act)
        await self.quiet()
        return Delays.of(self._delays)

    async def quiet(self) -> None:
        """Wait until everybody is answered."""
        async with asyncio.timeout(PATIENCE):
            if self._offered and self._unexpected is None:
                self._all_answered.clear()
                await self._all_answered.wait()
        if self._unexpected is not None:
            raise self._unexpected


def typing(world: Simulator, text: str) -> Act:
    """Somebody types a text."""

    def act(chat: int, _: dict[str, Any] | None) -> None:
        world.queue_text(PLATFORM, chat, text)

    return act


def pressing(world: Simulator, data: Callable[[int, str], str]) -> Act:
    """Somebody presses a button under the last message; `data` of the chat and the card's version."""

    def act(chat: int, last: dict[str, Any] | None) -> None:
        if last is None or "reply_markup" not in last:
            raise UnexpectedAnswer(f"no button under {last and last.get('text')!r}")
        first = last["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        version = first.rpartition("~")[2]
        world.phone(PLATFORM, chat).press_data(data(chat, version), last["message_id"])

    return act
