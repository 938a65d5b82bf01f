"""Staff: what is to be followed up: failed files, people and notices out of reach, and sending again (04b)."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.home import Views
from handlers.places.overview import AgencyPage, SendAgain, View, ViewSheet
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from models.cycle import Cycle
from services import access
from services.access import Permission, Role
from services.overview import troubles
from services.overview.troubles import FileLine, MessageLine, PersonLine
from services.year import cycles

router = Router(name="trouble_views")
router.callback_query.filter(Holds(Role.ADMIN, Role.DEPUTY))

PAGE = 6
REASONS = {"blocked": "reason-blocked", "deactivated": "reason-deactivated"}
OUTCOMES = {"failed": "message-failed", "blocked": "message-blocked", "unknown": "message-unknown"}
FILES = {"LOST": "view-file-lost", "REFUSED": "view-file-refused"}


def agency_keys(agencies: list[tuple[int, str]], first: int) -> list[Button]:
    """Buttons that open the agencies of a page, with the numbers that they have in the list."""
    return [
        button("btn-view-agency", AgencyPage(id=agency_id).pack(), place=place, title=shortened(title, 20))
        for place, (agency_id, title) in enumerate(agencies, start=first)
    ]


def reason(said: str) -> Words:
    """Why a platform refuses somebody, from what it said."""
    for mark in REASONS:
        if mark in said.lower():
            return words(REASONS[mark])
    return words("reason-other")


def what_became(state: str) -> Words:
    """What became of a file."""
    return words(FILES[state])


def outcome(state: str) -> Words:
    """What became of a notice."""
    return words(OUTCOMES[state])


async def _files(turn: Turn, cycle: Cycle, asked: int) -> None:
    _, count = await troubles.files(turn.person, cycle.id, size=0)
    page, pages = page_of(asked, count, PAGE)
    lines, _ = await troubles.files(turn.person, cycle.id, page=page, size=PAGE)
    first = page * PAGE + 1
    keys = agency_keys([(one.agency_id, one.agency_title) for one in lines], first)
    shown = [file_line(place, one) for place, one in enumerate(lines, start=first)]
    _show(turn, "files", words("view-files-title"), shown, count, page, pages, keys)


def file_line(place: int, one: FileLine) -> Words:
    """A failed file in a line."""
    state = what_became(one.state)
    return words(
        "view-file", place=place, title=shortened(one.agency_title, 24), name=shortened(one.name, 24), state=state
    )


async def _unreachable(turn: Turn, _: Cycle, asked: int) -> None:
    _lines, count = await troubles.unreachable(turn.person, size=0)
    page, pages = page_of(asked, count, PAGE)
    lines, _count = await troubles.unreachable(turn.person, page=page, size=PAGE)
    title = words("view-unreachable-title")
    _show(turn, "unreachable", title, [_person(one) for one in lines], count, page, pages, [])


def _person(one: PersonLine) -> Words:
    why, agency = reason(one.reason), shortened(one.agency_title, 24)
    if not one.phone:
        return words("view-person-no-phone", name=one.name, agency=agency, reason=why)
    if not agency:
        return words("view-person-staff", name=one.name, phone=one.phone, reason=why)
    return words("view-person", name=one.name, agency=agency, phone=one.phone, reason=why)


async def _undelivered(turn: Turn, _: Cycle, asked: int) -> None:
    _lines, count = await troubles.undelivered(turn.person, size=0)
    page, pages = page_of(asked, count, PAGE)
    lines, _count = await troubles.undelivered(turn.person, page=page, size=PAGE)
    first = page * PAGE + 1
    keys: list[Button] = []
    if lines and access.allows(turn.person, Permission.MANAGE_CYCLE):
        keys = [
            button("btn-resend", SendAgain(id=one.id).pack(), place=place)
            for place, one in enumerate(lines, start=first)
        ]
        keys.append(button("btn-resend-all", SendAgain(id=0).pack()))
    shown = [_message(place, one) for place, one in enumerate(lines, start=first)]
    _show(turn, "undelivered", words("view-undelivered-title"), shown, count, page, pages, keys)


def _message(place: int, one: MessageLine) -> Words:
    state = outcome(one.state)
    return words("view-message", place=place, name=one.person_name, what=shortened(one.beginning, 40), state=state)


def _show(
    turn: Turn, kind: str, title: Words, lines: list[Words], count: int, page: int, pages: int, keys: list[Button]
) -> None:
    back = button("btn-back", Views().pack())
    if not lines:
        turn.card(words("view-none", title=title), keyboard(back))
        return
    turn.card(
        words("view-list", title=title, count=count, list=lines, page=page + 1, pages=pages),
        keyboard(
            *(keys[at : at + 2] for at in range(0, len(keys), 2)),
            turning(page, pages, lambda at: View(kind=kind, page=at).pack()),
            [button("btn-view-sheet", ViewSheet(kind=kind).pack()), back],
        ),
    )


VIEWS: dict[str, Callable[[Turn, Cycle, int], Awaitable[None]]] = {
    "files": _files,
    "unreachable": _unreachable,
    "undelivered": _undelivered,
}


@router.callback_query(SendAgain.filter())
async def send_again(_: CallbackQuery, callback_data: SendAgain, turn: Turn) -> None:
    """«ارسال دوباره»: of one notice or of all."""
    count = await troubles.send_again(turn.person, callback_data.id or None)
    turn.say(words("sent-again", count=count))
    cycle = await cycles.current()
    assert cycle is not None
    await _undelivered(turn, cycle, 0)
