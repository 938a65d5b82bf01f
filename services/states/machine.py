"""What a state machine is: arrows from state to state, by an act, by whom."""

from dataclasses import dataclass
from enum import StrEnum

from services.errors import Refused


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


def in_sql(states: tuple[StrEnum, ...]) -> str:
    """States as the right side of an IN, for statements that are constants."""
    return "(" + ", ".join(f"'{state.value}'" for state in states) + ")"
