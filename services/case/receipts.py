"""Receipts: recording an entry as self-scored, with a tracking code that anyone can check (07f)."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import audit, sql
from models.assessment import EvidenceFile, MeasureEntry, Receipt, Value
from models.clock import business_now
from services.access import SYSTEM, Actor
from services.case import entries, returned, self_assessment
from services.case.entries import EntryView
from services.case.self_assessment import SELF
from services.errors import Refused
from services.states import EntryState, EvidenceState

# The newest receipt of an entry `e` about the amount that stands (a score computed anew leaves it true).
STANDING_RECEIPT = (
    "(SELECT r.code FROM receipt r JOIN value was ON was.id = r.value_id JOIN value now ON now.entry_id = e.id "
    "AND now.source = 'self' AND now.superseded_at IS NULL AND now.amount = was.amount "
    "WHERE r.entry_id = e.id ORDER BY r.id DESC LIMIT 1)"
)
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """What the receipt of an entry says; `again`: it had been issued before."""

    code: str
    entry: EntryView
    acted_at: datetime
    amount: Decimal
    score: Decimal | None
    files: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """The entry will be recorded, as of the time of asking, when its files have arrived."""

    entry: EntryView


async def record(actor: Actor, entry_id: int, acted_at: datetime, seen_version: int) -> ReceiptView | Waiting:
    """Record an entry as self-scored and issue its receipt; doing it twice gives the same receipt.

    What its appraiser had returned goes back to them with it.
    While files are arriving the wish is kept with its time: whoever asked before the deadline acted in time,
    however long we take to fetch. Raises `Refused`: no-value, no-evidence (files wanted, none there),
    changed-meanwhile, deadline-passed, not-open-yet, central-measure.
    """
    entry = await self_assessment.enterable(actor, entry_id, acted_at)
    if entry.state == EntryState.SELF_SCORED:
        standing = await _standing_receipt(actor, entry, acted_at)
        await returned.sent_back(entry, actor.person_id, acted_at)
        return standing
    if entry.version != seen_version:
        raise Refused("changed-meanwhile", entry_id=entry.id, code=entry.code)
    if entry.amount is None:
        raise Refused("no-value", entry_id=entry.id, code=entry.code)
    if entry.arriving:
        await MeasureEntry.filter(id=entry.id).update(record_asked_at=acted_at)
        return Waiting(entry)
    receipt = await _issue(actor, entry, acted_at)
    await returned.sent_back(entry, actor.person_id, acted_at)
    return receipt


async def complete(entry_id: int, sender_id: int | None, *, came: bool = True) -> tuple[EntryView, ReceiptView | None]:
    """The entry after one of its files came or came to nothing, and its receipt when it was to be recorded as soon as
    its files are here, and now they are. A step of the system: whoever asked may have lost the role since. `came` says
    that the file is stored.

    A value that was changed after the asking has withdrawn the wish (`self_assessment.touch`); so have files none
    of which could be used, unless one that was lost may still be sent again. An entry that had been recorded and
    whose new file came to nothing is recorded as before.
    """
    entry = await entries.view(SYSTEM, entry_id)
    if entry.arriving or entry.state not in (EntryState.DRAFT, EntryState.RETURNED):
        return entry, None
    whole = self_assessment.is_complete(entry)
    if entry.record_asked_at is None:
        former = await _of_standing_value(entry) if whole and not came else None
        if former is not None and former.file_count == entry.files and entry.state == EntryState.DRAFT:
            return await self_assessment.touch(entry, "record"), None
        return entry, None
    if not whole and await _may_still_come(entry_id):
        return entry, None
    await MeasureEntry.filter(id=entry_id).update(record_asked_at=None)
    if not whole:
        return entry, None
    receipt = await _issue(Actor(sender_id, ""), entry, entry.record_asked_at)
    await returned.sent_back(entry, sender_id, entry.record_asked_at)
    return await entries.view(SYSTEM, entry_id), receipt


async def _may_still_come(entry_id: int) -> bool:
    """Whether a file of the entry that was lost may still be sent again."""
    lost = EvidenceFile.filter(entry_id=entry_id, state=EvidenceState.LOST)
    return await lost.filter(resend_until__gt=business_now()).exists()


async def record_all(found: Sequence[EntryView], actor: Actor, acted_at: datetime) -> int:
    """Record what is complete of a case that is being handed over, each entry with its receipt; returns how many.

    Those whose files are still arriving are recorded, as of this time, when they have. Who may was checked before.
    """
    recorded = 0
    for entry in found:
        if entry.state not in (EntryState.DRAFT, EntryState.RETURNED) or entry.amount is None:
            continue
        if entry.arriving:
            await MeasureEntry.filter(id=entry.id).update(record_asked_at=acted_at)
        elif self_assessment.is_complete(entry):
            await _issue(actor, entry, acted_at)
            recorded += 1
    return recorded


async def _issue(actor: Actor, entry: EntryView, acted_at: datetime, *, recorded: bool = False) -> ReceiptView:
    if not self_assessment.is_complete(entry):
        raise Refused("no-evidence", entry_id=entry.id, code=entry.code, wanted=list(entry.evidence_wanted))
    value = await Value.get(entry_id=entry.id, source=SELF, superseded_at__isnull=True)
    files = await EvidenceFile.filter(
        entry_id=entry.id, purpose="evidence", state__in=[EvidenceState.UPLOADED, EvidenceState.PAPER]
    ).order_by("id")
    digest = hashlib.sha256(
        json.dumps(
            [
                entry.number,
                str(value.amount),
                str(value.score),
                acted_at.isoformat(),
                [one.sha256 for one in files],
            ]
        ).encode()
    ).hexdigest()
    code = tracking_code()
    await Receipt.create(
        code=code,
        entry_id=entry.id,
        value_id=value.id,
        person_id=actor.person_id,
        acted_at=acted_at,
        file_count=len(files),
        digest=digest,
    )
    if not recorded:
        await self_assessment.touch(entry, "record")
    details = {"receipt": code, "digest": digest, "files": len(files)}
    await audit.record([audit.Event(actor.person_id, "entry.recorded", f"entry:{entry.id}", details)])
    return ReceiptView(code, entry, acted_at, value.amount, value.score, len(files))


async def last_code(entry_id: int) -> str | None:
    """The tracking code of the newest receipt of the value that stands."""
    query = f"SELECT {STANDING_RECEIPT} AS code FROM measure_entry e WHERE e.id = ?"  # noqa: S608 - constants only
    found = await sql.row(query, entry_id)
    return found["code"] if found else None


async def _of_standing_value(entry: EntryView) -> Receipt | None:
    code = await last_code(entry.id)
    return await Receipt.get(code=code).select_related("value") if code else None


async def _standing_receipt(actor: Actor, entry: EntryView, acted_at: datetime) -> ReceiptView:
    """The receipt of what is recorded; one that the lock recorded in the place of the liaison gets its first now."""
    receipt = await _of_standing_value(entry)
    if receipt is None:
        return await _issue(actor, entry, acted_at, recorded=True)
    return ReceiptView(
        receipt.code, entry, receipt.acted_at, receipt.value.amount, receipt.value.score, receipt.file_count, again=True
    )


def tracking_code() -> str:
    """Sixteen letters and digits in fours that nobody confuses: 79 random bits."""
    letters = "".join(secrets.choice(CODE_ALPHABET) for _ in range(16))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))
