"""Staff: hearings asked for, granted or denied; their times; minutes afterwards, or nobody came (14d, 15b)."""

import re
from datetime import date, time
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency.extensions import typed
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.objection_words import hearing_state
from handlers.paging import page_of, turning
from handlers.places.objections import (
    AddSlots,
    DenyHearing,
    HearingMinutes,
    HearingPage,
    Hearings,
    MissedHearing,
    ObjectionBoard,
    OfferHearing,
    SlotDay,
    SlotDays,
    WithdrawSlot,
)
from handlers.states import Hearing
from handlers.turn import Turn
from messages.jalali import local, local_date
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from models.text import to_latin_digits
from services import access
from services.access import Permission, Role
from services.errors import Refused
from services.objections import hearing_desk
from services.objections.hearings import HearingView
from services.states import HearingState
from services.year import days_off

router = Router(name="staff_hearings")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

A_PAGE = 5
DAYS = 3
HOURS = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")


@router.message(Command("hearings", "hearing"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/hearings: all of the year."""
    await _show_all(turn, state, 0)


@router.callback_query(Hearings.filter())
async def by_button(_: CallbackQuery, callback_data: Hearings, turn: Turn, state: FSMContext) -> None:
    """«جلسه‌های دفاع»."""
    await _show_all(turn, state, callback_data.page)


async def _show_all(turn: Turn, state: FSMContext, asked: int) -> None:
    await state.clear()
    found, slots = await hearing_desk.listed(turn.person), await hearing_desk.slots(turn.person)
    page, pages = page_of(asked, len(found), A_PAGE)
    rows = [
        button(
            "btn-hearing-of",
            HearingPage(id=one.id).pack(),
            place=place,
            agency=shortened(one.agency, 24),
        )
        for place, one in list(enumerate(found, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    ]
    turn.card(
        words(
            "hearings-all",
            count=len(found),
            asked=sum(1 for one in found if one.state == HearingState.REQUESTED),
            set=sum(1 for one in found if one.state == HearingState.SET),
            free=sum(1 for one in slots if one.hearing_id is None),
            page=words("page", page=page + 1, pages=pages) if pages > 1 else "",
        ),
        keyboard(
            *rows,
            turning(page, pages, lambda at: Hearings(page=at).pack()),
            [button("btn-slots", SlotDays().pack()), button("btn-add-slots", AddSlots().pack())],
            button("btn-back", ObjectionBoard().pack()),
        ),
    )


@router.callback_query(HearingPage.filter())
async def open_hearing(_: CallbackQuery, callback_data: HearingPage, turn: Turn, state: FSMContext) -> None:
    """One hearing."""
    await state.clear()
    _show(turn, await hearing_desk.one(turn.person, callback_data.id))


def _show(turn: Turn, one: HearingView) -> None:
    turn.card(
        words(
            "hearing-staff",
            agency=one.agency,
            state=hearing_state(one),
            codes=list(one.codes),
            by=one.person,
            reason=one.reason,
            when=words("hearing-when", starts=one.starts_at, place=one.place) if one.starts_at else "",
            minutes=_minutes(one),
        ),
        _keys(turn, one),
    )


def _minutes(one: HearingView) -> Words | str:
    if one.state == HearingState.HEARD:
        return words("hearing-minutes", attendance=one.attendance, said=one.minutes_text, conclusion=one.conclusion)
    if one.state == HearingState.DENIED:
        return words("hearing-denied-because", reason=one.minutes_text)
    return ""


def _keys(turn: Turn, one: HearingView) -> Keyboard:
    acting: list[Button | None] = []
    if one.state == HearingState.REQUESTED:
        acting = [
            button("btn-offer-hearing", OfferHearing(id=one.id).pack()),
            button("btn-deny-hearing", DenyHearing(id=one.id).pack()),
        ]
    if one.state == HearingState.SET and one.starts_at is not None and turn.acted_at >= one.starts_at:
        acting = [
            button("btn-write-minutes", HearingMinutes(id=one.id).pack()),
            button("btn-missed", MissedHearing(id=one.id).pack()),
        ]
    return keyboard(acting, button("btn-back", Hearings().pack()))


@router.callback_query(OfferHearing.filter())
async def offer(_: CallbackQuery, callback_data: OfferHearing, turn: Turn, state: FSMContext) -> None:
    """«موافقت»: the agency chooses a time; without a free one, times are added first."""
    try:
        one = await hearing_desk.offer(turn.person, callback_data.id)
    except Refused as refusal:
        if refusal.code != "no-slots":
            raise
        turn.say(
            words("refused-no-slots"),
            keyboard([button("btn-add-slots", AddSlots().pack()), button("btn-hearings", Hearings().pack())]),
        )
        return
    turn.say(words("hearing-was-offered", agency=one.agency))
    await _show_all(turn, state, 0)


@router.callback_query(DenyHearing.filter())
async def ask_denial(_: CallbackQuery, callback_data: DenyHearing, turn: Turn, state: FSMContext) -> None:
    """«مخالفت»: why?"""
    one = await hearing_desk.one(turn.person, callback_data.id)
    if one.state != HearingState.REQUESTED:
        raise Refused("hearing-moved", state=one.state)
    await state.set_state(Hearing.denial)
    await state.set_data({"hearing": one.id})
    turn.card(
        words("hearing-ask-denial", agency=one.agency), keyboard(button("btn-back", HearingPage(id=one.id).pack()))
    )


@router.message(StateFilter(Hearing.denial), F.text, NoCommand())
async def take_denial(message: Message, turn: Turn, state: FSMContext) -> None:
    """The reason was typed: the agency is told."""
    one = await hearing_desk.deny(turn.person, (await state.get_data())["hearing"], message.text or "")
    turn.say(words("hearing-was-denied", agency=one.agency))
    await _show_all(turn, state, 0)


@router.callback_query(SlotDays.filter())
async def show_slots(_: CallbackQuery, callback_data: SlotDays, turn: Turn, state: FSMContext) -> None:
    """«زمان‌ها»: those still to come; one is taken back by its button."""
    await state.clear()
    await _show_slots(turn, callback_data.page)


async def _show_slots(turn: Turn, asked: int) -> None:
    found = await hearing_desk.slots(turn.person)
    page, pages = page_of(asked, len(found), A_PAGE)
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [
        words(
            "slot-line", starts=one.starts_at, place=shortened(one.place, 30), agency=one.agency or words("slot-free")
        )
        for one in shown
    ]
    turn.card(
        words("slots-all", count=len(found), list=lines) if found else words("slots-none"),
        keyboard(
            *(button("btn-withdraw-slot", WithdrawSlot(id=one.id).pack(), starts=one.starts_at) for one in shown),
            turning(page, pages, lambda at: SlotDays(page=at).pack()),
            [button("btn-add-slots", AddSlots().pack()), button("btn-back", Hearings().pack())],
        ),
    )


@router.callback_query(WithdrawSlot.filter())
async def withdraw_slot(_: CallbackQuery, callback_data: WithdrawSlot, turn: Turn) -> None:
    """Take a time back, confirmed once where an agency has chosen it."""
    found = next((one for one in await hearing_desk.slots(turn.person) if one.id == callback_data.id), None)
    if found is not None and found.hearing_id is not None and not callback_data.sure:
        turn.card(
            words("slot-withdraw-sure", starts=found.starts_at, agency=found.agency),
            keyboard(
                button("btn-withdraw-slot-sure", WithdrawSlot(id=found.id, sure=True).pack()),
                button("btn-back", SlotDays().pack()),
            ),
        )
        return
    await hearing_desk.withdraw_slot(turn.person, callback_data.id, turn.acted_at)
    turn.say(words("slot-withdrawn"))
    await _show_slots(turn, 0)


@router.callback_query(AddSlots.filter())
async def ask_day(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«زمان تازه»: which day?"""
    access.require(turn.person, Permission.MANAGE_OBJECTIONS)
    await state.set_state(Hearing.hours)
    await state.set_data({})
    calendar, day, days = await days_off.calendar(), local_date(turn.now), []
    for _number in range(DAYS):
        day = calendar.next_working(day)
        days.append(day)
    turn.card(
        words("slots-ask-day"),
        keyboard(
            *(button("btn-slot-day", SlotDay(day=one.toordinal()).pack(), day=one) for one in days),
            button("btn-back", Hearings().pack()),
        ),
    )


@router.callback_query(SlotDay.filter())
async def take_day(_: CallbackQuery, callback_data: SlotDay, turn: Turn, state: FSMContext) -> None:
    """One of the days offered: from when to when?"""
    await _ask_hours(turn, state, date.fromordinal(callback_data.day))


async def _ask_hours(turn: Turn, state: FSMContext, day: date) -> None:
    if day < local_date(turn.now):
        raise Refused("bad-day", given="")
    await state.set_state(Hearing.hours)
    await state.set_data({"day": day.toordinal()})
    turn.card(
        words("slots-ask-hours", day=day, length=hearing_desk.LENGTH),
        keyboard(button("btn-back", AddSlots().pack())),
    )


@router.message(StateFilter(Hearing.hours), F.text, NoCommand())
async def take_hours(message: Message, turn: Turn, state: FSMContext) -> None:
    """The day was typed, or the hours of a day that is known."""
    day = (await state.get_data()).get("day")
    if day is None:
        await _ask_hours(turn, state, typed(message, turn))
        return
    hours = [(int(hour), int(minute or 0)) for hour, minute in HOURS.findall(to_latin_digits(message.text or ""))]
    if len(hours) != 2 or any(hour > 23 or minute > 59 for hour, minute in hours):
        raise Refused("bad-hours", length=hearing_desk.LENGTH)
    since, until = time(*hours[0]), time(*hours[1])
    zone = _zone(turn)
    count = len(hearing_desk.starting_times(date.fromordinal(day), since, until, zone))
    await state.set_state(Hearing.place)
    await state.set_data({"day": day, "since": hours[0], "until": hours[1]})
    turn.card(
        words("slots-ask-place", day=date.fromordinal(day), count=count),
        keyboard(button("btn-back", SlotDay(day=day).pack())),
    )


def _zone(turn: Turn) -> ZoneInfo:
    zone = local(turn.now).tzinfo
    assert isinstance(zone, ZoneInfo)
    return zone


@router.message(StateFilter(Hearing.place), F.text, NoCommand())
async def take_place(message: Message, turn: Turn, state: FSMContext) -> None:
    """The room or link was typed: the times are there."""
    data = await state.get_data()
    added = await hearing_desk.add_slots(
        turn.person,
        date.fromordinal(data["day"]),
        time(*data["since"]),
        time(*data["until"]),
        message.text or "",
        _zone(turn),
        turn.acted_at,
    )
    await state.clear()
    clashing = words("slots-clashing", count=added.clashing) if added.clashing else ""
    turn.say(words("slots-added", count=added.slots, clashing=clashing))
    await _show_slots(turn, 0)


@router.callback_query(MissedHearing.filter())
async def missed(_: CallbackQuery, callback_data: MissedHearing, turn: Turn, state: FSMContext) -> None:
    """«حاضر نشدند»: it is decided on file."""
    one = await hearing_desk.missed(turn.person, callback_data.id, turn.acted_at)
    turn.say(words("hearing-missed-noted", agency=one.agency))
    await _show_all(turn, state, 0)


@router.callback_query(HearingMinutes.filter())
async def ask_attendance(_: CallbackQuery, callback_data: HearingMinutes, turn: Turn, state: FSMContext) -> None:
    """«صورت‌جلسه»: who was there?"""
    one = await hearing_desk.due(turn.person, callback_data.id, turn.acted_at)
    await state.set_state(Hearing.attendance)
    await state.set_data({"hearing": one.id})
    turn.card(
        words("minutes-ask-attendance", agency=one.agency),
        keyboard(button("btn-back", HearingPage(id=one.id).pack())),
    )


@router.message(StateFilter(Hearing.attendance), F.text, NoCommand())
async def take_attendance(message: Message, turn: Turn, state: FSMContext) -> None:
    """Then what was said."""
    data = await state.get_data()
    await state.set_data(data | {"attendance": hearing_desk.part_of(message.text or "")})
    await state.set_state(Hearing.said)
    back = button("btn-back", HearingMinutes(id=data["hearing"]).pack())
    turn.card(words("minutes-ask-said", most=hearing_desk.LONGEST_MINUTES), keyboard(back))


@router.message(StateFilter(Hearing.said), F.text, NoCommand())
async def take_said(message: Message, turn: Turn, state: FSMContext) -> None:
    """Then what came out of it."""
    data = await state.get_data()
    await state.set_data(data | {"said": hearing_desk.part_of(message.text or "")})
    await state.set_state(Hearing.conclusion)
    back = button("btn-back", HearingMinutes(id=data["hearing"]).pack())
    turn.card(words("minutes-ask-conclusion"), keyboard(back))


@router.message(StateFilter(Hearing.conclusion), F.text, NoCommand())
async def take_conclusion(message: Message, turn: Turn, state: FSMContext) -> None:
    """The minutes are kept; agency and decider have them."""
    data = await state.get_data()
    one = await hearing_desk.write_minutes(
        turn.person, data["hearing"], data["attendance"], data["said"], message.text or "", turn.acted_at
    )
    await state.clear()
    turn.say(words("minutes-kept", agency=one.agency))
    _show(turn, one)
