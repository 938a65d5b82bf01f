"""Circulars as they are written: number, day, title, text, file, until they are issued (01a, ART-1 to ART-8)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models import articles, audit
from models.articles import Article
from models.correspondence import Circular, Duty
from models.text import plain
from services import access
from services.access import Actor, Permission
from services.case.evidence import SentFile
from services.errors import Refused
from services.papers import Paper
from services.states import CircularState
from services.year import cycles

PAPER = Paper("circular", Circular)
LONGEST_TEXT = 100_000
LONGEST_NUMBER, LONGEST_TITLE = 64, 250
SEEN = (CircularState.ISSUED, CircularState.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Page:
    """One screen of a text: which article it belongs to, and what it says."""

    label: str
    text: str


async def begin(actor: Actor, number: str, today: date, acted_at: datetime) -> Circular:
    """Register a circular of the present cycle by its number; the rest is given afterwards (01a).

    Raises `Refused`: circular-needs-cycle, bad-circular-number, circular-known (this cycle has it already).
    """
    access.require(actor, Permission.ISSUE_CIRCULAR)
    cycle = await cycles.current()
    if cycle is None:
        raise Refused("circular-needs-cycle")
    number = _number(number)
    if await Circular.filter(cycle_id=cycle.id, number=number).exists():
        raise Refused("circular-known", number=number)
    circular = await Circular.create(
        cycle_id=cycle.id,
        number=number,
        day=today,
        title="",
        state=CircularState.REGISTERED,
        person_id=actor.person_id,
        registered_at=acted_at,
    )
    await _note(actor, "registered", circular.id, {"number": number})
    return circular


def _number(typed: str) -> str:
    number = plain(typed).replace("\n", " ")
    if not any(letter.isdigit() for letter in number) or len(number) > LONGEST_NUMBER:
        raise Refused("bad-circular-number", given=number[:40])
    return number


async def amend(actor: Actor, circular_id: int, today: date, acted_at: datetime) -> Circular:
    """Begin the next version of an issued circular, with its text and duties; the one begun already, if any.

    The file is that of the former letter and is not taken over. Raises `Refused`: unknown-circular, wrong-state.
    """
    access.require(actor, Permission.ISSUE_CIRCULAR)
    former = await known(circular_id)
    begun = await Circular.filter(replaces_id=former.id).first()
    if begun is not None:
        return begun
    if former.state != CircularState.ISSUED:
        raise Refused("wrong-state")
    circular = await Circular.create(
        cycle_id=former.cycle_id,
        number=former.number,
        day=today,
        title=former.title,
        text=former.text,
        version=former.version + 1,
        replaces_id=former.id,
        state=CircularState.REGISTERED,
        person_id=actor.person_id,
        registered_at=acted_at,
    )
    for duty in await Duty.filter(circular_id=former.id).order_by("position"):
        await Duty.create(
            circular_id=circular.id,
            position=duty.position,
            article=duty.article,
            title=duty.title,
            owner=duty.owner,
            due_on=duty.due_on,
            done_at=duty.done_at,
        )
    await _note(actor, "amended", circular.id, {"replaces": former.id, "version": circular.version})
    return circular


async def describe(
    actor: Actor, circular_id: int, *, number: str | None = None, day: date | None = None, title: str | None = None
) -> Circular:
    """Give number, day or title of a circular that is not issued yet.

    Raises `Refused`: those of `draft`, bad-circular-number, bad-circular-title.
    """
    circular = await draft(actor, circular_id)
    given: dict[str, Any] = {}
    if number is not None:
        given["number"] = _number(number)
    if day is not None:
        given["day"] = day
    if title is not None:
        given["title"] = plain(title).replace("\n", " ")
        if not 3 <= len(given["title"]) <= LONGEST_TITLE:
            raise Refused("bad-circular-title", length=len(given["title"]), most=LONGEST_TITLE)
    await Circular.filter(id=circular.id).update(**given)
    return await known(circular_id)


async def put_text(actor: Actor, circular_id: int, text: str, *, anew: bool) -> Circular:
    """Take a piece of the text: in place of what is there (`anew`), or behind it (a text in several messages).

    Raises `Refused`: those of `draft`, circular-too-long.
    """
    circular = await draft(actor, circular_id)
    whole = plain(text) if anew or not circular.text else f"{circular.text}\n{plain(text)}"
    if len(whole) > LONGEST_TEXT:
        raise Refused("circular-too-long", length=len(whole), most=LONGEST_TEXT)
    await Circular.filter(id=circular.id).update(text=whole)
    return await known(circular_id)


async def receive_file(actor: Actor, circular_id: int, sent: SentFile, most_bytes: int) -> Circular:
    """Note the letter's file and ask for its bytes.

    Raises `Refused`: those of `draft`, file-too-large, paper-arriving (another one is on its way).
    """
    await PAPER.expect(await draft(actor, circular_id), sent, most_bytes)
    return await known(circular_id)


async def draft(actor: Actor, circular_id: int) -> Circular:
    """A circular that may still be written. Raises `Refused`: unknown-circular, circular-issued."""
    access.require(actor, Permission.ISSUE_CIRCULAR)
    circular = await known(circular_id)
    if circular.state != CircularState.REGISTERED:
        raise Refused("circular-issued", number=circular.number)
    return circular


async def known(circular_id: int) -> Circular:
    """A circular by its row. Raises `Refused("unknown-circular")`."""
    circular = await Circular.filter(id=circular_id).select_related("cycle").first()
    if circular is None:
        raise Refused("unknown-circular")
    return circular


async def view(actor: Actor, circular_id: int, agency_id: int | None = None) -> Circular:
    """A circular as the actor may read it: what is not issued yet is staff's alone.

    Raises `Refused("unknown-circular")`, `Denied` for who has no part in the appraisal.
    """
    access.require(actor, Permission.SEE_CATALOGUE, agency_id)
    circular = await known(circular_id)
    if circular.state == CircularState.REGISTERED and not access.allows(actor, Permission.ISSUE_CIRCULAR):
        raise Refused("unknown-circular")
    return circular


async def listed(actor: Actor, agency_id: int | None = None) -> list[Circular]:
    """The circulars of the present cycle, newest first; those not issued yet are for staff alone."""
    access.require(actor, Permission.SEE_CATALOGUE, agency_id)
    cycle = await cycles.current()
    if cycle is None:
        return []
    found = Circular.filter(cycle_id=cycle.id)
    if not access.allows(actor, Permission.ISSUE_CIRCULAR):
        found = found.filter(state__in=list(SEEN))
    return await found.order_by("-id")


async def standing() -> list[Circular]:
    """The circulars of the present cycle that are in force, newest first."""
    cycle = await cycles.current()
    if cycle is None:
        return []
    return await Circular.filter(cycle_id=cycle.id, state=CircularState.ISSUED).order_by("-id")


def pages(circular: Circular, most: int = 1500) -> list[Page]:
    """The text by article, an article that is too long for a screen in several pages (01e)."""
    return [page for article in articles.split(circular.text) for page in _cut(article, most)]


def _cut(article: Article, most: int) -> list[Page]:
    parts, rest = [], article.text
    while len(rest) > most:
        at = max(rest.rfind("\n", most // 2, most), rest.rfind(" ", most // 2, most))
        at = at if at > 0 else most
        parts.append(Page(article.label, rest[:at].strip()))
        rest = rest[at:].strip()
    return [*parts, Page(article.label, rest)]


async def _note(actor: Actor, act: str, circular_id: int, details: dict[str, Any]) -> None:
    await audit.record([audit.Event(actor.person_id, f"circular.{act}", f"circular:{circular_id}", details)])
