"""The bot that handlers get to see: it cannot call the platform."""

from typing import Any

from aiogram import Bot


class CalledTheWorld(RuntimeError):
    """A handler tried to call the platform itself instead of answering through its turn."""


class OfflineBot(Bot):
    """Raises on every call: a handler may be run again from the start, so it must have no other effect."""

    async def __call__(self, method: Any, request_timeout: int | None = None) -> Any:  # noqa: ARG002
        raise CalledTheWorld(type(method).__name__)
