"""Staff: the settings of the cycle: each with what it means, changed after a confirmation (01a, ART-1n)."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.places.home import Timetable
from handlers.places.year import ChooseSetting, ConfirmSetting, SettingCard, Settings
from handlers.staff.year.staff_timetable import present
from handlers.states import Planning
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.errors import Refused
from services.year import cycle_settings
from services.year.cycle_settings import SETTINGS

router = Router(name="staff_settings")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

NAMES = tuple(SETTINGS)


@router.message(Command("settings"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/settings: the settings of the cycle."""
    await _show(turn, state)


@router.callback_query(Settings.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«تنظیمات دوره»."""
    await _show(turn, state)


async def _show(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    cycle = await present()
    stand = await cycle_settings.values(cycle)
    named = [button(f"set-title-{name}", SettingCard(at=at).pack()) for at, name in enumerate(NAMES)]
    lines = [words("setting-line", title=words(f"set-title-{name}"), value=_value(name, stand[name])) for name in NAMES]
    turn.card(
        words("settings-card", year=cycle.year, list=lines),
        keyboard(*[named[at : at + 2] for at in range(0, len(named), 2)], button("btn-back", Timetable().pack())),
    )


def _value(name: str, value: Any) -> Words | str:
    """A value of a setting in words."""
    if isinstance(value, bool):
        return words(f"set-yes-{name}") if value else words(f"set-no-{name}")
    if name == "na_mode":
        return words(f"na-rule-{value}")
    if name == "gap_percent":
        return words("setting-percent", percent=value)
    if isinstance(value, int):
        return words("setting-days", days=value)
    return value or words("setting-empty")


def _name(at: int) -> str:
    if at >= len(NAMES):
        raise Refused("wrong-state")
    return NAMES[at]


@router.callback_query(SettingCard.filter())
async def show_setting(_: CallbackQuery, callback_data: SettingCard, turn: Turn, state: FSMContext) -> None:
    """One setting: what it means, how it stands, what else it can be."""
    await state.clear()
    name = _name(callback_data.at)
    cycle = await present()
    value = (await cycle_settings.values(cycle))[name]
    choices = SETTINGS[name].choices
    if choices is None:
        await state.set_state(Planning.setting)
        await state.set_data({"setting": name})
        keys = []
    else:
        keys = [
            button("btn-setting", ChooseSetting(at=callback_data.at, choice=place).pack(), value=_value(name, one))
            for place, one in enumerate(choices)
            if one != value
        ]
    wide = 3 if isinstance(value, int) and not isinstance(value, bool) else 1
    turn.card(
        words(
            "setting-card",
            title=words(f"set-title-{name}"),
            about=words(f"set-about-{name}"),
            value=_value(name, value),
            how=words("setting-type") if choices is None else "",
        ),
        keyboard(*[keys[at : at + wide] for at in range(0, len(keys), wide)], button("btn-back", Settings().pack())),
    )


@router.callback_query(ChooseSetting.filter())
async def choose(_: CallbackQuery, callback_data: ChooseSetting, turn: Turn) -> None:
    """A choice: what it means, and for how many; to be confirmed."""
    name = _name(callback_data.at)
    cycle = await present()
    known = SETTINGS[name]
    if known.choices is None or callback_data.choice >= len(known.choices):
        raise Refused("wrong-state")
    turn.card(
        words(
            "confirm-setting",
            title=words(f"set-title-{name}"),
            value=_value(name, known.choices[callback_data.choice]),
            year=cycle.year,
            rescores=words("setting-rescores") if known.rescores else "",
        ),
        keyboard(
            button(
                "btn-confirm-setting",
                ConfirmSetting(cycle=cycle.id, at=callback_data.at, choice=callback_data.choice).pack(),
            ),
            button("btn-cancel", Settings().pack()),
        ),
    )


@router.callback_query(ConfirmSetting.filter())
async def confirm(_: CallbackQuery, callback_data: ConfirmSetting, turn: Turn, state: FSMContext) -> None:
    """It was confirmed."""
    name = _name(callback_data.at)
    value = await cycle_settings.choose(turn.person, callback_data.cycle, name, callback_data.choice)
    turn.say(words("setting-changed", title=words(f"set-title-{name}"), value=_value(name, value)))
    await _show(turn, state)


@router.message(StateFilter(Planning.setting), F.text, NoCommand())
async def take_text(message: Message, turn: Turn, state: FSMContext) -> None:
    """A text was typed."""
    name = (await state.get_data())["setting"]
    value = await cycle_settings.write(turn.person, (await present()).id, name, message.text or "")
    turn.say(words("setting-changed", title=words(f"set-title-{name}"), value=_value(name, value)))
    await _show(turn, state)
