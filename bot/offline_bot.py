"""The bot that handlers get to see: it cannot call the platform."""

from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession


class CalledTheWorld(RuntimeError):
    """A handler tried to call the platform itself instead of answering through its turn."""


class _NoSession(BaseSession):
    """Nothing to talk through; the usual one reads all certificates of the machine when it is made."""

    async def close(self) -> None:
        """Nothing was opened."""

    async def make_request(self, *given: Any, **named: Any) -> Any:
        """Raise `CalledTheWorld`."""
        raise CalledTheWorld(str(given or named))

    def stream_content(self, *given: Any, **named: Any) -> Any:
        """Raise `CalledTheWorld`."""
        raise CalledTheWorld(str(given or named))


class OfflineBot(Bot):
    """Raises on every call: a handler may be run again from the start, so it must have no other effect."""

    def __init__(self, token: str) -> None:
        super().__init__(token, session=_NoSession())

    async def __call__(self, method: Any, request_timeout: int | None = None) -> Any:  # noqa: ARG002
        raise CalledTheWorld(type(method).__name__)
