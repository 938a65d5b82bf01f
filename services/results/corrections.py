"""A score that was told has changed: the corrected sheet, its window for what changed, and who is told (step 13)."""

from models import audit, sql
from models.results import CaseResult, ResultSheet
from services.notices import Notice, post
from services.people import people
from services.results import making, standing, totals
from services.results.making import Made
from services.results.totals import Line
from services.states import OPEN_RESULTS, RESULT, in_sql

# Corrections of one agency that are made together are told together: nothing of it lies on a desk any more.
_DUE = f"""
FROM case_result r WHERE r.sheet_due = 1 AND r.state IN {in_sql(OPEN_RESULTS)}
AND NOT EXISTS (SELECT 1 FROM appraisal p WHERE p.case_id = r.case_id AND p.state <> 'SCORED')
"""  # noqa: S608 - constants only


async def any_due() -> bool:
    """Whether a corrected sheet is to be made (a reading look, outside the gate)."""
    return await sql.row(f"SELECT r.id {_DUE} LIMIT 1") is not None


async def next_one() -> bool:
    """Make the next corrected sheet; returns whether there was one.

    What changed by the appraisers' hands gets a new window, and an acceptance falls: the agency is told what and until
    when. What changed by the answer to an objection was told by it, and gets none. A decision that is not answered yet
    stays out of the sheet. Where all is as it was told, nothing happens.
    """
    found = await sql.row(f"SELECT r.case_id {_DUE} ORDER BY r.id LIMIT 1")
    if found is None:
        return False
    result = await standing.of_case(found["case_id"])
    former = await ResultSheet.get(result_id=result.id, version=result.sheet_version)
    told = {line.entry_id: line for line in map(making.read, former.lines)}
    decided, answered = await _objected(result.case_id)
    lines = [
        told[one.entry_id] if one.entry_id in decided and one.entry_id in told else one
        for one in await totals.lines(result.case_id)
    ]
    different = [one for one in lines if one != told.get(one.entry_id)]
    if not different and len(lines) == len(told):
        await CaseResult.filter(id=result.id).update(sheet_due=False)
        return True
    changed = [one for one in different if one.entry_id not in answered and _differs(one, told.get(one.entry_id))]
    if not changed:
        await making.write(result, lines, window_ends_at=former.window_ends_at)
        return True
    made = await making.write(result, lines, [one.entry_id for one in changed])
    after = RESULT.after(result.state, "correct")
    await CaseResult.filter(id=result.id).update(state=after, answered_at=None, answered_by_id=None)
    details = {
        "version": made.version,
        "changed": {one.code: [_given(told.get(one.entry_id)), one.given] for one in changed},
        "from": result.state,
        "until": made.window_ends_at,
    }
    await audit.record([audit.Event(None, "result.corrected", f"case:{result.case_id}", details)])
    await _tell(result, made, changed, told)
    return True


def _differs(line: Line, former: Line | None) -> bool:
    """Whether it is the score that is another."""
    return former is None or (line.given, line.not_applicable) != (former.given, former.not_applicable)


def _given(line: Line | None) -> object:
    return line.given if line else None


async def _objected(case_id: int) -> tuple[set[int], set[int]]:
    """The entries whose objection is decided and not answered, and those whose score is that of an answer."""
    found = await sql.rows(
        "SELECT o.entry_id, o.state FROM objection o WHERE o.case_id = ? AND (o.state = 'DECIDED' OR (o.state = "
        "'ANSWERED' AND EXISTS (SELECT 1 FROM value v WHERE v.entry_id = o.entry_id AND v.superseded_at IS NULL "
        "AND v.source = 'after_objection' AND CAST(v.score AS REAL) = CAST(o.score AS REAL))))",
        case_id,
    )
    decided = {one["entry_id"] for one in found if one["state"] == "DECIDED"}
    return decided, {one["entry_id"] for one in found} - decided


async def _tell(result: CaseResult, made: Made, changed: list[Line], told: dict[int, Line]) -> None:
    agency = result.case.agency
    fell = result.state == "ACCEPTED"
    one = changed[0] if len(changed) == 1 else None
    former = told.get(one.entry_id) if one else None
    said = {
        "agency": agency.title,
        "year": result.cycle.year,
        "version": made.version,
        "count": len(changed),
        "points": made.totals.points,
        "cap": made.totals.cap,
        "until": made.window_ends_at,
        "accepted": int(fell),
    }
    notices = []
    for person in await people.of_agency(agency.id):
        key = f"result:{result.case_id}:{made.version}:{person}"
        if one is not None and former is not None and one.given is not None and former.given is not None:
            single = said | {
                "code": one.code,
                "number": str(one.number),
                "title": one.title,
                "former": former.given,
                "given": one.given,
            }
            single.pop("count")
            notices.append(_notice_of_one(key, person, single))
        else:
            notices.append(_notice_of_many(key, person, said))
    await post(notices)


def _notice_of_one(key: str, person: int, said: dict[str, object]) -> Notice:
    return Notice(
        key,
        person,
        "result-corrected-one",
        said,
        (("btn-open-result", "result"),),
        important=True,
        protect=True,
    )


def _notice_of_many(key: str, person: int, said: dict[str, object]) -> Notice:
    return Notice(
        key,
        person,
        "result-corrected",
        said,
        (("btn-open-result", "result"),),
        important=True,
        protect=True,
    )
