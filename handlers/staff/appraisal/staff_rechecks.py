"""Staff: the re-check list, a mistake looked for elsewhere, second looks and where two differ (12f, 15d)."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.appraiser.card_words import recheck_words
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraising import (
    AppraisalRoom,
    DrawFrom,
    DrawLooks,
    LookThird,
    Rechecks,
    SecondLooks,
)
from handlers.staff.appraisal.appraisal_boards import percent
from handlers.staff.appraisal.staff_appraisal import appraised_cycle
from handlers.staff.appraisal.staff_assigning import pairs
from handlers.states import Overseeing
from handlers.turn import Table, Turn
from messages.jalali import local_date
from messages.keyboards import button, keyboard, label
from messages.words import Words, words
from services import access
from services.access import Permission, Role
from services.appraisal import assigning, rechecking, second_look
from services.appraisal.rechecking import Marked
from services.appraisal.second_look import PERCENTS, Looks
from services.errors import Refused

router = Router(name="staff_rechecks")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

PAGE, DIFFERING = 5, 3
# The page that stands for the whole list as a sheet.
SHEET = 9_999


@router.callback_query(Rechecks.filter())
async def show_list(_: CallbackQuery, callback_data: Rechecks, turn: Turn, state: FSMContext) -> None:
    """«فهرست بازبینی»."""
    await appraised_cycle()
    if callback_data.page == SHEET:
        await _sheet(turn)
        await state.clear()
        return
    await state.clear()
    found, count = await rechecking.listed(turn.person, page=callback_data.page, size=PAGE)
    page, pages = page_of(callback_data.page, count, PAGE)
    if page != callback_data.page:
        found, count = await rechecking.listed(turn.person, page=page, size=PAGE)
    await state.set_state(Overseeing.recheck_measure)
    turn.card(
        words(
            "rechecks",
            count=count,
            list=[
                words(
                    "recheck-line",
                    code=one.code,
                    number=str(one.number),
                    agency=shortened(one.agency, 24),
                    name=one.appraiser or words("nobody-appraises"),
                    why=recheck_words(one.reason),
                )
                for one in found
            ]
            or words("appraisal-board-none"),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            turning(page, pages, lambda at: Rechecks(page=at).pack()),
            [
                button("btn-view-sheet", Rechecks(page=SHEET).pack()) if count else None,
                button("btn-back", AppraisalRoom().pack()),
            ],
        ),
    )


async def _sheet(turn: Turn) -> None:
    title = label(words("rechecks-title"), turn.now)
    rows = []
    for one in (await turn.reading(lambda: rechecking.listed(turn.person)))[0]:
        why = recheck_words(one.reason)
        reason = label(why, turn.now) if isinstance(why, Words) else why
        rows.append((one.number, one.code, one.agency, one.appraiser or None, reason, local_date(one.since_at)))
    turn.table(
        Table(
            title,
            [
                (label(words("view-column-number"), turn.now), 14, "integer"),
                (label(words("board-column-code"), turn.now), 12, "text"),
                (label(words("view-column-agency"), turn.now), 44, "text"),
                (label(words("board-column-appraiser"), turn.now), 28, "text"),
                (label(words("view-column-reason"), turn.now), 44, "text"),
                (label(words("view-column-when"), turn.now), 14, "day"),
            ],
            rows,
        ),
        f"{title.replace(' ', '-')}.xlsx",
        words("view-sheet-sent", title=words("rechecks-title"), rows=len(rows)),
        keyboard(button("btn-back", Rechecks().pack())),
    )


@router.message(StateFilter(Overseeing.recheck_measure), F.text, NoCommand())
async def take_code(message: Message, turn: Turn, state: FSMContext) -> None:
    """The code of a measure was typed at the list: everywhere it was scored?"""
    found = await rechecking.find_measure(turn.person, message.text or "")
    count = await rechecking.scored_elsewhere(turn.person, found.id)
    if not count:
        raise Refused("nothing-to-recheck")
    await state.set_state(Overseeing.recheck_reason)
    await state.set_data({"measure": found.id})
    turn.card(
        words("recheck-ask-reason", code=found.code, title=shortened(found.title, 60), count=count),
        keyboard(button("btn-back", Rechecks().pack())),
    )


@router.message(StateFilter(Overseeing.recheck_reason), F.text, NoCommand())
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was written: it goes to the list."""
    data = await state.get_data()
    marked = await rechecking.mark_measure(turn.person, data["measure"], message.text or "")
    await state.clear()
    turn.say(_marked(marked), keyboard(button("btn-rechecks-plain", Rechecks().pack())))


def _marked(marked: Marked) -> Words:
    closed = words("recheck-closed", count=marked.closed) if marked.closed else ""
    return words("recheck-marked", count=marked.marked, closed=closed)


@router.callback_query(SecondLooks.filter())
async def show_looks(_: CallbackQuery, callback_data: SecondLooks, turn: Turn, state: FSMContext) -> None:
    """«نگاه دوم»: what was drawn, and where two differ."""
    await appraised_cycle()
    found = await turn.reading(lambda: second_look.looks(turn.person))
    await state.clear()
    _looks(turn, found, callback_data.page)


def _looks(turn: Turn, found: Looks, asked: int) -> None:
    page, pages = page_of(asked, len(found.differing), DIFFERING)
    shown = found.differing[page * DIFFERING : (page + 1) * DIFFERING]
    turn.card(
        words(
            "second-looks",
            drawn=found.drawn,
            looked=found.looked,
            count=len(found.differing),
            list=[
                words(
                    "look-differs",
                    code=one.code,
                    number=str(one.number),
                    agency=shortened(one.agency, 24),
                    first=shortened(one.first, 16),
                    before=percent(float(one.first_share)),
                    second=shortened(one.second, 16),
                    after=percent(float(one.second_share)),
                )
                for one in shown
            ],
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *(
                [
                    button("btn-look-third", LookThird(id=one.appraisal_id, third=1).pack(), number=str(one.number)),
                    button("btn-look-settle", LookThird(id=one.appraisal_id, third=0).pack(), number=str(one.number)),
                ]
                for one in shown
            ),
            turning(page, pages, lambda at: SecondLooks(page=at).pack()),
            button("btn-draw", DrawFrom().pack()),
            button("btn-back", AppraisalRoom().pack()),
        ),
    )


@router.callback_query(LookThird.filter())
async def decide(_: CallbackQuery, callback_data: LookThird, turn: Turn) -> None:
    """Two differ: a third decides, or it stays at the second score."""
    if callback_data.third:
        name = await second_look.third(turn.person, callback_data.id)
        turn.say(words("look-went-to-third", name=name))
    else:
        await second_look.settle(turn.person, callback_data.id)
        turn.say(words("look-settled"))
    _looks(turn, await second_look.looks(turn.person), 0)


@router.callback_query(DrawFrom.filter())
async def draw_from(_: CallbackQuery, callback_data: DrawFrom, turn: Turn) -> None:
    """«قرعهٔ نگاه دوم»: of whose scores; then how many of them."""
    access.require(turn.person, Permission.MANAGE_APPRAISAL)
    await appraised_cycle()
    people = await turn.reading(lambda: assigning.loads(turn.person))
    if callback_data.id:
        person = next((one for one in people if one.person_id == callback_data.id), None)
        if person is None:
            raise Refused("unknown-appraiser")
        count = await second_look.drawable(turn.person, person.person_id)
        if not count:
            raise Refused("nothing-to-draw")
        turn.card(
            words("look-how-many", name=person.name, count=count),
            keyboard(
                [
                    button("btn-draw-percent", DrawLooks(id=person.person_id, percent=one).pack(), percent=one)
                    for one in PERCENTS
                ],
                button("btn-back", SecondLooks().pack()),
            ),
        )
        return
    scored = [one for one in people if one.scored]
    page, pages = page_of(callback_data.page, len(scored), PAGE)
    turn.card(
        words("look-of-whom") if scored else words("look-nobody"),
        keyboard(
            *pairs(
                [
                    button("btn-person", DrawFrom(id=one.person_id).pack(), number=place, name=shortened(one.name, 20))
                    for place, one in enumerate(scored[page * PAGE : (page + 1) * PAGE], start=page * PAGE + 1)
                ]
            ),
            turning(page, pages, lambda at: DrawFrom(page=at).pack()),
            button("btn-back", SecondLooks().pack()),
        ),
    )


@router.callback_query(DrawLooks.filter())
async def draw(_: CallbackQuery, callback_data: DrawLooks, turn: Turn) -> None:
    """So many percent: drawn by chance, given to others; `to` somebody, or evenly."""
    done = await second_look.draw(turn.person, callback_data.id, callback_data.percent, callback_data.to)
    turn.say(
        words(
            "look-drawn",
            count=done.drawn,
            of=done.of,
            blocked=words("assign-blocked", count=done.blocked) if done.blocked else "",
        )
    )
    _looks(turn, await second_look.looks(turn.person), 0)
