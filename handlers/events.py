"""Events of our own that come back through the inbox: a file was fetched, a sheet was read."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.turn import Turn

Event = dict[str, Any]
EventHandler = Callable[[Event, Turn], Awaitable[None]]

HANDLERS: dict[str, EventHandler] = {}


def on_event(kind: str) -> Callable[[EventHandler], EventHandler]:
    """Register the handler of one kind of event."""

    def register(handler: EventHandler) -> EventHandler:
        HANDLERS[kind] = handler
        return handler

    return register


async def handle(event: Event, turn: Turn) -> None:
    """Run the handler of an event; KeyError for a kind nobody handles."""
    await HANDLERS[event["kind"]](event, turn)
