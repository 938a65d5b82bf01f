"""The independent reader: python-telegram-bot parses a payload and reports fields that it does not know."""

from collections.abc import Awaitable, Callable
from typing import Any

import telegram

Call = Callable[..., Awaitable[dict[str, Any]]]
PLATFORMS = ("telegram", "bale")


def unknown_fields(thing: Any, path: str = "") -> list[str]:
    """Return the paths of fields that python-telegram-bot found no place for, in the whole object."""
    if isinstance(thing, list | tuple):
        return [field for i, item in enumerate(thing) for field in unknown_fields(item, f"{path}[{i}]")]
    if not isinstance(thing, telegram.TelegramObject):
        return []
    found = [f"{path}.{key}" for key in thing.api_kwargs]
    for name in type(thing).__slots__ + tuple(s for b in type(thing).__mro__ for s in getattr(b, "__slots__", ())):
        if not name.startswith("_") and name != "api_kwargs":
            found += unknown_fields(getattr(thing, name, None), f"{path}.{name}")
    return sorted(set(found))


def read_update(update: dict[str, Any]) -> telegram.Update:
    """Parse an update; raises TypeError when a required field is missing."""
    parsed = telegram.Update.de_json(update, None)
    assert parsed is not None
    return parsed
