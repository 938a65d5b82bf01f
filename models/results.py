"""Results of the appraisal: each case's way from its scores to its level, the sheets that were told, the final list."""

from decimal import Decimal
from typing import Any

from tortoise import fields

from models.assessment import AgencyCase
from models.cycle import Cycle
from models.fields import Row, points, reference
from models.organisation import Agency
from models.people import Person


class CaseResult(Row):
    """نتیجهٔ دستگاه: one case after its lock. Points are those of the newest sheet; None before one was made.

    `sheet_version` counts the sheets the agency was sent; `sheet_due`: a score that was told has changed since, a new
    sheet is to be made. `seen_at` is when somebody of the agency opened the newest sheet. `comment`: what the deputy
    or the council returned it with.
    """

    case_id: int
    case: fields.OneToOneRelation[AgencyCase] = fields.OneToOneField(
        "karnameh.AgencyCase", related_name="result", on_delete=fields.RESTRICT
    )
    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "results", db_index=True)
    state = fields.CharField(max_length=24)
    general: Decimal | None = points(null=True)
    specific: Decimal | None = points(null=True)
    total: Decimal | None = points(null=True)
    sheet_version = fields.IntField(default=0)
    sheet_due = fields.BooleanField(default=False)
    window_ends_at = fields.DatetimeField(null=True)
    seen_at = fields.DatetimeField(null=True)
    seen_by_id: int | None
    seen_by: fields.ForeignKeyNullableRelation[Person] = reference("Person", "results_seen", null=True, db_index=True)
    answered_at = fields.DatetimeField(null=True)
    answered_by_id: int | None
    answered_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "results_answered", null=True, db_index=True
    )
    comment = fields.TextField(default="")

    class Meta:
        table = "case_result"
        indexes = (("cycle", "state"),)


class ResultSheet(Row):
    """کارنامهٔ اولیه: one version of what an agency was told; `lines` are its measures as they stood (JSON).

    `changed` are the entries whose score differs from the version before: their window to object ends with this
    sheet's, that of the others with the sheet that told them last.
    """

    result_id: int
    result: fields.ForeignKeyRelation[CaseResult] = reference("CaseResult", "sheets", db_index=True)
    version = fields.IntField()
    general: Decimal = points()
    specific: Decimal | None = points(null=True)
    total: Decimal = points()
    lines: Any = fields.JSONField()
    changed: Any = fields.JSONField(default=list)
    reason = fields.TextField(default="")
    made_at = fields.DatetimeField()
    window_ends_at = fields.DatetimeField()

    class Meta:
        table = "result_sheet"
        unique_together = (("result", "version"),)


class Release(Row):
    """A release of preliminary results by the deputy: of one group, or (None) of all that are ready."""

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "releases", db_index=True)
    group_code = fields.CharField(max_length=32, null=True)
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "releases", db_index=True)
    asked_at = fields.DatetimeField()
    agencies = fields.IntField()
    finished_at = fields.DatetimeField(null=True)

    class Meta:
        table = "release"


class FinalList(Row):
    """فهرست نهایی: the frozen scores of a cycle; `digest` is the SHA-256 that anyone can recompute from its lines.

    A list that was reopened stays as it was, the next has the next version.
    """

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "final_lists", db_index=True)
    version = fields.IntField()
    state = fields.CharField(max_length=16)
    digest = fields.CharField(max_length=64, null=True)
    agencies = fields.IntField(default=0)
    frozen_at = fields.DatetimeField()
    frozen_by_id: int | None
    frozen_by: fields.ForeignKeyNullableRelation[Person] = reference("Person", "lists_frozen", null=True, db_index=True)
    confirmed_at = fields.DatetimeField(null=True)
    confirmed_by_id: int | None
    confirmed_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "lists_confirmed", null=True, db_index=True
    )
    comment = fields.TextField(default="")
    reopened_at = fields.DatetimeField(null=True)
    reopened_by_id: int | None
    reopened_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "lists_reopened", null=True, db_index=True
    )
    reopen_reason = fields.TextField(default="")

    class Meta:
        table = "final_list"
        unique_together = (("cycle", "version"),)


class Package(Row):
    """بستهٔ ارسال: the final list as it goes to the national body, in one file; `digest` is the
    SHA-256 of that file."""

    final_list_id: int
    final_list: fields.ForeignKeyRelation[FinalList] = reference("FinalList", "packages", db_index=True)
    version = fields.IntField()
    made_at = fields.DatetimeField()
    person_id: int | None
    person: fields.ForeignKeyNullableRelation[Person] = reference("Person", "packages", null=True, db_index=True)
    agencies = fields.IntField()
    measures = fields.IntField()
    digest = fields.CharField(max_length=64)
    sent_at = fields.DatetimeField(null=True)
    letter_number = fields.CharField(max_length=64, default="")
    letter_day = fields.DateField(null=True)
    receipt = fields.CharField(max_length=300, default="")

    class Meta:
        table = "package"
        unique_together = (("final_list", "version"),)


class LevelRecord(Row):
    """سطح دستگاه: what the national body issued for a case; nothing of it is computed here (art. 7, note).

    `level` is EXCELLENT, GOOD, MEDIUM or WEAK; `national_score` in points of two thousand where it was told.
    """

    case_id: int
    case: fields.OneToOneRelation[AgencyCase] = fields.OneToOneField(
        "karnameh.AgencyCase", related_name="level_record", on_delete=fields.RESTRICT
    )
    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "level_records", db_index=True)
    state = fields.CharField(max_length=16)
    level = fields.CharField(max_length=16)
    national_score: Decimal | None = points(null=True)
    version = fields.IntField(default=1)
    imported_at = fields.DatetimeField()
    gap_reason = fields.TextField(default="")
    gap_outcome = fields.TextField(default="")
    letter_number = fields.CharField(max_length=64, default="")
    letter_day = fields.DateField(null=True)
    notified_at = fields.DatetimeField(null=True)
    acknowledged_at = fields.DatetimeField(null=True)
    acknowledged_by_id: int | None
    acknowledged_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "levels_acknowledged", null=True, db_index=True
    )

    class Meta:
        table = "level_record"
        indexes = (("cycle", "level"),)


class FormerResult(Row):
    """نتیجهٔ سال‌های پیش: an agency's points and level of a year that was not appraised here."""

    agency_id: int
    agency: fields.ForeignKeyRelation[Agency] = reference("Agency", "former_results", db_index=True)
    year = fields.IntField()
    general: Decimal | None = points(null=True)
    specific: Decimal | None = points(null=True)
    total: Decimal = points()
    level = fields.CharField(max_length=16, default="")

    class Meta:
        table = "former_result"
        unique_together = (("agency", "year"),)
