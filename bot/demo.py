"""The demo: simulator, bots and a sample year in one process, on loopback, without any account."""

import asyncio
import contextlib
import errno
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.logs import set_up_logs
from bot.serving import until_stopped
from bot.settings import Settings, SettingsError, load_settings
from models.database import DataFolderLock
from models.migrate import migrate
from samples import NOTE
from simulator import Phone, Simulator

if TYPE_CHECKING:
    from bot.application import Application

WORLD, HALF_MADE = "world", "half-made"
SETTLE_SECONDS = 8.0


async def run_demo(folder: Path, port: int, *, fresh: bool, place: str) -> None:
    """Run the demo until Ctrl-C or SIGTERM; the folder keeps it for the next time, `fresh` begins anew.

    Raises `DatabaseInUse` when it already runs on this folder, `SettingsError` when the port is taken or the
    folder holds something else.
    """
    lock = DataFolderLock(folder)
    lock.take()
    world, application = None, None
    greeting: list[Phone] = []
    try:
        _check_port(port)
        made = _look(folder, fresh=fresh)
        # Heavy; what stands in the way is said before they are read.
        from bot.application import Application
        from bot.demo_data import make_sample_year

        world = Simulator(port=port, store=folder / WORLD, note=NOTE)
        await world.start()
        settings = demo_settings(folder, world)
        set_up_logs("WARNING", "console", settings.secrets())
        migrate(settings.database_path)
        if not made:
            greeting = await make_sample_year(settings, world, place)
        lock.release()  # the application takes it itself
        application = Application(settings)
        await application.start()
        await _settled(application)
        if not made:
            # After today's news, so that everybody's chat ends with the home card.
            for phone in greeting:
                phone.start()
            await _settled(application)
            (folder / HALF_MADE).unlink()
        print(f"\n  Karnameh (sample data) is ready:  {world.url}\n\n  Ctrl-C ends it.\n", flush=True)
        await until_stopped()
    finally:
        if application is not None:
            await application.stop()
        if world is not None:
            await world.stop()
        lock.release()


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            reason = "is taken" if error.errno == errno.EADDRINUSE else "is not permitted"
            raise SettingsError(f"port {port} {reason}; choose another with --port") from error


def _look(folder: Path, *, fresh: bool) -> bool:
    """Whether the folder holds a whole demo to go on with; one that is half-made or unwanted is cleared away.

    Raises `SettingsError` for a folder with anything else in it: nothing of that is touched.
    """
    found = {one.name for one in folder.iterdir()} - {"lock"}
    if found and not found & {WORLD, HALF_MADE}:
        raise SettingsError(f"{folder} holds something that is no demo; choose an empty folder with --folder")
    if WORLD in found and HALF_MADE not in found and not fresh:
        return True
    (folder / HALF_MADE).touch()
    for place in [*folder.glob("karnameh.db*"), *folder.glob("audit.*"), folder / "evidence", folder / WORLD]:
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)
    return False


async def _settled(application: "Application") -> None:
    """Let the first answers arrive, so that the page opens on home cards."""
    quiet = 0
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(SETTLE_SECONDS):
            while quiet < 10:
                await asyncio.sleep(0.02)
                quiet = quiet + 1 if application.idle else 0


def demo_settings(folder: Path, world: Simulator) -> Settings:
    """Settings that lead to the simulator, whatever the environment says."""
    api: dict[str, Any] = {}
    for name, messenger in world.messengers.items():
        api |= {f"{name}_token": messenger.token, f"{name}_api": world.api(name), f"{name}_proxy": ""}
    return load_settings(
        _env_file=None,
        database_url=f"sqlite:///{folder / 'karnameh.db'}",
        data_dir=folder,
        health_port=0,
        chat_interval=0,
        tick_seconds=5,
        audit_key="",
        log_level="WARNING",
        log_format="console",
        timezone="Asia/Tehran",
        **api,
    )
