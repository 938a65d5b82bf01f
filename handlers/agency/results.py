"""The agency's results: the private card, points by axis, measures with reasons, the sheet, acceptance (13b, 13c)."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import objection_doors
from handlers.agency import result_words
from handlers.filters import Holds
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.objections import Objections, OwnObjections
from handlers.places.results import (
    AcceptResult,
    OwnRecord,
    Result,
    ResultAxes,
    ResultCard,
    ResultFile,
    ResultMeasures,
    WhyScore,
)
from handlers.turn import Turn
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from services.access import AGENCY_ROLES, Role
from services.errors import Refused
from services.results import accepting, record, sheets
from services.results.sheets import Sheet
from services.results.totals import Line
from services.states import ResultState

router = Router(name="results")
router.message.filter(Holds(*AGENCY_ROLES))
router.callback_query.filter(Holds(*AGENCY_ROLES))

OBJECTING = (ResultState.OBJECTED, ResultState.RESCORED)


def _own(turn: Turn) -> int:
    """The agency whose results they are: where one is the liaison, else the one that one heads."""
    agency_id = turn.person.agency_of(Role.LIAISON) or turn.person.agency_of(Role.AGENCY_HEAD)
    assert agency_id is not None
    return agency_id


async def _told(turn: Turn) -> Sheet:
    """The sheet that was told; who looks at it has opened it. Raises `Refused("result-not-told")`."""
    sheet = await sheets.of_agency(turn.person, _own(turn))
    if sheet is None:
        raise Refused("result-not-told")
    await sheets.opened(turn.person, sheet.agency_id, turn.acted_at)
    return sheet


@router.message(Command("result", "results"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/result: the agency's results."""
    await state.clear()
    await _show(turn, fresh=True)


@router.callback_query(Result.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«نتایج اولیه»: a message of its own, which cannot be forwarded where the messenger has that."""
    await state.clear()
    await _show(turn, fresh=True)


@router.callback_query(ResultCard.filter())
async def again(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """Back to the card."""
    await state.clear()
    await _show(turn)


async def _show(turn: Turn, *, fresh: bool = False) -> None:
    sheet = await _told(turn)
    turn.card(result_words.card(sheet, turn.acted_at), _keys(turn, sheet), renew=fresh or None, protect=True)


def _keys(turn: Turn, sheet: Sheet) -> Keyboard:
    in_time = sheet.window_ends_at is not None and turn.acted_at < sheet.window_ends_at
    answering: list[Button | None] = []
    draft = objection_doors.of_agency(sheet.state, sheet.still)
    if sheet.state == ResultState.RELEASED and in_time:
        if turn.person.has(Role.AGENCY_HEAD) or sheet.liaison_accepts:
            answering.append(button("btn-accept-result", AcceptResult(version=sheet.version).pack()))
        answering.append(button("btn-object", Objections().pack()))
    elif sheet.state in OBJECTING:
        if sheet.still.is_open(turn.acted_at):
            answering.append(button("btn-object", Objections().pack()))
        answering.append(button("btn-own-objections", OwnObjections().pack()))
    elif sheet.state == ResultState.WINDOW_LAPSED:
        answering.append(button("btn-object-late", Objections().pack()))
    return keyboard(
        draft,
        answering,
        [button("btn-result-axes", ResultAxes().pack()), button("btn-result-measures", ResultMeasures().pack())],
        [button("btn-result-file", ResultFile().pack()), button("btn-years", OwnRecord().pack())],
        button("btn-back", Home().pack()),
    )


@router.callback_query(ResultAxes.filter())
async def axes(_: CallbackQuery, turn: Turn) -> None:
    """«امتیاز محورها»."""
    sheet = await _told(turn)
    some = [one.axis_id for one in sheet.axes[:MOST_AXES]]
    keys = [
        button("btn-result-axis", ResultMeasures(axis=axis).pack(), place=place)
        for place, axis in enumerate(some, start=1)
    ]
    turn.card(
        result_words.axes(sheet),
        keyboard(
            *(keys[at : at + AXES_IN_ROW] for at in range(0, len(keys), AXES_IN_ROW)),
            button("btn-back", ResultCard().pack()),
        ),
        protect=True,
    )


MOST_AXES, AXES_IN_ROW = 16, 4


@router.callback_query(ResultMeasures.filter())
async def measures(_: CallbackQuery, callback_data: ResultMeasures, turn: Turn) -> None:
    """«سنجه‌ها»: page by page, with the reasons."""
    sheet = await _told(turn)
    axis = callback_data.axis
    found: Sequence[Line] = [one for one in sheet.lines if axis in (0, one.axis_id)]
    page, pages = page_of(callback_data.page, len(found), result_words.PAGE)
    some = found[page * result_words.PAGE : (page + 1) * result_words.PAGE]
    whys = [button("btn-why", WhyScore(id=one.entry_id).pack(), number=str(one.number)) for one in some]
    back = ResultAxes().pack() if axis else ResultCard().pack()
    turn.card(
        result_words.measures(sheet, some, page, pages),
        keyboard(
            *(whys[at : at + 2] for at in range(0, len(whys), 2)),
            turning(page, pages, lambda at: ResultMeasures(axis=axis, page=at).pack()),
            button("btn-back", back),
        ),
        protect=True,
    )


@router.callback_query(ResultFile.filter())
async def file(_: CallbackQuery, turn: Turn) -> None:
    """«دریافت فایل»: the same as a sheet."""
    sheet = await _told(turn)
    turn.table(
        result_words.table(sheet, turn.now),
        result_words.file_name(sheet, turn.now),
        words("result-file", year=sheet.year, agency=sheet.agency_title, version=sheet.version),
        keyboard([button("btn-back", ResultCard().pack()), button("btn-home", Home().pack())]),
        protect=True,
    )


@router.callback_query(AcceptResult.filter())
async def accept(_: CallbackQuery, callback_data: AcceptResult, turn: Turn) -> None:
    """«پذیرش نتایج»: asked once, then for good."""
    if not callback_data.sure:
        sheet = await accepting.acceptable(turn.person, _own(turn), turn.acted_at)
        turn.card(
            words(
                "accept-sure",
                agency=sheet.agency_title,
                points=sheet.totals.points,
                cap=sheet.totals.cap,
                drafts=words("accept-drafts", count=sheet.drafts) if sheet.drafts else "",
            ),
            keyboard(
                button("btn-accept-now", AcceptResult(version=callback_data.version, sure=1).pack()),
                button("btn-back", ResultCard().pack()),
            ),
            protect=True,
        )
        return
    sheet = await accepting.accept(turn.person, _own(turn), callback_data.version, turn.acted_at)
    turn.say(
        words("result-accepted", year=sheet.year, points=sheet.totals.points, cap=sheet.totals.cap, at=turn.acted_at),
        keyboard([button("btn-open-result", Result().pack()), button("btn-home", Home().pack())]),
        protect=True,
    )


@router.message(Command("record"))
async def record_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/record: the agency over the years."""
    await state.clear()
    turn.card(*await _record(turn), renew=True, protect=True)


@router.callback_query(OwnRecord.filter())
async def record_by_button(_: CallbackQuery, turn: Turn) -> None:
    """«کارنامهٔ سال‌ها»."""
    turn.card(*await _record(turn), protect=True)


async def _record(turn: Turn) -> tuple[Words, Keyboard]:
    found = await record.of_agency(turn.person, _own(turn))
    told = await sheets.glance(turn.person, _own(turn))
    back = button("btn-back", ResultCard().pack() if told else Home().pack())
    return result_words.record(found), keyboard(back)
