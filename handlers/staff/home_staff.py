"""The home card of staff: the year as a path, today's numbers, what waits for them, what is late and whose."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from handlers import objection_doors
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.appraising import AppraisalRoom
from handlers.places.final import Final
from handlers.places.home import (
    Circulars,
    Extensions,
    Help,
    Home,
    Imports,
    Indicators,
    More,
    NARequests,
    People,
    Questions,
    Search,
    Timetable,
    Views,
)
from handlers.places.levels import Levels
from handlers.places.lists import ImportSheet
from handlers.places.overview import Board
from handlers.places.people import Invite
from handlers.places.results import Release, Results
from handlers.places.year import DefineCycle, OpenCycle
from handlers.staff import steps
from handlers.staff.final_list.final_words import countdown_line
from handlers.turn import Turn
from messages.jalali import local_date, start_of_day
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from models.cycle import Cycle
from services.access import Actor, Role
from services.final_list import countdown
from services.lists import imports
from services.overview import boards, digest, year_path
from services.overview.boards import CaseView, Counts
from services.overview.digest import Waiting
from services.states import AFTER_SELF_ASSESSMENT, CycleState
from services.year import cycles, timetable
from services.year.working_days import YEAR_STEPS

router = Router(name="home_staff")
router.callback_query.filter(Holds(Role.ADMIN, Role.DEPUTY))

NAMED = 2


@router.callback_query(More.filter())
async def show_more(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«بیشتر…»."""
    await state.clear()
    admin = turn.person.has(Role.ADMIN)
    turn.card(
        words("staff-more"),
        keyboard(
            [
                button("btn-staff-na-plain", NARequests().pack()),
                button("btn-staff-questions-plain", Questions().pack()),
            ]
            if admin
            else None,
            [
                button("btn-staff-extensions-plain", Extensions().pack()),
                button("btn-staff-indicators", Indicators().pack()),
            ],
            [button("btn-staff-search", Search().pack()), button("btn-levels", Levels().pack())],
            [button("btn-help", Help().pack()), button("btn-back", Home().pack())],
        ),
    )


async def show(turn: Turn) -> None:
    """Show it."""
    cycle = await cycles.current()
    admin = turn.person.has(Role.ADMIN)
    if cycle is None:
        define = button("btn-define-cycle", DefineCycle().pack()) if admin else None
        turn.card(words("staff-no-cycle"), keyboard(define, button("btn-help", Help().pack())))
        return
    sample = words("sample-line") if cycle.is_sample else ""
    if cycle.state in (CycleState.DRAFT, CycleState.OPENING):
        await _preparing(turn, cycle, sample)
        return
    counts = await boards.counts(turn.person, cycle.id)
    waiting = await digest.waiting(turn.person)
    now = await year_path.present(turn.person, cycle)
    if now is not None and cycle.state != CycleState.SELF_ASSESSMENT_LOCKED:
        turn.card(
            words(
                "staff-after-lock",
                year=cycle.year,
                state=steps.state_of_year(cycle.state, now.step),
                sample=sample,
                path=await _path(cycle, turn.now, now.step),
                done=now.done,
                agencies=now.agencies,
                waiting=_waiting(waiting, turn.person),
                legal=countdown_line(await countdown.of(turn.person)),
            ),
            _after_lock_keys(waiting, cycle, await objection_doors.of_staff(turn), turn.person),
        )
        return
    turn.card(
        words(
            "staff-locked" if cycle.state in AFTER_SELF_ASSESSMENT else "staff-open",
            year=cycle.year,
            sample=sample,
            path=await _path(cycle, turn.now, now.step if now is not None else None),
            sent=counts.sent,
            agencies=counts.agencies,
            today=await _today(turn),
            waiting=_waiting(waiting, turn.person),
            late=await _late(turn, cycle, counts),
            deadline=cycle.deadline_at,
        ),
        _admin_keys(waiting, locked=cycle.state in AFTER_SELF_ASSESSMENT) if admin else _deputy_keys(waiting),
    )


async def _preparing(turn: Turn, cycle: Cycle, sample: Words | str) -> None:
    ready = await cycles.readiness(cycle)
    admin = turn.person.has(Role.ADMIN)
    if cycle.state == CycleState.DRAFT:
        turn.card(
            words("staff-draft", year=cycle.year, sample=sample, agencies=ready.agencies, measures=ready.measures),
            _draft_keys(ready) if admin else keyboard(button("btn-help", Help().pack())),
        )
        return
    turn.card(
        words(
            "staff-opening",
            year=cycle.year,
            sample=sample,
            agencies=ready.agencies,
            measures=ready.measures,
            deadline=cycle.deadline_at,
        ),
        _admin_keys(Waiting(0, 0, 0, 0)) if admin else _deputy_keys(Waiting(0, 0, 0, 0)),
    )


async def _path(cycle: Cycle, now: datetime, present: str | None) -> Words | str:
    """The year's steps as a bar, the present one by its name, and the next.

    After the lock the present step is the one that the year has come to, before it the one of the day.
    """
    planned = await timetable.of_cycle(cycle)
    codes = [one.code for one in planned] or ([code for code, _ in YEAR_STEPS] if present else [])
    if not codes:
        return ""
    today = local_date(now)
    place = next((at for at, one in enumerate(planned) if one.last_day >= today), len(codes) - 1)
    place = codes.index(present) if present in codes else place
    step = steps.title(codes[place])
    if place == len(codes) - 1:
        return words("staff-path", place=place + 1, steps=len(codes), step=step)
    after = steps.title(codes[place + 1])
    return words("staff-path-next", place=place + 1, steps=len(codes), step=step, next=after)


async def _today(turn: Turn) -> Words:
    one = await digest.came_in(turn.person, start_of_day(local_date(turn.now)))
    parts = [
        words("digest-values", count=one.values) if one.values else "",
        words("digest-recorded", count=one.recorded) if one.recorded else "",
        words("digest-sent", count=one.sent) if one.sent else "",
        words("digest-approved", count=one.approved) if one.approved else "",
    ]
    kept = [part for part in parts if part]
    return words("staff-today", parts=kept) if kept else words("staff-today-none")


def _waiting(one: Waiting, person: Actor) -> Words | str:
    """What waits for this person: extensions are the deputy's, the rest the administrator's."""
    admin, deputy = person.has(Role.ADMIN), person.has(Role.DEPUTY)
    parts = [
        words("digest-na", count=one.na_requests) if one.na_requests and admin else "",
        words("digest-questions", count=one.questions) if one.questions and admin else "",
        words("digest-entry-requests", count=one.entry_requests) if one.entry_requests and admin else "",
        words("digest-extensions", count=one.extensions) if one.extensions and deputy else "",
    ]
    kept = [part for part in parts if part]
    return words("staff-waiting", parts=kept) if kept else ""


async def _late(turn: Turn, cycle: Cycle, counts: Counts) -> Words | str:
    """What is late, and whose it is: time over, with the head, silent; the first of them by name."""
    view = CaseView.LATE if counts.late else CaseView.SILENT if counts.silent else CaseView.HEAD
    parts = [
        words("digest-late", count=counts.late) if counts.late else "",
        words("staff-late-silent", count=counts.silent) if counts.silent else "",
        words("staff-late-head", count=counts.with_head) if counts.with_head else "",
    ]
    kept = [part for part in parts if part]
    if not kept:
        return ""
    first = await boards.cases(turn.person, cycle.id, view, size=NAMED)
    return words("staff-late", parts=kept, names=[f"«{shortened(one.title, 30)}»" for one in first.lines])


def _admin_keys(waiting: Waiting, *, locked: bool = False) -> Keyboard:
    asked = []
    if waiting.na_requests:
        asked.append(button("btn-staff-na", NARequests().pack(), count=waiting.na_requests))
    if waiting.questions:
        asked.append(button("btn-staff-questions", Questions().pack(), count=waiting.questions))
    return keyboard(
        button("btn-appraisal", AppraisalRoom().pack()) if locked else None,
        asked,
        [button("btn-to-views", Views().pack()), button("btn-board", Board().pack())],
        [button("btn-staff-people", People().pack()), button("btn-invite", Invite().pack())],
        [button("btn-staff-timetable", Timetable().pack()), button("btn-move-deadline", OpenCycle().pack())],
        [button("btn-staff-circulars", Circulars().pack()), button("btn-staff-imports", Imports().pack())],
        button("btn-staff-more", More().pack()),
    )


def _deputy_keys(waiting: Waiting) -> Keyboard:
    return keyboard(
        button("btn-staff-extensions", Extensions().pack(), count=waiting.extensions),
        [button("btn-to-views", Views().pack()), button("btn-board", Board().pack())],
        [button("btn-staff-timetable", Timetable().pack()), button("btn-staff-circulars", Circulars().pack())],
        button("btn-staff-more", More().pack()),
    )


def _after_lock_keys(waiting: Waiting, cycle: Cycle, objections: Button | None, person: Actor) -> Keyboard:
    """The keys once the appraisal has begun: the deadline moves no more, and what comes next has its door."""
    admin = person.has(Role.ADMIN)
    asked = [objections] if objections else []
    if waiting.na_requests and admin:
        asked.append(button("btn-staff-na", NARequests().pack(), count=waiting.na_requests))
    if waiting.questions and admin:
        asked.append(button("btn-staff-questions", Questions().pack(), count=waiting.questions))
    more_time = waiting.extensions and person.has(Role.DEPUTY)
    return keyboard(
        button("btn-appraisal", AppraisalRoom().pack()),
        asked,
        button("btn-staff-extensions", Extensions().pack(), count=waiting.extensions) if more_time else None,
        [
            button("btn-release", Release().pack()) if cycle.state == CycleState.APPRAISAL else None,
            button("btn-results-board", Results().pack()),
            button("btn-final", Final().pack()) if cycle.state != CycleState.APPRAISAL else None,
        ],
        [button("btn-to-views", Views().pack()), button("btn-board", Board().pack())],
        [button("btn-staff-people", People().pack()), button("btn-staff-imports", Imports().pack())] if admin else None,
        [button("btn-staff-timetable", Timetable().pack()), button("btn-staff-circulars", Circulars().pack())],
        button("btn-staff-more", More().pack()),
    )


def _draft_keys(ready: cycles.Readiness) -> Keyboard:
    agencies = button("btn-import-agencies", ImportSheet(kind=imports.AGENCIES).pack())
    catalogue = button("btn-import-catalogue", ImportSheet(kind=imports.CATALOGUE).pack())
    opening = button("btn-open-cycle", OpenCycle().pack())
    likely_first = (
        [agencies, catalogue]
        if not ready.agencies
        else [catalogue, agencies]
        if not ready.measures
        else [opening, agencies, catalogue]
    )
    inviting = [button("btn-invite", Invite().pack()), button("btn-staff-people", People().pack())]
    return keyboard(
        *likely_first,
        inviting if ready.agencies else None,
        [button("btn-staff-timetable", Timetable().pack()), button("btn-staff-circulars", Circulars().pack())],
        [button("btn-staff-imports", Imports().pack()), button("btn-staff-more", More().pack())],
    )
