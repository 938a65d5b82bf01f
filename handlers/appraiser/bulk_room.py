"""«کار گروهی»: many entries of one's own desk at once, each with a count first, taken back as one (12h)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraisal import UndoLast
from handlers.places.appraising import BulkApply, BulkMeasure, BulkPreview, BulkRoom
from handlers.places.home import Desk, Home
from handlers.turn import Turn
from messages.catalogue import text
from messages.keyboards import button, keyboard
from messages.words import words
from services.access import Role
from services.appraisal import bulk
from services.appraisal.bulk import OF_A_MEASURE, Kind
from services.errors import Refused

router = Router(name="bulk_room")
router.message.filter(Holds(Role.APPRAISER))
router.callback_query.filter(Holds(Role.APPRAISER))

PAGE = 4
TITLES = {
    Kind.EQUAL: "bulk-equal",
    Kind.STEWARD: "bulk-steward",
    Kind.PROPOSED: "bulk-proposed",
    Kind.ZERO: "bulk-zero",
}
REASONS = {
    Kind.EQUAL: "bulk-reason-equal",
    Kind.STEWARD: "bulk-reason-steward",
    Kind.PROPOSED: "bulk-reason-proposed",
    Kind.ZERO: "bulk-reason-zero",
}


@router.message(Command("bulk"))
async def open_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/bulk: many entries at once."""
    await _show(turn, state, 0)


@router.callback_query(BulkRoom.filter())
async def open_by_button(_: CallbackQuery, callback_data: BulkRoom, turn: Turn, state: FSMContext) -> None:
    """«کار گروهی»."""
    await _show(turn, state, callback_data.page)


async def _show(turn: Turn, state: FSMContext, asked: int) -> None:
    counts = await turn.reading(lambda: bulk.counts(turn.person))
    equal, steward, zero = counts[Kind.EQUAL], counts[Kind.STEWARD], counts[Kind.ZERO]
    found = await turn.reading(lambda: bulk.measures(turn.person))
    await state.clear()
    page, pages = page_of(asked, len(found), PAGE)
    shown = found[page * PAGE : (page + 1) * PAGE]
    turn.card(
        words(
            "bulk",
            equal=words("bulk-equal-count", count=equal) if equal else "",
            steward=words("bulk-steward-count", count=steward) if steward else "",
            zero=words("bulk-zero-count", count=zero) if zero else "",
            list=[
                words("bulk-measure", code=one.code, title=shortened(one.title, 34), waiting=one.waiting)
                for one in shown
            ]
            or words("queue-head-empty"),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            button("btn-bulk-equal", BulkPreview(kind=Kind.EQUAL).pack(), count=equal) if equal else None,
            button("btn-bulk-steward", BulkPreview(kind=Kind.STEWARD).pack(), count=steward) if steward else None,
            button("btn-bulk-zero", BulkPreview(kind=Kind.ZERO).pack(), count=zero) if zero else None,
            [button("btn-bulk-measure", BulkMeasure(id=one.id).pack(), code=one.code) for one in shown],
            turning(page, pages, lambda at: BulkRoom(page=at).pack()),
            [button("btn-undo", UndoLast().pack()), button("btn-back", Home().pack())],
        ),
    )


@router.callback_query(BulkMeasure.filter())
async def of_measure(_: CallbackQuery, callback_data: BulkMeasure, turn: Turn) -> None:
    """One measure of many agencies: accept what is proposed, or zero where nothing was recorded."""
    found = await turn.reading(lambda: bulk.measures(turn.person))
    one = next((it for it in found if it.id == callback_data.id), None)
    if one is None:
        raise Refused("nothing-in-bulk")
    counts = await turn.reading(lambda: bulk.counts(turn.person, callback_data.id))
    proposed, zero = counts[Kind.PROPOSED], counts[Kind.ZERO]
    turn.card(
        words(
            "bulk-of-measure",
            code=one.code,
            title=shortened(one.title, 60),
            waiting=one.waiting,
            proposed=proposed,
            zero=zero,
        ),
        keyboard(
            button("btn-bulk-proposed", BulkPreview(kind=Kind.PROPOSED, measure=one.id).pack(), count=proposed)
            if proposed
            else None,
            button("btn-bulk-zero", BulkPreview(kind=Kind.ZERO, measure=one.id).pack(), count=zero) if zero else None,
            button("btn-back", BulkRoom().pack()),
        ),
    )


def _kind(given: str, measure: int) -> Kind:
    if given not in list(Kind) or (measure and given not in OF_A_MEASURE):
        raise Refused("wrong-state")
    return Kind(given)


@router.callback_query(BulkPreview.filter())
async def preview(_: CallbackQuery, callback_data: BulkPreview, turn: Turn) -> None:
    """What it would do."""
    kind = _kind(callback_data.kind, callback_data.measure)
    found = await turn.reading(lambda: bulk.preview(turn.person, kind, callback_data.measure))
    if not found.count:
        raise Refused("nothing-in-bulk")
    turn.card(
        words(
            "bulk-preview",
            title=words(TITLES[kind]),
            count=found.count,
            agencies=found.agencies,
            points=found.points,
            list=[
                words("bulk-first", agency=shortened(agency, 30), code=code, score=points, cap=cap)
                for agency, code, points, cap in found.first
            ],
            reason=words(REASONS[kind]),
        ),
        keyboard(
            button(
                "btn-bulk-apply",
                BulkApply(kind=kind, measure=callback_data.measure, count=found.count, at=found.at).pack(),
                count=found.count,
            ),
            button("btn-cancel", BulkRoom().pack()),
        ),
    )


@router.callback_query(BulkApply.filter())
async def apply(_: CallbackQuery, callback_data: BulkApply, turn: Turn, state: FSMContext) -> None:
    """Do it: one act for all of them."""
    given = callback_data
    kind = _kind(given.kind, given.measure)
    reason = text(REASONS[kind], {}, now=turn.now)
    done = await bulk.apply(turn.person, kind, given.measure, reason, turn.acted_at, given.count, given.at)
    await state.clear()
    turn.say(
        words(
            "bulk-done",
            count=done.done,
            left=words("bulk-left", count=done.left) if done.left else "",
        ),
        keyboard(
            [button("btn-undo", UndoLast().pack()), button("btn-to-queue", Desk().pack())],
            button("btn-back", BulkRoom().pack()),
        ),
    )
