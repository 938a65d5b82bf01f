"""A scene for faults: the simulator here, liaisons with an open measure, and the bot as a process of its own."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from models import sql
from services.access import Role
from tests.faults.people import Liaison
from tests.faults.process import BotProcess
from tests.house import House

PLATFORMS = ("telegram", "bale")


async def liaisons(house: House, count: int) -> list[Liaison]:
    """People who joined, one an agency, half on each messenger, each with an open measure."""
    await house.sample_cycle(measures=6, agencies_count=count)
    found = await sql.rows(
        "SELECT a.code, min(e.number) AS number, min(e.id) AS entry FROM agency a JOIN agency_case c "
        "ON c.agency_id = a.id JOIN measure_entry e ON e.case_id = c.id WHERE e.state = 'EMPTY' GROUP BY a.id"
    )
    people = []
    for at, one in enumerate(found):
        phone = await house.joined(PLATFORMS[at % 2], Role.LIAISON, f"+98912{at:07}", one["code"])
        phone.send(f"/fill {one['number']}")
        people.append(Liaison(phone, one["entry"], one["number"]))
    await house.settled()
    return people


class Scene:
    """People and a bot that may be killed."""

    def __init__(self, house: House, people: list[Liaison]) -> None:
        self.house = house
        self.people = people
        self.bot = BotProcess(house.settings)
        self.database = house.settings.database_path
        self._before = {name: set(messenger.updates.recent) for name, messenger in house.world.messengers.items()}

    def read(self, query: str, *args: object) -> list[sqlite3.Row]:
        """What is committed, read beside the bot."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=20)) as database:
            database.row_factory = sqlite3.Row
            return database.execute(query, args).fetchall()

    def _waiting(self) -> bool:
        if any(one.updates.pending or one.updates.again for one in self.house.world.messengers.values()):
            return True
        found = self.read(
            "SELECT EXISTS (SELECT 1 FROM inbox WHERE state = 'new') OR EXISTS (SELECT 1 FROM outbox "
            "WHERE state IN ('new', 'sending')) OR EXISTS (SELECT 1 FROM fetch_job WHERE state = 'new') AS waiting"
        )
        return bool(found[0]["waiting"])

    async def settled(self, seconds: float = 60.0) -> None:
        """Wait until the running bot has worked off everything."""
        quiet = 0
        async with asyncio.timeout(seconds):
            while quiet < 3:
                await asyncio.sleep(0.05)
                quiet = 0 if self._waiting() else quiet + 1

    async def settled_or_dead(self, seconds: float = 60.0) -> bool:
        """Wait until everything is worked off, or the bot is dead; returns whether it is dead."""
        quiet = 0
        async with asyncio.timeout(seconds):
            while quiet < 3 and self.bot.code is None:
                await asyncio.sleep(0.03)
                quiet = 0 if self._waiting() else quiet + 1
        return self.bot.code is not None


@asynccontextmanager
async def scene(folder: Path, people: int) -> AsyncIterator[Scene]:
    """A prepared scene; the bot is not running yet, and no longer afterwards."""
    house = House(folder, telegram_rate=30, bale_rate=15, log_level="DEBUG")
    await house.open()
    made: Scene | None = None
    try:
        made = Scene(house, await liaisons(house, people))
        await house.stop()
        yield made
    finally:
        if made is not None and made.bot.pid and made.bot.code is None:
            import signal

            await made.bot.end(signal.SIGKILL)
        await house.close()
