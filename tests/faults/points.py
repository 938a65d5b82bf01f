"""Named kill points: the process kills itself (SIGKILL) before or after the n-th commit, sync, rename or call.

The product knows nothing of this: the functions are wrapped from outside, in the child process only.
"""

import os
import pathlib
import signal
from collections.abc import Callable
from typing import Any

POINTS = (
    "before begin",
    "before commit",
    "after commit",
    "before fsync",
    "after fsync",
    "before rename",
    "after rename",
    "before send",
    "after send",
    "before getupdates",
    "after getupdates",
    "before getfile",
    "after getfile",
)
SENDS = ("sendMessage", "editMessageText", "sendDocument")

_left = 0


def _die_in_time() -> None:
    global _left
    _left -= 1
    if _left == 0:
        os.kill(os.getpid(), signal.SIGKILL)


def arm(point: str, nth: int) -> None:
    """Die at the n-th passing of the point."""
    global _left
    _left = nth
    when, what = point.split()
    _ARMING[what](when == "before")


def small_pieces(size: int) -> None:
    """Let what is told to everybody go out in pieces of so many people (0: as it is), so that few people are many."""
    if not size:
        return
    from services.letters import circular_sending
    from services.levels import campaign_sending
    from services.year import announcements

    announcements.next_chunk.__defaults__ = (size,)
    circular_sending.CHUNK = size
    campaign_sending.CHUNK = size


def _wrapped(act: Callable[..., Any], before: bool) -> Callable[..., Any]:
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        if before:
            _die_in_time()
        result = act(*args, **kwargs)
        if not before:
            _die_in_time()
        return result

    return wrapped


def _wrapped_coroutine(act: Callable[..., Any], before: bool) -> Callable[..., Any]:
    async def wrapped(*args: Any, **kwargs: Any) -> Any:
        if before:
            _die_in_time()
        result = await act(*args, **kwargs)
        if not before:
            _die_in_time()
        return result

    return wrapped


def _transaction(name: str) -> Callable[[bool], None]:
    def arming(before: bool) -> None:
        from models.sqlite import Transaction

        setattr(Transaction, name, _wrapped_coroutine(getattr(Transaction, name), before))

    return arming


def _fsync(before: bool) -> None:
    os.fsync = _wrapped(os.fsync, before)


def _rename(before: bool) -> None:
    pathlib.Path.replace = _wrapped(pathlib.Path.replace, before)  # type: ignore[method-assign]


def _calls(methods: tuple[str, ...]) -> Callable[[bool], None]:
    def arming(before: bool) -> None:
        from bot.platforms.client import Messenger

        plain = Messenger._post
        killing = _wrapped_coroutine(plain, before)

        async def post(self: Messenger, method: str, seconds: float, **body: Any) -> Any:
            return await (killing if method in methods else plain)(self, method, seconds, **body)

        Messenger._post = post  # type: ignore[method-assign]

    return arming


_ARMING: dict[str, Callable[[bool], None]] = {
    "begin": _transaction("begin"),
    "commit": _transaction("commit"),
    "fsync": _fsync,
    "rename": _rename,
    "send": _calls(SENDS),
    "getupdates": _calls(("getUpdates",)),
    "getfile": _calls(("getFile",)),
}
