"""Staff: the duty cards of a circular, split from its text or typed one by one, and whether they are done (01b)."""

from aiogram import F, Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.circular_words import OWNER, duty_line, owner_button, owner_words
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.letters import CircularDuties, CircularPage, DutyAct, DutyField, DutyPage, NewDuty, SplitDuties
from handlers.states import Circulating
from handlers.turn import Turn
from messages.days_in_text import first_day
from messages.jalali import local_date, parse_day
from messages.keyboards import Keyboard, button, keyboard
from messages.words import words
from models import articles
from models.correspondence import Circular, Duty
from services.access import Role
from services.errors import Refused
from services.letters import circulars, duties
from services.letters.duties import Proposed
from services.states import CircularState

router = Router(name="staff_duties")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

A_PAGE = 4
ASK = {"article": "ask-duty-article", "what": "ask-duty-title", "owner": "ask-duty-owner", "due": "ask-duty-day"}
NEXT = {"article": "what", "what": "owner", "owner": "due"}


class AtDuty(Filter):
    """A part of a duty is awaited."""

    async def __call__(self, _: Message, state: FSMContext) -> bool:
        at_part = await state.get_state() == Circulating.part.state
        return at_part and (await state.get_data()).get("part") in ASK


@router.callback_query(CircularDuties.filter())
async def list_duties(_: CallbackQuery, callback_data: CircularDuties, turn: Turn, state: FSMContext) -> None:
    """«وظایف»: all of them, as buttons to their cards."""
    await state.clear()
    await _show_list(turn, await circulars.view(turn.person, callback_data.id), callback_data.page)


async def _show_list(turn: Turn, circular: Circular, asked: int) -> None:
    found = await duties.of_circular(turn.person, circular.id)
    page, pages = page_of(asked, len(found), A_PAGE)
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    writing = circular.state == CircularState.REGISTERED
    turn.card(
        words(
            "duties-of-staff",
            number=circular.number,
            count=len(found),
            done=sum(one.done_at is not None for one in found),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            *(
                button(
                    "btn-duty",
                    DutyPage(id=one.id).pack(),
                    place=page * A_PAGE + at,
                    article=one.article,
                    title=shortened(one.title, 30),
                )
                for at, one in enumerate(shown, start=1)
            ),
            turning(page, pages, lambda at: CircularDuties(id=circular.id, page=at).pack()),
            [
                *([button("btn-split-duties", SplitDuties(id=circular.id).pack())] if circular.text else []),
                button("btn-new-duty", NewDuty(id=circular.id).pack()),
            ]
            if writing
            else None,
            button("btn-back", CircularPage(id=circular.id).pack()),
        ),
    )


@router.callback_query(SplitDuties.filter())
async def split(_: CallbackQuery, callback_data: SplitDuties, turn: Turn) -> None:
    """«جدا کردن از متن»: what the articles seem to lay on whom; taken over once it is confirmed."""
    circular = await circulars.draft(turn.person, callback_data.id)
    today = local_date(turn.now)
    proposed = [
        Proposed(one.label, one.title, articles.owner_of(one), first_day(one.text, today=today))
        for one in articles.split(circular.text)
        if one.label and one.text
    ]
    if not proposed:
        raise Refused("no-articles", number=circular.number)
    if callback_data.take:
        added = await duties.add_proposed(turn.person, circular.id, proposed)
        turn.say(words("duties-taken", count=added))
        await _show_list(turn, circular, 0)
        return
    lines = [
        words(
            "duty-proposed",
            article=one.article,
            title=shortened(one.title, 60),
            owner=owner_words(one.owner) if one.owner else words("owner-none"),
            due=words("duty-due", day=one.due_on) if one.due_on else words("duty-no-day"),
        )
        for one in proposed[:4]
    ]
    turn.card(
        words("duties-proposed", count=len(proposed), list=lines, more=max(len(proposed) - 4, 0)),
        keyboard(
            button("btn-take-duties", SplitDuties(id=circular.id, take=True).pack()),
            button("btn-back", CircularDuties(id=circular.id).pack()),
        ),
    )


@router.callback_query(NewDuty.filter())
async def new_duty(_: CallbackQuery, callback_data: NewDuty, turn: Turn, state: FSMContext) -> None:
    """«وظیفهٔ تازه»: of which article?"""
    circular = await circulars.draft(turn.person, callback_data.id)
    await state.set_state(Circulating.part)
    await state.set_data({"circular": circular.id, "part": "article"})
    turn.card(words("ask-duty-article"), keyboard(button("btn-back", CircularDuties(id=circular.id).pack())))


@router.callback_query(DutyPage.filter())
async def open_duty(_: CallbackQuery, callback_data: DutyPage, turn: Turn, state: FSMContext) -> None:
    """One duty card."""
    await state.clear()
    await _show(turn, *await duties.view(turn.person, callback_data.id))


async def _show(turn: Turn, duty: Duty, circular: Circular) -> None:
    turn.card(words("duty", number=circular.number, line=duty_line(duty)), _keys(duty, circular))


def _keys(duty: Duty, circular: Circular) -> Keyboard:
    back = button("btn-back", CircularDuties(id=circular.id).pack())
    act = "reopen" if duty.done_at else "done"
    mark = button("btn-duty-open" if duty.done_at else "btn-duty-done", DutyAct(id=duty.id, act=act).pack())
    if circular.state != CircularState.REGISTERED:
        return keyboard(mark, back)
    return keyboard(
        [
            button("btn-duty-title", DutyField(id=duty.id, name="what").pack()),
            button("btn-duty-owner", DutyField(id=duty.id, name="owner").pack()),
        ],
        [
            button("btn-duty-day", DutyField(id=duty.id, name="due").pack()),
            button("btn-duty-drop", DutyAct(id=duty.id, act="drop").pack()),
        ],
        [mark, button("btn-new-duty", NewDuty(id=circular.id).pack())],
        back,
    )


@router.callback_query(DutyField.filter())
async def ask_for_field(_: CallbackQuery, callback_data: DutyField, turn: Turn, state: FSMContext) -> None:
    """«عنوان», «مسئول», «مهلت»: ask for it."""
    duty, circular = await duties.view(turn.person, callback_data.id)
    await circulars.draft(turn.person, circular.id)
    part = callback_data.name if callback_data.name in ASK else "what"
    await _ask(turn, state, duty, part, chain=False)


async def _ask(turn: Turn, state: FSMContext, duty: Duty, part: str, *, chain: bool) -> None:
    await state.set_state(Circulating.part)
    await state.set_data({"circular": duty.circular_id, "duty": duty.id, "part": part, "chain": chain})
    back = button("btn-back", DutyPage(id=duty.id).pack())
    rows = [owner_button(name, DutyAct(id=duty.id, act=f"owner-{name}").pack()) for name in OWNER]
    if part == "owner":
        turn.card(words("ask-duty-owner"), keyboard(rows[:2], rows[2:4], rows[4:6], rows[6:], back))
    elif part == "due":
        turn.card(words("ask-duty-day"), keyboard(button("btn-no-day", DutyAct(id=duty.id, act="no-day").pack()), back))
    else:
        turn.card(words(ASK[part]), keyboard(back))


@router.message(AtDuty(), F.text, NoCommand())
async def take_part(message: Message, turn: Turn, state: FSMContext) -> None:
    """A part of a duty was typed: kept at once; for a new duty the next one is asked for."""
    data, typed = await state.get_data(), message.text or ""
    part = data["part"]
    if part == "article":
        duty = await duties.add(turn.person, data["circular"], typed)
    elif part == "what":
        duty = await duties.change(turn.person, data["duty"], title=typed)
    elif part == "owner":
        duty = await duties.change(turn.person, data["duty"], owner=typed)
    else:
        try:
            day = parse_day(typed, today=local_date(turn.now))
        except ValueError as error:
            raise Refused("bad-day", given=typed[:40]) from error
        duty = await duties.change(turn.person, data["duty"], due_on=day)
    await _go_on(turn, state, duty, part, chain=data.get("chain", True))


async def _go_on(turn: Turn, state: FSMContext, duty: Duty, part: str, *, chain: bool) -> None:
    if chain and part in NEXT:
        await _ask(turn, state, duty, NEXT[part], chain=True)
        return
    await state.clear()
    await _show(turn, *await duties.view(turn.person, duty.id))


@router.callback_query(DutyAct.filter())
async def act(_: CallbackQuery, callback_data: DutyAct, turn: Turn, state: FSMContext) -> None:
    """An owner was chosen, a day taken away, a duty dropped, done, or open again."""
    data = await state.get_data()
    chain = bool(data.get("chain")) and data.get("duty") == callback_data.id
    doing, _sep, owner = callback_data.act.partition("-")
    if callback_data.act == "no-day":
        duty = await duties.without_day(turn.person, callback_data.id)
        await _go_on(turn, state, duty, "due", chain=False)
    elif doing == "owner" and owner in OWNER:
        duty = await duties.change(turn.person, callback_data.id, owner=owner)
        await _go_on(turn, state, duty, "owner", chain=chain)
    elif callback_data.act == "drop":
        duty = await duties.drop(turn.person, callback_data.id)
        await state.clear()
        turn.say(words("duty-dropped", article=duty.article))
        await _show_list(turn, await circulars.view(turn.person, duty.circular_id), 0)
    else:
        duty = await duties.mark(turn.person, callback_data.id, turn.acted_at, done=callback_data.act == "done")
        await _show(turn, *await duties.view(turn.person, duty.id))
