"""The doctor: looks at everything an installation stands on, and says what to do about what is wrong."""

import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

import aiohttp

from bot.maintenance import connected
from bot.messengers import messengers_of
from bot.platforms.client import Messenger
from bot.platforms.replies import CallFailed
from bot.settings import Settings
from models import installation, stuck
from models.clock import machine_ms, machine_now
from models.database import DatabaseInUse, DataFolderLock
from models.migrate import is_current

LEAST_FREE_BYTES = 1 << 30
MOST_CLOCK_SECONDS = 30
STUCK_MS = 10 * 60 * 1000
FAILED = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `advice` is empty when it is well."""

    what: str
    found: str
    advice: str = ""


async def examine(settings: Settings) -> None:
    """Print every finding; exit code 1 when something needs doing."""
    bad = 0
    async for finding in _findings(settings):
        bad += bool(finding.advice)
        print(f"{'!!' if finding.advice else 'ok'}  {finding.what}: {finding.found}")
        if finding.advice:
            print(f"      → {finding.advice}")
    if bad:
        sys.exit(FAILED)


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    messengers = messengers_of(settings)
    if not messengers:
        yield Finding("settings", "no bot token", "set KARNAMEH_TELEGRAM_TOKEN or KARNAMEH_BALE_TOKEN")
    yield _disk(settings)
    yield _process(settings)
    if not is_current(settings.database_path):
        yield Finding("database", f"{settings.database_path} is missing or old", "run: karnameh migrate")
    else:
        yield _integrity(settings)
        async with connected(settings):
            async for finding in _rows():
                yield finding
    for messenger in messengers.values():
        yield await _token(messenger)
        yield await _clock(messenger, settings)
        await messenger.close()


def _disk(settings: Settings) -> Finding:
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    free = shutil.disk_usage(settings.data_dir).free
    found = f"{free >> 20} MiB free in {settings.data_dir}"
    return Finding("disk", found, "" if free > LEAST_FREE_BYTES else "make room: evidence needs at least 1 GiB")


def _process(settings: Settings) -> Finding:
    lock = DataFolderLock(settings.data_dir)
    try:
        lock.take()
    except DatabaseInUse:
        return Finding("process", "running")
    lock.release()
    return Finding("process", "not running (nothing is received until `karnameh serve` runs)")


def _integrity(settings: Settings) -> Finding:
    with closing(sqlite3.connect(f"file:{settings.database_path}?mode=ro", uri=True)) as database:
        found = str(database.execute("PRAGMA quick_check").fetchone()[0])
        broken = len(database.execute("PRAGMA foreign_key_check").fetchall())
    if found == "ok" and not broken:
        return Finding("database", "up to date and whole")
    return Finding("database", f"{found}; {broken} broken references", "stop, keep the file, restore the last backup")


async def _rows() -> AsyncIterator[Finding]:
    found = await stuck.look(before_ms=machine_ms() - STUCK_MS)
    yield Finding(
        "inbox", f"{found.updates} updates wait for over ten minutes", "look into the log" if found.updates else ""
    )
    advice = "SELECT id, error FROM inbox WHERE state = 'quarantined' names them; the persons got a reference"
    yield Finding("quarantine", f"{found.quarantined} updates set aside", advice if found.quarantined else "")
    yield Finding(
        "outbox",
        f"{found.messages} messages wait for over ten minutes",
        "see the tokens below" if found.messages else "",
    )
    yield Finding(
        "outbox",
        f"{found.undelivered} messages failed or are of unknown fate",
        "tell those people" if found.undelivered else "",
    )
    yield Finding(
        "files", f"{found.files} files could not be fetched", "their senders were asked again" if found.files else ""
    )
    demo = await installation.get("demo")
    yield Finding("demo", "this is a demo database" if demo else "no")


async def _token(messenger: Messenger) -> Finding:
    try:
        me = await messenger.about()
    except CallFailed as failure:
        return Finding(
            f"{messenger.platform} token",
            f"{type(failure).__name__}: {failure}",
            "check the token, the API address and the proxy",
        )
    return Finding(f"{messenger.platform} token", f"@{me.get('username')}")


async def _clock(messenger: Messenger, settings: Settings) -> Finding:
    """The machine's clock against the platform's Date header."""
    url = settings.telegram_api if messenger.platform == "telegram" else settings.bale_api
    try:
        async with aiohttp.ClientSession() as session, session.get(url) as response:
            theirs: datetime = parsedate_to_datetime(response.headers["Date"])
    except (aiohttp.ClientError, OSError, KeyError, ValueError):
        return Finding("clock", f"{messenger.platform} does not tell the time")
    apart = abs((machine_now() - theirs).total_seconds())
    advice = "set the machine's clock (NTP): deadlines depend on it" if apart > MOST_CLOCK_SECONDS else ""
    return Finding("clock", f"{apart:.0f} s from {messenger.platform}", advice)
