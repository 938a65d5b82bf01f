"""The last thing an appraiser did is undone, as a whole: one entry, or all that were decided at once (12c, 12d)."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from models import audit, sql
from models.appraisal import AppraisalAct, AppraisalStep
from models.clock import business_now
from services import access
from services.access import Actor, Permission
from services.appraisal import bulk_undo, writing
from services.appraisal.appraisers import PAIRS
from services.appraisal.bulk import BULK
from services.appraisal.second_look import STAFF_ACTS
from services.appraisal.writing import CHAIN, Former
from services.case.entries import CURRENT
from services.errors import Refused
from services.states import AFTER_THE_LOCK, BEFORE_RELEASE, in_sql

# What else is to be put back when an act of a kind is undone: called for each entry (its id) that went back.
More = Callable[[Actor, int, AppraisalStep, Former, datetime], Awaitable[None]]
_more: dict[str, More] = {}


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone: the kind of act, the numbers of the entries that are as before, and of those that are not:
    something happened to them since. `appraisal_id` where it was about one entry only."""

    kind: str
    acted_at: datetime
    numbers: tuple[int, ...]
    changed: tuple[int, ...]
    appraisal_id: int | None


def also(kind: str) -> Callable[[More], More]:
    """Declare what belongs to undoing an act of this kind beside the appraisal's own row and score."""

    def declare(more: More) -> More:
        _more[kind] = more
        return more

    return declare


async def undo(actor: Actor, acted_at: datetime) -> Undone:
    """Undo the actor's last act of the current cycle that is not undone; what has changed since stays and is named.

    An act of which nothing can be undone any more is spent: the next undoing is of the one before. What they did as
    staff (drawing a second look) is none of these acts. Raises `Refused`: nothing-to-undo, undo-released (all of it
    has been told to its agencies: a new score is the way on).
    """
    access.require(actor, Permission.APPRAISE, assigned_to=actor.person_id)
    last = await sql.row(
        "SELECT id FROM appraisal_act WHERE person_id = ? AND undone_at IS NULL "  # noqa: S608 - constants only
        f"AND cycle_id = {CURRENT} AND kind NOT IN ({sql.marks(len(STAFF_ACTS))}) ORDER BY id DESC LIMIT 1",
        actor.person_id,
        *STAFF_ACTS,
    )
    if last is None:
        raise Refused("nothing-to-undo")
    act = await AppraisalAct.get(id=last["id"])
    told: list[int] = []
    changed: list[int] = []
    open_ones: list[sql.Record] = []
    for one in await _touched(act.id):
        if one["result_state"] not in BEFORE_RELEASE:
            told.append(one["number"])
        elif one["appraiser_id"] != actor.person_id or not one["locked"] or one["barred"]:
            changed.append(one["number"])
        else:
            open_ones.append(one)
    many = act.kind.startswith(BULK)
    back = await (bulk_undo.put_back(open_ones) if many else _one_by_one(actor, act, open_ones, acted_at))
    there = {one["id"] for one in back}
    changed += [one["number"] for one in open_ones if one["id"] not in there]
    if told and not back and not changed:
        raise Refused("undo-released", number=str(told[0]), count=len(told))
    act.undone_at = business_now()
    await act.save(update_fields=["undone_at"])
    await _record(actor, act, back, acted_at)
    return Undone(
        act.kind,
        act.acted_at,
        tuple(one["number"] for one in back),
        (*changed, *told),
        back[0]["id"] if len(back) == 1 else None,
    )


async def _one_by_one(
    actor: Actor, act: AppraisalAct, steps: Sequence[sql.Record], acted_at: datetime
) -> list[sql.Record]:
    """Put back what nobody touched since, with what belongs to an act of this kind; returns it."""
    back = []
    for one in steps:
        told = json.loads(one["former"])
        step = AppraisalStep(
            id=one["step_id"], act_id=act.id, appraisal_id=one["id"], former=told, version=one["step_version"]
        )
        former = Former(**told)
        if not await writing.put_back(step, former):
            continue
        await sql.run(CHAIN, step.version + 1, step.appraisal_id, step.version - 1)
        if act.kind in _more:
            await _more[act.kind](actor, one["entry_id"], step, former, acted_at)
        back.append(one)
    return back


async def _record(actor: Actor, act: AppraisalAct, back: Sequence[sql.Record], acted_at: datetime) -> None:
    details = {"act": act.id, "kind": act.kind, "acted_at": acted_at}
    if not back:
        events = [audit.Event(actor.person_id, "appraisal.undo_failed", f"act:{act.id}", details)]
    elif act.kind.startswith(BULK):
        done = details | {"appraisals": [one["id"] for one in back]}
        events = [audit.Event(actor.person_id, "appraisal.undone", f"act:{act.id}", done)]
    else:
        events = [audit.Event(actor.person_id, "appraisal.undone", f"entry:{one['entry_id']}", details) for one in back]
    await audit.record(events)


async def _touched(act_id: int) -> list[sql.Record]:
    """The appraisals that an act touched with its steps, the last first; `barred`: a conflict came up since."""
    return list(
        await sql.rows(
            "SELECT p.id, p.entry_id, p.case_id, p.appraiser_id, p.version, e.number, r.state AS result_state, "  # noqa: S608 - constants only
            f"c.state IN {in_sql(AFTER_THE_LOCK)} AS locked, (p.appraiser_id, c.agency_id) IN ({PAIRS}) AS barred, "
            "s.id AS step_id, s.former, s.version AS step_version "
            "FROM appraisal_step s JOIN appraisal p ON p.id = s.appraisal_id "
            "JOIN measure_entry e ON e.id = p.entry_id "
            "JOIN agency_case c ON c.id = p.case_id JOIN case_result r ON r.case_id = p.case_id "
            "WHERE s.act_id = ? ORDER BY s.id DESC",
            act_id,
        )
    )
