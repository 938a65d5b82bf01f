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
from handlers.places.objections import (
    BeginObjection,
    Hearings,
    NoObjection,
    Objection,
    Objections,
    OwnObjections,
    Subject,
)
from handlers.places.results import AcceptResult
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from models.text import to_latin_digits
from services.access import AGENCY_ROLES, Role
from services.objections import drafting
from services.objections.drafting import Item, Room
from services.results import accepting
from services.states import ObjectionState, ResultState

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


@router.callback_query(OwnObjections.filter())
async def own_by_button(_: CallbackQuery, callback_data: OwnObjections, turn: Turn, state: FSMContext) -> None:
    """«اعتراض‌ها» of the results: what was objected to, alone."""
    await _show_room(turn, state, callback_data.page, own=True)


async def _show_room(turn: Turn, state: FSMContext, asked: int, *, own: bool = False) -> None:
    await state.clear()
    room = await drafting.room(turn.person, agency_of(turn))
    begun = [one for one in room.items if one.objection]
    own = own and bool(begun)
    found = begun if own else room.items
    page, pages = page_of(asked, len(found), A_PAGE)
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    drafts = room.count(ObjectionState.DRAFT)
    answered = room.count(ObjectionState.ANSWERED, ObjectionState.REFUSED_LATE)
    filed = sum(1 for one in room.items if one.objection and one.objection.open)
    hearing = button("btn-hearing", Hearings().pack()) if filed else None
    turn.card(
        words(
            "objections-room",
            window=window_words(room.ends_at, turn.acted_at),
            accepted=words("objections-accepted") if drafting.accepted(room.result_state) else "",
            heading=words("objections-mine")
            if own
            else words("objections-by-loss", count=len(found), drafts="yes" if drafts else "no"),
            list=[_line(one) for one in shown],
            own=words("objections-own", drafts=drafts, filed=filed, answered=answered)
            if drafts or filed or answered
            else "",
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *(_row(one) for one in shown),
            turning(page, pages, lambda at: (OwnObjections(page=at) if own else Objections(page=at)).pack()),
            button("btn-all-measures", Objections().pack()) if own else None,
            _no_objection(turn, room) if not filed else None,
            [hearing, button("btn-back", Home().pack())],
        ),
    )


def _no_objection(turn: Turn, room: Room) -> Button | None:
    """«بدون اعتراض» while the results wait for their answer: for who may accept them it is accepting."""
    if room.result_state != ResultState.RELEASED or room.ends_at is None or turn.acted_at >= room.ends_at:
        return None
    accepts = turn.person.has(Role.AGENCY_HEAD) or room.liaison_accepts
    place = AcceptResult(version=room.sheet_version) if accepts else NoObjection(version=room.sheet_version)
    return button("btn-no-objection", place.pack())


@router.callback_query(NoObjection.filter())
async def say_no_objection(_: CallbackQuery, callback_data: NoObjection, turn: Turn, state: FSMContext) -> None:
    """«بدون اعتراض» of a liaison: the head is told that accepting is their turn."""
    await state.clear()
    sheet = await accepting.without_objection(turn.person, agency_of(turn), callback_data.version, turn.acted_at)
    turn.say(
        words("no-objection-said", until=sheet.window_ends_at),
        keyboard([button("btn-to-objections", Objections().pack()), button("btn-home", Home().pack())]),
    )


def _line(one: Item) -> Words:
    line, objection = one.line, one.objection
    return words(
        "objection-line",
        code=line.code,
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
            number=str(line.number),
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
