"""Files: evidence sent into the chat, to which measure it belongs, and what became of it (07b, SLA-4.1)."""

from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import home
from handlers.events import Event, on_event
from handlers.filters import Holds
from handlers.home import shortened
from handlers.measure import at_entry, say_receipt
from handlers.measures import agency_of
from handlers.places import AddFiles, Attach, Entry, Home, Loose, NextEntry, Record
from handlers.sent import sent_file
from handlers.turn import Turn
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from models.assessment import EvidenceFile
from models.text import to_latin_digits
from services import entries, evidence, receipts
from services.access import Role
from services.entries import EntryView
from services.evidence import StoredBytes
from services.states import EntryState

router = Router(name="files")
router.message.filter(Holds(Role.LIAISON))
router.callback_query.filter(Holds(Role.LIAISON))

LIKELY = 5
WHICH = "which"
# Files that follow each other so closely were sent at once (an album): one question for all.
TOGETHER = timedelta(seconds=10)


def _topic(entry_id: int | None) -> str:
    return f"files:{entry_id or 0}"


@router.callback_query(AddFiles.filter())
async def list_files(_: CallbackQuery, callback_data: AddFiles, turn: Turn, state: FSMContext) -> None:
    """«مستندات»: those that are there, and how to add one."""
    entry = await entries.view(turn.person, callback_data.id)
    await at_entry(state, entry)
    found = await evidence.of_entry(turn.person, entry.id)
    lines: list[Words | str] = [
        words(
            "file-line" if one.sha256 else "file-line-arriving",
            name=shortened(one.name, 40),
            size=one.size,
        )
        for one in found[-7:]
    ]
    wanted = list(entry.evidence_wanted)
    turn.card(
        words(
            "files",
            code=entry.code,
            list=lines if lines else words("files-none"),
            wanted=words("entry-wanted", list=wanted) if wanted else "",
        ),
        keyboard(button("btn-back", Entry(id=entry.id).pack())),
    )


@router.message(F.document | F.photo)
async def take_file(message: Message, turn: Turn, state: FSMContext) -> None:
    """A file: to the measure its caption names, else the one whose card is open, else ask."""
    sent = sent_file(message, turn.platform)
    data = await state.get_data()
    entry_id = await _named(turn, message.caption) or data.get("entry")
    file = await evidence.receive(turn.person, agency_of(turn), entry_id, sent, turn.acted_at, turn.download_limit)
    if file.entry_id is None:
        await _ask_which(turn, state)
        return
    entry = await entries.view(turn.person, file.entry_id)
    if data.get("entry") == entry.id and data.get("version") == entry.version - 1:
        await state.update_data(version=entry.version)  # what somebody else saved meanwhile is still to be seen
    _progress(turn, entry, words("file-arriving", name=file.name), fresh=entry.arriving <= 1)


async def _named(turn: Turn, caption: str | None) -> int | None:
    typed = to_latin_digits(caption or "").strip()
    if not typed or len(typed) > 16:
        return None
    entry = await entries.find(turn.person, agency_of(turn), typed)
    return entry.id if entry else None


async def _ask_which(turn: Turn, state: FSMContext) -> None:
    """One question for all files that have no measure yet, however many came at once."""
    waiting = await evidence.unassigned(turn.person, agency_of(turn))
    if not waiting:
        await home.show(turn, state)
        return
    together = len(waiting) > 1 and waiting[-1].sent_at - waiting[-2].sent_at <= TOGETHER
    found = await entries.entries(turn.person, agency_of(turn), left_only=True)
    lacking = [one for one in found if not one.files]
    likely = sorted(lacking or found, key=lambda one: one.state != EntryState.DRAFT)[:LIKELY]
    rows = [
        button("btn-attach", Attach(entry=one.id).pack(), number=str(one.number), title=shortened(one.title))
        for one in likely
    ]
    turn.card(
        words("which-measure", name=waiting[-1].name, count=len(waiting)),
        keyboard(*rows, button("btn-home", Home().pack())),
        topic=WHICH,
        renew=not together,  # what comes later is asked about below, where it is seen
    )


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
    twin = words("file-twin") if await evidence.twin(file) else ""
    return words("file-stored", name=file.name, size=file.size, twin=twin)


def _progress(turn: Turn, entry: EntryView, last: Words | str, *, fresh: bool) -> None:
    turn.card(
        words(
            "files-progress",
            last=last,
            code=entry.code,
            count=entry.files,
            arriving=words("entry-arriving", count=entry.arriving) if entry.arriving else "",
            next=_what_next(entry),
        ),
        _next_keys(entry),
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
    return words("next-record")


def _next_keys(entry: EntryView) -> Keyboard:
    ready = entry.amount is not None and not entry.arriving and entry.state == EntryState.DRAFT
    return keyboard(
        button("btn-record", Record(id=entry.id, version=entry.version).pack()) if ready else None,
        [
            button("btn-to-entry", Entry(id=entry.id).pack()),
            button("btn-next-entry", NextEntry(id=entry.id).pack()),
        ],
    )


@router.message(Command("upload"))
async def how_to_upload(_: Message, turn: Turn) -> None:
    """/upload: how a file finds its measure."""
    turn.say(words("how-to-upload"), keyboard(button("btn-home", Home().pack())))


@on_event("evidence-fetched")
async def fetched(event: Event, turn: Turn) -> None:
    """The bytes of a file are safe, were refused for what they are, or never came."""
    file_id = event["subject"]
    if event["outcome"] == "stored":
        got = StoredBytes(event["sha256"], event["size"], event["mime"], event["pages"], event["warnings"])
        file = await evidence.stored(file_id, got)
        last = await _stored(file)
    else:
        act = "refuse" if event["outcome"] == "refused" else "lose"
        file = await evidence.not_stored(file_id, act, event["code"])
        turn.say(
            words("file-lost", name=file.name)
            if act == "lose"
            else words("file-refused", name=file.name, why=words(f"file-{event['code']}", **event.get("args", {})))
        )
        last = words("file-not-stored", name=file.name)
    if turn.actor is None or file.entry_id is None or not await evidence.visible(turn.actor, file):
        return
    entry, receipt = await receipts.complete(turn.person, file.entry_id)
    _progress(turn, entry, last, fresh=False)
    if receipt is not None:
        say_receipt(turn, receipt)
