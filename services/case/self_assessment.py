"""Self-assessment by the liaison: a measure's value and explanation, judged by when the person acted (07a)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from models import audit, sql
from models.clock import business_now
from models.fields import exact, stored_time
from models.text import parse_decimal, plain
from services import access
from services.access import Actor, Permission
from services.case import cases, entries
from services.case.entries import SPECIFIC, STEPPED, EntryView
from services.catalogue import scoring
from services.errors import Refused
from services.states import AFTER_THE_LOCK, CENTRAL_STATES, CHANGEABLE, ENTRY, AppraisalState, EntryState
from services.year import cycles

SELF, STEWARD = "self", "steward"
# No measure of the catalogue comes near; what is larger is a slip of the finger.
LARGEST_AMOUNT = Decimal(1_000_000)
LARGEST_ACTUAL = Decimal(1_000_000_000_000)
LONGEST_EXPLANATION = 2000


def read_amount(text: str, entry: EntryView) -> Decimal:
    """The value a person typed for a measure, any digits, with or without a percent sign.

    Raises `Refused`: not-a-number, negative-amount, amount-too-large, not-a-step.
    """
    try:
        amount = parse_decimal(text)
    except ValueError as error:
        raise Refused("not-a-number", given=text[:60]) from error
    if amount < 0:
        raise Refused("negative-amount", given=text[:60])
    if entry.steps and amount not in (percent for _, percent in entry.steps):
        raise Refused("not-a-step", given=text[:60], entry_id=entry.id, code=entry.code)
    most = LARGEST_ACTUAL if entry.kind == SPECIFIC else Decimal(100) if entry.kind in STEPPED else LARGEST_AMOUNT
    if amount > most:
        raise Refused("amount-too-large", given=text[:60], most=most)
    return amount


async def give_value(actor: Actor, entry_id: int, text: str, acted_at: datetime, seen_version: int) -> EntryView:
    """Give the agency's own value; the former one is superseded. Returns the entry with its forecast.

    `acted_at` is when the person sent it. Raises `Refused`: changed-meanwhile (another person saved since
    `seen_version`), and those of `enterable` and `read_amount`.
    """
    entry = await enterable(actor, entry_id, acted_at)
    if entry.version != seen_version:
        raise Refused("changed-meanwhile", entry_id=entry.id, code=entry.code)
    amount = exact(read_amount(text, entry))
    achieved = entry.achieved(amount)
    points = scoring.points(entry.cap, achieved)
    await write_value(entry, SELF, amount, achieved, points, actor.person_id, acted_at)
    after = await touch(entry, "give_value")
    details = {"amount": amount, "score": points, "acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, "entry.value_given", f"entry:{entry.id}", details)])
    return replace(after, amount=amount, achievement=achieved, score=points)


async def write_value(
    entry: EntryView,
    source: str,
    amount: Decimal,
    achieved: Decimal | None,
    points: Decimal | None,
    person_id: int | None,
    acted_at: datetime,
    reason: str = "",
) -> None:
    """Put a value beside the others; the former one of its source is superseded, never overwritten (§11.5)."""
    if source != SELF or entry.amount is not None:
        await sql.run(
            "UPDATE value SET superseded_at = ? WHERE entry_id = ? AND source = ? AND superseded_at IS NULL",
            stored_time(business_now()),
            entry.id,
            source,
        )
    await sql.run(
        "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        entry.id,
        source,
        str(exact(amount)),
        None if achieved is None else str(exact(achieved)),
        None if points is None else str(exact(points)),
        person_id,
        stored_time(acted_at),
        reason,
    )


async def explain(actor: Actor, entry_id: int, text: str, acted_at: datetime, seen_version: int) -> EntryView:
    """Give the explanation («توضیح») of a measure; the former one stays in the audit trail. An empty text clears it.

    Raises `Refused`: explanation-too-long, changed-meanwhile, and those of `enterable`.
    """
    entry = await enterable(actor, entry_id, acted_at)
    if entry.version != seen_version:
        raise Refused("changed-meanwhile", entry_id=entry.id, code=entry.code)
    clean = plain(text)
    if len(clean) > LONGEST_EXPLANATION:
        raise Refused("explanation-too-long", length=len(clean), most=LONGEST_EXPLANATION)
    await sql.run("UPDATE measure_entry SET explanation = ? WHERE id = ?", clean, entry.id)
    after = await touch(entry, "explain")
    details = {"from": entry.explanation, "to": clean, "acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, "entry.explained", f"entry:{entry.id}", details)])
    return replace(after, explanation=clean)


async def enterable(actor: Actor, entry_id: int, acted_at: datetime) -> EntryView:
    """The entry, when the actor may change it at that time.

    Raises `Refused`: deadline-passed, not-open-yet, central-measure, case-sent (the agency has handed it over; it
    can be withdrawn), na-standing (a request for «not applicable» stands or was accepted).
    """
    entry = await workable(actor, entry_id, acted_at)
    if entry.state in (EntryState.NA_REQUESTED, EntryState.NA_ACCEPTED):
        raise Refused("na-standing", entry_id=entry.id, code=entry.code)
    return entry


async def workable(actor: Actor, entry_id: int, acted_at: datetime) -> EntryView:
    """The entry, when the actor may work at it at that time, a request for «not applicable» included.

    Raises `Refused`: deadline-passed, not-open-yet, central-measure, case-sent; of what its appraiser had returned
    correction-over, correction-sent.
    """
    entry = await entries.view(actor, entry_id)
    access.require(actor, Permission.ENTER_VALUES, entry.agency_id)
    if entry.state in CENTRAL_STATES:
        raise Refused("central-measure", code=entry.code)
    if entry.case_state in AFTER_THE_LOCK and entry.appraisal_state is not None:
        _check_correction(entry, acted_at)
    if entry.returned:
        return entry
    cycles.check_open(entry.cycle_state, entry.deadline, acted_at)
    check_in_hand(entry.case_state, entry.deadline)
    return entry


def _check_correction(entry: EntryView, acted_at: datetime) -> None:
    """Whether it is, or was, given back for correction: too late, or sent back already (12d)."""
    if entry.appraisal_state == AppraisalState.RESUBMITTED:
        raise Refused("correction-sent", entry_id=entry.id, code=entry.code)
    until = entry.returned_until
    over = not entry.returned or until is None or acted_at >= until
    if until is not None and over and entry.appraisal_state in (AppraisalState.RETURNED, AppraisalState.WAITING):
        raise Refused("correction-over", entry_id=entry.id, code=entry.code, until=until)


def check_in_hand(case_state: str, deadline: datetime | None) -> None:
    """Raise `Refused`: deadline-passed for a case that was locked, case-sent for one that can be taken back."""
    if case_state in AFTER_THE_LOCK:
        raise Refused("deadline-passed", deadline=deadline)
    if case_state not in CHANGEABLE:
        raise Refused("case-sent")


async def touch(entry: EntryView, act: str) -> EntryView:
    """Move the entry's state by an act and count its version; returns it as it is now."""
    looked = act in ("give_value", "record")  # at the measure as it is now, had it been corrected
    after = replace(entry, state=ENTRY.after(entry.state, act), version=entry.version + 1)
    after = replace(after, corrected=entry.corrected and not looked)
    # Whoever asked to record the former value is not taken at their word for a new one.
    also = ", record_asked_at = NULL" if act == "give_value" else ""
    if looked:
        also += ", measure_version = (SELECT m.version FROM measure m WHERE m.id = measure_id)"
    query = f"UPDATE measure_entry SET state = ?, version = ?{also} WHERE id = ?"  # noqa: S608 - constants
    await sql.run(query, after.state, after.version, entry.id)
    # Recording may come after the case was handed over, when its last file has arrived; a correction after the lock.
    if act != "record" and not entry.returned:
        await cases.begun(entry.case_id, entry.case_state)
    return after


def complete(found: Sequence[EntryView]) -> list[EntryView]:
    """Those of the entries that only wait to be recorded: a value, and files where files are wanted."""
    return [one for one in found if is_complete(one)]


def is_complete(entry: EntryView) -> bool:
    """Whether the entry has all that is asked of it: a value, and evidence where it is wanted.

    A specific measure that fell to zero counts only with evidence (§11.2), whatever the catalogue wants.
    """
    if entry.amount is None:
        return False
    wanted = bool(entry.evidence_wanted)
    if entry.kind == SPECIFIC and scoring.needs_evidence(entry.amount, entry.direction):
        wanted = True
    return bool(entry.files) or not wanted
