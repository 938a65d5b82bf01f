"""A case's result as its scores change: its points, whether all is scored, whether a told sheet is out of date."""

from collections.abc import Iterable

from models import sql
from models.results import CaseResult
from services.errors import Refused
from services.states import (
    BEFORE_RELEASE,
    FROZEN_RESULTS,
    OPEN_RESULTS,
    RESULT,
    TOLD_RESULTS,
    AppraisalState,
    ResultState,
    in_sql,
)


async def of_case(case_id: int) -> CaseResult:
    """The result of a case. Raises `Refused("wrong-state")` before its appraisal began."""
    found = await CaseResult.get_or_none(case_id=case_id).select_related("case", "case__agency", "cycle")
    if found is None:
        raise Refused("wrong-state")
    return found


async def scores_changed(case_id: int) -> None:
    """A preliminary score of the case was given, changed or taken back: its result follows.

    Before a release the case is scored when nothing of it waits any more. Afterwards a sheet with the new scores is
    due. Raises `Refused` as `check_changeable` does.
    """
    result = await of_case(case_id)
    check_changeable(result.state, result.case.agency.title)
    if result.state in TOLD_RESULTS:
        await CaseResult.filter(id=result.id).update(sheet_due=True)
        return
    open_ones = await sql.row(
        "SELECT EXISTS (SELECT 1 FROM appraisal WHERE case_id = ? AND state <> ?) AS any",
        case_id,
        AppraisalState.SCORED.value,
    )
    assert open_ones is not None
    act = "unscored" if open_ones["any"] else "scored"
    wanted = ResultState.PRELIM_SCORED if act == "scored" else ResultState.UNDER_APPRAISAL
    if result.state in BEFORE_RELEASE and result.state != wanted:
        await CaseResult.filter(id=result.id).update(state=RESULT.after(result.state, act))


def check_changeable(state: str | None, agency: str) -> None:
    """Raise `Refused`: result-releasing (the scores are being sent this moment), result-frozen (they are in a final
    list)."""
    if state == ResultState.RELEASING:
        raise Refused("result-releasing", agency=agency)
    if state in FROZEN_RESULTS:
        raise Refused("result-frozen", agency=agency)


async def many_changed(case_ids: Iterable[int]) -> None:
    """`scores_changed` for many cases at once, none of them in a final list (the caller's care); one that is being
    released takes the new scores into its sheet."""
    cases = sorted(set(case_ids))
    await sql.many(
        f"UPDATE case_result SET sheet_due = 1 WHERE case_id = ? AND state IN {in_sql(OPEN_RESULTS)}",  # noqa: S608 - constants only
        [(case_id,) for case_id in cases],
    )
    after = RESULT.after(ResultState.UNDER_APPRAISAL, "scored")
    await sql.many(
        "UPDATE case_result SET state = ? WHERE case_id = ? AND state = ? "
        "AND NOT EXISTS (SELECT 1 FROM appraisal p WHERE p.case_id = case_result.case_id AND p.state <> ?)",
        [(after, case_id, ResultState.UNDER_APPRAISAL.value, AppraisalState.SCORED.value) for case_id in cases],
    )


async def opened_again(case_ids: Iterable[int]) -> None:
    """Scored entries of the cases wait again: before a release such a case is not scored any more.

    After it nothing changes yet: the sheet that was told stands until another score is given.
    """
    after = RESULT.after(ResultState.PRELIM_SCORED, "unscored")
    await sql.many(
        "UPDATE case_result SET state = ? WHERE case_id = ? AND state = ?",
        [(after, case_id, ResultState.PRELIM_SCORED.value) for case_id in case_ids],
    )


async def move(result: CaseResult, act: str) -> str:
    """Move a result by an arrow; returns the state after it. Raises `Refused("wrong-state")`, also when it has been
    moved since it was read."""
    after = RESULT.after(result.state, act)
    if not await CaseResult.filter(id=result.id, state=result.state).update(state=after):
        raise Refused("wrong-state")
    return after
