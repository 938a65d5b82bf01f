"""How a timetable is said: its steps with their days and marks, what is doubtful, what moves."""

from collections.abc import Sequence
from datetime import date

from messages.words import Words, words
from services.overview.year_path import WITH_DEPUTY
from services.states import CycleState
from services.year.timetable import Move, Planned
from services.year.working_days import Doubt

A_PAGE = 6
MOST_MOVES = 5


def page_of_today(steps: Sequence[Planned], today: date) -> int:
    """The page on which the first step is that is not over."""
    ahead = next((place for place, one in enumerate(steps) if one.last_day >= today), max(len(steps) - 1, 0))
    return ahead // A_PAGE


def shown(steps: Sequence[Planned], page: int) -> tuple[list[Planned], int, int]:
    """The steps of a page, the page itself (a number too high is the last one), and how many there are."""
    pages = max(1, -(-len(steps) // A_PAGE))
    page = min(page, pages - 1)
    return list(steps[page * A_PAGE : (page + 1) * A_PAGE]), page, pages


def line(one: Planned, today: date) -> Words:
    """A step in a line: over, under way, or ahead."""
    name = "step-over" if one.last_day < today else "step-now" if one.first_day <= today else "step-ahead"
    return words(name, title=title(one.code), last=one.last_day)


def title(code: str) -> Words:
    """A step's name."""
    return words(f"step-title-{code}")


STATES = {
    CycleState.SELF_ASSESSMENT_LOCKED: "year-state-locked",
    CycleState.APPRAISAL: "year-state-appraisal",
    CycleState.PRELIM_ANNOUNCED: "year-state-announced",
    CycleState.OBJECTION_REVIEW: "year-state-review",
    CycleState.DEPUTY_CONFIRMED: "year-state-confirmed",
    CycleState.COUNCIL_APPROVED: "year-state-approved",
    CycleState.LEVELS_RECEIVED: "year-state-levels",
    CycleState.LEVELS_NOTIFIED: "year-state-notified",
}


def state_of_year(state: str, step: str = "") -> Words:
    """How far a year is whose self-assessment is over."""
    if step == WITH_DEPUTY:
        return words("year-state-frozen")
    return words(STATES[CycleState(state)])


def doubt_lines(found: Sequence[Doubt]) -> list[Words | str]:
    """Each doubt in a line."""
    return [words(f"doubt-{one.kind}", step=title(one.code), day=one.day) for one in found]


def move_lines(moves: Sequence[Move]) -> list[Words | str]:
    """The steps that move, the first of them by name."""
    lines: list[Words | str] = [words("step-move", title=title(one.code), last=one.new) for one in moves[:MOST_MOVES]]
    if len(moves) > MOST_MOVES:
        lines.append(words("step-moves-more", count=len(moves) - MOST_MOVES))
    return lines or [words("step-moves-none")]
