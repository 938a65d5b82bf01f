"""One measure: its card, its value with the forecast, its receipt (07a, 07c, 07f)."""

import re

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.agency.entry_card import (
    STEPS_ON_PAGE,
    amount_words,
    closed_note,
    entry_keys,
    entry_words,
    method,
    step_buttons,
    step_lines,
)
from handlers.agency.measures import BACK, agency_of
from handlers.filters import Holds
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.letters import AskStaff, QuestionThread
from handlers.places.measures import Entry, EntryGuide, GiveValue, Left, NextEntry, Record, Step
from handlers.states import Measuring
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from models.text import parse_decimal, to_latin_digits
from services import access
from services.access import Permission, Role
from services.case import corrections, entries, receipts, self_assessment
from services.case.entries import SPECIFIC, EntryView
from services.case.receipts import ReceiptView, Waiting
from services.catalogue import guide
from services.errors import Refused
from services.states import AFTER_THE_LOCK, AppraisalState, EntryState

# How measures are numbered in the catalogue: letters, digits, a dash, digits.
CODE = re.compile(r"\s*[A-Za-z]{1,3}\d{1,3}-\w{1,6}\s*")

router = Router(name="measure")
router.message.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))
# Whoever may see a case may open its measures; the services say who may change them.
router.callback_query.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD, Role.ADMIN, Role.DEPUTY))


@router.callback_query(Entry.filter())
async def open_entry(_: CallbackQuery, callback_data: Entry, turn: Turn, state: FSMContext) -> None:
    """One measure."""
    await show_entry(turn, state, await entries.view(turn.person, callback_data.id))


@router.message(Command("fill"))
async def open_by_number(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/fill <number or code>: the measure with this number."""
    await _find(turn, state, command.args or "")


@router.message(StateFilter(None, Measuring.card), F.text.func(lambda text: _a_code(text)))
async def open_by_code(message: Message, turn: Turn, state: FSMContext) -> None:
    """A measure's code alone («G01-1»), where no text is awaited: that measure."""
    await _find(turn, state, message.text or "")


async def _find(turn: Turn, state: FSMContext, text: str) -> None:
    typed = to_latin_digits(text).strip()
    entry = await entries.find(turn.person, agency_of(turn), typed) if typed else None
    if entry is None:
        turn.say(words("entry-not-found", given=typed or "—"), keyboard(button("btn-left-plain", Left().pack())))
        return
    await show_entry(turn, state, entry)


@router.callback_query(NextEntry.filter())
async def open_next(_: CallbackQuery, callback_data: NextEntry, turn: Turn, state: FSMContext) -> None:
    """«سنجهٔ بعدی»: the next one that waits, for who only reads the next one; home when there is none."""
    entry = await entries.view(turn.person, callback_data.id)
    working = may_enter(turn, entry) and entry.open_at(turn.acted_at)
    if entry.case_state in AFTER_THE_LOCK:
        ahead = await _next_of_locked(turn, entry)
    else:
        ahead = await entries.next_after(turn.person, entry, waiting=working)
    if ahead is None:
        await home.show(turn, state)
    else:
        await show_entry(turn, state, ahead)


async def _next_of_locked(turn: Turn, entry: EntryView) -> EntryView | None:
    """Of a locked case: for who fills it the next one that was returned, none after the last of them; else any."""
    own = may_enter(turn, entry)
    returned = [one for one in await corrections.of_agency(turn.person, entry.agency_id) if one.entry_id != entry.id]
    if own and returned:
        return await entries.view(turn.person, returned[0].entry_id)
    back = entry.appraisal_state in (AppraisalState.RETURNED, AppraisalState.RESUBMITTED)
    return None if own and back else await entries.next_after(turn.person, entry, waiting=False)


def may_enter(turn: Turn, entry: EntryView) -> bool:
    """Whether the person is one of those who fill this agency's measures."""
    return access.allows(turn.person, Permission.ENTER_VALUES, entry.agency_id)


async def show_entry(turn: Turn, state: FSMContext, entry: EntryView, note: Words | None = None) -> None:
    """Show a measure's card; from now on a number is its value and a file its evidence. Others only read it."""
    own = may_enter(turn, entry)
    back = await at_entry(state, entry, Measuring.card if own else None)
    tracking = await receipts.last_code(entry.id) if entry.state == EntryState.SELF_SCORED else None
    can_change = own and entry.open_at(turn.acted_at)
    if not own:
        note = words("entry-of-agency", agency=entry.agency_title)
    elif not can_change:
        note = closed_note(entry)
    turn.card(
        entry_words(entry, note or "", tracking, can_change=can_change),
        entry_keys(entry, back, can_change=can_change),
    )


async def at_entry(state: FSMContext, entry: EntryView, where: State | None = Measuring.card) -> str:
    """The conversation is at this measure now, as it was just seen; returns the place that it was opened from."""
    back = str((await state.get_data()).get(BACK) or Home().pack())
    await state.set_state(where)
    await state.set_data({"entry": entry.id, "version": entry.version, BACK: back})
    return back


@router.callback_query(EntryGuide.filter())
async def show_guide(_: CallbackQuery, callback_data: EntryGuide, turn: Turn) -> None:
    """«راهنما»: all there is to know of the measure."""
    about = await guide.of_entry(turn.person, callback_data.id)
    entry = about.entry
    wanted = list(entry.evidence_wanted)
    turn.card(
        words(
            "entry-guide",
            code=entry.code,
            number=str(entry.number),
            title=entry.title,
            indicator=words("guide-indicator", title=entry.indicator_title),
            definition=words("guide-definition", text=about.definition) if about.definition else "",
            method=[
                words("entry-method", method=entry.method) if entry.method else "",
                method(entry) if entry.kind == SPECIFIC else "",
            ],
            steps=step_lines(entry),
            unit=words("guide-unit", unit=entry.unit) if entry.unit else "",
            evidence=words("entry-wanted", list=wanted) if wanted else words("entry-files-free"),
            steward=words("guide-steward", steward=about.steward) if about.steward else "",
        ),
        keyboard(
            [
                button("btn-ask-staff", AskStaff(entry=entry.id).pack()),
                button("btn-to-questions", QuestionThread(entry=entry.id).pack()),
            ],
            button("btn-back", Entry(id=entry.id).pack()),
        ),
    )


@router.callback_query(GiveValue.filter())
async def ask_for_value(_: CallbackQuery, callback_data: GiveValue, turn: Turn, state: FSMContext) -> None:
    """«مقدار»: say what is expected; the steps of a measure that has some are buttons."""
    entry = await self_assessment.enterable(turn.person, callback_data.id, turn.acted_at)
    await at_entry(state, entry, Measuring.value)
    page, pages = page_of(callback_data.page, len(entry.steps), STEPS_ON_PAGE)
    turn.card(_ask_words(entry, page, pages), _ask_keys(entry, page, pages))


def _ask_words(entry: EntryView, page: int, pages: int) -> Words:
    if entry.steps:
        return words(
            "ask-choice",
            code=entry.code,
            title=entry.title,
            list=step_lines(entry, page),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        )
    if entry.kind == SPECIFIC:
        unit = words("ask-unit", unit=entry.unit) if entry.unit else ""
        return words("ask-specific", code=entry.code, title=entry.title, formula=method(entry), unit=unit)
    name = "ask-step" if entry.kind in ("ladder", "binary") else "ask-ratio"
    return words(name, code=entry.code, title=entry.title, method=entry.method)


def _ask_keys(entry: EntryView, page: int, pages: int) -> Keyboard:
    steps = step_buttons(entry, page)
    rows = [steps] if len(entry.steps) <= 2 else [[one] for one in steps]
    pager = turning(page, pages, lambda at: GiveValue(id=entry.id, page=at).pack())
    return keyboard(*rows, pager, button("btn-back", Entry(id=entry.id).pack()))


@router.message(StateFilter(Measuring.value), F.text, ~F.text.startswith("/"))
@router.message(StateFilter(Measuring.card), F.text.func(lambda text: _numeric(text)))
async def take_value(message: Message, turn: Turn, state: FSMContext) -> None:
    """A value was typed."""
    data = await state.get_data()
    await _save_value(turn, state, data["entry"], message.text or "", data["version"])


@router.callback_query(Step.filter())
async def take_step(_: CallbackQuery, callback_data: Step, turn: Turn, state: FSMContext) -> None:
    """A step was pressed."""
    given = f"{callback_data.percent:f}"
    await _save_value(turn, state, callback_data.id, given, callback_data.version)


async def _save_value(turn: Turn, state: FSMContext, entry_id: int, text: str, version: int) -> None:
    """Saved at once, answered with the forecast and the next thing; what somebody else saved meanwhile is shown."""
    try:
        entry = await self_assessment.give_value(turn.person, entry_id, text, turn.acted_at, version)
    except Refused as refusal:
        if refusal.code != "changed-meanwhile":
            raise
        fresh = await entries.view(turn.person, entry_id)
        await show_entry(turn, state, fresh, words("refused-changed-meanwhile", code=fresh.code))
        return
    assert entry.amount is not None
    over = entry.kind == "ratio" and entry.amount > entry.target
    note = words(
        "value-saved-over" if over else "value-saved", amount=amount_words(entry, entry.amount), next=_what_next(entry)
    )
    await show_entry(turn, state, entry, note)


def _what_next(entry: EntryView) -> Words:
    if entry.arriving:
        return words("then-wait")
    if entry.returned:
        return words("then-send-correction" if self_assessment.is_complete(entry) else "then-files")
    return words("then-record" if self_assessment.is_complete(entry) else "then-files")


def _numeric(text: str) -> bool:
    """Whether a text at an open measure is meant as its value: no word in it but that of percent."""
    if len(text) > 30 or not any(letter.isdigit() for letter in text):
        return False
    if not any(letter.isalpha() for letter in text):
        return True
    try:
        parse_decimal(text)
    except ValueError:
        return False
    return True


def _a_code(text: str | None) -> bool:
    return CODE.fullmatch(to_latin_digits(text or "")) is not None


@router.callback_query(Record.filter())
async def record(_: CallbackQuery, callback_data: Record, turn: Turn, state: FSMContext) -> None:
    """«ثبت سنجه»: recorded, with a receipt of its own that stays in the chat; or as soon as the files are here."""
    recorded = await receipts.record(turn.person, callback_data.id, turn.acted_at, callback_data.version)
    if isinstance(recorded, Waiting):
        entry = recorded.entry
        turn.say(words("record-when-arrived", code=entry.code, count=entry.arriving), _following(entry))
        return
    await state.clear()
    say_receipt(turn, recorded)


def say_receipt(turn: Turn, receipt: ReceiptView) -> None:
    """The receipt; for what had been recorded before, one line with its code."""
    if receipt.again:
        again = words("receipt-again", code=receipt.entry.code, tracking=receipt.code)
        turn.say(again, _following(receipt.entry))
        return
    if receipt.entry.returned:
        turn.say(_correction_words(receipt), _following(receipt.entry))
        return
    turn.say(
        words(
            "receipt",
            code=receipt.entry.code,
            number=str(receipt.entry.number),
            title=receipt.entry.title,
            at=receipt.acted_at,
            amount=amount_words(receipt.entry, receipt.amount),
            points=_points(receipt),
            files=receipt.files,
            tracking=receipt.code,
        ),
        _following(receipt.entry),
    )


def _correction_words(receipt: ReceiptView) -> Words:
    return words(
        "correction-receipt",
        code=receipt.entry.code,
        number=str(receipt.entry.number),
        title=receipt.entry.title,
        at=receipt.acted_at,
        amount=amount_words(receipt.entry, receipt.amount),
        points=_points(receipt),
        files=receipt.files,
        tracking=receipt.code,
    )


def _points(receipt: ReceiptView) -> Words:
    if receipt.score is None or receipt.entry.cap is None:
        return words("receipt-no-points")
    return words("receipt-points", score=receipt.score, cap=receipt.entry.cap)


def _following(entry: EntryView) -> Keyboard:
    return keyboard(button("btn-next-entry", NextEntry(id=entry.id).pack()), button("btn-home", Home().pack()))
