"""Thousands of forged presses and commands through the real processing: nothing foreign is said, nothing breaks."""

import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from models import sql
from services import notices
from tests.faults.knobs import say, size
from tests.handlers import late_crowd
from tests.handlers.crowd import AFTER_THE_LOCK, EACH, LETTERS, SECRET, Crowd, gathered, payload, press, text

pytestmark = pytest.mark.deep

COMMANDS = (
    *("approve", "ask", "questions", "board", "cancel", "circular", "circulars", "cycle", "deadlines", "extensions"),
    *("file", "fill", "help", "home", "my", "import", "export", "indicator", "indicators", "invite", "last", "na"),
    *("next", "people", "receipt", "search", "settings", "silent", "submit", "timetable", "calendar", "todo"),
    *("upload", "views", "start", "nothing"),
)
LATE_COMMANDS = (
    *("accept", "agenda", "appraisal", "assign", "bulk", "code", "committee", "conflict", "conflicts", "corrections"),
    *("final", "hearing", "hearings", "late", "level", "levels", "load", "my", "na", "object", "objections", "package"),
    *("questions", "queue", "ranks", "record", "release", "result", "results", "return", "score", "undo", "why"),
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
# What each looks at first, and what it must have shown to those whose it is: else the walk would prove nothing.
LOOKS = ({"foreign": "/fill 1011", "liaison": "/my", "head": "/my", "admin": "board:0", "deputy": "board:0"},)
REACHED = (
    *(("liaison", "دستگاه خودی"), ("head", "دستگاه خودی")),
    *(("foreign", "۷۳٫۳۱"), ("foreign", SECRET), ("admin", SECRET), ("deputy", SECRET)),
)
LATE_LOOKS = (
    {
        "liaison": "result-m:0:0",
        "head": "/why 1001",
        "foreign": "/why 1011",
        "foreign head": "/my",
        "waiting": "/my",
        "desk": "/why 1021",
        "judge": "obj-queue:0",
        "member": "/why 1011",
        "admin": "level-gap:2",
        "deputy": "/why 1011",
    },
    {"admin": f"obj-staff:{late_crowd.BEYOND}"},
)
LATE_REACHED = (
    *(
        ("liaison", late_crowd.RUBY),
        ("liaison", "۲٫۱۱"),
        ("head", "۲٫۱۱"),
        ("foreign", "۳٫۳۷"),
        ("foreign head", SECRET),
    ),
    *(("waiting", late_crowd.TURQUOISE), ("desk", "۴٫۵۹"), ("judge", SECRET), ("member", SECRET), ("admin", "۸۸۸٫۷۷")),
    *(("admin", late_crowd.UNANSWERED), ("deputy", "۳٫۳۷")),
)


@pytest.fixture
async def crowd(database: Path) -> AsyncIterator[Crowd]:
    """Everybody before an open cycle."""
    yield await gathered()
    notices.connect(None)


@pytest.fixture
async def late(database: Path) -> AsyncIterator[Crowd]:
    """Everybody after the lock."""
    yield await late_crowd.gathered()
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


def _forged_late(dice: random.Random, user: int, number: int) -> dict[str, Any]:
    """A press, more often of one's own rooms, or a command, or a text where one is awaited."""
    chance = dice.random()
    if chance < 0.72:
        own = late_crowd.ROOMS.get(late_crowd.NAMES[user // 100 - 1], AFTER_THE_LOCK)
        return press(user, number, payload(dice, own, AFTER_THE_LOCK))
    if chance < 0.8:
        return text(user, number, dice.choice(ARGUMENTS).strip() or "دلیل کافی برای این کار هست.")
    return text(user, number, f"/{dice.choice(LATE_COMMANDS)} {dice.choice(ARGUMENTS)}".strip())


async def _look(crowd: Crowd, looks: tuple[dict[str, str], ...]) -> None:
    """Everybody looks at what is theirs."""
    for one in looks:

        def seen(_: random.Random, user: int, number: int, one: dict[str, str] = one) -> dict[str, Any]:
            what = one.get(crowd.kinds[user // 100 - 1], "/my")
            return text(user, number, what) if what.startswith("/") else press(user, number, what)

        await crowd.hand(random.Random(1), seen)


async def _nothing_foreign(crowd: Crowd, name: str, reached: tuple[tuple[str, str], ...] = REACHED) -> None:
    leaks = await crowd.leaks()
    assert not leaks, "\n\n".join(map(str, leaks[:5]))
    answers = await crowd.answers()
    assert answers["apology"] == 0
    for kind, its_own in reached:
        assert its_own in "".join(said for _, said in await crowd.told(kind)), kind
    denied = await sql.row("SELECT count(*) AS n FROM audit_event WHERE act = 'access.denied'")
    assert denied is not None
    assert denied["n"] > 0
    most = ", ".join(f"{message} {count}" for message, count in answers.most_common(12))
    say(
        f"{crowd.number} forged {name} of {len(crowd.kinds)} kinds of people ({EACH} each): {answers.total()} answers "
        f"of {len(answers)} kinds ({most}), {denied['n']} denied and noted, 0 foreign things told, 0 crashes"
    )


@size("presses", 1200, 10_000)
async def test_forged_presses_tell_nothing_foreign_and_break_nothing(crowd: Crowd, presses: int) -> None:
    await _look(crowd, LOOKS)
    dice = random.Random(presses)
    while crowd.number < presses:
        await crowd.hand(dice, _forged)
    await _nothing_foreign(crowd, "presses")


@size("commands", 480, 2000)
async def test_forged_commands_tell_nothing_foreign_and_break_nothing(crowd: Crowd, commands: int) -> None:
    await _look(crowd, LOOKS)
    dice = random.Random(commands)
    while crowd.number < commands:
        await crowd.hand(dice, _typed)
    await _nothing_foreign(crowd, "commands")


@size("presses", 1600, 10_000)
async def test_after_the_lock_too_nothing_foreign_is_told_and_nothing_breaks(late: Crowd, presses: int) -> None:
    await _look(late, LATE_LOOKS)
    dice = random.Random(presses)
    while late.number < presses:
        await late.hand(dice, _forged_late)
    assert not await sql.rows("SELECT 1 FROM case_result WHERE case_id = 3 AND sheet_version > 0")
    await _nothing_foreign(late, "presses and commands after the lock", LATE_REACHED)
