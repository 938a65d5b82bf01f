"""Reminders that were decided: one row each, whatever the clock does."""

from tortoise import fields

from models.assessment import AgencyCase
from models.cycle import Cycle
from models.fields import Row, reference
from models.people import Person


class Reminder(Row):
    """One reminder to one person about one case, unique by kind and version of the deadline."""

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "reminders", db_index=True)
    case_id: int
    case: fields.ForeignKeyRelation[AgencyCase] = reference("AgencyCase", "reminders", db_index=True)
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "reminders", db_index=True)
    kind = fields.CharField(max_length=24)
    deadline_version = fields.IntField()
    due_at = fields.DatetimeField()
    state = fields.CharField(max_length=16)
    decided_at = fields.DatetimeField()

    class Meta:
        table = "reminder"
        unique_together = (("cycle", "kind", "case", "person", "deadline_version"),)
