"""Levels against our own score: which national score differs too much, why, and what came of it (18b, art. 7, note)."""

from dataclasses import dataclass
from decimal import Decimal

from models import audit, sql
from models.text import plain
from services import access
from services.access import Actor, Permission
from services.case.entries import as_decimal
from services.errors import Refused
from services.states import LEVEL, LevelState
from services.year import cycles

LONGEST_TEXT = 1000
SHORTEST_TEXT = 3
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Gap:
    """A level whose national score differs from ours by more than the cycle allows; `percent` is of the national."""

    record_id: int
    agency_id: int
    agency: str
    level: str
    state: str
    version: int
    ours: Decimal
    national: Decimal
    percent: Decimal | None
    reason: str
    outcome: str

    @property
    def open(self) -> bool:
        """Whether it still waits for its outcome."""
        return self.state == LevelState.GAP_REVIEW


def percent_of(ours: Decimal, national: Decimal) -> Decimal | None:
    """By how much percent of the national score ours differs; None where the national score is zero and ours is not."""
    if national:
        return abs(ours - national) * _HUNDRED / abs(national)
    return None if ours else Decimal(0)


def is_wide(ours: Decimal | None, national: Decimal | None, gap_percent: int) -> bool:
    """Whether the difference is beyond what is expected; without a national score there is nothing to compare."""
    if ours is None or national is None:
        return False
    percent = percent_of(ours, national)
    return percent is None or percent > gap_percent


async def judge_anew(cycle_id: int, gap_percent: int, by: int | None) -> None:
    """Look for gaps by another threshold (the setting was changed): among levels that have no signed letter, no
    outcome and no reason yet."""
    moved = []
    for one in await sql.rows(
        "SELECT l.id, l.state, l.national_score, r.total FROM level_record l "
        "JOIN case_result r ON r.case_id = l.case_id WHERE l.cycle_id = ? AND l.state IN (?, ?) "
        "AND l.letter_number = '' AND l.gap_outcome = '' "
        "AND l.gap_reason = ''",
        cycle_id,
        LevelState.CONFIRMED.value,
        LevelState.GAP_REVIEW.value,
    ):
        wide = is_wide(as_decimal(one["total"]), as_decimal(one["national_score"]), gap_percent)
        after = LEVEL.after(LEVEL.after(one["state"], "correct"), "find_gap" if wide else "confirm")
        if after != one["state"]:
            moved.append((after, one["id"]))
    await sql.many("UPDATE level_record SET state = ? WHERE id = ?", moved)
    if moved:
        details = {"percent": gap_percent, "levels": len(moved)}
        await audit.record([audit.Event(by, "levels.gaps_judged", f"cycle:{cycle_id}", details)])


_GAPS = (
    "SELECT l.*, r.total, c.agency_id, a.title FROM level_record l JOIN agency_case c ON c.id = l.case_id "
    "JOIN agency a ON a.id = c.agency_id JOIN case_result r ON r.case_id = l.case_id "
)


def _gap(one: sql.Record) -> Gap:
    ours, national = as_decimal(one["total"]) or Decimal(0), as_decimal(one["national_score"]) or Decimal(0)
    return Gap(
        record_id=one["id"],
        agency_id=one["agency_id"],
        agency=one["title"],
        level=one["level"],
        state=one["state"],
        version=one["version"],
        ours=ours,
        national=national,
        percent=percent_of(ours, national),
        reason=one["gap_reason"],
        outcome=one["gap_outcome"],
    )


async def listed(actor: Actor) -> list[Gap]:
    """The gaps of the present cycle, the open ones first, then by how wide they are. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    cycle = await cycles.current()
    if cycle is None:
        return []
    found = await sql.rows(
        f"{_GAPS}WHERE l.cycle_id = ? AND (l.state = ? OR l.gap_outcome <> '')", cycle.id, LevelState.GAP_REVIEW.value
    )
    return sorted(map(_gap, found), key=lambda one: (not one.open, -(one.percent or Decimal(10_000)), one.agency))


async def view(actor: Actor, record_id: int) -> Gap:
    """One gap. Raises `Refused("unknown-gap")`; `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    found = await sql.row(f"{_GAPS}WHERE l.id = ?", record_id)
    if found is None or (found["state"] != LevelState.GAP_REVIEW and not found["gap_outcome"]):
        raise Refused("unknown-gap")
    return _gap(found)


async def explain(actor: Actor, record_id: int, version: int, reason: str) -> Gap:
    """Record why the scores differ; it can be written anew until the outcome is known.

    Raises `Refused`: unknown-gap, gap-settled, level-corrected (a newer file came since it was seen), bad-gap-text.
    """
    access.require(actor, Permission.MANAGE_LEVELS)
    gap = await _open(actor, record_id, version)
    text = _text(reason)
    await sql.run("UPDATE level_record SET gap_reason = ? WHERE id = ?", text, gap.record_id)
    details = {"from": gap.reason, "to": text}
    await audit.record([audit.Event(actor.person_id, "level.gap_explained", f"level:{gap.record_id}", details)])
    return await view(actor, record_id)


async def settle(actor: Actor, record_id: int, version: int, outcome: str) -> Gap:
    """Record what the national body's committee decided: the level is confirmed (a changed one comes in by its file).

    Raises `Refused`: unknown-gap, gap-settled, level-corrected, gap-unexplained (no reason yet), bad-gap-text.
    """
    access.require(actor, Permission.MANAGE_LEVELS)
    gap = await _open(actor, record_id, version)
    if not gap.reason:
        raise Refused("gap-unexplained", agency=gap.agency)
    text, after = _text(outcome), LEVEL.after(gap.state, "confirm")
    await sql.run("UPDATE level_record SET gap_outcome = ?, state = ? WHERE id = ?", text, after, gap.record_id)
    details = {"outcome": text}
    await audit.record([audit.Event(actor.person_id, "level.gap_settled", f"level:{gap.record_id}", details)])
    return await view(actor, record_id)


async def _open(actor: Actor, record_id: int, version: int) -> Gap:
    gap = await view(actor, record_id)
    if gap.version != version:
        raise Refused("level-corrected", agency=gap.agency)
    if not gap.open:
        raise Refused("gap-settled", agency=gap.agency)
    return gap


def _text(given: str) -> str:
    text = plain(given)
    if not SHORTEST_TEXT <= len(text) <= LONGEST_TEXT:
        raise Refused("bad-gap-text", length=len(text), most=LONGEST_TEXT)
    return text
