"""Entries are given to appraisers: by agency, axis or measure, the rest evenly, an absent one's to others (12a, 12g).

What was scored keeps its scorer. Nobody is given an agency over which they have no say, nor a second look at a score
of their own.
"""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models import audit, sql
from models.clock import business_now
from models.fields import stored_time
from services import access
from services.access import Actor, Permission
from services.appraisal import appraisers, rechecking
from services.appraisal.appraisers import NOBODY, OPEN, Appraiser
from services.appraisal.desk import PRELIMINARY
from services.case.entries import CURRENT
from services.errors import Refused
from services.notices import Notice, post
from services.states import AppraisalState

# So many rows at a time, so that the loop breathes in between.
CHUNK = 500
# So many blocks at least for each person, so that the loads come out nearly even.
BLOCKS_EACH = 4


class Scope(StrEnum):
    """Which open entries: of an agency, an axis or a measure (of all agencies), on somebody's desk, on nobody's."""

    AGENCY = "agency"
    AXIS = "axis"
    MEASURE = "measure"
    PERSON = "person"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the open entries: `dimension` (general, specific) narrows it, `holder` to those on one desk."""

    scope: Scope
    id: int = 0
    dimension: str = ""
    holder: int = 0


@dataclass(frozen=True, slots=True)
class Load:
    """One appraiser's open entries before and after."""

    person_id: int
    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What an assignment would do: entries that move, of them taken from somebody else's desk; entries that stay
    because everybody asked for has no say over their agency, or gave the score that is to be looked at by another;
    the loads that change."""

    title: str
    moved: int
    taken: int
    blocked: int
    loads: tuple[Load, ...]


@dataclass(frozen=True, slots=True)
class _Move:
    id: int
    holder: int | None
    to: int


@dataclass(frozen=True, slots=True)
class _Planned:
    plan: Plan
    moves: list[_Move]
    active: set[int]


_WHERE = {
    Scope.AGENCY: "c.agency_id = ?",
    Scope.AXIS: "i.axis_id = ?",
    Scope.MEASURE: "e.measure_id = ?",
    Scope.PERSON: "p.appraiser_id = ?",
    Scope.REST: f"? = 0 AND {NOBODY}",
}
_TITLES = {
    Scope.AGENCY: "SELECT title FROM agency WHERE id = ?",
    Scope.AXIS: f"SELECT title FROM axis WHERE id = ? AND cycle_id = {CURRENT}",  # noqa: S608 - constants only
    Scope.MEASURE: "SELECT m.code AS title FROM measure m JOIN indicator i ON i.id = m.indicator_id "  # noqa: S608 - constants only
    f"JOIN axis x ON x.id = i.axis_id WHERE m.id = ? AND x.cycle_id = {CURRENT}",
    Scope.PERSON: "SELECT name AS title FROM person WHERE id = ?",
}


async def preview(actor: Actor, share: Share, to: int = 0) -> Plan:
    """What giving the share to somebody (0: evenly to all) would mean, with their load before and after.

    Raises `Refused`: unknown-share, unknown-appraiser, no-appraisers; `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    return (await _plan(share, to)).plan


async def assign(actor: Actor, share: Share, to: int = 0) -> Plan:
    """Give the share to somebody, or evenly to all who may; those who get or lose entries are told once.

    Computed anew, so that what was scored or given away since the preview is left alone. Raises `Refused`:
    unknown-share, unknown-appraiser, no-appraisers, nothing-to-assign; `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    planned = await _plan(share, to)
    plan, moves = planned.plan, planned.moves
    if not moves:
        raise Refused("nothing-to-assign", blocked=plan.blocked)
    now = stored_time(business_now())
    for at in range(0, len(moves), CHUNK):
        await sql.many(
            "UPDATE appraisal SET appraiser_id = ?, assigned_at = ?, skipped_at = NULL, version = version + 1 "
            "WHERE id = ?",
            [(one.to, now, one.id) for one in moves[at : at + CHUNK]],
        )
        await asyncio.sleep(0)
    details = {
        "scope": share.scope,
        "dimension": share.dimension,
        "holder": share.holder,
        "to": to,
        "moved": plan.moved,
        "blocked": plan.blocked,
    }
    await audit.record([audit.Event(actor.person_id, "appraisal.assigned", f"{share.scope}:{share.id}", details)])
    await _tell(planned, now)
    return plan


async def _plan(share: Share, to: int) -> _Planned:
    title = ""
    if share.scope is not Scope.REST:
        named = await sql.row(_TITLES[share.scope], share.id)
        if named is None:
            raise Refused("unknown-share")
        title = named["title"]
    there = await appraisers.everybody()
    former = share.id if share.scope is Scope.PERSON else share.holder
    receiving = _receiving(there, to, former)
    found = await _open(share)
    blocked_pairs = await appraisers.without_say()
    before = {one.person_id: one.open for one in there}
    load = dict(before)
    for one in found:
        if one["appraiser_id"] in load:
            load[one["appraiser_id"]] -= 1
    blocks = [
        ([one for one in receiving if (one, agency) not in blocked_pairs and one not in gave], block)
        for agency, gave, block in _blocks(found, await _looked_at(), len(receiving))
    ]
    moves, stay = [], 0
    # What few may take goes first, so that the others even out what that leaves.
    for may, block in sorted(blocks, key=lambda it: (len(it[0]), -len(it[1]))):
        if not may:
            stay += len(block)
            for one in block:
                if one["appraiser_id"] in load:
                    load[one["appraiser_id"]] += 1
            continue
        person = min(may, key=lambda one: (load[one], one))
        load[person] += len(block)
        moves += [_Move(one["id"], one["appraiser_id"], person) for one in block if one["appraiser_id"] != person]
    loads = tuple(
        Load(one.person_id, one.name, before[one.person_id], load[one.person_id])
        for one in there
        if load[one.person_id] != before[one.person_id] or (one.person_id in receiving and len(receiving) > 1)
    )
    taken = sum(one.holder is not None and one.holder != former for one in moves)
    active = {one.person_id for one in there if one.active}
    return _Planned(Plan(title, len(moves), taken, stay, loads), moves, active)


def _receiving(there: Sequence[Appraiser], to: int, former: int) -> list[int]:
    """Whom the entries may go to: the one who was named, or all but the one whose desk is cleared."""
    active = [one.person_id for one in there if one.active]
    if to:
        if to not in active:
            raise Refused("unknown-appraiser")
        return [to]
    others = [one for one in active if one != former]
    if not others:
        raise Refused("no-appraisers")
    return others


async def _open(share: Share) -> Sequence[sql.Record]:
    """The open entries of a share, neighbours of an agency together; narrowed to a desk where one was named."""
    return await sql.rows(
        "SELECT p.id, p.appraiser_id, p.case_id, c.agency_id, i.axis_id FROM appraisal p "  # noqa: S608 - constants only
        "JOIN agency_case c ON c.id = p.case_id JOIN measure_entry e ON e.id = p.entry_id "
        "JOIN measure m ON m.id = e.measure_id JOIN indicator i ON i.id = m.indicator_id "
        "JOIN axis x ON x.id = i.axis_id "
        f"WHERE p.cycle_id = {CURRENT} AND {OPEN} AND {_WHERE[share.scope]} "
        "AND (? = '' OR x.dimension = ?) AND (? = 0 OR p.appraiser_id = ?) ORDER BY e.number",
        share.id,
        share.dimension,
        share.dimension,
        share.holder,
        share.holder,
    )


async def _looked_at() -> Mapping[int, frozenset[int]]:
    """Who gave a score that waits for somebody else's look, by appraisal."""
    found = await sql.rows(
        "SELECT p.id, v.person_id FROM appraisal p "  # noqa: S608 - constants only
        f"JOIN value v ON v.entry_id = p.entry_id AND v.source = '{PRELIMINARY}' AND v.person_id IS NOT NULL "
        f"WHERE p.cycle_id = {CURRENT} AND p.state = '{AppraisalState.RECHECK}' "
        f"AND p.recheck_reason = '{rechecking.SECOND_LOOK}'"
    )
    gave: dict[int, set[int]] = defaultdict(set)
    for one in found:
        gave[one["id"]].add(one["person_id"])
    return {appraisal: frozenset(people) for appraisal, people in gave.items()}


def _blocks(
    found: Sequence[sql.Record], looked_at: Mapping[int, frozenset[int]], people: int
) -> list[tuple[int, frozenset[int], list[sql.Record]]]:
    """What one person should read together, an axis of an agency; with the agency of each, and who may not take it
    because they gave the score.

    Blocks are small enough for `people` to get nearly the same number.
    """
    most = max(1, len(found) // (people * BLOCKS_EACH))
    by_axis: Mapping[tuple[int, int, frozenset[int]], list[sql.Record]] = defaultdict(list)
    for one in found:
        by_axis[(one["agency_id"], one["axis_id"], looked_at.get(one["id"], frozenset()))].append(one)
    return [
        (agency, gave, block[at : at + most])
        for (agency, _, gave), block in by_axis.items()
        for at in range(0, len(block), most)
    ]


async def _tell(planned: _Planned, now: str) -> None:
    """Each appraiser once: what came, or (only lost) what went to somebody else."""
    came: dict[int, int] = defaultdict(int)
    went: dict[int, int] = defaultdict(int)
    for one in planned.moves:
        came[one.to] += 1
        if one.holder is not None:
            went[one.holder] += 1
    after = {one.person_id: one.after for one in planned.plan.loads}
    notices = []
    for person, count in came.items():
        args = {"count": count, "open": after.get(person, count)}
        key = f"assigned:{now}:{person}"
        notices.append(Notice(key, person, "appraisal-assigned", args, (("btn-to-queue", "desk"),)))
    for person, count in went.items():
        if person not in came and person in planned.active:
            key = f"assigned:{now}:{person}"
            notices.append(Notice(key, person, "appraisal-taken", {"count": count}, (("btn-to-queue", "desk"),)))
    await post(notices)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be assigned: its open entries, and how many of them lie with nobody."""

    id: int
    code: str
    title: str
    open: int
    free: int


_CHOICES = {
    Scope.AGENCY: ("a.id", "a.code", "a.title"),
    Scope.AXIS: ("x.id", "x.code", "x.title"),
    Scope.MEASURE: ("m.id", "m.code", "m.title"),
}
_ORDER = {Scope.AGENCY: "a.code", Scope.AXIS: "x.position", Scope.MEASURE: "x.position, i.position, m.position"}


async def choices(actor: Actor, scope: Scope, within: int = 0, holder: int = 0) -> list[Choice]:
    """Agencies, axes, or the measures of an axis (`within`) that have open entries, or open entries on the desk of
    `holder`. Raises `Refused("unknown-share")`; `Denied` for who may not."""
    access.require(actor, Permission.MANAGE_APPRAISAL)
    if scope not in _CHOICES:
        raise Refused("unknown-share")
    one_id, code, title = _CHOICES[scope]
    found = await sql.rows(
        f"SELECT {one_id} AS id, {code} AS code, {title} AS title, count(*) AS open, sum({NOBODY}) AS free "  # noqa: S608 - constants only
        "FROM appraisal p JOIN agency_case c ON c.id = p.case_id JOIN agency a ON a.id = c.agency_id "
        "JOIN measure_entry e ON e.id = p.entry_id JOIN measure m ON m.id = e.measure_id "
        "JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id "
        f"WHERE p.cycle_id = {CURRENT} AND {OPEN} AND (? = 0 OR i.axis_id = ?) "
        f"AND (? = 0 OR p.appraiser_id = ?) GROUP BY {one_id} ORDER BY {_ORDER[scope]}",
        within,
        within,
        holder,
        holder,
    )
    return [Choice(one["id"], one["code"], one["title"], one["open"], one["free"]) for one in found]


async def loads(actor: Actor) -> list[Appraiser]:
    """Every appraiser's load, and of those who hold the role no more. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    return await appraisers.everybody()
