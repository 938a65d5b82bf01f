"""Staff: invite a liaison, admit somebody whose phone could not be proven, see the agencies (04c, 04b)."""

from collections.abc import Mapping

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from handlers.filters import Holds
from handlers.home import shortened
from handlers.places import Admit, Board, Home, Invite, InviteTo, TurnAway
from handlers.states import Staff
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.profiles import deep_link
from messages.words import Words, words
from models.text import parse_phone
from services import agencies, cases, cycles, invitations, registration
from services.access import Role
from services.errors import Refused

router = Router(name="staff_people")
router.message.filter(Holds(Role.ADMIN))
router.callback_query.filter(Holds(Role.ADMIN))

CANCEL = keyboard(button("btn-back", Home().pack()))
BOARD_PAGE = 8
MOST_AGENCIES = 6


@router.message(Command("invite"))
async def invite_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/invite: which agency?"""
    await _ask_for_agency(turn, state)


@router.callback_query(Invite.filter())
async def invite(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«دعوت رابط»: which agency?"""
    await _ask_for_agency(turn, state)


async def _ask_for_agency(turn: Turn, state: FSMContext) -> None:
    await state.set_state(Staff.agency)
    turn.card(words("ask-agency"), CANCEL)


@router.message(StateFilter(Staff.agency), F.text, ~F.text.startswith("/"))
async def take_agency(message: Message, turn: Turn, state: FSMContext) -> None:
    """Part of the agency's name or its code was typed."""
    found = await agencies.search(turn.person, message.text or "")
    if not found:
        raise Refused("unknown-agency", given=(message.text or "")[:60])
    if len(found) == 1:
        await _ask_for_name(turn, state, found[0].code, found[0].title)
        return
    rows = [
        button("btn-agency", InviteTo(agency=one.code).pack(), code=one.code, title=shortened(one.title, 36))
        for one in found[:MOST_AGENCIES]
    ]
    which = words("which-agency", count=len(found))
    if len(found) > MOST_AGENCIES:
        which = words("which-agency-many", count=len(found), shown=MOST_AGENCIES)
    turn.card(which, keyboard(*rows, button("btn-back", Home().pack())))


@router.callback_query(InviteTo.filter())
async def choose_agency(_: CallbackQuery, callback_data: InviteTo, turn: Turn, state: FSMContext) -> None:
    """The agency was chosen."""
    found = await agencies.search(turn.person, callback_data.agency)
    if not found:
        raise Refused("unknown-agency", given=callback_data.agency)
    await _ask_for_name(turn, state, found[0].code, found[0].title)


async def _ask_for_name(turn: Turn, state: FSMContext, code: str, title: str) -> None:
    await state.set_state(Staff.name)
    await state.set_data({"agency": code, "title": title})
    turn.card(words("ask-liaison-name", agency=title), CANCEL)


@router.message(StateFilter(Staff.name), F.text, ~F.text.startswith("/"))
async def take_name(message: Message, turn: Turn, state: FSMContext) -> None:
    """The liaison's name was typed."""
    name = invitations.as_name(message.text or "")
    if name is None:
        raise Refused("bad-name", given=(message.text or "")[:60])
    await state.update_data(name=name)
    await state.set_state(Staff.phone)
    turn.card(words("ask-liaison-phone", name=name), CANCEL)


@router.message(StateFilter(Staff.phone), F.text | F.contact, ~F.text.startswith("/"))
async def take_phone(message: Message, turn: Turn, state: FSMContext) -> None:
    """The liaison's phone was typed (or a contact shared): the invitation is made."""
    typed = message.contact.phone_number if message.contact else message.text or ""
    if parse_phone(typed) is None:
        raise Refused("bad-phone", given=typed[:40])
    data = await state.get_data()
    issued = await invitations.invite(turn.person, Role.LIAISON, data["name"], typed, data["agency"])
    await state.clear()
    turn.say(
        words(
            "invitation",
            name=issued.name,
            agency=issued.agency_title or "",
            links=links(turn.bots, issued.token),
            code=f"{issued.code[:5]} {issued.code[5:]}",
            phone=issued.phone,
            days=invitations.VALID_FOR.days,
        )
    )
    turn.say(
        words("invitation-made", name=issued.name),
        keyboard(button("btn-invite-another", Invite().pack()), button("btn-home", Home().pack())),
    )


def links(bots: Mapping[str, str], token: str) -> list[Words | str]:
    """The way in on each messenger that this installation serves."""
    return [
        words("invitation-link", platform=words(f"platform-{platform}"), link=deep_link(platform, name, token))
        for platform, name in bots.items()
        if name
    ]


@router.callback_query(Admit.filter())
async def admit(_: CallbackQuery, callback_data: Admit, turn: Turn) -> None:
    """«تأیید ورود»."""
    request = await registration.decide(turn.person, callback_data.id, admit=True)
    turn.say(words("entry-was-admitted", name=request.invitation.name), keyboard(button("btn-home", Home().pack())))


@router.callback_query(TurnAway.filter())
async def turn_away(_: CallbackQuery, callback_data: TurnAway, turn: Turn) -> None:
    """«رد ورود»."""
    request = await registration.decide(turn.person, callback_data.id, admit=False)
    turn.say(words("entry-was-refused", name=request.given_name), keyboard(button("btn-home", Home().pack())))


@router.message(Command("board"))
async def board_by_command(_: Message, turn: Turn, state: FSMContext) -> None:
    """/board: the agencies and their progress."""
    await _board(turn, state, 0)


@router.callback_query(Board.filter())
async def board_by_button(_: CallbackQuery, callback_data: Board, turn: Turn, state: FSMContext) -> None:
    """«وضعیت دستگاه‌ها»."""
    await _board(turn, state, callback_data.page)


async def _board(turn: Turn, state: FSMContext, page: int) -> None:
    await state.clear()
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("not-open-yet")
    page = max(page, 0)
    board = await cases.board(turn.person, cycle.id, page=page, size=BOARD_PAGE)
    pages = max(1, -(-board.agencies // BOARD_PAGE))
    if page >= pages:
        page = pages - 1
        board = await cases.board(turn.person, cycle.id, page=page, size=BOARD_PAGE)
    lines: list[Words | str] = [
        words(
            "board-line" if one.liaisons else "board-line-silent",
            title=shortened(one.agency_title, 34),
            done=one.done,
            total=one.total,
        )
        for one in board.lines
    ]
    turning = []
    if page > 0:
        turning.append(button("btn-previous", Board(page=page - 1).pack()))
    if page < pages - 1:
        turning.append(button("btn-next", Board(page=page + 1).pack()))
    turn.card(
        words(
            "board",
            agencies=board.agencies,
            silent=board.silent,
            finished=board.finished,
            list=lines or words("board-empty"),
            page=page + 1,
            pages=pages,
        ),
        keyboard(turning, [button("btn-invite", Invite().pack()), button("btn-back", Home().pack())]),
    )
