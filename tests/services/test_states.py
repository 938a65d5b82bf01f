"""The state machines as data: every arrow known, every state reached, nothing happens that no arrow says."""

import pytest

from services.errors import Refused
from services.states import (
    APPRAISAL,
    CAMPAIGN,
    CASE,
    CIRCULAR,
    CYCLE,
    ENTRY,
    EVIDENCE,
    EXTENSION,
    FINAL_LIST,
    HEARING,
    LEVEL,
    MACHINES,
    NOT_APPLICABLE,
    OBJECTION,
    RESULT,
    AppraisalState,
    CampaignState,
    CaseState,
    CircularState,
    CycleState,
    EntryState,
    EvidenceState,
    ExtensionState,
    FinalListState,
    HearingState,
    LevelState,
    Machine,
    NAState,
    ObjectionState,
    ResultState,
)

STATES = {
    CYCLE.name: CycleState,
    CASE.name: CaseState,
    ENTRY.name: EntryState,
    EVIDENCE.name: EvidenceState,
    NOT_APPLICABLE.name: NAState,
    EXTENSION.name: ExtensionState,
    CIRCULAR.name: CircularState,
    APPRAISAL.name: AppraisalState,
    RESULT.name: ResultState,
    OBJECTION.name: ObjectionState,
    HEARING.name: HearingState,
    FINAL_LIST.name: FinalListState,
    LEVEL.name: LevelState,
    CAMPAIGN.name: CampaignState,
}
ACTS = sorted({(machine.name, arrow.act) for machine in MACHINES for arrow in machine.arrows})
FIRST = {"DRAFT", "INVITED", "EMPTY", "FETCHING", "CENTRAL_PENDING", "PAPER", "FILED", "REQUESTED", "REGISTERED"}
FIRST |= {"WAITING", "UNDER_APPRAISAL", "FREEZING", "IMPORTED"}


@pytest.mark.parametrize("machine", MACHINES, ids=lambda one: one.name)
def test_arrows_lead_between_known_states_and_only_one_way(machine: Machine) -> None:
    known = set(STATES[machine.name])
    assert {arrow.source for arrow in machine.arrows} <= known
    assert {arrow.target for arrow in machine.arrows} <= known
    assert len({(arrow.source, arrow.act) for arrow in machine.arrows}) == len(machine.arrows)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda one: one.name)
def test_every_state_is_a_beginning_or_reached(machine: Machine) -> None:
    reached = {arrow.target for arrow in machine.arrows}
    assert {str(state) for state in STATES[machine.name]} - reached <= FIRST


@pytest.mark.parametrize("machine", MACHINES, ids=lambda one: one.name)
def test_what_no_arrow_says_is_refused(machine: Machine) -> None:
    arrows = {(arrow.source, arrow.act): arrow.target for arrow in machine.arrows}
    for state in STATES[machine.name]:
        for name, act in ACTS:
            if name != machine.name:
                continue
            if (state, act) in arrows:
                assert machine.after(state, act) == arrows[state, act]
            else:
                with pytest.raises(Refused, match="wrong-state"):
                    machine.after(state, act)


def test_locked_cycle_goes_on_to_the_appraisal_or_opens_again_by_moving_the_deadline() -> None:
    leads_out = {arrow.act: arrow.target for arrow in CYCLE.arrows if arrow.source == CycleState.SELF_ASSESSMENT_LOCKED}
    assert leads_out == {
        "move_deadline": CycleState.SELF_ASSESSMENT_OPEN,
        "begin_appraisal": CycleState.APPRAISAL,
    }


def test_recorded_entry_goes_back_to_draft_when_anything_changes() -> None:
    for act in ("give_value", "add_file"):
        assert ENTRY.after(EntryState.SELF_SCORED, act) == EntryState.DRAFT
