"""«تمدید» decided by the deputy: requests that wait, one of them, grant, another day, deny; staff may look (07e)."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.extensions import MOMENT_BEFORE, typed
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.home import Extensions, Home
from handlers.places.requests import DenyExtension, Extension, GrantExtension, OtherDay
from handlers.states import Extending
from handlers.turn import Turn
from messages.jalali import end_of_day, local_date
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from services import access
from services.access import Permission, Role
from services.case import extensions, progress
from services.case.extensions import ExtensionView, Past
from services.errors import Refused
from services.states import ExtensionState

router = Router(name="deputy_extensions")
router.message.filter(Holds(Role.DEPUTY, Role.ADMIN))
router.callback_query.filter(Holds(Role.DEPUTY, Role.ADMIN))

SHOWN = 6


@router.message(Command("extensions"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/extensions: the requests that wait."""
    await _show_waiting(turn, state)


@router.callback_query(Extensions.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«تمدیدها»: the requests that wait, the oldest first."""
    await _show_waiting(turn, state)


async def _show_waiting(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    found = await extensions.waiting(turn.person)
    rows = [
        button("btn-extension-waiting", Extension(id=one.id).pack(), agency=shortened(one.agency_title))
        for one in found[:SHOWN]
    ]
    turn.card(
        words("extensions-waiting", count=len(found), oldest=found[0].asked_at) if found else words("extensions-none"),
        keyboard(*rows, button("btn-back", Home().pack())),
    )


@router.callback_query(Extension.filter())
async def open_request(_: CallbackQuery, callback_data: Extension, turn: Turn, state: FSMContext) -> None:
    """One request."""
    await state.clear()
    await _show(turn, await extensions.one(turn.person, callback_data.id))


async def _show(turn: Turn, view: ExtensionView) -> None:
    stand = await progress.of_agency(turn.person, view.agency_id)
    deciding = view.waiting and access.allows(turn.person, Permission.GRANT_EXTENSION)
    turn.card(
        words(
            "extension-request",
            agency=view.agency_title,
            done=stand.done if stand else 0,
            total=stand.total if stand else 0,
            deadline=view.deadline,
            until=view.asked_until,
            by=view.asked_by,
            at=view.asked_at,
            reason=view.reason[:300],
            decision=_decision(view),
            effect=_effect(view) if deciding or (view.waiting and not view.past) else "",
            only_deputy=words("extension-only-deputy") if view.waiting and not deciding else "",
        ),
        keyboard(*(_deciding_keys(view) if deciding else ()), button("btn-back", Extensions().pack())),
    )


def _decision(view: ExtensionView) -> Words | str:
    if view.state == ExtensionState.GRANTED and view.granted_until is not None:
        return words("extension-was-granted", until=view.granted_until)
    if view.state == ExtensionState.DENIED:
        return words("extension-was-denied", reason=view.decision_reason)
    return words("extension-was-withdrawn") if view.state == ExtensionState.WITHDRAWN else ""


def _effect(view: ExtensionView) -> Words | str:
    """What granting it does to the agency's appraisal, or why it cannot be granted any more."""
    if view.past == Past.FINAL:
        return words("extension-case-final")
    if view.past:
        return words("extension-case-told")
    if not view.locked:
        return ""
    return words("extension-stops-appraisal" if view.appraised else "extension-opens-case")


def _deciding_keys(view: ExtensionView) -> list[Button | list[Button]]:
    if view.past:
        return [button("btn-extension-deny", DenyExtension(id=view.id).pack())]
    asked = local_date(view.asked_until - MOMENT_BEFORE)
    return [
        button("btn-extension-grant", GrantExtension(id=view.id, day=asked.toordinal()).pack()),
        [
            button("btn-other-day", OtherDay(id=view.id).pack()),
            button("btn-extension-deny", DenyExtension(id=view.id).pack()),
        ],
    ]


@router.callback_query(GrantExtension.filter())
async def grant(_: CallbackQuery, callback_data: GrantExtension, turn: Turn, state: FSMContext) -> None:
    """«موافقت»: until the day on the card."""
    until = end_of_day(date.fromordinal(callback_data.day))
    before = await extensions.one(turn.person, callback_data.id)
    view = await extensions.grant(turn.person, callback_data.id, turn.acted_at, until)
    effect: Words | str = ""
    if before.locked:
        effect = words("extension-appraisal-stopped" if before.appraised else "extension-case-opened")
    turn.say(words("extension-granted", agency=view.agency_title, until=until, effect=effect))
    await _show_waiting(turn, state)


@router.callback_query(OtherDay.filter())
async def ask_other_day(_: CallbackQuery, callback_data: OtherDay, turn: Turn, state: FSMContext) -> None:
    """«روز دیگر»: until when?"""
    view = await _waiting(turn, callback_data.id)
    extensions.check_grant(view)
    await state.set_state(Extending.other_day)
    await state.set_data({"request": view.id})
    turn.card(
        words("extension-ask-other-day", agency=view.agency_title, until=view.asked_until, latest=view.latest),
        keyboard(button("btn-back", Extension(id=view.id).pack())),
    )


@router.message(StateFilter(Extending.other_day), F.text, ~F.text.startswith("/"))
async def take_other_day(message: Message, turn: Turn, state: FSMContext) -> None:
    """The day was typed: what will happen, to be confirmed."""
    view = await _waiting(turn, (await state.get_data())["request"])
    day = typed(message, turn)
    extensions.check_grant(view, end_of_day(day))
    turn.card(
        words("extension-confirm", agency=view.agency_title, until=end_of_day(day), effect=_effect(view)),
        keyboard(
            button("btn-extension-grant", GrantExtension(id=view.id, day=day.toordinal()).pack()),
            button("btn-back", Extension(id=view.id).pack()),
        ),
    )


@router.callback_query(DenyExtension.filter())
async def ask_denial(_: CallbackQuery, callback_data: DenyExtension, turn: Turn, state: FSMContext) -> None:
    """«مخالفت»: why?"""
    view = await _waiting(turn, callback_data.id)
    await state.set_state(Extending.denial)
    await state.set_data({"request": view.id})
    turn.card(
        words("extension-ask-denial", agency=view.agency_title),
        keyboard(button("btn-back", Extension(id=view.id).pack())),
    )


@router.message(StateFilter(Extending.denial), F.text, ~F.text.startswith("/"))
async def take_denial(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: the agency is told."""
    request_id = (await state.get_data())["request"]
    view = await extensions.deny(turn.person, request_id, message.text or "", turn.acted_at)
    turn.say(words("extension-denied", agency=view.agency_title))
    await _show_waiting(turn, state)


async def _waiting(turn: Turn, request_id: int) -> ExtensionView:
    access.require(turn.person, Permission.GRANT_EXTENSION)
    view = await extensions.one(turn.person, request_id)
    if not view.waiting:
        raise Refused("extension-decided", state=view.state)
    return view
