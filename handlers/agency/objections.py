"""«اعتراض»: an agency's measures by lost points with its objections, and one measure before objecting (14a)."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.objection_words import own_state, points, window_words
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.objections import BeginObjection, Hearings, Objection, Objections, Subject
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from models.text import to_latin_digits
from services.access import AGENCY_ROLES
from services.objections import drafting
from services.objections.drafting import Item
from services.states import ObjectionState

router = Router(name="objections")
router.message.filter(Holds(*AGENCY_ROLES))
router.callback_query.filter(Holds(*AGENCY_ROLES))

A_PAGE = 5


def agency_of(turn: Turn) -> int:
    """The agency of whoever talks here."""
    agency_id = turn.person.agency_of()
    assert agency_id is not None
    return agency_id


@router.message(Command("object", "objections"))
async def by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/object [number]: the measures by lost points, or one of them."""
    typed = to_latin_digits(command.args or "").strip()
    if not typed:
        await _show_room(turn, state, 0)
        return
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 9 else 0
    await _show_subject(turn, state, await drafting.numbered(turn.person, agency_of(turn), number))


@router.callback_query(Objections.filter())
async def by_button(_: CallbackQuery, callback_data: Objections, turn: Turn, state: FSMContext) -> None:
    """«اعتراض‌ها»: the measures by lost points."""
    await _show_room(turn, state, callback_data.page)


async def _show_room(turn: Turn, state: FSMContext, asked: int) -> None:
    await state.clear()
    room = await drafting.room(turn.person, agency_of(turn))
    page, pages = page_of(asked, len(room.items), A_PAGE)
    shown = room.items[page * A_PAGE : (page + 1) * A_PAGE]
    drafts = room.count(ObjectionState.DRAFT)
    answered = room.count(ObjectionState.ANSWERED, ObjectionState.REFUSED_LATE)
    filed = sum(1 for one in room.items if one.objection and one.objection.open)
    hearing = button("btn-hearing", Hearings().pack()) if filed else None
    turn.card(
        words(
            "objections-room",
            window=window_words(room.ends_at, turn.acted_at),
            accepted=words("objections-accepted") if drafting.accepted(room.result_state) else "",
            count=len(room.items),
            list=[_line(one) for one in shown],
            own=words("objections-own", drafts=drafts, filed=filed, answered=answered)
            if drafts or filed or answered
            else "",
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *(_row(one) for one in shown),
            turning(page, pages, lambda at: Objections(page=at).pack()),
            [hearing, button("btn-back", Home().pack())],
        ),
    )


def _line(one: Item) -> Words:
    line, objection = one.line, one.objection
    return words(
        "objection-line",
        number=str(line.number),
        given=points(line.given),
        cap=points(line.cap),
        state=words("objection-line-state", state=own_state(objection)) if objection else "",
    )


def _row(one: Item) -> Button:
    place = Objection(id=one.objection.id) if one.objection else Subject(id=one.line.entry_id)
    return button("btn-objection-line", place.pack(), number=str(one.line.number), title=shortened(one.line.title))


@router.callback_query(Subject.filter())
async def open_subject(_: CallbackQuery, callback_data: Subject, turn: Turn, state: FSMContext) -> None:
    """One measure: what was given, why, until when one may object."""
    await _show_subject(turn, state, callback_data.id)


async def _show_subject(turn: Turn, state: FSMContext, entry_id: int) -> None:
    await state.clear()
    one = await drafting.item(turn.person, entry_id)
    line, objection = one.line, one.objection
    settled = objection is not None and objection.state in drafting.SETTLED
    turn.card(
        words(
            "objection-subject",
            code=line.code,
            title=line.title,
            given=points(line.given),
            cap=points(line.cap),
            lost=line.lost,
            own=words("objection-own-score", own=line.own) if line.own is not None else "",
            reason=words("objection-given-reason", reason=line.reason) if line.reason else "",
            window=window_words(one.ends_at, turn.acted_at),
            objection=words("objection-there", state=own_state(objection)) if objection else "",
        ),
        keyboard(
            button("btn-see-objection", Objection(id=objection.id).pack()) if objection else None,
            button("btn-begin-objection", BeginObjection(id=line.entry_id).pack())
            if line.lost > 0 and (objection is None or settled)
            else None,
            button("btn-back", Objections().pack()),
        ),
    )
