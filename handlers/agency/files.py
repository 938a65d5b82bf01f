"""Files: evidence sent into the chat, to which measure it belongs, and what became of it (07b, SLA-4.1)."""

import re
from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.agency import file_words, objection_files
from handlers.agency.entry_card import NA_STATES
from handlers.agency.measure import at_entry, say_receipt
from handlers.agency.measures import agency_of
from handlers.events import Event, on_event
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.evidence import Attach, Loose, ReplaceFile, WithdrawFile
from handlers.places.home import Home
from handlers.places.measures import Entry, NextEntry, Record
from handlers.places.returning import SendCorrection
from handlers.sent import sent_file
from handlers.states import Measuring
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from models.assessment import EvidenceFile
from models.text import to_latin_digits
from services.access import Role
from services.case import entries, evidence, evidence_room, receipts
from services.case.entries import EntryView
from services.case.evidence import StoredBytes
from services.errors import Refused
from services.states import CENTRAL_STATES, EntryState, EvidenceState

router = Router(name="files")
router.message.filter(Holds(Role.LIAISON))
router.callback_query.filter(Holds(Role.LIAISON))

LIKELY = 5
WHICH = "which"
# Files that follow each other so closely were sent at once (an album): one question for all.
TOGETHER = timedelta(seconds=10)
# What in a caption is meant as a number or code of a measure, right or wrong; anything else is only a caption.
A_CODE = re.compile(r"[A-Za-z]{0,4}-?\d[\dA-Za-z.-]{0,11}")
ALBUM = "album"


def _topic(entry_id: int | None) -> str:
    return f"files:{entry_id or 0}"


@router.message(StateFilter(Measuring.replacement), F.document | F.photo)
async def take_replacement(message: Message, turn: Turn, state: FSMContext) -> None:
    """A file in place of another, or one that never came once more; what follows it is a file like any other."""
    data = await state.get_data()
    sent = sent_file(message, turn.platform)
    file = await evidence_room.send_again(turn.person, data["replaces"], sent, turn.acted_at, turn.download_limit)
    if file.entry_id is None:
        await state.clear()
        turn.say(words("file-arriving", name=file.name), keyboard(button("btn-home", Home().pack())))
        return
    entry = await entries.view(turn.person, file.entry_id)
    await at_entry(state, entry)
    _progress(turn, entry, words("file-replacing", name=file.name), fresh=True)


@router.message(F.document | F.photo)
async def take_file(message: Message, turn: Turn, state: FSMContext) -> None:
    """A file: to the measure its caption names, else the one whose card is open, else ask."""
    sent = sent_file(message, turn.platform)
    data = await state.get_data()
    named, why = await _named(turn, message.caption)
    album = message.media_group_id
    if album is not None and named is None and not message.caption and data.get(ALBUM, ("",))[0] == album:
        named = data[ALBUM][1]  # an album says its measure once
    entry_id = None if why is not None else named or data.get("entry")
    try:
        file = await evidence.receive(turn.person, agency_of(turn), entry_id, sent, turn.acted_at, turn.download_limit)
    except Refused as refusal:
        if refusal.code == "file-too-large" or not await objection_files.say_where(turn, sent):
            raise
        return
    if album is not None and message.caption and named is not None:
        await state.update_data({ALBUM: (album, named)})
    if file.entry_id is None:
        await _ask_which(turn, state, why)
        return
    entry = await entries.view(turn.person, file.entry_id)
    if data.get("entry") == entry.id and data.get("version") == entry.version - 1:
        await state.update_data(version=entry.version)  # what somebody else saved meanwhile is still to be seen
    _progress(turn, entry, words("file-arriving", name=file.name), fresh=entry.arriving <= 1)


async def _named(turn: Turn, caption: str | None) -> tuple[int | None, Words | None]:
    """The measure that a caption names; or why the file cannot go there, so that it is asked about."""
    typed = to_latin_digits(caption or "").strip()
    if not A_CODE.fullmatch(typed):
        return None, None
    entry = await entries.find(turn.person, agency_of(turn), typed)
    if entry is None:
        return None, words("caption-unknown", given=typed)
    if entry.state in CENTRAL_STATES:
        return None, words("caption-central", code=entry.code)
    if entry.state in NA_STATES:
        return None, words("caption-na", code=entry.code)
    return entry.id, None


async def _ask_which(turn: Turn, state: FSMContext, why: Words | None = None) -> None:
    """One question for all files that have no measure yet, however many came at once."""
    waiting = await evidence.unassigned(turn.person, agency_of(turn))
    if not waiting:
        await home.show(turn, state)
        return
    together = len(waiting) > 1 and waiting[-1].sent_at - waiting[-2].sent_at <= TOGETHER
    rows = [
        button("btn-attach", Attach(entry=one.id).pack(), number=str(one.number), title=shortened(one.title))
        for one in await likely_measures(turn)
    ]
    last = waiting[-1]
    turn.card(
        words("which-measure", why=why or "", name=last.name, count=len(waiting)),
        keyboard(
            *rows, [button("btn-withdraw-file", WithdrawFile(id=last.id).pack()), button("btn-home", Home().pack())]
        ),
        topic=WHICH,
        renew=not together,  # what comes later is asked about below, where it is seen
    )


async def likely_measures(turn: Turn, but: int | None = None) -> list[EntryView]:
    """The measures that a file without one most probably belongs to."""
    found = await entries.entries(turn.person, agency_of(turn), left_only=True)
    returned = [one for one in found if one.open_at(turn.acted_at)]
    if returned and any(one.returned for one in returned):
        return returned[:LIKELY]  # of a locked case only these take files
    lacking = [one for one in found if not one.files and one.id != but]
    return sorted(lacking or found, key=lambda one: one.state != EntryState.DRAFT)[:LIKELY]


@router.callback_query(Loose.filter())
async def ask_again(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«فایل‌های بی‌سنجه»: ask once more."""
    await _ask_which(turn, state)


@router.callback_query(Attach.filter())
async def attach(_: CallbackQuery, callback_data: Attach, turn: Turn, state: FSMContext) -> None:
    """The measure of the files without one was chosen; chosen already: the measure is shown."""
    entry = await entries.view(turn.person, callback_data.entry)
    last: Words | str = ""
    for file in await evidence.unassigned(turn.person, agency_of(turn)):
        assigned, entry = await evidence.assign(turn.person, file.id, entry.id, turn.acted_at)
        last = await _stored(assigned) if assigned.sha256 else words("file-arriving", name=assigned.name)
    await at_entry(state, entry)
    _progress(turn, entry, last, fresh=True)


async def _stored(file: EvidenceFile) -> Words:
    if file.problem == evidence.DUPLICATE:
        return words("file-duplicate", name=file.name)
    code = await evidence.twin(file)
    twin = words("file-twin", code=code) if code else ""
    pages, warning = file_words.pages(file), file_words.warning(file)
    return words("file-stored", name=file.name, size=file.size, twin=twin, pages=pages, warning=warning)


def _progress(turn: Turn, entry: EntryView, last: Words | str, *, fresh: bool) -> None:
    can_change = entry.open_at(turn.acted_at)
    turn.card(
        words(
            "files-progress",
            last=last,
            code=entry.code,
            count=entry.files,
            arriving=words("files-arriving", count=entry.arriving) if entry.arriving else "",
            next=_what_next(entry) if can_change else "",
        ),
        _next_keys(entry, can_change=can_change),
        topic=_topic(entry.id),
        renew=fresh,
    )


def _what_next(entry: EntryView) -> Words:
    if entry.evidence_wanted and not entry.files and not entry.arriving:
        return words("next-file")
    if entry.amount is None:
        return words("next-value")
    if entry.arriving:
        return words("next-wait")
    return words("next-send-correction" if entry.returned else "next-record")


def _next_keys(entry: EntryView, *, can_change: bool) -> Keyboard:
    ready = entry.amount is not None and not entry.arriving and entry.state == EntryState.DRAFT
    record = button("btn-record", Record(id=entry.id, version=entry.version).pack())
    if entry.returned:
        record = button("btn-send-correction", SendCorrection(id=entry.id, version=entry.version).pack())
    return keyboard(
        record if ready and can_change else None,
        [
            button("btn-to-entry", Entry(id=entry.id).pack()),
            button("btn-next-entry", NextEntry(id=entry.id).pack()),
        ],
    )


@router.message(Command("upload"))
async def how_to_upload(_: Message, turn: Turn) -> None:
    """/upload: how a file finds its measure."""
    turn.say(words("how-to-upload"), keyboard(button("btn-home", Home().pack())))


async def _sees(turn: Turn, file: EvidenceFile) -> bool:
    """Whether whoever sent the file may still see what becomes of it."""
    return turn.actor is not None and await evidence.visible(turn.actor, file)


@on_event("evidence-fetched")
async def fetched(event: Event, turn: Turn) -> None:
    """The bytes of a file are safe, were refused for what they are, or never came."""
    file_id = event["subject"]
    last: Words | str = ""
    if event["outcome"] == "stored":
        got = StoredBytes(event["sha256"], event["size"], event["mime"], event["pages"], event["warnings"])
        file = await evidence.stored(file_id, got)
        if file.state == EvidenceState.UPLOADED or file.problem == evidence.DUPLICATE:
            last = await _stored(file)
    else:
        file = await evidence.not_stored(file_id, "refuse" if event["outcome"] == "refused" else "lose", event["code"])
        if not await _sees(turn, file):
            last = ""
        elif file.state == EvidenceState.LOST:
            again = keyboard(button("btn-resend-file", ReplaceFile(id=file.id).pack()))
            turn.say(words("file-lost", name=file.name, until=file.resend_until), again)
        elif file.state == EvidenceState.REFUSED:
            why = words(f"file-{event['code']}", **event.get("args", {}))
            turn.say(words("file-refused", name=file.name, why=why))
        if file.state != EvidenceState.WITHDRAWN:
            last = words("file-not-stored", name=file.name)
    if file.entry_id is None:
        return
    entry, receipt = await receipts.complete(file.entry_id, file.person_id, came=event["outcome"] == "stored")
    if not await _sees(turn, file):
        return
    _progress(turn, entry, last, fresh=False)
    if receipt is not None:
        say_receipt(turn, receipt)
