"""«تمدید» asked for: until when and why, what became of it, taking it back (07e, SLA-4.2)."""

from datetime import date, timedelta

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.measures import agency_of
from handlers.filters import Holds
from handlers.places.home import Extensions, Home, Questions
from handlers.places.requests import AskExtension, ExtensionDay, WithdrawExtension
from handlers.places.results import Result
from handlers.states import Extending
from handlers.turn import Turn
from messages.jalali import end_of_day, local_date, parse_day
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from services.access import Role
from services.case import extensions
from services.case.extensions import ExtensionView, Past, Standing
from services.errors import Refused
from services.states import ExtensionState

router = Router(name="extensions")
router.message.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))
router.callback_query.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))

USUAL_DAYS = (3, 7, 14)
MOMENT_BEFORE = timedelta(microseconds=1)


@router.message(Command("extensions"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/extensions: the agency's time."""
    await _show(turn, state)


@router.callback_query(Extensions.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«تمدید»: how much time the agency has, and what it asked for."""
    await _show(turn, state)


async def _show(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    stand = await extensions.standing(turn.person, agency_of(turn))
    waits = stand.open_request
    last = next((one for one in stand.requests if not one.waiting), None)
    turn.card(
        words(
            "extension-standing",
            deadline=stand.deadline,
            extended=words("extension-is-own") if stand.extended else "",
            waits=words("extension-waits", until=waits.asked_until, reason=waits.reason[:300]) if waits else "",
            last=_last(last) if last else "",
            rule=_rule(stand),
        ),
        keyboard(
            button("btn-open-result", Result().pack()) if stand.past else None,
            button("btn-to-questions", Questions().pack()) if stand.past == Past.FINAL else None,
            _asking(stand),
            button("btn-back", Home().pack()),
        ),
    )


def _rule(stand: Standing) -> Words:
    if stand.past == Past.FINAL:
        return words("extension-after-final")
    return words("extension-after-told" if stand.past else "extension-by-deputy")


def _asking(stand: Standing) -> Button | None:
    if stand.open_request is not None:
        return button("btn-extension-withdraw", WithdrawExtension(id=stand.open_request.id).pack())
    return None if stand.past else button("btn-ask-extension", AskExtension().pack())


def _last(request: ExtensionView) -> Words | str:
    if request.state == ExtensionState.GRANTED and request.granted_until is not None:
        return words("extension-last-granted", until=request.granted_until)
    if request.state == ExtensionState.DENIED:
        return words("extension-last-denied", reason=request.decision_reason)
    return ""


@router.callback_query(AskExtension.filter())
async def ask_day(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«درخواست تمدید»: until when?"""
    stand = await extensions.check_ask(turn.person, agency_of(turn))
    await state.set_state(Extending.day)
    await state.set_data({})
    first = max(local_date(stand.deadline - MOMENT_BEFORE), local_date(turn.now))
    days = [first + timedelta(days=more) for more in USUAL_DAYS]
    usual = [
        button("btn-extension-day", ExtensionDay(day=day.toordinal()).pack(), day=day)
        for day in days
        if end_of_day(day) <= stand.latest
    ]
    turn.card(
        words("extension-ask-day", deadline=stand.deadline, latest=stand.latest),
        keyboard(*usual, button("btn-back", Extensions().pack())),
    )


@router.callback_query(ExtensionDay.filter())
async def usual_day(_: CallbackQuery, callback_data: ExtensionDay, turn: Turn, state: FSMContext) -> None:
    """One of the days offered."""
    await _ask_reason(turn, state, date.fromordinal(callback_data.day))


@router.message(StateFilter(Extending.day), F.text, ~F.text.startswith("/"))
async def typed_day(message: Message, turn: Turn, state: FSMContext) -> None:
    """The day was typed."""
    await _ask_reason(turn, state, typed(message, turn))


def typed(message: Message, turn: Turn) -> date:
    """The day that somebody typed. Raises `Refused("bad-day")`."""
    try:
        return parse_day(message.text or "", today=local_date(turn.now))
    except ValueError as error:
        raise Refused("bad-day", given=(message.text or "")[:40]) from error


async def _ask_reason(turn: Turn, state: FSMContext, day: date) -> None:
    await extensions.check_ask(turn.person, agency_of(turn), end_of_day(day))
    await state.set_state(Extending.reason)
    await state.set_data({"day": day.toordinal()})
    turn.card(words("extension-ask-reason", until=end_of_day(day)), keyboard(button("btn-back", AskExtension().pack())))


@router.message(StateFilter(Extending.reason), F.text, ~F.text.startswith("/"))
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: the deputy is asked."""
    until = end_of_day(date.fromordinal((await state.get_data())["day"]))
    made = await extensions.ask(turn.person, agency_of(turn), until, message.text or "", turn.acted_at)
    turn.say(words("extension-asked", until=made.asked_until, deadline=made.deadline))
    await _show(turn, state)


@router.callback_query(WithdrawExtension.filter())
async def withdraw(_: CallbackQuery, callback_data: WithdrawExtension, turn: Turn, state: FSMContext) -> None:
    """«پس گرفتن»."""
    view = await extensions.withdraw(turn.person, callback_data.id, turn.acted_at)
    turn.say(words("extension-withdrawn", deadline=view.deadline))
    await _show(turn, state)
