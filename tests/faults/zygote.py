"""Imports the bot once and forks a real process for each start: importing takes seconds, a kill needs hundreds.

Orders come as lines of JSON on standard input; what became of the processes goes to standard output.
"""

import json
import os
import select
import sys
from typing import Any

from tests.faults import points


def main() -> None:
    """Fork at each order, tell of each end, until standard input closes."""
    import bot.application
    import bot.cli
    import bot.serving  # noqa: F401 - imported before the fork, so that no child has to

    _tell({"ready": True})
    pending, open_ = b"", True
    while open_:
        readable, _, _ = select.select([0], [], [], 0.02)
        if readable:
            piece = os.read(0, 65536)
            open_ = bool(piece)
            *lines, pending = (pending + piece).split(b"\n")
            for line in lines:
                _tell({"order": (order := json.loads(line))["order"], "pid": _fork(order)})
        _reap()


def _tell(what: dict[str, Any]) -> None:
    os.write(1, json.dumps(what).encode() + b"\n")


def _reap() -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        _tell({"ended": pid, "code": os.waitstatus_to_exitcode(status)})


def _fork(order: dict[str, Any]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for number, to in ((0, nothing), (1, nothing), (2, log)):
            os.dup2(to, number)
        os.environ.update(order["env"])
        os.chdir(order["folder"])
        sys.argv = ["karnameh", "serve"]
        points.small_pieces(order["pieces"])
        if order["point"]:
            points.arm(order["point"], order["nth"])
        code = _serve()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _serve() -> int:
    from bot.cli import main as command

    try:
        command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


if __name__ == "__main__":
    main()
