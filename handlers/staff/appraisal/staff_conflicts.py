"""Staff: conflicts of interest: all in force, put one down, take one back, have what was given looked at again."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.appraiser import conflict_room
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraising import (
    AppraisalRoom,
    ConflictCard,
    Conflicts,
    ConflictWith,
    PutDownConflict,
    RecheckGiven,
    Rechecks,
    WithdrawConflict,
)
from handlers.staff.appraisal.staff_assigning import pairs
from handlers.states import Overseeing
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services import access
from services.access import Permission, Role
from services.appraisal import conflicts
from services.appraisal.conflicts import ConflictView
from services.errors import Refused

router = Router(name="staff_conflicts")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

PAGE = 6


@router.message(Command("conflicts"))
async def show_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/conflicts: all in force."""
    await state.clear()
    await _show(turn, 0)


@router.callback_query(Conflicts.filter())
async def show_list(_: CallbackQuery, callback_data: Conflicts, turn: Turn, state: FSMContext) -> None:
    """«تعارض منافع»: all in force."""
    await state.clear()
    await _show(turn, callback_data.page)


async def _show(turn: Turn, asked: int) -> None:
    found = await conflicts.listed(turn.person)
    page, pages = page_of(asked, len(found), PAGE)
    shown = list(enumerate(found[page * PAGE : (page + 1) * PAGE], start=page * PAGE + 1))
    turn.card(
        words(
            "conflicts",
            list=[
                words(
                    "conflict-line",
                    place=place,
                    name=shortened(one.person, 24),
                    agency=shortened(one.agency, 34),
                    given=words("conflict-given-count", count=one.given) if one.given else "",
                )
                for place, one in shown
            ]
            or words("conflicts-none"),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            button("btn-put-conflict", PutDownConflict().pack()),
            *pairs(
                [
                    button(
                        "btn-person",
                        ConflictCard(person=one.person_id, agency=one.agency_id).pack(),
                        number=place,
                        name=shortened(one.person, 20),
                    )
                    for place, one in shown
                ]
            ),
            turning(page, pages, lambda at: Conflicts(page=at).pack()),
            button("btn-back", AppraisalRoom().pack()),
        ),
    )


@router.callback_query(ConflictCard.filter())
async def show_one(_: CallbackQuery, callback_data: ConflictCard, turn: Turn, state: FSMContext) -> None:
    """One conflict: of whom, with whom, why, what they have scored there."""
    await state.clear()
    one = await conflicts.of(turn.person, callback_data.person, callback_data.agency)
    turn.card(
        words(
            "conflict-card",
            name=one.person,
            agency=one.agency,
            reason=_ground(one),
            given=words("conflict-given", count=one.given) if one.given else words("conflict-given-none"),
        ),
        keyboard(
            button("btn-recheck-given", RecheckGiven(person=one.person_id, agency=one.agency_id).pack())
            if one.given
            else None,
            button("btn-withdraw-conflict", WithdrawConflict(id=one.id).pack()) if one.id else None,
            button("btn-back", Conflicts().pack()),
        ),
    )


def _ground(one: ConflictView) -> Words:
    if not one.id:
        return words("conflict-by-role")
    return words("conflict-ground", reason=shortened(one.reason, 200), by=one.by_name, at=one.declared_at)


@router.callback_query(WithdrawConflict.filter())
async def withdraw(_: CallbackQuery, callback_data: WithdrawConflict, turn: Turn) -> None:
    """«لغو تعارض»: what it means, and doing it."""
    if callback_data.sure:
        one = await conflicts.withdraw(turn.person, callback_data.id)
        turn.say(words("conflict-withdrawn", name=one.person, agency=one.agency))
        await _show(turn, 0)
        return
    one = await conflicts.view(turn.person, callback_data.id)
    turn.card(
        words("confirm-withdraw-conflict", name=one.person, agency=one.agency),
        keyboard(
            button("btn-withdraw-conflict-now", WithdrawConflict(id=one.id, sure=1).pack()),
            button("btn-cancel", ConflictCard(person=one.person_id, agency=one.agency_id).pack()),
        ),
    )


@router.callback_query(RecheckGiven.filter())
async def recheck_given(_: CallbackQuery, callback_data: RecheckGiven, turn: Turn) -> None:
    """«بازبینی امتیازها»: what they gave goes to the re-check list, with nobody until it is assigned."""
    marked = await conflicts.recheck_given(turn.person, callback_data.person, callback_data.agency)
    turn.say(
        words(
            "recheck-marked",
            count=marked.marked,
            closed=words("recheck-closed", count=marked.closed) if marked.closed else "",
        ),
        keyboard([button("btn-rechecks-plain", Rechecks().pack()), button("btn-back", Conflicts().pack())]),
    )


@router.callback_query(PutDownConflict.filter())
async def put_down(_: CallbackQuery, callback_data: PutDownConflict, turn: Turn, state: FSMContext) -> None:
    """«ثبت تعارض»: of whom; then with which agency?"""
    access.require(turn.person, Permission.MANAGE_APPRAISAL)
    people = await conflicts.people_to_choose(turn.person)
    if callback_data.person:
        person = next((one for one in people if one.id == callback_data.person), None)
        if person is None:
            raise Refused("unknown-appraiser")
        await state.set_state(Overseeing.conflict_agency)
        await state.set_data({"person": person.id})
        turn.card(words("conflict-ask-agency", name=person.name), keyboard(button("btn-back", Conflicts().pack())))
        return
    page, pages = page_of(callback_data.page, len(people), PAGE)
    turn.card(
        words("conflict-ask-person") if people else words("appraisal-no-people"),
        keyboard(
            *pairs(
                [
                    button(
                        "btn-person", PutDownConflict(person=one.id).pack(), number=place, name=shortened(one.name, 20)
                    )
                    for place, one in enumerate(people[page * PAGE : (page + 1) * PAGE], start=page * PAGE + 1)
                ]
            ),
            turning(page, pages, lambda at: PutDownConflict(page=at).pack()),
            button("btn-back", Conflicts().pack()),
        ),
    )


@router.message(StateFilter(Overseeing.conflict_agency), F.text, NoCommand())
async def take_agency(message: Message, turn: Turn, state: FSMContext) -> None:
    """Part of the agency's name or its code was typed."""
    await conflict_room.choose_agency(turn, state, message.text or "", (await state.get_data())["person"])


@router.callback_query(ConflictWith.filter(F.person != 0))
async def with_agency(_: CallbackQuery, callback_data: ConflictWith, turn: Turn, state: FSMContext) -> None:
    """The agency was chosen: why?"""
    await conflict_room.ask_reason(turn, state, callback_data.agency, callback_data.person)
