"""The year's cycle and its catalogue: axes, indicators, measures."""

from decimal import Decimal
from typing import Any

from tortoise import fields

from models.fields import Row, code, points, reference, title


class Cycle(Row):
    """دورهٔ ارزیابی: one year's appraisal, its state and its self-assessment deadline (exclusive, UTC)."""

    year = fields.IntField(unique=True)
    state = fields.CharField(max_length=32)
    deadline_at = fields.DatetimeField(null=True)
    deadline_version = fields.IntField(default=0)
    deadline_set_at = fields.DatetimeField(null=True)
    opened_at = fields.DatetimeField(null=True)
    locked_at = fields.DatetimeField(null=True)
    is_sample = fields.BooleanField(default=False)
    last_entry_number = fields.IntField(default=1000)

    class Meta:
        table = "cycle"


class Axis(Row):
    """محور: the first level of the catalogue, in points of the general thousand."""

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "axes", db_index=True)
    code = code()
    title = title()
    max_score: Decimal = points()
    position = fields.IntField()

    class Meta:
        table = "axis"
        unique_together = (("cycle", "code"),)


class Indicator(Row):
    """شاخص: the second level, with the most points it can give."""

    axis_id: int
    axis: fields.ForeignKeyRelation[Axis] = reference("Axis", "indicators", db_index=True)
    code = code()
    title = title()
    max_score: Decimal = points()
    position = fields.IntField()

    class Meta:
        table = "indicator"
        unique_together = (("axis", "code"),)


class Measure(Row):
    """سنجه: what is entered and scored; its weight is of the hundred of its indicator."""

    indicator_id: int
    indicator: fields.ForeignKeyRelation[Indicator] = reference("Indicator", "measures", db_index=True)
    code = code()
    title = title()
    weight: Decimal = points()
    kind = fields.CharField(max_length=16)
    method = fields.TextField()
    target: Decimal = points()
    evidence: Any = fields.JSONField()
    agency_upload = fields.BooleanField()
    na_allowed = fields.BooleanField()
    position = fields.IntField()

    class Meta:
        table = "measure"
        unique_together = (("indicator", "code"),)
