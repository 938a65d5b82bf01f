"""The head's word on a case: approved for good, or sent back with a reason for each measure (07f)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from models import audit, sql
from models.fields import stored_time
from models.text import plain
from services import access
from services.access import Actor, Permission, Role
from services.case import case_receipts, entries, progress, standing, submission
from services.case.case_receipts import CaseReceiptView
from services.case.entries import EntryView
from services.case.progress import Progress
from services.case.standing import Standing
from services.errors import Refused
from services.notices import Notice, post
from services.people import people
from services.states import CASE, CENTRAL_STATES, ENTRY, SENT, CaseState, EntryState
from services.year import cycles

FEWEST_LETTERS, LONGEST_REASON = 3, 1000
# A request for «not applicable» is decided by staff; what they accepted is not the agency's any more.
NOT_RETURNABLE = (EntryState.NA_REQUESTED, EntryState.NA_ACCEPTED, *CENTRAL_STATES)


@dataclass(frozen=True, slots=True)
class Overview:
    """What the head is to decide about: `sent` is the liaison's receipt, `approved` the head's own."""

    standing: Standing
    stand: Progress
    sent: CaseReceiptView | None
    approved: CaseReceiptView | None

    @property
    def version(self) -> int:
        """Which sending this is: one that is replaced by a newer cannot be decided any more."""
        return self.sent.id if self.sent else 0


async def overview(actor: Actor, agency_id: int) -> Overview:
    """The case as the head sees it. Raises `Refused`: not-open-yet."""
    access.require(actor, Permission.APPROVE_CASE, agency_id)
    now = await standing.current(agency_id)
    stand = await progress.of_agency(actor, agency_id)
    assert stand is not None
    handed_over = now.state in SENT
    sent = await case_receipts.last(now.case_id, "send") if handed_over else None
    approved = await case_receipts.last(now.case_id, "approve") if handed_over and not now.with_head else None
    return Overview(now, stand, sent, approved if sent and approved and approved.id > sent.id else None)


async def approve(actor: Actor, case_id: int, acted_at: datetime, seen: int) -> tuple[Standing, CaseReceiptView]:
    """Approve what the liaison sent, until the end of the grace period; its receipt goes to liaisons and heads.

    Approving twice gives the same receipt. `seen` is the sending that was looked at (`Overview.version`). Raises
    `Refused`: case-resent (withdrawn or sent anew meanwhile), grace-over, wrong-state.
    """
    now = await standing.of_case(case_id)
    access.require(actor, Permission.APPROVE_CASE, now.agency_id)
    sent = await case_receipts.last(case_id, "send")
    former = await case_receipts.last(case_id, "approve")
    if now.state in SENT and not now.with_head and sent and former and former.id > sent.id == seen:
        return now, former
    if sent is None or not now.started or (not now.with_head and now.locked_as is None):
        raise Refused("case-resent")
    if acted_at >= now.grace_until or now.locked_as is not None:
        raise Refused("grace-over", until=now.grace_until)
    if sent.id != seen:
        raise Refused("case-resent")
    after = CASE.after(now.state, "approve")
    await sql.run("UPDATE measure_entry SET return_reason = '' WHERE case_id = ? AND return_reason <> ''", case_id)
    await sql.run(
        "UPDATE agency_case SET state = ?, approved_at = ?, approved_by_id = ? WHERE id = ?",
        after,
        stored_time(acted_at),
        actor.person_id,
        case_id,
    )
    receipt = await case_receipts.issue(case_id, now.na_mode, "approve", actor.person_id, acted_at)
    details = {"receipt": receipt.code, "digest": receipt.digest, "measures": receipt.measures, "files": receipt.files}
    await audit.record([audit.Event(actor.person_id, "case.approved", f"case:{case_id}", details)])
    said = {
        "agency": now.agency_title,
        "year": now.year,
        "by": actor.name,
        "measures": receipt.measures,
        "files": receipt.files,
        "at": acted_at,
        "tracking": receipt.code,
    }
    told = await _others(actor, now)
    await post(
        [
            Notice(
                f"approved:{receipt.id}:{one}",
                one,
                "case-approved-notice",
                said,
                (("btn-home", "home"),),
                important=True,
            )
            for one in told
        ]
    )
    return replace(now, state=after), receipt


async def returnable(actor: Actor, agency_id: int) -> list[EntryView]:
    """The measures of the current case that can be sent back, in the order of the catalogue."""
    access.require(actor, Permission.APPROVE_CASE, agency_id)
    return [one for one in await entries.entries(actor, agency_id) if one.state not in NOT_RETURNABLE]


async def give_reason(actor: Actor, case_id: int, entry_ids: Sequence[int], text: str, acted_at: datetime) -> None:
    """Note why measures are to be sent back; kept at once, in force with `send_back`.

    Raises `Refused`: return-reason-needed, return-reason-too-long, and those of `send_back`.
    """
    await _may_return(actor, case_id, acted_at)
    clean = plain(text)
    if sum(letter.isalpha() for letter in clean) < FEWEST_LETTERS:
        raise Refused("return-reason-needed")
    if len(clean) > LONGEST_REASON:
        raise Refused("return-reason-too-long", length=len(clean), most=LONGEST_REASON)
    marks = sql.marks(len(entry_ids))
    query = f"UPDATE measure_entry SET return_reason = ? WHERE case_id = ? AND id IN ({marks})"  # noqa: S608 - marks
    await sql.run(query, clean, case_id, *entry_ids)


async def send_back(
    actor: Actor, case_id: int, entry_ids: Sequence[int], acted_at: datetime, seen: int
) -> tuple[Standing, int]:
    """Send the case back with these measures to be corrected, each for the reason given; returns how many.

    Only before the deadline: afterwards the liaison could not correct anything. Sending back twice changes nothing
    and returns zero. Raises `Refused`: return-too-late, case-resent, nothing-chosen, return-reason-needed, wrong-state.
    """
    now = await _may_return(actor, case_id, acted_at, again=True)
    if not now.with_head:
        return now, 0
    sent = await case_receipts.last(case_id, "send")
    if sent is None or sent.id != seen:
        raise Refused("case-resent")
    known = {one.id: one for one in await returnable(actor, now.agency_id)}
    chosen = [known[one] for one in dict.fromkeys(entry_ids) if one in known]
    if not chosen:
        raise Refused("nothing-chosen")
    if not all(one.return_reason for one in chosen):
        raise Refused("return-reason-needed")
    for one in chosen:
        await sql.run(
            "UPDATE measure_entry SET state = ?, version = version + 1, record_asked_at = NULL WHERE id = ?",
            ENTRY.after(one.state, "return"),
            one.id,
        )
    await sql.run(
        "UPDATE measure_entry SET return_reason = '' WHERE case_id = ? AND state <> 'RETURNED' AND return_reason <> ''",
        case_id,
    )
    after = CASE.after(now.state, "return")
    await submission.taken_back(case_id, after, chosen[0].return_reason)
    reasons = {str(one.number): one.return_reason for one in chosen}
    await audit.record([audit.Event(actor.person_id, "case.returned", f"case:{case_id}", {"reasons": reasons})])
    said = {
        "agency": now.agency_title,
        "by": actor.name,
        "count": len(chosen),
        "first": chosen[0].title,
        "reason": chosen[0].return_reason[:200],
        "deadline": now.deadline,
    }
    buttons = (("btn-open-returned", "gap:returned:0"), ("btn-home", "home"))
    await post(
        [
            Notice(f"returned:{sent.id}:{one}", one, "case-returned-notice", said, buttons, important=True)
            for one in await people.holders(Role.LIAISON, now.agency_id)
        ]
    )
    return replace(now, state=after, sent_at=None), len(chosen)


async def _may_return(actor: Actor, case_id: int, acted_at: datetime, *, again: bool = False) -> Standing:
    now = await standing.of_case(case_id)
    access.require(actor, Permission.APPROVE_CASE, now.agency_id)
    if again and now.state == CaseState.IN_PROGRESS:
        return now
    if now.deadline is None or acted_at >= now.deadline:
        raise Refused("return-too-late", until=now.grace_until if now.deadline else acted_at)
    cycles.check_open(now.cycle_state, now.deadline, acted_at)
    if not now.with_head:
        raise Refused("case-resent")
    return now


async def _others(actor: Actor, now: Standing) -> list[int]:
    liaisons = await people.holders(Role.LIAISON, now.agency_id)
    heads = await people.holders(Role.AGENCY_HEAD, now.agency_id)
    return sorted({*liaisons, *heads} - {actor.person_id or 0})
