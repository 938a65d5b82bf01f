"""A whole case handed over by the liaison: pre-check, sending with its receipt, taking it back (07f, ART-4)."""

from dataclasses import dataclass, replace
from datetime import datetime

from models import audit, sql
from models.fields import stored_time
from services import access
from services.access import Actor, Permission, Role
from services.case import case_receipts, entries, progress, receipts, self_assessment, standing
from services.case.case_receipts import CaseReceiptView
from services.case.entries import EntryView
from services.case.standing import Standing
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.states import CASE, CENTRAL_STATES, LEFT_STATES, SENT, CaseState, EntryState
from services.year import cycles


@dataclass(frozen=True, slots=True)
class PreCheck:
    """What sending the case would hand over, and what it would leave at zero.

    `no_value` and `no_evidence` get no points as they are; `drafts` are complete and are recorded by the sending;
    `returned` ones were not touched since. `waiting` have files on their way and are recorded when they have come.
    `version` changes with anything that is entered.
    """

    standing: Standing
    total: int
    recorded: int
    no_value: tuple[EntryView, ...]
    no_evidence: tuple[EntryView, ...]
    drafts: tuple[EntryView, ...]
    returned: tuple[EntryView, ...]
    waiting: tuple[EntryView, ...]
    na_waiting: int
    arriving: int
    loose: int
    lost: int
    version: int
    receipt: CaseReceiptView | None

    @property
    def sendable(self) -> bool:
        """Whether there is anything to hand over."""
        return bool(self.recorded or self.drafts or self.waiting or self.na_waiting)


@dataclass(frozen=True, slots=True)
class Sent:
    """A case that was handed over: its receipt, and what becomes of it next."""

    standing: Standing
    receipt: CaseReceiptView
    arriving: int
    heads: int


async def check(actor: Actor, agency_id: int) -> PreCheck:
    """The pre-check of the agency's case. Raises `Refused`: not-open-yet; `Denied` for who may not see it."""
    access.require(actor, Permission.SEE_CASE, agency_id)
    now = await standing.current(agency_id)
    own = [one for one in await entries.entries(actor, agency_id) if one.state not in CENTRAL_STATES]
    left = [one for one in own if one.state in LEFT_STATES]
    waiting = [one for one in left if one.amount is not None and one.arriving]
    settled = [one for one in left if one not in waiting]
    complete = self_assessment.complete(settled)
    files = await progress.of_agency(actor, agency_id)
    sent = now.state in SENT
    return PreCheck(
        standing=now,
        total=len(own),
        recorded=sum(one.state == EntryState.SELF_SCORED or one.state == EntryState.NA_ACCEPTED for one in own),
        no_value=tuple(one for one in settled if one.amount is None),
        no_evidence=tuple(one for one in settled if one.amount is not None and one not in complete),
        drafts=tuple(complete),
        returned=tuple(one for one in own if one.state == EntryState.RETURNED),
        waiting=tuple(waiting),
        na_waiting=sum(one.state == EntryState.NA_REQUESTED for one in own),
        arriving=sum(one.arriving for one in own),
        loose=files.loose if files else 0,
        lost=files.lost if files else 0,
        version=sum(one.version for one in own),
        receipt=await case_receipts.last(now.case_id, "send") if sent else None,
    )


async def send(actor: Actor, case_id: int, acted_at: datetime, seen: int) -> Sent:
    """Hand the case over: to the head, or straight away where the cycle asks for no approval.

    Complete drafts are recorded with it; files on their way count when they arrive. The sending in time counts, even
    if the head is silent. Doing it twice gives the same receipt. `seen` is the version of the pre-check. Raises
    `Refused`: deadline-passed, nothing-to-send, case-changed (something was entered since), wrong-state.
    """
    now = await standing.of_case(case_id)
    access.require(actor, Permission.SEND_CASE, now.agency_id)
    heads = await people.holders(Role.AGENCY_HEAD, now.agency_id)
    if now.state in SENT:
        former = await case_receipts.last(case_id, "send")
        if former is None:
            raise Refused("wrong-state")
        return Sent(now, former, 0, len(heads))
    cycles.check_open(now.cycle_state, now.deadline, acted_at)
    found = await check(actor, now.agency_id)
    if found.standing.case_id != case_id:
        raise Refused("wrong-state")
    if not found.sendable:
        raise Refused("nothing-to-send")
    if found.version != seen:
        raise Refused("case-changed")
    # The agency's base data (SLA-6.1) are a step of their own, which this version passes.
    after = CASE.after(CASE.after(now.state, "pass_base_data"), "send" if now.head_approves else "submit")
    await receipts.record_all([*found.drafts, *found.waiting], actor, acted_at)
    # Reasons of an earlier return are answered by this sending; the audit trail keeps them.
    await sql.run("UPDATE measure_entry SET return_reason = '' WHERE case_id = ? AND return_reason <> ''", case_id)
    await sql.run(
        "UPDATE agency_case SET state = ?, sent_at = ?, sent_by_id = ?, approved_at = NULL, approved_by_id = NULL, "
        "return_reason = '' WHERE id = ?",
        after,
        stored_time(acted_at),
        actor.person_id,
        case_id,
    )
    receipt = await case_receipts.issue(case_id, now.na_mode, "send", actor.person_id, acted_at)
    now = replace(now, state=after, sent_at=acted_at, sent_by=actor.name, return_reason="")
    details = {"receipt": receipt.code, "digest": receipt.digest, "measures": receipt.measures, "files": receipt.files}
    await audit.record([audit.Event(actor.person_id, "case.sent", f"case:{case_id}", details)])
    await _tell_sent(actor, now, receipt, heads)
    return Sent(now, receipt, found.arriving, len(heads))


async def _tell_sent(actor: Actor, now: Standing, receipt: CaseReceiptView, heads: list[int]) -> None:
    said = {
        "agency": now.agency_title,
        "year": now.year,
        "by": actor.name,
        "measures": receipt.measures,
        "files": receipt.files,
    }
    key = f"sent:{receipt.id}"
    others = [one for one in await people.holders(Role.LIAISON, now.agency_id) if one != actor.person_id]
    notices = [Notice(f"{key}:{one}", one, "case-sent-notice", said, (("btn-home", "home"),)) for one in others]
    if now.with_head:
        until = {"until": now.grace_until, "deadline": now.deadline}
        notices += [
            Notice(
                f"{key}:head:{one}",
                one,
                "case-awaits-approval",
                said | until,
                (("btn-open-approval", "approval"),),
                important=True,
            )
            for one in heads
        ]
    if now.with_head and not heads:
        staff = {"agency": now.agency_title, "until": now.grace_until}
        notices += [
            Notice(f"{key}:staff:{one}", one, "case-without-head", staff, (("btn-invite", "invite"),))
            for one in await people.holders(Role.ADMIN)
        ]
    await post(notices)


async def withdraw(actor: Actor, case_id: int, acted_at: datetime) -> Standing:
    """Take a case back that was handed over, before its deadline; taking it back twice changes nothing.

    Raises `Refused`: deadline-passed, wrong-state.
    """
    now = await standing.of_case(case_id)
    access.require(actor, Permission.WITHDRAW_CASE, now.agency_id)
    if now.state == CaseState.IN_PROGRESS:
        return now
    cycles.check_open(now.cycle_state, now.deadline, acted_at)
    after = CASE.after(now.state, "withdraw")
    await taken_back(case_id, after)
    await audit.record([audit.Event(actor.person_id, "case.withdrawn", f"case:{case_id}", {"from": now.state})])
    told = {*await people.holders(Role.LIAISON, now.agency_id), *await people.holders(Role.AGENCY_HEAD, now.agency_id)}
    said = {"agency": now.agency_title, "by": actor.name, "deadline": now.deadline}
    key = f"withdrawn:{case_id}:{stored_time(acted_at)}"
    await post(
        [
            Notice(f"{key}:{one}", one, "case-withdrawn-notice", said, (("btn-home", "home"),))
            for one in sorted(told - {actor.person_id})
            if one is not None
        ]
    )
    return replace(now, state=after, sent_at=None)


async def taken_back(case_id: int, state: str, reason: str = "") -> None:
    """The case is the agency's own work again."""
    await sql.run(
        "UPDATE agency_case SET state = ?, sent_at = NULL, sent_by_id = NULL, approved_at = NULL, "
        "approved_by_id = NULL, return_reason = ? WHERE id = ?",
        state,
        reason,
        case_id,
    )
