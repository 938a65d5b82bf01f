"""Staff: the questions that wait, the oldest first; answered by text, and shown to everybody where useful (07i)."""

from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.home import Home, Questions
from handlers.places.letters import AnsweredQuestions, AnswerQuestion, CommonQuestions, PublishAnswer, QuestionPage
from handlers.states import Asking
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.letters import questions
from services.letters.questions import QuestionView, WaitingTimes

router = Router(name="staff_questions")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

A_PAGE = 5


@router.message(Command("ask", "questions"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/questions: the queue."""
    await state.clear()
    await _show_queue(turn, 0)


@router.callback_query(Questions.filter())
async def by_button(_: CallbackQuery, callback_data: Questions, turn: Turn, state: FSMContext) -> None:
    """«پرسش‌ها»: those that wait."""
    await state.clear()
    await _show_queue(turn, callback_data.page)


async def _show_queue(turn: Turn, asked: int) -> None:
    found = await questions.queue(turn.person)
    page, pages = page_of(asked, len(found), A_PAGE)
    rows = [
        button(
            "btn-question-of",
            QuestionPage(id=one.id).pack(),
            place=place,
            agency=shortened(one.agency, 20),
            text=shortened(one.text.replace("\n", " "), 24),
        )
        for place, one in list(enumerate(found, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    text = words("questions-none")
    if found:
        text = words(
            "questions-queue",
            count=len(found),
            oldest=found[0].asked_at,
            times=_times(await questions.waiting_times(turn.person)),
            page=page + 1,
            pages=pages,
        )
    turn.card(
        text,
        keyboard(
            *rows,
            turning(page, pages, lambda at: Questions(page=at).pack()),
            [
                button("btn-answered", AnsweredQuestions().pack()),
                button("btn-common-questions", CommonQuestions().pack()),
            ],
            button("btn-back", Home().pack()),
        ),
    )


def _times(one: WaitingTimes) -> Words | str:
    """How long answers take on the average, and how many questions wait for appraisers."""
    if one.average is None:
        return words("questions-with-appraisers", count=one.with_appraisers) if one.with_appraisers else ""
    return words("questions-times", average=round(one.average / timedelta(hours=1)), desks=one.with_appraisers)


@router.callback_query(AnsweredQuestions.filter())
async def answered(_: CallbackQuery, callback_data: AnsweredQuestions, turn: Turn, state: FSMContext) -> None:
    """«پاسخ‌داده‌ها», the newest first."""
    await state.clear()
    found = await questions.queue(turn.person, answered=True)
    page, pages = page_of(callback_data.page, len(found), A_PAGE)
    rows = [
        button(
            "btn-question-of",
            QuestionPage(id=one.id).pack(),
            place=place,
            agency=shortened(one.agency, 20),
            text=shortened(one.text.replace("\n", " "), 24),
        )
        for place, one in list(enumerate(found, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    turn.card(
        words("questions-answered", count=len(found), page=page + 1, pages=pages),
        keyboard(
            *rows,
            turning(page, pages, lambda at: AnsweredQuestions(page=at).pack()),
            button("btn-back", Questions().pack()),
        ),
    )


@router.callback_query(QuestionPage.filter())
async def open_question(_: CallbackQuery, callback_data: QuestionPage, turn: Turn, state: FSMContext) -> None:
    """One question, with who asks and their phone."""
    await state.clear()
    _show(turn, await questions.view(turn.person, callback_data.id))


def _show(turn: Turn, one: QuestionView) -> None:
    answer: Words | str = words("question-waits-staff")
    keys = [button("btn-answer", AnswerQuestion(id=one.id).pack())]
    if one.answered_at is not None:
        answer = words("question-answered-by", text=one.answer, by=one.answered_by, at=one.answered_at)
        name = "btn-unpublish" if one.published else "btn-publish"
        keys = [button(name, PublishAnswer(id=one.id, to_all=not one.published).pack())]
    turn.card(
        words(
            "question-for-staff",
            agency=one.agency,
            about=words("about-measure", code=one.code, title=one.title) if one.entry_id else words("about-general"),
            text=one.text,
            asker=one.asker,
            phone=one.phone,
            at=one.asked_at,
            appraiser=words("with-appraiser", name=one.appraiser) if one.appraiser else "",
            answer=answer,
        ),
        keyboard(keys, button("btn-back", Questions().pack())),
    )


@router.callback_query(AnswerQuestion.filter())
async def ask_for_answer(_: CallbackQuery, callback_data: AnswerQuestion, turn: Turn, state: FSMContext) -> None:
    """«پاسخ»: what is it?"""
    one = await questions.view(turn.person, callback_data.id)
    if one.answered_at is not None:
        _show(turn, one)
        return
    await state.set_state(Asking.answer)
    await state.set_data({"question": one.id})
    turn.card(
        words("ask-answer", agency=one.agency, text=shortened(one.text, 600)),
        keyboard(button("btn-back", QuestionPage(id=one.id).pack())),
    )


@router.message(StateFilter(Asking.answer), F.text, NoCommand())
async def take_answer(message: Message, turn: Turn, state: FSMContext) -> None:
    """The answer was typed: it goes to the agency; the next question follows."""
    data = await state.get_data()
    one = await questions.answer(turn.person, data["question"], message.text or "", turn.acted_at)
    await state.clear()
    left = await questions.waiting(turn.person)
    turn.say(words("answer-sent", agency=one.agency, count=left))
    _show(turn, one)


@router.callback_query(PublishAnswer.filter())
async def publish(_: CallbackQuery, callback_data: PublishAnswer, turn: Turn) -> None:
    """«انتشار برای همه», or no longer."""
    one = await questions.publish(turn.person, callback_data.id, to_all=callback_data.to_all)
    turn.say(words("answer-published" if one.published else "answer-unpublished"))
    _show(turn, one)
