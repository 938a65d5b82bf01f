"""The composition root: everything is made here, connected here, started and stopped in order."""

import asyncio
import contextlib
from collections.abc import Sequence
from zoneinfo import ZoneInfo

import structlog
from aiogram import Dispatcher
from aiohttp import web

from bot import audit_keeper, metrics
from bot.commands import announce_commands
from bot.conversation_state import TurnStorage
from bot.delivery import Delivery
from bot.evidence_store import EvidenceStore
from bot.fetcher import Fetcher
from bot.final_files import FinalFiles
from bot.health import health_app
from bot.lanes import Lanes
from bot.messengers import messengers_of
from bot.notify import store_notices
from bot.nursery import Nursery
from bot.pacing import Pace
from bot.platforms.client import Messenger
from bot.platforms.replies import CallFailed
from bot.processing import Processing
from bot.receiver import Receiver
from bot.repeated import repeated_note
from bot.sender import Sender
from bot.settings import Settings, SettingsError
from bot.sheets import empty_sheet
from bot.ticker import Ticker
from handlers.routing import all_rooms
from messages.jalali import use_zone
from models import clock, inbox, installation, jobs, outbox
from models.clock import machine_ms, steady
from models.database import DataFolderLock, close_database, open_database
from models.gate import tx
from models.outbox import Outgoing
from services import notices, ticking
from services.final_list import keeping
from services.people import people
from services.year import days_off, demo_clock, outages

log = structlog.get_logger()
SPINNER_SECONDS = 2.0
STOP_SECONDS = 5.0
NAME_SECONDS = 30.0
SEAL_SECONDS = 1.0
EMPTY_SECONDS = 3600.0
DAY_MS = 86_400_000


class Application:
    """One running Karnameh over one data folder."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.nursery = Nursery()
        self._lock = DataFolderLock(settings.data_dir)
        self.messengers = messengers_of(settings)
        storage = TurnStorage({one.bot_id: name for name, one in self.messengers.items()})
        dispatcher = Dispatcher(storage=storage)
        dispatcher.include_routers(*all_rooms())
        self.processing = Processing(
            dispatcher, storage, self.messengers, self._stop_spinner, empty_sheet, self.nursery
        )
        self.lanes = Lanes(self.processing.group)
        self.receivers = {name: Receiver(one, ticking.now) for name, one in self.messengers.items()}
        self.store = EvidenceStore(settings.data_dir / "evidence")
        self.senders = {name: self._sender(one) for name, one in self.messengers.items()}
        self.fetcher = Fetcher(self.messengers, self.store, self.nursery)
        zone = ZoneInfo(settings.timezone)
        use_zone(zone)
        clock.use_zone(zone)
        self.ticker = Ticker(zone, settings.tick_seconds)
        self._web: web.AppRunner | None = None
        self.health_port = 0

    def _sender(self, messenger: Messenger) -> Sender:
        return Sender(
            messenger.platform,
            Delivery(messenger, repeated_note, self.store.path_of),
            Pace(messenger.rate, steady),
            self.settings.chat_interval,
            self.nursery,
            people.unreachable,
        )

    async def start(self) -> None:
        """Open the database, take up what a former run left, and begin to work.

        Raises `DatabaseInUse` when another process owns the folder, `SettingsError` when a demo's database
        meets a real platform.
        """
        self._lock.take()
        self.store.prepare()
        audit_keeper.take_key(self.settings)
        await open_database(self.settings.database_url)
        await demo_clock.restore()
        self.processing.warm()
        await self._meet_the_platforms()
        notices.connect(store_notices)
        await tx(outages.awake)  # before anything is judged by a deadline that passed while we were away
        ticking.connect(self.ticker.soon)
        keeping.connect(FinalFiles(self.store))
        inbox.listen(self.lanes.offer)
        inbox.arrivals(lambda: all(one.caught_up for one in self.receivers.values()), self.receivers)
        outbox.listen(self._offer_messages)
        jobs.listen(self.fetcher.offer)
        await self._take_up()
        self.nursery.keep(self.lanes.run, "lanes")
        self.nursery.keep(self.fetcher.run, "fetcher")
        self.nursery.keep(self.ticker.run, "ticker")
        self.nursery.keep(self._seal, "sealer")
        self.nursery.keep(self._empty_bodies, "emptying")
        for name, sender in self.senders.items():
            self.nursery.keep(sender.run, f"sender-{name}")
        for name, receiver in self.receivers.items():
            self.nursery.keep(receiver.run, f"receiver-{name}")
        for messenger in self.messengers.values():
            self.nursery.spawn(announce_commands(messenger), "commands")
        self.nursery.spawn(asyncio.to_thread(days_off.warm), "holidays")
        await self._serve_health()

    async def _meet_the_platforms(self) -> None:
        demo = await demo_clock.is_demo()
        for name, messenger in self.messengers.items():
            if demo and await messenger.simulator() is None:
                raise SettingsError(
                    f"this database is a demo and {name} is not a simulator: people would get sample data"
                )
        await asyncio.gather(*(self._learn_name(one) for one in self.messengers.values()))

    async def _learn_name(self, messenger: Messenger) -> None:
        """The bot's name, for invitation links; one that does not answer now is asked again beside the work."""
        key = f"username:{messenger.platform}"
        try:
            await messenger.about()
        except CallFailed:
            messenger.username = messenger.username or await installation.get(key) or ""
            self.nursery.spawn(self._learn_name_later(messenger), "name")
        else:
            await tx(lambda: installation.put(key, messenger.username))

    async def _learn_name_later(self, messenger: Messenger) -> None:
        await asyncio.sleep(NAME_SECONDS)
        await self._learn_name(messenger)

    async def _take_up(self) -> None:
        repeated = await tx(outbox.recover)
        for sender in self.senders.values():
            await sender.restore_hold()
        for update in await inbox.waiting():  # those of a messenger that is not set up wait until it is again
            if update.lane.partition(":")[0] in self.messengers:
                self.lanes.offer(update)
        self._offer_messages(await outbox.waiting())
        for job in await jobs.waiting():
            if job.platform in self.messengers:
                self.fetcher.offer(job)
        log.info("taken up", updates=self.lanes.depth, repeated=repeated)

    def _offer_messages(self, messages: Sequence[Outgoing]) -> None:
        for name, sender in self.senders.items():
            sender.offer([one for one in messages if one.platform == name])

    def _stop_spinner(self, platform: str, press: str) -> None:
        """The one call that goes out directly: supervised, two seconds at most, without words."""
        self.nursery.spawn(self._answer(platform, press), "spinner")

    async def _answer(self, platform: str, press: str) -> None:
        with contextlib.suppress(CallFailed):  # an old press cannot be answered any more, and need not be
            await self.messengers[platform].call("answerCallbackQuery", {"callback_query_id": press}, SPINNER_SECONDS)

    async def _seal(self) -> None:
        while True:
            await asyncio.sleep(SEAL_SECONDS)
            await audit_keeper.seal(self.settings)

    async def _empty_bodies(self) -> None:
        while True:
            emptied = await tx(lambda: inbox.empty_bodies(machine_ms() - self.settings.inbox_days * DAY_MS))
            await asyncio.sleep(0 if emptied else EMPTY_SECONDS)

    @property
    def idle(self) -> bool:
        """Nothing is waiting or under way anywhere."""
        return (
            self.lanes.idle
            and self.fetcher.idle
            and self.ticker.idle
            and all(sender.idle for sender in self.senders.values())
        )

    def troubles(self) -> dict[str, str]:
        """What hinders work right now, by name (for /readyz)."""
        found = {f"polling {name}": one.trouble for name, one in self.receivers.items() if one.trouble}
        oldest = self.lanes.oldest
        if oldest is not None and machine_ms() - oldest > 60_000:
            found["inbox"] = "updates wait for more than a minute"
        return found

    def refresh_gauges(self) -> None:
        """Bring the gauges up to date (before they are read)."""
        now = machine_ms()
        metrics.INBOX_DEPTH.set(self.lanes.depth)
        metrics.INBOX_AGE.set((now - (self.lanes.oldest or now)) / 1000)
        for name, sender in self.senders.items():
            metrics.OUTBOX_DEPTH.labels(name).set(sender.depth)
            metrics.OUTBOX_AGE.labels(name).set((now - (sender.oldest or now)) / 1000)

    async def _serve_health(self) -> None:
        if not self.settings.health_port:
            return
        self._web = web.AppRunner(health_app(self.troubles, self.refresh_gauges), access_log=None)
        await self._web.setup()
        await web.TCPSite(self._web, self.settings.health_host, self.settings.health_port).start()
        self.health_port = self._web.addresses[0][1]

    async def stop(self) -> None:
        """Send nothing new, let what is under way end, then stop the rest and close. What was taken in is stored."""
        if self._web is not None:
            await self._web.cleanup()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                await asyncio.gather(*(sender.drain() for sender in self.senders.values()))
        await self.nursery.close()
        for port in (inbox, outbox, jobs):
            port.listen(None)
        inbox.arrivals(None)
        notices.connect(None)
        ticking.connect(None)
        keeping.connect(None)
        for messenger in self.messengers.values():
            await messenger.close()
        await close_database()
        self._lock.release()
