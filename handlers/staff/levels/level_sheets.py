"""Staff: levels and gaps as sheets."""

from handlers.places.levels import LevelGaps, Levels
from handlers.turn import Table, Turn
from messages.keyboards import button, keyboard, label
from messages.marks import strip
from messages.words import Words, words
from services.levels import distribution, gaps
from services.states import LevelState

STATES = {
    LevelState.IMPORTED: "level-state-imported",
    LevelState.GAP_REVIEW: "level-state-gap",
    LevelState.CONFIRMED: "level-state-confirmed",
    LevelState.NOTIFIED: "level-state-told",
}


def said(turn: Turn, message: Words) -> str:
    """A message as the text of a cell."""
    return strip(label(message, turn.now))


async def send_levels(turn: Turn) -> None:
    """Every agency with its level."""
    found = await distribution.listed(turn.person)
    columns = [
        (said(turn, words("level-column-code")), 12, "text"),
        (said(turn, words("level-column-agency")), 44, "text"),
        (said(turn, words("level-column-group")), 28, "text"),
        (said(turn, words("level-column-level")), 12, "text"),
        (said(turn, words("level-column-state")), 24, "text"),
    ]
    rows = [
        [
            one.code,
            one.agency,
            one.group,
            said(turn, words("level-name", level=one.level)),
            said(turn, words(STATES[LevelState(one.state)])),
        ]
        for one in found
    ]
    title = said(turn, words("level-sheet-title"))
    back = keyboard(button("btn-back", Levels().pack()))
    turn.table(Table(title, columns, rows), f"{title}.xlsx", words("level-sheet", count=len(rows)), back, protect=True)


async def send_gaps(turn: Turn) -> None:
    """Every gap with reason and outcome."""
    found = await gaps.listed(turn.person)
    columns = [
        (said(turn, words("level-column-agency")), 44, "text"),
        (said(turn, words("level-column-level")), 12, "text"),
        (said(turn, words("gap-column-ours")), 16, "number"),
        (said(turn, words("gap-column-national")), 16, "number"),
        (said(turn, words("gap-column-percent")), 14, "number"),
        (said(turn, words("gap-column-reason")), 50, "text"),
        (said(turn, words("gap-column-outcome")), 50, "text"),
    ]
    rows = [
        [
            one.agency,
            said(turn, words("level-name", level=one.level)),
            one.ours,
            one.national,
            round(one.percent, 2) if one.percent is not None else None,
            one.reason,
            one.outcome,
        ]
        for one in found
    ]
    title = said(turn, words("gap-sheet-title"))
    back = keyboard(button("btn-back", LevelGaps().pack()))
    turn.table(Table(title, columns, rows), f"{title}.xlsx", words("gap-sheet", count=len(rows)), back, protect=True)
