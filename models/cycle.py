"""The year's cycle, its catalogue of axes, indicators and measures, and the caps that fit an agency (art. 2)."""

from decimal import Decimal
from typing import Any

from tortoise import fields

from models.fields import Row, code, points, reference, title
from models.organisation import Agency
from models.people import Person


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
    weights_by_agency = fields.BooleanField(default=False)
    drafts_count = fields.BooleanField(default=True)
    head_approves = fields.BooleanField(default=True)
    grace_days = fields.IntField(default=3)
    parent_confirms = fields.BooleanField(default=False)
    wants_base_data = fields.BooleanField(default=False)
    na_mode = fields.CharField(max_length=32, default="exclude-and-rescale")
    objection_days = fields.IntField(default=7)
    return_days = fields.IntField(default=5)
    liaison_accepts = fields.BooleanField(default=False)
    allow_new_evidence = fields.BooleanField(default=False)
    score_may_fall = fields.BooleanField(default=False)
    gap_percent = fields.IntField(default=10)
    upstream_title = fields.CharField(max_length=300, default="")
    upstream_address = fields.CharField(max_length=300, default="")

    class Meta:
        table = "cycle"


class Axis(Row):
    """محور: the first level of the catalogue, in points of the thousand of its dimension (general or specific)."""

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "axes", db_index=True)
    code = code()
    title = title()
    max_score: Decimal = points()
    position = fields.IntField()
    dimension = fields.CharField(max_length=16, default="general")

    class Meta:
        table = "axis"
        unique_together = (("cycle", "code"),)


class Indicator(Row):
    """شاخص: the second level, with the most points it can give; a specific one belongs to one agency."""

    axis_id: int
    axis: fields.ForeignKeyRelation[Axis] = reference("Axis", "indicators", db_index=True)
    code = code()
    title = title()
    max_score: Decimal = points()
    position = fields.IntField()
    agency_id: int | None
    agency: fields.ForeignKeyNullableRelation[Agency] = reference("Agency", "indicators", null=True, db_index=True)
    definition = fields.TextField(default="")
    steward = fields.CharField(max_length=300, default="")

    class Meta:
        table = "indicator"
        unique_together = (("axis", "code"),)


class Measure(Row):
    """سنجه: what is entered and scored; its weight is of the hundred of its indicator.

    `steps` of ladder and binary measures are [title or code, percent] pairs; a `target` of zero is one that is
    missing (specific indicators). `version` counts corrections after it was issued.
    """

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
    unit = fields.CharField(max_length=64, default="")
    direction = fields.CharField(max_length=16, default="increasing")
    steps: Any = fields.JSONField(default=list)
    version = fields.IntField(default=1)

    class Meta:
        table = "measure"
        unique_together = (("indicator", "code"),)


class AgencyWeight(Row):
    """The most points an indicator can give to one agency (art. 2); without one it is «not announced» for them."""

    agency_id: int
    agency: fields.ForeignKeyRelation[Agency] = reference("Agency", "weights", db_index=True)
    indicator_id: int
    indicator: fields.ForeignKeyRelation[Indicator] = reference("Indicator", "weights", db_index=True)
    max_score: Decimal = points()

    class Meta:
        table = "agency_weight"
        unique_together = (("agency", "indicator"),)


class ReferenceValue(Row):
    """What is known of a measure from elsewhere: last year's value, or its steward's. Superseded, never overwritten."""

    agency_id: int
    agency: fields.ForeignKeyRelation[Agency] = reference("Agency", "reference_values", db_index=True)
    measure_id: int
    measure: fields.ForeignKeyRelation[Measure] = reference("Measure", "reference_values", db_index=True)
    kind = fields.CharField(max_length=16)
    amount: Decimal = points()
    letter = fields.CharField(max_length=300, default="")
    person_id: int | None
    person: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "reference_values", null=True, db_index=True
    )
    given_at = fields.DatetimeField()
    superseded_at = fields.DatetimeField(null=True)

    class Meta:
        table = "reference_value"
