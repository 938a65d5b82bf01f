"""Side by side in one run on the same stub: bare echoes and Karnameh's whole pipeline, in turns."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.child import SERVE, Child
from bench.load import Act, Delays, Load, pressing, typing
from bench.world import PLATFORM, TOKEN, chats_of, prepare, settings_env, stub
from simulator import Simulator

CHATS = 100
RATES = (50, 100)
START_SECONDS = 60.0


@dataclass(slots=True)
class Case:
    """One kind of update to one bot, with what was measured in each round."""

    name: str
    child: Child
    load: Load
    act: Act
    rates: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    delays: dict[int, list[Delays]] = field(default_factory=dict)

    def delay(self, rate: int) -> Delays:
        """Medians over the rounds."""
        found = self.delays[rate]
        return Delays(median(one.p50 for one in found), median(one.p99 for one in found), len(found))


@dataclass(frozen=True, slots=True)
class Contest:
    """All cases, and the memory of each bot after them."""

    cases: list[Case]
    memory_mb: dict[str, float]


async def polled(world: Simulator, child: Child) -> float:
    """Wait for the bot's first getUpdates; returns seconds since the process began."""
    calls = world.messengers[PLATFORM].calls
    while not calls["getUpdates"]:
        child.check()
        if time.monotonic() - child.started > START_SECONDS:
            raise TimeoutError("the bot does not poll")
        await asyncio.sleep(0.002)
    return time.monotonic() - child.started


async def run(folder: Path, rounds: int, seconds: float, *, chats: int = CHATS) -> Contest:
    """Measure everything; each round visits every case, so that a slow minute of the machine hits all alike."""
    worlds = {name: await stub(chats) for name in ("raw", "aiogram", "ptb", "karnameh")}
    entries = await prepare(folder, chats_of(worlds["karnameh"]))
    children: dict[str, Child] = {}
    try:
        for name, world in worlds.items():
            api = world.api(PLATFORM)
            env = settings_env(folder, world) if name == "karnameh" else None
            args = SERVE if name == "karnameh" else ("-m", f"bench.echo_{name}", api, TOKEN)
            children[name] = Child(args, folder / f"{name}.log", env)
        for name, world in worlds.items():
            await polled(world, children[name])
        loads = {name: Load(world, chats_of(world)) for name, world in worlds.items()}
        numbers = dict.fromkeys(entries, 0)

        def other_entry(chat: int, version: str) -> str:
            numbers[chat] ^= 1
            return f"entry:{entries[chat].ids[numbers[chat]]}~{version}"

        def case(name: str, bot: str, act: Callable[[Simulator], Act]) -> Case:
            return Case(name, children[bot], loads[bot], act(worlds[bot]))

        house = loads["karnameh"]
        await house.once(lambda chat, last: typing(house.world, f"/fill {entries[chat].number}")(chat, last))
        await loads["aiogram"].once(typing(worlds["aiogram"], "/button"))
        press = case("bare aiogram: edit + answer", "aiogram", lambda world: pressing(world, lambda _, v: f"press~{v}"))
        opening = case("Karnameh: a measure opened", "karnameh", lambda world: pressing(world, other_entry))
        # Presses come first: an echo of a text leaves no button to press.
        await _measure([press, opening], rounds, seconds)
        texts = [
            case("raw aiohttp echo", "raw", lambda world: typing(world, "12.5")),
            case("bare aiogram echo", "aiogram", lambda world: typing(world, "12.5")),
            case("bare python-telegram-bot echo", "ptb", lambda world: typing(world, "12.5")),
            case("Karnameh: a value typed", "karnameh", lambda world: typing(world, "12.5")),
        ]
        await _measure(texts, rounds, seconds)
        memory = {name: child.memory_mb() for name, child in children.items()}
        return Contest([*texts, press, opening], memory)
    finally:
        for child in children.values():
            child.stop()
        for world in worlds.values():
            await world.stop()


async def _measure(cases: list[Case], rounds: int, seconds: float) -> None:
    for one in cases:  # warm up
        await one.load.closed(one.act, min(1.0, seconds))
    for _ in range(rounds):
        for one in cases:
            await _closed(one, seconds)
        for rate in RATES:
            for one in cases:
                one.delays.setdefault(rate, []).append(await one.load.open(one.act, rate, seconds))


async def _closed(case: Case, seconds: float) -> None:
    await case.load.quiet()
    cpu, began = case.child.cpu_seconds(), time.monotonic()
    answers = await case.load.closed(case.act, seconds)
    took, used = time.monotonic() - began, case.child.cpu_seconds() - cpu
    case.child.check()
    case.rates.append(answers / took)
    case.cpu_ms.append(used * 1000 / max(1, answers))
