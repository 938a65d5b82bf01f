"""What an appraiser finds wrong with a file of the evidence: unreadable, of another period, irrelevant (12d)."""

from datetime import datetime

from models import audit, sql
from models.clock import business_now
from models.fields import stored_time
from services.access import Actor
from services.appraisal import desk, evidence
from services.appraisal.desk import AppraisalView
from services.appraisal.evidence import Evidence
from services.case.evidence import SUPPORTS
from services.errors import Refused

VERDICTS = UNREADABLE, WRONG_PERIOD, IRRELEVANT = ("unreadable", "wrong-period", "irrelevant")
_WANTING = "entry_id = ? AND purpose = '" + SUPPORTS + "' AND state IN ('UPLOADED', 'PAPER') AND verdict IS NOT NULL"


async def judge_file(
    actor: Actor, appraisal_id: int, file_id: int, verdict: str | None, acted_at: datetime
) -> tuple[AppraisalView, list[Evidence]]:
    """Say what is wrong with a file of one's own appraisal, or (None) that nothing is; its agency sees it when the
    entry is returned. Saying the same again changes nothing.

    Raises `Refused`: unknown-file, wrong-state (no such verdict), and those of `desk.workable`.
    """
    if verdict is not None and verdict not in VERDICTS:
        raise Refused("wrong-state")
    one = await desk.workable(actor, appraisal_id)
    found = await evidence.in_time(one.entry.id)
    file = next((each for each in found if each.id == file_id), None)
    if file is None:
        raise Refused("unknown-file")
    if file.verdict != verdict:
        await sql.run(
            "UPDATE evidence_file SET verdict = ?, verdict_by_id = ?, verdict_at = ? WHERE id = ?",
            verdict,
            actor.person_id if verdict else None,
            stored_time(business_now()) if verdict else None,
            file_id,
        )
        details = {"verdict": verdict, "former": file.verdict, "acted_at": acted_at}
        await audit.record([audit.Event(actor.person_id, "evidence.judged", f"evidence:{file_id}", details)])
    return one, await evidence.in_time(one.entry.id)


async def count(entry_id: int) -> int:
    """How many files of an entry that are there were found wanting."""
    found = await sql.row(f"SELECT count(*) AS n FROM evidence_file WHERE {_WANTING}", entry_id)  # noqa: S608
    return int(found["n"]) if found else 0
