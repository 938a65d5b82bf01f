"""Duties: what the articles of a circular lay on whom until when, and how versions differ in it (01b, 01c)."""

import difflib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from models import articles, audit
from models.correspondence import Circular, Duty
from models.cycle import Cycle
from models.text import normalise, plain
from services import access
from services.access import Actor, Permission
from services.errors import Refused
from services.letters import circulars
from services.states import CircularState

# Who can be chosen with one press; anybody else is typed.
AGENCIES, AGENCY_HEAD, LIAISON, PARENT, STAFF, DEPUTY, ARO = OWNERS = (
    "agencies",
    "agency_head",
    "liaison",
    "parent",
    "staff",
    "deputy",
    "aro",
)
OF_AGENCY = frozenset({AGENCIES, AGENCY_HEAD, LIAISON})
LONGEST = 250
MOST = 60


@dataclass(frozen=True, slots=True)
class Proposed:
    """A duty that the text seems to lay on somebody: to be confirmed by staff."""

    article: str
    title: str
    owner: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions.

    `what`: text-added, text-removed, text-changed, duty-added, duty-removed, duty-day, duty-owner.
    Days are ISO dates, empty for none.
    """

    what: str
    article: str
    before: str
    after: str


async def of_circular(actor: Actor, circular_id: int, agency_id: int | None = None) -> list[Duty]:
    """The duties of a circular in the order of its articles. Raises what `circulars.view` raises."""
    circular = await circulars.view(actor, circular_id, agency_id)
    return await Duty.filter(circular_id=circular.id).order_by("position", "id")


def concerning(duties: Sequence[Duty]) -> list[Duty]:
    """Those that concern an agency's people: theirs by owner, or of an owner nobody can tell by a code."""
    return [one for one in duties if one.owner in OF_AGENCY or one.owner not in OWNERS]


async def add(actor: Actor, circular_id: int, article: str) -> Duty:
    """Begin a duty of a draft by its article; title, owner and day follow.

    Raises `Refused`: those of `circulars.draft`, bad-duty-article, too-many-duties.
    """
    circular = await circulars.draft(actor, circular_id)
    label = articles.asked_for(article) or plain(article).replace("\n", " ")
    if not 1 <= len(label) <= 64:
        raise Refused("bad-duty-article", given=label[:60])
    return await _made(circular, label, "", "", None)


async def add_proposed(actor: Actor, circular_id: int, proposed: Sequence[Proposed]) -> int:
    """Take over duties split from the text; articles that have a duty already keep it. Returns how many are new."""
    circular = await circulars.draft(actor, circular_id)
    known = {one.article for one in await Duty.filter(circular_id=circular.id)}
    fresh = [one for one in proposed if one.article not in known]
    for one in fresh:
        await _made(circular, one.article, one.title, one.owner, one.due_on)
    return len(fresh)


async def _made(circular: Circular, article: str, title: str, owner: str, due_on: date | None) -> Duty:
    count = await Duty.filter(circular_id=circular.id).count()
    if count >= MOST:
        raise Refused("too-many-duties", most=MOST)
    last = await Duty.filter(circular_id=circular.id).order_by("-position").first()
    return await Duty.create(
        circular_id=circular.id,
        position=last.position + 1 if last else 1,
        article=article,
        title=title,
        owner=owner,
        due_on=due_on,
    )


async def change(
    actor: Actor, duty_id: int, *, title: str | None = None, owner: str | None = None, due_on: date | None = None
) -> Duty:
    """Give title, owner or day of a duty of a draft.

    Raises `Refused`: unknown-duty, circular-issued, bad-duty-words.
    """
    duty = await _of_draft(actor, duty_id)
    if title is not None:
        duty.title = _words(title)
    if owner is not None:
        duty.owner = _words(owner)
    if due_on is not None:
        duty.due_on = due_on
    await duty.save(update_fields=["title", "owner", "due_on"])
    return duty


def _words(typed: str) -> str:
    said = plain(typed).replace("\n", " ")
    if not 2 <= len(said) <= LONGEST:
        raise Refused("bad-duty-words", length=len(said), most=LONGEST)
    return said


async def without_day(actor: Actor, duty_id: int) -> Duty:
    """The duty has no due day. Raises `Refused`: unknown-duty, circular-issued."""
    duty = await _of_draft(actor, duty_id)
    duty.due_on = None
    await duty.save(update_fields=["due_on"])
    return duty


async def drop(actor: Actor, duty_id: int) -> Duty:
    """Take a duty out of a draft (nobody has seen it yet). Raises `Refused`: unknown-duty, circular-issued."""
    duty = await _of_draft(actor, duty_id)
    await Duty.filter(id=duty.id).delete()
    return duty


async def _of_draft(actor: Actor, duty_id: int) -> Duty:
    access.require(actor, Permission.ISSUE_CIRCULAR)
    duty = await Duty.get_or_none(id=duty_id)
    if duty is None:
        raise Refused("unknown-duty")
    await circulars.draft(actor, duty.circular_id)
    return duty


async def view(actor: Actor, duty_id: int) -> tuple[Duty, Circular]:
    """A duty with its circular, for staff. Raises `Refused("unknown-duty")`."""
    access.require(actor, Permission.ISSUE_CIRCULAR)
    duty = await Duty.get_or_none(id=duty_id)
    if duty is None:
        raise Refused("unknown-duty")
    return duty, await circulars.known(duty.circular_id)


async def mark(actor: Actor, duty_id: int, acted_at: datetime, *, done: bool) -> Duty:
    """Note that a duty is done, or open again (ART-1n: an attachment that follows later keeps it open)."""
    duty, _ = await view(actor, duty_id)
    await Duty.filter(id=duty.id).update(done_at=acted_at if done else None)
    event = audit.Event(actor.person_id, "duty.marked", f"duty:{duty.id}", {"done": done})
    await audit.record([event])
    return await Duty.get(id=duty.id)


async def changes_of(actor: Actor, circular_id: int, agency_id: int | None = None) -> list[Change]:
    """What a version says otherwise than the one before: as it was told, once it is issued. Nothing for the first."""
    circular = await circulars.view(actor, circular_id, agency_id)
    if circular.replaces_id is None:
        return []
    if circular.state != CircularState.REGISTERED:
        return [Change(**one) for one in json.loads(circular.changes or "[]")]
    return await compared(await circulars.known(circular.replaces_id), circular)


def as_stored(changes: Sequence[Change]) -> str:
    """Changes as the circular keeps them."""
    return json.dumps([asdict(one) for one in changes], ensure_ascii=False)


async def since_last_year(
    actor: Actor, circular_id: int, agency_id: int | None = None
) -> tuple[Circular, list[Change]] | None:
    """The circular of the cycle before that is most like this one, and how this one differs (01c); None without."""
    circular = await circulars.view(actor, circular_id, agency_id)
    year = (await Cycle.get(id=circular.cycle_id)).year
    former = await (
        Circular.filter(cycle__year__lt=year, state=CircularState.ISSUED)
        .order_by("-cycle__year", "-id")
        .select_related("cycle")
    )
    same_year = [one for one in former if one.cycle.year == former[0].cycle.year]
    if not same_year:
        return None
    title = normalise(circular.title)
    like = max(same_year, key=lambda one: difflib.SequenceMatcher(None, normalise(one.title), title).ratio())
    return like, await compared(like, circular)


async def compared(former: Circular, present: Circular) -> list[Change]:
    """How one circular differs from a former one: its text by article, its duties by article."""
    found = [
        Change(f"text-{one.kind}", one.label, one.before, one.after)
        for one in articles.compared(former.text, present.text)
    ]
    before = await Duty.filter(circular_id=former.id).order_by("position", "id")
    after = await Duty.filter(circular_id=present.id).order_by("position", "id")
    left = list(before)
    for duty in after:
        twin = _twin(duty, left)
        if twin is None:
            found.append(Change("duty-added", duty.article, "", duty.title))
            continue
        left.remove(twin)
        if twin.due_on != duty.due_on:
            found.append(Change("duty-day", duty.article, _iso(twin.due_on), _iso(duty.due_on)))
        if normalise(twin.owner) != normalise(duty.owner):
            found.append(Change("duty-owner", duty.article, twin.owner, duty.owner))
    return found + [Change("duty-removed", one.article, one.title, "") for one in left]


def _twin(duty: Duty, among: Sequence[Duty]) -> Duty | None:
    """The former duty of the same article: the one of the same title where an article has several."""
    same = [one for one in among if one.article == duty.article]
    return next((one for one in same if normalise(one.title) == normalise(duty.title)), same[0] if same else None)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
