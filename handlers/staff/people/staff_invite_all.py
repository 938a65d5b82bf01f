"""Staff: the people of all agencies invited at once: from a list, or the unused invitations made anew (04c)."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Holds
from handlers.places.home import People
from handlers.places.lists import ImportSheet
from handlers.places.people import InviteAll, Reissue
from handlers.staff.people import invitation_sheet
from handlers.staff.people.staff_roster import lacking_button
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import words
from services.access import Role
from services.people import mass_invitations, roster

router = Router(name="staff_invite_all")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))


@router.callback_query(InviteAll.filter())
async def invite_all(_: CallbackQuery, turn: Turn) -> None:
    """«دعوت همهٔ دستگاه‌ها»: from a list of people; those who have not come get a fresh sheet."""
    stand = await roster.overview(turn.person, size=0)
    unused, newest = await mass_invitations.waiting(turn.person)
    turn.card(
        words("invite-all", agencies=stand.agencies, unasked=stand.unasked, unused=unused),
        keyboard(
            button("btn-import-people", ImportSheet(kind="people").pack()),
            button("btn-reissue", Reissue(upto=newest, asked=0).pack()) if unused else None,
            lacking_button("btn-without-liaison", Role.LIAISON, stand.without_liaison),
            button("btn-back", People().pack()),
        ),
    )


@router.callback_query(Reissue.filter())
async def reissue(_: CallbackQuery, callback_data: Reissue, turn: Turn) -> None:
    """«برگهٔ تازه»: confirmed once, then two hundred at a time, a sheet each."""
    if not callback_data.asked:
        unused, _newest = await mass_invitations.waiting(turn.person)
        turn.card(
            words("confirm-reissue", unused=unused),
            keyboard(
                button("btn-reissue-now", Reissue(upto=callback_data.upto, asked=1).pack()),
                button("btn-cancel", InviteAll().pack()),
            ),
        )
        return
    issued, left = await mass_invitations.reissue(turn.person, callback_data.upto)
    invitation_sheet.send(turn, issued)
    turn.say(
        words("reissued", count=len(issued), left=left),
        keyboard(
            button("btn-reissue-next", Reissue(upto=callback_data.upto, asked=1).pack()) if left else None,
            button("btn-people", People().pack()),
        ),
    )
