"""One measure: its card, its value with the forecast, its receipt (07a, 07c, 07f)."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.filters import Holds
from handlers.measures import BACK, agency_of
from handlers.places import AddFiles, Entry, GiveValue, Home, Left, NextEntry, Record
from handlers.states import Measuring
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from models.text import to_latin_digits
from services import entries, receipts, self_assessment
from services.access import Role
from services.entries import EntryView
from services.errors import Refused
from services.receipts import ReceiptView, Waiting
from services.states import EntryState

router = Router(name="measure")
router.message.filter(Holds(Role.LIAISON))
router.callback_query.filter(Holds(Role.LIAISON))

STATES = {
    EntryState.EMPTY: "state-empty",
    EntryState.DRAFT: "state-draft",
    EntryState.SELF_SCORED: "state-recorded",
    EntryState.CENTRAL_PENDING: "state-central",
}


@router.callback_query(Entry.filter())
async def open_entry(_: CallbackQuery, callback_data: Entry, turn: Turn, state: FSMContext) -> None:
    """One measure."""
    await show_entry(turn, state, await entries.view(turn.person, callback_data.id))


@router.message(Command("fill"))
async def open_by_number(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/fill <number or code>: the measure with this number."""
    typed = to_latin_digits(command.args or "").strip()
    entry = await entries.find(turn.person, agency_of(turn), typed) if typed else None
    if entry is None:
        turn.say(words("entry-not-found", given=typed or "—"), keyboard(button("btn-left-plain", Left().pack())))
        return
    await show_entry(turn, state, entry)


@router.callback_query(NextEntry.filter())
async def open_next(_: CallbackQuery, callback_data: NextEntry, turn: Turn, state: FSMContext) -> None:
    """«سنجهٔ بعدی»: the next one that waits; home when none does."""
    entry = await entries.view(turn.person, callback_data.id)
    ahead = await entries.next_after(turn.person, entry)
    if ahead is None:
        await home.show(turn, state)
    else:
        await show_entry(turn, state, ahead)


async def show_entry(turn: Turn, state: FSMContext, entry: EntryView, note: Words | None = None) -> None:
    """Show a measure's card; from now on a number is its value and a file its evidence."""
    back = await at_entry(state, entry)
    tracking = await receipts.last_code(entry.id) if entry.state == EntryState.SELF_SCORED else None
    can_change = entry.open_at(turn.acted_at)
    if not can_change and entry.state != EntryState.CENTRAL_PENDING:
        note = words("entry-closed")
    turn.card(_entry_words(entry, note, tracking, can_change), _entry_keys(entry, back, can_change))


async def at_entry(state: FSMContext, entry: EntryView, where: State = Measuring.card) -> str:
    """The conversation is at this measure now, as it was just seen; returns the place that it was opened from."""
    back = str((await state.get_data()).get(BACK) or Home().pack())
    await state.set_state(where)
    await state.set_data({"entry": entry.id, "version": entry.version, BACK: back})
    return back


def _entry_words(entry: EntryView, note: Words | None, tracking: str | None, can_change: bool) -> Words:
    if entry.state == EntryState.CENTRAL_PENDING:
        return words(
            "entry-central",
            code=entry.code,
            number=str(entry.number),
            state=words(STATES[EntryState(entry.state)]),
            title=entry.title,
            method=entry.method,
            weight=entry.weight,
        )
    amount = words("entry-no-amount", cap=entry.cap, kind=entry.kind) if can_change else words("entry-nothing-given")
    if entry.amount is not None and entry.score is not None:
        amount = words("entry-amount", amount=entry.amount, score=entry.score, cap=entry.cap)
    wanted = list(entry.evidence_wanted)
    return words(
        "entry",
        note=note or "",
        code=entry.code,
        number=str(entry.number),
        state=words(STATES[EntryState(entry.state)]),
        title=entry.title,
        method=entry.method,
        weight=entry.weight,
        target=entry.target,
        amount=amount,
        files=words("entry-files", count=entry.files, wanted=words("entry-wanted", list=wanted) if wanted else ""),
        arriving=words("entry-arriving", count=entry.arriving) if entry.arriving else "",
        tracking=words("entry-tracking", code=tracking) if tracking else "",
    )


def _entry_keys(entry: EntryView, origin: str, can_change: bool) -> Keyboard:
    following = button("btn-next-entry", NextEntry(id=entry.id).pack())
    back = button("btn-back", origin)
    if entry.state == EntryState.CENTRAL_PENDING or not can_change:
        return keyboard(following, back)
    value = button("btn-value", GiveValue(id=entry.id).pack())
    files = button("btn-files", AddFiles(id=entry.id).pack(), count=entry.files)
    complete = entry.amount is not None and (entry.files or not entry.evidence_wanted)
    record = button("btn-record", Record(id=entry.id, version=entry.version).pack())
    first = [record] if complete and entry.state == EntryState.DRAFT else []
    return keyboard(first, [value, files], [following, back])


@router.callback_query(GiveValue.filter())
async def ask_for_value(_: CallbackQuery, callback_data: GiveValue, turn: Turn, state: FSMContext) -> None:
    """«مقدار»: say what is expected."""
    entry = await self_assessment.enterable(turn.person, callback_data.id, turn.acted_at)
    await at_entry(state, entry, Measuring.value)
    name = "ask-ratio" if entry.kind == "ratio" else "ask-step"
    turn.card(
        words(name, code=entry.code, title=entry.title, method=entry.method),
        keyboard(button("btn-back", Entry(id=entry.id).pack())),
    )


@router.message(StateFilter(Measuring.value), F.text, ~F.text.startswith("/"))
@router.message(StateFilter(Measuring.card), F.text.func(lambda text: _numeric(text)))
async def take_value(message: Message, turn: Turn, state: FSMContext) -> None:
    """A value was typed: saved at once, answered with the forecast."""
    data = await state.get_data()
    try:
        entry = await self_assessment.give_value(
            turn.person, data["entry"], message.text or "", turn.acted_at, data["version"]
        )
    except Refused as refusal:
        if refusal.code != "changed-meanwhile":
            raise
        fresh = await entries.view(turn.person, data["entry"])
        await show_entry(turn, state, fresh, words("refused-changed-meanwhile", code=fresh.code))
        return
    assert entry.amount is not None
    assert entry.score is not None
    over = entry.kind == "ratio" and entry.amount > entry.target
    note = words("value-saved-over" if over else "value-saved", amount=entry.amount)
    await show_entry(turn, state, entry, note)


def _numeric(text: str) -> bool:
    return any(letter.isdigit() for letter in text) and len(text) <= 30 and not any(letter.isalpha() for letter in text)


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
    turn.say(
        words(
            "receipt",
            code=receipt.entry.code,
            number=str(receipt.entry.number),
            title=receipt.entry.title,
            at=receipt.acted_at,
            amount=receipt.amount,
            score=receipt.score,
            cap=receipt.entry.cap,
            files=receipt.files,
            tracking=receipt.code,
        ),
        _following(receipt.entry),
    )


def _following(entry: EntryView) -> Keyboard:
    return keyboard(button("btn-next-entry", NextEntry(id=entry.id).pack()), button("btn-home", Home().pack()))
