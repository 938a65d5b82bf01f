"""Staff and the final list: what hinders it, its freeze, its agencies; the deputy confirms, returns, reopens (16)."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import second_factor
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.final import (
    ConfirmFinal,
    Council,
    Final,
    FinalAgencies,
    FinalFile,
    Freeze,
    Hindering,
    Packages,
    ReopenFinal,
    ReturnCase,
    ReturnedCases,
    ReturnFrom,
)
from handlers.places.home import Home
from handlers.staff.final_list.final_words import agency_line, countdown_line, group_lines, hindrance_line, sheet_of
from handlers.states import Finishing
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from models.results import FinalList
from services.access import Role
from services.errors import Refused
from services.final_list import confirming, countdown, freezing, returned_items
from services.final_list.confirming import Placed
from services.final_list.freezing import Stand
from services.second_factor import Proof
from services.states import FinalListState

router = Router(name="staff_final")
router.message.filter(Holds(Role.ADMIN, Role.DEPUTY))
router.callback_query.filter(Holds(Role.ADMIN, Role.DEPUTY))

A_PAGE = 6
MOST_GROUPS = 4
DIGEST_SHOWN = 16


@router.message(Command("final"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/final: where the final list stands."""
    await show(turn, state)


@router.callback_query(Final.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«فهرست نهایی»."""
    await show(turn, state)


async def show(turn: Turn, state: FSMContext) -> None:
    """Where the final list stands, and what can be done with it now by this person."""
    await state.clear()
    stand = await freezing.stand(turn.person)
    if stand is None:
        raise Refused("final-not-yet")
    if stand.newest is None or stand.newest.state == FinalListState.REOPENED:
        await _show_open(turn, stand)
        return
    one = stand.newest
    if one.state == FinalListState.FREEZING:
        waiting = await freezing.hindering(turn.person)
        held = words("final-held", count=len(waiting)) if waiting else ""
        turn.card(
            words("final-freezing", version=one.version, frozen=stand.frozen, agencies=stand.agencies, held=held),
            keyboard(
                button("btn-refresh", Final().pack()),
                [
                    button("btn-hindering", Hindering().pack(), count=len(waiting)) if waiting else None,
                    await _reopening(turn, one),
                ],
                button("btn-home", Home().pack()),
            ),
        )
        return
    groups = confirming.groups_of(await confirming.placed(turn.person))
    waiting = await freezing.hindering(turn.person) if one.state == FinalListState.FROZEN else []
    turn.card(
        words(
            "final-card",
            year=stand.cycle.year,
            version=one.version,
            state=_state_words(one.state),
            agencies=one.agencies,
            groups=group_lines(groups[:MOST_GROUPS]),
            more=len(groups) - MOST_GROUPS if len(groups) > MOST_GROUPS else 0,
            digest=(one.digest or "")[:DIGEST_SHOWN],
            open=words("final-open-again", count=len(waiting)) if waiting else "",
            legal=countdown_line(await countdown.of(turn.person)),
        ),
        await _keys(turn, one, len(waiting)),
    )


STATES = {
    FinalListState.FROZEN: "final-state-frozen",
    FinalListState.CONFIRMED: "final-state-confirmed",
    FinalListState.APPROVED: "final-state-approved",
}


def _state_words(state: str) -> Words:
    return words(STATES[FinalListState(state)])


async def _keys(turn: Turn, one: FinalList, waiting: int) -> Keyboard:
    admin, deputy = turn.person.has(Role.ADMIN), turn.person.has(Role.DEPUTY)
    frozen = one.state == FinalListState.FROZEN
    return keyboard(
        button("btn-hindering", Hindering().pack(), count=waiting) if waiting else None,
        button("btn-confirm-final", ConfirmFinal(id=one.id).pack()) if frozen and deputy and not waiting else None,
        [
            button("btn-council", Council().pack()) if admin and not frozen else None,
            button("btn-packages", Packages().pack()) if not frozen else None,
        ],
        [
            button("btn-final-agencies", FinalAgencies().pack()),
            button("btn-final-file", FinalFile(id=one.id).pack()),
        ],
        [
            button("btn-return-agency", ReturnFrom(id=one.id).pack()) if frozen and deputy else None,
            await _reopening(turn, one),
        ],
        button("btn-home", Home().pack()),
    )


async def _reopening(turn: Turn, one: FinalList) -> Any:
    may = turn.person.has(Role.DEPUTY) and not await confirming.has_levels(one)
    return button("btn-reopen-final", ReopenFinal(id=one.id).pack()) if may else None


async def _show_open(turn: Turn, stand: Stand) -> None:
    legal = countdown_line(await countdown.of(turn.person))
    former: Words | str = ""
    if stand.newest is not None:
        former = words("final-former", version=stand.newest.version, reason=stand.newest.reopen_reason)
    home = button("btn-home", Home().pack())
    if stand.cycle.state not in freezing.FREEZABLE_CYCLES:
        turn.card(words("final-too-early", year=stand.cycle.year, legal=legal), keyboard(home))
        return
    waiting, items = await freezing.hindering(turn.person), await returned_items.listed(turn.person)
    back = button("btn-final-returned-count", ReturnedCases().pack(), count=len(items)) if items else None
    if waiting:
        turn.card(
            words(
                "final-hindered",
                year=stand.cycle.year,
                former=former,
                count=len(waiting),
                agencies=stand.agencies,
                lines=[hindrance_line(one) for one in waiting[:3]],
                legal=legal,
            ),
            keyboard([button("btn-hindering", Hindering().pack(), count=len(waiting)), back], home),
        )
        return
    may = turn.person.has(Role.ADMIN)
    turn.card(
        words("final-ready", year=stand.cycle.year, former=former, agencies=stand.agencies, legal=legal),
        keyboard(button("btn-freeze", Freeze(cycle=stand.cycle.id).pack()) if may else None, back, home),
    )


@router.callback_query(Hindering.filter())
async def show_hindering(_: CallbackQuery, callback_data: Hindering, turn: Turn) -> None:
    """What hinders, agency by agency, with whom to call."""
    waiting = await freezing.hindering(turn.person)
    page, pages = page_of(callback_data.page, len(waiting), A_PAGE)
    shown = waiting[page * A_PAGE : (page + 1) * A_PAGE]
    turn.card(
        words(
            "final-hindering",
            lines=[hindrance_line(one) for one in shown] or words("final-hindering-none"),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            turning(page, pages, lambda to: Hindering(page=to).pack()),
            button("btn-back", Final().pack()),
        ),
    )


@router.callback_query(Freeze.filter())
async def freeze(_: CallbackQuery, callback_data: Freeze, turn: Turn, state: FSMContext) -> None:
    """«بستن فهرست»: what would happen; then it begins."""
    if not callback_data.asked:
        stand = await freezing.stand(turn.person)
        turn.card(
            words("confirm-freeze", agencies=stand.agencies if stand else 0),
            keyboard(
                button("btn-freeze-now", Freeze(cycle=callback_data.cycle, asked=1).pack()),
                button("btn-cancel", Final().pack()),
            ),
        )
        return
    one = await freezing.freeze(turn.person, callback_data.cycle, turn.acted_at)
    turn.say(words("freeze-begun", version=one.version, agencies=one.agencies))
    await show(turn, state)


@router.callback_query(FinalAgencies.filter())
async def show_agencies(_: CallbackQuery, callback_data: FinalAgencies, turn: Turn) -> None:
    """The agencies of the list, by group and place."""
    placed = await confirming.placed(turn.person)
    stand = await freezing.stand(turn.person)
    page, pages = page_of(callback_data.page, len(placed), A_PAGE)
    newest = stand.newest if stand is not None else None
    turn.card(
        words(
            "final-agencies",
            lines=[agency_line(one) for one in _page_of(placed, page)] or words("final-agencies-none"),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            turning(page, pages, lambda to: FinalAgencies(page=to).pack()),
            button("btn-final-sheet", FinalFile(id=newest.id, sheet=1).pack()) if newest and placed else None,
            button("btn-back", Final().pack()),
        ),
    )


def _page_of(placed: Sequence[Placed], page: int) -> Sequence[Placed]:
    return placed[page * A_PAGE : (page + 1) * A_PAGE]


@router.callback_query(FinalFile.filter())
async def send_file(_: CallbackQuery, callback_data: FinalFile, turn: Turn) -> None:
    """The list as the exact text under its digest, or as a sheet to read."""
    one = await freezing.known(callback_data.id)
    keys = keyboard([button("btn-open-final", Final().pack()), button("btn-home", Home().pack())])
    if callback_data.sheet:
        table = sheet_of(await confirming.placed(turn.person), one, turn.now)
        name = f"final-{one.cycle.year}-{one.version}.xlsx"
        turn.table(table, name, words("final-sheet-sent", rows=len(table.rows)), keys)
        return
    if one.digest is None:
        raise Refused("final-changed")
    turn.stored(freezing.file_name(one), one.digest, words("final-file-sent", digest=one.digest), keys)


@router.callback_query(ConfirmFinal.filter())
async def ask_to_confirm(_: CallbackQuery, callback_data: ConfirmFinal, turn: Turn, state: FSMContext) -> None:
    """«تأیید نهایی»: what it means, and the code."""
    one = await confirming.confirmable(turn.person, callback_data.id)
    about = words("about-confirm-final", version=one.version, agencies=one.agencies)
    await second_factor.ask(turn, state, "final-confirm", about, {"list": one.id}, Final().pack())


@second_factor.with_code("final-confirm")
async def confirm(turn: Turn, state: FSMContext, data: Mapping[str, Any], proof: Proof) -> None:
    """The code was good."""
    one = await confirming.confirm(turn.person, data["list"], proof, turn.acted_at)
    turn.say(words("final-confirmed", version=one.version, agencies=one.agencies))
    await show(turn, state)


@router.callback_query(ReturnFrom.filter())
async def choose_agency(_: CallbackQuery, callback_data: ReturnFrom, turn: Turn) -> None:
    """«بازگرداندن دستگاه»: which one?"""
    placed = await confirming.placed(turn.person)
    page, pages = page_of(callback_data.page, len(placed), A_PAGE)
    list_id = callback_data.id
    turn.card(
        words("final-return-which", page=page + 1, pages=pages),
        keyboard(
            *(
                button(
                    "btn-agency",
                    ReturnCase(id=list_id, case=one.case_id).pack(),
                    code=one.code,
                    title=shortened(one.title, 36),
                )
                for one in _page_of(placed, page)
            ),
            turning(page, pages, lambda to: ReturnFrom(id=list_id, page=to).pack()),
            button("btn-back", Final().pack()),
        ),
    )


@router.callback_query(ReturnCase.filter())
async def ask_why_return(_: CallbackQuery, callback_data: ReturnCase, turn: Turn, state: FSMContext) -> None:
    """The agency was chosen: why?"""
    placed = {one.case_id: one for one in await confirming.placed(turn.person)}
    if callback_data.case not in placed:
        raise Refused("final-changed")
    await state.set_state(Finishing.reason)
    await state.set_data({"list": callback_data.id, "case": callback_data.case})
    turn.card(
        words("ask-return-comment", agency=placed[callback_data.case].title),
        keyboard(button("btn-back", Final().pack())),
    )


@router.callback_query(ReopenFinal.filter())
async def ask_why_reopen(_: CallbackQuery, callback_data: ReopenFinal, turn: Turn, state: FSMContext) -> None:
    """«بازگشایی»: why?"""
    one = await confirming.to_reopen(turn.person, callback_data.id)
    await state.set_state(Finishing.reason)
    await state.set_data({"list": one.id})
    turn.card(
        words("ask-reopen-reason", version=one.version, agencies=one.agencies),
        keyboard(button("btn-back", Final().pack())),
    )


@router.message(StateFilter(Finishing.reason), F.text, NoCommand())
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The comment or reason was typed: one agency is returned, or a code is asked for opening all of it again."""
    data = await state.get_data()
    said = confirming.reason_of(message.text or "")
    if "case" in data:
        title = await confirming.return_agency(turn.person, data["list"], data["case"], said, turn.acted_at)
        turn.say(words("final-returned", agency=title))
        await show(turn, state)
        return
    one = await confirming.to_reopen(turn.person, data["list"])
    about = words("about-reopen-final", version=one.version, reason=said)
    given = {"list": one.id, "reason": said}
    await second_factor.ask(turn, state, "final-reopen", about, given, Final().pack())


@second_factor.with_code("final-reopen")
async def reopen(turn: Turn, state: FSMContext, data: Mapping[str, Any], proof: Proof) -> None:
    """The code was good."""
    one = await confirming.reopen(turn.person, data["list"], data["reason"], proof, turn.acted_at)
    turn.say(words("final-reopened", version=one.version))
    await show(turn, state)
