"""What still hinders the freeze of the final list, agency by agency, and whom to call about it (16a)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models import sql
from models.clock import business_now
from services.appraisal.desk import AFTER_OBJECTION, PRELIMINARY
from services.case.entries import as_time
from services.states import (
    AFTER_THE_LOCK,
    FROZEN_RESULTS,
    OPEN_OBJECTIONS,
    AppraisalState,
    EntryState,
    ExtensionState,
    HearingState,
    ObjectionState,
    ResultState,
    in_sql,
)

FREEZABLE = (ResultState.ACCEPTED, ResultState.WINDOW_LAPSED, ResultState.RESCORED)
_IN_REVIEW = tuple(one for one in OPEN_OBJECTIONS if one is not ObjectionState.OUT_OF_TIME)
_OPEN_HEARINGS = (HearingState.REQUESTED, HearingState.OFFERED, HearingState.SET)
# Returned by the deputy, or by a resolution that is in force, and not dealt with yet.
OPEN_RETURNS = (
    "i.settled_at IS NULL AND (i.resolution_id IS NULL OR EXISTS "
    "(SELECT 1 FROM resolution m WHERE m.id = i.resolution_id AND m.in_force_at IS NOT NULL))"
)


class Why(StrEnum):
    """Why an agency's scores cannot be final yet, the earlier in the year first."""

    CASE_OPEN = "case-open"
    EXTENSION = "extension"
    NOT_BEGUN = "not-begun"
    UNSCORED = "unscored"
    NOT_RELEASED = "not-released"
    RELEASING = "releasing"
    LATE = "late"
    OBJECTION = "objection"
    HEARING = "hearing"
    RECHECK = "recheck"
    SHEET = "sheet"
    RETURNED = "returned"
    RESCORING = "rescoring"
    WINDOW = "window"
    LACKING = "lacking"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One agency that hinders: why, how many of it, until when where a time runs, and whom to call if anybody."""

    case_id: int
    agency_id: int
    agency: str
    why: Why
    count: int
    until: datetime | None
    name: str
    phone: str


_APPRAISER = (
    "(SELECT p.appraiser_id FROM appraisal p WHERE p.case_id = c.id AND p.state <> 'SCORED' "
    "AND p.appraiser_id IS NOT NULL ORDER BY p.since_at LIMIT 1)"
)
_DECIDER = (
    f"(SELECT o.decider_id FROM objection o WHERE o.case_id = c.id AND o.state IN {in_sql(_IN_REVIEW)} "  # noqa: S608 - constants only
    "AND o.decider_id IS NOT NULL ORDER BY o.id LIMIT 1)"
)
_CONTACT = (
    "(SELECT g.person_id FROM role_grant g WHERE g.agency_id = c.agency_id AND g.withdrawn_at IS NULL "
    "ORDER BY g.role DESC, g.id LIMIT 1)"
)
_EXTENSION = f"EXISTS (SELECT 1 FROM extension x WHERE x.case_id = c.id AND x.state = '{ExtensionState.REQUESTED}')"  # noqa: S608
_CASES = f"""
SELECT c.id, c.agency_id, a.title, c.state AS case_state, r.state, r.sheet_due, r.window_ends_at,
       c.rescore_due, {_EXTENSION} AS extension,
       (SELECT count(*) FROM appraisal p WHERE p.case_id = c.id AND p.state <> '{AppraisalState.SCORED}') AS unscored,
       (SELECT count(*) FROM objection o WHERE o.case_id = c.id AND o.state IN {in_sql(_IN_REVIEW)}) AS objections,
       (SELECT count(*) FROM objection o WHERE o.case_id = c.id
        AND o.state = '{ObjectionState.OUT_OF_TIME}') AS late,
       (SELECT count(*) FROM hearing h WHERE h.case_id = c.id AND h.state IN {in_sql(_OPEN_HEARINGS)}) AS hearings,
       (SELECT count(*) FROM returned_item i WHERE i.case_id = c.id AND {OPEN_RETURNS}) AS returned,
       {_APPRAISER} AS appraiser_id, {_DECIDER} AS decider_id, {_CONTACT} AS contact_id
FROM agency_case c JOIN agency a ON a.id = c.agency_id LEFT JOIN case_result r ON r.case_id = c.id
WHERE c.cycle_id = ? AND (? IS NULL OR c.id = ?)
AND (r.state IS NULL OR r.state NOT IN {in_sql(FROZEN_RESULTS)}
     OR c.state NOT IN {in_sql(AFTER_THE_LOCK)} OR {_EXTENSION}) ORDER BY a.code
"""  # noqa: S608 - constants only
# Measures that apply and have no points: their weight is not announced, or nothing was given.
_LACKING = f"""
SELECT e.case_id, count(*) AS n FROM measure_entry e
WHERE e.cycle_id = ? AND (? IS NULL OR e.case_id = ?) AND e.state <> '{EntryState.NA_ACCEPTED}'
AND NOT EXISTS (SELECT 1 FROM value v WHERE v.entry_id = e.id AND v.superseded_at IS NULL AND v.score IS NOT NULL
                AND v.source IN ('{PRELIMINARY}', '{AFTER_OBJECTION}'))
AND EXISTS (SELECT 1 FROM case_result r WHERE r.case_id = e.case_id AND r.state NOT IN {in_sql(FROZEN_RESULTS)})
GROUP BY e.case_id
"""  # noqa: S608 - constants only


async def of_cycle(cycle_id: int, case_id: int | None = None) -> list[Hindrance]:
    """The agencies of a cycle (or one case) that cannot be frozen now, each with its first reason, by code.

    One whose scores are final already hinders what comes next while its case is open or more time is asked for it.
    Measures without points are only looked for when nothing else hinders any more.
    """
    found = await sql.rows(_CASES, cycle_id, case_id, case_id)
    people = await _people({one[who] for one in found for who in _WHO if one[who] is not None})
    hindered = [_hindrance(one, *why, people) for one in found if (why := _why(one)) is not None]
    if hindered or not found:
        return hindered
    lacking = {one["case_id"]: one["n"] for one in await sql.rows(_LACKING, cycle_id, case_id, case_id)}
    return [_hindrance(one, Why.LACKING, lacking[one["id"]], people) for one in found if one["id"] in lacking]


_WHO = ("appraiser_id", "decider_id", "contact_id")
_CALLED = {
    Why.UNSCORED: "appraiser_id",
    Why.RECHECK: "appraiser_id",
    Why.OBJECTION: "decider_id",
    Why.CASE_OPEN: "contact_id",
    Why.WINDOW: "contact_id",
    Why.HEARING: "contact_id",
}


def _why(one: sql.Record) -> tuple[Why, int] | None:
    state = one["state"]
    told = state not in (None, ResultState.UNDER_APPRAISAL, ResultState.PRELIM_SCORED, ResultState.RELEASING)
    opened = (
        (Why.CASE_OPEN, one["case_state"] not in AFTER_THE_LOCK),
        (Why.EXTENSION, one["extension"]),
    )
    later = (
        (Why.NOT_BEGUN, state is None),
        (Why.UNSCORED, one["unscored"] if state == ResultState.UNDER_APPRAISAL else 0),
        (Why.NOT_RELEASED, state in (ResultState.UNDER_APPRAISAL, ResultState.PRELIM_SCORED)),
        (Why.RELEASING, state == ResultState.RELEASING),
        (Why.LATE, one["late"]),
        (Why.OBJECTION, one["objections"]),
        (Why.HEARING, one["hearings"]),
        (Why.RECHECK, one["unscored"] if told else 0),
        (Why.SHEET, one["sheet_due"]),
        (Why.RETURNED, one["returned"]),
        (Why.RESCORING, one["rescore_due"]),
        (Why.WINDOW, state == ResultState.RELEASED or (state == ResultState.RESCORED and _runs(one))),
        (Why.OBJECTION, state not in FREEZABLE),
    )
    reasons = opened if state in FROZEN_RESULTS else (*opened, *later)
    return next(((why, int(count)) for why, count in reasons if count), None)


def _runs(one: sql.Record) -> bool:
    """Whether its agency can still object to something: what it objected to may be answered long before."""
    ends = as_time(one["window_ends_at"])
    return ends is not None and business_now() < ends


def _hindrance(one: sql.Record, why: Why, count: int, people: dict[int, sql.Record]) -> Hindrance:
    called = people.get(one[_CALLED[why]]) if why in _CALLED else None
    return Hindrance(
        case_id=one["id"],
        agency_id=one["agency_id"],
        agency=one["title"],
        why=why,
        count=count,
        until=as_time(one["window_ends_at"]) if why is Why.WINDOW else None,
        name=called["name"] if called else "",
        phone=(called["phone"] or "") if called else "",
    )


async def _people(ids: set[int]) -> dict[int, sql.Record]:
    if not ids:
        return {}
    found = await sql.rows(f"SELECT id, name, phone FROM person WHERE id IN ({sql.marks(len(ids))})", *sorted(ids))  # noqa: S608 - question marks only
    return {one["id"]: one for one in found}
