"""What all tests share: a house (the real application against the simulator) and a bare database."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

import handlers  # noqa: F401 - before anybody imports aiogram, which it makes light
from models import audit, clock
from models.database import close_database, open_database
from services import second_factor
from tests.fresh import fresh_database

if TYPE_CHECKING:
    from tests.house import House

# A busy machine is slow, not wrong.
hypothesis.settings.register_profile("here", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("here")


@pytest.fixture(autouse=True)
def clock_at_rest() -> None:
    """Every test begins on the machine's own time."""
    clock.set_business_offset(clock.business_offset() * 0)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator["House"]:
    """The real application with both messengers, on an empty demo database."""
    from tests.house import House  # light tests, and whoever only hands tests out, go without the application

    one = House(tmp_path)
    await one.open()
    yield one
    await one.close()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Path]:
    """A migrated database, open, without an application."""
    path = tmp_path / "karnameh.db"
    fresh_database(path)
    audit.use_key(b"k" * 32)
    second_factor.use_key(b"k" * 32)
    await open_database(f"sqlite:///{path}")
    yield path
    await close_database()
