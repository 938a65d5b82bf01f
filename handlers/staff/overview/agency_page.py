"""Staff: one agency: its people, where it stands, when something was last heard of it (04b)."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from handlers.filters import Holds
from handlers.places.home import Home, Views
from handlers.places.overview import AgencyAxes, AgencyPage, View
from handlers.places.people import AgencyPeople
from handlers.places.results import AgencyResult
from handlers.staff.overview.views import state_of
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.case import progress
from services.overview import agency_card
from services.overview.agency_card import AgencyCard, PersonOfAgency
from services.overview.boards import CaseView

router = Router(name="agency_page")
router.callback_query.filter(Holds(Role.ADMIN, Role.DEPUTY))

MOST_PEOPLE = 3
BACK_TO_LIST = View(kind=CaseView.ALL).pack()


@router.callback_query(AgencyPage.filter())
async def show_agency(_: CallbackQuery, callback_data: AgencyPage, turn: Turn, state: FSMContext) -> None:
    """One agency."""
    await state.clear()
    card = await agency_card.of_agency(turn.person, callback_data.id)
    stand = await progress.of_agency(turn.person, callback_data.id)
    people: list[Words] = [_person(one) for one in card.people[:MOST_PEOPLE]] or [words("agency-nobody")]
    back = [button("btn-to-views", Views().pack()), button("btn-back", BACK_TO_LIST)]
    staff = [button("btn-agency-people", AgencyPeople(id=card.agency_id).pack())] if turn.person.has(Role.ADMIN) else []
    if stand is None:
        turn.card(
            words("agency-page-closed", title=card.title, code=card.code, group=card.group_title, people=people),
            keyboard(staff, back),
        )
        return
    deadline: Words | str = ""
    if stand.deadline is not None:
        deadline = words("agency-deadline-own" if stand.extended else "agency-deadline", deadline=stand.deadline)
    last = words("agency-last", at=card.last_entered) if card.last_entered else words("agency-last-none")
    turn.card(
        words(
            "agency-page",
            title=card.title,
            code=card.code,
            group=card.group_title,
            state=state_of(stand.case_state),
            done=stand.done,
            total=stand.total,
            forecast="" if stand.pending else words("agency-forecast", points=stand.points),
            deadline=deadline,
            last=last,
            people=people,
            waiting=_waiting(card),
        ),
        keyboard(
            [button("btn-agency-axes", AgencyAxes(id=card.agency_id).pack()), *staff],
            button("btn-agency-result", AgencyResult(id=card.agency_id).pack()) if stand.locked_as else None,
            back,
        ),
    )


def _person(one: PersonOfAgency) -> Words:
    role = words(f"role-{one.role}")
    if not one.phone:
        return words("agency-person-no-phone", role=role, name=one.name)
    if not one.joined:
        return words("agency-person-invited", role=role, name=one.name, phone=one.phone)
    if not one.reachable:
        return words("agency-person-unreachable", role=role, name=one.name, phone=one.phone)
    return words("agency-person", role=role, name=one.name, phone=one.phone)


def _waiting(card: AgencyCard) -> Words | str:
    parts = [
        words("digest-na", count=card.na_requests) if card.na_requests else "",
        words("digest-extensions", count=card.extensions) if card.extensions else "",
        words("digest-questions", count=card.questions) if card.questions else "",
    ]
    kept = [part for part in parts if part]
    return words("agency-waiting", parts=kept) if kept else ""


@router.callback_query(AgencyAxes.filter())
async def show_axes(_: CallbackQuery, callback_data: AgencyAxes, turn: Turn) -> None:
    """«پیشرفت محورها» of one agency."""
    card = await agency_card.of_agency(turn.person, callback_data.id)
    lines = [
        words("view-bar", title=one.title, done=one.done, total=one.total)
        for one in await progress.axes(turn.person, card.agency_id)
    ]
    if not lines:
        turn.card(
            words("view-none", title=card.title),
            keyboard([button("btn-back", AgencyPage(id=card.agency_id).pack()), button("btn-home", Home().pack())]),
        )
        return
    turn.card(
        words("view-bars", title=card.title, list=lines),
        keyboard([button("btn-back", AgencyPage(id=card.agency_id).pack()), button("btn-home", Home().pack())]),
    )
