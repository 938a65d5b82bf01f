"""Locking a case when its time is over: on what ground it counts, what of it counts, and who is told (SLA-4.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from models import audit, inbox, sql
from models.fields import stored_time
from services.access import SYSTEM, Role
from services.appraisal import rechecking
from services.case import entries, fingerprint, self_assessment, standing
from services.case.entries import EntryView
from services.case.standing import Standing
from services.notices import Notice, post
from services.people import people
from services.states import CASE, CENTRAL_STATES, DONE_STATES, CaseState, EntryState

Ground = Literal["approved", "unapproved", "drafts", "none"]
APPROVED: Ground = "approved"
UNAPPROVED: Ground = "unapproved"
DRAFTS: Ground = "drafts"
NONE: Ground = "none"
LONGEST_WITHOUT_MESSENGER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Closed:
    """A case that was locked: on what ground, and how much of it counts. `drafts` were recorded by the locking."""

    case_id: int
    ground: Ground
    recorded: int
    drafts: int
    total: int


@dataclass(frozen=True, slots=True)
class Due:
    """Cases to be locked now; `held` says that others have to wait for what people sent in time."""

    case_ids: tuple[int, ...]
    held: bool


async def due(now: datetime) -> Due:
    """Which cases are to be locked (a reading look, outside the gate).

    A case waits while something that its people sent before its end is not processed yet: they acted in time. For a
    messenger that was taken out of the settings it waits a day.
    """
    over = [one for one in await standing.to_be_locked(now) if one.closes_at <= now]
    if not over:
        return Due((), held=False)
    free = await without_awaited([(one.case_id, one.agency_id, one.closes_at) for one in over], now)
    return Due(free, held=len(free) < len(over))


async def without_awaited(over: Sequence[tuple[int, int, datetime]], now: datetime) -> tuple[int, ...]:
    """Of cases (case, agency, end of its time) those whose people sent nothing before the end that is not processed."""
    unprocessed = _earlier(await inbox.oldest_by_lane(), await _being_read())
    lanes = await _lanes_by_agency() if unprocessed else {}
    return tuple(case_id for case_id, agency_id, ends in over if not _awaited(agency_id, ends, now, unprocessed, lanes))


async def _being_read() -> dict[str, datetime]:
    """By lane: since when a workbook or a package of files that somebody sent is fetched and read."""
    found = await sql.rows(
        "SELECT platform, chat_id, min(created_at) AS since FROM import_draft WHERE state = 'own-reading' "
        "GROUP BY platform, chat_id"
    )
    return {inbox.lane_of(one["platform"], one["chat_id"]): datetime.fromisoformat(one["since"]) for one in found}


def _earlier(one: dict[str, datetime], other: dict[str, datetime]) -> dict[str, datetime]:
    return {lane: min(found[lane] for found in (one, other) if lane in found) for lane in {*one, *other}}


def _awaited(
    agency_id: int, ends: datetime, now: datetime, unprocessed: dict[str, datetime], lanes: dict[int, set[str]]
) -> bool:
    patient = now < ends + LONGEST_WITHOUT_MESSENGER
    return any(
        unprocessed[lane] < ends and (patient or inbox.served(lane))
        for lane in lanes.get(agency_id, set())
        if lane in unprocessed
    )


async def _lanes_by_agency() -> dict[int, set[str]]:
    found = await sql.rows(
        "SELECT g.agency_id, a.platform, a.chat_id FROM role_grant g JOIN account a ON a.person_id = g.person_id "
        "WHERE g.agency_id IS NOT NULL AND g.withdrawn_at IS NULL"
    )
    lanes: dict[int, set[str]] = {}
    for one in found:
        lanes.setdefault(one["agency_id"], set()).add(inbox.lane_of(one["platform"], one["chat_id"]))
    return lanes


async def close(case_id: int, now: datetime) -> Closed | None:
    """Lock a case whose time is over, in one transaction, and tell its people what counts; None when it is not due.

    What was sent in time counts, approved or not. Otherwise what is recorded and what is complete counts where the
    cycle lets drafts count, and it is marked so; else the agency has submitted nothing.
    """
    case = await standing.of_case(case_id)
    if case.deadline is None or case.closes_at > now or case.state in (CaseState.LOCKED, CaseState.NO_SUBMISSION):
        return None
    own = [
        one for one in await entries.entries(SYSTEM, case.agency_id, of_case=case_id) if one.state not in CENTRAL_STATES
    ]
    counting = await _drafts_of(own) if case.drafts_count else []
    ground = await _ground(case, own, counting)
    drafts = await _record(counting, case.deadline) if ground != NONE and case.state == CaseState.IN_PROGRESS else 0
    closed = Closed(case_id, ground, sum(one.state in DONE_STATES for one in own) + drafts, drafts, len(own))
    after = CASE.after(case.state, "lapse") if ground == NONE else _passed_and_locked(case.state)
    await sql.run(
        "UPDATE agency_case SET state = ?, locked_at = ?, locked_as = ? WHERE id = ?",
        after,
        stored_time(now),
        ground,
        case_id,
    )
    details = {"as": ground, "recorded": closed.recorded, "drafts": drafts, "of": len(own)}
    await audit.record([audit.Event(None, "case.locked", f"case:{case_id}", details)])
    await rechecking.locked_again(case_id)
    await _tell(case, closed)
    return closed


def _passed_and_locked(state: str) -> str:
    """Through the confirmation by the parent office, which this version passes, to the lock."""
    return CASE.after(CASE.after(state, "pass_parent"), "lock")


async def _drafts_of(own: list[EntryView]) -> list[EntryView]:
    """What is complete, or will be when its files have arrived, and only was not recorded."""
    begun = [one for one in own if one.state in (EntryState.DRAFT, EntryState.RETURNED) and one.amount is not None]
    return [one for one in begun if self_assessment.is_complete(one) or one.arriving]


async def _ground(case: Standing, own: list[EntryView], counting: list[EntryView]) -> Ground:
    if case.state == CaseState.SUBMITTED:
        return APPROVED
    if case.state == CaseState.SENT_TO_HEAD:
        return UNAPPROVED
    if case.state == CaseState.IN_PROGRESS and case.sent_at is not None:  # it had been locked, and was opened again
        former = await sql.row("SELECT former_ground, former_digest FROM agency_case WHERE id = ?", case.case_id)
        untouched = former is not None and former["former_digest"] == await fingerprint.of_case(case.case_id)
        return APPROVED if untouched and former and former["former_ground"] == APPROVED else UNAPPROVED
    something = bool(counting) or any(one.state in DONE_STATES for one in own)
    return DRAFTS if case.state == CaseState.IN_PROGRESS and case.drafts_count and something else NONE


async def _record(counting: list[EntryView], at: datetime) -> int:
    """Record drafts in the place of the liaison; those whose files are still coming follow when they have."""
    recorded = [one for one in counting if self_assessment.is_complete(one)]
    for one in recorded:
        await self_assessment.touch(one, "record")
        await sql.run("UPDATE measure_entry SET record_asked_at = NULL WHERE id = ?", one.id)
    await sql.many(
        "UPDATE measure_entry SET record_asked_at = ? WHERE id = ?",
        [(stored_time(one.record_asked_at or at), one.id) for one in counting if one not in recorded],
    )
    await audit.record([audit.Event(None, "entry.recorded_by_lock", f"entry:{one.id}", {}) for one in recorded])
    return len(recorded)


async def _tell(case: Standing, closed: Closed) -> None:
    said = {
        "agency": case.agency_title,
        "recorded": closed.recorded,
        "drafts": closed.drafts,
        "total": closed.total,
        "deadline": case.deadline,
    }
    liaisons = await people.holders(Role.LIAISON, case.agency_id)
    heads = await people.holders(Role.AGENCY_HEAD, case.agency_id)
    key = f"case-locked:{case.case_id}:{case.deadline_key}"
    name = "case-locked-approved"
    if closed.ground == UNAPPROVED:
        name = "case-locked-unapproved"
    elif closed.ground == DRAFTS:
        name = "case-locked-drafts"
    elif closed.ground == NONE:
        name = "case-locked-none"
    await post(
        [
            Notice(f"{key}:{one}", one, name, said, (("btn-home", "home"),), important=True)
            for one in sorted({*liaisons, *heads})
        ]
    )
