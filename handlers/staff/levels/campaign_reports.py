"""Staff: a broadcast as it goes out and what became of it: counts, phones of those not reached, sheet, again (19)."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.levels import (
    CampaignAgain,
    CampaignPage,
    CampaignReport,
    CampaignSheet,
    CampaignStop,
    Levels,
)
from handlers.staff.levels.level_sheets import said
from handlers.turn import Table, Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from models.campaigns import Campaign
from services.access import STAFF_ROLES
from services.errors import Refused
from services.levels import campaign_report, campaigns
from services.levels.campaign_report import NOT_REACHED, Recipient
from services.states import CampaignState

router = Router(name="campaign_reports")
router.callback_query.filter(Holds(*STAFF_ROLES))

PAGE = 5
STATES = {
    "sent": "delivery-sent",
    "queued": "delivery-queued",
    "unknown": "delivery-unknown",
    "cancelled": "delivery-cancelled",
    "blocked": "delivery-blocked",
    "failed": "delivery-failed",
    "none": "delivery-none",
}


async def show_progress(turn: Turn, campaign: Campaign) -> None:
    """How far it is."""
    now = await campaign_report.progress(turn.person, campaign.id)
    counts = now.counts
    turn.card(
        words(
            "campaign-going-out",
            people=now.people,
            sent=counts["sent"],
            queued=counts["queued"],
            failed=sum(counts[state] for state in NOT_REACHED),
            unknown=counts["unknown"],
        ),
        keyboard(
            [
                button("btn-campaign-refresh", CampaignPage(id=campaign.id).pack()),
                button("btn-campaign-stop", CampaignStop(id=campaign.id).pack()),
            ],
            [
                button("btn-campaign-report", CampaignReport(id=campaign.id).pack()),
                button("btn-back", Levels().pack()),
            ],
        ),
    )


@router.callback_query(CampaignReport.filter())
async def report(_: CallbackQuery, callback_data: CampaignReport, turn: Turn) -> None:
    """«گزارش ارسال»."""
    await show_report(turn, await campaigns.view(turn.person, callback_data.id), callback_data.page)


async def show_report(turn: Turn, campaign: Campaign, asked: int) -> None:
    """What became of it, with the phones of those whom it did not reach.

    Raises `Refused("unknown-campaign")` for one that never went out (an old card of a draft that was dropped).
    """
    if campaign.started_at is None:
        raise Refused("unknown-campaign")
    now = await campaign_report.progress(turn.person, campaign.id)
    missing = await campaign_report.recipients(turn.person, campaign.id, NOT_REACHED)
    page, pages = page_of(asked, len(missing), PAGE)
    lines = [_line(one) for one in missing[page * PAGE : (page + 1) * PAGE]]
    done = campaign.state == CampaignState.DONE
    counts = now.counts
    turn.card(
        words(
            "campaign-report",
            state=words("campaign-state", state=campaign.state),
            at=campaign.started_at,
            people=now.people,
            sent=counts["sent"],
            unknown=words("campaign-unknown", count=counts["unknown"]) if counts["unknown"] else "",
            cancelled=words("campaign-cancelled", count=counts["cancelled"]) if counts["cancelled"] else "",
            missing=words("campaign-missing", count=len(missing), list=lines, page=page + 1, pages=pages)
            if lines
            else words("campaign-missing-none"),
        ),
        keyboard(
            button("btn-campaign-again", CampaignAgain(id=campaign.id).pack()) if missing and done else None,
            turning(page, pages, lambda at: CampaignReport(id=campaign.id, page=at).pack()),
            [button("btn-campaign-sheet", CampaignSheet(id=campaign.id).pack()), button("btn-back", Levels().pack())],
        ),
    )


def _line(one: Recipient) -> Words:
    state = words(STATES[one.state])
    agency = shortened(one.agency, 30) or words("campaign-no-agency")
    if not one.phone:
        return words("campaign-line-no-phone", name=one.name, agency=agency, state=state)
    return words("campaign-line", name=one.name, agency=agency, phone=one.phone, state=state)


@router.callback_query(CampaignSheet.filter())
async def sheet(_: CallbackQuery, callback_data: CampaignSheet, turn: Turn) -> None:
    """«فهرست کامل»: everybody, as a sheet."""
    found = await campaign_report.recipients(turn.person, callback_data.id)
    columns = [
        (said(turn, words("delivery-column-agency")), 40, "text"),
        (said(turn, words("delivery-column-name")), 24, "text"),
        (said(turn, words("delivery-column-phone")), 16, "text"),
        (said(turn, words("delivery-column-messengers")), 16, "text"),
        (said(turn, words("delivery-column-delivery")), 20, "text"),
        (said(turn, words("delivery-column-sent-at")), 28, "text"),
        (said(turn, words("campaign-column-reason")), 40, "text"),
    ]
    states = {state: said(turn, words(STATES[state])) for state in STATES}
    platforms = {one: said(turn, words(f"platform-{one}")) for one in {one.platform for one in found} if one}
    rows = [
        [
            one.agency,
            one.name,
            one.phone,
            platforms.get(one.platform, ""),
            states[one.state],
            said(turn, words("moment-of", at=one.sent_at)) if one.sent_at else "",
            one.reason,
        ]
        for one in found
    ]
    title = said(turn, words("campaign-sheet-title"))
    turn.table(
        Table(title, columns, rows),
        f"{title}.xlsx",
        words("campaign-sheet", count=len(rows)),
        keyboard(button("btn-back", CampaignReport(id=callback_data.id).pack())),
        protect=True,
    )


@router.callback_query(CampaignAgain.filter())
async def again(_: CallbackQuery, callback_data: CampaignAgain, turn: Turn) -> None:
    """«ارسال به ناموفق‌ها»."""
    people = await campaigns.resend(turn.person, callback_data.id)
    turn.say(words("campaign-again", people=people))
    await show_progress(turn, await campaigns.view(turn.person, callback_data.id))
