"""The final list: frozen when nothing is open any more, case by case, then put under a digest (16a)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import audit, sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import exact, stored_time
from models.results import CaseResult, FinalList
from services import access, ticking
from services.access import Actor, Permission, Role
from services.appraisal.desk import FINAL
from services.case.entries import OWN_MAX, as_decimal
from services.catalogue import scoring
from services.catalogue.scoring import NotApplicable
from services.errors import Refused
from services.final_list import canonical, frozen, hindrances
from services.final_list.canonical import AgencyFigures, MeasureFigure
from services.final_list.hindrances import FREEZABLE, Hindrance
from services.notices import Notice, post
from services.people import people
from services.results import standing, totals
from services.states import FINAL_LIST, FROZEN_RESULTS, CycleState, EntryState, FinalListState, in_sql

# The agencies know their results: what is final can be asked for.
FREEZABLE_CYCLES = (CycleState.PRELIM_ANNOUNCED, CycleState.OBJECTION_REVIEW)
SPECIFIC = "specific"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the final list of a cycle stands: its newest version, if any, and how many of its agencies are in it."""

    cycle: Cycle
    newest: FinalList | None
    frozen: int
    agencies: int

    @property
    def state(self) -> str:
        """The state of the newest list; REOPENED as long as none stands."""
        return self.newest.state if self.newest is not None else FinalListState.REOPENED


async def stand(actor: Actor) -> Stand | None:
    """Where the final list of the current cycle stands; None without a cycle. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    cycle = await Cycle.all().order_by("-year").first()
    if cycle is None:
        return None
    found = await sql.row(
        "SELECT (SELECT count(*) FROM agency_case WHERE cycle_id = ?1) AS agencies, "  # noqa: S608 - constants only
        f"(SELECT count(*) FROM case_result WHERE cycle_id = ?1 AND state IN {in_sql(FROZEN_RESULTS)}) AS frozen",
        cycle.id,
    )
    assert found is not None
    return Stand(cycle, await newest(cycle.id), found["frozen"], found["agencies"])


async def newest(cycle_id: int) -> FinalList | None:
    """The newest final list of a cycle."""
    return await FinalList.filter(cycle_id=cycle_id).order_by("-version").first()


def file_name(one: FinalList) -> str:
    """The name of the file whose SHA-256 is the digest of the list."""
    return f"final-{one.cycle.year}-{one.version}.csv"


async def known(list_id: int) -> FinalList:
    """A final list by its row, the newest of its cycle. Raises `Refused("final-changed")` for any other."""
    found = await FinalList.get_or_none(id=list_id).select_related("cycle")
    latest = await newest(found.cycle_id) if found is not None else None
    if found is None or latest is None or latest.id != found.id:
        raise Refused("final-changed")
    return found


async def hindering(actor: Actor) -> list[Hindrance]:
    """What still hinders the freeze, agency by agency. `Denied` for who may not."""
    access.require(actor, Permission.SEE_BOARD)
    cycle = await Cycle.all().order_by("-year").first()
    return await hindrances.of_cycle(cycle.id) if cycle is not None else []


async def freeze(actor: Actor, cycle_id: int, acted_at: datetime) -> FinalList:
    """Begin to freeze the final scores of a cycle; the ticks that follow do it, one case a transaction (16a).

    Raises `Refused`: final-not-yet (no results were announced), final-stands (there is a list already; it is changed
    only by opening it again), final-hindered (something is open).
    """
    access.require(actor, Permission.FREEZE_RESULTS)
    cycle = await Cycle.get_or_none(id=cycle_id)
    latest = await newest(cycle_id)
    await frozen.check_none(cycle_id)
    if cycle is None or cycle.state not in FREEZABLE_CYCLES:
        raise Refused("final-not-yet")
    hindered = await hindrances.of_cycle(cycle.id)
    if hindered:
        raise Refused("final-hindered", count=len(hindered))
    made = await FinalList.create(
        cycle_id=cycle.id,
        version=latest.version + 1 if latest is not None else 1,
        state=FinalListState.FREEZING,
        agencies=await CaseResult.filter(cycle_id=cycle.id).count(),
        frozen_at=acted_at,
        frozen_by_id=actor.person_id,
    )
    details = {"version": made.version, "agencies": made.agencies}
    await audit.record([audit.Event(actor.person_id, "final.freezing", f"final_list:{made.id}", details)])
    ticking.soon()
    return made


_UNFROZEN = (
    "SELECT l.id AS list_id, l.cycle_id, l.frozen_by_id, r.case_id FROM final_list l "  # noqa: S608 - constants only
    "JOIN case_result r ON r.cycle_id = l.cycle_id "
    f"WHERE l.state = '{FinalListState.FREEZING.value}' AND r.state IN {in_sql(FREEZABLE)} AND r.case_id > ? "
    "ORDER BY r.case_id LIMIT 1"
)


async def any_due() -> bool:
    """Whether a list is being frozen (a reading look, outside the gate)."""
    return await FinalList.exists(state=FinalListState.FREEZING)


async def next_case() -> bool:
    """Freeze the next case of a list: its final values side by side with the others, its points, its state.

    Cut off, the next call goes on. One that something came up about meanwhile is left until that is closed.
    """
    case_id = 0
    while True:
        found = await sql.row(_UNFROZEN, case_id)
        if found is None:
            return False
        case_id = found["case_id"]
        if not await hindrances.of_cycle(found["cycle_id"], case_id):
            await _freeze(case_id, found["list_id"], found["frozen_by_id"])
            return True


async def _freeze(case_id: int, list_id: int, person_id: int | None) -> None:
    now = stored_time(business_now())
    result = await standing.of_case(case_id)
    lines = await totals.lines(case_id)
    points = totals.total(lines, NotApplicable(result.cycle.na_mode))
    after = await standing.move(result, "freeze")
    await sql.run(
        f"UPDATE value SET superseded_at = ? WHERE source = '{FINAL}' AND superseded_at IS NULL "  # noqa: S608 - constants only
        "AND entry_id IN (SELECT id FROM measure_entry WHERE case_id = ?)",
        now,
        case_id,
    )
    await sql.run(
        "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "  # noqa: S608 - constants only
        f"SELECT e.id, '{FINAL}', given.score, given.achievement, given.score, ?, ?, '' "
        f"FROM measure_entry e {totals.GIVEN_JOIN}WHERE e.case_id = ? AND e.state <> '{EntryState.NA_ACCEPTED}' "
        "AND given.score IS NOT NULL ORDER BY e.number",
        person_id,
        now,
        case_id,
    )
    specific = points.specific.points if points.specific else None
    kept = exact(points.general.points) + (exact(specific) if specific is not None else scoring.ZERO)
    await CaseResult.filter(id=result.id).update(
        general=exact(points.general.points), specific=specific and exact(specific), total=exact(kept), comment=""
    )
    details = {"list": list_id, "total": str(exact(kept)), "state": after}
    await audit.record([audit.Event(person_id, "result.frozen", f"case:{case_id}", details)])


async def ready() -> FinalList | None:
    """A list of which every case is frozen and that waits for its digest."""
    found = await sql.row(
        f"SELECT l.id FROM final_list l WHERE l.state = '{FinalListState.FREEZING.value}' AND NOT EXISTS "  # noqa: S608 - constants only
        "(SELECT 1 FROM agency_case c LEFT JOIN case_result r ON r.case_id = c.id WHERE c.cycle_id = l.cycle_id "
        f"AND (r.state IS NULL OR r.state NOT IN {in_sql(FROZEN_RESULTS)}))"
    )
    return await FinalList.get(id=found["id"]) if found is not None else None


async def text_of(one: FinalList) -> bytes:
    """The list as the exact text that is put under its digest, read from the tables, a case at a time."""
    cases = await sql.rows(
        "SELECT c.id, a.code, r.general, r.specific, r.total FROM case_result r "  # noqa: S608 - constants only
        "JOIN agency_case c ON c.id = r.case_id JOIN agency a ON a.id = c.agency_id "
        f"WHERE r.cycle_id = ? AND r.state IN {in_sql(FROZEN_RESULTS)} ORDER BY a.code",
        one.cycle_id,
    )
    figures = [await _figures(case) for case in cases]
    cycle = await Cycle.get(id=one.cycle_id)
    return canonical.text(cycle.year, one.version, figures)


_FIGURES = (
    f"SELECT m.code, m.weight, x.dimension, e.state, {OWN_MAX} AS own_max, f.score "  # noqa: S608 - constants only
    "FROM measure_entry e JOIN measure m ON m.id = e.measure_id JOIN indicator i ON i.id = m.indicator_id "
    "JOIN axis x ON x.id = i.axis_id JOIN agency_case c ON c.id = e.case_id JOIN cycle y ON y.id = c.cycle_id "
    f"LEFT JOIN value f ON f.entry_id = e.id AND f.source = '{FINAL}' AND f.superseded_at IS NULL "
    "WHERE e.case_id = ? ORDER BY e.number"
)


async def _figures(case: sql.Record) -> AgencyFigures:
    measures, caps = [], {"general": scoring.ZERO, SPECIFIC: scoring.ZERO}
    for one in await sql.rows(_FIGURES, case["id"]):
        own_max = as_decimal(one["own_max"])
        cap = scoring.cap(own_max, Decimal(one["weight"])) if own_max is not None else None
        applies = one["state"] != EntryState.NA_ACCEPTED
        measures.append(MeasureFigure(one["code"], cap, as_decimal(one["score"]), applies))
        caps[one["dimension"]] += cap or scoring.ZERO
    specific = as_decimal(case["specific"])
    return AgencyFigures(
        code=case["code"],
        measures=tuple(measures),
        general_cap=caps["general"],
        general=as_decimal(case["general"]) or scoring.ZERO,
        specific_cap=caps[SPECIFIC] if specific is not None else None,
        specific=specific,
        total=as_decimal(case["total"]) or scoring.ZERO,
    )


async def seal(list_id: int, digest: str, agencies: int) -> bool:
    """Put a list under its digest; its text is in the store already. False when it was opened again meanwhile."""
    one = await FinalList.get(id=list_id).select_related("cycle")
    if one.state != FinalListState.FREEZING:
        return False
    after = FINAL_LIST.after(one.state, "frozen")
    await FinalList.filter(id=one.id).update(state=after, digest=digest, agencies=agencies)
    details = {"version": one.version, "agencies": agencies, "sha256": digest}
    await audit.record([audit.Event(None, "final.frozen", f"final_list:{one.id}", details)])
    told = {"year": one.cycle.year, "version": one.version, "agencies": agencies, "digest": digest}
    deputies = await people.holders(Role.DEPUTY)
    notices = [
        Notice(f"final:{one.id}:frozen:{person}", person, "final-frozen-deputy", told, (("btn-open-final", "final"),))
        for person in deputies
    ]
    notices += [
        Notice(f"final:{one.id}:frozen:{person}", person, "final-frozen-staff", told, (("btn-open-final", "final"),))
        for person in await people.holders(Role.ADMIN)
        if person not in deputies
    ]
    await post(notices)
    return True
