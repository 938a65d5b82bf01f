"""The year's timetable in working days, the days off that it counts with, and the times when we were away."""

from tortoise import fields

from models.cycle import Cycle
from models.fields import Row, reference, title


class TimetableStep(Row):
    """A step of the year with its first and last day (days of Tehran).

    `is_fixed`: staff said its last day, so that it stays where it is when the calendar or an earlier step changes.
    """

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "steps", db_index=True)
    code = fields.CharField(max_length=32)
    position = fields.IntField()
    working_days = fields.IntField()
    first_day = fields.DateField()
    last_day = fields.DateField()
    is_fixed = fields.BooleanField(default=False)

    class Meta:
        table = "timetable_step"
        unique_together = (("cycle", "code"),)


class DayOff(Row):
    """A day that staff say is off, or (`is_working`) a day off of the calendar that is worked nevertheless."""

    day = fields.DateField(unique=True)
    title = title()
    is_working = fields.BooleanField(default=False)

    class Meta:
        table = "day_off"


class Outage(Row):
    """A time in which we were away (business clock); what fell into it is made good."""

    from_at = fields.DatetimeField()
    until_at = fields.DatetimeField()

    class Meta:
        table = "outage"
