"""Questions of an agency to staff: drafted, sent, read with their answers; answers for everybody (07i)."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.circulars import reader
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.finding import MeasureHelp
from handlers.places.home import Home, Questions
from handlers.places.letters import AskStaff, CommonQuestions, DropQuestion, QuestionPage, QuestionThread, SendQuestion
from handlers.states import Asking
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from models.text import to_latin_digits
from services.access import AGENCY_ROLES, Role
from services.case import entries
from services.letters import questions
from services.letters.questions import QuestionView

router = Router(name="questions")
AGENCY = Holds(*AGENCY_ROLES)
EVERYBODY = Holds(*Role)

A_PAGE = 5
# So many answers about the same measure are offered before it is asked about again.
KNOWN = 3


def _agency(turn: Turn) -> int:
    agency_id = turn.person.agency_of()
    assert agency_id is not None
    return agency_id


@router.message(Command("ask"), AGENCY)
async def ask_by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/ask [number or code of a measure]: about it, or in general."""
    typed = to_latin_digits(command.args or "").strip()
    entry = await entries.find(turn.person, _agency(turn), typed) if typed else None
    if typed and entry is None:
        turn.say(
            words("ask-measure-not-found", given=typed[:40]),
            keyboard([button("btn-ask-general", AskStaff().pack()), button("btn-home", Home().pack())]),
        )
        return
    await _ask(turn, state, entry.id if entry else 0)


@router.callback_query(AskStaff.filter(), AGENCY)
async def ask_by_button(_: CallbackQuery, callback_data: AskStaff, turn: Turn, state: FSMContext) -> None:
    """«پرسش از راهبر»."""
    await _ask(turn, state, callback_data.entry)


async def _ask(turn: Turn, state: FSMContext, entry_id: int) -> None:
    draft = await questions.begun(turn.person, _agency(turn), entry_id or None)
    about = await _about(turn, entry_id)
    await state.set_state(Asking.question)
    await state.set_data({"question_entry": entry_id})
    if draft is not None:
        _show_draft(turn, draft)
        return
    back = MeasureHelp(id=entry_id).pack() if entry_id else Questions().pack()
    known = await questions.same_measure(turn.person, _agency(turn), entry_id) if entry_id else []
    turn.card(
        words(
            "ask-question",
            about=about,
            known=words("ask-same-measure", count=len(known)) if known else "",
        ),
        keyboard(*(_row(one, place) for place, one in enumerate(known[:KNOWN], start=1)), button("btn-back", back)),
    )


async def _about(turn: Turn, entry_id: int) -> Words:
    if not entry_id:
        return words("about-general")
    entry = await entries.view(turn.person, entry_id)
    return words("about-measure", code=entry.code, title=entry.title)


def _about_of(question: QuestionView) -> Words:
    if question.entry_id is None:
        return words("about-general")
    return words("about-measure", code=question.code, title=question.title)


@router.message(StateFilter(Asking.question), F.text, NoCommand(), AGENCY)
async def take_question(message: Message, turn: Turn, state: FSMContext) -> None:
    """The question was typed: kept as a draft, shown as it will be sent."""
    entry_id = (await state.get_data())["question_entry"]
    draft = await questions.write(turn.person, _agency(turn), entry_id or None, message.text or "")
    _show_draft(turn, draft)


def _show_draft(turn: Turn, draft: QuestionView) -> None:
    turn.card(
        words("question-draft", about=_about_of(draft), text=draft.text),
        keyboard(
            button("btn-send-question", SendQuestion(id=draft.id).pack()),
            [button("btn-drop-question", DropQuestion(id=draft.id).pack()), button("btn-back", Questions().pack())],
        ),
    )


@router.callback_query(SendQuestion.filter(), AGENCY)
async def send(_: CallbackQuery, callback_data: SendQuestion, turn: Turn, state: FSMContext) -> None:
    """«ارسال پرسش»: once."""
    question, before = await questions.send(turn.person, callback_data.id, turn.acted_at)
    await state.clear()
    keys = [button("btn-my-questions", Questions().pack()), button("btn-home", Home().pack())]
    if before:
        turn.say(words("question-sent-before", at=question.asked_at), keyboard(keys))
        return
    own = button("btn-to-measure", MeasureHelp(id=question.entry_id).pack()) if question.entry_id else None
    about = _about_of(question)
    to_appraiser = question.appraiser_id is not None
    said = words("question-sent-to-appraiser", about=about) if to_appraiser else words("question-sent", about=about)
    turn.say(said, keyboard(own, keys))


@router.callback_query(DropQuestion.filter(), AGENCY)
async def drop(_: CallbackQuery, callback_data: DropQuestion, turn: Turn, state: FSMContext) -> None:
    """«حذف پیش‌نویس»."""
    await questions.discard(turn.person, callback_data.id)
    await state.clear()
    turn.say(words("question-dropped"))
    await _show_thread(turn, 0, 0)


@router.callback_query(Questions.filter(), AGENCY)
async def own_questions(_: CallbackQuery, callback_data: Questions, turn: Turn, state: FSMContext) -> None:
    """«پرسش‌ها»: what the agency has asked."""
    await state.clear()
    await _show_thread(turn, 0, callback_data.page)


@router.callback_query(QuestionThread.filter(), AGENCY)
async def thread(_: CallbackQuery, callback_data: QuestionThread, turn: Turn, state: FSMContext) -> None:
    """The questions about one measure."""
    await state.clear()
    await _show_thread(turn, callback_data.entry, callback_data.page)


async def _show_thread(turn: Turn, entry_id: int, asked: int) -> None:
    found = await questions.of_agency(turn.person, _agency(turn), entry_id or None)
    page, pages = page_of(asked, len(found), A_PAGE)
    rows = [_row(one, place) for place, one in list(enumerate(found, start=1))[page * A_PAGE : (page + 1) * A_PAGE]]
    back = MeasureHelp(id=entry_id).pack() if entry_id else Home().pack()
    about = await _about(turn, entry_id) if entry_id else words("about-all")
    waiting = sum(one.answered_at is None for one in found)
    turn.card(
        words("questions-own", about=about, count=len(found), waiting=waiting, page=page + 1, pages=pages),
        keyboard(
            *rows,
            turning(page, pages, lambda at: QuestionThread(entry=entry_id, page=at).pack()),
            [
                button("btn-new-question", AskStaff(entry=entry_id).pack()),
                button("btn-common-questions", CommonQuestions().pack()),
            ],
            button("btn-back", back),
        ),
    )


def _row(one: QuestionView, place: int) -> Button:
    name = "btn-question-answered" if one.answered_at else "btn-question-waiting"
    return button(name, QuestionPage(id=one.id).pack(), place=place, text=shortened(one.text.replace("\n", " "), 30))


@router.callback_query(QuestionPage.filter(), EVERYBODY)
async def open_question(_: CallbackQuery, callback_data: QuestionPage, turn: Turn, state: FSMContext) -> None:
    """One question with its answer."""
    await state.clear()
    one = await questions.view(turn.person, callback_data.id, reader(turn))
    mine = one.agency_id == turn.person.agency_of()
    again = button("btn-ask-again", AskStaff(entry=one.entry_id or 0).pack()) if mine else None
    own = button("btn-to-measure", MeasureHelp(id=one.entry_id).pack()) if mine and one.entry_id else None
    back = Questions().pack() if mine else CommonQuestions().pack()
    turn.card(
        words(
            "question",
            about=_about_of(one),
            text=one.text,
            at=one.asked_at,
            answer=words("question-answered", text=one.answer, at=one.answered_at)
            if one.answered_at
            else words("question-waits"),
        ),
        keyboard(again, own, button("btn-back", back)),
    )


@router.callback_query(CommonQuestions.filter(), EVERYBODY)
async def common(_: CallbackQuery, callback_data: CommonQuestions, turn: Turn, state: FSMContext) -> None:
    """«پرسش‌های متداول»: what staff answered for everybody."""
    await state.clear()
    found = await questions.published(turn.person, reader(turn))
    page, pages = page_of(callback_data.page, len(found), A_PAGE)
    rows = [
        button(
            "btn-question-answered",
            QuestionPage(id=one.id).pack(),
            place=place,
            text=shortened(one.text.replace("\n", " "), 30),
        )
        for place, one in list(enumerate(found, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    text = words("questions-common", count=len(found), page=page + 1, pages=pages)
    turn.card(
        text if found else words("questions-common-none"),
        keyboard(
            *rows,
            turning(page, pages, lambda at: CommonQuestions(page=at).pack()),
            button("btn-back", Questions().pack()),
        ),
    )
