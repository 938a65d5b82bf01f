"""Search: over measures, indicators, articles of circulars and published answers (04e, 01e)."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.circulars import reader
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.finding import FoundPage, IndicatorPage, MeasureHelp, MeasurePage, SearchNear
from handlers.places.home import Home, Search
from handlers.places.letters import CircularPage, CircularText, QuestionPage
from handlers.states import Searching
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import words
from services.access import Role
from services.catalogue import search
from services.catalogue.search import ANSWER, ARTICLE, INDICATOR, MEASURE, Hit

router = Router(name="search")
router.message.filter(Holds(*Role))
router.callback_query.filter(Holds(*Role))

A_PAGE = 5
LABELS = {
    MEASURE: "btn-found-measure",
    INDICATOR: "btn-found-indicator",
    ARTICLE: "btn-found-article",
    ANSWER: "btn-found-answer",
}


@router.message(Command("search"))
async def by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/search [words]."""
    await state.set_state(Searching.words)
    await state.set_data({})
    typed = (command.args or "").strip()
    if typed:
        await _show(turn, state, typed, 0)
    else:
        _ask(turn)


@router.callback_query(Search.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«جست‌وجو»."""
    await state.set_state(Searching.words)
    await state.set_data({})
    _ask(turn)


def _ask(turn: Turn) -> None:
    turn.card(words("ask-search"), keyboard(button("btn-back", Home().pack())))


@router.message(StateFilter(Searching.words), F.text, NoCommand())
async def take_words(message: Message, turn: Turn, state: FSMContext) -> None:
    """Words were typed: here is what holds them; the next text is the next search."""
    await _show(turn, state, message.text or "", 0)


@router.callback_query(FoundPage.filter())
async def turn_page(_: CallbackQuery, callback_data: FoundPage, turn: Turn, state: FSMContext) -> None:
    """Another page of what was found."""
    typed = (await state.get_data()).get("words")
    if typed:
        await _show(turn, state, typed, callback_data.page)
    else:
        _ask(turn)


@router.callback_query(SearchNear.filter())
async def search_near(_: CallbackQuery, callback_data: SearchNear, turn: Turn, state: FSMContext) -> None:
    """One of the words that look alike was chosen."""
    near = (await state.get_data()).get("near") or []
    if callback_data.place < len(near):
        await _show(turn, state, near[callback_data.place], 0)
    else:
        _ask(turn)


async def _show(turn: Turn, state: FSMContext, typed: str, asked: int) -> None:
    found = await search.search(turn.person, typed, reader(turn))
    await state.set_state(Searching.words)
    await state.set_data({"words": typed[: search.LONGEST], "near": list(found.near)})
    given = shortened(" ".join(typed.split()), 60)
    if not found.hits:
        rows = [button("btn-near", SearchNear(place=at).pack(), word=word) for at, word in enumerate(found.near)]
        turn.card(
            words("search-near" if rows else "search-nothing", given=given),
            keyboard(*(rows[at : at + 2] for at in range(0, len(rows), 2)), button("btn-back", Home().pack())),
        )
        return
    page, pages = page_of(asked, len(found.hits), A_PAGE)
    shown = list(enumerate(found.hits, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    turn.card(
        words("search-found", given=given, count=len(found.hits), page=page + 1, pages=pages),
        keyboard(
            *(_button(place, hit) for place, hit in shown),
            turning(page, pages, lambda at: FoundPage(page=at).pack()),
            button("btn-back", Home().pack()),
        ),
    )


def _button(place: int, hit: Hit) -> Button:
    return button(LABELS[hit.kind], _leads_to(hit), place=place, code=hit.code, title=shortened(hit.title, 34))


def _leads_to(hit: Hit) -> str:
    if hit.kind == INDICATOR:
        return IndicatorPage(id=hit.id).pack()
    if hit.kind == ARTICLE:
        return CircularText(id=hit.id, page=hit.page).pack() if hit.page >= 0 else CircularPage(id=hit.id).pack()
    if hit.kind == ANSWER:
        return QuestionPage(id=hit.id).pack()
    return MeasureHelp(id=hit.entry_id).pack() if hit.entry_id is not None else MeasurePage(id=hit.id).pack()
