"""«عدم مصداق» decided: staff's queue, one request with its document and effect, accept or reject (07d, ST-6)."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.not_applicable import documents_words, state_words
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.home import Home, NARequests
from handlers.places.requests import DecideNA, NADocument, NAReason, NARequest, OfferNA
from handlers.states import NotApplicable
from handlers.turn import Turn
from messages.catalogue import text
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from services import access
from services.access import Permission, Role
from services.case import na_requests, not_applicable
from services.case.na_requests import Request
from services.errors import Refused
from services.states import NAState

router = Router(name="staff_na")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

PAGE = 6
OTHERS = 3
DOCUMENTS = 2
ACCEPTING = {0: "na-why-slice", 1: "na-why-rule", 2: "na-why-letter"}
REJECTING = {0: "na-why-applies", 1: "na-why-no-proof", 2: "na-why-own-duty"}
MODES = {
    "exclude-and-rescale": "na-mode-exclude",
    "redistribute-in-indicator": "na-mode-redistribute",
    "full": "na-mode-full",
    "zero": "na-mode-zero",
}


@router.message(Command("na"))
async def queue_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/na: the requests that wait."""
    await _show_queue(turn, state, 0)


@router.callback_query(NARequests.filter())
async def queue_by_button(_: CallbackQuery, callback_data: NARequests, turn: Turn, state: FSMContext) -> None:
    """«عدم مصداق»: the requests that wait, the oldest first."""
    await _show_queue(turn, state, callback_data.page)


async def _show_queue(turn: Turn, state: FSMContext, page: int) -> None:
    await state.clear()
    found = await na_requests.queue(turn.person)
    if not found:
        turn.card(words("na-queue-none"), keyboard(button("btn-back", Home().pack())))
        return
    pages = -(-len(found) // PAGE)
    page = min(page, pages - 1)
    rows = [
        button("btn-na-queued", NARequest(id=one.id).pack(), code=one.code, agency=shortened(one.agency_title, 24))
        for one in found[page * PAGE : (page + 1) * PAGE]
    ]
    turning = []
    if page > 0:
        turning.append(button("btn-previous", NARequests(page=page - 1).pack()))
    if page < pages - 1:
        turning.append(button("btn-next", NARequests(page=page + 1).pack()))
    turn.card(
        words("na-queue", count=len(found), oldest=found[0].asked_at, page=page + 1, pages=pages),
        keyboard(*rows, turning, button("btn-back", Home().pack())),
    )


@router.callback_query(NARequest.filter())
async def open_request(_: CallbackQuery, callback_data: NARequest, turn: Turn, state: FSMContext) -> None:
    """One request."""
    await state.clear()
    access.require(turn.person, Permission.DECIDE_NA)
    await _show(turn, await na_requests.one(turn.person, callback_data.id))


async def _show(turn: Turn, request: Request) -> None:
    documents = [one for one in await na_requests.documents(turn.person, request) if one.sha256]
    effect: Words | str = ""
    if request.waiting:
        found = await na_requests.effect(turn.person, request)
        effect = words("na-effect", before=found.before, after=found.after, mode=words(MODES[found.mode]))
    asked = await na_requests.others(turn.person, request)
    others: list[Words | str] = [
        words("na-other", agency=shortened(one.agency_title, 40), state=state_words(one)) for one in asked[:OTHERS]
    ]
    turn.card(
        words(
            "na-request",
            code=request.code,
            state=state_words(request),
            agency=request.agency_title,
            title=request.title,
            by=request.asked_by,
            at=request.asked_at,
            reason=request.reason[:300],
            documents=await documents_words(turn, request),
            effect=effect,
            others=words("na-others", count=len(asked), list=others) if others else "",
            decision=words("na-decision", reason=request.decision_reason) if request.decision_reason else "",
        ),
        _keys(request, [NADocument(id=one.id).pack() for one in documents[-DOCUMENTS:]]),
    )


def _keys(request: Request, documents: list[str]) -> Keyboard:
    deciding = []
    if request.waiting:
        deciding = [
            button("btn-na-accept", DecideNA(id=request.id, accept=True).pack()),
            button("btn-na-reject", DecideNA(id=request.id, accept=False).pack()),
        ]
    accepted = request.state == NAState.ACCEPTED
    return keyboard(
        deciding,
        [button("btn-na-document", place, number=number) for number, place in enumerate(documents, start=1)],
        [
            button("btn-na-offer", OfferNA(id=request.id).pack()),
            button("btn-na-reverse", DecideNA(id=request.id, accept=False).pack()),
        ]
        if accepted
        else None,
        button("btn-back", NARequests().pack()),
    )


@router.callback_query(NADocument.filter())
async def open_document(_: CallbackQuery, callback_data: NADocument, turn: Turn) -> None:
    """«سند»: the file itself, into the chat."""
    found = await na_requests.document(turn.person, callback_data.id)
    assert found.sha256 is not None
    turn.stored(found.name, found.sha256, words("na-document-here", name=found.name))


@router.callback_query(DecideNA.filter())
async def ask_reason(_: CallbackQuery, callback_data: DecideNA, turn: Turn, state: FSMContext) -> None:
    """«پذیرش» or «رد»: for which reason? One of the usual ones, or in words."""
    access.require(turn.person, Permission.DECIDE_NA)
    request = await na_requests.one(turn.person, callback_data.id)
    await state.set_state(NotApplicable.verdict)
    await state.set_data({"request": request.id, "accept": callback_data.accept})
    usual = ACCEPTING if callback_data.accept else REJECTING
    turn.card(
        words(
            "na-ask-verdict",
            verdict="accept" if callback_data.accept else "reject",
            code=request.code,
            agency=request.agency_title,
            list=[words("na-usual", number=at + 1, reason=words(usual[at])) for at in usual],
        ),
        keyboard(
            [
                button(
                    "btn-na-usual",
                    NAReason(id=request.id, accept=callback_data.accept, reason=at).pack(),
                    number=at + 1,
                )
                for at in usual
            ],
            button("btn-back", NARequest(id=request.id).pack()),
        ),
    )


@router.callback_query(NAReason.filter())
async def take_usual(_: CallbackQuery, callback_data: NAReason, turn: Turn, state: FSMContext) -> None:
    """One of the usual reasons."""
    usual = ACCEPTING if callback_data.accept else REJECTING
    if callback_data.reason not in usual:
        raise Refused("wrong-state")
    reason = text(usual[callback_data.reason], {}, now=turn.now)
    await _decide(turn, state, callback_data.id, accept=callback_data.accept, reason=reason)


@router.message(StateFilter(NotApplicable.verdict), F.text, ~F.text.startswith("/"))
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason in words."""
    data = await state.get_data()
    await _decide(turn, state, data["request"], accept=data["accept"], reason=message.text or "")


async def _decide(turn: Turn, state: FSMContext, request_id: int, *, accept: bool, reason: str) -> None:
    act = not_applicable.accept if accept else not_applicable.reject
    request = await act(turn.person, request_id, reason, turn.acted_at)
    turn.say(words("na-accepted" if accept else "na-rejected", code=request.code, agency=request.agency_title))
    if accept:
        await state.clear()
        await _show(turn, request)
    else:
        await _show_queue(turn, state, 0)


@router.callback_query(OfferNA.filter())
async def offer(_: CallbackQuery, callback_data: OfferNA, turn: Turn) -> None:
    """«پیشنهاد به هم‌گروه‌ها»: the agencies of the group may ask the same."""
    count = await not_applicable.offer(turn.person, callback_data.id)
    turn.say(words("na-offered", count=count), keyboard(button("btn-back", NARequests().pack())))
