"""Staff: the boards of the appraisal: progress, what is old, what lies with nobody, who gives more; any as a sheet."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraising import AppraisalBoard, AppraisalRoom, AppraisalSheet, AssignShare, DrawFrom, GivenBy
from handlers.places.home import Home
from handlers.staff.appraisal.staff_appraisal import appraised_cycle
from handlers.staff.appraisal.staff_assigning import pairs
from handlers.turn import Table, Turn
from messages.jalali import local_date
from messages.keyboards import Button, button, keyboard, label
from messages.words import Words, words
from models.cycle import Cycle
from services import access
from services.access import Permission, Role
from services.appraisal import desk_boards, leniency
from services.appraisal.assigning import Scope
from services.appraisal.desk_boards import By, ProgressLine
from services.appraisal.leniency import Line
from services.errors import Refused

router = Router(name="appraisal_boards")
router.callback_query.filter(Holds(Role.ADMIN, Role.DEPUTY))

PAGE = 6
TITLES = {
    By.GROUP: "board-groups-title",
    By.AXIS: "board-axes-title",
    By.DIMENSION: "board-kinds-title",
    By.APPRAISER: "board-appraisers-title",
    "old": "board-old-title",
    "free": "board-free-title",
    "leniency": "board-leniency-title",
}
Column = tuple[str, int, str]
Rows = Sequence[Sequence[Any]]


def _title(kind: str) -> Words:
    return words(TITLES[kind])


@router.callback_query(AppraisalBoard.filter())
async def show(_: CallbackQuery, callback_data: AppraisalBoard, turn: Turn) -> None:
    """One of the boards."""
    kind, cycle = callback_data.kind, await appraised_cycle()
    if kind not in TITLES:
        raise Refused("wrong-state")
    if kind == "old":
        await _old(turn, cycle, callback_data.page)
    elif kind == "free":
        await _free(turn, cycle, callback_data.page)
    elif kind == "leniency":
        await _leniency(turn, cycle, callback_data.page)
    else:
        await _progress(turn, cycle, By(kind), callback_data.page)


def _list(
    turn: Turn, kind: str, asked: int, lines: Sequence[Words], note: Words | str = "", keys: Sequence[Button] = ()
) -> None:
    page, pages = page_of(asked, len(lines), PAGE)
    turn.card(
        words(
            "appraisal-board",
            title=_title(kind),
            note=note,
            list=list(lines[page * PAGE : (page + 1) * PAGE]) or words("appraisal-board-none"),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *pairs(list(keys[page * PAGE : (page + 1) * PAGE])),
            turning(page, pages, lambda at: AppraisalBoard(kind=kind, page=at).pack()),
            [
                button("btn-view-sheet", AppraisalSheet(kind=kind).pack()) if lines else None,
                button("btn-back", AppraisalRoom().pack()),
            ],
        ),
    )


def _named(by: By, one: ProgressLine) -> Words | str:
    if by is By.DIMENSION:
        return words("dimension-title", title=one.title)
    if by is By.AXIS:
        return words("axis-title", title=one.title)
    return one.title if one.active else words("board-former", name=one.title)


async def _progress(turn: Turn, cycle: Cycle, by: By, asked: int) -> None:
    found = await turn.reading(lambda: desk_boards.progress(turn.person, cycle.id, by))
    lines = [
        words(
            "board-progress",
            title=_named(by, one),
            scored=one.scored,
            total=one.total,
            oldest=words("board-oldest", at=one.oldest) if one.oldest and by is By.APPRAISER else "",
        )
        for one in found
    ]
    _list(turn, by, asked, lines)


async def _old(turn: Turn, cycle: Cycle, asked: int) -> None:
    fresh, days, week, older = await turn.reading(lambda: desk_boards.ages(turn.person, cycle.id))
    pages = max(1, -(-(fresh + days + week + older) // PAGE))
    page = min(asked, pages - 1)
    found = await turn.reading(lambda: desk_boards.oldest(turn.person, cycle.id, page=page, size=PAGE))
    turn.card(
        words(
            "appraisal-board",
            title=_title("old"),
            note=words("board-ages", fresh=fresh, days=days, week=week, older=older),
            list=[
                words(
                    "board-old",
                    number=str(one.number),
                    code=one.code,
                    agency=shortened(one.agency, 26),
                    name=one.appraiser or words("nobody-appraises"),
                    at=one.since_at,
                )
                for one in found
            ]
            or words("appraisal-board-none"),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            turning(page, pages, lambda at: AppraisalBoard(kind="old", page=at).pack()),
            [button("btn-view-sheet", AppraisalSheet(kind="old").pack()), button("btn-back", AppraisalRoom().pack())],
        ),
    )


async def _free(turn: Turn, cycle: Cycle, asked: int) -> None:
    found = await turn.reading(lambda: desk_boards.unassigned(turn.person, cycle.id))
    lines = [
        words("board-free", place=place, title=shortened(one.title, 34), free=one.free, open=one.open)
        for place, one in enumerate(found, start=1)
    ]
    keys = [
        button(
            "btn-assign-choice",
            AssignShare(scope=Scope.AGENCY, id=one.agency_id).pack(),
            place=place,
            title=shortened(one.title, 18),
        )
        for place, one in enumerate(found, start=1)
        if access.allows(turn.person, Permission.MANAGE_APPRAISAL)
    ]
    _list(turn, "free", asked, lines, keys=keys)


def percent(share: float) -> int:
    """A share as a whole percentage."""
    return round(share * 100)


def _line(one: Line) -> Words:
    if one.own is None or one.others is None or one.difference is None:
        return words("leniency-too-little", name=shortened(one.name, 26), scores=one.scores)
    return words(
        "leniency-line",
        name=shortened(one.name, 26),
        own=percent(one.own),
        others=percent(one.others),
        scores=one.scores,
        peers=one.peers,
    )


async def _leniency(turn: Turn, cycle: Cycle, asked: int) -> None:
    found = await turn.reading(lambda: leniency.of_appraisers(turn.person, cycle.id))
    note: list[Words] = [words("leniency-meaning")]
    if found.agencies < found.of:
        note.append(words("leniency-sample", agencies=found.agencies, of=found.of))
    keys = [
        button("btn-person", GivenBy(id=one.person_id).pack(), number=number, name=shortened(one.name, 20))
        for number, one in enumerate(found.lines, start=1)
    ]
    lines = [
        words("leniency-numbered", number=number, line=_line(one)) for number, one in enumerate(found.lines, start=1)
    ]
    _list(turn, "leniency", asked, lines, words("leniency-note", list=note), keys)


@router.callback_query(GivenBy.filter())
async def given_by(_: CallbackQuery, callback_data: GivenBy, turn: Turn) -> None:
    """One appraiser against the others, and the measures in which they differ."""
    cycle = await appraised_cycle()
    one, differing = await turn.reading(lambda: leniency.outliers(turn.person, cycle.id, callback_data.id))
    if not one.name:
        raise Refused("unknown-appraiser")
    admin = access.allows(turn.person, Permission.MANAGE_APPRAISAL)
    turn.card(
        words(
            "given-by",
            line=_line(one),
            list=[
                words(
                    "given-outlier",
                    code=it.code,
                    own=percent(it.own),
                    others=percent(it.others),
                    scores=it.scores,
                    peers=it.peers,
                )
                for it in differing[:4]
            ]
            or words("given-no-outlier"),
            meaning=words("leniency-meaning"),
        ),
        keyboard(
            button("btn-draw-from", DrawFrom(id=callback_data.id).pack()) if admin else None,
            button("btn-back", AppraisalBoard(kind="leniency").pack()),
        ),
    )


@router.callback_query(AppraisalSheet.filter())
async def send_sheet(_: CallbackQuery, callback_data: AppraisalSheet, turn: Turn) -> None:
    """«دریافت فایل»: the board that is shown, with all its rows."""
    kind, cycle = callback_data.kind, await appraised_cycle()
    if kind not in TITLES:
        raise Refused("wrong-state")
    columns, rows = await _SHEETS.get(kind, _progress_sheet)(turn, cycle, kind)
    name = label(_title(kind), turn.now)
    turn.table(
        Table(name[:31], columns, rows),
        f"{name.replace(' ', '-')}.xlsx",
        words("view-sheet-sent", title=_title(kind), rows=len(rows)),
        keyboard([button("btn-back", AppraisalBoard(kind=kind).pack()), button("btn-home", Home().pack())]),
    )


def _column(turn: Turn, title: Words, width: int, kind: str) -> Column:
    return label(title, turn.now), width, kind


async def _progress_sheet(turn: Turn, cycle: Cycle, kind: str) -> tuple[list[Column], Rows]:
    columns = [
        _column(turn, words("view-column-title"), 44, "text"),
        _column(turn, words("board-column-total"), 12, "integer"),
        _column(turn, words("board-column-scored"), 12, "integer"),
        _column(turn, words("board-column-waiting"), 12, "integer"),
        _column(turn, words("board-column-returned"), 14, "integer"),
        _column(turn, words("board-column-oldest"), 14, "day"),
    ]
    rows = []
    for one in await turn.reading(lambda: desk_boards.progress(turn.person, cycle.id, By(kind))):
        named = _named(By(kind), one)
        title = label(named, turn.now) if isinstance(named, Words) else named
        oldest = local_date(one.oldest) if one.oldest else None
        rows.append((title, one.total, one.scored, one.waiting, one.returned, oldest))
    return columns, rows


async def _old_sheet(turn: Turn, cycle: Cycle, _: str) -> tuple[list[Column], Rows]:
    columns = [
        _column(turn, words("view-column-number"), 14, "integer"),
        _column(turn, words("board-column-code"), 12, "text"),
        _column(turn, words("view-column-agency"), 44, "text"),
        _column(turn, words("board-column-appraiser"), 28, "text"),
        _column(turn, words("board-column-oldest"), 14, "day"),
    ]
    rows = [
        (one.number, one.code, one.agency, one.appraiser or None, local_date(one.since_at))
        for one in await turn.reading(lambda: desk_boards.oldest(turn.person, cycle.id))
    ]
    return columns, rows


async def _free_sheet(turn: Turn, cycle: Cycle, _: str) -> tuple[list[Column], Rows]:
    columns = [
        _column(turn, words("view-column-code"), 10, "text"),
        _column(turn, words("view-column-agency"), 44, "text"),
        _column(turn, words("board-column-free"), 14, "integer"),
        _column(turn, words("board-column-open"), 14, "integer"),
    ]
    found = await turn.reading(lambda: desk_boards.unassigned(turn.person, cycle.id))
    rows = [(one.code, one.title, one.free, one.open) for one in found]
    return columns, rows


async def _leniency_sheet(turn: Turn, cycle: Cycle, _: str) -> tuple[list[Column], Rows]:
    columns = [
        _column(turn, words("board-column-appraiser"), 28, "text"),
        _column(turn, words("board-column-own"), 18, "integer"),
        _column(turn, words("board-column-others"), 18, "integer"),
        _column(turn, words("board-column-scored"), 12, "integer"),
        _column(turn, words("board-column-peers"), 16, "integer"),
    ]
    rows = [
        (
            one.name,
            None if one.own is None else percent(one.own),
            None if one.others is None else percent(one.others),
            one.scores,
            one.peers,
        )
        for one in (await turn.reading(lambda: leniency.of_appraisers(turn.person, cycle.id))).lines
    ]
    return columns, rows


_SHEETS: dict[str, Callable[[Turn, Cycle, str], Awaitable[tuple[list[Column], Rows]]]] = {
    "old": _old_sheet,
    "free": _free_sheet,
    "leniency": _leniency_sheet,
}
