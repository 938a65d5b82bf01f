"""Handing the whole case over: pre-check, its gaps, sending with a receipt, taking it back (07f)."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.agency.measures import BACK, entry_button
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.case import Gap, SendCase, WithdrawCase
from handlers.places.evidence import Loose
from handlers.places.home import Home, Submission
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from services.access import Role
from services.case import submission
from services.case.entries import EntryView
from services.case.submission import PreCheck, Sent
from services.errors import Refused
from services.states import SENT, CaseState

router = Router(name="submission")
router.message.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))
router.callback_query.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))

PAGE = 6
GAP_TITLES = {
    "value": "gap-value",
    "evidence": "gap-evidence",
    "drafts": "gap-drafts",
    "returned": "gap-returned",
}
NOTED = {
    "nothing-to-send": "refused-nothing-to-send",
    "case-changed": "refused-case-changed",
}


def _own(turn: Turn) -> int:
    agency_id = turn.person.agency_of(Role.LIAISON) or turn.person.agency_of(Role.AGENCY_HEAD)
    assert agency_id is not None
    return agency_id


def gaps_of(check: PreCheck) -> dict[str, Sequence[EntryView]]:
    """The lists of measures that the pre-check leads to, by the name of their place."""
    return {
        "value": check.no_value,
        "evidence": check.no_evidence,
        "drafts": check.drafts,
        "returned": check.returned,
    }


@router.message(Command("submit"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/submit: the pre-check."""
    await _show(turn, state)


@router.callback_query(Submission.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«ارسال»: the pre-check, or what became of the sending."""
    await _show(turn, state)


async def _show(turn: Turn, state: FSMContext, note: Words | None = None) -> None:
    await state.clear()
    check = await submission.check(turn.person, _own(turn))
    if check.standing.state in SENT:
        turn.card(_sent_words(check), _sent_keys(turn, check))
        return
    if check.standing.deadline is not None and turn.acted_at >= check.standing.deadline:
        raise Refused("deadline-passed", deadline=check.standing.deadline)
    turn.card(_check_words(check, note), _check_keys(turn, check))


def _check_words(check: PreCheck, note: Words | None) -> Words:
    now = check.standing
    lines: list[Words | str] = []
    if check.drafts:
        lines.append(words("check-drafts", count=len(check.drafts)))
    if check.no_value:
        lines.append(words("check-no-value", count=len(check.no_value)))
    if check.no_evidence:
        lines.append(words("check-no-evidence", count=len(check.no_evidence)))
    if check.returned:
        lines.append(words("check-returned", count=len(check.returned)))
    if check.na_waiting:
        lines.append(words("check-na", count=check.na_waiting))
    if check.arriving or check.loose or check.lost:
        lines.append(words("check-files", arriving=check.arriving, loose=check.loose, lost=check.lost))
    return words(
        "check",
        note=note or "",
        year=now.year,
        done=check.recorded + check.na_waiting,
        total=check.total,
        gaps=lines if lines else words("check-complete"),
        consequence=words("check-consequence") if check.no_value or check.no_evidence else "",
        deadline=now.deadline,
    )


def _check_keys(turn: Turn, check: PreCheck) -> Keyboard:
    now = check.standing
    label = "btn-send-to-head" if now.head_approves else "btn-send-case"
    send = button(label, SendCase(id=now.case_id, version=check.version).pack())
    gaps = []
    if check.no_value:
        gaps.append(button("btn-gap-value", Gap(kind="value").pack(), count=len(check.no_value)))
    if check.no_evidence:
        gaps.append(button("btn-gap-evidence", Gap(kind="evidence").pack(), count=len(check.no_evidence)))
    if check.returned:
        gaps.append(button("btn-gap-returned", Gap(kind="returned").pack(), count=len(check.returned)))
    if check.drafts:
        gaps.append(button("btn-gap-drafts", Gap(kind="drafts").pack(), count=len(check.drafts)))
    if check.loose:
        gaps.append(button("btn-loose", Loose().pack(), count=check.loose))
    return keyboard(
        send if check.sendable and turn.person.has(Role.LIAISON) else None,
        *(gaps[at : at + 2] for at in range(0, len(gaps), 2)),
        button("btn-back", Home().pack()),
    )


def _sent_words(check: PreCheck) -> Words:
    now, receipt = check.standing, check.receipt
    what: Words | str = words("sent-approved")
    if now.with_head:
        what = words("sent-with-head", until=now.grace_until)
    elif now.state == CaseState.LOCKED:
        what = words("sent-locked")
    return words(
        "sent-status",
        year=now.year,
        what=what,
        receipt=words("sent-receipt", at=receipt.acted_at, tracking=receipt.code) if receipt else "",
        arriving=words("entry-arriving", count=check.arriving) if check.arriving else "",
        deadline=now.deadline,
    )


def _sent_keys(turn: Turn, check: PreCheck) -> Keyboard:
    now = check.standing
    in_time = now.deadline is not None and turn.acted_at < now.deadline and now.state != CaseState.LOCKED
    back = button("btn-withdraw-case", WithdrawCase(id=now.case_id).pack())
    return keyboard(back if in_time else None, button("btn-back", Home().pack()))


@router.callback_query(Gap.filter())
async def show_gap(_: CallbackQuery, callback_data: Gap, turn: Turn, state: FSMContext) -> None:
    """The measures of one gap, each a button; with none left, the pre-check again."""
    check = await submission.check(turn.person, _own(turn))
    found = gaps_of(check).get(callback_data.kind, ())
    if callback_data.kind not in GAP_TITLES or not found:
        if check.standing.state in SENT or check.sendable:
            await _show(turn, state)
        else:
            await home.show(turn, state)
        return
    pages = -(-len(found) // PAGE)
    page = min(callback_data.page, pages - 1)
    here = Gap(kind=callback_data.kind, page=page).pack()
    await state.clear()
    await state.set_data({BACK: here})
    rows = [entry_button(one) for one in found[page * PAGE : (page + 1) * PAGE]]
    turning = []
    if page > 0:
        turning.append(button("btn-previous", Gap(kind=callback_data.kind, page=page - 1).pack()))
    if page < pages - 1:
        turning.append(button("btn-next", Gap(kind=callback_data.kind, page=page + 1).pack()))
    reasons: list[Words | str] = [
        words("gap-reason", number=str(one.number), reason=shortened(one.return_reason, 120))
        for one in found[page * PAGE : (page + 1) * PAGE]
        if callback_data.kind == "returned" and one.return_reason
    ]
    turn.card(
        words(
            "gap",
            title=words(GAP_TITLES[callback_data.kind], count=len(found)),
            reasons=reasons if reasons else "",
            page=page + 1,
            pages=pages,
        ),
        keyboard(*rows, turning, button("btn-back", Submission().pack())),
    )


@router.callback_query(SendCase.filter())
async def send(_: CallbackQuery, callback_data: SendCase, turn: Turn, state: FSMContext) -> None:
    """«ارسال»: handed over, with a receipt that stays in the chat."""
    try:
        sent = await submission.send(turn.person, callback_data.id, turn.acted_at, callback_data.version)
    except Refused as refusal:
        if refusal.code not in NOTED:
            raise
        await _show(turn, state, words(NOTED[refusal.code]))
        return
    await state.clear()
    turn.say(_receipt_words(sent), keyboard(button("btn-home", Home().pack())))


def _receipt_words(sent: Sent) -> Words:
    now, receipt = sent.standing, sent.receipt
    if receipt.again:
        return words("case-sent-again", at=receipt.acted_at, tracking=receipt.code)
    after = words("case-receipt-done")
    if now.with_head:
        after = words("case-receipt-head") if sent.heads else words("case-receipt-no-head")
    return words(
        "case-receipt",
        agency=now.agency_title,
        year=now.year,
        measures=receipt.measures,
        files=receipt.files,
        arriving=words("case-receipt-arriving", count=sent.arriving) if sent.arriving else "",
        at=receipt.acted_at,
        tracking=receipt.code,
        after=after,
    )


@router.callback_query(WithdrawCase.filter())
async def withdraw(_: CallbackQuery, callback_data: WithdrawCase, turn: Turn, state: FSMContext) -> None:
    """«پس گرفتن»: the agency's own work again; the other side is told."""
    now = await submission.withdraw(turn.person, callback_data.id, turn.acted_at)
    turn.say(words("case-withdrawn", deadline=now.deadline))
    await home.show(turn, state)
