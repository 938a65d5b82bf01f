"""Staff: a circular is written: number, day, title, text in pieces, file; its next version (01a, 01c)."""

from aiogram import F, Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import papers
from handlers.agency.circular_words import version_words
from handlers.events import Event, on_event
from handlers.filters import Holds, NoCommand
from handlers.places.home import Circulars
from handlers.places.letters import (
    AmendCircular,
    CircularChanges,
    CircularDuties,
    CircularField,
    CircularFile,
    CircularPage,
    CircularText,
    DeliverySheet,
    NewCircular,
    PreviewCircular,
    RemindSilent,
    SilentPage,
)
from handlers.sent import sent_file
from handlers.states import Circulating
from handlers.turn import Turn
from messages.jalali import local_date, parse_day
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from models import articles
from models.correspondence import Circular
from services import access
from services.access import Permission, Role
from services.errors import Refused
from services.letters import circular_sending, circulars, duties
from services.states import CircularState

router = Router(name="staff_circulars")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

ASK = {"number": "ask-circular-number", "day": "ask-circular-day", "title": "ask-circular-title"}
NEXT = {"number": "day", "day": "title"}


@router.callback_query(NewCircular.filter())
async def new(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«بخشنامهٔ تازه»: its number?"""
    await state.set_state(Circulating.part)
    await state.set_data({"part": "number"})
    turn.card(words("ask-circular-number"), keyboard(button("btn-back", Circulars().pack())))


@router.callback_query(AmendCircular.filter())
async def amend(_: CallbackQuery, callback_data: AmendCircular, turn: Turn, state: FSMContext) -> None:
    """«ویرایش تازه»: the next version, begun from the present text and duties."""
    await state.clear()
    circular = await circulars.amend(turn.person, callback_data.id, local_date(turn.now), turn.acted_at)
    await show_draft(turn, circular)


@router.callback_query(CircularField.filter())
async def ask_for_field(_: CallbackQuery, callback_data: CircularField, turn: Turn, state: FSMContext) -> None:
    """«مشخصات», «متن», «فایل»: ask for it."""
    circular = await circulars.draft(turn.person, callback_data.id)
    if callback_data.name == "text":
        await state.set_state(Circulating.text)
        await state.set_data({"circular": circular.id, "anew": True})
        turn.card(words("ask-circular-text", number=circular.number), _leave(circular.id))
    elif callback_data.name == "file":
        await state.set_state(Circulating.file)
        await state.set_data({"circular": circular.id})
        turn.card(words("ask-circular-file", number=circular.number), _leave(circular.id))
    else:
        part = callback_data.name if callback_data.name in ASK else "number"
        await _ask(turn, state, circular.id, part)


async def _ask(turn: Turn, state: FSMContext, circular_id: int, part: str) -> None:
    await state.set_state(Circulating.part)
    await state.set_data({"circular": circular_id, "part": part})
    turn.card(words(ASK[part]), _leave(circular_id))


def _leave(circular_id: int) -> Keyboard:
    return keyboard(button("btn-back", CircularPage(id=circular_id).pack()))


class AtPart(Filter):
    """Number, day or title is awaited (a duty's parts are another room's)."""

    async def __call__(self, _: Message, state: FSMContext) -> bool:
        at_part = await state.get_state() == Circulating.part.state
        return at_part and (await state.get_data()).get("part") in ASK


@router.message(AtPart(), F.text, NoCommand())
async def take_part(message: Message, turn: Turn, state: FSMContext) -> None:
    """Number, day or title was typed: kept at once, the next one is asked for."""
    data, typed = await state.get_data(), message.text or ""
    part = data["part"]
    if part == "number" and "circular" not in data:
        circular = await circulars.begin(turn.person, typed, local_date(turn.now), turn.acted_at)
    elif part == "number":
        circular = await circulars.describe(turn.person, data["circular"], number=typed)
    elif part == "day":
        try:
            day = parse_day(typed, today=local_date(turn.now))
        except ValueError as error:
            raise Refused("bad-day", given=typed[:40]) from error
        circular = await circulars.describe(turn.person, data["circular"], day=day)
    else:
        circular = await circulars.describe(turn.person, data["circular"], title=typed)
    if part in NEXT:
        await _ask(turn, state, circular.id, NEXT[part])
        return
    await state.clear()
    await show_draft(turn, circular)


@router.message(StateFilter(Circulating.text), F.text, NoCommand())
async def take_text(message: Message, turn: Turn, state: FSMContext) -> None:
    """A piece of the text: the first of this sitting takes the place of what was there, the others follow it."""
    data = await state.get_data()
    circular = await circulars.put_text(turn.person, data["circular"], message.text or "", anew=data["anew"])
    await state.update_data(anew=False)
    found = articles.split(circular.text)
    turn.card(
        words("circular-text-taken", count=sum(bool(one.label) for one in found), length=len(circular.text)),
        keyboard([button("btn-text-done", CircularPage(id=circular.id).pack())]),
    )


@router.message(StateFilter(Circulating.file), F.document | F.photo)
async def take_file(message: Message, turn: Turn, state: FSMContext) -> None:
    """The letter's file came: its bytes are fetched beside the conversation."""
    data = await state.get_data()
    sent = sent_file(message, turn.platform)
    circular = await circulars.receive_file(turn.person, data["circular"], sent, turn.download_limit)
    turn.say(words("paper-coming", name=circular.file_name))


@on_event("circular-fetched")
async def fetched(event: Event, turn: Turn) -> None:
    """The bytes of a circular's file are safe, were refused for what they are, or never came."""
    what = await papers.settle(event, circulars.PAPER)
    if turn.actor is None or not access.allows(turn.actor, Permission.ISSUE_CIRCULAR):
        return
    turn.say(what)
    await show_draft(turn, await circulars.known(event["subject"]))


@router.callback_query(CircularPage.filter())
async def open_circular(_: CallbackQuery, callback_data: CircularPage, turn: Turn, state: FSMContext) -> None:
    """One circular, for staff: what it lacks, or how far it came."""
    await state.clear()
    circular = await circulars.view(turn.person, callback_data.id)
    if circular.state == CircularState.REGISTERED:
        await show_draft(turn, circular)
    else:
        await show_issued(turn, circular)


async def show_draft(turn: Turn, circular: Circular) -> None:
    """A circular that is being written: its parts, and what can be done with each."""
    if circular.state != CircularState.REGISTERED:
        await show_issued(turn, circular)
        return
    found = await duties.of_circular(turn.person, circular.id)
    file: Words | str = words("draft-no-file")
    if circular.file_name:
        name = "draft-file" if circular.file_sha256 else "draft-file-coming"
        file = words(name, name=circular.file_name)
    turn.card(
        words(
            "circular-draft",
            number=circular.number,
            title=circular.title or words("draft-no-title"),
            day=circular.day,
            version=version_words(circular),
            articles=sum(bool(one.label) for one in articles.split(circular.text)),
            length=len(circular.text),
            file=file,
            duties=len(found),
            ownerless=sum(not one.owner for one in found),
        ),
        keyboard(
            button("btn-preview", PreviewCircular(id=circular.id).pack()),
            [_field(circular, "btn-set-text", "text"), _field(circular, "btn-set-file", "file")],
            [
                button("btn-duties", CircularDuties(id=circular.id).pack(), count=len(found)),
                _field(circular, "btn-set-parts", "number"),
            ],
            _reading(circular),
            button("btn-back", Circulars().pack()),
        ),
    )


def _field(circular: Circular, label: str, name: str) -> Button:
    return button(label, CircularField(id=circular.id, name=name).pack())


def _reading(circular: Circular) -> list[Button]:
    changes = CircularChanges(id=circular.id).pack()
    return [
        *([button("btn-circular-text", CircularText(id=circular.id).pack())] if circular.text else []),
        *([button("btn-changes", changes)] if circular.replaces_id else []),
        button("btn-since-last-year", CircularChanges(id=circular.id, year=True).pack()),
    ]


async def show_issued(turn: Turn, circular: Circular) -> None:
    """A circular that was issued: how many have it, how many are silent, and what can be done about them."""
    lines = await circular_sending.deliveries(turn.person, circular.id)
    reach = await circular_sending.audience(turn.person, circular.id)
    found = await duties.of_circular(turn.person, circular.id)
    states = {one.person_id: one.state for one in lines}
    done = sum(state == circular_sending.ACKNOWLEDGED for state in states.values())
    standing = circular.state == CircularState.ISSUED
    turn.card(
        words(
            "circular-issued",
            title=circular.title,
            number=circular.number,
            version=version_words(circular),
            at=circular.issued_at,
            people=len(states),
            left=max(reach.people - len(states), 0) if standing else 0,
            acknowledged=done,
            silent=len(states) - done,
            failed=sum(state in circular_sending.TROUBLE for state in states.values()),
            empty=reach.empty,
        ),
        keyboard(
            [
                button("btn-circular-silent", SilentPage(id=circular.id).pack(), count=len(states) - done),
                button("btn-delivery-sheet", DeliverySheet(id=circular.id).pack()),
            ]
            if states
            else None,
            [button("btn-remind-silent", RemindSilent(id=circular.id).pack())]
            if standing and len(states) > done
            else None,
            [
                button("btn-duties", CircularDuties(id=circular.id).pack(), count=len(found)),
                *([button("btn-amend", AmendCircular(id=circular.id).pack())] if standing else []),
            ],
            _reading(circular),
            [button("btn-circular-file", CircularFile(id=circular.id).pack())] if circular.file_sha256 else None,
            button("btn-back", Circulars().pack()),
        ),
    )
