"""The way on after a rule said no: the one right next thing, and home."""

from handlers.entering import SHARE
from handlers.places.home import (
    Approval,
    Circulars,
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
from handlers.places.lists import ImportSheet
from handlers.places.measures import Entry
from handlers.places.requests import AskNA
from handlers.places.year import DefineCycle, OpenCycle
from handlers.states import Entering
from handlers.turn import Turn
from messages.keyboards import AnyKeyboard, button, keyboard
from messages.words import words
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
}
ABOUT_VIEWS = {"nothing-to-resend", "unknown-agency-id"}
ABOUT_THE_WORKBOOK = {"own-decided", "own-nothing"}

ABOUT_CIRCULARS = {
    "circular-known",
    "circular-file-arriving",
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
ABOUT_QUESTIONS = {"unknown-question", "question-sent", "question-answered"}


def answer(turn: Turn, refusal: Refused) -> None:
    """Say which rule refused, with a button to what can be done about it."""
    turn.say(words(f"refused-{refusal.code}", **refusal.arguments), _way_on(turn, refusal))


def _way_on(turn: Turn, refusal: Refused) -> AnyKeyboard | None:
    if turn.conversation.state == Entering.contact.state:
        return SHARE
    if turn.actor is None:
        return None
    home = button("btn-home", Home().pack())
    entry_id = refusal.entry_id or turn.conversation.data.get("entry")
    if refusal.code == "na-standing" and entry_id is not None and turn.actor.has(Role.LIAISON):
        return keyboard([button("btn-na-own", AskNA(id=entry_id).pack()), home])
    if refusal.code == "na-decided":
        return keyboard([button("btn-na-requests", NARequests().pack()), home])
    if refusal.code in ABOUT_TIME and not turn.actor.has(Role.ADMIN):
        return keyboard([button("btn-to-extensions", Extensions().pack()), home])
    if refusal.code in ABOUT_THE_WORKBOOK:
        return keyboard([button("btn-to-own-sheet", OwnSheet().pack()), home])
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
    if refusal.code in ABOUT_QUESTIONS:
        return keyboard([button("btn-to-questions", Questions().pack()), home])
    if refusal.code in ("no-draft-cycle", "circular-needs-cycle"):
        return keyboard([button("btn-define-cycle", DefineCycle().pack()), home])
    return keyboard(home)
