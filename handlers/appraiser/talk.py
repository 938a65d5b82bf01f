"""Questions of agencies about the measures on an appraiser's desk: answered here, kept with the entry (07i, ST-1)."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraisal import Judge
from handlers.places.home import Home, Questions
from handlers.places.letters import AnswerQuestion
from handlers.places.returning import DeskQuestion, EntryTalk
from handlers.states import Asking
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.appraisal import desk
from services.letters import questions
from services.letters.questions import QuestionView

router = Router(name="talk")
router.message.filter(Holds(Role.APPRAISER))
router.callback_query.filter(Holds(Role.APPRAISER))

A_PAGE, LINES = 5, 3


@router.message(Command("ask", "questions"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/questions: those that wait for this appraiser."""
    await state.clear()
    await _show_queue(turn, 0)


@router.callback_query(Questions.filter())
async def by_button(_: CallbackQuery, callback_data: Questions, turn: Turn, state: FSMContext) -> None:
    """«پرسش‌ها»: those that wait for this appraiser."""
    await state.clear()
    await _show_queue(turn, callback_data.page)


async def _show_queue(turn: Turn, asked: int) -> None:
    found = await questions.on_desk(turn.person.person_id or 0)
    page, pages = page_of(asked, len(found), A_PAGE)
    rows = [
        button(
            "btn-question-of",
            DeskQuestion(id=one.id).pack(),
            place=place,
            agency=shortened(one.agency, 20),
            text=shortened(one.text.replace("\n", " "), 24),
        )
        for place, one in list(enumerate(found, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    turn.card(
        words(
            "desk-questions",
            count=len(found),
            oldest=found[0].asked_at if found else turn.now,
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(*rows, turning(page, pages, lambda at: Questions(page=at).pack()), button("btn-back", Home().pack())),
    )


@router.callback_query(DeskQuestion.filter())
async def open_question(_: CallbackQuery, callback_data: DeskQuestion, turn: Turn, state: FSMContext) -> None:
    """One question."""
    await state.clear()
    _show(turn, await questions.answerable(turn.person, callback_data.id))


def _show(turn: Turn, one: QuestionView) -> None:
    answer: Words | str = words("question-waits-staff")
    keys = [button("btn-answer", AnswerQuestion(id=one.id).pack())]
    if one.answered_at is not None:
        answer = words("question-answered-by", text=one.answer, by=one.answered_by, at=one.answered_at)
        keys = []
    if one.appraisal_id is not None:
        keys.append(button("btn-see-entry", Judge(id=one.appraisal_id).pack()))
    turn.card(
        words(
            "question-for-staff",
            agency=one.agency,
            about=words("about-measure", code=one.code, title=one.title),
            text=one.text,
            asker=one.asker,
            phone=one.phone,
            at=one.asked_at,
            appraiser="",
            answer=answer,
        ),
        keyboard(keys, button("btn-back", Questions().pack())),
    )


@router.callback_query(AnswerQuestion.filter())
async def ask_for_answer(_: CallbackQuery, callback_data: AnswerQuestion, turn: Turn, state: FSMContext) -> None:
    """«پاسخ»: what is it?"""
    one = await questions.answerable(turn.person, callback_data.id)
    if one.answered_at is not None:
        _show(turn, one)
        return
    await state.set_state(Asking.answer)
    await state.set_data({"question": one.id})
    turn.card(
        words("ask-answer", agency=one.agency, text=shortened(one.text, 600)),
        keyboard(button("btn-back", DeskQuestion(id=one.id).pack())),
    )


@router.message(StateFilter(Asking.answer), F.text, NoCommand())
async def take_answer(message: Message, turn: Turn, state: FSMContext) -> None:
    """The answer was typed: it goes to the agency, and is kept with the entry."""
    data = await state.get_data()
    one = await questions.answer(turn.person, data["question"], message.text or "", turn.acted_at)
    await state.clear()
    left = await questions.on_desk(turn.person.person_id or 0)
    turn.say(words("answer-sent-by-appraiser", agency=one.agency, count=len(left)))
    _show(turn, one)


@router.callback_query(EntryTalk.filter())
async def of_entry(_: CallbackQuery, callback_data: EntryTalk, turn: Turn, state: FSMContext) -> None:
    """What was asked and answered about an entry."""
    one = await desk.view(turn.person, callback_data.id)
    await state.clear()
    found = await questions.of_appraisal(turn.person, one.id)
    page, pages = page_of(callback_data.page, len(found), LINES)
    shown = list(enumerate(found, start=1))[page * LINES : (page + 1) * LINES]
    turn.card(
        words(
            "entry-talk",
            code=one.entry.code,
            list=[_line(each) for _, each in shown] or [words("entry-talk-none")],
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            [
                button("btn-talk-answer", AnswerQuestion(id=each.id).pack(), place=place)
                for place, each in shown
                if each.answered_at is None
            ],
            turning(page, pages, lambda at: EntryTalk(id=one.id, page=at).pack()),
            button("btn-back", Judge(id=one.id).pack()),
        ),
    )


def _line(one: QuestionView) -> Words:
    text = shortened(one.text.replace("\n", " "), 120)
    if one.answered_at is None:
        return words("entry-talk-waiting", at=one.asked_at, text=text)
    return words("entry-talk-answered", text=text, answer=shortened(one.answer.replace("\n", " "), 160))
