"""A cycle defined like a former one: catalogue and settings, no value (01a, ART-1)."""

from models import audit, sql
from models.cycle import Cycle, Measure
from services import access
from services.access import Actor, Permission
from services.errors import Refused
from services.year import cycles

COPIED = (
    "weights_by_agency",
    "drafts_count",
    "head_approves",
    "grace_days",
    "na_mode",
    "return_days",
    "objection_days",
    "liaison_accepts",
    "allow_new_evidence",
    "score_may_fall",
    "gap_percent",
    "upstream_title",
    "upstream_address",
    "is_sample",
)


async def define_like(actor: Actor, year: int, former_id: int) -> Cycle:
    """Define the cycle of a year with the catalogue and settings of a former one; returns the new one.

    Caps of single agencies and targets of specific indicators are of one year: they are not copied, the indicators
    are. The lengths of the timetable's steps need no copy: a new timetable begins with those of the former year.
    Raises what `cycles.define` raises, and `Refused("wrong-state")` for a cycle that is not there.
    """
    access.require(actor, Permission.MANAGE_CYCLE)
    former = await Cycle.get_or_none(id=former_id)
    if former is None:
        raise Refused("wrong-state")
    cycle = await cycles.define(actor, year)
    for name in COPIED:
        setattr(cycle, name, getattr(former, name))
    await cycle.save(update_fields=list(COPIED))
    await _copy_catalogue(former.id, cycle.id)
    measures = await Measure.filter(indicator__axis__cycle_id=cycle.id).count()
    details = {"from": former.year, "measures": measures}
    await audit.record([audit.Event(actor.person_id, "cycle.copied", f"cycle:{cycle.id}", details)])
    return cycle


async def _copy_catalogue(former: int, new: int) -> None:
    await sql.run(
        "INSERT INTO axis (cycle_id, code, title, max_score, position, dimension) "
        "SELECT ?, code, title, max_score, position, dimension FROM axis WHERE cycle_id = ? ORDER BY id",
        new,
        former,
    )
    await sql.run(
        "INSERT INTO indicator (axis_id, code, title, max_score, position, agency_id, definition, steward) "
        "SELECT n.id, i.code, i.title, i.max_score, i.position, i.agency_id, i.definition, i.steward "
        "FROM indicator i JOIN axis o ON o.id = i.axis_id JOIN axis n ON n.cycle_id = ? AND n.code = o.code "
        "WHERE o.cycle_id = ? ORDER BY i.id",
        new,
        former,
    )
    await sql.run(
        "INSERT INTO measure (indicator_id, code, title, weight, kind, method, target, evidence, agency_upload, "
        "na_allowed, position, unit, direction, steps, version) "
        "SELECT ni.id, m.code, m.title, m.weight, m.kind, m.method, "
        "CASE WHEN o.dimension = 'specific' THEN '0' ELSE m.target END, m.evidence, m.agency_upload, "
        "m.na_allowed, m.position, m.unit, m.direction, m.steps, 1 "
        "FROM measure m JOIN indicator i ON i.id = m.indicator_id JOIN axis o ON o.id = i.axis_id "
        "JOIN axis n ON n.cycle_id = ? AND n.code = o.code "
        "JOIN indicator ni ON ni.axis_id = n.id AND ni.code = i.code WHERE o.cycle_id = ? ORDER BY m.id",
        new,
        former,
    )
