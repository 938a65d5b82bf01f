"""Many entries that were decided at once are put back at once: a few statements for all of them (12h).

The same outcome as `writing.put_back` for each; a bulk of thousands must not hold up those who press a button
meanwhile.
"""

import asyncio
import json
from collections.abc import Sequence

from models import sql
from models.clock import business_now
from models.fields import stored_time
from services.appraisal import desk
from services.appraisal.writing import AGAIN, CHAIN, Former
from services.results import standing

# So many rows at a time, so that the loop breathes in between.
CHUNK = 200


async def put_back(steps: Sequence[sql.Record]) -> list[sql.Record]:
    """Put back what nobody touched since, and return it; `steps` are those of one bulk, none of it released yet.

    Each has the id, entry, case and `version` of its appraisal, and of its step `former` and `step_version`.
    """
    back = [one for one in steps if one["version"] == one["step_version"]]
    for at in range(0, len(back), CHUNK):
        await _put(back[at : at + CHUNK])
        await asyncio.sleep(0)
    cases = sorted({one["case_id"] for one in back})
    for at in range(0, len(cases), CHUNK):
        await standing.opened_again(cases[at : at + CHUNK])
        await asyncio.sleep(0)
    return back


async def _put(some: Sequence[sql.Record]) -> None:
    formers = [(one, Former(**json.loads(one["former"]))) for one in some]
    stands = {
        one["entry_id"]: one["id"]
        for one in await sql.rows(
            "SELECT id, entry_id FROM value WHERE source = ? AND superseded_at IS NULL "  # noqa: S608 - question marks
            f"AND entry_id IN ({sql.marks(len(some))})",
            desk.PRELIMINARY,
            *(one["entry_id"] for one in some),
        )
    }
    changed = [(one, former) for one, former in formers if stands.get(one["entry_id"]) != former.value_id]
    now = stored_time(business_now())
    await sql.many(
        "UPDATE value SET superseded_at = ? WHERE id = ?",
        [(now, stands[one["entry_id"]]) for one, _ in changed if one["entry_id"] in stands],
    )
    await sql.many(AGAIN, [(former.value_id,) for _, former in changed if former.value_id is not None])
    await sql.many(
        "UPDATE appraisal SET state = ?, since_at = ?, scored_by_id = ?, scored_at = ?, returned_until = ?, "
        "return_reason = ?, recheck_reason = ?, version = version + 1 WHERE id = ?",
        [
            (
                former.state,
                former.since_at,
                former.scored_by,
                former.scored_at,
                former.returned_until,
                former.return_reason,
                former.recheck_reason,
                one["id"],
            )
            for one, former in formers
        ],
    )
    await sql.many(CHAIN, [(one["step_version"] + 1, one["id"], one["step_version"] - 1) for one in some])
