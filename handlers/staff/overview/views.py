"""Staff: the views of the year: agencies by where they stand, by group, by axis; the way to the others (04b)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraising import AppraisalRoom
from handlers.places.home import Home, Views
from handlers.places.overview import Board, View, ViewSheet
from handlers.staff.overview import trouble_views
from handlers.staff.overview.trouble_views import PAGE, agency_keys
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from models.cycle import Cycle
from services.access import Role
from services.errors import Refused
from services.overview import boards, digest
from services.overview.boards import BarLine, CaseLine, CaseView
from services.states import AFTER_SELF_ASSESSMENT, CaseState, CycleState
from services.year import cycles

router = Router(name="views")
router.message.filter(Holds(Role.ADMIN, Role.DEPUTY))
router.callback_query.filter(Holds(Role.ADMIN, Role.DEPUTY))

MOST_BARS = 12
TITLES = {
    CaseView.ALL: "view-all-title",
    CaseView.SILENT: "view-silent-title",
    CaseView.LATE: "view-late-title",
    CaseView.HEAD: "view-head-title",
}
BARS = {"groups": "view-groups-title", "axes": "view-axes-title"}
STATES = {
    CaseState.INVITED: "case-invited",
    CaseState.ACKNOWLEDGED: "case-acknowledged",
    CaseState.IN_PROGRESS: "case-in-progress",
    CaseState.SENT_TO_HEAD: "case-sent-to-head",
    CaseState.SUBMITTED: "case-submitted",
    CaseState.PARENT_CONFIRMED: "case-confirmed",
    CaseState.LOCKED: "case-locked",
    CaseState.NO_SUBMISSION: "case-no-submission",
}


def title_of(kind: str) -> Words:
    """What a view of agencies, or one of bars, is called."""
    return words(TITLES[CaseView(kind)] if kind in TITLES else BARS[kind])


def state_of(state: str) -> Words:
    """Where a case stands, in a word or two."""
    return words(STATES[CaseState(state)])


async def cycle_now() -> Cycle:
    """The cycle that people work in. Raises `Refused("not-open-yet")` before one was opened."""
    cycle = await cycles.current()
    if cycle is None or cycle.state == CycleState.DRAFT:
        raise Refused("not-open-yet")
    return cycle


@router.message(Command("views"))
async def views_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/views: all views with their counts."""
    await _menu(turn, state)


@router.callback_query(Views.filter())
async def views_by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«نماها»."""
    await _menu(turn, state)


async def _menu(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    cycle = await cycle_now()
    counts = await boards.counts(turn.person, cycle.id)
    trouble = await digest.trouble(turn.person, cycle.id)
    turn.card(
        words(
            "views",
            year=cycle.year,
            agencies=counts.agencies,
            sent=counts.sent,
            silent=counts.silent,
            late=counts.late,
            heads=counts.with_head,
            files=trouble.files,
            unreachable=trouble.unreachable,
            undelivered=trouble.undelivered,
        ),
        keyboard(
            button("btn-view-all", View(kind=CaseView.ALL).pack()),
            [
                button("btn-view-groups", View(kind="groups").pack()),
                button("btn-view-axes", View(kind="axes").pack()),
            ],
            [
                button("btn-view-silent", View(kind=CaseView.SILENT).pack(), count=counts.silent),
                button("btn-view-late", View(kind=CaseView.LATE).pack(), count=counts.late),
            ],
            [
                button("btn-view-head", View(kind=CaseView.HEAD).pack(), count=counts.with_head),
                button("btn-view-files", View(kind="files").pack(), count=trouble.files),
            ],
            [
                button("btn-view-unreachable", View(kind="unreachable").pack(), count=trouble.unreachable),
                button("btn-view-undelivered", View(kind="undelivered").pack(), count=trouble.undelivered),
            ],
            [
                button("btn-appraisal", AppraisalRoom().pack()) if cycle.state in AFTER_SELF_ASSESSMENT else None,
                button("btn-back", Home().pack()),
            ],
        ),
    )


@router.message(Command("board"))
async def board_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/board: the agencies and their progress."""
    await _cases(turn, state, CaseView.ALL, 0)


@router.callback_query(Board.filter())
async def board_by_button(_: CallbackQuery, callback_data: Board, turn: Turn, state: FSMContext) -> None:
    """«وضعیت دستگاه‌ها»."""
    await _cases(turn, state, CaseView.ALL, callback_data.page)


@router.message(Command("silent"))
async def silent_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/silent: the agencies of which nothing is heard, with phones."""
    await _cases(turn, state, CaseView.SILENT, 0)


@router.callback_query(View.filter())
async def view(_: CallbackQuery, callback_data: View, turn: Turn, state: FSMContext) -> None:
    """One of the views."""
    kind = callback_data.kind
    if kind in TITLES:
        await _cases(turn, state, CaseView(kind), callback_data.page)
    elif kind in BARS:
        await _bars(turn, state, kind)
    elif kind in trouble_views.VIEWS:
        await state.clear()
        await trouble_views.VIEWS[kind](turn, await cycle_now(), callback_data.page)
    else:
        await _menu(turn, state)


async def _cases(turn: Turn, state: FSMContext, view: CaseView, asked: int) -> None:
    await state.clear()
    cycle = await cycle_now()
    found = await boards.cases(turn.person, cycle.id, view, page=asked, size=PAGE)
    page, pages = page_of(asked, found.count, PAGE)
    if page != asked:
        found = await boards.cases(turn.person, cycle.id, view, page=page, size=PAGE)
    title = title_of(view)
    back = button("btn-back", Views().pack())
    if not found.lines:
        turn.card(words("view-none", title=title), keyboard(back))
        return
    keys = agency_keys([(one.agency_id, one.title) for one in found.lines], page * PAGE + 1)
    turn.card(
        words(
            "view-list",
            title=title,
            count=found.count,
            list=[_line(view, place, one) for place, one in enumerate(found.lines, start=page * PAGE + 1)],
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            *(keys[at : at + 2] for at in range(0, len(keys), 2)),
            turning(page, pages, lambda at: View(kind=view, page=at).pack()),
            [button("btn-view-sheet", ViewSheet(kind=view).pack()), back],
        ),
    )


def _line(view: CaseView, place: int, one: CaseLine) -> Words:
    title = shortened(one.title, 34)
    if view is CaseView.HEAD and one.sent_at is not None:
        return words("view-head", place=place, title=title, at=one.sent_at)
    if view in (CaseView.SILENT, CaseView.LATE):
        if one.contact is None:
            return words("view-call-nobody", place=place, title=title)
        return words("view-call", place=place, title=title, name=one.contact.name, phone=one.contact.phone)
    state = state_of(one.state)
    return words("view-case", place=place, title=title, state=state, done=one.done, total=one.total)


async def _bars(turn: Turn, state: FSMContext, kind: str) -> None:
    cycle = await cycle_now()
    lines = await turn.reading(lambda: bars(turn, cycle, kind))
    await state.clear()
    shown = [words("view-bar", title=one.title, done=one.done, total=one.total) for one in lines[:MOST_BARS]]
    turn.card(
        words("view-bars", title=title_of(kind), list=shown),
        keyboard([button("btn-view-sheet", ViewSheet(kind=kind).pack()), button("btn-back", Views().pack())]),
    )


async def bars(turn: Turn, cycle: Cycle, kind: str) -> list[BarLine]:
    """The groups or the axes with their progress."""
    return await (boards.groups if kind == "groups" else boards.axes)(turn.person, cycle.id)
