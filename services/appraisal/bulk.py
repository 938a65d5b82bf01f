"""Many entries of one's own desk at once: equal to the steward's value, filled from it, one measure everywhere (12h).

One act, so that it is taken back as one. Written in a few statements for all rows instead of a dozen for each, with
the same outcome (`writing.score`): a thousand entries must not hold up those who press a button meanwhile.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from models import audit, sql
from models.clock import business_now
from models.fields import exact, stored_time
from services import access
from services.access import Actor, Permission
from services.appraisal import desk, rechecking, writing
from services.appraisal.appraisers import PAIRS
from services.appraisal.writing import Former
from services.case.entries import CURRENT, OWN_MAX, SPECIFIC, as_decimal
from services.case.self_assessment import SELF, STEWARD
from services.catalogue import scoring
from services.catalogue.scoring import Direction
from services.errors import Refused
from services.results import standing
from services.states import (
    AFTER_THE_LOCK,
    APPRAISAL,
    BEFORE_RELEASE,
    CENTRAL_STATES,
    OPEN_OBJECTIONS,
    OPEN_RESULTS,
    AppraisalState,
    EntryState,
    in_sql,
)

# So many rows at a time, so that the loop breathes in between.
CHUNK = 200
NAMED = 3
# How the kinds of these acts begin.
BULK = "bulk-"
_CHANGEABLE = (*BEFORE_RELEASE, *OPEN_RESULTS)
_FRESH = (AppraisalState.WAITING, AppraisalState.RESUBMITTED)


class Kind(StrEnum):
    """What is done to the entries that wait: accept all whose value is the steward's, score from the steward's value
    where it is another (or the only one), accept what is proposed, or zero where nothing was recorded."""

    EQUAL = "equal"
    STEWARD = "steward"
    PROPOSED = "proposed"
    ZERO = "zero"


# Kinds that are chosen for one measure, too.
OF_A_MEASURE = (Kind.PROPOSED, Kind.ZERO)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be done: entries, agencies, points together, the first of them as
    (agency, code, points, cap). `at` is to be handed back: what comes on the desk after it is left alone."""

    count: int
    agencies: int
    points: Decimal
    first: tuple[tuple[str, str, Decimal, Decimal], ...]
    at: int


@dataclass(frozen=True, slots=True)
class Done:
    """What was done; `left`: shown before and changed meanwhile, so left alone."""

    act_id: int
    done: int
    left: int


@dataclass(frozen=True, slots=True)
class _Score:
    id: int
    entry_id: int
    case_id: int
    version: int
    agency: str
    code: str
    cap: Decimal
    achieved: Decimal
    points: Decimal
    former: Former


_ROWS = f"""
SELECT p.id, p.entry_id, p.case_id, p.state, p.version, p.since_at, p.assigned_at, p.scored_by_id, p.scored_at,
       p.returned_until, p.return_reason, p.recheck_reason, e.state AS entry_state,
       e.return_reason AS entry_reason, m.code, m.kind, m.target, m.weight,
       m.direction, a.title AS agency, {OWN_MAX} AS own_max, f.amount AS reference, f.given_at,
       v.amount, v.achievement, v.score, g.id AS given_id
FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id JOIN measure m ON m.id = e.measure_id
JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id JOIN cycle y ON y.id = e.cycle_id
JOIN agency_case c ON c.id = p.case_id JOIN agency a ON a.id = c.agency_id JOIN case_result r ON r.case_id = p.case_id
LEFT JOIN value v ON v.entry_id = e.id AND v.superseded_at IS NULL
     AND v.source = CASE WHEN e.state IN {in_sql(CENTRAL_STATES)} THEN '{STEWARD}' ELSE '{SELF}' END
LEFT JOIN value g ON g.entry_id = e.id AND g.superseded_at IS NULL AND g.source = '{desk.PRELIMINARY}'
LEFT JOIN reference_value f ON f.measure_id = m.id AND f.agency_id = c.agency_id AND f.kind = 'steward'
     AND f.superseded_at IS NULL
WHERE p.appraiser_id = ? AND p.cycle_id = {CURRENT} AND (p.state IN {in_sql(_FRESH)}
      OR (p.state = '{AppraisalState.RECHECK}' AND p.recheck_reason = '{rechecking.STEWARD}'))
      AND c.state IN {in_sql(AFTER_THE_LOCK)} AND r.state IN {in_sql(_CHANGEABLE)}
      AND (p.appraiser_id, c.agency_id) NOT IN ({PAIRS}) AND (? = 0 OR e.measure_id = ?)
      AND NOT EXISTS (SELECT 1 FROM objection o WHERE o.entry_id = e.id AND o.state IN {in_sql(OPEN_OBJECTIONS)})
      AND NOT EXISTS (SELECT 1 FROM value w WHERE w.entry_id = e.id AND w.source = '{desk.AFTER_OBJECTION}'
                      AND w.superseded_at IS NULL)
ORDER BY e.number
"""  # noqa: S608 - constants only


async def preview(actor: Actor, kind: Kind, measure_id: int = 0) -> Preview:
    """How many entries of one's own desk an act would score, and with how many points. `Denied` for who may not."""
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    at = int(business_now().timestamp() * 1000) + 1
    found = await _found(actor, kind, measure_id, at)
    return Preview(
        count=len(found),
        agencies=len({one.case_id for one in found}),
        points=sum((one.points for one in found), scoring.ZERO),
        first=tuple((one.agency, one.code, one.points, one.cap) for one in found[:NAMED]),
        at=at,
    )


async def counts(actor: Actor, measure_id: int = 0) -> dict[Kind, int]:
    """How many entries of one's own desk (of one measure, or all) each kind of act would score. `Denied`."""
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    rows = await sql.rows(_ROWS, actor.person_id, measure_id, measure_id)
    return {kind: sum(_score(kind, one) is not None for one in rows) for kind in Kind}


async def apply(
    actor: Actor, kind: Kind, measure_id: int, reason: str, acted_at: datetime, seen: int, seen_at: int
) -> Done:
    """Do it, to what was `seen` (so many, at that time) and has not changed; «لغو آخرین کار» takes all of it back.

    `reason` is stored with each score. Raises `Refused("nothing-in-bulk")`; `Denied` for who may not.
    """
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    found = await _found(actor, kind, measure_id, seen_at)
    if not found:
        raise Refused("nothing-in-bulk")
    cycle = await sql.row(f"SELECT {CURRENT} AS id")
    assert cycle is not None
    act_id = await writing.begin_act(actor.person_id, cycle["id"], f"{BULK}{kind}", acted_at)
    for at in range(0, len(found), CHUNK):
        await _write(found[at : at + CHUNK], act_id, actor.person_id, reason, acted_at)
        await asyncio.sleep(0)
    concerned = sorted({one.case_id for one in found})
    for at in range(0, len(concerned), CHUNK):
        await standing.many_changed(concerned[at : at + CHUNK])
        await asyncio.sleep(0)
    details = {"kind": kind, "measure": measure_id, "acted_at": acted_at, "appraisals": [one.id for one in found]}
    await audit.record([audit.Event(actor.person_id, "appraisal.scored_in_bulk", f"act:{act_id}", details)])
    return Done(act_id, len(found), max(0, seen - len(found)))


async def _found(actor: Actor, kind: Kind, measure_id: int, at: int) -> list[_Score]:
    seen_at = stored_time(datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=at))
    rows = await sql.rows(_ROWS, actor.person_id, measure_id, measure_id)
    return [
        score
        for one in rows
        if all((one[when] or "") <= seen_at for when in ("since_at", "assigned_at", "given_at"))
        and (score := _score(kind, one)) is not None
    ]


def _score(kind: Kind, one: sql.Record) -> _Score | None:
    """What the act would give an entry; None: it is none of its entries."""
    central, recorded = one["entry_state"] in CENTRAL_STATES, one["entry_state"] == EntryState.SELF_SCORED
    if one["entry_state"] in (EntryState.NA_REQUESTED, EntryState.NA_ACCEPTED):
        return None
    reference = as_decimal(one["reference"])
    amount = as_decimal(one["amount"]) if central or recorded else None
    own_max = as_decimal(one["own_max"])
    cap = scoring.cap(own_max, Decimal(one["weight"])) if own_max is not None else None
    again = one["state"] == AppraisalState.RECHECK
    if kind is Kind.EQUAL:
        fits = not central and amount is not None and amount == reference
    elif kind is Kind.STEWARD:
        fits = reference is not None and (central or amount != reference)
        amount = reference
    elif kind is Kind.PROPOSED:
        fits = amount is not None and not again
    else:
        fits = amount is None and not central and reference is None and not again
        amount = None
    if not fits:
        return None
    achieved = scoring.ZERO if amount is None else _achieved(one, amount)
    if achieved is None or cap is None:
        return None
    return _Score(
        id=one["id"],
        entry_id=one["entry_id"],
        case_id=one["case_id"],
        version=one["version"],
        agency=one["agency"],
        code=one["code"],
        cap=cap,
        achieved=achieved,
        points=scoring.points(cap, achieved) or scoring.ZERO,
        former=Former(
            state=one["state"],
            since_at=one["since_at"],
            scored_by=one["scored_by_id"],
            scored_at=one["scored_at"],
            returned_until=one["returned_until"],
            return_reason=one["return_reason"],
            recheck_reason=one["recheck_reason"],
            value_id=one["given_id"],
            entry_state=one["entry_state"],
            entry_reason=one["entry_reason"],
        ),
    )


def _achieved(one: sql.Record, amount: Decimal) -> Decimal | None:
    target = Decimal(one["target"])
    if one["kind"] == SPECIFIC:
        direction: Direction = "decreasing" if one["direction"] == "decreasing" else "increasing"
        return scoring.specific_achievement(amount, target or None, direction)
    return scoring.achievement(amount, target)


async def _write(some: Sequence[_Score], act_id: int, person_id: int | None, reason: str, acted_at: datetime) -> None:
    now, at = stored_time(business_now()), stored_time(acted_at)
    await sql.many(
        "UPDATE value SET superseded_at = ? WHERE id = ?",
        [(now, one.former.value_id) for one in some if one.former.value_id is not None],
    )
    await sql.many(
        "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                one.entry_id,
                desk.PRELIMINARY,
                str(exact(one.points)),
                str(exact(one.achieved)),
                str(exact(one.points)),
                person_id,
                at,
                reason,
            )
            for one in some
        ],
    )
    await sql.many(
        "UPDATE appraisal SET state = ?, version = ?, since_at = ?, skipped_at = NULL, scored_by_id = ?, "
        "scored_at = ?, returned_until = NULL, recheck_reason = '' WHERE id = ?",
        [(APPRAISAL.after(one.former.state, "score"), one.version + 1, now, person_id, at, one.id) for one in some],
    )
    await sql.many(
        "INSERT INTO appraisal_step (act_id, appraisal_id, former, version) VALUES (?, ?, ?, ?)",
        [(act_id, one.id, json.dumps(asdict(one.former)), one.version + 1) for one in some],
    )


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure of one's desk: entries that wait, of them those without a recorded value."""

    id: int
    code: str
    title: str
    waiting: int
    empty: int


async def measures(actor: Actor) -> list[MeasureLine]:
    """The measures of which entries wait on one's own desk, the most first. `Denied` for who may not."""
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    found = await sql.rows(
        "SELECT m.id, m.code, m.title, count(*) AS waiting, "  # noqa: S608 - constants only
        f"sum(e.state NOT IN {in_sql((EntryState.SELF_SCORED, *CENTRAL_STATES))}) AS empty "
        "FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id JOIN measure m ON m.id = e.measure_id "
        f"WHERE p.appraiser_id = ? AND p.cycle_id = {CURRENT} AND p.state IN {in_sql(_FRESH)} "
        "GROUP BY m.id ORDER BY waiting DESC, m.id",
        actor.person_id,
    )
    return [MeasureLine(one["id"], one["code"], one["title"], one["waiting"], one["empty"]) for one in found]
