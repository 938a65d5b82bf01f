"""The second factor of people whose acts concern everybody: which serial of their secret is in use, and wrong tries.

The secret itself is made from a key outside the database (`services.second_factor`).
"""

from tortoise import fields

from models.fields import Row
from models.people import Person


class SecondFactor(Row):
    """A person's authenticator. `last_counter` is the newest code that was used: none is good twice."""

    person_id: int
    person: fields.OneToOneRelation[Person] = fields.OneToOneField(
        "karnameh.Person", related_name="second_factor", on_delete=fields.RESTRICT
    )
    serial = fields.IntField(default=1)
    made_at = fields.DatetimeField()
    confirmed_at = fields.DatetimeField(null=True)
    last_counter = fields.BigIntField(default=0)
    wrong_tries = fields.IntField(default=0)
    locked_until_ms = fields.BigIntField(default=0)

    class Meta:
        table = "second_factor"
