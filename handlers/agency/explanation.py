"""The explanation («توضیح») of a measure: saved as it is sent, counted, cleared (07a)."""

import zlib

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.measure import at_entry, show_entry
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.measures import ClearExplanation, Entry, Explain
from handlers.states import Measuring
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import words
from services.access import Role
from services.case import entries, self_assessment
from services.case.self_assessment import LONGEST_EXPLANATION
from services.errors import Refused

router = Router(name="explanation")
router.message.filter(Holds(Role.LIAISON))
router.callback_query.filter(Holds(Role.LIAISON))


def _mark(text: str) -> int:
    """What was there when somebody began to write, small enough to be kept beside the conversation."""
    return zlib.crc32(text.encode())


@router.callback_query(Explain.filter())
async def ask(_: CallbackQuery, callback_data: Explain, turn: Turn, state: FSMContext) -> None:
    """«توضیح»: what is there, and how much may be written."""
    entry = await self_assessment.enterable(turn.person, callback_data.id, turn.acted_at)
    await at_entry(state, entry, Measuring.explanation)
    await state.update_data(said=_mark(entry.explanation))
    there = entry.explanation
    turn.card(
        words(
            "ask-explanation",
            code=entry.code,
            title=entry.title,
            text=words("explanation-now", text=shortened(there, 600)) if there else "",
            length=len(there),
            most=LONGEST_EXPLANATION,
        ),
        keyboard(
            button("btn-clear", ClearExplanation(id=entry.id, version=entry.version).pack()) if there else None,
            button("btn-back", Entry(id=entry.id).pack()),
        ),
    )


@router.message(StateFilter(Measuring.explanation), F.text, F.text.func(lambda text: _says_something(text)))
async def take(message: Message, turn: Turn, state: FSMContext) -> None:
    """A text was sent: it is the explanation. Only another explanation that was saved meanwhile stands in its way."""
    data = await state.get_data()
    entry_id, version = data["entry"], data["version"]
    seen = await entries.view(turn.person, entry_id)
    if _mark(seen.explanation) == data.get("said"):
        version = seen.version
    await _save(turn, state, entry_id, message.text or "", version)


def _says_something(text: str) -> bool:
    """Whether a text is meant as an explanation: a word in it, and no command."""
    return not text.startswith("/") and any(letter.isalnum() for letter in text)


@router.callback_query(ClearExplanation.filter())
async def clear(_: CallbackQuery, callback_data: ClearExplanation, turn: Turn, state: FSMContext) -> None:
    """«پاک کردن»."""
    await _save(turn, state, callback_data.id, "", callback_data.version)


async def _save(turn: Turn, state: FSMContext, entry_id: int, text: str, version: int) -> None:
    try:
        entry = await self_assessment.explain(turn.person, entry_id, text, turn.acted_at, version)
    except Refused as refusal:
        if refusal.code != "changed-meanwhile":
            raise
        fresh = await entries.view(turn.person, entry_id)
        await show_entry(turn, state, fresh, words("explanation-changed", code=fresh.code))
        return
    length = len(entry.explanation)
    note = (
        words("explanation-saved", length=length, most=LONGEST_EXPLANATION) if length else words("explanation-cleared")
    )
    await show_entry(turn, state, entry, note)
