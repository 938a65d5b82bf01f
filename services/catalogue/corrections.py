"""Corrections of measures that people already work with: versions counted, entries flagged, agencies told (03a)."""

from collections.abc import Sequence

from models import audit, sql
from models.cycle import Cycle, Indicator, Measure
from services import access, ticking
from services.access import Actor, Permission, Role
from services.catalogue import rescoring
from services.catalogue.catalogue import measure_of
from services.lists.sheet_list import Comparison, Row
from services.notices import Notice, post
from services.people import people

# A change of these makes another score of the same value.
SCORED = frozenset({"target", "steps"})


async def apply(actor: Actor, cycle: Cycle, rows: Sequence[Row], comparison: Comparison) -> None:
    """Correct the measures that the comparison names, in an open cycle (its sheet was checked: nothing is new).

    Each gets its next version; entries made under the former one show that they are to be looked at again, scores
    follow, and who has begun with such a measure is told. `Denied` for who may not.
    """
    access.require(actor, Permission.IMPORT)
    by_code = {row["measure_code"].upper(): row for row in rows}
    changed = {change.code.upper() for change in comparison.changes}
    for code in sorted(changed):
        row = by_code[code]
        measure = await Measure.get(
            code=row["measure_code"], indicator__axis__cycle_id=cycle.id, indicator__agency_id__isnull=True
        )
        values = measure_of(row)
        for kept in ("code", "weight", "kind", "agency_upload"):
            values.pop(kept)
        await Measure.filter(id=measure.id).update(version=measure.version + 1, **values)
        await Indicator.filter(id=measure.indicator_id).update(
            definition=row.get("definition") or "", steward=row.get("steward") or ""
        )
    if any(change.column in SCORED for change in comparison.changes):
        await rescoring.mark(cycle.id)
        ticking.soon()
    details = {"measures": sorted(changed)}
    await audit.record([audit.Event(actor.person_id, "catalogue.corrected", f"cycle:{cycle.id}", details)])
    await tell(cycle, sorted(changed))


async def tell(cycle: Cycle, codes: list[str]) -> None:
    """Tell the agencies that have begun with measures of these codes that they were corrected."""
    if not codes:
        return
    found = await sql.rows(
        f"SELECT c.agency_id, max(m.version) AS version, group_concat(m.code) AS codes "  # noqa: S608 - marks
        "FROM measure_entry e JOIN agency_case c ON c.id = e.case_id JOIN measure m ON m.id = e.measure_id "
        f"WHERE c.cycle_id = ? AND upper(m.code) IN ({sql.marks(len(codes))}) AND e.state <> 'EMPTY' "
        "GROUP BY c.agency_id",
        cycle.id,
        *codes,
    )
    notices = []
    for one in found:
        for person in await people.holders(Role.LIAISON, one["agency_id"]):
            key = f"corrected:{cycle.id}:{one['agency_id']}:{'-'.join(codes)[:60]}:{one['version']}:{person}"
            notices.append(
                Notice(
                    key,
                    person,
                    "measures-corrected",
                    {"codes": one["codes"].split(",")},
                    (("btn-left-plain", "left:0"),),
                )
            )
    await post(notices)
