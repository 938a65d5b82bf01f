"""Indicator cards for everybody: definition, steward, cap, measures with method and evidence (03b, 03d)."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.circulars import reader
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.finding import CentralMeasures, IndicatorPage, MeasureHelp, MeasurePage
from handlers.places.home import Home, Indicators
from handlers.places.letters import AskStaff, QuestionThread
from handlers.places.measures import Entry
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from models.text import to_latin_digits
from services.access import AGENCY_ROLES, Role
from services.catalogue import indicators
from services.catalogue.indicators import MeasureCard
from services.letters import questions

router = Router(name="indicators")
router.message.filter(Holds(*Role))
router.callback_query.filter(Holds(*Role))

LISTED, MEASURES = 5, 4
KINDS = {
    "ratio": "kind-ratio",
    "ladder": "kind-ladder",
    "binary": "kind-binary",
    "central": "kind-central",
    "specific": "kind-specific-plain",
}


@router.message(Command("indicator", "indicators"))
async def by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/indicator [code]: the card of an indicator or a measure, or the list."""
    await state.clear()
    code = to_latin_digits(command.args or "").strip()
    if not code:
        await _show_list(turn, 0)
        return
    indicator_id, measure_id = await indicators.find(turn.person, code, reader(turn))
    if indicator_id is not None:
        await _show_indicator(turn, indicator_id, 0)
    elif measure_id is not None:
        await _show_measure(turn, await indicators.measure(turn.person, measure_id, reader(turn)))


@router.callback_query(Indicators.filter())
async def by_button(_: CallbackQuery, callback_data: Indicators, turn: Turn, state: FSMContext) -> None:
    """«شاخص‌ها»."""
    await state.clear()
    await _show_list(turn, callback_data.page)


@router.callback_query(CentralMeasures.filter())
async def central(_: CallbackQuery, callback_data: CentralMeasures, turn: Turn) -> None:
    """«اعلام مرکزی»: the indicators that a steward reports."""
    await _show_list(turn, callback_data.page, central_only=True)


async def _show_list(turn: Turn, asked: int, *, central_only: bool = False) -> None:
    found = await indicators.listed(turn.person, reader(turn), central_only=central_only)
    own, by_steward = await indicators.counts(turn.person, reader(turn))
    page, pages = page_of(asked, len(found), LISTED)
    place = CentralMeasures if central_only else Indicators
    rows = [
        button("btn-indicator", IndicatorPage(id=one.id).pack(), code=one.code, title=shortened(one.title, 34))
        for one in found[page * LISTED : (page + 1) * LISTED]
    ]
    other = (
        button("btn-indicators-all", Indicators().pack())
        if central_only
        else button("btn-central", CentralMeasures().pack())
        if by_steward
        else None
    )
    turn.card(
        words(
            "indicators-central" if central_only else "indicators",
            count=len(found),
            own=own,
            central=by_steward,
            page=page + 1,
            pages=pages,
        )
        if found
        else words("indicators-none"),
        keyboard(
            *rows, turning(page, pages, lambda at: place(page=at).pack()), other, button("btn-back", Home().pack())
        ),
    )


@router.callback_query(IndicatorPage.filter())
async def open_indicator(_: CallbackQuery, callback_data: IndicatorPage, turn: Turn) -> None:
    """One indicator's card."""
    await _show_indicator(turn, callback_data.id, callback_data.page)


async def _show_indicator(turn: Turn, indicator_id: int, asked: int) -> None:
    card = await indicators.card(turn.person, indicator_id, reader(turn))
    page, pages = page_of(asked, len(card.measures), MEASURES)
    cap: Words = words("indicator-cap", cap=card.cap) if card.cap is not None else words("indicator-cap-unknown")
    if card.caps_differ and reader(turn) is None:
        cap = words("indicator-cap-by-agency")
    turn.card(
        words(
            "indicator",
            code=card.code,
            title=card.title,
            axis=card.axis_title,
            definition=shortened(card.definition, 500),
            steward=words("indicator-steward", steward=card.steward) if card.steward else "",
            cap=cap,
            count=len(card.measures),
            central=sum(one.central for one in card.measures),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            *(
                button(
                    "btn-measure-card", _place(one), code=one.code, weight=one.weight, title=shortened(one.title, 30)
                )
                for one in card.measures[page * MEASURES : (page + 1) * MEASURES]
            ),
            turning(page, pages, lambda at: IndicatorPage(id=card.id, page=at).pack()),
            button("btn-back", Indicators().pack()),
        ),
    )


def _place(one: MeasureCard) -> str:
    return MeasureHelp(id=one.entry_id).pack() if one.entry_id is not None else MeasurePage(id=one.id).pack()


@router.callback_query(MeasurePage.filter())
async def open_measure(_: CallbackQuery, callback_data: MeasurePage, turn: Turn) -> None:
    """One measure's card."""
    await _show_measure(turn, await indicators.measure(turn.person, callback_data.id, reader(turn)))


@router.callback_query(MeasureHelp.filter(), Holds(*AGENCY_ROLES))
async def help_of_entry(_: CallbackQuery, callback_data: MeasureHelp, turn: Turn) -> None:
    """«راهنما» of an own measure."""
    agency_id = turn.person.agency_of()
    assert agency_id is not None
    await _show_measure(turn, await indicators.measure_of_entry(turn.person, callback_data.id, agency_id))


async def _show_measure(turn: Turn, card: MeasureCard) -> None:
    steps: list[Words | str] = [words("measure-step", title=title, percent=percent) for title, percent in card.steps]
    asked = 0
    if card.entry_id is not None:
        agency_id = turn.person.agency_of()
        assert agency_id is not None
        asked = len(await questions.of_agency(turn.person, agency_id, card.entry_id))
    turn.card(
        words(
            "measure-card",
            code=card.code,
            title=card.title,
            kind=_kind(card),
            method=card.method,
            weight=card.weight,
            steps=words("measure-steps", list=steps) if steps else "",
            evidence=words("measure-evidence", list=list(card.evidence))
            if card.evidence
            else words("measure-no-evidence"),
            steward=words("indicator-steward", steward=card.steward) if card.steward else "",
            na=words("measure-na") if card.na_allowed else "",
        ),
        _measure_keys(card, asked),
    )


def _kind(card: MeasureCard) -> Words:
    if card.kind == "specific" and card.unit:
        return words("kind-specific", unit=card.unit)
    return words(KINDS[card.kind])


def _measure_keys(card: MeasureCard, asked: int) -> Keyboard:
    own = card.entry_id
    if own is None:
        return keyboard(
            button("btn-of-indicator", IndicatorPage(id=card.indicator_id).pack()),
            button("btn-back", Indicators().pack()),
        )
    return keyboard(
        button("btn-own-entry", Entry(id=own).pack()),
        [
            button("btn-ask-staff", AskStaff(entry=own).pack()),
            *([button("btn-asked", QuestionThread(entry=own).pack(), count=asked)] if asked else []),
        ],
        button("btn-of-indicator", IndicatorPage(id=card.indicator_id).pack()),
        button("btn-back", Entry(id=own).pack()),
    )
