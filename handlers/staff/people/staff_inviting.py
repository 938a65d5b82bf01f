"""Staff: invite one person to a role: role, agency, name, phone; or somebody in another's place (04c)."""

from collections.abc import Mapping
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import second_factor
from handlers.filters import Holds, NoCommand
from handlers.labels import shortened
from handlers.places.home import Home, People
from handlers.places.people import Invite, InviteAs, InviteRole, InviteTo, ReplaceMember, StaffPeople
from handlers.states import Staff
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.profiles import deep_link
from messages.words import Words, words
from models.text import parse_phone
from services.access import AGENCY_ROLES, Role
from services.errors import Refused
from services.people import agencies, invitations, roster
from services.people.invitations import Issued
from services.second_factor import Proof

router = Router(name="staff_inviting")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

CANCEL = keyboard(button("btn-back", Home().pack()))
MOST_AGENCIES = 6


@router.message(Command("invite"))
async def invite_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/invite: a liaison of which agency?"""
    await _ask_for_agency(turn, state, Role.LIAISON)


@router.callback_query(Invite.filter())
async def invite(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«دعوت رابط»: of which agency?"""
    await _ask_for_agency(turn, state, Role.LIAISON)


@router.callback_query(InviteRole.filter())
async def ask_for_role(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«دعوت یک نفر»: to which role?"""
    await state.clear()
    roles = [
        button(f"role-{role.value}", InviteAs(role=role.value).pack())
        for role in (Role.LIAISON, Role.AGENCY_HEAD, Role.APPRAISER, Role.COMMITTEE, Role.DEPUTY, Role.ADMIN)
    ]
    turn.card(words("ask-role"), keyboard(roles[:2], roles[2:4], roles[4:], button("btn-back", People().pack())))


@router.callback_query(InviteAs.filter())
async def take_role(_: CallbackQuery, callback_data: InviteAs, turn: Turn, state: FSMContext) -> None:
    """The role was chosen, perhaps over an agency that was open."""
    if callback_data.role not in list(Role):
        raise Refused("wrong-state")
    role = Role(callback_data.role)
    if role not in AGENCY_ROLES:
        await _ask_for_name(turn, state, role)
    elif callback_data.id:
        agency = await roster.of_agency(turn.person, callback_data.id)
        await _ask_for_name(turn, state, role, agency.code, agency.title)
    else:
        await _ask_for_agency(turn, state, role)


async def _ask_for_agency(turn: Turn, state: FSMContext, role: Role) -> None:
    await state.set_state(Staff.agency)
    await state.set_data({"role": role.value})
    turn.card(words("ask-agency", role=words(f"role-{role}")), CANCEL)


@router.message(StateFilter(Staff.agency), F.text, NoCommand())
async def take_agency(message: Message, turn: Turn, state: FSMContext) -> None:
    """Part of the agency's name or its code was typed."""
    found = await agencies.search(turn.person, message.text or "")
    if not found:
        raise Refused("unknown-agency", given=(message.text or "")[:60])
    if len(found) == 1:
        await _ask_for_name(turn, state, await _role(state), found[0].code, found[0].title)
        return
    rows = [
        button("btn-agency", InviteTo(agency=one.code).pack(), code=one.code, title=shortened(one.title, 36))
        for one in found[:MOST_AGENCIES]
    ]
    which = words("which-agency", count=len(found))
    if len(found) > MOST_AGENCIES:
        which = words("which-agency-many", count=len(found), shown=MOST_AGENCIES)
    turn.card(which, keyboard(*rows, button("btn-back", Home().pack())))


async def _role(state: FSMContext) -> Role:
    """The role that was chosen; an old button of a list of agencies means a liaison."""
    return Role((await state.get_data()).get("role", Role.LIAISON.value))


@router.callback_query(InviteTo.filter())
async def choose_agency(_: CallbackQuery, callback_data: InviteTo, turn: Turn, state: FSMContext) -> None:
    """The agency was chosen."""
    found = await agencies.search(turn.person, callback_data.agency)
    if not found:
        raise Refused("unknown-agency", given=callback_data.agency)
    await _ask_for_name(turn, state, await _role(state), found[0].code, found[0].title)


async def _ask_for_name(
    turn: Turn, state: FSMContext, role: Role, code: str | None = None, title: str | None = None
) -> None:
    await state.set_state(Staff.name)
    await state.set_data({"role": role.value, "agency": code})
    if title is None:
        turn.card(words("ask-staff-name", role=words(f"role-{role}")), CANCEL)
    elif role is Role.LIAISON:
        turn.card(words("ask-liaison-name", agency=title), CANCEL)
    else:
        turn.card(words("ask-head-name", agency=title), CANCEL)


@router.callback_query(ReplaceMember.filter())
async def replace(_: CallbackQuery, callback_data: ReplaceMember, turn: Turn, state: FSMContext) -> None:
    """«جایگزینی»: who comes in their place?"""
    held = await roster.member(turn.person, callback_data.id)
    if held.agency_id is None:
        raise Refused("wrong-state")
    await state.set_state(Staff.name)
    await state.set_data({"role": held.role.value, "grant": held.grant_id})
    turn.card(words("ask-replacement", name=held.name, agency=held.agency_title or ""), CANCEL)


@router.message(StateFilter(Staff.name), F.text, NoCommand())
async def take_name(message: Message, turn: Turn, state: FSMContext) -> None:
    """The name was typed."""
    name = invitations.as_name(message.text or "")
    if name is None:
        raise Refused("bad-name", given=(message.text or "")[:60])
    await state.update_data(name=name)
    await state.set_state(Staff.phone)
    turn.card(words("ask-liaison-phone", name=name), CANCEL)


@router.message(StateFilter(Staff.phone), F.text | F.contact, NoCommand())
async def take_phone(message: Message, turn: Turn, state: FSMContext) -> None:
    """The phone was typed (or a contact shared): the invitation is made, and a former holder's role ends."""
    typed = message.contact.phone_number if message.contact else message.text or ""
    if parse_phone(typed) is None:
        raise Refused("bad-phone", given=typed[:40])
    data = await state.get_data()
    role, grant = Role(data["role"]), data.get("grant")
    if grant is None and await invitations.needs_proof(turn.person, role):
        about = words("second-factor-about-invite", name=data["name"], role=words(f"role-{role}"))
        given = {"role": role.value, "name": data["name"], "phone": typed}
        await second_factor.ask(turn, state, "invite", about, given, StaffPeople().pack())
        return
    if grant is not None:
        former = await roster.member(turn.person, grant)
        issued = await invitations.replace(turn.person, grant, data["name"], typed)
        turn.say(words("role-withdrawn", name=former.name, role=words(f"role-{former.role}")))
    else:
        issued = await invitations.invite(turn.person, role, data["name"], typed, data["agency"])
    await state.clear()
    _hand_out(turn, issued)


@second_factor.with_code("invite")
async def invite_with_code(turn: Turn, _: FSMContext, given: Mapping[str, Any], proof: Proof) -> None:
    """A role of the organisation: the code was good, the invitation is made."""
    role = Role(given["role"])
    _hand_out(turn, await invitations.invite(turn.person, role, given["name"], given["phone"], proof=proof))


def _hand_out(turn: Turn, issued: Issued) -> None:
    turn.say(
        words(
            "invitation",
            name=issued.name,
            role=role_words(issued.role, issued.agency_title),
            links=links(turn.bots, issued.token),
            code=f"{issued.code[:5]} {issued.code[5:]}",
            phone=issued.phone,
            days=invitations.VALID_FOR.days,
        )
    )
    turn.say(
        words("invitation-made", name=issued.name),
        keyboard(
            [button("btn-invite-another", InviteRole().pack()), button("btn-people", People().pack())],
            button("btn-home", Home().pack()),
        ),
    )


def role_words(role: Role, agency: str | None) -> Words:
    """A role, with the agency it is over."""
    name = words(f"role-{role}")
    return words("role-of-agency", role=name, agency=agency) if agency else name


def links(bots: Mapping[str, str], token: str) -> list[Words | str]:
    """The way in on each messenger that this installation serves."""
    return [
        words("invitation-link", platform=words(f"platform-{platform}"), link=deep_link(platform, name, token))
        for platform, name in bots.items()
        if name
    ]
