"""Whatever nothing else understood: an answer and a way on, for anything anybody can send."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.agency import objection_files
from handlers.places.home import Home
from handlers.places.measures import Entry
from handlers.sent import sent_file
from handlers.states import (
    Appraising,
    Approving,
    Asking,
    Circulating,
    Entering,
    Extending,
    Finishing,
    Hearing,
    Judging,
    Levelling,
    Measuring,
    NotApplicable,
    Objecting,
    Overseeing,
    OwnWorkbook,
    Planning,
    Resolving,
    Returning,
    Searching,
    Staff,
    Trust,
)
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.case import entries

router = Router(name="lost")

DOING = {
    Circulating.part.state: "doing-circular",
    Circulating.text.state: "doing-circular-text",
    Circulating.file.state: "doing-circular-file",
    Asking.question.state: "doing-question",
    Asking.answer.state: "doing-answer",
    Searching.words.state: "doing-search",
    NotApplicable.reason.state: "doing-na-reason",
    NotApplicable.document.state: "doing-na-document",
    NotApplicable.verdict.state: "doing-verdict",
    Extending.day.state: "doing-extension-day",
    Extending.reason.state: "doing-reason",
    Extending.other_day.state: "doing-extension-day",
    Extending.denial.state: "doing-reason",
    OwnWorkbook.file.state: "doing-own-sheet",
    Entering.code.state: "doing-entering",
    Entering.contact.state: "doing-contact",
    Measuring.card.state: "doing-measure",
    Measuring.value.state: "doing-measure",
    Measuring.explanation.state: "doing-measure",
    Measuring.paper.state: "doing-measure",
    Measuring.replacement.state: "doing-file",
    Measuring.target.state: "doing-file",
    Staff.year.state: "doing-year",
    Staff.deadline.state: "doing-deadline",
    Staff.sheet.state: "doing-sheet",
    Staff.agency.state: "doing-invitation",
    Staff.name.state: "doing-invitation",
    Staff.phone.state: "doing-invitation",
    Planning.start.state: "doing-timetable",
    Planning.length.state: "doing-timetable",
    Planning.last_day.state: "doing-timetable",
    Planning.day_off.state: "doing-day-off",
    Planning.day_title.state: "doing-day-off",
    Planning.setting.state: "doing-setting",
    Approving.reason.state: "doing-return-reason",
    Objecting.card.state: "doing-objection",
    Objecting.text.state: "doing-objection",
    Objecting.late.state: "doing-objection-late",
    Objecting.file.state: "doing-objection-file",
    Hearing.reason.state: "doing-hearing",
    Hearing.denial.state: "doing-hearing",
    Hearing.hours.state: "doing-hearing",
    Hearing.place.state: "doing-hearing",
    Hearing.attendance.state: "doing-hearing",
    Hearing.said.state: "doing-hearing",
    Hearing.conclusion.state: "doing-hearing",
    Judging.score.state: "doing-judging",
    Judging.vote.state: "doing-judging",
    Judging.reason.state: "doing-judging",
    Judging.escalation.state: "doing-judging",
    Judging.late.state: "doing-judging",
    Judging.note.state: "doing-judging",
    Resolving.number.state: "doing-resolution",
    Resolving.day.state: "doing-resolution",
    Resolving.attendance.state: "doing-resolution",
    Resolving.file.state: "doing-resolution",
    Finishing.reason.state: "doing-final",
    Finishing.measures.state: "doing-final",
    Finishing.council_part.state: "doing-final",
    Finishing.council_reason.state: "doing-final",
    Finishing.council_file.state: "doing-resolution-file",
    Finishing.letter.state: "doing-final",
    Finishing.receipt.state: "doing-final",
    Levelling.gap.state: "doing-level-gap",
    Levelling.agency.state: "doing-level-letter",
    Levelling.number.state: "doing-level-letter",
    Levelling.day.state: "doing-level-letter",
    Appraising.card.state: "doing-appraisal",
    Appraising.points.state: "doing-points",
    Appraising.reason.state: "doing-score-reason",
    Overseeing.conflict_agency.state: "doing-conflict",
    Overseeing.conflict_reason.state: "doing-conflict",
    Overseeing.recheck_measure.state: "doing-recheck-measure",
    Overseeing.recheck_reason.state: "doing-recheck",
    Returning.reason.state: "doing-return",
    Returning.verdict.state: "doing-na-verdict",
    Trust.code.state: "doing-second-factor",
    Trust.first_code.state: "doing-second-factor",
}
WHAT = {
    "sticker": "lost-sticker",
    "voice": "lost-voice",
    "video_note": "lost-voice",
    "audio": "lost-voice",
    "video": "lost-video",
    "animation": "lost-video",
    "location": "lost-location",
    "contact": "lost-contact",
    "document": "lost-file",
    "photo": "lost-file",
}
# What a platform tells of a chat itself (somebody joined, a title changed): no person waits for an answer.
SERVICE_KINDS = {
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "group_chat_created",
    "pinned_message",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
}


@router.edited_message()
async def edited(_: Message, turn: Turn, state: FSMContext) -> None:
    """An edited message changes nothing that was saved: say so."""
    await _answer(turn, state, words("lost-edited"))


@router.message()
async def unknown(message: Message, turn: Turn, state: FSMContext) -> None:
    """Anything else: what it was taken for, what one is in the middle of, and the way on."""
    kind = message.content_type
    if kind in SERVICE_KINDS:
        return
    if (message.document or message.photo) and await _is_evidence(message, turn, state):
        return
    if message.text and message.text.startswith("/"):
        what = words("lost-command", given=message.text.split()[0][:40])
    else:
        what = words(WHAT.get(kind, "lost-text" if message.text else "lost-other"))
    await _answer(turn, state, what)


async def _is_evidence(message: Message, turn: Turn, state: FSMContext) -> bool:
    """A file of the head's after the results, in the middle of nothing: it is told where it would go."""
    if turn.actor is None or not turn.actor.has(Role.AGENCY_HEAD) or await state.get_state() is not None:
        return False
    return await objection_files.say_where(turn, sent_file(message, turn.platform))


async def _answer(turn: Turn, state: FSMContext, what: Words) -> None:
    doing: Words | str = ""
    keys = home.TO_HOME if turn.actor else None
    name = DOING.get(await state.get_state() or "")
    if name == "doing-measure" and turn.actor is not None:
        data = await state.get_data()
        entry = await entries.view(turn.person, data["entry"])
        doing = words("doing-measure", code=entry.code, title=entry.title)
        keys = keyboard(button("btn-continue", Entry(id=entry.id).pack()), button("btn-home", Home().pack()))
    elif name is not None:
        doing = words(name)
    turn.say(words("lost", what=what, doing=doing), keys)


@router.callback_query(F.data)
async def old_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """A button of a former version, of somebody else's role, or forged: home."""
    turn.pressed = None
    turn.say(words("button-unknown"))
    await home.show(turn, state)
