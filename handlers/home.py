"""Home: the card with the one right next thing, help by role, and the way out of anything."""

from aiogram import Router
from aiogram.filters import Command, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.places import (
    Axes,
    Board,
    DefineCycle,
    Entry,
    Help,
    Home,
    ImportSheet,
    Invite,
    Left,
    Loose,
    OpenCycle,
)
from handlers.states import Entering
from handlers.turn import Turn
from messages.keyboards import Keyboard, RemoveKeyboard, button, keyboard
from messages.words import Words, words
from services import cases, cycles, entries, imports, people
from services.access import Actor, Role
from services.entries import Progress
from services.states import CycleState

router = Router(name="home")
TO_HOME: Keyboard = keyboard(button("btn-home", Home().pack()))


async def actor_again(turn: Turn) -> Actor | None:
    """Who is talking, read anew: somebody who just joined."""
    known = (await people.behind([(turn.platform, turn.user_id)])).get((turn.platform, turn.user_id))
    return known.actor if known else None


@router.message(CommandStart())
@router.message(Command("home", "my"))
async def by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/start and /my: home."""
    await show(turn, state)


@router.callback_query(Home.filter())
async def by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«خانه»."""
    await show(turn, state)


@router.message(Command("cancel"))
async def cancel(_: Message, turn: Turn, state: FSMContext) -> None:
    """/cancel: out of whatever it was; nothing that was saved is lost."""
    if turn.actor is None:
        await state.set_state(Entering.code)
        await state.set_data({})
        turn.say(words("cancelled-stranger"), RemoveKeyboard())
        return
    doing = await state.get_state()
    asked_for_contact = doing == Entering.contact.state
    turn.say(words("cancelled" if doing else "nothing-to-cancel"), RemoveKeyboard() if asked_for_contact else None)
    await show(turn, state)


@router.message(Command("help"))
async def help_by_command(_: Message, turn: Turn) -> None:
    """/help by role."""
    turn.say(_help_for(turn.actor), TO_HOME if turn.actor else None)


@router.callback_query(Help.filter())
async def help_by_button(_: CallbackQuery, turn: Turn) -> None:
    """«راهنما»."""
    turn.card(_help_for(turn.actor), TO_HOME)


def _help_for(actor: Actor | None) -> Words:
    if actor is None:
        return words("help-stranger")
    if actor.has(Role.ADMIN):
        return words("help-admin")
    if actor.has(Role.LIAISON):
        return words("help-liaison")
    return words("help-nobody")


async def show(turn: Turn, state: FSMContext) -> None:
    """Show the home card of whoever is talking, out of any conversation."""
    await state.clear()
    if turn.actor is None:
        await state.set_state(Entering.code)
        turn.say(words("welcome-stranger"))
    elif turn.actor.has(Role.ADMIN):
        await _staff(turn)
    elif turn.actor.has(Role.LIAISON):
        await _liaison(turn)
    else:
        turn.card(words("home-nobody", name=turn.actor.name), keyboard(button("btn-help", Help().pack())))


async def _liaison(turn: Turn) -> None:
    agency_id = turn.person.agency_of(Role.LIAISON)
    assert agency_id is not None
    progress = await entries.progress(turn.person, agency_id)
    if progress is None or progress.state == CycleState.OPENING:
        turn.card(words("home-not-open"), keyboard(button("btn-help", Help().pack())))
        return
    turn.card(_progress_words(progress), _progress_keys(progress))


def _progress_words(progress: Progress) -> Words:
    left = progress.total - progress.done
    locked = progress.state == CycleState.SELF_ASSESSMENT_LOCKED
    name = "home-locked" if locked else "home-liaison" if left else "home-liaison-done"
    return words(
        name,
        agency=progress.agency_title,
        year=progress.year,
        sample=words("sample-line") if progress.sample else "",
        done=progress.done,
        total=progress.total,
        begun=words("home-begun", count=progress.begun) if progress.begun else "",
        deadline=progress.deadline,
        forecast=progress.forecast,
    )


def _progress_keys(progress: Progress) -> Keyboard:
    left = progress.total - progress.done
    first = None
    working = progress.state == CycleState.SELF_ASSESSMENT_OPEN
    if progress.next_entry_id is not None and working:
        label = "btn-continue-with" if progress.done or progress.begun else "btn-begin-with"
        first = button(label, Entry(id=progress.next_entry_id).pack(), title=shortened(progress.next_title or ""))
    return keyboard(
        first,
        button("btn-loose", Loose().pack(), count=progress.loose) if progress.loose and working else None,
        button("btn-left", Left().pack(), count=left) if left and working else None,
        [button("btn-axes", Axes().pack()), button("btn-help", Help().pack())],
    )


def shortened(title: str, most: int = 28) -> str:
    """A title short enough for a button."""
    return title if len(title) <= most else title[: most - 1].rstrip() + "…"


async def _staff(turn: Turn) -> None:
    cycle = await cycles.current()
    if cycle is None:
        turn.card(
            words("staff-no-cycle"),
            keyboard(button("btn-define-cycle", DefineCycle().pack()), button("btn-help", Help().pack())),
        )
        return
    ready = await cycles.readiness(cycle)
    sample = words("sample-line") if cycle.is_sample else ""
    if cycle.state == CycleState.DRAFT:
        turn.card(
            words(
                "staff-draft",
                year=cycle.year,
                sample=sample,
                agencies=ready.agencies,
                measures=ready.measures,
            ),
            _draft_keys(ready),
        )
        return
    board = await cases.board(turn.person, cycle.id, size=0)
    turn.card(
        words(
            "staff-opening"
            if cycle.state == CycleState.OPENING
            else "staff-locked"
            if cycle.state == CycleState.SELF_ASSESSMENT_LOCKED
            else "staff-open",
            year=cycle.year,
            sample=sample,
            agencies=ready.agencies,
            measures=ready.measures,
            deadline=cycle.deadline_at,
            joined=board.agencies - board.silent,
            silent=board.silent,
            finished=board.finished,
        ),
        keyboard(
            [button("btn-invite", Invite().pack()), button("btn-board", Board().pack())],
            [button("btn-move-deadline", OpenCycle().pack())],
            [
                button("btn-import-agencies", ImportSheet(kind=imports.AGENCIES).pack()),
                button("btn-help", Help().pack()),
            ],
        ),
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
    rest = [button("btn-invite", Invite().pack())] if ready.agencies else []
    return keyboard(*likely_first, [*rest, button("btn-help", Help().pack())])
