"""The command menu that the messengers show beside the text box."""

import contextlib

from bot.platforms.client import Messenger
from bot.platforms.replies import CallFailed
from messages.catalogue import text
from models.clock import business_now

COMMANDS = (
    "start",
    "next",
    "todo",
    "submit",
    "approve",
    "circular",
    "search",
    "indicator",
    "ask",
    "receipt",
    "result",
    "why",
    "help",
    "cancel",
)


async def announce_commands(messenger: Messenger) -> None:
    """Tell the messenger our commands; Bale does not document the call, so its refusal is nothing."""
    now = business_now()
    listed = [{"command": one, "description": text(f"command-{one}", {}, now=now)} for one in COMMANDS]
    with contextlib.suppress(CallFailed):
        await messenger.call("setMyCommands", {"commands": listed})
