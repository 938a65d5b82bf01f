"""Staff: what lies with whom; an absent appraiser's desk is given to others, all of it or one agency's (12g)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraising import (
    AppraisalRoom,
    AssignShare,
    AssignTo,
    DrawFrom,
    GivenBy,
    LoadAgencies,
    LoadOf,
    Loads,
)
from handlers.staff.appraisal.staff_appraisal import appraised_cycle
from handlers.staff.appraisal.staff_assigning import load_line, pairs
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import words
from services.access import Role
from services.appraisal import assigning
from services.appraisal.appraisers import Appraiser
from services.appraisal.assigning import Scope
from services.errors import Refused

router = Router(name="staff_loads")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

PAGE = 6


@router.message(Command("load"))
async def loads_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/load: what lies with whom."""
    await _loads(turn, 0)
    await state.clear()


@router.callback_query(Loads.filter())
async def loads_by_button(_: CallbackQuery, callback_data: Loads, turn: Turn, state: FSMContext) -> None:
    """«بار ارزیابان»."""
    await _loads(turn, callback_data.page)
    await state.clear()


async def _loads(turn: Turn, asked: int) -> None:
    await appraised_cycle()
    people = await turn.reading(lambda: assigning.loads(turn.person))
    page, pages = page_of(asked, len(people), PAGE)
    shown = list(enumerate(people[page * PAGE : (page + 1) * PAGE], start=page * PAGE + 1))
    turn.card(
        words(
            "loads",
            list=[load_line(number, one) for number, one in shown] or words("appraisal-no-people"),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *pairs(
                [
                    button("btn-person", LoadOf(id=one.person_id).pack(), number=number, name=shortened(one.name, 20))
                    for number, one in shown
                ]
            ),
            turning(page, pages, lambda at: Loads(page=at).pack()),
            button("btn-back", AppraisalRoom().pack()),
        ),
    )


async def _person(turn: Turn, person_id: int) -> Appraiser:
    for one in await turn.reading(lambda: assigning.loads(turn.person)):
        if one.person_id == person_id:
            return one
    raise Refused("unknown-appraiser")


@router.callback_query(LoadOf.filter())
async def load_of(_: CallbackQuery, callback_data: LoadOf, turn: Turn) -> None:
    """One appraiser, and what can be done about their desk."""
    await appraised_cycle()
    one = await _person(turn, callback_data.id)
    turn.card(
        words(
            "load-of" if one.active else "load-of-former",
            name=one.name,
            waiting=one.waiting,
            returned=one.returned,
            scored=one.scored,
        ),
        keyboard(
            [
                button("btn-share-out", AssignTo(scope=Scope.PERSON, id=one.person_id).pack()),
                button("btn-give-to-one", AssignShare(scope=Scope.PERSON, id=one.person_id).pack()),
            ]
            if one.open
            else None,
            button("btn-share-agency", LoadAgencies(id=one.person_id).pack()) if one.open else None,
            [
                button("btn-given-by", GivenBy(id=one.person_id).pack()),
                button("btn-draw-from", DrawFrom(id=one.person_id).pack()),
            ]
            if one.scored
            else None,
            button("btn-back", Loads().pack()),
        ),
    )


@router.callback_query(LoadAgencies.filter())
async def load_agencies(_: CallbackQuery, callback_data: LoadAgencies, turn: Turn) -> None:
    """Entries of which agency are to leave the desk?"""
    await appraised_cycle()
    one = await _person(turn, callback_data.id)
    found = await turn.reading(lambda: assigning.choices(turn.person, Scope.AGENCY, holder=one.person_id))
    page, pages = page_of(callback_data.page, len(found), PAGE)
    shown = list(enumerate(found[page * PAGE : (page + 1) * PAGE], start=page * PAGE + 1))
    turn.card(
        words(
            "load-agencies",
            name=one.name,
            list=[
                words("assign-choice", place=place, title=shortened(it.title, 40), open=it.open, free="")
                for place, it in shown
            ]
            or words("assign-nothing-open"),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *pairs(
                [
                    button(
                        "btn-assign-choice",
                        AssignShare(scope=Scope.AGENCY, id=it.id, holder=one.person_id).pack(),
                        place=place,
                        title=shortened(it.title, 18),
                    )
                    for place, it in shown
                ]
            ),
            turning(page, pages, lambda at: LoadAgencies(id=one.person_id, page=at).pack()),
            button("btn-back", LoadOf(id=one.person_id).pack()),
        ),
    )
