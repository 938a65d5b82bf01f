"""What an agency's people entered last, to be looked at after an outage (SLA-5)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.measures import agency_of
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.home import Home
from handlers.places.measures import LastEntries, Left
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.case import last_entries
from services.states import EntryState

router = Router(name="last_entries")
router.message.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))
router.callback_query.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))

MOST_TITLE = 34
MARKS = {
    EntryState.EMPTY: "mark-empty",
    EntryState.DRAFT: "mark-draft",
    EntryState.SELF_SCORED: "mark-submitted",
    EntryState.RETURNED: "mark-returned",
    EntryState.NA_REQUESTED: "mark-na",
    EntryState.NA_ACCEPTED: "mark-na",
}


@router.message(Command("last"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/last: the last entries."""
    await _show(turn, state)


@router.callback_query(LastEntries.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«آخرین ثبت‌ها»."""
    await _show(turn, state)


async def _show(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    found = await last_entries.last_entries(turn.person, agency_of(turn))
    lines: list[Words] = [
        words(
            "last-entry",
            mark=words(MARKS.get(EntryState(one.state), "mark-draft")),
            title=shortened(one.title, MOST_TITLE),
            amount=one.amount,
            at=one.acted_at,
        )
        for one in found
    ] or [words("last-entries-none")]
    turn.card(
        words("last-entries", list=lines),
        keyboard([button("btn-left-plain", Left().pack()), button("btn-home", Home().pack())]),
    )
