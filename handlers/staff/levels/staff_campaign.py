"""Staff: the broadcast of the ranking: its settings, how each messenger shows it, counted, started with a code (19)."""

from collections.abc import Mapping
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from handlers import second_factor
from handlers.filters import Holds
from handlers.labels import shortened
from handlers.paging import page_of, turning
from handlers.places.levels import (
    CampaignList,
    CampaignPage,
    CampaignPick,
    CampaignPreview,
    CampaignReport,
    CampaignSet,
    CampaignStart,
    CampaignStop,
    Levels,
    NewCampaign,
    OwnLevel,
)
from handlers.said import in_words
from handlers.second_factor import with_code
from handlers.staff.levels import campaign_reports
from handlers.turn import Turn
from messages.keyboards import button, keyboard
from messages.words import Words, words
from models.campaigns import Campaign
from services.access import AGENCY_ROLES, STAFF_ROLES
from services.levels import campaign_report, campaigns
from services.levels.campaign_audience import Audience
from services.levels.campaign_content import What
from services.second_factor import Proof
from services.states import CampaignState

router = Router(name="staff_campaign")
router.message.filter(Holds(*STAFF_ROLES))
router.callback_query.filter(Holds(*STAFF_ROLES))

GROUPS_A_PAGE = 5
ACT = "campaign"
WHO = {
    Audience.AGENCIES: "audience-agencies",
    Audience.HEADS: "audience-heads",
    Audience.LIAISONS: "audience-liaisons",
    Audience.EVERYBODY: "audience-everybody",
}
WHAT = {What.FULL: "content-full", What.LEVELS: "content-levels", What.FIRST: "content-first"}


@router.callback_query(NewCampaign.filter())
async def new(_: CallbackQuery, turn: Turn, state: FSMContext) -> None:
    """«پیام رتبه‌بندی»: the one that goes out, else the draft."""
    await state.clear()
    known = await campaigns.running(turn.person) or await campaigns.begin(turn.person, turn.acted_at)
    await show(turn, await campaigns.view(turn.person, known.id))


@router.callback_query(CampaignPage.filter())
async def page(_: CallbackQuery, callback_data: CampaignPage, turn: Turn, state: FSMContext) -> None:
    """One campaign, wherever it is."""
    await state.clear()
    await show(turn, await campaigns.view(turn.person, callback_data.id))


async def show(turn: Turn, campaign: Campaign) -> None:
    """The card of a campaign: settings, progress, or report."""
    if campaign.state == CampaignState.DRAFT:
        await _show_draft(turn, campaign)
    elif campaign.state == CampaignState.RUNNING:
        await campaign_reports.show_progress(turn, campaign)
    else:
        await campaign_reports.show_report(turn, campaign, 0)


async def _show_draft(turn: Turn, campaign: Campaign) -> None:
    groups = await campaigns.groups(turn.person, campaign.id)
    former = await campaigns.listed(turn.person)
    turn.card(
        words(
            "campaign-draft",
            audience=words(WHO[Audience(campaign.audience["who"])]),
            own=words("audience-own-groups") if campaign.audience["own"] else "",
            content=words(WHAT[What(campaign.content["what"])]),
            chosen=sum(one.chosen for one in groups),
            groups=len(groups),
        ),
        keyboard(
            button("btn-campaign-preview", CampaignPreview(id=campaign.id).pack()),
            [
                button("btn-campaign-who", CampaignSet(id=campaign.id, part="who").pack()),
                button("btn-campaign-what", CampaignSet(id=campaign.id, part="what").pack()),
            ],
            [
                button("btn-campaign-groups", CampaignSet(id=campaign.id, part="groups").pack()),
                button("btn-campaigns", CampaignList().pack()) if former else None,
            ],
            button("btn-back", Levels().pack()),
        ),
    )


@router.callback_query(CampaignSet.filter())
async def settings(_: CallbackQuery, callback_data: CampaignSet, turn: Turn) -> None:
    """«گیرندگان», «محتوا», «گروه‌ها»."""
    campaign = await campaigns.draft(turn.person, callback_data.id)
    await _show_setting(turn, campaign, callback_data.part, callback_data.page)


async def _show_setting(turn: Turn, campaign: Campaign, part: str, asked: int) -> None:
    back = button("btn-back", CampaignPage(id=campaign.id).pack())

    def pick(value: str) -> str:
        return CampaignPick(id=campaign.id, version=campaign.version, part=part, value=value).pack()

    if part == "what":
        rows = [button(WHAT[one], pick(one.value)) for one in What]
        turn.card(words("campaign-ask-what", now=words(WHAT[What(campaign.content["what"])])), keyboard(*rows, back))
    elif part == "groups":
        groups = await campaigns.groups(turn.person, campaign.id)
        at, pages = page_of(asked, len(groups), GROUPS_A_PAGE)
        shown = groups[at * GROUPS_A_PAGE : (at + 1) * GROUPS_A_PAGE]
        rows = [
            button("btn-group-out" if one.chosen else "btn-group-in", pick(str(one.id)), title=shortened(one.title, 30))
            for one in shown
        ]
        turn.card(
            words("campaign-ask-groups", chosen=sum(one.chosen for one in groups), groups=len(groups)),
            keyboard(
                *rows,
                turning(at, pages, lambda to: CampaignSet(id=campaign.id, part="groups", page=to).pack()),
                [button("btn-groups-all", pick("0")) if not all(one.chosen for one in groups) else None, back],
            ),
        )
    else:
        own = campaign.audience["own"]
        turn.card(
            words(
                "campaign-ask-who",
                now=words(WHO[Audience(campaign.audience["who"])]),
                own=words("audience-own-groups") if own else "",
            ),
            keyboard(
                *(button(WHO[one], pick(one.value)) for one in Audience),
                button("btn-audience-all-groups" if own else "btn-audience-own-groups", pick("all" if own else "own")),
                back,
            ),
        )


@router.callback_query(CampaignPick.filter())
async def choose(_: CallbackQuery, callback_data: CampaignPick, turn: Turn) -> None:
    """One choice of a setting."""
    campaign_id, version, value = callback_data.id, callback_data.version, callback_data.value
    if callback_data.part == "groups" and value.isdecimal() and len(value) < 10:
        changed = await campaigns.choose(turn.person, campaign_id, version, group_id=int(value))
        await _show_setting(turn, changed, "groups", 0)
        return
    if value in ("own", "all"):
        changed = await campaigns.choose(turn.person, campaign_id, version, own=value == "own")
    elif value in list(Audience):
        changed = await campaigns.choose(turn.person, campaign_id, version, who=Audience(value))
    elif value in list(What):
        changed = await campaigns.choose(turn.person, campaign_id, version, what=What(value))
    else:
        changed = await campaigns.view(turn.person, campaign_id)
    await show(turn, changed)


@router.callback_query(CampaignPreview.filter())
async def preview(_: CallbackQuery, callback_data: CampaignPreview, turn: Turn) -> None:
    """«پیش‌نمایش»: the very message on each messenger, then to whom it would go."""
    found = await campaigns.preview(turn.person, callback_data.id)
    campaign, reach = found.campaign, found.reach
    as_seen = Words("campaign-levels", in_words(found.args))
    keys = None
    if campaign.audience["who"] != Audience.EVERYBODY:
        keys = keyboard(button("btn-own-level", OwnLevel().pack()))
    for platform in reach.platforms or {turn.platform: 0}:
        turn.say(words("campaign-preview-on", platform=words(f"platform-{platform}")))
        turn.say_as_on(platform, as_seen, keys)
    warnings = [
        words("campaign-warn-untold", count=found.untold) if found.untold else "",
        words("campaign-warn-before", at=found.before) if found.before is not None else "",
    ]
    turn.card(
        words(
            "campaign-ready",
            people=reach.people,
            agencies=reach.agencies,
            platforms=platform_counts(reach.platforms),
            unreachable=reach.unreachable,
            warnings=[one for one in warnings if one] or "",
        ),
        keyboard(
            button("btn-campaign-start", CampaignStart(id=campaign.id, version=campaign.version).pack()),
            [
                button("btn-campaign-change", CampaignPage(id=campaign.id).pack()),
                button("btn-cancel", CampaignStop(id=campaign.id).pack()),
            ],
        ),
    )


def platform_counts(platforms: Mapping[str, int]) -> list[Words]:
    """How many on each messenger."""
    return [
        words("campaign-platform", platform=words(f"platform-{platform}"), count=count)
        for platform, count in platforms.items()
    ]


@router.callback_query(OwnLevel.filter(), ~Holds(*AGENCY_ROLES))
async def in_a_preview(_: CallbackQuery, turn: Turn) -> None:
    """«سطح دستگاه من» under a preview."""
    turn.say(words("own-level-preview"))


@router.callback_query(CampaignStart.filter())
async def ask_for_code(_: CallbackQuery, callback_data: CampaignStart, turn: Turn, state: FSMContext) -> None:
    """«ارسال»: a code first. A second press finds it going out."""
    campaign = await campaigns.view(turn.person, callback_data.id)
    if campaign.state == CampaignState.RUNNING:
        turn.say(words("campaign-goes-already"))
        await show(turn, campaign)
        return
    await campaigns.draft(turn.person, callback_data.id, callback_data.version)
    found = await campaigns.preview(turn.person, callback_data.id)
    await campaigns.draft(turn.person, callback_data.id, callback_data.version)  # before a code is spent on it
    await second_factor.ask(
        turn,
        state,
        ACT,
        words("campaign-about", people=found.reach.people, agencies=found.reach.agencies),
        {"id": campaign.id, "version": callback_data.version},
        CampaignPage(id=campaign.id).pack(),
    )


@with_code(ACT)
async def start(turn: Turn, _: FSMContext, data: Mapping[str, Any], proof: Proof) -> None:
    """The code was good: it goes out."""
    campaign = await campaigns.start(turn.person, data["id"], data["version"], proof, turn.acted_at)
    people = (await campaign_report.progress(turn.person, campaign.id)).people
    turn.say(
        words("campaign-started", people=people),
        keyboard(
            [
                button("btn-campaign-see", CampaignPage(id=campaign.id).pack()),
                button("btn-campaign-stop", CampaignStop(id=campaign.id).pack()),
            ]
        ),
    )


@router.callback_query(CampaignStop.filter())
async def stop(_: CallbackQuery, callback_data: CampaignStop, turn: Turn) -> None:
    """«لغو ارسال»: asked once when it goes out already."""
    campaign = await campaigns.view(turn.person, callback_data.id)
    if campaign.state == CampaignState.RUNNING and not callback_data.sure:
        so_far = await campaign_report.progress(turn.person, campaign.id)
        turn.card(
            words("campaign-stop-sure", sent=so_far.settled, left=so_far.counts["queued"]),
            keyboard(
                button("btn-campaign-stop-now", CampaignStop(id=campaign.id, sure=1).pack()),
                button("btn-back", CampaignPage(id=campaign.id).pack()),
            ),
        )
        return
    stopped, count = await campaigns.cancel(turn.person, campaign.id)
    if stopped.started_at is None:
        turn.say(words("campaign-dropped"), keyboard(button("btn-to-levels", Levels().pack())))
        return
    turn.say(words("campaign-stopped", count=count))
    await campaign_reports.show_report(turn, stopped, 0)


@router.callback_query(CampaignList.filter())
async def former(_: CallbackQuery, turn: Turn) -> None:
    """«پیام‌های پیشین»: the broadcasts of the year."""
    found = (await campaigns.listed(turn.person))[:6]
    rows = [
        button("btn-campaign-former", CampaignReport(id=one.id).pack(), place=place, at=one.started_at)
        for place, one in enumerate(found, start=1)
    ]
    turn.card(words("campaigns", count=len(found)), keyboard(*rows, button("btn-back", Levels().pack())))
