"""The year's timetable for everybody who has no part in laying it out, and «مهلت‌های من» (04a, SLA-4.2)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds
from handlers.places.home import Home, Timetable
from handlers.places.year import TimetablePage
from handlers.staff import steps
from handlers.turn import Turn
from messages.jalali import local_date
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.case import progress
from services.errors import Refused
from services.year import cycles, timetable

router = Router(name="calendar_card")
EVERYBODY = Holds(*Role)
router.message.filter(EVERYBODY)
router.callback_query.filter(EVERYBODY)


@router.message(Command("timetable", "calendar", "deadlines"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/deadlines: one's own deadline and the year's steps."""
    await show(turn, state)


@router.callback_query(Timetable.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«تقویم دوره»."""
    await show(turn, state)


@router.callback_query(TimetablePage.filter())
async def turn_page(_: CallbackQuery, callback_data: TimetablePage, turn: Turn, state: FSMContext) -> None:
    """Another page of steps."""
    await show(turn, state, callback_data.page)


async def show(turn: Turn, state: FSMContext, page: int | None = None) -> None:
    """The read-only card: my deadline, then the steps of a page (that of today at first)."""
    await state.clear()
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("not-open-yet")
    today = local_date(turn.now)
    planned = await timetable.of_cycle(cycle)
    wanted = steps.page_of_today(planned, today) if page is None else page
    some, page, pages = steps.shown(planned, wanted)
    lines: list[Words | str] = [steps.line(one, today) for one in some]
    turn.card(
        words(
            "calendar-card",
            year=cycle.year,
            own=await _own_deadline(turn),
            list=lines or words("timetable-none"),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            [
                button("btn-previous", TimetablePage(page=page - 1).pack()) if page else None,
                button("btn-next", TimetablePage(page=page + 1).pack()) if page < pages - 1 else None,
            ],
            button("btn-back", Home().pack()),
        ),
    )


async def _own_deadline(turn: Turn) -> Words | str:
    """The deadline of one's agency, with an extension; the cycle's for who has none; nothing before the opening."""
    agency_id = turn.person.agency_of()
    stand = await progress.of_agency(turn.person, agency_id) if agency_id is not None else None
    if stand is not None and stand.deadline is not None:
        return words("deadline-extended" if stand.extended else "deadline-own", deadline=stand.deadline)
    cycle = await cycles.current()
    if cycle is None or cycle.deadline_at is None:
        return words("deadline-none")
    return words("deadline-own", deadline=cycle.deadline_at)
