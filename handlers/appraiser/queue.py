"""The appraiser's queue: page by page, narrowed to an agency, a measure, an axis; the next one; own load (12a)."""

from datetime import datetime

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.appraiser import card
from handlers.appraiser.desk_state import narrow_of, stay
from handlers.appraiser.queue_words import ages, head_words
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraisal import Judge, NarrowQueue, NextInQueue, OwnLoad, QueueFilters, QueuePage, UndoLast
from handlers.places.home import Desk, Home
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from services.access import Role
from services.appraisal import queue
from services.appraisal.queue import AGENCY, AXIS, DIMENSION, MEASURE, WHOLE, Choice, Item, Narrow

router = Router(name="queue")
router.message.filter(Holds(Role.APPRAISER))
router.callback_query.filter(Holds(Role.APPRAISER))

PAGE, CHOICES = 5, 6
BY = {AGENCY: "btn-by-agency", MEASURE: "btn-by-measure", AXIS: "btn-by-axis", DIMENSION: "btn-by-dimension"}


@router.callback_query(Desk.filter())
async def open_by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«صف»: all of it."""
    await show(turn, state, WHOLE)


@router.message(Command("queue"))
async def open_by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/queue, /queue <code or name>: the queue, or what is in it of a measure or an agency."""
    typed = (command.args or "").strip()
    narrow = await queue.find(turn.person, typed) if typed else WHOLE
    note = words("queue-not-found", given=typed[:40]) if narrow is None else ""
    await show(turn, state, narrow or WHOLE, note=note)


@router.callback_query(QueuePage.filter())
async def turn_page(_: CallbackQuery, callback_data: QueuePage, turn: Turn, state: FSMContext) -> None:
    """Another page."""
    await show(turn, state, await narrow_of(state), callback_data.page)


@router.callback_query(NarrowQueue.filter())
async def narrow_queue(_: CallbackQuery, callback_data: NarrowQueue, turn: Turn, state: FSMContext) -> None:
    """Only what belongs to this agency, measure, axis or dimension."""
    await show(turn, state, queue.narrowed(callback_data.by, callback_data.id))


async def show(turn: Turn, state: FSMContext, narrow: Narrow, page: int = 0, note: Words | str = "") -> None:
    """Show a page of the queue; it stays narrowed until all of it is asked for."""
    await stay(state, None, narrow)
    top, found = await queue.page(turn.person, narrow, page, PAGE)
    page, pages = page_of(page, top.count, PAGE)
    whole = button("btn-whole-queue", NarrowQueue().pack()) if narrow != WHOLE else None
    if not top.count:
        turn.card(
            words("queue-empty", note=note, of=_of(narrow, top.title)),
            keyboard(
                whole,
                [button("btn-own-load", OwnLoad().pack()), button("btn-undo", UndoLast().pack())],
                button("btn-back", Home().pack()),
            ),
        )
        return
    turn.card(
        words(
            "queue",
            note=note,
            head=head_words(top, turn.now),
            of=_of(narrow, top.title),
            list=[_line(one, turn.now) for one in found],
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            button("btn-start-judging", NextInQueue().pack()),
            *_pairs([_item_button(one) for one in found]),
            turning(page, pages, lambda at: QueuePage(page=at).pack()),
            [button("btn-narrow", QueueFilters().pack()), whole],
            button("btn-back", Home().pack()),
        ),
    )


def _of(narrow: Narrow, title: str) -> Words | str:
    if not narrow.by:
        return ""
    if narrow.by == DIMENSION:
        return words("queue-of", title=words("dimension-title", title=title))
    return words("queue-of", title=words("axis-title", title=title))


def _line(one: Item, now: datetime) -> Words:
    return words(
        "queue-line",
        number=str(one.number),
        code=one.code,
        agency=shortened(one.agency, 34),
        standing=words("queue-skipped") if one.skipped else ages(one.state, one.since_at, now),
    )


def _item_button(one: Item) -> Button:
    return button("btn-queued", Judge(id=one.id).pack(), number=str(one.number), code=one.code)


def _pairs(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[at : at + 3] for at in range(0, len(buttons), 3)]


@router.callback_query(QueueFilters.filter())
async def choose_filter(_: CallbackQuery, callback_data: QueueFilters, turn: Turn, state: FSMContext) -> None:
    """«محدود کردن»: by what, then to which one, with how much there is of each."""
    narrow = await narrow_of(state)
    whole = button("btn-whole-queue", NarrowQueue().pack()) if narrow != WHOLE else None
    back = button("btn-back", QueuePage().pack())
    if callback_data.by not in BY:
        kinds = [button(BY[by], QueueFilters(by=by).pack()) for by in BY]
        turn.card(words("queue-narrow"), keyboard(kinds[:2], kinds[2:], whole, back))
        return
    found = await queue.choices(turn.person, callback_data.by)
    page, pages = page_of(callback_data.page, len(found), CHOICES)
    turn.card(
        words(
            "queue-choices",
            count=len(found),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *(_choice(callback_data.by, one) for one in found[page * CHOICES : (page + 1) * CHOICES]),
            turning(page, pages, lambda at: QueueFilters(by=callback_data.by, page=at).pack()),
            button("btn-back", QueueFilters().pack()),
        ),
    )


def _choice(by: str, one: Choice) -> Button:
    data = NarrowQueue(by=by, id=one.id).pack()
    if by == MEASURE:
        return button("btn-choice-measure", data, code=one.code, title=shortened(one.title, 24), count=one.count)
    if by == DIMENSION:
        return button("btn-choice-of", data, title=words("dimension-title", title=one.title), count=one.count)
    title = shortened(one.title, 34) if one.title != "specific" else one.title
    return button("btn-choice-of", data, title=words("axis-title", title=title), count=one.count)


@router.callback_query(NextInQueue.filter())
async def open_next(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«شروع بررسی»: the next one."""
    await card.show_next(turn, state)


@router.message(Command("load"))
async def load_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/load: what one has to do and has done."""
    await _show_load(turn, state)


@router.callback_query(OwnLoad.filter())
async def load_by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«بار کاری»."""
    await _show_load(turn, state)


async def _show_load(turn: Turn, state: FSMContext) -> None:
    await stay(state, None)
    own = await queue.load(turn.person)
    waiting = own.head.count
    turn.card(
        words(
            "own-load",
            scored=own.scored,
            assigned=own.assigned,
            head=head_words(own.head, turn.now),
            ages=words("load-ages", fresh=own.fresh, older=own.older, oldest=own.oldest_ones) if waiting else "",
            returned=words("load-returned", count=own.head.returned) if own.head.returned else "",
            recheck=words("load-recheck", count=own.head.recheck) if own.head.recheck else "",
            agency=words("load-with-agency", count=own.with_agency) if own.with_agency else "",
            barred=words("load-barred", count=own.barred) if own.barred else "",
            today=own.today,
            week=own.week,
        ),
        keyboard(
            button("btn-start-judging", NextInQueue().pack()) if waiting else None,
            [button("btn-queue", Desk().pack(), count=waiting), button("btn-undo", UndoLast().pack())],
            button("btn-back", Home().pack()),
        ),
    )
