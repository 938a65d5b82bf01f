"""Staff: ranks inside the groups and who grew most; agencies are shown no ranking of others (§11.8, 13d)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.home import Home
from handlers.places.results import GroupRanks, Growth, Ranks, RanksFile, Results
from handlers.staff.overview.views import cycle_now
from handlers.turn import Table, Turn
from messages.keyboards import button, keyboard, label
from messages.marks import strip
from messages.words import Words, words
from models.cycle import Cycle
from models.organisation import AgencyGroup
from services.access import STAFF_ROLES
from services.errors import Refused
from services.results import ranking
from services.results.ranking import BY_GENERAL, BY_GROWTH, BY_SPECIFIC, SHARED, Ranked

router = Router(name="staff_ranks")
router.message.filter(Holds(*STAFF_ROLES))
router.callback_query.filter(Holds(*STAFF_ROLES))

PAGE, MOST_GROUPS, MOST_GROWN = 7, 12, 8
TIES = {
    BY_GENERAL: "rank-by-general",
    BY_SPECIFIC: "rank-by-specific",
    BY_GROWTH: "rank-by-growth",
    SHARED: "rank-shared",
}


async def _of_cycle(turn: Turn) -> tuple[Cycle, dict[str, list[Ranked]]]:
    cycle = await cycle_now()
    return cycle, ranking.by_group(await ranking.of_cycle(turn.person, cycle.id))


@router.message(Command("ranks"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/ranks: the groups."""
    await state.clear()
    await _groups(turn)


@router.callback_query(Ranks.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«رتبه‌ها»."""
    await state.clear()
    await _groups(turn)


async def _groups(turn: Turn) -> None:
    cycle, found = await _of_cycle(turn)
    back = button("btn-back", Results().pack())
    if not found:
        turn.card(words("ranks-none", year=cycle.year), keyboard(back))
        return
    ids = {one.code: one.id for one in await AgencyGroup.all()}
    keys = [
        button("btn-ranks-group", GroupRanks(id=ids[code]).pack(), title=shortened(some[0].standing.group_title, 24))
        for code, some in list(found.items())[:MOST_GROUPS]
    ]
    leaders = [
        words(
            "ranks-leader",
            group=shortened(some[0].standing.group_title, 26),
            title=shortened(some[0].standing.title, 26),
            total=some[0].standing.total,
        )
        for some in list(found.values())[:PAGE]
    ]
    turn.card(
        words("ranks", year=cycle.year, list=leaders),
        keyboard(
            *(keys[at : at + 2] for at in range(0, len(keys), 2)),
            [button("btn-view-sheet", RanksFile().pack()), back],
        ),
    )


@router.callback_query(GroupRanks.filter())
async def one_group(_: CallbackQuery, callback_data: GroupRanks, turn: Turn) -> None:
    """The ranks of one group; what decided between equal totals is said."""
    cycle, found = await _of_cycle(turn)
    group = await AgencyGroup.get_or_none(id=callback_data.id)
    some = found.get(group.code, []) if group else []
    if group is None or not some:
        raise Refused("wrong-state")
    page, pages = page_of(callback_data.page, len(some), PAGE)
    turn.card(
        words(
            "ranks-of-group",
            group=group.title,
            year=cycle.year,
            list=[_line(one) for one in some[page * PAGE : (page + 1) * PAGE]],
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            turning(page, pages, lambda at: GroupRanks(id=callback_data.id, page=at).pack()),
            [button("btn-view-sheet", RanksFile().pack()), button("btn-back", Ranks().pack())],
        ),
    )


def _line(one: Ranked) -> Words:
    return words(
        "rank-line",
        rank=one.rank,
        title=shortened(one.standing.title, 36),
        total=one.standing.total,
        tie=words(TIES[one.decided_by]) if one.decided_by in TIES else "",
    )


@router.callback_query(RanksFile.filter())
async def file(_: CallbackQuery, turn: Turn) -> None:
    """«دریافت فایل»: all ranks."""
    cycle, found = await _of_cycle(turn)

    def say(message: Words) -> str:
        return strip(label(message, turn.now))

    columns = [
        (say(words("results-column-group")), 30, "text"),
        (say(words("ranks-column-rank")), 8, "integer"),
        (say(words("view-column-agency")), 44, "text"),
        (say(words("results-column-total")), 14, "number"),
        (say(words("results-column-general")), 14, "number"),
        (say(words("results-column-specific")), 14, "number"),
        (say(words("ranks-column-growth")), 14, "number"),
        (say(words("ranks-column-tie")), 30, "text"),
    ]
    rows = [
        (
            one.standing.group_title,
            one.rank,
            one.standing.title,
            one.standing.total,
            one.standing.general,
            one.standing.specific,
            one.standing.growth,
            say(words(TIES[one.decided_by])) if one.decided_by in TIES else "",
        )
        for some in found.values()
        for one in some
    ]
    title = words("ranks-title", year=cycle.year)
    turn.table(
        Table(say(title)[:31], columns, rows),
        f"{say(title).replace(' ', '-')}.xlsx",
        words("view-sheet-sent", title=title, rows=len(rows)),
        keyboard([button("btn-back", Ranks().pack()), button("btn-home", Home().pack())]),
    )


@router.callback_query(Growth.filter())
async def growth(_: CallbackQuery, turn: Turn) -> None:
    """«بیشترین رشد»."""
    cycle = await cycle_now()
    found = ranking.most_growth(await ranking.of_cycle(turn.person, cycle.id), MOST_GROWN)
    lines = [
        words("growth-line", place=place, title=shortened(one.title, 36), growth=one.growth, total=one.total)
        for place, one in enumerate(found, start=1)
    ]
    turn.card(
        words("growth", year=cycle.year, former=cycle.year - 1, list=lines or words("growth-none")),
        keyboard([button("btn-ranks", Ranks().pack()), button("btn-back", Results().pack())]),
    )
