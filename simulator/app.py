"""The simulator as a whole: both messengers on one loopback server, one clock, one set of faults."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from aiohttp import web

from simulator import control, doing
from simulator.clock import Clock
from simulator.faults import Faults
from simulator.files import Files
from simulator.groups import migrate
from simulator.guard import check_host, only_here
from simulator.limits import Gate, Limits
from simulator.messenger import BotMessageHook, Messenger
from simulator.phone import Phone
from simulator.presets import Switches
from simulator.profiles import MEGABYTE, PROFILES
from simulator.server import BotApi, answer
from simulator.shapes import Chat, Json
from simulator.store import Store
from simulator.webhook import deliver

TOKENS = {"telegram": "1000:TESTTOKEN", "bale": "2000:TESTTOKEN"}
USERNAMES = {"telegram": "karnameh_test_bot", "bale": "karnameh_bale_bot"}


class Simulator:
    """A local Bot API server with people in it.

    `tokens` chooses the messengers; `start_at` sets the clock; `store` is a folder that keeps the world
    over a restart; `history` is how many messages a chat keeps (None for all); `note` stands above the list of
    people in the web chat. Raises ValueError for a
    host that is not loopback or an unknown messenger.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        tokens: Mapping[str, str] | None = None,
        bot_usernames: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        store: Path | None = None,
        start_at: datetime | None = None,
        history: int | None = None,
        seed: int = 1,
        note: str = "",
    ) -> None:
        self.note = note
        self.host = check_host(host)
        self.port = port
        self.clock = Clock(start_at)
        self.faults = Faults(seed)
        self.store = Store(store) if store is not None else None
        names = {**USERNAMES, **(bot_usernames or {})}
        self.messengers: dict[str, Messenger] = {}
        chosen = TOKENS if tokens is None else tokens
        for name in sorted(chosen, key=lambda n: n != "telegram"):
            if name not in PROFILES:
                raise ValueError(f"unknown messenger {name!r}")
            files = Files(store / "files" / name if store is not None else None)
            messenger = Messenger(PROFILES[name], chosen[name], names[name], self.clock, files, self.faults)
            messenger.history = history
            self.messengers[name] = messenger
        self.limits = limits or Limits()
        self.set_limits(self.limits)
        self._phones: dict[tuple[str, int], Phone] = {}
        self._runner: web.AppRunner | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.closing = asyncio.Event()
        self.streams: set[asyncio.Event] = set()
        self.switches = Switches(self)
        if self.store is not None:
            self.store.load(self.clock, self.messengers)
            self.store.watch(self.messengers)

    async def start(self) -> None:
        """Listen; from here on `url` is known."""
        self.closing.clear()
        app = web.Application(middlewares=[only_here], client_max_size=64 * MEGABYTE)
        app.add_routes(BotApi(self.messengers).routes())
        app.add_routes([web.get(f"/{name}/simulator", self._about) for name in self.messengers])
        app.add_routes(control.routes(self))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self.host, self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        jobs = [deliver(messenger) for messenger in self.messengers.values()]
        if self.store is not None:
            jobs.append(self.store.keep(self.clock, self.messengers))
        for job in jobs:
            # The only tasks of the simulator; `stop` ends them and raises what went wrong in them.
            self._tasks.add(asyncio.create_task(job))  # noqa: TID251

    async def stop(self) -> None:
        """Stop listening and save the world; raises what a background job failed with."""
        self.closing.set()
        for woken in self.streams:
            woken.set()
        for messenger in self.messengers.values():
            messenger.updates.close()
        self.faults.clear()
        for task in self._tasks:
            task.cancel()
        ended = await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        if self.store is not None:
            self.store.save(self.clock, self.messengers, ended=True)
        for end in ended:
            if isinstance(end, Exception):
                raise end

    @property
    def url(self) -> str:
        """The server's address, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    def api(self, platform: str) -> str:
        """Return the base for a bot: `{base}/bot{token}/{method}` and `{base}/file/bot{token}/{path}`."""
        return f"{self.url}/{self.messengers[platform].name}"

    @property
    def now(self) -> datetime:
        """The simulator's time, in UTC; the dates of all messages come from it."""
        return self.clock.now()

    @property
    def calls(self) -> dict[str, Counter[str]]:
        """Per messenger: calls by method as the bot wrote it, and "429", "errors" and "download"."""
        return {name: messenger.calls for name, messenger in self.messengers.items()}

    @property
    def on_bot_message(self) -> BotMessageHook | None:
        """Called with (platform, chat_id, message) at once when a bot sends or edits a message."""
        return next(iter(self.messengers.values())).on_bot_message

    @on_bot_message.setter
    def on_bot_message(self, hook: BotMessageHook | None) -> None:
        for messenger in self.messengers.values():
            messenger.on_bot_message = hook

    def set_limits(self, limits: Limits) -> None:
        """Enforce other rate limits from now on."""
        self.limits = limits
        for messenger in self.messengers.values():
            seconds = messenger.profile.full_objects or limits.bale_retry_after
            messenger.gate = Gate(limits, messenger.profile.too_many, with_seconds=seconds)

    def person(
        self,
        platform: str,
        *,
        name: str = "آزمون",
        phone: str = "+989120000000",
        username: str | None = None,
        started: bool = True,
        note: str = "",
        listed: bool = True,
    ) -> Phone:
        """Add a person and return the phone; not `started` means that the bot may not write first.

        Who is not `listed` does not stand among the people of the web chat.
        """
        person = self.messengers[platform].add_person(name, phone, username, started=started, note=note, listed=listed)
        return self.phone(platform, person.id)

    def phone(self, platform: str, person_id: int) -> Phone:
        """Return the phone of a person who is there already; KeyError if there is none."""
        key = (platform, person_id)
        if key not in self._phones:
            messenger = self.messengers[platform]
            self._phones[key] = Phone(messenger, messenger.people[person_id])
        return self._phones[key]

    def group(self, platform: str, title: str, members: list[Phone]) -> Chat:
        """Add a group with the bot in it; `Phone.send_in` writes there."""
        return self.messengers[platform].add_group(title, [phone.id for phone in members])

    def migrate(self, platform: str, group: Chat) -> Chat:
        """Turn a group into a supergroup with another id, as Telegram does, and return the new one."""
        return migrate(self.messengers[platform], group)

    def queue_text(self, platform: str, chat_id: int, text: str) -> int:
        """Queue a text of a person without keeping it in the chat, for benchmarks; returns the update id."""
        return doing.passing_text(self.messengers[platform], chat_id, text)

    def push_raw(self, platform: str, update: Json) -> Json:
        """Queue any object as an update, given an `update_id` if it has none."""
        return self.messengers[platform].updates.put_raw(update)

    def requeue(self, platform: str, update: Json | int) -> Json:
        """Deliver an update (or the one with this id) once more, with its old id; KeyError if forgotten."""
        updates = self.messengers[platform].updates
        return updates.put_raw(updates.recent[update] if isinstance(update, int) else update)

    def move_clock(self, *, days: float = 0, hours: float = 0, to: datetime | None = None) -> datetime:
        """Move the clock forward, tell the first bot by a `simulator_clock` update, return the new now."""
        now = self.clock.move(days=days, hours=hours, to=to)
        first = next(iter(self.messengers.values()), None)
        if first is not None:
            first.updates.put("simulator_clock", {"now": now.isoformat()})
            first.changed(None)
        return now

    async def _about(self, _: web.Request) -> web.Response:
        bots = {name: {"id": m.bot["id"], "username": m.bot["username"]} for name, m in self.messengers.items()}
        return answer({"simulator": "karnameh", "now": self.now.isoformat(), "bots": bots})
