"""Reasons that fit a kind of measure, ready to be pressed: why another score than the one proposed (12c)."""

from datetime import datetime

from handlers.places.appraisal import GiveReason
from messages.catalogue import text
from messages.keyboards import Button, button
from services.appraisal.desk import AppraisalView
from services.case.entries import SPECIFIC
from services.states import CENTRAL_STATES

# A button carries the number of its reason: new ones get new numbers.
REASONS = {
    0: "reason-incomplete",
    1: "reason-unreadable",
    2: "reason-other-period",
    3: "reason-fraction",
    4: "reason-lower-step",
    5: "reason-not-seen",
    6: "reason-steward-differs",
    7: "reason-no-steward",
    8: "reason-actual",
    9: "reason-more",
}
LABELS = {
    0: "btn-why-incomplete",
    1: "btn-why-unreadable",
    2: "btn-why-other-period",
    3: "btn-why-fraction",
    4: "btn-why-lower-step",
    5: "btn-why-not-seen",
    6: "btn-why-steward-differs",
    7: "btn-why-no-steward",
    8: "btn-why-actual",
    9: "btn-why-more",
}
_USUAL = (0, 2, 6, 9)
_OF_KIND = {
    "ratio": (3, *_USUAL),
    "ladder": (4, *_USUAL),
    "binary": (5, *_USUAL),
    SPECIFIC: (8, *_USUAL),
}


def fitting(one: AppraisalView) -> tuple[int, ...]:
    """The numbers of the reasons that fit an entry, the likeliest first."""
    if one.entry.state in CENTRAL_STATES:
        return (7, 6) if one.entry.steward_value is None else (6, 9)
    return _OF_KIND.get(one.entry.kind, _USUAL)


def buttons(one: AppraisalView) -> list[list[Button]]:
    """A button for each reason that fits, two a row."""
    made = [
        button(LABELS[number], GiveReason(id=one.id, v=one.version, reason=number).pack()) for number in fitting(one)
    ]
    return [made[at : at + 2] for at in range(0, len(made), 2)]


def reason(number: int, now: datetime) -> str:
    """The reason of a number in full, as it is kept; empty for a number that there is not."""
    return text(REASONS[number], {}, now=now) if number in REASONS else ""


def unrecorded(now: datetime) -> str:
    """The reason that stands where an agency recorded nothing."""
    return text("reason-unrecorded", {}, now=now)
