"""The state machines, declared once as data: state, act, next state, who. The diagrams are drawn from here."""

from dataclasses import dataclass
from enum import StrEnum

from services.errors import Refused


class CycleState(StrEnum):
    """States of a cycle that exist in this version (steps of the year, process §4)."""

    DRAFT = "DRAFT"
    OPENING = "OPENING"
    SELF_ASSESSMENT_OPEN = "SELF_ASSESSMENT_OPEN"
    SELF_ASSESSMENT_LOCKED = "SELF_ASSESSMENT_LOCKED"


class CaseState(StrEnum):
    """States of an agency's case."""

    INVITED = "INVITED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    IN_PROGRESS = "IN_PROGRESS"


class EntryState(StrEnum):
    """States of a measure entry."""

    EMPTY = "EMPTY"
    DRAFT = "DRAFT"
    SELF_SCORED = "SELF_SCORED"
    CENTRAL_PENDING = "CENTRAL_PENDING"


class EvidenceState(StrEnum):
    """States of a file."""

    FETCHING = "FETCHING"
    UPLOADED = "UPLOADED"
    REFUSED = "REFUSED"
    LOST = "LOST"


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a state, by an act, to a state; `who` is a role or the system."""

    source: str
    act: str
    target: str
    who: str


@dataclass(frozen=True, slots=True)
class Machine:
    """One life: its arrows."""

    name: str
    arrows: tuple[Arrow, ...]

    def after(self, state: str, act: str) -> str:
        """The state after the act; raises `Refused("wrong-state")` when there is no such arrow."""
        for arrow in self.arrows:
            if arrow.source == state and arrow.act == act:
                return arrow.target
        raise Refused("wrong-state")


CYCLE = Machine(
    "Cycle",
    (
        Arrow(CycleState.DRAFT, "open", CycleState.OPENING, "admin"),
        Arrow(CycleState.OPENING, "cases_made", CycleState.SELF_ASSESSMENT_OPEN, "system"),
        Arrow(CycleState.SELF_ASSESSMENT_OPEN, "move_deadline", CycleState.SELF_ASSESSMENT_OPEN, "admin"),
        Arrow(CycleState.SELF_ASSESSMENT_OPEN, "lock", CycleState.SELF_ASSESSMENT_LOCKED, "system"),
        Arrow(CycleState.SELF_ASSESSMENT_LOCKED, "move_deadline", CycleState.SELF_ASSESSMENT_OPEN, "admin"),
    ),
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
    ),
)

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
    ),
)

EVIDENCE = Machine(
    "EvidenceFile",
    (
        Arrow(EvidenceState.FETCHING, "store", EvidenceState.UPLOADED, "system"),
        Arrow(EvidenceState.FETCHING, "refuse", EvidenceState.REFUSED, "system"),
        Arrow(EvidenceState.FETCHING, "lose", EvidenceState.LOST, "system"),
    ),
)

MACHINES = (CYCLE, CASE, ENTRY, EVIDENCE)
