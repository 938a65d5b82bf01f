"""Staff: what a release would find, by group; the deputy releases with the second factor (13a)."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import second_factor
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.home import Extensions, Home
from handlers.places.results import Release, ReleaseGroup, ReleaseNow, Results
from handlers.staff.overview.views import cycle_now
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from services.access import STAFF_ROLES, Role
from services.errors import Refused
from services.results import release
from services.results.release import Check, GroupLine, Obstacles
from services.second_factor import Proof

router = Router(name="staff_release")
router.message.filter(Holds(*STAFF_ROLES))
router.callback_query.filter(Holds(*STAFF_ROLES))

PAGE, NAMED = 3, 3


@router.message(Command("release"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/release: what could be released, and what stands in the way."""
    await state.clear()
    await _show(turn, 0)


@router.callback_query(Release.filter())
async def by_button(_: CallbackQuery, callback_data: Release, turn: Turn, state: FSMContext) -> None:
    """«آزادسازی نتایج»."""
    await state.clear()
    await _show(turn, callback_data.page)


async def _show(turn: Turn, asked: int) -> None:
    cycle = await cycle_now()
    found = await release.check(turn.person, cycle.id)
    page, pages = page_of(asked, len(found.groups), PAGE)
    some = found.groups[page * PAGE : (page + 1) * PAGE]
    keys = [
        button("btn-release-group", ReleaseGroup(id=one.id).pack(), title=shortened(one.title, 22), count=one.ready)
        for one in some
    ]
    ready = found.sum("ready")
    turn.card(
        words(
            "release-check",
            year=cycle.year,
            ready=ready,
            agencies=found.sum("agencies"),
            told=found.sum("told"),
            releasing=words("release-under-way", count=found.sum("releasing")) if found.sum("releasing") else "",
            waiting=_waiting(found),
            asking=words("release-asking", count=found.asking) if found.asking else "",
            list=[_group(one) for one in some],
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            button("btn-release-all", ReleaseGroup(id=0).pack(), count=ready),
            *(keys[at : at + 2] for at in range(0, len(keys), 2)),
            turning(page, pages, lambda at: Release(page=at).pack()),
            button("btn-staff-extensions", Extensions().pack(), count=found.asking) if found.asking else None,
            [button("btn-results-board", Results().pack()), button("btn-back", Home().pack())],
        ),
    )


def _waiting(found: Check) -> Words | str:
    if not (found.sum("waiting") or found.sum("unlocked")):
        return ""
    return words(
        "release-waiting", waiting=found.sum("waiting"), unscored=found.unscored, unlocked=found.sum("unlocked")
    )


def _group(one: GroupLine) -> Words:
    return words(
        "release-group-line", title=shortened(one.title, 34), ready=one.ready, agencies=one.agencies, told=one.told
    )


@router.callback_query(ReleaseGroup.filter())
async def one_group(_: CallbackQuery, callback_data: ReleaseGroup, turn: Turn, state: FSMContext) -> None:
    """One group, or all: what stands in the way, and «آزادسازی»."""
    await state.clear()
    await _show_group(turn, callback_data.id)


async def _show_group(turn: Turn, group_id: int) -> None:
    cycle = await cycle_now()
    found = await release.check(turn.person, cycle.id)
    group = _of(found, group_id)
    ready = group.ready if group else found.sum("ready")
    doubts = await release.obstacles(turn.person, cycle.id, group.code if group else None)
    deputy = turn.person.has(Role.DEPUTY)
    turn.card(
        words(
            "release-group",
            title=group.title if group else words("release-everybody"),
            ready=ready,
            agencies=group.agencies if group else found.sum("agencies"),
            late=_late(doubts, group.waiting if group else found.sum("waiting")),
            reopened=words("release-reopened", names=_names(doubts.reopened), more=_more(doubts.reopened))
            if doubts.reopened
            else "",
            asking=words("release-asking-names", names=_names(doubts.asking), more=_more(doubts.asking))
            if doubts.asking
            else "",
            unreasoned=_unreasoned(doubts),
            unweighed=words("release-unweighed", count=doubts.unweighed) if doubts.unweighed else "",
            who="" if deputy else words("release-by-deputy"),
        ),
        keyboard(
            button("btn-release-now", ReleaseNow(id=group_id, count=ready).pack(), count=ready)
            if deputy and ready
            else None,
            [button("btn-results-board", Results().pack()), button("btn-back", Release().pack())],
        ),
    )


def _names(titles: Sequence[str]) -> list[Words | str]:
    return [shortened(one, 30) for one in titles[:NAMED]]


def _more(found: Sequence[object]) -> int:
    return max(0, len(found) - NAMED)


def _unreasoned(doubts: Obstacles) -> Words | str:
    if doubts.unreasoned is None:
        return words("release-by-group")
    return words("release-unreasoned", count=doubts.unreasoned) if doubts.unreasoned else ""


def _of(found: Check, group_id: int) -> GroupLine | None:
    """The group of this id; None for all. Raises `Refused("wrong-state")` for one that is not there."""
    if group_id == 0:
        return None
    for one in found.groups:
        if one.id == group_id:
            return one
    raise Refused("wrong-state")


def _late(doubts: Obstacles, count: int) -> Words | str:
    if not doubts.agencies:
        return ""
    lines: list[Words] = []
    for one in doubts.agencies:
        extra = [
            words("release-unassigned", count=one.unassigned) if one.unassigned else "",
            words("release-returned", count=one.returned) if one.returned else "",
        ]
        kept = [part for part in extra if part]
        lines.append(
            words(
                "release-late-line",
                title=shortened(one.title, 34),
                unscored=one.unscored,
                extra=words("release-late-extra", parts=kept) if kept else "",
            )
        )
    return words("release-late", count=count, list=lines, more=count - len(lines))


@router.callback_query(ReleaseNow.filter(), Holds(Role.DEPUTY))
async def ask(_: CallbackQuery, callback_data: ReleaseNow, turn: Turn, state: FSMContext) -> None:
    """«آزادسازی»: says to whom it goes, and asks for the code."""
    cycle = await cycle_now()
    group = _of(await release.check(turn.person, cycle.id), callback_data.id)
    code = group.code if group else None
    await release.releasable(turn.person, cycle.id, code, callback_data.count)
    asking = (await release.obstacles(turn.person, cycle.id, code)).asking
    about = words(
        "release-about",
        title=group.title if group else words("release-everybody"),
        agencies=callback_data.count,
        days=cycle.objection_days,
        asking=words("release-asking-about", count=len(asking)) if asking else "",
    )
    data = {"cycle": cycle.id, "group": code, "count": callback_data.count}
    await second_factor.ask(turn, state, "release", about, data, ReleaseGroup(id=callback_data.id).pack())


@second_factor.with_code("release")
async def release_now(turn: Turn, _: FSMContext, data: Mapping[str, Any], proof: Proof) -> None:
    """A good code was given: the sheets go out; the live card follows them."""
    made = await release.release(turn.person, data["cycle"], data["group"], data["count"], proof, turn.acted_at)
    turn.say(
        words("release-begun", agencies=made.agencies),
        keyboard([button("btn-results-board", Results().pack()), button("btn-home", Home().pack())]),
    )
