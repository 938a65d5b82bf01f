"""The national file of levels comes in: every agency of the cycle, nothing computed, corrections by version (18a)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from models import audit, outbox, sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import exact, stored_time
from models.text import normalise
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
LONGEST_NAME = 60
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
        "l.id AS level_id, l.state, l.level, l.national_score, l.letter_number, l.version FROM case_result r "
        "JOIN agency_case c ON c.id = r.case_id JOIN agency a ON a.id = c.agency_id "
        "LEFT JOIN level_record l ON l.case_id = r.case_id WHERE r.cycle_id = ? ORDER BY a.code",
        cycle_id,
    )


async def check(rows: NumberedRows) -> list[RowProblem]:
    """What is wrong across rows: an agency twice, unknown, under another's name, without a final score, or missing
    from the file. A cell that could not be read is absent from its row."""
    problems = twice(rows, "agency_code")
    known = {str(one["code"]).upper(): one for one in await _standing((await distribution.present()).id)}
    given = set()
    for number, row in rows:
        if row.get("agency_code") is None:
            continue
        code = str(row["agency_code"]).upper()
        given.add(code)
        standing = known.get(code)
        if standing is None:
            problems.append(RowProblem(number, "agency_code", "level-unknown-agency", {"code": row["agency_code"]}))
            continue
        if standing["result_state"] not in LEVELLABLE:
            problems.append(RowProblem(number, "agency_code", "level-not-final", {"agency": standing["title"]}))
        named = row.get("agency_title") or ""
        if named and _comparable(named) != _comparable(standing["title"]):
            args = {"code": standing["code"], "agency": standing["title"], "given": named[:LONGEST_NAME]}
            problems.append(RowProblem(number, "agency_title", "level-other-agency", args))
    missing = [one for code, one in known.items() if code not in given]
    problems += [
        RowProblem(None, None, "level-missing", {"code": one["code"], "agency": one["title"]}) for one in missing
    ]
    return problems


def _comparable(title: str) -> str:
    """A title as it is compared: neither spaces, half-spaces nor punctuation tell two apart."""
    return "".join(filter(str.isalnum, normalise(title)))


def _given_score(row: Row) -> Decimal | None:
    given = row.get("national_score")
    return None if given in (None, "") else exact(Decimal(str(given)))


def _score(standing: sql.Record, row: Row) -> Decimal | None:
    """The national score after this row: an empty cell says nothing, so that what stands is kept. A file that brings
    levels alone would otherwise take away every score, and with it the gaps that wait for an outcome."""
    given = _given_score(row)
    return as_decimal(standing["national_score"]) if given is None else given


def _shown(score: Decimal | None) -> str:
    return "" if score is None else f"{score.normalize():f}"


def _changes(standing: sql.Record, row: Row) -> list[Change]:
    """The cells in which a row differs from the level that stands."""
    former, score = as_decimal(standing["national_score"]), _score(standing, row)
    code, title, told = standing["code"], standing["title"], standing["state"] == LevelState.NOTIFIED
    changes = []
    if standing["level"] != row["level"]:
        changes.append(Change(code, "level", standing["level"], row["level"], title, told))
    if former != score:
        changes.append(Change(code, "national_score", _shown(former), _shown(score), title, told))
    return changes


async def compare(rows: Sequence[Row]) -> Comparison:
    """What the file would do to the levels that stand: `told` agencies would be told anew, `unlettered` have a signed
    letter for what would change; of `kept` the national score stands, for their cell is empty."""
    known = {str(one["code"]).upper(): one for one in await _standing((await distribution.present()).id)}
    new = same = changed = unlettered = kept = 0
    cells: list[Change] = []
    told: list[str] = []
    for row in rows:
        standing = known[str(row["agency_code"]).upper()]
        if standing["level_id"] is None:
            new += 1
            continue
        found = _changes(standing, row)
        kept += _given_score(row) is None and standing["national_score"] is not None
        if not found:
            same += 1
            continue
        changed += 1
        cells += found
        if standing["state"] == LevelState.NOTIFIED:
            told.append(standing["title"])
        elif standing["letter_number"]:
            unlettered += 1
    return Comparison(new, changed, same, tuple(cells), bool(told), tuple(told), unlettered, kept)


async def apply(actor: Actor, rows: Sequence[Row]) -> Applied:
    """Put levels in force. One that changes is corrected: its version counts on, the gap is looked at anew, it needs
    a signed letter again, and whoever was told is told anew. Raises what `may` raises."""
    await may(actor)
    cycle = await distribution.present()
    known = {str(one["code"]).upper(): one for one in await _standing(cycle.id)}
    now, new, corrected, told = stored_time(business_now()), 0, 0, 0
    for row in rows:
        standing = known[str(row["agency_code"]).upper()]
        if standing["level_id"] is None:
            await _receive(cycle, standing, row, now)
            new += 1
        elif _changes(standing, row):
            await _correct(actor, cycle, standing, row, now)
            corrected += 1
            told += standing["state"] == LevelState.NOTIFIED
        else:
            continue
        after = RESULT.after(standing["result_state"], "level")
        await sql.run("UPDATE case_result SET state = ? WHERE id = ?", after, standing["result_id"])
    if new or corrected:
        await Cycle.filter(id=cycle.id).update(state=CYCLE.after(cycle.state, "receive_levels"))
    details = {"rows": len(rows), "new": new, "corrected": corrected, "of_them_told": told}
    await audit.record([audit.Event(actor.person_id, "levels.received", f"cycle:{cycle.id}", details)])
    return Applied(len(rows), new, corrected)


def _judged(cycle: Cycle, standing: sql.Record, score: Decimal | None) -> str:
    """The state after the gap was looked for: to be reviewed, or confirmed."""
    wide = gaps.is_wide(as_decimal(standing["total"]), score, cycle.gap_percent)
    return LEVEL.after(LevelState.IMPORTED, "find_gap" if wide else "confirm")


async def _receive(cycle: Cycle, standing: sql.Record, row: Row, now: str) -> None:
    score = _given_score(row)
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
    score = _score(standing, row)
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
    """The agencies of the cycle with the levels that stand."""
    access.require(actor, Permission.MANAGE_LEVELS)
    return [
        {
            "agency_code": one["code"],
            "agency_title": one["title"],
            "level": one["level"],
            "national_score": as_decimal(one["national_score"]),
        }
        for one in await _in_this_year()
        if one["level_id"] is not None
    ]


async def _in_this_year() -> Sequence[sql.Record]:
    cycle = await cycles.current()
    receiving = cycle is not None and cycle.state in distribution.RECEIVING
    return await _standing(cycle.id) if cycle is not None and receiving else []


async def to_fill_in(actor: Actor) -> list[dict[str, Any]]:
    """Every agency of the cycle by code and title, its level left to be filled in (what stands may be confidential)."""
    access.require(actor, Permission.MANAGE_LEVELS)
    return [{"agency_code": one["code"], "agency_title": one["title"]} for one in await _in_this_year()]


LIST = SheetList(may, check, compare, apply, take_out, beside_faults=True, to_fill_in=to_fill_in)
