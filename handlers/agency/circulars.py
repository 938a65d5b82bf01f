"""Circulars as everybody reads them: the list, the text by article, duties, changes, the acknowledgement (01c-e)."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.circular_words import change_words, duty_line, version_words
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.home import Circulars, Home, Search
from handlers.places.letters import (
    Acknowledge,
    CircularChanges,
    CircularDuties,
    CircularFile,
    CircularPage,
    CircularText,
    NewCircular,
    SilentPage,
)
from handlers.turn import Turn
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from models import articles
from models.correspondence import Circular
from models.text import normalise
from services.access import AGENCY_ROLES, STAFF_ROLES, Role
from services.errors import Refused
from services.letters import circular_sending, circulars, duties
from services.states import CircularState

router = Router(name="circulars")
router.message.filter(Holds(*Role))
router.callback_query.filter(Holds(*Role))

LISTED, CHANGES_A_PAGE, DUTIES_A_PAGE, FOUND = 6, 3, 3, 6


def reader(turn: Turn) -> int | None:
    """The agency for which somebody reads; None for staff, who read for all."""
    if any(turn.person.has(role) for role in STAFF_ROLES):
        return None
    return turn.person.agency_of()


def _is_staff(turn: Turn) -> bool:
    return turn.person.has(Role.ADMIN)


@router.message(Command("circular", "circulars"))
async def by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/circular [ماده ۷ | words]: the list, an article, or what holds the words."""
    await state.clear()
    typed = (command.args or "").strip()
    if not typed:
        await _show_list(turn)
        return
    label = articles.asked_for(typed)
    standing = await circulars.standing()
    for circular in standing:
        pages = circulars.pages(circular)
        place = next((at for at, page in enumerate(pages) if label is not None and page.label == label), None)
        if place is not None:
            await _show_text(turn, await circulars.view(turn.person, circular.id, reader(turn)), place)
            return
    rows = _holding(standing, normalise(typed[:100]).split()) if label is None else []
    if not rows:
        turn.say(
            words("circular-not-found", given=typed[:60]),
            keyboard([button("btn-to-circulars", Circulars().pack()), button("btn-to-search", Search().pack())]),
        )
        return
    turn.card(words("circular-found", given=typed[:60], count=len(rows)), keyboard(*rows[:FOUND], _back()))


def _holding(standing: list[Circular], wanted: list[str]) -> list[Button]:
    rows: dict[str, Button] = {}
    for circular in standing:
        pages = circulars.pages(circular)
        parts = [articles.Article(one.label, one.text) for one in pages]
        for at in articles.holding(parts, wanted):
            # One button an article: two that say the same cannot stand on one card.
            title = shortened(pages[at].text.replace("\n", " "), 40)
            label = pages[at].label or words("article-preamble")
            rows.setdefault(
                f"{circular.number} {pages[at].label} {title}",
                button("btn-article", CircularText(id=circular.id, page=at).pack(), label=label, title=title),
            )
    return list(rows.values())


def _back() -> Button:
    return button("btn-back", Home().pack())


@router.callback_query(Circulars.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«بخشنامه‌ها»."""
    await state.clear()
    await _show_list(turn)


async def _show_list(turn: Turn) -> None:
    found = await circulars.listed(turn.person, reader(turn))
    got = await _acknowledged(turn)
    rows = [_line(one, got) for one in found[:LISTED]]
    new = button("btn-circular-new", NewCircular().pack()) if _is_staff(turn) else None
    text = words("circulars", count=len(found)) if found else words("circulars-none")
    turn.card(text, keyboard(*rows, new, _back()))


async def _acknowledged(turn: Turn) -> dict[int, object]:
    agency_id = turn.person.agency_of()
    if agency_id is None:
        return {}
    return dict(await circular_sending.acknowledged(turn.person, agency_id))


def _line(circular: Circular, got: dict[int, object]) -> Button:
    name = "btn-circular"
    if circular.state == CircularState.REGISTERED:
        name = "btn-circular-draft"
    elif circular.state == CircularState.SUPERSEDED:
        name = "btn-circular-former"
    elif circular.id in got and got[circular.id] is None:
        name = "btn-circular-unread"
    title = shortened(circular.title, 26)
    return button(
        name, CircularPage(id=circular.id).pack(), number=circular.number, version=circular.version, title=title
    )


@router.callback_query(CircularPage.filter())
async def open_circular(_: CallbackQuery, callback_data: CircularPage, turn: Turn, state: FSMContext) -> None:
    """One circular."""
    await state.clear()
    await show_circular(turn, await circulars.view(turn.person, callback_data.id, reader(turn)))


async def show_circular(turn: Turn, circular: Circular) -> None:
    """The card of a circular, as the reader's role has it."""
    found = await duties.of_circular(turn.person, circular.id, reader(turn))
    mine = found if reader(turn) is None else duties.concerning(found)
    got = await _acknowledged(turn)
    receipt: Words | str = ""
    if circular.id in got:
        at = got[circular.id]
        receipt = words("circular-acknowledged", at=at) if at else words("circular-unread")
    if circular.state == CircularState.SUPERSEDED:
        receipt = words("circular-is-former")
    turn.card(
        words(
            "circular",
            title=circular.title,
            number=circular.number,
            day=circular.day,
            version=version_words(circular),
            receipt=receipt,
            duties=[duty_line(one) for one in mine[:2]] if mine else words("circular-no-duties"),
        ),
        _keys(turn, circular, unread=circular.id in got and not got[circular.id], count=len(mine)),
    )


def _keys(turn: Turn, circular: Circular, *, unread: bool, count: int) -> Keyboard:
    ask = unread and circular.state == CircularState.ISSUED
    return keyboard(
        button("btn-acknowledge", Acknowledge(id=circular.id).pack()) if ask else None,
        [
            *([button("btn-circular-text", CircularText(id=circular.id).pack())] if circular.text else []),
            *([button("btn-circular-file", CircularFile(id=circular.id).pack())] if circular.file_sha256 else []),
        ],
        [
            *([button("btn-duties", CircularDuties(id=circular.id).pack(), count=count)] if count else []),
            *([button("btn-changes", CircularChanges(id=circular.id).pack())] if circular.replaces_id else []),
        ],
        button("btn-unanswered", SilentPage(id=circular.id).pack()) if turn.person.has(Role.DEPUTY) else None,
        button("btn-back", Circulars().pack()),
    )


@router.callback_query(CircularText.filter())
async def open_text(_: CallbackQuery, callback_data: CircularText, turn: Turn) -> None:
    """The text, article by article."""
    circular = await circulars.view(turn.person, callback_data.id, reader(turn))
    await _show_text(turn, circular, callback_data.page)


async def _show_text(turn: Turn, circular: Circular, asked: int) -> None:
    parts = circulars.pages(circular)
    if not parts:
        raise Refused("circular-no-text", number=circular.number)
    page, pages = page_of(asked, len(parts), 1)
    turn.card(
        words(
            "circular-text",
            number=circular.number,
            label=parts[page].label or words("article-preamble"),
            text=parts[page].text or words("article-empty"),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            turning(page, pages, lambda at: CircularText(id=circular.id, page=at).pack()),
            button("btn-back", CircularPage(id=circular.id).pack()),
        ),
    )


@router.callback_query(CircularFile.filter())
async def send_file(_: CallbackQuery, callback_data: CircularFile, turn: Turn) -> None:
    """«فایل»: the letter itself, once more."""
    circular = await circulars.view(turn.person, callback_data.id, reader(turn))
    if circular.file_sha256 is None:
        raise Refused("circular-no-file", number=circular.number)
    turn.stored(
        circular.file_name,
        circular.file_sha256,
        words("circular-file", number=circular.number, title=circular.title),
        keyboard(button("btn-back", CircularPage(id=circular.id).pack())),
    )


@router.callback_query(CircularDuties.filter(), Holds(*AGENCY_ROLES, Role.DEPUTY))
async def list_duties(_: CallbackQuery, callback_data: CircularDuties, turn: Turn) -> None:
    """«وظایف»: those that concern the reader."""
    circular = await circulars.view(turn.person, callback_data.id, reader(turn))
    found = await duties.of_circular(turn.person, circular.id, reader(turn))
    mine = found if reader(turn) is None else duties.concerning(found)
    page, pages = page_of(callback_data.page, len(mine), DUTIES_A_PAGE)
    lines = [duty_line(one) for one in mine[page * DUTIES_A_PAGE : (page + 1) * DUTIES_A_PAGE]]
    turn.card(
        words(
            "duties-read",
            number=circular.number,
            list=lines or words("circular-no-duties"),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            turning(page, pages, lambda at: CircularDuties(id=circular.id, page=at).pack()),
            button("btn-back", CircularPage(id=circular.id).pack()),
        ),
    )


@router.callback_query(CircularChanges.filter())
async def show_changes(_: CallbackQuery, callback_data: CircularChanges, turn: Turn) -> None:
    """«چه عوض شد»: against the version before, or last year's circular."""
    circular = await circulars.view(turn.person, callback_data.id, reader(turn))
    if callback_data.year:
        former = await duties.since_last_year(turn.person, circular.id, reader(turn))
        if former is None:
            raise Refused("no-former-circular")
        other, found = former
        head = words("changes-since-year", number=circular.number, former=other.number, year=other.cycle.year)
    else:
        found = await duties.changes_of(turn.person, circular.id, reader(turn))
        head = words("changes-since-version", number=circular.number, version=max(circular.version - 1, 1))
    page, pages = page_of(callback_data.page, len(found), CHANGES_A_PAGE)
    lines = [change_words(one) for one in found[page * CHANGES_A_PAGE : (page + 1) * CHANGES_A_PAGE]]
    year = callback_data.year
    turn.card(
        words("changes", head=head, list=lines or words("changes-none"), page=page + 1, pages=pages),
        keyboard(
            turning(page, pages, lambda at: CircularChanges(id=circular.id, page=at, year=year).pack()),
            button("btn-back", CircularPage(id=circular.id).pack()),
        ),
    )


@router.callback_query(Acknowledge.filter(), Holds(*AGENCY_ROLES))
async def acknowledge(_: CallbackQuery, callback_data: Acknowledge, turn: Turn) -> None:
    """«دریافت کردم»: once, with its time."""
    agency_id = turn.person.agency_of()
    assert agency_id is not None
    at, before = await circular_sending.acknowledge(turn.person, agency_id, callback_data.id, turn.acted_at)
    circular = await circulars.view(turn.person, callback_data.id, agency_id)
    name = "acknowledged-before" if before else "acknowledged-now"
    turn.say(
        words(name, number=circular.number, at=at),
        keyboard([button("btn-circular-open", CircularPage(id=circular.id).pack()), button("btn-home", Home().pack())]),
    )


@router.callback_query(Acknowledge.filter())
async def only_recipients(_: CallbackQuery, callback_data: Acknowledge, turn: Turn) -> None:
    """The button in the preview of staff: it works for the recipients."""
    turn.say(
        words("acknowledge-preview"), keyboard(button("btn-circular-open", CircularPage(id=callback_data.id).pack()))
    )
