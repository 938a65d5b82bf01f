"""A bot in a process of its own: started, its processor time and memory read, ended."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
KILOBYTE = 1024
SERVE = ("-c", "from bot.cli import main; main()", "serve")


class Child:
    """A child process of this Python; what it says goes into a file."""

    def __init__(self, args: tuple[str, ...], log: Path, env: Mapping[str, str] | None = None) -> None:
        self._log = log
        self.started = time.monotonic()
        with log.open("w") as out:
            self._process = subprocess.Popen(
                [sys.executable, *args],
                cwd=ROOT,
                env={**os.environ, **(env or {})},
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def check(self) -> None:
        """Raise RuntimeError with the log's end when the process has ended."""
        if self._process.poll() is not None:
            raise RuntimeError(f"the child ended with {self._process.returncode}:\n{self._log.read_text()[-3000:]}")

    def cpu_seconds(self) -> float:
        """Processor time used so far, of all its threads."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """Resident memory in MB (2^20 bytes)."""
        for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / KILOBYTE
        raise RuntimeError("no VmRSS")

    def stop(self) -> None:
        """End it as a service manager does."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


def import_seconds(module: str) -> float:
    """How long a fresh Python takes to import a module and end."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", f"import {module}"], cwd=ROOT, check=True)
    return time.monotonic() - began
