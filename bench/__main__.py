"""`python -m bench`: measure everything, print the tables, write them into docs/performance.md."""

import argparse
import asyncio
import tempfile
from pathlib import Path

from bench import broadcast, contest, desks, growth, importing, night, report, starting, statements
from bench.report import Figures

IMPORTS = tuple(f"importing{number}" for number in range(5))
PLACES = ("contest", "starting", "fast", "slow", "statements", "growth", "night", "desks", *IMPORTS)


async def measure(folder: Path, command: str, *, short: bool) -> Figures:
    """All benchmarks one after the other; `folder` is empty."""
    places = {name: folder / name for name in PLACES}
    for place in places.values():
        place.mkdir()
    counted = await statements.by_kind(places["statements"])
    return Figures(
        command,
        await contest.run(places["contest"], rounds=1 if short else 3, seconds=1.0 if short else 3.0),
        await starting.run(places["starting"], rounds=1 if short else 3),
        [await broadcast.run(places["fast"], 200, 600)]
        if short
        else [await broadcast.run(places["fast"], 200, 3000), await broadcast.run(places["slow"], 30, 900)],
        counted,
        await growth.run(places["growth"], (64, 200) if short else growth.SIZES),
        await night.run(places["night"], 10.0 if short else 30.0),
        [await importing.run(places[place], 5.0 if short else 15.0) for place in (IMPORTS[:1] if short else IMPORTS)],
        await (desks.run(places["desks"], 100, 20, 3) if short else desks.run(places["desks"])),
    )


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a quick look, written nowhere")
    short = parser.parse_args().short
    command = "python -m bench --short" if short else "python -m bench"
    with tempfile.TemporaryDirectory() as folder:
        text = report.markdown(asyncio.run(measure(Path(folder), command, short=short)))
    print(text)
    if not short:
        report.write(text)


if __name__ == "__main__":
    main()
