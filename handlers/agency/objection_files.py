"""New evidence for an objection, where the cycle allows it: sent while its draft is open (14c)."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from handlers.events import Event, on_event
from handlers.filters import Holds
from handlers.places.home import Home
from handlers.places.objections import Objection
from handlers.sent import sent_file
from handlers.states import Objecting
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import words
from services.access import AGENCY_ROLES
from services.case import evidence
from services.case.evidence import StoredBytes
from services.objections import drafting

router = Router(name="objection_files")
router.message.filter(Holds(*AGENCY_ROLES))


@router.message(StateFilter(Objecting.text, Objecting.card), F.document | F.photo)
async def take_file(message: Message, turn: Turn, state: FSMContext) -> None:
    """A file while the draft is open."""
    data = await state.get_data()
    before = await drafting.own(turn.person, data["objection"])
    sent = sent_file(message, turn.platform)
    file = await drafting.receive_file(turn.person, before.id, sent, turn.acted_at, turn.download_limit)
    if data["version"] == before.version:  # what somebody else changed meanwhile is still to be seen
        await state.update_data(version=(await drafting.own(turn.person, before.id)).version)
    turn.say(
        words("objection-file-arriving", name=file.name),
        keyboard([button("btn-see-draft", Objection(id=before.id).pack()), button("btn-home", Home().pack())]),
    )


@on_event("objection-file-fetched")
async def fetched(event: Event, turn: Turn) -> None:
    """The bytes of such a file are safe, were refused for what they are, or never came."""
    if event["outcome"] == "stored":
        got = StoredBytes(event["sha256"], event["size"], event["mime"], event["pages"], event["warnings"])
        file = await evidence.stored(event["subject"], got)
        said = words("objection-file-stored", name=file.name, size=file.size)
    elif event["outcome"] == "refused":
        file = await evidence.not_stored(event["subject"], "refuse", event["code"])
        said = words("file-refused", name=file.name, why=words(f"file-{event['code']}", **event.get("args", {})))
    else:
        file = await evidence.not_stored(event["subject"], "lose", event["code"])
        said = words("objection-file-lost", name=file.name)
    if turn.actor is None or not await evidence.visible(turn.actor, file):
        return
    turn.say(said, keyboard(button("btn-to-objections", "objections:0")))
