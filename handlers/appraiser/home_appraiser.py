"""The home card of an appraiser or a member of the committee: what waits, and the one right next thing."""

from aiogram import Router

from handlers import objection_doors
from handlers.appraiser.queue_words import head_words
from handlers.places.appraisal import NextInQueue, OwnLoad, UndoLast
from handlers.places.appraising import BulkRoom, DeclareConflict
from handlers.places.home import Circulars, Desk, Help, Questions, Search
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from services.access import Role
from services.appraisal import queue
from services.letters import questions

router = Router(name="home_appraiser")


async def show(turn: Turn) -> None:
    """Show it: of who appraises their desk."""
    lines: list[Words] = []
    rows: list[list[Button | None]] = []
    if turn.person.has(Role.APPRAISER):
        lines, rows = await _desk(turn)
    turn.card(
        words("home-appraiser", name=turn.person.name, list=lines),
        keyboard(
            *rows,
            await objection_doors.of_judges(turn),
            [
                button("btn-bulk", BulkRoom().pack()) if rows else None,
                button("btn-own-conflict", DeclareConflict().pack()),
            ],
            [button("btn-to-search", Search().pack()), button("btn-to-circulars", Circulars().pack())],
            button("btn-help", Help().pack()),
        ),
    )


async def _desk(turn: Turn) -> tuple[list[Words], list[list[Button | None]]]:
    own = await queue.load(turn.person)
    waiting = own.head.count
    if not own.assigned:
        return [words("home-nothing-assigned")], []
    lines = [words("home-judged", done=own.scored, total=own.assigned), head_words(own.head, turn.now)]
    if own.head.returned:
        lines.append(words("load-returned", count=own.head.returned))
    if own.head.recheck:
        lines.append(words("load-recheck", count=own.head.recheck))
    if own.with_agency:
        lines.append(words("load-with-agency", count=own.with_agency))
    start = button("btn-continue-judging" if own.scored else "btn-start-judging", NextInQueue().pack())
    undo = button("btn-undo", UndoLast().pack()) if own.scored else None
    asked = len(await questions.on_desk(turn.person.person_id or 0))
    talk = button("btn-desk-questions", Questions().pack(), count=asked) if asked else None
    return lines, [
        [start if waiting else None],
        [button("btn-queue", Desk().pack(), count=waiting), button("btn-own-load", OwnLoad().pack())],
        [talk, undo],
    ]
