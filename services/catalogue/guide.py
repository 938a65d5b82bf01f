"""All there is to know of a measure before it is filled: definition, method, steps, evidence, steward (03b, 07a)."""

from dataclasses import dataclass

from models import sql
from services.access import Actor
from services.case import entries
from services.case.entries import EntryView


@dataclass(frozen=True, slots=True)
class Guide:
    """A measure with what its indicator says: `definition` and `steward` may be empty."""

    entry: EntryView
    definition: str
    steward: str


async def of_entry(actor: Actor, entry_id: int) -> Guide:
    """The guide of one measure, for whoever may see the case. Raises `Refused("unknown-entry")`, `Denied`."""
    entry = await entries.view(actor, entry_id)
    found = await sql.row(
        "SELECT i.definition, i.steward FROM measure_entry e JOIN measure m ON m.id = e.measure_id "
        "JOIN indicator i ON i.id = m.indicator_id WHERE e.id = ?",
        entry_id,
    )
    assert found is not None
    return Guide(entry, found["definition"], found["steward"])
