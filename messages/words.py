"""A message before it is put into words: its id and arguments, and their safe keeping as JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from messages.errors import WrongArguments


@dataclass(frozen=True)
class Words:
    """A message id and its arguments: texts, numbers, times, other Words, or lists of texts and Words."""

    message_id: str
    args: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """The message id and arguments as JSON that `from_json` reads back with their types."""
        return json.dumps(_pack(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Words":
        """What `to_json` wrote."""
        value = _unpack(json.loads(text))
        if not isinstance(value, Words):
            raise ValueError("this JSON holds no words")
        return value


def words(message_id: str, /, **args: Any) -> Words:
    """Words with their arguments by name: `words("greeting", name="…")`."""
    return Words(message_id, args)


def dump_args(args: Mapping[str, Any]) -> str:
    """Arguments as JSON; times, Decimals and Words keep their types, the order of keys does not matter."""
    return json.dumps(
        {name: _pack(value) for name, value in args.items()},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def load_args(text: str) -> dict[str, Any]:
    """What `dump_args` wrote; tuples come back as lists."""
    return {name: _unpack(value) for name, value in json.loads(text).items()}


# An argument is never itself a mapping, so an object in the JSON is always one of these marked values.
def _pack(value: Any) -> Any:
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise WrongArguments("a time without a time zone cannot be kept")
        return {"at": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Words):
        return {"words": value.message_id, "args": {name: _pack(arg) for name, arg in value.args.items()}}
    if isinstance(value, list | tuple):
        return [_pack(item) for item in value]
    raise WrongArguments(f"{type(value).__name__} is no argument of a message")


def _unpack(value: Any) -> Any:
    if isinstance(value, list):
        return [_unpack(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "words" in value:
        return Words(value["words"], {name: _unpack(arg) for name, arg in value["args"].items()})
    ((kind, kept),) = value.items()
    if kind == "decimal":
        return Decimal(kept)
    if kind == "at":
        return datetime.fromisoformat(kept)
    if kind == "day":
        return date.fromisoformat(kept)
    raise ValueError(f"unknown kind of argument in JSON: {kind}")
