"""The committee's members: the agenda, one objection on it, the resolution in which it is decided (15d, ST-12)."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import papers
from handlers.agency.extensions import typed
from handlers.appraiser.objection_decision import ask_decision, outcome_keys
from handlers.appraiser.objection_desk import card_words, files_row
from handlers.events import Event, on_event
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.objection_words import ORDER, points, subject_words
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.objections import (
    Agenda,
    AgendaItem,
    AgendaSheet,
    ChooseResolution,
    DecideInResolution,
    InResolution,
    NewResolution,
    ResolutionScan,
    TakeBackDecision,
)
from handlers.sent import sent_file
from handlers.states import Resolving
from handlers.turn import Table, Turn
from messages.jalali import local_date
from messages.keyboards import Button, button, keyboard, label
from messages.words import words
from models.objections import Resolution
from services import access
from services.access import Permission, Role
from services.errors import Refused
from services.objections import committee
from services.states import ObjectionState

router = Router(name="committee_desk")
router.message.filter(Holds(Role.COMMITTEE))
router.callback_query.filter(Holds(Role.COMMITTEE))

A_PAGE = 5


@router.message(Command("agenda", "committee", "objections"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/agenda: what waits for the committee."""
    await _show_agenda(turn, state, 0)


@router.callback_query(Agenda.filter())
async def by_button(_: CallbackQuery, callback_data: Agenda, turn: Turn, state: FSMContext) -> None:
    """«دستور جلسهٔ کمیته»."""
    await _show_agenda(turn, state, callback_data.page)


async def _show_agenda(turn: Turn, state: FSMContext, asked: int) -> None:
    await state.clear()
    found = await committee.agenda(turn.person)
    page, pages = page_of(asked, len(found), A_PAGE)
    rows = [
        button(
            "btn-objection-of",
            AgendaItem(id=one.id).pack(),
            number=str(one.number),
            agency=shortened(one.agency, 24),
        )
        for one in found[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    waiting = sum(1 for one in found if one.state == ObjectionState.AT_COMMITTEE)
    turn.card(
        words(
            "agenda",
            count=waiting,
            decided=words("deciding-decided", count=len(found) - waiting) if len(found) > waiting else "",
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        )
        if found
        else words("agenda-none"),
        keyboard(
            *rows,
            turning(page, pages, lambda at: Agenda(page=at).pack()),
            button("btn-agenda-sheet", AgendaSheet().pack()) if found else None,
            button("btn-back", Home().pack()),
        ),
    )


@router.callback_query(AgendaSheet.filter())
async def send_agenda(_: CallbackQuery, turn: Turn) -> None:
    """The agenda as a sheet, to take along."""
    now = turn.now
    found = await committee.agenda(turn.person)
    columns = [
        (label(words("column-agency"), now), 40, "text"),
        (label(words("column-number"), now), 12, "integer"),
        (label(words("column-measure"), now), 40, "text"),
        (label(words("column-about"), now), 18, "text"),
        (label(words("column-text"), now), 60, "text"),
        (label(words("column-before"), now), 12, "number"),
        (label(words("column-escalated"), now), 40, "text"),
        (label(words("column-filed-on"), now), 14, "day"),
    ]
    rows = [
        (
            one.agency,
            one.number,
            f"{one.measure} {one.title}",
            label(subject_words(one), now),
            one.text,
            points(one.former_score),
            one.escalate_reason or None,
            local_date(one.filed_at) if one.filed_at else None,
        )
        for one in found
        if one.state == ObjectionState.AT_COMMITTEE
    ]
    name = label(words("agenda-title"), now)
    turn.table(
        Table(name[:31], columns, rows),
        f"{name.replace(' ', '-')}.xlsx",
        words("agenda-sheet-sent", rows=len(rows)),
        keyboard(button("btn-back", Agenda().pack())),
    )


@router.callback_query(AgendaItem.filter())
async def open_item(_: CallbackQuery, callback_data: AgendaItem, turn: Turn, state: FSMContext) -> None:
    """One objection on it."""
    await state.clear()
    found = await committee.card(turn.person, callback_data.id)
    one = found.objection
    deciding = (
        button("btn-decide-in", ChooseResolution(id=one.id).pack())
        if one.state == ObjectionState.AT_COMMITTEE
        else button("btn-take-back", TakeBackDecision(id=one.id, version=one.version).pack())
        if one.state == ObjectionState.DECIDED
        else None
    )
    within = await committee.resolution(turn.person, one.resolution_id) if one.resolution_id else None
    scan = (
        button("btn-resolution-scan", ResolutionScan(resolution=within.id).pack())
        if within is not None and not within.file_name
        else None
    )
    turn.card(card_words(found), keyboard(*files_row(found), deciding, scan, button("btn-back", Agenda().pack())))


@router.callback_query(ChooseResolution.filter())
async def choose_resolution(_: CallbackQuery, callback_data: ChooseResolution, turn: Turn, state: FSMContext) -> None:
    """«تصمیم در مصوبه»: in which? One that is written down, or a new one."""
    await state.clear()
    found = await committee.card(turn.person, callback_data.id)
    known = await committee.resolutions(turn.person)
    rows = [
        button(
            "btn-resolution",
            InResolution(id=found.objection.id, resolution=one.id).pack(),
            number=shortened(one.number, 20),
            day=one.day,
        )
        for one in known
    ]
    turn.card(
        words("resolution-choose", code=found.objection.measure, agency=found.objection.agency),
        keyboard(
            *rows,
            button("btn-new-resolution", NewResolution(id=found.objection.id).pack()),
            button("btn-back", AgendaItem(id=found.objection.id).pack()),
        ),
    )


@router.callback_query(NewResolution.filter())
async def ask_number(_: CallbackQuery, callback_data: NewResolution, turn: Turn, state: FSMContext) -> None:
    """«مصوبهٔ تازه»: its number?"""
    await committee.card(turn.person, callback_data.id)
    await state.set_state(Resolving.number)
    await state.set_data({"objection": callback_data.id})
    turn.card(
        words("resolution-ask-number"),
        keyboard(button("btn-back", ChooseResolution(id=callback_data.id).pack())),
    )


@router.message(StateFilter(Resolving.number), F.text, NoCommand())
async def take_number(message: Message, turn: Turn, state: FSMContext) -> None:
    """Then its day."""
    data = await state.get_data()
    number = committee.number_of(message.text or "")
    if number in [one.number for one in await committee.resolutions(turn.person)]:
        raise Refused("committee-resolution-known", number=number)
    await state.set_data(data | {"number": number})
    await state.set_state(Resolving.day)
    turn.card(words("resolution-ask-day", number=number), keyboard(_anew(data["objection"])))


def _anew(objection_id: int) -> Button:
    return button("btn-back", NewResolution(id=objection_id).pack())


@router.message(StateFilter(Resolving.day), F.text, NoCommand())
async def take_day(message: Message, turn: Turn, state: FSMContext) -> None:
    """Then who was there."""
    data = await state.get_data()
    day = typed(message, turn)
    if day > local_date(turn.now):
        raise Refused("resolution-in-future", day=day)
    await state.set_data(data | {"day": day.toordinal()})
    await state.set_state(Resolving.attendance)
    turn.card(words("resolution-ask-attendance"), keyboard(_anew(data["objection"])))


@router.message(StateFilter(Resolving.attendance), F.text, NoCommand())
async def take_attendance(message: Message, turn: Turn, state: FSMContext) -> None:
    """The resolution is written down; its file can follow."""
    data = await state.get_data()
    made = await committee.write_resolution(
        turn.person,
        data["number"],
        date.fromordinal(data["day"]),
        message.text or "",
        local_date(turn.now),
        turn.acted_at,
    )
    await state.set_state(Resolving.file)
    await state.set_data({"objection": data["objection"], "resolution": made.id})
    turn.card(
        words("resolution-ask-file", number=made.number, day=made.day),
        keyboard(
            button("btn-no-file", InResolution(id=data["objection"], resolution=made.id).pack()),
            button("btn-back", Agenda().pack()),
        ),
    )


@router.callback_query(ResolutionScan.filter())
async def ask_scan(_: CallbackQuery, callback_data: ResolutionScan, turn: Turn, state: FSMContext) -> None:
    """«تصویر مصوبه»: one that never came, or was left for later."""
    within = await committee.resolution(turn.person, callback_data.resolution)
    await state.set_state(Resolving.file)
    await state.set_data({"objection": callback_data.objection, "resolution": within.id})
    turn.card(
        words("resolution-ask-scan", number=within.number, day=within.day),
        keyboard(button("btn-back", Agenda().pack())),
    )


@router.message(StateFilter(Resolving.file), F.document | F.photo)
async def take_file(message: Message, turn: Turn, state: FSMContext) -> None:
    """The scan of the resolution."""
    data = await state.get_data()
    sent = sent_file(message, turn.platform)
    found = await committee.receive_file(turn.person, data["resolution"], sent, turn.download_limit)
    turn.say(words("paper-coming", name=found.file_name))
    if data["objection"]:
        await _show_outcomes(turn, state, data["objection"], found)
    else:
        await _show_agenda(turn, state, 0)


@on_event("committee-resolution-fetched")
async def fetched(event: Event, turn: Turn) -> None:
    """The bytes of a resolution's file are safe, were refused for what they are, or never came."""
    said = await papers.settle(event, committee.PAPER)
    again = event["outcome"] != "stored"
    scan = button("btn-resolution-scan", ResolutionScan(resolution=event["subject"]).pack()) if again else None
    if turn.actor is None or not access.allows(turn.actor, Permission.DECIDE_AT_COMMITTEE):
        return
    turn.say(said, keyboard([scan, button("btn-agenda", Agenda().pack())]))


@router.callback_query(InResolution.filter())
async def in_resolution(_: CallbackQuery, callback_data: InResolution, turn: Turn, state: FSMContext) -> None:
    """In this one: accepted, partly, rejected?"""
    await state.clear()
    await _show_outcomes(
        turn, state, callback_data.id, await committee.resolution(turn.person, callback_data.resolution)
    )


async def _show_outcomes(turn: Turn, state: FSMContext, objection_id: int, within: Resolution) -> None:
    await state.clear()
    found = await committee.card(turn.person, objection_id)
    one = found.objection
    if one.state != ObjectionState.AT_COMMITTEE:
        raise Refused("objection-moved", measure=one.measure, state=one.state)
    places = {
        each: DecideInResolution(id=one.id, version=one.version, resolution=within.id, outcome=ORDER.index(each)).pack()
        for each in ORDER
    }
    turn.card(
        words(
            "resolution-decide",
            number=within.number,
            day=within.day,
            code=one.measure,
            agency=one.agency,
            before=points(found.before),
            cap=points(found.cap),
        ),
        keyboard(
            *outcome_keys(found, places),
            None
            if within.file_name
            else button("btn-resolution-scan", ResolutionScan(resolution=within.id, objection=one.id).pack()),
            button("btn-back", AgendaItem(id=one.id).pack()),
        ),
    )


@router.callback_query(DecideInResolution.filter())
async def decide(_: CallbackQuery, callback_data: DecideInResolution, turn: Turn, state: FSMContext) -> None:
    """One of the outcomes: then the new score, and the reason."""
    within = await committee.resolution(turn.person, callback_data.resolution)
    found = await committee.card(turn.person, callback_data.id)
    back = AgendaItem(id=found.objection.id).pack()
    await ask_decision(turn, state, found, callback_data.outcome, callback_data.version, back, within.id)
