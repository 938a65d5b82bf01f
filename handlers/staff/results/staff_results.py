"""Staff: where results stand: who opened them, who is silent with phones, who answered; one agency's result (13c)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency import result_words
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.overview import AgencyPage
from handlers.places.results import (
    AgencyMeasures,
    AgencyRecord,
    AgencyResult,
    Growth,
    Ranks,
    Release,
    RemindResults,
    Results,
    ResultsFile,
    ResultsView,
    WhyScore,
)
from handlers.staff.overview.views import cycle_now
from handlers.turn import Table, Turn
from messages.jalali import local_date
from messages.keyboards import button, keyboard, label
from messages.marks import strip
from messages.words import Words, words
from services.access import STAFF_ROLES, Role
from services.results import board, record, sheets
from services.results.board import ResultLine, ResultView
from services.results.sheets import Sheet
from services.states import ResultState

router = Router(name="staff_results")
router.message.filter(Holds(*STAFF_ROLES))
router.callback_query.filter(Holds(*STAFF_ROLES))

PAGE = 6
TITLES = {
    ResultView.ALL: "results-all",
    ResultView.SILENT: "results-silent",
    ResultView.READ: "results-read",
    ResultView.ACCEPTED: "results-accepted",
    ResultView.OBJECTED: "results-objected",
    ResultView.LAPSED: "results-lapsed",
}
STATES = {
    ResultState.UNDER_APPRAISAL: "result-is-under-appraisal",
    ResultState.PRELIM_SCORED: "result-is-scored",
    ResultState.RELEASING: "result-is-releasing",
    ResultState.RELEASED: "result-is-released",
    ResultState.ACCEPTED: "result-is-accepted",
    ResultState.OBJECTED: "result-is-objected",
    ResultState.WINDOW_LAPSED: "result-is-lapsed",
    ResultState.RESCORED: "result-is-rescored",
    ResultState.FINAL: "result-is-final",
    ResultState.FINAL_CONFIRMED: "result-is-confirmed",
    ResultState.COUNCIL_APPROVED: "result-is-approved",
    ResultState.LEVELLED: "result-is-levelled",
    ResultState.NOTIFIED: "result-is-notified",
}


@router.message(Command("results", "result"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/results: where the results of all agencies stand."""
    await _board(turn, state)


@router.callback_query(Results.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«نتایج»."""
    await _board(turn, state)


async def _board(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    cycle = await cycle_now()
    found = await board.counts(turn.person, cycle.id)
    views = [
        button("btn-results-silent", ResultsView(kind=ResultView.SILENT).pack(), count=found.silent),
        button("btn-results-read", ResultsView(kind=ResultView.READ).pack(), count=found.read),
        button("btn-results-accepted", ResultsView(kind=ResultView.ACCEPTED).pack(), count=found.accepted),
        button("btn-results-objected", ResultsView(kind=ResultView.OBJECTED).pack(), count=found.objected),
        button("btn-results-lapsed", ResultsView(kind=ResultView.LAPSED).pack(), count=found.lapsed),
        button("btn-results-all", ResultsView(kind=ResultView.ALL).pack()),
    ]
    turn.card(
        words(
            "results-board",
            year=cycle.year,
            told=found.told,
            agencies=found.agencies,
            silent=found.silent,
            read=found.read,
            accepted=found.accepted,
            objected=found.objected,
            lapsed=found.lapsed,
            frozen=words("results-frozen", count=found.frozen) if found.frozen else "",
        ),
        keyboard(
            *(views[at : at + 2] for at in range(0, len(views), 2)),
            [button("btn-ranks", Ranks().pack()), button("btn-growth", Growth().pack())],
            [button("btn-release", Release().pack()), button("btn-back", Home().pack())],
        ),
    )


@router.callback_query(ResultsView.filter())
async def view(_: CallbackQuery, callback_data: ResultsView, turn: Turn, state: FSMContext) -> None:
    """The agencies of a view, with phones where somebody is to be called."""
    if callback_data.kind not in TITLES:
        await _board(turn, state)
        return
    await state.clear()
    cycle, kind = await cycle_now(), ResultView(callback_data.kind)
    count = (await board.page(turn.person, cycle.id, kind, size=0)).count
    page, pages = page_of(callback_data.page, count, PAGE)
    lines = (await board.page(turn.person, cycle.id, kind, at=page, size=PAGE)).lines
    back = button("btn-back", Results().pack())
    title = words(TITLES[kind])
    if not lines:
        turn.card(words("view-none", title=title), keyboard(back))
        return
    first = page * PAGE + 1
    keys = [
        button("btn-view-agency", AgencyResult(id=one.agency_id).pack(), place=place, title=shortened(one.title, 20))
        for place, one in enumerate(lines, start=first)
    ]
    remind = kind is ResultView.SILENT and turn.person.has(Role.ADMIN)
    turn.card(
        words(
            "view-list",
            title=title,
            count=count,
            list=[_line(kind, place, one) for place, one in enumerate(lines, start=first)],
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            button("btn-results-remind", RemindResults().pack()) if remind else None,
            *(keys[at : at + 2] for at in range(0, len(keys), 2)),
            turning(page, pages, lambda at: ResultsView(kind=kind, page=at).pack()),
            [button("btn-view-sheet", ResultsFile(kind=kind).pack()), back],
        ),
    )


def _line(kind: ResultView, place: int, one: ResultLine) -> Words:
    title = shortened(one.title, 34)
    if kind in (ResultView.SILENT, ResultView.READ):
        if one.contact is None:
            return words("view-call-nobody", place=place, title=title)
        return words("view-call", place=place, title=title, name=one.contact.name, phone=one.contact.phone)
    state = words(STATES[ResultState(one.state)])
    if one.total is None:
        return words("results-line-untold", place=place, title=title, state=state)
    return words("results-line", place=place, title=title, state=state, total=one.total)


@router.callback_query(RemindResults.filter(), Holds(Role.ADMIN))
async def remind(_: CallbackQuery, turn: Turn) -> None:
    """«یادآوری به همه»: at most once a day."""
    count = await board.remind(turn.person, (await cycle_now()).id, turn.acted_at)
    turn.say(
        words("results-reminding", count=count),
        keyboard([button("btn-results-board", Results().pack()), button("btn-home", Home().pack())]),
    )


@router.callback_query(ResultsFile.filter())
async def file(_: CallbackQuery, callback_data: ResultsFile, turn: Turn, state: FSMContext) -> None:
    """«دریافت فایل»: the view with all its rows."""
    if callback_data.kind not in TITLES:
        await _board(turn, state)
        return
    cycle, kind = await cycle_now(), ResultView(callback_data.kind)
    found = (await board.page(turn.person, cycle.id, kind)).lines

    def say(message: Words) -> str:
        return strip(label(message, turn.now))

    columns = [
        (say(words("view-column-code")), 10, "text"),
        (say(words("view-column-agency")), 44, "text"),
        (say(words("results-column-group")), 30, "text"),
        (say(words("view-column-state")), 24, "text"),
        (say(words("results-column-general")), 14, "number"),
        (say(words("results-column-specific")), 14, "number"),
        (say(words("results-column-total")), 14, "number"),
        (say(words("results-column-version")), 10, "integer"),
        (say(words("results-column-until")), 14, "day"),
        (say(words("results-column-seen")), 14, "day"),
        (say(words("results-column-answered")), 14, "day"),
        (say(words("view-column-contact")), 28, "text"),
        (say(words("view-column-phone")), 16, "text"),
    ]
    rows = [
        (
            one.code,
            one.title,
            one.group_title,
            say(words(STATES[ResultState(one.state)])),
            one.general,
            one.specific,
            one.total,
            one.version,
            local_date(one.window_ends_at) if one.window_ends_at else None,
            local_date(one.seen_at) if one.seen_at else None,
            local_date(one.answered_at) if one.answered_at else None,
            one.contact.name if one.contact else None,
            one.contact.phone if one.contact else None,
        )
        for one in found
    ]
    title = words(TITLES[kind])
    turn.table(
        Table(say(title)[:31], columns, rows),
        f"{say(title).replace(' ', '-')}.xlsx",
        words("view-sheet-sent", title=title, rows=len(rows)),
        keyboard([button("btn-back", ResultsView(kind=kind).pack()), button("btn-home", Home().pack())]),
    )


async def _sheet(turn: Turn, agency_id: int) -> Sheet:
    """What the agency was told; before that, what it would be told."""
    told = await sheets.of_agency(turn.person, agency_id)
    return told or await sheets.preview(turn.person, agency_id)


@router.callback_query(AgencyResult.filter())
async def one_agency(_: CallbackQuery, callback_data: AgencyResult, turn: Turn) -> None:
    """One agency's result as it was told, or as it would be now."""
    sheet = await _sheet(turn, callback_data.id)
    turn.card(
        result_words.staff_card(sheet, turn.acted_at, words(STATES[ResultState(sheet.state)])),
        keyboard(
            [
                button("btn-result-measures", AgencyMeasures(id=sheet.agency_id).pack()),
                button("btn-years", AgencyRecord(id=sheet.agency_id).pack()),
            ],
            [
                button("btn-to-agency", AgencyPage(id=sheet.agency_id).pack()),
                button("btn-results-board", Results().pack()),
            ],
        ),
    )


@router.callback_query(AgencyMeasures.filter())
async def measures(_: CallbackQuery, callback_data: AgencyMeasures, turn: Turn) -> None:
    """Its measures, page by page, with the reasons."""
    sheet = await _sheet(turn, callback_data.id)
    page, pages = page_of(callback_data.page, len(sheet.lines), result_words.PAGE)
    some = sheet.lines[page * result_words.PAGE : (page + 1) * result_words.PAGE]
    whys = [button("btn-why", WhyScore(id=one.entry_id).pack(), number=str(one.number)) for one in some]
    turn.card(
        result_words.measures(sheet, some, page, pages),
        keyboard(
            *(whys[at : at + 2] for at in range(0, len(whys), 2)),
            turning(page, pages, lambda at: AgencyMeasures(id=sheet.agency_id, page=at).pack()),
            button("btn-back", AgencyResult(id=sheet.agency_id).pack()),
        ),
    )


@router.callback_query(AgencyRecord.filter())
async def one_record(_: CallbackQuery, callback_data: AgencyRecord, turn: Turn) -> None:
    """«کارنامهٔ سال‌ها» of one agency."""
    found = await record.of_agency(turn.person, callback_data.id)
    turn.card(
        result_words.record(found),
        keyboard([button("btn-to-agency", AgencyPage(id=found.agency_id).pack()), button("btn-home", Home().pack())]),
    )
