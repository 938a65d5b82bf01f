"""The figures as Markdown, and the section of docs/performance.md that holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.broadcast import Broadcast
from bench.contest import RATES, Case, Contest
from bench.desks import Desks
from bench.growth import Growth
from bench.importing import Importing
from bench.load import Delays
from bench.night import Night
from bench.starting import Starting

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that one run measured."""

    command: str
    contest: Contest
    starting: Starting
    broadcasts: list[Broadcast]
    statements: dict[str, list[str]]
    growth: Growth
    night: Night
    importing: list[Importing]
    desks: Desks


def markdown(figures: Figures) -> str:
    """The tables of a run."""
    return "\n\n".join(
        [
            f"One run of `{figures.command}`.",
            _contest(figures.contest),
            _memory_and_start(figures.contest, figures.starting),
            _broadcasts(figures.broadcasts),
            _statements(figures.statements),
            _growth(figures.growth),
            _night(figures.night),
            _importing(figures.importing),
            _desks(figures.desks),
        ]
    )


def write(text: str, page: Path = PAGE) -> None:
    """Put the tables between the marks of the page."""
    whole = page.read_text(encoding="utf-8")
    before, _, rest = whole.partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _contest(contest: Contest) -> str:
    echo = median(next(one for one in contest.cases if one.name == "bare aiogram echo").rates)
    head = [
        "Case",
        "updates/s",
        "of bare aiogram echo",
        "CPU ms an update",
        *(f"at {at}/s: p50 / p99 ms" for at in RATES),
    ]
    return _table(head, [_case(one, echo) for one in contest.cases])


def _case(case: Case, echo: float) -> list[str]:
    delays = [case.delay(rate) for rate in RATES]
    return [
        case.name,
        f"{median(case.rates):.0f}",
        f"{median(case.rates) / echo:.2f}",
        f"{median(case.cpu_ms):.2f}",
        *(f"{one.p50:.1f} / {one.p99:.0f}" for one in delays),
    ]


def _memory_and_start(contest: Contest, starting: Starting) -> str:
    memory, echo, imported = contest.memory_mb, contest.memory_mb["aiogram"], starting.import_aiogram
    return _table(
        ["", "bare aiogram echo", "Karnameh", "difference"],
        [
            [
                "memory after the run, MB",
                f"{echo:.0f}",
                f"{memory['karnameh']:.0f}",
                f"{memory['karnameh'] - echo:+.0f}",
            ],
            [
                "start to the first poll, s",
                f"{starting.echo:.2f}",
                f"{starting.karnameh:.2f}",
                f"{starting.karnameh / imported:.2f} × `import aiogram` ({imported:.2f} s)",
            ],
        ],
    )


def _broadcasts(broadcasts: Sequence[Broadcast]) -> str:
    head = ["Broadcast", "seconds", "of the permitted rate", "429", "lost", "twice", "replies meanwhile: p50 / p99 ms"]
    rows = [
        [
            f"{one.recipients} at {one.limit}/s",
            f"{one.seconds:.1f}",
            f"{one.ratio:.3f}",
            str(one.refused),
            str(one.lost),
            str(one.twice),
            f"{one.replies.p50:.0f} / {one.replies.p99:.0f} ({one.replies.count})",
        ]
        for one in broadcasts
    ]
    return _table(head, rows)


def _statements(statements: dict[str, list[str]]) -> str:
    rows = []
    for name, seen in statements.items():
        commits = sum(one == "COMMIT" for one in seen)
        rows.append([name, str(len(seen)), str(commits), str(len(seen) - 2 * commits)])
    return _table(["One update, alone", "statements", "transactions", "without BEGIN and COMMIT"], rows)


def _growth(growth: Growth) -> str:
    rows = [[name, *(f"{one:.1f}" for one in found)] for name, found in growth.milliseconds.items()]
    return _table(["Median ms, in a province of", *(f"{size} agencies" for size in growth.sizes)], rows)


def _night(night: Night) -> str:
    head = ["Deadline night", "p50 / p99 ms", "typed in time", "of them kept", "typed too late", "of them kept"]
    counts = (night.in_time, night.kept, night.late, night.kept_late)
    return _table(head, [[f"values typed at {night.rate}/s", _delays(night.delays), *map(str, counts)]])


def _importing(rounds: list[Importing]) -> str:
    """Every round, the calmest first: how much one differs from the next says what a difference within one means."""
    first = rounds[0]
    beside = f"while a sheet of {first.rows} agencies is read, confirmed and their cases are made"
    head = [f"Values typed at {first.rate}/s: p50 / p99 ms", "alone", beside]
    calmest = sorted(rounds, key=lambda one: one.alone.p99)
    return _table(
        head,
        [
            [f"round of {one.alone.count} and {one.meanwhile.count}", _delays(one.alone), _delays(one.meanwhile)]
            for one in calmest
        ],
    )


def _desks(desks: Desks) -> str:
    head = [f"After the lock, {desks.agencies} agencies, {desks.entries} entries", "median ms", "worst ms"]
    rows = [[name, f"{usual:.1f}", f"{worst:.0f}"] for name, (usual, worst) in desks.milliseconds.items()]
    beside = [
        f"Home cards at {desks.rate}/s there: p50 / p99 ms",
        "alone",
        f"beside {desks.boards} boards, one after another",
    ]
    both = [f"{desks.alone.count} and {desks.meanwhile.count}", _delays(desks.alone), _delays(desks.meanwhile)]
    return f"{_table(head, rows)}\n\n{_table(beside, [both])}"


def _delays(delays: Delays) -> str:
    return f"{delays.p50:.1f} / {delays.p99:.0f}"
