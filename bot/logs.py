"""Logging: structlog over the standard library, with tokens and phone numbers taken out of everything."""

import logging
import re
import sys
from collections.abc import Iterable, MutableMapping
from typing import Any

import structlog

_TOKEN = re.compile(r"\b(?:bot)?\d{4,}:[A-Za-z0-9_-]{8,}")
_PHONE = re.compile(r"(?<![\d.])(?:\+?98|0)9\d{9}(?!\d)")
_secrets: list[str] = []


def redact(text: str) -> str:
    """The text without tokens, secrets of the settings, and phone numbers."""
    for secret in _secrets:
        text = text.replace(secret, "[secret]")
    return _PHONE.sub("[phone]", _TOKEN.sub("[token]", text))


def _redacted(value: Any) -> Any:
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, dict):
        return {key: _redacted(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_redacted(one) for one in value]
    if isinstance(value, int | float | bool) or value is None:
        return value
    return redact(str(value))


def _redact_event(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: _redacted(value) for key, value in event.items()}


class _RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """The last gate: whatever a library logged, tracebacks included, leaves without secrets."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def set_up_logs(level: str, form: str, secrets: Iterable[str]) -> None:
    """Log to standard error; `secrets` are taken out wherever they occur."""
    _secrets[:] = sorted(secrets, key=len, reverse=True)
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _redact_event,
    ]
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        _RedactingFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for noisy in ("aiogram", "aiosqlite", "apscheduler", "tortoise", "asyncio"):
        logging.getLogger(noisy).setLevel("WARNING")
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
