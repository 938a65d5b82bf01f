"""The level ranking as a campaign: written, previewed, started once with a code, cancelled, sent again (19)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models import audit, outbox, sql
from models.campaigns import Campaign
from models.clock import business_now
from services import access, second_factor, ticking
from services.access import Actor, Permission
from services.errors import Refused
from services.levels import campaign_audience, campaign_content, campaign_report, campaign_sending, distribution
from services.levels.campaign_audience import Audience, Reach
from services.levels.campaign_content import What
from services.levels.importing import KIND
from services.second_factor import Proof
from services.states import CAMPAIGN, CampaignState

_SOME = 500


@dataclass(frozen=True, slots=True)
class Group:
    """A group of agencies, and whether the ranking of it is told."""

    id: int
    code: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft as it would go out: `args` of its message, whom it reaches, how many agencies have not been told their
    own level yet, and when the same was broadcast before."""

    campaign: Campaign
    args: Mapping[str, Any]
    reach: Reach
    untold: int
    before: datetime | None


def key_of(campaign_id: int) -> str:
    """How the keys of all messages of a campaign begin."""
    return f"campaign:{campaign_id}:"


async def view(actor: Actor, campaign_id: int) -> Campaign:
    """A campaign. Raises `Refused("unknown-campaign")`, `Denied` for who may not."""
    access.require(actor, Permission.BROADCAST)
    found = await Campaign.get_or_none(id=campaign_id).select_related("cycle", "started_by")
    if found is None:
        raise Refused("unknown-campaign")
    return found


async def running(actor: Actor) -> Campaign | None:
    """The level ranking that is going out now, if any."""
    access.require(actor, Permission.BROADCAST)
    return await Campaign.filter(kind=KIND, state=CampaignState.RUNNING).order_by("-id").first()


async def listed(actor: Actor) -> list[Campaign]:
    """The broadcasts of the present cycle that were started, newest first."""
    access.require(actor, Permission.BROADCAST)
    cycle = await distribution.present()
    return await Campaign.filter(cycle_id=cycle.id, kind=KIND, started_at__isnull=False).order_by("-id")


async def begin(actor: Actor, acted_at: datetime) -> Campaign:
    """The draft of the present cycle, made where there is none: all groups, all of it, to liaisons and heads.

    Raises `Refused`: no-cycle, campaign-running (one at a time).
    """
    access.require(actor, Permission.BROADCAST)
    cycle = await distribution.present()
    if await running(actor):
        raise Refused("campaign-running")
    known = await Campaign.filter(cycle_id=cycle.id, kind=KIND, state=CampaignState.DRAFT).order_by("-id").first()
    if known is not None:
        return await view(actor, known.id)
    made = await Campaign.create(
        cycle_id=cycle.id,
        kind=KIND,
        state=CampaignState.DRAFT,
        audience={"who": Audience.AGENCIES.value, "own": False},
        content={"what": What.FULL.value, "groups": []},
        made_by_id=actor.person_id,
        made_at=acted_at,
    )
    return await view(actor, made.id)


async def draft(actor: Actor, campaign_id: int, version: int | None = None) -> Campaign:
    """A campaign that may still be changed. Raises `Refused`: unknown-campaign, campaign-begun (started or cancelled),
    campaign-changed (since `version` was seen)."""
    campaign = await view(actor, campaign_id)
    if campaign.state != CampaignState.DRAFT:
        raise Refused("campaign-begun")
    if version is not None and campaign.version != version:
        raise Refused("campaign-changed")
    return campaign


async def groups(actor: Actor, campaign_id: int) -> list[Group]:
    """The groups that have levels, with those chosen (none chosen means all)."""
    campaign = await view(actor, campaign_id)
    chosen = campaign.content["groups"]
    found = await sql.rows(
        "SELECT DISTINCT g.id, g.code, g.title FROM agency_group g JOIN agency a ON a.group_id = g.id "
        "JOIN agency_case c ON c.agency_id = a.id JOIN level_record l ON l.case_id = c.id "
        "WHERE l.cycle_id = ? ORDER BY g.code",
        campaign.cycle_id,
    )
    return [Group(one["id"], one["code"], one["title"], not chosen or one["code"] in chosen) for one in found]


async def choose(
    actor: Actor,
    campaign_id: int,
    version: int,
    *,
    who: Audience | None = None,
    own: bool | None = None,
    what: What | None = None,
    group_id: int | None = None,
) -> Campaign:
    """Change one setting of a draft: who is told; `own`: people of the told groups alone; what is told; a group taken
    in or left out (0: all again). Raises those of `draft`, and `Refused("campaign-last-group")`."""
    access.require(actor, Permission.BROADCAST)
    campaign = await draft(actor, campaign_id, version)
    audience = dict(campaign.audience)
    content = {"what": campaign.content["what"], "groups": campaign.content["groups"]}
    if who is not None:
        audience["who"] = who.value
    if own is not None:
        audience["own"] = own
    if what is not None:
        content["what"] = what.value
    if group_id is not None:
        content["groups"] = await _toggled(actor, campaign, group_id)
    return await _keep(actor, campaign, audience, content)


async def _toggled(actor: Actor, campaign: Campaign, group_id: int) -> list[str]:
    known = await groups(actor, campaign.id)
    chosen = [one.code for one in known if one.chosen is not (one.id == group_id)]
    if not chosen:
        raise Refused("campaign-last-group")
    return [] if group_id == 0 or len(chosen) == len(known) else chosen


async def _keep(actor: Actor, campaign: Campaign, audience: Mapping[str, Any], content: Mapping[str, Any]) -> Campaign:
    await Campaign.filter(id=campaign.id).update(
        audience=dict(audience), content=dict(content), version=campaign.version + 1
    )
    return await view(actor, campaign.id)


def _named(campaign: Campaign) -> list[str]:
    """The groups whose people alone are told; empty: everybody's."""
    return list(campaign.content["groups"]) if campaign.audience["own"] else []


async def preview(actor: Actor, campaign_id: int) -> Preview:
    """A draft as it would go out now; what it says and to how many is kept, so that exactly this can be started.

    Raises those of `draft`, and `Refused`: campaign-no-levels, campaign-unsigned, campaign-nobody.
    """
    access.require(actor, Permission.BROADCAST)
    campaign = await draft(actor, campaign_id)
    content = campaign.content
    shown = await campaign_content.of_groups(campaign.cycle, content["what"], content["groups"])
    reach = await campaign_audience.reach(campaign.audience["who"], _named(campaign))
    if not reach.people:
        raise Refused("campaign-nobody")
    if (content.get("shown"), content.get("people")) != (shown, reach.people):
        seen = {**content, "shown": shown, "people": reach.people}
        campaign = await _keep(actor, campaign, campaign.audience, seen)
    stand = await distribution.standing(actor)
    former = Campaign.filter(cycle_id=campaign.cycle_id, kind=KIND, started_at__isnull=False)
    before = await former.order_by("-id").first()  # one that was cancelled has reached some, too
    return Preview(
        campaign,
        campaign_content.args_of(shown),
        reach,
        stand.agencies - stand.told,
        before.started_at if before is not None else None,
    )


async def start(actor: Actor, campaign_id: int, version: int, proof: Proof | None, acted_at: datetime) -> Campaign:
    """Send what was previewed to everybody of the audience, once: a row for each now, their messages by the ticks.

    Raises `Refused`: second-factor-needed, those of `draft` (a second press finds it begun), campaign-running,
    campaign-changed (also when a level, or how many it reaches, has changed since the preview), those of `preview`.
    """
    access.require(actor, Permission.BROADCAST)
    second_factor.require(actor, proof)
    campaign = await draft(actor, campaign_id, version)
    if await running(actor):
        raise Refused("campaign-running")
    shown = await campaign_content.of_groups(campaign.cycle, campaign.content["what"], campaign.content["groups"])
    if campaign.content.get("shown") != shown:
        raise Refused("campaign-changed")
    await _move(campaign, "start", started_at=acted_at, started_by_id=actor.person_id)
    people = await campaign_audience.choose(campaign.id, campaign.audience["who"], _named(campaign))
    if people != campaign.content.get("people"):
        raise Refused("campaign-changed")
    details = {"people": people, "audience": campaign.audience, "what": campaign.content["what"]}
    await _note(actor, "started", campaign.id, details)
    ticking.soon()
    return await view(actor, campaign.id)


async def cancel(actor: Actor, campaign_id: int) -> tuple[Campaign, int]:
    """Stop a campaign: what still waits is not sent, what went has gone; returns it, and how many messages waited.

    Raises `Refused`: unknown-campaign, campaign-over (done or cancelled).
    """
    access.require(actor, Permission.BROADCAST)
    campaign = await view(actor, campaign_id)
    if campaign.state not in (CampaignState.DRAFT, CampaignState.RUNNING):
        raise Refused("campaign-over")
    await _move(campaign, "cancel", finished_at=business_now())
    count = await outbox.cancel_by_key(key_of(campaign.id))
    await _note(actor, "cancelled", campaign.id, {"messages": count})
    stopped = await view(actor, campaign.id)
    await campaign_sending.show(stopped)
    return stopped, count


async def resend(actor: Actor, campaign_id: int) -> int:
    """Send a finished campaign again to those alone whom it did not reach: on another messenger where they have
    joined one since; returns to how many people.

    What arrived, waits or may have arrived is left alone. Raises `Refused`: unknown-campaign, campaign-not-over
    (it goes out or was cancelled), campaign-running, campaign-outdated (a level has changed since: what it says is not
    true any more), campaign-nothing-failed.
    """
    access.require(actor, Permission.BROADCAST)
    campaign = await view(actor, campaign_id)
    if campaign.state != CampaignState.DONE:
        raise Refused("campaign-not-over")
    if await running(actor):
        raise Refused("campaign-running")
    if await _outdated(campaign):
        raise Refused("campaign-outdated")
    failed = await campaign_report.not_reached(campaign.id)
    if not failed.people:
        raise Refused("campaign-nothing-failed")
    await _move(campaign, "resend", finished_at=None)
    for at in range(0, len(failed.messages), _SOME):
        await outbox.again(failed.messages[at : at + _SOME])
    await sql.many("UPDATE campaign_recipient SET stored_at = NULL WHERE id = ?", [(one,) for one in failed.anew])
    await _note(actor, "resent", campaign.id, {"people": failed.people})
    ticking.soon()
    return failed.people


async def _outdated(campaign: Campaign) -> bool:
    content = campaign.content
    try:
        return bool(
            content.get("shown") != await campaign_content.of_groups(campaign.cycle, content["what"], content["groups"])
        )
    except Refused:  # a level came anew and is confidential until its letter
        return True


async def _move(campaign: Campaign, act: str, **other: Any) -> None:
    """Take an arrow from the state that was read; somebody else's move in between is found out."""
    after = CAMPAIGN.after(campaign.state, act)
    moved = Campaign.filter(id=campaign.id, state=campaign.state, version=campaign.version)
    if not await moved.update(state=after, version=campaign.version + 1, **other):
        raise Refused("campaign-changed")


async def _note(actor: Actor, act: str, campaign_id: int, details: dict[str, Any]) -> None:
    await audit.record([audit.Event(actor.person_id, f"campaign.{act}", f"campaign:{campaign_id}", details)])
