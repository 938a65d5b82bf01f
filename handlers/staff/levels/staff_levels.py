"""Staff: levels: where they stand, gaps with reason and outcome, the signed letter, telling, who is silent (18, 19)."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.levels import (
    LetterOfOne,
    LevelGap,
    LevelGaps,
    LevelGroups,
    LevelLetter,
    Levels,
    LevelSheet,
    NewCampaign,
    SilentLevels,
    TellLevels,
    WriteGap,
)
from handlers.places.lists import ImportSheet
from handlers.staff.levels import level_sheets
from handlers.states import Levelling
from handlers.turn import Turn
from messages.jalali import local_date, parse_day
from messages.keyboards import Keyboard, button, keyboard
from messages.words import Words, words
from services.access import STAFF_ROLES, Role
from services.errors import Refused
from services.levels import distribution, gaps, importing, letters, notifying
from services.levels.distribution import Counts, Standing
from services.levels.gaps import Gap
from services.levels.notifying import Silent
from services.people import agencies

router = Router(name="staff_levels")
router.message.filter(Holds(*STAFF_ROLES))
router.callback_query.filter(Holds(*STAFF_ROLES))

PAGE = 5
MOST_AGENCIES = 6


@router.message(Command("levels"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/levels: where the levels stand."""
    await show(turn, state)


@router.callback_query(Levels.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«سطح‌بندی»."""
    await show(turn, state)


async def show(turn: Turn, state: FSMContext) -> None:
    """The distribution card, with the one right next thing first."""
    await state.clear()
    stand = await distribution.standing(turn.person)
    if not stand.whole.agencies:
        may = turn.person.has(Role.ADMIN) and stand.receiving
        bring = button("btn-bring-levels", ImportSheet(kind=importing.KIND).pack()) if may else None
        turn.card(
            words("levels-wait-file" if stand.receiving else "levels-wait-council", year=stand.cycle.year),
            keyboard(bring, button("btn-back", Home().pack())),
        )
        return
    turn.card(_standing_words(stand), _standing_keys(stand, admin=turn.person.has(Role.ADMIN)))


def _standing_words(stand: Standing) -> Words:
    return words(
        "levels-standing",
        year=stand.cycle.year,
        counts=counts_words(stand.whole),
        agencies=stand.whole.agencies,
        gaps=words("levels-gaps", count=stand.gaps) if stand.gaps else "",
        unlettered=words("levels-unlettered", count=stand.unlettered) if stand.unlettered else "",
        lettered=words("levels-lettered", count=stand.lettered) if stand.lettered else "",
        told=words("levels-told", told=stand.told, acknowledged=stand.acknowledged) if stand.told else "",
    )


def counts_words(one: Counts) -> Words:
    """How many of each level, in a line."""
    return words("levels-counts", excellent=one.excellent, good=one.good, medium=one.medium, weak=one.weak)


def _standing_keys(stand: Standing, *, admin: bool) -> Keyboard:
    silent = stand.told - stand.acknowledged
    return keyboard(
        button("btn-level-gaps", LevelGaps().pack(), count=stand.gaps) if stand.gaps else None,
        button("btn-level-letter", LevelLetter().pack()) if stand.unlettered and admin else None,
        button("btn-level-tell", TellLevels().pack()) if stand.lettered and admin else None,
        button("btn-campaign", NewCampaign().pack()),
        [
            button("btn-level-groups", LevelGroups().pack()),
            button("btn-level-silent", SilentLevels().pack(), count=silent) if silent else None,
        ],
        [
            button("btn-bring-levels", ImportSheet(kind=importing.KIND).pack()) if admin else None,
            button("btn-level-letter-one", LetterOfOne().pack()) if admin and stand.told < stand.agencies else None,
        ],
        [
            button("btn-level-sheet", LevelSheet(kind="levels").pack()),
            button("btn-level-gaps-plain", LevelGaps().pack()) if not stand.gaps else None,
            button("btn-back", Home().pack()),
        ],
    )


@router.callback_query(LevelGroups.filter())
async def by_group(_: CallbackQuery, callback_data: LevelGroups, turn: Turn) -> None:
    """«به تفکیک گروه»."""
    found = await distribution.by_group(turn.person)
    page, pages = page_of(callback_data.page, len(found), PAGE)
    lines = [
        words("levels-group-line", title=shortened(one.title, 34), counts=counts_words(one))
        for one in found[page * PAGE : (page + 1) * PAGE]
    ]
    turn.card(
        words("levels-groups", list=lines, page=page + 1, pages=pages),
        keyboard(
            turning(page, pages, lambda at: LevelGroups(page=at).pack()),
            [button("btn-level-sheet", LevelSheet(kind="levels").pack()), button("btn-back", Levels().pack())],
        ),
    )


@router.callback_query(LevelSheet.filter())
async def as_sheet(_: CallbackQuery, callback_data: LevelSheet, turn: Turn) -> None:
    """«فهرست کامل»: levels, or gaps, as a sheet."""
    if callback_data.kind == "gaps":
        await level_sheets.send_gaps(turn)
    else:
        await level_sheets.send_levels(turn)


@router.callback_query(LevelGaps.filter())
async def list_gaps(_: CallbackQuery, callback_data: LevelGaps, turn: Turn, state: FSMContext) -> None:
    """«موارد اختلاف»: the open ones first."""
    await state.clear()
    found = await gaps.listed(turn.person)
    stand = await distribution.standing(turn.person)
    back = button("btn-back", Levels().pack())
    if not found:
        turn.card(words("level-gaps-none", percent=stand.cycle.gap_percent), keyboard(back))
        return
    page, pages = page_of(callback_data.page, len(found), PAGE)
    shown = list(enumerate(found[page * PAGE : (page + 1) * PAGE], start=page * PAGE + 1))
    keys = [
        button("btn-level-gap", LevelGap(id=one.record_id).pack(), place=place, agency=shortened(one.agency, 22))
        for place, one in shown
    ]
    turn.card(
        words(
            "level-gaps",
            percent=stand.cycle.gap_percent,
            open=sum(one.open for one in found),
            count=len(found),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            *(keys[at : at + 2] for at in range(0, len(keys), 2)),
            turning(page, pages, lambda at: LevelGaps(page=at).pack()),
            [button("btn-level-sheet", LevelSheet(kind="gaps").pack()), back],
        ),
    )


@router.callback_query(LevelGap.filter())
async def show_gap(_: CallbackQuery, callback_data: LevelGap, turn: Turn, state: FSMContext) -> None:
    """One gap: both scores, reason, outcome."""
    await state.clear()
    _gap_card(turn, await gaps.view(turn.person, callback_data.id))


def _gap_card(turn: Turn, gap: Gap) -> None:
    admin = turn.person.has(Role.ADMIN) and gap.open
    turn.card(
        words(
            "level-gap",
            agency=gap.agency,
            level=gap.level,
            ours=gap.ours,
            national=gap.national,
            percent=words("level-gap-percent", percent=gap.percent) if gap.percent is not None else "",
            reason=words("level-gap-reason", text=shortened(gap.reason, 300)) if gap.reason else "",
            outcome=words("level-gap-outcome", text=shortened(gap.outcome, 300)) if gap.outcome else "",
            rest=_rest(gap),
        ),
        keyboard(
            [
                button("btn-gap-reason", WriteGap(id=gap.record_id, version=gap.version, part="reason").pack()),
                button("btn-gap-outcome", WriteGap(id=gap.record_id, version=gap.version, part="outcome").pack())
                if gap.reason
                else None,
            ]
            if admin
            else None,
            button("btn-back", LevelGaps().pack()),
        ),
    )


def _rest(gap: Gap) -> Words | str:
    if not gap.open:
        return words("level-gap-settled")
    return words("level-gap-needs-outcome") if gap.reason else words("level-gap-needs-reason")


@router.callback_query(WriteGap.filter(), Holds(Role.ADMIN))
async def ask_for_gap(_: CallbackQuery, callback_data: WriteGap, turn: Turn, state: FSMContext) -> None:
    """«علت», «نتیجه»: write it."""
    gap = await gaps.view(turn.person, callback_data.id)
    part = "outcome" if callback_data.part == "outcome" else "reason"
    await state.set_state(Levelling.gap)
    await state.set_data({"gap": gap.record_id, "version": callback_data.version, "part": part})
    ask = "ask-gap-outcome" if part == "outcome" else "ask-gap-reason"
    turn.card(words(ask, agency=gap.agency), keyboard(button("btn-back", LevelGap(id=gap.record_id).pack())))


@router.message(StateFilter(Levelling.gap), F.text, NoCommand())
async def take_gap(message: Message, turn: Turn, state: FSMContext) -> None:
    """Reason or outcome was typed."""
    data, typed = await state.get_data(), message.text or ""
    write = gaps.settle if data["part"] == "outcome" else gaps.explain
    gap = await write(turn.person, data["gap"], data["version"], typed)
    await state.clear()
    _gap_card(turn, gap)


@router.callback_query(LevelLetter.filter(), Holds(Role.ADMIN))
async def ask_for_letter(_: CallbackQuery, callback_data: LevelLetter, turn: Turn, state: FSMContext) -> None:
    """«ثبت نامه»: its number?"""
    await _ask_for_number(turn, state, callback_data.agency)


async def _ask_for_number(turn: Turn, state: FSMContext, agency_id: int) -> None:
    await state.set_state(Levelling.number)
    await state.set_data({"agency": agency_id})
    if agency_id:
        found = await letters.of_agency(turn.person, agency_id)
        ask = words("ask-level-letter-of", agency=found["agency"])
    else:
        ask = words("ask-level-letter", count=(await distribution.standing(turn.person)).unlettered)
    turn.card(ask, keyboard(button("btn-back", Levels().pack())))


@router.callback_query(LetterOfOne.filter(), Holds(Role.ADMIN))
async def ask_for_agency(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«نامهٔ یک دستگاه»: of which?"""
    await state.set_state(Levelling.agency)
    await state.set_data({})
    turn.card(words("ask-level-agency"), keyboard(button("btn-back", Levels().pack())))


@router.message(StateFilter(Levelling.agency), F.text, NoCommand())
async def take_agency(message: Message, turn: Turn, state: FSMContext) -> None:
    """Part of the agency's name or its code was typed."""
    found = await agencies.search(turn.person, message.text or "")
    if not found:
        raise Refused("unknown-agency", given=(message.text or "")[:60])
    if len(found) == 1:
        await _ask_for_number(turn, state, found[0].id)
        return
    rows = [
        button("btn-agency", LevelLetter(agency=one.id).pack(), code=one.code, title=shortened(one.title, 36))
        for one in found[:MOST_AGENCIES]
    ]
    turn.card(words("which-level-agency", count=len(found)), keyboard(*rows, button("btn-back", Levels().pack())))


@router.message(StateFilter(Levelling.number), F.text, NoCommand())
async def take_number(message: Message, turn: Turn, state: FSMContext) -> None:
    """The letter's number was typed: its day?"""
    number = letters.as_number(message.text or "")
    await state.update_data(number=number)
    await state.set_state(Levelling.day)
    turn.card(words("ask-level-letter-day", number=number), keyboard(button("btn-back", Levels().pack())))


@router.message(StateFilter(Levelling.day), F.text, NoCommand())
async def take_day(message: Message, turn: Turn, state: FSMContext) -> None:
    """The letter's day was typed: it is recorded."""
    data, typed = await state.get_data(), message.text or ""
    try:
        day = parse_day(typed, today=local_date(turn.now))
    except ValueError as error:
        raise Refused("bad-day", given=typed[:40]) from error
    count = await letters.record(turn.person, data["number"], day, data["agency"] or None)
    turn.say(words("level-letter-recorded", number=data["number"], day=day, count=count))
    await show(turn, state)


@router.callback_query(TellLevels.filter(), Holds(Role.ADMIN))
async def tell(_: CallbackQuery, callback_data: TellLevels, turn: Turn, state: FSMContext) -> None:
    """«ابلاغ به دستگاه‌ها»: said once what happens, then begun."""
    if callback_data.sure:
        count = await notifying.begin(turn.person)
        turn.say(words("levels-being-told", count=count))
        await show(turn, state)
        return
    ready = await notifying.readiness(turn.person)
    if not ready.agencies:
        raise Refused("nobody-to-tell", unlettered=ready.unlettered, gaps=ready.gaps)
    later = [
        words("levels-unlettered", count=ready.unlettered) if ready.unlettered else "",
        words("levels-gaps", count=ready.gaps) if ready.gaps else "",
        words("levels-nobody-there", count=ready.empty) if ready.empty else "",
    ]
    turn.card(
        words(
            "levels-tell-sure",
            agencies=ready.agencies,
            people=ready.people,
            unreachable=ready.unreachable,
            later=[one for one in later if one] or "",
        ),
        keyboard(button("btn-level-tell-now", TellLevels(sure=1).pack()), button("btn-back", Levels().pack())),
    )


@router.callback_query(SilentLevels.filter())
async def silent(_: CallbackQuery, callback_data: SilentLevels, turn: Turn) -> None:
    """«بی‌پاسخ‌ها»: a phone list."""
    found = await notifying.silent(turn.person)
    page, pages = page_of(callback_data.page, len(found), PAGE)
    lines: list[Words] = [_silent_line(one) for one in found[page * PAGE : (page + 1) * PAGE]]
    turn.card(
        words(
            "levels-silent",
            count=len(found),
            list=lines or words("levels-silent-none"),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            turning(page, pages, lambda at: SilentLevels(page=at).pack()),
            button("btn-back", Levels().pack()),
        ),
    )


def _silent_line(one: Silent) -> Words:
    agency = shortened(one.agency, 34)
    if not one.role:
        return words("levels-silent-nobody", agency=agency)
    return words("levels-silent-line", agency=agency, role=words(f"role-{one.role}"), name=one.name, phone=one.phone)
