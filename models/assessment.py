"""An agency's case in a cycle: its measure entries, their values side by side, evidence and receipts."""

from decimal import Decimal

from tortoise import fields

from models.cycle import Cycle, Measure
from models.fields import Row, points, reference, title
from models.organisation import Agency
from models.people import Person


class AgencyCase(Row):
    """پروندهٔ دستگاه: one agency in one cycle."""

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "cases", db_index=True)
    agency_id: int
    agency: fields.ForeignKeyRelation[Agency] = reference("Agency", "cases", db_index=True)
    state = fields.CharField(max_length=32)

    class Meta:
        table = "agency_case"
        unique_together = (("cycle", "agency"),)


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

    class Meta:
        table = "measure_entry"
        unique_together = (("case", "measure"), ("cycle", "number"))


class Value(Row):
    """A value somebody gave, with person, time and reason. Side by side, superseded, never overwritten."""

    entry_id: int
    entry: fields.ForeignKeyRelation[MeasureEntry] = reference("MeasureEntry", "values", db_index=True)
    source = fields.CharField(max_length=24)
    amount: Decimal = points()
    score: Decimal = points()
    person_id: int | None
    person: fields.ForeignKeyNullableRelation[Person] = reference("Person", "values", null=True, db_index=True)
    acted_at = fields.DatetimeField()
    reason = fields.TextField(default="")
    superseded_at = fields.DatetimeField(null=True)

    class Meta:
        table = "value"


class EvidenceFile(Row):
    """مستند: a file as it arrived; `sha256` names the bytes in the store once they are safe."""

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

    class Meta:
        table = "evidence_file"
        unique_together = (("platform", "chat_id", "message_id"),)


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
