"""Pacing: how fast a platform may be called, and who waits after it said "too many requests"."""

import math
from collections import deque
from collections.abc import Callable

# Paced messages use this share of the limit: at exactly the limit a constant stream of 429s results.
SHARE = 0.97
# A slot missed by less than this is caught up (the room of the last second still bounds all); later is a new start.
LATE_SECONDS = 0.5
# So long a call without an answer takes part of the room of a second.
SILENT_SECONDS = 2.0
OWN_BACKOFF = 1.0
LONGEST_BACKOFF = 60.0
MANY_DOUBTS = 3
MOST_HELD = 10_000
# A second chat that is told to wait within this time means that the whole bot is too fast.
SECOND_CHAT_SECONDS = 5.0


class Pace:
    """The permitted rate of one platform, in messages a second.

    Replies go at once while the last second has room, and count; everything else also waits for its evenly
    spaced slot. Times are seconds of a steady clock.
    """

    def __init__(self, rate: float, steady: Callable[[], float]) -> None:
        self._steady = steady
        self._most = max(1, math.floor(rate))
        self._interval = 1 / (rate * SHARE)
        self._slot = 0.0
        self._under_way: dict[int, float] = {}
        self._answered: deque[float] = deque()
        self._bot_until = 0.0
        self._chat_until: dict[int, float] = {}
        self._last_told: tuple[float, int] = (-math.inf, 0)
        self._backoff = OWN_BACKOFF
        self._notice_until: dict[int, float] = {}
        self._doubts = 0
        self._well_since = -math.inf

    def overall(self, *, paced: bool) -> float:
        """Seconds until a message of this kind may be tried at all (0: now)."""
        now = self._steady()
        until = max(self._bot_until, self._slot) if paced else self._bot_until
        while self._answered and self._answered[0] <= now - 1:
            self._answered.popleft()
        if self._fresh(now) + len(self._answered) >= self._most:
            until = max(until, self._answered[0] + 1 if self._answered else now + 0.01)
        if self._doubts >= MANY_DOUBTS and self._under_way:
            until = max(until, now + 0.05)  # the platform is in trouble: one call at a time finds out when it is over
        return max(0.0, until - now)

    def chat(self, chat_id: int, *, paced: bool) -> float:
        """Seconds until this chat may be tried (0: now). Replies do not wait for the distance between notices."""
        until = self._chat_until.get(chat_id, 0.0)
        if paced:
            until = max(until, self._notice_until.get(chat_id, 0.0))
        return max(0.0, until - self._steady())

    def _fresh(self, now: float) -> int:
        """The calls under way that the platform may still count in its last second: one that stays unanswered for
        longer was counted when it came, and does not hold up the others."""
        return sum(at > now - SILENT_SECONDS for at in self._under_way.values())

    def begin(self, call: int = 0) -> None:
        """A call is being made: it takes a slot, whatever its kind."""
        now = self._under_way[call] = self._steady()
        self._slot = (self._slot if self._slot > now - LATE_SECONDS else now) + self._interval

    def end(self, call: int = 0) -> float:
        """The call was answered (or given up); returns when it was begun."""
        now, began = self._steady(), self._under_way.pop(call)
        if began > now - SILENT_SECONDS:
            self._answered.append(now)
        return began

    def give_back(self, call: int = 0) -> None:
        """A call that was begun is not made after all: its slot is free again."""
        del self._under_way[call]
        self._slot -= self._interval

    def hold_chat(self, chat_id: int, seconds: float) -> None:
        """Nothing to this chat for some seconds."""
        self._hold(self._chat_until, chat_id, seconds)

    def space_notices(self, chat_id: int, seconds: float) -> None:
        """No further notice to this chat for some seconds; replies go on."""
        self._hold(self._notice_until, chat_id, seconds)

    def _hold(self, held: dict[int, float], chat_id: int, seconds: float) -> None:
        now = self._steady()
        held[chat_id] = max(held.get(chat_id, 0.0), now + seconds)
        if len(held) > MOST_HELD:
            for chat in [chat for chat, until in held.items() if until <= now]:
                del held[chat]

    def told_to_wait(self, chat_id: int, seconds: float | None) -> tuple[float, bool]:
        """The platform said 429: hold the chat, or the whole bot when another chat was told so just now.

        Without a number our own growing back-off is used. Returns the seconds and whether all are held.
        """
        if seconds is None:
            seconds = self._backoff
            self._backoff = min(self._backoff * 2, LONGEST_BACKOFF)
        now = self._steady()
        told, chat = self._last_told
        everybody = now - told < SECOND_CHAT_SECONDS and chat != chat_id
        self._last_told = (now, chat_id)
        self.hold_chat(chat_id, seconds)
        if everybody:
            self.hold_all(seconds)
        return seconds, everybody

    def hold_all(self, seconds: float) -> None:
        """Nothing at all for some seconds; of several holds the longest wins."""
        self._bot_until = max(self._bot_until, self._steady() + seconds)

    def went_well(self, began: float = -math.inf) -> None:
        """A call succeeded: our own back-off begins anew."""
        self._backoff = OWN_BACKOFF
        self._doubts = 0
        self._well_since = max(self._well_since, began)

    def went_uncertain(self, began: float = math.inf) -> None:
        """Nobody knows what became of a call. After some in a row the platform is left alone for a growing while:
        messages must not be used up on a platform that is down. A call that was begun before one that went well says
        nothing about now, however late it is given up."""
        if began < self._well_since:
            return
        self._doubts += 1
        if self._doubts >= MANY_DOUBTS:
            self.hold_all(min(2.0 ** min(self._doubts - MANY_DOUBTS, 6), LONGEST_BACKOFF))
