"""«Not applicable» at the appraiser's desk: the request, what it would do, accepted, refused or proof asked (12e)."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.not_applicable import state_words
from handlers.appraiser import card, returning
from handlers.appraiser.arguments import PROOF, YES, entry_first, typed, verdict_first
from handlers.appraiser.card_words import to_card
from handlers.appraiser.desk_state import at_entry
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.places.appraisal import JudgeNA, ReturnEntry
from handlers.places.home import Desk, Home
from handlers.places.returning import NAPaper, NAVerdict, NAVerdictReason
from handlers.states import Returning
from handlers.turn import Turn
from messages.catalogue import text
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from services.access import Role
from services.appraisal import desk, na_verdict
from services.appraisal.na_verdict import Case
from services.errors import Refused
from services.states import AppraisalState, NAState

router = Router(name="na_verdict")
router.message.filter(Holds(Role.APPRAISER))
router.callback_query.filter(Holds(Role.APPRAISER))

OTHERS, DOCUMENTS = 3, 2
ACCEPTING = {0: "na-why-slice", 1: "na-why-rule", 2: "na-why-letter"}
REFUSING = {0: "na-why-applies", 1: "na-why-no-proof", 2: "na-why-own-duty"}
MODES = {
    "exclude-and-rescale": "na-mode-exclude",
    "redistribute-in-indicator": "na-mode-redistribute",
    "full": "na-mode-full",
    "zero": "na-mode-zero",
}


@router.callback_query(JudgeNA.filter())
async def open_request(_: CallbackQuery, callback_data: JudgeNA, turn: Turn, state: FSMContext) -> None:
    """«عدم مصداق…»: the request and its effect."""
    await _show(turn, state, callback_data.id)


async def _show(turn: Turn, state: FSMContext, appraisal_id: int) -> None:
    found = await na_verdict.open_case(turn.person, appraisal_id)
    one, request = found.view, found.request
    await at_entry(turn, state, one)
    effect: Words | str = ""
    if found.effect is not None:
        mode = words(MODES[found.effect.mode])
        effect = words("na-effect", before=found.effect.before, after=found.effect.after, mode=mode)
    others: list[Words | str] = [
        words("na-other", agency=shortened(each.agency_title, 40), state=state_words(each))
        for each in found.others[:OTHERS]
    ]
    names = [words("quoted", text=shortened(each.name, 40)) for each in found.documents[-3:]]
    documents = words("na-documents", count=len(names), names=names) if names else words("na-no-document")
    turn.card(
        words(
            "judge-na-card",
            code=request.code,
            state=state_words(request),
            agency=request.agency_title,
            title=request.title,
            by=request.asked_by,
            at=request.asked_at,
            reason=request.reason[:300],
            documents=documents,
            effect=effect,
            others=words("na-others", count=len(found.others), list=others) if others else "",
            decision=words("na-decision", reason=request.decision_reason) if request.decision_reason else "",
        ),
        keyboard(
            *_deciding(found),
            [
                button("btn-na-document", NAPaper(id=one.id, file=each.id).pack(), number=number)
                for number, each in enumerate(found.documents[-DOCUMENTS:], start=1)
            ],
            to_card(one),
        ),
    )


def _deciding(found: Case) -> list[list[Button]]:
    one, request = found.view, found.request
    refuse = NAVerdict(id=one.id, v=one.version, accept=0).pack()
    if one.state == AppraisalState.RETURNED:
        return []
    if request.waiting:
        return [
            [
                button("btn-na-accept", NAVerdict(id=one.id, v=one.version, accept=1).pack()),
                button("btn-na-reject", refuse),
            ],
            [button("btn-ask-proof", ReturnEntry(id=one.id, v=one.version).pack())],
        ]
    return [[button("btn-na-reverse", refuse)]] if request.state == NAState.ACCEPTED else []


@router.callback_query(NAPaper.filter())
async def open_document(_: CallbackQuery, callback_data: NAPaper, turn: Turn) -> None:
    """«سند»: the file itself, into the chat."""
    found = await na_verdict.document(turn.person, callback_data.id, callback_data.file)
    assert found.sha256 is not None
    turn.stored(found.name, found.sha256, words("na-document-here", name=found.name))


@router.callback_query(NAVerdict.filter())
async def ask_reason(_: CallbackQuery, callback_data: NAVerdict, turn: Turn, state: FSMContext) -> None:
    """«پذیرش» or «رد»: for which reason?"""
    await _ask(turn, state, callback_data.id, callback_data.v, accept=bool(callback_data.accept))


async def _ask(turn: Turn, state: FSMContext, appraisal_id: int, seen: int | None, *, accept: bool) -> None:
    one = await desk.workable(turn.person, appraisal_id)
    if seen is not None and one.version != seen:
        await returning.show_changed(turn, state, appraisal_id)
        return
    await at_entry(turn, state, one, Returning.verdict, accept=accept)
    usual = ACCEPTING if accept else REFUSING
    turn.card(
        words(
            "na-ask-verdict",
            verdict="accept" if accept else "reject",
            code=one.entry.code,
            agency=one.entry.agency_title,
            list=[words("na-usual", number=at + 1, reason=words(usual[at])) for at in usual],
        ),
        keyboard(
            [
                button(
                    "btn-na-usual",
                    NAVerdictReason(id=one.id, v=one.version, accept=int(accept), reason=at).pack(),
                    number=at + 1,
                )
                for at in usual
            ],
            button("btn-back", JudgeNA(id=one.id, v=one.version).pack()),
        ),
    )


@router.callback_query(NAVerdictReason.filter())
async def take_usual(_: CallbackQuery, callback_data: NAVerdictReason, turn: Turn, state: FSMContext) -> None:
    """One of the usual reasons."""
    usual = ACCEPTING if callback_data.accept else REFUSING
    if callback_data.reason not in usual:
        raise Refused("wrong-state")
    reason = text(usual[callback_data.reason], {}, now=turn.now)
    await _decide(turn, state, callback_data.id, callback_data.v, reason, accept=bool(callback_data.accept))


@router.message(StateFilter(Returning.verdict), F.text, NoCommand())
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason in words."""
    data = await state.get_data()
    await _decide(turn, state, data["appraisal"], data["version"], message.text or "", accept=data["accept"])


async def _decide(
    turn: Turn, state: FSMContext, appraisal_id: int, seen: int | None, reason: str, *, accept: bool
) -> None:
    """Decided, and the next card at once."""
    act = na_verdict.accept if accept else na_verdict.refuse
    try:
        one = await act(turn.person, appraisal_id, reason, turn.acted_at, seen)
    except Refused as refusal:
        if refusal.code not in ("changed-meanwhile", "na-decided"):
            raise
        await returning.show_changed(turn, state, appraisal_id)
        return
    said = words(
        "na-accepted" if accept else "na-rejected",
        code=one.entry.code,
        agency=shortened(one.entry.agency_title, 40),
    )
    await card.show_next(turn, state, said, decided=True)


@router.message(Command("na"))
async def by_command(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """/na 1234, perhaps with the decision and its reason: «پذیرش …», «رد …», «مدرک …»."""
    given = typed(command.args)
    chosen = await returning.entry_of(turn, given)
    if chosen is None:
        number = entry_first(given)
        turn.say(
            words("judge-na-not-found", given=str(number[0])) if number else words("judge-na-how"),
            keyboard([button("btn-to-queue", Desk().pack()), button("btn-home", Home().pack())]),
        )
        return
    one, rest = chosen
    verdict, reason = verdict_first(rest)
    if verdict is None:
        await _show(turn, state, one.id)
    elif verdict == PROOF:
        await (returning.give(turn, state, one.id, reason) if reason else returning.ask(turn, state, one.id, None))
    elif not reason:
        await _ask(turn, state, one.id, None, accept=verdict == YES)
    else:
        await _decide(turn, state, one.id, None, reason, accept=verdict == YES)
