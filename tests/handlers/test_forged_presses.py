"""Thousands of forged presses and commands through the real processing: nothing foreign is said, nothing breaks."""

import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from models import sql
from services import notices
from tests.faults.knobs import say, size
from tests.handlers.crowd import EACH, KINDS, LETTERS, SECRET, Crowd, gathered, payload, press, text

pytestmark = pytest.mark.deep

COMMANDS = (
    *("approve", "ask", "questions", "board", "cancel", "circular", "circulars", "cycle", "deadlines", "extensions"),
    *("file", "fill", "help", "home", "my", "import", "export", "indicator", "indicators", "invite", "last", "na"),
    *("next", "people", "receipt", "search", "settings", "silent", "submit", "timetable", "calendar", "todo"),
    *("upload", "views", "start", "nothing"),
)
ARGUMENTS = (
    *(
        "",
        "1",
        "۱",
        "1011",
        "۱۰۱۲",
        "1001",
        "١٠٠١",
        "G01-1",
        "g01-1",
        "G99",
        "B",
        "A",
        "-1",
        "0",
        "99999999999999999999",
    ),
    *("' OR 1=1 --", '"; DROP TABLE value; --', "%", "_", "*", "\\", "{}", "{0}", "%s", "\u202e1011", "1011\u200f"),
    *("محرمانه", "«»", "😀😀😀", "\u200c\u200c", "<b>x</b>", "[x](y)", "_*`", "x" * 3900, "۱" * 300, "1e9", "NaN", "∞"),
    *("0000-0000-0000-0000", "A" * 19, "/fill 1011", "@karnameh_bot 1011", "1011 1012 1013", "۱۰۱۱: ۵۰", "=1+1"),
    *("نامه سامانه", "AND OR NOT", 'NEAR("a" "b")', "(((", "سامانه" * 60, "1403/1/1", "\n\n\n", "ك ي", "٪۵۰"),
)
# What the walk must have shown to those whose it is: else it would prove nothing.
REACHED = (
    *(("liaison", "دستگاه خودی"), ("head", "دستگاه خودی")),
    *(("foreign", "۷۳٫۳۱"), ("foreign", SECRET), ("admin", SECRET), ("deputy", SECRET)),
)


@pytest.fixture
async def crowd(database: Path) -> AsyncIterator[Crowd]:
    """Everybody before an open cycle."""
    yield await gathered()
    notices.connect(None)


def _forged(dice: random.Random, user: int, number: int) -> dict[str, Any]:
    return press(user, number, payload(dice))


def _typed(dice: random.Random, user: int, number: int) -> dict[str, Any]:
    """Mostly a command; now and then a press that makes the bot wait for a text, and any text."""
    chance = dice.random()
    if chance < 0.2:
        return press(user, number, payload(dice))
    if chance < 0.3:
        return text(user, number, dice.choice(ARGUMENTS).strip() or "".join(dice.choice(LETTERS) for _ in range(9)))
    return text(user, number, f"/{dice.choice(COMMANDS)} {dice.choice(ARGUMENTS)}".strip())


async def _nothing_foreign(crowd: Crowd, name: str) -> None:
    leaks = await crowd.leaks()
    assert not leaks, "\n\n".join(map(str, leaks[:5]))
    answers = await crowd.answers()
    assert answers["apology"] == 0
    for kind, its_own in REACHED:
        assert its_own in "".join(said for _, said in await crowd.told(kind)), kind
    denied = await sql.row("SELECT count(*) AS n FROM audit_event WHERE act = 'access.denied'")
    assert denied is not None
    assert denied["n"] > 0
    most = ", ".join(f"{message} {count}" for message, count in answers.most_common(12))
    say(
        f"{crowd.number} forged {name} of {len(KINDS)} kinds of people ({EACH} each): {answers.total()} answers of "
        f"{len(answers)} kinds ({most}), {denied['n']} denied and noted, 0 foreign things told, 0 crashes"
    )


@size("presses", 1200, 10_000)
async def test_forged_presses_tell_nothing_foreign_and_break_nothing(crowd: Crowd, presses: int) -> None:
    dice = random.Random(presses)
    while crowd.number < presses:
        await crowd.hand(dice, _forged)
    await _nothing_foreign(crowd, "presses")


@size("commands", 480, 2000)
async def test_forged_commands_tell_nothing_foreign_and_break_nothing(crowd: Crowd, commands: int) -> None:
    dice = random.Random(commands)
    while crowd.number < commands:
        await crowd.hand(dice, _typed)
    await _nothing_foreign(crowd, "commands")
