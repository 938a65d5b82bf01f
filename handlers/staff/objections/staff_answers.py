"""Staff: answers to objections, previewed and sent as a batch or one by one; figures and register as sheets (15e)."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.objection_words import (
    ORDER,
    outcome_words,
    points,
    state_words,
    subject_words,
    vote_words,
)
from handlers.places.home import Home
from handlers.places.objections import (
    AnswerAll,
    AnswerMode,
    AnswerObjection,
    FiguresSheet,
    LateOnes,
    ObjectionBoard,
    ObjectionFigures,
    ObjectionRegister,
    PreviewAnswers,
)
from handlers.turn import Table, Turn
from messages.jalali import local_date
from messages.keyboards import button, keyboard, label
from messages.words import Words, words
from services.access import STAFF_ROLES, Role
from services.objections import answering, statistics
from services.objections.statistics import BY, Figures
from services.objections.views import Outcome

router = Router(name="staff_answers")
router.callback_query.filter(Holds(*STAFF_ROLES))

SHOWN = 6
FIGURES = {
    "outcome": "figures-by-outcome",
    "axis": "figures-by-axis",
    "group": "figures-by-group",
    "appraiser": "figures-by-appraiser",
}
BUTTONS = {
    "outcome": "btn-figures-outcome",
    "axis": "btn-figures-axis",
    "group": "btn-figures-group",
    "appraiser": "btn-figures-appraiser",
}


@router.callback_query(PreviewAnswers.filter())
async def preview(_: CallbackQuery, turn: Turn) -> None:
    """«پاسخ‌ها»: what would be answered, and to whom."""
    await _show_preview(turn)


async def _show_preview(turn: Turn) -> None:
    found = await answering.preview(turn.person)
    now = await answering.answers_at_once(turn.person)
    counts = [
        words("answers-outcome", outcome=outcome_words(one), count=found.outcomes[one])
        for one in ORDER
        if found.outcomes.get(one)
    ]
    lines = [
        words(
            "answers-line",
            agency=shortened(one.agency, 30),
            code=one.measure,
            number=str(one.number),
            before=points(one.former_score),
            after=points(one.score),
        )
        for one in found.first
    ]
    turn.card(
        words(
            "answers-preview",
            count=found.count,
            agencies=found.agencies,
            people=found.people,
            outcomes=counts,
            gained=found.gained,
            held=words("answers-held", count=found.held) if found.held else "",
            list=lines,
        )
        if found.count
        else words("answers-none", held=words("answers-held", count=found.held) if found.held else ""),
        keyboard(
            button("btn-send-answers", AnswerAll(mark=found.mark).pack(), count=found.count) if found.count else None,
            button("btn-answers-batch" if now else "btn-answers-at-once", AnswerMode(now=not now).pack()),
            button("btn-back", ObjectionBoard().pack()),
        ),
    )


@router.callback_query(AnswerMode.filter())
async def choose_mode(_: CallbackQuery, callback_data: AnswerMode, turn: Turn) -> None:
    """Answers at once, or as a batch."""
    await answering.choose_at_once(turn.person, now=callback_data.now)
    turn.say(words("answers-mode-now" if callback_data.now else "answers-mode-batch"))
    await _show_preview(turn)


@router.callback_query(AnswerAll.filter())
async def send_all(_: CallbackQuery, callback_data: AnswerAll, turn: Turn) -> None:
    """«ارسال پاسخ‌ها»: in the background, an agency at a time."""
    count = await answering.answer_all(turn.person, callback_data.mark, turn.acted_at)
    turn.say(
        words("answers-sent", count=count),
        keyboard([button("btn-to-objections", ObjectionBoard().pack()), button("btn-home", Home().pack())]),
    )


@router.callback_query(AnswerObjection.filter())
async def send_one(_: CallbackQuery, callback_data: AnswerObjection, turn: Turn) -> None:
    """«ارسال پاسخ» of one."""
    one = await answering.answer(turn.person, callback_data.id, callback_data.version, turn.acted_at)
    turn.say(
        words("objection-answer-sent", code=one.measure, agency=one.agency),
        keyboard([button("btn-to-objections", ObjectionBoard().pack()), button("btn-home", Home().pack())]),
    )


@router.callback_query(ObjectionFigures.filter())
async def show_figures(_: CallbackQuery, callback_data: ObjectionFigures, turn: Turn) -> None:
    """«آمار»: before and after, by outcome, axis, group, appraiser."""
    by = callback_data.by if callback_data.by in BY else BY[0]
    whole, found = await statistics.whole(turn.person), await statistics.figures(turn.person, by)
    others = [button(BUTTONS[one], ObjectionFigures(by=one).pack()) for one in BY if one != by]
    turn.card(
        words(
            "objection-figures",
            title=words(FIGURES[by]),
            filed=whole.filed,
            waiting=whole.waiting,
            upheld=whole.accepted + whole.partly,
            before=whole.before,
            after=whole.after,
            list=[_figure_line(one, by) for one in found[:SHOWN]],
        ),
        keyboard(
            others,
            button("btn-figures-sheet", FiguresSheet(by=by).pack()),
            button("btn-back", _back(turn)),
        ),
    )


def _back(turn: Turn) -> str:
    return ObjectionBoard().pack() if turn.person.has(Role.ADMIN) else LateOnes().pack()


def _figure_line(one: Figures, by: str) -> Words:
    return words(
        "figures-line",
        title=_title(one, by),
        filed=one.filed,
        upheld=one.accepted + one.partly,
        moved=one.moved,
    )


def _title(one: Figures, by: str) -> Words | str:
    if by == "outcome":
        return outcome_words(one.title) if one.title in Outcome.__members__ else words("figures-waiting")
    if one.title == "specific":
        return words("axis-title", title=one.title)
    return shortened(one.title, 40) or words("figures-nobody")


@router.callback_query(FiguresSheet.filter())
async def send_figures(_: CallbackQuery, callback_data: FiguresSheet, turn: Turn) -> None:
    """The same, whole, as a sheet."""
    by = callback_data.by if callback_data.by in BY else BY[0]
    found = await statistics.figures(turn.person, by)
    now = turn.now
    columns = [
        (label(words("column-kind"), now), 40, "text"),
        (label(words("column-filed"), now), 10, "integer"),
        (label(words("column-accepted"), now), 10, "integer"),
        (label(words("column-partly"), now), 10, "integer"),
        (label(words("column-rejected"), now), 10, "integer"),
        (label(words("column-lowered"), now), 10, "integer"),
        (label(words("column-waiting"), now), 10, "integer"),
        (label(words("column-before"), now), 12, "number"),
        (label(words("column-after"), now), 12, "number"),
        (label(words("column-moved"), now), 12, "number"),
    ]
    rows = [
        (
            title if isinstance(title := _title(one, by), str) else label(title, now),
            one.filed,
            one.accepted,
            one.partly,
            one.rejected,
            one.lowered,
            one.waiting,
            one.before,
            one.after,
            one.moved,
        )
        for one in found
    ]
    name = label(words(FIGURES[by]), now)
    turn.table(
        Table(name[:31], columns, rows),
        f"{name.replace(' ', '-')}.xlsx",
        words("figures-sheet-sent", title=words(FIGURES[by]), rows=len(rows)),
        keyboard(button("btn-back", ObjectionFigures(by=by).pack())),
    )


@router.callback_query(ObjectionRegister.filter())
async def send_register(_: CallbackQuery, turn: Turn) -> None:
    """«دفتر اعتراض‌ها»: every objection with what became of it, as a sheet."""
    now = turn.now
    found = await statistics.register(turn.person)
    columns = [
        (label(words("column-receipt"), now), 22, "text"),
        (label(words("column-agency"), now), 40, "text"),
        (label(words("column-number"), now), 12, "integer"),
        (label(words("column-measure"), now), 40, "text"),
        (label(words("column-filed-on"), now), 14, "day"),
        (label(words("column-about"), now), 18, "text"),
        (label(words("column-text"), now), 60, "text"),
        (label(words("column-state"), now), 22, "text"),
        (label(words("column-decider"), now), 24, "text"),
        (label(words("column-resolution"), now), 16, "text"),
        (label(words("column-vote"), now), 28, "text"),
        (label(words("column-outcome"), now), 16, "text"),
        (label(words("column-before"), now), 12, "number"),
        (label(words("column-after"), now), 12, "number"),
        (label(words("column-reason"), now), 60, "text"),
        (label(words("column-answered-on"), now), 14, "day"),
    ]
    rows = [
        (
            one.receipt,
            one.agency,
            one.number,
            f"{one.measure} {one.title}",
            local_date(one.filed_at) if one.filed_at else None,
            label(subject_words(one), now),
            one.text,
            label(state_words(one), now),
            one.decided_by or one.decider or None,
            one.resolution_number or None,
            label(vote_words(one.vote), now) if one.vote else None,
            label(outcome_words(one.outcome), now) if one.outcome else None,
            one.former_score,
            one.score,
            one.decision_reason or one.admit_reason or None,
            local_date(one.answered_at) if one.answered_at else None,
        )
        for one in found
    ]
    name = label(words("register-title"), now)
    turn.table(
        Table(name[:31], columns, rows),
        f"{name.replace(' ', '-')}.xlsx",
        words("register-sent", rows=len(rows)),
        keyboard(button("btn-back", _back(turn))),
    )
