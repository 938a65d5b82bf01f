"""Staff: a circular as its recipients will see it, issued; who is silent, reminded, and the sheet of it (01d, 04b)."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.letters import (
    Acknowledge,
    CircularPage,
    DeliverySheet,
    IssueCircular,
    PreviewCircular,
    RemindSilent,
    SilentPage,
)
from handlers.staff.letters.staff_circulars import show_issued
from handlers.turn import Table, Turn
from messages.keyboards import button, keyboard, label
from messages.marks import strip
from messages.words import Words, words
from services.access import STAFF_ROLES, Role
from services.errors import Refused
from services.letters import circular_sending, circulars, duties
from services.letters.circular_sending import AMENDED, FIRST, Delivery
from services.states import CircularState

router = Router(name="staff_circular_sending")
router.message.filter(Holds(*STAFF_ROLES))
router.callback_query.filter(Holds(*STAFF_ROLES))

SILENT_A_PAGE = 5
NOTICES = {FIRST: "circular-notice", AMENDED: "circular-notice-amended"}
DELIVERY = {
    "acknowledged": "delivery-acknowledged",
    "sent": "delivery-sent",
    "unknown": "delivery-unknown",
    "queued": "delivery-queued",
    "blocked": "delivery-blocked",
    "failed": "delivery-failed",
    "cancelled": "delivery-cancelled",
    "none": "delivery-none",
}


@router.callback_query(PreviewCircular.filter())
async def preview(_: CallbackQuery, callback_data: PreviewCircular, turn: Turn) -> None:
    """«پیش‌نمایش و ابلاغ»: the very message, then to whom it would go."""
    circular = await circular_sending.check_ready(turn.person, callback_data.id)
    parts = await circular_sending.parts_of(circular.id, AMENDED if circular.replaces_id else FIRST)
    as_seen = words(NOTICES[parts.occasion], **parts.args)
    keys = keyboard(
        [
            button("btn-acknowledge", Acknowledge(id=circular.id).pack()),
            button("btn-circular-open", CircularPage(id=circular.id).pack()),
        ]
    )
    if parts.document:
        turn.stored(*parts.document, as_seen, keys)
    else:
        turn.say(as_seen, keys)
    reach = await circular_sending.audience(turn.person, circular.id)
    found = await duties.of_circular(turn.person, circular.id)
    lacking: list[Words | str] = []
    if not circular.file_sha256:
        lacking.append(words("lacks-file"))
    if not circular.text:
        lacking.append(words("lacks-text"))
    if any(not one.owner for one in found):
        lacking.append(words("lacks-owners", count=sum(not one.owner for one in found)))
    late = sum(one.due_on is not None and one.due_on < circular.day for one in found)
    if late:
        lacking.append(words("duties-past", count=late))
    turn.card(
        words(
            "circular-preview",
            people=reach.people,
            agencies=reach.agencies,
            unreachable=reach.unreachable,
            empty=reach.empty,
            lacking=lacking or "",
        ),
        keyboard(
            button("btn-issue", IssueCircular(id=circular.id).pack()),
            button("btn-back", CircularPage(id=circular.id).pack()),
        ),
    )


@router.callback_query(IssueCircular.filter())
async def issue(_: CallbackQuery, callback_data: IssueCircular, turn: Turn, state: FSMContext) -> None:
    """«ابلاغ»: once, for everybody."""
    circular = await circular_sending.issue(turn.person, callback_data.id, turn.acted_at)
    await state.clear()
    turn.say(words("circular-going-out", number=circular.number))
    await show_issued(turn, circular)


@router.callback_query(SilentPage.filter())
async def silent(_: CallbackQuery, callback_data: SilentPage, turn: Turn) -> None:
    """«بی‌پاسخ‌ها»: a phone list."""
    await _show_silent(turn, callback_data.id, callback_data.page)


async def _show_silent(turn: Turn, circular_id: int, asked: int) -> None:
    circular = await circulars.view(turn.person, circular_id)
    found = await circular_sending.deliveries(turn.person, circular.id, silent_only=True)
    page, pages = page_of(asked, len(found), SILENT_A_PAGE)
    lines = [_silent_line(one) for one in found[page * SILENT_A_PAGE : (page + 1) * SILENT_A_PAGE]]
    may = turn.person.has(Role.ADMIN) and circular.state == CircularState.ISSUED and bool(found)
    turn.card(
        words(
            "circular-silent",
            number=circular.number,
            count=len(found),
            list=lines or words("circular-silent-none"),
            page=page + 1,
            pages=pages,
        ),
        keyboard(
            turning(page, pages, lambda at: SilentPage(id=circular.id, page=at).pack()),
            [
                *([button("btn-remind-silent", RemindSilent(id=circular.id).pack())] if may else []),
                button("btn-delivery-sheet", DeliverySheet(id=circular.id).pack()),
            ],
            button("btn-back", CircularPage(id=circular.id).pack()),
        ),
    )


def _silent_line(one: Delivery) -> Words:
    return words(
        "circular-silent-line",
        agency=shortened(one.agency, 34),
        name=one.name,
        phone=one.phone,
        platforms=[words(f"platform-{platform}") for platform in one.platforms] or words("delivery-none"),
        state=words(DELIVERY[one.state]),
    )


@router.callback_query(RemindSilent.filter(), Holds(Role.ADMIN))
async def remind(_: CallbackQuery, callback_data: RemindSilent, turn: Turn) -> None:
    """«یادآوری به بی‌پاسخ‌ها»: once a day at most."""
    count = await circular_sending.remind(turn.person, callback_data.id, turn.acted_at)
    turn.say(words("circular-silent-reminded", count=count))
    await show_issued(turn, await circulars.view(turn.person, callback_data.id))


@router.callback_query(DeliverySheet.filter())
async def sheet(_: CallbackQuery, callback_data: DeliverySheet, turn: Turn) -> None:
    """«فهرست کامل»: what became of it for everybody, as a sheet."""
    circular = await circulars.view(turn.person, callback_data.id)
    found = await circular_sending.deliveries(turn.person, circular.id)
    if not found:
        raise Refused("circular-nobody-yet", number=circular.number)

    def say(message: Words) -> str:
        return strip(label(message, turn.now))

    columns = [
        (say(words("delivery-column-agency")), 40, "text"),
        (say(words("delivery-column-name")), 24, "text"),
        (say(words("delivery-column-role")), 18, "text"),
        (say(words("delivery-column-phone")), 16, "text"),
        (say(words("delivery-column-messengers")), 16, "text"),
        (say(words("delivery-column-delivery")), 20, "text"),
        (say(words("delivery-column-sent-at")), 28, "text"),
        (say(words("delivery-column-acknowledged-at")), 28, "text"),
    ]
    rows = [
        [
            one.agency,
            one.name,
            say(words(f"role-{one.role}")),
            one.phone,
            [say(words(f"platform-{platform}")) for platform in one.platforms],
            say(words(DELIVERY[one.state])),
            say(words("moment-of", at=one.sent_at)) if one.sent_at else "",
            say(words("moment-of", at=one.acknowledged_at)) if one.acknowledged_at else "",
        ]
        for one in found
    ]
    title = say(words("delivery-sheet-title"))
    turn.table(
        Table(title, columns, rows),
        f"{title}.xlsx",
        words("delivery-sheet", number=circular.number, count=len(rows)),
        keyboard(button("btn-back", CircularPage(id=circular.id).pack())),
    )
