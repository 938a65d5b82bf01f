"""The demo's objections at every stage, one accepted result, one hearing that was asked for."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from bot.demo_data.after_lock import entry_of
from bot.demo_data.people import Roster
from messages.jalali import local_date
from models.clock import business_now
from models.gate import tx
from samples import story
from services.access import Role
from services.objections import answering, deciding, drafting, filing, hearing_desk, hearings, queue, views
from services.objections.views import ObjectionView, Outcome
from services.results import accepting, corrections, sheets

ACCEPTS = "A06"
TEHRAN = ZoneInfo("Asia/Tehran")


async def answered(roster: Roster) -> None:
    """Those that were filed after the first release, and answered."""
    for said in story()["objections"]:
        if said["stage"] == "answered":
            one = await tx(lambda said=said: _object(roster, said))  # type: ignore[misc]
            await tx(lambda one=one, said=said: _decide(roster, one, said))  # type: ignore[misc]
            await tx(lambda one=one: _answer(roster, one))  # type: ignore[misc]
    while await tx(answering.next_case):
        pass
    while await tx(corrections.next_one):
        pass


async def waiting(roster: Roster) -> None:
    """Those after the second release, each at another stage; a result accepted, a hearing asked for."""
    for said in story()["objections"]:
        if said["stage"] == "answered":
            continue
        one = await tx(lambda said=said: _object(roster, said))  # type: ignore[misc]
        if said["stage"] == "decided":
            await tx(lambda one=one, said=said: _decide(roster, one, said))  # type: ignore[misc]
        elif said["stage"] == "assigned":
            await tx(lambda one=one: _assign(roster, one))  # type: ignore[misc]
        elif said["stage"] == "committee":
            await tx(lambda one=one, said=said: _escalate(roster, one, said))  # type: ignore[misc]
    await tx(lambda: _accept(roster))
    await tx(lambda: _hearing(roster))


async def _object(roster: Roster, said: dict[str, str]) -> ObjectionView:
    one, now = await roster.desk(said["agency"]), business_now()
    lost = await entry_of(said["agency"])
    begun = await drafting.begin(one.actor, lost.entry.id, now)
    written = await drafting.write(one.actor, begun.id, said["text"], begun.version)
    if said["stage"] == "draft":
        return written
    filed, _ = await filing.file(one.actor, written.id, written.version, now)
    return filed


async def _assign(roster: Roster, one: ObjectionView) -> ObjectionView:
    """To the appraiser who gave no score there: the last of them."""
    staff, last = await roster.actor(Role.ADMIN), (await roster.actors(Role.APPRAISER))[-1]
    return await queue.assign(staff, one.id, one.version, last.person_id or 0, business_now())


async def _decide(roster: Roster, one: ObjectionView, said: dict[str, str]) -> None:
    given = await _assign(roster, one)
    last = (await roster.actors(Role.APPRAISER))[-1]
    card = await deciding.card(last, given.id)
    await deciding.decide(
        last, given.id, card.objection.version, Outcome.ACCEPTED, card.cap, said["why"], business_now()
    )


async def _escalate(roster: Roster, one: ObjectionView, said: dict[str, str]) -> None:
    staff = await roster.actor(Role.ADMIN)
    await queue.escalate(staff, one.id, one.version, said["why"], business_now())


async def _answer(roster: Roster, one: ObjectionView) -> None:
    fresh = await views.known(one.id)
    await answering.answer(await roster.actor(Role.ADMIN), fresh.id, fresh.version, business_now())


async def _accept(roster: Roster) -> None:
    head = await roster.actor(Role.AGENCY_HEAD, ACCEPTS)
    agency_id = head.agency_of(Role.AGENCY_HEAD)
    assert agency_id is not None
    sheet = await sheets.of_agency(head, agency_id)
    assert sheet is not None
    await accepting.accept(head, agency_id, sheet.version, business_now())


async def _hearing(roster: Roster) -> None:
    """Asked for; there are times to be offered tomorrow and the day after."""
    said, now = story()["hearing"], business_now()
    one, staff = await roster.desk(said["agency"]), await roster.actor(Role.ADMIN)
    await hearings.ask(one.actor, one.agency_id, said["reason"], now)
    day = local_date(now) + timedelta(days=4)
    await hearing_desk.add_slots(staff, day, time(10), time(12), said["place"], TEHRAN, now)
