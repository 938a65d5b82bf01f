"""The draft of an objection: text, what it points at, shown whole, filed with a receipt; then fixed (14a, 14b, 14e)."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from handlers.agency.objection_files import again_key
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.objection_words import (
    decision_words,
    files_words,
    never_came,
    own_state,
    points,
    subject_words,
    window_words,
)
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.objections import (
    BeginObjection,
    DropObjection,
    FileLate,
    FileObjection,
    Hearings,
    Objection,
    ObjectionAbout,
    Objections,
    PointAt,
    Subject,
    ToggleFile,
    WriteObjection,
)
from handlers.states import Objecting
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import words
from services.access import AGENCY_ROLES
from services.errors import Refused
from services.objections import drafting, filing
from services.objections.views import SCORE, STEWARD, SUBJECTS, WEIGHT, ObjectionView
from services.states import ObjectionState

router = Router(name="objection_draft")
router.message.filter(Holds(*AGENCY_ROLES))
router.callback_query.filter(Holds(*AGENCY_ROLES))

A_PAGE = 5
SUBJECT_BUTTONS = {SCORE: "btn-about-score", WEIGHT: "btn-about-weight", STEWARD: "btn-about-value"}


@router.callback_query(BeginObjection.filter())
async def begin(_: CallbackQuery, callback_data: BeginObjection, turn: Turn, state: FSMContext) -> None:
    """«ثبت اعتراض»: the reason is asked for; a draft that was begun is shown."""
    draft = await drafting.begin(turn.person, callback_data.id, turn.acted_at)
    if draft.text:
        await _show(turn, state, draft)
    else:
        await _ask_text(turn, state, draft)


@router.callback_query(WriteObjection.filter())
async def write_anew(_: CallbackQuery, callback_data: WriteObjection, turn: Turn, state: FSMContext) -> None:
    """«ویرایش متن»."""
    draft = await drafting.own(turn.person, callback_data.id)
    if draft.state != ObjectionState.DRAFT:
        raise Refused("objection-filed", measure=draft.measure)
    await _ask_text(turn, state, draft)


async def _at(state: FSMContext, where: State, draft: ObjectionView) -> None:
    await state.set_state(where)
    await state.set_data({"objection": draft.id, "version": draft.version})


async def _ask_text(turn: Turn, state: FSMContext, draft: ObjectionView) -> None:
    await _at(state, Objecting.text, draft)
    back = Objection(id=draft.id) if draft.text else Subject(id=draft.entry_id)
    turn.card(
        words(
            "objection-ask-text",
            code=draft.measure,
            least=drafting.SHORTEST,
            most=drafting.LONGEST,
            former=words("objection-former-text", text=draft.text) if draft.text else "",
        ),
        keyboard(button("btn-back", back.pack())),
    )


@router.message(StateFilter(Objecting.text), F.text, NoCommand())
async def take_text(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: the draft is shown whole, with how long it is."""
    data = await state.get_data()
    try:
        draft = await drafting.write(turn.person, data["objection"], message.text or "", data["version"])
    except Refused as refusal:
        if refusal.code != "objection-changed":
            raise
        draft = await drafting.own(turn.person, data["objection"])
        turn.say(words("objection-changed-meanwhile", by=draft.person))
        await _show(turn, state, draft)
        await _at(state, Objecting.text, draft)  # seen now: the same text may be sent again
        return
    await _show(turn, state, draft)


@router.callback_query(Objection.filter())
async def open_objection(_: CallbackQuery, callback_data: Objection, turn: Turn, state: FSMContext) -> None:
    """One objection: its draft, or what became of it."""
    await _show(turn, state, await drafting.own(turn.person, callback_data.id))


async def _show(turn: Turn, state: FSMContext, one: ObjectionView) -> None:
    await state.clear()
    if one.state == ObjectionState.DRAFT:
        await _at(state, Objecting.card, one)
        await _show_draft(turn, one)
        return
    found = await drafting.files(turn.person, one.id)
    answered = one.state == ObjectionState.ANSWERED
    refused = one.state == ObjectionState.REFUSED_LATE
    turn.card(
        words(
            "objection-own",
            code=one.measure,
            title=one.title,
            state=own_state(one),
            at=one.filed_at,
            receipt=one.receipt,
            text=one.text,
            files=files_words(found),
            lost=never_came(found),
            forwarded=words("objection-forwarded-to", note=one.steward_note) if one.steward_note else "",
            answer=decision_words(one, inside=False)
            if answered
            else words("objection-late-reason", reason=one.admit_reason)
            if refused
            else "",
        ),
        keyboard(
            again_key(turn, one, found),
            button("btn-hearing", Hearings().pack()) if one.open else None,
            [button("btn-to-objections", Objections().pack()), button("btn-home", Home().pack())],
        ),
    )


async def _show_draft(turn: Turn, one: ObjectionView) -> None:
    item = await drafting.item(turn.person, one.entry_id)
    found = [file for file in await drafting.files(turn.person, one.id) if file.id in one.evidence]
    late = turn.acted_at >= item.ends_at or drafting.accepted(one.result_state)
    filing_key = (
        button("btn-file-late", FileLate(id=one.id, version=one.version).pack())
        if late
        else button("btn-file-objection", FileObjection(id=one.id, version=one.version).pack())
    )
    following = SUBJECTS[(SUBJECTS.index(one.subject) + 1) % (3 if one.central else 2)]
    about = ObjectionAbout(id=one.id, version=one.version, place=SUBJECTS.index(following))
    turn.card(
        words(
            "objection-draft",
            code=one.measure,
            title=one.title,
            given=points(item.line.given),
            cap=points(item.line.cap),
            subject=subject_words(one),
            length=len(one.text),
            most=drafting.LONGEST,
            text=one.text,
            files=files_words(found),
            window=words("objections-accepted")
            if drafting.accepted(one.result_state)
            else window_words(item.ends_at, turn.acted_at),
        ),
        keyboard(
            filing_key if one.text else None,
            [
                button("btn-edit-objection" if one.text else "btn-write-objection", WriteObjection(id=one.id).pack()),
                button("btn-point-at", PointAt(id=one.id).pack(), count=len(found)),
            ],
            button(SUBJECT_BUTTONS[following], about.pack()),
            [
                button("btn-drop-objection", DropObjection(id=one.id, version=one.version).pack()),
                button("btn-back", Objections().pack()),
            ],
        ),
    )


@router.callback_query(ObjectionAbout.filter())
async def choose_subject(_: CallbackQuery, callback_data: ObjectionAbout, turn: Turn, state: FSMContext) -> None:
    """What it is about: the score, the weight or target, a steward's value."""
    subject = SUBJECTS[min(callback_data.place, len(SUBJECTS) - 1)]
    changed = await drafting.choose_subject(turn.person, callback_data.id, subject, callback_data.version)
    await _show(turn, state, changed)


@router.callback_query(PointAt.filter())
async def show_files(_: CallbackQuery, callback_data: PointAt, turn: Turn, state: FSMContext) -> None:
    """«مستندات»: which registered files does it point at?"""
    one = await drafting.own(turn.person, callback_data.id)
    await _show_files(turn, state, one, callback_data.page)


async def _show_files(turn: Turn, state: FSMContext, one: ObjectionView, asked: int) -> None:
    if one.state != ObjectionState.DRAFT:
        raise Refused("objection-filed", measure=one.measure)
    await _at(state, Objecting.card, one)
    found = await drafting.files(turn.person, one.id)
    page, pages = page_of(asked, len(found), A_PAGE)
    rows = [
        button(
            "btn-file-pointed" if file.id in one.evidence else "btn-file-plain",
            ToggleFile(id=one.id, version=one.version, file=file.id, page=page).pack(),
            place=place,
            name=shortened(file.name, 30),
        )
        for place, file in list(enumerate(found, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    room = await drafting.room(turn.person, one.agency_id)
    turn.card(
        words(
            "objection-point",
            code=one.measure,
            count=len(found),
            chosen=sum(file.id in one.evidence for file in found),
            new=words("objection-new-files") if room.new_evidence else words("objection-registered-only"),
        ),
        keyboard(
            *rows,
            turning(page, pages, lambda at: PointAt(id=one.id, page=at).pack()),
            button("btn-back", Objection(id=one.id).pack()),
        ),
    )


@router.callback_query(ToggleFile.filter())
async def toggle(_: CallbackQuery, callback_data: ToggleFile, turn: Turn, state: FSMContext) -> None:
    """Point at a file, or no longer."""
    one = await drafting.point(turn.person, callback_data.id, callback_data.file, callback_data.version)
    await _show_files(turn, state, one, callback_data.page)


@router.callback_query(DropObjection.filter())
async def drop(_: CallbackQuery, callback_data: DropObjection, turn: Turn, state: FSMContext) -> None:
    """«حذف پیش‌نویس»."""
    gone = await drafting.discard(turn.person, callback_data.id, callback_data.version)
    await state.clear()
    turn.say(
        words("objection-dropped", code=gone.measure),
        keyboard([button("btn-to-objections", Objections().pack()), button("btn-home", Home().pack())]),
    )


@router.callback_query(FileObjection.filter())
async def file_it(_: CallbackQuery, callback_data: FileObjection, turn: Turn, state: FSMContext) -> None:
    """«ثبت نهایی»: fixed from now on, with a receipt."""
    try:
        filed, again = await filing.file(turn.person, callback_data.id, callback_data.version, turn.acted_at)
    except Refused as refusal:
        if refusal.code != "objection-window-over":
            raise
        late = button("btn-file-late", FileLate(id=callback_data.id, version=callback_data.version).pack())
        turn.say(
            words("refused-objection-window-over", **refusal.arguments),
            keyboard(late, [button("btn-to-objections", Objections().pack()), button("btn-home", Home().pack())]),
        )
        return
    await state.clear()
    _say_receipt(turn, filed, again=again)


def _say_receipt(turn: Turn, filed: ObjectionView, *, again: bool) -> None:
    late = filed.state == ObjectionState.OUT_OF_TIME
    turn.say(
        words("objection-filed-late", code=filed.measure, title=filed.title, receipt=filed.receipt, at=filed.filed_at)
        if late
        else words(
            "objection-filed-before", code=filed.measure, title=filed.title, receipt=filed.receipt, at=filed.filed_at
        )
        if again
        else words(
            "objection-filed",
            code=filed.measure,
            title=filed.title,
            receipt=filed.receipt,
            at=filed.filed_at,
            subject=filed.subject,
        ),
        keyboard(
            [button("btn-to-objections", Objections().pack()), button("btn-hearing", Hearings().pack())],
            button("btn-home", Home().pack()),
        ),
    )


@router.callback_query(FileLate.filter())
async def ask_why_late(_: CallbackQuery, callback_data: FileLate, turn: Turn, state: FSMContext) -> None:
    """«درخواست پذیرش»: why only now?"""
    draft = await drafting.draft(turn.person, callback_data.id, callback_data.version)
    await _at(state, Objecting.late, draft)
    turn.card(
        words("objection-ask-late", code=draft.measure),
        keyboard(button("btn-back", Objection(id=draft.id).pack())),
    )


@router.message(StateFilter(Objecting.late), F.text, NoCommand())
async def take_why_late(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: the deputy decides whether it counts."""
    data = await state.get_data()
    filed, again = await filing.file_late(
        turn.person, data["objection"], data["version"], message.text or "", turn.acted_at
    )
    await state.clear()
    _say_receipt(turn, filed, again=again)
