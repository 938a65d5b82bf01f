"""A demo in a process of its own and a phone-sized browser over it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.hand import Hand

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
SHOTS = ROOT / "var" / "screenshots"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
START_SECONDS = 60


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Demo:
    """`karnameh demo` as a person starts it."""

    def __init__(self, folder: Path, port: int, at: str = "self-assessment") -> None:
        self.folder = folder
        self.port = port
        self.at = at
        self.url = f"http://127.0.0.1:{port}"
        self.process: subprocess.Popen[str] | None = None

    def command(self, *more: str) -> list[str]:
        """The command line."""
        start = "from bot.cli import main; main()"
        where = ["--folder", str(self.folder), "--port", str(self.port), "--at", self.at]
        return [sys.executable, "-c", start, "demo", *where, *more]

    def start(self, *more: str) -> float:
        """Start and wait for the address; returns after how many seconds it was printed."""
        began = time.monotonic()
        self.process = subprocess.Popen(
            self.command(*more), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        assert self.process.stdout is not None
        said = []
        for line in self.process.stdout:
            said.append(line)
            if self.url in line:
                return time.monotonic() - began
        raise AssertionError("".join(said))

    def refused(self, *more: str) -> tuple[int, str]:
        """Start where it cannot: exit code and what was said."""
        ended = subprocess.run(
            self.command(*more), cwd=ROOT, capture_output=True, text=True, timeout=START_SECONDS, check=False
        )
        return ended.returncode, ended.stderr

    def stop(self, number: int = signal.SIGINT) -> int:
        """End it and return its exit code."""
        assert self.process is not None
        os.kill(self.process.pid, number)
        code = self.process.wait(15)
        self.process = None
        return code


@pytest.fixture(scope="session")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Demo]]:
    """One demo for each place of the year: tests take different persons in it."""
    known: dict[str, Demo] = {}

    def at(place: str) -> Demo:
        if place not in known:
            known[place] = Demo(tmp_path_factory.mktemp("demo"), free_port(), place)
            known[place].start()
        return known[place]

    yield at
    for one in known.values():
        if one.process is not None:
            one.stop()


@pytest.fixture
def demo(demos: Callable[[str], Demo], request: pytest.FixtureRequest) -> Demo:
    """The demo of a module: `AT` says where its year is."""
    return demos(getattr(request.module, "AT", "self-assessment"))


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Debian's Chromium; ended after each test, since its loop would stand in the way of tests with their own."""
    assert CHROMIUM.exists(), f"{CHROMIUM} is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def hand(demo: Demo, browser: Browser) -> Iterator[Hand]:
    """Somebody with a phone before them; at the end nothing went wrong in the page."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    page.set_default_timeout(15_000)
    expect.set_options(timeout=15_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    page.goto(demo.url)
    page.wait_for_selector("html[data-ready]")
    yield Hand(page, SHOTS)
    context.close()
    assert errors == []
