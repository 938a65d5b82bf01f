"""From the start of the process to ready, beside a fresh Python that only imports aiogram."""

from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.child import SERVE, Child, import_seconds
from bench.contest import polled
from bench.world import TOKEN, prepare, settings_env, stub


@dataclass(frozen=True, slots=True)
class Starting:
    """Seconds, medians: importing aiogram and ending; to the first getUpdates of the echo and of Karnameh."""

    import_aiogram: float
    echo: float
    karnameh: float


async def run(folder: Path, rounds: int) -> Starting:
    """Measure in turns, on a database that is there already. The folder is there and empty."""
    await prepare(folder, [1])
    imports: list[float] = []
    echoes: list[float] = []
    houses: list[float] = []
    for _ in range(rounds):
        imports.append(import_seconds("aiogram"))
        for times, karnameh in ((echoes, False), (houses, True)):
            world = await stub(0)
            args = SERVE if karnameh else ("-m", "bench.echo_aiogram", world.api("telegram"), TOKEN)
            child = Child(args, folder / "log", settings_env(folder, world))
            try:
                times.append(await polled(world, child))
            finally:
                child.stop()
                await world.stop()
    return Starting(median(imports), median(echoes), median(houses))
