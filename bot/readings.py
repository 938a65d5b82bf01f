"""Long readings that a handler asked for: done outside the gate, so that no other reply waits for them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.nursery import Nursery
from handlers.turn import Reading
from services.errors import Refused

# So soon an update is looked at again whose reading is under way.
AGAIN_SECONDS = 0.02


class Readings:
    """What was read for updates that are waiting, in the order in which their handlers asked."""

    def __init__(self, nursery: Nursery) -> None:
        self._nursery = nursery
        self._read: dict[int, list[Any]] = {}
        self._wanted: dict[int, Callable[[], Awaitable[Any]]] = {}
        self._under_way: dict[int, asyncio.Task[None]] = {}

    def of(self, update: int) -> list[Any]:
        """What was read for an update so far: values, or the exceptions that reading raised.

        A failure that is no rule's refusal is handed out once: whoever tries again reads again.
        """
        found = list(self._read.get(update, []))
        if found and isinstance(found[-1], Exception) and not isinstance(found[-1], Refused):
            self._read[update].pop()
        return found

    def want(self, update: int, reading: Reading) -> float:
        """Note what a handler asked for; returns after how many seconds it is asked again."""
        self._wanted[update] = reading.read
        return AGAIN_SECONDS

    def begin(self) -> None:
        """Begin what is wanted, once the transaction is over."""
        for update, read in self._wanted.items():
            if update not in self._under_way:
                self._under_way[update] = self._nursery.spawn(self._do(update, read), f"reading-{update}")
        self._wanted.clear()

    async def _do(self, update: int, read: Callable[[], Awaitable[Any]]) -> None:
        try:
            found: Any = await read()
        except Exception as error:  # noqa: BLE001 - raised again where the handler asked
            found = error
        self._read.setdefault(update, []).append(found)
        del self._under_way[update]

    def forget(self, update: int) -> None:
        """The update is done, or set aside: what was read for it is not needed any more."""
        self._read.pop(update, None)
        self._wanted.pop(update, None)
        task = self._under_way.pop(update, None)
        if task is not None:
            task.cancel()
