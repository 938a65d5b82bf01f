"""The business clock of a demo: set and moved only where the database carries the demo mark."""

from datetime import UTC, datetime, timedelta

from models import clock, gate, installation
from services import ticking

MARK = "demo"
OFFSET = "demo.offset_seconds"
TARGET = "demo.target"
LONGEST_STEP = timedelta(hours=3)


class NotADemo(RuntimeError):
    """Somebody tried to move the clock of a real database."""


async def is_demo() -> bool:
    """Whether this database carries the demo mark."""
    return await installation.get(MARK) is not None


async def mark() -> None:
    """Mark a database as a demo, for ever; only done when it is made."""
    await installation.put(MARK, "yes")


async def restore() -> None:
    """Take up the stored offset (at the start of the process)."""
    stored = await installation.get(OFFSET) if await is_demo() else None
    clock.set_business_offset(timedelta(seconds=float(stored or 0)))


async def stand(before: timedelta) -> None:
    """Let the clock stand so long before now while a demo is made; nothing of it is stored. Raises `NotADemo`."""
    if not await is_demo():
        raise NotADemo
    clock.set_business_offset(-before)


async def ask_for(target: datetime) -> None:
    """Ask for the clock to be moved; the scheduler walks there step by step. Raises `NotADemo`."""
    if not await is_demo():
        raise NotADemo
    await installation.put(TARGET, target.astimezone(UTC).isoformat())
    ticking.soon()


async def step() -> bool:
    """Move at most three hours towards the asked time (back in one go); returns whether it moved.

    Three hours, so that no reminder between is stepped over: the last one comes three hours before the deadline.
    """
    target = await installation.get(TARGET)
    if target is None or not await is_demo():
        return False
    remaining = datetime.fromisoformat(target) - clock.business_now()
    arrived = remaining <= LONGEST_STEP
    offset = clock.business_offset() + (remaining if arrived else LONGEST_STEP)
    await installation.put(OFFSET, str(offset.total_seconds()))
    if arrived:
        await installation.forget(TARGET)
    gate.after_commit(lambda: clock.set_business_offset(offset))
    return True
