"""Measures: axes, lists, one measure's card, its value and its receipt (07a, 07c, 07f)."""

from collections.abc import Callable

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.filters import Holds
from handlers.home import shortened
from handlers.places import AddFiles, Axes, AxisPage, Entry, GiveValue, Home, Left, NextEntry, Record
from handlers.states import Measuring
from handlers.turn import Turn
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from models.text import to_latin_digits
from services import entries, receipts, self_assessment
from services.access import Role
from services.entries import EntryView
from services.errors import Refused
from services.states import EntryState

router = Router(name="measures")
router.message.filter(Holds(Role.LIAISON))
router.callback_query.filter(Holds(Role.LIAISON))

PAGE = 6
MOST_ROWS = 7
PageLink = Callable[[int], str]
MARKS = {
    EntryState.EMPTY: "mark-empty",
    EntryState.DRAFT: "mark-draft",
    EntryState.SELF_SCORED: "mark-submitted",
    EntryState.CENTRAL_PENDING: "mark-central",
}
STATES = {
    EntryState.EMPTY: "state-empty",
    EntryState.DRAFT: "state-draft",
    EntryState.SELF_SCORED: "state-recorded",
    EntryState.CENTRAL_PENDING: "state-central",
}


def agency_of(turn: Turn) -> int:
    """The agency the liaison works for."""
    agency_id = turn.person.agency_of(Role.LIAISON)
    assert agency_id is not None
    return agency_id


@router.callback_query(Axes.filter())
async def show_axes(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """The axes, each with its progress."""
    await state.clear()
    lines = await entries.axes(turn.person, agency_of(turn))
    rows = [
        button(
            "btn-axis",
            AxisPage(id=one.id).pack(),
            title=shortened(one.title, 24),
            done=one.done,
            total=one.total,
        )
        for one in lines
    ]
    wide = 1 if len(rows) <= MOST_ROWS else 2
    turn.card(
        words("axes"),
        keyboard(*(rows[at : at + wide] for at in range(0, len(rows), wide)), button("btn-back", Home().pack())),
    )


@router.callback_query(AxisPage.filter())
async def show_axis(_: CallbackQuery, callback_data: AxisPage, turn: Turn, state: FSMContext) -> None:
    """The measures of one axis, page by page."""
    await state.clear()
    found = await entries.entries(turn.person, agency_of(turn), callback_data.id)
    axis = next((one for one in await entries.axes(turn.person, agency_of(turn)) if one.id == callback_data.id), None)
    if axis is None:
        raise Refused("unknown-entry")
    page, pages = _page(callback_data.page, len(found))
    turn.card(
        words("axis", title=axis.title, done=axis.done, total=axis.total, page=page + 1, pages=pages),
        _list_keys(found, page, pages, lambda at: AxisPage(id=axis.id, page=at).pack(), Axes().pack()),
    )


@router.message(Command("todo"))
async def left_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/todo: what is left."""
    await _show_left(turn, state, 0)


@router.callback_query(Left.filter())
async def left_by_button(_: CallbackQuery, callback_data: Left, turn: Turn, state: FSMContext) -> None:
    """«چه مانده؟»."""
    await _show_left(turn, state, callback_data.page)


async def _show_left(turn: Turn, state: FSMContext, page: int) -> None:
    await state.clear()
    found = await entries.entries(turn.person, agency_of(turn), left_only=True)
    if not found:
        await home.show(turn, state)
        return
    page, pages = _page(page, len(found))
    files = sum(1 for one in found if one.evidence_wanted and not one.files)
    turn.card(
        words("left", count=len(found), files=files, page=page + 1, pages=pages),
        _list_keys(found, page, pages, lambda at: Left(page=at).pack(), Home().pack()),
    )


def _page(asked: int, count: int) -> tuple[int, int]:
    pages = max(1, -(-count // PAGE))
    return min(max(asked, 0), pages - 1), pages


def _list_keys(found: list[EntryView], page: int, pages: int, at: PageLink, back: str) -> Keyboard:
    rows: list[list[Button]] = [
        [
            button(
                "btn-entry",
                Entry(id=one.id).pack(),
                mark=words(MARKS[EntryState(one.state)]),
                number=str(one.number),
                title=shortened(one.title, 30),
            )
        ]
        for one in found[page * PAGE : (page + 1) * PAGE]
    ]
    turning = []
    if page > 0:
        turning.append(button("btn-previous", at(page - 1)))
    if page < pages - 1:
        turning.append(button("btn-next", at(page + 1)))
    return keyboard(*rows, turning, button("btn-back", back))


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
    await state.set_state(Measuring.card)
    await state.set_data({"entry": entry.id, "version": entry.version})
    turn.card(_entry_words(entry, note), _entry_keys(entry))


def _entry_words(entry: EntryView, note: Words | None) -> Words:
    amount: Words | str = ""
    if entry.amount is not None and entry.score is not None:
        amount = words("entry-amount", amount=entry.amount, score=entry.score, cap=entry.cap)
    elif entry.state != EntryState.CENTRAL_PENDING:
        amount = words("entry-no-amount", cap=entry.cap)
    wanted = "، ".join(entry.evidence_wanted)
    files: Words | str = ""
    if entry.state != EntryState.CENTRAL_PENDING:
        files = words("entry-files", count=entry.files, wanted=words("entry-wanted", list=wanted) if wanted else "")
    return words(
        "entry-central" if entry.state == EntryState.CENTRAL_PENDING else "entry",
        note=note or "",
        code=entry.code,
        number=str(entry.number),
        state=words(STATES[EntryState(entry.state)]),
        title=entry.title,
        method=entry.method,
        weight=entry.weight,
        amount=amount,
        files=files,
        arriving=words("entry-arriving", count=entry.arriving) if entry.arriving else "",
    )


def _entry_keys(entry: EntryView) -> Keyboard:
    following = button("btn-next-entry", NextEntry(id=entry.id).pack())
    back = button("btn-back", Home().pack())
    if entry.state == EntryState.CENTRAL_PENDING:
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
    await state.set_state(Measuring.value)
    await state.set_data({"entry": entry.id, "version": entry.version})
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
    """«ثبت سنجه»: recorded, with a receipt of its own that stays in the chat."""
    receipt = await receipts.record(turn.person, callback_data.id, turn.acted_at, callback_data.version)
    await state.clear()
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
        keyboard(button("btn-next-entry", NextEntry(id=receipt.entry.id).pack()), button("btn-home", Home().pack())),
    )
