"""The appraisal: each measure entry in the hands of an appraiser, what they did, and whose hands it may not be in."""

from typing import Any

from tortoise import fields

from models.assessment import AgencyCase, MeasureEntry
from models.cycle import Cycle
from models.fields import Row, reference
from models.organisation import Agency
from models.people import Person


class Appraisal(Row):
    """بررسی: one measure entry on its way to a score; the scores themselves are `Value` rows.

    `since_at` is when it came into its state (its age in the queue); `returned_until` the end (exclusive) of the time
    in which the agency may correct what was returned; `scored_by` gave the score that stands. `skipped_at`: its
    appraiser put it at the end of the queue. `recheck_reason`: why it is to be looked at again.
    """

    entry_id: int
    entry: fields.OneToOneRelation[MeasureEntry] = fields.OneToOneField(
        "karnameh.MeasureEntry", related_name="appraisal", on_delete=fields.RESTRICT
    )
    case_id: int
    case: fields.ForeignKeyRelation[AgencyCase] = reference("AgencyCase", "appraisals", db_index=True)
    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "appraisals", db_index=True)
    state = fields.CharField(max_length=16)
    version = fields.IntField(default=1)
    appraiser_id: int | None
    appraiser: fields.ForeignKeyNullableRelation[Person] = reference("Person", "appraisals", null=True, db_index=True)
    assigned_at = fields.DatetimeField(null=True)
    since_at = fields.DatetimeField()
    skipped_at = fields.DatetimeField(null=True)
    scored_by_id: int | None
    scored_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "appraisals_scored", null=True, db_index=True
    )
    scored_at = fields.DatetimeField(null=True)
    returned_until = fields.DatetimeField(null=True)
    return_reason = fields.TextField(default="")
    recheck_reason = fields.TextField(default="")

    class Meta:
        table = "appraisal"
        indexes = (("appraiser", "state", "since_at", "cycle"), ("cycle", "state"))


class AppraisalAct(Row):
    """One thing an appraiser did, to one entry or to many at once; what can be undone is undone as one."""

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "appraisal_acts", db_index=True)
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "appraisal_acts", db_index=True)
    kind = fields.CharField(max_length=24)
    acted_at = fields.DatetimeField()
    undone_at = fields.DatetimeField(null=True)

    class Meta:
        table = "appraisal_act"


class AppraisalStep(Row):
    """What an act did to one entry: `former` is its row as it was (JSON), `version` the one it had afterwards."""

    act_id: int
    act: fields.ForeignKeyRelation[AppraisalAct] = reference("AppraisalAct", "steps", db_index=True)
    appraisal_id: int
    appraisal: fields.ForeignKeyRelation[Appraisal] = reference("Appraisal", "steps", db_index=True)
    former: Any = fields.JSONField()
    version = fields.IntField()

    class Meta:
        table = "appraisal_step"


class Conflict(Row):
    """تعارض منافع: a person has no say over an agency, as they declared (or an administrator put down)."""

    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "conflicts", db_index=True)
    agency_id: int
    agency: fields.ForeignKeyRelation[Agency] = reference("Agency", "conflicts", db_index=True)
    reason = fields.TextField()
    declared_at = fields.DatetimeField()
    declared_by_id: int | None
    declared_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "conflicts_declared", null=True, db_index=True
    )
    withdrawn_at = fields.DatetimeField(null=True)

    class Meta:
        table = "conflict"
