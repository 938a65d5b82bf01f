"""In-process faults: a house with liaisons, pauses shortened, and everything that is logged kept for a look."""

import contextlib
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.logs import set_up_logs
from tests.faults.inside import Inside
from tests.house import House

PAUSES = {
    "bot.delivery.REPEAT_AFTER_SECONDS": 0.02,
    "bot.fetcher.FIRST_PAUSE_SECONDS": 0.02,
    "bot.lanes.LONGEST_PAUSE": 0.1,
    "bot.nursery.LONGEST_PAUSE": 0.1,
    "bot.pacing.OWN_BACKOFF": 0.05,
    "bot.pacing.LONGEST_BACKOFF": 0.2,
    "bot.processing.DATABASE_PAUSE": 0.02,
    "bot.processing.PAUSES": (0.02, 0.02),
    "bot.receiver.LONGEST_PAUSE": 0.1,
    "bot.receiver.UNNUMBERED_PAUSE": 0.02,
    "bot.sender.FIRST_IN_FLIGHT": 64,
}
SECRETS = ("1000:TESTTOKEN", "2000:TESTTOKEN", "TESTTOKEN")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same waiting, in fractions of a second."""
    for name, value in PAUSES.items():
        monkeypatch.setattr(name, value)


@pytest.fixture
async def inside(tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Inside]:
    """Three liaisons in a house whose application runs in this process."""
    house = House(tmp_path)
    await house.open()
    here = Inside(house)
    try:
        await here.prepare(3)
        yield here
    finally:
        house.world.faults.clear()
        monkeypatch.undo()
        await house.close()


@pytest.fixture(autouse=True)
def no_secret_is_logged(tmp_path: Path) -> Iterator[None]:
    """After every fault: neither the logs of this process nor those of its bots hold a token."""
    path = tmp_path / "inside.log"
    with path.open("w") as log:
        with contextlib.redirect_stderr(log):
            set_up_logs("DEBUG", "console", SECRETS[:2])
        yield
        logging.basicConfig(handlers=[logging.NullHandler()], force=True)
    for found in tmp_path.rglob("*.log"):
        logged = found.read_text(errors="replace")
        for secret in SECRETS:
            assert secret not in logged, logged[max(0, logged.index(secret) - 500) : logged.index(secret) + 100]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every fault run is deep: its short form belongs to CI, its long form to `make faults`."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.deep)
