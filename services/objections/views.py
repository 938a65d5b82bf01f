"""Objections as rules and people read them, and the one way in which they move."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from models import audit, sql
from models.objections import Objection
from models.results import CaseResult
from services.access import Actor
from services.case.entries import as_decimal, as_time
from services.errors import Refused
from services.results import standing
from services.states import CENTRAL_STATES, OBJECTION, OPEN_OBJECTIONS, ObjectionState, ResultState, in_sql

# Of an objection that is not decided, or not any more.
UNDECIDED: dict[str, Any] = {
    "outcome": None,
    "score": None,
    "decision_reason": "",
    "decided_by_id": None,
    "decided_at": None,
    "resolution_id": None,
    "votes_for": None,
    "votes_against": None,
    "votes_abstained": None,
    "answer_asked_at": None,
}
# What an objection is about: the points, the weight or target (the committee's), a steward's value (forwarded).
SCORE, WEIGHT, STEWARD = SUBJECTS = ("score", "weight", "steward")


class Outcome(StrEnum):
    """What can be decided; LOWERED only where the cycle lets a score fall."""

    ACCEPTED = "ACCEPTED"
    PARTLY = "PARTLY"
    REJECTED = "REJECTED"
    LOWERED = "LOWERED"


@dataclass(frozen=True, slots=True)
class Vote:
    """How the committee voted: for the decision, against it, abstained."""

    in_favour: int
    against: int
    abstained: int


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection with the measure and agency it is about. Names are empty where nobody did the thing yet."""

    id: int
    state: str
    version: int
    subject: str
    text: str
    evidence: tuple[int, ...]
    sheet_version: int
    case_id: int
    cycle_id: int
    result_state: str
    agency_id: int
    agency: str
    group: str
    entry_id: int
    number: int
    measure: str
    title: str
    axis: str
    steward: str
    central: bool
    person: str
    begun_at: datetime
    filed_at: datetime | None
    receipt: str
    late_reason: str
    admit_reason: str
    decider_id: int | None
    decider: str
    escalated_at: datetime | None
    escalate_reason: str
    steward_note: str
    resolution_id: int | None
    resolution_number: str
    resolution_day: date | None
    outcome: str
    former_score: Decimal | None
    score: Decimal | None
    decision_reason: str
    decided_by_id: int | None
    decided_by: str
    decided_at: datetime | None
    vote: Vote | None
    answer_asked_at: datetime | None
    answered_at: datetime | None

    @property
    def open(self) -> bool:
        """Whether it was filed and waits for its answer."""
        return self.state in OPEN_OBJECTIONS

    @property
    def gained(self) -> Decimal:
        """By how many points the score moved; zero before it was decided."""
        return (
            self.score - self.former_score if self.score is not None and self.former_score is not None else Decimal(0)
        )


_VIEW = """
SELECT o.*, r.state AS result_state, c.agency_id, a.title AS agency, g.title AS group_title, e.number,
       e.state AS entry_state, m.code AS measure, m.title, x.title AS axis, i.steward, p.name AS person,
       coalesce(d.name, '') AS decider, coalesce(b.name, '') AS decided_by, coalesce(n.number, '') AS resolution_number,
       n.day AS resolution_day
FROM objection o JOIN agency_case c ON c.id = o.case_id JOIN case_result r ON r.case_id = o.case_id
JOIN agency a ON a.id = c.agency_id JOIN agency_group g ON g.id = a.group_id
JOIN measure_entry e ON e.id = o.entry_id JOIN measure m ON m.id = e.measure_id
JOIN indicator i ON i.id = m.indicator_id JOIN axis x ON x.id = i.axis_id JOIN person p ON p.id = o.person_id
LEFT JOIN person d ON d.id = o.decider_id LEFT JOIN person b ON b.id = o.decided_by_id
LEFT JOIN resolution n ON n.id = o.resolution_id
"""


def _view(one: sql.Record) -> ObjectionView:
    begun_at = as_time(one["begun_at"])
    assert begun_at is not None
    day = one["resolution_day"]
    return ObjectionView(
        id=one["id"],
        state=one["state"],
        version=one["version"],
        subject=one["subject"],
        text=one["text"],
        evidence=tuple(json.loads(one["evidence"])),
        sheet_version=one["sheet_version"],
        case_id=one["case_id"],
        cycle_id=one["cycle_id"],
        result_state=one["result_state"],
        agency_id=one["agency_id"],
        agency=one["agency"],
        group=one["group_title"],
        entry_id=one["entry_id"],
        number=one["number"],
        measure=one["measure"],
        title=one["title"],
        axis=one["axis"],
        steward=one["steward"],
        central=one["entry_state"] in CENTRAL_STATES,
        person=one["person"],
        begun_at=begun_at,
        filed_at=as_time(one["filed_at"]),
        receipt=one["code"] or "",
        late_reason=one["late_reason"],
        admit_reason=one["admit_reason"],
        decider_id=one["decider_id"],
        decider=one["decider"],
        escalated_at=as_time(one["escalated_at"]),
        escalate_reason=one["escalate_reason"],
        steward_note=one["steward_note"],
        resolution_id=one["resolution_id"],
        resolution_number=one["resolution_number"],
        resolution_day=date.fromisoformat(str(day)[:10]) if day else None,
        outcome=one["outcome"] or "",
        former_score=as_decimal(one["former_score"]),
        score=as_decimal(one["score"]),
        decision_reason=one["decision_reason"],
        decided_by_id=one["decided_by_id"],
        decided_by=one["decided_by"],
        decided_at=as_time(one["decided_at"]),
        vote=Vote(one["votes_for"], one["votes_against"] or 0, one["votes_abstained"] or 0)
        if one["votes_for"] is not None
        else None,
        answer_asked_at=as_time(one["answer_asked_at"]),
        answered_at=as_time(one["answered_at"]),
    )


async def select(where: str, *args: Any) -> list[ObjectionView]:
    """Objections by a condition (a constant) on `o`, `c`, `r`, `e`, `a`."""
    return [_view(one) for one in await sql.rows(f"{_VIEW}WHERE {where}", *args)]


async def find(objection_id: int) -> ObjectionView | None:
    """One objection, or None: for who has still to be asked whether they may."""
    found = await select("o.id = ?", objection_id)
    return found[0] if found else None


async def known(objection_id: int) -> ObjectionView:
    """One objection, for the rules themselves. Raises `Refused("unknown-objection")`."""
    found = await find(objection_id)
    if found is None:
        raise Refused("unknown-objection")
    return found


async def of_case(case_id: int) -> dict[int, ObjectionView]:
    """The newest objection to each measure of a case, by the entry's id; discarded drafts left out."""
    found = await select("o.case_id = ? AND o.state <> 'DISCARDED' ORDER BY o.id", case_id)
    return {one.entry_id: one for one in found}


async def move(one: ObjectionView, act: str, **changes: Any) -> ObjectionView:
    """Move an objection by an arrow and count its version; returns it as it is now.

    Raises `Refused`: objection-moved (it is elsewhere by now), objection-changed (somebody was faster).
    """
    try:
        after = OBJECTION.after(one.state, act)
    except Refused as refusal:
        raise Refused("objection-moved", measure=one.measure, state=one.state) from refusal
    return await change(one, state=after, **changes)


async def change(one: ObjectionView, **changes: Any) -> ObjectionView:
    """Change an objection as it was read. Raises `Refused("objection-changed")` when somebody else was faster."""
    still = Objection.filter(id=one.id, version=one.version, state=one.state)
    if not await still.update(version=one.version + 1, **changes):
        raise Refused("objection-changed", measure=one.measure)
    return await known(one.id)


def check_version(one: ObjectionView, version: int) -> None:
    """Raise `Refused("objection-changed")` unless the objection is as it was seen."""
    if one.version != version:
        raise Refused("objection-changed", measure=one.measure)


async def record(by: Actor, act: str, objection_id: int, details: dict[str, Any]) -> None:
    """Write an act into the audit trail."""
    await audit.record([audit.Event(by.person_id, f"objection.{act}", f"objection:{objection_id}", details)])


async def look_at_sheet(case_id: int) -> None:
    """A decision does not hang over a score of the case any more: what was told is compared with what stands."""
    await CaseResult.filter(case_id=case_id).update(sheet_due=True)


async def close_case(case_id: int) -> None:
    """Once nothing of an agency waits any more, its result is rescored: the way to the final list is open."""
    result = await standing.of_case(case_id)
    if result.state != ResultState.OBJECTED:
        return
    waiting = await sql.row(
        f"SELECT id FROM objection WHERE case_id = ? AND state IN {in_sql(OPEN_OBJECTIONS)} LIMIT 1",  # noqa: S608 - constants only
        case_id,
    )
    if waiting is None:
        await standing.move(result, "answered")


def in_states(found: Sequence[ObjectionView], *states: ObjectionState) -> list[ObjectionView]:
    """Those that are in one of the states."""
    return [one for one in found if one.state in states]
