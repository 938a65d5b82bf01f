"""What a service said, as words: messages among the arguments of others become words in their turn."""

from collections.abc import Mapping
from typing import Any

from messages.words import Words
from services.notices import Said


def in_words(args: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a message, whatever a service said among them put into words."""
    return {name: _worded(value) for name, value in args.items()}


def _worded(value: Any) -> Any:
    if isinstance(value, Said):
        return Words(value.message, in_words(value.args))
    if isinstance(value, list | tuple):
        return [_worded(item) for item in value]
    return value
