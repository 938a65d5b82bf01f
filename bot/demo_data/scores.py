"""What the appraisers of the demo have given: scores of whole groups at once, as the agencies said or lower."""

from collections.abc import Sequence

from models import sql
from models.clock import business_now
from models.fields import stored_time
from samples import story
from services.results import standing
from services.states import AppraisalState, in_sql

WAITING = in_sql((AppraisalState.WAITING, AppraisalState.RESUBMITTED))
# Of so many entries one is scored lower, to a share of what was said.
LOWERED = ((7, "0.75"), (11, "0.5"), (13, "0.6"))


async def score(agency_codes: Sequence[str], *, every: int = 1) -> None:
    """Score what waits of these agencies (of every so many entries one stays unscored), now.

    By one statement for each kind, not entry by entry: the demo opens in seconds.
    """
    now, said = stored_time(business_now()), story()["appraisal"]
    whose = f"a.code IN ({sql.marks(len(agency_codes))}) AND p.state IN {WAITING}"
    left = f" AND (e.id % {every} <> 0)" if every > 1 else ""
    cases = (
        "FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id JOIN agency_case c ON c.id = p.case_id "
        f"JOIN agency a ON a.id = c.agency_id WHERE {whose}{left}"
    )
    own = (
        "(SELECT max(v.{what}) FROM value v WHERE v.entry_id = e.id AND v.superseded_at IS NULL AND v.source = "
        "CASE WHEN e.state LIKE 'CENTRAL%' THEN 'steward' ELSE 'self' END "
        "AND e.state IN ('SELF_SCORED', 'CENTRAL_FILLED'))"
    )
    reported = "WHEN e.state LIKE 'CENTRAL%' THEN"  # nobody doubts what a steward says
    share = f"{reported} 1 " + " ".join(f"WHEN e.id % {step} = 0 THEN {part}" for step, part in LOWERED)
    why = f"{reported} '' " + " ".join(f"WHEN e.id % {step} = 0 THEN ?" for step, _ in LOWERED)
    touched = await sql.rows(f"SELECT DISTINCT c.id {cases}", *agency_codes)
    points = f"round(coalesce({own.format(what='score')}, 0) * CASE {share} ELSE 1 END, 6)"
    achieved = f"round(coalesce({own.format(what='achievement')}, 0) * CASE {share} ELSE 1 END, 6)"
    await sql.run(
        "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
        f"SELECT e.id, 'preliminary', {points}, {achieved}, {points}, p.appraiser_id, ?, "
        f"CASE WHEN {own.format(what='score')} IS NULL THEN ? {why} ELSE '' END {cases}",
        now,
        said["unrecorded"],
        *said["lowered"],
        *agency_codes,
    )
    await sql.run(
        "UPDATE appraisal SET state = 'SCORED', scored_by_id = appraiser_id, scored_at = ?, version = version + 1 "  # noqa: S608
        f"WHERE id IN (SELECT p.id {cases})",
        now,
        *agency_codes,
    )
    await standing.many_changed([one["id"] for one in touched])
