"""What the agencies of the demo had ready by the deadline: most of what was left, some of it sent and approved."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.demo_data.entering import Desks, amount_for, sent_file
from bot.demo_data.people import Desk, Roster
from bot.demo_data.today import SHUT_OUT
from models import sql
from models.clock import business_now
from models.fields import exact, stored_time
from models.gate import tx
from samples import SamplePerson
from services.access import Role
from services.case import approval, cases, entries
from services.case.entries import EntryView
from services.case.evidence import StoredBytes
from services.case.self_assessment import SELF
from services.catalogue import scoring
from services.states import EntryState, EvidenceState

# They finish in the chat and send, and their heads approve; one has its case with the head already. What the others
# have is recorded by the lock.
FINISH, WITH_HEAD = ("A01", "A02", "A07", "A25"), "A05"
# Of so many measures one stays empty, by how far the liaison had come on their day of work.
LEFT_OUT = {"begun": 2, "joined": 3, "part": 4}
SELDOM = 9


@dataclass(frozen=True, slots=True)
class _Draft:
    """A measure that is to get a value, and the paper that goes with it."""

    desk: Desk
    entry: EntryView
    paper: tuple[str, StoredBytes] | None


async def fill(roster: Roster, desks: Desks, slow: Collection[str]) -> None:
    """Everybody who could goes on until little is left, but for the slow ones."""
    people = {one.agency_code: one for day in (True, False) for one in roster.liaisons(today=day)}
    await desks.work([replace(people[code], stage="submitted") for code in FINISH])
    await tx(lambda: _approve(roster))
    drafts: list[_Draft] = []
    for code, person in people.items():
        if code not in (*FINISH, WITH_HEAD, *slow, SHUT_OUT) and person.stage != "newcomer":
            drafts += await _left(roster, desks, person)
    await tx(lambda: _put_in(drafts))


async def _approve(roster: Roster) -> None:
    head, sent = await roster.actor(Role.AGENCY_HEAD, WITH_HEAD), await roster.desk(WITH_HEAD)
    seen = await approval.overview(head, sent.agency_id)
    await approval.approve(head, seen.standing.case_id, business_now(), seen.version)


async def _left(roster: Roster, desks: Desks, person: SamplePerson) -> list[_Draft]:
    desk, every = await roster.desk_of(person), LEFT_OUT.get(person.stage, SELDOM)
    left = await entries.entries(desk.actor, desk.agency_id, left_only=True)
    chosen = [one for one in left if one.state != EntryState.RETURNED and (one.number % every or one.amount)]
    papers = await desks.papers(chosen)
    return [_Draft(desk, one, papers.get(one.code) if not one.files else None) for one in chosen]


async def _put_in(drafts: Sequence[_Draft]) -> None:
    """By one statement for each kind, not measure by measure: the demo opens in seconds."""
    now = stored_time(business_now())
    valued = []
    for one in drafts:
        if one.entry.amount is None:
            amount = exact(amount_for(one.entry))
            achieved = one.entry.achieved(amount)
            points = scoring.points(one.entry.cap, achieved)
            exactly = [None if part is None else str(exact(part)) for part in (achieved, points)]
            valued.append((one.entry.id, SELF, str(amount), *exactly, one.desk.actor.person_id, now))
    await sql.many(
        "INSERT INTO value (entry_id, source, amount, achievement, score, person_id, acted_at, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, '')",
        valued,
    )
    filed = []
    for one in drafts:
        if one.paper is not None:
            name, got = one.paper
            sent = sent_file(one.desk, one.entry, name, got, 0)
            who = (one.entry.case_id, one.entry.id, one.desk.actor.person_id, EvidenceState.UPLOADED.value)
            what = (name, got.mime, got.size, got.sha256, got.pages)
            filed.append((*who, *what, sent.platform, sent.chat_id, sent.message_id, sent.file_id, now, now))
    await sql.many(
        "INSERT INTO evidence_file (case_id, entry_id, person_id, state, name, mime, size, sha256, pages, platform, "
        "chat_id, message_id, file_id, sent_at, stored_at, purpose) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'evidence')",
        filed,
    )
    await sql.many(
        "UPDATE measure_entry SET state = ?, version = version + 1 WHERE id = ?",
        [(EntryState.DRAFT.value, one.entry.id) for one in drafts],
    )
    for case_id, state in {one.entry.case_id: one.entry.case_state for one in drafts}.items():
        await cases.begun(case_id, state)
