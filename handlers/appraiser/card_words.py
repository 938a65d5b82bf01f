"""An entry's card on the appraiser's desk, in words and buttons (12b)."""

from datetime import datetime

from handlers.agency.entry_card import amount_words, method
from handlers.appraiser.queue_words import ages, days_since
from handlers.labels import shortened
from handlers.places.appraisal import (
    AcceptEntry,
    Judge,
    JudgeFiles,
    JudgeHistory,
    JudgeNA,
    KeepScore,
    NextInQueue,
    OtherScore,
    ReturnEntry,
    SkipEntry,
    UndoLast,
)
from handlers.places.home import Desk
from handlers.places.returning import EntryTalk, TakeReturnBack
from messages.keyboards import Button, Keyboard, button, keyboard
from messages.words import Words, words
from services.appraisal.card import Card
from services.appraisal.desk import AppraisalView
from services.case.entries import SPECIFIC, EntryView
from services.catalogue import scoring
from services.states import AFTER_THE_LOCK, CENTRAL_STATES, IN_QUEUE, AppraisalState, EntryState, EvidenceState

# Head, agency, title, worth and evidence are always there: how many more lines fit on a phone.
MORE_LINES = 4
HUNDRED = scoring.HUNDRED
NA_STATES = (EntryState.NA_REQUESTED, EntryState.NA_ACCEPTED)
# Why no score can be given and yet the entry can be returned, or «not applicable» be decided.
STILL_OPEN = {"weight-unknown", "na-undecided", "na-accepted"}
# Why no score can be given and yet what was decided can stand after another look.
KEEPABLE = {"weight-unknown", "na-accepted"}
RECHECKS = {
    "steward-corrected": "recheck-steward",
    "target-corrected": "recheck-target",
    "conflict": "recheck-conflict",
    "second-look": "recheck-second-look",
    "case-reopened": "recheck-reopened",
}


def card_words(shown: Card, now: datetime, note: Words | str = "") -> Words:
    """The card; what does not fit is left to «توضیح و سابقه»."""
    one, entry = shown.view, shown.view.entry
    said = [line for line in (_own(entry), _steward(one), _given(one)) if line]
    room = MORE_LINES - len(_flags(shown)) - len(said) - bool(note)
    explained: list[Words] = []
    if entry.explanation and room > 0:
        explained.append(words("judge-explanation", text=shortened(_line(entry.explanation), 70)))
    how = [method(entry)] if room > len(explained) and (entry.method or entry.kind == SPECIFIC) else []
    return words(
        "judge",
        note=note,
        code=entry.code,
        number=str(entry.number),
        standing=_standing(one, now),
        agency=entry.agency_title,
        title=entry.title,
        lines=[*_flags(shown), *how, _worth(entry), *said, *explained, _files(shown)],
    )


def _standing(one: AppraisalView, now: datetime) -> Words:
    if one.not_applicable:
        return words("state-na")
    if one.entry.state == EntryState.NA_REQUESTED and one.state in IN_QUEUE:
        return words("judge-na-asked", days=days_since(one.since_at, now))
    return ages(one.state, one.since_at, now)


def _flags(shown: Card) -> list[Words]:
    one, flags = shown.view, []
    if shown.barred is not None and shown.barred.code != "na-accepted":
        flags.append(words(f"refused-{shown.barred.code}", **shown.barred.arguments))
    if one.state == AppraisalState.RECHECK:
        flags.append(words("judge-recheck-why", why=recheck_words(one.recheck_reason)))
    if one.state == AppraisalState.RESUBMITTED and one.return_reason:
        flags.append(words("judge-was-returned", reason=shortened(_line(one.return_reason), 100)))
    return flags


def recheck_words(reason: str) -> Words | str:
    """Why an entry is to be looked at again: one of the rules' own reasons, or somebody's words."""
    if reason in RECHECKS:
        return words(RECHECKS[reason])
    return shortened(_line(reason), 100) or words("recheck-no-reason")


def _worth(entry: EntryView) -> Words:
    last_year: Words | str = ""
    if entry.last_year is not None:
        last_year = words("entry-last-year", amount=amount_words(entry, entry.last_year))
    target: Words | str = ""
    if entry.kind == SPECIFIC and entry.target:
        target = words("judge-goal", target=amount_words(entry, entry.target))
    elif entry.kind != SPECIFIC and entry.target != HUNDRED:
        target = words("entry-goal", target=entry.target)
    if entry.cap is None:
        return words("entry-weight-unknown", target=target, last_year=last_year)
    return words("judge-worth", cap=entry.cap, target=target, last_year=last_year)


def _own(entry: EntryView) -> Words | str:
    if entry.state in CENTRAL_STATES:
        return ""
    if entry.state == EntryState.NA_REQUESTED:
        return words("judge-own-na")
    if entry.amount is None:
        return words("judge-own-nothing")
    amount = amount_words(entry, entry.amount)
    if entry.state not in (EntryState.SELF_SCORED, EntryState.RETURNED, EntryState.NA_ACCEPTED):
        return words("judge-own-draft", amount=amount)
    points = scoring.points(entry.cap, entry.achievement)
    if points is not None:
        return words("judge-own", amount=amount, score=points)
    if entry.kind == SPECIFIC and not entry.target:
        return words("judge-own-no-target", amount=amount)
    return words("judge-own-plain", amount=amount)


def _steward(one: AppraisalView) -> Words | str:
    entry = one.entry
    if entry.steward_value is None:
        return words("judge-no-steward") if entry.state in CENTRAL_STATES else ""
    amount = amount_words(entry, entry.steward_value)
    points = scoring.points(entry.cap, entry.achieved(entry.steward_value))
    if points is None:
        return words("judge-steward-plain", amount=amount)
    return words("judge-steward", amount=amount, score=points)


def _given(one: AppraisalView) -> Words | str:
    given = one.given
    if given is None or given.points is None:
        return ""
    reason = words("judge-given-reason", reason=shortened(_line(given.reason), 60)) if given.reason else ""
    return words("judge-given", score=given.points, name=given.person or "—", reason=reason)


def _files(shown: Card) -> Words:
    entry = shown.view.entry
    arriving = sum(one.state == EvidenceState.FETCHING for one in shown.files)
    there = sum(one.state in (EvidenceState.UPLOADED, EvidenceState.PAPER) for one in shown.files)
    wanted = [shortened(_line(one), 40) for one in entry.evidence_wanted[:3]]
    if not there and not arriving and not wanted:
        return words("judge-files-free")
    return words(
        "judge-files-count",
        count=there,
        arriving=words("entry-arriving", count=arriving) if arriving else "",
        wanted=words("entry-wanted-of", list=wanted) if wanted and not there else "",
    )


def _line(text: str) -> str:
    return text.replace("\n", " ")


# Buttons.


def card_keys(shown: Card, *, decided: bool = False) -> Keyboard:
    """What can be done with the entry, the likeliest first; `decided`: right after another was decided."""
    one = shown.view
    score, judging = shown.barred is None, shown.barred is None or shown.barred.code in STILL_OPEN
    accept: Button | None = None
    if score and shown.proposal is not None and not _is_given(shown):
        accept = button("btn-accept", AcceptEntry(id=one.id, v=one.version).pack(), score=shown.proposal.points)
    keep: Button | None = None
    if one.state == AppraisalState.RECHECK and (score or (shown.barred is not None and shown.barred.code in KEEPABLE)):
        label = "btn-keep-na" if one.not_applicable else "btn-keep-score"
        keep = button(label, KeepScore(id=one.id, v=one.version).pack())
    other = button("btn-other-score", OtherScore(id=one.id, v=one.version).pack()) if score else None
    back = button("btn-return", ReturnEntry(id=one.id, v=one.version).pack())
    na = button("btn-judge-na", JudgeNA(id=one.id, v=one.version).pack()) if one.entry.state in NA_STATES else None
    take_back = one.state == AppraisalState.RETURNED and one.entry.case_state in AFTER_THE_LOCK
    talk = button("btn-talk", EntryTalk(id=one.id).pack(), count=len(shown.questions)) if shown.questions else None
    waits = one.state in IN_QUEUE
    following = SkipEntry(id=one.id).pack() if waits else NextInQueue().pack()
    undo = button("btn-undo", UndoLast().pack()) if decided or not waits else None
    files = button("btn-files", JudgeFiles(id=one.id).pack(), count=len(shown.files)) if shown.files else None
    return keyboard(
        [na if shown.barred is not None and shown.barred.code == "na-undecided" else accept, keep],
        [other, back if judging and one.entry.state not in CENTRAL_STATES else None],
        button("btn-take-return-back", TakeReturnBack(id=one.id).pack()) if take_back else None,
        [na if judging and (shown.barred is None or shown.barred.code != "na-undecided") else None, files, talk],
        [button("btn-history", JudgeHistory(id=one.id).pack()), button("btn-next-judged", following)],
        [undo, button("btn-back", Desk().pack())],
    )


def _is_given(shown: Card) -> bool:
    """Whether what would be proposed is what stands already."""
    given, offered = shown.view.preliminary, shown.proposal
    return (
        shown.view.state == AppraisalState.SCORED
        and given is not None
        and offered is not None
        and given.points == offered.points
    )


def to_card(one: AppraisalView) -> Button:
    """The way back to an entry's card."""
    return button("btn-to-judged", Judge(id=one.id).pack())
