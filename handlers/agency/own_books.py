"""An agency's own sheets as rows with their words: of the workbook to fill in, of the record to keep."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from messages.catalogue import text
from messages.marks import strip
from messages.sheets import choice_word
from services.case.entries import EntryView
from services.case.own_record import Line, Record
from services.case.own_rows import seen_mark
from services.case.own_sheet import Book
from services.catalogue.steps import NO, YES
from services.states import CENTRAL_STATES, EntryState

STATES = {
    EntryState.EMPTY: "state-empty",
    EntryState.DRAFT: "state-draft",
    EntryState.SELF_SCORED: "state-recorded",
    EntryState.RETURNED: "state-returned",
    EntryState.NA_REQUESTED: "state-na-requested",
    EntryState.NA_ACCEPTED: "state-na",
    EntryState.CENTRAL_PENDING: "state-central",
    EntryState.CENTRAL_FILLED: "state-central-filled",
}


def workbook_rows(book: Book, now: datetime) -> list[dict[str, Any]]:
    """The rows of the workbook, as `documents.own_sheet.OwnRow` takes them."""
    return [_own(one, now) for one in book.lines]


def _own(one: EntryView, now: datetime) -> dict[str, Any]:
    return {
        "number": one.number,
        "code": one.code,
        "title": one.title,
        "kind": one.kind,
        "method": one.method,
        "unit": one.unit,
        "target": one.target or None,
        "last_year": one.last_year,
        "amount": None if one.state in CENTRAL_STATES else _amount(one),
        "explanation": one.explanation,
        "state": _state(one.state, now),
        "files": one.files,
        "score": one.score,
        "cap": one.cap,
        "steps": [_step(title) for title, _ in one.steps],
        "seen": seen_mark(one.amount, one.explanation),
    }


def _amount(one: EntryView) -> Decimal | str | None:
    return next((_step(title) for title, percent in one.steps if percent == one.amount), one.amount)


def _step(title: str) -> str:
    return choice_word("catalogue", "agency_upload", title) if title in (YES, NO) else title


def _state(state: str, now: datetime) -> str:
    return strip(text(STATES[EntryState(state)], {}, now=now))


def record_rows(record: Record, now: datetime) -> list[dict[str, Any]]:
    """The rows of the record, as `documents.own_sheet.RecordRow` takes them."""
    return [_recorded(one, now) for one in record.lines]


def _recorded(one: Line, now: datetime) -> dict[str, Any]:
    shown = {name: getattr(one, name) for name in Line.__dataclass_fields__}
    axis = strip(text("axis-title", {"title": one.axis}, now=now))
    return shown | {"files": list(one.files), "state": _state(one.state, now), "axis": axis}
