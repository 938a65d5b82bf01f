"""What became of a campaign: as a whole, person by person, whom it did not reach and who is to be called (19)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from models import sql
from models.campaigns import Campaign
from services import access, ticking
from services.access import Actor, Permission
from services.errors import Refused
from services.states import CampaignState

SENT, QUEUED, UNKNOWN, CANCELLED, BLOCKED, FAILED, NONE = STATES = (
    "sent",
    "queued",
    "unknown",
    "cancelled",
    "blocked",
    "failed",
    "none",
)
NOT_REACHED = (BLOCKED, FAILED, NONE)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many people are in which state."""

    counts: dict[str, int]

    @property
    def people(self) -> int:
        """All recipients."""
        return sum(self.counts.values())

    @property
    def settled(self) -> int:
        """Those for whom nothing waits any more."""
        return self.people - self.counts[QUEUED]


@dataclass(frozen=True, slots=True)
class Recipient:
    """One person of a campaign, and what became of their message."""

    person_id: int
    name: str
    phone: str
    agency: str
    platform: str
    state: str
    sent_at: datetime | None
    reason: str


@dataclass(frozen=True, slots=True)
class NotReached:
    """What is to be sent again: stored messages, and recipients (rows) who get one on another account."""

    people: int
    messages: list[int]
    anew: list[int]


# The messages of a campaign by person and account; all of one account count as one (a text in parts).
_CHATS = """
SELECT person_id, platform, chat_id, max(sent_at) AS sent_at,
 CASE WHEN count(*) FILTER (WHERE state IN ('sent', 'merged')) = count(*) THEN 0
      WHEN count(*) FILTER (WHERE state IN ('new', 'sending')) > 0 THEN 1
      WHEN count(*) FILTER (WHERE state = 'failed') > 0 THEN 5
      WHEN count(*) FILTER (WHERE state = 'blocked') > 0 THEN 4
      WHEN count(*) FILTER (WHERE state = 'cancelled') > 0 THEN 3
      ELSE 2 END AS place
FROM outbox WHERE priority = 3 AND key >= ? AND key < ? GROUP BY person_id, platform, chat_id
"""
_WAITING = "SELECT person_id FROM campaign_recipient WHERE campaign_id = ? AND stored_at IS NULL"
# Counted where the rows are: a broadcast has thousands. Who has no message yet, or none at all, comes last.
_COUNTS = f"""
WITH chat AS ({_CHATS}), person AS (SELECT person_id, min(place) AS place FROM chat GROUP BY person_id)
SELECT place, count(*) AS n FROM person WHERE person_id NOT IN ({_WAITING}) GROUP BY place
UNION ALL SELECT CASE WHEN (SELECT state FROM campaign WHERE id = ?) = 'CANCELLED' THEN 3 ELSE 1 END, count(*)
 FROM campaign_recipient WHERE campaign_id = ? AND stored_at IS NULL
UNION ALL SELECT 6, count(*) FROM campaign_recipient WHERE campaign_id = ? AND stored_at IS NOT NULL
 AND person_id NOT IN (SELECT person_id FROM person)
"""  # noqa: S608 - constants only


def _keys(campaign_id: int) -> tuple[str, str]:
    return f"campaign:{campaign_id}:", f"campaign:{campaign_id};"


async def counted(campaign_id: int) -> Progress:
    """How far a campaign came (for the live card)."""
    found = await sql.rows(_COUNTS, *_keys(campaign_id), *[campaign_id] * 4)
    counts = dict.fromkeys(STATES, 0)
    for one in found:
        counts[STATES[one["place"]]] += int(one["n"])
    return Progress(counts)


async def progress(actor: Actor, campaign_id: int) -> Progress:
    """How far a campaign came. `Denied` for who may not."""
    access.require(actor, Permission.BROADCAST)
    now = await counted(campaign_id)
    if not now.counts[QUEUED]:
        ticking.soon()  # it may be over: whoever looks need not wait for the next tick
    return now


@dataclass(slots=True)
class _Told:
    """A recipient and the best of what became of their messages."""

    row_id: int
    place: int
    platform: str = ""
    sent_at: int | None = None


async def _told(campaign_id: int) -> tuple[dict[int, _Told], set[tuple[int, str, int]]]:
    """Every recipient by person, and the accounts that were written to."""
    campaign = await Campaign.get(id=campaign_id)
    waiting = STATES.index(CANCELLED if campaign.state == CampaignState.CANCELLED else QUEUED)
    found: dict[int, _Told] = {}
    for one in await sql.rows(
        "SELECT id, person_id, stored_at IS NULL AS waits FROM campaign_recipient WHERE campaign_id = ?", campaign_id
    ):
        found[one["person_id"]] = _Told(one["id"], waiting if one["waits"] else STATES.index(NONE))
    accounts = set()
    for one in await sql.rows(_CHATS, *_keys(campaign_id)):
        accounts.add((one["person_id"], one["platform"], one["chat_id"]))
        known = found[one["person_id"]]
        if known.place != waiting and one["place"] < known.place:
            known.place, known.platform, known.sent_at = one["place"], one["platform"], one["sent_at"]
    return found, accounts


async def recipients(actor: Actor, campaign_id: int, states: Sequence[str] = STATES) -> list[Recipient]:
    """Everybody of a campaign in one of the states, by agency and name. Raises `Refused("unknown-campaign")`."""
    access.require(actor, Permission.BROADCAST)
    if not await Campaign.exists(id=campaign_id):
        raise Refused("unknown-campaign")
    told, _ = await _told(campaign_id)
    errors = await _errors(campaign_id)
    people = await sql.rows(
        "SELECT p.id, p.name, p.phone, (SELECT min(a.title) FROM role_grant g JOIN agency a ON a.id = g.agency_id "
        "WHERE g.person_id = p.id AND g.withdrawn_at IS NULL) AS agency "
        "FROM campaign_recipient r JOIN person p ON p.id = r.person_id WHERE r.campaign_id = ?",
        campaign_id,
    )
    found = []
    for one in people:
        what = told[one["id"]]
        state = STATES[what.place]
        if state in states:
            sent_at = datetime.fromtimestamp(what.sent_at / 1000, UTC) if what.sent_at and state == SENT else None
            reason = errors.get(one["id"], "") if state in NOT_REACHED else ""
            found.append(
                Recipient(
                    one["id"],
                    one["name"],
                    one["phone"] or "",
                    one["agency"] or "",
                    what.platform,
                    state,
                    sent_at,
                    reason,
                )
            )
    return sorted(found, key=lambda one: (one.agency, one.name, one.person_id))


async def _errors(campaign_id: int) -> dict[int, str]:
    """What the messengers said of the messages that they did not take, by person."""
    found = await sql.rows(
        "SELECT person_id, max(error) AS error FROM outbox WHERE priority = 3 AND key >= ? AND key < ? "
        "AND state IN ('failed', 'blocked') GROUP BY person_id",
        *_keys(campaign_id),
    )
    return {one["person_id"]: one["error"] or "" for one in found}


async def not_reached(campaign_id: int) -> NotReached:
    """Whom a campaign did not reach: those who could be written to on an account that was not tried get it there, the
    others on the same one again; nobody on two."""
    told, accounts = await _told(campaign_id)
    missing = {person for person, one in told.items() if STATES[one.place] in NOT_REACHED}
    best: dict[int, tuple[int, str, int]] = {}
    for one in await sql.rows(
        "SELECT u.person_id, u.platform, u.chat_id FROM account u JOIN campaign_recipient r "
        "ON r.person_id = u.person_id WHERE r.campaign_id = ? "
        "ORDER BY u.person_id, u.unreachable_at IS NOT NULL, u.last_used_at DESC",
        campaign_id,
    ):
        best.setdefault(one["person_id"], (one["person_id"], one["platform"], one["chat_id"]))
    anew = {person for person in missing & best.keys() if best[person] not in accounts}
    again = (missing & best.keys()) - anew
    troubled = await sql.rows(
        "SELECT id, person_id, platform, chat_id FROM outbox WHERE priority = 3 AND key >= ? AND key < ? "
        "AND state IN ('failed', 'blocked')",
        *_keys(campaign_id),
    )
    messages = [
        one["id"]
        for one in troubled
        if one["person_id"] in again and best[one["person_id"]] == (one["person_id"], one["platform"], one["chat_id"])
    ]
    return NotReached(len(anew) + len(again), messages, [told[person].row_id for person in sorted(anew)])
