"""Server-sent events: tells open pages which chats changed, a few milliseconds of changes at a time."""

import asyncio
from typing import TYPE_CHECKING

from aiohttp import web

from simulator.messenger import Messenger
from simulator.shapes import Chat, encode

if TYPE_CHECKING:
    from simulator.app import Simulator

GATHER = 0.03
KEEP_ALIVE = 20.0


async def events(simulator: "Simulator", request: web.Request) -> web.StreamResponse:
    """Stream `[[platform, chat id or null], …]` after each change until the page or the simulator goes."""
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    )
    await response.prepare(request)
    dirty: set[tuple[str, int | None]] = set()
    woken = asyncio.Event()

    def watch(messenger: Messenger, chat: Chat | None) -> None:
        dirty.add((messenger.name, None if chat is None else chat.id))
        woken.set()

    for messenger in simulator.messengers.values():
        messenger.watchers.append(watch)
    simulator.streams.add(woken)
    try:
        await response.write(b"data: []\n\n")
        while not simulator.closing.is_set():
            try:
                async with asyncio.timeout(KEEP_ALIVE):
                    await woken.wait()
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            await asyncio.sleep(GATHER)
            woken.clear()
            batch = [list(item) for item in dirty]
            dirty.clear()
            await response.write(f"data: {encode(batch)}\n\n".encode())
    except (ConnectionError, asyncio.CancelledError):
        return response
    finally:
        simulator.streams.discard(woken)
        for messenger in simulator.messengers.values():
            messenger.watchers.remove(watch)
    return response
