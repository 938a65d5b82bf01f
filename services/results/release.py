"""Releasing preliminary results: what stands in the way, the deputy's word, agency by agency by the ticks (13a)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models import audit, sql
from models.clock import business_now
from models.cycle import Cycle
from models.organisation import AgencyGroup
from models.results import CaseResult, Release
from services import access, second_factor, ticking
from services.access import Actor, Permission, Role
from services.catalogue import rescoring
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.results import making, standing, totals
from services.results.making import Made
from services.second_factor import Proof
from services.states import (
    AFTER_THE_LOCK,
    BEFORE_RELEASE,
    CYCLE,
    TOLD_RESULTS,
    AppraisalState,
    CycleState,
    ExtensionState,
    ResultState,
    in_sql,
)

RELEASABLE = (CycleState.APPRAISAL, CycleState.PRELIM_ANNOUNCED, CycleState.OBJECTION_REVIEW)
# So often at most the live card of a release is renewed.
STEPS_SHOWN = 20
MOST_LOOKED_THROUGH, MOST_NAMED = 300, 4

_READY = f"r.state = 'PRELIM_SCORED' AND c.state IN {in_sql(AFTER_THE_LOCK)}"
_ASKING = f"EXISTS (SELECT 1 FROM extension x WHERE x.case_id = c.id AND x.state = '{ExtensionState.REQUESTED}')"  # noqa: S608
_REOPENED = f"(r.state IN {in_sql(BEFORE_RELEASE)} AND NOT c.state IN {in_sql(AFTER_THE_LOCK)})"


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group of agencies: how many could be released now, are being released, were told, are appraised still, and
    whose cases are not locked (or were opened again)."""

    id: int
    code: str
    title: str
    agencies: int
    ready: int
    releasing: int
    told: int
    unlocked: int

    @property
    def waiting(self) -> int:
        """Those whose measures are not all scored."""
        return self.agencies - self.ready - self.releasing - self.told - self.unlocked


@dataclass(frozen=True, slots=True)
class Check:
    """What a release finds, group by group, those with somebody to be released first. `unscored`: measures of the
    cycle that wait for a score. `asking`: agencies that wait for a word on more time."""

    groups: tuple[GroupLine, ...]
    unscored: int
    asking: int

    def sum(self, name: str) -> int:
        """A count over all groups."""
        return sum(int(getattr(one, name)) for one in self.groups)


@dataclass(frozen=True, slots=True)
class Unscored:
    """An agency that cannot be released: measures without a score, of them assigned to nobody, back at the agency."""

    agency_id: int
    title: str
    unscored: int
    unassigned: int
    returned: int


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What stands in the way in one group, or in all: the first agencies that are not ready, those whose case is open
    again, those `asking` for more time; and of those that are ready, how many scores differ from what was declared
    without a reason, or have no points because a weight is not announced (None: too many agencies to look through at
    once)."""

    agencies: tuple[Unscored, ...]
    reopened: tuple[str, ...]
    asking: tuple[str, ...]
    unreasoned: int | None
    unweighed: int | None


async def check(actor: Actor, cycle_id: int) -> Check:
    """What a release would find, by group. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.rows(
        "SELECT g.id, g.code, g.title, count(*) AS agencies, "  # noqa: S608 - constants only
        f"sum(CASE WHEN {_READY} THEN 1 ELSE 0 END) AS ready, "
        "sum(CASE WHEN r.state = 'RELEASING' THEN 1 ELSE 0 END) AS releasing, "
        f"sum(CASE WHEN r.state IN {in_sql(TOLD_RESULTS)} THEN 1 ELSE 0 END) AS told, "
        f"sum(CASE WHEN r.id IS NULL OR {_REOPENED} THEN 1 ELSE 0 END) AS unlocked "
        "FROM agency_case c JOIN agency a ON a.id = c.agency_id JOIN agency_group g ON g.id = a.group_id "
        "LEFT JOIN case_result r ON r.case_id = c.id WHERE c.cycle_id = ? GROUP BY g.id "
        f"ORDER BY max(CASE WHEN {_READY} THEN 1 ELSE 0 END) DESC, g.code",
        cycle_id,
    )
    open_ones = tuple(one for one in AppraisalState if one is not AppraisalState.SCORED)
    unscored = await sql.row(
        f"SELECT count(*) AS n FROM appraisal WHERE cycle_id = ? AND state IN {in_sql(open_ones)}",  # noqa: S608
        cycle_id,
    )
    asking = await sql.row(
        f"SELECT count(*) AS n FROM agency_case c WHERE c.cycle_id = ? AND {_ASKING}",  # noqa: S608 - constants only
        cycle_id,
    )
    groups = tuple(GroupLine(**{name: one[name] for name in GroupLine.__slots__}) for one in found)
    return Check(groups, unscored["n"] if unscored else 0, asking["n"] if asking else 0)


async def obstacles(actor: Actor, cycle_id: int, group_code: str | None = None) -> Obstacles:
    """What stands in the way of a release, with names. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    where = "AND g.code = ? " if group_code else ""
    args: list[Any] = [cycle_id, group_code] if group_code else [cycle_id]
    source = (
        "FROM case_result r JOIN agency_case c ON c.id = r.case_id JOIN agency a ON a.id = c.agency_id "
        "JOIN agency_group g ON g.id = a.group_id "
    )
    late = await sql.rows(
        "SELECT t.agency_id, t.title, count(*) AS unscored, "  # noqa: S608 - constants only
        "sum(CASE WHEN p.appraiser_id IS NULL THEN 1 ELSE 0 END) AS unassigned, "
        "sum(CASE WHEN p.state = 'RETURNED' THEN 1 ELSE 0 END) AS returned "
        f"FROM (SELECT c.id, c.agency_id, a.title, a.code {source}"
        f"WHERE r.cycle_id = ? AND r.state = 'UNDER_APPRAISAL' {where}ORDER BY a.code LIMIT ?) t "
        "JOIN appraisal p ON p.case_id = t.id AND p.state <> 'SCORED' GROUP BY t.id ORDER BY t.code",
        *args,
        MOST_NAMED,
    )
    reopened = await sql.rows(
        f"SELECT a.title {source}WHERE r.cycle_id = ? AND {_REOPENED} {where}ORDER BY a.code", *args
    )
    asking = await sql.rows(
        "SELECT a.title FROM agency_case c JOIN agency a ON a.id = c.agency_id "  # noqa: S608 - constants only
        f"JOIN agency_group g ON g.id = a.group_id WHERE c.cycle_id = ? AND {_ASKING} {where}ORDER BY a.code",
        *args,
    )
    unreasoned, unweighed = await _doubts(source, where, args)
    return Obstacles(
        agencies=tuple(Unscored(**{name: one[name] for name in Unscored.__slots__}) for one in late),
        reopened=tuple(one["title"] for one in reopened),
        asking=tuple(one["title"] for one in asking),
        unreasoned=unreasoned,
        unweighed=unweighed,
    )


async def _doubts(source: str, where: str, args: list[Any]) -> tuple[int | None, int | None]:
    """Scores of agencies that are ready without the reason they need, and without points; None for too many to look
    through while somebody waits."""
    ready = await sql.row(f"SELECT count(*) AS n {source}WHERE r.cycle_id = ? AND {_READY} {where}", *args)
    if ready is None or ready["n"] > MOST_LOOKED_THROUGH:
        return None, None
    found = await sql.row(
        "SELECT sum(CASE WHEN v.score IS NULL THEN 1 ELSE 0 END) AS unweighed, "  # noqa: S608 - constants only
        "sum(CASE WHEN v.reason = '' AND v.score IS NOT NULL AND NOT EXISTS (SELECT 1 FROM value o "
        "WHERE o.entry_id = v.entry_id AND o.superseded_at IS NULL AND o.source IN ('self', 'steward') "
        "AND o.score = v.score) THEN 1 ELSE 0 END) AS unreasoned "
        f"{source}JOIN measure_entry e ON e.case_id = c.id "
        "JOIN value v ON v.entry_id = e.id AND v.source = 'preliminary' AND v.superseded_at IS NULL "
        f"WHERE r.cycle_id = ? AND {_READY} {where}",
        *args,
    )
    assert found is not None
    return found["unreasoned"] or 0, found["unweighed"] or 0


async def releasable(actor: Actor, cycle_id: int, group_code: str | None, expected: int) -> list[int]:
    """The results that a release of a group, or of all, would begin with now.

    `expected` is how many agencies the deputy was shown. Raises `Refused`: wrong-state, nothing-to-release (also the
    second time), release-changed (more or fewer are ready by now).
    """
    access.require(actor, Permission.RELEASE_RESULTS)
    cycle = await Cycle.get_or_none(id=cycle_id)
    if cycle is None or cycle.state not in RELEASABLE:
        raise Refused("wrong-state")
    ready = await _ready(cycle_id, group_code)
    if not ready:
        raise Refused("nothing-to-release")
    if len(ready) != expected:
        raise Refused("release-changed", count=len(ready), expected=expected)
    return ready


async def release(
    actor: Actor, cycle_id: int, group_code: str | None, expected: int, proof: Proof | None, acted_at: datetime
) -> Release:
    """Release the results of a group, or of all, that are ready; the sheets go out by the ticks that follow.

    Raises `Refused`: second-factor-needed, and those of `releasable`.
    """
    access.require(actor, Permission.RELEASE_RESULTS)
    second_factor.require(actor, proof)
    ready = await releasable(actor, cycle_id, group_code, expected)
    cycle = await Cycle.get(id=cycle_id)
    assert actor.person_id is not None
    await sql.many(
        "UPDATE case_result SET state = ? WHERE id = ? AND state = ?",
        [(ResultState.RELEASING.value, one, ResultState.PRELIM_SCORED.value) for one in ready],
    )
    await Cycle.filter(id=cycle_id).update(state=CYCLE.after(cycle.state, "release"))
    made = await Release.create(
        cycle_id=cycle_id,
        group_code=group_code,
        person_id=actor.person_id,
        asked_at=acted_at,
        agencies=len(ready),
    )
    details = {"cycle": cycle_id, "group": group_code, "agencies": len(ready)}
    await audit.record([audit.Event(actor.person_id, "results.released", f"release:{made.id}", details)])
    await _show(made, cycle.year, 0)
    ticking.soon()
    return made


async def _ready(cycle_id: int, group_code: str | None) -> list[int]:
    where, args = ("AND g.code = ?", [cycle_id, group_code]) if group_code else ("", [cycle_id])
    found = await sql.rows(
        "SELECT r.id FROM case_result r JOIN agency_case c ON c.id = r.case_id JOIN agency a ON a.id = c.agency_id "  # noqa: S608
        f"JOIN agency_group g ON g.id = a.group_id WHERE r.cycle_id = ? AND {_READY} {where} ORDER BY a.code",
        *args,
    )
    return [one["id"] for one in found]


async def any_due() -> bool:
    """Whether a sheet of a release has still to go out, or a release to be finished (a reading look)."""
    return (
        await sql.row(
            "SELECT 1 AS one FROM case_result WHERE state = 'RELEASING' UNION ALL "
            "SELECT 1 FROM release WHERE finished_at IS NULL LIMIT 1"
        )
        is not None
    )


async def next_one() -> bool:
    """Announce the next agency's results; returns whether there was one. Cut off, the next call goes on.

    State, sheet and messages are written together: nobody is left out, nobody is told twice.
    """
    found = await sql.row("SELECT case_id FROM case_result WHERE state = 'RELEASING' ORDER BY id LIMIT 1")
    if found is None:
        await _finish()
        return False
    result = await standing.of_case(found["case_id"])
    if result.case.rescore_due:  # no sheet shows old points of new caps
        await rescoring.of_case(result.case)
    made = await making.write(result, await totals.lines(result.case_id))
    await standing.move(result, "announce")
    details = {"version": made.version, "total": made.totals.points, "until": made.window_ends_at}
    await audit.record([audit.Event(None, "result.announced", f"case:{result.case_id}", details)])
    await post(await _announcement(result, made))
    for one in await Release.filter(cycle_id=result.cycle_id, finished_at__isnull=True):
        done = one.agencies - await _left(one)
        if done == one.agencies or done % max(1, one.agencies // STEPS_SHOWN) == 0:
            await _show(one, result.cycle.year, done)
    return True


async def _announcement(result: CaseResult, made: Made) -> list[Notice]:
    agency = result.case.agency
    said = {
        "agency": agency.title,
        "year": result.cycle.year,
        "points": made.totals.points,
        "cap": made.totals.cap,
        "until": made.window_ends_at,
    }
    accepting = await people.accepting(agency.id, liaison_accepts=result.cycle.liaison_accepts)
    return [
        Notice(
            f"result:{result.case_id}:{made.version}:{person}",
            person,
            "result-announced",
            said | {"accepts": "yes" if person in accepting else "no"},
            (("btn-open-result", "result"),),
            important=True,
            protect=True,
        )
        for person in await people.of_agency(agency.id)
    ]


async def _left(one: Release) -> int:
    """How many agencies of a release have still to be told."""
    where, args = ("AND g.code = ?", [one.cycle_id, one.group_code]) if one.group_code else ("", [one.cycle_id])
    found = await sql.row(
        "SELECT count(*) AS n FROM case_result r JOIN agency_case c ON c.id = r.case_id "  # noqa: S608 - constants only
        "JOIN agency a ON a.id = c.agency_id JOIN agency_group g ON g.id = a.group_id "
        f"WHERE r.cycle_id = ? AND r.state = 'RELEASING' {where}",
        *args,
    )
    return min(one.agencies, found["n"] if found else 0)


async def _title(one: Release) -> str:
    group = await AgencyGroup.get_or_none(code=one.group_code) if one.group_code else None
    return group.title if group else ""


async def _watching(one: Release) -> list[int]:
    """Who follows a release: the deputy who ordered it and the administrators."""
    return list(dict.fromkeys([one.person_id, *await people.holders(Role.ADMIN)]))


async def _show(one: Release, year: int, done: int) -> None:
    """The live card of a release, as far as it is."""
    said = {"year": year, "group": await _title(one), "done": done, "total": one.agencies}
    await post(
        [
            Notice(
                f"release:{one.id}:{done}:{person}",
                person,
                "release-progress",
                said,
                (("btn-results-board", "results"),),
                card=f"release:{one.id}",
            )
            for person in await _watching(one)
        ]
    )


async def _finish() -> None:
    """Releases of which nobody is left to be told are at their end; who follows them hears of it."""
    for one in await Release.filter(finished_at__isnull=True).select_related("cycle"):
        await Release.filter(id=one.id).update(finished_at=business_now())
        said = {
            "year": one.cycle.year,
            "group": await _title(one),
            "agencies": one.agencies,
            "unreached": await _unreached(one),
        }
        await post(
            [
                Notice(
                    f"release:{one.id}:finished:{person}",
                    person,
                    "release-finished",
                    said,
                    (("btn-results-board", "results"),),
                )
                for person in await _watching(one)
            ]
        )


async def _unreached(one: Release) -> int:
    """Agencies that were told and of whose people nobody can be reached by a messenger: a letter and a call."""
    where, args = ("AND g.code = ?", [one.cycle_id, one.group_code]) if one.group_code else ("", [one.cycle_id])
    found = await sql.row(
        "SELECT count(*) AS n FROM case_result r JOIN agency_case c ON c.id = r.case_id "  # noqa: S608 - constants only
        "JOIN agency a ON a.id = c.agency_id JOIN agency_group g ON g.id = a.group_id "
        f"WHERE r.cycle_id = ? AND r.state IN {in_sql(TOLD_RESULTS)} {where} AND NOT EXISTS ("
        "SELECT 1 FROM role_grant w JOIN account u ON u.person_id = w.person_id AND u.unreachable_at IS NULL "
        "WHERE w.agency_id = a.id AND w.withdrawn_at IS NULL)",
        *args,
    )
    return found["n"] if found else 0
