"""The history of an entry, line by line."""

from handlers.appraiser.card_words import recheck_words
from handlers.labels import shortened
from messages.words import Words, words
from services.appraisal.desk import AFTER_OBJECTION, FINAL, PRELIMINARY
from services.appraisal.history import NA_ACCEPTED, NA_ACTS, Event
from services.appraisal.rechecked import KEEP
from services.case.self_assessment import SELF, STEWARD
from services.catalogue.rescoring import RESCORED

VALUES = {
    SELF: "history-self",
    STEWARD: "history-steward",
    PRELIMINARY: "history-preliminary",
    AFTER_OBJECTION: "history-after-objection",
    FINAL: "history-final",
}


def event_words(one: Event) -> Words:
    """One thing that happened: when, who, what, why."""
    reason = words("history-reason", reason=shortened(one.reason.replace("\n", " "), 120)) if one.reason else ""
    if one.reason == RESCORED and one.kind in VALUES:
        reason = words("history-recomputed")
    if one.kind in VALUES:
        score = words("history-points", score=one.points) if one.points is not None else ""
        plain = words("history-amount", amount=one.amount) if one.kind in (SELF, STEWARD) else ""
        return words(
            VALUES[one.kind],
            at=one.at,
            name=one.person or words("history-system"),
            amount=plain,
            score=score,
            reason=reason,
            stands="" if one.stands else words("history-superseded"),
        )
    if one.kind == "returned":
        return words("history-returned", at=one.at, name=one.person, reason=reason)
    if one.kind in NA_ACTS:
        decided = "history-na-accepted" if one.kind == NA_ACCEPTED else "history-na-refused"
        return words(decided, at=one.at, name=one.person)
    if one.kind == KEEP:
        return words("history-kept", at=one.at, name=one.person)
    if one.kind == "resubmitted":
        return words("history-resubmitted", at=one.at)
    if one.kind == "recheck":
        return words("history-recheck", at=one.at, why=recheck_words(one.reason))
    return words("history-undone", at=one.at, name=one.person)
