"""The demo: simulator, bots and a sample cycle in one process, on loopback, without any account."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot import audit_keeper
from bot.application import Application
from bot.logs import set_up_logs
from bot.serving import until_stopped
from bot.settings import Settings, load_settings
from messages.jalali import end_of_day, local_date
from models.clock import business_now
from models.database import close_database, open_database
from models.gate import tx
from models.migrate import migrate
from samples import SamplePerson
from samples import agencies as sample_agencies
from samples import catalogue as sample_catalogue
from samples import people as sample_people
from services import agencies, catalogue, cycles, demo_clock, invitations, registration
from services.access import SYSTEM, Role
from services.registration import Caller, Contact
from simulator import Simulator

YEAR = 1403
OPEN_DAYS = 31


async def run_demo(folder: Path, port: int, *, fresh: bool) -> None:
    """Run the demo until Ctrl-C; the folder keeps it for the next time, `fresh` begins anew."""
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    world = Simulator(port=port, store=folder / "world")
    settings = demo_settings(folder, world)
    set_up_logs("WARNING", "console", settings.secrets())
    await world.start()
    settings = demo_settings(folder, world)
    application = None
    try:
        if not settings.database_path.exists():
            migrate(settings.database_path)
            await make_sample_cycle(settings, world)
        else:
            migrate(settings.database_path)
        application = Application(settings)
        await application.start()
        print(f"\n  Karnameh (sample data) is ready:  {world.url}\n\n  Ctrl-C ends it.\n", flush=True)
        await until_stopped()
    finally:
        if application is not None:
            await application.stop()
        await world.stop()


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


async def make_sample_cycle(settings: Settings, world: Simulator) -> None:
    """Fill an empty database: agencies, catalogue, an open cycle, and people who have joined."""
    audit_keeper.take_key(settings)
    await open_database(settings.database_url)
    try:
        await tx(demo_clock.mark)
        await tx(_agencies_and_cycle)
        for person in sample_people():
            if person.role not in list(Role):
                continue
            for platform in person.platforms:
                phone = world.person(platform, name=person.name, phone=f"+{person.phone}")
                caller = Caller(platform, phone.person.id, phone.person.id, person.name)
                await tx(lambda person=person, caller=caller: _join(person, caller))  # type: ignore[misc]
                phone.start()
    finally:
        await close_database()


async def _agencies_and_cycle() -> None:
    rows = [
        {"code": one.code, "title": one.title, "group_code": one.group_code, "group_title": one.group_title}
        for one in sample_agencies()
    ]
    await agencies.apply(SYSTEM, rows)
    cycle = await cycles.define(SYSTEM, YEAR, sample=True)
    await catalogue.apply(SYSTEM, cycle.id, [row.as_sheet_values() for row in sample_catalogue()])
    last_day = local_date(business_now()) + timedelta(days=OPEN_DAYS)
    await cycles.open_cycle(SYSTEM, cycle.id, end_of_day(last_day))


async def _join(person: SamplePerson, caller: Caller) -> None:
    issued = await invitations.invite(SYSTEM, Role(person.role), person.name, person.phone, person.agency_code)
    contact = Contact(person.phone, caller.user_id, forwarded=False)
    await registration.enter(caller, contact, invitation_id=issued.invitation_id)
