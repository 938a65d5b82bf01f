"""The result sheet as it is read: by its agency once it was told, by staff also before; who opened it (13b, 13c)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import audit, sql
from models.results import CaseResult, ResultSheet
from services import access
from services.access import AGENCY_ROLES, Actor, Permission
from services.case.entries import CURRENT, as_time
from services.catalogue import scoring
from services.catalogue.scoring import NotApplicable
from services.errors import Refused
from services.results import making, objectable, totals
from services.results.objectable import Still
from services.results.totals import Line, Totals
from services.states import OPEN_OBJECTIONS, TOLD_RESULTS, ResultState, in_sql


@dataclass(frozen=True, slots=True)
class AxisLine:
    """An axis of a sheet: points given of what applies."""

    axis_id: int
    title: str
    dimension: str
    given: Decimal
    cap: Decimal
    measures: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an agency was told last. `version` 0: what it would be told now (staff, before the release).

    `former` are the scores of the version before, of the entries in `changed`. `objections` are filed and not answered,
    `answers` were given; `still` are the drafts, and until when something can be objected to.
    """

    case_id: int
    agency_id: int
    agency_title: str
    cycle_id: int
    year: int
    sample: bool
    version: int
    state: str
    made_at: datetime | None
    window_ends_at: datetime | None
    liaison_accepts: bool
    lines: tuple[Line, ...]
    totals: Totals
    changed: tuple[int, ...]
    former: dict[int, Decimal | None]
    seen_at: datetime | None
    seen_by: str
    answered_at: datetime | None
    answered_by: str
    objections: int
    answers: int
    still: Still

    @property
    def drafts(self) -> int:
        """How many objections were begun and not filed."""
        return len(self.still.drafts)

    @property
    def axes(self) -> list[AxisLine]:
        """Points by axis, in the order of the catalogue."""
        return by_axis(self.lines)

    @property
    def not_applicable(self) -> int:
        """How many measures do not apply."""
        return sum(one.not_applicable for one in self.lines)

    def line(self, entry_id: int) -> Line | None:
        """One measure of it."""
        return next((one for one in self.lines if one.entry_id == entry_id), None)


def by_axis(lines: Sequence[Line]) -> list[AxisLine]:
    """Points given and caps of what applies, summed by axis in the order in which the axes come."""
    found: dict[int, list[Line]] = {}
    for one in lines:
        found.setdefault(one.axis_id, []).append(one)
    return [
        AxisLine(
            axis_id,
            some[0].axis,
            some[0].dimension,
            sum((one.given for one in some if one.given is not None and not one.not_applicable), scoring.ZERO),
            sum((one.cap for one in some if one.cap is not None and not one.not_applicable), scoring.ZERO),
            len(some),
        )
        for axis_id, some in found.items()
    ]


@dataclass(frozen=True, slots=True)
class Glance:
    """Where an agency's told result stands, without its measures. `still.until` is known where objections were filed:
    before, it is `window_ends_at`."""

    state: str
    version: int
    window_ends_at: datetime
    seen: bool
    answered_at: datetime | None
    objections: int
    answers: int
    still: Still


async def glance(actor: Actor, agency_id: int) -> Glance | None:
    """Where the agency's result stands in the current cycle; None before one was told. `Denied` for who may not."""
    access.require(actor, Permission.SEE_RESULT, agency_id)
    found = await sql.row(
        "SELECT c.id, r.state, r.sheet_version, r.window_ends_at, r.seen_at, r.answered_at, "  # noqa: S608 - constants only
        f"(SELECT count(*) FROM objection o WHERE o.case_id = c.id AND o.state IN {in_sql(OPEN_OBJECTIONS)}) AS filed, "
        "(SELECT count(*) FROM objection o WHERE o.case_id = c.id AND o.state = 'ANSWERED') AS answers "
        "FROM case_result r JOIN agency_case c ON c.id = r.case_id "
        f"WHERE c.agency_id = ? AND c.cycle_id = {CURRENT} AND r.state IN {in_sql(TOLD_RESULTS)}",
        agency_id,
    )
    ends = as_time(found["window_ends_at"]) if found else None
    if found is None or ends is None:
        return None
    objecting = found["state"] in (ResultState.OBJECTED, ResultState.RESCORED)
    lines = await making.told(found["id"]) if objecting else ()
    return Glance(
        state=found["state"],
        version=found["sheet_version"],
        window_ends_at=ends,
        seen=found["seen_at"] is not None,
        answered_at=as_time(found["answered_at"]),
        objections=found["filed"],
        answers=found["answers"],
        still=await objectable.of_case(found["id"], lines),
    )


async def of_agency(actor: Actor, agency_id: int) -> Sheet | None:
    """The newest sheet of an agency in the current cycle; None before one was told. `Denied` for who may not."""
    access.require(actor, Permission.SEE_RESULT, agency_id)
    result = await _result(agency_id)
    if result is None or result.state not in TOLD_RESULTS:
        return None
    sheets = await ResultSheet.filter(result_id=result.id).order_by("-version").limit(2)
    newest = sheets[0]
    lines = tuple(making.read(one) for one in newest.lines)
    former = {one["entry"]: making.read(one).given for one in sheets[1].lines} if len(sheets) > 1 else {}
    changed = tuple(newest.changed)
    return await _sheet(
        result, lines, newest, changed, {entry: points for entry, points in former.items() if entry in changed}
    )


async def preview(actor: Actor, agency_id: int) -> Sheet:
    """What an agency would be told now, for staff before the release. Raises `Refused("no-result-yet")`, `Denied`."""
    access.require(actor, Permission.SEE_BOARD)
    result = await _result(agency_id)
    if result is None:
        raise Refused("no-result-yet")
    return await _sheet(result, tuple(await totals.lines(result.case_id)), None, (), {})


async def _result(agency_id: int) -> CaseResult | None:
    found = await sql.row(
        f"SELECT r.id FROM case_result r JOIN agency_case c ON c.id = r.case_id WHERE c.agency_id = ? "  # noqa: S608
        f"AND c.cycle_id = {CURRENT}",
        agency_id,
    )
    if found is None:
        return None
    return await CaseResult.get(id=found["id"]).select_related("case__agency", "cycle", "seen_by", "answered_by")


async def _sheet(
    result: CaseResult,
    lines: tuple[Line, ...],
    kept: ResultSheet | None,
    changed: tuple[int, ...],
    former: dict[int, Decimal | None],
) -> Sheet:
    counted = await sql.row(
        f"SELECT sum(state IN {in_sql(OPEN_OBJECTIONS)}) AS filed, sum(state = 'ANSWERED') AS answers "  # noqa: S608
        "FROM objection WHERE case_id = ?",
        result.case_id,
    )
    return Sheet(
        case_id=result.case_id,
        agency_id=result.case.agency_id,
        agency_title=result.case.agency.title,
        cycle_id=result.cycle_id,
        year=result.cycle.year,
        sample=result.cycle.is_sample,
        version=kept.version if kept else 0,
        state=result.state,
        made_at=kept.made_at if kept else None,
        window_ends_at=result.window_ends_at,
        liaison_accepts=result.cycle.liaison_accepts,
        lines=lines,
        totals=totals.total(lines, NotApplicable(result.cycle.na_mode)),
        changed=changed,
        former=former,
        seen_at=result.seen_at,
        seen_by=result.seen_by.name if result.seen_by else "",
        answered_at=result.answered_at,
        answered_by=result.answered_by.name if result.answered_by else "",
        objections=(counted["filed"] or 0) if counted else 0,
        answers=(counted["answers"] or 0) if counted else 0,
        still=await objectable.of_case(result.case_id, lines if kept else ()),
    )


async def opened(actor: Actor, agency_id: int, at: datetime) -> None:
    """Note that somebody of the agency opened its newest sheet: the first who did. `Denied` for who may not."""
    access.require(actor, Permission.SEE_RESULT, agency_id)
    if not any(one.agency_id == agency_id and one.role in AGENCY_ROLES for one in actor.grants):
        return
    result = await _result(agency_id)
    if result is None or result.state not in TOLD_RESULTS:
        return
    if await CaseResult.filter(id=result.id, seen_at__isnull=True).update(seen_at=at, seen_by_id=actor.person_id):
        details = {"version": result.sheet_version}
        await audit.record([audit.Event(actor.person_id, "result.opened", f"case:{result.case_id}", details)])
