"""The head at the case: its totals, every measure, the last word, or back to the liaison with reasons (07f)."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.case import ApproveCase, Returning, ReturnReason, SendBack, ToggleReturn, WithdrawCase
from handlers.places.home import Approval, Home, Submission
from handlers.places.measures import Axes, Forecast
from handlers.states import Approving
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from services.access import Role
from services.case import approval
from services.case.approval import Overview
from services.case.entries import EntryView
from services.states import CaseState

router = Router(name="approval")
router.message.filter(Holds(Role.AGENCY_HEAD))
router.callback_query.filter(Holds(Role.AGENCY_HEAD))

PAGE = 6
# Kept in the conversation: the measures chosen, and those whose reason is still to be asked.
CHOSEN, ASKING = "chosen", "asking"
NOT_SENT = (CaseState.INVITED, CaseState.ACKNOWLEDGED, CaseState.IN_PROGRESS)


def _own(turn: Turn) -> int:
    agency_id = turn.person.agency_of(Role.AGENCY_HEAD)
    assert agency_id is not None
    return agency_id


@router.message(Command("approve"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/approve: the case that waits."""
    await _show(turn, state)


@router.callback_query(Approval.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«تأیید»: the case that waits, or what became of it."""
    await _show(turn, state)


async def _show(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    case = await approval.overview(turn.person, _own(turn))
    turn.card(_words(turn, case), _keys(turn, case))


def _in_time(turn: Turn, case: Overview) -> bool:
    return case.standing.deadline is not None and turn.acted_at < case.standing.deadline


def _words(turn: Turn, case: Overview) -> Words:
    now, stand = case.standing, case.stand
    what: Words | str = words("approval-not-sent")
    if now.with_head:
        what = words("approval-until" if _in_time(turn, case) else "approval-grace", until=now.grace_until)
    elif case.approved is not None:
        what = words("approval-done", at=case.approved.acted_at, tracking=case.approved.code)
    elif now.state not in NOT_SENT:
        what = words("approval-closed")
    return words(
        "approval",
        agency=now.agency_title,
        year=now.year,
        sent=words("approval-sent", by=now.sent_by, at=case.sent.acted_at) if case.sent else "",
        done=stand.done,
        total=stand.total,
        files=words("approval-files", count=case.sent.files) if case.sent else "",
        points=_forecast(case),
        special=words("forecast-specific", points=stand.specific.points, cap=stand.specific.cap)
        if stand.specific and not stand.pending and now.locked_as is None
        else "",
        what=what,
    )


def _forecast(case: Overview) -> Words | str:
    """What is forecast while it can still change: a locked case is the appraisers' affair."""
    stand = case.stand
    if case.standing.locked_as is not None:
        return ""
    if stand.pending:
        return words("forecast-pending")
    return words("forecast-general", points=stand.general.points, cap=stand.general.cap)


def _keys(turn: Turn, case: Overview) -> Keyboard:
    now = case.standing
    looking = [
        button("btn-see-measures", Axes().pack()),
        button("btn-forecast", Forecast().pack()) if now.locked_as is None else None,
    ]
    if now.with_head:
        approve = button("btn-approve-case", ApproveCase(id=now.case_id, version=case.version).pack())
        back = button("btn-return-case", Returning().pack()) if _in_time(turn, case) else None
        return keyboard(approve, back, looking, button("btn-back", Home().pack()))
    if now.state == CaseState.SUBMITTED and _in_time(turn, case):
        return keyboard(
            looking,
            button("btn-withdraw-case", WithdrawCase(id=now.case_id).pack()),
            button("btn-back", Home().pack()),
        )
    check = button("btn-check-case", Submission().pack()) if now.state in NOT_SENT else None
    return keyboard(check, looking, button("btn-back", Home().pack()))


@router.callback_query(ApproveCase.filter())
async def approve(_: CallbackQuery, callback_data: ApproveCase, turn: Turn, state: FSMContext) -> None:
    """«تأیید و ثبت نهایی»: the receipt stays in the chat."""
    now, receipt = await approval.approve(turn.person, callback_data.id, turn.acted_at, callback_data.version)
    await state.clear()
    keys = keyboard(button("btn-home", Home().pack()))
    if receipt.again:
        turn.say(words("case-approved-again", at=receipt.acted_at, tracking=receipt.code), keys)
        return
    turn.say(
        words(
            "case-approved",
            agency=now.agency_title,
            year=now.year,
            measures=receipt.measures,
            files=receipt.files,
            at=receipt.acted_at,
            tracking=receipt.code,
        ),
        keys,
    )


@router.callback_query(Returning.filter())
async def choose(_: CallbackQuery, callback_data: Returning, turn: Turn, state: FSMContext) -> None:
    """«نیاز به اصلاح»: which measures?"""
    await _choose(turn, state, callback_data.page)


@router.callback_query(ToggleReturn.filter())
async def toggle(_: CallbackQuery, callback_data: ToggleReturn, turn: Turn, state: FSMContext) -> None:
    """A measure was chosen, or not any more."""
    chosen = await _chosen(state)
    if callback_data.id in chosen:
        chosen.remove(callback_data.id)
    else:
        chosen.append(callback_data.id)
    await state.set_state(None)
    await state.set_data({CHOSEN: chosen})
    await _choose(turn, state, callback_data.page)


async def _chosen(state: FSMContext) -> list[int]:
    return [int(one) for one in (await state.get_data()).get(CHOSEN, [])]


async def _choose(turn: Turn, state: FSMContext, asked: int) -> None:
    await state.set_state(None)
    case = await approval.overview(turn.person, _own(turn))
    if not case.standing.with_head or not _in_time(turn, case):
        await _show(turn, state)
        return
    found = await approval.returnable(turn.person, _own(turn))
    chosen = await _chosen(state)
    pages = max(1, -(-len(found) // PAGE))
    page = min(asked, pages - 1)
    rows = [
        button(
            "btn-return-one" if one.id in chosen else "btn-keep-one",
            ToggleReturn(id=one.id, page=page).pack(),
            number=str(one.number),
            title=shortened(one.title, 28),
        )
        for one in found[page * PAGE : (page + 1) * PAGE]
    ]
    turning = []
    if page > 0:
        turning.append(button("btn-previous", Returning(page=page - 1).pack()))
    if page < pages - 1:
        turning.append(button("btn-next", Returning(page=page + 1).pack()))
    back = button("btn-back", Approval().pack())
    on = button("btn-return-go", ReturnReason().pack(), count=len(chosen))
    turn.card(
        words("return-choose", count=len(chosen), page=page + 1, pages=pages),
        keyboard(*rows, turning, [on, back] if chosen else back),
    )


@router.callback_query(ReturnReason.filter())
async def ask_reason(_: CallbackQuery, callback_data: ReturnReason, turn: Turn, state: FSMContext) -> None:
    """«ادامه»: why? One reason for all, or one for each."""
    found = await _of_chosen(turn, state)
    if not found:
        await _choose(turn, state, 0)
        return
    await state.set_state(Approving.reason)
    each = callback_data.each and len(found) > 1
    await state.update_data({ASKING: [one.id for one in found] if each else []})
    await _ask(turn, state, found)


async def _of_chosen(turn: Turn, state: FSMContext) -> list[EntryView]:
    chosen = await _chosen(state)
    return [one for one in await approval.returnable(turn.person, _own(turn)) if one.id in chosen] if chosen else []


async def _ask(turn: Turn, state: FSMContext, found: list[EntryView]) -> None:
    asking = (await state.get_data()).get(ASKING, [])
    back = button("btn-back", Returning().pack())
    one = next((one for one in found if one.id in asking), found[0] if len(found) == 1 else None)
    if one is not None:
        place = len(found) - len(asking) + 1 if asking else 1
        turn.card(
            words("return-ask-one", code=one.code, title=one.title, place=place, count=len(found)), keyboard(back)
        )
        return
    each = button("btn-return-each", ReturnReason(each=True).pack())
    turn.card(words("return-ask-all", count=len(found)), keyboard(each, back))


@router.message(StateFilter(Approving.reason), F.text, ~F.text.startswith("/"))
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """A reason was typed: kept at once; the next one is asked for, or everything is shown for confirmation."""
    found = await _of_chosen(turn, state)
    case = await approval.overview(turn.person, _own(turn))
    if not found:
        await _choose(turn, state, 0)
        return
    asking = [int(one) for one in (await state.get_data()).get(ASKING, [])]
    about = asking[:1] or [one.id for one in found]
    await approval.give_reason(turn.person, case.standing.case_id, about, message.text or "", turn.acted_at)
    if len(asking) > 1:
        await state.update_data({ASKING: asking[1:]})
        await _ask(turn, state, found)
        return
    await _confirm(turn, state, case)


async def _confirm(turn: Turn, state: FSMContext, case: Overview) -> None:
    await state.set_state(None)
    found = await _of_chosen(turn, state)
    lines: list[Words | str] = [
        words("gap-reason", number=str(one.number), reason=shortened(one.return_reason, 80)) for one in found[:4]
    ]
    rest = len(found) - len(lines)
    send = button("btn-send-back", SendBack(id=case.standing.case_id, version=case.version).pack())
    turn.card(
        words(
            "return-confirm",
            count=len(found),
            lines=lines,
            rest=words("return-rest", count=rest) if rest else "",
            deadline=case.standing.deadline,
        ),
        keyboard(send, [button("btn-return-again", ReturnReason().pack()), button("btn-back", Returning().pack())]),
    )


@router.callback_query(SendBack.filter())
async def send_back(_: CallbackQuery, callback_data: SendBack, turn: Turn, state: FSMContext) -> None:
    """«بازگرداندن به رابط»: in force; the liaisons are told."""
    chosen = await _chosen(state)
    now, count = await approval.send_back(turn.person, callback_data.id, chosen, turn.acted_at, callback_data.version)
    turn.say(words("case-returned", count=count, deadline=now.deadline) if count else words("case-returned-again"))
    await home.show(turn, state)
