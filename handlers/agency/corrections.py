"""What an appraiser returned: the list of it, and «ارسال اصلاح», although the case is locked (12d)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.agency.measure import say_receipt
from handlers.agency.measures import BACK, agency_of
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.measures import Entry, NextEntry
from handlers.places.returning import Corrections, SendCorrection
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import words
from services.access import Role
from services.case import corrections
from services.case.entries import EntryView
from services.case.receipts import Waiting

router = Router(name="corrections")
router.message.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))
router.callback_query.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))

PAGE = 4


@router.message(Command("corrections"))
async def list_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/corrections: what was returned."""
    await _show_list(turn, state, 0)


@router.callback_query(Corrections.filter())
async def list_by_button(_: CallbackQuery, callback_data: Corrections, turn: Turn, state: FSMContext) -> None:
    """«نیاز به اصلاح»: what was returned, what ends first at the head."""
    await _show_list(turn, state, callback_data.page)


async def _show_list(turn: Turn, state: FSMContext, asked: int) -> None:
    await state.clear()
    found = await corrections.of_agency(turn.person, agency_of(turn))
    if not found:
        turn.card(words("corrections-none"), keyboard(button("btn-back", Home().pack())))
        return
    page, pages = page_of(asked, len(found), PAGE)
    shown = found[page * PAGE : (page + 1) * PAGE]
    await state.set_data({BACK: Corrections(page=page).pack()})
    turn.card(
        words(
            "corrections",
            count=len(found),
            list=[
                words(
                    "correction-line",
                    number=str(one.number),
                    reason=shortened(one.reason.replace("\n", " "), 60),
                    until=one.until,
                )
                for one in shown
            ],
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *(
                button("btn-attach", Entry(id=one.entry_id).pack(), number=str(one.number), title=shortened(one.title))
                for one in shown
            ),
            turning(page, pages, lambda at: Corrections(page=at).pack()),
            button("btn-back", Home().pack()),
        ),
    )


@router.callback_query(SendCorrection.filter())
async def send(_: CallbackQuery, callback_data: SendCorrection, turn: Turn, state: FSMContext) -> None:
    """«ارسال اصلاح»: recorded with a receipt, and back on top of the appraiser's desk; or as soon as the files are
    here."""
    done = await corrections.send(turn.person, callback_data.id, turn.acted_at, callback_data.version)
    if isinstance(done, Waiting):
        turn.say(words("record-when-arrived", code=done.entry.code, count=done.entry.arriving), _following(done.entry))
        return
    await state.clear()
    if done.again:
        turn.say(words("correction-sent-before", code=done.entry.code), home.TO_HOME)
    elif done.receipt is None:
        turn.say(words("correction-sent-on", code=done.entry.code), _following(done.entry))
    else:
        say_receipt(turn, done.receipt)


def _following(entry: EntryView) -> Keyboard:
    return keyboard([button("btn-next-entry", NextEntry(id=entry.id).pack()), button("btn-home", Home().pack())])
