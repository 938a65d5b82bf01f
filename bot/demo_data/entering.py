"""What the liaisons of the demo have entered: values, files, receipts, and cases that were sent, approved, returned."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from bot.demo_data.papers import MOST_BYTES, keep
from bot.demo_data.people import Desk, Roster
from bot.evidence_store import EvidenceStore
from models import jobs
from models.clock import business_now
from models.gate import tx
from samples import SamplePerson, story
from services.access import Role
from services.case import approval, entries, evidence, evidence_room, receipts, self_assessment, submission
from services.case.entries import SPECIFIC, EntryView
from services.case.evidence import SentFile, StoredBytes
from services.people import people

ALL = 10_000
# Of the measures that wait for an agency: how many are recorded, and how many are drafts after them.
STAGES = {
    "begun": (0, 2),
    "part": (5, 1),
    "half": (15, 3),
    "most": (26, 2),
    "full": (ALL, 0),
    "sent": (ALL, 0),
    "submitted": (ALL, 0),
    "returned": (ALL, 0),
}
BRIEF = 4
RATIOS = ("87.5", "92", "78", "100", "64.5", "71", "95", "83.5")
SHARES = ("0.8", "0.95", "1", "0.6")
STEPPED = ("ladder", "binary")
LOST_CODE, ODD = "gave-up", "no_extension"

Papers = dict[str, tuple[str, StoredBytes]]


class Desks:
    """The desks of the liaisons: each works as far as their stage says.

    `long_ago`: the demo opens after this work, and those who are not listed leave most of it to `filling`.
    """

    def __init__(self, roster: Roster, store: EvidenceStore, *, long_ago: bool) -> None:
        self._roster = roster
        self._store = store
        self._long_ago = long_ago
        self._kept: Papers = {}

    async def work(self, liaisons: Sequence[SamplePerson]) -> None:
        """Let these liaisons work, now."""
        for person in liaisons:
            if person.stage in STAGES:
                desk = await self._roster.desk_of(person)
                chosen = await self._chosen(desk)
                await self._keep(chosen, _papers(desk))
                await tx(lambda desk=desk, chosen=chosen: self._work(desk, chosen))  # type: ignore[misc]

    async def _chosen(self, desk: Desk) -> list[EntryView]:
        waiting = await entries.entries(desk.actor, desk.agency_id, left_only=True)
        return waiting[: sum(self._so_far(desk))]

    def _so_far(self, desk: Desk) -> tuple[int, int]:
        recorded, drafts = STAGES[desk.person.stage]
        brief = self._long_ago and drafts and not desk.person.listed
        return min(recorded, BRIEF) if brief else recorded, drafts

    async def papers(self, chosen: Sequence[EntryView]) -> dict[str, tuple[str, StoredBytes]]:
        """The first paper that each of these measures wants, by its code."""
        await self._keep(chosen, most=1)
        wanted = {one.code: f"{one.code} {one.evidence_wanted[0]}" for one in chosen if one.evidence_wanted}
        return {code: self._kept[mark] for code, mark in wanted.items()}

    async def _keep(self, chosen: Sequence[EntryView], most: int) -> None:
        """Papers are the same for all agencies: the store has each once."""
        for entry in chosen:
            for title in entry.evidence_wanted[:most]:
                mark = f"{entry.code} {title}"
                if mark not in self._kept:
                    self._kept[mark] = await keep(self._store, title, f"{entry.code} {len(self._kept)}")

    async def _work(self, desk: Desk, chosen: list[EntryView]) -> None:
        recorded, drafts = self._so_far(desk)
        odd = {one["measure"]: one for one in story()["papers"] if one["agency"] == desk.person.agency_code}
        for place, entry in enumerate(chosen):
            fresh = entry.amount is None
            if fresh:
                await _give(desk, entry)
            # The last draft has a value and no file yet: something for its liaison to do.
            bare = entry.files or (drafts and place == len(chosen) - 1)
            for part, title in enumerate(() if bare else entry.evidence_wanted[: _papers(desk)]):
                name, got = self._kept[f"{entry.code} {title}"]
                await _bring(desk, entry, name, got, part)
            if fresh and entry.code in odd:
                await _bring_odd(desk, entry, odd[entry.code], self._kept)
            await _explain(desk, entry)
            if place < recorded:
                seen = await entries.view(desk.actor, entry.id)
                await receipts.record(desk.actor, entry.id, business_now(), seen.version)
        for job in await jobs.waiting():  # the bytes are in the store already, or never come
            await jobs.finish(job, "done")
        if desk.person.stage in ("sent", "submitted", "returned"):
            await _hand_over(desk, self._roster)


def _papers(desk: Desk) -> int:
    """How many papers a measure gets: one where nobody looks closely."""
    return ALL if desk.person.listed else 1


async def _give(desk: Desk, entry: EntryView) -> None:
    await self_assessment.give_value(desk.actor, entry.id, str(amount_for(entry)), business_now(), entry.version)


def amount_for(entry: EntryView) -> Decimal:
    """What an agency says of a measure: most of its target, now and then all of it."""
    if entry.kind == SPECIFIC:
        share = Decimal(SHARES[entry.number % len(SHARES)])
        return (entry.target or Decimal(100)) * share // 1 or Decimal(1)
    if entry.kind in STEPPED:
        steps = [percent for _, percent in entry.steps if percent]
        return steps[entry.number % len(steps)]
    return Decimal(RATIOS[entry.number % len(RATIOS)])


async def _bring(desk: Desk, entry: EntryView, name: str, got: StoredBytes, part: int) -> None:
    file = await evidence.receive(
        desk.actor, desk.agency_id, entry.id, sent_file(desk, entry, name, got, part), business_now(), MOST_BYTES
    )
    await evidence.stored(file.id, got)


def sent_file(desk: Desk, entry: EntryView, name: str, got: StoredBytes, part: int) -> SentFile:
    """No message brought these files: a number below zero is nobody's message."""
    message_id = -(entry.id * 10 + part)
    return SentFile(desk.platform, desk.chat_id, message_id, f"sample{message_id}", name, got.mime, got.size)


async def _bring_odd(desk: Desk, entry: EntryView, said: dict[str, str], kept: Papers) -> None:
    """Evidence as it comes now and then: only on paper, lost on its way, or with a doubt about it."""
    got = next(iter(kept.values()))[1]
    sent = sent_file(desk, entry, said["name"], got, 9)
    if said["kind"] == "paper":
        await evidence_room.note_paper(desk.actor, entry.id, sent, business_now())
        return
    file = await evidence.receive(desk.actor, desk.agency_id, entry.id, sent, business_now(), MOST_BYTES)
    if said["kind"] == "lost":
        await evidence.not_stored(file.id, "lose", LOST_CODE)
    else:
        await evidence.stored(file.id, StoredBytes(got.sha256, got.size, got.mime, got.pages, (ODD,)))


async def _explain(desk: Desk, entry: EntryView) -> None:
    said = story()["explained"]
    if (said["agency"], said["measure"]) == (desk.person.agency_code, entry.code):
        seen = await entries.view(desk.actor, entry.id)
        await self_assessment.explain(desk.actor, entry.id, said["text"], business_now(), seen.version)


async def _hand_over(desk: Desk, roster: Roster) -> None:
    """Send the case; where the stage says so its head approves it or sends it back with reasons."""
    now = business_now()
    seen = await submission.check(desk.actor, desk.agency_id)
    case_id = seen.standing.case_id
    await submission.send(desk.actor, case_id, now, seen.version)
    if desk.person.stage == "sent" or not await people.holders(Role.AGENCY_HEAD, desk.agency_id):
        return
    head = await roster.actor(Role.AGENCY_HEAD, desk.person.agency_code)
    looked = await approval.overview(head, desk.agency_id)
    later = now + timedelta(minutes=1)
    if desk.person.stage == "submitted":
        await approval.approve(head, case_id, later, looked.version)
        return
    numbers = {one.code: one.id for one in await entries.entries(desk.actor, desk.agency_id)}
    returned = [one for one in story()["returned"] if one["agency"] == desk.person.agency_code]
    for one in returned:
        await approval.give_reason(head, case_id, [numbers[one["measure"]]], one["reason"], later)
    chosen = [numbers[one["measure"]] for one in returned]
    await approval.send_back(head, case_id, chosen, later, looked.version)
