"""«چرا این امتیاز؟»: who gave which value when, by which rule, on which evidence, and what it took the place of.

The organisation's side sees it all, with names. An agency sees its own values, the steward's, and what it was told:
the sheets' scores and the answers to its objections, by roles, never the drafts in between.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from models import sql
from models.results import ResultSheet
from services import access
from services.access import AGENCY_ROLES, SYSTEM, Actor, Permission
from services.appraisal import desk, evidence
from services.case import entries
from services.case.entries import CURRENT, EntryView, as_decimal, as_time
from services.case.self_assessment import SELF, STEWARD
from services.catalogue.rescoring import RESCORED
from services.errors import Refused
from services.results import making
from services.states import CENTRAL_STATES, EntryState, ObjectionState

TOLD = "told"


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value that was given. `source`: self, steward, preliminary, after_objection, final, or told (a sheet,
    `version`). `person` is empty where only the role is shown. `superseded_at`: when another took its place.
    `recomputed`: nobody gave it anew, it followed another cap or target and keeps the reason of the one before. `cap`
    is that of its sheet, for what was told.
    """

    source: str
    points: Decimal | None
    amount: Decimal | None
    achievement: Decimal | None
    person: str
    acted_at: datetime
    reason: str
    superseded_at: datetime | None
    version: int = 0
    recomputed: bool = False
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """An objection and what became of it; no outcome while it is not decided, or not answered to who looks."""

    state: str
    filed_at: datetime | None
    outcome: str | None
    former: Decimal | None
    score: Decimal | None
    reason: str
    decided_at: datetime | None
    person: str


@dataclass(frozen=True, slots=True)
class Why:
    """All that explains a score. `score` is the one that stands for who looks, None where there is none to see;
    `declared` is what the rule was applied to: the agency's value, or of a central measure its steward's.
    """

    entry: EntryView
    indicator_max: Decimal | None
    na_mode: str
    score: ValueLine | None
    declared: ValueLine | None
    history: tuple[ValueLine, ...]
    files: tuple[str, ...]
    objections: tuple[ObjectionLine, ...]
    recheck_reason: str
    na_reason: str
    full: bool

    @property
    def cap(self) -> Decimal | None:
        """What the score is out of, as who looks was told it."""
        return self.score.cap if self.score is not None and self.score.cap is not None else self.entry.cap

    @property
    def not_applicable(self) -> bool:
        """Whether the measure does not apply: it gets no points and costs none."""
        return self.entry.state == EntryState.NA_ACCEPTED

    @property
    def as_declared(self) -> bool:
        """Whether the score that stands is the one that the rule gives for what was declared."""
        return self.score is not None and self.declared is not None and self.score.points == self.declared.points


async def of_number(actor: Actor, number: int) -> Why:
    """Of an entry of the current cycle by its number. Raises `Refused("unknown-entry")` where there is none, `Denied`
    for another's."""
    found = await sql.row(f"SELECT id FROM measure_entry WHERE number = ? AND cycle_id = {CURRENT}", number)  # noqa: S608
    if found is None:
        access.require(actor, Permission.SEE_WHY, assigned_to=actor.person_id)
        raise Refused("unknown-entry")
    return await of_entry(actor, found["id"])


async def of_entry(actor: Actor, entry_id: int) -> Why:
    """Of an entry. Raises `Refused`: unknown-entry, conflict-declared (who judges has no say over the agency);
    `Denied` for another's, of which nobody learns that it exists."""
    found = await sql.row(
        f"SELECT c.agency_id, p.appraiser_id, p.recheck_reason, y.na_mode, {entries.OWN_MAX} AS own_max, "  # noqa: S608
        "r.id AS result_id, (SELECT q.decision_reason FROM na_request q WHERE q.entry_id = e.id "
        "ORDER BY q.id DESC LIMIT 1) AS na_reason "
        "FROM measure_entry e JOIN agency_case c ON c.id = e.case_id JOIN cycle y ON y.id = c.cycle_id "
        "JOIN measure m ON m.id = e.measure_id JOIN indicator i ON i.id = m.indicator_id "
        "JOIN axis x ON x.id = i.axis_id "
        "LEFT JOIN appraisal p ON p.entry_id = e.id LEFT JOIN case_result r ON r.case_id = c.id WHERE e.id = ?",
        entry_id,
    )
    assigned = await _assigned(actor, entry_id, found["appraiser_id"] if found else None)
    access.require(actor, Permission.SEE_WHY, found["agency_id"] if found else None, assigned)
    if found is None:
        raise Refused("unknown-entry")
    # Who has a role in the agency sees its scores as the agency does, whatever else they are.
    of_agency = any(one.agency_id == found["agency_id"] for one in actor.grants if one.role in AGENCY_ROLES)
    full = not of_agency and access.allows(actor, Permission.SEE_WHY, None, assigned)
    judges = full and not access.allows(actor, Permission.SEE_BOARD)
    entry = await entries.view(SYSTEM, entry_id)
    if judges and await desk.has_conflict(actor.person_id, entry.agency_id):
        raise Refused("conflict-declared", agency=entry.agency_title)
    values = await _values(entry_id, named=full)
    told = [] if full else await _told(found["result_id"], entry_id)
    given = [one for one in values if one.source not in (SELF, STEWARD)] if full else told
    own = [one for one in values if one.source in (SELF, STEWARD)]
    wanted = STEWARD if entry.state in CENTRAL_STATES else SELF
    return Why(
        entry=entry,
        indicator_max=as_decimal(found["own_max"]),
        na_mode=found["na_mode"],
        score=_standing(given),
        declared=next((one for one in reversed(own) if one.source == wanted and one.superseded_at is None), None),
        history=tuple(sorted([*own, *given], key=lambda one: one.acted_at)),
        files=tuple(one.name for one in await evidence.in_time(entry_id) if one.state in evidence.THERE),
        objections=tuple(await _objections(entry_id, full=full)),
        recheck_reason=(found["recheck_reason"] or "") if full else "",
        na_reason=found["na_reason"] or "",
        full=full,
    )


async def _assigned(actor: Actor, entry_id: int, appraiser_id: int | None) -> int | None:
    """Whose work the entry is: its appraiser's, or the actor's who decides an objection to its score."""
    decides = await sql.row(
        "SELECT 1 AS one FROM objection WHERE entry_id = ? AND decider_id = ? LIMIT 1", entry_id, actor.person_id
    )
    return actor.person_id if decides else appraiser_id


def _standing(given: list[ValueLine]) -> ValueLine | None:
    """The score that stands: the newest kind that has one."""
    for source in (desk.FINAL, desk.AFTER_OBJECTION, desk.PRELIMINARY, TOLD):
        for one in reversed(given):
            if one.source == source and one.superseded_at is None:
                return one
    return None


async def _values(entry_id: int, *, named: bool) -> list[ValueLine]:
    found = await sql.rows(
        f"SELECT v.*, {desk.REASON.format(v='v')} AS why, coalesce(p.name, '') AS person "  # noqa: S608 - constants only
        "FROM value v LEFT JOIN person p ON p.id = v.person_id WHERE v.entry_id = ? ORDER BY v.id",
        entry_id,
    )
    return [_value(one, named=named) for one in found]


def _value(one: sql.Record, *, named: bool) -> ValueLine:
    acted_at = as_time(one["acted_at"])
    assert acted_at is not None
    return ValueLine(
        source=one["source"],
        points=as_decimal(one["score"]),
        amount=as_decimal(one["amount"]),
        achievement=as_decimal(one["achievement"]),
        person=one["person"] if named or one["source"] == SELF else "",
        acted_at=acted_at,
        reason=one["why"],
        superseded_at=as_time(one["superseded_at"]),
        recomputed=one["reason"] == RESCORED,
    )


async def _told(result_id: int | None, entry_id: int) -> list[ValueLine]:
    """What the agency was told of the entry: each sheet that said something else than the one before it. A score that
    a later sheet does not count among the corrections came with the answer to an objection."""
    lines: list[ValueLine] = []
    for sheet in await ResultSheet.filter(result_id=result_id or 0).order_by("version"):
        line = next((making.read(one) for one in sheet.lines if one["entry"] == entry_id), None)
        if line is None or (lines and (line.given, line.reason) == (lines[-1].points, lines[-1].reason)):
            continue
        if lines:
            lines[-1] = replace(lines[-1], superseded_at=sheet.made_at)
        if not lines or entry_id in sheet.changed:
            source = TOLD
        else:
            source = lines[-1].source if line.given == lines[-1].points else desk.AFTER_OBJECTION
        told = ValueLine(source, line.given, None, None, "", sheet.made_at, line.reason, None, sheet.version)
        lines.append(replace(told, cap=line.cap))
    return lines


async def _objections(entry_id: int, *, full: bool) -> list[ObjectionLine]:
    found = await sql.rows(
        "SELECT o.*, coalesce(p.name, '') AS person FROM objection o LEFT JOIN person p ON p.id = o.decided_by_id "
        "WHERE o.entry_id = ? AND o.state NOT IN ('DRAFT', 'DISCARDED') ORDER BY o.id",
        entry_id,
    )
    lines = []
    for one in found:
        shown = full or one["state"] == ObjectionState.ANSWERED
        lines.append(
            ObjectionLine(
                state=one["state"],
                filed_at=as_time(one["filed_at"]),
                outcome=one["outcome"] if shown else None,
                former=as_decimal(one["former_score"]),
                score=as_decimal(one["score"]) if shown else None,
                reason=one["decision_reason"] if shown else "",
                decided_at=as_time(one["decided_at"]) if shown else None,
                person=one["person"] if full else "",
            )
        )
    return lines
