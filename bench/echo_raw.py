"""The practical limit: a loop over aiohttp that answers every text with itself and knows nothing else."""

import asyncio
import sys
from typing import Any

import aiohttp


async def run(base: str) -> None:
    """Echo until ended; `base` is the address up to the method's name."""
    async with aiohttp.ClientSession() as session:

        async def call(method: str, payload: dict[str, Any]) -> Any:
            async with session.post(f"{base}/{method}", json=payload) as response:
                return (await response.json())["result"]

        offset = 0
        async with asyncio.TaskGroup() as sends:
            while True:
                for update in await call("getUpdates", {"offset": offset, "timeout": 50, "limit": 100}):
                    offset = update["update_id"] + 1
                    message = update["message"]
                    answer = {"chat_id": message["chat"]["id"], "text": message["text"]}
                    sends.create_task(call("sendMessage", answer))


if __name__ == "__main__":
    asyncio.run(run(f"{sys.argv[1]}/bot{sys.argv[2]}"))
