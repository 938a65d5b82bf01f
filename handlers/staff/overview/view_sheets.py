"""Staff: any view, whole, as a sheet (04b)."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Holds
from handlers.places.home import Home, Views
from handlers.places.overview import View, ViewSheet
from handlers.staff.overview.trouble_views import outcome, reason, what_became
from handlers.staff.overview.views import BARS, TITLES, bars, cycle_now, state_of, title_of
from handlers.turn import Table, Turn
from messages.jalali import local_date
from messages.keyboards import button, keyboard, label
from messages.words import Words, words
from models.cycle import Cycle
from services.access import Role
from services.overview import boards, troubles
from services.overview.boards import CaseView

router = Router(name="view_sheets")
router.callback_query.filter(Holds(Role.ADMIN, Role.DEPUTY))

Column = tuple[str, int, str]
Rows = Sequence[Sequence[Any]]


@router.callback_query(ViewSheet.filter())
async def send_sheet(_: CallbackQuery, callback_data: ViewSheet, turn: Turn) -> None:
    """«دریافت فایل»: the view that is shown, with all its rows."""
    kind, cycle = callback_data.kind, await cycle_now()
    if kind in TITLES:
        title, columns, rows = await _cases(turn, cycle, CaseView(kind))
    elif kind in BARS:
        title, columns, rows = await _bars(turn, cycle, kind)
    elif kind in _TROUBLES:
        title, columns, rows = await _TROUBLES[kind](turn, cycle)
    else:
        turn.card(words("view-none", title=words("view-all-title")), keyboard(button("btn-to-views", Views().pack())))
        return
    name = label(title, turn.now)
    turn.table(
        Table(name[:31], columns, rows),
        f"{name.replace(' ', '-')}.xlsx",
        words("view-sheet-sent", title=title, rows=len(rows)),
        keyboard([button("btn-back", View(kind=kind).pack()), button("btn-home", Home().pack())]),
    )


def _column(turn: Turn, title: Words, width: int, kind: str) -> Column:
    return label(title, turn.now), width, kind


async def _cases(turn: Turn, cycle: Cycle, view: CaseView) -> tuple[Words, list[Column], Rows]:
    now = turn.now
    columns: list[Column] = [
        _column(turn, words("view-column-code"), 10, "text"),
        _column(turn, words("view-column-agency"), 44, "text"),
        _column(turn, words("view-column-state"), 18, "text"),
        _column(turn, words("view-column-done"), 10, "integer"),
        _column(turn, words("view-column-total"), 10, "integer"),
        _column(turn, words("view-column-deadline"), 14, "day"),
        _column(turn, words("view-column-sent"), 14, "day"),
        _column(turn, words("view-column-contact"), 28, "text"),
        _column(turn, words("view-column-phone"), 16, "text"),
    ]
    rows = [
        (
            one.code,
            one.title,
            label(state_of(one.state), now),
            one.done,
            one.total,
            local_date(one.deadline) if one.deadline else None,
            local_date(one.sent_at) if one.sent_at else None,
            one.contact.name if one.contact else None,
            one.contact.phone if one.contact else None,
        )
        for one in (await boards.cases(turn.person, cycle.id, view)).lines
    ]
    return title_of(view), columns, rows


async def _bars(turn: Turn, cycle: Cycle, kind: str) -> tuple[Words, list[Column], Rows]:
    columns: list[Column] = [
        _column(turn, words("view-column-title"), 44, "text"),
        _column(turn, words("view-column-done"), 12, "integer"),
        _column(turn, words("view-column-total"), 12, "integer"),
    ]
    rows = [(one.title, one.done, one.total) for one in await bars(turn, cycle, kind)]
    return title_of(kind), columns, rows


async def _files(turn: Turn, cycle: Cycle) -> tuple[Words, list[Column], Rows]:
    now = turn.now
    columns: list[Column] = [
        _column(turn, words("view-column-agency"), 44, "text"),
        _column(turn, words("view-column-number"), 14, "integer"),
        _column(turn, words("view-column-file"), 44, "text"),
        _column(turn, words("view-column-state"), 18, "text"),
        _column(turn, words("view-column-when"), 14, "day"),
    ]
    lines, _ = await troubles.files(turn.person, cycle.id)
    rows = [
        (one.agency_title, one.number, one.name, label(what_became(one.state), now), local_date(one.sent_at))
        for one in lines
    ]
    return words("view-files-title"), columns, rows


async def _unreachable(turn: Turn, _: Cycle) -> tuple[Words, list[Column], Rows]:
    now = turn.now
    columns: list[Column] = [
        _column(turn, words("view-column-person"), 28, "text"),
        _column(turn, words("view-column-phone"), 16, "text"),
        _column(turn, words("view-column-agency"), 44, "text"),
        _column(turn, words("view-column-platform"), 12, "text"),
        _column(turn, words("view-column-reason"), 24, "text"),
        _column(turn, words("view-column-when"), 14, "day"),
    ]
    rows = []
    for one in (await troubles.unreachable(turn.person))[0]:
        why = reason(one.reason)
        platform = label(words(f"platform-{one.platform}"), now)
        because = label(why, now)
        rows.append((one.name, one.phone, one.agency_title, platform, because, local_date(one.since)))
    return words("view-unreachable-title"), columns, rows


async def _undelivered(turn: Turn, _: Cycle) -> tuple[Words, list[Column], Rows]:
    now = turn.now
    columns: list[Column] = [
        _column(turn, words("view-column-person"), 28, "text"),
        _column(turn, words("view-column-agency"), 44, "text"),
        _column(turn, words("view-column-platform"), 12, "text"),
        _column(turn, words("view-column-message"), 60, "text"),
        _column(turn, words("view-column-state"), 18, "text"),
    ]
    rows = []
    for one in (await troubles.undelivered(turn.person))[0]:
        platform = label(words(f"platform-{one.platform}"), now)
        state = label(outcome(one.state), now)
        rows.append((one.person_name, one.agency_title, platform, one.beginning, state))
    return words("view-undelivered-title"), columns, rows


_TROUBLES: dict[str, Callable[[Turn, Cycle], Awaitable[tuple[Words, list[Column], Rows]]]] = {
    "files": _files,
    "unreachable": _unreachable,
    "undelivered": _undelivered,
}
