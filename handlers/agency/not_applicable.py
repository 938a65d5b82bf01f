"""«عدم مصداق» asked for: a measure's request with its reason and document, what became of it (07d)."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from handlers.agency.measures import agency_of
from handlers.events import Event, on_event
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.home import Home, NARequests
from handlers.places.measures import Entry
from handlers.places.requests import AskNA, WithdrawNA
from handlers.places.returning import SendCorrection
from handlers.sent import sent_file
from handlers.states import NotApplicable
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import Role
from services.case import entries, evidence, na_requests, not_applicable
from services.case.entries import EntryView
from services.case.evidence import StoredBytes
from services.case.na_requests import Request
from services.errors import Refused
from services.states import NAState

router = Router(name="not_applicable")
router.message.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))
router.callback_query.filter(Holds(Role.LIAISON, Role.AGENCY_HEAD))

SHOWN = 6
STATES = {
    NAState.FILED: "na-state-filed",
    NAState.ACCEPTED: "na-state-accepted",
    NAState.REJECTED: "na-state-rejected",
    NAState.WITHDRAWN: "na-state-withdrawn",
}


@router.message(Command("na"))
async def list_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/na: the agency's requests."""
    await _show_list(turn, state)


@router.callback_query(NARequests.filter())
async def list_by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«عدم مصداق»: the agency's requests."""
    await _show_list(turn, state)


async def _show_list(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    found = await na_requests.of_agency(turn.person, agency_of(turn))
    lines: list[Words | str] = [
        words("na-line", number=str(one.number), title=shortened(one.title, 30), state=state_words(one))
        for one in found[:SHOWN]
    ]
    rows = [
        button("btn-na-line", AskNA(id=one.entry_id).pack(), number=str(one.number), title=shortened(one.title))
        for one in found[:SHOWN]
    ]
    turn.card(
        words("na-list", count=len(found), list=lines) if found else words("na-list-none"),
        keyboard(*rows, button("btn-back", Home().pack())),
    )


@router.callback_query(AskNA.filter())
async def open_request(_: CallbackQuery, callback_data: AskNA, turn: Turn, state: FSMContext) -> None:
    """«عدم مصداق» of a measure: what became of its request, or why does it not apply?"""
    request = await na_requests.of_entry(turn.person, callback_data.id)
    if request is not None and (request.waiting or request.state == NAState.ACCEPTED):
        await _show(turn, state, request)
        return
    entry = await not_applicable.askable(turn.person, callback_data.id, turn.acted_at)
    await _at(state, entry, NotApplicable.reason)
    former: Words | str = ""
    if request is not None and request.state == NAState.REJECTED:
        former = words("na-former", reason=request.decision_reason)
    turn.card(
        words("na-ask-reason", code=entry.code, title=entry.title, former=former),
        keyboard(button("btn-back", Entry(id=entry.id).pack())),
    )


async def _at(state: FSMContext, entry: EntryView, where: State) -> None:
    await state.set_state(where)
    await state.set_data({"entry": entry.id, "version": entry.version})


@router.message(StateFilter(NotApplicable.reason), F.text, ~F.text.startswith("/"))
async def take_reason(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: the request is filed, and waits for its document."""
    data = await state.get_data()
    try:
        request = await not_applicable.ask(
            turn.person, data["entry"], message.text or "", turn.acted_at, data["version"]
        )
    except Refused as refusal:
        if refusal.code == "changed-meanwhile":  # seen now: the same reason may be sent again
            await state.update_data(version=(await entries.view(turn.person, data["entry"])).version)
            turn.say(
                words("na-changed-meanwhile", code=refusal.arguments["code"]),
                keyboard(button("btn-to-entry", Entry(id=data["entry"]).pack())),
            )
            return
        raise
    await _show(turn, state, request)


async def _show(turn: Turn, state: FSMContext, request: Request) -> None:
    """A request's card; while it waits, a file that is sent now is its document."""
    entry = await entries.view(turn.person, request.entry_id)
    adding = request.waiting and turn.person.has(Role.LIAISON)
    await state.clear()
    if adding:
        await _at(state, entry, NotApplicable.document)
    turn.card(
        words(
            "na-own",
            code=request.code,
            title=request.title,
            state=state_words(request),
            at=request.asked_at,
            reason=request.reason[:300],
            documents=await documents_words(turn, request),
            decision=words("na-decision", reason=request.decision_reason) if request.decision_reason else "",
            next=words("na-next-document") if adding else "",
        ),
        keyboard(
            button("btn-send-correction", SendCorrection(id=entry.id, version=entry.version).pack())
            if adding and entry.returned
            else None,
            button("btn-na-withdraw", WithdrawNA(id=request.id).pack()) if adding else None,
            button("btn-to-entry", Entry(id=request.entry_id).pack()),
            button("btn-back", NARequests().pack()),
        ),
    )


def state_words(request: Request) -> Words:
    """What became of a request, in a word or two."""
    return words(STATES[NAState(request.state)])


async def documents_words(turn: Turn, request: Request) -> Words:
    """The documents of a request by name."""
    found = await na_requests.documents(turn.person, request)
    if not found:
        return words("na-no-document")
    names = [words("quoted", text=shortened(one.name, 40)) for one in found[-3:]]
    return words("na-documents", count=len(found), names=names)


@router.callback_query(WithdrawNA.filter())
async def withdraw(_: CallbackQuery, callback_data: WithdrawNA, turn: Turn, state: FSMContext) -> None:
    """«پس گرفتن»: the measure is to be filled in after all."""
    request = await not_applicable.withdraw(turn.person, callback_data.id, turn.acted_at)
    turn.say(
        words("na-withdrawn", code=request.code),
        keyboard([button("btn-to-entry", Entry(id=request.entry_id).pack()), button("btn-home", Home().pack())]),
    )
    await state.clear()


@router.message(StateFilter(NotApplicable.reason, NotApplicable.document), F.document | F.photo)
async def take_document(message: Message, turn: Turn, state: FSMContext) -> None:
    """A file while asking, or after: the document of the request."""
    data = await state.get_data()
    sent = sent_file(message, turn.platform)
    file = await evidence.receive(
        turn.person, agency_of(turn), data["entry"], sent, turn.acted_at, turn.download_limit, evidence.NA
    )
    turn.say(words("na-document-arriving", name=file.name))


@on_event("na-document-fetched")
async def fetched(event: Event, turn: Turn) -> None:
    """The bytes of a request's document are safe, were refused for what they are, or never came."""
    if event["outcome"] == "stored":
        got = StoredBytes(event["sha256"], event["size"], event["mime"], event["pages"], event["warnings"])
        file = await evidence.stored(event["subject"], got)
        said = words("na-document-stored", name=file.name, size=file.size)
    elif event["outcome"] == "refused":
        file = await evidence.not_stored(event["subject"], "refuse", event["code"])
        said = words("file-refused", name=file.name, why=words(f"file-{event['code']}", **event.get("args", {})))
    else:
        file = await evidence.not_stored(event["subject"], "lose", event["code"])
        said = words("na-document-lost", name=file.name)
    if turn.actor is None or file.entry_id is None or not await evidence.visible(turn.actor, file):
        return
    request = await na_requests.of_entry(turn.actor, file.entry_id)
    asked = request is not None and request.waiting
    back = button("btn-na-own", AskNA(id=file.entry_id).pack()) if asked else button("btn-home", Home().pack())
    turn.say(said if asked else words("na-document-waits", said=said), keyboard(back))
