"""Staff: define the year's cycle, open it with its deadline, move the deadline (01a, 04a)."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.filters import Holds
from handlers.places import ConfirmOpening, DefineCycle, Home, OpenCycle
from handlers.states import Staff
from handlers.turn import Turn
from messages.jalali import end_of_day, local_date, parse_day
from messages.keyboards import button, keyboard
from messages.words import words
from models.cycle import Cycle
from models.text import to_latin_digits
from services import cycles
from services.access import Role
from services.errors import Refused
from services.states import CycleState

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
    else:
        await _ask_for_deadline(turn, state)


@router.callback_query(DefineCycle.filter())
async def define(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«تعریف دوره»: which year?"""
    await _ask_for_year(turn, state)


async def _ask_for_year(turn: Turn, state: FSMContext) -> None:
    await state.set_state(Staff.year)
    turn.card(words("ask-year"), CANCEL)


@router.message(StateFilter(Staff.year), F.text, ~F.text.startswith("/"))
async def take_year(message: Message, turn: Turn, state: FSMContext) -> None:
    """The year was typed."""
    typed = to_latin_digits(message.text or "").strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) == 4):
        raise Refused("bad-year", given=(message.text or "")[:40])
    await cycles.define(turn.person, int(typed))
    await home.show(turn, state)


@router.callback_query(OpenCycle.filter())
async def open_cycle(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«گشایش دوره» or «تغییر مهلت»: until when?"""
    await _ask_for_deadline(turn, state)


async def _ask_for_deadline(turn: Turn, state: FSMContext) -> None:
    cycle = await cycles.current()
    if cycle is None:
        await _ask_for_year(turn, state)
        return
    ready = await cycles.readiness(cycle)
    if not ready.agencies or not ready.measures:
        raise Refused("nothing-to-open", agencies=ready.agencies, measures=ready.measures)
    await state.set_state(Staff.deadline)
    turn.card(words("ask-deadline", year=cycle.year), CANCEL)


@router.message(StateFilter(Staff.deadline), F.text, ~F.text.startswith("/"))
async def take_deadline(message: Message, turn: Turn) -> None:
    """The last day was typed: show what would happen, and to whom."""
    cycle = await cycles.current()
    assert cycle is not None
    try:
        day = parse_day(message.text or "", today=local_date(turn.now))
    except ValueError as error:
        raise Refused("bad-day", given=(message.text or "")[:40]) from error
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
