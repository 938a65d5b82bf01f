"""Staff: the days off and the weekend; what would move in the timetable is shown before it does (04a)."""

from collections.abc import Sequence
from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.places.home import Timetable
from handlers.places.lists import ImportSheet
from handlers.places.year import AddDay, ChangeDay, ChangeWeekend, ConfirmDay, ConfirmWeekend, DayCard, DaysOff, Weekend
from handlers.staff import steps
from handlers.staff.year.staff_timetable import day_in
from handlers.states import Planning
from handlers.turn import Turn
from messages.jalali import local_date, parse_day
from messages.keyboards import button, keyboard
from messages.words import Words, words
from models.text import plain
from services.access import Role
from services.errors import Refused
from services.year import cycles, days_off, timetable
from services.year.days_off import DayChange, DayKind, ListedDay
from services.year.timetable import Move

router = Router(name="staff_days_off")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

A_PAGE = 6
CANCEL = keyboard(button("btn-back", DaysOff().pack()))


@router.callback_query(DaysOff.filter())
async def by_button(_: CallbackQuery, callback_data: DaysOff, turn: Turn, state: FSMContext) -> None:
    """«روزهای تعطیل»: those ahead, a button for each."""
    await state.clear()
    await _show(turn, callback_data.page)


async def _show(turn: Turn, page: int = 0) -> None:
    ahead = await days_off.listed(local_date(turn.now))
    pages = max(1, -(-len(ahead) // A_PAGE))
    page = min(page, pages - 1)
    some = ahead[page * A_PAGE : (page + 1) * A_PAGE]
    days = [button("btn-day", DayCard(day=one.day.toordinal()).pack(), day=one.day) for one in some]
    lines: list[Words | str] = [_line(one) for one in some]
    turn.card(
        words(
            "days-off",
            weekend=_weekend_words(await days_off.weekend()),
            list=lines or words("days-off-none"),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            *[days[at : at + 2] for at in range(0, len(days), 2)],
            [
                button("btn-previous", DaysOff(page=page - 1).pack()) if page else None,
                button("btn-next", DaysOff(page=page + 1).pack()) if page < pages - 1 else None,
            ],
            [button("btn-add-day", AddDay().pack()), button("btn-weekend", Weekend().pack())],
            [button("btn-import-days", ImportSheet(kind="days_off").pack()), button("btn-back", Timetable().pack())],
        ),
    )


def _line(one: ListedDay) -> Words:
    name = "day-line-worked" if one.worked else "day-line-own" if one.own else "day-line"
    return words(name, day=one.day, title=one.title)


def _weekend_words(days: frozenset[int]) -> Words:
    return words(f"weekend-{days_off.WEEKENDS.index(days)}")


@router.callback_query(AddDay.filter())
async def ask_for_day(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«افزودن روز»: which, and why?"""
    await state.set_state(Planning.day_off)
    turn.card(words("ask-day-off"), CANCEL)


@router.message(StateFilter(Planning.day_off), F.text, NoCommand())
async def take_day(message: Message, turn: Turn, state: FSMContext) -> None:
    """A day was typed, perhaps with its title behind it."""
    day, title = _day_and_title(message.text or "", turn)
    if not title:
        await state.set_state(Planning.day_title)
        await state.set_data({"day": day.toordinal()})
        turn.card(words("ask-day-title", day=day), CANCEL)
        return
    await _preview(turn, state, DayChange(day, DayKind.HOLIDAY, title))


def _day_and_title(text: str, turn: Turn) -> tuple[date, str]:
    """The longest beginning that is a day, and the rest."""
    typed = plain(text).replace("\n", " ").split(" ")
    for length in range(min(len(typed), 4), 0, -1):
        try:
            day = parse_day(" ".join(typed[:length]), today=local_date(turn.now))
        except ValueError:
            continue
        return day, " ".join(typed[length:])
    return day_in(text, turn), ""


@router.message(StateFilter(Planning.day_title), F.text, NoCommand())
async def take_title(message: Message, turn: Turn, state: FSMContext) -> None:
    """The title was typed."""
    day = date.fromordinal((await state.get_data())["day"])
    await _preview(turn, state, DayChange(day, DayKind.HOLIDAY, plain(message.text or "")))


@router.callback_query(DayCard.filter())
async def show_day(_: CallbackQuery, callback_data: DayCard, turn: Turn, state: FSMContext) -> None:
    """One day: off by the calendar or by us, or worked; and the other way round."""
    await state.clear()
    day = date.fromordinal(callback_data.day)
    one = await days_off.of_day(day)
    if one is None:
        raise Refused("wrong-state")
    keys = [
        button("btn-day-worked", ChangeDay(day=callback_data.day, kind=DayKind.WORKDAY.value).pack())
        if not one.worked
        else None,
        button("btn-day-plain", ChangeDay(day=callback_data.day, kind=DayKind.PLAIN.value).pack()) if one.own else None,
    ]
    turn.card(words("day-card", line=_line(one)), keyboard(keys, button("btn-back", DaysOff().pack())))


@router.callback_query(ChangeDay.filter())
async def change_day(_: CallbackQuery, callback_data: ChangeDay, turn: Turn, state: FSMContext) -> None:
    """«روز کاری» or «حذف از فهرست»: what would move?"""
    day = date.fromordinal(callback_data.day)
    one = await days_off.of_day(day)
    if one is None or callback_data.kind not in (DayKind.WORKDAY, DayKind.PLAIN):
        raise Refused("wrong-state")
    await _preview(turn, state, DayChange(day, DayKind(callback_data.kind), one.title))


async def _preview(turn: Turn, state: FSMContext, change: DayChange) -> None:
    days_off.check(change)
    moved = await _would_move(change)
    await state.clear()
    if change.kind is DayKind.HOLIDAY:  # what was typed waits with the day for its confirmation
        await state.set_state(Planning.day_title)
        await state.set_data({"day": change.day.toordinal(), "title": change.title})
    turn.card(
        words(f"confirm-day-{change.kind}", day=change.day, title=change.title, list=steps.move_lines(moved)),
        keyboard(
            button("btn-confirm-day", ConfirmDay(day=change.day.toordinal(), kind=change.kind.value).pack()),
            button("btn-cancel", DaysOff().pack()),
        ),
    )


async def _would_move(change: DayChange) -> Sequence[Move]:
    cycle = await cycles.current()
    return await timetable.would_move(cycle, await days_off.calendar(change)) if cycle is not None else []


@router.callback_query(ConfirmDay.filter())
async def confirm_day(_: CallbackQuery, callback_data: ConfirmDay, turn: Turn, state: FSMContext) -> None:
    """It was confirmed; the title of a new one is what was typed for this very day."""
    day, data = date.fromordinal(callback_data.day), await state.get_data()
    known = await days_off.of_day(day)
    if callback_data.kind == DayKind.HOLIDAY and data.get("day") == callback_data.day:
        change = DayChange(day, DayKind.HOLIDAY, data["title"])
    elif callback_data.kind in (DayKind.WORKDAY, DayKind.PLAIN) and known is not None:
        change = DayChange(day, DayKind(callback_data.kind), known.title)
    else:
        raise Refused("wrong-state")
    moved = await timetable.change_day(turn.person, change)
    await state.clear()
    turn.say(words("day-changed", day=day, list=steps.move_lines(moved)))
    await _show(turn)


@router.callback_query(Weekend.filter())
async def show_weekend(_: CallbackQuery, turn: Turn) -> None:
    """«تعطیل هفتگی»."""
    present = await days_off.weekend()
    choices = [
        button("btn-weekend-choice", ChangeWeekend(choice=at).pack(), days=_weekend_words(days))
        for at, days in enumerate(days_off.WEEKENDS)
        if days != present
    ]
    turn.card(
        words("weekend-card", weekend=_weekend_words(present)), keyboard(*choices, button("btn-back", DaysOff().pack()))
    )


@router.callback_query(ChangeWeekend.filter())
async def change_weekend(_: CallbackQuery, callback_data: ChangeWeekend, turn: Turn) -> None:
    """Another weekend: what would move?"""
    days = _chosen(callback_data.choice)
    cycle = await cycles.current()
    moved = await timetable.would_move(cycle, await days_off.calendar(other_weekend=days)) if cycle is not None else []
    turn.card(
        words("confirm-weekend", weekend=_weekend_words(days), list=steps.move_lines(moved)),
        keyboard(
            button("btn-confirm-weekend", ConfirmWeekend(choice=callback_data.choice).pack()),
            button("btn-cancel", Weekend().pack()),
        ),
    )


@router.callback_query(ConfirmWeekend.filter())
async def confirm_weekend(_: CallbackQuery, callback_data: ConfirmWeekend, turn: Turn) -> None:
    """It was confirmed."""
    days = _chosen(callback_data.choice)
    moved = await timetable.change_weekend(turn.person, days)
    turn.say(words("weekend-changed", weekend=_weekend_words(days), list=steps.move_lines(moved)))
    await _show(turn)


def _chosen(choice: int) -> frozenset[int]:
    if choice >= len(days_off.WEEKENDS):
        raise Refused("wrong-state")
    return days_off.WEEKENDS[choice]
