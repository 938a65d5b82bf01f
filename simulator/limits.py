"""Rate limits: how many messages a second the simulated messengers accept, over a sliding second."""

import math
import time
from collections import deque
from dataclasses import dataclass

from simulator.shapes import ApiError


@dataclass(slots=True)
class Limits:
    """Accepted messages in any second; None is unlimited. Edits count as messages while `edits` is true.

    `bale_retry_after` says whether Bale's 429 carries `retry_after`; its documentation gives no rule.
    """

    per_second: int | None = None
    per_chat_second: int | None = None
    edits: bool = True
    bale_retry_after: bool = False


class Gate:
    """The window of one messenger: lets a message through or refuses it with a 429."""

    __slots__ = ("_all", "_chats", "limits", "text", "with_seconds")

    def __init__(self, limits: Limits, text: str, *, with_seconds: bool) -> None:
        self.limits = limits
        self.text = text
        self.with_seconds = with_seconds
        self._all: deque[float] = deque()
        self._chats: dict[int, deque[float]] = {}

    def admit(self, chat_id: int, count: int = 1) -> None:
        """Count `count` messages to a chat, or raise the 429 and count nothing."""
        limits = self.limits
        if limits.per_second is None and limits.per_chat_second is None:
            return
        now = time.monotonic()
        windows: list[tuple[deque[float], int]] = []
        if limits.per_second is not None:
            windows.append((self._all, limits.per_second))
        if limits.per_chat_second is not None:
            windows.append((self._chats.setdefault(chat_id, deque()), limits.per_chat_second))
        for window, most in windows:
            while window and window[0] <= now - 1:
                window.popleft()
            # An album longer than the limit passes alone, otherwise it could never be sent.
            if window and len(window) + count > most:
                raise self.refusal(max(1, math.ceil(window[0] + 1 - now)))
        for window, _ in windows:
            window.extend([now] * count)

    def refusal(self, seconds: int | None) -> ApiError:
        """Return the messenger's 429; `seconds` is None for one without a waiting time."""
        if seconds is None or not self.with_seconds:
            return ApiError(429, "Too Many Requests")
        return ApiError(429, self.text.format(seconds=seconds), {"retry_after": seconds})
