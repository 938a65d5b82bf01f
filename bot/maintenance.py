"""Maintenance from the command line: migrate, invite, back up, verify. Most of it works while `serve` runs."""

import os
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from bot import audit_keeper
from bot.settings import Settings, SettingsError
from messages.catalogue import text
from messages.profiles import deep_link
from models import audit, installation
from models.audit import AuditBroken
from models.clock import business_now
from models.database import DataFolderLock, close_database, open_database
from models.gate import tx
from models.migrate import Migration, is_current, migrate
from models.migrate import backup as copy_database
from services.access import SYSTEM, Role
from services.errors import Refused
from services.people import invitations, people
from services.year import demo_clock

FAILED = 1
SENTENCES = {
    "bad-phone": "that is no Iranian mobile number, e.g. 09121234567",
    "bad-name": "the name needs 2 to 100 letters",
    "unknown-agency": "no agency has this code",
    "agency-needed": "a liaison belongs to an agency: give --agency CODE",
}


def migrate_database(settings: Settings) -> list[Migration]:
    """Bring the database up to date, alone: raises `DatabaseInUse` while another process works on it."""
    lock = DataFolderLock(settings.data_dir)
    lock.take()
    try:
        return migrate(settings.database_path)
    finally:
        lock.release()


def require_current(settings: Settings) -> None:
    """Raise `SettingsError` unless the database exists and is up to date."""
    if not is_current(settings.database_path):
        raise SettingsError(f"the database {settings.database_path} is not up to date; run: karnameh migrate")


@asynccontextmanager
async def connected(settings: Settings) -> AsyncIterator[None]:
    """An open database for one command (it may run beside `serve`)."""
    require_current(settings)
    audit_keeper.take_key(settings)
    await open_database(settings.database_url)
    await demo_clock.restore()
    try:
        yield
    finally:
        await close_database()


async def print_invitation(settings: Settings, role: str, phone: str, agency: str | None, name: str) -> None:
    """Make an invitation and print its links and code."""
    if role not in list(Role):
        raise SettingsError(f"unknown role {role}; one of: {', '.join(Role)}")
    async with connected(settings):
        try:
            called = name or text(f"role-{Role(role).value}", {}, now=business_now())
            issued = await tx(lambda: invitations.invite(SYSTEM, Role(role), called, phone, agency))
        except Refused as refusal:
            raise SettingsError(SENTENCES.get(refusal.code, refusal.code)) from refusal
        names = {name: await installation.get(f"username:{name}") for name in ("telegram", "bale")}
    for platform, username in names.items():
        if username:
            print(f"{platform}: {deep_link(platform, username, issued.token)}")
    print(f"or send the bot:  /start {issued.token}")
    print(f"typed code:       {issued.code[:5]} {issued.code[5:]}  (only with the phone +{issued.phone})")
    print(f"Valid once, for {invitations.VALID_FOR.days} days; it cannot be shown again.")


async def withdraw_role(settings: Settings, role: str, phone: str) -> int:
    """Take a role back; returns how many grants and invitations were closed."""
    if role not in list(Role):
        raise SettingsError(f"unknown role {role}; one of: {', '.join(Role)}")
    async with connected(settings):
        try:
            return await tx(lambda: people.withdraw_by_phone(SYSTEM, phone, Role(role)))
        except Refused as refusal:
            raise SettingsError(SENTENCES.get(refusal.code, refusal.code)) from refusal


def back_up(settings: Settings, folder: Path) -> tuple[Path, int]:
    """Copy the database and the evidence it speaks of into `folder`; returns the copy and how many files.

    The head of the audit trail comes before the database, which then contains it; the database before the
    evidence: every file that it names is already in the store, and files never change.
    """
    require_current(settings)
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{folder} is no folder")
    os.umask(0o077)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in ("audit.key", "audit.head"):
        if (settings.data_dir / name).exists():
            shutil.copyfile(settings.data_dir / name, folder / name)
    copy = folder / settings.database_path.name
    with closing(sqlite3.connect(f"file:{settings.database_path}?mode=ro", uri=True)) as database:
        copy_database(database, copy)
    files = 0
    source, target = settings.data_dir / "evidence", folder / "evidence"
    for path in sorted(source.glob("??/*")):
        place = target / path.parent.name / path.name
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            partial = place.with_suffix(".partial")
            shutil.copyfile(path, partial)
            partial.replace(place)
        files += 1
    return copy, files


async def verify_audit(settings: Settings, head: str | None) -> None:
    """Verify the trail against the given head, else the one written down beside the database."""
    path = audit_keeper.head_path(settings)
    published = head or (path.read_text().strip() if path.exists() else None)
    async with connected(settings):
        try:
            counted, present = await audit.verify(published)
        except AuditBroken as error:
            print(f"NOT WHOLE: {error}", file=sys.stderr)
            sys.exit(FAILED)
        waiting = await audit.unsealed()
    print(f"whole: {counted} acts sealed, {waiting} wait for the seal that `serve` puts every second\nhead: {present}")
