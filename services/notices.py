"""The small port through which services tell people something; the shell fills it.

A service names the person, the message and its arguments. Finding the person's messenger, rendering and storing
happen behind the port, in the same transaction: a missing word fails before the commit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Said:
    """Words among the arguments of others: a message of the catalogue and its own arguments."""

    message: str
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person is to be told. `key` is unique for ever: the same notice is never stored twice.

    `buttons` are (label id, destination) pairs; a destination names a place in the conversation. Somebody who is
    no person yet is reached at `chat` (platform, chat id) instead. `document` is a file of the store that goes with
    it: its name and SHA-256 (the words are its caption then). `protect`: it is not to be forwarded, where the
    messenger has that. `card` names a live card: what is posted later for the same card takes the place of what it
    shows. `broadcast`: it waits behind everything else; one text for many is put into words once.
    """

    key: str
    person_id: int | None
    message: str
    args: Mapping[str, Any] = field(default_factory=dict)
    buttons: Sequence[tuple[str, str]] = ()
    reminder: bool = False
    important: bool = False
    chat: tuple[str, int] | None = None
    document: tuple[str, str] | None = None
    protect: bool = False
    card: str = ""
    broadcast: bool = False


class Port(Protocol):
    """What the shell provides."""

    async def __call__(self, notices: Sequence[Notice]) -> None: ...


_port: Port | None = None


def connect(port: Port | None) -> None:
    """Fill the port (the composition root) or empty it (tests of rules alone)."""
    global _port
    _port = port


async def post(notices: Sequence[Notice]) -> None:
    """Store notices in the present transaction. Without a port they are dropped: rules can be tested alone."""
    if _port is not None and notices:
        await _port(notices)
