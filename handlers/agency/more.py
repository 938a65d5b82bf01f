"""The second level of an agency's home: everything else, the forecast by axis, and «what is next for me?» (07c)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.agency import home_agency
from handlers.agency.measure import show_entry
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.home import Circulars, Extensions, Help, Home, Indicators, More, OwnSheet, Questions, Search
from handlers.places.levels import OwnLevel
from handlers.places.measures import Forecast
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.case import entries, outlook
from services.case.outlook import Outlook
from services.case.progress import GENERAL, SPECIFIC
from services.catalogue.scoring import Total
from services.levels import notifying

router = Router(name="more")
router.message.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))
router.callback_query.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))


@router.callback_query(More.filter())
async def show_more(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«بیشتر…»."""
    await state.clear()
    agency_id = home_agency.agency_of(turn)
    levelled = agency_id is not None and await notifying.glance(turn.person, agency_id) is not None
    turn.card(
        words("more"),
        keyboard(
            button("btn-own-level", OwnLevel().pack()) if levelled else None,
            [button("btn-to-questions", Questions().pack()), button("btn-to-extensions", Extensions().pack())],
            [button("btn-to-circulars", Circulars().pack()), button("btn-to-own-sheet", OwnSheet().pack())],
            [button("btn-to-indicators", Indicators().pack()), button("btn-to-search", Search().pack())],
            [button("btn-help", Help().pack()), button("btn-back", Home().pack())],
        ),
    )


@router.message(Command("next"))
async def show_next(_: Message, turn: Turn, state: FSMContext) -> None:
    """/next: the next measure that waits; when none does, home says what is next."""
    stand = await home_agency.standing(turn)
    if (
        stand is None
        or stand.next_entry_id is None
        or not home_agency.is_open(turn, stand)
        or not turn.person.has(Role.LIAISON)
    ):
        await home.show(turn, state)
        return
    await show_entry(turn, state, await entries.view(turn.person, stand.next_entry_id))


@router.callback_query(Forecast.filter())
async def show_forecast(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«پیش‌بینی امتیاز»: as a whole and by axis, against last year."""
    await state.clear()
    agency_id = home_agency.agency_of(turn)
    found = await outlook.of_agency(turn.person, agency_id) if agency_id is not None else None
    if found is None:
        await home.show(turn, state)
        return
    keys = keyboard(button("btn-back", Home().pack()))
    if found.stand.pending:
        turn.card(words("forecast-none", agency=found.stand.agency_title), keys)
        return
    axes = [
        words(
            "forecast-axis",
            title=shortened(one.title, 34),
            points=one.points,
            cap=one.cap,
            former=words("forecast-former", points=one.last_year) if one.last_year is not None else "",
        )
        for one in found.axes
        if one.cap
    ]
    turn.card(
        words(
            "forecast",
            agency=found.stand.agency_title,
            general=_whole(found, GENERAL, found.stand.general),
            special=_whole(found, SPECIFIC, found.stand.specific) if found.stand.specific else "",
            axes=list(axes) if axes else "",
        ),
        keys,
    )


def _whole(found: Outlook, dimension: str, total: Total) -> Words:
    former = found.last_year(dimension)
    return words(
        "forecast-whole",
        label=words("forecast-specific-label") if dimension == SPECIFIC else words("forecast-general-label"),
        points=total.points,
        cap=total.cap,
        former=words("forecast-former", points=former) if former is not None else "",
    )
