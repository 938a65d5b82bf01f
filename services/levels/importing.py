"""The national file of levels comes in: every agency of the cycle, nothing computed, corrections by version (18a)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from models import audit, outbox, sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import exact, stored_time
from services import access
from services.access import Actor, Permission
from services.case.entries import as_decimal
from services.errors import Refused
from services.levels import distribution, gaps
from services.lists.sheet_list import Applied, Change, Comparison, NumberedRows, Row, SheetList, twice
from services.problems import RowProblem
from services.states import CYCLE, LEVEL, RESULT, CampaignState, LevelState, ResultState
from services.year import cycles

KIND = "levels"
LEVELLABLE = (ResultState.COUNCIL_APPROVED, ResultState.LEVELLED, ResultState.NOTIFIED)


async def may(actor: Actor) -> None:
    """Raise `Refused`: levels-too-early (before the council's resolution), campaign-running (levels are being
    broadcast: they do not change under the message); `Denied` for who may not."""
    access.require(actor, Permission.MANAGE_LEVELS)
    cycle = await cycles.current()
    if cycle is None or cycle.state not in distribution.RECEIVING:
        raise Refused("levels-too-early")
    running = "SELECT 1 FROM campaign WHERE cycle_id = ? AND kind = ? AND state = ?"
    if await sql.row(running, cycle.id, KIND, CampaignState.RUNNING.value):
        raise Refused("campaign-running")


async def _standing(cycle_id: int) -> Sequence[sql.Record]:
    """Every agency with a result in the cycle, with the level that stands."""
    return await sql.rows(
        "SELECT a.id AS agency_id, a.code, a.title, r.id AS result_id, r.case_id, r.state AS result_state, r.total, "
        "l.id AS level_id, l.state, l.level, l.national_score, l.version FROM case_result r "
        "JOIN agency_case c ON c.id = r.case_id JOIN agency a ON a.id = c.agency_id "
        "LEFT JOIN level_record l ON l.case_id = r.case_id WHERE r.cycle_id = ? ORDER BY a.code",
        cycle_id,
    )


async def check(rows: NumberedRows) -> list[RowProblem]:
    """What is wrong across rows: an agency twice, unknown, without a final score, or missing from the file."""
    problems = twice(rows, "agency_code")
    known = {str(one["code"]).upper(): one for one in await _standing((await distribution.present()).id)}
    for number, row in rows:
        standing = known.get(str(row["agency_code"]).upper())
        if standing is None:
            problems.append(RowProblem(number, "agency_code", "level-unknown-agency", {"code": row["agency_code"]}))
        elif standing["result_state"] not in LEVELLABLE:
            problems.append(RowProblem(number, "agency_code", "level-not-final", {"agency": standing["title"]}))
    given = {str(row["agency_code"]).upper() for _, row in rows}
    missing = [one for code, one in known.items() if code not in given]
    problems += [
        RowProblem(None, None, "level-missing", {"code": one["code"], "agency": one["title"]}) for one in missing
    ]
    return problems


def _score(row: Row) -> Decimal | None:
    given = row.get("national_score")
    return None if given in (None, "") else exact(Decimal(str(given)))


def _shown(score: Decimal | None) -> str:
    return "" if score is None else f"{score.normalize():f}"


def _changes(standing: sql.Record, row: Row) -> list[Change]:
    """The cells in which a row differs from the level that stands."""
    former, score = as_decimal(standing["national_score"]), _score(row)
    changes = []
    if standing["level"] != row["level"]:
        changes.append(Change(standing["code"], "level", standing["level"], row["level"]))
    if former != score:
        changes.append(Change(standing["code"], "national_score", _shown(former), _shown(score)))
    return changes


async def compare(rows: Sequence[Row]) -> Comparison:
    """What the file would do to the levels that stand; `corrects`: agencies were told of one that would change."""
    known = {str(one["code"]).upper(): one for one in await _standing((await distribution.present()).id)}
    new = same = changed = 0
    cells: list[Change] = []
    corrects = False
    for row in rows:
        standing = known[str(row["agency_code"]).upper()]
        if standing["level_id"] is None:
            new += 1
            continue
        found = _changes(standing, row)
        cells += found
        changed, same = changed + bool(found), same + (not found)
        corrects = corrects or bool(found and standing["state"] == LevelState.NOTIFIED)
    return Comparison(new, changed, same, tuple(cells), corrects)


async def apply(actor: Actor, rows: Sequence[Row]) -> Applied:
    """Put levels in force. One that changes is corrected: its version counts on, the gap is looked at anew, it needs
    a signed letter again, and whoever was told is told anew. Raises what `may` raises."""
    await may(actor)
    cycle = await distribution.present()
    known = {str(one["code"]).upper(): one for one in await _standing(cycle.id)}
    now, new, corrected = stored_time(business_now()), 0, 0
    for row in rows:
        standing = known[str(row["agency_code"]).upper()]
        if standing["level_id"] is None:
            await _receive(cycle, standing, row, now)
            new += 1
        elif _changes(standing, row):
            await _correct(actor, cycle, standing, row, now)
            corrected += 1
        else:
            continue
        after = RESULT.after(standing["result_state"], "level")
        await sql.run("UPDATE case_result SET state = ? WHERE id = ?", after, standing["result_id"])
    if new or corrected:
        await Cycle.filter(id=cycle.id).update(state=CYCLE.after(cycle.state, "receive_levels"))
    details = {"rows": len(rows), "new": new, "corrected": corrected}
    await audit.record([audit.Event(actor.person_id, "levels.received", f"cycle:{cycle.id}", details)])
    return Applied(len(rows), new, corrected)


def _judged(cycle: Cycle, standing: sql.Record, score: Decimal | None) -> str:
    """The state after the gap was looked for: to be reviewed, or confirmed."""
    wide = gaps.is_wide(as_decimal(standing["total"]), score, cycle.gap_percent)
    return LEVEL.after(LevelState.IMPORTED, "find_gap" if wide else "confirm")


async def _receive(cycle: Cycle, standing: sql.Record, row: Row, now: str) -> None:
    score = _score(row)
    await sql.run(
        "INSERT INTO level_record (case_id, cycle_id, state, level, national_score, version, imported_at, gap_reason, "
        "gap_outcome, letter_number) VALUES (?, ?, ?, ?, ?, 1, ?, '', '', '')",
        standing["case_id"],
        cycle.id,
        _judged(cycle, standing, score),
        row["level"],
        None if score is None else str(score),
        now,
    )


async def _correct(actor: Actor, cycle: Cycle, standing: sql.Record, row: Row, now: str) -> None:
    score = _score(row)
    LEVEL.after(standing["state"], "correct")
    await sql.run(
        "UPDATE level_record SET state = ?, level = ?, national_score = ?, version = version + 1, imported_at = ?, "
        "gap_reason = '', gap_outcome = '', letter_number = '', letter_day = NULL, acknowledged_at = NULL, "
        "acknowledged_by_id = NULL WHERE id = ?",
        _judged(cycle, standing, score),
        row["level"],
        None if score is None else str(score),
        now,
        standing["level_id"],
    )
    # What was said of the former level and did not arrive is not sent any more.
    await outbox.take_back_by_key(f"level:{standing['level_id']}:")
    details = {
        "version": standing["version"] + 1,
        "from": [standing["level"], standing["national_score"]],
        "to": [row["level"], None if score is None else str(score)],
    }
    await audit.record([audit.Event(actor.person_id, "level.corrected", f"case:{standing['case_id']}", details)])


async def take_out(actor: Actor) -> list[dict[str, Any]]:
    """The agencies of the cycle with the levels that stand; before a file came, with empty cells to be filled in."""
    access.require(actor, Permission.MANAGE_LEVELS)
    cycle = await cycles.current()
    if cycle is None or cycle.state not in distribution.RECEIVING:
        return []
    return [
        {
            "agency_code": one["code"],
            "agency_title": one["title"],
            "level": one["level"],
            "national_score": as_decimal(one["national_score"]),
        }
        for one in await _standing(cycle.id)
        if one["level_id"] is not None
    ]


LIST = SheetList(may, check, compare, apply, take_out)
