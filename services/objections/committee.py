"""The committee: what is on its agenda, its resolutions, and deciding an objection in one of them (15d, ST-12)."""

import re
from datetime import date, datetime
from decimal import Decimal

from models import audit
from models.objections import Resolution
from models.people import Person
from models.text import plain, to_latin_digits
from services import access
from services.access import Actor, Permission, Role
from services.case.entries import CURRENT
from services.case.evidence import SentFile
from services.errors import Refused
from services.objections import deciders, deciding, views
from services.objections.deciding import DecidingView
from services.objections.drafting import Registered
from services.objections.views import ObjectionView, Outcome, Vote
from services.papers import Paper
from services.people import people
from services.states import ObjectionState
from services.year import cycles

BODY = "committee"
PAPER = Paper("committee-resolution", Resolution)
LONGEST_NUMBER, SHORTEST_TEXT, LONGEST_TEXT = 64, 5, 1000
LAST = 5
MOST_VOTES = 99


async def agenda(actor: Actor) -> list[ObjectionView]:
    """What waits for the committee, the oldest first; what it decided and was not answered comes last (15d)."""
    access.require(actor, Permission.DECIDE_AT_COMMITTEE)
    return await views.select(
        "(o.state = 'AT_COMMITTEE' OR (o.state = 'DECIDED' AND o.resolution_id IS NOT NULL)) "
        f"AND o.cycle_id = {CURRENT} ORDER BY o.state, o.escalated_at, o.id"
    )


async def card(actor: Actor, objection_id: int) -> DecidingView:
    """One of it, with all that is needed to decide. Raises `Refused`: unknown-objection, objection-moved (it is not,
    or no longer, the committee's)."""
    return await deciding.whole(await _of_committee(actor, objection_id))


async def _of_committee(actor: Actor, objection_id: int) -> ObjectionView:
    access.require(actor, Permission.DECIDE_AT_COMMITTEE)
    one = await views.known(objection_id)
    if one.state != ObjectionState.AT_COMMITTEE and one.resolution_id is None:
        raise Refused("objection-moved", measure=one.measure, state=one.state)
    return one


async def file(actor: Actor, objection_id: int, file_id: int) -> Registered:
    """A file that an objection on the agenda points at. Raises those of `card`, unknown-file, file-not-here."""
    return await deciding.content(await _of_committee(actor, objection_id), file_id)


async def resolutions(actor: Actor) -> list[Resolution]:
    """The committee's last resolutions of this cycle, the newest first."""
    access.require(actor, Permission.DECIDE_AT_COMMITTEE)
    cycle = await cycles.current()
    found = Resolution.filter(cycle_id=cycle.id if cycle else 0, body=BODY)
    return await found.order_by("-day", "-id").limit(LAST)


async def resolution(actor: Actor, resolution_id: int) -> Resolution:
    """One of them. Raises `Refused("unknown-resolution")`."""
    access.require(actor, Permission.DECIDE_AT_COMMITTEE)
    found = await Resolution.get_or_none(id=resolution_id, body=BODY)
    if found is None:
        raise Refused("unknown-resolution")
    return found


def number_of(typed: str) -> str:
    """The number of a resolution as it is kept. Raises `Refused("bad-committee-number")`."""
    number = to_latin_digits(plain(typed)).replace("\n", " ")
    if not 1 <= len(number) <= LONGEST_NUMBER or not any(letter.isdigit() for letter in number):
        raise Refused("bad-committee-number", given=typed[:40])
    return number


def attendance_of(typed: str) -> str:
    """Who was there, as it is kept. Raises `Refused("bad-meeting")`."""
    clean = plain(typed)
    if not SHORTEST_TEXT <= len(clean) <= LONGEST_TEXT:
        raise Refused("bad-meeting", length=len(clean), least=SHORTEST_TEXT, most=LONGEST_TEXT)
    return clean


async def write_resolution(
    actor: Actor, number: str, day: date, attendance: str, today: date, acted_at: datetime
) -> Resolution:
    """Write a meeting's resolution down: its number, day, who was there (ST-12). Its file can follow.

    Raises `Refused`: bad-committee-number, bad-meeting, resolution-in-future, committee-resolution-known (the number is
    taken: decide in that one).
    """
    access.require(actor, Permission.DECIDE_AT_COMMITTEE)
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("wrong-state")
    clean, there = number_of(number), attendance_of(attendance)
    if day > today:
        raise Refused("resolution-in-future", day=day)
    if await Resolution.exists(cycle_id=cycle.id, body=BODY, number=clean):
        raise Refused("committee-resolution-known", number=clean)
    made = await Resolution.create(
        cycle_id=cycle.id,
        body=BODY,
        number=clean,
        day=day,
        attendance=there,
        recorded_by_id=actor.person_id,
        recorded_at=acted_at,
        in_force_at=acted_at,
    )
    details = {"number": clean, "day": day, "attendance": there}
    await audit.record([audit.Event(actor.person_id, "resolution.written", f"resolution:{made.id}", details)])
    return made


async def receive_file(actor: Actor, resolution_id: int, sent: SentFile, most_bytes: int) -> Resolution:
    """The scan of a resolution, in the place of a former one. Raises `Refused`: unknown-resolution, file-too-large,
    paper-arriving."""
    return await PAPER.expect(await resolution(actor, resolution_id), sent, most_bytes)


async def decide(
    actor: Actor,
    objection_id: int,
    version: int,
    resolution_id: int,
    outcome: Outcome,
    new_score: str | Decimal | None,
    reason: str,
    vote: Vote,
    acted_at: datetime,
) -> ObjectionView:
    """Write down what the committee decided about an objection, and how it voted, in a resolution (15d, ST-12).

    The rules of own scores and conflicts of interest hold for the member who writes it down too. Raises `Refused`:
    unknown-objection, unknown-resolution, objection-changed, objection-moved, vote-not-carried, and what
    `deciding.judged` raises.
    """
    one = await _of_committee(actor, objection_id)
    views.check_version(one, version)
    if one.state != ObjectionState.AT_COMMITTEE:
        raise Refused("objection-moved", measure=one.measure, state=one.state)
    within = await resolution(actor, resolution_id)
    score, before, clean = await deciding.judged(actor, await deciding.whole(one), outcome, new_score, reason)
    return await deciding.settle(actor, one, outcome, before, score, clean, acted_at, within.id, carried(vote))


def vote_of(typed: str) -> Vote:
    """A vote as it was typed: votes for, against and abstained, in this order, what is left out being none.

    Raises `Refused`: bad-vote, vote-not-carried.
    """
    counts = [int(one) for one in re.findall(r"\d+", to_latin_digits(typed))]
    if not 1 <= len(counts) <= 3 or max(counts) > MOST_VOTES:
        raise Refused("bad-vote", given=plain(typed)[:40], most=MOST_VOTES)
    return carried(Vote(*counts, *[0] * (3 - len(counts))))


def carried(vote: Vote) -> Vote:
    """The vote, when more voted for the decision than against it. Raises `Refused("vote-not-carried")`."""
    if vote.in_favour <= vote.against:
        raise Refused("vote-not-carried", favour=vote.in_favour, against=vote.against)
    return vote


async def barred(actor: Actor, objection_id: int) -> list[str]:
    """The members who have no vote on an objection on the agenda: they gave its score, wrote it, or have a conflict of
    interest (6, 15a). Raises those of `card`."""
    one = await _of_committee(actor, objection_id)
    found = await deciders.barred_from_one(one) & set(await people.holders(Role.COMMITTEE))
    return [person.name for person in await Person.filter(id__in=found).order_by("name", "id")]


async def take_back(actor: Actor, objection_id: int, version: int, acted_at: datetime) -> ObjectionView:
    """Put an objection back on the agenda while it is not answered. Raises `Refused`: unknown-objection,
    objection-changed, objection-moved, own-score, decider-conflict."""
    one = await _of_committee(actor, objection_id)
    views.check_version(one, version)
    await deciders.check(actor.person_id, one)
    back = await views.move(one, "reconsider", **views.UNDECIDED)
    await views.look_at_sheet(one.case_id)
    await views.record(actor, "taken_back", one.id, {"outcome": one.outcome, "after": one.score, "acted_at": acted_at})
    return back
