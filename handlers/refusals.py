"""The way on after a rule said no: the one right next thing, and home."""

from handlers.entering import SHARE
from handlers.places.appraisal import Judge
from handlers.places.appraising import AppraisalRoom, Assigning
from handlers.places.final import Council, Final, Packages
from handlers.places.home import (
    Approval,
    Circulars,
    Desk,
    Extensions,
    Home,
    Indicators,
    NARequests,
    OwnSheet,
    People,
    Questions,
    Submission,
    Timetable,
    Views,
)
from handlers.places.levels import Levels, NewCampaign, OwnLevel
from handlers.places.lists import ImportSheet
from handlers.places.measures import Entry
from handlers.places.objections import Agenda, DecidingQueue, Hearings, LateOnes, ObjectionBoard, Objections
from handlers.places.requests import AskNA
from handlers.places.results import Release, Result, Results
from handlers.places.returning import Corrections
from handlers.places.year import DefineCycle, OpenCycle
from handlers.states import Entering
from handlers.turn import Turn
from messages.jalali import DayError
from messages.keyboards import AnyKeyboard, Button, button, keyboard
from messages.words import Words, words
from services.access import Role
from services.errors import Refused
from services.lists import imports

ABOUT_A_MEASURE = {
    "not-a-step",
    "na-not-allowed",
    "no-value",
    "no-evidence",
    "changed-meanwhile",
    "file-too-large",
    "explanation-too-long",
    "too-many-files",
    "file-not-here",
    "same-file-there",
    "bad-paper",
    "central-measure",
}

ABOUT_THE_CASE = {"case-sent", "nothing-to-send", "case-changed"}
ABOUT_THE_APPROVAL = {"case-resent", "grace-over", "return-too-late", "nothing-chosen"}
ABOUT_THE_TIMETABLE = {"day-untitled", "day-out-of-reach", "day-far", "bad-length", "day-before-step", "setting-closed"}
ABOUT_PEOPLE = {"role-gone", "last-admin", "same-person"}


ABOUT_TIME = {
    "deadline-passed",
    "extension-past",
    "extension-no-gain",
    "extension-far",
    "extension-open",
    "extension-decided",
    "extension-case-told",
    "extension-case-final",
}
ABOUT_VIEWS = {"nothing-to-resend", "unknown-agency-id"}
ABOUT_THE_WORKBOOK = {"own-decided", "own-nothing"}

ABOUT_CIRCULARS = {
    "circular-known",
    "unknown-circular",
    "circular-issued",
    "circular-superseded",
    "circular-nobody-silent",
    "circular-nobody-yet",
    "circular-reminded-lately",
    "circular-no-text",
    "circular-no-file",
    "no-former-circular",
    "unknown-duty",
    "too-many-duties",
    "no-articles",
}
ABOUT_INDICATORS = {"no-indicator", "unknown-indicator"}
ABOUT_THE_LIST = {
    "final-not-yet",
    "final-stands",
    "final-hindered",
    "final-changed",
    "final-unconfirmable",
    "final-not-confirmed",
    "bad-final-reason",
    "final-settled",
    "final-no-numbers",
    "final-foreign-measure",
    "final-rechecks-open",
}
ABOUT_THE_COUNCIL = {
    "bad-resolution-number",
    "resolution-known",
    "resolution-begun",
    "resolution-in-force",
    "resolution-day-ahead",
    "bad-attendance",
    "resolution-lacks",
}
ABOUT_PACKAGES = {
    "unknown-package",
    "package-being-made",
    "package-outdated",
    "package-not-sent",
    "bad-package-letter",
    "package-day-ahead",
    "bad-package-receipt",
}
ABOUT_LEVELS = {
    "levels-too-early",
    "final-levelled",
    "unknown-gap",
    "gap-settled",
    "gap-unexplained",
    "level-corrected",
    "letter-for-nobody",
    "no-level",
    "level-told",
    "level-in-review",
    "nobody-to-tell",
    "unknown-campaign",
    "campaign-no-levels",
    "campaign-unsigned",
    "campaign-over",
    "campaign-nothing-failed",
}
ABOUT_BROADCASTS = {
    "campaign-running",
    "campaign-begun",
    "campaign-changed",
    "campaign-nobody",
    "campaign-last-group",
    "campaign-not-over",
    "campaign-outdated",
}
ABOUT_QUESTIONS = {"unknown-question", "question-sent", "question-answered"}
ABOUT_OWN_RESULT = {
    "extension-told",
    "extension-final",
    "only-head-accepts",
    "result-accepted",
    "result-answered",
    "objections-open",
    "result-window-over",
    "sheet-changed",
    "no-head",
}
ABOUT_THE_RELEASE = {"nothing-to-release", "release-changed"}
ABOUT_RESULTS = {"nobody-silent", "results-reminded-lately", "no-result-yet", "release-going-on"}
ABOUT_THE_APPRAISAL = {
    "appraisal-not-begun",
    "nothing-to-recheck",
    "recheck-reason",
    "unknown-measure",
    "nothing-to-draw",
    "look-settled",
    "no-third-appraiser",
    "conflict-gone",
}
ABOUT_ASSIGNING = {"unknown-share", "unknown-appraiser", "nothing-to-assign"}
ABOUT_THE_DESK = {
    "nothing-in-bulk",
    "unknown-entry",
    "changed-meanwhile",
    "scored-by-other",
    "nothing-proposed",
    "weight-unknown",
    "score-not-a-number",
    "score-negative",
    "score-above-cap",
    "na-undecided",
    "na-accepted",
    "entry-returned",
    "case-open-again",
    "conflict-declared",
    "objection-open",
    "decided-on-objection",
    "result-frozen",
    "result-releasing",
    "nothing-to-undo",
    "no-recheck",
    "score-unclear",
    "undo-released",
    "central-no-return",
    "nothing-submitted",
    "return-na-accepted",
    "after-release",
    "return-days",
    "not-returned",
    "correction-begun",
    "no-na-request",
    "not-a-number",
    "negative-amount",
    "reason-too-short",
    "reason-too-long",
    "unknown-file",
    "file-not-here",
    "not-allowed",
}

ABOUT_OBJECTIONS = {
    "unknown-objection",
    "objection-moved",
    "objection-changed",
    "objection-filed",
    "objection-settled",
    "nothing-lost",
    "objection-no-text",
    "no-new-evidence",
    "own-score",
    "decider-conflict",
    "not-an-appraiser",
    "no-objection-to-assign",
    "objection-no-score",
    "nothing-to-answer",
    "answers-changed",
    "score-changed-since",
    "hearing-without-objection",
}
ABOUT_HEARINGS = {
    "unknown-hearing",
    "hearing-moved",
    "hearing-asked",
    "slot-taken",
    "slot-too-near",
    "hearing-too-near",
    "hearing-moved-often",
    "no-slots",
    "slots-clash",
    "hearing-not-yet",
}
ABOUT_RESOLUTIONS = {"unknown-resolution", "committee-resolution-known"}


def answer(turn: Turn, refusal: Refused) -> None:
    """Say which rule refused, with a button to what can be done about it."""
    if refusal.ends:
        turn.conversation.state, turn.conversation.data, turn.conversation.changed = None, {}, True
    turn.say(_said(refusal), _way_on(turn, refusal))


def _said(refusal: Refused) -> Words:
    """The rule in words; of a day past the end of its month, how long that is."""
    day = refusal.__cause__
    if refusal.code == "bad-day" and isinstance(day, DayError) and day.days:
        return words("day-past-month", given=day.text[:40], month=day.month, days=day.days)
    return words(f"refused-{refusal.code}", **refusal.arguments)


def _way_on(turn: Turn, refusal: Refused) -> AnyKeyboard | None:
    if turn.conversation.state == Entering.contact.state:
        return SHARE
    if turn.actor is None:
        return None
    home = button("btn-home", Home().pack())
    entry_id = refusal.entry_id or turn.conversation.data.get("entry")
    if refusal.code == "na-standing" and entry_id is not None and turn.actor.has(Role.LIAISON):
        return keyboard([button("btn-na-own", AskNA(id=entry_id).pack()), home])
    if refusal.code in ("correction-over", "correction-sent"):
        return keyboard([button("btn-to-corrections", Corrections().pack()), home])
    if refusal.code in ("na-decided", "na-with-appraiser"):
        return keyboard([button("btn-na-requests", NARequests().pack()), home])
    if refusal.code in ABOUT_TIME and not turn.actor.has(Role.ADMIN):
        return keyboard([button("btn-to-extensions", Extensions().pack()), home])
    if refusal.code in ABOUT_THE_APPRAISAL and turn.actor.has(Role.ADMIN):
        return keyboard([button("btn-appraisal", AppraisalRoom().pack()), home])
    if refusal.code in ABOUT_ASSIGNING and turn.actor.has(Role.ADMIN):
        return keyboard([button("btn-assigning", Assigning().pack()), home])
    if refusal.code == "no-appraisers":
        return keyboard([button("btn-people", People().pack()), home])
    if refusal.code in ABOUT_THE_DESK and turn.actor.has(Role.APPRAISER):
        return keyboard([_to_the_desk(turn), home])
    if refusal.code in ABOUT_THE_WORKBOOK:
        return keyboard([button("btn-to-own-sheet", OwnSheet().pack()), home])
    if refusal.code in ABOUT_OBJECTIONS:
        return keyboard([button("btn-to-objections", _to_objections(turn)), home])
    if refusal.code in ABOUT_HEARINGS:
        return keyboard([button("btn-hearings", Hearings().pack()), home])
    if refusal.code in ABOUT_RESOLUTIONS:
        return keyboard([button("btn-agenda", Agenda().pack()), home])
    if refusal.code in ABOUT_A_MEASURE and entry_id is not None and turn.actor.has(Role.LIAISON):
        return keyboard([button("btn-to-entry", Entry(id=entry_id).pack()), home])
    if refusal.code in ABOUT_THE_CASE and turn.actor.has(Role.LIAISON):
        return keyboard([button("btn-submit-case", Submission().pack()), home])
    if refusal.code in ABOUT_THE_APPROVAL and turn.actor.has(Role.AGENCY_HEAD):
        return keyboard([button("btn-open-approval", Approval().pack()), home])
    if refusal.code == "step-is-deadline":
        return keyboard([button("btn-move-deadline", OpenCycle().pack()), home])
    if refusal.code in ABOUT_THE_TIMETABLE:
        return keyboard([button("btn-timetable", Timetable().pack()), home])
    if refusal.code in ABOUT_PEOPLE:
        return keyboard([button("btn-people", People().pack()), home])
    if refusal.code in ABOUT_VIEWS:
        return keyboard([button("btn-to-views", Views().pack()), home])
    if refusal.code == "nothing-to-open":
        return keyboard(
            button("btn-import-agencies", ImportSheet(kind=imports.AGENCIES).pack()),
            button("btn-import-catalogue", ImportSheet(kind=imports.CATALOGUE).pack()),
            home,
        )
    if refusal.code in ABOUT_CIRCULARS:
        return keyboard([button("btn-to-circulars", Circulars().pack()), home])
    if refusal.code in ABOUT_INDICATORS:
        return keyboard([button("btn-to-indicators", Indicators().pack()), home])
    if refusal.code in ABOUT_OWN_RESULT:
        return keyboard([button("btn-open-result", Result().pack()), home])
    if refusal.code in ABOUT_THE_RELEASE:
        return keyboard([button("btn-release", Release().pack()), home])
    if refusal.code in ABOUT_RESULTS:
        return keyboard([button("btn-results-board", Results().pack()), home])
    if refusal.code in ABOUT_THE_LIST:
        return keyboard([button("btn-open-final", Final().pack()), home])
    if refusal.code in ABOUT_THE_COUNCIL:
        return keyboard([button("btn-council", Council().pack()), home])
    if refusal.code in ABOUT_PACKAGES:
        return keyboard([button("btn-open-package", Packages().pack()), home])
    if refusal.code in ABOUT_LEVELS and (turn.actor.has(Role.ADMIN) or turn.actor.has(Role.DEPUTY)):
        return keyboard([button("btn-to-levels", Levels().pack()), home])
    if refusal.code == "level-told-anew":
        return keyboard([button("btn-own-level", OwnLevel().pack()), home])
    if refusal.code in ABOUT_BROADCASTS:
        return keyboard([button("btn-campaign", NewCampaign().pack()), home])
    if refusal.code in ABOUT_QUESTIONS:
        return keyboard([button("btn-to-questions", Questions().pack()), home])
    if refusal.code in ("no-draft-cycle", "circular-needs-cycle"):
        return keyboard([button("btn-define-cycle", DefineCycle().pack()), home])
    return keyboard(home)


def _to_the_desk(turn: Turn) -> Button:
    """The card that is open; without one, the queue."""
    appraisal_id = turn.conversation.data.get("appraisal")
    if appraisal_id is not None:
        return button("btn-to-judged", Judge(id=appraisal_id).pack())
    return button("btn-to-queue", Desk().pack())


def _to_objections(turn: Turn) -> str:
    """The objections as whoever talks sees them."""
    assert turn.actor is not None
    if turn.actor.has(Role.ADMIN):
        return ObjectionBoard().pack()
    if turn.actor.has(Role.DEPUTY):
        return LateOnes().pack()
    if turn.actor.has(Role.APPRAISER):
        return DecidingQueue().pack()
    return Agenda().pack() if turn.actor.has(Role.COMMITTEE) else Objections().pack()
