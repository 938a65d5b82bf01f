"""The evidence of a measure: listed, seen, replaced, withdrawn, moved, or noted as paper only (07b, SLA-6.2)."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.agency import file_words
from handlers.agency.files import likely_measures
from handlers.agency.measure import at_entry, may_enter
from handlers.agency.measures import BACK, agency_of
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.evidence import (
    AddFiles,
    ConfirmWithdrawal,
    Loose,
    LostFiles,
    MoveFile,
    MoveTo,
    OneFile,
    PaperOnly,
    ReplaceFile,
    SeeFile,
    WithdrawFile,
)
from handlers.places.home import Home
from handlers.places.measures import Entry
from handlers.states import Measuring
from handlers.turn import Turn
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from models.assessment import EvidenceFile
from models.text import to_latin_digits
from services.access import Role
from services.case import entries, evidence, evidence_room, self_assessment
from services.case.entries import EntryView
from services.case.evidence import SentFile
from services.case.evidence_room import LONGEST_PAPER
from services.states import CENTRAL_STATES, EntryState, EvidenceState

router = Router(name="evidence_room")
router.message.filter(Holds(Role.LIAISON))
# Whoever may see a case may see its evidence; the services say who may change it.
router.callback_query.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD, Role.ADMIN, Role.DEPUTY))

PAGE = 5
SHOWN_LOST = 6


@router.callback_query(AddFiles.filter())
async def list_files(_: CallbackQuery, callback_data: AddFiles, turn: Turn, state: FSMContext) -> None:
    """«مستندات»: those that are there, and how to add one."""
    await show_files(turn, state, await entries.view(turn.person, callback_data.id), callback_data.page)


async def show_files(turn: Turn, state: FSMContext, entry: EntryView, page: int = 0, note: Words | str = "") -> None:
    """Show the files of a measure; a file that is sent now belongs to it."""
    own = may_enter(turn, entry)
    await at_entry(state, entry, Measuring.card if own else None)
    found = await evidence.of_entry(turn.person, entry.id)
    page, pages = page_of(page, len(found), PAGE)
    shown = list(enumerate(found, start=1))[page * PAGE : (page + 1) * PAGE]
    adding = (
        own
        and entry.open_at(turn.acted_at)
        and entry.state
        not in (
            *CENTRAL_STATES,
            EntryState.NA_REQUESTED,
            EntryState.NA_ACCEPTED,
        )
    )
    wanted = list(entry.evidence_wanted)
    turn.card(
        words(
            "files",
            note=note,
            code=entry.code,
            list=[file_words.line(place, one, judged=entry.returned) for place, one in shown] or [words("files-none")],
            arriving=words("files-arriving", count=entry.arriving) if entry.arriving else "",
            wanted=words("entry-wanted", list=wanted) if wanted and not entry.files else "",
            hint=words("files-hint") if adding else "",
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        _list_keys(entry, shown, page, pages, adding=adding),
    )


def _list_keys(
    entry: EntryView, shown: list[tuple[int, EvidenceFile]], page: int, pages: int, *, adding: bool
) -> Keyboard:
    rows: list[Button] = [
        button("btn-file", OneFile(id=one.id).pack(), place=place, name=shortened(one.name, 18)) for place, one in shown
    ]
    paper = button("btn-paper", PaperOnly(id=entry.id).pack()) if adding else None
    pager = turning(page, pages, lambda at: AddFiles(id=entry.id, page=at).pack())
    return keyboard(
        *(rows[at : at + 2] for at in range(0, len(rows), 2)),
        pager,
        paper,
        button("btn-back", Entry(id=entry.id).pack()),
    )


@router.callback_query(OneFile.filter())
async def show_file(_: CallbackQuery, callback_data: OneFile, turn: Turn, state: FSMContext) -> None:
    """One file: what it is, who sent it when, and what can be done with it."""
    await _show_file(turn, state, await evidence_room.see(turn.person, callback_data.id))


async def _show_file(turn: Turn, state: FSMContext, file: EvidenceFile) -> None:
    entry = await entries.view(turn.person, file.entry_id) if file.entry_id is not None else None
    own = turn.person.has(Role.LIAISON)
    if entry is not None:
        own = may_enter(turn, entry)
        await at_entry(state, entry, Measuring.card if own else None)
    turn.card(
        words(
            "file",
            of=words("file-of", code=entry.code) if entry else words("file-of-none"),
            name=file.name,
            standing=file_words.standing(file, turn.acted_at),
            warning=file_words.warning(file),
            sender=file.person.name,
            at=file.sent_at,
        ),
        _file_keys(turn, file, entry, own=own),
    )


def _file_keys(turn: Turn, file: EvidenceFile, entry: EntryView | None, *, own: bool) -> Keyboard:
    see = button("btn-see-file", SeeFile(id=file.id).pack()) if file.sha256 is not None else None
    back = button("btn-back", AddFiles(id=entry.id).pack() if entry else Loose().pack())
    out = button("btn-withdraw-file", WithdrawFile(id=file.id).pack())
    if not own:
        return keyboard(see, back)
    if file.state == EvidenceState.LOST:
        again = None
        if _may_resend(turn, file, entry):
            again = button("btn-resend-file", ReplaceFile(id=file.id).pack())
        return keyboard(again, button("btn-put-aside", WithdrawFile(id=file.id).pack()), back)
    if file.state not in evidence.THERE or (entry is not None and not entry.open_at(turn.acted_at)):
        return keyboard(see, back)
    move = button("btn-move-file", MoveFile(id=file.id).pack())
    if file.state == EvidenceState.FETCHING:
        return keyboard([move, out], back)
    return keyboard(
        [see, move] if see else move, [button("btn-replace-file", ReplaceFile(id=file.id).pack()), out], back
    )


def _may_resend(turn: Turn, file: EvidenceFile, entry: EntryView | None) -> bool:
    in_window = file.resend_until is not None and turn.acted_at < file.resend_until
    return in_window or (entry is not None and entry.open_at(turn.acted_at))


@router.callback_query(SeeFile.filter())
async def see_file(_: CallbackQuery, callback_data: SeeFile, turn: Turn) -> None:
    """«دیدن فایل»: the very bytes, to whoever may see the case, on whichever messenger."""
    file, sha256 = await evidence_room.content(turn.person, callback_data.id)
    entry = await entries.view(turn.person, file.entry_id) if file.entry_id is not None else None
    back = AddFiles(id=entry.id).pack() if entry else Home().pack()
    turn.stored(
        file.name,
        sha256,
        words("file-shown", of=words("file-of", code=entry.code) if entry else words("file-of-none"), name=file.name),
        keyboard(button("btn-to-files" if entry else "btn-home", back)),
    )


@router.callback_query(WithdrawFile.filter())
async def ask_withdrawal(_: CallbackQuery, callback_data: WithdrawFile, turn: Turn) -> None:
    """«پس گرفتن»: confirmed once, saying what will happen."""
    file = await evidence_room.own(turn.person, callback_data.id)
    entry = await entries.view(turn.person, file.entry_id) if file.entry_id is not None else None
    recorded = entry is not None and entry.state == EntryState.SELF_SCORED and entry.files <= 1
    turn.card(
        words(
            "withdraw-file",
            name=file.name,
            of=words("file-of", code=entry.code) if entry else words("file-of-none"),
            recorded=words("withdraw-file-recorded") if recorded else "",
        ),
        keyboard(
            button("btn-withdraw-yes", ConfirmWithdrawal(id=file.id).pack()),
            button("btn-back", OneFile(id=file.id).pack()),
        ),
    )


@router.callback_query(ConfirmWithdrawal.filter())
async def withdraw(_: CallbackQuery, callback_data: ConfirmWithdrawal, turn: Turn, state: FSMContext) -> None:
    """Taken back; the row and the bytes stay, and count no more."""
    file, entry = await evidence_room.withdraw(turn.person, callback_data.id, turn.acted_at)
    if entry is None:
        turn.say(words("file-withdrawn", name=file.name))
        await home.show(turn, state)
        return
    await show_files(turn, state, entry, note=words("file-withdrawn", name=file.name))


@router.callback_query(MoveFile.filter())
async def ask_target(_: CallbackQuery, callback_data: MoveFile, turn: Turn, state: FSMContext) -> None:
    """«انتقال»: to which measure?"""
    file = await evidence_room.changeable(turn.person, callback_data.id, turn.acted_at)
    back = str((await state.get_data()).get(BACK) or Home().pack())
    await state.set_state(Measuring.target)
    await state.set_data({"file": file.id, "entry": file.entry_id, BACK: back})
    rows = [
        button(
            "btn-attach", MoveTo(id=file.id, entry=one.id).pack(), number=str(one.number), title=shortened(one.title)
        )
        for one in await likely_measures(turn, file.entry_id)
        if one.id != file.entry_id
    ]
    turn.card(
        words("move-file", name=file.name),
        keyboard(*rows, button("btn-back", OneFile(id=file.id).pack())),
    )


@router.message(StateFilter(Measuring.target), F.text, ~F.text.startswith("/"))
async def take_target(message: Message, turn: Turn, state: FSMContext) -> None:
    """The number or code of the measure was typed."""
    file_id = (await state.get_data())["file"]
    typed = to_latin_digits(message.text or "").strip()[:40]
    entry = await entries.find(turn.person, agency_of(turn), typed)
    if entry is None:
        turn.say(words("move-file-unknown", given=typed), keyboard(button("btn-back", OneFile(id=file_id).pack())))
        return
    await _move(turn, state, file_id, entry.id)


@router.callback_query(MoveTo.filter())
async def move(_: CallbackQuery, callback_data: MoveTo, turn: Turn, state: FSMContext) -> None:
    """The measure was chosen."""
    await _move(turn, state, callback_data.id, callback_data.entry)


async def _move(turn: Turn, state: FSMContext, file_id: int, entry_id: int) -> None:
    file, entry = await evidence_room.move(turn.person, file_id, entry_id, turn.acted_at)
    await show_files(turn, state, entry, note=words("file-moved", name=shortened(file.name, 60), code=entry.code))


@router.callback_query(ReplaceFile.filter())
async def ask_replacement(_: CallbackQuery, callback_data: ReplaceFile, turn: Turn, state: FSMContext) -> None:
    """«جایگزینی», «فرستادن دوباره»: the next file that is sent takes the place of this one."""
    file = await evidence_room.resendable(turn.person, callback_data.id, turn.acted_at)
    back = str((await state.get_data()).get(BACK) or Home().pack())
    await state.set_state(Measuring.replacement)
    await state.set_data({"replaces": file.id, "entry": file.entry_id, BACK: back})
    asked = (
        words("send-again", name=file.name)
        if file.state == EvidenceState.LOST
        else words("replace-file", name=file.name)
    )
    turn.card(asked, keyboard(button("btn-back", OneFile(id=file.id).pack())))


@router.callback_query(PaperOnly.filter())
async def ask_paper(_: CallbackQuery, callback_data: PaperOnly, turn: Turn, state: FSMContext) -> None:
    """«فقط کاغذی»: what is the paper, and where is it kept?"""
    entry = await self_assessment.enterable(turn.person, callback_data.id, turn.acted_at)
    await at_entry(state, entry, Measuring.paper)
    turn.card(
        words("ask-paper", code=entry.code, most=LONGEST_PAPER),
        keyboard(button("btn-back", AddFiles(id=entry.id).pack())),
    )


@router.message(StateFilter(Measuring.paper), F.text, ~F.text.startswith("/"))
async def take_paper(message: Message, turn: Turn, state: FSMContext) -> None:
    """The paper was named: it counts, and is never uploaded."""
    entry_id = (await state.get_data())["entry"]
    sent = SentFile(turn.platform, message.chat.id, message.message_id, "", message.text or "", "", 0)
    entry = await evidence_room.note_paper(turn.person, entry_id, sent, turn.acted_at)
    await show_files(turn, state, entry, note=words("paper-noted"))


@router.callback_query(LostFiles.filter())
async def list_lost(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """The files that never came, each by name, and until when it may be sent again."""
    found = await evidence_room.lost(turn.person, agency_of(turn)) if turn.person.has(Role.LIAISON) else []
    if not found:
        await home.show(turn, state)
        return
    shown = found[:SHOWN_LOST]
    open_now = [one.until is not None and turn.acted_at < one.until for one in shown]
    lines = [
        words(
            "lost-line",
            place=place,
            name=shortened(one.name, 40),
            of=words("lost-of", code=one.code) if one.code else "",
            until=words("lost-until", until=one.until) if may else words("lost-late"),
        )
        for place, (one, may) in enumerate(zip(shown, open_now, strict=True), start=1)
    ]
    rows = [
        button(
            "btn-file",
            ReplaceFile(id=one.id).pack() if may else OneFile(id=one.id).pack(),
            place=place,
            name=shortened(one.name, 28),
        )
        for place, (one, may) in enumerate(zip(shown, open_now, strict=True), start=1)
    ]
    turn.card(words("lost-files", count=len(found), list=lines), keyboard(*rows, button("btn-back", Home().pack())))
