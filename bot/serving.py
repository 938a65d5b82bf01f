"""Serving: the application, or only the simulator, until a signal ends it."""

import asyncio
import gc
import signal
from pathlib import Path

import structlog

from bot.application import Application
from bot.settings import Settings, SettingsError

log = structlog.get_logger()


async def until_stopped() -> None:
    """Wait for SIGTERM or Ctrl-C."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    await stopped.wait()


async def serve_until_stopped(settings: Settings) -> None:
    """Run the application; raises what `Application.start` raises."""
    application = Application(settings)
    try:
        await application.start()
        gc.freeze()  # what the start loaded stays: no collection has to walk through it again
        log.info("ready", messengers=list(application.messengers), health=application.health_port)
        await until_stopped()
    finally:
        await application.stop()
    log.info("stopped")


async def run_simulator(port: int, folder: Path | None) -> None:
    """Run the simulator alone and print the settings that lead a bot to it."""
    from simulator import Simulator

    world = Simulator(port=port, store=folder)
    try:
        await world.start()
    except OSError as error:
        raise SettingsError(f"port {port} is taken; choose another with --port") from error
    print(f"web chat: {world.url}")
    for name, messenger in world.messengers.items():
        print(f"KARNAMEH_{name.upper()}_API={world.api(name)}")
        print(f"KARNAMEH_{name.upper()}_TOKEN={messenger.token}")
    try:
        await until_stopped()
    finally:
        await world.stop()
