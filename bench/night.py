"""Deadline night: fifty people a second type values while the deadline passes and the cycle is locked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.child import SERVE, Child
from bench.contest import polled
from bench.load import Delays, Load, typing
from bench.world import PLATFORM, chats_of, end_at, prepare, settings_env, stub, values_given
from models.clock import machine_now

CHATS, RATE = 64, 50
AHEAD_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Night:
    """`in_time` values were typed before the deadline by the messenger's clock and must be there; `kept` are there;
    `late` ones came after it and must not be, `kept_late` are."""

    rate: int
    delays: Delays
    in_time: int
    kept: int
    late: int
    kept_late: int


async def run(folder: Path, seconds: float = 30.0) -> Night:
    """Half of the load falls before the deadline, half after it."""
    world = await stub(CHATS)
    chats = chats_of(world)
    entries = await prepare(folder, chats)
    deadline = machine_now().replace(microsecond=0) + timedelta(seconds=AHEAD_SECONDS)
    await end_at(folder, deadline)
    env = settings_env(folder, world) | {"KARNAMEH_TICK_SECONDS": "1"}
    child = Child(SERVE, folder / "night.log", env)
    offered: list[datetime] = []
    try:
        await polled(world, child)
        load = Load(world, chats)
        await load.once(lambda chat, last: typing(world, f"/fill {entries[chat].number}")(chat, last))

        def type_value(chat: int, _: dict[str, Any] | None) -> None:
            offered.append(machine_now().replace(microsecond=0))  # a messenger's time is in whole seconds
            world.queue_text(PLATFORM, chat, "12.5")

        ahead = (deadline - machine_now()).total_seconds()
        delays = await load.open(type_value, RATE, max(seconds, ahead + seconds / 2))
        child.check()
    finally:
        child.stop()
        await world.stop()
    given = await values_given(folder)
    in_time = sum(one < deadline for one in offered)
    return Night(
        RATE,
        delays,
        in_time,
        sum(one < deadline for one in given),
        len(offered) - in_time,
        sum(one >= deadline for one in given),
    )
