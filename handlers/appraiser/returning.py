"""«نیاز به اصلاح»: an entry goes back to its agency with a reason, until a day, with the defects of its files (12d)."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.appraiser import card
from handlers.appraiser.arguments import days_first, entry_first, typed
from handlers.appraiser.card_words import to_card
from handlers.appraiser.desk_state import at_entry, in_front
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.appraisal import Judge, ReturnEntry
from handlers.places.home import Desk, Home
from handlers.places.returning import Defect, Defects, ReturnDays, ReturnReason, SayDefect, TakeReturnBack
from handlers.states import Returning
from handlers.turn import Turn
from messages.catalogue import text
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from services.access import Role
from services.appraisal import card as desk_card
from services.appraisal import desk, evidence, returning, verdicts
from services.appraisal.desk import AppraisalView
from services.appraisal.evidence import Evidence
from services.appraisal.returning import OFFERED, Terms
from services.errors import Refused
from services.states import EvidenceState

router = Router(name="returning")
router.message.filter(Holds(Role.APPRAISER))
router.callback_query.filter(Holds(Role.APPRAISER))

FILES = 6
WHY = {0: "return-why-files", 1: "return-why-missing", 2: "return-why-value", 3: "return-why-explain"}
WHY_PROOF = {4: "return-why-letter", 5: "return-why-duty"}
REASONS = {
    0: "return-why-files",
    1: "return-why-missing",
    2: "return-why-value",
    3: "return-why-explain",
    4: "return-why-letter",
    5: "return-why-duty",
}
VERDICTS = {
    verdicts.UNREADABLE: "verdict-unreadable",
    verdicts.WRONG_PERIOD: "verdict-wrong-period",
    verdicts.IRRELEVANT: "verdict-irrelevant",
}


@router.callback_query(ReturnEntry.filter())
async def press_return(_: CallbackQuery, callback_data: ReturnEntry, turn: Turn, state: FSMContext) -> None:
    """«نیاز به اصلاح»: why, and until when?"""
    await ask(turn, state, callback_data.id, callback_data.v)


@router.callback_query(ReturnDays.filter())
async def press_days(_: CallbackQuery, callback_data: ReturnDays, turn: Turn, state: FSMContext) -> None:
    """Another number of working days."""
    await ask(turn, state, callback_data.id, callback_data.v, callback_data.days)


async def ask(turn: Turn, state: FSMContext, appraisal_id: int, seen: int | None, days: int | None = None) -> None:
    """Ask why an entry is returned; a card that shows what is not so any more is shown as it is now."""
    found = await returning.terms(turn.person, appraisal_id, days)
    one = found.view
    if seen is not None and one.version != seen:
        await show_changed(turn, state, appraisal_id)
        return
    await at_entry(turn, state, one, Returning.reason, days=found.days)
    usual = WHY_PROOF if found.proof else _fitting(found)
    turn.card(
        words(
            "ask-return",
            proof="yes" if found.proof else "no",
            code=one.entry.code,
            agency=one.entry.agency_title,
            until=found.until,
            days=found.days,
            defects=found.defects,
            list=[words("return-usual", number=at, reason=words(REASONS[one])) for at, one in enumerate(usual, 1)],
        ),
        _ask_keys(found, list(usual)),
    )


def _fitting(found: Terms) -> list[int]:
    """The usual reasons that fit: that files are wanting only where some are, and first then."""
    return [at for at in WHY if at or found.defects]


def _ask_keys(found: Terms, usual: list[int]) -> Keyboard:
    one = found.view
    reasons = [
        button(
            "btn-return-usual", ReturnReason(id=one.id, v=one.version, days=found.days, reason=each).pack(), number=at
        )
        for at, each in enumerate(usual, 1)
    ]
    longer = [
        button("btn-return-days", ReturnDays(id=one.id, v=one.version, days=each).pack(), days=each)
        for each in sorted({*OFFERED, found.usual_days} - {found.days})[:4]
    ]
    return keyboard(
        *(reasons[at : at + 2] for at in range(0, len(reasons), 2)),
        *(longer[at : at + 2] for at in range(0, len(longer), 2)),
        [
            button("btn-defects", Defects(id=one.id).pack()) if one.entry.files and not found.proof else None,
            button("btn-back", Judge(id=one.id).pack()),
        ],
    )


async def show_changed(turn: Turn, state: FSMContext, appraisal_id: int) -> None:
    """What was pressed on a card that shows what is not so any more: the card as it is now."""
    fresh = await desk_card.card(turn.person, appraisal_id)
    await card.show(turn, state, fresh, words("judge-changed", code=fresh.view.entry.code))


@router.callback_query(ReturnReason.filter())
async def take_usual(_: CallbackQuery, callback_data: ReturnReason, turn: Turn, state: FSMContext) -> None:
    """One of the usual reasons."""
    if callback_data.reason not in REASONS:
        raise Refused("wrong-state")
    reason = text(REASONS[callback_data.reason], {}, now=turn.now)
    await give(turn, state, callback_data.id, reason, callback_data.v, callback_data.days)


@router.message(StateFilter(Returning.reason), F.text, NoCommand())
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason in words."""
    data = await state.get_data()
    await give(turn, state, data["appraisal"], message.text or "", data["version"], data.get("days"))


async def give(
    turn: Turn,
    state: FSMContext,
    appraisal_id: int,
    reason: str,
    seen: int | None = None,
    days: int | None = None,
) -> None:
    """Returned, and the next card at once."""
    try:
        found = await returning.give_back(turn.person, appraisal_id, reason, turn.acted_at, seen, days)
    except Refused as refusal:
        if refusal.code not in ("changed-meanwhile", "entry-returned"):
            raise
        await show_changed(turn, state, appraisal_id)
        return
    entry = found.view.entry
    said = words(
        "entry-proof-asked" if found.proof else "entry-was-given-back",
        agency=shortened(entry.agency_title, 40),
        code=entry.code,
        until=found.until,
    )
    await card.show_next(turn, state, said, decided=True)


@router.message(Command("return"))
async def by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/return 1234 reason: with the cycle's own days, or «۷ روز» before the reason; what is missing is asked for.

    A reason alone is about the entry whose card is what is open in the chat.
    """
    given = typed(command.args)
    chosen = await entry_of(turn, given) or await _of_open_card(turn, state, given)
    if chosen is None:
        number = entry_first(given)
        turn.say(
            words("return-not-found", given=str(number[0])) if number else words("return-how"),
            keyboard([button("btn-to-queue", Desk().pack()), button("btn-home", Home().pack())]),
        )
        return
    one, rest = chosen
    days, reason = days_first(rest)
    if reason:
        await give(turn, state, one.id, reason, None, days)
    else:
        await ask(turn, state, one.id, None, days)


async def entry_of(turn: Turn, given: str) -> tuple[AppraisalView, str] | None:
    """The own entry whose number is at the beginning, and what stands behind it; None when there is none."""
    found = entry_first(given)
    if found is None:
        return None
    try:
        return await desk.find(turn.person, found[0]), found[1]
    except Refused as refusal:
        if refusal.code != "unknown-entry":
            raise
        return None


async def _of_open_card(turn: Turn, state: FSMContext, given: str) -> tuple[AppraisalView, str] | None:
    """The entry whose card is what is open in the chat, and the reason that was typed; None where a number was given,
    or no reason."""
    here = await in_front(turn, state)
    if here is None or not given or entry_first(given) is not None:
        return None
    return await desk.view(turn.person, here[0]), given


@router.callback_query(TakeReturnBack.filter())
async def take_back(_: CallbackQuery, callback_data: TakeReturnBack, turn: Turn, state: FSMContext) -> None:
    """«پس گرفتن برگشت»: before the agency has begun."""
    one = await returning.take_back(turn.person, callback_data.id, turn.acted_at)
    shown = await desk_card.card(turn.person, one.id)
    await card.show(turn, state, shown, words("return-taken-back", code=one.entry.code))


# Defects of files.


@router.callback_query(Defects.filter())
async def list_defects(_: CallbackQuery, callback_data: Defects, turn: Turn, state: FSMContext) -> None:
    """«نقص فایل‌ها»: what is wrong with which?"""
    one, found = await evidence.of_own(turn.person, callback_data.id)
    await at_entry(turn, state, one)
    _show_defects(turn, one, found, callback_data.page)


def _show_defects(turn: Turn, one: AppraisalView, found: list[Evidence], asked: int = 0) -> None:
    there = [each for each in found if each.state in (EvidenceState.UPLOADED, EvidenceState.PAPER)]
    page, pages = page_of(asked, len(there), FILES)
    shown = there[page * FILES : (page + 1) * FILES]
    rows: list[Button] = [
        button("btn-file", Defect(id=one.id, file=each.id).pack(), place=each.place, name=shortened(each.name, 18))
        for each in shown
    ]
    turn.card(
        words(
            "defect-files",
            code=one.entry.code,
            agency=one.entry.agency_title,
            list=[_line(each) for each in shown] or [words("files-none")],
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *(rows[at : at + 2] for at in range(0, len(rows), 2)),
            turning(page, pages, lambda at: Defects(id=one.id, page=at).pack()),
            [button("btn-return", ReturnEntry(id=one.id, v=one.version).pack()), to_card(one)],
        ),
    )


def _line(file: Evidence) -> Words:
    name = shortened(file.name, 40)
    line = words("file-line", place=file.place, name=name, size=file.size, pages="")
    if file.state == EvidenceState.PAPER:
        line = words("file-line-paper", place=file.place, name=name)
    return words("file-line-defect", line=line, verdict=_verdict(file)) if file.verdict else line


def _verdict(file: Evidence) -> Words:
    return words(VERDICTS[file.verdict]) if file.verdict in VERDICTS else words("verdict-none")


@router.callback_query(Defect.filter())
async def ask_defect(_: CallbackQuery, callback_data: Defect, turn: Turn) -> None:
    """One file: what is wrong with it?"""
    one, found = await evidence.of_own(turn.person, callback_data.id)
    file = next((each for each in found if each.id == callback_data.file), None)
    if file is None:
        raise Refused("unknown-file")

    def say(place: int) -> str:
        return SayDefect(id=one.id, file=callback_data.file, verdict=place).pack()

    turn.card(
        words(
            "defect-file", name=file.name, code=one.entry.code, agency=one.entry.agency_title, verdict=_verdict(file)
        ),
        keyboard(
            [button("btn-verdict-unreadable", say(1)), button("btn-verdict-wrong-period", say(2))],
            [button("btn-verdict-irrelevant", say(3)), button("btn-verdict-none", say(0))],
            button("btn-back", Defects(id=one.id).pack()),
        ),
    )


@router.callback_query(SayDefect.filter())
async def say_defect(_: CallbackQuery, callback_data: SayDefect, turn: Turn) -> None:
    """It was said; the list once more."""
    if callback_data.verdict > len(verdicts.VERDICTS):
        raise Refused("wrong-state")
    verdict = verdicts.VERDICTS[callback_data.verdict - 1] if callback_data.verdict else None
    one, found = await verdicts.judge_file(turn.person, callback_data.id, callback_data.file, verdict, turn.acted_at)
    _show_defects(turn, one, found)
