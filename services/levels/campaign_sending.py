"""A campaign that was started goes out: some hundred people a transaction, a live card for who started it (19).

Rows and messages are written together under keys that are unique for ever: cut off anywhere, the next call goes on,
and nobody gets it twice.
"""

from typing import Any

from models import audit, sql
from models.campaigns import Campaign
from models.clock import business_now
from models.fields import stored_time
from services.levels import campaign_content, campaign_report
from services.levels.campaign_audience import Audience
from services.notices import Notice, post
from services.states import CAMPAIGN, CampaignState

CHUNK = 200
# The live card follows so many people at a time: each of its edits takes a message from the broadcast.
CARD_EVERY = 1000


async def any_due() -> bool:
    """Whether a campaign is going out (a reading look, outside the gate)."""
    return await Campaign.exists(state=CampaignState.RUNNING)


async def next_chunk() -> bool:
    """Store the messages of the next people of a running campaign; returns whether more may wait.

    When all are stored and none waits to be sent, it is done. Who holds no role any more gets nothing.
    """
    campaign = await Campaign.filter(state=CampaignState.RUNNING).order_by("id").first().select_related("cycle")
    if campaign is None:
        return False
    found = await sql.rows(
        "SELECT r.id, r.person_id, EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = r.person_id "
        "AND g.withdrawn_at IS NULL) AS takes_part FROM campaign_recipient r "
        "WHERE r.campaign_id = ? AND r.stored_at IS NULL ORDER BY r.id LIMIT ?",
        campaign.id,
        CHUNK,
    )
    if not found:
        await _look_whether_done(campaign)
        return False
    args = campaign_content.args_of(campaign.content["shown"])
    people = [one["person_id"] for one in found if one["takes_part"]]
    await post([_notice(campaign, person, args) for person in people])
    now = stored_time(business_now())
    await sql.many("UPDATE campaign_recipient SET stored_at = ? WHERE id = ?", [(now, one["id"]) for one in found])
    if found[0]["id"] // CARD_EVERY != found[-1]["id"] // CARD_EVERY:
        await show(campaign)
    return True


def _notice(campaign: Campaign, person_id: int, args: dict[str, Any]) -> Notice:
    key = f"campaign:{campaign.id}:{person_id}"
    if campaign.audience["who"] == Audience.EVERYBODY:
        return Notice(key, person_id, "campaign-levels", args, broadcast=True)
    return Notice(key, person_id, "campaign-levels", args, (("btn-own-level", "own-level:0"),), broadcast=True)


async def _look_whether_done(campaign: Campaign) -> None:
    waiting = await sql.row(
        "SELECT 1 FROM outbox WHERE priority = 3 AND key >= ? AND key < ? AND state IN ('new', 'sending') LIMIT 1",
        f"campaign:{campaign.id}:",
        f"campaign:{campaign.id};",
    )
    if waiting is None:
        campaign.state = CAMPAIGN.after(campaign.state, "finish")
        campaign.version += 1
        await Campaign.filter(id=campaign.id).update(
            state=campaign.state, version=campaign.version, finished_at=business_now()
        )
        counts = (await campaign_report.counted(campaign.id)).counts
        await audit.record([audit.Event(None, "campaign.finished", f"campaign:{campaign.id}", counts)])
    await show(campaign)


async def show(campaign: Campaign) -> None:
    """The live card of who started it; the same figures are told once."""
    if campaign.started_by_id is None:
        return
    now = await campaign_report.counted(campaign.id)
    counts = now.counts
    failed = sum(counts[state] for state in campaign_report.NOT_REACHED)
    shown = {"people": now.people, "sent": counts["sent"], "failed": failed, "unknown": counts["unknown"]}
    key = f"campaign-card:{campaign.id}:{campaign.version}:" + ":".join(str(counts[one]) for one in counts)
    card = f"campaign:{campaign.id}"
    report = (("btn-campaign-report", f"campaign-report:{campaign.id}:0"),)
    if campaign.state == CampaignState.DONE:
        notice = Notice(key, campaign.started_by_id, "campaign-done", shown, report, card=card)
    elif campaign.state == CampaignState.CANCELLED:
        cut = shown | {"cancelled": counts["cancelled"]}
        notice = Notice(key, campaign.started_by_id, "campaign-cut-off", cut, report, card=card)
    else:
        notice = Notice(
            key,
            campaign.started_by_id,
            "campaign-going-out",
            shown | {"queued": counts["queued"]},
            (("btn-campaign-see", f"campaign:{campaign.id}"), ("btn-campaign-stop", f"campaign-stop:{campaign.id}:0")),
            card=card,
        )
    await post([notice])
