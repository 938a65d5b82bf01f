"""Search over the cycle's catalogue, circulars and published answers, forgiving of how Persian is typed (04e, 01e).

The catalogue is read once, whatever the number of agencies; what is found is then led to the asker's own entries.
"""

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from models import sql
from models.text import normalise
from services import access
from services.access import Actor, Permission
from services.case.entries import CURRENT
from services.errors import Refused
from services.letters import circulars

MEASURE, INDICATOR, ARTICLE, ANSWER = KINDS = ("measure", "indicator", "article", "answer")
LONGEST, MOST_WORDS, MOST_HITS, SUGGESTED = 100, 8, 200, 4
_fold = lru_cache(maxsize=20_000)(normalise)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `id` is its row (of a circular for an article, which is on `page`); `entry_id`: own entry."""

    kind: str
    id: int
    code: str
    title: str
    entry_id: int | None = None
    page: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first, and where nothing was: words that look alike."""

    hits: tuple[Hit, ...]
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Thing:
    hit: Hit
    exact: tuple[str, ...]
    title: str
    rest: str


async def search(actor: Actor, typed: str, agency_id: int | None = None) -> Found:
    """Find what holds every word typed: in a title first, then anywhere. Raises `Refused("search-too-short")`.

    A code or an entry's number finds exactly that. `Denied` for who has no part in the appraisal.
    """
    access.require(actor, Permission.SEE_CATALOGUE, agency_id)
    words = tuple(normalise(typed[:LONGEST]).split()[:MOST_WORDS])
    if sum(len(word) for word in words) < 2:
        raise Refused("search-too-short", given=typed[:40])
    things = [*await _catalogue(agency_id), *await _articles(), *await _answers()]
    ranked = [
        (rank, place, thing.hit) for place, thing in enumerate(things) if (rank := _rank(thing, words)) is not None
    ]
    ranked.sort(key=lambda one: one[:2])
    hits = tuple(hit for _, _, hit in ranked[:MOST_HITS])
    return Found(hits, () if hits else _near(words, things))


def _rank(thing: _Thing, words: Sequence[str]) -> int | None:
    """The lower the better: the very code, all words in the title, some of them, all elsewhere; None: not found."""
    whole = " ".join(words)
    if whole in thing.exact:
        return 0
    if all(_holds(thing.title, word) for word in words):
        return 1 if thing.title.startswith(whole) else 2
    if all(_holds(thing.title, word) or _holds(thing.rest, word) for word in words):
        return 3 if any(_holds(thing.title, word) for word in words) else 4
    return None


def _holds(text: str, word: str) -> bool:
    return word in text or word in text.replace(" ", "")


def _near(words: Sequence[str], things: Iterable[_Thing]) -> tuple[str, ...]:
    """The words of titles that look most like those typed."""
    known = {word for thing in things for word in thing.title.split() if len(word) > 2}
    spelled = {normalise(word): word for thing in things for word in thing.hit.title.split()}
    near: list[str] = []
    for word in words:
        near += difflib.get_close_matches(word, known, n=2, cutoff=0.6)
    return tuple(spelled.get(word, word).strip("«»()،؛:.") for word in dict.fromkeys(near))[:SUGGESTED]


async def _catalogue(agency_id: int | None) -> list[_Thing]:
    found = await sql.rows(
        "SELECT m.id, m.code, m.title, m.method, m.evidence, i.id AS indicator_id, i.code AS indicator_code, "  # noqa: S608 - constants only
        "i.title AS indicator_title, i.definition, i.steward "
        "FROM measure m JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id "
        f"WHERE x.cycle_id = {CURRENT} AND (i.agency_id IS NULL OR i.agency_id = ?) "
        "ORDER BY x.position, i.position, m.position",
        agency_id,
    )
    own = {
        one["measure_id"]: (one["id"], one["number"])
        for one in await sql.rows(
            "SELECT e.id, e.number, e.measure_id FROM measure_entry e JOIN agency_case c ON c.id = e.case_id "  # noqa: S608 - constants only
            f"WHERE c.agency_id = ? AND c.cycle_id = {CURRENT}",
            agency_id,
        )
    }
    things: list[_Thing] = []
    seen: set[int] = set()
    for one in found:
        if one["indicator_id"] not in seen:
            seen.add(one["indicator_id"])
            hit = Hit(INDICATOR, one["indicator_id"], one["indicator_code"], one["indicator_title"])
            rest = _fold(f"{one['definition']} {one['steward']}")
            things.append(_Thing(hit, (_fold(hit.code),), _fold(f"{hit.code} {hit.title}"), rest))
        entry_id, number = own.get(one["id"], (None, None))
        hit = Hit(MEASURE, one["id"], one["code"], one["title"], entry_id)
        rest = _fold(" ".join((one["method"], one["indicator_title"], *json.loads(one["evidence"]))))
        exact = (_fold(hit.code), *([str(number)] if number is not None else []))
        things.append(_Thing(hit, exact, _fold(f"{hit.code} {hit.title}"), rest))
    return things


async def _articles() -> list[_Thing]:
    things = []
    for circular in await circulars.standing():
        name = f"{circular.number} {circular.title}"
        hit = Hit(ARTICLE, circular.id, circular.number, circular.title)
        things.append(_Thing(hit, (_fold(circular.number),), _fold(name), ""))
        for at, page in enumerate(circulars.pages(circular)):
            hit = Hit(ARTICLE, circular.id, page.label, page.text[:80].replace("\n", " "), page=at)
            things.append(_Thing(hit, (_fold(page.label),), _fold(page.label), _fold(page.text)))
    return things


async def _answers() -> list[_Thing]:
    found = await sql.rows(
        "SELECT q.id, q.text, q.answer FROM question q JOIN agency_case c ON c.id = q.case_id "  # noqa: S608 - constants only
        f"WHERE q.published = 1 AND c.cycle_id = {CURRENT} ORDER BY q.answered_at DESC LIMIT 500"
    )
    things = []
    for one in found:
        hit = Hit(ANSWER, one["id"], "", one["text"][:80].replace("\n", " "))
        things.append(_Thing(hit, (), _fold(one["text"]), _fold(one["answer"])))
    return things
