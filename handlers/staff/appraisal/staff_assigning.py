"""Staff: entries to appraisers: an agency, an axis, a measure, what lies with nobody (12a, 12g)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraising import (
    AppraisalRoom,
    AssignFrom,
    Assigning,
    AssignShare,
    AssignTo,
    Loads,
)
from handlers.staff.appraisal.staff_appraisal import appraised_cycle
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from services.access import Role
from services.appraisal import assigning, desk_boards
from services.appraisal.appraisers import Appraiser
from services.appraisal.assigning import Scope, Share
from services.errors import Refused

router = Router(name="staff_assigning")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

PAGE, MOST_LOADS = 6, 6
ASK = {Scope.AGENCY: "assign-which-agency", Scope.AXIS: "assign-which-axis", Scope.MEASURE: "assign-which-measure"}
DIMENSIONS = {"": "btn-assign-both", "general": "btn-assign-general", "specific": "btn-assign-specific"}


def _scope(given: str) -> Scope:
    if given not in list(Scope):
        raise Refused("unknown-share")
    return Scope(given)


def _share(given: AssignShare | AssignTo) -> Share:
    if given.dimension not in DIMENSIONS:
        raise Refused("unknown-share")
    return Share(_scope(given.scope), given.id, given.dimension, given.holder)


def share_words(share: Share, title: str) -> Words:
    """What is assigned, in a line."""
    if share.scope is Scope.REST:
        return words("share-rest")
    if share.scope is Scope.PERSON:
        return words("share-person", name=title)
    if share.scope is Scope.MEASURE:
        return words("share-measure", code=title)
    of: Words | str = words("dimension-title", title=share.dimension) if share.dimension else ""
    named = words("axis-title", title=title)
    return words("share-of", title=named, dimension=of) if of else words("share-all-of", title=named)


@router.message(Command("assign"))
async def assign_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/assign: what is to be assigned?"""
    await show(turn, state)


@router.callback_query(Assigning.filter())
async def assign_by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«واگذاری»."""
    await show(turn, state)


async def show(turn: Turn, state: FSMContext) -> None:
    """What is to be assigned?"""
    cycle = await appraised_cycle()
    found = await turn.reading(lambda: desk_boards.counts(turn.person, cycle.id))
    there = await turn.reading(lambda: assigning.loads(turn.person))
    await state.clear()
    turn.card(
        words(
            "assigning",
            open=found.open,
            free=found.unassigned,
            people=sum(one.active for one in there),
        ),
        keyboard(
            button("btn-assign-rest", AssignTo(scope=Scope.REST).pack(), count=found.unassigned)
            if found.unassigned
            else None,
            [
                button("btn-assign-agency", AssignFrom(scope=Scope.AGENCY).pack()),
                button("btn-assign-axis", AssignFrom(scope=Scope.AXIS).pack()),
                button("btn-assign-measure", AssignFrom(scope=Scope.MEASURE).pack()),
            ],
            button("btn-assign-absent", Loads().pack()),
            button("btn-back", AppraisalRoom().pack()),
        ),
    )


@router.callback_query(AssignFrom.filter())
async def choose(_: CallbackQuery, callback_data: AssignFrom, turn: Turn) -> None:
    """Which agency, axis, or measure of which axis?"""
    await appraised_cycle()
    scope, within = _scope(callback_data.scope), callback_data.within
    first = Scope.AXIS if scope is Scope.MEASURE and not within else scope
    if first not in ASK:
        raise Refused("unknown-share")
    of_axis = within if scope is Scope.MEASURE else 0
    found = await turn.reading(lambda: assigning.choices(turn.person, first, of_axis))
    page, pages = page_of(callback_data.page, len(found), PAGE)
    shown = found[page * PAGE : (page + 1) * PAGE]

    def target(one_id: int) -> str:
        if first is not scope:
            return AssignFrom(scope=scope, within=one_id).pack()
        return AssignShare(scope=scope, id=one_id).pack()

    def chosen(place: int, title: str, code: str, one_id: int) -> Button:
        named = words("quoted-code", code=code) if first is Scope.MEASURE else words("axis-title", title=title)
        return button("btn-assign-choice", target(one_id), place=place, title=named)

    turn.card(
        words(
            "assign-choices",
            question=words(ASK[first]),
            list=[
                words(
                    "assign-choice",
                    place=place,
                    title=words("axis-title", title=shortened(one.title, 40)),
                    open=one.open,
                    free=words("assign-choice-free", count=one.free) if one.free else "",
                )
                for place, one in enumerate(shown, start=page * PAGE + 1)
            ]
            or words("assign-nothing-open"),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *pairs(
                [
                    chosen(place, shortened(one.title, 18), one.code, one.id)
                    for place, one in enumerate(shown, start=page * PAGE + 1)
                ]
            ),
            turning(page, pages, lambda at: AssignFrom(scope=scope, within=within, page=at).pack()),
            button("btn-back", Assigning().pack()),
        ),
    )


def pairs(buttons: list[Button]) -> list[list[Button]]:
    """Two buttons a row."""
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]


@router.callback_query(AssignShare.filter())
async def to_whom(_: CallbackQuery, callback_data: AssignShare, turn: Turn) -> None:
    """The share was chosen: to whom?"""
    await appraised_cycle()
    share, given = _share(callback_data), callback_data
    plan = await turn.reading(lambda: assigning.preview(turn.person, share))
    there = await turn.reading(lambda: assigning.loads(turn.person))
    people = [one for one in there if one.active and one.person_id != share.holder]
    if share.scope is Scope.PERSON:
        people = [one for one in people if one.person_id != share.id]
    page, pages = page_of(given.page, len(people), PAGE)
    shown = people[page * PAGE : (page + 1) * PAGE]

    def place(**changes: object) -> str:
        return given.model_copy(update=changes).pack()

    def to(person: int) -> str:
        return AssignTo(
            scope=share.scope, id=share.id, dimension=share.dimension, holder=share.holder, to=person
        ).pack()

    narrowing = [
        button(DIMENSIONS[name], place(dimension=name, page=0))
        for name in DIMENSIONS
        if share.scope is Scope.AGENCY and name != share.dimension
    ]
    turn.card(
        words(
            "assign-to-whom",
            share=share_words(share, plan.title),
            list=[load_line(number, one) for number, one in enumerate(shown, start=page * PAGE + 1)],
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            button("btn-assign-evenly", to(0)),
            *pairs(
                [
                    button("btn-person", to(one.person_id), number=number, name=shortened(one.name, 20))
                    for number, one in enumerate(shown, start=page * PAGE + 1)
                ]
            ),
            turning(page, pages, lambda at: place(page=at)),
            narrowing,
            button("btn-back", Assigning().pack()),
        ),
    )


def load_line(number: int, one: Appraiser) -> Words:
    """One appraiser with what waits and what is scored."""
    return words(
        "load-line" if one.active else "load-line-former",
        number=number,
        name=shortened(one.name, 28),
        waiting=one.waiting,
        scored=one.scored,
    )


@router.callback_query(AssignTo.filter())
async def assign(_: CallbackQuery, callback_data: AssignTo, turn: Turn, state: FSMContext) -> None:
    """What it would mean, with the load before and after; and doing it."""
    await appraised_cycle()
    share = _share(callback_data)
    if callback_data.sure:
        plan = await assigning.assign(turn.person, share, callback_data.to)
        await state.clear()
        turn.say(
            words("assigned", share=share_words(share, plan.title), count=plan.moved, blocked=_blocked(plan.blocked)),
            keyboard([button("btn-assigning", Assigning().pack()), button("btn-appraisal", AppraisalRoom().pack())]),
        )
        return
    plan = await turn.reading(lambda: assigning.preview(turn.person, share, callback_data.to))
    if not plan.moved:
        raise Refused("nothing-to-assign", blocked=plan.blocked)
    hidden = len(plan.loads) - MOST_LOADS
    turn.card(
        words(
            "confirm-assign",
            share=share_words(share, plan.title),
            count=plan.moved,
            taken=words("assign-taken", count=plan.taken) if plan.taken else "",
            blocked=_blocked(plan.blocked),
            loads=[
                words("assign-load", name=one.name, before=one.before, after=one.after)
                for one in plan.loads[:MOST_LOADS]
            ],
            more=words("assign-loads-more", count=hidden) if hidden > 0 else "",
        ),
        keyboard(
            button("btn-assign-now", callback_data.model_copy(update={"sure": 1}).pack()),
            button("btn-cancel", Assigning().pack()),
        ),
    )


def _blocked(count: int) -> Words | str:
    return words("assign-blocked", count=count) if count else ""
