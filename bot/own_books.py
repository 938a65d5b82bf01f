"""An agency's own sheets, made of their rows as they are sent: the workbook to fill in, the record to take along."""

from typing import Any

from documents.own_sheet import Head, OwnRow, RecordRow, own_record, own_workbook
from models.packing import unpack

RECORD = "record"


def own_book(document: dict[str, Any]) -> bytes:
    """The bytes of a document that `Turn.own_sheet` stored."""
    head = Head(**document["head"])
    rows = [unpack(row) for row in document["rows"]]
    if document["own"] == RECORD:
        return own_record(head, [RecordRow(**(row | {"files": tuple(row["files"])})) for row in rows])
    return own_workbook(head, [OwnRow(**(row | {"steps": tuple(row["steps"])})) for row in rows])
