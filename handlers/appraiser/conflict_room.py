"""«تعارض منافع دارم»: an appraiser declares, by button, an agency in which they have no say; staff can for them."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraising import ConflictReason, Conflicts, ConflictWith, DeclareConflict
from handlers.places.home import Home
from handlers.states import Overseeing
from handlers.turn import Turn
from messages.catalogue import text
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from models.organisation import Agency
from services import access
from services.access import Permission, Role
from services.appraisal import conflicts
from services.errors import Refused
from services.people import agencies, roster

router = Router(name="conflict_room")
HOLDERS = (Role.APPRAISER, Role.COMMITTEE, Role.ADMIN)
router.message.filter(Holds(*HOLDERS))
router.callback_query.filter(Holds(*HOLDERS))

PAGE, MOST_FOUND = 6, 6
REASONS = {1: "conflict-reason-kin", 2: "conflict-reason-work", 3: "conflict-reason-money"}
LABELS = {1: "btn-conflict-kin", 2: "btn-conflict-work", 3: "btn-conflict-money"}


@router.message(Command("conflict"), Holds(Role.APPRAISER, Role.COMMITTEE))
async def open_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/conflict: one's own conflicts, and declaring one."""
    await _show(turn, state, 0)


@router.callback_query(DeclareConflict.filter())
async def open_by_button(_: CallbackQuery, callback_data: DeclareConflict, turn: Turn, state: FSMContext) -> None:
    """«تعارض منافع»."""
    await _show(turn, state, callback_data.page)


async def _show(turn: Turn, state: FSMContext, asked: int) -> None:
    own = await conflicts.own(turn.person)
    barred = {one.agency_id for one in own}
    found = [one for one in await conflicts.agencies(turn.person) if one.id not in barred]
    page, pages = page_of(asked, len(found), PAGE)
    await state.set_state(Overseeing.conflict_agency)
    await state.set_data({"person": 0})
    turn.card(
        words(
            "own-conflicts",
            list=[
                words("own-conflict", agency=shortened(one.agency, 40), reason=_reason(one.reason)) for one in own[:4]
            ]
            or words("own-conflicts-none"),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *_agency_keys(found[page * PAGE : (page + 1) * PAGE], 0),
            turning(page, pages, lambda at: DeclareConflict(page=at).pack()),
            button("btn-back", Home().pack()),
        ),
    )


def _reason(given: str) -> Words | str:
    return shortened(given, 60) if given else words("conflict-by-role")


def _agency_keys(found: list[Agency], person: int) -> list[Button]:
    return [
        button(
            "btn-agency",
            ConflictWith(agency=one.id, person=person).pack(),
            title=shortened(one.title, 30),
            code=one.code,
        )
        for one in found
    ]


@router.message(StateFilter(Overseeing.conflict_agency), F.text, NoCommand())
async def take_agency(message: Message, turn: Turn, state: FSMContext) -> None:
    """Part of an agency's name or its code was typed."""
    await choose_agency(turn, state, message.text or "", 0)


async def choose_agency(turn: Turn, state: FSMContext, given: str, person: int) -> None:
    """The agencies that are like a typed text; the only one at once."""
    search = agencies.search if person else conflicts.agencies
    found = list(await search(turn.person, given or " "))
    if not found:
        raise Refused("unknown-agency", given=given[:60])
    if len(found) == 1:
        await ask_reason(turn, state, found[0].id, person)
        return
    many = len(found) > MOST_FOUND
    turn.card(
        words("which-agency-many", count=len(found), shown=MOST_FOUND)
        if many
        else words("which-agency", count=len(found)),
        keyboard(*_agency_keys(found[:MOST_FOUND], person), button("btn-back", _back(person))),
    )


def _back(person: int) -> str:
    return Conflicts().pack() if person else DeclareConflict().pack()


@router.callback_query(ConflictWith.filter())
async def with_agency(_: CallbackQuery, callback_data: ConflictWith, turn: Turn, state: FSMContext) -> None:
    """The agency was chosen: why?"""
    await ask_reason(turn, state, callback_data.agency, 0)


async def ask_reason(turn: Turn, state: FSMContext, agency_id: int, person: int) -> None:
    """Why? One of the usual reasons, or in words; what it means is said first."""
    if person:
        title = (await roster.of_agency(turn.person, agency_id)).title
    else:
        title = (await conflicts.agency(turn.person, agency_id)).title
    await state.set_state(Overseeing.conflict_reason)
    await state.set_data({"agency": agency_id, "person": person})
    turn.card(
        words("conflict-ask-reason", agency=title, own="no" if person else "yes"),
        keyboard(
            *(
                button(LABELS[at], ConflictReason(agency=agency_id, person=person, reason=at).pack())
                for at in sorted(LABELS)
            ),
            button("btn-back", _back(person)),
        ),
    )


@router.callback_query(ConflictReason.filter())
async def take_usual(_: CallbackQuery, callback_data: ConflictReason, turn: Turn, state: FSMContext) -> None:
    """One of the usual reasons."""
    if callback_data.reason not in REASONS:
        raise Refused("wrong-state")
    reason = text(REASONS[callback_data.reason], {}, now=turn.now)
    await _declare(turn, state, callback_data.agency, callback_data.person, reason)


@router.message(StateFilter(Overseeing.conflict_reason), F.text, NoCommand())
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason in words."""
    data = await state.get_data()
    await _declare(turn, state, data["agency"], data["person"], message.text or "")


async def _declare(turn: Turn, state: FSMContext, agency_id: int, person: int, reason: str) -> None:
    if person:
        access.require(turn.person, Permission.MANAGE_APPRAISAL)
        done = await conflicts.put_down(turn.person, person, agency_id, reason, turn.acted_at)
        turn.say(
            words("conflict-put", name=done.person, agency=done.agency, freed=done.freed, given=done.given),
            keyboard(button("btn-conflicts", Conflicts().pack()), button("btn-home", Home().pack())),
        )
    else:
        done = await conflicts.declare(turn.person, agency_id, reason, turn.acted_at)
        turn.say(
            words("conflict-declared", agency=done.agency, freed=done.freed, given=done.given),
            keyboard(button("btn-home", Home().pack())),
        )
    await state.clear()
