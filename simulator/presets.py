"""The fault switches of the web page: a name each, and the faults that it turns on."""

from typing import TYPE_CHECKING, Any

from simulator.faults import Fault
from simulator.shapes import Json

if TYPE_CHECKING:
    from simulator.app import Simulator

PRESETS: dict[str, dict[str, Any]] = {
    "busy": {"kind": "429", "retry_after": 3},
    "broken": {"kind": "500"},
    "lost": {"kind": "drop_after"},
    "cut": {"kind": "drop_before"},
    "slow": {"kind": "timeout_after", "hang_seconds": 10.0},
    "nonsense": {"kind": "garbage"},
    "silent": {"kind": "hang"},
}
METHODS = ("send*", "edit*")
REPEATS = 0.3


class Switches:
    """Which presets are on; faults that tests add beside them are not touched."""

    def __init__(self, simulator: "Simulator") -> None:
        self.simulator = simulator
        self.on: dict[str, list[Fault]] = {}

    def set(self, name: str, on: bool, platform: str, probability: float) -> None:
        """Turn a switch on or off; KeyError for an unknown one."""
        faults = self.simulator.faults
        if name == "repeat":
            faults.duplicates = REPEATS if on else 0.0
        elif name == "shuffle":
            faults.shuffle = on
        elif name == "no_edits":
            for messenger in self.simulator.messengers.values():
                usual = "bare" if messenger.profile.edit_stub else "message"
                messenger.edits = "fail" if on else usual
        else:
            for fault in self.on.pop(name, []):
                faults.remove(fault)
            faults.release()
            if on:
                self.on[name] = [
                    faults.add(platform=platform, method=method, probability=probability, **PRESETS[name])
                    for method in METHODS
                ]

    def view(self) -> Json:
        """Return each switch with its state and how often it struck."""
        faults = self.simulator.faults
        shown: Json = {}
        for name in PRESETS:
            mine = [fault for fault in self.on.get(name, []) if fault in faults.active]
            shown[name] = {"on": bool(mine), "hits": sum(fault.hits for fault in mine)}
        shown["repeat"] = {"on": faults.duplicates > 0, "hits": 0}
        shown["shuffle"] = {"on": faults.shuffle, "hits": 0}
        failing = any(messenger.edits == "fail" for messenger in self.simulator.messengers.values())
        shown["no_edits"] = {"on": failing, "hits": 0}
        return shown
