"""Asking the scheduler to look now rather than at its next tick; the shell connects it."""

from collections.abc import Callable

from models import gate

_soon: Callable[[], None] | None = None


def connect(soon: Callable[[], None] | None) -> None:
    """Who is asked (the shell's ticker), or nobody."""
    global _soon
    _soon = soon


def soon() -> None:
    """Ask for a tick once the present transaction is committed."""
    if _soon is not None:
        gate.after_commit(_soon)


def now() -> None:
    """Ask for a tick at once, outside any transaction."""
    if _soon is not None:
        _soon()
