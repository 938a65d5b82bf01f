"""Replies while staff bring in a sheet of 2,000 agencies: read, checked, previewed, confirmed, cases made."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.child import SERVE, Child
from bench.contest import polled
from bench.load import Delays, Load, typing
from bench.world import PLATFORM, chats_of, prepare, settings_env, stub
from bot.sheets import sheet_kind_of
from documents.table_out import filled

CHATS, RATE, ROWS = 50, 50, 2000
CONFIRM = "import-ok:"


@dataclass(frozen=True, slots=True)
class Importing:
    """Delays of values typed at `rate` a second, without and with the import beside them."""

    rate: int
    rows: int
    alone: Delays
    meanwhile: Delays
    confirmed: bool


async def run(folder: Path, seconds: float = 12.0, rows: int = ROWS) -> Importing:
    """The same load twice: alone, then while the sheet goes its whole way."""
    world = await stub(CHATS + 1)
    *chats, staff = chats_of(world)
    entries = await prepare(folder, chats, staff)
    child = Child(SERVE, folder / "importing.log", settings_env(folder, world) | {"KARNAMEH_TICK_SECONDS": "5"})
    data = filled(
        sheet_kind_of("agencies"),
        [
            {"code": f"N{number:04}", "title": f"دستگاه تازه {number}", "group_code": "G1", "group_title": "گروه یک"}
            for number in range(rows)
        ],
    )
    try:
        await polled(world, child)
        load = Load(world, chats)
        await load.once(lambda chat, last: typing(world, f"/fill {entries[chat].number}")(chat, last))
        act = typing(world, "12.5")
        await load.open(act, RATE, 3.0)  # warm up
        alone = await load.open(act, RATE, seconds)
        meanwhile, confirmed = await asyncio.gather(load.open(act, RATE, seconds), _bring(world, staff, data))
        child.check()
        return Importing(RATE, rows, alone, meanwhile, confirmed)
    finally:
        child.stop()
        await world.stop()


async def _bring(world: Any, staff: int, data: bytes) -> bool:
    """Send the sheet and confirm its preview as soon as it comes; whether there was one."""
    phone = world.phone(PLATFORM, staff)
    phone.send("/import agencies")
    await asyncio.sleep(0.7)
    phone.upload("agencies.xlsx", data)
    for _ in range(100):
        await asyncio.sleep(0.1)
        for message in phone.inbox:
            for row in message.rows:
                for button in row:
                    if str(button.get("callback_data", "")).startswith(CONFIRM):
                        phone.press_data(button["callback_data"], message.message_id)
                        return True
    return False
