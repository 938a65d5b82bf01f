"""Answers to objections: at once or as a batch after a preview, one transaction an agency, nobody twice (15e, ST-7)."""

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import installation, sql
from models.clock import business_now
from models.cycle import Cycle
from models.fields import stored_time
from services import access, ticking
from services.access import Actor, Permission
from services.appraisal import desk, writing
from services.case.entries import CURRENT
from services.errors import Refused
from services.notices import Notice, post
from services.objections import views
from services.objections.views import ObjectionView, Outcome
from services.people import people
from services.results.totals import GIVEN_JOIN
from services.states import FROZEN_RESULTS, ObjectionState, in_sql

# What was decided and is as it was then: a score that somebody gave meanwhile is looked at again first.
_AS_DECIDED = f"""
FROM objection o JOIN measure_entry e ON e.id = o.entry_id JOIN case_result r ON r.case_id = o.case_id
{GIVEN_JOIN}WHERE o.state = 'DECIDED' AND r.state NOT IN {in_sql(FROZEN_RESULTS)}
AND CAST(given.score AS REAL) = CAST(o.former_score AS REAL)
"""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a batch would answer: how many, to how many agencies, with what outcome; the first of them.

    `held` are decided on a score that changed since: they are to be decided anew. `people` are told. `mark` stands for
    just these answers as they are: another decision, or another answer among them, is another mark.
    """

    count: int
    mark: int
    agencies: int
    people: int
    outcomes: dict[str, int]
    gained: Decimal
    held: int
    first: tuple[ObjectionView, ...]


async def at_once(cycle_id: int) -> bool:
    """Whether answers go out as soon as an objection is decided."""
    return await installation.get(_key(cycle_id)) == "1"


def _key(cycle_id: int) -> str:
    return f"objections-answered-at-once:{cycle_id}"


async def answers_at_once(actor: Actor) -> bool:
    """The same of the current cycle, for staff."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    cycle = await Cycle.all().order_by("-year").first()
    return cycle is not None and await at_once(cycle.id)


async def choose_at_once(actor: Actor, *, now: bool) -> None:
    """Have answers sent as soon as an objection is decided, or only as a batch. What was decided before waits for a
    batch. Raises `Refused("wrong-state")` without a cycle."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    cycle = await Cycle.all().order_by("-year").first()
    if cycle is None:
        raise Refused("wrong-state")
    await installation.put(_key(cycle.id), "1" if now else "0")
    await views.record(actor, "answering", cycle.id, {"at_once": now})


async def _answerable(cycle: str = CURRENT) -> list[ObjectionView]:
    found = await sql.rows(f"SELECT o.id {_AS_DECIDED} AND o.answer_asked_at IS NULL AND o.cycle_id = {cycle}")
    if not found:
        return []
    return await views.select(
        f"o.id IN ({sql.marks(len(found))}) ORDER BY a.code, e.number", *[one["id"] for one in found]
    )


async def preview(actor: Actor) -> Preview:
    """What answering all that is decided would do; nothing is sent."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    found = await _answerable()
    held = await sql.row(
        "SELECT count(*) AS n FROM objection o WHERE o.state = 'DECIDED' "  # noqa: S608 - constants only
        f"AND o.id NOT IN (SELECT o.id {_AS_DECIDED}) AND o.cycle_id = {CURRENT}"
    )
    agencies = sorted({one.agency_id for one in found})
    told = await sql.row(
        "SELECT count(DISTINCT person_id) AS n FROM role_grant WHERE withdrawn_at IS NULL "  # noqa: S608 - only question marks
        f"AND role IN ('liaison', 'agency_head') AND agency_id IN ({sql.marks(len(agencies))})",
        *agencies,
    )
    return Preview(
        count=len(found),
        mark=_mark(found),
        agencies=len(agencies),
        people=int(told["n"]) if told else 0,
        outcomes=dict(Counter(one.outcome for one in found)),
        gained=sum((one.gained for one in found), Decimal(0)),
        held=int(held["n"]) if held else 0,
        first=tuple(found[:5]),
    )


def _mark(found: Sequence[ObjectionView]) -> int:
    return zlib.crc32(",".join(f"{one.id}:{one.version}" for one in found).encode())


async def answer_all(actor: Actor, seen: int, acted_at: datetime) -> int:
    """Have all answered that was previewed (`seen` is its mark); it happens in the background, an agency at a time.

    Pressed twice, the second finds nothing. Raises `Refused`: nothing-to-answer, answers-changed (it is not what was
    seen any more: look again).
    """
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    found = await _answerable()
    if not found:
        raise Refused("nothing-to-answer")
    if _mark(found) != seen:
        raise Refused("answers-changed", count=len(found))
    await _ask(found, acted_at)
    await views.record(actor, "answers_asked", found[0].id, {"count": len(found), "acted_at": acted_at})
    return len(found)


async def answer(actor: Actor, objection_id: int, version: int, acted_at: datetime) -> ObjectionView:
    """Send the answer of one decided objection now. Raises `Refused`: unknown-objection, objection-changed,
    objection-moved, score-changed-since (it is to be decided anew), result-frozen."""
    access.require(actor, Permission.MANAGE_OBJECTIONS)
    one = await views.known(objection_id)
    views.check_version(one, version)
    if one.state != ObjectionState.DECIDED:
        raise Refused("objection-moved", measure=one.measure, state=one.state)
    if one.result_state in FROZEN_RESULTS:
        raise Refused("result-frozen", agency=one.agency)
    if await is_held(one.id):
        raise Refused("score-changed-since", measure=one.measure)
    await views.record(actor, "answer_asked", one.id, {"acted_at": acted_at})
    await _answer(one)
    await views.close_case(one.case_id)
    return await views.known(one.id)


async def is_held(objection_id: int) -> bool:
    """Whether it is decided on a score that changed since: nothing is answered, and it is to be decided anew."""
    held = f"SELECT id FROM objection WHERE id = ? AND state = 'DECIDED' AND id NOT IN (SELECT o.id {_AS_DECIDED})"  # noqa: S608 - constants only
    return await sql.row(held, objection_id) is not None


async def _ask(found: Sequence[ObjectionView], acted_at: datetime) -> None:
    await sql.many(
        "UPDATE objection SET answer_asked_at = ? WHERE id = ? AND state = 'DECIDED' AND answer_asked_at IS NULL",
        [(stored_time(acted_at), one.id) for one in found],
    )
    ticking.soon()


_DUE = f"SELECT o.case_id {_AS_DECIDED} AND o.answer_asked_at IS NOT NULL ORDER BY o.case_id LIMIT 1"


async def any_due() -> bool:
    """Whether an answer is still to be sent (a reading look, outside the gate)."""
    return await sql.row(_DUE) is not None


async def next_case() -> bool:
    """Answer all that is asked for of the next agency; returns whether there was one. Cut off, the next call goes on
    behind it."""
    found = await sql.row(_DUE)
    if found is None:
        return False
    due = await sql.rows(
        f"SELECT o.id {_AS_DECIDED} AND o.answer_asked_at IS NOT NULL AND o.case_id = ? ORDER BY e.number",
        found["case_id"],
    )
    for one in due:
        await _answer(await views.known(one["id"]))
    await views.close_case(found["case_id"])
    return True


async def _answer(one: ObjectionView) -> None:
    """The new score takes its place beside the others, and the agency's people are told: result, points, reason."""
    now = business_now()
    if one.outcome != Outcome.REJECTED and one.score is not None:
        appraised = await desk.of_entry(one.entry_id)
        cap = appraised.entry.cap
        achieved = one.score / cap if cap else None
        reason, decided_at = one.decision_reason, one.decided_at or now
        source = desk.AFTER_OBJECTION
        await writing.give(appraised, source, achieved, one.score, one.decided_by_id, decided_at, reason)
    answered = await views.move(one, "answer", answered_at=now)
    await views.look_at_sheet(one.case_id)
    await views.record(
        access.SYSTEM, "answered", one.id, {"outcome": one.outcome, "from": one.former_score, "to": one.score}
    )
    told = {
        "measure": one.measure,
        "title": one.title,
        "outcome": one.outcome,
        "before": one.former_score,
        "after": one.score,
        "reason": one.decision_reason,
    }
    buttons = (("btn-see-objection", f"obj:{one.id}"), ("btn-home", "home"))
    key = f"objection:{one.id}:answered:{answered.version}"
    await post(
        [
            Notice(f"{key}:{person}", person, "objection-answered", told, buttons, important=True)
            for person in await people.of_agency(one.agency_id)
        ]
    )
