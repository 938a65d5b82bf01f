"""`karnameh demo` as a program: comes back with its state, ends cleanly, says in a sentence what is in its way."""

import signal
import socket
import urllib.request
from pathlib import Path

import pytest

from tests.browser.conftest import Demo, free_port

pytestmark = pytest.mark.browser


def listens(port: int) -> bool:
    """Whether somebody answers on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def world(demo: Demo) -> str:
    """What the page is told."""
    with urllib.request.urlopen(f"{demo.url}/sim/state") as answer:
        return str(answer.read().decode())


def test_comes_back_and_ends_cleanly(tmp_path: Path) -> None:
    one = Demo(tmp_path / "folder", free_port())
    one.start()
    assert "رضا احمدی" in world(one)
    code, said = Demo(one.folder, free_port()).refused("--fresh")
    assert (code, said.count("\n")) == (2, 1)
    assert "already works" in said
    code, said = Demo(tmp_path / "other", one.port).refused()
    assert (code, said.count("\n")) == (2, 1)
    assert f"port {one.port} is taken" in said

    urllib.request.urlopen(
        urllib.request.Request(
            f"{one.url}/sim/person",
            b'{"platform": "bale", "name": "Somebody new", "phone": "09120000000"}',
            {"Content-Type": "application/json"},
        )
    ).close()
    assert one.stop(signal.SIGINT) == 0
    assert not listens(one.port)
    assert one.start() < 30
    assert "Somebody new" in world(one)
    assert one.stop(signal.SIGTERM) == 0
    assert not listens(one.port)
    one.start("--fresh")
    assert "Somebody new" not in world(one)
    assert one.stop() == 0


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "karnameh.db").write_bytes(b"precious")
    code, said = Demo(tmp_path, free_port()).refused("--fresh")
    assert code == 2
    assert "no demo" in said
    assert (tmp_path / "karnameh.db").read_bytes() == b"precious"
