"""What an agency asks of staff: that a measure does not apply, more time, an answer."""

from tortoise import fields

from models.assessment import AgencyCase, MeasureEntry
from models.fields import Row, reference
from models.people import Person


class NotApplicableRequest(Row):
    """درخواست عدم مصداق: with its reason and, as evidence of purpose `na`, its document."""

    entry_id: int
    entry: fields.ForeignKeyRelation[MeasureEntry] = reference("MeasureEntry", "na_requests", db_index=True)
    state = fields.CharField(max_length=16)
    reason = fields.TextField()
    former_state = fields.CharField(max_length=32)
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "na_requests", db_index=True)
    asked_at = fields.DatetimeField()
    decided_by_id: int | None
    decided_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "na_decisions", null=True, db_index=True
    )
    decided_at = fields.DatetimeField(null=True)
    decision_reason = fields.TextField(default="")

    class Meta:
        table = "na_request"


class Extension(Row):
    """تمدید: more time for one agency, asked with a reason, granted (perhaps for less) or denied by the deputy."""

    case_id: int
    case: fields.ForeignKeyRelation[AgencyCase] = reference("AgencyCase", "extensions", db_index=True)
    state = fields.CharField(max_length=16)
    reason = fields.TextField()
    asked_until = fields.DatetimeField()
    granted_until = fields.DatetimeField(null=True)
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "extensions", db_index=True)
    asked_at = fields.DatetimeField()
    decided_by_id: int | None
    decided_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "extension_decisions", null=True, db_index=True
    )
    decided_at = fields.DatetimeField(null=True)
    decision_reason = fields.TextField(default="")

    class Meta:
        table = "extension"


class Question(Row):
    """A question of an agency to staff, about one of its measures or in general, and its answer.

    A draft is seen by its author alone; a published one, with its answer, by every agency.
    """

    case_id: int
    case: fields.ForeignKeyRelation[AgencyCase] = reference("AgencyCase", "questions", db_index=True)
    entry_id: int | None
    entry: fields.ForeignKeyNullableRelation[MeasureEntry] = reference(
        "MeasureEntry", "questions", null=True, db_index=True
    )
    text = fields.TextField()
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "questions", db_index=True)
    asked_at = fields.DatetimeField()
    answer = fields.TextField(default="")
    answered_by_id: int | None
    answered_by: fields.ForeignKeyNullableRelation[Person] = reference("Person", "answers", null=True, db_index=True)
    answered_at = fields.DatetimeField(null=True)
    is_draft = fields.BooleanField(default=False)
    published = fields.BooleanField(default=False)

    class Meta:
        table = "question"
