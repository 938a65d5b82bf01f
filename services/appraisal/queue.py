"""An appraiser's own queue: what is next, page by page, narrowed to an agency or a measure; their load (12a).

What came back from an agency or is to be looked at again goes first, then the oldest; what was skipped, last. Agencies
in which the appraiser has a conflict of interest and cases that were opened again are not in it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models import sql
from models.appraisal import Appraisal
from models.clock import business_now, day_of, end_of
from models.fields import stored_time
from models.text import normalise, to_latin_digits
from services import access
from services.access import Actor, Permission
from services.appraisal.desk import CONFLICTED
from services.case.entries import CURRENT, as_time
from services.case.progress import DIMENSIONS
from services.errors import Refused
from services.states import AFTER_THE_LOCK, IN_QUEUE, AppraisalState, in_sql

AGENCY, MEASURE, AXIS, DIMENSION = BY = ("agency", "measure", "axis", "dimension")
# The bounds of the ages that a load is told in.
FRESH, OLD = timedelta(days=3), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Narrow:
    """What a queue is narrowed to: one of `BY` and its id (of a dimension its place); `by` empty: to nothing."""

    by: str = ""
    id: int = 0


WHOLE = Narrow()


@dataclass(frozen=True, slots=True)
class Head:
    """How much is in a queue: `returned` came back from its agency, `recheck` is to be looked at again.

    `oldest` is since when the one that has waited longest is there; `title` says what the queue is narrowed to.
    """

    count: int
    returned: int
    recheck: int
    skipped: int
    oldest: datetime | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry in a queue, by the id of its appraisal."""

    id: int
    number: int
    code: str
    title: str
    agency: str
    state: str
    since_at: datetime
    skipped: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """What a queue can be narrowed to, and how much of it that would leave."""

    id: int
    code: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Load:
    """What an appraiser has to do and has done in the current cycle.

    `fresh`, `older`, `oldest_ones`: of what waits, that of up to three days, up to seven, and more. `barred` waits, but
    not for them now: a conflict of interest, or a case that is open again.
    """

    assigned: int
    scored: int
    with_agency: int
    today: int
    week: int
    fresh: int
    older: int
    oldest_ones: int
    barred: int
    head: Head


_OWN = f"p.appraiser_id = ?1 AND p.cycle_id = {CURRENT}"
_BARRED = (
    "SELECT c.id FROM agency_case c WHERE c.cycle_id = "  # noqa: S608 - constants only
    f"{CURRENT} AND (c.state NOT IN {in_sql(AFTER_THE_LOCK)} OR {CONFLICTED.format(person='?1', agency='c.agency_id')})"
)
_QUEUED = f"{_OWN} AND p.state IN {in_sql(IN_QUEUE)} AND p.case_id NOT IN ({_BARRED})"
_LOAD = (
    "SELECT p.state, count(*) AS n, min(p.since_at) AS oldest, count(p.skipped_at) AS skipped, "  # noqa: S608 - constants
    f"total(p.since_at > ?2) AS fresh, total(p.since_at <= ?3) AS long_ago FROM appraisal p WHERE {_OWN}"
)
_ORDER = (
    "p.skipped_at IS NOT NULL, coalesce(p.skipped_at, ''), "
    f"p.state = '{AppraisalState.WAITING.value}', p.since_at, p.id"
)
_NARROWED = {
    "": "",
    AGENCY: f" AND p.case_id IN (SELECT id FROM agency_case WHERE agency_id = ?2 AND cycle_id = {CURRENT})",  # noqa: S608
    MEASURE: " AND p.entry_id IN (SELECT id FROM measure_entry WHERE measure_id = ?2)",
    AXIS: (
        " AND (SELECT e.measure_id FROM measure_entry e WHERE e.id = p.entry_id) IN (SELECT m.id FROM measure m "
        "JOIN indicator i ON i.id = m.indicator_id WHERE i.axis_id = ?2)"
    ),
    DIMENSION: (
        " AND (SELECT e.measure_id FROM measure_entry e WHERE e.id = p.entry_id) IN (SELECT m.id FROM measure m "
        "JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id WHERE x.dimension = ?2)"
    ),
}
_TITLES = {
    AGENCY: "SELECT title FROM agency WHERE id = ?",
    MEASURE: "SELECT code AS title FROM measure WHERE id = ?",
    AXIS: "SELECT title FROM axis WHERE id = ?",
}
# Of each kind of choice: its id, code and title, and in which order they are listed.
_CHOICES = {
    AGENCY: ("a.id, a.code, a.title", "a.code"),
    MEASURE: ("m.id, m.code, m.title", "m.code"),
    AXIS: ("x.id, '' AS code, x.title", "x.id"),
    DIMENSION: ("x.dimension = 'specific' AS id, '' AS code, x.dimension AS title", "1"),
}


async def head(actor: Actor, narrow: Narrow = WHOLE) -> Head:
    """How much waits in the actor's queue, and for how long (12a)."""
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    return await _head(actor, narrow)


async def _head(actor: Actor, narrow: Narrow) -> Head:
    found = await sql.row(
        "SELECT count(*) AS n, min(p.since_at) AS oldest, count(p.skipped_at) AS skipped, "  # noqa: S608 - constants
        f"total(p.state = '{AppraisalState.RESUBMITTED.value}') AS returned, "
        f"total(p.state = '{AppraisalState.RECHECK.value}') AS recheck "
        f"FROM appraisal p WHERE {_QUEUED}{_NARROWED[narrow.by]}",
        *_args(actor, narrow),
    )
    assert found is not None
    return Head(
        count=found["n"],
        returned=int(found["returned"]),
        recheck=int(found["recheck"]),
        skipped=found["skipped"],
        oldest=as_time(found["oldest"]),
        title=await _title(narrow),
    )


def _args(actor: Actor, narrow: Narrow) -> list[Any]:
    if not narrow.by:
        return [actor.person_id]
    return [actor.person_id, DIMENSIONS[narrow.id] if narrow.by == DIMENSION else narrow.id]


async def _title(narrow: Narrow) -> str:
    if not narrow.by:
        return ""
    if narrow.by == DIMENSION:
        return DIMENSIONS[narrow.id]
    found = await sql.row(_TITLES[narrow.by], narrow.id)
    return str(found["title"]) if found else ""


def narrowed(by: str, number: int) -> Narrow:
    """What a button wants a queue narrowed to; the whole queue for what there is not."""
    if by not in BY or (by == DIMENSION and number >= len(DIMENSIONS)):
        return WHOLE
    return Narrow(by, number)


async def page(actor: Actor, narrow: Narrow, at: int, size: int) -> tuple[Head, list[Item]]:
    """A page of the actor's queue (the last one for a page after it), with how much there is in all (12a)."""
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    top = await _head(actor, narrow)
    at = min(at, max(0, (top.count - 1) // size))
    found = await sql.rows(
        "SELECT p.id, p.state, p.since_at, p.skipped_at, e.number, m.code, m.title, a.title AS agency FROM ("  # noqa: S608
        f"SELECT p.id FROM appraisal p WHERE {_QUEUED}{_NARROWED[narrow.by]} ORDER BY {_ORDER} LIMIT {size} "
        f"OFFSET {at * size}) q JOIN appraisal p ON p.id = q.id JOIN measure_entry e ON e.id = p.entry_id "
        "JOIN measure m ON m.id = e.measure_id JOIN agency_case c ON c.id = p.case_id "
        f"JOIN agency a ON a.id = c.agency_id ORDER BY {_ORDER}",
        *_args(actor, narrow),
    )
    return top, [_item(one) for one in found]


def _item(one: sql.Record) -> Item:
    since_at = as_time(one["since_at"])
    assert since_at is not None
    return Item(
        id=one["id"],
        number=one["number"],
        code=one["code"],
        title=one["title"],
        agency=one["agency"],
        state=one["state"],
        since_at=since_at,
        skipped=one["skipped_at"] is not None,
    )


async def next_up(actor: Actor, narrow: Narrow = WHOLE) -> int | None:
    """The id of the appraisal that the actor is to do next; None when the queue is empty (12a)."""
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    found = await sql.row(
        f"SELECT p.id FROM appraisal p WHERE {_QUEUED}{_NARROWED[narrow.by]} ORDER BY {_ORDER} LIMIT 1",  # noqa: S608
        *_args(actor, narrow),
    )
    return int(found["id"]) if found else None


async def skip(actor: Actor, appraisal_id: int, narrow: Narrow = WHOLE) -> int | None:
    """Put one of the actor's own entries at the end of the queue; returns the id of the next one.

    One that is not in the queue stays as it is. Raises `Refused("unknown-entry")`, `Denied` for another's.
    """
    one = await Appraisal.get_or_none(id=appraisal_id)
    access.require(actor, Permission.APPRAISE, assigned_to=one.appraiser_id if one else actor.person_id)
    if one is None:
        raise Refused("unknown-entry")
    await Appraisal.filter(id=one.id, state__in=list(IN_QUEUE)).update(skipped_at=business_now())
    return await next_up(actor, narrow)


async def choices(actor: Actor, by: str) -> list[Choice]:
    """What the actor's queue can be narrowed to, of one kind of `BY`, with counts (12a)."""
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    what, order = _CHOICES[by]
    if by == AGENCY:
        counted = (
            f"SELECT p.case_id, count(*) AS n FROM appraisal p WHERE {_QUEUED} GROUP BY p.case_id) q "  # noqa: S608
            "JOIN agency_case c ON c.id = q.case_id JOIN agency a ON a.id = c.agency_id"
        )
    else:
        counted = (
            "SELECT e.measure_id, count(*) AS n FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id "  # noqa: S608
            f"WHERE {_QUEUED} GROUP BY e.measure_id) q JOIN measure m ON m.id = q.measure_id "
            "JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id"
        )
    found = await sql.rows(
        f"SELECT {what}, sum(q.n) AS n FROM ({counted} GROUP BY 1 ORDER BY {order}",  # noqa: S608 - constants only
        actor.person_id,
    )
    return [Choice(one["id"], one["code"], one["title"], one["n"]) for one in found]


async def find(actor: Actor, text: str) -> Narrow | None:
    """What a person typed to narrow the queue to: the code of a measure or an agency, or a part of an agency's name."""
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    typed, code = normalise(text), to_latin_digits(text).strip().upper()
    if not typed:
        return None
    of_measure = await sql.row(
        "SELECT m.id FROM measure m JOIN indicator i ON i.id = m.indicator_id "  # noqa: S608 - constants only
        f"JOIN axis x ON x.id = i.axis_id WHERE x.cycle_id = {CURRENT} AND upper(m.code) = ?",
        code,
    )
    if of_measure is not None:
        return Narrow(MEASURE, of_measure["id"])
    waiting = await choices(actor, AGENCY)
    by_code = [one for one in waiting if one.code.upper() == code]
    by_title = [one for one in waiting if typed in normalise(one.title)]
    best = next(iter(by_code or by_title), None)
    return Narrow(AGENCY, best.id) if best else None


async def load(actor: Actor) -> Load:
    """What the actor has to do and has done (12a)."""
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    now = business_now()
    midnight = end_of(day_of(now) - timedelta(days=1))
    bounds = (stored_time(now - FRESH), stored_time(now - OLD))
    by_state = await sql.rows(f"{_LOAD} GROUP BY p.state", actor.person_id, *bounds)
    barred = await sql.row(
        f"{_LOAD} AND p.state IN {in_sql(IN_QUEUE)} AND p.case_id IN ({_BARRED})", actor.person_id, *bounds
    )
    done = await sql.row(
        "SELECT total(p.scored_at >= ?2) AS today, count(*) AS week FROM appraisal p "  # noqa: S608 - constants only
        f"WHERE p.scored_by_id = ?1 AND p.cycle_id = {CURRENT} AND p.scored_at >= ?3",
        actor.person_id,
        stored_time(midnight),
        stored_time(midnight - timedelta(days=6)),
    )
    assert barred is not None and done is not None
    waiting = [one for one in by_state if one["state"] in IN_QUEUE]
    counts = {one["state"]: one["n"] for one in by_state}
    top = (
        await _head(actor, WHOLE)
        if barred["n"]
        else Head(
            count=sum(one["n"] for one in waiting),
            returned=counts.get(AppraisalState.RESUBMITTED, 0),
            recheck=counts.get(AppraisalState.RECHECK, 0),
            skipped=sum(one["skipped"] for one in waiting),
            oldest=as_time(min((one["oldest"] for one in waiting), default=None)),
        )
    )
    fresh = int(sum(one["fresh"] for one in waiting) - barred["fresh"])
    long_ago = int(sum(one["long_ago"] for one in waiting) - barred["long_ago"])
    return Load(
        assigned=sum(counts.values()),
        scored=counts.get(AppraisalState.SCORED, 0),
        with_agency=counts.get(AppraisalState.RETURNED, 0),
        today=int(done["today"]),
        week=done["week"],
        fresh=fresh,
        older=top.count - fresh - long_ago,
        oldest_ones=long_ago,
        barred=barred["n"],
        head=top,
    )
