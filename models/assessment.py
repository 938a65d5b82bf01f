"""An agency's case in a cycle: its measure entries, their values side by side, evidence and receipts."""

from decimal import Decimal

from tortoise import fields

from models.cycle import Cycle, Measure
from models.fields import Row, points, reference, title
from models.organisation import Agency
from models.people import Person


class AgencyCase(Row):
    """پروندهٔ دستگاه: one agency in one cycle.

    `deadline_at` is an extension of the cycle's deadline for this agency alone. `locked_as` says on what ground the
    case was locked: approved, unapproved (sent in time, the head silent), drafts, none; of one that was opened again
    `former_ground` and `former_digest` keep the ground and what it said. `rescore_due`: caps or
    targets changed, its scores are to be computed anew.
    """

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "cases", db_index=True)
    agency_id: int
    agency: fields.ForeignKeyRelation[Agency] = reference("Agency", "cases", db_index=True)
    state = fields.CharField(max_length=32)
    deadline_at = fields.DatetimeField(null=True)
    deadline_version = fields.IntField(default=0)
    sent_at = fields.DatetimeField(null=True)
    sent_by_id: int | None
    sent_by: fields.ForeignKeyNullableRelation[Person] = reference("Person", "cases_sent", null=True, db_index=True)
    approved_at = fields.DatetimeField(null=True)
    approved_by_id: int | None
    approved_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "cases_approved", null=True, db_index=True
    )
    return_reason = fields.TextField(default="")
    locked_at = fields.DatetimeField(null=True)
    locked_as = fields.CharField(max_length=24, null=True)
    former_ground = fields.CharField(max_length=24, null=True)
    former_digest = fields.CharField(max_length=64, null=True)
    rescore_due = fields.BooleanField(default=False)

    class Meta:
        table = "agency_case"
        unique_together = (("cycle", "agency"),)
        indexes = (("cycle", "state"),)


class MeasureEntry(Row):
    """One measure of one agency; `number` is short, unique in the cycle, and what people type."""

    case_id: int
    case: fields.ForeignKeyRelation[AgencyCase] = reference("AgencyCase", "entries", db_index=True)
    measure_id: int
    measure: fields.ForeignKeyRelation[Measure] = reference("Measure", "entries", db_index=True)
    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "entries", db_index=True)
    number = fields.IntField()
    state = fields.CharField(max_length=32)
    version = fields.IntField(default=1)
    record_asked_at = fields.DatetimeField(null=True)
    explanation = fields.TextField(default="")
    return_reason = fields.TextField(default="")
    measure_version = fields.IntField(default=1)

    class Meta:
        table = "measure_entry"
        unique_together = (("case", "measure"), ("cycle", "number"))
        indexes = (("cycle", "measure", "state"),)


class Value(Row):
    """A value somebody gave, with person, time and reason. Side by side, superseded, never overwritten.

    `achievement` is the share of the target from 0 to 1; `score` is None while the weight is not announced.
    """

    entry_id: int
    entry: fields.ForeignKeyRelation[MeasureEntry] = reference("MeasureEntry", "values", db_index=True)
    source = fields.CharField(max_length=24)
    amount: Decimal = points()
    achievement: Decimal | None = points(null=True)
    score: Decimal | None = points(null=True)
    person_id: int | None
    person: fields.ForeignKeyNullableRelation[Person] = reference("Person", "values", null=True, db_index=True)
    acted_at = fields.DatetimeField()
    reason = fields.TextField(default="")
    superseded_at = fields.DatetimeField(null=True)

    class Meta:
        table = "value"
        indexes = (("acted_at",),)


class EvidenceFile(Row):
    """مستند: a file as it arrived; `sha256` names the bytes in the store once they are safe.

    `purpose` is evidence, or na (the document of a request for «not applicable»). A paper of which no file may be
    sent («فقط کاغذی») is a row in state PAPER without bytes. `resend_until`: bytes that never came may be sent
    again until then, after the lock too. `verdict`: what an appraiser found wrong with it (unreadable, wrong-period,
    irrelevant).
    """

    case_id: int
    case: fields.ForeignKeyRelation[AgencyCase] = reference("AgencyCase", "evidence", db_index=True)
    entry_id: int | None
    entry: fields.ForeignKeyNullableRelation[MeasureEntry] = reference(
        "MeasureEntry", "evidence", null=True, db_index=True
    )
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "evidence", db_index=True)
    state = fields.CharField(max_length=24)
    name = title()
    mime = fields.CharField(max_length=128, default="")
    size = fields.BigIntField()
    sha256 = fields.CharField(max_length=64, null=True, db_index=True)
    pages = fields.IntField(null=True)
    problem = fields.CharField(max_length=64, null=True)
    platform = fields.CharField(max_length=16)
    chat_id = fields.BigIntField()
    message_id = fields.BigIntField()
    file_id = fields.CharField(max_length=512)
    sent_at = fields.DatetimeField()
    stored_at = fields.DatetimeField(null=True)
    purpose = fields.CharField(max_length=16, default="evidence")
    withdrawn_at = fields.DatetimeField(null=True)
    withdrawn_by_id: int | None
    withdrawn_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "evidence_withdrawn", null=True, db_index=True
    )
    replaces_id: int | None
    replaces: fields.ForeignKeyNullableRelation["EvidenceFile"] = reference(
        "EvidenceFile", "replaced_by", null=True, db_index=True
    )
    resend_until = fields.DatetimeField(null=True)
    verdict = fields.CharField(max_length=16, null=True)
    verdict_by_id: int | None
    verdict_by: fields.ForeignKeyNullableRelation[Person] = reference("Person", "verdicts", null=True, db_index=True)
    verdict_at = fields.DatetimeField(null=True)

    class Meta:
        table = "evidence_file"
        unique_together = (("platform", "chat_id", "message_id"),)
        indexes = (("state", "sent_at"),)


class Receipt(Row):
    """رسید: proof that something was recorded in time; the code has 79 random bits, so that nobody can guess one."""

    code = fields.CharField(max_length=24, unique=True)
    entry_id: int
    entry: fields.ForeignKeyRelation[MeasureEntry] = reference("MeasureEntry", "receipts", db_index=True)
    value_id: int
    value: fields.ForeignKeyRelation[Value] = reference("Value", "receipts", db_index=True)
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "receipts", db_index=True)
    acted_at = fields.DatetimeField()
    file_count = fields.IntField()
    digest = fields.CharField(max_length=64)

    class Meta:
        table = "receipt"
        indexes = (("acted_at",),)


class CaseReceipt(Row):
    """رسید خودارزیابی: proof that a whole case was sent, or approved, in time."""

    code = fields.CharField(max_length=24, unique=True)
    case_id: int
    case: fields.ForeignKeyRelation[AgencyCase] = reference("AgencyCase", "receipts", db_index=True)
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "case_receipts", db_index=True)
    act = fields.CharField(max_length=16)
    acted_at = fields.DatetimeField()
    measure_count = fields.IntField()
    file_count = fields.IntField()
    score: Decimal | None = points(null=True)
    digest = fields.CharField(max_length=64)

    class Meta:
        table = "case_receipt"
