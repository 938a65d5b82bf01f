"""Home: the card with the one right next thing, help by role, and the way out of anything."""

from aiogram import Router
from aiogram.filters import Command, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.agency import home_agency
from handlers.appraiser import home_appraiser
from handlers.places.home import Guide, Help, Home
from handlers.staff import home_staff
from handlers.states import Entering
from handlers.turn import Turn
from messages.catalogue import text
from messages.keyboards import Keyboard, RemoveKeyboard, button, keyboard
from messages.marks import strip
from messages.words import Words, words
from services.access import JUDGING_ROLES, STAFF_ROLES, Actor, Role
from services.people import people

router = Router(name="home")
GUIDE_NAMES = {
    "staff": "guide-name-staff",
    "appraiser": "guide-name-appraiser",
    "liaison": "guide-name-liaison",
    "head": "guide-name-head",
}
GUIDES = {
    "staff": STAFF_ROLES,
    "appraiser": JUDGING_ROLES,
    "liaison": (Role.LIAISON,),
    "head": (Role.AGENCY_HEAD,),
}
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
    turn.say(_help_for(turn.actor), _help_keys(turn.actor))


@router.callback_query(Help.filter())
async def help_by_button(_: CallbackQuery, turn: Turn) -> None:
    """«راهنما»."""
    turn.card(_help_for(turn.actor), _help_keys(turn.actor) or TO_HOME)


@router.callback_query(Guide.filter())
async def whole_guide(_: CallbackQuery, turn: Turn) -> None:
    """«راهنمای کامل»: the page of one's own role."""
    who = _guide_of(turn.actor)
    if who is not None:
        turn.guide(who, strip(text(GUIDE_NAMES[who], {}, now=turn.now)), words("guide-caption"), TO_HOME)


def _help_keys(actor: Actor | None) -> Keyboard | None:
    if actor is None:
        return None
    guide = button("btn-guide", Guide().pack()) if _guide_of(actor) else None
    return keyboard([guide, button("btn-home", Home().pack())])


def _guide_of(actor: Actor | None) -> str | None:
    """Which guide is for somebody: that of their widest role."""
    for who, roles in GUIDES.items():
        if actor is not None and any(actor.has(role) for role in roles):
            return who
    return None


def _help_for(actor: Actor | None) -> Words:
    if actor is None:
        return words("help-stranger")
    if actor.has(Role.ADMIN):
        return words("help-admin")
    if actor.has(Role.DEPUTY):
        return words("help-deputy")
    if actor.has(Role.APPRAISER):
        return words("help-appraiser")
    if actor.has(Role.COMMITTEE):
        return words("help-committee")
    if actor.has(Role.LIAISON):
        return words("help-liaison")
    if actor.has(Role.AGENCY_HEAD):
        return words("help-agency-head")
    return words("help-nobody")


async def show(turn: Turn, state: FSMContext) -> None:
    """Show the home card of whoever is talking, out of any conversation."""
    await state.clear()
    if turn.actor is None:
        await state.set_state(Entering.code)
        turn.say(words("welcome-stranger"))
    elif turn.actor.has(Role.ADMIN) or turn.actor.has(Role.DEPUTY):
        await home_staff.show(turn)
    elif turn.actor.has(Role.APPRAISER) or turn.actor.has(Role.COMMITTEE):
        await home_appraiser.show(turn)
    elif turn.actor.has(Role.LIAISON) or turn.actor.has(Role.AGENCY_HEAD):
        await home_agency.show(turn)
    else:
        turn.card(words("home-nobody", name=turn.actor.name), keyboard(button("btn-help", Help().pack())))
