"""A second look by sampling: some of an appraiser's scores are given again by another, differences are listed (12f)."""

import json
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from models import audit, sql
from models.clock import business_now
from models.fields import exact
from services import access
from services.access import Actor, Permission
from services.appraisal import appraisers, desk, rechecking, writing
from services.appraisal.writing import Former
from services.case.entries import CURRENT, as_decimal
from services.errors import Refused
from services.states import BEFORE_RELEASE, AppraisalState, in_sql

DRAWN, THIRD, SETTLED = STAFF_ACTS = ("second-look", "third-look", "look-settled")
PERCENTS = (5, 10, 20, 30)
# Two scores that differ by more than this share of the cap are put before staff.
THRESHOLD = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class Draw:
    """What was drawn, and from how many that could be; `blocked`: nobody else has a say over their agency."""

    drawn: int
    of: int
    blocked: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Two appraisers differ over an entry: shares of the cap, first and second."""

    appraisal_id: int
    number: int
    code: str
    agency: str
    first: str
    second: str
    first_share: Decimal
    second_share: Decimal


@dataclass(frozen=True, slots=True)
class Looks:
    """How many entries were drawn, of them looked at again, and those that differ too much, unsettled."""

    drawn: int
    looked: int
    differing: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Drawn:
    appraisal_id: int
    value_id: int
    kind: str


async def draw(actor: Actor, person_id: int, percent: int, to: int = 0) -> Draw:
    """Draw so many percent (at least one) of what somebody scored, and give it to another (0: evenly) to score anew.

    Only before a release, and nothing twice. Raises `Refused`: bad-percent, same-appraiser, unknown-appraiser,
    no-appraisers, nothing-to-draw; `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    if not 1 <= percent <= 100:
        raise Refused("bad-percent", given=percent)
    if to == person_id:
        raise Refused("same-appraiser")
    there = {one.person_id: one.open for one in await appraisers.everybody() if one.active}
    receiving = [one for one in there if one != person_id and to in (0, one)]
    if not receiving:
        raise Refused("unknown-appraiser" if to else "no-appraisers")
    found = await _drawable(person_id)
    if not found:
        raise Refused("nothing-to-draw")
    some = random.SystemRandom().sample(list(found), -(-len(found) * percent // 100))
    pairs, given, blocked = await appraisers.without_say(), dict[int, list[sql.Record]](), 0
    for one in some:
        may = [who for who in receiving if who != one["gave"] and (who, one["agency_id"]) not in pairs]
        if not may:
            blocked += 1
            continue
        person = min(may, key=lambda who: (there[who], who))
        there[person] += 1
        given.setdefault(person, []).append(one)
    drawn = sum(map(len, given.values()))
    if not drawn:
        raise Refused("no-appraisers")
    act_id = await _note(actor, DRAWN, [one for chosen in given.values() for one in chosen])
    for person, chosen in given.items():
        await rechecking.mark([one["id"] for one in chosen], rechecking.SECOND_LOOK, by=actor.person_id, to=person)
    details = {"percent": percent, "drawn": drawn, "of": len(found), "act": act_id}
    await audit.record([audit.Event(actor.person_id, "appraisal.second_look", f"person:{person_id}", details)])
    return Draw(drawn, len(found), blocked)


_ROWS = f"""
SELECT p.*, c.agency_id, a.title AS agency, v.id AS value_id, v.person_id AS gave
FROM appraisal p JOIN agency_case c ON c.id = p.case_id
JOIN agency a ON a.id = c.agency_id JOIN case_result r ON r.case_id = p.case_id
JOIN value v ON v.entry_id = p.entry_id AND v.source = '{desk.PRELIMINARY}' AND v.superseded_at IS NULL
WHERE p.cycle_id = {CURRENT} AND p.state = '{AppraisalState.SCORED}'
"""  # noqa: S608 - constants only


async def _drawable(person_id: int) -> Sequence[sql.Record]:
    return await sql.rows(
        f"{_ROWS} AND p.scored_by_id = ? AND r.state IN {in_sql(BEFORE_RELEASE)} AND NOT EXISTS ("  # noqa: S608 - constants only
        "SELECT 1 FROM appraisal_step s JOIN appraisal_act t ON t.id = s.act_id WHERE s.appraisal_id = p.id "
        f"AND t.kind IN ('{DRAWN}', '{THIRD}')) ORDER BY p.id",
        person_id,
    )


async def drawable(actor: Actor, person_id: int) -> int:
    """How many scores of somebody could be drawn. `Denied` for who may not."""
    access.require(actor, Permission.MANAGE_APPRAISAL)
    return len(await _drawable(person_id))


async def _note(actor: Actor, kind: str, rows: Sequence[sql.Record]) -> int:
    """Note the entries and the values that stood, before they are moved."""
    cycle = rows[0]["cycle_id"]
    act_id = await writing.begin_act(actor.person_id, cycle, kind, business_now())
    await sql.many(
        "INSERT INTO appraisal_step (act_id, appraisal_id, former, version) VALUES (?, ?, ?, ?)",
        [
            (
                act_id,
                one["id"],
                json.dumps(
                    asdict(
                        Former(
                            state=one["state"],
                            since_at=one["since_at"],
                            scored_by=one["scored_by_id"],
                            scored_at=one["scored_at"],
                            returned_until=one["returned_until"],
                            return_reason=one["return_reason"],
                            recheck_reason=one["recheck_reason"],
                            value_id=one["value_id"],
                        )
                    )
                ),
                one["version"] + 1,
            )
            for one in rows
        ],
    )
    return act_id


async def looks(actor: Actor) -> Looks:
    """What was drawn in the current cycle, and where two differ by more than `THRESHOLD`. `Denied`."""
    access.require(actor, Permission.MANAGE_APPRAISAL)
    steps = await sql.rows(
        "SELECT s.appraisal_id, s.former, t.kind FROM appraisal_step s JOIN appraisal_act t ON t.id = s.act_id "  # noqa: S608 - constants only
        f"WHERE t.cycle_id = {CURRENT} AND t.kind IN ('{DRAWN}', '{THIRD}', '{SETTLED}') AND t.undone_at IS NULL "
        "ORDER BY s.id",
    )
    newest = {one["appraisal_id"]: one for one in steps}
    drawn = [one for one in newest.values() if one["kind"] == DRAWN]
    first = {one["appraisal_id"]: json.loads(one["former"])["value_id"] for one in drawn}
    looked = {} if not first else {one["id"]: one for one in await _again(list(first))}
    values = await _values([*first.values()])
    differing = []
    for appraisal_id, one in looked.items():
        was = values[first[appraisal_id]]
        before, after = as_decimal(was["achievement"]), as_decimal(one["achievement"])
        if before is not None and after is not None and abs(exact(before) - exact(after)) > THRESHOLD:
            differing.append(
                Difference(
                    appraisal_id, one["number"], one["code"], one["agency"], was["person"], one["person"], before, after
                )
            )
    settled = len(newest) - len(drawn)
    return Looks(len(newest), len(looked) + settled, tuple(differing))


async def _again(appraisal_ids: Sequence[int]) -> Sequence[sql.Record]:
    """Those that were scored again since they were drawn."""
    return await sql.rows(
        "SELECT p.id, e.number, m.code, a.title AS agency, v.achievement, coalesce(h.name, '') AS person "  # noqa: S608 - constants and marks
        "FROM appraisal p JOIN measure_entry e ON e.id = p.entry_id JOIN measure m ON m.id = e.measure_id "
        "JOIN agency_case c ON c.id = p.case_id JOIN agency a ON a.id = c.agency_id "
        f"JOIN value v ON v.entry_id = e.id AND v.source = '{desk.PRELIMINARY}' AND v.superseded_at IS NULL "
        "LEFT JOIN person h ON h.id = v.person_id "
        f"WHERE p.state = '{AppraisalState.SCORED}' AND p.id IN ({sql.marks(len(appraisal_ids))}) ORDER BY e.number",
        *appraisal_ids,
    )


async def _values(value_ids: Sequence[int]) -> dict[int, sql.Record]:
    found = await sql.rows(
        "SELECT v.id, v.achievement, coalesce(h.name, '') AS person FROM value v "  # noqa: S608 - question marks
        f"LEFT JOIN person h ON h.id = v.person_id WHERE v.id IN ({sql.marks(len(value_ids))})",
        *value_ids,
    )
    return {one["id"]: one for one in found}


async def third(actor: Actor, appraisal_id: int) -> str:
    """Have somebody who gave neither score decide; returns their name.

    Raises `Refused`: look-settled (it differs no more), no-third-appraiser, result-frozen; `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    row = await _differing(actor, appraisal_id)
    gave = await sql.rows(
        "SELECT DISTINCT v.person_id FROM value v WHERE v.entry_id = ? AND v.source = ?",
        row["entry_id"],
        desk.PRELIMINARY,
    )
    pairs, before = await appraisers.without_say(), {one["person_id"] for one in gave}
    may = [
        one
        for one in await appraisers.everybody()
        if one.active and one.person_id not in before and (one.person_id, row["agency_id"]) not in pairs
    ]
    if not may:
        raise Refused("no-third-appraiser")
    chosen = min(may, key=lambda one: (one.open, one.person_id))
    await _note(actor, THIRD, [row])
    done = await rechecking.mark([appraisal_id], rechecking.SECOND_LOOK, by=actor.person_id, to=chosen.person_id)
    if not done.marked:
        raise Refused("result-frozen", agency=row["agency"])
    return chosen.name


async def settle(actor: Actor, appraisal_id: int) -> None:
    """Leave it at the second score: the difference is off the list.

    Raises `Refused("look-settled")`; `Denied` for who may not.
    """
    access.require(actor, Permission.MANAGE_APPRAISAL)
    row = await _differing(actor, appraisal_id)
    await _note(actor, SETTLED, [row])
    await audit.record([audit.Event(actor.person_id, "appraisal.look_settled", f"appraisal:{appraisal_id}", {})])


async def _differing(actor: Actor, appraisal_id: int) -> sql.Record:
    found = await looks(actor)
    row = await sql.row(f"{_ROWS} AND p.id = ?", appraisal_id)
    if row is None or appraisal_id not in [one.appraisal_id for one in found.differing]:
        raise Refused("look-settled")
    return row
