"""«امتیاز می‌ماند»: an entry that was to be looked at again stays as it was decided, by button and by /keep (15d)."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.appraiser import card, returning
from handlers.appraiser.arguments import entry_first, typed
from handlers.appraiser.desk_state import in_front
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.appraisal import KeepScore, NextInQueue, UndoLast
from handlers.places.home import Desk, Home
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.appraisal import rechecked
from services.appraisal.desk import AppraisalView
from services.errors import Refused

router = Router(name="recheck_room")
router.message.filter(Holds(Role.APPRAISER))
router.callback_query.filter(Holds(Role.APPRAISER))


@router.callback_query(KeepScore.filter())
async def keep(_: CallbackQuery, callback_data: KeepScore, turn: Turn, state: FSMContext) -> None:
    """«امتیاز می‌ماند»: kept, and the next card at once."""
    try:
        done = await rechecked.keep(turn.person, callback_data.id, turn.acted_at, callback_data.v)
    except Refused as refusal:
        if refusal.code != "changed-meanwhile":
            raise
        await returning.show_changed(turn, state, callback_data.id)
        return
    await card.show_next(turn, state, _kept_words(done), decided=True)


@router.message(Command("keep"))
async def keep_by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/keep 1234: the score stands; without a number, that of the entry whose card is what is open in the chat."""
    given = typed(command.args)
    chosen = await returning.entry_of(turn, given)
    open_one = await in_front(turn, state)
    if chosen is not None:
        done = await rechecked.keep(turn.person, chosen[0].id, turn.acted_at, None)
    elif not given and open_one is not None:
        done = await rechecked.keep(turn.person, open_one[0], turn.acted_at, open_one[1])
    else:
        number = entry_first(given)
        how = words("keep-how")
        turn.say(
            words("command-unclear", given=str(number[0]), how=how) if number else how,
            keyboard([button("btn-to-queue", Desk().pack()), button("btn-home", Home().pack())]),
        )
        return
    turn.say(
        _kept_words(done),
        keyboard([button("btn-undo", UndoLast().pack()), button("btn-next-judged", NextInQueue().pack())]),
    )


def _kept_words(one: AppraisalView) -> Words:
    agency = shortened(one.entry.agency_title, 40)
    if one.not_applicable or one.given is None:
        return words("na-kept", code=one.entry.code, agency=agency)
    return words("score-kept", code=one.entry.code, agency=agency, score=one.given.points)
