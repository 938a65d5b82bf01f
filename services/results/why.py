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
from services.access import SYSTEM, Actor, Permission
from services.appraisal import desk
from services.case import entries
from services.case.entries import CURRENT, EntryView, as_decimal, as_time
from services.case.self_assessment import SELF, STEWARD
from services.errors import Refused
from services.results import making
from services.states import CENTRAL_STATES, EntryState, ObjectionState

TOLD = "told"


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value that was given. `source`: self, steward, preliminary, after_objection, final, or told (a sheet,
    `version`). `person` is empty where only the role is shown. `superseded_at`: when another took its place.
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
    def not_applicable(self) -> bool:
        """Whether the measure does not apply: it gets no points and costs none."""
        return self.entry.state == EntryState.NA_ACCEPTED

    @property
    def as_declared(self) -> bool:
        """Whether the score that stands is the one that the rule gives for what was declared."""
        return self.score is not None and self.declared is not None and self.score.points == self.declared.points


async def of_number(actor: Actor, number: int) -> Why:
    """Of an entry of the current cycle by its number. Raises `Refused("unknown-entry")`, `Denied`."""
    found = await sql.row(f"SELECT id FROM measure_entry WHERE number = ? AND cycle_id = {CURRENT}", number)  # noqa: S608
    return await of_entry(actor, found["id"] if found else 0)


async def of_entry(actor: Actor, entry_id: int) -> Why:
    """Of an entry. Raises `Refused("unknown-entry")`; `Denied` for another's, of which nobody learns that it exists."""
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
    full = access.allows(actor, Permission.SEE_WHY, None, assigned)
    entry = await entries.view(SYSTEM, entry_id)
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
        files=tuple(await _files(entry_id)),
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
        "SELECT v.*, coalesce(p.name, '') AS person FROM value v LEFT JOIN person p ON p.id = v.person_id "
        "WHERE v.entry_id = ? ORDER BY v.id",
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
        reason=one["reason"],
        superseded_at=as_time(one["superseded_at"]),
    )


async def _told(result_id: int | None, entry_id: int) -> list[ValueLine]:
    """What the agency was told of the entry: each sheet that said something else than the one before it. What a later
    sheet does not count among the corrections came with the answer to an objection."""
    lines: list[ValueLine] = []
    for sheet in await ResultSheet.filter(result_id=result_id or 0).order_by("version"):
        line = next((making.read(one) for one in sheet.lines if one["entry"] == entry_id), None)
        if line is None or (lines and (line.given, line.reason) == (lines[-1].points, lines[-1].reason)):
            continue
        if lines:
            lines[-1] = replace(lines[-1], superseded_at=sheet.made_at)
        by_answer = sheet.version > 1 and entry_id not in sheet.changed
        source = desk.AFTER_OBJECTION if by_answer else TOLD
        lines.append(ValueLine(source, line.given, None, None, "", sheet.made_at, line.reason, None, sheet.version))
    return lines


async def _files(entry_id: int) -> list[str]:
    found = await sql.rows(
        "SELECT name FROM evidence_file WHERE entry_id = ? AND purpose = 'evidence' AND state IN ('UPLOADED', 'PAPER') "
        "ORDER BY id",
        entry_id,
    )
    return [one["name"] for one in found]


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
