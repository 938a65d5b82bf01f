"""The application in this process under faults, held to the truth at the very moment it speaks."""

import asyncio
import re
import sqlite3
from contextlib import closing
from typing import Any

from models import sql
from models.text import to_latin_digits
from tests.faults.people import Liaison
from tests.faults.scene import Scene, liaisons
from tests.faults.truth import Figures, check
from tests.house import House
from tests.talk import read

SAVED = re.compile(r"مقدار (\d+(?:[.٫]\d+)?) ذخیره شد")
STORED = re.compile(r"فایل «(.+?)» \(.*?\) ذخیره شد")


class Inside:
    """A house, its liaisons, and a witness who compares every promise with what is committed."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.people: list[Liaison] = []
        self.false: list[str] = []
        self.told = 0

    async def prepare(self, count: int) -> None:
        """Let people join and open a measure each."""
        self.people = await liaisons(self.house, count)
        self.house.world.on_bot_message = self._witness

    def _witness(self, _: str, chat_id: int, message: dict[str, Any]) -> None:
        text = to_latin_digits(read(str(message.get("text", ""))))
        person = next((one for one in self.people if one.phone.person.id == chat_id), None)
        if person is None:
            return
        with closing(sqlite3.connect(f"file:{self.house.settings.database_path}?mode=ro", uri=True)) as database:
            for amount in SAVED.findall(text):
                self.told += 1
                found = database.execute("SELECT amount FROM value WHERE entry_id = ?", (person.entry_id,))
                if float(amount.replace("٫", ".")) not in {float(one) for (one,) in found}:
                    self.false.append(f"value {amount} of {person.number}")
            for name in STORED.findall(text):
                self.told += 1
                found = database.execute(
                    "SELECT sha256 FROM evidence_file WHERE entry_id = ? AND state = 'UPLOADED'", (person.entry_id,)
                )
                kept = [self._kept(sha256) for (sha256,) in found]
                if not kept or not all(kept):
                    self.false.append(f"file {name} of {person.number}")

    def _kept(self, sha256: str) -> bool:
        return (self.house.settings.data_dir / "evidence" / sha256[:2] / sha256).exists()

    async def settled(self, seconds: float = 30.0) -> None:
        """Wait until everything is worked off, also what was put off after a fault."""
        scene, quiet = Scene(self.house, self.people), 0
        async with asyncio.timeout(seconds):
            while quiet < 3:
                await asyncio.sleep(0.01)
                quiet = 0 if scene._waiting() else quiet + 1

    def whole(self) -> Figures:
        """Assert that nothing is lost or twice and that nothing was promised falsely."""
        figures = check(Scene(self.house, self.people))
        assert not self.false, self.false
        return figures


async def amounts_of(person: Liaison) -> list[float]:
    """The values of a person's measure, oldest first."""
    found = await sql.rows("SELECT amount FROM value WHERE entry_id = ? ORDER BY id", person.entry_id)
    return [float(one["amount"]) for one in found]


async def crash(inside: Inside) -> None:
    """End as kill -9 does, as near as one process can: nothing is waited for, nothing is settled."""
    application = inside.house.application
    assert application is not None
    await application.nursery.close()
    for sender in application.senders.values():
        sender._in_flight, sender._outcomes = 0, []
    await application.stop()
    inside.house.application = None
