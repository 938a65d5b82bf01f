"""Circulars: the letter of the year with its duties, and who was told, who acknowledged (01a-e, 04b)."""

from tortoise import fields

from models.cycle import Cycle
from models.fields import Row, reference, title
from models.people import Person


class Circular(Row):
    """بخشنامه: one version of a circular; `changes` tells (JSON) what the version before said otherwise.

    A file that is still being fetched has a name and no SHA-256. `reminded_at`: when the silent were last reminded.
    """

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "circulars", db_index=True)
    number = fields.CharField(max_length=64)
    day = fields.DateField()
    title = title()
    text = fields.TextField(default="")
    version = fields.IntField(default=1)
    changes = fields.TextField(default="")
    replaces_id: int | None
    replaces: fields.ForeignKeyNullableRelation["Circular"] = reference(
        "Circular", "replaced_by", null=True, db_index=True
    )
    file_name = fields.CharField(max_length=300, default="")
    file_sha256 = fields.CharField(max_length=64, null=True)
    file_size = fields.BigIntField(default=0)
    state = fields.CharField(max_length=16)
    person_id: int | None
    person: fields.ForeignKeyNullableRelation[Person] = reference("Person", "circulars", null=True, db_index=True)
    registered_at = fields.DatetimeField()
    issued_at = fields.DatetimeField(null=True)
    reminded_at = fields.DatetimeField(null=True)

    class Meta:
        table = "circular"


class Duty(Row):
    """A duty that an article of a circular lays on somebody, until a day.

    `owner` is one of `services.circulars.OWNERS` or whoever was typed.
    """

    circular_id: int
    circular: fields.ForeignKeyRelation[Circular] = reference("Circular", "duties", db_index=True)
    position = fields.IntField()
    article = fields.CharField(max_length=64)
    title = title()
    owner = fields.CharField(max_length=300)
    due_on = fields.DateField(null=True)
    done_at = fields.DatetimeField(null=True)

    class Meta:
        table = "duty"


class CircularRecipient(Row):
    """Somebody a circular was sent to, and when they acknowledged it."""

    circular_id: int
    circular: fields.ForeignKeyRelation[Circular] = reference("Circular", "recipients", db_index=True)
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "circulars_received", db_index=True)
    sent_at = fields.DatetimeField()
    acknowledged_at = fields.DatetimeField(null=True)
    reminded_at = fields.DatetimeField(null=True)

    class Meta:
        table = "circular_recipient"
        unique_together = (("circular", "person"),)
