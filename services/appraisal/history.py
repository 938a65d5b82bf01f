"""What happened to an entry: who said or gave which value when, what was returned and came back, what was undone."""

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import sql
from services.access import Actor
from services.appraisal import evidence
from services.appraisal.desk import AppraisalView
from services.appraisal.rechecked import KEEP
from services.appraisal.returning import RETURN
from services.case.entries import as_decimal, as_time
from services.states import AppraisalState

# Acts that decide whether the measure applies to the agency.
NA_ACCEPTED, NA_REFUSED = NA_ACTS = ("na-accept", "na-refuse")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `kind` is the source of a value, or returned, resubmitted, recheck, undone, `KEEP`, or
    one of `NA_ACTS`.

    `stands`: a value that has not been superseded.
    """

    kind: str
    at: datetime
    person: str
    points: Decimal | None = None
    amount: Decimal | None = None
    reason: str = ""
    stands: bool = True


async def of_own(actor: Actor, appraisal_id: int) -> tuple[AppraisalView, list[Event]]:
    """One of the actor's own appraisals and its history, the newest first. Raises as `evidence.of_own` does."""
    one, _ = await evidence.of_own(actor, appraisal_id)
    return one, await of_entry(one)


async def of_entry(one: AppraisalView) -> list[Event]:
    """The history of an entry, the newest first, for the rules themselves."""
    values = await sql.rows(
        "SELECT v.*, coalesce(p.name, '') AS person FROM value v LEFT JOIN person p ON p.id = v.person_id "
        "WHERE v.entry_id = ? ORDER BY v.id",
        one.entry.id,
    )
    events = [
        Event(
            kind=each["source"],
            at=_time(each["acted_at"]),
            person=each["person"],
            points=as_decimal(each["score"]),
            amount=Decimal(each["amount"]),
            reason=each["reason"],
            stands=each["superseded_at"] is None,
        )
        for each in values
    ]
    events += await _moves(one)
    return sorted(events, key=lambda event: event.at, reverse=True)


async def _moves(one: AppraisalView) -> list[Event]:
    """What moved without a value. A step tells how the appraisal was before it, and so how the one before ended."""
    steps = await sql.rows(
        "SELECT s.former, t.kind, t.acted_at, t.undone_at, coalesce(p.name, '') AS person FROM appraisal_step s "
        "JOIN appraisal_act t ON t.id = s.act_id JOIN person p ON p.id = t.person_id "
        "WHERE s.appraisal_id = ? ORDER BY s.id",
        one.id,
    )
    now = {
        "state": one.state,
        "since_at": one.since_at.isoformat(),
        "return_reason": one.return_reason,
        "recheck_reason": one.recheck_reason,
    }
    formers = [json.loads(each["former"]) for each in steps] + [now]
    events = []
    for each, after in zip(steps, formers[1:], strict=True):
        undone_at = as_time(each["undone_at"])
        if undone_at is not None:
            events.append(Event("undone", undone_at, each["person"]))
        elif each["kind"] == RETURN:
            events.append(Event("returned", _time(each["acted_at"]), each["person"], reason=after["return_reason"]))
        elif each["kind"] in (*NA_ACTS, KEEP):
            events.append(Event(each["kind"], _time(each["acted_at"]), each["person"]))
    for state in formers:
        if state["state"] == AppraisalState.RESUBMITTED:
            events.append(Event("resubmitted", _time(state["since_at"]), one.entry.agency_title))
        elif state["state"] == AppraisalState.RECHECK:
            events.append(Event("recheck", _time(state["since_at"]), "", reason=state["recheck_reason"]))
    return list(dict.fromkeys(events))


def _time(stored: str) -> datetime:
    at = as_time(stored)
    assert at is not None
    return at
