"""One entry on the appraiser's desk: its card, its evidence in the chat, its history, its score (12b, 12c, ST-5)."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.appraiser import reasons
from handlers.appraiser.arguments import Score, score_before, score_of
from handlers.appraiser.card_words import card_keys, card_words, to_card
from handlers.appraiser.desk_state import at_entry, narrow_of, stay
from handlers.appraiser.history_words import event_words
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraisal import (
    AcceptEntry,
    GiveReason,
    Judge,
    JudgeFiles,
    JudgeHistory,
    NarrowQueue,
    OpenEvidence,
    OtherScore,
    SkipEntry,
    UndoLast,
)
from handlers.places.home import Home
from handlers.states import Appraising
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.appraisal import card as desk_card
from services.appraisal import deciding, evidence, history, queue
from services.appraisal.card import Card
from services.appraisal.deciding import Decided
from services.appraisal.desk import AppraisalView
from services.appraisal.evidence import Evidence
from services.appraisal.queue import WHOLE
from services.errors import Refused
from services.states import EvidenceState

router = Router(name="judge")
router.message.filter(Holds(Role.APPRAISER))
router.callback_query.filter(Holds(Role.APPRAISER))

FILES, EVENTS = 6, 5


@router.callback_query(Judge.filter())
async def open_card(_: CallbackQuery, callback_data: Judge, turn: Turn, state: FSMContext) -> None:
    """One entry."""
    await show(turn, state, await desk_card.card(turn.person, callback_data.id))


async def show(turn: Turn, state: FSMContext, shown: Card, note: Words | str = "", *, decided: bool = False) -> None:
    """Show an entry's card; from now on a number is another score for it."""
    await at_entry(turn, state, shown.view)
    turn.card(card_words(shown, turn.now, note), card_keys(shown, decided=decided))


async def show_next(turn: Turn, state: FSMContext, note: Words | str = "", *, decided: bool = False) -> None:
    """Show the next entry of the queue as it is narrowed; when it is empty, say so and what can be done now."""
    narrow = await narrow_of(state)
    ahead = await queue.next_up(turn.person, narrow)
    if ahead is not None:
        await show(turn, state, await desk_card.card(turn.person, ahead), note, decided=decided)
        return
    await stay(state, None)
    turn.card(
        words("queue-done", note=note, narrowed=words("queue-done-narrowed") if narrow != WHOLE else ""),
        keyboard(
            button("btn-whole-queue", NarrowQueue().pack()) if narrow != WHOLE else None,
            button("btn-undo", UndoLast().pack()) if decided else None,
            button("btn-home", Home().pack()),
        ),
    )


@router.callback_query(SkipEntry.filter())
async def skip(_: CallbackQuery, callback_data: SkipEntry, turn: Turn, state: FSMContext) -> None:
    """«بعدی»: this one goes to the end of the queue, the next one is shown."""
    ahead = await queue.skip(turn.person, callback_data.id, await narrow_of(state))
    note = words("queue-only-one") if ahead == callback_data.id else ""
    await show_next(turn, state, note)


# Evidence.


@router.callback_query(JudgeFiles.filter())
async def list_files(_: CallbackQuery, callback_data: JudgeFiles, turn: Turn, state: FSMContext) -> None:
    """«مستندات»: what arrived in time, each to be opened here in the chat."""
    one, found = await evidence.of_own(turn.person, callback_data.id)
    await at_entry(turn, state, one)
    page, pages = page_of(callback_data.page, len(found), FILES)
    shown = found[page * FILES : (page + 1) * FILES]
    turn.card(
        words(
            "judge-files",
            code=one.entry.code,
            agency=one.entry.agency_title,
            list=[_file_line(file) for file in shown] or [words("files-none")],
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *(
                button(
                    "btn-file",
                    OpenEvidence(id=one.id, file=file.id).pack(),
                    place=file.place,
                    name=shortened(file.name, 28),
                )
                for file in shown
                if file.sha256 is not None
            ),
            turning(page, pages, lambda at: JudgeFiles(id=one.id, page=at).pack()),
            to_card(one),
        ),
    )


def _file_line(file: Evidence) -> Words:
    name = shortened(file.name, 40)
    if file.state == EvidenceState.PAPER:
        return words("file-line-paper", place=file.place, name=shortened(file.name, 60))
    if file.state == EvidenceState.FETCHING:
        return words("file-line-arriving", place=file.place, name=name)
    if file.state == EvidenceState.LOST:
        return words("file-line-lost", place=file.place, name=name)
    pages = words("file-pages", count=file.pages) if file.pages else ""
    return words("file-line", place=file.place, name=name, size=file.size, pages=pages)


@router.callback_query(OpenEvidence.filter())
async def open_file(_: CallbackQuery, callback_data: OpenEvidence, turn: Turn) -> None:
    """A file, sent into the chat, with the one after it at hand."""
    opened = await evidence.open_file(turn.person, callback_data.id, callback_data.file)
    following = opened.following
    ahead = button("btn-next-file", OpenEvidence(id=callback_data.id, file=following.id).pack()) if following else None
    turn.stored(
        opened.file.name,
        opened.sha256,
        words(
            "judge-file",
            place=opened.file.place,
            count=opened.count,
            code=opened.view.entry.code,
            agency=opened.view.entry.agency_title,
        ),
        keyboard([ahead, to_card(opened.view)]),
    )


@router.callback_query(JudgeHistory.filter())
async def show_history(_: CallbackQuery, callback_data: JudgeHistory, turn: Turn, state: FSMContext) -> None:
    """«توضیح و سابقه»: what the agency explained, how it is measured, and what happened to the entry."""
    one, events = await history.of_own(turn.person, callback_data.id)
    await at_entry(turn, state, one)
    page, pages = page_of(callback_data.page, len(events), EVENTS)
    entry = one.entry
    turn.card(
        words(
            "judge-history",
            code=entry.code,
            agency=entry.agency_title,
            method=words("entry-method", method=entry.method) if entry.method and not page else "",
            explanation=words("judge-explanation", text=entry.explanation) if entry.explanation and not page else "",
            list=[event_words(each) for each in events[page * EVENTS : (page + 1) * EVENTS]]
            or [words("history-empty")],
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(turning(page, pages, lambda at: JudgeHistory(id=one.id, page=at).pack()), to_card(one)),
    )


# The score.


@router.callback_query(AcceptEntry.filter())
async def accept(_: CallbackQuery, callback_data: AcceptEntry, turn: Turn, state: FSMContext) -> None:
    """«تأیید ۲۴٫۵»: given, and the next card at once."""
    try:
        done = await deciding.accept(
            turn.person, callback_data.id, turn.acted_at, callback_data.v, reasons.unrecorded(turn.now)
        )
    except Refused as refusal:
        await _changed(turn, state, callback_data.id, refusal)
        return
    await show_next(turn, state, decided_words(done), decided=True)


def decided_words(done: Decided, reason: str = "") -> Words:
    """What was decided, in one line; with the `reason` where the score was taken out of what was typed as one."""
    agency = shortened(done.agency, 40)
    if done.again:
        return words("score-saved-before", code=done.code, agency=agency, score=done.points)
    rounded = words("score-rounded", given=done.typed) if done.typed else ""
    if reason:
        return words(
            "score-saved-anew",
            code=done.code,
            agency=agency,
            score=done.points,
            cap=done.cap,
            reason=shortened(reason, 60),
            rounded=rounded,
        )
    return words("score-saved", code=done.code, agency=agency, score=done.points, cap=done.cap, rounded=rounded)


async def _changed(turn: Turn, state: FSMContext, appraisal_id: int, refusal: Refused) -> None:
    """What was pressed on a card that shows what is not so any more: the card as it is now; else the rule says no."""
    if refusal.code != "changed-meanwhile":
        raise refusal
    fresh = await desk_card.card(turn.person, appraisal_id)
    await show(turn, state, fresh, words("judge-changed", code=fresh.view.entry.code))


@router.callback_query(OtherScore.filter())
async def press_other(_: CallbackQuery, callback_data: OtherScore, turn: Turn, state: FSMContext) -> None:
    """«امتیاز دیگر»: which?"""
    one = await deciding.decidable(turn.person, callback_data.id)
    if one.version != callback_data.v:
        await _changed(turn, state, one.id, Refused("changed-meanwhile", entry_id=one.entry.id, code=one.entry.code))
        return
    await ask_points(turn, state, one)


async def ask_points(turn: Turn, state: FSMContext, one: AppraisalView) -> None:
    """Ask for the points of an entry."""
    await at_entry(turn, state, one, Appraising.points)
    assert one.entry.cap is not None
    turn.card(
        words(
            "ask-points",
            code=one.entry.code,
            agency=one.entry.agency_title,
            cap=one.entry.cap,
            example=deciding.example(one.entry.cap),
        ),
        keyboard(button("btn-back", Judge(id=one.id).pack())),
    )


@router.message(StateFilter(Appraising.points), F.text, NoCommand())
async def take_points(message: Message, turn: Turn, state: FSMContext) -> None:
    """Points were typed, or points and the reason at once."""
    given = score_of(message.text or "", most=1)
    points = given.numbers[0] if given.numbers else (message.text or "").strip()
    await take_score(turn, state, points, given.reason)


@router.message(StateFilter(Appraising.card), F.text.func(lambda text: _says_a_number(text)))
async def take_number(message: Message, turn: Turn, state: FSMContext) -> None:
    """A number at an open card: another score for it; the number of another entry opens that one."""
    given = score_of(message.text or "", most=1)
    if not given.reason and await _open_other(turn, state, given):
        return
    await take_score(turn, state, given.numbers[0], given.reason)


async def _open_other(turn: Turn, state: FSMContext, given: Score) -> bool:
    """Whether it was the number of another entry of the actor's, too large to be a score of the open one."""
    number = given.entry_number(0)
    data = await state.get_data()
    if number is None:
        return False
    here = await desk_card.card(turn.person, data["appraisal"])
    if here.view.entry.cap is not None and number <= here.view.entry.cap:
        return False
    try:
        other = await desk_card.by_number(turn.person, number)
    except Refused as refusal:
        if refusal.code != "unknown-entry":
            raise
        return False
    await show(turn, state, other)
    return True


def _says_a_number(text: str | None) -> bool:
    return bool(text) and not str(text).startswith("/") and bool(score_of(str(text)).numbers)


async def take_score(turn: Turn, state: FSMContext, points: str, reason: str, *, anew: bool = False) -> None:
    """Save the score of the open entry; without a reason ask for one where one is needed. `anew`: it came with the
    reason, in place of the score that was to get one."""
    data = await state.get_data()
    appraisal_id, version = int(data["appraisal"]), int(data["version"])
    try:
        asked = await deciding.typed(turn.person, appraisal_id, points, version)
        if asked.needs_reason and not reason:
            await ask_reason(turn, state, asked.view, points)
            return
        done = await deciding.score(turn.person, appraisal_id, points, reason, turn.acted_at, version)
    except Refused as refusal:
        await _changed(turn, state, appraisal_id, refusal)
        return
    await show_next(turn, state, decided_words(done, reason if anew else ""), decided=True)


async def ask_reason(turn: Turn, state: FSMContext, one: AppraisalView, points: str) -> None:
    """Ask why these points; the usual reasons are buttons."""
    await at_entry(turn, state, one, Appraising.reason, points=points)
    assert one.entry.cap is not None
    offered = deciding.proposal(one)
    turn.card(
        words(
            "ask-score-reason",
            code=one.entry.code,
            agency=one.entry.agency_title,
            score=deciding.read_points(points, one),
            cap=one.entry.cap,
            offered=words("ask-score-offered", score=offered.points) if offered else "",
        ),
        keyboard(*reasons.buttons(one), button("btn-back", Judge(id=one.id).pack())),
    )


@router.message(StateFilter(Appraising.reason), F.text, NoCommand())
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed; one that begins with a score is that score with its reason, in place of the one before."""
    data = await state.get_data()
    former, text = str(data["points"]), message.text or ""
    one = await deciding.decidable(turn.person, int(data["appraisal"]))
    assert one.entry.cap is not None
    corrected = score_before(text, one.entry.cap)
    if corrected is None:
        await take_score(turn, state, former, text)
        return
    points, reason = corrected
    anew = deciding.read_points(points, one) != deciding.read_points(former, one)
    await take_score(turn, state, points, reason, anew=anew)


@router.callback_query(GiveReason.filter())
async def take_template(_: CallbackQuery, callback_data: GiveReason, turn: Turn, state: FSMContext) -> None:
    """One of the usual reasons; on an old card, whose number is forgotten, the card as it is now."""
    data = await state.get_data()
    ready = data.get("appraisal") == callback_data.id and data.get("version") == callback_data.v
    reason = reasons.reason(callback_data.reason, turn.now)
    if not ready or "points" not in data or not reason:
        fresh = await desk_card.card(turn.person, callback_data.id)
        await show(turn, state, fresh, words("judge-old-reason", code=fresh.view.entry.code))
        return
    await take_score(turn, state, str(data["points"]), reason)
