"""The agency: its level, acknowledged, and where it lost most points (19b, 19c, 19d)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.home import Home
from handlers.places.levels import AckLevel, OwnLevel
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.errors import Refused
from services.levels import notifying
from services.results.totals import Line

router = Router(name="level")
router.message.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))
router.callback_query.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))


@router.message(Command("level"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/level: the level of one's agency."""
    await _show(turn, state, 0)


@router.callback_query(OwnLevel.filter())
async def by_button(_: CallbackQuery, callback_data: OwnLevel, turn: Turn, state: FSMContext) -> None:
    """«سطح دستگاه من», «کارت بهبود»."""
    await _show(turn, state, callback_data.agency)


async def _show(turn: Turn, state: FSMContext, agency_id: int) -> None:
    await state.clear()
    agency = agency_id or turn.person.agency_of()
    if agency is None:
        raise Refused("no-own-level")
    own = await notifying.of_agency(turn.person, agency)
    lines = [_lost(place, one) for place, one in enumerate(own.lost, start=1)]
    turn.card(
        words(
            "own-level",
            agency=own.agency,
            year=own.year,
            level=own.level,
            number=own.letter_number,
            day=own.letter_day,
            lost=words("level-lost", list=lines) if lines else words("level-lost-nothing"),
        ),
        keyboard(
            button("btn-acknowledge-level", AckLevel(id=own.record_id, version=own.version).pack())
            if own.acknowledged_at is None
            else None,
            button("btn-home", Home().pack()),
        ),
        renew=True,
        protect=True,
    )


def _lost(place: int, one: Line) -> Words:
    assert one.cap is not None
    return words(
        "level-lost-line", place=place, title=shortened(one.title, 40), code=one.code, lost=one.lost, cap=one.cap
    )


@router.callback_query(AckLevel.filter())
async def acknowledge(_: CallbackQuery, callback_data: AckLevel, turn: Turn) -> None:
    """«دریافت کردم»: once for the agency."""
    agency, at, before = await notifying.acknowledge(
        turn.person, callback_data.id, callback_data.version, turn.acted_at
    )
    turn.say(
        words("level-acknowledged-before" if before else "level-acknowledged", at=at),
        keyboard([button("btn-improvement", OwnLevel(agency=agency).pack()), button("btn-home", Home().pack())]),
    )
