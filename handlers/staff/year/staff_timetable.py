"""Staff: the year's timetable: laid out from a day, each step's length or last day changed (04a, ART-4)."""

from collections.abc import Sequence
from datetime import date

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.places.home import Home, Timetable
from handlers.places.year import (
    ConfirmLayOut,
    DaysOff,
    Doubts,
    LayOut,
    Settings,
    StepCard,
    StepEnd,
    StepLength,
    StepRelease,
    TimetablePage,
)
from handlers.staff import steps
from handlers.staff.year import staff_cycle
from handlers.states import Planning
from handlers.turn import Turn
from messages.jalali import local_date, parse_day
from messages.keyboards import button, keyboard
from messages.words import words
from models.cycle import Cycle
from models.text import to_latin_digits
from services.access import Role
from services.errors import Refused
from services.states import CycleState
from services.year import cycles, timetable
from services.year.timetable import Move

router = Router(name="staff_timetable")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

CANCEL = keyboard(button("btn-back", Timetable().pack()))
DOUBTS_A_PAGE = 6


@router.message(Command("timetable", "calendar"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/timetable: the steps of the year."""
    await show(turn, state)


@router.callback_query(Timetable.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«تقویم دوره»."""
    await show(turn, state)


@router.callback_query(TimetablePage.filter())
async def turn_page(_: CallbackQuery, callback_data: TimetablePage, turn: Turn, state: FSMContext) -> None:
    """Another page of steps."""
    await show(turn, state, callback_data.page)


async def present() -> Cycle:
    """The cycle that people work in. Raises `Refused("no-draft-cycle")` before the first was defined."""
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("no-draft-cycle")
    return cycle


async def show(turn: Turn, state: FSMContext, page: int | None = None) -> None:
    """The timetable with a button for each step of the page."""
    await state.clear()
    cycle = await present()
    today = local_date(turn.now)
    planned = await timetable.of_cycle(cycle)
    others = [button("btn-days-off", DaysOff().pack()), button("btn-settings", Settings().pack())]
    if not planned:
        turn.card(
            words("timetable-empty", year=cycle.year),
            keyboard(button("btn-lay-out", LayOut().pack()), others, button("btn-back", Home().pack())),
        )
        return
    some, page, pages = steps.shown(planned, steps.page_of_today(planned, today) if page is None else page)
    doubtful = await timetable.doubtful(cycle, planned, past=False)
    named = [button("btn-step", StepCard(id=one.id).pack(), title=steps.title(one.code)) for one in some]
    turn.card(
        words("timetable", year=cycle.year, list=[steps.line(one, today) for one in some], page=page + 1, pages=pages),
        keyboard(
            *[named[at : at + 2] for at in range(0, len(named), 2)],
            [
                button("btn-previous", TimetablePage(page=page - 1).pack()) if page else None,
                button("btn-next", TimetablePage(page=page + 1).pack()) if page < pages - 1 else None,
                button("btn-doubts", Doubts().pack(), count=len(doubtful)) if doubtful else None,
            ],
            others,
            [button("btn-lay-out-anew", LayOut().pack()), button("btn-back", Home().pack())],
        ),
    )


@router.callback_query(LayOut.filter())
async def ask_for_start(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«ساخت تقویم»: from which day?"""
    cycle = await present()
    await state.set_state(Planning.start)
    turn.card(words("ask-start-day", year=cycle.year), CANCEL)


@router.message(StateFilter(Planning.start), F.text, NoCommand())
async def take_start(message: Message, turn: Turn) -> None:
    """The first day was typed: how the steps would lie, and what is doubtful."""
    cycle = await present()
    day = day_in(message.text or "", turn)
    planned = await timetable.draft(cycle, day)
    found = await timetable.doubtful(cycle, planned, past=True)
    doubts = steps.doubt_lines(found[:3])
    if len(found) > len(doubts):
        doubts.append(words("doubts-more", count=len(found) - len(doubts)))
    turn.card(
        words(
            "confirm-lay-out",
            year=cycle.year,
            count=len(planned),
            first=planned[0].first_day,
            deadline=next(one.last_day for one in planned if one.code == timetable.SELF_ASSESSMENT),
            last=planned[-1].last_day,
            doubts=doubts or "",
        ),
        keyboard(
            button("btn-lay-out-now", ConfirmLayOut(cycle=cycle.id, day=day.toordinal()).pack()),
            [button("btn-other-day", LayOut().pack()), button("btn-cancel", Timetable().pack())],
        ),
    )


@router.callback_query(ConfirmLayOut.filter())
async def lay_out(_: CallbackQuery, callback_data: ConfirmLayOut, turn: Turn, state: FSMContext) -> None:
    """It was confirmed."""
    built = await timetable.build(turn.person, callback_data.cycle, date.fromordinal(callback_data.day))
    turn.say(words("timetable-laid-out", count=len(built), last=built[-1].last_day))
    await show(turn, state)


@router.callback_query(Doubts.filter())
async def show_doubts(_: CallbackQuery, callback_data: Doubts, turn: Turn) -> None:
    """«هشدارها»."""
    cycle = await present()
    lines = steps.doubt_lines(await timetable.doubtful(cycle, await timetable.of_cycle(cycle), past=False))
    pages = max(1, -(-len(lines) // DOUBTS_A_PAGE))
    page = min(callback_data.page, pages - 1)
    turn.card(
        words(
            "timetable-doubts",
            list=lines[page * DOUBTS_A_PAGE : (page + 1) * DOUBTS_A_PAGE] or words("doubts-none"),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            [
                button("btn-previous", Doubts(page=page - 1).pack()) if page else None,
                button("btn-next", Doubts(page=page + 1).pack()) if page < pages - 1 else None,
            ],
            button("btn-back", Timetable().pack()),
        ),
    )


@router.callback_query(StepCard.filter())
async def show_step(_: CallbackQuery, callback_data: StepCard, turn: Turn, state: FSMContext) -> None:
    """One step: its days, what is doubtful, what can be changed."""
    await state.clear()
    cycle = await present()
    one = await timetable.step(cycle, callback_data.id)
    found = [
        each
        for each in await timetable.doubtful(cycle, await timetable.of_cycle(cycle), past=False)
        if each.code == one.code
    ]
    ruled = one.code == timetable.SELF_ASSESSMENT and cycle.state != CycleState.DRAFT
    name = "step-card-deadline" if ruled else "step-card-fixed" if one.fixed else "step-card"
    turn.card(
        words(
            name,
            title=steps.title(one.code),
            first=one.first_day,
            last=one.last_day,
            days=one.working_days,
            doubts=steps.doubt_lines(found) or "",
        ),
        keyboard(
            button("btn-move-deadline", StepEnd(id=one.id).pack())
            if ruled
            else [
                button("btn-step-length", StepLength(id=one.id).pack()),
                button("btn-step-end", StepEnd(id=one.id).pack()),
            ],
            button("btn-step-release", StepRelease(id=one.id).pack()) if one.fixed and not ruled else None,
            button("btn-back", Timetable().pack()),
        ),
    )


@router.callback_query(StepLength.filter())
async def ask_for_length(_: CallbackQuery, callback_data: StepLength, turn: Turn, state: FSMContext) -> None:
    """«روزهای کاری»: how many?"""
    one = await timetable.step(await present(), callback_data.id)
    await state.set_state(Planning.length)
    await state.set_data({"step": one.id})
    turn.card(words("ask-step-length", title=steps.title(one.code), days=one.working_days), CANCEL)


@router.message(StateFilter(Planning.length), F.text, NoCommand())
async def take_length(message: Message, turn: Turn, state: FSMContext) -> None:
    """The length was typed."""
    typed = to_latin_digits(message.text or "").strip()
    days = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
    step_id = (await state.get_data())["step"]
    moved = await timetable.set_length(turn.person, (await present()).id, step_id, days)
    await _changed(turn, state, moved)


@router.callback_query(StepEnd.filter())
async def ask_for_end(_: CallbackQuery, callback_data: StepEnd, turn: Turn, state: FSMContext) -> None:
    """«آخرین روز»: which one? That of the self-assessment of an open cycle is its deadline, which has its own way."""
    cycle = await present()
    one = await timetable.step(cycle, callback_data.id)
    if one.code == timetable.SELF_ASSESSMENT and cycle.state != CycleState.DRAFT:
        await staff_cycle.ask_for_deadline(turn, state)
        return
    await state.set_state(Planning.last_day)
    await state.set_data({"step": one.id})
    turn.card(words("ask-step-end", title=steps.title(one.code), first=one.first_day, last=one.last_day), CANCEL)


@router.message(StateFilter(Planning.last_day), F.text, NoCommand())
async def take_end(message: Message, turn: Turn, state: FSMContext) -> None:
    """The last day was typed."""
    day = day_in(message.text or "", turn)
    step_id = (await state.get_data())["step"]
    moved = await timetable.fix_last_day(turn.person, (await present()).id, step_id, day)
    await _changed(turn, state, moved)


@router.callback_query(StepRelease.filter())
async def release(_: CallbackQuery, callback_data: StepRelease, turn: Turn, state: FSMContext) -> None:
    """«روز آزاد»: the last day follows the length again."""
    await _changed(turn, state, await timetable.release(turn.person, (await present()).id, callback_data.id))


async def _changed(turn: Turn, state: FSMContext, moved: Sequence[Move]) -> None:
    turn.say(words("timetable-changed", list=steps.move_lines(moved)))
    await show(turn, state)


def day_in(text: str, turn: Turn) -> date:
    """The day that was typed; raises `Refused("bad-day")`."""
    try:
        return parse_day(text, today=local_date(turn.now))
    except ValueError as error:
        raise Refused("bad-day", given=text[:40]) from error
