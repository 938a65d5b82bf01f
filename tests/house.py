"""The house under test: simulator and application in one loop, driven by what a person sees."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot import audit_keeper
from bot.application import Application
from bot.settings import Settings
from messages.jalali import end_of_day, local_date
from models.clock import business_now
from models.database import close_database, open_database
from models.gate import tx
from samples import agencies as sample_agencies
from samples import catalogue as sample_catalogue
from services.access import SYSTEM, Role
from services.catalogue import catalogue
from services.people import agencies, invitations
from services.people.invitations import Issued
from services.year import cycles
from simulator import Phone, Simulator
from tests.fresh import fresh_database

SETTLE_SECONDS = 15.0


class House:
    """Both messengers, one application; `restart` is a stop and a new start over the same database."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.folder = folder
        self.world = Simulator()
        self._settings = settings
        self.application: Application | None = None

    @property
    def settings(self) -> Settings:
        """Settings that lead to the simulator."""
        given: dict[str, Any] = {
            "database_url": f"sqlite:///{self.folder / 'karnameh.db'}",
            "data_dir": self.folder,
            "health_port": 0,
            "chat_interval": 0,
            "tick_seconds": 3600,
            "telegram_rate": 100_000,
            "bale_rate": 100_000,
        }
        for name, messenger in self.world.messengers.items():
            given |= {f"{name}_token": messenger.token, f"{name}_api": self.world.api(name)}
        return Settings(_env_file=None, **(given | self._settings))

    async def open(self, *, demo: bool = True) -> None:
        """Start the simulator, make the database, start the application."""
        await self.world.start()
        fresh_database(self.settings.database_path, demo=demo)
        await self.start()

    async def start(self) -> None:
        """Start the application over the database as it is."""
        self.application = Application(self.settings)
        await self.application.start()

    async def stop(self) -> None:
        """Stop the application as SIGTERM does."""
        if self.application is not None:
            await self.application.stop()
            self.application = None

    async def restart(self) -> None:
        """Stop and start again."""
        await self.stop()
        await self.start()

    async def close(self) -> None:
        """End everything."""
        await self.stop()
        await self.world.stop()

    async def apart(self, work: Callable[[], Any]) -> Any:
        """One transaction while no application runs."""
        audit_keeper.take_key(self.settings)
        await open_database(self.settings.database_url)
        try:
            return await tx(work)
        finally:
            await close_database()

    async def settled(self, seconds: float = SETTLE_SECONDS) -> None:
        """Wait until everything that was sent is received, answered and delivered."""
        quiet = 0
        async with asyncio.timeout(seconds):
            while quiet < 3:
                await asyncio.sleep(0.004)
                assert self.application is not None
                waiting = any(one.updates.pending or one.updates.again for one in self.world.messengers.values())
                quiet = 0 if waiting or not self.application.idle else quiet + 1

    async def sample_cycle(
        self, *, days: int = 20, measures: int | None = None, agencies_count: int | None = None
    ) -> None:
        """An open cycle with the sample agencies and catalogue (or the first of them)."""
        rows = [row.as_sheet_values() for row in sample_catalogue()][:measures]
        some = [
            {
                "code": one.code,
                "title": one.title,
                "group_code": one.group_code,
                "group_title": one.group_title,
            }
            for one in sample_agencies()
        ][:agencies_count]

        async def make() -> None:
            await agencies.apply(SYSTEM, some)
            cycle = await cycles.define(SYSTEM, 1403, sample=True)
            await catalogue.apply(SYSTEM, cycle.id, rows)
            await cycles.open_cycle(SYSTEM, cycle.id, end_of_day(local_date(business_now()) + timedelta(days=days)))

        await tx(make)
        await self.settled()

    async def invite(self, role: Role, phone: str, agency: str | None = None, name: str = "مریم احمدی") -> Issued:
        """An invitation as staff would make it."""
        issued: Issued = await tx(lambda: invitations.invite(SYSTEM, role, name, phone, agency))
        return issued

    async def joined(
        self, platform: str, role: Role, number: str, agency: str | None = None, name: str = "مریم احمدی"
    ) -> Phone:
        """A person who entered by a link, with an empty chat history behind them."""
        issued = await self.invite(role, number, agency, name)
        phone = self.world.person(platform, name=name, phone=number)
        phone.start(issued.token)
        await self.settled()
        phone.share_contact()
        await self.settled()
        return phone
