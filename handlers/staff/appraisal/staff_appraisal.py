"""Staff: «بررسی و امتیازدهی»: begin the appraisal, see where it stands, and the doors to all around it (12g)."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds
from handlers.places.appraising import (
    AppraisalBoard,
    AppraisalRoom,
    Assigning,
    BeginAppraisal,
    Conflicts,
    Loads,
    Rechecks,
    SecondLooks,
)
from handlers.places.home import Home, People
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from models.cycle import Cycle
from services import access
from services.access import Permission, Role
from services.appraisal import begin, desk_boards, second_look
from services.appraisal.desk_boards import By, Counts
from services.errors import Refused
from services.states import CycleState
from services.year import cycles

router = Router(name="staff_appraisal")
router.message.filter(Holds(Role.ADMIN, Role.DEPUTY))
router.callback_query.filter(Holds(Role.ADMIN, Role.DEPUTY))

BEFORE = (CycleState.DRAFT, CycleState.OPENING, CycleState.SELF_ASSESSMENT_OPEN)


async def appraised_cycle() -> Cycle:
    """The cycle whose appraisal has begun. Raises `Refused("appraisal-not-begun")`."""
    cycle = await cycles.current()
    if cycle is None or cycle.state in (*BEFORE, CycleState.SELF_ASSESSMENT_LOCKED):
        raise Refused("appraisal-not-begun")
    return cycle


@router.message(Command("appraisal"))
async def open_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/appraisal: the room."""
    await show(turn, state)


@router.callback_query(AppraisalRoom.filter())
async def open_by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«بررسی و امتیازدهی»."""
    await show(turn, state)


async def show(turn: Turn, state: FSMContext) -> None:
    """Show the room: before the appraisal what is missing, afterwards where it stands."""
    cycle = await cycles.current()
    if cycle is None or cycle.state in BEFORE:
        await state.clear()
        turn.card(words("appraisal-too-early"), keyboard(button("btn-back", Home().pack())))
        return
    admin = access.allows(turn.person, Permission.MANAGE_APPRAISAL)
    if cycle.state == CycleState.SELF_ASSESSMENT_LOCKED:
        await state.clear()
        await _before(turn, cycle, admin=admin)
        return
    found = await turn.reading(lambda: desk_boards.counts(turn.person, cycle.id))
    looks = await turn.reading(lambda: second_look.looks(turn.person)) if admin else None
    differing = len(looks.differing) if looks else 0
    await state.clear()
    turn.card(
        words(
            "appraisal-room",
            year=cycle.year,
            scored=found.scored,
            total=found.total,
            state=standing_words(found),
            free=words("appraisal-unassigned", count=found.unassigned) if found.unassigned else "",
            oldest=words("appraisal-oldest", at=found.oldest) if found.oldest else "",
            differing=words("appraisal-differing", count=differing) if differing else "",
        ),
        keyboard(
            *(_managing(found) if admin else ()),
            *_boards(),
            [button("btn-leniency", AppraisalBoard(kind="leniency").pack()), button("btn-back", Home().pack())],
        ),
    )


def standing_words(found: Counts) -> Words:
    """Where the entries stand, in a line."""
    parts = [
        words("appraisal-waiting", count=found.waiting),
        words("appraisal-returned", count=found.returned) if found.returned else "",
        words("appraisal-rechecks", count=found.rechecks) if found.rechecks else "",
    ]
    return words("appraisal-standing", parts=[one for one in parts if one])


def _managing(found: Counts) -> list[list[Button]]:
    return [
        [button("btn-assigning", Assigning().pack()), button("btn-loads", Loads().pack())],
        [
            button("btn-rechecks", Rechecks().pack(), count=found.rechecks),
            button("btn-conflicts", Conflicts().pack()),
        ],
        [
            button("btn-second-looks", SecondLooks().pack()),
            button("btn-board-free", AppraisalBoard(kind="free").pack(), count=found.unassigned),
        ],
    ]


def _boards() -> list[list[Button]]:
    return [
        [
            button("btn-board-groups", AppraisalBoard(kind=By.GROUP).pack()),
            button("btn-board-axes", AppraisalBoard(kind=By.AXIS).pack()),
            button("btn-board-kinds", AppraisalBoard(kind=By.DIMENSION).pack()),
        ],
        [
            button("btn-board-appraisers", AppraisalBoard(kind=By.APPRAISER).pack()),
            button("btn-board-old", AppraisalBoard(kind="old").pack()),
        ],
    ]


async def _before(turn: Turn, cycle: Cycle, *, admin: bool) -> None:
    ready = await desk_boards.readiness(turn.person, cycle.id)
    turn.card(
        words(
            "appraisal-not-begun",
            year=cycle.year,
            locked=ready.locked,
            unlocked=words("appraisal-unlocked", count=ready.unlocked) if ready.unlocked else "",
            people=words("appraisal-people", count=ready.appraisers)
            if ready.appraisers
            else words("appraisal-no-people"),
        ),
        keyboard(
            button("btn-begin-appraisal", BeginAppraisal().pack()) if admin else None,
            button("btn-people", People().pack()) if admin and not ready.appraisers else None,
            button("btn-back", Home().pack()),
        ),
    )


@router.callback_query(BeginAppraisal.filter())
async def begin_appraisal(_: CallbackQuery, callback_data: BeginAppraisal, turn: Turn, state: FSMContext) -> None:
    """«آغاز بررسی»: what it means, and doing it."""
    access.require(turn.person, Permission.MANAGE_APPRAISAL)
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("wrong-state")
    if callback_data.sure:
        locked = await begin.begin(turn.person, cycle.id)
        await state.clear()
        turn.say(
            words("appraisal-begun", count=locked),
            keyboard([button("btn-appraisal", AppraisalRoom().pack()), button("btn-home", Home().pack())]),
        )
        return
    if cycle.state != CycleState.SELF_ASSESSMENT_LOCKED:
        raise Refused("wrong-state")
    ready = await desk_boards.readiness(turn.person, cycle.id)
    turn.card(
        words(
            "confirm-begin-appraisal",
            year=cycle.year,
            count=ready.locked,
            entries=ready.entries,
            unlocked=words("appraisal-unlocked", count=ready.unlocked) if ready.unlocked else "",
        ),
        keyboard(
            button("btn-begin-appraisal-now", BeginAppraisal(sure=1).pack()),
            button("btn-cancel", AppraisalRoom().pack()),
        ),
    )
