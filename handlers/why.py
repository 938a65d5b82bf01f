"""«/why 1234»: why a score is as it is, for whoever may see it: the agency, its appraiser, the committee, staff."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import why_words
from handlers.filters import Holds
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.results import ResultCard, WhyHistory, WhyScore
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import words
from models.text import to_latin_digits
from services import access
from services.access import Permission, Role
from services.case import entries
from services.errors import Refused
from services.results import why
from services.results.why import Why

router = Router(name="why")
router.message.filter(Holds(*Role))
router.callback_query.filter(Holds(*Role))


@router.message(Command("why"))
async def by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/why number: of an own entry also by the measure's code; without one, of the measure that is open."""
    typed = to_latin_digits(command.args or "").strip()
    open_one = (await state.get_data()).get("entry")
    if not typed and isinstance(open_one, int):
        found = await why.of_entry(turn.person, open_one)
    elif not typed:
        turn.say(words("why-usage"), keyboard(button("btn-home", Home().pack())))
        return
    else:
        wanted = await _typed(turn, typed.split()[0])
        if wanted is None:
            said = words("why-not-found", given=typed.split()[0][:40])
            turn.say(said, keyboard(button("btn-home", Home().pack())))
            return
        found = wanted
    turn.card(why_words.card(found), _keys(found), renew=True, protect=not found.full)


async def _typed(turn: Turn, typed: str) -> Why | None:
    """The entry whose number (or, of an own one, code) was typed; None where there is none to see."""
    own = turn.person.agency_of()
    if own is not None and (entry := await entries.find(turn.person, own, typed)):
        return await why.of_entry(turn.person, entry.id)
    sees_others = any(access.TABLE[Permission.SEE_WHY][one.role] is not access.Scope.OWN_AGENCY for one in _held(turn))
    if not sees_others or not (typed.isascii() and typed.isdigit() and len(typed) <= 9):
        return None
    try:
        return await why.of_number(turn.person, int(typed))
    except Refused as refusal:
        if refusal.code != "unknown-entry":
            raise
        return None


def _held(turn: Turn) -> tuple[access.Grant, ...]:
    return tuple(one for one in turn.person.grants if one.role in access.TABLE[Permission.SEE_WHY])


@router.callback_query(WhyScore.filter())
async def by_button(_: CallbackQuery, callback_data: WhyScore, turn: Turn) -> None:
    """«چرا ۱۲۳۴؟»."""
    found = await why.of_entry(turn.person, callback_data.id)
    turn.card(why_words.card(found), _keys(found), protect=not found.full)


def _keys(found: Why) -> Keyboard:
    past = None
    if found.history:
        past = button("btn-why-history", WhyHistory(id=found.entry.id).pack(), count=len(found.history))
    back = button("btn-open-result", ResultCard().pack()) if _told(found) else None
    return keyboard(past, [back, button("btn-home", Home().pack())])


def _told(found: Why) -> bool:
    """Whether who looks is of the agency, and it was told its results."""
    return not found.full and found.score is not None


@router.callback_query(WhyHistory.filter())
async def history(_: CallbackQuery, callback_data: WhyHistory, turn: Turn) -> None:
    """«تاریخچه»: every value with person, time and reason."""
    found = await why.of_entry(turn.person, callback_data.id)
    page, pages = page_of(callback_data.page, len(found.history), why_words.PAGE)
    turn.card(
        why_words.history(found, page, pages),
        keyboard(
            turning(page, pages, lambda at: WhyHistory(id=found.entry.id, page=at).pack()),
            button("btn-back", WhyScore(id=found.entry.id).pack()),
        ),
        protect=not found.full,
    )
