"""What staff set for a cycle: how it is scored, who approves, what counts, the upstream system (01a, ART-1n)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from models import audit, installation
from models.cycle import Cycle
from models.text import plain
from services import access
from services.access import Actor, Permission
from services.catalogue import rescoring
from services.catalogue.scoring import NotApplicable
from services.errors import Refused
from services.final_list import frozen
from services.levels import gaps
from services.states import CycleState
from services.year import announcements

PROVISIONAL = "catalogue_provisional"
LONGEST_TEXT = 200
BEFORE_THE_LOCK = (CycleState.DRAFT, CycleState.OPENING, CycleState.SELF_ASSESSMENT_OPEN)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: what it can be (None: a text that is typed), and what hangs on it.

    `rescores`: scores depend on it; `till_lock`: it rules what is sent and locked, so that it stands after the lock.
    """

    choices: tuple[Any, ...] | None
    rescores: bool = False
    till_lock: bool = False
    check: Callable[[str], str | None] | None = None


def _address(text: str) -> str | None:
    """An address of a page, or nothing; None for anything else."""
    return text if text == "" or (text.startswith("https://") and " " not in text) else None


SETTINGS: Mapping[str, Setting] = {
    "weights_by_agency": Setting((False, True), rescores=True),
    "head_approves": Setting((True, False), till_lock=True),
    "grace_days": Setting((0, 1, 2, 3, 5, 7, 10), till_lock=True),
    "drafts_count": Setting((True, False), till_lock=True),
    "na_mode": Setting(tuple(one.value for one in NotApplicable), rescores=True),
    PROVISIONAL: Setting((False, True)),
    "return_days": Setting((2, 3, 5, 7, 10)),
    "objection_days": Setting((3, 5, 7, 10, 15)),
    "liaison_accepts": Setting((False, True)),
    "allow_new_evidence": Setting((False, True)),
    "score_may_fall": Setting((False, True)),
    "gap_percent": Setting((5, 10, 15, 20, 30)),
    "upstream_title": Setting(None),
    "upstream_address": Setting(None, check=_address),
}


async def values(cycle: Cycle) -> dict[str, Any]:
    """All settings of the cycle as they stand."""
    stored = {name: getattr(cycle, name) for name in SETTINGS if name != PROVISIONAL}
    return stored | {PROVISIONAL: await is_provisional(cycle.id)}


async def is_provisional(cycle_id: int) -> bool:
    """Whether the catalogue's final version is still to be announced (art. 1, note)."""
    return await installation.get(_provisional_key(cycle_id)) is not None


def _provisional_key(cycle_id: int) -> str:
    return f"catalogue.provisional:{cycle_id}"


async def choose(actor: Actor, cycle_id: int, name: str, choice: int) -> Any:
    """Set one of the choices of a setting; returns the value. Scores that hang on it are computed anew.

    Raises `Refused`: wrong-state (no such setting or choice), setting-closed (after the lock), final-stands (scores
    hang on it and are final); `Denied`.
    """
    access.require(actor, Permission.MANAGE_CYCLE)
    known = SETTINGS.get(name)
    if known is None or known.choices is None or not 0 <= choice < len(known.choices):
        raise Refused("wrong-state")
    value = known.choices[choice]
    await _set(actor, cycle_id, name, value)
    return value


async def write(actor: Actor, cycle_id: int, name: str, text: str) -> str:
    """Set a setting that is a text; a lone dash empties it. Returns what was stored.

    Raises `Refused`: wrong-state, text-too-long, bad-address; `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_CYCLE)
    known = SETTINGS.get(name)
    if known is None or known.choices is not None:
        raise Refused("wrong-state")
    value = plain(text)
    value = "" if value in ("-", "–", "—") else value
    if len(value) > LONGEST_TEXT:
        raise Refused("text-too-long", length=len(value), most=LONGEST_TEXT)
    if known.check is not None and known.check(value) is None:
        raise Refused("bad-address", given=value[:60])
    await _set(actor, cycle_id, name, value)
    return value


async def _set(actor: Actor, cycle_id: int, name: str, value: Any) -> None:
    cycle = await Cycle.get_or_none(id=cycle_id)
    if cycle is None:
        raise Refused("wrong-state")
    known = SETTINGS[name]
    if known.till_lock and cycle.state not in BEFORE_THE_LOCK:
        raise Refused("setting-closed")
    if known.rescores:
        await frozen.check_nobody(cycle.id)
    former = (await values(cycle))[name]
    if former == value:
        return
    if name == PROVISIONAL:
        await _put_provisional(cycle, provisional=value)
    else:
        setattr(cycle, name, value)
        await cycle.save(update_fields=[name])
    if known.rescores:
        await rescoring.mark(cycle.id)
    if name == "gap_percent":
        await gaps.judge_anew(cycle.id, value, actor.person_id)
    details = {"setting": name, "from": former, "to": value}
    await audit.record([audit.Event(actor.person_id, "cycle.setting_changed", f"cycle:{cycle.id}", details)])


async def _put_provisional(cycle: Cycle, *, provisional: bool) -> None:
    """That the catalogue is final now is told to the agencies, once they are at work."""
    if provisional:
        await installation.put(_provisional_key(cycle.id), "yes")
        await announcements.take_back(announcements.FINAL, cycle.id)
        return
    await installation.forget(_provisional_key(cycle.id))
    if cycle.state == CycleState.SELF_ASSESSMENT_OPEN:
        await announcements.begin(announcements.FINAL, cycle.id)
