"""Points of a case from the scores that the organisation gave: by measure, by axis, by dimension (§11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from models import sql
from services.appraisal.desk import AFTER_OBJECTION, PRELIMINARY, REASON
from services.case.entries import OWN_MAX, as_decimal
from services.case.progress import DIMENSIONS
from services.case.self_assessment import SELF, STEWARD
from services.catalogue import scoring
from services.catalogue.scoring import NotApplicable, Part, Total
from services.states import CENTRAL_STATES, EntryState, in_sql

_STANDS = "v.entry_id = e.id AND v.superseded_at IS NULL AND v.source = "
# The score that stands beside the other sources: joined as `given` and `own`.
GIVEN_JOIN = (
    "LEFT JOIN value given ON given.id = "  # noqa: S608 - constants only
    f"coalesce((SELECT v.id FROM value v WHERE {_STANDS}'{AFTER_OBJECTION}'), "
    f"(SELECT v.id FROM value v WHERE {_STANDS}'{PRELIMINARY}')) "
)
OWN_JOIN = (
    f"LEFT JOIN value own ON own.id = (SELECT v.id FROM value v WHERE {_STANDS}"  # noqa: S608 - constants only
    f"CASE WHEN e.state IN {in_sql(CENTRAL_STATES)} THEN '{STEWARD}' ELSE '{SELF}' END) "
)


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of a result: points out of its cap; None where nothing was given or the weight is not announced."""

    entry_id: int
    number: int
    code: str
    title: str
    axis_id: int
    axis: str
    dimension: str
    indicator_id: int
    cap: Decimal | None
    own: Decimal | None
    given: Decimal | None
    reason: str
    not_applicable: bool

    @property
    def lost(self) -> Decimal:
        """Points that were not given, of the cap; zero for what does not apply."""
        if self.not_applicable or self.cap is None:
            return scoring.ZERO
        return self.cap - (self.given or scoring.ZERO)


@dataclass(frozen=True, slots=True)
class Totals:
    """Points of a case: general of a thousand, specific of a thousand (None without specific indicators)."""

    general: Total
    specific: Total | None

    @property
    def points(self) -> Decimal:
        """Both together."""
        return self.general.points + (self.specific.points if self.specific else scoring.ZERO)

    @property
    def cap(self) -> Decimal:
        """The most that both together can give."""
        return self.general.cap + (self.specific.cap if self.specific else scoring.ZERO)


async def lines(case_id: int) -> list[Line]:
    """The measures of a case with the scores that stand, in the order of the catalogue."""
    found = await sql.rows(
        f"SELECT e.id, e.number, e.state, m.code, m.title, m.weight, i.id AS indicator_id, x.id AS axis_id, "  # noqa: S608 - constants only
        f"x.title AS axis, x.dimension, {OWN_MAX} AS own_max, own.score AS own, given.score AS given, "
        f"coalesce({REASON.format(v='given')}, '') AS reason "
        "FROM measure_entry e JOIN measure m ON m.id = e.measure_id JOIN indicator i ON i.id = m.indicator_id "
        "JOIN axis x ON x.id = i.axis_id JOIN agency_case c ON c.id = e.case_id JOIN cycle y ON y.id = c.cycle_id "
        f"{OWN_JOIN}{GIVEN_JOIN}WHERE e.case_id = ? ORDER BY e.number",
        case_id,
    )
    result = []
    for one in found:
        own_max = as_decimal(one["own_max"])
        result.append(
            Line(
                entry_id=one["id"],
                number=one["number"],
                code=one["code"],
                title=one["title"],
                axis_id=one["axis_id"],
                axis=one["axis"],
                dimension=one["dimension"],
                indicator_id=one["indicator_id"],
                cap=scoring.cap(own_max, Decimal(one["weight"])) if own_max is not None else None,
                own=as_decimal(one["own"]),
                given=as_decimal(one["given"]),
                reason=one["reason"],
                not_applicable=one["state"] == EntryState.NA_ACCEPTED,
            )
        )
    return result


def total(found: Sequence[Line], mode: NotApplicable) -> Totals:
    """The points of a case's lines, measures that do not apply counted as the cycle says (§11.4)."""
    by_dimension = []
    for dimension in DIMENSIONS:
        own = [one for one in found if one.dimension == dimension]
        cap = sum((one.cap for one in own if one.cap is not None), scoring.ZERO)
        parts = [Part(one.cap, one.given, one.not_applicable, str(one.indicator_id)) for one in own]
        by_dimension.append(scoring.total(parts, cap, mode) if own else None)
    general, specific = by_dimension
    return Totals(general or scoring.total([], scoring.ZERO, mode), specific)
