"""The bot as a real process, so that it can be killed: forked from a warm parent, or a fresh interpreter."""

import asyncio
import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import aiohttp

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0


class Zygote:
    """The warm parent: one for all tests of this process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self._orders = 0
        self.forked: dict[int, int] = {}
        self.ended: dict[int, int] = {}
        atexit.register(self.close)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            told = json.loads(line)
            if "order" in told:
                self.forked[told["order"]] = told["pid"]
            elif "ended" in told:
                self.ended[told["ended"]] = told["code"]

    async def fork(self, order: dict[str, Any]) -> int:
        """A new process; returns its id."""
        assert self._process.stdin is not None
        self._orders += 1
        number = self._orders
        self._process.stdin.write(json.dumps({**order, "order": number}).encode() + b"\n")
        self._process.stdin.flush()
        async with asyncio.timeout(START_SECONDS):
            while number not in self.forked:
                await asyncio.sleep(0.002)
        self.ended.pop(self.forked[number], None)
        return self.forked[number]

    def close(self) -> None:
        """End the parent (its children are ended by their tests)."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)


_zygote: Zygote | None = None


def zygote() -> Zygote:
    """The warm parent, started when first needed."""
    global _zygote
    if _zygote is None:
        _zygote = Zygote()
    return _zygote


def environment(settings: Settings, health_port: int) -> dict[str, str]:
    """The settings as variables of the environment."""
    plain = settings.model_dump(mode="python")
    found = {}
    for name, value in plain.items():
        secret = getattr(value, "get_secret_value", None)
        found[f"KARNAMEH_{name.upper()}"] = str(secret() if secret else value)
    return found | {"KARNAMEH_HEALTH_PORT": str(health_port)}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class BotProcess:
    """One running bot. `log` collects the standard error of all runs of a folder."""

    def __init__(self, settings: Settings) -> None:
        self._port = free_port()
        self._environment = environment(settings, self._port)
        self._folder = settings.data_dir
        self.log = settings.data_dir / "stderr.log"
        self.pieces = 0
        self.pid = 0
        self._own: subprocess.Popen[bytes] | None = None
        self._started = 0.0

    async def start(self, point: str | None = None, nth: int = 0) -> None:
        """Fork from the warm parent, armed with a kill point if one is given."""
        order = {"env": self._environment, "folder": str(self._folder), "log": str(self.log)}
        self._own, self._started = None, time.monotonic()
        self.pid = await zygote().fork({**order, "point": point, "nth": nth, "pieces": self.pieces})

    def start_fresh(self) -> None:
        """Start as an operator does: a new interpreter that imports everything."""
        self._started = time.monotonic()
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        with self.log.open("ab") as log:
            self._own = subprocess.Popen(
                [sys.executable, "-c", "from bot.cli import main; main()", "serve"],
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=log,
                env={**kept, **self._environment},
            )
        self.pid = self._own.pid

    @property
    def code(self) -> int | None:
        """The exit code (negative: the signal), None while it runs."""
        return self._own.poll() if self._own is not None else zygote().ended.get(self.pid)

    async def ready(self) -> float:
        """Wait until it is ready to work; returns the seconds since the start. Raises when it ended."""
        async with asyncio.timeout(START_SECONDS), aiohttp.ClientSession() as session:
            while True:
                assert self.code is None, f"ended with {self.code}:\n{self.log.read_text()[-2000:]}"
                try:
                    async with session.get(f"http://127.0.0.1:{self._port}/readyz") as response:
                        if response.status == 200:
                            return time.monotonic() - self._started
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.01)

    async def end(self, number: signal.Signals) -> int:
        """Send a signal and wait for the end; returns the exit code."""
        if self.code is None:
            os.kill(self.pid, number)
        async with asyncio.timeout(30):
            while self.code is None:
                await asyncio.sleep(0.005)
        return self.code
