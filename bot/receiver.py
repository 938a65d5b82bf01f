"""Receiving: raw updates are stored in the inbox, committed, and only then confirmed to the platform."""

import asyncio
from collections.abc import Callable
from typing import Any

import structlog

from bot import metrics
from bot.platforms.client import Messenger
from bot.platforms.replies import BadToken, CallFailed, Conflict, RetryAfter
from models import inbox
from models.clock import business_now, machine_ms, steady
from models.gate import tx
from models.inbox import LARGEST_ID, Incoming

log = structlog.get_logger()
POLL_SECONDS = 50
# After so long a platform that does not answer is not waited for: what was sent there in time may be late.
PATIENCE_SECONDS = 3600.0
LONGEST_PAUSE = 30.0
UNNUMBERED_PAUSE = 2.0
LATEST_DATE = 253_402_300_800  # the year 10000, where Python's calendar ends


class Receiver:
    """Long-polls one messenger."""

    def __init__(self, messenger: Messenger, on_caught_up: Callable[[], None] = lambda: None) -> None:
        self._messenger = messenger
        self._on_caught_up = on_caught_up
        self._offset: int | None = None
        self._behind_since: float | None = steady()
        self.trouble: str | None = None

    @property
    def caught_up(self) -> bool:
        """Whether what people sent so far is stored, as far as the platform can be asked."""
        return self._behind_since is None or steady() - self._behind_since > PATIENCE_SECONDS

    async def run(self) -> None:
        """Receive until cancelled; whatever the platform answers, polling goes on."""
        pause = 0.5
        while True:
            try:
                batch = await self._messenger.updates(self._offset, 0 if self._behind_since else POLL_SECONDS)
            except CallFailed as failure:
                self._behind_since = self._behind_since or steady()
                self.trouble = f"{type(failure).__name__}: {failure}"
                log.warning("polling failed", platform=self._messenger.platform, reason=self.trouble)
                await asyncio.sleep(_pause(failure, pause))
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = 0.5
            if batch:
                await self._store(batch)
            elif self._behind_since is not None:
                self._behind_since = None
                self._on_caught_up()
            self.trouble = None

    async def _store(self, batch: list[Any]) -> None:
        try:
            await self.take(batch)
        except Exception as error:
            self.trouble = f"cannot store: {type(error).__name__}"
            raise

    async def take(self, batch: list[Any]) -> None:
        """Store a batch of raw updates; the next poll confirms it. One that has no id cannot be stored."""
        now, business = machine_ms(), int(business_now().timestamp() * 1000)
        usable = [one for one in batch if isinstance(one, dict) and _is_id(one.get("update_id"))]
        rows = [self._row(one, now, business) for one in usable]
        platform = self._messenger.platform
        fresh = await tx(lambda: inbox.store(rows))
        metrics.RECEIVED.labels(platform).inc(len(fresh))
        if len(rows) > len(fresh):
            metrics.DUPLICATES.labels(platform).inc(len(rows) - len(fresh))
        if len(batch) > len(usable):
            log.error("updates without a usable id were left out", platform=platform, updates=len(batch) - len(usable))
        if usable:
            self._offset = max(one["update_id"] for one in usable) + 1
        else:  # nothing to confirm: the same batch comes again, but not in a tight loop
            await asyncio.sleep(UNNUMBERED_PAUSE)

    def _row(self, update: dict[str, Any], now: int, business: int) -> Incoming:
        messenger = self._messenger
        return Incoming(
            platform=messenger.platform,
            bot_id=messenger.bot_id,
            update_id=update["update_id"],
            lane=f"{messenger.platform}:{chat_of(update) or 0}",
            body=update,
            received_at=now,
            acted_at_business=_acted_at(update) or business,
        )


def _pause(failure: CallFailed, pause: float) -> float:
    if isinstance(failure, RetryAfter) and failure.seconds is not None:
        return failure.seconds
    if isinstance(failure, BadToken | Conflict):
        return max(pause, 5.0)
    return pause


def _is_id(number: object) -> bool:
    """A number that can be stored and confirmed (a negative offset would throw updates away)."""
    return isinstance(number, int) and 0 <= number < LARGEST_ID


def chat_of(update: dict[str, Any]) -> int | None:
    """The chat an update belongs to, however odd the update is."""
    for kind in ("message", "edited_message", "callback_query", "my_chat_member"):
        part = update.get(kind)
        if not isinstance(part, dict):
            continue
        holder = part.get("message") if kind == "callback_query" else part
        chat = holder.get("chat") if isinstance(holder, dict) else part.get("from")
        if isinstance(chat, dict) and isinstance(chat.get("id"), int):
            return int(chat["id"])
    return None


def _acted_at(update: dict[str, Any]) -> int | None:
    """When a message was sent, by the platform's word (milliseconds); a press has only our own time."""
    for kind in ("message", "edited_message"):
        part = update.get(kind)
        if isinstance(part, dict):
            date = part.get("edit_date") or part.get("date")
            if isinstance(date, int) and 0 < date < LATEST_DATE:
                return date * 1000
    return None
