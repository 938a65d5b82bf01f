"""One row of an agency's filled-in workbook against what stands: a change, nothing, or what is wrong with it (07g)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from models.fields import exact
from models.text import normalise, plain
from services.case import self_assessment
from services.case.entries import EntryView
from services.catalogue.steps import NO, YES
from services.errors import Refused
from services.problems import RowProblem
from services.states import CENTRAL_STATES, EntryState

_NA = (EntryState.NA_REQUESTED, EntryState.NA_ACCEPTED)


@dataclass(frozen=True, slots=True)
class Change:
    """What one row would change; `version` is that of the entry as it was compared."""

    row: int
    entry_id: int
    version: int
    code: str
    amount: str | None
    former: str | None
    explanation: str | None

    @property
    def new(self) -> bool:
        """Whether the measure had no value yet."""
        return self.amount is not None and self.former is None


def seen_mark(amount: Decimal | None, explanation: str) -> str:
    """A mark of what stands in a row: whether somebody changed it since the workbook was made is seen by it."""
    stands = f"{'' if amount is None else exact(amount)}|{explanation}"
    return "v" + hashlib.sha256(stands.encode()).hexdigest()[:10]


def compare(
    number: int, values: Mapping[str, Any], entry: EntryView, yes_no: Mapping[str, str]
) -> tuple[Change | None, RowProblem | None]:
    """What a row would change (None: nothing), or what is wrong with it. An empty cell changes nothing.

    `yes_no` are the words (normalised) for the two steps of a measure that is answered by yes or no.
    """
    code, typed = values.get("code"), values.get("amount")
    explanation = plain(values["explanation"]) if values.get("explanation") else None
    if code and normalise(code) != normalise(entry.code):
        return None, RowProblem(number, "code", "own-other-code", {"value": code, "code": entry.code})
    if typed is None and explanation is None:
        return None, None
    if entry.state in CENTRAL_STATES:
        return None, RowProblem(number, "amount", "own-central", {"code": entry.code})
    amount = None
    if typed is not None:
        try:
            amount = exact(self_assessment.read_amount(_step(typed, entry, yes_no), entry))
        except Refused as refusal:
            return None, _wrong_amount(number, typed[:60], entry, refusal)
    former = None if entry.amount is None else exact(entry.amount)
    amount = None if amount == former else amount
    explanation = None if explanation == entry.explanation else explanation
    if amount is None and explanation is None:
        return None, None
    seen, present = values.get("seen"), seen_mark(entry.amount, entry.explanation)
    if seen and seen != present:
        # Somebody changed it since the workbook was made: what the person left as it was there says nothing now.
        if seen == _mark_of_row(values, entry, yes_no):
            return None, None
        stands = "none" if former is None else _shown(former)
        return None, RowProblem(number, "amount", "own-changed-meanwhile", {"code": entry.code, "stands": stands})
    if entry.state in _NA:
        return None, RowProblem(number, "amount", "own-na", {"code": entry.code})
    change = Change(
        row=number,
        entry_id=entry.id,
        version=entry.version,
        code=entry.code,
        amount=None if amount is None else _shown(amount),
        former=None if former is None else _shown(former),
        explanation=explanation,
    )
    return change, None


def _mark_of_row(values: Mapping[str, Any], entry: EntryView, yes_no: Mapping[str, str]) -> str:
    typed, explanation = values.get("amount"), values.get("explanation")
    amount = self_assessment.read_amount(_step(typed, entry, yes_no), entry) if typed else None
    return seen_mark(amount, plain(explanation or ""))


def _step(typed: str, entry: EntryView, yes_no: Mapping[str, str]) -> str:
    """The percent of the step that was named; what names none stays as it was typed."""
    percents = {normalise(title): percent for title, percent in entry.steps}
    name = normalise(typed)
    if name not in percents and {YES, NO} <= percents.keys():
        name = yes_no.get(name, name)
    return _shown(percents[name]) if name in percents else typed


def _wrong_amount(row: int, given: str, entry: EntryView, refusal: Refused) -> RowProblem:
    if refusal.code == "negative-amount":
        return RowProblem(row, "amount", "own-negative", {"given": given})
    if refusal.code == "amount-too-large":
        return RowProblem(row, "amount", "own-too-large", {"given": given, "most": str(refusal.arguments["most"])})
    if refusal.code == "not-a-step" and {YES, NO} <= {title for title, _ in entry.steps}:
        return RowProblem(row, "amount", "own-not-yes-or-no", {"given": given})
    if refusal.code == "not-a-step":
        steps = [f"{title} = {_shown(percent)}" for title, percent in entry.steps]
        return RowProblem(row, "amount", "own-not-a-step", {"given": given, "steps": "؛ ".join(steps)})
    return RowProblem(row, "amount", "own-not-a-number", {"given": given})


def _shown(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
