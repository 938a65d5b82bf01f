"""Simulated liaisons who give values, press buttons and send files, and remember what they did."""

import asyncio
import hashlib
import random
from dataclasses import dataclass, field

from handlers.places.evidence import AddFiles
from simulator import Phone
from simulator.shapes import Json
from tests.papers import pdf


@dataclass
class Liaison:
    """One person with one measure open. `updates` are the ids of everything that was offered to the bot."""

    phone: Phone
    entry_id: int
    number: int
    amounts: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    updates: list[int] = field(default_factory=list)

    @property
    def platform(self) -> str:
        """The messenger of this person."""
        return self.phone.messenger.name

    def _did(self, update: Json) -> Json:
        self.updates.append(update["update_id"])
        return update

    def give(self) -> Json:
        """Type the next value; no two of a person are alike."""
        count = len(self.amounts) + 1
        self.amounts.append(f"{count // 99 % 90 + 1}.{count % 99 + 1:02}")
        return self._did(self.phone.send(self.amounts[-1]))

    def look(self) -> Json:
        """Press a button that leads to the files of the measure."""
        return self._did(self.phone.press_data(AddFiles(id=self.entry_id).pack(), self.phone.last))

    def attach(self) -> Json:
        """Send a file whose bytes nobody else has."""
        data = pdf(f"{self.platform}-{self.number}-{len(self.files)}")
        self.files.append(hashlib.sha256(data).hexdigest())
        return self._did(self.phone.upload(f"سند {len(self.files)}.pdf", data))

    def act(self, dice: random.Random) -> Json:
        """Do something that a liaison does."""
        chance = dice.random()
        if chance < 0.75:
            return self.give()
        return self.look() if chance < 0.9 else self.attach()


class Load:
    """People who act until they are stopped, at a rate in acts a second."""

    def __init__(self, people: list[Liaison], rate: float, seed: int) -> None:
        self._people = people
        self._pause = 1 / rate
        self._dice = random.Random(seed)
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Load":
        self._task = asyncio.get_running_loop().create_task(self._run())
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            self._dice.choice(self._people).act(self._dice)
            await asyncio.sleep(self._dice.expovariate(1) * self._pause)
