"""One messenger as the shell calls it: stored payloads sent as they are, raw answers read in one place."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.platforms.bale import fill
from bot.platforms.replies import NotSent, Uncertain, read_reply

TELEGRAM, BALE = "telegram", "bale"
MEGABYTE = 1024 * 1024
CALL_SECONDS = 30.0
ABOUT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Capability:
    """What a platform can do, as far as the shell must know."""

    allowed_updates: tuple[str, ...] | None
    download_limit: int
    contacts_name_owner: bool


CAPABILITIES = {
    TELEGRAM: Capability(("message", "edited_message", "callback_query", "my_chat_member"), 20 * MEGABYTE, True),
    BALE: Capability(None, 20 * MEGABYTE, False),
}


class Messenger:
    """A bot on one platform. Calls raise `CallFailed` and its kinds; nothing here knows about rows.

    The token stands in every address, so errors are raised anew from their kind alone.
    """

    def __init__(self, platform: str, token: str, api: str, rate: float, proxy: str = "") -> None:
        self.platform = platform
        self.capability = CAPABILITIES[platform]
        self.rate = rate
        self.username = ""
        self.bot_id = int(token.partition(":")[0])
        self._calls = f"{api.rstrip('/')}/bot{token}"
        self._files = f"{api.rstrip('/')}/file/bot{token}"
        self._about = f"{api.rstrip('/')}/simulator"
        self._proxy = proxy or None
        self._session: aiohttp.ClientSession | None = None

    def _connected(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=256, ttl_dns_cache=3600))
        return self._session

    async def call(self, method: str, payload: dict[str, Any], seconds: float = CALL_SECONDS) -> Any:
        """One call with a JSON payload; returns the `result`."""
        return await self._post(method, seconds, json=payload)

    async def upload(self, method: str, payload: dict[str, Any], name: str, data: bytes) -> Any:
        """One call with a document beside the payload."""
        form = aiohttp.FormData(quote_fields=False)
        for key, value in payload.items():
            form.add_field(key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        form.add_field("document", data, filename=name)
        return await self._post(method, 120.0, data=form)

    async def _post(self, method: str, seconds: float, **body: Any) -> Any:
        session = self._connected()
        url = f"{self._calls}/{method}"
        try:
            timeout = aiohttp.ClientTimeout(total=seconds)
            async with session.post(url, timeout=timeout, proxy=self._proxy, **body) as response:
                answer = await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            raise Uncertain(type(error).__name__) from None
        return read_reply(response.status, answer)

    async def updates(self, offset: int | None, seconds: int) -> list[Any]:
        """Long-poll raw updates; `offset` confirms everything before it."""
        payload: dict[str, Any] = {"limit": 100, "timeout": seconds}
        if offset is not None:
            payload["offset"] = offset
        if self.capability.allowed_updates is not None:
            payload["allowed_updates"] = list(self.capability.allowed_updates)
        found = await self.call("getUpdates", payload, seconds + 15)
        if not isinstance(found, list):
            raise Uncertain("getUpdates gave no list")
        return found

    def fill(self, update: dict[str, Any]) -> dict[str, Any]:
        """The update with what this platform leaves out."""
        filled: dict[str, Any] = fill(update) if self.platform == BALE else update
        return filled

    async def about(self) -> dict[str, Any]:
        """getMe, raw; remembers the bot's name."""
        me = await self.call("getMe", {}, ABOUT_SECONDS)
        if not isinstance(me, dict):
            raise Uncertain("getMe gave no user")
        self.username = str(me.get("username") or "")
        return me

    async def simulator(self) -> dict[str, Any] | None:
        """What a simulator on the other side says of itself; None when it is a real platform."""
        session = self._connected()
        try:
            async with session.get(self._about, timeout=aiohttp.ClientTimeout(total=5)) as response:
                told = await response.json(content_type=None)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError):
            return None
        return told if isinstance(told, dict) and told.get("simulator") == "karnameh" else None

    @asynccontextmanager
    async def download(self, file_path: str, seconds: float = 120) -> AsyncIterator[AsyncIterator[bytes]]:
        """The bytes of a file in pieces. The address holds the token: errors are raised without it."""
        session = self._connected()
        url = f"{self._files}/{file_path}"
        try:
            timeout = aiohttp.ClientTimeout(total=seconds)
            async with session.get(url, timeout=timeout, proxy=self._proxy) as response:
                if response.status != 200:
                    raise Uncertain(f"download answered {response.status}")
                yield response.content.iter_chunked(256 * 1024)
        except (TimeoutError, aiohttp.ClientError) as error:
            raise NotSent(type(error).__name__) from None

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
