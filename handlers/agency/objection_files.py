"""New evidence for an objection, where the cycle allows it: sent while its draft is open; lost or refused, sent again
(14c)."""

from collections.abc import Sequence

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import objection_doors
from handlers.events import Event, on_event
from handlers.filters import Holds
from handlers.objection_words import window_words
from handlers.places.home import Home
from handlers.places.objections import Objection, Objections, SendAgainToObjection
from handlers.sent import sent_file
from handlers.states import Objecting
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from models.assessment import EvidenceFile
from services.access import AGENCY_ROLES
from services.case import evidence
from services.case.evidence import SentFile, StoredBytes
from services.objections import drafting, lost_files
from services.objections.drafting import Registered
from services.objections.views import ObjectionView
from services.results import sheets
from services.states import FROZEN_RESULTS, EvidenceState

router = Router(name="objection_files")
router.message.filter(Holds(*AGENCY_ROLES))
router.callback_query.filter(Holds(*AGENCY_ROLES))


@router.message(StateFilter(Objecting.text, Objecting.card), F.document | F.photo)
async def take_file(message: Message, turn: Turn, state: FSMContext) -> None:
    """A file while the draft is open."""
    data = await state.get_data()
    before = await drafting.own(turn.person, data["objection"])
    sent = sent_file(message, turn.platform)
    file = await drafting.receive_file(turn.person, before.id, sent, turn.acted_at, turn.download_limit)
    if data["version"] == before.version:  # what somebody else changed meanwhile is still to be seen
        await state.update_data(version=(await drafting.own(turn.person, before.id)).version)
    _say_arriving(turn, before.id, file)


def _say_arriving(turn: Turn, objection_id: int, file: EvidenceFile) -> None:
    see = "btn-see-objection" if file.replaces_id else "btn-see-draft"
    turn.say(
        words("objection-file-arriving", name=file.name),
        keyboard([button(see, Objection(id=objection_id).pack()), button("btn-home", Home().pack())]),
    )


def again_key(turn: Turn, one: ObjectionView, files: Sequence[Registered]) -> Button | None:
    """«فرستادن دوباره» of the first file of a filed objection that never came or was refused, while there is time."""
    lost = (
        file
        for file in files
        if file.new and file.state in lost_files.SENT_ANEW and file.resend_until and turn.acted_at < file.resend_until
    )
    file = next(lost, None)
    return _again_key(one, file.id, file.state) if file else None


def _again_key(one: ObjectionView, file_id: int, state: str) -> Button | None:
    if one.state not in lost_files.UNDECIDED:
        return None
    label = "btn-resend-file" if state == EvidenceState.LOST else "btn-replace-file"
    return button(label, SendAgainToObjection(id=one.id, file=file_id).pack())


@router.callback_query(SendAgainToObjection.filter())
async def ask_again(_: CallbackQuery, callback_data: SendAgainToObjection, turn: Turn, state: FSMContext) -> None:
    """«فرستادن دوباره»: that very file; «جایگزینی»: a right one."""
    file = await lost_files.check(turn.person, callback_data.id, callback_data.file, turn.acted_at)
    await state.set_state(Objecting.file)
    await state.set_data({"objection": callback_data.id, "file": file.id})
    turn.card(
        words("objection-send-again", name=file.name, until=file.resend_until)
        if file.state == EvidenceState.LOST
        else words("objection-send-instead", name=file.name, until=file.resend_until),
        keyboard(button("btn-back", Objection(id=callback_data.id).pack())),
    )


@router.message(StateFilter(Objecting.file), F.document | F.photo)
async def take_again(message: Message, turn: Turn, state: FSMContext) -> None:
    """It was sent again: the objection points at it in the place of the former."""
    data = await state.get_data()
    sent = sent_file(message, turn.platform)
    file = await lost_files.send_again(
        turn.person, data["objection"], data["file"], sent, turn.acted_at, turn.download_limit
    )
    await state.clear()
    _say_arriving(turn, data["objection"], file)


async def say_where(turn: Turn, sent: SentFile) -> bool:
    """Say to where a file goes that was sent while no draft is open; False while the results are not told."""
    agency_id = turn.person.agency_of()
    told = await sheets.glance(turn.person, agency_id) if agency_id is not None else None
    if agency_id is None or told is None:
        return False
    name = evidence.short_name(sent.name)
    if told.state in FROZEN_RESULTS:
        turn.say(words("objection-file-final", name=name), keyboard(button("btn-home", Home().pack())))
        return True
    room = await drafting.room(turn.person, agency_id)
    turn.say(
        words(
            "objection-file-where",
            name=name,
            new="yes" if room.new_evidence else "no",
            window=words("objections-accepted")
            if drafting.accepted(room.result_state)
            else window_words(room.ends_at, turn.acted_at),
        ),
        keyboard(
            objection_doors.of_agency(told.state, told.still),
            [button("btn-to-objections", Objections().pack()), button("btn-home", Home().pack())],
        ),
    )
    return True


@on_event("objection-file-fetched")
async def fetched(event: Event, turn: Turn) -> None:
    """The bytes of such a file are safe, were refused for what they are, or never came."""
    why: Words | str = ""
    if event["outcome"] == "stored":
        got = StoredBytes(event["sha256"], event["size"], event["mime"], event["pages"], event["warnings"])
        file = await lost_files.stored(event["subject"], got)
        said = words("objection-file-stored", name=file.name, size=file.size)
    elif event["outcome"] == "refused":
        file = await evidence.not_stored(event["subject"], "refuse", event["code"])
        why = words(f"file-{event['code']}", **event.get("args", {}))
        said = words("file-refused", name=file.name, why=why)
    else:
        file = await evidence.not_stored(event["subject"], "lose", event["code"])
        said = words("objection-file-lost", name=file.name)
    if turn.actor is None or not await evidence.visible(turn.actor, file):
        return
    again = None
    one = await lost_files.objection_of(file) if file.state in lost_files.SENT_ANEW else None
    if one is not None and one.state in lost_files.UNDECIDED:
        again = _again_key(one, file.id, file.state)
        said = (
            words("objection-file-lost-filed", name=file.name, code=one.measure, until=file.resend_until)
            if file.state == EvidenceState.LOST
            else words(
                "objection-file-refused-filed", name=file.name, code=one.measure, why=why, until=file.resend_until
            )
        )
    turn.say(said, keyboard(again, button("btn-to-objections", "objections:0")))
