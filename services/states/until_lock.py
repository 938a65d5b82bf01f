"""Lives until the lock: the cycle, a case, an entry, a file, requests, circulars (process §4)."""

from enum import StrEnum

from services.states.machine import Arrow, Machine


class CycleState(StrEnum):
    """States of a cycle that exist in this version (steps of the year, process §4)."""

    DRAFT = "DRAFT"
    OPENING = "OPENING"
    SELF_ASSESSMENT_OPEN = "SELF_ASSESSMENT_OPEN"
    SELF_ASSESSMENT_LOCKED = "SELF_ASSESSMENT_LOCKED"
    APPRAISAL = "APPRAISAL"
    PRELIM_ANNOUNCED = "PRELIM_ANNOUNCED"
    OBJECTION_REVIEW = "OBJECTION_REVIEW"
    DEPUTY_CONFIRMED = "DEPUTY_CONFIRMED"
    COUNCIL_APPROVED = "COUNCIL_APPROVED"
    LEVELS_RECEIVED = "LEVELS_RECEIVED"
    LEVELS_NOTIFIED = "LEVELS_NOTIFIED"


class CaseState(StrEnum):
    """States of an agency's case."""

    INVITED = "INVITED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    IN_PROGRESS = "IN_PROGRESS"
    BASE_DATA_OK = "BASE_DATA_OK"
    SENT_TO_HEAD = "SENT_TO_HEAD"
    SUBMITTED = "SUBMITTED"
    PARENT_CONFIRMED = "PARENT_CONFIRMED"
    LOCKED = "LOCKED"
    NO_SUBMISSION = "NO_SUBMISSION"


class EntryState(StrEnum):
    """States of a measure entry."""

    EMPTY = "EMPTY"
    DRAFT = "DRAFT"
    SELF_SCORED = "SELF_SCORED"
    RETURNED = "RETURNED"
    NA_REQUESTED = "NA_REQUESTED"
    NA_ACCEPTED = "NA_ACCEPTED"
    CENTRAL_PENDING = "CENTRAL_PENDING"
    CENTRAL_FILLED = "CENTRAL_FILLED"


class EvidenceState(StrEnum):
    """States of a file."""

    FETCHING = "FETCHING"
    UPLOADED = "UPLOADED"
    REFUSED = "REFUSED"
    LOST = "LOST"
    PAPER = "PAPER"
    WITHDRAWN = "WITHDRAWN"
    REPLACED = "REPLACED"


class NAState(StrEnum):
    """States of a request for «not applicable»."""

    FILED = "FILED"
    ACCEPTED = "ACCEPTED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"


class ExtensionState(StrEnum):
    """States of a request for more time."""

    REQUESTED = "REQUESTED"
    GRANTED = "GRANTED"
    DENIED = "DENIED"
    WITHDRAWN = "WITHDRAWN"


class CircularState(StrEnum):
    """States of a circular's version."""

    REGISTERED = "REGISTERED"
    ISSUED = "ISSUED"
    SUPERSEDED = "SUPERSEDED"


CYCLE = Machine(
    "Cycle",
    (
        Arrow(CycleState.DRAFT, "open", CycleState.OPENING, "admin"),
        Arrow(CycleState.OPENING, "cases_made", CycleState.SELF_ASSESSMENT_OPEN, "system"),
        Arrow(CycleState.SELF_ASSESSMENT_OPEN, "move_deadline", CycleState.SELF_ASSESSMENT_OPEN, "admin"),
        Arrow(CycleState.SELF_ASSESSMENT_OPEN, "lock", CycleState.SELF_ASSESSMENT_LOCKED, "system"),
        Arrow(CycleState.SELF_ASSESSMENT_LOCKED, "move_deadline", CycleState.SELF_ASSESSMENT_OPEN, "admin"),
        Arrow(CycleState.SELF_ASSESSMENT_LOCKED, "begin_appraisal", CycleState.APPRAISAL, "admin"),
        Arrow(CycleState.APPRAISAL, "release", CycleState.PRELIM_ANNOUNCED, "deputy"),
        Arrow(CycleState.PRELIM_ANNOUNCED, "release", CycleState.PRELIM_ANNOUNCED, "deputy"),
        Arrow(CycleState.PRELIM_ANNOUNCED, "review", CycleState.OBJECTION_REVIEW, "system"),
        Arrow(CycleState.OBJECTION_REVIEW, "review", CycleState.OBJECTION_REVIEW, "system"),
        Arrow(CycleState.OBJECTION_REVIEW, "release", CycleState.PRELIM_ANNOUNCED, "deputy"),
        Arrow(CycleState.OBJECTION_REVIEW, "confirm", CycleState.DEPUTY_CONFIRMED, "deputy"),
        Arrow(CycleState.PRELIM_ANNOUNCED, "confirm", CycleState.DEPUTY_CONFIRMED, "deputy"),
        Arrow(CycleState.DEPUTY_CONFIRMED, "reopen", CycleState.OBJECTION_REVIEW, "deputy"),
        Arrow(CycleState.DEPUTY_CONFIRMED, "return", CycleState.OBJECTION_REVIEW, "council"),
        Arrow(CycleState.DEPUTY_CONFIRMED, "approve", CycleState.COUNCIL_APPROVED, "council"),
        Arrow(CycleState.COUNCIL_APPROVED, "reopen", CycleState.OBJECTION_REVIEW, "deputy"),
        Arrow(CycleState.COUNCIL_APPROVED, "receive_levels", CycleState.LEVELS_RECEIVED, "admin"),
        Arrow(CycleState.LEVELS_RECEIVED, "receive_levels", CycleState.LEVELS_RECEIVED, "admin"),
        Arrow(CycleState.LEVELS_NOTIFIED, "receive_levels", CycleState.LEVELS_RECEIVED, "admin"),
        Arrow(CycleState.LEVELS_RECEIVED, "notify", CycleState.LEVELS_NOTIFIED, "admin"),
        Arrow(CycleState.LEVELS_NOTIFIED, "notify", CycleState.LEVELS_NOTIFIED, "admin"),
    ),
)
# The window of the self-assessment is over: what the agencies entered is what is appraised.
AFTER_SELF_ASSESSMENT = (
    CycleState.SELF_ASSESSMENT_LOCKED,
    CycleState.APPRAISAL,
    CycleState.PRELIM_ANNOUNCED,
    CycleState.OBJECTION_REVIEW,
    CycleState.DEPUTY_CONFIRMED,
    CycleState.COUNCIL_APPROVED,
    CycleState.LEVELS_RECEIVED,
    CycleState.LEVELS_NOTIFIED,
)

CASE = Machine(
    "AgencyCase",
    (
        Arrow(CaseState.INVITED, "join", CaseState.ACKNOWLEDGED, "liaison"),
        Arrow(CaseState.ACKNOWLEDGED, "join", CaseState.ACKNOWLEDGED, "liaison"),
        Arrow(CaseState.IN_PROGRESS, "join", CaseState.IN_PROGRESS, "liaison"),
        Arrow(CaseState.INVITED, "enter", CaseState.IN_PROGRESS, "liaison"),
        Arrow(CaseState.ACKNOWLEDGED, "enter", CaseState.IN_PROGRESS, "liaison"),
        Arrow(CaseState.IN_PROGRESS, "enter", CaseState.IN_PROGRESS, "liaison"),
        Arrow(CaseState.SENT_TO_HEAD, "join", CaseState.SENT_TO_HEAD, "liaison"),
        Arrow(CaseState.SUBMITTED, "join", CaseState.SUBMITTED, "liaison"),
        Arrow(CaseState.LOCKED, "join", CaseState.LOCKED, "liaison"),
        Arrow(CaseState.NO_SUBMISSION, "join", CaseState.NO_SUBMISSION, "liaison"),
        Arrow(CaseState.IN_PROGRESS, "pass_base_data", CaseState.BASE_DATA_OK, "system"),
        Arrow(CaseState.BASE_DATA_OK, "send", CaseState.SENT_TO_HEAD, "liaison"),
        Arrow(CaseState.BASE_DATA_OK, "submit", CaseState.SUBMITTED, "liaison"),
        Arrow(CaseState.SENT_TO_HEAD, "withdraw", CaseState.IN_PROGRESS, "liaison"),
        Arrow(CaseState.SUBMITTED, "withdraw", CaseState.IN_PROGRESS, "liaison"),
        Arrow(CaseState.SENT_TO_HEAD, "return", CaseState.IN_PROGRESS, "agency_head"),
        Arrow(CaseState.SENT_TO_HEAD, "approve", CaseState.SUBMITTED, "agency_head"),
        Arrow(CaseState.SUBMITTED, "pass_parent", CaseState.PARENT_CONFIRMED, "system"),
        Arrow(CaseState.SENT_TO_HEAD, "pass_parent", CaseState.PARENT_CONFIRMED, "system"),
        Arrow(CaseState.IN_PROGRESS, "pass_parent", CaseState.PARENT_CONFIRMED, "system"),
        Arrow(CaseState.PARENT_CONFIRMED, "lock", CaseState.LOCKED, "system"),
        Arrow(CaseState.IN_PROGRESS, "lapse", CaseState.NO_SUBMISSION, "system"),
        Arrow(CaseState.ACKNOWLEDGED, "lapse", CaseState.NO_SUBMISSION, "system"),
        Arrow(CaseState.INVITED, "lapse", CaseState.NO_SUBMISSION, "system"),
        Arrow(CaseState.LOCKED, "reopen", CaseState.IN_PROGRESS, "deputy"),
        Arrow(CaseState.NO_SUBMISSION, "reopen", CaseState.IN_PROGRESS, "deputy"),
        Arrow(CaseState.NO_SUBMISSION, "reopen_silent", CaseState.ACKNOWLEDGED, "deputy"),
        Arrow(CaseState.NO_SUBMISSION, "reopen_unseen", CaseState.INVITED, "deputy"),
    ),
)
# The agency may still change what it entered.
CHANGEABLE = (CaseState.INVITED, CaseState.ACKNOWLEDGED, CaseState.IN_PROGRESS)
# The time of the case is over: it changes only when it is opened again.
AFTER_THE_LOCK = (CaseState.PARENT_CONFIRMED, CaseState.LOCKED, CaseState.NO_SUBMISSION)
# The agency has handed its work over: what it entered shows as sent.
SENT = (CaseState.SENT_TO_HEAD, CaseState.SUBMITTED, CaseState.PARENT_CONFIRMED, CaseState.LOCKED)

ENTRY = Machine(
    "MeasureEntry",
    (
        Arrow(EntryState.EMPTY, "give_value", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.EMPTY, "add_file", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.DRAFT, "give_value", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.DRAFT, "add_file", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.DRAFT, "record", EntryState.SELF_SCORED, "liaison"),
        Arrow(EntryState.SELF_SCORED, "give_value", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.SELF_SCORED, "add_file", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.EMPTY, "explain", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.DRAFT, "explain", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.SELF_SCORED, "explain", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.DRAFT, "withdraw_file", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.SELF_SCORED, "withdraw_file", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.SELF_SCORED, "return", EntryState.RETURNED, "agency_head"),
        Arrow(EntryState.DRAFT, "return", EntryState.RETURNED, "agency_head"),
        Arrow(EntryState.EMPTY, "return", EntryState.RETURNED, "agency_head"),
        Arrow(EntryState.NA_REQUESTED, "return", EntryState.RETURNED, "agency_head"),
        Arrow(EntryState.RETURNED, "return", EntryState.RETURNED, "agency_head"),
        Arrow(EntryState.RETURNED, "give_value", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.RETURNED, "add_file", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.RETURNED, "explain", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.RETURNED, "withdraw_file", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.RETURNED, "record", EntryState.SELF_SCORED, "liaison"),
        Arrow(EntryState.RETURNED, "lapse", EntryState.DRAFT, "system"),
        Arrow(EntryState.RETURNED, "lapse_empty", EntryState.EMPTY, "system"),
        Arrow(EntryState.EMPTY, "ask_na", EntryState.NA_REQUESTED, "liaison"),
        Arrow(EntryState.DRAFT, "ask_na", EntryState.NA_REQUESTED, "liaison"),
        Arrow(EntryState.SELF_SCORED, "ask_na", EntryState.NA_REQUESTED, "liaison"),
        Arrow(EntryState.RETURNED, "ask_na", EntryState.NA_REQUESTED, "liaison"),
        Arrow(EntryState.NA_REQUESTED, "accept_na", EntryState.NA_ACCEPTED, "admin"),
        Arrow(EntryState.NA_REQUESTED, "reject_na", EntryState.DRAFT, "admin"),
        Arrow(EntryState.NA_REQUESTED, "withdraw_na", EntryState.DRAFT, "liaison"),
        Arrow(EntryState.NA_ACCEPTED, "reject_na", EntryState.DRAFT, "admin"),
        Arrow(EntryState.NA_REQUESTED, "restore_na", EntryState.SELF_SCORED, "system"),
        Arrow(EntryState.NA_ACCEPTED, "restore_na", EntryState.SELF_SCORED, "system"),
        Arrow(EntryState.NA_ACCEPTED, "undo_na", EntryState.NA_REQUESTED, "appraiser"),
        Arrow(EntryState.DRAFT, "undo_na", EntryState.NA_REQUESTED, "appraiser"),
        Arrow(EntryState.SELF_SCORED, "undo_na", EntryState.NA_REQUESTED, "appraiser"),
        Arrow(EntryState.DRAFT, "undo_refusal", EntryState.NA_ACCEPTED, "appraiser"),
        Arrow(EntryState.SELF_SCORED, "undo_refusal", EntryState.NA_ACCEPTED, "appraiser"),
        Arrow(EntryState.CENTRAL_PENDING, "report", EntryState.CENTRAL_FILLED, "steward"),
        Arrow(EntryState.CENTRAL_FILLED, "report", EntryState.CENTRAL_FILLED, "steward"),
    ),
)
# What still waits for the agency, what it has dealt with, and what is not its to enter.
LEFT_STATES = (EntryState.EMPTY, EntryState.DRAFT, EntryState.RETURNED)
DONE_STATES = (EntryState.SELF_SCORED, EntryState.NA_REQUESTED, EntryState.NA_ACCEPTED)
CENTRAL_STATES = (EntryState.CENTRAL_PENDING, EntryState.CENTRAL_FILLED)


EVIDENCE = Machine(
    "EvidenceFile",
    (
        Arrow(EvidenceState.FETCHING, "store", EvidenceState.UPLOADED, "system"),
        Arrow(EvidenceState.FETCHING, "refuse", EvidenceState.REFUSED, "system"),
        Arrow(EvidenceState.FETCHING, "lose", EvidenceState.LOST, "system"),
        Arrow(EvidenceState.FETCHING, "withdraw", EvidenceState.WITHDRAWN, "liaison"),
        Arrow(EvidenceState.UPLOADED, "withdraw", EvidenceState.WITHDRAWN, "liaison"),
        Arrow(EvidenceState.PAPER, "withdraw", EvidenceState.WITHDRAWN, "liaison"),
        Arrow(EvidenceState.UPLOADED, "replace", EvidenceState.REPLACED, "liaison"),
        Arrow(EvidenceState.PAPER, "replace", EvidenceState.REPLACED, "liaison"),
        Arrow(EvidenceState.LOST, "replace", EvidenceState.REPLACED, "liaison"),
        Arrow(EvidenceState.LOST, "withdraw", EvidenceState.WITHDRAWN, "liaison"),
    ),
)

NOT_APPLICABLE = Machine(
    "NotApplicableRequest",
    (
        Arrow(NAState.FILED, "accept", NAState.ACCEPTED, "admin"),
        Arrow(NAState.FILED, "reject", NAState.REJECTED, "admin"),
        Arrow(NAState.FILED, "withdraw", NAState.WITHDRAWN, "liaison"),
        Arrow(NAState.ACCEPTED, "reject", NAState.REJECTED, "admin"),
        Arrow(NAState.ACCEPTED, "undo", NAState.FILED, "appraiser"),
        Arrow(NAState.REJECTED, "undo", NAState.FILED, "appraiser"),
        Arrow(NAState.REJECTED, "undo_refusal", NAState.ACCEPTED, "appraiser"),
    ),
)

EXTENSION = Machine(
    "Extension",
    (
        Arrow(ExtensionState.REQUESTED, "grant", ExtensionState.GRANTED, "deputy"),
        Arrow(ExtensionState.REQUESTED, "deny", ExtensionState.DENIED, "deputy"),
        Arrow(ExtensionState.REQUESTED, "withdraw", ExtensionState.WITHDRAWN, "liaison"),
    ),
)

CIRCULAR = Machine(
    "Circular",
    (
        Arrow(CircularState.REGISTERED, "issue", CircularState.ISSUED, "admin"),
        Arrow(CircularState.ISSUED, "replace", CircularState.SUPERSEDED, "admin"),
    ),
)
