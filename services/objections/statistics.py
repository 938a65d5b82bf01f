"""Before and after in figures: by outcome, axis, group, appraiser; and the register of all objections (15e, ST-7)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models import sql
from services import access
from services.access import Actor, Permission
from services.case.entries import CURRENT
from services.objections import views
from services.objections.views import ObjectionView, Outcome

BY = ("outcome", "axis", "group", "appraiser")


@dataclass(frozen=True, slots=True)
class Figures:
    """Objections of one kind (an outcome, axis, group, the appraiser of the first score) and what came of them.

    `before` and `after` are points of those that were decided, together.
    """

    title: str
    filed: int
    accepted: int
    partly: int
    rejected: int
    lowered: int
    waiting: int
    before: Decimal
    after: Decimal

    @property
    def moved(self) -> Decimal:
        """How far the points moved, all together."""
        return self.after - self.before


async def figures(actor: Actor, by: str) -> list[Figures]:
    """The figures of the current cycle, those with the most objections first; `by` is one of `BY`, else outcome.

    Decided ones are counted as soon as they are decided; those refused as too late count as rejected.
    """
    access.require(actor, Permission.SEE_BOARD)
    found = await _all()
    names = await _appraisers() if by == "appraiser" else {}
    keys: dict[str, Callable[[ObjectionView], str]] = {
        "axis": lambda one: one.axis,
        "group": lambda one: one.group,
        "appraiser": lambda one: names.get(one.id, ""),
    }
    key = keys.get(by, _outcome_key)
    groups: dict[str, list[ObjectionView]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    made = [_figures(title, some) for title, some in groups.items()]
    return sorted(made, key=lambda one: (-one.filed, one.title))


async def whole(actor: Actor) -> Figures:
    """The same of all of them together."""
    access.require(actor, Permission.SEE_BOARD)
    return _figures("", await _all())


async def register(actor: Actor) -> list[ObjectionView]:
    """The register of objections of the current cycle, by agency and measure."""
    access.require(actor, Permission.SEE_BOARD)
    return await _all()


async def _all() -> list[ObjectionView]:
    return await views.select(
        f"o.state NOT IN ('DRAFT', 'DISCARDED') AND o.cycle_id = {CURRENT} ORDER BY a.code, e.number, o.id"
    )


def outcome_of(one: ObjectionView) -> str:
    """What came of an objection; refused as too late is rejected, nothing yet is empty."""
    return Outcome.REJECTED.value if one.state == "REFUSED_LATE" else one.outcome


def _outcome_key(one: ObjectionView) -> str:
    return outcome_of(one) or "waiting"


def _figures(title: str, found: Sequence[ObjectionView]) -> Figures:
    outcomes = [outcome_of(one) for one in found]
    scored = [one for one in found if one.outcome and one.former_score is not None and one.score is not None]
    return Figures(
        title=title,
        filed=len(found),
        accepted=outcomes.count(Outcome.ACCEPTED),
        partly=outcomes.count(Outcome.PARTLY),
        rejected=outcomes.count(Outcome.REJECTED),
        lowered=outcomes.count(Outcome.LOWERED),
        waiting=outcomes.count(""),
        before=sum((one.former_score for one in scored if one.former_score is not None), Decimal(0)),
        after=sum((one.score for one in scored if one.score is not None), Decimal(0)),
    )


async def _appraisers() -> dict[int, str]:
    """Who gave the score that an objection is about, by the objection's id."""
    rows = await sql.rows(
        "SELECT o.id, h.name FROM objection o JOIN appraisal p ON p.entry_id = o.entry_id "  # noqa: S608 - constants only
        f"JOIN person h ON h.id = p.scored_by_id WHERE o.cycle_id = {CURRENT}"
    )
    return {one["id"]: one["name"] for one in rows}
