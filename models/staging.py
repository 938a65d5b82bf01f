"""Imports that were read and previewed but not yet confirmed."""

from typing import Any

from tortoise import fields

from models.fields import Row, reference, title
from models.people import Person


class ImportDraft(Row):
    """A sheet as it was read: rows and problems; nothing of it is in force until it is confirmed."""

    kind = fields.CharField(max_length=24)
    state = fields.CharField(max_length=24)
    name = title()
    person_id: int | None
    person: fields.ForeignKeyNullableRelation[Person] = reference("Person", "imports", null=True, db_index=True)
    platform = fields.CharField(max_length=16)
    chat_id = fields.BigIntField()
    message_id = fields.BigIntField()
    file_id = fields.CharField(max_length=512)
    created_at = fields.DatetimeField()
    rows: Any = fields.JSONField(null=True)
    problems: Any = fields.JSONField(null=True)
    decided_at = fields.DatetimeField(null=True)
    undo: Any = fields.JSONField(null=True)
    undone_at = fields.DatetimeField(null=True)

    class Meta:
        table = "import_draft"
        unique_together = (("platform", "chat_id", "message_id"),)
