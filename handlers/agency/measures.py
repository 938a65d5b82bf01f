"""The measures of an agency: axes, lists, what is left (07a, 07c)."""

from collections.abc import Callable

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.home import Home
from handlers.places.measures import Axes, AxisPage, Entry, Left
from handlers.turn import Turn
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import words
from services.access import Role
from services.case import entries, progress
from services.case.entries import EntryView
from services.errors import Refused
from services.states import EntryState

router = Router(name="measures")
router.message.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))
router.callback_query.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))

# Where «صفحهٔ قبل» of a measure leads: the list it was opened from.
BACK = "back"
PAGE = 6
MOST_ROWS = 7
PageLink = Callable[[int], str]
MARKS = {
    EntryState.EMPTY: "mark-empty",
    EntryState.DRAFT: "mark-draft",
    EntryState.SELF_SCORED: "mark-submitted",
    EntryState.RETURNED: "mark-returned",
    EntryState.NA_REQUESTED: "mark-na",
    EntryState.NA_ACCEPTED: "mark-na",
    EntryState.CENTRAL_PENDING: "mark-central",
    EntryState.CENTRAL_FILLED: "mark-central",
}


def agency_of(turn: Turn) -> int:
    """The agency that the person works for or heads."""
    agency_id = turn.person.agency_of(Role.LIAISON, Role.AGENCY_HEAD)
    assert agency_id is not None
    return agency_id


@router.callback_query(Axes.filter())
async def show_axes(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """The axes, each with its progress."""
    await state.clear()
    lines = await progress.axes(turn.person, agency_of(turn))
    rows = [
        button(
            "btn-axis",
            AxisPage(id=one.id).pack(),
            place=place,
            title=shortened(one.title, 22),
            done=one.done,
            total=one.total,
        )
        for place, one in enumerate(lines, start=1)
    ]
    wide = max(1, -(-len(rows) // MOST_ROWS))
    turn.card(
        words("axes"),
        keyboard(*(rows[at : at + wide] for at in range(0, len(rows), wide)), button("btn-back", Home().pack())),
    )


@router.callback_query(AxisPage.filter())
async def show_axis(_: CallbackQuery, callback_data: AxisPage, turn: Turn, state: FSMContext) -> None:
    """The measures of one axis, page by page."""
    await state.clear()
    found = await entries.entries(turn.person, agency_of(turn), callback_data.id)
    axis = next((one for one in await progress.axes(turn.person, agency_of(turn)) if one.id == callback_data.id), None)
    if axis is None:
        raise Refused("unknown-entry")
    page, pages = _page(callback_data.page, len(found))
    await state.set_data({BACK: AxisPage(id=axis.id, page=page).pack()})
    turn.card(
        words("axis", title=axis.title, done=axis.done, total=axis.total, page=page + 1, pages=pages),
        _list_keys(found, page, pages, lambda at: AxisPage(id=axis.id, page=at).pack(), Axes().pack()),
    )


@router.message(Command("todo"))
async def left_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/todo: what is left."""
    await _show_left(turn, state, 0)


@router.callback_query(Left.filter())
async def left_by_button(_: CallbackQuery, callback_data: Left, turn: Turn, state: FSMContext) -> None:
    """«چه مانده؟»."""
    await _show_left(turn, state, callback_data.page)


async def _show_left(turn: Turn, state: FSMContext, page: int) -> None:
    await state.clear()
    found = await entries.entries(turn.person, agency_of(turn), left_only=True)
    if not found:
        await home.show(turn, state)
        return
    page, pages = _page(page, len(found))
    await state.set_data({BACK: Left(page=page).pack()})
    files = sum(1 for one in found if one.evidence_wanted and not one.files)
    turn.card(
        words("left", count=len(found), files=files, page=page + 1, pages=pages),
        _list_keys(found, page, pages, lambda at: Left(page=at).pack(), Home().pack()),
    )


def _page(asked: int, count: int) -> tuple[int, int]:
    pages = max(1, -(-count // PAGE))
    return min(max(asked, 0), pages - 1), pages


def entry_button(entry: EntryView) -> Button:
    """The button of a list that opens a measure."""
    return button(
        "btn-entry",
        Entry(id=entry.id).pack(),
        mark=words(MARKS[EntryState(entry.state)]),
        number=str(entry.number),
        title=shortened(entry.title, 30),
    )


def _list_keys(found: list[EntryView], page: int, pages: int, at: PageLink, back: str) -> Keyboard:
    rows: list[list[Button]] = [[entry_button(one)] for one in found[page * PAGE : (page + 1) * PAGE]]
    turning = []
    if page > 0:
        turning.append(button("btn-previous", at(page - 1)))
    if page < pages - 1:
        turning.append(button("btn-next", at(page + 1)))
    return keyboard(*rows, turning, button("btn-back", back))
