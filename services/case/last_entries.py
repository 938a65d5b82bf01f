"""What an agency's people entered last: to be looked at after an outage, or when one is not sure (SLA-5)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import sql
from services import access
from services.access import Actor, Permission
from services.case.entries import CURRENT, as_time

MOST = 8


@dataclass(frozen=True, slots=True)
class LastEntry:
    """A value as it stands: of which measure, when it was given, by whom, and how far the measure is."""

    entry_id: int
    number: int
    title: str
    state: str
    amount: Decimal
    person_name: str
    acted_at: datetime


async def last_entries(actor: Actor, agency_id: int) -> list[LastEntry]:
    """The values that the agency's people gave last in the current cycle, newest first. `Denied` for who may not."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    found = await sql.rows(
        "SELECT e.id, e.number, m.title, e.state, v.amount, v.acted_at, coalesce(p.name, '') AS person_name "  # noqa: S608 - constants only
        "FROM agency_case c JOIN measure_entry e ON e.case_id = c.id JOIN measure m ON m.id = e.measure_id "
        "JOIN value v ON v.entry_id = e.id AND v.source = 'self' AND v.superseded_at IS NULL "
        f"LEFT JOIN person p ON p.id = v.person_id WHERE c.agency_id = ? AND c.cycle_id = {CURRENT} "
        "ORDER BY v.acted_at DESC LIMIT ?",
        agency_id,
        MOST,
    )
    lines = []
    for one in found:
        acted_at = as_time(one["acted_at"])
        assert acted_at is not None
        lines.append(
            LastEntry(
                one["id"],
                one["number"],
                one["title"],
                one["state"],
                Decimal(one["amount"]),
                one["person_name"],
                acted_at,
            )
        )
    return lines
