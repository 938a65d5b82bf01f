"""What a benchmark needs around a bot: a stub with people, and a database in which they are liaisons."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from bot import audit_keeper
from bot.settings import Settings
from messages.jalali import end_of_day, local_date
from models import outbox, sql
from models.clock import business_now
from models.database import close_database, open_database
from models.fields import stored_time
from models.gate import tx
from models.migrate import migrate
from models.outbox import BROADCAST, Outgoing
from samples import catalogue as sample_catalogue
from services.access import SYSTEM, Role
from services.case import cases
from services.catalogue import catalogue
from services.people import agencies, people
from services.year import cycles, demo_clock
from simulator import Limits, Simulator
from simulator.app import TOKENS

T = TypeVar("T")
PLATFORM = "telegram"
TOKEN = TOKENS[PLATFORM]
# What a chat remembers: the benchmark is not about a long history.
HISTORY = 4
MEASURES = 12
UNLIMITED = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Entries:
    """Two measures of a liaison's agency: the number of one, the ids of both."""

    number: int
    ids: tuple[int, int]


async def stub(people_count: int, limits: Limits | None = None) -> Simulator:
    """A started Bot API server with one messenger and people in it."""
    world = Simulator(tokens={PLATFORM: TOKEN}, limits=limits, history=HISTORY)
    for number in range(people_count):
        world.person(PLATFORM, name=f"کاربر {number}", phone=f"+98912{number:07d}")
    await world.start()
    return world


def chats_of(world: Simulator) -> list[int]:
    """The private chats of a stub's people."""
    return list(world.messengers[PLATFORM].people)


def settings_env(folder: Path, world: Simulator, rate: float = UNLIMITED) -> dict[str, str]:
    """Environment of a Karnameh that talks to the stub."""
    return {
        "KARNAMEH_DATABASE_URL": f"sqlite:///{folder / 'karnameh.db'}",
        "KARNAMEH_DATA_DIR": str(folder),
        "KARNAMEH_TELEGRAM_TOKEN": TOKEN,
        "KARNAMEH_TELEGRAM_API": world.api(PLATFORM),
        "KARNAMEH_TELEGRAM_RATE": str(rate),
        "KARNAMEH_BALE_TOKEN": "",
        "KARNAMEH_HEALTH_PORT": "0",
        "KARNAMEH_TICK_SECONDS": "3600",
    }


async def apart(folder: Path, work: Callable[[], Awaitable[T]]) -> T:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        database_url=f"sqlite:///{folder / 'karnameh.db'}",
        data_dir=folder,
    )
    migrate(settings.database_path)
    audit_keeper.take_key(settings)
    await open_database(settings.database_url)
    try:
        return await work()
    finally:
        await close_database()


async def prepare(folder: Path, chats: Sequence[int], staff: int | None = None) -> Mapping[int, Entries]:
    """An open cycle in which each chat is the liaison of an agency of its own; returns each one's measures.

    `staff` is the chat of somebody of the staff.
    """

    async def work() -> Mapping[int, Entries]:
        await tx(open_cycle(len(chats)))
        while await tx(cases.make_missing):
            pass
        await tx(lambda: _join(chats))
        if staff is not None:
            await tx(lambda: _join_staff(staff))
        return {chat: await _entries(chat) for chat in chats}

    return await apart(folder, work)


def open_cycle(count: int) -> Callable[[], Awaitable[None]]:
    some = [
        {"code": f"A{number:04}", "title": f"دستگاه {number}", "group_code": "G1", "group_title": "گروه یک"}
        for number in range(count)
    ]
    rows = [one.as_sheet_values() for one in sample_catalogue() if one.measure_kind == "ratio" and one.agency_upload]

    async def work() -> None:
        await demo_clock.mark()
        await agencies.apply(SYSTEM, some)
        cycle = await cycles.define(SYSTEM, 1403, sample=True)
        await catalogue.apply(SYSTEM, cycle.id, rows[:MEASURES])
        await cycles.open_cycle(SYSTEM, cycle.id, end_of_day(local_date(business_now()) + timedelta(days=100)))

    return work


async def _join(chats: Sequence[int]) -> None:
    found = await sql.rows("SELECT id FROM agency ORDER BY code")
    for chat, agency in zip(chats, found, strict=True):
        person = await people.join(f"کاربر {chat}", f"+98{chat:010d}", PLATFORM, chat, chat)
        await people.grant(None, person.id, Role.LIAISON, agency["id"])
        await cases.joined(agency["id"])


async def _join_staff(chat: int) -> None:
    person = await people.join("راهبر", f"+97{chat:010d}", PLATFORM, chat, chat)
    await people.grant(None, person.id, Role.ADMIN, None)


async def end_at(folder: Path, deadline: datetime) -> None:
    """Let the cycle's self-assessment end at a time."""

    async def work() -> None:
        await tx(lambda: sql.run("UPDATE cycle SET deadline_at = ?", stored_time(deadline)))

    await apart(folder, work)


async def values_given(folder: Path) -> list[datetime]:
    """When each value that stands or stood was given by somebody."""

    async def work() -> list[datetime]:
        found = await sql.rows("SELECT acted_at FROM value ORDER BY acted_at")
        return [datetime.fromisoformat(one["acted_at"]) for one in found]

    return await apart(folder, work)


async def _entries(chat: int) -> Entries:
    found = await sql.rows(
        "SELECT e.id, e.number FROM measure_entry e JOIN agency_case c ON c.id = e.case_id "
        "JOIN role_grant g ON g.agency_id = c.agency_id JOIN account a ON a.person_id = g.person_id "
        "WHERE a.chat_id = ? ORDER BY e.number LIMIT 2",
        chat,
    )
    return Entries(found[0]["number"], (found[0]["id"], found[1]["id"]))


async def queue_broadcast(folder: Path, chats: Sequence[int], text: str) -> None:
    """Put a broadcast to these chats into the outbox; the bot takes it up when it starts."""
    messages = [
        Outgoing(
            key=f"bench:{chat}",
            platform=PLATFORM,
            chat_id=chat,
            priority=BROADCAST,
            method="sendMessage",
            payload={"text": text},
            message="bench",
        )
        for chat in chats
    ]

    async def work() -> None:
        await tx(lambda: outbox.put(messages))

    await apart(folder, work)
