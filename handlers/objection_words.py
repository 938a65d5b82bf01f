"""What objections and hearings are called wherever they are shown: states, outcomes, subjects, windows."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from handlers.labels import shortened
from messages.words import Words, words
from services.objections.drafting import Registered
from services.objections.hearings import HearingView
from services.objections.views import SCORE, STEWARD, WEIGHT, ObjectionView, Outcome, Vote
from services.states import EvidenceState, HearingState, ObjectionState

STATES = {
    ObjectionState.DRAFT: "objection-state-draft",
    ObjectionState.FILED: "objection-state-filed",
    ObjectionState.OUT_OF_TIME: "objection-state-late",
    ObjectionState.REFUSED_LATE: "objection-state-refused-late",
    ObjectionState.ASSIGNED: "objection-state-assigned",
    ObjectionState.AT_COMMITTEE: "objection-state-committee",
    ObjectionState.DECIDED: "objection-state-decided",
    ObjectionState.ANSWERED: "objection-state-answered",
    ObjectionState.DISCARDED: "objection-state-discarded",
}
OUTCOMES = {
    Outcome.ACCEPTED: "outcome-accepted",
    Outcome.PARTLY: "outcome-partly",
    Outcome.REJECTED: "outcome-rejected",
    Outcome.LOWERED: "outcome-lowered",
}
ORDER = (Outcome.ACCEPTED, Outcome.PARTLY, Outcome.REJECTED, Outcome.LOWERED)
SUBJECT = {SCORE: "objection-about-score", WEIGHT: "objection-about-weight", STEWARD: "objection-about-value"}
HEARING = {
    HearingState.REQUESTED: "hearing-state-requested",
    HearingState.DENIED: "hearing-state-denied",
    HearingState.OFFERED: "hearing-state-offered",
    HearingState.SET: "hearing-state-set",
    HearingState.HEARD: "hearing-state-heard",
    HearingState.NO_SHOW: "hearing-state-missed",
    HearingState.CANCELLED: "hearing-state-cancelled",
}


def hearing_state(one: HearingView) -> Words:
    """Where a hearing is."""
    return words(HEARING[HearingState(one.state)])


def state_words(one: ObjectionView) -> Words:
    """Where an objection is, for the organisation."""
    return words(STATES[ObjectionState(one.state)])


def own_state(one: ObjectionView) -> Words:
    """The same for its agency: what was decided is told with the answer, not before."""
    state = ObjectionState(one.state)
    under_review = state in (ObjectionState.ASSIGNED, ObjectionState.DECIDED)
    return words("objection-state-review" if under_review else STATES[state])


def outcome_words(outcome: str) -> Words:
    """What was decided."""
    return words(OUTCOMES[Outcome(outcome)])


def subject_words(one: ObjectionView) -> Words:
    """What it is about."""
    return words(SUBJECT[one.subject])


def window_words(ends: datetime | None, at: datetime) -> Words | str:
    """Until when an objection is in time, or since when no longer."""
    if ends is None:
        return ""
    return words("objection-window", ends=ends) if at < ends else words("objection-window-ended", ends=ends)


def decision_words(one: ObjectionView, *, inside: bool = True) -> Words | str:
    """What was decided, from which points to which, why; empty before. How the committee voted stays `inside` the
    organisation."""
    if not one.outcome:
        return ""
    return words(
        "objection-decision",
        outcome=outcome_words(one.outcome),
        before=points(one.former_score),
        after=points(one.score),
        reason=one.decision_reason,
        vote=vote_words(one.vote) if one.vote and inside else "",
    )


def vote_words(vote: Vote) -> Words:
    """How the committee voted."""
    return words("committee-vote", favour=vote.in_favour, against=vote.against, abstained=vote.abstained)


def points(given: Decimal | None) -> Decimal:
    """Points to be shown; none are zero."""
    return given if given is not None else Decimal(0)


def files_words(found: Sequence[Registered]) -> Words:
    """The files that an objection points at, by name."""
    names = [words("quoted", text=shortened(one.name, 40)) for one in found]
    if not names:
        return words("objection-no-files")
    return words("objection-files", count=len(names), names=names[:3])


def never_came(found: Sequence[Registered]) -> list[Words | str]:
    """How many of the files that an objection points at never came, and how many could not be used."""
    lost, refused = (sum(one.state == state for one in found) for state in (EvidenceState.LOST, EvidenceState.REFUSED))
    said = [
        words("objection-files-lost", count=lost) if lost else "",
        words("objection-files-refused", count=refused) if refused else "",
    ]
    return [one for one in said if one]


def hearing_words(one: HearingView | None) -> Words | str:
    """The hearing that was held or is still to come, in a line or two; empty where there is none."""
    if one is None:
        return ""
    if one.open:
        return words("hearing-is-to-come", state=hearing_state(one))
    if one.state == HearingState.NO_SHOW:
        return words("hearing-was-missed")
    return words("hearing-was-held", conclusion=shortened(one.conclusion, 300))
