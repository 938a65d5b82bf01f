"""Staff: the objections of the year, who decides each, evenly or one by one, to committee or steward (15a)."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.objection_words import decision_words, points, state_words, subject_words
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.objections import (
    AnswerObjection,
    AssignEvenly,
    AssignObjection,
    ChooseDecider,
    EscalateObjection,
    ForwardToSteward,
    Hearings,
    ObjectionBoard,
    ObjectionFigures,
    ObjectionRegister,
    PreviewAnswers,
    StaffObjection,
)
from handlers.states import Judging
from handlers.turn import Turn
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from services.access import Role
from services.objections import queue
from services.objections.views import ObjectionView
from services.states import ObjectionState

router = Router(name="staff_objections")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

A_PAGE = 5
VIEWS = {
    "new": "btn-objections-new",
    "assigned": "btn-objections-assigned",
    "committee": "btn-objections-committee",
    "decided": "btn-objections-decided",
    "late": "btn-objections-late",
    "answered": "btn-objections-answered",
}
TITLES = {
    "new": "objections-title-new",
    "assigned": "objections-title-assigned",
    "committee": "objections-title-committee",
    "decided": "objections-title-decided",
    "late": "objections-title-late",
    "answered": "objections-title-answered",
}
OPEN = (ObjectionState.FILED, ObjectionState.ASSIGNED)


@router.message(Command("objections", "committee"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/objections: where the objections of the year are."""
    await _show_board(turn, state)


@router.callback_query(ObjectionBoard.filter())
async def by_button(_: CallbackQuery, callback_data: ObjectionBoard, turn: Turn, state: FSMContext) -> None:
    """«اعتراض‌ها»: where they are, or those of one kind."""
    if callback_data.which in TITLES:
        await _show_list(turn, state, callback_data.which, callback_data.page)
    else:
        await _show_board(turn, state)


async def _show_board(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    counts = (await queue.board(turn.person, "open", size=1)).counts
    views = [button(VIEWS[one], ObjectionBoard(which=one).pack(), count=counts[one]) for one in VIEWS if counts[one]]
    turn.card(
        words(
            "objections-board",
            count=counts["all"],
            waiting=counts["open"],
            unassigned=counts["new"],
            assigned=counts["assigned"],
            committee=counts["committee"],
            decided=counts["decided"],
            late=words("objections-board-late", count=counts["late"]) if counts["late"] else "",
            answered=counts["answered"],
        )
        if counts["all"]
        else words("objections-board-none"),
        keyboard(
            button("btn-objections-evenly", AssignEvenly().pack(), count=counts["new"]) if counts["new"] else None,
            *(views[at : at + 2] for at in range(0, len(views), 2)),
            [
                button("btn-answers", PreviewAnswers().pack()),
                button("btn-hearings", Hearings().pack()),
            ],
            [
                button("btn-objection-figures", ObjectionFigures().pack()),
                button("btn-objection-register", ObjectionRegister().pack()),
            ]
            if counts["all"]
            else None,
            button("btn-back", Home().pack()),
        ),
    )


async def _show_list(turn: Turn, state: FSMContext, which: str, asked: int) -> None:
    await state.clear()
    found = await queue.board(turn.person, which, asked, A_PAGE)
    page, pages = page_of(asked, found.total, A_PAGE)
    rows = [
        button(
            "btn-objection-of",
            StaffObjection(id=one.id).pack(),
            number=str(one.number),
            agency=shortened(one.agency, 24),
        )
        for one in found.found
    ]
    oldest = found.found[0].filed_at if found.found and page == 0 else None
    turn.card(
        words(
            "objections-list",
            title=words(TITLES[which]),
            count=found.total,
            oldest=words("objections-oldest", at=oldest) if oldest else "",
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *rows,
            turning(page, pages, lambda at: ObjectionBoard(which=which, page=at).pack()),
            button("btn-back", ObjectionBoard().pack()),
        ),
    )


@router.callback_query(StaffObjection.filter())
async def open_objection(_: CallbackQuery, callback_data: StaffObjection, turn: Turn, state: FSMContext) -> None:
    """One objection."""
    await state.clear()
    await show(turn, await queue.one(turn.person, callback_data.id))


async def show(turn: Turn, one: ObjectionView) -> None:
    """Its card before staff."""
    held = await queue.held(turn.person, one.id)
    turn.card(
        words(
            "objection-staff",
            agency=one.agency,
            code=one.measure,
            title=one.title,
            state=state_words(one),
            subject=subject_words(one),
            score=points(one.former_score),
            text=one.text,
            decider=words("objection-decider", name=one.decider) if one.decider else "",
            note=_note(one),
            decision=decision_words(one),
            held=_held(one) if held else "",
        ),
        _keys(one, held=held),
    )


def _held(one: ObjectionView) -> Words:
    return words("objection-held" if one.resolution_id is None else "objection-held-at-committee")


def _note(one: ObjectionView) -> Words | str:
    """What else was said: why it goes to the committee, to which steward it was forwarded."""
    if one.steward_note:
        return words("objection-forwarded-to", note=one.steward_note)
    return words("objection-escalated-because", reason=one.escalate_reason) if one.escalate_reason else ""


def _keys(one: ObjectionView, *, held: bool) -> Keyboard:
    acting: list[Button | None] = []
    if one.state in OPEN:
        acting = [
            button("btn-choose-decider", ChooseDecider(id=one.id).pack()),
            button("btn-escalate", EscalateObjection(id=one.id, version=one.version).pack()),
        ]
    if held and one.resolution_id is None:
        acting = [button("btn-choose-decider", ChooseDecider(id=one.id).pack())]
    elif one.state == ObjectionState.DECIDED and not held:
        acting = [button("btn-answer-now", AnswerObjection(id=one.id, version=one.version).pack())]
    forwarding = button("btn-forward", ForwardToSteward(id=one.id).pack()) if one.open and one.central else None
    return keyboard(acting, forwarding, button("btn-back", ObjectionBoard().pack()))


@router.callback_query(ChooseDecider.filter())
async def choose_decider(_: CallbackQuery, callback_data: ChooseDecider, turn: Turn, state: FSMContext) -> None:
    """«تعیین رسیدگی‌کننده»: the appraisers who may, the least loaded first."""
    await state.clear()
    one = await queue.one(turn.person, callback_data.id)
    found = await queue.candidates(turn.person, one.id)
    page, pages = page_of(callback_data.page, len(found), A_PAGE)
    rows = [
        button(
            "btn-decider",
            AssignObjection(id=one.id, version=one.version, person=who.person_id).pack(),
            place=place,
            name=shortened(who.name, 24),
            load=who.load,
        )
        for place, who in list(enumerate(found, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    to_committee = button("btn-escalate", EscalateObjection(id=one.id, version=one.version).pack())
    turn.card(
        words("deciders", code=one.measure, agency=one.agency, count=len(found))
        if found
        else words("deciders-none", code=one.measure, agency=one.agency),
        keyboard(
            *rows,
            turning(page, pages, lambda at: ChooseDecider(id=one.id, page=at).pack()),
            None if found else to_committee,
            button("btn-back", StaffObjection(id=one.id).pack()),
        ),
    )


@router.callback_query(AssignObjection.filter())
async def assign(_: CallbackQuery, callback_data: AssignObjection, turn: Turn, state: FSMContext) -> None:
    """To this one."""
    given = await queue.assign(
        turn.person, callback_data.id, callback_data.version, callback_data.person, turn.acted_at
    )
    turn.say(words("objection-given", code=given.measure, agency=given.agency, name=given.decider))
    await _show_board(turn, state)


@router.callback_query(AssignEvenly.filter())
async def assign_evenly(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«تقسیم میان ارزیابان»."""
    given, left = await queue.assign_evenly(turn.person)
    turn.say(words("objections-given", count=given, left=words("objections-left", count=left) if left else ""))
    await _show_board(turn, state)


@router.callback_query(EscalateObjection.filter())
async def ask_escalation(_: CallbackQuery, callback_data: EscalateObjection, turn: Turn, state: FSMContext) -> None:
    """«به کمیته»: why?"""
    one = await queue.one(turn.person, callback_data.id)
    await state.set_state(Judging.escalation)
    await state.set_data({"objection": one.id, "version": callback_data.version})
    turn.card(
        words("objection-ask-escalation", code=one.measure, agency=one.agency),
        keyboard(button("btn-back", StaffObjection(id=one.id).pack())),
    )


@router.message(StateFilter(Judging.escalation), F.text, NoCommand())
async def take_escalation(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: it is on the committee's agenda."""
    data = await state.get_data()
    sent = await queue.escalate(turn.person, data["objection"], data["version"], message.text or "", turn.acted_at)
    turn.say(words("objection-escalated", code=sent.measure, agency=sent.agency))
    await _show_board(turn, state)


@router.callback_query(ForwardToSteward.filter())
async def ask_note(_: CallbackQuery, callback_data: ForwardToSteward, turn: Turn, state: FSMContext) -> None:
    """«ارجاع به راهبر»: to whom, by which letter?"""
    one = await queue.one(turn.person, callback_data.id)
    await state.set_state(Judging.note)
    await state.set_data({"objection": one.id})
    turn.card(
        words("objection-ask-note", code=one.measure, steward=one.steward),
        keyboard(button("btn-back", StaffObjection(id=one.id).pack())),
    )


@router.message(StateFilter(Judging.note), F.text, NoCommand())
async def take_note(message: Message, turn: Turn, state: FSMContext) -> None:
    """It was typed: agency and decider are told."""
    noted = await queue.forward(turn.person, (await state.get_data())["objection"], message.text or "", turn.acted_at)
    await state.clear()
    turn.say(words("objection-noted", code=noted.measure))
    await show(turn, noted)
