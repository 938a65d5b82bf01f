"""The appraiser's commands on the number of an entry: /score, /accept, and /undo for the last thing done (12c)."""

from collections.abc import Awaitable, Sequence

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.appraiser import card, reasons
from handlers.appraiser.arguments import Score, score_of
from handlers.appraiser.card import decided_words
from handlers.appraiser.desk_state import in_front
from handlers.filters import Holds
from handlers.places.appraisal import NextInQueue, UndoLast
from handlers.places.home import Desk, Home
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from services.access import Denied, Role
from services.appraisal import card as desk_card
from services.appraisal import deciding, desk, undoing
from services.appraisal.desk import AppraisalView
from services.appraisal.undoing import Undone
from services.errors import Refused

router = Router(name="judge_commands")
router.message.filter(Holds(Role.APPRAISER))
router.callback_query.filter(Holds(Role.APPRAISER))

NAMED = 6


@router.message(Command("score"))
async def score(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/score 1234 12.5 reason: that score, answered with one line; what is missing is asked for."""
    given = score_of(command.args or "")
    chosen = await _of_open_card(turn, state, command.args or "", given)
    chosen = chosen or await _entry_and_points(turn, state, given)
    if chosen is None:
        turn.say(_not_found(given, words("score-how")), _way_on())
        return
    one, points, reason = chosen
    if points is None:
        await card.ask_points(turn, state, await deciding.decidable(turn.person, one.id))
        return
    asked = await deciding.typed(turn.person, one.id, points, None)
    if asked.needs_reason and not reason:
        await card.ask_reason(turn, state, asked.view, points)
        return
    done = await deciding.score(turn.person, one.id, points, reason, turn.acted_at, None)
    turn.say(decided_words(done), _after())


@router.message(Command("accept"))
async def accept(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/accept 1234: what is proposed; without a number, for the entry whose card is what is open in the chat."""
    given = score_of(command.args or "")
    seen: int | None = None
    open_one = await in_front(turn, state)
    if not given.numbers and not given.reason and open_one is not None:
        appraisal_id, seen = open_one
    else:
        one = await _entry(turn, given.entry_number(0))
        if one is None or len(given.numbers) > 1:
            turn.say(_not_found(given, words("accept-how")), _way_on())
            return
        appraisal_id = one.id
    done = await deciding.accept(turn.person, appraisal_id, turn.acted_at, seen, reasons.unrecorded(turn.now))
    turn.say(decided_words(done), _after())


Chosen = tuple[AppraisalView, str | None, str]


async def _of_open_card(turn: Turn, state: FSMContext, text: str, given: Score) -> Chosen | None:
    """Points of the card that is open whose reason ends with a number («۱۰ مستند سال ۱۴۰۲»); None for anything else.

    Raises `Refused("score-unclear")` when that number is another entry of the actor's own.
    """
    open_one, points = await in_front(turn, state), given.entry_number(0)
    if open_one is None or given.behind != 1 or len(given.numbers) < 2:
        return None
    here = await _or_none(desk.view(turn.person, open_one[0]))
    if here is None or here.entry.cap is None or (points is not None and points > here.entry.cap):
        return None
    other = await _or_none(_entry(turn, given.entry_number(1)))
    if other is not None:
        if other.id == here.id:
            return None
        raise Refused("score-unclear", given=given.numbers[1], code=here.entry.code)
    whole = score_of(text, most=1)
    return here, whole.numbers[0], whole.reason


async def _or_none(found: Awaitable[AppraisalView | None]) -> AppraisalView | None:
    """What is the actor's own; a number that is another's by chance tells nothing of it."""
    try:
        return await found
    except Denied:
        return None


async def _entry_and_points(turn: Turn, state: FSMContext, given: Score) -> Chosen | None:
    """Which number is the entry's and which the points: in either order; one number alone is the points of the card
    that is open, or the entry that points are still wanted for. None when there is no telling."""
    if len(given.numbers) == 2:
        for place, other in ((0, 1), (1, 0)):
            one = await _entry(turn, given.entry_number(place))
            if one is not None:
                return one, given.numbers[other], given.reason
        return None
    if not given.numbers:
        return None
    number, open_one = given.entry_number(0), await in_front(turn, state)
    if open_one is not None:
        here = await desk.view(turn.person, open_one[0])
        if here.entry.cap is not None and (number is None or number <= here.entry.cap):
            return here, given.numbers[0], given.reason
    one = await _entry(turn, number)
    return (one, None, given.reason) if one is not None else None


async def _entry(turn: Turn, number: int | None) -> AppraisalView | None:
    """The entry of this number, None for one that there is not; another's is denied."""
    if number is None:
        return None
    try:
        return await desk.find(turn.person, number)
    except Refused as refusal:
        if refusal.code != "unknown-entry":
            raise
        return None


def _not_found(given: Score, how: Words) -> Words:
    return words("command-unclear", given=given.numbers[0], how=how) if given.numbers else how


def _way_on() -> Keyboard:
    return keyboard([button("btn-to-queue", Desk().pack()), button("btn-home", Home().pack())])


def _after() -> Keyboard:
    return keyboard([button("btn-undo", UndoLast().pack()), button("btn-next-judged", NextInQueue().pack())])


@router.message(Command("undo"))
async def undo_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/undo: the last thing done."""
    await _undo(turn, state)


@router.callback_query(UndoLast.filter())
async def undo_by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«لغو آخرین کار»."""
    await _undo(turn, state)


async def _undo(turn: Turn, state: FSMContext) -> None:
    done = await undoing.undo(turn.person, turn.acted_at)
    if done.appraisal_id is not None and not done.changed:
        shown = await desk_card.card(turn.person, done.appraisal_id)
        await card.show(turn, state, shown, words("undone-one", code=shown.view.entry.code, at=done.acted_at))
        return
    turn.say(_undone_words(done), _way_on())


def _undone_words(done: Undone) -> Words:
    changed: Words | str = ""
    if done.changed:
        changed = words("undone-not", count=len(done.changed), list=_named(done.changed))
    if not done.numbers:
        return words("undone-nothing", at=done.acted_at, changed=changed)
    return words("undone-many", count=len(done.numbers), list=_named(done.numbers), at=done.acted_at, changed=changed)


def _named(numbers: Sequence[int]) -> list[str | Words]:
    named: list[str | Words] = [words("entry-number", number=str(one)) for one in numbers[:NAMED]]
    return [*named, words("and-others", count=len(numbers) - NAMED)] if len(numbers) > NAMED else named
