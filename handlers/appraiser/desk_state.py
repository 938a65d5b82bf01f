"""Where an appraiser is: at which entry as it was seen, and what their queue is narrowed to meanwhile."""

from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State

from handlers.states import Appraising
from handlers.turn import FRONT, Turn
from services.appraisal import queue
from services.appraisal.desk import AppraisalView
from services.appraisal.queue import WHOLE, Narrow

NARROW = "narrow"


async def narrow_of(state: FSMContext) -> Narrow:
    """What the queue is narrowed to."""
    by, number = (await state.get_data()).get(NARROW) or ("", 0)
    return queue.narrowed(by, number)


async def stay(state: FSMContext, where: State | None, narrow: Narrow | None = None, **data: Any) -> None:
    """The conversation is there now; the queue stays narrowed as it is, unless it is said how."""
    kept = narrow if narrow is not None else await narrow_of(state)
    await state.set_state(where)
    await state.set_data({**data, **({NARROW: (kept.by, kept.id)} if kept != WHOLE else {})})


async def at_entry(
    turn: Turn, state: FSMContext, one: AppraisalView, where: State = Appraising.card, **data: Any
) -> None:
    """The conversation is at this entry now, as it was just seen; its card follows."""
    data |= {"appraisal": one.id, "version": one.version, FRONT: turn.next_front}
    await stay(state, where, **data)


async def in_front(turn: Turn, state: FSMContext) -> tuple[int, int] | None:
    """The entry whose card is what is open in the chat, and its version as it was seen: what a command without a
    number is about. None once another screen or an answer stands below it."""
    data = await state.get_data()
    return (int(data["appraisal"]), int(data["version"])) if "appraisal" in data and turn.in_front else None
