"""What a platform's answer to a call means for us: done, wait, blocked, wrong, or nobody knows."""

import json
from typing import Any

LONGEST_RETRY_AFTER = 86_400


class CallFailed(Exception):
    """A call that did not succeed; the text is the platform's own description."""


class RetryAfter(CallFailed):
    """The platform asks to wait; `seconds` is None when it does not say how long."""

    def __init__(self, text: str, seconds: float | None) -> None:
        super().__init__(text)
        self.seconds = seconds


class Blocked(CallFailed):
    """This person cannot be reached: blocked the bot, deactivated, never began."""


class Migrated(CallFailed):
    """The group has a new id."""

    def __init__(self, text: str, chat_id: int) -> None:
        super().__init__(text)
        self.chat_id = chat_id


class BadCall(CallFailed):
    """The call itself is wrong; trying again would not help."""


class BadToken(CallFailed):
    """The token is not accepted."""


class Conflict(CallFailed):
    """Somebody else polls with the same token."""


class NotSent(CallFailed):
    """The call never reached the platform: safe to try again."""


class Uncertain(CallFailed):
    """Nobody knows whether the call took effect: timeout, 5xx, an unreadable answer."""


_UNREACHABLE = (
    "blocked",
    "deactivated",
    "chat not found",
    "user not found",
    "no such group or user",
    "can't initiate conversation",
    "was kicked",
    "not a member",
)


def read_reply(status: int, body: bytes) -> Any:
    """The result of a successful call; raises a `CallFailed` that says what to do otherwise."""
    try:
        reply = json.loads(body)
    except (ValueError, RecursionError) as error:
        text = body[:200].decode(errors="replace")
        if status == 429:
            raise RetryAfter(text, None) from error
        raise Uncertain(f"unreadable answer {status}: {text}") from error
    if not isinstance(reply, dict):
        raise Uncertain(f"unreadable answer {status}")
    if reply.get("ok") is True and 200 <= status < 300:
        return reply.get("result")
    code = reply.get("error_code")
    raise _failure(code if isinstance(code, int) else status, reply)


def _failure(code: int, reply: dict[str, Any]) -> CallFailed:
    text = str(reply.get("description") or "")
    parameters = reply.get("parameters") if isinstance(reply.get("parameters"), dict) else {}
    assert isinstance(parameters, dict)
    lower = text.lower()
    if code == 429 or "hit_limit" in lower or "too many requests" in lower:
        seconds = parameters.get("retry_after")
        if isinstance(seconds, int | float) and 0 <= seconds <= LONGEST_RETRY_AFTER:
            return RetryAfter(text, float(seconds))
        return RetryAfter(text, None)
    if isinstance(parameters.get("migrate_to_chat_id"), int):
        return Migrated(text, parameters["migrate_to_chat_id"])
    if code == 401 or "unauthorized" in lower or "invalid token" in lower or "bad token" in lower:
        return BadToken(text)
    if any(sign in lower for sign in _UNREACHABLE):
        return Blocked(text)
    if code == 409:
        return Conflict(text)
    if code >= 500:
        return Uncertain(f"{code} {text}")
    if code == 403:
        return Blocked(text)
    return BadCall(f"{code} {text}")
