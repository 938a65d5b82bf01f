"""What the demo opens on: a circular, questions, requests, some decided and some waiting."""

from datetime import timedelta
from typing import Any

from bot.demo_data.people import Desk, Roster
from messages.jalali import end_of_day, local_date
from models import articles
from models.clock import business_now
from models.gate import tx
from samples import MARK, story
from services.access import Role
from services.case import entries, extensions, not_applicable
from services.case.entries import EntryView
from services.letters import circular_sending, circulars, duties
from services.letters import questions as asked
from services.letters.duties import Proposed

SHUT_OUT = "A14"


async def letters(roster: Roster) -> None:
    """A circular issued to everybody; some have acknowledged it, one cannot be reached."""
    roster.shut_out(SHUT_OUT)
    circular_id = await tx(lambda: _issue(roster))
    while await tx(circular_sending.next_chunk):
        pass
    await tx(lambda: _acknowledge(roster, circular_id))


async def _issue(roster: Roster) -> int:
    said = story()["circular"]
    staff, now = await roster.actor(Role.ADMIN), business_now()
    begun = await circulars.begin(staff, said["number"], local_date(now), now)
    await circulars.describe(staff, begun.id, title=said["title"])
    await circulars.put_text(staff, begun.id, said["text"], anew=True)
    due = {label: local_date(now) + timedelta(days=days) for label, days in said["due_in_days"].items()}
    proposed = [
        Proposed(one.label, one.title, articles.owner_of(one), due.get(one.label))
        for one in articles.split(said["text"])
        if one.label
    ]
    await duties.add_proposed(staff, begun.id, proposed)
    await circular_sending.issue(staff, begun.id, now)
    return begun.id


async def _acknowledge(roster: Roster, circular_id: int) -> None:
    for code in story()["circular"]["acknowledged_by"]:
        desk = await roster.desk(code)
        await circular_sending.acknowledge(desk.actor, desk.agency_id, circular_id, business_now())


async def questions(roster: Roster, *, all_settled: bool) -> None:
    """Questions of liaisons; one is answered, and shown to all agencies; the others too where all is settled."""
    staff = await roster.actor(Role.ADMIN)
    for said in story()["questions"]:
        desk, entry = await _about(roster, said)
        draft = await asked.write(desk.actor, desk.agency_id, entry.id, said["text"])
        question, _ = await asked.send(desk.actor, draft.id, business_now())
        answer = said["answer"] or (said["later"] if all_settled else "")
        if answer:
            await asked.answer(staff, question.id, answer, business_now())
            await asked.publish(staff, question.id, to_all=said["published"])


async def requests(roster: Roster, *, waiting: bool, all_settled: bool = False) -> None:
    """Requests for «not applicable» and for more time: those still waiting, or those decided already.

    Those that wait are decided too where all is settled.
    """
    staff, deputy = await roster.actor(Role.ADMIN), await roster.actor(Role.DEPUTY)
    for said in story()["not_applicable"]:
        if bool(said["decision"]) is waiting:
            continue
        desk, entry = await _about(roster, said)
        request = await not_applicable.ask(desk.actor, entry.id, said["reason"], business_now(), entry.version)
        decision = said["decision"] or (said["later"] if all_settled else "")
        if decision:
            decide = not_applicable.accept if decision == "accepted" else not_applicable.reject
            await decide(staff, request.id, said["decided"], business_now())
    for said in story()["extensions"]:
        if said["granted"] is waiting:
            continue
        desk = await roster.desk(said["agency"])
        stand = await extensions.standing(desk.actor, desk.agency_id)
        until = end_of_day(local_date(stand.deadline) + timedelta(days=said["days"] - 1))
        made = await extensions.ask(desk.actor, desk.agency_id, until, f"{said['reason']} ({MARK})", business_now())
        if said["granted"]:
            await extensions.grant(deputy, made.id, business_now())
        elif all_settled:
            await extensions.deny(deputy, made.id, said["denied"], business_now())


async def _about(roster: Roster, said: dict[str, Any]) -> tuple[Desk, EntryView]:
    desk = await roster.desk(said["agency"])
    found = await entries.entries(desk.actor, desk.agency_id)
    return desk, next(one for one in found if one.code == said["measure"])
