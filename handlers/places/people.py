"""Places: invitations, roles, who takes part."""

from aiogram.filters.callback_data import CallbackData

from handlers.places.bounds import Flag, Id, Page


class Invite(CallbackData, prefix="invite"):
    """Invite a liaison: ask for the agency."""


class InviteTo(CallbackData, prefix="invite-to"):
    """Invite a liaison of this agency: ask for name and phone."""

    agency: str


class Admit(CallbackData, prefix="admit"):
    """Admit somebody whose phone could not be proven."""

    id: Id


class TurnAway(CallbackData, prefix="turn-away"):
    """Turn somebody away whose phone could not be proven."""

    id: Id


class RosterPage(CallbackData, prefix="roster"):
    """The agencies with their people: all, or those that lack a role."""

    lacking: str = ""
    page: Page = 0


class AgencyPeople(CallbackData, prefix="agency-people"):
    """Everybody of one agency."""

    id: Id


class StaffPeople(CallbackData, prefix="staff-people"):
    """The staff themselves."""


class MemberCard(CallbackData, prefix="member"):
    """Somebody with a role in force."""

    id: Id


class WithdrawRole(CallbackData, prefix="withdraw"):
    """Take a role back: what would happen."""

    id: Id


class ConfirmWithdraw(CallbackData, prefix="withdraw-ok"):
    """Take it back."""

    id: Id


class ReplaceMember(CallbackData, prefix="replace"):
    """Put somebody else in their place: who?"""

    id: Id


class TakeBackFactor(CallbackData, prefix="factor-back"):
    """Take the authenticator of somebody of the organisation back; `asked`: it was confirmed."""

    id: Id
    asked: Flag = 0


class InvitationCard(CallbackData, prefix="invited"):
    """An invitation that nobody has used."""

    id: Id


class ConfirmUninvite(CallbackData, prefix="uninvite-ok"):
    """Close an invitation."""

    id: Id


class InviteRole(CallbackData, prefix="invite-role"):
    """Invite to which role?"""


class InviteAs(CallbackData, prefix="invite-as"):
    """Invite somebody to this role; for one over an agency, to the agency `id` (0: which?)."""

    role: str
    id: Id = 0


class InviteAll(CallbackData, prefix="invite-all"):
    """The people of all agencies at once."""


class Reissue(CallbackData, prefix="reissue"):
    """Make the unused invitations anew, up to this one; `asked`: it was confirmed."""

    upto: Id
    asked: Flag
