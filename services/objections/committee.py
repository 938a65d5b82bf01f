"""The committee: what is on its agenda, its resolutions, and deciding an objection in one of them (15d, ST-12)."""

from datetime import date, datetime
from decimal import Decimal

from models import audit, jobs
from models.objections import Resolution
from models.text import plain, to_latin_digits
from services import access
from services.access import Actor, Permission
from services.case import evidence
from services.case.entries import CURRENT
from services.case.evidence import SentFile, StoredBytes
from services.errors import Refused
from services.objections import deciding, views
from services.objections.deciding import DecidingView
from services.objections.drafting import Registered
from services.objections.views import ObjectionView, Outcome
from services.states import ObjectionState
from services.year import cycles

BODY = "committee"
PURPOSE = "committee-resolution"
LONGEST_NUMBER, SHORTEST_TEXT, LONGEST_TEXT = 64, 5, 1000
LAST = 5


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
    """The scan of a resolution, in the place of a former one. Raises `Refused`: unknown-resolution, file-too-large."""
    found = await resolution(actor, resolution_id)
    evidence.check_size(sent, most_bytes)
    await Resolution.filter(id=found.id).update(
        file_name=evidence.short_name(sent.name), file_sha256=None, file_size=sent.size
    )
    await jobs.put(jobs.FetchJob(PURPOSE, found.id, sent.platform, sent.chat_id, sent.file_id))
    return await resolution(actor, resolution_id)


async def stored(resolution_id: int, got: StoredBytes) -> Resolution:
    """The bytes of a resolution's file are safe."""
    await Resolution.filter(id=resolution_id).update(file_sha256=got.sha256, file_size=got.size)
    details = {"sha256": got.sha256}
    await audit.record([audit.Event(None, "resolution.file_stored", f"resolution:{resolution_id}", details)])
    return await Resolution.get(id=resolution_id)


async def not_stored(resolution_id: int) -> str:
    """The bytes could not be used or never came: the resolution has no file; returns the name it had."""
    found = await Resolution.get(id=resolution_id)
    await Resolution.filter(id=resolution_id).update(file_name="", file_sha256=None, file_size=0)
    return found.file_name


async def decide(
    actor: Actor,
    objection_id: int,
    version: int,
    resolution_id: int,
    outcome: Outcome,
    new_score: str | Decimal | None,
    reason: str,
    acted_at: datetime,
) -> ObjectionView:
    """Write down what the committee decided about an objection, in one of its resolutions (15d, ST-12).

    The rules of own scores and conflicts of interest hold for the member who writes it down too. Raises `Refused`:
    unknown-objection, unknown-resolution, objection-changed, objection-moved, and what `deciding.judged` raises.
    """
    one = await _of_committee(actor, objection_id)
    views.check_version(one, version)
    if one.state != ObjectionState.AT_COMMITTEE:
        raise Refused("objection-moved", measure=one.measure, state=one.state)
    within = await resolution(actor, resolution_id)
    score, before, clean = await deciding.judged(actor, await deciding.whole(one), outcome, new_score, reason)
    return await deciding.settle(actor, one, outcome, before, score, clean, acted_at, within.id)


async def take_back(actor: Actor, objection_id: int, version: int, acted_at: datetime) -> ObjectionView:
    """Put an objection back on the agenda while it is not answered. Raises `Refused`: unknown-objection,
    objection-changed, objection-moved."""
    one = await _of_committee(actor, objection_id)
    views.check_version(one, version)
    back = await views.move(one, "reconsider", **deciding.UNDECIDED)
    await views.record(actor, "taken_back", one.id, {"outcome": one.outcome, "after": one.score, "acted_at": acted_at})
    return back
