"""Self-assessment by the liaison: giving a measure its value, judged by when the person acted (07a)."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from models import audit, sql
from models.clock import business_now
from models.fields import exact, stored_time
from models.text import parse_decimal
from services import access, cases, cycles, entries, scoring
from services.access import Actor, Permission
from services.entries import EntryView
from services.errors import Refused
from services.states import ENTRY, EntryState

SELF = "self"
# No measure of the catalogue comes near; what is larger is a slip of the finger.
LARGEST_AMOUNT = Decimal(1_000_000)


def read_amount(text: str, entry: EntryView) -> Decimal:
    """The value a person typed for a measure, any digits, with or without a percent sign.

    Raises `Refused`: not-a-number, negative-amount, amount-too-large.
    """
    try:
        amount = parse_decimal(text)
    except ValueError as error:
        raise Refused("not-a-number", given=text[:60]) from error
    if amount < 0:
        raise Refused("negative-amount", given=text[:60])
    if amount > LARGEST_AMOUNT or (entry.kind != "ratio" and amount > 100):
        most = LARGEST_AMOUNT if entry.kind == "ratio" else Decimal(100)
        raise Refused("amount-too-large", given=text[:60], most=most)
    return amount


async def give_value(actor: Actor, entry_id: int, text: str, acted_at: datetime, seen_version: int) -> EntryView:
    """Give the agency's own value; the former one is superseded. Returns the entry with its forecast.

    `acted_at` is when the person sent it. Raises `Refused`: deadline-passed, not-open-yet, central-measure,
    changed-meanwhile (another person saved since `seen_version`), and those of `read_amount`.
    """
    entry = await enterable(actor, entry_id, acted_at)
    if entry.version != seen_version:
        raise Refused("changed-meanwhile", code=entry.code)
    amount = exact(read_amount(text, entry))
    points = exact(scoring.score(amount, entry.target, entry.cap, Decimal(100)))
    if entry.amount is not None:
        await sql.run(
            "UPDATE value SET superseded_at = ? WHERE entry_id = ? AND source = ? AND superseded_at IS NULL",
            stored_time(business_now()),
            entry.id,
            SELF,
        )
    await sql.run(
        "INSERT INTO value (entry_id, source, amount, score, person_id, acted_at, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, '')",
        entry.id,
        SELF,
        str(amount),
        str(points),
        actor.person_id,
        stored_time(acted_at),
    )
    after = await touch(entry, "give_value")
    details = {"amount": amount, "score": points, "acted_at": acted_at}
    await audit.record([audit.Event(actor.person_id, "entry.value_given", f"entry:{entry.id}", details)])
    return replace(after, amount=amount, score=points)


async def enterable(actor: Actor, entry_id: int, acted_at: datetime) -> EntryView:
    """The entry, when the actor may change it at that time; raises like `give_value` otherwise."""
    entry = await entries.view(actor, entry_id)
    access.require(actor, Permission.ENTER_VALUES, entry.agency_id)
    if entry.state == EntryState.CENTRAL_PENDING:
        raise Refused("central-measure", code=entry.code)
    cycles.check_open(entry.cycle_state, entry.deadline, acted_at)
    return entry


async def touch(entry: EntryView, act: str) -> EntryView:
    """Move the entry's state by an act and count its version; returns it as it is now."""
    after = replace(entry, state=ENTRY.after(entry.state, act), version=entry.version + 1)
    # Whoever asked to record the former value is not taken at their word for a new one.
    wish = ", record_asked_at = NULL" if act == "give_value" else ""
    query = f"UPDATE measure_entry SET state = ?, version = ?{wish} WHERE id = ?"  # noqa: S608 - a constant
    await sql.run(query, after.state, after.version, entry.id)
    await cases.begun(entry.case_id, entry.case_state)
    return after
