"""A measure entry as its appraiser sees it: what the agency said, what others said, what was given so far (12b)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import sql
from services import access
from services.access import Actor, Permission
from services.case import entries
from services.case.entries import CURRENT, EntryView, as_decimal, as_time
from services.case.self_assessment import SELF, STEWARD
from services.errors import Refused
from services.states import AFTER_THE_LOCK, CENTRAL_STATES, AppraisalState, EntryState, in_sql

# The sources of a value that the organisation gave, the newer last (§11.5).
PRELIMINARY, AFTER_OBJECTION, FINAL = "preliminary", "after_objection", "final"
# An appraiser has no say over an agency: they said so, or they work for it.
CONFLICTED = (
    "(EXISTS (SELECT 1 FROM conflict k WHERE k.person_id = {person} AND k.agency_id = {agency} "
    "AND k.withdrawn_at IS NULL) OR EXISTS (SELECT 1 FROM role_grant w WHERE w.person_id = {person} "
    "AND w.agency_id = {agency} AND w.withdrawn_at IS NULL))"
)


@dataclass(frozen=True, slots=True)
class Given:
    """A value that stands: who gave it, when and why; points None while the weight is not announced."""

    source: str
    points: Decimal | None
    achievement: Decimal | None
    amount: Decimal
    reason: str
    person_id: int | None
    person: str
    acted_at: datetime


@dataclass(frozen=True, slots=True)
class AppraisalView:
    """One entry on an appraiser's desk. `values` are those that stand, by source."""

    id: int
    state: str
    version: int
    appraiser_id: int | None
    appraiser: str
    since_at: datetime
    returned_until: datetime | None
    return_reason: str
    recheck_reason: str
    result_state: str
    entry: EntryView
    values: dict[str, Given]

    @property
    def not_applicable(self) -> bool:
        """Whether the measure was accepted as one that does not apply: it gets no points and costs none."""
        return self.entry.state == EntryState.NA_ACCEPTED

    @property
    def proposed(self) -> Given | None:
        """What accepting would give: the agency's own value once recorded, a central measure's from its steward."""
        if self.entry.state in CENTRAL_STATES:
            return self.values.get(STEWARD)
        return self.values.get(SELF) if self.entry.state == EntryState.SELF_SCORED else None

    @property
    def preliminary(self) -> Given | None:
        """The appraiser's score."""
        return self.values.get(PRELIMINARY)

    @property
    def given(self) -> Given | None:
        """The score that stands: after an objection, else the appraiser's."""
        return self.values.get(AFTER_OBJECTION) or self.values.get(PRELIMINARY)


_APPRAISAL = """
SELECT p.id, p.entry_id, p.state, p.version, p.appraiser_id, coalesce(h.name, '') AS appraiser, p.since_at,
       p.returned_until, p.return_reason, p.recheck_reason, r.state AS result_state, c.agency_id
FROM appraisal p JOIN agency_case c ON c.id = p.case_id JOIN case_result r ON r.case_id = p.case_id
LEFT JOIN person h ON h.id = p.appraiser_id
"""


async def known(appraisal_id: int) -> AppraisalView:
    """One appraisal, for the rules themselves. Raises `Refused("unknown-entry")`."""
    return await _one("WHERE p.id = ?", appraisal_id)


async def of_entry(entry_id: int) -> AppraisalView:
    """The appraisal of an entry, for the rules themselves. Raises `Refused("unknown-entry")`."""
    return await _one("WHERE p.entry_id = ?", entry_id)


async def _one(where: str, number: int) -> AppraisalView:
    found = await sql.row(_APPRAISAL + where, number)
    if found is None:
        raise Refused("unknown-entry")
    since_at = as_time(found["since_at"])
    assert since_at is not None
    return AppraisalView(
        id=found["id"],
        state=found["state"],
        version=found["version"],
        appraiser_id=found["appraiser_id"],
        appraiser=found["appraiser"],
        since_at=since_at,
        returned_until=as_time(found["returned_until"]),
        return_reason=found["return_reason"],
        recheck_reason=found["recheck_reason"],
        result_state=found["result_state"],
        entry=await entries.view(access.SYSTEM, found["entry_id"]),
        values=await values_of(found["entry_id"]),
    )


# Why a value was given: one that only followed a changed cap keeps the reason of the one it followed.
REASON = (
    "CASE WHEN {v}.reason = 'rescored' THEN coalesce((SELECT o.reason FROM value o WHERE o.entry_id = {v}.entry_id "
    "AND o.source = {v}.source AND o.reason <> 'rescored' ORDER BY o.id DESC LIMIT 1), '') ELSE {v}.reason END"
)


async def values_of(entry_id: int) -> dict[str, Given]:
    """The values of an entry that stand, by source."""
    found = await sql.rows(
        "SELECT v.source, v.amount, v.score, v.achievement, v.person_id, v.acted_at, coalesce(p.name, '') AS person, "  # noqa: S608 - constants only
        f"{REASON.format(v='v')} AS reason FROM value v LEFT JOIN person p ON p.id = v.person_id "
        "WHERE v.entry_id = ? AND v.superseded_at IS NULL",
        entry_id,
    )
    return {one["source"]: given_of(one) for one in found}


def given_of(one: sql.Record) -> Given:
    """A row of `value` with the name of its person."""
    acted_at = as_time(one["acted_at"])
    assert acted_at is not None
    return Given(
        source=one["source"],
        points=as_decimal(one["score"]),
        achievement=as_decimal(one["achievement"]),
        amount=Decimal(one["amount"]),
        reason=one["reason"],
        person_id=one["person_id"],
        person=one["person"],
        acted_at=acted_at,
    )


async def view(actor: Actor, appraisal_id: int) -> AppraisalView:
    """One of the actor's own appraisals. Raises `Refused("unknown-entry")`, `Denied` for another's."""
    found = await sql.row("SELECT appraiser_id FROM appraisal WHERE id = ?", appraisal_id)
    access.require(actor, Permission.APPRAISE, assigned_to=found["appraiser_id"] if found else actor.person_id)
    return await known(appraisal_id)


async def find(actor: Actor, number: int) -> AppraisalView:
    """One of the actor's own appraisals by the number of its entry, in the current cycle.

    Raises `Refused("unknown-entry")`, `Denied` for another's: a command on a number that is not one's own.
    """
    found = await sql.row(
        "SELECT p.id FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id "  # noqa: S608 - constants only
        f"WHERE e.number = ? AND e.cycle_id = {CURRENT}",
        number,
    )
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    if found is None:
        raise Refused("unknown-entry")
    return await view(actor, found["id"])


async def workable(actor: Actor, appraisal_id: int) -> AppraisalView:
    """One of the actor's own appraisals that they may decide now.

    Raises `Refused`: case-open-again (the agency's case was opened again and is not locked), conflict-declared,
    entry-returned (the agency corrects it), result-frozen; `Denied` for another's.
    """
    one = await view(actor, appraisal_id)
    if one.entry.case_state not in AFTER_THE_LOCK:
        raise Refused("case-open-again", code=one.entry.code)
    if await has_conflict(actor.person_id, one.entry.agency_id):
        raise Refused("conflict-declared", agency=one.entry.agency_title)
    if one.state == AppraisalState.RETURNED:
        raise Refused("entry-returned", code=one.entry.code, until=one.returned_until)
    return one


async def has_conflict(person_id: int | None, agency_id: int) -> bool:
    """Whether a person has no say over an agency: a conflict was declared, or they hold a role there."""
    found = await sql.row(f"SELECT {CONFLICTED.format(person='?1', agency='?2')} AS is_so", person_id, agency_id)
    return found is not None and bool(found["is_so"])


LOCKED_CASE = f"c.state IN {in_sql(AFTER_THE_LOCK)}"
