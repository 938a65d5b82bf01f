"""One process owns the data folder; a copy taken while it works is whole."""

import asyncio
import hashlib
import signal
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from bot.audit_keeper import take_key
from bot.maintenance import back_up
from models import audit
from models.database import close_database, open_database
from tests.faults.knobs import say, size
from tests.faults.people import Load
from tests.faults.process import BotProcess
from tests.faults.scene import scene


async def test_a_second_process_stops_with_a_sentence(tmp_path: Path) -> None:
    async with scene(tmp_path, 2) as here:
        await here.bot.start()
        await here.bot.ready()
        second = BotProcess(here.house.settings)
        second.log = tmp_path / "second.log"
        await second.start()
        async with asyncio.timeout(20):
            while second.code is None:
                await asyncio.sleep(0.01)
        said = second.log.read_text()
        assert second.code == 2, said
        assert f"another Karnameh already works on the data folder {tmp_path}; stop it first" in said
        assert "Traceback" not in said
        assert here.bot.code is None
        await here.bot.end(signal.SIGKILL)
        await second.start()
        await second.ready()  # the lock died with its owner
        await second.end(signal.SIGTERM)


@size("backups", 3, 50)
async def test_a_backup_under_load_is_whole(tmp_path: Path, backups: int) -> None:
    files = 0
    async with scene(tmp_path / "live", 6) as here:
        await here.bot.start()
        await here.bot.ready()
        async with Load(here.people, rate=15, seed=9):
            for number in range(backups):
                await asyncio.sleep(0.3)
                folder = tmp_path / f"copy-{number}"
                copy, _ = await asyncio.to_thread(back_up, here.house.settings, folder)
                files += await _whole(here.house.settings, copy, folder)
        await here.settled()
        await here.bot.end(signal.SIGTERM)
    say(f"backup under load: {backups} copies, {files} file rows with equal hashes, integrity ok, mode 0600")


async def _whole(settings: object, copy: Path, folder: Path) -> int:
    """Assert that a copy can be relied on; returns how many evidence files it speaks of."""
    with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not database.execute("PRAGMA foreign_key_check").fetchall()
        named = [one for (one,) in database.execute("SELECT sha256 FROM evidence_file WHERE state = 'UPLOADED'")]
    for sha256 in named:
        place = folder / "evidence" / sha256[:2] / sha256
        assert hashlib.sha256(place.read_bytes()).hexdigest() == sha256
    for path in folder.rglob("*"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path
    head = folder / "audit.head"
    if head.exists():
        take_key(settings)  # type: ignore[arg-type]
        await open_database(f"sqlite:///{copy}")
        try:
            await audit.verify(head.read_text().strip())
        finally:
            await close_database()
    return len(named)
