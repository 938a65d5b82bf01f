"""Entering: the invitation's link or typed code, then one's own contact (04c; architecture §5)."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from handlers import home
from handlers.filters import NoCommand, Stranger
from handlers.states import Entering
from handlers.turn import Turn
from messages.keyboards import RemoveKeyboard, ReplyButton, ReplyKeyboard
from messages.words import words
from services.people import invitations, registration
from services.people.registration import Caller, Contact, Entered, Outcome

router = Router(name="entering")
SHARE = ReplyKeyboard(rows=((ReplyButton("btn-share-phone", request_contact=True),),), one_time=True)


def caller(turn: Turn) -> Caller:
    """The account that is talking."""
    return Caller(turn.platform, turn.user_id, turn.chat_id, turn.user_name)


@router.message(CommandStart(deep_link=True))
async def by_link(_: Message, command: CommandObject, turn: Turn, state: FSMContext) -> None:
    """A link was opened: its token decides what is asked next."""
    invitation = await registration.by_link(caller(turn), command.args or "")
    if invitation is None:
        if turn.actor is not None:
            turn.say(words("link-invalid-known"))
            await home.show(turn, state)
        else:
            turn.say(words("link-invalid"))
            await state.set_state(Entering.code)
        return
    await state.set_state(Entering.contact)
    await state.set_data({"invitation": invitation.id})
    agency = invitation.agency.title if invitation.agency else ""
    if turn.actor is not None:
        role = words(f"role-{invitation.role}")
        turn.say(words("invited-known", name=invitation.name, role=role, agency=agency), SHARE)
        return
    turn.say(words("invited", role=words(f"role-{invitation.role}"), agency=agency), SHARE)


@router.message(Stranger(), CommandStart())
async def greet(_: Message, turn: Turn, state: FSMContext) -> None:
    """Somebody unknown: ask for the code of the letter."""
    await state.set_state(Entering.code)
    turn.say(words("welcome-stranger"))


@router.message(StateFilter(Entering.contact), F.contact)
async def share_contact(message: Message, turn: Turn, state: FSMContext) -> None:
    """A contact was shared: it must be one's own and fit the invitation."""
    assert message.contact is not None
    contact = Contact(
        phone=message.contact.phone_number,
        user_id=message.contact.user_id or None,
        forwarded=message.forward_origin is not None
        or message.forward_date is not None
        or message.forward_from is not None,
        owner_named=turn.contacts_name_owner,
    )
    data = await state.get_data()
    entered = await registration.enter(
        caller(turn), contact, invitation_id=data.get("invitation"), code=data.get("code")
    )
    if entered is None:
        await state.set_state(Entering.code)
        await state.set_data({})
        turn.say(words("code-invalid"), RemoveKeyboard())
        return
    await state.clear()
    if entered.outcome is Outcome.WAITING_FOR_STAFF:
        turn.say(words("waiting-for-staff"), RemoveKeyboard())
        return
    await _welcome(turn, state, entered)


async def _welcome(turn: Turn, state: FSMContext, entered: Entered) -> None:
    assert entered.role is not None
    turn.say(
        words("joined", role=words(f"role-{entered.role}"), agency=entered.agency_title or ""),
        RemoveKeyboard(),
    )
    turn.actor = await home.actor_again(turn)
    await home.show(turn, state)


@router.message(StateFilter(Entering.contact), NoCommand())
async def insist_on_contact(message: Message, turn: Turn, state: FSMContext) -> None:
    """Something else than a contact: a new code starts again, anything else is told about the button."""
    if message.text and invitations.as_code(message.text):
        await give_code(message, turn, state)
        return
    turn.say(words("share-your-phone"), SHARE)


@router.message(Stranger(), F.text, NoCommand())
async def give_code(message: Message, turn: Turn, state: FSMContext) -> None:
    """A typed code: whether it is right is only told together with the phone, so it cannot be guessed."""
    code = invitations.as_code(message.text or "")
    if code is None:
        await state.set_state(Entering.code)
        turn.say(words("code-expected"))
        return
    await registration.check_pace(caller(turn))
    await state.set_state(Entering.contact)
    await state.set_data({"code": code})
    turn.say(words("code-taken"), SHARE)


@router.message(Stranger(), NoCommand())
async def only_code(_: Message, turn: Turn, state: FSMContext) -> None:
    """A stranger sent something that is no text: the code is what is needed."""
    if await state.get_state() is None:
        await state.set_state(Entering.code)
    turn.say(words("code-expected"))
