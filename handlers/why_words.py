"""The words of «چرا این امتیاز؟»: the score, the rule with its numbers, the evidence, the values before it."""

from collections.abc import Sequence

from handlers.appraiser.card_words import recheck_words
from handlers.labels import shortened
from handlers.objection_words import outcome_words
from messages.words import Words, words
from services.case.entries import SPECIFIC
from services.results.why import ObjectionLine, ValueLine, Why
from services.states import ObjectionState

PAGE = 4
MOST_FILES = 2
LONGEST = 160
SOURCES = {
    "self": "why-self",
    "steward": "why-steward",
    "preliminary": "why-preliminary",
    "after_objection": "why-after-objection",
    "final": "why-final",
    "told": "why-told",
}
NA_RULES = {
    "exclude-and-rescale": "why-na-rescale",
    "redistribute-in-indicator": "why-na-redistribute",
    "full": "why-na-full",
    "zero": "why-na-zero",
}


def card(why: Why) -> Words:
    """All that explains the score, on one screen."""
    entry = why.entry
    title = shortened(entry.title, 60)
    return words(
        "why",
        code=entry.code,
        number=str(entry.number),
        title=words("why-title-of-agency", title=title, agency=shortened(entry.agency_title, 50))
        if why.full
        else title,
        score=_score(why),
        reason=_reason(why),
        rule=_rule(why),
        cap=_cap(why),
        evidence=_evidence(why.files),
        objection=_objection(why.objections[-1]) if why.objections else "",
        recheck=words("why-recheck", reason=recheck_words(why.recheck_reason)) if why.recheck_reason else "",
    )


def _score(why: Why) -> Words:
    one, cap = why.score, why.cap
    if why.not_applicable:
        return words(NA_RULES[why.na_mode])
    if one is None or one.points is None:
        return words("why-no-score")
    if cap is None:
        return words("why-score-only", points=one.points, by=_by(one), at=one.acted_at)
    return words("why-score", points=one.points, cap=cap, by=_by(one), at=one.acted_at)


def _by(one: ValueLine) -> Words:
    if one.person:
        return words("why-by-person", role=words(SOURCES[one.source]), name=one.person)
    return words(SOURCES[one.source])


def _reason(why: Why) -> Words | str:
    if why.not_applicable:
        return words("why-reason", reason=shortened(why.na_reason, LONGEST)) if why.na_reason else ""
    if why.score is not None and why.score.reason:
        return words("why-reason", reason=shortened(why.score.reason, LONGEST))
    return words("why-as-declared") if why.as_declared else ""


def _rule(why: Why) -> Words | str:
    """The formula with the numbers of what was declared (§11.1, §11.2)."""
    entry, one = why.entry, why.declared
    if why.not_applicable or one is None or one.amount is None:
        return ""
    if entry.cap is None:
        return words("why-rule-unweighed", amount=one.amount)
    if one.points is None or not entry.target:
        return words("why-rule-no-target", amount=one.amount)
    if one.points == entry.cap and one.amount != entry.target:  # past the target it is the cap, not the quotient
        article = 3 if entry.kind == SPECIFIC else 1
        return words("why-rule-full", article=article, amount=one.amount, target=entry.target, points=one.points)
    rule = "why-rule-general"
    if entry.kind == SPECIFIC:
        rule = "why-rule-decreasing" if entry.direction == "decreasing" else "why-rule-increasing"
    return words(rule, amount=one.amount, target=entry.target, cap=entry.cap, points=one.points)


def _cap(why: Why) -> Words | str:
    """Where the cap comes from: the indicator's for the agency and the weight of the measure (art. 2)."""
    entry = why.entry
    if entry.cap is None or why.indicator_max is None or entry.kind == SPECIFIC or why.cap != entry.cap:
        return ""
    return words("why-cap", indicator=why.indicator_max, weight=entry.weight, cap=entry.cap)


def _evidence(files: Sequence[str]) -> Words:
    if not files:
        return words("why-no-evidence")
    named = [words("quoted", text=shortened(one, 30)) for one in files[:MOST_FILES]]
    return words("why-evidence", count=len(files), names=named)


def _objection(one: ObjectionLine) -> Words:
    if one.state == ObjectionState.REFUSED_LATE:
        return words("why-objection", outcome=words("objection-state-refused-late"))
    if one.outcome is None:
        return words("why-objection-open")
    outcome = outcome_words(one.outcome)
    if one.former is None or one.score is None:
        return words("why-objection", outcome=outcome)
    return words("why-objection-scored", outcome=outcome, former=one.former, score=one.score)


def history(why: Why, page: int, pages: int) -> Words:
    """The values, the oldest first, those too that others took the place of."""
    some = why.history[page * PAGE : (page + 1) * PAGE]
    return words(
        "why-history",
        code=why.entry.code,
        list=[_value(one) for one in some] or words("why-history-none"),
        page=page + 1,
        pages=pages,
    )


def _value(one: ValueLine) -> Words:
    reason = words("why-value-reason", reason=shortened(one.reason, 60)) if one.reason else ""
    if one.recomputed:
        reason = words("why-value-recomputed")
    gone = words("why-value-superseded", at=one.superseded_at) if one.superseded_at else ""
    declared = one.source in ("self", "steward") and one.amount is not None
    if declared and one.points is not None:
        return words(
            "why-value", by=_by(one), amount=one.amount, points=one.points, at=one.acted_at, reason=reason, gone=gone
        )
    if declared:
        return words("why-value-unweighed", by=_by(one), amount=one.amount, at=one.acted_at, reason=reason, gone=gone)
    if one.points is not None:
        return words("why-value-score", by=_by(one), points=one.points, at=one.acted_at, reason=reason, gone=gone)
    return words("why-value-none", by=_by(one), at=one.acted_at, reason=reason, gone=gone)
