"""Staff: who takes part, by agency and role: seen, replaced, withdrawn at once; open invitations (04c)."""

from collections.abc import Mapping, Sequence
from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers import second_factor
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.places.home import Home, People
from handlers.places.people import (
    AgencyPeople,
    ConfirmUninvite,
    ConfirmWithdraw,
    InvitationCard,
    InviteAll,
    InviteAs,
    InviteRole,
    MemberCard,
    ReplaceMember,
    RosterPage,
    StaffPeople,
    TakeBackFactor,
    WithdrawRole,
)
from handlers.staff.people.staff_inviting import role_words
from handlers.turn import Turn
from messages.keyboards import Button, button, keyboard
from messages.words import Words, words
from services import second_factor as second_factor_rules
from services.access import AGENCY_ROLES, STAFF_ROLES, Role
from services.errors import Refused
from services.people import invitations, people, roster
from services.people.roster import Invited, Member
from services.second_factor import Proof

router = Router(name="staff_roster")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

A_PAGE = 6
MOST_SHOWN = 6


@router.message(Command("people"))
async def people_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/people: who takes part."""
    await _people(turn, state)


@router.callback_query(People.filter())
async def people_by_button(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«افراد»."""
    await _people(turn, state)


async def _people(turn: Turn, state: FSMContext) -> None:
    await state.clear()
    stand = await roster.overview(turn.person, size=0)
    turn.card(
        words(
            "people",
            agencies=stand.agencies,
            silent=stand.without_liaison,
            headless=stand.without_head,
            unasked=stand.unasked,
            invited=stand.invited,
        ),
        keyboard(
            [button("btn-invite-one", InviteRole().pack()), button("btn-invite-all", InviteAll().pack())],
            [
                lacking_button("btn-without-liaison", Role.LIAISON, stand.without_liaison),
                lacking_button("btn-without-head", Role.AGENCY_HEAD, stand.without_head),
            ],
            [button("btn-all-agencies", RosterPage().pack()), button("btn-office-people", StaffPeople().pack())],
            button("btn-back", Home().pack()),
        ),
    )


def lacking_button(label: str, role: Role, count: int) -> Button | None:
    """The way to the agencies that lack a role, when there are any."""
    return button(label, RosterPage(lacking=role.value).pack(), count=count) if count else None


@router.callback_query(RosterPage.filter())
async def agencies_page(_: CallbackQuery, callback_data: RosterPage, turn: Turn) -> None:
    """Agencies with their people: all, or those that lack a liaison or a head."""
    if callback_data.lacking not in ("", *AGENCY_ROLES):
        raise Refused("wrong-state")
    lacking = Role(callback_data.lacking) if callback_data.lacking else None
    page = callback_data.page
    found = await roster.overview(turn.person, lacking=lacking, page=page, size=A_PAGE)
    pages = max(1, -(-found.matching // A_PAGE))
    if page >= pages:
        page = pages - 1
        found = await roster.overview(turn.person, lacking=lacking, page=page, size=A_PAGE)
    lines: list[Words | str] = [
        words(
            "roster-line",
            code=one.code,
            title=shortened(one.title, 34),
            liaisons=one.liaisons,
            heads=one.heads,
            invited=one.invited,
        )
        for one in found.lines
    ]
    named = [button("btn-roster-agency", AgencyPeople(id=one.agency_id).pack(), code=one.code) for one in found.lines]
    name = {Role.LIAISON: "roster-without-liaison", Role.AGENCY_HEAD: "roster-without-head"}
    turn.card(
        words(
            name[lacking] if lacking else "roster",
            count=found.matching,
            list=lines or words("roster-empty"),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            *[named[at : at + 3] for at in range(0, len(named), 3)],
            [
                button("btn-previous", _page(lacking, page - 1)) if page else None,
                button("btn-next", _page(lacking, page + 1)) if page < pages - 1 else None,
            ],
            button("btn-back", People().pack()),
        ),
    )


def _page(lacking: Role | None, page: int) -> str:
    return RosterPage(lacking=lacking.value if lacking else "", page=page).pack()


@router.callback_query(AgencyPeople.filter())
async def agency_people(_: CallbackQuery, callback_data: AgencyPeople, turn: Turn, state: FSMContext) -> None:
    """Everybody of one agency."""
    await state.clear()
    await _agency(turn, callback_data.id)


async def _agency(turn: Turn, agency_id: int) -> None:
    found = await roster.of_agency(turn.person, agency_id)
    turn.card(
        words(
            "agency-people",
            title=found.title,
            list=_member_lines(found.members, found.invited) or words("people-none"),
        ),
        keyboard(
            *_person_keys(found.members, found.invited),
            [
                button("btn-invite", InviteAs(role=Role.LIAISON.value, id=agency_id).pack()),
                button("btn-invite-head", InviteAs(role=Role.AGENCY_HEAD.value, id=agency_id).pack()),
            ],
            button("btn-back", RosterPage().pack()),
        ),
    )


@router.callback_query(StaffPeople.filter())
async def staff_people(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """The staff themselves."""
    await state.clear()
    await _staff(turn)


async def _staff(turn: Turn) -> None:
    members, invited = await roster.of_staff(turn.person)
    turn.card(
        words("staff-people", list=_member_lines(members, invited)),
        keyboard(
            *_person_keys(members, invited),
            [
                button("btn-invite-deputy", InviteAs(role=Role.DEPUTY.value).pack()),
                button("btn-invite-admin", InviteAs(role=Role.ADMIN.value).pack()),
            ],
            button("btn-back", People().pack()),
        ),
    )


def _member_lines(members: Sequence[Member], invited: Sequence[Invited]) -> list[Words | str]:
    lines: list[Words | str] = [
        words(
            "member-line" if one.reachable else "member-line-unreachable",
            name=one.name,
            role=words(f"role-{one.role}"),
        )
        for one in members[:MOST_SHOWN]
    ]
    lines += [
        words("invited-line-expired" if one.expired else "invited-line", name=one.name, role=words(f"role-{one.role}"))
        for one in invited[: MOST_SHOWN - len(lines)]
    ]
    hidden = len(members) + len(invited) - len(lines)
    return [*lines, words("people-more", count=hidden)] if hidden else lines


def _person_keys(members: Sequence[Member], invited: Sequence[Invited]) -> list[list[Button]]:
    """A button each, two a row; the number keeps the labels of namesakes apart."""
    places = [(one.name, MemberCard(id=one.grant_id).pack()) for one in members[:MOST_SHOWN]]
    places += [(one.name, InvitationCard(id=one.invitation_id).pack()) for one in invited[: MOST_SHOWN - len(places)]]
    keys = [
        button("btn-person", place, number=number, name=shortened(name, 20))
        for number, (name, place) in enumerate(places, start=1)
    ]
    return [keys[at : at + 2] for at in range(0, len(keys), 2)]


@router.callback_query(MemberCard.filter())
async def show_member(_: CallbackQuery, callback_data: MemberCard, turn: Turn) -> None:
    """Somebody with a role: where they are reached, when they were last here."""
    one = await roster.member(turn.person, callback_data.id)
    turn.card(
        words(
            "member-card",
            name=one.name,
            role=role_words(one.role, one.agency_title),
            phone=one.phone,
            platforms=[words(f"platform-{platform}") for platform in one.platforms] or words("member-no-platform"),
            seen=words("member-seen", at=one.seen_at) if one.seen_at else "",
            unreachable="" if one.reachable else words("member-unreachable"),
        ),
        keyboard(
            [
                button("btn-replace", ReplaceMember(id=one.grant_id).pack()) if one.agency_id is not None else None,
                button("btn-withdraw-role", WithdrawRole(id=one.grant_id).pack()),
            ],
            await _factor_key(turn, one),
            _back(one.agency_id),
        ),
    )


async def _factor_key(turn: Turn, one: Member) -> Button | None:
    """The way to take an authenticator back that somebody else has set up and perhaps lost."""
    another = one.role in STAFF_ROLES and one.person_id != turn.person.person_id
    if another and await second_factor_rules.held_by(turn.person, one.person_id):
        return button("btn-factor-back", TakeBackFactor(id=one.grant_id).pack())
    return None


@router.callback_query(TakeBackFactor.filter())
async def take_factor_back(_: CallbackQuery, callback_data: TakeBackFactor, turn: Turn, state: FSMContext) -> None:
    """«بازنشانی رمز دوم»: what would happen; confirmed, by a code where one is needed."""
    one = await roster.member(turn.person, callback_data.id)
    if not callback_data.asked:
        turn.card(
            words("confirm-factor-back", name=one.name),
            keyboard(
                button("btn-factor-back-now", TakeBackFactor(id=one.grant_id, asked=1).pack()),
                button("btn-cancel", MemberCard(id=one.grant_id).pack()),
            ),
        )
    elif await second_factor_rules.guards_roles(turn.person):
        about = words("second-factor-about-back", name=one.name)
        back = MemberCard(id=one.grant_id).pack()
        await second_factor.ask(turn, state, "factor-back", about, {"grant": one.grant_id}, back)
    else:
        await _take_back(turn, one, None)


@second_factor.with_code("factor-back")
async def take_back_with_code(turn: Turn, _: FSMContext, given: Mapping[str, Any], proof: Proof) -> None:
    """The code was good."""
    await _take_back(turn, await roster.member(turn.person, given["grant"]), proof)


async def _take_back(turn: Turn, one: Member, proof: Proof | None) -> None:
    await second_factor_rules.take_back(turn.person, one.person_id, proof)
    turn.say(words("factor-taken-back", name=one.name))
    await _staff(turn)


def _back(agency_id: int | None) -> Button:
    return button("btn-back", StaffPeople().pack() if agency_id is None else AgencyPeople(id=agency_id).pack())


@router.callback_query(WithdrawRole.filter())
async def ask_to_withdraw(_: CallbackQuery, callback_data: WithdrawRole, turn: Turn) -> None:
    """«پایان نقش»: what would happen."""
    one = await roster.member(turn.person, callback_data.id)
    turn.card(
        words("confirm-withdraw", name=one.name, role=role_words(one.role, one.agency_title)),
        keyboard(
            button("btn-withdraw-now", ConfirmWithdraw(id=one.grant_id).pack()),
            button("btn-cancel", MemberCard(id=one.grant_id).pack()),
        ),
    )


@router.callback_query(ConfirmWithdraw.filter())
async def withdraw(_: CallbackQuery, callback_data: ConfirmWithdraw, turn: Turn) -> None:
    """It was confirmed."""
    held = await people.withdraw_grant(turn.person, callback_data.id)
    turn.say(words("role-withdrawn", name=held.person.name, role=words(f"role-{Role(held.role)}")))
    if held.person_id == turn.person.person_id:
        turn.say(words("role-withdrawn-own"), keyboard(button("btn-home", Home().pack())))
    elif held.agency_id is None:
        await _staff(turn)
    else:
        await _agency(turn, held.agency_id)


@router.callback_query(InvitationCard.filter())
async def show_invitation(_: CallbackQuery, callback_data: InvitationCard, turn: Turn) -> None:
    """An invitation that nobody has used: until when, and the way to close it."""
    one = await roster.invitation(turn.person, callback_data.id)
    turn.card(
        words(
            "invitation-card-expired" if one.expired else "invitation-card",
            name=one.name,
            role=role_words(one.role, one.agency_title),
            phone=one.phone,
            until=one.expires_at,
        ),
        keyboard(button("btn-uninvite", ConfirmUninvite(id=one.invitation_id).pack()), _back(one.agency_id)),
    )


@router.callback_query(ConfirmUninvite.filter())
async def uninvite(_: CallbackQuery, callback_data: ConfirmUninvite, turn: Turn) -> None:
    """«پس گرفتن دعوت»: whoever comes with it is turned away; another can be made any time."""
    one = await invitations.withdraw(turn.person, callback_data.id)
    turn.say(words("invitation-withdrawn", name=one.name))
    if one.agency_id is None:
        await _staff(turn)
    else:
        await _agency(turn, one.agency_id)
