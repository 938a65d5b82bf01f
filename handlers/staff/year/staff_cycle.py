"""Staff: define the year's cycle (new or like a former one), open it, move its deadline (01a, 04a)."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.filters import Holds
from handlers.places.home import Home
from handlers.places.year import ConfirmOpening, DeadlineDay, DefineCycle, DefineLike, OpenCycle
from handlers.staff import steps
from handlers.states import Staff
from handlers.turn import Turn
from messages.jalali import end_of_day, local_date, parse_day
from messages.keyboards import button, keyboard
from messages.words import words
from models.cycle import Cycle
from models.text import to_latin_digits
from services.access import Role
from services.errors import Refused
from services.overview import year_path
from services.states import AFTER_SELF_ASSESSMENT, CycleState
from services.year import cycle_copy, cycles, timetable

router = Router(name="staff_cycle")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

CANCEL = keyboard(button("btn-back", Home().pack()))


@router.message(Command("cycle"))
async def cycle_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/cycle: define the cycle, or open the one that is defined."""
    cycle = await cycles.current()
    if cycle is None:
        await _ask_for_year(turn, state)
    elif cycle.state in AFTER_SELF_ASSESSMENT:
        await _ask_what_next(turn, cycle)
    else:
        await ask_for_deadline(turn, state)


@router.callback_query(DefineCycle.filter())
async def define(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«تعریف دوره»: like the latest one, if there is one; which year?"""
    cycle = await cycles.current()
    if cycle is None:
        await _ask_for_year(turn, state)
    elif CycleState(cycle.state) in steps.STATES:
        await _ask_what_next(turn, cycle)
    else:  # an old card: the year is being prepared or under way
        await home.show(turn, state)


async def _ask_what_next(turn: Turn, latest: Cycle) -> None:
    """After a self-assessment that is over: how far the year is; a new cycle like it or empty, or, before the
    appraisal, its deadline moved."""
    now = await year_path.present(turn.person, latest)
    movable = latest.state == CycleState.SELF_ASSESSMENT_LOCKED
    if not cycles.may_be_followed(latest):
        turn.card(
            words(
                "cycle-under-way", year=latest.year, state=steps.state_of_year(latest.state, now.step if now else "")
            ),
            keyboard(button("btn-back", Home().pack())),
        )
        return
    turn.card(
        words("next-cycle", year=latest.year, state=steps.state_of_year(latest.state, now.step if now else "")),
        keyboard(
            button("btn-define-like", DefineLike(former=1).pack()),
            [
                button("btn-define-empty", DefineLike(former=0).pack()),
                button("btn-move-deadline", OpenCycle().pack()) if movable else None,
            ],
            button("btn-back", Home().pack()),
        ),
    )


@router.callback_query(DefineLike.filter())
async def define_like(_: CallbackQuery, callback_data: DefineLike, turn: Turn, state: FSMContext) -> None:
    """«مانند دورهٔ پیش» or «دورهٔ خالی»: which year?"""
    latest = await cycles.current()
    former = latest.id if latest is not None and callback_data.former else None
    await _ask_for_year(turn, state, former)


async def _ask_for_year(turn: Turn, state: FSMContext, former: int | None = None) -> None:
    await state.set_state(Staff.year)
    await state.set_data({"former": former})
    turn.card(words("ask-year"), CANCEL)


@router.message(StateFilter(Staff.year), F.text, ~F.text.startswith("/"))
async def take_year(message: Message, turn: Turn, state: FSMContext) -> None:
    """The year was typed."""
    typed = to_latin_digits(message.text or "").strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) == 4):
        raise Refused("bad-year", given=(message.text or "")[:40])
    former = (await state.get_data()).get("former")
    if former is None:
        await cycles.define(turn.person, int(typed))
    else:
        cycle = await cycle_copy.define_like(turn.person, int(typed), former)
        ready = await cycles.readiness(cycle)
        turn.say(words("cycle-copied", year=cycle.year, measures=ready.measures))
    await home.show(turn, state)


@router.callback_query(OpenCycle.filter())
async def open_cycle(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«گشایش دوره» or «تغییر مهلت»: until when?"""
    await ask_for_deadline(turn, state)


async def ask_for_deadline(turn: Turn, state: FSMContext) -> None:
    """Until when? Before the opening the timetable's day is offered."""
    cycle = await cycles.current()
    if cycle is None:
        await _ask_for_year(turn, state)
        return
    ready = await cycles.readiness(cycle)
    if not ready.agencies or not ready.measures:
        raise Refused("nothing-to-open", agencies=ready.agencies, measures=ready.measures)
    await state.set_state(Staff.deadline)
    day = await timetable.proposed_deadline(cycle) if cycle.state == CycleState.DRAFT else None
    if day is None or end_of_day(day) <= turn.now:
        turn.card(words("ask-deadline", year=cycle.year), CANCEL)
        return
    turn.card(
        words("ask-deadline-proposed", year=cycle.year, day=day),
        keyboard(
            button("btn-timetable-day", DeadlineDay(day=day.toordinal()).pack()), button("btn-back", Home().pack())
        ),
    )


@router.message(StateFilter(Staff.deadline), F.text, ~F.text.startswith("/"))
async def take_deadline(message: Message, turn: Turn) -> None:
    """The last day was typed."""
    try:
        day = parse_day(message.text or "", today=local_date(turn.now))
    except ValueError as error:
        raise Refused("bad-day", given=(message.text or "")[:40]) from error
    await _preview(turn, day)


@router.callback_query(DeadlineDay.filter())
async def take_proposed(_: CallbackQuery, callback_data: DeadlineDay, turn: Turn) -> None:
    """«روز تقویم»."""
    await _preview(turn, date.fromordinal(callback_data.day))


async def _preview(turn: Turn, day: date) -> None:
    """Show what would happen, and to whom."""
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("no-draft-cycle")
    deadline = end_of_day(day)
    ready = await cycles.check_deadline(cycle, deadline)
    name = "confirm-opening" if cycle.state == CycleState.DRAFT else "confirm-moving"
    label = "btn-open-now" if cycle.state == CycleState.DRAFT else "btn-move-now"
    turn.card(
        words(name, year=cycle.year, agencies=ready.agencies, measures=ready.measures, deadline=deadline),
        keyboard(
            button(label, _confirming(cycle, day)),
            [button("btn-other-day", OpenCycle().pack()), button("btn-cancel", Home().pack())],
        ),
    )


@router.callback_query(ConfirmOpening.filter())
async def confirm(_: CallbackQuery, callback_data: ConfirmOpening, turn: Turn, state: FSMContext) -> None:
    """The opening or the moving was confirmed."""
    deadline = end_of_day(date.fromordinal(callback_data.day))
    if callback_data.version == cycles.NEVER_OPENED:
        await cycles.open_cycle(turn.person, callback_data.cycle, deadline)
        turn.say(words("cycle-opening", deadline=deadline))
    else:
        await cycles.move_deadline(turn.person, callback_data.cycle, deadline, callback_data.version)
        turn.say(words("deadline-moved", deadline=deadline))
    await home.show(turn, state)


def _confirming(cycle: Cycle, day: date) -> str:
    return ConfirmOpening(cycle=cycle.id, version=cycle.deadline_version, day=day.toordinal()).pack()
