"""Objections to preliminary scores, hearings about them, and the resolutions of committee and council."""

from decimal import Decimal
from typing import Any

from tortoise import fields

from models.assessment import AgencyCase, MeasureEntry
from models.cycle import Cycle
from models.fields import Row, points, reference
from models.people import Person


class Resolution(Row):
    """مصوبه: what a body (committee or council) decided in a meeting, with its letter and who was there."""

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "resolutions", db_index=True)
    body = fields.CharField(max_length=16)
    number = fields.CharField(max_length=64)
    day = fields.DateField()
    attendance = fields.TextField(default="")
    text = fields.TextField(default="")
    file_name = fields.CharField(max_length=300, default="")
    file_sha256 = fields.CharField(max_length=64, null=True)
    file_size = fields.BigIntField(default=0)
    recorded_by_id: int | None
    recorded_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "resolutions", null=True, db_index=True
    )
    recorded_at = fields.DatetimeField()
    in_force_at = fields.DatetimeField(null=True)

    class Meta:
        table = "resolution"
        unique_together = (("cycle", "body", "number"),)


class ReturnedItem(Row):
    """An agency that a resolution of the council (or the deputy, without one) returned, and why."""

    resolution_id: int | None
    resolution: fields.ForeignKeyNullableRelation[Resolution] = reference(
        "Resolution", "returned", null=True, db_index=True
    )
    case_id: int
    case: fields.ForeignKeyRelation[AgencyCase] = reference("AgencyCase", "returned", db_index=True)
    reason = fields.TextField()
    returned_by_id: int | None
    returned_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "cases_returned", null=True, db_index=True
    )
    returned_at = fields.DatetimeField()
    settled_at = fields.DatetimeField(null=True)

    class Meta:
        table = "returned_item"


class Objection(Row):
    """اعتراض: of an agency to the score of one measure, from its draft to the answer.

    `sheet_version` is the sheet it objects to; `evidence` the ids of the registered files it points at (JSON);
    `decider` looks at it and never gave the score; `score` is the new one in points, `former_score` the one it was
    about. `subject` is what it objects to (score, weight, steward); `steward_note` says to whom it was forwarded;
    the votes are the committee's.
    """

    case_id: int
    case: fields.ForeignKeyRelation[AgencyCase] = reference("AgencyCase", "objections", db_index=True)
    entry_id: int
    entry: fields.ForeignKeyRelation[MeasureEntry] = reference("MeasureEntry", "objections", db_index=True)
    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "objections", db_index=True)
    state = fields.CharField(max_length=16)
    version = fields.IntField(default=1)
    sheet_version = fields.IntField()
    subject = fields.CharField(max_length=16, default="score")
    text = fields.TextField(default="")
    evidence: Any = fields.JSONField(default=list)
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "objections", db_index=True)
    begun_at = fields.DatetimeField()
    filed_at = fields.DatetimeField(null=True)
    filed_by_id: int | None
    filed_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "objections_filed", null=True, db_index=True
    )
    late_reason = fields.TextField(default="")
    code: fields.CharField[str] | None = fields.CharField(max_length=24, null=True, unique=True)  # type: ignore[assignment]
    admitted_by_id: int | None
    admitted_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "objections_admitted", null=True, db_index=True
    )
    admitted_at = fields.DatetimeField(null=True)
    admit_reason = fields.TextField(default="")
    decider_id: int | None
    decider: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "objections_to_decide", null=True, db_index=True
    )
    escalated_at = fields.DatetimeField(null=True)
    escalate_reason = fields.TextField(default="")
    steward_note = fields.TextField(default="")
    resolution_id: int | None
    resolution: fields.ForeignKeyNullableRelation[Resolution] = reference(
        "Resolution", "objections", null=True, db_index=True
    )
    votes_for = fields.IntField(null=True)
    votes_against = fields.IntField(null=True)
    votes_abstained = fields.IntField(null=True)
    outcome = fields.CharField(max_length=16, null=True)
    former_score: Decimal | None = points(null=True)
    score: Decimal | None = points(null=True)
    decision_reason = fields.TextField(default="")
    decided_by_id: int | None
    decided_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "objections_decided", null=True, db_index=True
    )
    decided_at = fields.DatetimeField(null=True)
    answer_asked_at = fields.DatetimeField(null=True)
    answered_at = fields.DatetimeField(null=True)

    class Meta:
        table = "objection"
        indexes = (("cycle", "state"),)


class HearingSlot(Row):
    """A time at which a hearing can be held: one agency each."""

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "hearing_slots", db_index=True)
    starts_at = fields.DatetimeField()
    minutes = fields.IntField(default=20)
    place = fields.CharField(max_length=300)
    withdrawn_at = fields.DatetimeField(null=True)

    class Meta:
        table = "hearing_slot"
        indexes = (("cycle", "starts_at"),)


class Hearing(Row):
    """دفاع حضوری: an agency speaks for its objections, at a slot it chose; the minutes are kept."""

    case_id: int
    case: fields.ForeignKeyRelation[AgencyCase] = reference("AgencyCase", "hearings", db_index=True)
    slot_id: int | None
    slot: fields.OneToOneNullableRelation[HearingSlot] = fields.OneToOneField(
        "karnameh.HearingSlot", related_name="hearing", on_delete=fields.RESTRICT, null=True
    )
    state = fields.CharField(max_length=16)
    reason = fields.TextField(default="")
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "hearings", db_index=True)
    asked_at = fields.DatetimeField()
    moved = fields.IntField(default=0)
    reminded_at = fields.DatetimeField(null=True)
    attendance = fields.TextField(default="")
    minutes_text = fields.TextField(default="")
    conclusion = fields.TextField(default="")
    recorded_by_id: int | None
    recorded_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "hearings_recorded", null=True, db_index=True
    )
    recorded_at = fields.DatetimeField(null=True)

    class Meta:
        table = "hearing"
