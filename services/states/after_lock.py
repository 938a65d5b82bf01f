"""Lives after the lock: an appraisal, a result, an objection, a hearing, lists, levels, campaigns (process §4)."""

from enum import StrEnum

from services.states.machine import Arrow, Machine


class AppraisalState(StrEnum):
    """States of a measure entry's appraisal (step 12)."""

    WAITING = "WAITING"
    RETURNED = "RETURNED"
    RESUBMITTED = "RESUBMITTED"
    SCORED = "SCORED"
    RECHECK = "RECHECK"


class ResultState(StrEnum):
    """States of an agency's result, from its lock to its level (steps 12 to 19)."""

    UNDER_APPRAISAL = "UNDER_APPRAISAL"
    PRELIM_SCORED = "PRELIM_SCORED"
    RELEASING = "RELEASING"
    RELEASED = "RELEASED"
    ACCEPTED = "ACCEPTED"
    OBJECTED = "OBJECTED"
    WINDOW_LAPSED = "WINDOW_LAPSED"
    RESCORED = "RESCORED"
    FINAL = "FINAL"
    FINAL_CONFIRMED = "FINAL_CONFIRMED"
    COUNCIL_APPROVED = "COUNCIL_APPROVED"
    LEVELLED = "LEVELLED"
    NOTIFIED = "NOTIFIED"


class ObjectionState(StrEnum):
    """States of an objection (steps 14 and 15)."""

    DRAFT = "DRAFT"
    DISCARDED = "DISCARDED"
    FILED = "FILED"
    OUT_OF_TIME = "OUT_OF_TIME"
    REFUSED_LATE = "REFUSED_LATE"
    ASSIGNED = "ASSIGNED"
    AT_COMMITTEE = "AT_COMMITTEE"
    DECIDED = "DECIDED"
    ANSWERED = "ANSWERED"


class HearingState(StrEnum):
    """States of a hearing."""

    REQUESTED = "REQUESTED"
    DENIED = "DENIED"
    OFFERED = "OFFERED"
    SET = "SET"
    HEARD = "HEARD"
    NO_SHOW = "NO_SHOW"
    CANCELLED = "CANCELLED"


class FinalListState(StrEnum):
    """States of a final list (steps 16 and 17)."""

    FREEZING = "FREEZING"
    FROZEN = "FROZEN"
    CONFIRMED = "CONFIRMED"
    APPROVED = "APPROVED"
    REOPENED = "REOPENED"


class LevelState(StrEnum):
    """States of an agency's level (steps 18 and 19)."""

    IMPORTED = "IMPORTED"
    GAP_REVIEW = "GAP_REVIEW"
    CONFIRMED = "CONFIRMED"
    NOTIFIED = "NOTIFIED"


class CampaignState(StrEnum):
    """States of a campaign."""

    DRAFT = "DRAFT"
    RUNNING = "RUNNING"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


APPRAISAL = Machine(
    "Appraisal",
    (
        Arrow(AppraisalState.WAITING, "score", AppraisalState.SCORED, "appraiser"),
        Arrow(AppraisalState.RESUBMITTED, "score", AppraisalState.SCORED, "appraiser"),
        Arrow(AppraisalState.RECHECK, "score", AppraisalState.SCORED, "appraiser"),
        Arrow(AppraisalState.SCORED, "score", AppraisalState.SCORED, "appraiser"),
        Arrow(AppraisalState.WAITING, "return", AppraisalState.RETURNED, "appraiser"),
        Arrow(AppraisalState.RESUBMITTED, "return", AppraisalState.RETURNED, "appraiser"),
        Arrow(AppraisalState.SCORED, "return", AppraisalState.RETURNED, "appraiser"),
        Arrow(AppraisalState.RECHECK, "return", AppraisalState.RETURNED, "appraiser"),
        Arrow(AppraisalState.RETURNED, "resubmit", AppraisalState.RESUBMITTED, "liaison"),
        Arrow(AppraisalState.RETURNED, "lapse", AppraisalState.WAITING, "system"),
        Arrow(AppraisalState.WAITING, "refuse_na", AppraisalState.WAITING, "appraiser"),
        Arrow(AppraisalState.RESUBMITTED, "refuse_na", AppraisalState.WAITING, "appraiser"),
        Arrow(AppraisalState.RECHECK, "refuse_na", AppraisalState.WAITING, "appraiser"),
        Arrow(AppraisalState.SCORED, "refuse_na", AppraisalState.WAITING, "appraiser"),
        Arrow(AppraisalState.SCORED, "recheck", AppraisalState.RECHECK, "admin"),
        Arrow(AppraisalState.RECHECK, "recheck", AppraisalState.RECHECK, "admin"),
        Arrow(AppraisalState.RECHECK, "keep", AppraisalState.SCORED, "appraiser"),
    ),
)
# What an appraiser has still to decide; what came back from the agency goes first.
IN_QUEUE = (AppraisalState.WAITING, AppraisalState.RESUBMITTED, AppraisalState.RECHECK)

RESULT = Machine(
    "CaseResult",
    (
        Arrow(ResultState.UNDER_APPRAISAL, "scored", ResultState.PRELIM_SCORED, "system"),
        Arrow(ResultState.PRELIM_SCORED, "unscored", ResultState.UNDER_APPRAISAL, "system"),
        Arrow(ResultState.PRELIM_SCORED, "release", ResultState.RELEASING, "deputy"),
        Arrow(ResultState.RELEASING, "announce", ResultState.RELEASED, "system"),
        Arrow(ResultState.RELEASED, "accept", ResultState.ACCEPTED, "agency_head"),
        Arrow(ResultState.RELEASED, "object", ResultState.OBJECTED, "liaison"),
        Arrow(ResultState.OBJECTED, "object", ResultState.OBJECTED, "liaison"),
        Arrow(ResultState.RESCORED, "object", ResultState.OBJECTED, "liaison"),
        Arrow(ResultState.RELEASED, "lapse", ResultState.WINDOW_LAPSED, "system"),
        Arrow(ResultState.WINDOW_LAPSED, "admit", ResultState.OBJECTED, "deputy"),
        Arrow(ResultState.ACCEPTED, "admit", ResultState.OBJECTED, "deputy"),
        Arrow(ResultState.RESCORED, "admit", ResultState.OBJECTED, "deputy"),
        Arrow(ResultState.RELEASED, "admit", ResultState.OBJECTED, "deputy"),
        Arrow(ResultState.OBJECTED, "admit", ResultState.OBJECTED, "deputy"),
        Arrow(ResultState.OBJECTED, "answered", ResultState.RESCORED, "system"),
        Arrow(ResultState.RELEASED, "correct", ResultState.RELEASED, "system"),
        Arrow(ResultState.ACCEPTED, "correct", ResultState.RELEASED, "system"),
        Arrow(ResultState.WINDOW_LAPSED, "correct", ResultState.RELEASED, "system"),
        Arrow(ResultState.RESCORED, "correct", ResultState.RELEASED, "system"),
        Arrow(ResultState.OBJECTED, "correct", ResultState.OBJECTED, "system"),
        Arrow(ResultState.ACCEPTED, "freeze", ResultState.FINAL, "admin"),
        Arrow(ResultState.WINDOW_LAPSED, "freeze", ResultState.FINAL, "admin"),
        Arrow(ResultState.RESCORED, "freeze", ResultState.FINAL, "admin"),
        Arrow(ResultState.FINAL, "reopen", ResultState.RESCORED, "deputy"),
        Arrow(ResultState.FINAL, "confirm", ResultState.FINAL_CONFIRMED, "deputy"),
        Arrow(ResultState.FINAL_CONFIRMED, "reopen", ResultState.RESCORED, "deputy"),
        Arrow(ResultState.FINAL_CONFIRMED, "approve", ResultState.COUNCIL_APPROVED, "council"),
        Arrow(ResultState.COUNCIL_APPROVED, "reopen", ResultState.RESCORED, "deputy"),
        Arrow(ResultState.COUNCIL_APPROVED, "level", ResultState.LEVELLED, "admin"),
        Arrow(ResultState.LEVELLED, "level", ResultState.LEVELLED, "admin"),
        Arrow(ResultState.NOTIFIED, "level", ResultState.LEVELLED, "admin"),
        Arrow(ResultState.LEVELLED, "notify", ResultState.NOTIFIED, "admin"),
    ),
)
# No sheet was sent yet: scores are the appraisers' own affair.
BEFORE_RELEASE = (ResultState.UNDER_APPRAISAL, ResultState.PRELIM_SCORED)
# The agency knows its scores and they can still change by an objection or a correction.
OPEN_RESULTS = (
    ResultState.RELEASED,
    ResultState.ACCEPTED,
    ResultState.OBJECTED,
    ResultState.WINDOW_LAPSED,
    ResultState.RESCORED,
)
# The scores are in a final list.
FROZEN_RESULTS = (
    ResultState.FINAL,
    ResultState.FINAL_CONFIRMED,
    ResultState.COUNCIL_APPROVED,
    ResultState.LEVELLED,
    ResultState.NOTIFIED,
)
# The agency was sent a sheet.
TOLD_RESULTS = (*OPEN_RESULTS, *FROZEN_RESULTS)

OBJECTION = Machine(
    "Objection",
    (
        Arrow(ObjectionState.DRAFT, "discard", ObjectionState.DISCARDED, "liaison"),
        Arrow(ObjectionState.DRAFT, "file", ObjectionState.FILED, "liaison"),
        Arrow(ObjectionState.DRAFT, "file_late", ObjectionState.OUT_OF_TIME, "liaison"),
        Arrow(ObjectionState.OUT_OF_TIME, "admit", ObjectionState.FILED, "deputy"),
        Arrow(ObjectionState.OUT_OF_TIME, "refuse_late", ObjectionState.REFUSED_LATE, "deputy"),
        Arrow(ObjectionState.FILED, "assign", ObjectionState.ASSIGNED, "admin"),
        Arrow(ObjectionState.ASSIGNED, "assign", ObjectionState.ASSIGNED, "admin"),
        Arrow(ObjectionState.FILED, "escalate", ObjectionState.AT_COMMITTEE, "admin"),
        Arrow(ObjectionState.ASSIGNED, "escalate", ObjectionState.AT_COMMITTEE, "appraiser"),
        Arrow(ObjectionState.ASSIGNED, "decide", ObjectionState.DECIDED, "appraiser"),
        Arrow(ObjectionState.AT_COMMITTEE, "decide", ObjectionState.DECIDED, "committee"),
        Arrow(ObjectionState.DECIDED, "take_back", ObjectionState.ASSIGNED, "appraiser"),
        Arrow(ObjectionState.DECIDED, "assign", ObjectionState.ASSIGNED, "admin"),
        Arrow(ObjectionState.DECIDED, "escalate", ObjectionState.AT_COMMITTEE, "admin"),
        Arrow(ObjectionState.DECIDED, "reconsider", ObjectionState.AT_COMMITTEE, "committee"),
        Arrow(ObjectionState.DECIDED, "answer", ObjectionState.ANSWERED, "admin"),
    ),
)
# Filed and not answered yet: the result waits for them.
OPEN_OBJECTIONS = (
    ObjectionState.FILED,
    ObjectionState.OUT_OF_TIME,
    ObjectionState.ASSIGNED,
    ObjectionState.AT_COMMITTEE,
    ObjectionState.DECIDED,
)

HEARING = Machine(
    "Hearing",
    (
        Arrow(HearingState.REQUESTED, "deny", HearingState.DENIED, "admin"),
        Arrow(HearingState.REQUESTED, "offer", HearingState.OFFERED, "admin"),
        Arrow(HearingState.OFFERED, "choose", HearingState.SET, "liaison"),
        Arrow(HearingState.SET, "move", HearingState.SET, "liaison"),
        Arrow(HearingState.SET, "release_slot", HearingState.OFFERED, "admin"),
        Arrow(HearingState.SET, "hear", HearingState.HEARD, "admin"),
        Arrow(HearingState.SET, "miss", HearingState.NO_SHOW, "admin"),
        Arrow(HearingState.REQUESTED, "cancel", HearingState.CANCELLED, "liaison"),
        Arrow(HearingState.OFFERED, "cancel", HearingState.CANCELLED, "liaison"),
        Arrow(HearingState.SET, "cancel", HearingState.CANCELLED, "liaison"),
    ),
)

FINAL_LIST = Machine(
    "FinalList",
    (
        Arrow(FinalListState.FREEZING, "frozen", FinalListState.FROZEN, "system"),
        Arrow(FinalListState.FREEZING, "reopen", FinalListState.REOPENED, "deputy"),
        Arrow(FinalListState.FROZEN, "confirm", FinalListState.CONFIRMED, "deputy"),
        Arrow(FinalListState.FROZEN, "reopen", FinalListState.REOPENED, "deputy"),
        Arrow(FinalListState.CONFIRMED, "approve", FinalListState.APPROVED, "council"),
        Arrow(FinalListState.CONFIRMED, "reopen", FinalListState.REOPENED, "deputy"),
        Arrow(FinalListState.APPROVED, "reopen", FinalListState.REOPENED, "deputy"),
    ),
)

LEVEL = Machine(
    "LevelRecord",
    (
        Arrow(LevelState.IMPORTED, "find_gap", LevelState.GAP_REVIEW, "system"),
        Arrow(LevelState.IMPORTED, "confirm", LevelState.CONFIRMED, "system"),
        Arrow(LevelState.GAP_REVIEW, "confirm", LevelState.CONFIRMED, "admin"),
        Arrow(LevelState.CONFIRMED, "notify", LevelState.NOTIFIED, "admin"),
        Arrow(LevelState.GAP_REVIEW, "correct", LevelState.IMPORTED, "admin"),
        Arrow(LevelState.CONFIRMED, "correct", LevelState.IMPORTED, "admin"),
        Arrow(LevelState.NOTIFIED, "correct", LevelState.IMPORTED, "admin"),
    ),
)

CAMPAIGN = Machine(
    "Campaign",
    (
        Arrow(CampaignState.DRAFT, "start", CampaignState.RUNNING, "deputy"),
        Arrow(CampaignState.RUNNING, "finish", CampaignState.DONE, "system"),
        Arrow(CampaignState.DRAFT, "cancel", CampaignState.CANCELLED, "deputy"),
        Arrow(CampaignState.RUNNING, "cancel", CampaignState.CANCELLED, "deputy"),
        Arrow(CampaignState.DONE, "resend", CampaignState.RUNNING, "deputy"),
    ),
)
